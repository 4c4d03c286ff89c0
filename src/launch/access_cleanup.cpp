#include "launch/access_cleanup.h"

#include "launch/names.h"

#include <algorithm>

namespace spotbook::launch {

namespace {

struct Leftovers
{
    QStringList groups;
    QStringList keyPairs;
    QStringList subnets;
    QStringList networks;
};

// Another machine or another unfinished launch of this installation needs the access.
bool neededByOthers(Run &run)
{
    const auto machines = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.machines(run.regionId(), byOwner(run.context().owner), call);
    });
    const bool otherMachine = std::any_of(machines.begin(), machines.end(), [&](const auto &machine) {
        return machine.tags.value(domain::tag::launch) != run.launchId();
    });
    if (otherMachine)
        return true;
    const auto records = readRecords(run.context().paths);
    return std::any_of(records.begin(), records.end(), [&](const Record &record) {
        return record.launchId != run.launchId() && record.plan.regionId == run.regionId() && record.interrupted();
    });
}

// By our tag; by our name where the provider lost or cannot carry the tag.
Leftovers ofInstallation(Run &run, cloud::CloudProvider &cloud, const cloud::Call &call)
{
    const QString owner = run.context().owner;
    const QString name = accessName(owner);
    const auto ours = [&](const QString &itsName, const domain::Tags &tags) {
        return domain::isOwnedBy(tags, owner) || (tags.value(domain::tag::owner).isEmpty() && itsName == name);
    };
    Leftovers found;
    for (const auto &group : cloud.securityGroups(run.regionId(), byOwner(owner), call)) {
        if (group.tags.value(domain::tag::role) == roleAccess || group.name == name)
            found.groups.append(group.id);
    }
    for (const auto &pair : cloud.keyPairs(run.regionId(), {}, call)) {
        if (pair.name.startsWith(name + QLatin1Char('-')) || domain::isOwnedBy(pair.tags, owner))
            found.keyPairs.append(pair.name);
    }
    for (const auto &network : cloud.networks(run.regionId(), {}, call)) {
        for (const auto &subnet : cloud.subnets(run.regionId(), network.id, call)) {
            if (ours(subnet.name, subnet.tags))
                found.subnets.append(subnet.id);
        }
        if (ours(network.name, network.tags))
            found.networks.append(network.id);
    }
    return found;
}

Leftovers ofLaunch(Run &run, const Leftovers &present)
{
    // Interrupted between intent and result, a thing has our name and no id in the journal: it is taken to be
    // ours.
    const auto made = [&](Act act, const QStringList &there) {
        if (run.standing(act) == Standing::Unresolved)
            return there;
        QStringList both;
        for (const auto &id : run.everMade(act)) {
            if (there.contains(id))
                both.append(id);
        }
        return both;
    };
    return {made(Act::CreateSecurityGroup, present.groups), made(Act::ImportKeyPair, present.keyPairs),
            made(Act::CreateSubnet, present.subnets), made(Act::CreateNetwork, present.networks)};
}

using Delete = void (cloud::CloudProvider::*)(const QString &, const QString &, const cloud::Call &);

void removeEach(Run &run, Act act, const QStringList &ids, Delete remove)
{
    for (const auto &id : ids) {
        run.journal().intent(act, run.now(), {}, id);
        try {
            run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                (cloud.*remove)(run.regionId(), id, call);
            });
        } catch (const domain::Error &error) {
            if (error.kind() != domain::FailureKind::NotFound)
                throw;
        }
        run.journal().result(act, run.now(), id);
    }
}

QDateTime newestUnresolved(Run &run)
{
    QDateTime newest = run.now();
    for (const auto act : {Act::CreateNetwork, Act::CreateSubnet, Act::CreateSecurityGroup, Act::ImportKeyPair}) {
        if (run.standing(act) == Standing::Unresolved)
            newest = std::max(newest, run.absenceCountsFrom(act));
    }
    return newest;
}

} // namespace

void removeAccess(Run &run, AccessOf of)
{
    if (neededByOthers(run))
        return;
    // What was asked for and never answered for may still appear.
    const auto appearsUntil = newestUnresolved(run);
    for (;;) {
        const auto present = run.read(
            [&](cloud::CloudProvider &cloud, const cloud::Call &call) { return ofInstallation(run, cloud, call); });
        const auto doomed = of == AccessOf::ThisLaunch ? ofLaunch(run, present) : present;
        removeEach(run, Act::DeleteSecurityGroup, doomed.groups, &cloud::CloudProvider::deleteSecurityGroup);
        removeEach(run, Act::DeleteKeyPair, doomed.keyPairs, &cloud::CloudProvider::deleteKeyPair);
        removeEach(run, Act::DeleteSubnet, doomed.subnets, &cloud::CloudProvider::deleteSubnet);
        removeEach(run, Act::DeleteNetwork, doomed.networks, &cloud::CloudProvider::deleteNetwork);
        if (run.now() >= appearsUntil)
            return;
        if (!run.clock().sleepFor(std::chrono::seconds(10), run.stop()))
            throw domain::Error(domain::FailureKind::Cancelled);
    }
}

} // namespace spotbook::launch
