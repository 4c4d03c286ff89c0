// The review's fold for those who know their provider: further parameters of the order, checked against the names that
// may be set while they are typed.
#include "messages/messages.h"
#include "ui/wizard/review_page.h"
#include "ui_review_page.h"

#include <QCompleter>

namespace spotbook::ui {

void ReviewPage::connectExtras()
{
    m_ui->advancedFrame->hide();
    for (const auto &parameter : m_state.services.provider().extraParameters)
        m_ui->extraNameCombo->addItem(parameter.name);
    m_ui->extraNameCombo->setCurrentIndex(-1);
    auto *completer = m_ui->extraNameCombo->completer();
    completer->setCompletionMode(QCompleter::PopupCompletion);
    completer->setFilterMode(Qt::MatchContains);
    connect(m_ui->advancedButton, &QPushButton::toggled, this, [this](bool on) {
        m_ui->advancedFrame->setVisible(on);
        fillExtras();
    });
    connect(m_ui->extraNameCombo, &QComboBox::editTextChanged, this, &ReviewPage::refreshExtraNote);
    connect(m_ui->extraValueEdit, &QLineEdit::textChanged, this, &ReviewPage::refreshExtraNote);
    connect(m_ui->extraValueEdit, &QLineEdit::returnPressed, this, &ReviewPage::setExtra);
    connect(m_ui->extraSetButton, &QPushButton::clicked, this, &ReviewPage::setExtra);
    connect(m_ui->extraRemoveButton, &QPushButton::clicked, this, &ReviewPage::removeExtra);
    connect(m_ui->extraTree, &QTreeWidget::itemSelectionChanged, this,
            [this] { m_ui->extraRemoveButton->setEnabled(!m_ui->extraTree->selectedItems().isEmpty()); });
}

void ReviewPage::fillExtras()
{
    const auto &chosen = m_state.plan.extraParameters;
    const auto &known = m_state.services.provider().extraParameters;
    m_ui->advancedButton->setVisible(!known.isEmpty() || !chosen.isEmpty());
    m_ui->extraTree->clear();
    for (auto it = chosen.begin(); it != chosen.end(); ++it) {
        const auto *parameter = cloud::findExtra(known, it.key());
        const QString otherwise = !parameter ? tr("⚠ not known") : parameter->standard;
        new QTreeWidgetItem(m_ui->extraTree,
                            {it.key(), it.value(), otherwise.isEmpty() ? QStringLiteral("–") : otherwise});
    }
    for (int column = 0; column < 2; ++column)
        m_ui->extraTree->resizeColumnToContents(column);
    m_ui->extraRemoveButton->setEnabled(false);
    refreshExtraNote();
}

// Says also while it is folded in that something in it holds up the purchase.
void ReviewPage::nameExtras()
{
    const auto &chosen = m_state.plan.extraParameters;
    const QString fold = m_ui->advancedFrame->isHidden() ? QStringLiteral("▸ ") : QStringLiteral("▾ ");
    QString words = tr("&Advanced");
    if (hasPendingExtra())
        words = tr("&Advanced: ⚠ a parameter is typed and not set");
    else if (!chosen.isEmpty())
        words = tr("&Advanced: further parameters set: %1").arg(chosen.size());
    words.prepend(fold);
    if (m_foldWords == words)
        return;
    m_foldWords = words;
    m_ui->advancedButton->setText(words);
}

bool ReviewPage::hasPendingExtra() const
{
    return !m_ui->extraNameCombo->currentText().trimmed().isEmpty()
           || !m_ui->extraValueEdit->text().trimmed().isEmpty();
}

// What is wrong while it is typed, and what holds without it.
void ReviewPage::refreshExtraNote()
{
    const QString name = m_ui->extraNameCombo->currentText().trimmed();
    const QString value = m_ui->extraValueEdit->text().trimmed();
    const auto &known = m_state.services.provider().extraParameters;
    const auto problem = cloud::problemWith(known, name, value);
    const auto *parameter = cloud::findExtra(known, name);
    m_ui->extraSetButton->setEnabled(!problem);
    QString note;
    if (name.isEmpty())
        note = tr("Sent with the order as they are, under the provider's own names. Nobody needs any of them.");
    else if (problem && (!parameter || !value.isEmpty()))
        note = QStringLiteral("⚠ ") + messages::describe(*problem, m_state.services.provider()).explanation;
    else if (parameter)
        note = parameter->standard.isEmpty() ? tr("Without it: nothing, or what fits the type and the region.")
                                             : tr("Without it: %1").arg(parameter->standard);
    if (!problem)
        note += QLatin1Char(' ') + tr("Not yet part of the order: press Set, or empty both fields.");
    m_ui->extraNote->setText(note);
    nameExtras();
    Q_EMIT completeChanged();
}

// What was checked was another order: it is checked anew.
void ReviewPage::setExtra()
{
    const QString name = m_ui->extraNameCombo->currentText().trimmed();
    const QString value = m_ui->extraValueEdit->text().trimmed();
    if (cloud::problemWith(m_state.services.provider().extraParameters, name, value))
        return;
    m_state.plan.extraParameters.insert(name, value);
    m_ui->extraNameCombo->setCurrentIndex(-1);
    m_ui->extraNameCombo->clearEditText();
    m_ui->extraValueEdit->clear();
    fillExtras();
    check();
}

void ReviewPage::removeExtra()
{
    const auto selected = m_ui->extraTree->selectedItems();
    if (selected.isEmpty())
        return;
    m_state.plan.extraParameters.remove(selected.first()->text(0));
    fillExtras();
    check();
}

} // namespace spotbook::ui
