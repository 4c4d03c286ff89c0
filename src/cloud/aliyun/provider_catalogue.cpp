// What is for sale, where, for how much.
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/parse.h"
#include "cloud/aliyun/provider.h"

#include <QMutexLocker>
#include <algorithm>

namespace spotbook::cloud::aliyun {

using domain::JsonReader;
using domain::Money;
using domain::Purchase;

namespace {

constexpr int typesPerQuestion = 10; // API page DescribeInstanceTypes, InstanceTypes.N
constexpr int priceWindowDays = 30;  // API page DescribeSpotPriceHistory

const char *spotStrategy(Purchase purchase)
{
    switch (purchase) {
    case Purchase::SpotWithLimit: return "SpotWithPriceLimit";
    case Purchase::SpotAtMarket: return "SpotAsPriceGo";
    case Purchase::OnDemand: break;
    }
    return "NoSpot";
}

// AvailableZones may be missing altogether: nothing is available then.
template <typename OnResource>
void eachResource(const JsonReader &answer, OnResource &&onResource)
{
    for (const auto &zone : answer["AvailableZones"]["AvailableZone"].items()) {
        const QString zoneId = zone["ZoneId"].stringOr(QString());
        for (const auto &group : zone["AvailableResources"]["AvailableResource"].items()) {
            for (const auto &resource : group["SupportedResources"]["SupportedResource"].items())
                onResource(zoneId, resource);
        }
    }
}

Parameters resourceQuestion(const QString &regionId, const char *destination)
{
    return Parameters()
        .set("RegionId", regionId)
        .set("DestinationResource", destination)
        .set("InstanceChargeType", "PostPaid")
        .set("NetworkCategory", "vpc")
        .set("IoOptimized", "optimized")
        .set("ResourceType", "instance");
}

// Cheap and common first; the first one is what an unsaid category becomes.
int rankOf(const QString &category)
{
    static const QStringList order = {QStringLiteral("cloud_efficiency"), QStringLiteral("cloud_essd_entry"),
                                      QStringLiteral("cloud_essd"), QStringLiteral("cloud_auto"),
                                      QStringLiteral("cloud_ssd")};
    const int at = order.indexOf(category);
    return at < 0 ? order.size() : at;
}

void sortCategories(QStringList &categories)
{
    categories.removeDuplicates();
    std::stable_sort(categories.begin(), categories.end(),
                     [](const QString &a, const QString &b) { return rankOf(a) < rankOf(b); });
}

domain::PriceItem::What whatOf(const QString &resource)
{
    using What = domain::PriceItem::What;
    if (resource == QLatin1String("instanceType"))
        return What::Machine;
    if (resource == QLatin1String("systemDisk"))
        return What::SystemDisk;
    if (resource == QLatin1String("dataDisk") || resource == QLatin1String("disk"))
        return What::DataDisk;
    if (resource == QLatin1String("bandwidth"))
        return What::Bandwidth;
    return resource == QLatin1String("image") ? What::Image : What::Other;
}

} // namespace

QVector<domain::Region> AliyunProvider::regions(const Call &call)
{
    const auto answer = m_rpc.call(Action::DescribeRegions, aliyunInfo().bootstrapRegion,
                                   Parameters()
                                       .set("AcceptLanguage", m_language)
                                       .set("InstanceChargeType", "PostPaid")
                                       .set("ResourceType", "instance"),
                                   call);
    QVector<domain::Region> result;
    for (const auto &item : answer["Regions"]["Region"].items()) {
        domain::Region region;
        region.id = item["RegionId"].toString();
        region.name = item["LocalName"].stringOr(region.id);
        region.endpoint = item["RegionEndpoint"].stringOr(QString());
        region.soldOut = item["Status"].stringOr(QString()) == QLatin1String("soldOut");
        m_rpc.endpoints().learn(region.id, region.endpoint);
        result.append(region);
    }
    return result;
}

QVector<domain::Zone> AliyunProvider::zones(const QString &regionId, const Call &call)
{
    const auto answer = m_rpc.call(
        Action::DescribeZones, regionId,
        Parameters().set("RegionId", regionId).set("AcceptLanguage", m_language).flag("Verbose", false), call);
    QVector<domain::Zone> result;
    for (const auto &item : answer["Zones"]["Zone"].items()) {
        const QString id = item["ZoneId"].toString();
        result.append({id, regionId, item["LocalName"].stringOr(id)});
    }
    return result;
}

void AliyunProvider::fetchTypes(const QStringList &ids, const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    for (const auto &some : chunks(ids, typesPerQuestion)) {
        eachTokenPage(m_rpc, Action::DescribeInstanceTypes, aliyunInfo().bootstrapRegion,
                      Parameters().repeat("InstanceTypes", some), 100, budget.left(), [this](const JsonReader &page) {
                          const auto items = page["InstanceTypes"]["InstanceType"].items();
                          const QMutexLocker lock(&m_mutex);
                          for (const auto &item : items) {
                              const auto type = parseMachineType(item);
                              // Takes this for null: NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage)
                              m_types.insert(type.id, type);
                          }
                      });
    }
}

QVector<domain::MachineType> AliyunProvider::machineTypes(const QStringList &ids, const Call &call)
{
    QStringList missing;
    {
        const QMutexLocker lock(&m_mutex);
        for (const auto &id : ids) {
            if (!m_types.contains(id))
                missing.append(id);
        }
    }
    if (ids.isEmpty() || !missing.isEmpty())
        fetchTypes(missing, call);
    const QMutexLocker lock(&m_mutex);
    QVector<domain::MachineType> result;
    if (ids.isEmpty()) {
        for (const auto &type : std::as_const(m_types))
            result.append(type);
        std::sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
        return result;
    }
    for (const auto &id : ids) {
        if (const auto it = m_types.constFind(id); it != m_types.constEnd())
            result.append(*it);
    }
    return result;
}

QVector<domain::Offer> AliyunProvider::offers(const QString &regionId, Purchase purchase, const QStringList &typeIds,
                                              const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    auto question = resourceQuestion(regionId, "InstanceType").set("SpotStrategy", spotStrategy(purchase));
    if (purchase != Purchase::OnDemand)
        question.set("SpotDuration", 1);
    if (typeIds.size() == 1)
        question.set("InstanceType", typeIds.first());
    const auto answer = m_rpc.call(Action::DescribeAvailableResource, regionId, question, budget.left());

    QVector<domain::Offer> result;
    QStringList found;
    eachResource(answer, [&](const QString &zoneId, const JsonReader &resource) {
        const QString typeId = resource["Value"].stringOr(QString());
        if (typeId.isEmpty() || (!typeIds.isEmpty() && !typeIds.contains(typeId)))
            return;
        domain::Offer offer;
        offer.type.id = typeId;
        offer.regionId = regionId;
        offer.zoneId = zoneId;
        offer.stock = parseStock(resource);
        result.append(offer);
        found.append(typeId);
    });
    found.removeDuplicates();
    // Many types are cheaper to ask for all at once, page by page, than ten by ten.
    if (!found.isEmpty())
        machineTypes(found.size() > 200 ? QStringList() : found, budget.left());
    const QMutexLocker lock(&m_mutex);
    for (auto &offer : result) {
        const QString id = offer.type.id;
        if (const auto it = m_types.constFind(id); it != m_types.constEnd())
            offer.type = *it;
    }
    return result;
}

DiskCategories AliyunProvider::diskCategories(const QString &regionId, const QString &zoneId, const QString &typeId,
                                              const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    const auto ask = [&](const char *destination, const QString &systemCategory, auto &&onResource) {
        const auto answer = m_rpc.call(Action::DescribeAvailableResource, regionId,
                                       resourceQuestion(regionId, destination)
                                           .set("ZoneId", zoneId)
                                           .set("InstanceType", typeId)
                                           .setIfAny("SystemDiskCategory", systemCategory),
                                       budget.left());
        eachResource(answer, [&](const QString &zone, const JsonReader &resource) {
            const auto stock = parseStock(resource);
            if (zone == zoneId && stock != domain::Stock::SoldOut)
                onResource(resource);
        });
    };
    DiskCategories result;
    ask("SystemDisk", {}, [&](const JsonReader &resource) { result.system.append(resource["Value"].toString()); });
    sortCategories(result.system);
    if (result.system.isEmpty())
        return result;
    ask("DataDisk", result.system.first(), [&](const JsonReader &resource) {
        result.data.append(resource["Value"].toString());
        const int smallest = resource["Min"].intOr(0);
        const int largest = resource["Max"].intOr(0);
        if (smallest > 0)
            result.minimumDataGiB = std::max(result.minimumDataGiB.value_or(0), smallest);
        if (largest > 0)
            result.maximumDataGiB = result.maximumDataGiB ? std::min(*result.maximumDataGiB, largest) : largest;
    });
    sortCategories(result.data);
    return result;
}

QVector<domain::PricePoint> AliyunProvider::spotPrices(const QString &regionId, const QString &zoneId,
                                                       const QString &typeId, const QDateTime &from, const Call &call)
{
    const auto now = m_rpc.clock().now().toUTC();
    const auto earliest = now.addDays(-priceWindowDays).addSecs(60);
    QVector<domain::PricePoint> result;
    eachOffsetPage(m_rpc, Action::DescribeSpotPriceHistory, regionId,
                   Parameters()
                       .set("RegionId", regionId)
                       .setIfAny("ZoneId", zoneId)
                       .set("InstanceType", typeId)
                       .set("NetworkType", "vpc")
                       .set("IoOptimized", "optimized")
                       .set("OSType", "linux")
                       .set("SpotDuration", 1)
                       .time("StartTime", from.isValid() ? std::max(from, earliest) : from)
                       .time("EndTime", from.isValid() ? now : from),
                   call, [&](const JsonReader &page) {
                       const QString found = page["Currency"].stringOr(currency());
                       const auto items = page["SpotPrices"]["SpotPriceType"].items();
                       for (const auto &item : items) {
                           result.append({item["Timestamp"].utcTime(), item["ZoneId"].toString(),
                                          Money::fromJsonNumber(item["SpotPrice"].toDouble(), found),
                                          Money::fromJsonNumber(item["OriginPrice"].doubleOr(0), found)});
                       }
                       return int(items.size());
                   });
    std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return result;
}

// The answer has no pages. A rate that is missing, or none at all, says nothing: it must not become "never".
QVector<domain::SpotAdvice> AliyunProvider::spotAdvice(const QString &regionId, const QStringList &typeIds,
                                                       const Call &call)
{
    Parameters question;
    question.set("RegionId", regionId);
    if (typeIds.size() <= typesPerQuestion)
        question.repeat("InstanceTypes", typeIds);
    const auto answer = m_rpc.call(Action::DescribeSpotAdvice, regionId, question, call);
    QVector<domain::SpotAdvice> result;
    for (const auto &zone : answer["AvailableSpotZones"]["AvailableSpotZone"].items()) {
        const QString zoneId = zone["ZoneId"].stringOr(QString());
        for (const auto &item : zone["AvailableSpotResources"]["AvailableSpotResource"].items()) {
            const double percent = item["InterruptionRate"].doubleOr(-1);
            const QString typeId = item["InstanceType"].stringOr(QString());
            if (percent < 0 || percent > 100 || (!typeIds.isEmpty() && !typeIds.contains(typeId)))
                continue;
            result.append({zoneId, typeId, {percent, item["InterruptRateDesc"].stringOr(QString())}});
        }
    }
    return result;
}

domain::PriceQuote AliyunProvider::priceOf(const QString &regionId, const Parameters &parameters, const Call &call)
{
    const auto answer = m_rpc.call(Action::DescribePrice, regionId, parameters, call);
    const auto price = answer["PriceInfo"]["Price"];
    const QString found = price["Currency"].stringOr(currency());
    rememberCurrency(found);
    domain::PriceQuote quote;
    quote.perHour = Money::fromJsonNumber(price["TradePrice"].toDouble(), found);
    for (const auto &item : price["DetailInfos"]["DetailInfo"].items()) {
        quote.items.append({whatOf(item["Resource"].stringOr(QString())),
                            Money::fromJsonNumber(item["TradePrice"].doubleOr(0), found)});
    }
    return quote;
}

domain::PriceQuote AliyunProvider::quote(const MachineSpec &spec, const Call &call)
{
    checkExtraParameters(spec.extraParameters); // long before the order: nothing has been made yet
    Parameters parameters;
    parameters.set("RegionId", spec.regionId)
        .set("ResourceType", "instance")
        .set("InstanceType", spec.typeId)
        .setIfAny("ZoneId", spec.zoneId)
        .set("InstanceNetworkType", "vpc")
        .set("IoOptimized", "optimized")
        .set("PriceUnit", "Hour")
        .set("Period", 1)
        .set("Amount", 1)
        .set("SpotStrategy", spotStrategy(spec.purchase))
        .set("InternetChargeType",
             spec.bandwidthBilling == domain::BandwidthBilling::ByTraffic ? "PayByTraffic" : "PayByBandwidth")
        .set("InternetMaxBandwidthOut", spec.bandwidthMbit);
    if (spec.purchase != Purchase::OnDemand)
        parameters.set("SpotDuration", 1);
    // A disk is priced only together with the image it is made from.
    if (!spec.systemDiskCategory.isEmpty() && !spec.imageId.isEmpty()) {
        parameters.set("ImageId", spec.imageId)
            .set("SystemDisk.Category", spec.systemDiskCategory)
            .set("SystemDisk.Size", spec.systemDiskGiB);
        if (spec.systemDiskCategory == QLatin1String("cloud_essd")) {
            const QString level = QStringLiteral("SystemDisk.PerformanceLevel");
            parameters.set("SystemDisk.PerformanceLevel", spec.extraParameters.value(level, lowestLevel));
        }
    }
    return priceOf(spec.regionId, parameters, call);
}

domain::PriceQuote AliyunProvider::quoteDisk(const DiskSpec &spec, const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    int size = spec.sizeGiB;
    if (!spec.snapshotId.isEmpty()) {
        for (const auto &snapshot : snapshots(spec.regionId, {{}, {spec.snapshotId}}, budget.left()))
            size = snapshot.sourceDiskGiB;
    }
    Parameters parameters;
    parameters.set("RegionId", spec.regionId)
        .set("ResourceType", "disk")
        .setIfAny("ZoneId", spec.zoneId)
        .set("PriceUnit", "Hour")
        .set("Period", 1)
        .set("Amount", 1)
        .set("DataDisk.1.Category", spec.category)
        .set("DataDisk.1.Size", size);
    if (spec.category == QLatin1String("cloud_essd"))
        parameters.set("DataDisk.1.PerformanceLevel",
                       spec.performanceLevel.isEmpty() ? lowestLevel : spec.performanceLevel);
    return priceOf(spec.regionId, parameters, budget.left());
}

} // namespace spotbook::cloud::aliyun
