#include "support/fake_cloud_parts.h"

#include <algorithm>

namespace spotbook::test {

QVector<Network> FakeCloud::networks(const QString &, const Filter &filter, const Call &call)
{
    Counted counted(*this, "networks", false, call);
    QVector<Network> found;
    for (const auto &network : networkMap) {
        if (fits(network, network.id, filter))
            found.append(network);
    }
    return counted.answer(found);
}

QString FakeCloud::createNetwork(const QString &, const cloud::NetworkSpec &spec, const QString &token,
                                 const Call &call)
{
    Counted counted(*this, "createNetwork", true, call);
    if (!m_tokens.contains(token)) {
        const QString id = newId(QStringLiteral("vpc"));
        networkMap.insert(id, {id, spec.name, spec.cidr, spec.cidr.isEmpty(), false, spec.tags});
        m_due.insert(id, m_clock.now().addSecs(3));
        m_tokens.insert(token, id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::deleteNetwork(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "deleteNetwork", true, call);
    if (std::any_of(subnetMap.begin(), subnetMap.end(), [&](const auto &subnet) { return subnet.networkId == id; })
        || std::any_of(groupMap.begin(), groupMap.end(), [&](const auto &group) { return group.networkId == id; }))
        throw dependency(id);
    if (networkMap.remove(id) == 0)
        throw notFound("network", id);
    counted.after();
}

QVector<Subnet> FakeCloud::subnets(const QString &, const QString &networkId, const Call &call)
{
    Counted counted(*this, "subnets", false, call);
    QVector<Subnet> found;
    for (const auto &subnet : subnetMap) {
        if (networkId.isEmpty() || subnet.networkId == networkId)
            found.append(subnet);
    }
    return counted.answer(found);
}

QString FakeCloud::createSubnet(const QString &, const QString &networkId, const QString &zoneId,
                                const cloud::NetworkSpec &spec, const QString &token, const Call &call)
{
    Counted counted(*this, "createSubnet", true, call);
    if (!m_tokens.contains(token)) {
        const QString id = newId(QStringLiteral("vsw"));
        subnetMap.insert(id, {id, spec.name, networkId, zoneId, spec.cidr, 250, false, spec.tags});
        m_due.insert(id, m_clock.now().addSecs(3));
        m_tokens.insert(token, id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::deleteSubnet(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "deleteSubnet", true, call);
    if (subnetMap.remove(id) == 0)
        throw notFound("subnet", id);
    counted.after();
}

QVector<SecurityGroup> FakeCloud::securityGroups(const QString &, const Filter &filter, const Call &call)
{
    Counted counted(*this, "securityGroups", false, call);
    QVector<SecurityGroup> found;
    for (const auto &group : groupMap) {
        if (fits(group, group.id, filter))
            found.append(group);
    }
    return counted.answer(found);
}

QString FakeCloud::createSecurityGroup(const QString &, const QString &networkId, const QString &name, const Tags &tags,
                                       const QString &token, const Call &call)
{
    Counted counted(*this, "createSecurityGroup", true, call);
    if (!m_tokens.contains(token)) {
        const QString id = newId(QStringLiteral("sg"));
        groupMap.insert(id, {id, name, networkId, false, tags});
        m_tokens.insert(token, id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::deleteSecurityGroup(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "deleteSecurityGroup", true, call);
    if (std::any_of(machineMap.begin(), machineMap.end(),
                    [&](const auto &machine) { return machine.securityGroupIds.contains(id); }))
        throw dependency(id);
    if (groupMap.remove(id) == 0)
        throw notFound("security-group", id);
    ruleMap.remove(id);
    counted.after();
}

QVector<FirewallRule> FakeCloud::firewallRules(const QString &, const QString &groupId, const Call &call)
{
    return Counted(*this, "firewallRules", false, call).answer(ruleMap.value(groupId));
}

void FakeCloud::addFirewallRule(const QString &, const QString &groupId, const FirewallRule &rule, const QString &,
                                const Call &call)
{
    Counted counted(*this, "addFirewallRule", true, call);
    auto made = rule;
    made.id = newId(QStringLiteral("sgr"));
    ruleMap[groupId].append(made);
    counted.after();
}

void FakeCloud::removeFirewallRule(const QString &, const QString &groupId, const FirewallRule &rule, const QString &,
                                   const Call &call)
{
    Counted counted(*this, "removeFirewallRule", true, call);
    auto &rules = ruleMap[groupId];
    rules.erase(std::remove_if(rules.begin(), rules.end(), [&](const auto &other) { return other.id == rule.id; }),
                rules.end());
    counted.after();
}

QVector<KeyPairInfo> FakeCloud::keyPairs(const QString &, const QString &name, const Call &call)
{
    Counted counted(*this, "keyPairs", false, call);
    QVector<KeyPairInfo> found;
    for (const auto &pair : keyPairMap) {
        if (name.isEmpty() || pair.name == name)
            found.append(pair);
    }
    return counted.answer(found);
}

void FakeCloud::importKeyPair(const QString &, const QString &name, const QByteArray &, const Tags &tags,
                              const Call &call)
{
    Counted counted(*this, "importKeyPair", true, call);
    if (keyPairMap.contains(name))
        throw Error(FailureKind::AlreadyExists);
    keyPairMap.insert(name, {name, {}, tags});
    counted.after();
}

void FakeCloud::deleteKeyPair(const QString &, const QString &name, const Call &call)
{
    Counted counted(*this, "deleteKeyPair", true, call);
    keyPairMap.remove(name);
    counted.after();
}

} // namespace spotbook::test
