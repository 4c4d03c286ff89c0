// Regions, zones, types, stock.
#include "practice/actions.h"

namespace spotbook::practice {

namespace {

bool chinese(const Call &call)
{
    return call.params.text(q("AcceptLanguage"), q("zh-CN")).startsWith(QLatin1String("zh"));
}

Reply describeRegions(Call &call)
{
    QJsonArray list;
    for (const RegionInfo &region : regions())
        list << QJsonObject{{q("RegionId"), region.id},
                            {q("LocalName"), chinese(call) ? region.nameZh : region.nameEn},
                            {q("RegionEndpoint"), QString(q("ecs.") % region.id % q(".aliyuncs.com"))},
                            {q("Status"), q("available")}};
    return {{{q("Regions"), wrapped("Region", list)}}, {}, {}};
}

QString zoneName(const Call &call, const RegionInfo &region, const QString &zone)
{
    const QString letter = zone.right(1).toUpper();
    return chinese(call) ? QString(region.nameZh % QString::fromUtf8(" 可用区 ") % letter)
                         : QString(region.nameEn % q(" Zone ") % letter);
}

Reply describeZones(Call &call)
{
    const RegionInfo &region = *findRegion(call.params.required(q("RegionId")));
    QJsonArray list;
    for (const QString &zone : region.zones) {
        QJsonObject item{{q("ZoneId"), zone},
                         {q("LocalName"), zoneName(call, region, zone)},
                         {q("ZoneType"), q("AvailabilityZone")}};
        if (call.version == QLatin1String(ecs)) {
            QJsonArray sold;
            for (const TypeInfo &type : types())
                if (stockOf(zone, type) != Stock::NotSold)
                    sold << type.id;
            item.insert(q("AvailableInstanceTypes"), wrapped("InstanceTypes", sold));
            item.insert(q("AvailableResourceCreation"),
                        wrapped("ResourceTypes", {q("VSwitch"), q("IoOptimized"), q("Instance"), q("Disk")}));
            item.insert(q("AvailableDiskCategories"),
                        wrapped("DiskCategories", {q("cloud_efficiency"), q("cloud_ssd"), q("cloud_essd")}));
        }
        list << item;
    }
    return {{{q("Zones"), wrapped("Zone", list)}}, {}, {}};
}

QJsonObject typeJson(const TypeInfo &type)
{
    QJsonObject item{{q("InstanceTypeId"), type.id},
                     {q("InstanceTypeFamily"), type.family},
                     {q("CpuCoreCount"), type.cpu},
                     {q("CpuArchitecture"), q("X86")},
                     {q("MemorySize"), type.memoryGiB},
                     {q("GPUAmount"), type.gpus},
                     {q("GPUSpec"), type.gpuSpec},
                     {q("GPUMemorySize"), type.gpuMemoryGiB},
                     {q("DiskQuantity"), 17},
                     {q("EniQuantity"), 2},
                     {q("InstanceBandwidthRx"), 3072000},
                     {q("InstanceBandwidthTx"), 3072000},
                     {q("NvmeSupport"), q("unsupported")},
                     {q("InstanceCategory"), type.gpus > 0 ? q("GPU-accelerated Compute") : q("Shared")},
                     {q("InstanceFamilyLevel"), type.gpus > 0 ? q("EnterpriseLevel") : q("EntryLevel")}};
    if (type.localDisks > 0) {
        item.insert(q("LocalStorageAmount"), type.localDisks);
        item.insert(q("LocalStorageCapacity"), type.localDiskGiB);
        item.insert(q("LocalStorageCategory"), q("local_ssd_pro"));
    }
    return item;
}

Reply describeInstanceTypes(Call &call)
{
    QStringList wanted = call.params.list(q("InstanceTypes"));
    const QStringList families = call.params.list(q("InstanceTypeFamilies"));
    QJsonArray list;
    for (const TypeInfo &type : types()) {
        if ((!wanted.isEmpty() && !wanted.contains(type.id)) || !filterSays(call, "InstanceTypeFamily", type.family)
            || (!families.isEmpty() && !families.contains(type.family))
            || type.gpus < call.params.number(q("MinimumGPUAmount"), 0)
            || type.gpus > call.params.number(q("MaximumGPUAmount"), 1000)
            || type.cpu < call.params.number(q("MinimumCpuCoreCount"), 0)
            || type.memoryGiB < call.params.real(q("MinimumMemorySize"), 0)
            || !type.gpuSpec.contains(call.params.text(q("GPUSpec")), Qt::CaseInsensitive))
            continue;
        list << typeJson(type);
    }
    if (call.params.number(q("MaxResults"), 10) > 100)
        throw invalidParameter(q("MaxResults"), q("must be at most 100"));
    // Never more than ten at a time, whatever was asked: whoever reads only one page is found out.
    QMap<QString, QString> paging{
        {q("MaxResults"), QString::number(qMin(10, call.params.number(q("MaxResults"), 10)))}};
    if (call.params.has(q("NextToken")))
        paging.insert(q("NextToken"), call.params.text(q("NextToken")));
    const Params pagingParams(paging);
    const Call small{call.cloud, call.state, pagingParams, call.version, call.action, call.regionId, call.now};
    QJsonObject answer;
    putTokenPage(small, answer, list, "InstanceTypes", "InstanceType", 100, 10);
    return {answer, {}, {}};
}

Reply describeFamilies(Call &call)
{
    QJsonArray list;
    QStringList seen;
    for (const TypeInfo &type : types()) {
        const QString generation = type.gpus > 0 ? q("ecs-5") : q("ecs-6");
        if (seen.contains(type.family) || !filterSays(call, "Generation", generation))
            continue;
        seen << type.family;
        list << QJsonObject{{q("InstanceTypeFamilyId"), type.family}, {q("Generation"), generation}};
    }
    return {{{q("InstanceTypeFamilies"), wrapped("InstanceTypeFamily", list)}}, {}, {}};
}

QJsonObject supported(const QString &value, const char *status, const char *category)
{
    return {{q("Value"), value}, {q("Status"), q(status)}, {q("StatusCategory"), q(category)}};
}

QJsonArray supportedTypes(const Call &call, const QString &zone)
{
    QJsonArray list;
    for (const TypeInfo &type : types()) {
        if (!filterSays(call, "InstanceType", type.id)
            || (call.params.has(q("Cores")) && call.params.number(q("Cores"), 0) != type.cpu)
            || (call.params.has(q("Memory")) && call.params.real(q("Memory"), 0) < type.memoryGiB))
            continue;
        const Stock stock = call.cloud.faults().soldOut(zone, type.id) ? Stock::WithoutStock : stockOf(zone, type);
        if (stock == Stock::WithStock)
            list << supported(type.id, "Available", "WithStock");
        else if (stock == Stock::ClosedWithStock)
            list << supported(type.id, "Available", "ClosedWithStock");
        else if (stock == Stock::WithoutStock)
            list << supported(type.id, "SoldOut", "WithoutStock");
    }
    return list;
}

QJsonArray supportedDisks(const Call &call, const QString &zone, bool system)
{
    QStringList categories{q("cloud_efficiency"), q("cloud_ssd"), q("cloud_essd"), q("cloud_auto")};
    if (const TypeInfo *type = findType(call.params.text(q("InstanceType"))))
        categories = stockOf(zone, *type) == Stock::NotSold ? QStringList() : diskCategories(zone, *type);
    QJsonArray list;
    for (const QString &category : categories) {
        if (!filterSays(call, system ? "SystemDiskCategory" : "DataDiskCategory", category))
            continue;
        const SizeRange range = diskSizes(category, QString(), system);
        QJsonObject item = supported(category, "Available", "WithStock");
        item.insert(q("Min"), range.least);
        item.insert(q("Max"), range.most);
        item.insert(q("Unit"), q("GiB"));
        list << item;
    }
    return list;
}

Reply describeAvailableResource(Call &call)
{
    const RegionInfo &region = *findRegion(call.params.required(q("RegionId")));
    const QString destination = call.params.required(q("DestinationResource"));
    if (call.params.has(q("InstanceType")) && (call.params.has(q("Cores")) || call.params.has(q("Memory"))))
        throw apiError("InvalidParam.TypeAndCpuMem.Conflict");
    if (destination == QLatin1String("DataDisk") && call.params.has(q("InstanceType"))
        && !call.params.has(q("SystemDiskCategory")))
        throw missingParameter(q("SystemDiskCategory"));
    QJsonArray zones;
    for (const QString &zone : region.zones) {
        if (!filterSays(call, "ZoneId", zone))
            continue;
        QJsonArray items;
        if (destination == QLatin1String("InstanceType"))
            items = supportedTypes(call, zone);
        else if (destination == QLatin1String("SystemDisk") || destination == QLatin1String("DataDisk"))
            items = supportedDisks(call, zone, destination == QLatin1String("SystemDisk"));
        else if (destination == QLatin1String("Zone"))
            items << supported(zone, "Available", "WithStock");
        else
            throw invalidParameter(q("DestinationResource"), q("not one of Zone, InstanceType, SystemDisk, DataDisk"));
        if (items.isEmpty())
            continue; // a zone without the thing is simply not in the list
        const QJsonObject resource{{q("Type"), destination},
                                   {q("SupportedResources"), wrapped("SupportedResource", items)}};
        zones << QJsonObject{{q("RegionId"), region.id},
                             {q("ZoneId"), zone},
                             {q("Status"), q("Available")},
                             {q("StatusCategory"), q("WithStock")},
                             {q("AvailableResources"), wrapped("AvailableResource", {resource})}};
    }
    if (zones.isEmpty())
        return {}; // the whole object is absent then
    return {{{q("AvailableZones"), wrapped("AvailableZone", zones)}}, {}, {}};
}

} // namespace

void addRegionActions(ActionTable &table)
{
    add(table, ecs, "DescribeRegions", describeRegions);
    add(table, ecs, "DescribeZones", describeZones);
    add(table, vpc, "DescribeZones", describeZones);
    add(table, ecs, "DescribeInstanceTypes", describeInstanceTypes);
    add(table, ecs, "DescribeInstanceTypeFamilies", describeFamilies);
    add(table, ecs, "DescribeAvailableResource", describeAvailableResource);
}

} // namespace spotbook::practice
