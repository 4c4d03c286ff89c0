// RunInstances: the checks in the service's order, then the records, then the machine.
#include "practice/actions.h"

#include <QFile>
#include <algorithm>

namespace spotbook::practice {

namespace {

constexpr int maxUserData = 32 * 1024;
constexpr qint64 minuteMs = 60 * 1000LL;

struct Order
{
    Instance instance; // everything but the id
    const TypeInfo *type = nullptr;
    int imageGiB = 20;
    int amount = 1;
    Disk systemDisk;
    QVector<Disk> dataDisks;
};

void readImage(Call &call, Order &order)
{
    const QString id = call.params.text(q("ImageId"));
    const QString family = call.params.text(q("ImageFamily"));
    if (!id.isEmpty() && !family.isEmpty())
        throw apiError("UnexpectedImageFamily.ImageIdSupplied", q("ImageId and ImageFamily exclude each other."));
    if (id.isEmpty() && family.isEmpty())
        throw missingParameter(q("ImageId"));
    for (const ImageInfo &image : systemImages())
        if (image.id == id || image.family == family) {
            order.instance.imageId = image.id;
            order.imageGiB = image.sizeGiB;
        }
    for (const OwnImage *image : visibleOnes(call, call.state.images))
        if ((image->id == id || (!family.isEmpty() && image->family == family)) && image->status == q("Available")) {
            order.instance.imageId = image->id;
            order.imageGiB = image->sizeGiB;
        }
    if (order.instance.imageId.isEmpty())
        throw apiError(id.isEmpty() ? "InvalidImageFamily.MissingAvailableImage" : "InvalidImageId.NotFound");
}

void readNetwork(Call &call, Order &order)
{
    const VSwitch &home =
        lookUp(call, call.state.vSwitches, call.params.required(q("VSwitchId")), "InvalidVSwitchId.NotFound");
    if (home.status != q("Available"))
        throw apiError("IncorrectVSwitchStatus");
    const QString zone = call.params.text(q("ZoneId"));
    const bool spot = call.params.text(q("SpotStrategy"), q("NoSpot")) != q("NoSpot");
    if (zone.isEmpty() && spot)
        throw apiError("InvalidSpotParam.EmptyZoneID");
    if (!zone.isEmpty() && !findRegion(call.regionId)->zones.contains(zone))
        throw apiError("InvalidZoneId.NotFound");
    if (!zone.isEmpty() && zone != home.zoneId)
        throw apiError("InvalidParameter.Mismatch", q("The virtual switch is in another zone."));
    QStringList groups = call.params.list(q("SecurityGroupIds"));
    if (groups.isEmpty())
        groups << call.params.required(q("SecurityGroupId"));
    for (const QString &id : groups)
        if (lookUp(call, call.state.securityGroups, id, "InvalidSecurityGroupId.NotFound").vpcId != home.vpcId)
            throw apiError("OperationDenied.InconsistentNetwork",
                           q("The specified security group and vswitch are not in the same vpc."));
    order.instance.zoneId = home.zoneId;
    order.instance.vSwitchId = home.id;
    order.instance.vpcId = home.vpcId;
    order.instance.securityGroupIds = groups;
    order.instance.bandwidthOut = call.params.number(q("InternetMaxBandwidthOut"), 0);
    if (order.instance.bandwidthOut < 0 || order.instance.bandwidthOut > 100)
        throw invalidParameter(q("InternetMaxBandwidthOut"), q("must be between 0 and 100"));
    order.instance.internetChargeType = call.params.text(q("InternetChargeType"), q("PayByTraffic"));
}

void readLogin(Call &call, Order &order)
{
    order.instance.keyPairName = call.params.text(q("KeyPairName"));
    if (!order.instance.keyPairName.isEmpty()
        && !call.state.keyPairs.contains(call.regionId % QLatin1Char('/') % order.instance.keyPairName))
        throw apiError("InvalidKeyPairName.NotFound");
    const QByteArray coded = call.params.text(q("UserData")).toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(coded, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        throw apiError("InvalidUserData.Base64FormatInvalid");
    if (decoded.decoded.size() > maxUserData)
        throw apiError("InvalidUserData.SizeExceeded");
    order.instance.userData = QString::fromLatin1(coded);
}

void readSpot(Call &call, Order &order)
{
    Instance &instance = order.instance;
    instance.spotStrategy = call.params.text(q("SpotStrategy"), q("NoSpot"));
    if (call.params.text(q("InstanceChargeType"), q("PostPaid")) != q("PostPaid")) {
        if (instance.isSpot())
            throw apiError("InvalidSpotPrepaid");
        throw invalidParameter(q("InstanceChargeType"), q("only PostPaid is sold here"));
    }
    if (!instance.isSpot())
        return;
    const bool limited = instance.spotStrategy == q("SpotWithPriceLimit");
    if (!limited && instance.spotStrategy != q("SpotAsPriceGo"))
        throw apiError("InvalidSpotStrategy");
    instance.spotDuration = call.params.number(q("SpotDuration"), 1);
    if (instance.spotDuration != 0 && instance.spotDuration != 1)
        throw apiError("InvalidSpotDuration");
    instance.interruptionBehavior = call.params.text(q("SpotInterruptionBehavior"), q("Terminate"));
    if (instance.interruptionBehavior == q("Stop") && order.type->localDisks > 0)
        throw apiError("InvalidSpotInterruptionBehavior.LocalDiskNotSupport");
    const double market = call.cloud.marketPrice(instance.zoneId, instance.typeId, call.now);
    instance.priceAtCreation = market;
    if (limited) {
        const QString text = call.params.required(q("SpotPriceLimit"));
        instance.spotPriceLimit = call.params.real(q("SpotPriceLimit"), 0);
        if (instance.spotPriceLimit <= 0 || text.section(QLatin1Char('.'), 1, 1).size() > 3
            || text.contains(QLatin1Char('e')))
            throw apiError("InvalidSpotPriceLimit");
        if (instance.spotPriceLimit < market)
            throw apiError("InvalidSpotPriceLimit.LowerThanPublicPrice");
    }
    if (call.params.flag(q("DeletionProtection"), false))
        throw apiError("InvalidChargeType.ValueNotSupported", q("Spot instances cannot be protected."));
}

Disk blankDisk(const Call &call, const Order &order, const char *type)
{
    Disk disk;
    disk.regionId = call.regionId;
    disk.zoneId = order.instance.zoneId;
    disk.type = q(type);
    disk.status = q("In_use");
    disk.everAttached = true;
    disk.createdAt = disk.attachedAt = disk.billedUntil = call.now;
    disk.deleteWithInstance = true;
    return disk;
}

void checkFits(const Order &order, const QString &category, const char *code)
{
    const QStringList fitting = diskCategories(order.instance.zoneId, *order.type);
    if (fitting.contains(category))
        return;
    if (category == q("cloud_ssd") && order.type->generation < 7)
        throw apiError("OperationDenied.CloudSSDNotSupported");
    throw apiError(code);
}

void readSystemDisk(Call &call, Order &order)
{
    const Params given = call.params.object(q("SystemDisk"));
    Disk &disk = order.systemDisk = blankDisk(call, order, "system");
    const QStringList fitting = diskCategories(order.instance.zoneId, *order.type);
    disk.category = given.text(q("Category"), fitting.first());
    checkCategory(disk.category);
    checkFits(order, disk.category, "InvalidSystemDiskCategory.ValueNotSupported");
    disk.performanceLevel = disk.category == q("cloud_essd") ? given.text(q("PerformanceLevel"), q("PL1")) : QString();
    disk.sizeGiB = given.number(q("Size"), qMax(40, order.imageGiB));
    disk.name = given.text(q("DiskName"));
    disk.portable = false;
    disk.device = q("/dev/xvda");
    if (disk.sizeGiB < order.imageGiB)
        throw apiError("InvalidSystemDiskSize.LessThanImageSize");
    if (disk.sizeGiB > 2048)
        throw apiError("InvalidSystemDiskSize.MoreThanMaxSize");
}

void readDataDisks(Call &call, Order &order)
{
    int letter = 'b';
    for (const Params &given : call.params.objects(q("DataDisk"))) {
        Disk disk = blankDisk(call, order, "data");
        disk.category = given.text(q("Category"), diskCategories(order.instance.zoneId, *order.type).last());
        checkCategory(disk.category);
        checkFits(order, disk.category, "InvalidDataDiskCategory.ValueNotSupported");
        disk.performanceLevel =
            disk.category == q("cloud_essd") ? given.text(q("PerformanceLevel"), q("PL1")) : QString();
        disk.sizeGiB = given.number(q("Size"), 0);
        disk.name = given.text(q("DiskName"));
        disk.description = given.text(q("Description"));
        disk.deleteWithInstance = given.flag(q("DeleteWithInstance"), true);
        disk.device = QString(q("/dev/xvd") % QLatin1Char(char(letter++)));
        if (given.has(q("SnapshotId"))) {
            const Snapshot &source =
                lookUp(call, call.state.snapshots, given.text(q("SnapshotId")), "InvalidSnapshotId.NotFound");
            disk.sourceSnapshotId = source.id;
            disk.sizeGiB = source.sizeGiB;
        }
        const SizeRange range = diskSizes(disk.category, disk.performanceLevel, false);
        if (disk.sizeGiB < range.least || disk.sizeGiB > range.most)
            throw apiError("InvalidDataDiskSize.ValueNotSupported");
        order.dataDisks << disk;
    }
    if (order.dataDisks.size() > 16)
        throw apiError("InstanceDiskLimitExceeded");
    for (int i = 0; i < order.type->localDisks; ++i) {
        Disk local = blankDisk(call, order, "data");
        local.category = q("local_ssd_pro");
        local.sizeGiB = order.type->localDiskGiB;
        local.portable = false;
        order.dataDisks << local;
    }
}

void readRelease(Call &call, Order &order)
{
    order.instance.autoReleaseAt = call.params.utcMs(q("AutoReleaseTime"), 0) / minuteMs * minuteMs;
    if (order.instance.autoReleaseAt != 0
        && (order.instance.autoReleaseAt < (call.now / minuteMs + 30) * minuteMs
            || order.instance.autoReleaseAt > call.now + 3 * 365 * 24 * 60 * minuteMs))
        throw apiError("InvalidAutoReleaseTime.Malformed");
}

void checkAccount(Call &call, const Order &order)
{
    if (call.regionId.startsWith(QLatin1String("cn-")) && call.regionId != q("cn-hongkong")
        && call.state.realName == q("none"))
        throw apiError("RealNameAuthenticationError");
    needBalance(call);
    int used = order.type->cpu * order.amount;
    for (const Instance &instance : call.state.instances)
        if (instance.isSpot() && instance.regionId == call.regionId)
            used += findType(instance.typeId)->cpu;
    if (order.instance.isSpot() && used > call.state.maxSpotVcpu)
        throw apiError("QuotaExceed.ElasticQuota");
}

Order readOrder(Call &call)
{
    Order order;
    order.amount = call.params.number(q("Amount"), 1);
    if (order.amount < 1 || order.amount > 100)
        throw invalidParameter(q("Amount"), q("must be between 1 and 100"));
    readImage(call, order);
    order.type = findType(call.params.required(q("InstanceType")));
    if (!order.type)
        throw apiError("InvalidInstanceType.ValueNotSupported");
    order.instance.typeId = order.type->id;
    readNetwork(call, order);
    if (stockOf(order.instance.zoneId, *order.type) == Stock::NotSold)
        throw apiError("InvalidInstanceType.ValueNotSupported");
    readLogin(call, order);
    readSystemDisk(call, order);
    readDataDisks(call, order);
    readSpot(call, order);
    readRelease(call, order);
    order.instance.tags = call.params.tags();
    checkAccount(call, order);
    return order;
}

void insertDisk(Call &call, Disk disk, const Instance &owner)
{
    disk.id = call.cloud.newId("d");
    disk.instanceId = owner.id;
    disk.visibleAt = owner.visibleAt;
    disk.tags = owner.tags; // the service copies the tags of RunInstances to the disks it makes
    if (disk.category.startsWith(QLatin1String("local")))
        disk.tags.clear();
    call.state.disks.insert(disk.id, disk);
}

void tagPorts(const Call &call, Instance &instance)
{
    if (!call.cloud.host())
        return;
    for (const quint16 port : {quint16(22), quint16(80), quint16(443), quint16(8888)})
        if (const quint16 outside = call.cloud.host()->outsidePort(port); outside != port)
            instance.tags.insert(QStringLiteral("spotbook:port:%1").arg(port), QString::number(outside));
}

QString makeInstance(Call &call, const Order &order, int number, const QString &address)
{
    Instance instance = order.instance;
    instance.id = call.cloud.newId("i");
    instance.regionId = call.regionId;
    const QString suffix = order.amount > 1 && call.params.flag(q("UniqueSuffix"), false)
                               ? QStringLiteral("%1").arg(number, 3, 10, QLatin1Char('0'))
                               : QString();
    instance.name = call.params.text(q("InstanceName"), instance.id) + suffix;
    instance.description = call.params.text(q("Description"));
    instance.hostName =
        call.params.text(q("HostName"), QString(q("iZ") % instance.id.mid(2) % QLatin1Char('Z'))) + suffix;
    instance.createdAt = instance.billedUntil = call.now;
    instance.visibleAt = call.cloud.visibleAt(call.now);
    instance.status = q("Pending");
    instance.stoppedMode = q("Not-applicable");
    instance.changeAt = call.cloud.after(0.4, call.now);
    instance.address = address;
    const int host = call.state.nextPrivate++;
    instance.privateAddress = call.state.vSwitches.value(instance.vSwitchId).cidr.section(QLatin1Char('.'), 0, 2)
                              % QLatin1Char('.') % QString::number(2 + host % 250);
    tagPorts(call, instance);
    call.state.instances.insert(instance.id, instance);
    insertDisk(call, order.systemDisk, instance);
    for (const Disk &disk : order.dataDisks)
        insertDisk(call, disk, instance);
    call.cloud.launchMachine(instance.id);
    return instance.id;
}

Reply runInstances(Call &call)
{
    const Order order = readOrder(call);
    if (call.params.flag(q("DryRun"), false))
        throw apiError("DryRunOperation");
    const QString zone = order.instance.zoneId;
    if (stockOf(zone, *order.type) == Stock::WithoutStock || call.cloud.faults().soldOut(zone, order.type->id)) {
        call.cloud.faults().spendStockOut(zone, order.type->id);
        throw apiError("OperationDenied.NoStock");
    }
    QStringList addresses;
    for (int i = 0; i < order.amount; ++i) {
        addresses << call.cloud.addresses().claim();
        if (!addresses.last().isEmpty())
            continue;
        for (const QString &address : addresses)
            call.cloud.addresses().release(address);
        throw apiError("QuotaExceeded.PrivateIpAddress");
    }
    QJsonArray ids;
    for (int i = 0; i < order.amount; ++i)
        ids << makeInstance(call, order, i + 1, addresses.at(i));
    const double price = order.instance.isSpot() ? order.instance.priceAtCreation : onDemandPrice(zone, *order.type);
    return {{{q("InstanceIdSets"), wrapped("InstanceIdSet", ids)}, {q("TradePrice"), roundMilli(price * order.amount)}},
            {},
            {}};
}

} // namespace

void addRunActions(ActionTable &table)
{
    add(table, ecs, "RunInstances", runInstances);
}

} // namespace spotbook::practice
