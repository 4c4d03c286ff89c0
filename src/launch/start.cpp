#include "launch/build_up.h"
#include "launch/flows.h"
#include "launch/holdings.h"
#include "launch/machine_purchase.h"
#include "launch/own_address.h"
#include "launch/prepare.h"
#include "launch/save_work.h"
#include "storage/profile_store.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::MachineState;
using domain::Stage;
using domain::WorkDiskSource;

namespace {

constexpr auto stopTime = std::chrono::minutes(5);
constexpr auto pollEvery = std::chrono::seconds(2);
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
    return {keep.notebookPassword, false};
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

// The same machine again: it may have another address, and its certificate is then made anew.
LaunchResult wake(Run &run, const domain::Machine &stopped, const Holdings &held)
{
    run.stage(Stage::Boot, QStringLiteral("boot"), [&] {
        const auto isOn = [&] {
            const auto machine = findMachine(run, stopped.id);
            return machine && (machine->state == MachineState::Running || machine->state == MachineState::Starting);
        };
        run.done(Act::StartMachine, stopped.id, {}, isOn,
                 [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                     cloud.startMachine(run.regionId(), stopped.id, call);
                 });
    });
    const auto machine =
        run.stage(Stage::Boot, QStringLiteral("boot"), [&] { return waitUntilRunning(run, stopped.id); });
    Access access;
    access.groupId = machine.securityGroupIds.value(0);
    run.stage(Stage::Network, cloudLabel, [&] {
        access.cidr = ownAddress(run.context(), run.stop());
        followAddress(run, access.groupId, access.cidr);
    });
    const auto session = run.stage(Stage::Login, cloudLabel, [&] { return login(run, machine, access); });
    WorkDisk disk;
    if (!held.disks.isEmpty())
        disk.disk = held.disks.first();
    const auto notebook = run.stage(Stage::Provision, cloudLabel, [&] {
        const auto before = provisionedBefore(run.journal(), machine);
        return before ? *before : provision(run, machine, *session, disk);
    });
    run.stage(Stage::Notebook, cloudLabel, [&] { checkNotebook(run, machine, notebook); });
    run.journal().result(Act::Ready, run.now(), machine.id,
                         {{QStringLiteral("url"), notebook.url.toString()},
                          {QStringLiteral("sha256"), QString::fromLatin1(notebook.certificateSha256.toHex())},
                          {QStringLiteral("disk"), disk.disk.id}});
    run.report(Stage::Ready, domain::StageState::Done);
    LaunchResult result;
    result.launchId = run.launchId();
    result.machine = machine;
    result.workDiskId = disk.disk.id;
    result.notebookUrl = notebook.url.toString();
    result.certificateFingerprint = notebook::fingerprintText(notebook.certificateSha256);
    result.millisecondsBy = run.times().milliseconds();
    result.ours = std::chrono::milliseconds(result.millisecondsBy.value(QStringLiteral("ours")));
    return result;
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
        keepPassword(context, run.plan().profile, keep, stop);
        return wake(run, held.machines.first(), held);
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

void stopMachine(const Context &context, const QString &launchId, const ProgressSink &progress,
                 const base::StopToken &stop)
{
    const auto record = readRecord(context.paths, launchId);
    Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
    const auto held = run.read([&](auto &, const cloud::Call &call) { return lookFor(context, record, call); });
    const auto machine = onlyMachine(held, launchId);
    requireOurs(run, machine.tags, machine.id);
    requireStopEndsCharge(run, machine);
    saveWork(run, machine, Saving::BestEffort);
    run.stage(Stage::ReleaseMachine, cloudLabel, [&] {
        const auto isStopped = [&] {
            const auto now = findMachine(run, machine.id);
            return now && (now->state == MachineState::Stopped || now->state == MachineState::Stopping);
        };
        run.done(Act::StopMachine, machine.id, {}, isStopped,
                 [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                     cloud.stopMachine(run.regionId(), machine.id, true, call);
                 });
        const auto stopped =
            run.wait(QStringLiteral("stop"), stopTime, pollEvery, [&]() -> std::optional<domain::Machine> {
                const auto now = findMachine(run, machine.id);
                if (!now)
                    throw Error(FailureKind::MachineGone, {{QStringLiteral("id"), machine.id}});
                return now->state == MachineState::Stopped ? now : std::nullopt;
            });
        // The provider stops and bills on without an error where it cannot do better: only what it says now
        // counts.
        if (stopped.chargesWhileStopped())
            throw Error(FailureKind::NotSupported,
                        {{QStringLiteral("what"), QStringLiteral("stop")}, {QStringLiteral("type"), machine.typeId}});
    });
}

void setLease(const Context &context, const QString &launchId, std::chrono::minutes fromNow,
              const base::StopToken &stop)
{
    const auto record = readRecord(context.paths, launchId);
    Run run(context, storage::Journal::open(context.paths, launchId), {}, stop);
    const auto held = run.read([&](auto &, const cloud::Call &call) { return lookFor(context, record, call); });
    auto machine = onlyMachine(held, launchId);
    requireOurs(run, machine.tags, machine.id);
    const auto shortest = context.cloud.capabilities().shortestAutoRelease;
    if (!context.cloud.capabilities().autoRelease)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("lease")}});
    if (fromNow.count() != 0 && fromNow <= shortest)
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("lease")},
                                                {QStringLiteral("value"), QString::number(fromNow.count())},
                                                {QStringLiteral("reason"), QString::number(shortest.count() + 1)}});
    const QDateTime end = fromNow.count() == 0 ? QDateTime() : run.now().addSecs(std::chrono::seconds(fromNow).count());
    run.journal().intent(Act::SetAutoRelease, run.now(), {}, machine.id,
                         {{QStringLiteral("at"), end.toString(Qt::ISODate)}});
    run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        cloud.setAutoRelease(run.regionId(), machine.id, end, call);
    });
    run.journal().result(Act::SetAutoRelease, run.now(), machine.id,
                         {{QStringLiteral("at"), end.toString(Qt::ISODate)}});
    if (machine.state != MachineState::Running)
        return;
    const auto session = run.access().connect(connectOptions(context, run.plan(), launchId, machine), stop);
    tellLease(*session, end, stop);
}

} // namespace spotbook::launch
