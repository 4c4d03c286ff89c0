#include "support/fake_cloud_parts.h"

#include <algorithm>

namespace spotbook::test {

namespace {

const QString currency = QStringLiteral("CNY");

QString at(const QString &type, const QString &zone)
{
    return type + QLatin1Char('@') + zone;
}

} // namespace

FakeCloud::FakeCloud(base::Clock &clock) : m_clock(clock)
{
    m_info.id = QStringLiteral("fake");
    m_info.name = QStringLiteral("Fake Cloud");
    m_info.defaultImageFamily = QStringLiteral("debian");
    m_info.currency = currency;
    m_info.snapshotGiBPerMonth = {{currency, domain::Money::micros(120'000, currency)}};
    m_info.quotaRequests = {{currency, QStringLiteral("申请 {region} {family} {needed} vCPU")},
                            {QString(), QStringLiteral("Please {region} {family} {needed} vCPUs")}};
    using Kind = cloud::ExtraParameter::Kind;
    m_info.extraParameters = {{QStringLiteral("Core"), Kind::Number, {}},
                              {QStringLiteral("Ipv6Address.N"), Kind::Text, {}},
                              {QStringLiteral("Tokens"), Kind::Text, QStringLiteral("optional")}};
    m_capabilities.stopWithoutCharge = true;
    m_capabilities.autoRelease = true;
    m_capabilities.shortestAutoRelease = std::chrono::minutes(30);
    m_capabilities.priceHistory = true;
    m_capabilities.releaseRate = true;
    m_capabilities.remoteCommand = true;
}

QString FakeCloud::newId(const QString &prefix)
{
    return QStringLiteral("%1-%2").arg(prefix).arg(++m_ids);
}

bool FakeCloud::visible(const QDateTime &createdAt) const
{
    return createdAt.addSecs(invisibleFor.count()) <= m_clock.now();
}

void FakeCloud::settle()
{
    const auto due = [&](const QString &id) { return !m_due.contains(id) || m_due.value(id) <= m_clock.now(); };
    for (auto &machine : machineMap) {
        if (m_starts.contains(machine.id) && m_starts.value(machine.id) <= m_clock.now()) {
            m_starts.remove(machine.id);
            machine.state = MachineState::Starting;
            machine.stoppedWithoutCharge = false;
            m_due.insert(machine.id, m_clock.now().addSecs(15));
        }
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

bool FakeCloud::isSoldOut(const QString &typeId, const QString &zoneId, bool spot) const
{
    return soldOut.contains(at(typeId, zoneId)) || (spot && spotSoldOut.contains(at(typeId, zoneId)));
}

void FakeCloud::requireOffer(const QString &typeId, const QString &zoneId, bool spot) const
{
    if (isSoldOut(typeId, zoneId, spot))
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

// By value: what the caller names may be a key of the map itself.
void FakeCloud::reclaim(const QString machineId)
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
    return Counted(*this, "identity", false, call).answer(Identity{account, QStringLiteral("me"), identityKind});
}

std::optional<Money> FakeCloud::balance(const Call &call)
{
    return Counted(*this, "balance", false, call).answer(std::optional(balanceNow));
}

Quotas FakeCloud::quotas(const QString &, const Call &call)
{
    return Counted(*this, "quotas", false, call).answer(quotasNow);
}

Permission FakeCloud::permission(const QString &name, const QString &, const Call &call)
{
    Permission found{name, permissionMap.value(name, Permission::State::Unknown), {}};
    if (found.state == Permission::State::Missing)
        found.failure = Failure{FailureKind::PermissionMissing, {}, {}, false, {{QStringLiteral("action"), name}}, {}};
    return Counted(*this, "permission", false, call).answer(found);
}

QVector<Region> FakeCloud::regions(const Call &call)
{
    const QString host = QStringLiteral(".cloud.test");
    QVector<Region> all{{region, regionName, region + host, false}};
    for (const auto &other : otherRegions)
        all.append({other, other, other + host, false});
    return Counted(*this, "regions", false, call).answer(all);
}

QStringList FakeCloud::zonesOf(const QString &regionId) const
{
    const QString prefix = otherRegions.contains(regionId) ? regionId + QLatin1Char('-') : QString();
    return {prefix + QLatin1Char('a'), prefix + QLatin1Char('b')};
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
        type.family = id.section(QLatin1Char('.'), 0, 0);
        type.vcpus = 4;
        type.gpus = 1;
        type.localDisks = id == QLatin1String("t.local") ? 1 : 0;
        types.append(type);
    }
    for (const auto &type : moreTypes) {
        if (ids.isEmpty() || ids.contains(type.id))
            types.append(type);
    }
    return counted.answer(types);
}

QVector<Offer> FakeCloud::offers(const QString &regionId, Purchase purchase, const QStringList &typeIds,
                                 const Call &call)
{
    Counted counted(*this, "offers", false, call);
    QVector<Offer> all;
    for (const auto &type : typeIds) {
        for (const auto &zone : zonesOf(regionId)) {
            Offer offer;
            offer.type.id = type;
            offer.regionId = regionId;
            offer.zoneId = zone;
            offer.stock = isSoldOut(type, zone, purchase != Purchase::OnDemand) ? Stock::SoldOut : Stock::Available;
            all.append(offer);
        }
    }
    return counted.answer(all);
}

cloud::DiskCategories FakeCloud::diskCategories(const QString &, const QString &, const QString &, const Call &call)
{
    return Counted(*this, "diskCategories", false, call)
        .answer(cloud::DiskCategories{categories, categories, 20, 32768});
}

QVector<PricePoint> FakeCloud::spotPrices(const QString &regionId, const QString &zoneId, const QString &typeId,
                                          const QDateTime &from, const Call &call)
{
    Counted counted(*this, "spotPrices", false, call);
    QVector<PricePoint> points;
    if (!history.isEmpty()) {
        std::copy_if(history.begin(), history.end(), std::back_inserter(points),
                     [&](const auto &point) { return zoneId.isEmpty() || point.zoneId == zoneId; });
        return counted.answer(points);
    }
    for (const auto &zone : zonesOf(regionId)) {
        if (!zoneId.isEmpty() && zoneId != zone)
            continue;
        const auto onDemand = Money::micros(9'000'000, currency);
        const qint64 asked = std::min<qint64>(pricesMoveFor.count(), from.secsTo(m_clock.now()) / 3600);
        for (int hours = int(asked - asked % 7); hours > 0; hours -= 7)
            points.append({m_clock.now().addSecs(-3600 * qint64(hours)), zone,
                           marketPrice(typeId, zone).percent(90 + hours % 31), onDemand});
        points.append({m_clock.now(), zone, marketPrice(typeId, zone), onDemand});
    }
    return counted.answer(points);
}

QVector<SpotAdvice> FakeCloud::spotAdvice(const QString &regionId, const QStringList &typeIds, const Call &call)
{
    Counted counted(*this, "spotAdvice", false, call);
    QVector<SpotAdvice> all;
    for (const auto &type : typeIds) {
        for (const auto &zone : zonesOf(regionId)) {
            if (releaseRates.contains(at(type, zone)))
                all.append({zone, type, {releaseRates.value(at(type, zone)), QStringLiteral("0-3%")}});
        }
    }
    return counted.answer(all);
}

PriceQuote FakeCloud::quote(const cloud::MachineSpec &spec, const Call &call)
{
    for (auto it = spec.extraParameters.begin(); it != spec.extraParameters.end(); ++it) {
        if (const auto problem = cloud::problemWith(m_info.extraParameters, it.key(), it.value()))
            throw Error(*problem);
    }
    Counted counted(*this, "quote", false, call);
    const auto machine = spec.purchase == Purchase::OnDemand ? Money::micros(9'000'000, currency)
                                                             : marketPrice(spec.typeId, spec.zoneId);
    const auto disk = Money::micros(20'000, currency);
    PriceQuote quote{machine + disk, {{PriceItem::What::Machine, machine}, {PriceItem::What::SystemDisk, disk}}};
    if (spec.bandwidthBilling == BandwidthBilling::ByBandwidth) {
        const auto line = Money::micros(10'000LL * spec.bandwidthMbit, currency);
        quote.items.append({PriceItem::What::Bandwidth, line});
        quote.perHour = quote.perHour + line;
    }
    return counted.answer(quote);
}

PriceQuote FakeCloud::quoteDisk(const cloud::DiskSpec &spec, const Call &call)
{
    const int level = spec.performanceLevel.rightRef(1).toInt(); // "PL1"; each costs as much again as the one before
    const auto price = Money::micros(1000LL * std::max(spec.sizeGiB, 1) * (1 + level), currency);
    return Counted(*this, "quoteDisk", false, call).answer(PriceQuote{price, {{PriceItem::What::DataDisk, price}}});
}

QVector<Image> FakeCloud::images(const QString &regionId, bool ownOnly, const QString &, const Call &call)
{
    const bool some = ownOnly && !otherRegions.contains(regionId);
    return Counted(*this, "images", false, call).answer(some ? ownImages : QVector<Image>());
}

std::optional<Image> FakeCloud::imageFromFamily(const QString &, const QString &family, const Call &call)
{
    Image image;
    image.id = family + QStringLiteral("-1");
    image.minimumDiskGiB = imageMinimumGiB;
    return Counted(*this, "imageFromFamily", false, call).answer(std::optional(image));
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

void FakeCloud::requireSubnet(const cloud::MachineSpec &spec) const
{
    const auto subnet = subnetMap.constFind(spec.subnetId);
    if (subnet == subnetMap.constEnd() || subnet->zoneId != spec.zoneId)
        throw notFound("subnet", spec.subnetId);
}

void FakeCloud::dryRun(const cloud::MachineSpec &spec, const Call &call)
{
    Counted counted(*this, "dryRun", false, call);
    requireSubnet(spec);
    counted.after();
}

QString FakeCloud::createMachine(const cloud::MachineSpec &spec, const QString &token, const Call &call)
{
    Counted counted(*this, "createMachine", true, call);
    if (!m_tokens.contains(token)) {
        requireOffer(spec.typeId, spec.zoneId, spec.purchase != Purchase::OnDemand);
        requireSubnet(spec);
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
    requireOffer(machineMap.value(id).typeId, machineMap.value(id).zoneId, machineMap.value(id).spot);
    m_starts.insert(id, m_clock.now().addSecs(startsAfter.count()));
    settle();
    counted.after();
}

void FakeCloud::stopMachine(const QString &, const QString &id, bool withoutCharge, const Call &call)
{
    Counted counted(*this, "stopMachine", true, call);
    if (!machineMap.contains(id))
        throw notFound("machine", id);
    m_starts.remove(id);
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

cloud::CloudProvider::RemoteCommandResult FakeCloud::runRemoteCommand(const QString &, const QString &id,
                                                                      const QByteArray &script, const QString &,
                                                                      const Call &call)
{
    Counted counted(*this, "runRemoteCommand", true, call);
    if (!machineMap.contains(id))
        throw notFound("machine", id);
    if (!remoteCommand)
        throw Error(FailureKind::RemoteCommandFailed);
    return counted.answer(remoteCommand(script));
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
