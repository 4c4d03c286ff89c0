#include "launch/access_cleanup.h"
#include "launch/flows.h"
#include "launch/names.h"
#include "launch/receipt.h"
#include "launch/release_machine.h"
#include "launch/work_disk.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Stage;

namespace {

constexpr auto eraseTime = std::chrono::minutes(10);
constexpr auto retryEvery = std::chrono::seconds(5);
const QString cloudLabel = QStringLiteral("cloud");

bool mayGo(const Run &run, const domain::Tags &tags)
{
    return domain::isOwnedBy(tags, run.context().owner) && tags.value(domain::tag::profile) == run.plan().profile;
}

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
        if (mayGo(run, disk.tags))
            untilFree(run, QStringLiteral("disk"), [&] { deleteDisk(run, disk.id); });
    }
    for (const auto &snapshot : held.snapshots) {
        if (!mayGo(run, snapshot.tags))
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

// The work of the launches before went with it.
void endAncestors(Run &run)
{
    auto line = lineage(run.context().paths, run.launchId());
    line.removeFirst();
    const auto known = storage::Journal::launchIds(run.context().paths);
    for (const auto &id : line) {
        if (known.contains(id))
            endJournal(*storage::Journal::open(run.context().paths, id), run.now(), QStringLiteral("erased"));
    }
}

} // namespace

Receipt erase(const Context &context, const QString &launchId, const QString &typedName, const ProgressSink &progress,
              const base::StopToken &stop)
{
    const auto record = readRecord(context.paths, launchId);
    if (typedName != record.plan.profile)
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("name")},
                                                {QStringLiteral("value"), typedName},
                                                {QStringLiteral("reason"), QStringLiteral("not the profile's name")}});
    Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
    const auto before = run.read([&](auto &, const cloud::Call &call) { return lookFor(context, record, call); });
    for (const auto &machine : before.machines) {
        if (!domain::isOwnedBy(machine.tags, context.owner))
            throw Error(FailureKind::NotOurs, {{QStringLiteral("id"), machine.id}});
    }
    run.stage(Stage::ReleaseMachine, cloudLabel, [&] { releaseMachines(run, eraseTime); });
    run.stage(Stage::DeleteDisk, cloudLabel, [&] {
        eraseWork(run);
        untilFree(run, QStringLiteral("security-group"), [&] { removeAccess(run, AccessOf::Installation); });
    });
    auto receipt = lookAgain(run, before, QStringLiteral("erase"));
    endJournal(run.journal(), run.now(), QStringLiteral("erased"));
    endAncestors(run);
    return receipt;
}

} // namespace spotbook::launch
