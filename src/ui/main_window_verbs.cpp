// What the cards and the tray ask for: each verb says what it takes and what it leaves before it begins.
#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/main_window.h"
#include "ui/progress_view.h"
#include "ui_main_window.h"

#include <QStatusBar>

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
    const QString lost =
        state.systemDiskGiB > 0
            ? MainWindow::tr(
                  "Lost: the machine %1, its system disk (%2 GiB) and what is only in memory (running kernels).")
                  .arg(machine)
                  .arg(state.systemDiskGiB)
            : MainWindow::tr("Lost: the machine %1, its system disk and what is only in memory (running kernels).")
                  .arg(machine);
    const int localDisks = state.machine ? state.machine->localDisks : 0;
    if (localDisks == 0)
        return lost;
    return lost + QLatin1Char('\n')
           + MainWindow::tr("Lost with it: its %n local disk(s) and all that is on them.", nullptr, localDisks);
}

QString workStays(const LaunchState &state)
{
    const QString work = workOf(state);
    return work.isEmpty() ? MainWindow::tr("Stays: nothing.") : MainWindow::tr("Stays: %1.").arg(work);
}
} // namespace

// A question may stay open for long.
bool MainWindow::isFree(const LaunchState &state)
{
    if (!isBusy(state))
        return true;
    m_ui->statusBar->showMessage(tr("%1 is busy with something else by now: nothing was begun.").arg(state.profile),
                                 messageMilliseconds);
    return false;
}

void MainWindow::park(const LaunchState &state)
{
    Question question;
    question.title = tr("Park %1").arg(state.profile);
    question.text = tr("Park this machine?");
    question.details = tr("The notebook is stopped, the work disk is unmounted and kept, the machine is given back.")
                       + QLatin1Char('\n') + machineLost(state) + QLatin1Char('\n') + workStays(state);
    if (state.perMonthKept)
        question.details +=
            QLatin1Char('\n') + tr("Parked it costs %1 per month.").arg(messages::moneyText(*state.perMonthKept));
    question.yes = tr("Park");
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes || !isFree(state))
            return;
        startJob(Verb::Park, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     return launch::park(context, id, launch::KeepBy::Disk, progress, stopToken);
                 });
    });
}

void MainWindow::stop(const LaunchState &state)
{
    Question question;
    question.title = tr("Stop %1").arg(state.profile);
    question.text = tr("Stop this machine?");
    QStringList lines{
        tr("The notebook is stopped; the machine stays, is not billed while it is stopped, and can be started again."),
        tr("Lost: what is only in memory (running kernels) and the public address; the next start brings another "
           "one.")};
    const QString work = workOf(state);
    lines << (work.isEmpty() ? tr("Stays: the system disk. It goes on costing money.")
                             : tr("Stays: the system disk and %1. They go on costing money.").arg(work));
    question.details = lines.join(QLatin1Char('\n'));
    question.yes = tr("Stop");
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes || !isFree(state))
            return;
        startJob(Verb::Stop, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     launch::stopMachine(context, id, progress, stopToken);
                     return {};
                 });
    });
}

void MainWindow::release(const LaunchState &state)
{
    Question question;
    question.title = tr("Release %1").arg(state.profile);
    question.text = tr("Release this machine now?");
    question.details = machineLost(state) + QLatin1Char('\n') + workStays(state);
    if (state.perMonthKept)
        question.details +=
            QLatin1Char('\n') + tr("What stays costs %1 per month.").arg(messages::moneyText(*state.perMonthKept));
    question.yes = tr("Release");
    question.destructive = true;
    dialogs().ask(this, question, [this, state](bool yes) {
        if (!yes || !isFree(state))
            return;
        startJob(Verb::Release, state.profile, state.launchId,
                 [id = state.launchId](const auto &context, const auto &progress, const auto &stopToken) -> JobEnd {
                     return launch::release(context, id, progress, stopToken);
                 });
    });
}

void MainWindow::erase(const LaunchState &state)
{
    const bool diskStays = !state.workDiskId.isEmpty() && !state.workDiskErasable;
    LaunchState goes = state; // as erasing sees it
    if (diskStays)
        goes.workDiskId.clear();
    Question question;
    question.title = tr("Erase %1").arg(state.profile);
    question.text = diskStays
                        ? tr("The snapshots of %1 are deleted for ever; its disk stays. To go on, type the name %1.")
                              .arg(state.profile)
                        : tr("The work disk and its snapshots are deleted for ever. To go on, type the name %1.")
                              .arg(state.profile);
    const QString lost = workOf(goes);
    QStringList lines{
        state.machine ? machineLost(state)
                      : tr("A machine of it that runs after all is released first, with what is only in its memory.")};
    lines << (lost.isEmpty() ? tr("Lost: all snapshots that were made for it.")
                             : tr("Lost: %1, older snapshots of it, and all that is on them.").arg(lost));
    lines << (diskStays ? tr("Stays: %1. It was there before, or another profile uses it, and is not deleted.")
                              .arg(sized("disk", state.workDiskId, state.workDiskGiB))
                        : tr("Stays: nothing."));
    question.details = lines.join(QLatin1Char('\n'));
    question.yes = tr("Erase");
    question.destructive = true;
    dialogs().askText(this, question, [this, state](const QString &typed) {
        if (typed.isEmpty() || !isFree(state))
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

// What there is to undo stands in the journal, a file.
void MainWindow::undo(const LaunchState &state)
{
    const QString name = state.launchId.isEmpty() ? state.profile : state.launchId;
    auto *task = opening(QStringLiteral("undo ") + name);
    if (!task)
        return;
    task->run([paths = m_services.paths(), name](const TaskRun &) { return launch::undoTakes(paths, name); },
              [this, state](const QStringList &made) { askUndo(state, made); },
              [this, state](const Failure &) { askUndo(state, std::nullopt); });
}

void MainWindow::askUndo(const LaunchState &state, const std::optional<QStringList> &made)
{
    Question question;
    question.title = tr("Undo %1").arg(state.profile);
    question.text = tr("Undo this launch?");
    if (made)
        question.details = undoneText(*made) + QLatin1Char('\n') + tr("A disk that existed before is only detached.");
    else
        question.details = tr(
            "Everything it has made is removed again, the machine first. A disk that existed before is only detached.");
    question.yes = tr("Undo");
    question.destructive = true;
    dialogs().ask(this, question, [this, state](bool yes) {
        if (yes && isFree(state))
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

} // namespace spotbook::ui
