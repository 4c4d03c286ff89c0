// Reading instances.
#include "practice/actions.h"

namespace spotbook::practice {

namespace {

QJsonArray lockReasons(const Instance &instance)
{
    if (instance.reclaimAt == 0)
        return {};
    return {QJsonObject{{q("LockReason"), q("Recycling")}, {q("LockMsg"), q("The spot instance is being reclaimed.")}}};
}

QString osNameOf(const QString &imageId)
{
    for (const ImageInfo &image : systemImages())
        if (image.id == imageId)
            return image.osName;
    return q("Debian 12.11 64-bit");
}

QJsonObject vpcAttributes(const Instance &instance)
{
    return {{q("VpcId"), instance.vpcId},
            {q("VSwitchId"), instance.vSwitchId},
            {q("NatIpAddress"), QString()},
            {q("PrivateIpAddress"), wrapped("IpAddress", {instance.privateAddress})}};
}

QJsonArray publicAddresses(const Instance &instance)
{
    return instance.bandwidthOut > 0 ? QJsonArray{instance.address} : QJsonArray();
}

QJsonObject instanceJson(const Instance &instance)
{
    const TypeInfo &type = *findType(instance.typeId);
    QJsonObject item{
        {q("InstanceId"), instance.id},
        {q("InstanceName"), instance.name},
        {q("Description"), instance.description},
        {q("HostName"), instance.hostName},
        {q("Status"), instance.status},
        {q("RegionId"), instance.regionId},
        {q("ZoneId"), instance.zoneId},
        {q("InstanceType"), type.id},
        {q("InstanceTypeFamily"), type.family},
        {q("Cpu"), type.cpu},
        {q("Memory"), int(type.memoryGiB * 1024)},
        {q("GPUAmount"), type.gpus},
        {q("GPUSpec"), type.gpuSpec},
        {q("ImageId"), instance.imageId},
        {q("OSName"), osNameOf(instance.imageId)},
        {q("OSNameEn"), osNameOf(instance.imageId)},
        {q("OSType"), q("linux")},
        {q("KeyPairName"), instance.keyPairName},
        {q("CreationTime"), minuteTime(instance.createdAt)},
        {q("StartTime"), instance.startedAt ? minuteTime(instance.startedAt) : QString()},
        {q("AutoReleaseTime"), instance.autoReleaseAt ? minuteTime(instance.autoReleaseAt) : QString()},
        {q("ExpiredTime"), q("2099-12-31T15:59Z")},
        {q("InstanceChargeType"), q("PostPaid")},
        {q("InstanceNetworkType"), q("vpc")},
        {q("IoOptimized"), true},
        {q("SpotStrategy"), instance.spotStrategy},
        {q("SpotPriceLimit"), instance.spotPriceLimit},
        {q("SpotDuration"), instance.spotDuration},
        {q("StoppedMode"), instance.status == q("Starting") ? q("Not-applicable") : instance.stoppedMode},
        {q("InternetChargeType"), instance.internetChargeType},
        {q("InternetMaxBandwidthIn"), 100},
        {q("InternetMaxBandwidthOut"), instance.bandwidthOut},
        {q("DeletionProtection"), instance.deletionProtection},
        {q("PublicIpAddress"), wrapped("IpAddress", publicAddresses(instance))},
        {q("InnerIpAddress"), wrapped("IpAddress", {})},
        {q("EipAddress"), QJsonObject{{q("IpAddress"), QString()}, {q("AllocationId"), QString()}}},
        {q("VpcAttributes"), vpcAttributes(instance)},
        {q("SecurityGroupIds"), wrapped("SecurityGroupId", QJsonArray::fromStringList(instance.securityGroupIds))},
        {q("OperationLocks"), wrapped("LockReason", lockReasons(instance))},
        {q("Tags"), ecsTags(instance.tags)}};
    if (instance.isSpot())
        item.insert(q("SpotInterruptionBehavior"), instance.interruptionBehavior);
    if (type.localDisks > 0) {
        item.insert(q("LocalStorageAmount"), type.localDisks);
        item.insert(q("LocalStorageCapacity"), type.localDiskGiB);
    }
    return item;
}

bool lockFits(const Call &call, const Instance &instance)
{
    if (!call.params.has(q("LockReason")))
        return true;
    return instance.reclaimAt != 0 && call.params.text(q("LockReason")).toLower() == q("recycling");
}

Reply describeInstances(Call &call)
{
    const QStringList ids = call.params.jsonList(q("InstanceIds"));
    QJsonArray list;
    for (const Instance *instance : visibleOnes(call, call.state.instances)) {
        if ((!ids.isEmpty() && !ids.contains(instance->id)) || !filterSays(call, "Status", instance->status)
            || !filterSays(call, "ZoneId", instance->zoneId) || !filterSays(call, "VpcId", instance->vpcId)
            || !filterSays(call, "VSwitchId", instance->vSwitchId)
            || !filterSays(call, "InstanceType", instance->typeId)
            || !filterSays(call, "KeyPairName", instance->keyPairName)
            || !nameFits(call, "InstanceName", instance->name) || !lockFits(call, *instance)
            || (call.params.has(q("SecurityGroupId"))
                && !instance->securityGroupIds.contains(call.params.text(q("SecurityGroupId")))))
            continue;
        list << instanceJson(*instance);
    }
    QJsonObject answer;
    putTokenPage(call, answer, list, "Instances", "Instance", 100, 10);
    return {answer, {}, {}};
}

Reply describeInstanceStatus(Call &call)
{
    const QStringList ids = call.params.list(q("InstanceId"));
    QJsonArray list;
    for (const Instance *instance : visibleOnes(call, call.state.instances))
        if ((ids.isEmpty() || ids.contains(instance->id)) && filterSays(call, "ZoneId", instance->zoneId))
            list << QJsonObject{{q("InstanceId"), instance->id}, {q("Status"), instance->status}};
    QJsonObject answer;
    putNumberPage(call, answer, list, "InstanceStatuses", "InstanceStatus", 50);
    return {answer, {}, {}};
}

Reply describeInstanceAttribute(Call &call)
{
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    QJsonObject item = instanceJson(instance);
    item.insert(q("IoOptimized"), q("optimized")); // a string here, a flag in DescribeInstances
    for (const char *field :
         {"InstanceTypeFamily", "GPUAmount", "GPUSpec", "OSName", "OSNameEn", "OSType", "KeyPairName", "StartTime",
          "AutoReleaseTime", "SpotStrategy", "SpotPriceLimit", "SpotDuration", "SpotInterruptionBehavior",
          "DeletionProtection", "Tags", "LocalStorageAmount", "LocalStorageCapacity"})
        item.remove(q(field));
    QJsonObject locks;
    if (instance.reclaimAt != 0)
        locks = wrapped("LockReason", {QJsonObject{{q("LockReason"), q("Recycling")}}});
    item.insert(q("OperationLocks"), locks);
    return {item, {}, {}};
}

Reply describeUserData(Call &call)
{
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    return {{{q("InstanceId"), instance.id}, {q("RegionId"), instance.regionId}, {q("UserData"), instance.userData}},
            {},
            {}};
}

Reply consoleOutput(Call &call)
{
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    if (instance.status == q("Pending"))
        throw apiError("IncorrectInstanceStatus.Initializing");
    Cloud &cloud = call.cloud;
    return {{},
            [&cloud, id = instance.id, now = call.now] {
                const QByteArray text = cloud.console(id).right(64 * 1024);
                return QJsonObject{{q("InstanceId"), id},
                                   {q("ConsoleOutput"), QString::fromLatin1(text.toBase64())},
                                   {q("LastUpdateTime"), secondTime(now)}};
            },
            QString(q("console/") % instance.id)};
}

Reply describeHistory(Call &call)
{
    QStringList cycles = call.params.list(q("InstanceEventCycleStatus"));
    if (call.params.has(q("EventCycleStatus")))
        cycles << call.params.text(q("EventCycleStatus"));
    const QStringList kinds = call.params.list(q("InstanceEventType"));
    QJsonArray list;
    for (const Event &event : call.state.events) {
        // Without a wish only finished events are shown.
        const bool shown = cycles.isEmpty() ? event.status == q("Executed") : cycles.contains(event.status);
        if (!shown || event.regionId != call.regionId || !filterSays(call, "InstanceId", event.instanceId)
            || (!kinds.isEmpty() && !kinds.contains(event.type)) || !filterSays(call, "EventType", event.type))
            continue;
        list << QJsonObject{{q("EventId"), event.id},
                            {q("InstanceId"), event.instanceId},
                            {q("EventType"), QJsonObject{{q("Name"), event.type}}},
                            {q("EventCycleStatus"), QJsonObject{{q("Name"), event.status}}},
                            {q("EventPublishTime"), secondTime(event.publishedAt)},
                            {q("NotBefore"), secondTime(event.notBefore)},
                            {q("EventFinishTime"), event.finishedAt ? secondTime(event.finishedAt) : QString()},
                            {q("Reason"), event.reason}};
    }
    QJsonObject answer;
    putTokenPage(call, answer, list, "InstanceSystemEventSet", "InstanceSystemEventType", 100, 10);
    return {answer, {}, {}};
}

} // namespace

void addInstanceActions(ActionTable &table)
{
    add(table, ecs, "DescribeInstances", describeInstances);
    add(table, ecs, "DescribeInstanceStatus", describeInstanceStatus);
    add(table, ecs, "DescribeInstanceAttribute", describeInstanceAttribute);
    add(table, ecs, "DescribeUserData", describeUserData);
    add(table, ecs, "GetInstanceConsoleOutput", consoleOutput);
    add(table, ecs, "DescribeInstanceHistoryEvents", describeHistory);
}

} // namespace spotbook::practice
