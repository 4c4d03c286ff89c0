#include "launch/build_up.h"
#include "launch/flows.h"
#include "launch/halfway.h"
#include "launch/holdings.h"
#include "launch/machine_purchase.h"
#include "launch/own_address.h"
#include "launch/prepare.h"
#include "launch/save_work.h"
#include "launch/session_cost.h"
#include "launch/spending.h"
#include "launch/ssh_entry.h"
#include "launch/undo.h"
#include "money/lease.h"
#include "storage/profile_store.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::MachineState;
using domain::Stage;
using domain::WorkDiskSource;

namespace {

constexpr auto stopTime = std::chrono::minutes(5);
constexpr auto detachTime = std::chrono::minutes(5);
constexpr auto stopAgainTime = std::chrono::minutes(10);
constexpr auto startShows = std::chrono::seconds(30);
constexpr auto answerTime = std::chrono::seconds(15);
constexpr auto pollEvery = std::chrono::seconds(2);
constexpr auto retryEvery = std::chrono::seconds(5);
const QString cloudLabel = QStringLiteral("cloud");

std::optional<Record> newestOf(const Context &context, const QString &profile)
{
    try {
        return findRecord(context.paths, profile);
    } catch (const Error &error) {
        if (error.kind() == FailureKind::NotFound)
            return std::nullopt;
        throw;
    }
}

domain::LaunchPlan planFor(const Context &context, const QString &profile, const std::optional<Record> &record)
{
    try {
        return storage::ProfileStore(context.paths).load(profile);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::NotFound || !record)
            throw;
    }
    return record->plan;
}

// The profile is what start begins from; there is nothing to save.
ToKeep passwordOf(const ToKeep &keep)
{
    return {keep.notebookPassword, false, keep.machineOnFailure, keep.agreedPerHour};
}

// The disk where there is one, else the newest snapshot that is complete.
domain::LaunchPlan continuing(domain::LaunchPlan plan, const Record &record, const Holdings &held)
{
    plan.regionId = record.plan.regionId;
    if (!held.disks.isEmpty()) {
        const auto &disk = held.disks.last();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = disk.id;
        plan.zoneId = disk.zoneId;
        plan.fallbacks.erase(std::remove_if(plan.fallbacks.begin(), plan.fallbacks.end(),
                                            [&](const auto &rung) { return rung.zoneId != disk.zoneId; }),
                             plan.fallbacks.end());
        return plan;
    }
    for (auto it = held.snapshots.rbegin(); it != held.snapshots.rend(); ++it) {
        if (!it->complete())
            continue;
        plan.workDisk.source = WorkDiskSource::Snapshot;
        plan.workDisk.snapshotId = it->id;
        plan.workDisk.diskId.clear();
        return plan;
    }
    throw Error(FailureKind::Conflict, {{QStringLiteral("what"), QStringLiteral("snapshot")}});
}

bool isOff(MachineState state)
{
    return state == MachineState::Stopped || state == MachineState::Stopping;
}

// Stopped, and by what the provider says now free of charge. Throws MachineGone; NotSupported when it bills on.
void stopCharging(Run &run, const QString &machineId)
{
    const auto isStopped = [&] {
        const auto now = findMachine(run, machineId);
        return now && isOff(now->state);
    };
    run.done(Act::StopMachine, machineId, {}, isStopped,
             [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                 cloud.stopMachine(run.regionId(), machineId, true, call);
             });
    const auto stopped = run.wait(QStringLiteral("stop"), stopTime, pollEvery, [&]() -> std::optional<domain::Machine> {
        const auto now = findMachine(run, machineId);
        if (!now)
            throw Error(FailureKind::MachineGone, {{QStringLiteral("id"), machineId}});
        return now->state == MachineState::Stopped ? now : std::nullopt;
    });
    // The provider stops and bills on without an error where it cannot do better: only what it says now counts.
    if (stopped.chargesWhileStopped())
        throw Error(FailureKind::NotSupported,
                    {{QStringLiteral("what"), QStringLiteral("stop")}, {QStringLiteral("type"), stopped.typeId}});
    // What it costs is counted by this: the request alone does not tell that the charge has ended.
    if (!pausedSince(run.journal().entries())) {
        storage::Entry note;
        note.act = Act::StopMachine;
        note.at = run.now();
        note.id = machineId;
        run.journal().append(note);
    }
}

// The cloud first: from then on the machine ends without this computer.
void setAutoRelease(Run &run, const QString &machineId, const QDateTime &end)
{
    const QJsonObject data{{QStringLiteral("at"), end.toString(Qt::ISODate)}};
    run.journal().intent(Act::SetAutoRelease, run.now(), {}, machineId, data);
    run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        cloud.setAutoRelease(run.regionId(), machineId, end, call);
    });
    run.journal().result(Act::SetAutoRelease, run.now(), machineId, data);
}

// The machine as it was found, and what was done to it since.
struct Waking
{
    domain::Machine found;
    WorkDisk disk;
    std::optional<QDateTime> startAskedAt; // by this call

    bool foundRunning() const { return found.state == MachineState::Running; }
    // As a whole, so that its notebook may be at work.
    bool foundWhole() const
    {
        return foundRunning() && disk.disk.machineId == found.id && disk.disk.state == domain::DiskState::InUse;
    }
};

domain::Machine switchOn(Run &run, Waking &waking)
{
    const QString id = waking.found.id;
    return run.stage(Stage::Boot, QStringLiteral("boot"), [&] {
        // Between on and off nothing can be asked for.
        run.wait(QStringLiteral("stop"), stopTime, pollEvery, [&]() -> std::optional<bool> {
            const auto now = findMachine(run, id);
            return now && now->state == MachineState::Stopping ? std::nullopt : std::optional(true);
        });
        const auto isOn = [&] {
            const auto machine = findMachine(run, id);
            return machine && (machine->state == MachineState::Running || machine->state == MachineState::Starting);
        };
        run.done(Act::StartMachine, id, {}, isOn,
                 [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                     waking.startAskedAt = run.now();
                     cloud.startMachine(run.regionId(), id, call);
                 });
        return waitUntilRunning(run, id);
    });
}

// What is started gets its whole lease again: the time that was set before counted on while it was stopped. A machine
// that ran already may have been given another time by the person; that is never cut short.
void renewLease(Run &run, const Waking &waking, domain::Machine &machine)
{
    const auto &can = run.context().cloud.capabilities();
    const QDateTime end = money::autoReleaseAt(run.now(), run.plan().lease, can, leftOfLimit(run)).at;
    const bool longer = machine.autoReleaseAt.isValid() && (!end.isValid() || end > machine.autoReleaseAt);
    if (!can.autoRelease || end == machine.autoReleaseAt || (waking.foundRunning() && !longer))
        return;
    setAutoRelease(run, machine.id, end);
    machine.autoReleaseAt = end;
}

// As before a launch: a machine that would not end itself is said to be one.
void warnWithoutEnd(const Run &run, const Waking &waking)
{
    const bool ends = run.plan().lease.count() != 0 || run.plan().spendingLimit
                      || (waking.foundRunning() && waking.found.autoReleaseAt.isValid());
    if (!ends && run.context().warned)
        run.context().warned({Check::What::Lease, Check::State::Warning, {}, {}});
}

// A notebook that lets its owner in is left alone: to prepare its machine again would end what runs in it.
std::optional<NotebookAt> atWork(Run &run, const Waking &waking, const domain::Machine &machine)
{
    const auto before = provisionedBefore(run.journal(), machine);
    if (!before || !waking.foundWhole())
        return std::nullopt;
    try {
        checkNotebook(run, machine, *before, answerTime);
        return before;
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
        return std::nullopt;
    }
}

void noteReady(Run &run, const Waking &waking, const domain::Machine &machine, const NotebookAt &notebook)
{
    run.journal().result(Act::Ready, run.now(), machine.id,
                         {{QStringLiteral("url"), notebook.url.toString()},
                          {QStringLiteral("sha256"), QString::fromLatin1(notebook.certificateSha256.toHex())},
                          {QStringLiteral("disk"), waking.disk.disk.id}});
}

// A park that was stopped may have asked for it a moment ago.
void waitWhileDetaching(Run &run, const QString &diskId)
{
    run.wait(QStringLiteral("detach"), detachTime, pollEvery, [&]() -> std::optional<bool> {
        const auto now = findDisk(run, diskId);
        return now && now->state == domain::DiskState::Detaching ? std::nullopt : std::optional(true);
    });
}

// Whatever a stop, or a park that came to no end, has taken from the machine is given back: each step looks first.
NotebookAt prepareAgain(Run &run, Waking &waking, domain::Machine &machine, const Access &access)
{
    renewLease(run, waking, machine);
    if (!waking.disk.disk.id.isEmpty())
        waking.disk.disk = run.stage(Stage::Attach, cloudLabel, [&] {
            waitWhileDetaching(run, waking.disk.disk.id);
            return attachDisk(run, waking.disk, machine.id);
        });
    const auto session = run.stage(Stage::Login, cloudLabel, [&] { return login(run, machine, access); });
    const auto notebook =
        run.stage(Stage::Provision, cloudLabel, [&] { return provision(run, machine, *session, waking.disk); });
    run.stage(Stage::Notebook, cloudLabel, [&] { checkNotebook(run, machine, notebook); });
    noteReady(run, waking, machine, notebook);
    return notebook;
}

// The same machine again: it may have another address, and its certificate is then made anew.
LaunchResult wake(Run &run, Waking &waking, bool newPassword)
{
    warnWithoutEnd(run, waking);
    auto machine = switchOn(run, waking);
    Access access;
    access.groupId = machine.securityGroupIds.value(0);
    run.stage(Stage::Network, cloudLabel, [&] {
        access.cidr = ownAddress(run.context(), run.stop());
        followAddress(run, access.groupId, access.cidr);
    });
    auto notebook = newPassword ? std::nullopt : atWork(run, waking, machine);
    if (!notebook)
        notebook = prepareAgain(run, waking, machine, access);
    else if (takenApart(run.journal().entries())) // a park that was stopped before it had taken anything
        noteReady(run, waking, machine, *notebook);
    followWithSshConfig(run.context(), run.launchId(), machine);
    run.report(Stage::Ready, domain::StageState::Done);
    LaunchResult result;
    result.launchId = run.launchId();
    result.machine = machine;
    result.workDiskId = waking.disk.disk.id;
    result.notebookUrl = notebook->url.toString();
    result.certificateFingerprint = notebook::fingerprintText(notebook->certificateSha256);
    result.perHour = boughtPerHour(run.journal().entries());
    result.millisecondsBy = run.times().milliseconds();
    result.ours = std::chrono::milliseconds(result.millisecondsBy.value(QStringLiteral("ours")));
    return result;
}

// On its own clock and not stopped by the person's stop. Throws UndoIncomplete.
void stopAgain(Run &run, const Waking &waking, const QString &cause)
{
    const QString id = waking.found.id;
    std::optional<Error> last;
    const auto isOver = [&]() -> std::optional<bool> {
        try {
            stopCharging(run, id);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::MachineGone)
                return true;
            last = error;
            return error.kind() == FailureKind::NotSupported ? std::optional(false) : std::nullopt;
        }
        // A start that has been asked for may not show at once.
        return run.now() < waking.startAskedAt->addSecs(startShows.count()) ? std::nullopt : std::optional(true);
    };
    run.beginUndo(stopAgainTime);
    run.stage(Stage::Undo, cloudLabel, [&] {
        if (run.waitUntil(run.deadline(stopAgainTime), retryEvery, isOver).value_or(false))
            return;
        throw Error(FailureKind::UndoIncomplete,
                    {{QStringLiteral("left"), withPrice(QStringLiteral("machine ") + id, boughtFor(run))},
                     {QStringLiteral("profile"), run.plan().profile},
                     {QStringLiteral("verb"), QStringLiteral("stop")},
                     {QStringLiteral("cause"), cause}},
                    last ? QString::fromUtf8(last->what()) : QString());
    });
}

// What this call has started is stopped again when it fails: nobody has asked for a machine that bills and cannot be
// used. One that ran before goes on running.
LaunchResult wakeOrStop(Run &run, const domain::Machine &found, const Holdings &held, bool newPassword)
{
    Waking waking;
    waking.found = found;
    if (!held.disks.isEmpty())
        waking.disk.disk = held.disks.first();
    try {
        return wake(run, waking, newPassword);
    } catch (const std::exception &error) {
        const auto *known = dynamic_cast<const Error *>(&error);
        auto failure = known ? known->failure() : domain::Failure();
        // What mends a launch that was never ready mends this one by starting it again.
        failure.params.insert(QStringLiteral("verb"), QStringLiteral("start"));
        failure.params.insert(QStringLiteral("profile"), run.plan().profile);
        if (waking.startAskedAt) {
            stopAgain(run, waking, QString::fromUtf8(error.what()));
            failure.params.insert(QStringLiteral("stoppedAgain"), found.id);
        }
        if (!known)
            throw;
        if (waking.startAskedAt || !waking.foundRunning())
            throw Error(failure);
        throw halfway(Error(failure), run.context(), run.launchId(), QStringLiteral("start"));
    }
}

void requireStopEndsCharge(Run &run, const domain::Machine &machine)
{
    bool ends = run.context().cloud.capabilities().stopWithoutCharge && machine.localDisks == 0;
    if (ends) {
        const auto types = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            return cloud.machineTypes({machine.typeId}, call);
        });
        ends = !types.isEmpty() && types.first().stopEndsCharge();
    }
    if (!ends)
        throw Error(FailureKind::NotSupported,
                    {{QStringLiteral("what"), QStringLiteral("stop")}, {QStringLiteral("type"), machine.typeId}});
}

domain::Machine onlyMachine(const Holdings &held, const QString &launchId)
{
    if (held.machines.isEmpty())
        throw Error(FailureKind::MachineGone, {{QStringLiteral("id"), launchId}});
    return held.machines.first();
}

} // namespace

LaunchResult start(const Context &context, const QString &profile, const ProgressSink &progress,
                   const base::StopToken &stop, const ToKeep &keep)
{
    const auto record = newestOf(context, profile);
    if (!record)
        return launch(context, planFor(context, profile, record), progress, stop, passwordOf(keep));
    if (record->interrupted()) {
        storage::Journal::open(context.paths, record->launchId); // AnotherRunActive while some process is still at it
        throw Error(FailureKind::LaunchInterrupted,
                    {{QStringLiteral("profile"), profile}, {QStringLiteral("launch"), record->launchId}});
    }
    const auto held = lookFor(context, *record, cloud::Call{stop});
    if (!held.machines.isEmpty()) {
        Run run(context, storage::Journal::open(context.paths, record->launchId), progress, stop);
        requireOurs(run, held.machines.first().tags, held.machines.first().id);
        for (const auto &disk : held.disks)
            requireNotUsedElsewhere(run, disk, held);
        keepPassword(context, run.plan().profile, keep, stop);
        return wakeOrStop(run, held.machines.first(), held, !keep.notebookPassword.isEmpty());
    }
    auto plan = planFor(context, profile, record);
    if (!held.holdsWork())
        return launch(context, plan, progress, stop, passwordOf(keep));
    plan = continuing(plan, *record, held);
    const auto problems = plan.problems();
    if (!problems.isEmpty())
        throw Error(problems.first());
    if (!record->ended())
        endJournal(*storage::Journal::open(context.paths, record->launchId), context.clock.now(),
                   QStringLiteral("released"));
    return launchNew(context, plan, record->launchId, progress, stop, passwordOf(keep));
}

std::optional<domain::LaunchPlan> planToStart(const Context &context, const QString &profile,
                                              const base::StopToken &stop)
{
    const auto record = newestOf(context, profile);
    if (record && record->interrupted())
        throw Error(FailureKind::LaunchInterrupted,
                    {{QStringLiteral("profile"), profile}, {QStringLiteral("launch"), record->launchId}});
    const auto held = record ? lookFor(context, *record, cloud::Call{stop}) : Holdings();
    if (!held.machines.isEmpty())
        return std::nullopt;
    const auto plan = planFor(context, profile, record);
    return held.holdsWork() ? continuing(plan, *record, held) : plan;
}

void stopMachine(const Context &context, const QString &launchId, const ProgressSink &progress,
                 const base::StopToken &stop)
try {
    const auto record = readRecord(context.paths, launchId);
    Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
    const auto held = run.read([&](auto &, const cloud::Call &call) { return lookFor(context, record, call); });
    requireReadyOnce(run);
    const auto machine = onlyMachine(held, launchId);
    requireOurs(run, machine.tags, machine.id);
    requireStopEndsCharge(run, machine);
    saveWork(run, machine, Saving::BestEffort);
    run.stage(Stage::ReleaseMachine, cloudLabel, [&] { stopCharging(run, machine.id); });
    dropSshEntry(context.paths, launchId);
} catch (const Error &error) {
    throw halfway(error, context, launchId, QStringLiteral("stop"));
}

void setLease(const Context &context, const QString &launchId, std::chrono::minutes fromNow,
              const base::StopToken &stop)
try {
    const auto record = readRecord(context.paths, launchId);
    Run run(context, storage::Journal::open(context.paths, launchId), {}, stop);
    const auto held = run.read([&](auto &, const cloud::Call &call) { return lookFor(context, record, call); });
    auto machine = onlyMachine(held, launchId);
    requireOurs(run, machine.tags, machine.id);
    const auto shortest = context.cloud.capabilities().shortestAutoRelease;
    if (!context.cloud.capabilities().autoRelease)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("lease")}});
    if (fromNow.count() != 0 && fromNow <= shortest)
        throw Error(FailureKind::InvalidInput,
                    {{QStringLiteral("field"), QStringLiteral("lease")},
                     {QStringLiteral("value"), QString::number(fromNow.count())},
                     {QStringLiteral("reason"), QStringLiteral("%1 or more, or 0").arg(shortest.count() + 1)}});
    const QDateTime end = fromNow.count() == 0 ? QDateTime() : run.now().addSecs(std::chrono::seconds(fromNow).count());
    requireWithinLimit(run, end);
    setAutoRelease(run, machine.id, end);
    if (machine.state != MachineState::Running)
        return;
    const auto session = run.access().connect(connectOptions(context, run.plan(), launchId, machine), stop);
    tellLease(*session, end, stop);
} catch (const Error &error) {
    throw halfway(error, context, launchId, QStringLiteral("lease"));
}

} // namespace spotbook::launch
