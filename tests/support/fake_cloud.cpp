#include "support/fake_cloud.h"

#include "domain/failure.h"

#include <algorithm>

namespace spotbook::test {

using namespace domain;
using cloud::Call;
using cloud::Filter;

namespace {

const QString region = QStringLiteral("cn-test");
const QString currency = QStringLiteral("CNY");

template <typename T>
bool fits(const T &item, const QString &id, const Filter &filter)
{
    if (!filter.ids.isEmpty() && !filter.ids.contains(id))
        return false;
    for (auto it = filter.tags.begin(); it != filter.tags.end(); ++it) {
        if (item.tags.value(it.key()) != it.value())
            return false;
    }
    return true;
}

Error notFound(const char *what, const QString &id)
{
    return Error(FailureKind::NotFound,
                 {{QStringLiteral("what"), QString::fromLatin1(what)}, {QStringLiteral("id"), id}});
}

Error dependency(const QString &id) { return Error(FailureKind::DependencyLeft, {{QStringLiteral("id"), id}}); }

QString at(const QString &type, const QString &zone) { return type + QLatin1Char('@') + zone; }

} // namespace

// Counts the call and passes the hook on both sides. The work is done between the two.
class FakeCloud::Counted
{
public:
    Counted(FakeCloud &cloud, const char *name, bool write, const Call &call) : m_cloud(cloud), m_lock(cloud.m_mutex)
    {
        if (call.stop.stop_requested())
            throw Error(FailureKind::Cancelled);
        m_seen = {++cloud.m_calls, write ? ++cloud.m_writes : 0, QString::fromLatin1(name), write};
        cloud.m_names.append(m_seen.name);
        cloud.settle();
        if (cloud.hook)
            cloud.hook(m_seen, Phase::Before);
    }
    void after()
    {
        if (m_cloud.hook)
            m_cloud.hook(m_seen, Phase::After);
    }
    template <typename T>
    T answer(T value)
    {
        after();
        return value;
    }

private:
    FakeCloud &m_cloud;
    std::lock_guard<std::recursive_mutex> m_lock;
    CallSeen m_seen;
};

FakeCloud::FakeCloud(base::Clock &clock) : m_clock(clock)
{
    m_info.id = QStringLiteral("fake");
    m_info.name = QStringLiteral("Fake Cloud");
    m_info.defaultImageFamily = QStringLiteral("debian");
    m_info.currency = currency;
    m_capabilities.stopWithoutCharge = true;
    m_capabilities.autoRelease = true;
    m_capabilities.shortestAutoRelease = std::chrono::minutes(30);
    m_capabilities.priceHistory = true;
}

QString FakeCloud::newId(const QString &prefix) { return QStringLiteral("%1-%2").arg(prefix).arg(++m_ids); }

bool FakeCloud::visible(const QDateTime &createdAt) const
{
    return createdAt.addSecs(invisibleFor.count()) <= m_clock.now();
}

void FakeCloud::settle()
{
    const auto due = [&](const QString &id) { return !m_due.contains(id) || m_due.value(id) <= m_clock.now(); };
    for (auto &machine : machineMap) {
        if (!due(machine.id))
            continue;
        if (machine.state == MachineState::Pending || machine.state == MachineState::Starting) {
            machine.state = MachineState::Running;
            machine.publicAddress = QStringLiteral("198.51.100.%1").arg(machine.id.section(QLatin1Char('-'), 1));
        } else if (machine.state == MachineState::Stopping) {
            machine.state = MachineState::Stopped;
        }
    }
    for (auto &disk : diskMap) {
        if (!due(disk.id))
            continue;
        if (disk.state == DiskState::Creating || disk.state == DiskState::Detaching) {
            disk.state = DiskState::Available;
            disk.machineId.clear();
        } else if (disk.state == DiskState::Attaching) {
            disk.state = DiskState::InUse;
        }
    }
    for (auto &snapshot : snapshotMap) {
        if (snapshot.state != SnapshotState::Progressing)
            continue;
        const int percent = int(std::min<qint64>(snapshotStopsAt, snapshot.createdAt.secsTo(m_clock.now()) * 100 / 60));
        snapshot.progressPercent = percent;
        if (percent == 100)
            snapshot.state = SnapshotState::Accomplished;
    }
    for (auto &network : networkMap)
        network.ready = network.ready || due(network.id);
    for (auto &subnet : subnetMap)
        subnet.ready = subnet.ready || due(subnet.id);
    for (const auto &machine : QMap<QString, Machine>(machineMap)) {
        if (machine.autoReleaseAt.isValid() && machine.autoReleaseAt <= m_clock.now())
            reclaim(machine.id);
    }
}

Money FakeCloud::marketPrice(const QString &typeId, const QString &zoneId) const
{
    return prices.value(at(typeId, zoneId), Money::micros(1'000'000, currency));
}

void FakeCloud::requireOffer(const QString &typeId, const QString &zoneId) const
{
    if (soldOut.contains(at(typeId, zoneId)))
        throw Error(FailureKind::NoStock, {{QStringLiteral("type"), typeId}, {QStringLiteral("zone"), zoneId}});
}

Disk FakeCloud::addDisk(const QString &zoneId, const Tags &tags)
{
    Disk disk;
    disk.id = newId(QStringLiteral("d"));
    disk.name = disk.id;
    disk.regionId = region;
    disk.zoneId = zoneId;
    disk.category = QStringLiteral("cloud_ssd");
    disk.sizeGiB = 100;
    disk.state = DiskState::Available;
    disk.serial = disk.id;
    disk.createdAt = m_clock.now().addDays(-1);
    disk.tags = tags;
    diskMap.insert(disk.id, disk);
    return disk;
}

Machine FakeCloud::addMachine(const QString &zoneId, const Tags &tags)
{
    Machine machine;
    machine.id = newId(QStringLiteral("i"));
    machine.regionId = region;
    machine.zoneId = zoneId;
    machine.typeId = QStringLiteral("t.small");
    machine.state = MachineState::Running;
    machine.publicAddress = QStringLiteral("198.51.100.200");
    machine.createdAt = m_clock.now().addDays(-1);
    machine.tags = tags;
    machineMap.insert(machine.id, machine);
    return machine;
}

void FakeCloud::reclaim(const QString &machineId)
{
    machineMap.remove(machineId);
    eventMap[machineId].append(QStringLiteral("Instance:PreemptibleInstanceInterruption"));
    for (auto it = diskMap.begin(); it != diskMap.end();) {
        const bool held = it->machineId == machineId;
        if (held && it->deleteWithMachine) {
            it = diskMap.erase(it);
            continue;
        }
        if (held) {
            it->machineId.clear();
            it->state = DiskState::Available;
        }
        ++it;
    }
}

QStringList FakeCloud::everything() const
{
    QStringList all;
    const auto add = [&](const char *kind, const QStringList &ids) {
        for (const auto &id : ids)
            all.append(QString::fromLatin1(kind) + QLatin1Char(' ') + id);
    };
    add("machine", machineMap.keys());
    add("disk", diskMap.keys());
    add("snapshot", snapshotMap.keys());
    add("network", networkMap.keys());
    add("subnet", subnetMap.keys());
    add("security-group", groupMap.keys());
    add("key-pair", keyPairMap.keys());
    for (auto it = ruleMap.begin(); it != ruleMap.end(); ++it) {
        for (const auto &rule : it.value())
            all.append(QStringLiteral("rule %1 %2 %3").arg(it.key()).arg(rule.fromPort).arg(rule.sourceCidr));
    }
    return all;
}

Identity FakeCloud::identity(const Call &call)
{
    return Counted(*this, "identity", false, call).answer(Identity{QStringLiteral("1"), QStringLiteral("me"), identityKind});
}

std::optional<Money> FakeCloud::balance(const Call &call)
{
    return Counted(*this, "balance", false, call).answer(std::optional(balanceNow));
}

Quotas FakeCloud::quotas(const QString &, const Call &call)
{
    return Counted(*this, "quotas", false, call).answer(quotasNow);
}

QVector<Region> FakeCloud::regions(const Call &call)
{
    return Counted(*this, "regions", false, call).answer(QVector<Region>{{region, QStringLiteral("Test"), {}, false}});
}

QVector<Zone> FakeCloud::zones(const QString &, const Call &call)
{
    return Counted(*this, "zones", false, call)
        .answer(QVector<Zone>{{QStringLiteral("a"), region, {}}, {QStringLiteral("b"), region, {}}});
}

QVector<MachineType> FakeCloud::machineTypes(const QStringList &ids, const Call &call)
{
    Counted counted(*this, "machineTypes", false, call);
    QVector<MachineType> types;
    for (const auto &id : {QStringLiteral("t.small"), QStringLiteral("t.local")}) {
        if (!ids.isEmpty() && !ids.contains(id))
            continue;
        MachineType type;
        type.id = id;
        type.vcpus = 4;
        type.gpus = 1;
        type.localDisks = id == QLatin1String("t.local") ? 1 : 0;
        types.append(type);
    }
    return counted.answer(types);
}

QVector<Offer> FakeCloud::offers(const QString &, Purchase, const QStringList &typeIds, const Call &call)
{
    Counted counted(*this, "offers", false, call);
    QVector<Offer> all;
    for (const auto &type : typeIds) {
        for (const auto &zone : {QStringLiteral("a"), QStringLiteral("b")}) {
            Offer offer;
            offer.type.id = type;
            offer.regionId = region;
            offer.zoneId = zone;
            offer.stock = soldOut.contains(at(type, zone)) ? Stock::SoldOut : Stock::Available;
            all.append(offer);
        }
    }
    return counted.answer(all);
}

cloud::DiskCategories FakeCloud::diskCategories(const QString &, const QString &, const QString &, const Call &call)
{
    return Counted(*this, "diskCategories", false, call).answer(cloud::DiskCategories{categories, categories, 20, 32768});
}

QVector<PricePoint> FakeCloud::spotPrices(const QString &, const QString &zoneId, const QString &typeId, const QDateTime &,
                                          const Call &call)
{
    Counted counted(*this, "spotPrices", false, call);
    QVector<PricePoint> points;
    for (const auto &zone : {QStringLiteral("a"), QStringLiteral("b")}) {
        if (zoneId.isEmpty() || zoneId == zone)
            points.append({m_clock.now(), zone, marketPrice(typeId, zone), Money::micros(9'000'000, currency)});
    }
    return counted.answer(points);
}

PriceQuote FakeCloud::quote(const cloud::MachineSpec &spec, const Call &call)
{
    Counted counted(*this, "quote", false, call);
    const auto machine = marketPrice(spec.typeId, spec.zoneId);
    const auto disk = Money::micros(20'000, currency);
    return counted.answer(PriceQuote{machine + disk, {{PriceItem::What::Machine, machine}, {PriceItem::What::SystemDisk, disk}}});
}

PriceQuote FakeCloud::quoteDisk(const cloud::DiskSpec &spec, const Call &call)
{
    const auto price = Money::micros(1000 * std::max(spec.sizeGiB, 1), currency);
    return Counted(*this, "quoteDisk", false, call).answer(PriceQuote{price, {{PriceItem::What::DataDisk, price}}});
}

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

QString FakeCloud::createNetwork(const QString &, const cloud::NetworkSpec &spec, const QString &token, const Call &call)
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
    rules.erase(std::remove_if(rules.begin(), rules.end(), [&](const auto &other) { return other.id == rule.id; }), rules.end());
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

void FakeCloud::importKeyPair(const QString &, const QString &name, const QByteArray &, const Tags &tags, const Call &call)
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

QVector<Image> FakeCloud::images(const QString &, bool, const QString &, const Call &call)
{
    return Counted(*this, "images", false, call).answer(QVector<Image>());
}

std::optional<Image> FakeCloud::imageFromFamily(const QString &, const QString &family, const Call &call)
{
    Image image;
    image.id = family + QStringLiteral("-1");
    image.minimumDiskGiB = 20;
    return Counted(*this, "imageFromFamily", false, call).answer(std::optional(image));
}

QVector<Disk> FakeCloud::disks(const QString &, const Filter &filter, const Call &call)
{
    Counted counted(*this, "disks", false, call);
    QVector<Disk> found;
    for (const auto &disk : diskMap) {
        if (fits(disk, disk.id, filter) && visible(disk.createdAt))
            found.append(disk);
    }
    return counted.answer(found);
}

QString FakeCloud::createDisk(const cloud::DiskSpec &spec, const QString &token, const Call &call)
{
    Counted counted(*this, "createDisk", true, call);
    if (!m_tokens.contains(token)) {
        Disk disk = addDisk(spec.zoneId, spec.tags);
        disk.name = spec.name;
        disk.category = spec.category;
        disk.sizeGiB = spec.snapshotId.isEmpty() ? spec.sizeGiB : snapshotMap.value(spec.snapshotId).sourceDiskGiB;
        disk.sourceSnapshotId = spec.snapshotId;
        disk.state = DiskState::Creating;
        disk.createdAt = m_clock.now();
        diskMap.insert(disk.id, disk);
        m_due.insert(disk.id, m_clock.now().addSecs(5));
        m_tokens.insert(token, disk.id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::attachDisk(const QString &, const QString &diskId, const QString &machineId, const Call &call)
{
    Counted counted(*this, "attachDisk", true, call);
    if (!diskMap.contains(diskId))
        throw notFound("disk", diskId);
    if (!machineMap.contains(machineId))
        throw notFound("machine", machineId);
    auto &disk = diskMap[diskId];
    if (disk.state != DiskState::Available)
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), diskId}});
    if (disk.zoneId != machineMap.value(machineId).zoneId)
        throw Error(FailureKind::DiskInOtherZone);
    disk.state = DiskState::Attaching;
    disk.machineId = machineId;
    disk.deleteWithMachine = false;
    m_due.insert(diskId, m_clock.now().addSecs(4));
    counted.after();
}

void FakeCloud::detachDisk(const QString &, const QString &diskId, const QString &machineId, const Call &call)
{
    Counted counted(*this, "detachDisk", true, call);
    if (!diskMap.contains(diskId) || diskMap.value(diskId).machineId != machineId)
        throw notFound("disk", diskId);
    diskMap[diskId].state = DiskState::Detaching;
    m_due.insert(diskId, m_clock.now().addSecs(10));
    counted.after();
}

void FakeCloud::deleteDisk(const QString &, const QString &diskId, const Call &call)
{
    Counted counted(*this, "deleteDisk", true, call);
    if (diskMap.contains(diskId) && diskMap.value(diskId).state != DiskState::Available)
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), diskId}});
    diskMap.remove(diskId);
    counted.after();
}

void FakeCloud::keepDiskOnRelease(const QString &, const QString &diskId, const Call &call)
{
    Counted counted(*this, "keepDiskOnRelease", true, call);
    diskMap[diskId].deleteWithMachine = false;
    counted.after();
}

QVector<Snapshot> FakeCloud::snapshots(const QString &, const Filter &filter, const Call &call)
{
    Counted counted(*this, "snapshots", false, call);
    QVector<Snapshot> found;
    for (const auto &snapshot : snapshotMap) {
        if (fits(snapshot, snapshot.id, filter))
            found.append(snapshot);
    }
    return counted.answer(found);
}

QString FakeCloud::createSnapshot(const QString &, const QString &diskId, const QString &name, const Tags &tags,
                                  const QString &token, const Call &call)
{
    Counted counted(*this, "createSnapshot", true, call);
    if (refusesSnapshot)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("snapshot")}});
    if (!m_tokens.contains(token)) {
        Snapshot snapshot;
        snapshot.id = newId(QStringLiteral("s"));
        snapshot.name = name;
        snapshot.regionId = region;
        snapshot.sourceDiskId = diskId;
        snapshot.sourceDiskGiB = diskMap.value(diskId).sizeGiB;
        snapshot.state = SnapshotState::Progressing;
        snapshot.createdAt = m_clock.now();
        snapshot.tags = tags;
        snapshotMap.insert(snapshot.id, snapshot);
        m_tokens.insert(token, snapshot.id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::deleteSnapshot(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "deleteSnapshot", true, call);
    if (snapshotMap.remove(id) == 0)
        throw notFound("snapshot", id);
    counted.after();
}

QVector<Machine> FakeCloud::machines(const QString &, const Filter &filter, const Call &call)
{
    Counted counted(*this, "machines", false, call);
    QVector<Machine> found;
    for (const auto &machine : machineMap) {
        if (fits(machine, machine.id, filter) && visible(machine.createdAt))
            found.append(machine);
    }
    return counted.answer(found);
}

void FakeCloud::dryRun(const cloud::MachineSpec &, const Call &call) { Counted(*this, "dryRun", false, call).after(); }

QString FakeCloud::createMachine(const cloud::MachineSpec &spec, const QString &token, const Call &call)
{
    Counted counted(*this, "createMachine", true, call);
    if (!m_tokens.contains(token)) {
        requireOffer(spec.typeId, spec.zoneId);
        const auto price = marketPrice(spec.typeId, spec.zoneId);
        if (spec.purchase == Purchase::SpotWithLimit && spec.priceLimit && price > *spec.priceLimit)
            throw Error(FailureKind::PriceAboveLimit);
        Machine machine;
        machine.id = newId(QStringLiteral("i"));
        machine.name = spec.name;
        machine.regionId = region;
        machine.zoneId = spec.zoneId;
        machine.typeId = spec.typeId;
        machine.imageId = spec.imageId;
        machine.state = MachineState::Pending;
        machine.subnetId = spec.subnetId;
        machine.securityGroupIds = QStringList{spec.securityGroupId};
        machine.keyPairName = spec.keyPairName;
        machine.localDisks = spec.typeId == QLatin1String("t.local") ? 1 : 0;
        machine.spot = spec.purchase != Purchase::OnDemand;
        machine.priceLimit = spec.priceLimit;
        machine.createdAt = m_clock.now();
        machine.autoReleaseAt = spec.autoReleaseAt;
        machine.tags = spec.tags;
        machineMap.insert(machine.id, machine);
        m_due.insert(machine.id, m_clock.now().addSecs(20));
        m_tokens.insert(token, machine.id);
        bought.append(spec);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::startMachine(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "startMachine", true, call);
    if (!machineMap.contains(id))
        throw notFound("machine", id);
    requireOffer(machineMap.value(id).typeId, machineMap.value(id).zoneId);
    machineMap[id].state = MachineState::Starting;
    machineMap[id].stoppedWithoutCharge = false;
    m_due.insert(id, m_clock.now().addSecs(15));
    counted.after();
}

void FakeCloud::stopMachine(const QString &, const QString &id, bool withoutCharge, const Call &call)
{
    Counted counted(*this, "stopMachine", true, call);
    if (!machineMap.contains(id))
        throw notFound("machine", id);
    machineMap[id].state = MachineState::Stopping;
    machineMap[id].stoppedWithoutCharge = withoutCharge && stopsWithoutCharge && machineMap[id].localDisks == 0;
    m_due.insert(id, m_clock.now().addSecs(10));
    counted.after();
}

void FakeCloud::releaseMachine(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "releaseMachine", true, call);
    // As the real one: an id that is not visible yet counts as absent, and absent is fine.
    if (machineMap.contains(id) && visible(machineMap.value(id).createdAt)) {
        reclaim(id);
        eventMap.remove(id);
    }
    counted.after();
}

void FakeCloud::setAutoRelease(const QString &, const QString &id, const QDateTime &when, const Call &call)
{
    Counted counted(*this, "setAutoRelease", true, call);
    if (!machineMap.contains(id))
        throw notFound("machine", id);
    machineMap[id].autoReleaseAt = when;
    counted.after();
}

QStringList FakeCloud::machineEvents(const QString &, const QString &id, const Call &call)
{
    return Counted(*this, "machineEvents", false, call).answer(eventMap.value(id));
}

QByteArray FakeCloud::consoleOutput(const QString &, const QString &, const Call &call)
{
    return Counted(*this, "consoleOutput", false, call).answer(QByteArray());
}

cloud::CloudProvider::RemoteCommandResult FakeCloud::runRemoteCommand(const QString &, const QString &, const QByteArray &,
                                                                      const QString &, const Call &)
{
    throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("remote command")}});
}

void FakeCloud::addTags(const QString &, const QString &, const QStringList &, const Tags &, const Call &call)
{
    Counted(*this, "addTags", true, call).after();
}

QByteArray FakeCloud::userData(const QString &, const QString &, const Call &call)
{
    return Counted(*this, "userData", false, call).answer(bought.isEmpty() ? QByteArray() : bought.last().userData);
}

QStringList FakeCloud::taggedResources(const QString &, const QString &, const Tags &, const Call &call)
{
    return Counted(*this, "taggedResources", false, call).answer(QStringList());
}

} // namespace spotbook::test
