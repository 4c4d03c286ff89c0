// The end that the cloud gives a machine, and how busy the machines are meanwhile.
#include "launch/flows.h"
#include "launch/machine_vitals.h"
#include "launch/monitor.h"
#include "ui/desktop_notes.h"
#include "ui/dialogs.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/texts.h"
#include "ui_main_window.h"

#include <QStatusBar>
#include <algorithm>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {
constexpr int messageMilliseconds = 8000;
constexpr int secondsPerHour = 3600;
constexpr int secondsPerMinute = 60;

bool hasEndToCome(const LaunchState &state, const QDateTime &now)
{
    return state.machine && state.machine->autoReleaseAt.isValid() && state.machine->autoReleaseAt > now;
}
} // namespace

// An hour more than no end at all would end it in an hour: then the person says until when.
void MainWindow::extend(const LaunchState &state, int hours)
{
    if (hasEndToCome(state, m_services.clock().now()))
        setEnd(state, state.machine->autoReleaseAt.addSecs(qint64(hours) * secondsPerHour));
    else
        askEnd(state);
}

void MainWindow::askEnd(const LaunchState &state)
{
    const QDateTime now = m_services.clock().now();
    const QDateTime earliest =
        now.addSecs(std::chrono::seconds(m_capabilities.shortestAutoRelease + std::chrono::minutes(1)).count());
    Question question;
    question.title = tr("End of %1").arg(state.profile);
    question.text = tr("Until &when may the machine run?");
    question.details = tr("The cloud then ends it by itself, without a snapshot. The work disk stays; what is only in "
                          "memory is lost.");
    question.yes = tr("Set the time");
    const QDateTime present = hasEndToCome(state, now) ? state.machine->autoReleaseAt : now;
    dialogs().askTime(this, question, present.addSecs(secondsPerHour), earliest, [this, state](const QDateTime &end) {
        if (end.isValid())
            setEnd(state, end);
    });
}

// What is shown afterwards is what the cloud answers, not what was asked for.
void MainWindow::setEnd(const LaunchState &state, const QDateTime &end)
{
    if (m_leaseTask.isRunning())
        return;
    m_ui->statusBar->showMessage(tr("Setting the end of %1…").arg(state.profile));
    m_leaseTask.run(
        [this, &services = m_services, id = state.launchId, end](const TaskRun &run) {
            const launch::Context context = services.context(run.stop());
            // The cloud counts whole minutes and drops the rest.
            const qint64 seconds = std::max<qint64>(0, context.clock.now().secsTo(end));
            const std::chrono::minutes fromNow((seconds + secondsPerMinute - 1) / secondsPerMinute);
            try {
                launch::setLease(context, id, fromNow, run.stop());
            } catch (const domain::Error &) {
                // The cloud may have taken it although the machine could not be told.
                const LaunchState now = launch::stateOf(context, id, run.stop());
                run.post([this, now] { takeState(now); });
                throw;
            }
            return launch::stateOf(context, id, run.stop());
        },
        [this](const LaunchState &now) {
            takeState(now);
            const auto text = [now]() -> QString {
                return now.machine && now.machine->autoReleaseAt.isValid()
                           ? tr("%1 ends by itself at %2.").arg(now.profile, localTimeText(now.machine->autoReleaseAt))
                           : tr("%1 does not end by itself.").arg(now.profile);
            };
            m_ui->statusBar->showMessage(text(), messageMilliseconds);
            if (!isActiveWindow()) { // it was asked for in the tray
                Note note;
                note.title = [profile = now.profile] { return tr("End of %1").arg(profile); };
                note.text = text;
                note.launchId = now.launchId;
                tellOutside(note);
            }
            fillCards();
        },
        [this, state, end](const Failure &failure) {
            m_ui->statusBar->clearMessage();
            fillCards();
            showFailure(failure, [this, state, end] { setEnd(state, end); });
            if (!isVisible())
                bringToFront();
        });
    fillCards();
}

// One launch that was looked at by itself.
void MainWindow::takeState(const LaunchState &state)
{
    for (LaunchState &known : m_states) {
        if (known.launchId == state.launchId)
            known = state;
    }
    fillCards();
    if (m_monitor)
        m_monitor->lookNow();
}

// Only what can be seen is looked at, and nothing that a verb is at work on.
void MainWindow::followMachines()
{
    if (!m_vitals)
        return;
    QVector<LaunchState> wanted;
    const bool seen = isVisible() && !isMinimized();
    for (const LaunchState &state : std::as_const(m_states)) {
        const bool runs = state.machine && state.machine->state == domain::MachineState::Running && state.ready;
        if (seen && runs && !isBusy(state))
            wanted << state;
    }
    m_vitals->follow(wanted);
}

void MainWindow::takeVitals(const launch::VitalsReading &reading)
{
    for (MachineCard *card : std::as_const(m_cards)) {
        if (card->state().launchId == reading.launchId)
            card->setVitals(reading);
    }
}

} // namespace spotbook::ui
