// VPCs, vSwitches, security groups.
#include "base/random.h"
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/parse.h"
#include "cloud/aliyun/provider.h"
#include "cloud/matches.h"

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;

namespace {

constexpr int vpcPage = 50;
constexpr int groupPage = 100;
constexpr int rulePage = 500;
constexpr int idsPerQuestion = 100;

Parameters ruleParameters(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule)
{
    const bool v6 = rule.sourceCidr.contains(QLatin1Char(':'));
    return Parameters()
        .set("RegionId", regionId)
        .set("SecurityGroupId", groupId)
        .set("Permissions.1.IpProtocol", "TCP")
        .set("Permissions.1.PortRange", QStringLiteral("%1/%2").arg(rule.fromPort).arg(rule.toPort))
        .set(v6 ? "Permissions.1.Ipv6SourceCidrIp" : "Permissions.1.SourceCidrIp", rule.sourceCidr)
        .set("Permissions.1.Policy", rule.accepts ? "accept" : "drop")
        .set("Permissions.1.Priority", rule.priority)
        .set("Permissions.1.NicType", "intranet")
        .setIfAny("Permissions.1.Description", rule.description);
}

} // namespace

QVector<domain::Network> AliyunProvider::networks(const QString &regionId, const Filter &filter, const Call &call)
{
    QVector<domain::Network> result;
    auto question = Parameters().set("RegionId", regionId).tags(filter.tags);
    if (filter.ids.size() == 1)
        question.set("VpcId", filter.ids.first());
    eachNumberedPage(m_rpc, Action::DescribeVpcs, regionId, question, vpcPage, call, [&](const JsonReader &page) {
        const auto items = page["Vpcs"]["Vpc"].items();
        for (const auto &item : items) {
            const auto network = parseNetwork(item);
            if (filter.ids.isEmpty() || filter.ids.contains(network.id))
                result.append(network);
        }
        return int(items.size());
    });
    return result;
}

QString AliyunProvider::createNetwork(const QString &regionId, const NetworkSpec &spec, const QString &token,
                                      const Call &call)
{
    Parameters parameters;
    parameters.set("RegionId", regionId).set("ClientToken", token);
    if (spec.cidr.isEmpty()) // the default network can be neither named nor tagged
        return m_rpc.call(Action::CreateDefaultVpc, regionId, parameters, call)["VpcId"].toString();
    parameters.set("CidrBlock", spec.cidr).setIfAny("VpcName", spec.name).tags(spec.tags);
    return m_rpc.call(Action::CreateVpc, regionId, parameters, call)["VpcId"].toString();
}

void AliyunProvider::deleteNetwork(const QString &regionId, const QString &id, const Call &call)
{
    // The token is for the repetitions inside this call; a later call finds the network gone.
    m_rpc.call(Action::DeleteVpc, regionId,
               Parameters().set("RegionId", regionId).set("VpcId", id).set("ClientToken", base::randomUuid()), call);
}

QVector<domain::Subnet> AliyunProvider::subnets(const QString &regionId, const QString &networkId, const Call &call)
{
    QVector<domain::Subnet> result;
    eachNumberedPage(m_rpc, Action::DescribeVSwitches, regionId,
                     Parameters().set("RegionId", regionId).setIfAny("VpcId", networkId), vpcPage, call,
                     [&](const JsonReader &page) {
                         const auto items = page["VSwitches"]["VSwitch"].items();
                         for (const auto &item : items)
                             result.append(parseSubnet(item));
                         return int(items.size());
                     });
    return result;
}

QString AliyunProvider::createSubnet(const QString &regionId, const QString &networkId, const QString &zoneId,
                                     const NetworkSpec &spec, const QString &token, const Call &call)
{
    if (spec.cidr.isEmpty())
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("cidr")},
                                                {QStringLiteral("value"), QString()},
                                                {QStringLiteral("reason"), QStringLiteral("a subnet needs a range")}});
    return m_rpc
        .call(Action::CreateVSwitch, regionId,
              Parameters()
                  .set("RegionId", regionId)
                  .set("VpcId", networkId)
                  .set("ZoneId", zoneId)
                  .set("CidrBlock", spec.cidr)
                  .setIfAny("VSwitchName", spec.name)
                  .set("ClientToken", token)
                  .tags(spec.tags),
              call)["VSwitchId"]
        .toString();
}

void AliyunProvider::deleteSubnet(const QString &regionId, const QString &id, const Call &call)
{
    m_rpc.call(Action::DeleteVSwitch, regionId, Parameters().set("RegionId", regionId).set("VSwitchId", id), call);
}

QVector<domain::SecurityGroup> AliyunProvider::securityGroups(const QString &regionId, const Filter &filter,
                                                              const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    QVector<domain::SecurityGroup> result;
    for (const auto &ids : chunks(filter.ids, idsPerQuestion)) {
        eachTokenPage(m_rpc, Action::DescribeSecurityGroups, regionId,
                      Parameters().set("RegionId", regionId).jsonList("SecurityGroupIds", ids).tags(filter.tags),
                      groupPage, budget.left(), [&](const JsonReader &page) {
                          for (const auto &item : page["SecurityGroups"]["SecurityGroup"].items())
                              result.append(parseSecurityGroup(item));
                      });
    }
    return result;
}

QString AliyunProvider::createSecurityGroup(const QString &regionId, const QString &networkId, const QString &name,
                                            const domain::Tags &tags, const QString &token, const Call &call)
{
    return m_rpc
        .call(Action::CreateSecurityGroup, regionId,
              Parameters()
                  .set("RegionId", regionId)
                  .set("VpcId", networkId)
                  .set("SecurityGroupName", name)
                  .set("SecurityGroupType", "normal")
                  .set("ClientToken", token)
                  .tags(tags),
              call)["SecurityGroupId"]
        .toString();
}

void AliyunProvider::deleteSecurityGroup(const QString &regionId, const QString &id, const Call &call)
{
    m_rpc.call(Action::DeleteSecurityGroup, regionId, Parameters().set("RegionId", regionId).set("SecurityGroupId", id),
               call);
}

QVector<domain::FirewallRule> AliyunProvider::firewallRules(const QString &regionId, const QString &groupId,
                                                            const Call &call)
{
    QVector<domain::FirewallRule> result;
    eachTokenPage(m_rpc, Action::DescribeSecurityGroupAttribute, regionId,
                  Parameters().set("RegionId", regionId).set("SecurityGroupId", groupId).set("Direction", "ingress"),
                  rulePage, call, [&](const JsonReader &page) {
                      for (const auto &item : page["Permissions"]["Permission"].items()) {
                          if (const auto rule = parseRule(item))
                              result.append(*rule);
                      }
                  });
    return result;
}

void AliyunProvider::addFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                                     const QString &token, const Call &call)
{
    // A rule that is there already is a success.
    m_rpc.call(Action::AuthorizeSecurityGroup, regionId,
               ruleParameters(regionId, groupId, rule).set("ClientToken", token), call);
}

void AliyunProvider::removeFirewallRule(const QString &regionId, const QString &groupId,
                                        const domain::FirewallRule &rule, const QString &token, const Call &call)
{
    auto parameters = rule.id.isEmpty() ? ruleParameters(regionId, groupId, rule)
                                        : Parameters()
                                              .set("RegionId", regionId)
                                              .set("SecurityGroupId", groupId)
                                              .repeat("SecurityGroupRuleId", {rule.id});
    try {
        m_rpc.call(Action::RevokeSecurityGroup, regionId, parameters.set("ClientToken", token), call);
    } catch (const Error &error) {
        // Since 2024-07-08 a rule that is gone is an error.
        if (!error.failure().providerCode.startsWith(QLatin1String("InvalidParam.SecurityGroupRuleId"))
            && error.failure().providerCode != QLatin1String("InvalidSecurityGroupRuleId.NotFound"))
            throw;
    }
}

} // namespace spotbook::cloud::aliyun
