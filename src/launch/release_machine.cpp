#include "launch/release_machine.h"

#include "launch/machine_purchase.h"
#include "launch/names.h"
#include "launch/save_work.h"
#include "launch/ssh_entry.h"
#include "storage/host_key_store.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr auto pollEvery = std::chrono::seconds(2);
constexpr int askAgainSeconds = 30; // releasing takes its time; a request that got lost is repeated

// By tag they are ours; one that the journal names may have lost the mark, and is not touched then.
QStringList present(Run &run, const QStringList &known)
{
    QStringList ids;
    for (const auto &machine : machinesOfLaunch(run))
        ids.append(machine.id);
    for (const auto &id : known) {
        if (ids.contains(id))
            continue;
        if (const auto machine = findMachine(run, id)) {
            requireOurs(run, machine->tags, id);
            ids.append(id);
        }
    }
    return ids;
}

// A machine that answered us once cannot be invisible any more.
bool wasSeen(Run &run)
{
    return run.standing(Act::AttachDisk) == Standing::Made || run.standing(Act::PinHostKeys) != Standing::Never
           || run.journal().has(Act::Provision, storage::Entry::Kind::Intent);
}

// False when the machine cannot be released yet: it is in the middle of its creation.
bool askRelease(Run &run, const QString &id)
{
    run.journal().intent(Act::ReleaseMachine, run.now(), {}, id);
    try {
        run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            cloud.releaseMachine(run.regionId(), id, call);
        });
    } catch (const Error &error) {
        const bool notYet = error.kind() == FailureKind::Conflict || error.kind() == FailureKind::NotFound;
        if (!notYet && isRefusal(error.kind()))
            throw;
        return !notYet;
    }
    return true;
}

} // namespace

QStringList releaseMachines(Run &run, base::milliseconds allowed)
{
    QStringList known = run.everMade(Act::CreateMachine);
    const bool everTried = run.journal().has(Act::CreateMachine, storage::Entry::Kind::Intent);
    if (!everTried)
        return {};
    bool seen = wasSeen(run);
    const bool refused = run.standing(Act::CreateMachine) == Standing::Never && known.isEmpty();
    QMap<QString, QDateTime> asked;
    run.wait(QStringLiteral("release"), allowed, pollEvery, [&]() -> std::optional<bool> {
        const auto ids = present(run, known);
        for (const auto &id : ids) {
            seen = true;
            if (!known.contains(id))
                known.append(id);
            if (!asked.contains(id) || asked.value(id).secsTo(run.now()) >= askAgainSeconds) {
                if (askRelease(run, id))
                    asked.insert(id, run.now());
            }
        }
        if (!ids.isEmpty())
            return std::nullopt;
        if (seen || refused || run.now() >= run.absenceCountsFrom(Act::CreateMachine))
            return true;
        return std::nullopt;
    });
    for (const auto &id : known)
        run.journal().result(Act::ReleaseMachine, run.now(), id);
    if (run.standing(Act::CreateMachine) == Standing::Unresolved)
        run.journal().result(Act::CreateMachine, run.now(), QString(), {{QStringLiteral("lookedUp"), true}});
    storage::HostKeyStore(run.context().paths).forget(run.launchId());
    dropSshEntry(run.context().paths, run.launchId());
    return known;
}

} // namespace spotbook::launch
