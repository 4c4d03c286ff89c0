// What the cards and the tray ask for: each verb says what it takes and what it leaves before it begins.
#include "messages/messages.h"
#include "ui/browser.h"
#include "ui/dialogs.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_main_window.h"

#include <QClipboard>
#include <QGuiApplication>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {
constexpr int messageMilliseconds = 8000;

// A launch that a page has started bears no id until its flow has given it one.
QString launchIdOf(const LaunchState &state, const launch::Context &context, const base::StopToken &stopToken)
{
    return state.launchId.isEmpty() ? launch::stateOf(context, state.profile, stopToken).launchId : state.launchId;
}
QString sized(const char *kind, const QString &id, int sizeGiB)
{
    QString thing = QString::fromLatin1(kind) + QLatin1Char(' ') + id;
    if (sizeGiB > 0)
        thing += QStringLiteral(" %1 GiB").arg(sizeGiB);
    return messages::thingText(thing);
}

// Disk and newest snapshot, with their sizes; empty where there is neither.
QString workOf(const LaunchState &state)
{
    QStringList things;
    if (!state.workDiskId.isEmpty())
        things << sized("disk", state.workDiskId, state.workDiskGiB);
    if (!state.snapshotId.isEmpty())
        things << sized("snapshot", state.snapshotId, state.snapshotGiB);
    return things.join(QStringLiteral(", "));
}

QString machineLost(const LaunchState &state)
{
    const QString machine = state.machine ? state.machine->id : QString();
    return state.systemDiskGiB > 0
               ? MainWindow::tr(
                     "Lost: the machine %1, its system disk (%2 GiB) and what is only in memory (running kernels).")
                     .arg(machine)
                     .arg(state.systemDiskGiB)
               : MainWindow::tr("Lost: the machine %1, its system disk and what is only in memory (running kernels).")
                     .arg(machine);
}

QString workStays(const LaunchState &state)
{
    const QString work = workOf(state);
    return work.isEmpty() ? MainWindow::tr("Stays: nothing.") : MainWindow::tr("Stays: %1.").arg(work);
}
} // namespace

void MainWindow::park(const LaunchState &state)
{
    Question question;
    question.title = tr("Park %1").arg(state.profile);
    question.text = tr("Park this machine?");
    question.details = tr("The notebook is stopped, the work disk is unmounted and kept, the machine is given back.")
                       + QLatin1Char('\n') + machineLost(state) + QLatin1Char('\n') + workStays(state);
    if (state.perMonthParked)
        question.details +=
            QLatin1Char('\n') + tr("Parked it costs %1 per month.").arg(messages::moneyText(*state.perMonthParked));
    question.yes = tr("Park");
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes)
            return;
        startJob(Verb::Park, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     return launch::park(context, id, launch::KeepBy::Disk, progress, stopToken);
                 });
    });
}

void MainWindow::stop(const LaunchState &state)
{
    startJob(Verb::Stop, state.profile, state.launchId,
             [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 launch::stopMachine(context, id, progress, stopToken);
                 return {};
             });
}

void MainWindow::release(const LaunchState &state)
{
    Question question;
    question.title = tr("Release %1").arg(state.profile);
    question.text = tr("Release this machine now?");
    question.details = machineLost(state) + QLatin1Char('\n') + workStays(state);
    if (state.perMonthParked)
        question.details +=
            QLatin1Char('\n') + tr("What stays costs %1 per month.").arg(messages::moneyText(*state.perMonthParked));
    question.yes = tr("Release");
    question.destructive = true;
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes)
            return;
        startJob(Verb::Release, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     return launch::release(context, id, progress, stopToken);
                 });
    });
}

void MainWindow::erase(const LaunchState &state)
{
    Question question;
    question.title = tr("Erase %1").arg(state.profile);
    question.text =
        tr("The work disk and its snapshots are deleted for ever. To go on, type the name %1.").arg(state.profile);
    question.details =
        tr("Lost: %1, older snapshots of it, and all that is on them. Stays: nothing.").arg(workOf(state));
    question.yes = tr("Erase");
    question.destructive = true;
    dialogs().askText(this, question, [this, state](const QString &typed) {
        if (typed.isEmpty())
            return;
        startJob(
            Verb::Erase, state.profile, state.launchId,
            [id = state.launchId, typed](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                return launch::erase(context, id, typed, progress, stopToken);
            });
    });
}

void MainWindow::resume(const LaunchState &state)
{
    startJob(Verb::Resume, state.profile, state.launchId,
             [state](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 return launch::resume(context, launchIdOf(state, context, stopToken), progress, stopToken,
                                       keepingTheMachine());
             });
}

void MainWindow::undo(const LaunchState &state)
{
    Question question;
    question.title = tr("Undo %1").arg(state.profile);
    question.text = tr("Undo this launch?");
    question.details =
        tr("Everything it has made is removed again, the machine first. A disk that existed before is only detached.");
    question.yes = tr("Undo");
    question.destructive = true;
    dialogs().ask(this, question, [this, state](bool yes) {
        if (yes)
            undoNow(state);
    });
}

void MainWindow::undoNow(const LaunchState &state)
{
    startJob(Verb::Undo, state.profile, state.launchId,
             [state](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                 launch::undo(context, launchIdOf(state, context, stopToken), progress, stopToken);
                 return {};
             });
}

// The choice has been put into words where it was made; nobody is asked twice.
void MainWindow::answerKept(const Job &job, KeptAnswer answer)
{
    LaunchState state;
    state.launchId = job.kept()->launchId;
    state.profile = job.profile();
    if (answer == KeptAnswer::TryAgain)
        resume(state);
    else if (answer == KeptAnswer::Undo)
        undoNow(state);
}

void MainWindow::parkLaunch(const QString &launchId)
{
    for (const LaunchState &state : std::as_const(m_states)) {
        if (state.launchId == launchId && state.machine && !isBusy(state)) {
            park(state);
            return;
        }
    }
    bringToFront(); // the cards tell how it stands
}

// ------------------------------------------------------------------------------------------------ what mends a failure

void MainWindow::showFailure(const Failure &failure, std::function<void()> again)
{
    using messages::RemedyAction;
    m_watchTrouble = false;
    m_failedJob.clear();
    m_again = std::move(again);
    m_ui->banner->setActions(
        {RemedyAction::Retry, RemedyAction::UnlockKeychain, RemedyAction::ThisRunOnly, RemedyAction::CheckKey});
    m_ui->banner->showFailure(failure, m_services.provider());
}

void MainWindow::showFailureOf(Job *job)
{
    using messages::RemedyAction;
    m_watchTrouble = false;
    m_failedJob = job;
    QVector<RemedyAction> actions{RemedyAction::Retry,    RemedyAction::UnlockKeychain, RemedyAction::ThisRunOnly,
                                  RemedyAction::CheckKey, RemedyAction::Undo,           RemedyAction::Resume};
    if (job->verb() == Verb::Launch)
        actions << RemedyAction::ChooseOther; // in the wizard
    m_ui->banner->setActions(actions);
    if (job->undone())
        m_ui->banner->showUndone(*job->failure(), m_services.provider());
    else
        m_ui->banner->showFailure(*job->failure(), m_services.provider());
}

void MainWindow::act(messages::RemedyAction action)
{
    using messages::RemedyAction;
    switch (action) {
    case RemedyAction::CheckKey:
        newMachine();
        m_wizard->goBackTo(LaunchWizard::Keys);
        return;
    case RemedyAction::ChooseOther: newMachine(); return;
    case RemedyAction::ThisRunOnly:
        m_services.useMemoryStore();
        if (!m_hasKey)
            newMachine(); // it begins with the key
        break;
    case RemedyAction::Retry:
    case RemedyAction::UnlockKeychain:
    case RemedyAction::Undo:
    case RemedyAction::Resume: break;
    default: return; // the banner's own
    }
    if (m_failedJob) {
        mend(m_failedJob, action);
    } else {
        m_ui->banner->clear();
        m_again();
    }
}

void MainWindow::mend(Job *job, messages::RemedyAction action)
{
    using messages::RemedyAction;
    if (!job || job->isRunning())
        return;
    LaunchState state;
    state.launchId = job->kept() ? job->kept()->launchId : job->launchId();
    state.profile = job->profile();
    if (job->kept() && action == RemedyAction::Resume) {
        resume(state);
        return;
    }
    const bool ofLaunch = job->verb() == Verb::Launch || job->verb() == Verb::Resume || job->verb() == Verb::Undo;
    if (action == RemedyAction::Undo)
        undo(state);
    else if (action == RemedyAction::Resume && ofLaunch)
        resume(state);
    else
        repeat(*job); // a verb that is done again goes on from where it is
}

void MainWindow::repeat(const Job &job)
{
    if (job.verb() == Verb::Launch && m_wizard && m_wizard->job() == &job)
        launchFromWizard(); // with what was changed there since
    else if (job.work())
        startJob(job.verb(), job.profile(), job.launchId(), job.work());
}

void MainWindow::openNotebook(const LaunchState &state)
{
    openLaunch(state.launchId);
}

// The certificate, or the host key, is checked before the browser sees the address.
void MainWindow::openLaunch(const QString &launchId)
{
    struct Opened
    {
        QUrl url;
        std::optional<launch::OpenTunnel> tunnel;
    };
    m_ui->statusBar->showMessage(tr("Checking the notebook…"));
    m_tunnels.erase(launchId);
    m_openTask.run(
        [&services = m_services, launchId](const TaskRun &run) -> Opened {
            const launch::Context context = services.context(run.stop());
            try {
                return {launch::prepareToOpen(context, launchId, run.stop()), std::nullopt};
            } catch (const domain::Error &error) {
                if (error.kind() != domain::FailureKind::NotSupported)
                    throw;
            }
            launch::OpenTunnel tunnel = launch::openTunnelFor(context, launchId, run.stop());
            const QUrl url = tunnel.url;
            return {url, std::move(tunnel)};
        },
        [this, launchId](Opened opened) {
            m_ui->statusBar->clearMessage();
            if (opened.tunnel)
                m_tunnels.insert_or_assign(launchId, std::move(*opened.tunnel));
            openAddress(opened.url);
        },
        [this, launchId](const Failure &failure) {
            m_ui->statusBar->clearMessage();
            showFailure(failure, [this, launchId] { openLaunch(launchId); });
            bringToFront();
        });
}

void MainWindow::openAddress(const QUrl &url)
{
    if (!openInBrowser(url))
        dialogs().tell(this, tr("No browser took the address"), url.toString());
}

void MainWindow::copyPassword(const QString &profile)
{
    m_smallTask.run(
        [&services = m_services, profile](const TaskRun &run) {
            return services.secretStore().read(secrets::name::notebookPassword(profile), run.stop());
        },
        [this](const std::optional<base::Secret> &password) {
            if (!password) {
                m_ui->statusBar->showMessage(tr("No password is kept for this profile."), messageMilliseconds);
                return;
            }
            const auto shown = password->reveal();
            QGuiApplication::clipboard()->setText(QString::fromUtf8(shown.data(), static_cast<int>(shown.size())));
            m_ui->statusBar->showMessage(tr("The password is in the clipboard."), messageMilliseconds);
        },
        [this, profile](const Failure &failure) { showFailure(failure, [this, profile] { copyPassword(profile); }); });
}

} // namespace spotbook::ui
