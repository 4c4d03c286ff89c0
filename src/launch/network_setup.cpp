#include "launch/network_setup.h"

#include "launch/names.h"
#include "launch/own_address.h"

#include <QHostAddress>
#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr auto networkReadyTime = std::chrono::minutes(2);
constexpr auto pollEvery = std::chrono::seconds(1);

bool oursByName(const QString &name, const domain::Tags &tags, const QString &owner)
{
    return domain::isOwnedBy(tags, owner) || (tags.value(domain::tag::owner).isEmpty() && name == accessName(owner));
}

std::optional<domain::SecurityGroup> ownGroup(const Context &context, const QString &regionId, const cloud::Call &call)
{
    for (const auto &group : context.cloud.securityGroups(regionId, byOwner(context.owner), call)) {
        if (group.name == accessName(context.owner) && !group.managedByService)
            return group;
    }
    return std::nullopt;
}

std::optional<domain::SecurityGroup> groupOfPlan(const Context &context, const domain::LaunchPlan &plan,
                                                 const cloud::Call &call)
{
    if (plan.securityGroupId.isEmpty())
        return ownGroup(context, plan.regionId, call);
    const auto groups = context.cloud.securityGroups(plan.regionId, byIds({plan.securityGroupId}), call);
    if (groups.isEmpty())
        throw Error(FailureKind::NotFound, {{QStringLiteral("what"), QStringLiteral("security-group")},
                                            {QStringLiteral("id"), plan.securityGroupId}});
    return groups.first();
}

// The installation's own network, else the region's default one.
std::optional<domain::Network> usableNetwork(const Context &context, const QString &regionId, const cloud::Call &call)
{
    const auto all = context.cloud.networks(regionId, {}, call);
    for (const auto &network : all) {
        if (oursByName(network.name, network.tags, context.owner))
            return network;
    }
    for (const auto &network : all) {
        if (network.isDefault)
            return network;
    }
    return std::nullopt;
}

QString keyPairName(const Context &context, const ssh::KeyPair &key)
{
    return accessName(context.owner) + QLatin1Char('-')
           + QString::fromLatin1(key.publicKey.md5Fingerprint()).remove(QLatin1Char(':')).left(8);
}

void waitForNetwork(Run &run, const QString &id)
{
    run.wait(QStringLiteral("network"), networkReadyTime, pollEvery, [&]() -> std::optional<bool> {
        for (const auto &network : run.context().cloud.networks(run.regionId(), byIds({id}), cloud::Call{run.stop()})) {
            if (network.id == id && network.ready)
                return true;
        }
        return std::nullopt;
    });
}

QString ensureOwnNetwork(Run &run)
{
    const auto &context = run.context();
    const QString name = accessName(context.owner);
    const auto find = [&]() -> std::optional<QString> {
        const auto network = usableNetwork(context, run.regionId(), cloud::Call{run.stop()});
        return network ? std::optional(network->id) : std::nullopt;
    };
    if (run.standing(Act::CreateNetwork) == Run::Standing::Never) {
        if (const auto id = run.read([&](auto &, const auto &) { return find(); }))
            return *id;
    }
    return run.made({Act::CreateNetwork,
                     name,
                     {},
                     find,
                     [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                         return cloud.createNetwork(run.regionId(),
                                                    {name, QStringLiteral("192.168.0.0/16"), accessTags(context.owner)},
                                                    token, call);
                     }});
}

QString ensureGroup(Run &run, const QString &networkId)
{
    const auto &context = run.context();
    const QString name = accessName(context.owner);
    return run.made({Act::CreateSecurityGroup,
                     name,
                     {{QStringLiteral("network"), networkId}},
                     [&]() -> std::optional<QString> {
                         const auto group = ownGroup(context, run.regionId(), cloud::Call{run.stop()});
                         return group ? std::optional(group->id) : std::nullopt;
                     },
                     [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                         return cloud.createSecurityGroup(run.regionId(), networkId, name, accessTags(context.owner),
                                                          token, call);
                     }});
}

} // namespace

ssh::KeyPair loginKey(const Context &context, const domain::LaunchPlan &plan)
{
    const auto &access = context.machineAccess ? *context.machineAccess : realMachineAccess();
    return plan.sshKeyFile.isEmpty() ? access.ownKey(context.paths.keyFile()) : access.namedKey(plan.sshKeyFile);
}

QString ruleDescription(const QString &owner, quint16 port)
{
    return QStringLiteral("spotbook %1 port %2").arg(ownerShort(owner)).arg(port);
}

Access existingAccess(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop)
{
    const cloud::Call call{stop};
    Access access;
    if (const auto group = groupOfPlan(context, plan, call)) {
        access.groupId = group->id;
        access.networkId = group->networkId;
    }
    const QString name = keyPairName(context, loginKey(context, plan));
    for (const auto &pair : context.cloud.keyPairs(plan.regionId, name, call)) {
        if (pair.name == name)
            access.keyPairName = name;
    }
    return access;
}

std::optional<QString> existingSubnet(const Context &context, const QString &regionId, const QString &networkId,
                                      const QString &zoneId, const base::StopToken &stop)
{
    for (const auto &subnet : context.cloud.subnets(regionId, networkId, cloud::Call{stop})) {
        if (subnet.zoneId == zoneId && subnet.ready && subnet.freeAddresses > 0)
            return subnet.id;
    }
    return std::nullopt;
}

Access ensureNetwork(Run &run)
{
    const auto &context = run.context();
    const auto group = run.read(
        [&](cloud::CloudProvider &, const cloud::Call &call) { return groupOfPlan(context, run.plan(), call); });
    Access access;
    if (group && run.standing(Act::CreateSecurityGroup) != Run::Standing::Unresolved) {
        access.networkId = group->networkId;
        access.groupId = group->id;
    } else {
        access.networkId = ensureOwnNetwork(run);
        waitForNetwork(run, access.networkId);
        access.groupId = ensureGroup(run, access.networkId);
    }
    {
        const TimeSheet::Entry booked(run.times(), QStringLiteral("address"));
        access.cidr = ownAddress(context, run.stop());
    }
    followAddress(run, access.groupId, access.cidr);
    return access;
}

QString ensureSubnet(Run &run, const QString &networkId, const QString &zoneId)
{
    const auto &context = run.context();
    const auto find = [&] { return existingSubnet(context, run.regionId(), networkId, zoneId, run.stop()); };
    // An unresolved intent is for a zone of its own; a subnet of this zone that is there will do in any case.
    if (const auto id = run.read([&](auto &, const auto &) { return find(); })) {
        if (run.standing(Act::CreateSubnet) == Run::Standing::Unresolved
            && run.journal().lastIntent(Act::CreateSubnet)->data.value(QStringLiteral("zone")).toString() == zoneId)
            run.journal().result(Act::CreateSubnet, run.now(), *id, {{QStringLiteral("lookedUp"), true}});
        return *id;
    }
    const auto [networkCidr, taken] = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        QString cidr;
        for (const auto &network : cloud.networks(run.regionId(), byIds({networkId}), call)) {
            if (network.id == networkId)
                cidr = network.cidr;
        }
        QStringList all;
        for (const auto &subnet : cloud.subnets(run.regionId(), networkId, call))
            all.append(subnet.cidr);
        return std::pair(cidr, all);
    });
    const auto block = freeSubnetCidr(networkCidr, taken);
    if (!block)
        throw Error(FailureKind::QuotaReached, {{QStringLiteral("what"), QStringLiteral("subnet")}});
    const auto findMade = [&, name = accessName(context.owner)]() -> std::optional<QString> {
        for (const auto &subnet : context.cloud.subnets(run.regionId(), networkId, cloud::Call{run.stop()})) {
            if (subnet.zoneId == zoneId && oursByName(subnet.name, subnet.tags, context.owner))
                return subnet.id;
        }
        return std::nullopt;
    };
    // What an earlier rung or an interrupted run made in another zone is no answer for this one.
    if (run.standing(Act::CreateSubnet) == Run::Standing::Made)
        run.journal().result(Act::CreateSubnet, run.now(), QString(), {{QStringLiteral("otherZone"), true}});
    const QString id = run.made({Act::CreateSubnet,
                                 accessName(context.owner),
                                 {{QStringLiteral("network"), networkId}, {QStringLiteral("zone"), zoneId}},
                                 findMade,
                                 [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                                     return cloud.createSubnet(
                                         run.regionId(), networkId, zoneId,
                                         {accessName(context.owner), *block, accessTags(context.owner)}, token, call);
                                 }});
    run.wait(QStringLiteral("subnet"), networkReadyTime, pollEvery, [&]() -> std::optional<bool> {
        for (const auto &subnet : context.cloud.subnets(run.regionId(), networkId, cloud::Call{run.stop()})) {
            if (subnet.id == id && subnet.ready)
                return true;
        }
        return std::nullopt;
    });
    return id;
}

QString ensureKeyPair(Run &run)
{
    const auto key = loginKey(run.context(), run.plan());
    const QString name = keyPairName(run.context(), key);
    const auto isThere = [&] {
        const auto pairs = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            return cloud.keyPairs(run.regionId(), name, call);
        });
        return std::any_of(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.name == name; });
    };
    try {
        run.done(Act::ImportKeyPair, name, {}, isThere,
                 [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                     cloud.importKeyPair(run.regionId(), name, key.publicKey.line, accessTags(run.context().owner),
                                         call);
                 });
    } catch (const Error &error) {
        // The name is derived from the key: what is there under it is this key.
        if (error.kind() != FailureKind::AlreadyExists)
            throw;
    }
    return name;
}

bool groupServesOthers(Run &run, const QString &groupId)
{
    const auto machines = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.machines(run.regionId(), byOwner(run.context().owner), call);
    });
    return std::any_of(machines.begin(), machines.end(), [&](const domain::Machine &machine) {
        return machine.tags.value(domain::tag::launch) != run.launchId() && machine.securityGroupIds.contains(groupId);
    });
}

void followAddress(Run &run, const QString &groupId, const QString &cidr)
{
    if (!run.plan().securityGroupId.isEmpty() && !run.plan().addMissingRules)
        return;
    const auto rules = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.firewallRules(run.regionId(), groupId, call);
    });
    const auto ours = [&](const domain::FirewallRule &rule, quint16 port) {
        return rule.accepts && !rule.byList && rule.fromPort == port && rule.toPort == port
               && rule.description == ruleDescription(run.context().owner, port);
    };
    const auto wanted = neededPorts(run.plan().access);
    for (const quint16 port : wanted) {
        // A wider rule of ours goes below: what it lets in now does not count. One that is there already is not made
        // again where a refusal of somebody else's outweighs it.
        const auto isOpen = [&](const QVector<domain::FirewallRule> &present) {
            QVector<domain::FirewallRule> others;
            bool there = false;
            for (const auto &rule : present) {
                if (ours(rule, port))
                    there = there || sameBlock(rule.sourceCidr, cidr);
                else
                    others.append(rule);
            }
            return there || letsIn(others, port, cidr);
        };
        bool firstLook = true;
        run.done(
            Act::AddRule, groupId, {{QStringLiteral("port"), port}, {QStringLiteral("source"), cidr}},
            [&] {
                const bool open =
                    isOpen(firstLook ? rules : run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                        return cloud.firewallRules(run.regionId(), groupId, call);
                    }));
                firstLook = false;
                return open;
            },
            [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                cloud.addFirewallRule(run.regionId(), groupId,
                                      {{}, port, port, cidr, ruleDescription(run.context().owner, port)}, token, call);
            });
    }
    std::optional<bool> othersNeedIt;
    for (const auto &rule : rules) {
        const quint16 port = rule.fromPort;
        if (!(ours(rule, sshPort) || ours(rule, notebookPort))
            || (wanted.contains(port) && sameBlock(rule.sourceCidr, cidr)))
            continue;
        if (!wanted.contains(port)) {
            if (!othersNeedIt)
                othersNeedIt = groupServesOthers(run, groupId);
            if (*othersNeedIt)
                continue;
        }
        const auto isGone = [&, called = false]() mutable {
            return std::exchange(called, true) && [&] {
                const auto present = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                    return cloud.firewallRules(run.regionId(), groupId, call);
                });
                return std::none_of(present.begin(), present.end(), [&](const auto &other) {
                    return ours(other, port) && other.sourceCidr == rule.sourceCidr;
                });
            }();
        };
        run.done(Act::RemoveRule, groupId,
                 {{QStringLiteral("port"), port}, {QStringLiteral("source"), rule.sourceCidr}}, isGone,
                 [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                     cloud.removeFirewallRule(run.regionId(), groupId, rule, token, call);
                 });
    }
}

std::optional<QString> freeSubnetCidr(const QString &networkCidr, const QStringList &taken)
{
    const auto network = QHostAddress::parseSubnet(networkCidr);
    if (network.first.isNull() || network.second > 28)
        return std::nullopt;
    const int bits = std::max(24, network.second);
    const quint32 first = network.first.toIPv4Address();
    const quint32 step = 1U << (32 - bits);
    const quint64 count = 1ULL << (bits - network.second);
    for (quint64 i = 0; i < count; ++i) {
        const QHostAddress block(quint32(first + i * step));
        const QString cidr = block.toString() + QLatin1Char('/') + QString::number(bits);
        const bool free = std::none_of(taken.begin(), taken.end(), [&](const QString &other) {
            return covers(other, cidr) || covers(cidr, other);
        });
        if (free)
            return cidr;
    }
    return std::nullopt;
}

} // namespace spotbook::launch
