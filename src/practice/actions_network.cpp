// VPCs and virtual switches.
#include "practice/actions.h"

namespace spotbook::practice {

namespace {

// "192.168.0.0/16" -> base and mask bits; throws.
struct Cidr
{
    quint32 base = 0;
    int bits = 0;
};

Cidr parseCidr(const QString &text, int least, int most)
{
    const QStringList parts = text.split(QLatin1Char('/'));
    const QStringList octets = parts.first().split(QLatin1Char('.'));
    Cidr cidr;
    bool ok = parts.size() == 2 && octets.size() == 4;
    for (int i = 0; ok && i < 4; ++i) {
        const uint octet = octets.at(i).toUInt(&ok);
        ok = ok && octet < 256;
        cidr.base = (cidr.base << 8) | octet;
    }
    if (ok)
        cidr.bits = parts.at(1).toInt(&ok);
    if (!ok || cidr.bits < least || cidr.bits > most || (cidr.base & (0xffffffffU >> cidr.bits)) != 0)
        throw apiError("InvalidCidrBlock.Malformed");
    return cidr;
}

bool overlap(const Cidr &a, const Cidr &b)
{
    const quint32 mask = ~quint32(0) << (32 - qMin(a.bits, b.bits));
    return (a.base & mask) == (b.base & mask);
}

QString newVpc(Call &call, const QString &cidr, bool isDefault)
{
    Vpc record;
    record.id = call.cloud.newId("vpc");
    record.regionId = call.params.required(q("RegionId"));
    record.name = call.params.text(q("VpcName"));
    record.description = call.params.text(q("Description"));
    record.tags = call.params.tags();
    record.createdAt = call.now;
    record.visibleAt = call.cloud.visibleAt(call.now);
    record.cidr = cidr;
    record.isDefault = isDefault;
    record.status = q("Pending");
    record.changeAt = call.cloud.after(0.4, call.now);
    call.state.vpcs.insert(record.id, record);
    return record.id;
}

QJsonObject vpcAnswer(const QString &id)
{
    return {{q("VpcId"), id},
            {q("VRouterId"), QString(q("vrt") % id.mid(3))},
            {q("RouteTableId"), QString(q("vtb") % id.mid(3))}};
}

Reply createVpc(Call &call)
{
    const QString cidr = call.params.text(q("CidrBlock"), q("172.16.0.0/12"));
    parseCidr(cidr, 8, 28);
    if (call.params.flag(q("DryRun"), false))
        throw apiError("DryRunOperation");
    QJsonObject answer = vpcAnswer(newVpc(call, cidr, false));
    answer.insert(q("ResourceGroupId"), q("rg-practice"));
    return {answer, {}, {}};
}

Reply createDefaultVpc(Call &call)
{
    for (const Vpc &record : call.state.vpcs)
        if (record.isDefault && record.regionId == call.regionId)
            throw apiError("OperationDenied.DefaultVpcAlreadyExist", q("The default VPC already exists."));
    return {vpcAnswer(newVpc(call, q("172.16.0.0/12"), true)), {}, {}};
}

QStringList switchesOf(const Call &call, const QString &vpcId)
{
    QStringList ids;
    for (const VSwitch &record : call.state.vSwitches)
        if (record.vpcId == vpcId)
            ids << record.id;
    return ids;
}

QJsonObject vpcJson(const Call &call, const Vpc &record)
{
    return {{q("VpcId"), record.id},
            {q("VpcName"), record.name},
            {q("Description"), record.description},
            {q("RegionId"), record.regionId},
            {q("Status"), record.status},
            {q("CidrBlock"), record.cidr},
            {q("IsDefault"), record.isDefault},
            {q("CreationTime"), secondTime(record.createdAt)},
            {q("VRouterId"), QString(q("vrt") % record.id.mid(3))},
            {q("VSwitchIds"), wrapped("VSwitchId", QJsonArray::fromStringList(switchesOf(call, record.id)))},
            {q("Tags"), vpcTags(record.tags)}};
}

Reply describeVpcs(Call &call)
{
    const QStringList ids = call.params.text(q("VpcId")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    QJsonArray list;
    for (const Vpc *record : visibleOnes(call, call.state.vpcs))
        if ((ids.isEmpty() || ids.contains(record->id)) && filterSays(call, "VpcName", record->name)
            && (!call.params.has(q("IsDefault")) || call.params.flag(q("IsDefault"), false) == record->isDefault))
            list << vpcJson(call, *record);
    QJsonObject answer;
    putNumberPage(call, answer, list, "Vpcs", "Vpc", 50);
    return {answer, {}, {}};
}

Reply describeVpcAttribute(Call &call)
{
    const Vpc &record = lookUp(call, call.state.vpcs, call.params.required(q("VpcId")), "InvalidVpcId.NotFound");
    return {vpcJson(call, record), {}, {}};
}

Reply deleteVpc(Call &call)
{
    const QString id = call.params.required(q("VpcId"));
    lookUp(call, call.state.vpcs, id, "InvalidVpcId.NotFound");
    bool used = !switchesOf(call, id).isEmpty();
    for (const SecurityGroup &group : call.state.securityGroups)
        used = used || group.vpcId == id;
    if (used)
        throw apiError("DependencyViolation", q("The VPC still has virtual switches or security groups."));
    call.state.vpcs.remove(id);
    return {};
}

QString newSwitch(Call &call, const QString &vpcId, const QString &zone, const QString &cidr, bool isDefault)
{
    VSwitch record;
    record.id = call.cloud.newId("vsw");
    record.regionId = regionOfZone(zone)->id;
    record.name = call.params.text(q("VSwitchName"));
    record.description = call.params.text(q("Description"));
    record.tags = call.params.tags();
    record.createdAt = call.now;
    record.visibleAt = call.cloud.visibleAt(call.now);
    record.vpcId = vpcId;
    record.zoneId = zone;
    record.cidr = cidr;
    record.isDefault = isDefault;
    record.status = q("Pending");
    record.changeAt = call.cloud.after(0.4, call.now);
    call.state.vSwitches.insert(record.id, record);
    return record.id;
}

Reply createVSwitch(Call &call)
{
    const QString zone = call.params.required(q("ZoneId"));
    const Vpc &home = lookUp(call, call.state.vpcs, call.params.required(q("VpcId")), "InvalidVpcId.NotFound");
    const RegionInfo *region = regionOfZone(zone);
    if (!region || region->id != home.regionId)
        throw apiError("InvalidZoneId.NotFound");
    if (home.status != QLatin1String("Available"))
        throw apiError("IncorrectVpcStatus");
    const Cidr cidr = parseCidr(call.params.required(q("CidrBlock")), 16, 29);
    const Cidr outer = parseCidr(home.cidr, 8, 28);
    if (cidr.bits < outer.bits || !overlap(cidr, outer))
        throw apiError("InvalidCidrBlock.Malformed", q("The CidrBlock is not inside that of the VPC."));
    for (const QString &id : switchesOf(call, home.id)) {
        if (call.state.vSwitches.value(id).status == QLatin1String("Pending"))
            throw apiError("TaskConflict", q("Another virtual switch of the VPC is being created."));
        if (overlap(cidr, parseCidr(call.state.vSwitches.value(id).cidr, 8, 29)))
            throw apiError("InvalidCidrBlock.Overlapped", q("The CidrBlock overlaps with another virtual switch."));
    }
    return {{{q("VSwitchId"), newSwitch(call, home.id, zone, call.params.text(q("CidrBlock")), false)}}, {}, {}};
}

Reply createDefaultVSwitch(Call &call)
{
    const QString zone = call.params.required(q("ZoneId"));
    const RegionInfo *region = regionOfZone(zone);
    if (!region || region->id != call.regionId)
        throw apiError("InvalidZoneId.NotFound");
    for (const Vpc &record : call.state.vpcs) {
        if (!record.isDefault || record.regionId != call.regionId)
            continue;
        if (record.status != QLatin1String("Available"))
            throw apiError("IncorrectDefaultVpcStatus", q("The default VPC is not ready."));
        const QString cidr = q("172.16.%1.0/20").arg(16 * (switchesOf(call, record.id).size() % 16));
        return {{{q("VSwitchId"), newSwitch(call, record.id, zone, cidr, true)}}, {}, {}};
    }
    throw apiError("InvalidVpcId.NotFound");
}

QJsonObject switchJson(const VSwitch &record)
{
    return {{q("VSwitchId"), record.id},
            {q("VSwitchName"), record.name},
            {q("Description"), record.description},
            {q("VpcId"), record.vpcId},
            {q("ZoneId"), record.zoneId},
            {q("CidrBlock"), record.cidr},
            {q("Status"), record.status},
            {q("IsDefault"), record.isDefault},
            {q("AvailableIpAddressCount"), 252},
            {q("CreationTime"), secondTime(record.createdAt)},
            {q("Tags"), vpcTags(record.tags)}};
}

Reply describeVSwitches(Call &call)
{
    if (!call.params.has(q("RegionId")) && !call.params.has(q("VpcId")))
        throw missingParameter(q("RegionId"));
    QJsonArray list;
    for (const VSwitch *record : visibleOnes(call, call.state.vSwitches))
        if (filterSays(call, "VpcId", record->vpcId) && filterSays(call, "ZoneId", record->zoneId)
            && filterSays(call, "VSwitchId", record->id) && filterSays(call, "VSwitchName", record->name)
            && (!call.params.has(q("IsDefault")) || call.params.flag(q("IsDefault"), false) == record->isDefault))
            list << switchJson(*record);
    QJsonObject answer;
    putNumberPage(call, answer, list, "VSwitches", "VSwitch", 50);
    return {answer, {}, {}};
}

Reply describeVSwitchAttributes(Call &call)
{
    return {switchJson(
                lookUp(call, call.state.vSwitches, call.params.required(q("VSwitchId")), "InvalidVSwitchId.NotFound")),
            {},
            {}};
}

Reply deleteVSwitch(Call &call)
{
    const QString id = call.params.required(q("VSwitchId"));
    lookUp(call, call.state.vSwitches, id, "InvalidVSwitchId.NotFound");
    for (const Instance &instance : call.state.instances)
        if (instance.vSwitchId == id)
            throw apiError("DependencyViolation", q("The virtual switch still has instances."));
    call.state.vSwitches.remove(id);
    return {};
}

} // namespace

void addNetworkActions(ActionTable &table)
{
    add(table, vpc, "CreateVpc", createVpc);
    add(table, vpc, "CreateDefaultVpc", createDefaultVpc);
    add(table, vpc, "DescribeVpcs", describeVpcs);
    add(table, vpc, "DescribeVpcAttribute", describeVpcAttribute);
    add(table, vpc, "DeleteVpc", deleteVpc);
    add(table, vpc, "CreateVSwitch", createVSwitch);
    add(table, vpc, "CreateDefaultVSwitch", createDefaultVSwitch);
    add(table, vpc, "DescribeVSwitches", describeVSwitches);
    add(table, vpc, "DescribeVSwitchAttributes", describeVSwitchAttributes);
    add(table, vpc, "DeleteVSwitch", deleteVSwitch);
}

} // namespace spotbook::practice
