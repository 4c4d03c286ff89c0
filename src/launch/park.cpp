#include "launch/flows.h"
#include "launch/halfway.h"
#include "launch/names.h"
#include "launch/receipt.h"
#include "launch/release_machine.h"
#include "launch/save_work.h"
#include "launch/work_disk.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Stage;

namespace {

constexpr auto releaseTime = std::chrono::minutes(10);
constexpr auto snapshotTime = std::chrono::hours(6);
constexpr auto pollEvery = std::chrono::seconds(5);
constexpr int snapshotsKept = 2; // the new one, and the one before it for one cycle

const QString cloudLabel = QStringLiteral("cloud");

bool keeps(const domain::Snapshot &snapshot, const domain::Disk &disk)
{
    return snapshot.complete() && snapshot.sourceDiskId == disk.id && snapshot.sourceDiskGiB == disk.sizeGiB;
}

QString ensureSnapshot(Run &run, const domain::Disk &disk)
{
    const QString name = snapshotName(run.launchId());
    auto tags = launchTags(run.context().owner, run.plan().profile, run.launchId(), roleWorkSnapshot);
    tags.insert(domain::tag::disk, disk.id);
    return run.made({Act::CreateSnapshot,
                     name,
                     {{QStringLiteral("disk"), disk.id}},
                     [&]() -> std::optional<QString> {
                         const auto all = run.context().cloud.snapshots(
                             run.regionId(), byLaunch(run.context().owner, run.launchId()), cloud::Call{run.stop()});
                         for (const auto &snapshot : all) {
                             if (snapshot.name == name && snapshot.sourceDiskId == disk.id)
                                 return snapshot.id;
                         }
                         return std::nullopt;
                     },
                     [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                         return cloud.createSnapshot(run.regionId(), disk.id, name, tags, token, call);
                     }});
}

// The first read ends the wait, the second asks in another way: by the launch's tags instead of by id.
void proveSnapshot(Run &run, const QString &snapshotId, const domain::Disk &disk)
{
    run.wait(QStringLiteral("snapshot"), snapshotTime, pollEvery, [&]() -> std::optional<bool> {
        const auto found = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            return cloud.snapshots(run.regionId(), byIds({snapshotId}), call);
        });
        for (const auto &snapshot : found) {
            if (snapshot.id != snapshotId)
                continue;
            run.report(Stage::SnapshotDisk, domain::StageState::Running, snapshotId, {}, snapshot.progressPercent);
            if (snapshot.state == domain::SnapshotState::Failed)
                throw Error(FailureKind::ServiceDown,
                            {{QStringLiteral("what"), QStringLiteral("snapshot ") + snapshotId}});
            if (keeps(snapshot, disk))
                return true;
        }
        return std::nullopt;
    });
    const auto again = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.snapshots(run.regionId(), byLaunch(run.context().owner, run.launchId()), call);
    });
    const bool proved = std::any_of(again.begin(), again.end(), [&](const auto &snapshot) {
        return snapshot.id == snapshotId && keeps(snapshot, disk);
    });
    if (!proved)
        throw Error(FailureKind::BadAnswer, {{QStringLiteral("what"), QStringLiteral("snapshot ") + snapshotId}});
}

void deleteOldSnapshots(Run &run)
{
    const auto held = run.read([&](auto &, const cloud::Call &call) {
        return lookFor(run.context(), readRecord(run.context().paths, run.launchId()), call);
    });
    // Of the line of ancestors some may be another profile's, whose work it is; and one that is not complete keeps
    // nothing that could stand for an older one.
    QStringList ours;
    for (const auto &snapshot : held.snapshots) {
        if (snapshot.complete() && isOfProfile(run, snapshot.tags))
            ours.append(snapshot.id);
    }
    const int surplus = ours.size() - snapshotsKept;
    for (int i = 0; i < surplus; ++i) {
        const QString &id = ours.at(i);
        run.journal().intent(Act::DeleteSnapshot, run.now(), {}, id);
        try {
            run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                cloud.deleteSnapshot(run.regionId(), id, call);
            });
            run.journal().result(Act::DeleteSnapshot, run.now(), id);
        } catch (const Error &) {
            // Too many are kept then; the sweep shows them with the rest.
            run.journal().result(Act::DeleteSnapshot, run.now(), QString());
        }
    }
}

// Returns false when the cloud refuses to make one: the disk is kept then, and the receipt says so.
bool replaceBySnapshot(Run &run, const domain::Disk &disk)
{
    const auto snapshotId = run.stage(Stage::SnapshotDisk, cloudLabel, [&]() -> std::optional<QString> {
        std::optional<QString> id;
        try {
            id = ensureSnapshot(run, disk);
        } catch (const Error &error) {
            if (!isRefusal(error.kind()))
                throw;
            run.report(Stage::SnapshotDisk, domain::StageState::Failed, disk.id, QString::fromUtf8(error.what()));
            return std::nullopt;
        }
        proveSnapshot(run, *id, disk);
        return id;
    });
    if (!snapshotId)
        return false;
    run.stage(Stage::DeleteDisk, cloudLabel, [&] { deleteDisk(run, disk.id); });
    deleteOldSnapshots(run);
    return true;
}

void requireSomething(const Record &record)
{
    const QString end = record.endedAs();
    if (end == QLatin1String("undone") || end == QLatin1String("erased"))
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), record.launchId}});
}

struct Opened
{
    Run run;
    Holdings held;
};

// Opens the journal and looks; refuses what belongs to somebody else, and what another launch works on, before anything
// is touched. A machine of this launch's own can always be ended where its disk is not needed for that.
Opened open(const Context &context, const QString &launchId, bool needsDisks, const ProgressSink &progress,
            const base::StopToken &stop)
{
    const auto record = readRecord(context.paths, launchId);
    requireSomething(record);
    Opened opened{Run(context, storage::Journal::open(context.paths, launchId), progress, stop), {}};
    requireReadyOnce(opened.run);
    opened.held = opened.run.read([&](auto &, const cloud::Call &call) { return lookFor(context, record, call); });
    for (const auto &machine : opened.held.machines)
        requireOurs(opened.run, machine.tags, machine.id);
    if (needsDisks || opened.held.machines.isEmpty()) {
        for (const auto &disk : opened.held.disks)
            requireNotUsedElsewhere(opened.run, disk, opened.held);
    }
    return opened;
}

void letMachineGo(Run &run, const Holdings &held, Saving saving)
{
    for (const auto &machine : held.machines)
        saveWork(run, machine, saving);
    try {
        detachWorkDisks(run, held);
    } catch (const Error &error) {
        // Releasing the machine detaches as well; only a park that depends on it insists.
        if (saving == Saving::Must || error.kind() == FailureKind::Cancelled)
            throw;
    }
    run.stage(Stage::ReleaseMachine, cloudLabel, [&] { releaseMachines(run, releaseTime); });
}

} // namespace

Receipt park(const Context &context, const QString &launchId, KeepBy keep, const ProgressSink &progress,
             const base::StopToken &stop)
try {
    auto [run, held] = open(context, launchId, keep == KeepBy::Snapshot, progress, stop);
    if (keep == KeepBy::Snapshot) {
        for (const auto &disk : held.disks)
            requireOurs(run, disk.tags, disk.id);
    }
    letMachineGo(run, held, Saving::Must);
    if (keep == KeepBy::Snapshot) {
        for (const auto &disk : held.disks)
            replaceBySnapshot(run, disk);
    }
    auto receipt = lookAgain(run, held, QStringLiteral("park"));
    endJournal(run.journal(), run.now(), QStringLiteral("parked"));
    return receipt;
} catch (const Error &error) {
    throw halfway(error, context, launchId, QStringLiteral("park"));
}

Receipt release(const Context &context, const QString &launchId, const ProgressSink &progress,
                const base::StopToken &stop)
try {
    auto [run, held] = open(context, launchId, false, progress, stop);
    letMachineGo(run, held, Saving::BestEffort);
    auto receipt = lookAgain(run, held, QStringLiteral("release"));
    endJournal(run.journal(), run.now(), QStringLiteral("released"));
    return receipt;
} catch (const Error &error) {
    throw halfway(error, context, launchId, QStringLiteral("release"));
}

} // namespace spotbook::launch
