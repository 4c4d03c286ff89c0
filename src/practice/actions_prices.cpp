// Spot price history, quotes, advice.
#include "practice/actions.h"

#include <algorithm>

namespace spotbook::practice {

namespace {

constexpr qint64 hourMs = 3600 * 1000LL;
constexpr int historyPage = 200;

const TypeInfo &typeOf(const Call &call)
{
    const TypeInfo *type = findType(call.params.required(q("InstanceType")));
    if (!type)
        throw apiError("InvalidInstanceType.ValueNotSupported");
    return *type;
}

Reply describeSpotPriceHistory(Call &call)
{
    const RegionInfo &region = *findRegion(call.params.required(q("RegionId")));
    const TypeInfo &type = typeOf(call);
    const qint64 end = qMin(call.now, call.params.utcMs(q("EndTime"), call.now));
    const qint64 start = call.params.utcMs(q("StartTime"), end - 3 * hourMs);
    if (start < call.now - 30 * 24 * hourMs - hourMs || start > end)
        throw invalidParameter(q("StartTime"), q("at most 30 days back, and before EndTime"));
    const int offset = call.params.number(q("Offset"), 0);
    const double discount = call.params.number(q("SpotDuration"), 1) == 0 ? 0.9 : 1.0;
    QVector<qint64> times; // one row per change of the price: the full hours and the moments of a factor's change
    for (qint64 at = start / spotPriceStepMs * spotPriceStepMs; at <= end; at += spotPriceStepMs)
        times << at;
    for (const PriceFactor &change : call.state.priceFactors)
        if (change.from >= start && change.from <= end)
            times << change.from;
    std::sort(times.begin(), times.end());
    QJsonArray rows;
    int index = 0, total = 0;
    for (const QString &zone : region.zones) {
        if (!filterSays(call, "ZoneId", zone) || stockOf(zone, type) == Stock::NotSold)
            continue;
        total += times.size();
        for (const qint64 at : times) {
            const int here = index++;
            if (here < offset || here >= offset + historyPage)
                continue;
            rows << QJsonObject{{q("ZoneId"), zone},
                                {q("InstanceType"), type.id},
                                {q("IoOptimized"), q("optimized")},
                                {q("NetworkType"), q("vpc")},
                                {q("OriginPrice"), onDemandPrice(zone, type)},
                                {q("SpotPrice"), roundMilli(discount * call.cloud.marketPrice(zone, type.id, at))},
                                {q("Timestamp"), secondTime(at)}};
        }
    }
    const int next = offset + rows.size();
    return {{{q("Currency"), q("CNY")},
             {q("NextOffset"), next < total ? next : 0},
             {q("SpotPrices"), wrapped("SpotPriceType", rows)}},
            {},
            {}};
}

QJsonObject detail(const char *resource, double original, double trade)
{
    return {{q("Resource"), q(resource)},
            {q("OriginalPrice"), roundMilli(original)},
            {q("DiscountPrice"), roundMilli(original - trade)},
            {q("TradePrice"), roundMilli(trade)}};
}

Reply quoteOf(const QJsonArray &details)
{
    double original = 0, trade = 0;
    for (const QJsonValue &item : details) {
        original += item.toObject().value(q("OriginalPrice")).toDouble();
        trade += item.toObject().value(q("TradePrice")).toDouble();
    }
    const QJsonObject price{{q("Currency"), q("CNY")},
                            {q("OriginalPrice"), roundMilli(original)},
                            {q("TradePrice"), roundMilli(trade)},
                            {q("DiscountPrice"), roundMilli(original - trade)},
                            {q("DetailInfos"), wrapped("DetailInfo", details)}};
    const QJsonObject info{{q("Price"), price}, {q("Rules"), wrapped("Rule", {})}};
    return {{{q("PriceInfo"), info}}, {}, {}};
}

QJsonArray diskDetails(const Call &call)
{
    QJsonArray details;
    for (const Params &disk : call.params.objects(q("DataDisk"))) {
        const QString category = disk.text(q("Category"), q("cloud_efficiency"));
        checkCategory(category);
        const double price = diskPrice(category, disk.number(q("Size"), 20));
        details << detail("dataDisk", price, price);
    }
    return details;
}

Reply describePrice(Call &call)
{
    const QString resource = call.params.text(q("ResourceType"), q("instance"));
    if (resource == QLatin1String("disk"))
        return quoteOf(diskDetails(call));
    if (resource != QLatin1String("instance"))
        throw invalidParameter(q("ResourceType"), q("only instance and disk are priced here"));
    const RegionInfo &region = *findRegion(call.params.required(q("RegionId")));
    const TypeInfo &type = typeOf(call);
    const QString zone = call.params.text(q("ZoneId"), region.zones.first());
    if (!region.zones.contains(zone))
        throw apiError("InvalidZoneId.NotFound");
    if (stockOf(zone, type) == Stock::NotSold)
        throw apiError("InvalidInstanceType.ValueNotSupported");
    const int amount = call.params.number(q("Amount"), 1);
    const double original = onDemandPrice(zone, type) * amount;
    const bool spot = call.params.text(q("SpotStrategy"), q("NoSpot")) != QLatin1String("NoSpot");
    QJsonArray details{
        detail("instanceType", original, spot ? call.cloud.marketPrice(zone, type.id, call.now) * amount : original)};
    const Params system = call.params.object(q("SystemDisk"));
    if (system.has(q("Category"))) {
        checkCategory(system.text(q("Category")));
        const double price = diskPrice(system.text(q("Category")), system.number(q("Size"), 40)) * amount;
        details << detail("systemDisk", price, price);
    }
    for (const auto &disk : diskDetails(call))
        details << disk;
    if (const int mbit = call.params.number(q("InternetMaxBandwidthOut"), 0); mbit > 0) {
        const double price = bandwidthPrice(mbit, call.params.text(q("InternetChargeType"))) * amount;
        details << detail("bandwidth", price, price);
    }
    return quoteOf(details);
}

Reply describeSpotAdvice(Call &call)
{
    const RegionInfo &region = *findRegion(call.params.required(q("RegionId")));
    const QStringList wanted = call.params.list(q("InstanceTypes"));
    QJsonArray zones;
    for (const QString &zone : region.zones) {
        if (!filterSays(call, "ZoneId", zone))
            continue;
        QJsonArray items;
        for (const TypeInfo &type : types()) {
            if ((!wanted.isEmpty() && !wanted.contains(type.id)) || stockOf(zone, type) != Stock::WithStock
                || !filterSays(call, "InstanceTypeFamily", type.family))
                continue;
            const double share = call.cloud.marketPrice(zone, type.id, call.now) / onDemandPrice(zone, type);
            const int rate = qRound(share * 10);
            items << QJsonObject{{q("InstanceType"), type.id},
                                 {q("AverageSpotDiscount"), qRound(share * 100)},
                                 {q("InterruptionRate"), rate},
                                 {q("InterruptRateDesc"), rate < 3    ? q("0-3%")
                                                          : rate < 5  ? q("3-5%")
                                                          : rate < 10 ? q("5-10%")
                                                                      : q("10-100%")}};
        }
        zones << QJsonObject{{q("ZoneId"), zone},
                             {q("AvailableSpotResources"), wrapped("AvailableSpotResource", items)}};
    }
    return {{{q("RegionId"), region.id}, {q("AvailableSpotZones"), wrapped("AvailableSpotZone", zones)}}, {}, {}};
}

} // namespace

void addPriceActions(ActionTable &table)
{
    add(table, ecs, "DescribeSpotPriceHistory", describeSpotPriceHistory);
    add(table, ecs, "DescribePrice", describePrice);
    add(table, ecs, "DescribeSpotAdvice", describeSpotAdvice);
}

} // namespace spotbook::practice
