#include "launch/access_cleanup.h"

#include "base/random.h"
#include "launch/names.h"
#include "launch/network_setup.h"
#include "launch/own_address.h"

#include <algorithm>
#include <functional>

namespace spotbook::launch {

namespace {

struct Leftovers
{
    QStringList groups;
    QStringList keyPairs;
    QStringList subnets;
    QStringList networks;
};

// Another launch of this installation is under way, and it may count on what is there.
bool anotherUnderWay(Run &run, const std::function<bool(const domain::LaunchPlan &)> &concerned)
{
    const auto records = readRecords(run.context().paths);
    return std::any_of(records.begin(), records.end(), [&](const Record &record) {
        return record.launchId != run.launchId() && record.plan.regionId == run.regionId() && record.interrupted()
               && concerned(record.plan);
    });
}

// Another machine or another unfinished launch of this installation needs the access.
bool neededByOthers(Run &run)
{
    const auto machines = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.machines(run.regionId(), byOwner(run.context().owner), call);
    });
    const bool otherMachine = std::any_of(machines.begin(), machines.end(), [&](const auto &machine) {
        return machine.tags.value(domain::tag::launch) != run.launchId();
    });
    return otherMachine || anotherUnderWay(run, [](const domain::LaunchPlan &) { return true; });
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

// A group that is gone has none.
QVector<domain::FirewallRule> rulesOf(Run &run, const QString &group)
{
    try {
        return run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            return cloud.firewallRules(run.regionId(), group, call);
        });
    } catch (const domain::Error &error) {
        if (error.kind() != domain::FailureKind::NotFound)
            throw;
        return {};
    }
}

bool isOurs(const Run &run, const domain::FirewallRule &rule)
{
    return rule.accepts && !rule.byList && rule.fromPort == rule.toPort
           && rule.description == ruleDescription(run.context().owner, rule.fromPort);
}

bool addedByLaunch(const QVector<storage::Entry> &entries, const domain::FirewallRule &rule)
{
    return std::any_of(entries.begin(), entries.end(), [&](const storage::Entry &entry) {
        return entry.act == Act::AddRule && entry.kind == storage::Entry::Kind::Intent
               && entry.data.value(QStringLiteral("port")).toInt() == rule.fromPort
               && sameBlock(entry.data.value(QStringLiteral("source")).toString(), rule.sourceCidr);
    });
}

} // namespace

void removeRules(Run &run, AccessOf of)
{
    const QString group = run.plan().securityGroupId;
    if (group.isEmpty() || groupServesOthers(run, group)
        || anotherUnderWay(run, [&](const auto &plan) { return plan.securityGroupId == group; }))
        return;
    const auto rules = rulesOf(run, group);
    const auto entries = run.journal().entries(); // a copy: the journal grows below
    for (const auto &rule : rules) {
        if (!isOurs(run, rule) || (of == AccessOf::ThisLaunch && !addedByLaunch(entries, rule)))
            continue;
        const QJsonObject data{{QStringLiteral("port"), rule.fromPort}, {QStringLiteral("source"), rule.sourceCidr}};
        run.journal().intent(Act::RemoveRule, run.now(), {}, group, data);
        run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            cloud.removeFirewallRule(run.regionId(), group, rule, base::randomUuid(), call);
        });
        run.journal().result(Act::RemoveRule, run.now(), group, data);
    }
}

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
