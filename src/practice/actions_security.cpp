// Security groups and their rules.
#include "practice/actions.h"

#include <QRegularExpression>
#include <algorithm>

namespace spotbook::practice {

namespace {

SecurityGroup &groupOf(Call &call)
{
    return lookUp(call, call.state.securityGroups, call.params.required(q("SecurityGroupId")),
                  "InvalidSecurityGroupId.NotFound");
}

Reply createSecurityGroup(Call &call)
{
    const QString vpcId = call.params.text(q("VpcId"));
    if (!vpcId.isEmpty()) {
        const Vpc &home = lookUp(call, call.state.vpcs, vpcId, "InvalidVpcId.NotFound");
        if (home.status != QLatin1String("Available"))
            throw apiError("IncorrectVpcStatus");
    }
    const QString type = call.params.text(q("SecurityGroupType"), q("normal"));
    if (type != QLatin1String("normal") && type != QLatin1String("enterprise"))
        throw invalidParameter(q("SecurityGroupType"), q("normal or enterprise"));
    SecurityGroup group;
    group.id = call.cloud.newId("sg");
    group.regionId = call.regionId;
    group.name = call.params.text(q("SecurityGroupName"));
    group.description = call.params.text(q("Description"));
    group.tags = call.params.tags();
    group.createdAt = call.now;
    group.visibleAt = call.cloud.visibleAt(call.now);
    group.vpcId = vpcId;
    group.type = type;
    call.state.securityGroups.insert(group.id, group);
    return {{{q("SecurityGroupId"), group.id}}, {}, {}};
}

Rule parseRule(const Params &from)
{
    Rule rule;
    rule.protocol = from.required(q("IpProtocol")).toUpper();
    static const QStringList protocols{q("TCP"), q("UDP"), q("ICMP"), q("ICMPV6"), q("GRE"), q("ALL")};
    if (!protocols.contains(rule.protocol))
        throw invalidParameter(q("IpProtocol"), q("TCP, UDP, ICMP, GRE or ALL"));
    rule.portRange =
        from.text(q("PortRange"), rule.protocol == q("TCP") || rule.protocol == q("UDP") ? QString() : q("-1/-1"));
    static const QRegularExpression range(QStringLiteral("^(-1/-1|(\\d{1,5})/(\\d{1,5}))$"));
    const QRegularExpressionMatch match = range.match(rule.portRange);
    const bool ports = rule.protocol == q("TCP") || rule.protocol == q("UDP");
    if (!match.hasMatch() || ports != !match.captured(2).isEmpty()
        || (ports
            && (match.captured(2).toInt() < 1 || match.captured(3).toInt() > 65535
                || match.captured(2).toInt() > match.captured(3).toInt())))
        throw invalidParameter(q("PortRange"), q("22/22 for TCP and UDP, -1/-1 otherwise"));
    rule.source = from.text(q("SourceCidrIp"));
    rule.sourceGroupId = from.text(q("SourceGroupId"));
    if (rule.source.isEmpty() && rule.sourceGroupId.isEmpty() && !from.has(q("Ipv6SourceCidrIp")))
        throw apiError("MissingParameter.Source",
                       q("One of the parameters SourceCidrIp, SourceGroupId or SourcePrefixListId must be specified."));
    static const QRegularExpression cidr(QStringLiteral("^(\\d{1,3}\\.){3}\\d{1,3}(/([0-9]|[12][0-9]|3[0-2]))?$"));
    if (!rule.source.isEmpty() && !cidr.match(rule.source).hasMatch())
        throw apiError("InvalidSourceCidrIp.Malformed");
    rule.policy = from.text(q("Policy"), q("accept")).toLower() == q("drop") ? q("Drop") : q("Accept");
    rule.priority = from.number(q("Priority"), 1);
    if (rule.priority < 1 || rule.priority > 100)
        throw invalidParameter(q("Priority"), q("must be between 1 and 100"));
    rule.description = from.text(q("Description"));
    return rule;
}

QVector<Rule> parseRules(const Call &call)
{
    QVector<Rule> rules;
    const QVector<Params> given = call.params.objects(q("Permissions"));
    for (const Params &one : given)
        rules << parseRule(one);
    if (given.isEmpty() && call.params.has(q("IpProtocol")))
        rules << parseRule(call.params); // the older single-rule form
    return rules;
}

Reply authorize(Call &call)
{
    SecurityGroup &group = groupOf(call);
    const QVector<Rule> rules = parseRules(call);
    if (rules.isEmpty())
        throw missingParameter(q("Permissions"));
    for (Rule rule : rules) {
        const auto same = [&](const Rule &other) { return other.sameAs(rule); };
        if (std::any_of(group.rules.cbegin(), group.rules.cend(), same))
            continue; // adding a rule twice is a success
        rule.id = call.cloud.newId("sgr");
        rule.createdAt = call.now;
        group.rules << rule;
    }
    call.cloud.refreshPorts(group.id);
    return {};
}

Reply revoke(Call &call)
{
    SecurityGroup &group = groupOf(call);
    const QStringList ids = call.params.list(q("SecurityGroupRuleId"));
    QVector<Rule> left = group.rules;
    const auto drop = [&](auto &&fits) {
        const auto end = std::remove_if(left.begin(), left.end(), fits);
        const bool found = end != left.end();
        left.erase(end, left.end());
        return found;
    };
    for (const QString &id : ids)
        if (!drop([&](const Rule &rule) { return rule.id == id; }))
            throw apiError("InvalidParam.SecurityGroupRuleId");
    for (const Rule &wanted : ids.isEmpty() ? parseRules(call) : QVector<Rule>())
        drop([&](const Rule &rule) { return rule.sameAs(wanted); });
    group.rules = left;
    call.cloud.refreshPorts(group.id);
    return {};
}

Reply describeSecurityGroups(Call &call)
{
    const QStringList ids = call.params.jsonList(q("SecurityGroupIds"));
    QJsonArray list;
    for (const SecurityGroup *group : visibleOnes(call, call.state.securityGroups)) {
        if ((call.params.has(q("SecurityGroupIds")) && !ids.contains(group->id))
            || !filterSays(call, "SecurityGroupId", group->id) || !filterSays(call, "VpcId", group->vpcId)
            || !nameFits(call, "SecurityGroupName", group->name))
            continue;
        int users = 0;
        for (const Instance &instance : call.state.instances)
            users += instance.securityGroupIds.contains(group->id) ? 1 : 0;
        list << QJsonObject{{q("SecurityGroupId"), group->id},
                            {q("SecurityGroupName"), group->name},
                            {q("Description"), group->description},
                            {q("VpcId"), group->vpcId},
                            {q("SecurityGroupType"), group->type},
                            {q("ServiceManaged"), false},
                            {q("RuleCount"), group->rules.size()},
                            {q("EcsCount"), users},
                            {q("CreationTime"), secondTime(group->createdAt)},
                            {q("Tags"), ecsTags(group->tags)}};
    }
    QJsonObject answer{{q("RegionId"), call.regionId}};
    putTokenPage(call, answer, list, "SecurityGroups", "SecurityGroup", 100, 10);
    return {answer, {}, {}};
}

Reply describeAttribute(Call &call)
{
    const SecurityGroup &group = groupOf(call);
    const QString direction = call.params.text(q("Direction"), q("all")).toLower();
    QJsonArray list;
    for (const Rule &rule : direction == q("egress") ? QVector<Rule>() : group.rules)
        list << QJsonObject{{q("SecurityGroupRuleId"), rule.id},
                            {q("IpProtocol"), rule.protocol},
                            {q("PortRange"), rule.portRange},
                            {q("SourceCidrIp"), rule.source},
                            {q("SourceGroupId"), rule.sourceGroupId},
                            {q("Policy"), rule.policy},
                            {q("Priority"), QString::number(rule.priority)},
                            {q("Direction"), q("ingress")},
                            {q("NicType"), q("intranet")},
                            {q("Description"), rule.description},
                            {q("CreateTime"), secondTime(rule.createdAt)}};
    QJsonObject answer{{q("SecurityGroupId"), group.id},
                       {q("SecurityGroupName"), group.name},
                       {q("Description"), group.description},
                       {q("RegionId"), group.regionId},
                       {q("VpcId"), group.vpcId},
                       {q("InnerAccessPolicy"), q("Accept")}};
    putTokenPage(call, answer, list, "Permissions", "Permission", 1000, 500);
    return {answer, {}, {}};
}

Reply deleteSecurityGroup(Call &call)
{
    const QString id = groupOf(call).id;
    for (const Instance &instance : call.state.instances)
        if (instance.securityGroupIds.contains(id))
            throw apiError("DependencyViolation", q("There are still instances in the specified security group."));
    call.state.securityGroups.remove(id);
    return {};
}

Reply joinSecurityGroup(Call &call)
{
    const SecurityGroup &group = groupOf(call);
    Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    if (instance.vpcId != group.vpcId)
        throw apiError("OperationDenied.InconsistentNetwork", q("Security group and instance are in different VPCs."));
    if (!instance.securityGroupIds.contains(group.id))
        instance.securityGroupIds << group.id;
    call.cloud.refreshPortsOf(instance.id);
    return {};
}

} // namespace

void addSecurityGroupActions(ActionTable &table)
{
    add(table, ecs, "CreateSecurityGroup", createSecurityGroup);
    add(table, ecs, "AuthorizeSecurityGroup", authorize);
    add(table, ecs, "RevokeSecurityGroup", revoke);
    add(table, ecs, "DescribeSecurityGroups", describeSecurityGroups);
    add(table, ecs, "DescribeSecurityGroupAttribute", describeAttribute);
    add(table, ecs, "DeleteSecurityGroup", deleteSecurityGroup);
    add(table, ecs, "JoinSecurityGroup", joinSecurityGroup);
}

} // namespace spotbook::practice
