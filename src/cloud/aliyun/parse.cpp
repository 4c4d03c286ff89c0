#include "cloud/aliyun/parse.h"

#include <algorithm>
#include <cmath>

namespace spotbook::cloud::aliyun {

using domain::JsonReader;

namespace {

// A number that no machine has must not become one that the processor makes up.
double amount(const JsonReader &reader)
{
    return std::clamp(reader.doubleOr(0), 0.0, 1e9);
}

QString text(const JsonReader &reader)
{
    return reader.stringOr(QString());
}

bool is(const QString &value, const char *word)
{
    return value.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

domain::MachineState machineState(const QString &status)
{
    using State = domain::MachineState;
    if (is(status, "Pending"))
        return State::Pending;
    if (is(status, "Starting"))
        return State::Starting;
    if (is(status, "Running"))
        return State::Running;
    if (is(status, "Stopping"))
        return State::Stopping;
    return is(status, "Stopped") ? State::Stopped : State::Other;
}

domain::DiskState diskState(const QString &status)
{
    using State = domain::DiskState;
    if (is(status, "Creating"))
        return State::Creating;
    if (is(status, "Available"))
        return State::Available;
    if (is(status, "Attaching"))
        return State::Attaching;
    if (is(status, "In_use"))
        return State::InUse;
    return is(status, "Detaching") ? State::Detaching : State::Other;
}

QString firstOf(const JsonReader &list)
{
    const auto items = list.strings();
    return items.isEmpty() ? QString() : items.first();
}

void readLocks(const JsonReader &locks, domain::Machine &machine)
{
    for (const auto &lock : locks.items()) {
        // "Recycling" on one page of the documentation, "recycling" on another.
        if (is(text(lock["LockReason"]), "recycling"))
            machine.reclaimNotice = true;
        else
            machine.locked = true;
    }
}

} // namespace

domain::Tags parseTags(const JsonReader &tags)
{
    domain::Tags result;
    for (const auto &item : tags["Tag"].items()) {
        const bool ecs = item["TagKey"].exists();
        result.insert(text(item[ecs ? "TagKey" : "Key"]), text(item[ecs ? "TagValue" : "Value"]));
    }
    return result;
}

domain::MachineType parseMachineType(const JsonReader &item)
{
    domain::MachineType type;
    type.id = item["InstanceTypeId"].toString();
    type.family = text(item["InstanceTypeFamily"]);
    type.vcpus = item["CpuCoreCount"].intOr(0);
    type.memoryMiB = qRound64(amount(item["MemorySize"]) * 1024);
    type.gpus = int(std::floor(amount(item["GPUAmount"])));
    type.gpuName = text(item["GPUSpec"]);
    type.gpuMemoryGiB = int(std::lround(amount(item["GPUMemorySize"])));
    type.localDisks = item["LocalStorageAmount"].intOr(0);
    type.localDiskGiB = int(amount(item["LocalStorageCapacity"]));
    type.architecture = text(item["CpuArchitecture"]);
    return type;
}

domain::Machine parseMachine(const JsonReader &item, const QString &currency)
{
    domain::Machine machine;
    machine.id = item["InstanceId"].toString();
    machine.name = text(item["InstanceName"]);
    machine.regionId = text(item["RegionId"]);
    machine.zoneId = text(item["ZoneId"]);
    machine.typeId = text(item["InstanceType"]);
    machine.imageId = text(item["ImageId"]);
    machine.state = machineState(item["Status"].toString());
    machine.publicAddress = firstOf(item["PublicIpAddress"]["IpAddress"]);
    if (machine.publicAddress.isEmpty())
        machine.publicAddress = text(item["EipAddress"]["IpAddress"]);
    machine.privateAddress = firstOf(item["VpcAttributes"]["PrivateIpAddress"]["IpAddress"]);
    machine.networkId = text(item["VpcAttributes"]["VpcId"]);
    machine.subnetId = text(item["VpcAttributes"]["VSwitchId"]);
    machine.securityGroupIds = item["SecurityGroupIds"]["SecurityGroupId"].strings();
    machine.keyPairName = text(item["KeyPairName"]);
    machine.localDisks = item["LocalStorageAmount"].intOr(0);
    const QString strategy = text(item["SpotStrategy"]);
    machine.spot = strategy.startsWith(QLatin1String("Spot"));
    if (strategy == QLatin1String("SpotWithPriceLimit"))
        machine.priceLimit = domain::Money::fromJsonNumber(item["SpotPriceLimit"].doubleOr(0), currency);
    machine.stoppedWithoutCharge =
        machine.state == domain::MachineState::Stopped && text(item["StoppedMode"]) == QLatin1String("StopCharging");
    readLocks(item["OperationLocks"]["LockReason"], machine);
    machine.createdAt = item["CreationTime"].utcTime();
    machine.autoReleaseAt = item["AutoReleaseTime"].utcTime();
    machine.tags = parseTags(item["Tags"]);
    return machine;
}

domain::Disk parseDisk(const JsonReader &item)
{
    domain::Disk disk;
    disk.id = item["DiskId"].toString();
    disk.name = text(item["DiskName"]);
    disk.regionId = text(item["RegionId"]);
    disk.zoneId = text(item["ZoneId"]);
    disk.category = text(item["Category"]);
    disk.performanceLevel = text(item["PerformanceLevel"]);
    disk.sizeGiB = item["Size"].intOr(0);
    disk.state = diskState(item["Status"].toString());
    disk.serial = text(item["SerialNumber"]);
    disk.machineId = text(item["InstanceId"]);
    disk.system = text(item["Type"]) == QLatin1String("system");
    disk.portable = item["Portable"].boolOr(false);
    disk.deleteWithMachine = item["DeleteWithInstance"].boolOr(false);
    disk.sourceSnapshotId = text(item["SourceSnapshotId"]);
    disk.createdAt = item["CreationTime"].utcTime();
    disk.tags = parseTags(item["Tags"]);
    return disk;
}

domain::Snapshot parseSnapshot(const JsonReader &item, const QString &regionId)
{
    domain::Snapshot snapshot;
    snapshot.id = item["SnapshotId"].toString();
    snapshot.name = text(item["SnapshotName"]);
    snapshot.regionId = regionId;
    snapshot.sourceDiskId = text(item["SourceDiskId"]);
    snapshot.sourceDiskGiB = item["SourceDiskSize"].intOr(0);
    snapshot.ofSystemDisk = text(item["SourceDiskType"]) == QLatin1String("system");
    const QString status = text(item["Status"]);
    using State = domain::SnapshotState;
    snapshot.state = is(status, "accomplished")  ? State::Accomplished
                     : is(status, "progressing") ? State::Progressing
                     : is(status, "failed")      ? State::Failed
                                                 : State::Other;
    QString progress = text(item["Progress"]);
    progress.remove(QLatin1Char('%'));
    snapshot.progressPercent = int(progress.toDouble());
    snapshot.createdAt = item["CreationTime"].utcTime();
    snapshot.tags = parseTags(item["Tags"]);
    return snapshot;
}

domain::Image parseImage(const JsonReader &item)
{
    domain::Image image;
    image.id = item["ImageId"].toString();
    image.name = text(item["ImageName"]);
    image.family = text(item["ImageFamily"]);
    image.osName = text(item["OSNameEn"].exists() ? item["OSNameEn"] : item["OSName"]);
    image.minimumDiskGiB = item["Size"].intOr(0);
    image.own = text(item["ImageOwnerAlias"]) == QLatin1String("self");
    image.cloudInit = item["IsSupportCloudinit"].boolOr(true);
    image.createdAt = item["CreationTime"].utcTime();
    return image;
}

domain::Network parseNetwork(const JsonReader &item)
{
    domain::Network network;
    network.id = item["VpcId"].toString();
    network.name = text(item["VpcName"]);
    network.cidr = text(item["CidrBlock"]);
    network.isDefault = item["IsDefault"].boolOr(false);
    network.ready = is(text(item["Status"]), "Available");
    network.tags = parseTags(item["Tags"]);
    return network;
}

domain::Subnet parseSubnet(const JsonReader &item)
{
    domain::Subnet subnet;
    subnet.id = item["VSwitchId"].toString();
    subnet.name = text(item["VSwitchName"]);
    subnet.networkId = text(item["VpcId"]);
    subnet.zoneId = text(item["ZoneId"]);
    subnet.cidr = text(item["CidrBlock"]);
    subnet.freeAddresses = item["AvailableIpAddressCount"].intOr(0);
    subnet.ready = is(text(item["Status"]), "Available");
    subnet.tags = parseTags(item["Tags"]);
    return subnet;
}

domain::SecurityGroup parseSecurityGroup(const JsonReader &item)
{
    domain::SecurityGroup group;
    group.id = item["SecurityGroupId"].toString();
    group.name = text(item["SecurityGroupName"]);
    group.networkId = text(item["VpcId"]);
    group.managedByService = item["ServiceManaged"].boolOr(false);
    group.tags = parseTags(item["Tags"]);
    return group;
}

// Rules for other machines of a group (SourceGroupId) are left out: no address of a person's is among them.
std::optional<domain::FirewallRule> parseRule(const JsonReader &item)
{
    const QString protocol = text(item["IpProtocol"]);
    const QString direction = text(item["Direction"]);
    const QString policy = text(item["Policy"]);
    if ((!is(protocol, "TCP") && !is(protocol, "ALL")) || (!is(policy, "accept") && !is(policy, "drop"))
        || (!direction.isEmpty() && !is(direction, "ingress")))
        return std::nullopt;
    domain::FirewallRule rule;
    rule.id = text(item["SecurityGroupRuleId"]);
    rule.accepts = is(policy, "accept");
    rule.priority = item["Priority"].intOr(1);
    const QString range = text(item["PortRange"]);
    const bool portsByList = range.isEmpty() && !text(item["PortRangeListId"]).isEmpty();
    const bool allPorts = is(protocol, "ALL") || range == QLatin1String("-1/-1") || portsByList;
    rule.fromPort = allPorts ? 1 : range.section(QLatin1Char('/'), 0, 0).toUShort();
    rule.toPort = allPorts ? 65535 : range.section(QLatin1Char('/'), 1, 1).toUShort();
    rule.sourceCidr = text(item["SourceCidrIp"]);
    if (rule.sourceCidr.isEmpty())
        rule.sourceCidr = text(item["Ipv6SourceCidrIp"]);
    const bool sourcesByList = rule.sourceCidr.isEmpty() && !text(item["SourcePrefixListId"]).isEmpty();
    if (rule.sourceCidr.isEmpty() && !sourcesByList)
        return std::nullopt;
    rule.byList = portsByList || sourcesByList;
    if (!rule.sourceCidr.isEmpty() && !rule.sourceCidr.contains(QLatin1Char('/')))
        rule.sourceCidr += rule.sourceCidr.contains(QLatin1Char(':')) ? QStringLiteral("/128") : QStringLiteral("/32");
    rule.description = text(item["Description"]);
    return rule;
}

domain::Stock parseStock(const JsonReader &item)
{
    const QString category = text(item["StatusCategory"]);
    if (category == QLatin1String("WithStock"))
        return domain::Stock::Available;
    if (category == QLatin1String("ClosedWithStock")) // there is some, but no more comes
        return domain::Stock::Low;
    if (category.endsWith(QLatin1String("WithoutStock")))
        return domain::Stock::SoldOut;
    const QString status = text(item["Status"]);
    return status == QLatin1String("Available") ? domain::Stock::Available
           : status == QLatin1String("SoldOut") ? domain::Stock::SoldOut
                                                : domain::Stock::Unknown;
}

} // namespace spotbook::cloud::aliyun
