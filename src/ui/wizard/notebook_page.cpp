#include "ui/wizard/notebook_page.h"

#include "messages/messages.h"
#include "secrets/secret_store.h"
#include "ui_notebook_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <cmath>

namespace spotbook::ui {

using std::chrono::minutes;

namespace {
enum LeaseChoice { TwoHours, EightHours, OneDay, UntilTime, NoLimit };
constexpr int shortestPassword = 8;
constexpr minutes shortestLease{60};
} // namespace

int passwordStrength(const QString &password)
{
    if (password.size() < shortestPassword)
        return 0;
    int alphabet = 0;
    const auto has = [&password](auto &&test) { return std::any_of(password.begin(), password.end(), test); };
    alphabet += has([](QChar c) { return c.isLower(); }) ? 26 : 0;
    alphabet += has([](QChar c) { return c.isUpper(); }) ? 26 : 0;
    alphabet += has([](QChar c) { return c.isDigit(); }) ? 10 : 0;
    alphabet += has([](QChar c) { return !c.isLetterOrNumber(); }) ? 20 : 0;
    QString different = password;
    std::sort(different.begin(), different.end());
    different.resize(static_cast<int>(std::unique(different.begin(), different.end()) - different.begin()));
    const double bits = std::min<double>(password.size(), different.size() * 2.0) * std::log2(std::max(alphabet, 2));
    return bits < 45 ? 1 : bits < 65 ? 2 : 3;
}

NotebookPage::NotebookPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::NotebookPage>())
{
    m_ui->setupUi(this);
    m_ui->leaseCombo->setCurrentIndex(EightHours);
    m_ui->leaseEdit->setDateTime(QDateTime::currentDateTime().addSecs(8 * 3600));
    m_ui->leaseEdit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    for (QRadioButton *radio : {m_ui->generatedRadio, m_ui->ownRadio})
        connect(radio, &QRadioButton::toggled, this, &NotebookPage::refresh);
    for (QLineEdit *edit : {m_ui->passwordEdit, m_ui->repeatEdit})
        connect(edit, &QLineEdit::textChanged, this, &NotebookPage::refresh);
    connect(m_ui->showCheck, &QCheckBox::toggled, this,
            [this](bool on) { m_ui->generatedEdit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->generatedEdit->text()); });
    connect(m_ui->againButton, &QPushButton::clicked, this, &NotebookPage::generate);
    connect(m_ui->leaseCombo, qOverload<int>(&QComboBox::currentIndexChanged), this, &NotebookPage::refresh);
    connect(m_ui->leaseEdit, &QDateTimeEdit::dateTimeChanged, this, &NotebookPage::refresh);
    refresh();
}

NotebookPage::~NotebookPage() = default;

void NotebookPage::initializePage()
{
    if (m_ui->generatedEdit->text().isEmpty())
        generate();
    refresh();
}

void NotebookPage::generate()
{
    m_state.password = secrets::generatePassword();
    const auto shown = m_state.password.reveal();
    m_ui->generatedEdit->setText(QString::fromUtf8(shown.data(), static_cast<int>(shown.size())));
    refresh();
}

minutes NotebookPage::lease() const
{
    switch (m_ui->leaseCombo->currentIndex()) {
    case TwoHours: return std::chrono::hours(2);
    case OneDay: return std::chrono::hours(24);
    case NoLimit: return minutes(0);
    case UntilTime: return minutes(QDateTime::currentDateTime().secsTo(m_ui->leaseEdit->dateTime()) / 60);
    default: return std::chrono::hours(8);
    }
}

bool NotebookPage::isComplete() const
{
    if (m_ui->leaseCombo->currentIndex() == UntilTime && lease() < shortestLease)
        return false;
    if (m_ui->generatedRadio->isChecked())
        return !m_ui->generatedEdit->text().isEmpty();
    return passwordStrength(m_ui->passwordEdit->text()) > 0 && m_ui->passwordEdit->text() == m_ui->repeatEdit->text();
}

bool NotebookPage::validatePage()
{
    const QLineEdit *edit = m_ui->generatedRadio->isChecked() ? m_ui->generatedEdit : m_ui->passwordEdit;
    m_state.password = base::Secret(edit->text().toUtf8());
    m_state.plan.lease = lease();
    m_state.leaseUntil = m_ui->leaseCombo->currentIndex() == UntilTime ? m_ui->leaseEdit->dateTime() : QDateTime();
    return true;
}

void NotebookPage::retranslate()
{
    m_ui->retranslateUi(this);
    refresh();
}

void NotebookPage::refresh()
{
    const bool own = m_ui->ownRadio->isChecked();
    m_ui->ownWidget->setEnabled(own);
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->generatedEdit), static_cast<QWidget *>(m_ui->showCheck),
                            static_cast<QWidget *>(m_ui->copyButton), static_cast<QWidget *>(m_ui->againButton)})
        widget->setEnabled(!own);
    const QString typed = m_ui->passwordEdit->text();
    QString strength;
    if (typed.isEmpty())
        strength = tr("at least %1 characters").arg(shortestPassword);
    else
        switch (passwordStrength(typed)) {
        case 0: strength = tr("✗ too short: at least %1 characters").arg(shortestPassword); break;
        case 1: strength = tr("⚠ weak: longer is better, a sentence is best"); break;
        case 2: strength = tr("fair"); break;
        default: strength = tr("✓ strong"); break;
        }
    if (!m_ui->repeatEdit->text().isEmpty() && m_ui->repeatEdit->text() != typed)
        strength += QStringLiteral("; ") + tr("the two are not the same");
    m_ui->strengthLabel->setText(strength);

    const int choice = m_ui->leaseCombo->currentIndex();
    m_ui->leaseEdit->setVisible(choice == UntilTime);
    m_ui->storedNote->setText(
        m_state.services.secretStore().remembers()
            ? tr("It is kept in the keychain of this computer. The machine gets only a hash of it.")
            : tr("It is kept for this run of Spotbook only: write it down. The machine gets only a "
                 "hash of it."));
    if (choice == NoLimit)
        m_ui->leaseNote->setText(
            tr("⚠ Nothing ends the machine but you: it costs money until you park or release it, also "
               "when this computer is off."));
    else if (choice == UntilTime && lease() < shortestLease)
        m_ui->leaseNote->setText(tr("⚠ At least one hour from now."));
    else
        m_ui->leaseNote->setText(
            tr("Then the cloud ends the machine by itself, also while you work: give it more time before (spotbook "
               "lease). The work disk stays, what was only in memory is lost."));
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
