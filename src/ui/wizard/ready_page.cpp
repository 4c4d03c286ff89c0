#include "ui/wizard/ready_page.h"

#include "messages/messages.h"
#include "ui/texts.h"
#include "ui_ready_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>
#include <algorithm>

namespace spotbook::ui {

namespace {
constexpr int secondsPerHour = 3600;
constexpr int secondsPerMinute = 60;
} // namespace

ReadyPage::ReadyPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::ReadyPage>())
{
    m_ui->setupUi(this);
    setFinalPage(true);
    connect(m_ui->openButton, &QPushButton::clicked, this, [this] { Q_EMIT openWanted(m_result.launchId); });
    connect(m_ui->terminalButton, &QPushButton::clicked, this, [this] { Q_EMIT terminalWanted(m_result.launchId); });
    connect(m_ui->editorButton, &QPushButton::clicked, this, [this] { Q_EMIT editorWanted(m_result.launchId); });
    connect(m_ui->parkButton, &QPushButton::clicked, this, [this] { Q_EMIT parkWanted(m_result.launchId); });
    connect(m_ui->extendButton, &QPushButton::clicked, this, &ReadyPage::extend);
    connect(&m_task, &Task::runningChanged, this, &ReadyPage::refresh);
    m_ui->banner->setActions(remedies());
    connect(m_ui->banner, &Banner::actionWanted, this,
            [this](messages::RemedyAction action) { mend(action, [this] { extend(); }); });
    connect(m_ui->copyAddressButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_result.notebookUrl); });
    connect(m_ui->copyPasswordButton, &QPushButton::clicked, this, [this] {
        const auto password = m_state.password.reveal();
        QGuiApplication::clipboard()->setText(QString::fromUtf8(password.data(), static_cast<int>(password.size())));
    });
}

ReadyPage::~ReadyPage()
{
    m_task.disconnect(this);
}

void ReadyPage::setResult(const launch::LaunchResult &result)
{
    m_result = result;
    m_gone = false;
    refresh();
}

void ReadyPage::setStates(const QVector<domain::LaunchState> &states, bool extending)
{
    m_extending = extending;
    for (const domain::LaunchState &state : states) {
        if (state.launchId == m_result.launchId && !m_result.launchId.isEmpty())
            take(state);
    }
    refresh();
}

// What could not be looked at stays as it was seen last.
void ReadyPage::take(const domain::LaunchState &state)
{
    if (state.machine)
        m_result.machine = *state.machine;
    if (state.machine || state.billing != domain::Billing::Unknown)
        m_gone = !state.machine;
}

void ReadyPage::initializePage()
{
    refresh();
    // QWizard makes its own button the default after the page has been set up.
    QTimer::singleShot(0, this, [this] {
        m_ui->openButton->setDefault(true);
        m_ui->openButton->setFocus();
    });
}

// From the end that the cloud has now: it may have been moved meanwhile, here or elsewhere, and must not come nearer.
void ReadyPage::extend()
{
    if (m_task.isRunning() || m_extending)
        return;
    m_ui->banner->clear();
    m_task.run(
        [&services = m_state.services, id = m_result.launchId](const TaskRun &run) {
            const launch::Context context = services.context(run.stop());
            const auto state = launch::stateOf(context, id, run.stop());
            if (!state.machine || !state.machine->autoReleaseAt.isValid())
                return state; // gone, or without an end: an hour from now would be one
            const QDateTime now = context.clock.now();
            const QDateTime end = std::max(now, state.machine->autoReleaseAt).addSecs(secondsPerHour);
            // The cloud counts whole minutes and drops the rest.
            const std::chrono::minutes fromNow((now.secsTo(end) + secondsPerMinute - 1) / secondsPerMinute);
            launch::setLease(context, id, fromNow, run.stop());
            return launch::stateOf(context, id, run.stop());
        },
        [this](const domain::LaunchState &state) {
            take(state);
            refresh();
            Q_EMIT stateSeen(state);
        },
        [this](const domain::Failure &failure) {
            m_ui->banner->showFailure(failure, m_state.services.provider());
            refresh();
        });
}

void ReadyPage::retranslate()
{
    m_ui->retranslateUi(this);
    m_extendWords.clear();
    refresh();
}

void ReadyPage::refresh()
{
    setButtonText(QWizard::FinishButton, tr("&Close"));
    m_ui->addressLabel->setText(m_result.notebookUrl);
    m_ui->passwordLabel->setText(QString(12, QChar(0x2022)));
    QString fingerprint = m_result.certificateFingerprint;
    const int half = static_cast<int>(fingerprint.size()) / 2;
    if (fingerprint.size() > 60) // two lines of sixteen pairs: no layout breaks 95 characters without a blank
        fingerprint = fingerprint.left(half) + QLatin1Char('\n') + fingerprint.mid(half + 1);
    m_ui->fingerprintLabel->setText(fingerprint.isEmpty() ? tr("none: the tunnel needs no certificate") : fingerprint);
    m_ui->costLabel->setText(m_result.perHour ? messages::perHourText(*m_result.perHour) : tr("unknown"));
    m_ui->endLabel->setText(endText());
    m_ui->extendButton->setVisible(!m_gone && m_result.machine.autoReleaseAt.isValid()
                                   && m_state.capabilities.autoRelease);
    m_ui->extendButton->setEnabled(!m_task.isRunning() && !m_extending);
    const QString words = m_task.isRunning() ? tr("Prolonging…") : tr("1 hour &longer");
    if (m_extendWords != words) {
        m_extendWords = words;
        m_ui->extendButton->setText(words);
    }
    m_ui->stopLabel->setText(
        tr("Park it: the machine goes, your work disk stays, and only the disk is paid for. Park is in the main window "
           "and in the tray, too; Release is in the main window."));
}

QString ReadyPage::endText() const
{
    if (m_gone)
        return tr("The machine is gone.");
    const QDateTime end = m_result.machine.autoReleaseAt;
    return end.isValid() ? tr("%1, also while you work; the work disk stays").arg(localTimeText(end))
                         : tr("⚠ never: park or release it yourself");
}

} // namespace spotbook::ui
