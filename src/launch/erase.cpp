#include "launch/access_cleanup.h"
#include "launch/flows.h"
#include "launch/halfway.h"
#include "launch/names.h"
#include "launch/receipt.h"
#include "launch/release_machine.h"
#include "launch/save_work.h"
#include "launch/work_disk.h"

#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Stage;

namespace {

constexpr auto eraseTime = std::chrono::minutes(10);
constexpr auto retryEvery = std::chrono::seconds(5);
const QString cloudLabel = QStringLiteral("cloud");

// Right after a release the cloud still counts what the machine held as in use.
void untilFree(Run &run, const QString &what, const std::function<void()> &work)
{
    run.wait(what, eraseTime, retryEvery, [&]() -> std::optional<bool> {
        try {
            work();
            return true;
        } catch (const Error &error) {
            switch (error.kind()) {
            case FailureKind::DependencyLeft:
            case FailureKind::DiskInUse:
            case FailureKind::Conflict:
            case FailureKind::OutcomeUnknown: return std::nullopt;
            default: throw;
            }
        }
    });
}

void eraseWork(Run &run)
{
    const auto findMade = [&]() -> std::optional<QString> {
        for (const auto &disk :
             run.context().cloud.disks(run.regionId(), byLaunch(run.context().owner, run.launchId()), {})) {
            if (disk.name == diskName(run.launchId()))
                return disk.id;
        }
        return std::nullopt;
    };
    run.resolved(Act::CreateDisk, findMade);
    const auto held = run.read([&](auto &, const cloud::Call &call) {
        return lookFor(run.context(), readRecord(run.context().paths, run.launchId()), call);
    });
    for (const auto &disk : held.disks) {
        if (isOfProfile(run, disk.tags))
            untilFree(run, QStringLiteral("disk"), [&] { deleteDisk(run, disk.id); });
    }
    for (const auto &snapshot : held.snapshots) {
        if (!isOfProfile(run, snapshot.tags))
            continue;
        const auto isGone = [&] {
            return run
                .read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                    return cloud.snapshots(run.regionId(), byIds({snapshot.id}), call);
                })
                .isEmpty();
        };
        untilFree(run, QStringLiteral("snapshot"), [&] {
            run.done(Act::DeleteSnapshot, snapshot.id, {}, isGone,
                     [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                         cloud.deleteSnapshot(run.regionId(), snapshot.id, call);
                     });
        });
    }
}

void eraseAccess(Run &run, AccessOf of)
{
    untilFree(run, QStringLiteral("security-group"), [&] {
        removeRules(run, of);
        removeAccess(run, of);
    });
}

// Whether something is left that this profile pays for.
bool holdsOfProfile(const Run &run, const Holdings &held)
{
    const auto isIts = [&](const auto &thing) { return isOfProfile(run, thing.tags); };
    return !held.machines.isEmpty() || std::any_of(held.disks.begin(), held.disks.end(), isIts)
           || std::any_of(held.snapshots.begin(), held.snapshots.end(), isIts);
}

// The work of the launches before went with it. Not another profile's, nor one that still holds something: that must
// stay in the list.
void endAncestors(Run &run)
{
    const auto &paths = run.context().paths;
    for (const auto &ancestor : lineage(paths, readRecord(paths, run.launchId())).mid(1)) {
        if (ancestor.plan.profile != run.plan().profile || ancestor.cameToNothing())
            continue;
        const auto held =
            run.read([&](auto &, const cloud::Call &call) { return lookFor(run.context(), ancestor, call); });
        if (!holdsOfProfile(run, held))
            endJournal(*storage::Journal::open(paths, ancestor.launchId), run.now(), QStringLiteral("erased"));
    }
}

Receipt eraseAll(Run &run, const Record &record, AccessOf of)
{
    const auto before = run.read([&](auto &, const cloud::Call &call) { return lookFor(run.context(), record, call); });
    for (const auto &machine : before.machines)
        requireOurs(run, machine.tags, machine.id);
    for (const auto &disk : before.disks) {
        if (isOfProfile(run, disk.tags))
            requireNotUsedElsewhere(run, disk, before);
    }
    run.stage(Stage::ReleaseMachine, cloudLabel, [&] { releaseMachines(run, eraseTime); });
    run.stage(Stage::DeleteDisk, cloudLabel, [&] {
        eraseWork(run);
        eraseAccess(run, of);
    });
    auto receipt = lookAgain(run, before, QStringLiteral("erase"));
    endJournal(run.journal(), run.now(), QStringLiteral("erased"));
    return receipt;
}

} // namespace

Receipt erase(const Context &context, const QString &launchId, const QString &typedName, const ProgressSink &progress,
              const base::StopToken &stop)
try {
    const auto record = readRecord(context.paths, launchId);
    if (typedName != record.plan.profile)
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("name")},
                                                {QStringLiteral("value"), typedName},
                                                {QStringLiteral("reason"), QStringLiteral("not the profile's name")}});
    Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
    auto receipt = eraseAll(run, record, AccessOf::Installation);
    endAncestors(run);
    return receipt;
} catch (const Error &error) {
    throw halfway(error, context, launchId, QStringLiteral("erase"));
}

Receipt takeBack(const Context &context, const QString &launchId, const ProgressSink &progress,
                 const base::StopToken &stop)
{
    const auto record = readRecord(context.paths, launchId);
    if (record.plan.workDisk.source == domain::WorkDiskSource::New) {
        Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
        return eraseAll(run, record, AccessOf::ThisLaunch);
    }
    auto receipt = release(context, launchId, progress, stop);
    Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
    eraseAccess(run, AccessOf::ThisLaunch);
    return receipt;
}

} // namespace spotbook::launch
