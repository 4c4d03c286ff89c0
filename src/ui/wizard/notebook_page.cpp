#include "ui/wizard/notebook_page.h"

#include "launch/spending.h"
#include "messages/messages.h"
#include "messages/translation.h"
#include "secrets/secret_store.h"
#include "ui/texts.h"
#include "ui_notebook_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QStandardItemModel>
#include <cmath>

namespace spotbook::ui {

using domain::Failure;
using std::chrono::minutes;

namespace {
enum LeaseChoice { TwoHours, EightHours, OneDay, UntilTime, NoLimit };
constexpr int shortestPassword = 8;
constexpr minutes shortestLease{60};
constexpr int minuteMilliseconds = 60 * 1000;

// What is tried first by everybody who guesses: the heads of the published lists, without what is added to them.
bool isCommon(const QString &password)
{
    static const QStringList heads{
        QStringLiteral("password"),   QStringLiteral("passw0rd"), QStringLiteral("qwerty"),
        QStringLiteral("qwertyuiop"), QStringLiteral("iloveyou"), QStringLiteral("letmein"),
        QStringLiteral("welcome"),    QStringLiteral("admin"),    QStringLiteral("dragon"),
        QStringLiteral("monkey"),     QStringLiteral("football"), QStringLiteral("baseball"),
        QStringLiteral("sunshine"),   QStringLiteral("princess"), QStringLiteral("abc"),
        QStringLiteral("abcd"),       QStringLiteral("asdfgh"),   QStringLiteral("asdfghjkl"),
        QStringLiteral("zxcvbnm"),    QStringLiteral("woaini"),   QStringLiteral("jupyter"),
        QStringLiteral("notebook"),   QStringLiteral("spotbook"), QStringLiteral("qazwsx")};
    QString letters = password.toLower();
    while (!letters.isEmpty() && !letters.back().isLetter())
        letters.chop(1);
    while (!letters.isEmpty() && !letters.front().isLetter())
        letters.remove(0, 1);
    return letters.isEmpty() || heads.contains(letters); // nothing but digits is a date or a telephone
}
} // namespace

int passwordStrength(const QString &password)
{
    if (password.size() < shortestPassword)
        return 0;
    if (isCommon(password))
        return 1;
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
    m_ui->leaseEdit->setDateTime(m_state.services.clock().now().toLocalTime().addSecs(8 * 3600));
    m_ui->leaseEdit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_ui->limitSpin->setSuffix(QLatin1Char(' ') + m_state.services.provider().currency);
    m_minute.setInterval(minuteMilliseconds);
    connectInputs();
    refresh();
}

NotebookPage::~NotebookPage()
{
    m_stacksTask.disconnect(this);
    m_priceTask.disconnect(this);
}

void NotebookPage::connectInputs()
{
    for (QRadioButton *radio : {m_ui->generatedRadio, m_ui->ownRadio})
        connect(radio, &QRadioButton::toggled, this, &NotebookPage::refresh);
    for (QLineEdit *edit : {m_ui->passwordEdit, m_ui->repeatEdit})
        connect(edit, &QLineEdit::textChanged, this, &NotebookPage::refresh);
    connect(m_ui->showCheck, &QCheckBox::toggled, this,
            [this](bool on) { m_ui->generatedEdit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(m_ui->copyButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->generatedEdit->text()); });
    connect(m_ui->againButton, &QPushButton::clicked, this, &NotebookPage::generate);
    for (QComboBox *combo : {m_ui->leaseCombo, m_ui->stackCombo})
        connect(combo, qOverload<int>(&QComboBox::currentIndexChanged), this, &NotebookPage::refresh);
    connect(m_ui->leaseEdit, &QDateTimeEdit::dateTimeChanged, this, &NotebookPage::refresh);
    connect(m_ui->limitCheck, &QCheckBox::toggled, this, &NotebookPage::loadPrice);
    connect(m_ui->limitSpin, qOverload<double>(&QDoubleSpinBox::valueChanged), this, &NotebookPage::refresh);
    connect(&m_priceTask, &Task::runningChanged, this, &NotebookPage::refresh);
    connect(&m_minute, &QTimer::timeout, this, &NotebookPage::refresh);
}

void NotebookPage::initializePage()
{
    if (m_ui->generatedEdit->text().isEmpty())
        generate();
    loadStacks();
    loadPrice();
    m_minute.start();
    refresh();
}

void NotebookPage::generate()
{
    m_state.password = secrets::generatePassword();
    const auto shown = m_state.password.reveal();
    m_ui->generatedEdit->setText(QString::fromUtf8(shown.data(), static_cast<int>(shown.size())));
    refresh();
}

// The folder of the person's own stacks may have changed since.
void NotebookPage::loadStacks()
{
    m_stacksTask.run([paths = m_state.services.paths(), language = messages::languageOfWords()](
                         const TaskRun &) { return launch::stacks(paths, language); },
                     [this](const QVector<launch::StackInfo> &stacks) {
                         m_stacks = stacks;
                         fillStacks();
                     },
                     [this](const Failure &failure) {
                         m_ui->banner->showFailure(failure, m_state.services.provider(), Banner::Tone::Warning);
                     });
}

void NotebookPage::fillStacks()
{
    QString chosen = m_ui->stackCombo->currentData().toString();
    if (chosen.isEmpty())
        chosen = m_state.plan.stack;
    {
        const QSignalBlocker quiet(m_ui->stackCombo);
        m_ui->stackCombo->clear();
        auto *model = qobject_cast<QStandardItemModel *>(m_ui->stackCombo->model());
        for (const auto &stack : std::as_const(m_stacks)) {
            m_ui->stackCombo->addItem(stack.problem ? tr("%1 – cannot be used").arg(stack.title) : stack.title,
                                      stack.name);
            if (stack.problem && model)
                model->item(m_ui->stackCombo->count() - 1)->setEnabled(false);
            else if (stack.name == chosen)
                m_ui->stackCombo->setCurrentIndex(m_ui->stackCombo->count() - 1);
        }
    }
    refresh();
}

QString NotebookPage::stackText() const
{
    QStringList lines;
    for (const auto &stack : m_stacks) {
        if (stack.problem) {
            lines.append(
                tr("✗ %1 cannot be used. %2")
                    .arg(stack.name, messages::describe(*stack.problem, m_state.services.provider()).explanation));
        } else if (stack.name == m_ui->stackCombo->currentData().toString()) {
            QStringList facts;
            if (stack.minutes > 0)
                facts.append(tr("Takes about %1 min.").arg(stack.minutes));
            if (stack.downloadMiB > 0)
                facts.append(tr("The machine downloads about %1 MB.").arg(stack.downloadMiB));
            if (!stack.fits.isEmpty())
                facts.append(tr("Fits: %1.").arg(stack.fits));
            if (stack.own)
                facts.append(tr("It is your own, from %1.").arg(m_state.services.paths().stacks()));
            lines.prepend(facts.join(QLatin1Char(' ')));
            lines.prepend(stack.description);
        }
    }
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

minutes NotebookPage::lease() const
{
    switch (m_ui->leaseCombo->currentIndex()) {
    case TwoHours: return std::chrono::hours(2);
    case OneDay: return std::chrono::hours(24);
    case NoLimit: return minutes(0);
    case UntilTime: return minutes(m_state.services.clock().now().secsTo(m_ui->leaseEdit->dateTime()) / 60);
    default: return std::chrono::hours(8);
    }
}

std::optional<domain::Money> NotebookPage::limit() const
{
    if (!m_ui->limitCheck->isChecked())
        return std::nullopt;
    constexpr qint64 microsPerHundredth = 10000;
    const qint64 hundredths = qRound64(m_ui->limitSpin->value() * 100);
    const QString currency =
        m_perHourAtMost ? m_perHourAtMost->currency() : QString(m_state.services.provider().currency);
    return domain::Money::micros(hundredths * microsPerHundredth, currency);
}

domain::LaunchPlan NotebookPage::planOfPage() const
{
    auto plan = m_state.plan;
    plan.lease = lease();
    plan.spendingLimit = limit();
    return plan;
}

// What the price depends on: all of the plan but what this page asks for.
QString NotebookPage::priceKey() const
{
    auto plan = m_state.plan;
    plan.lease = minutes(0);
    plan.spendingLimit.reset();
    plan.stack.clear();
    return m_state.accountId() + QString::fromUtf8(QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact));
}

void NotebookPage::loadPrice()
{
    const QString key = priceKey();
    if (m_pricedKey != key && !m_state.plan.typeId.isEmpty()) {
        m_pricedKey = key;
        m_perHourAtMost.reset();
        m_priceTrouble.reset();
        auto plan = m_state.plan;
        plan.spendingLimit.reset();
        m_priceTask.run(
            [&services = m_state.services, plan](const TaskRun &run) {
                return launch::expectedEnd(services.context(run.stop()), plan, run.stop()).perHourAtMost;
            },
            [this](const domain::Money &perHour) {
                m_perHourAtMost = perHour;
                m_ui->limitSpin->setSuffix(QLatin1Char(' ') + perHour.currency());
                refresh();
            },
            [this](const Failure &failure) {
                m_pricedKey.clear(); // asked for again when the limit is switched on, or the page is come back to
                m_priceTrouble = failure;
                refresh();
            });
    }
    refresh();
}

// When the machine ends, as it looks now. Notes whether the limit pays for any time at all.
QString NotebookPage::endText()
{
    m_limitFits = true;
    const auto plan = planOfPage();
    if (plan.spendingLimit && !m_perHourAtMost) {
        if (m_priceTrouble)
            return tr("? What an hour costs could not be asked: %1. The launch asks again before it buys anything.")
                .arg(messages::describe(*m_priceTrouble, m_state.services.provider()).title);
        return m_priceTask.isRunning() ? tr("Asking what an hour costs at most…") : QString();
    }
    try {
        const auto end =
            launch::orderedEnd(plan, m_state.services.clock().now(), m_state.capabilities, m_perHourAtMost);
        if (!end.at.isValid())
            return {};
        if (!plan.spendingLimit)
            return tr("Ends at the latest at %1 (lease).").arg(localTimeText(end.at));
        const QString hour = messages::perHourText(*m_perHourAtMost);
        return (end.reason == money::AutoRelease::Reason::SpendingLimit
                    ? tr("Ends at the latest at %1 (spending limit).")
                    : tr("Ends at the latest at %1 (lease; the limit would last longer)."))
                   .arg(localTimeText(end.at))
               + QLatin1Char(' ')
               + tr("Reckoned with the most it can cost, %1 with disks and line; traffic by the gigabyte comes on top.")
                     .arg(hour);
    } catch (const domain::Error &error) {
        m_limitFits = false;
        const auto message = messages::describe(error.failure(), m_state.services.provider());
        return QStringLiteral("✗ ") + message.title + QStringLiteral(": ") + message.explanation;
    }
}

bool NotebookPage::isComplete() const
{
    if (m_ui->leaseCombo->currentIndex() == UntilTime && lease() < shortestLease)
        return false;
    if (!m_limitFits)
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
    m_state.plan.spendingLimit = limit();
    m_state.leaseUntil = m_ui->leaseCombo->currentIndex() == UntilTime ? m_ui->leaseEdit->dateTime() : QDateTime();
    if (const QString stack = m_ui->stackCombo->currentData().toString(); !stack.isEmpty())
        m_state.plan.stack = stack;
    return true;
}

void NotebookPage::retranslate()
{
    m_ui->retranslateUi(this);
    loadStacks(); // they bring their own words
    refresh();
}

QString NotebookPage::strengthText() const
{
    const QString typed = m_ui->passwordEdit->text();
    QString strength;
    if (typed.isEmpty())
        strength = tr("at least %1 characters").arg(shortestPassword);
    else
        switch (passwordStrength(typed)) {
        case 0: strength = tr("✗ too short: at least %1 characters").arg(shortestPassword); break;
        case 1:
            strength = isCommon(typed) ? tr("⚠ weak: among the first that are tried; a sentence is best")
                                       : tr("⚠ weak: longer is better, a sentence is best");
            break;
        case 2: strength = tr("fair"); break;
        default: strength = tr("✓ strong"); break;
        }
    if (!m_ui->repeatEdit->text().isEmpty() && m_ui->repeatEdit->text() != typed)
        strength += QStringLiteral("; ") + tr("the two are not the same");
    return strength;
}

void NotebookPage::refresh()
{
    const bool own = m_ui->ownRadio->isChecked();
    m_ui->ownWidget->setVisible(own);
    for (QWidget *widget : {static_cast<QWidget *>(m_ui->generatedEdit), static_cast<QWidget *>(m_ui->showCheck),
                            static_cast<QWidget *>(m_ui->copyButton), static_cast<QWidget *>(m_ui->againButton)})
        widget->setVisible(!own);
    m_ui->stackNote->setText(stackText());
    m_ui->strengthLabel->setText(strengthText());

    const int choice = m_ui->leaseCombo->currentIndex();
    m_ui->leaseEdit->setVisible(choice == UntilTime);
    m_ui->storedNote->setText(
        m_state.services.secretStore().remembers()
            ? tr("It is kept in the keychain of this computer. The machine gets only a hash of it.")
            : tr("It is kept for this run of Spotbook only: write it down. The machine gets only a "
                 "hash of it."));
    if (choice == NoLimit && !m_ui->limitCheck->isChecked())
        m_ui->leaseNote->setText(
            tr("⚠ Nothing ends the machine but you: it costs money until you park or release it, also "
               "when this computer is off."));
    else if (choice == UntilTime && lease() < shortestLease)
        m_ui->leaseNote->setText(tr("⚠ At least one hour from now."));
    else
        m_ui->leaseNote->setText(
            tr("Then the cloud ends the machine by itself, also while you work: give it more time before (Extend, "
               "or spotbook lease). The work disk stays, what was only in memory is lost."));
    m_ui->limitSpin->setEnabled(m_ui->limitCheck->isChecked());
    const QString end = endText();
    m_ui->endNote->setText(end);
    m_ui->endNote->setVisible(!end.isEmpty());
    Q_EMIT completeChanged();
}

} // namespace spotbook::ui
