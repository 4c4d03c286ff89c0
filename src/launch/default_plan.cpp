#include "launch/default_plan.h"

#include "base/fan_out.h"

#include <algorithm>
#include <mutex>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Offer;

namespace {

constexpr std::size_t callsAtOnce = 8;
constexpr auto adviceTime = std::chrono::seconds(15);

// The newest prices per zone out of a history.
QMap<QString, domain::PricePoint> newestByZone(const QVector<domain::PricePoint> &history)
{
    QMap<QString, domain::PricePoint> newest;
    for (const auto &point : history) {
        const auto known = newest.constFind(point.zoneId);
        if (known == newest.constEnd() || known->at <= point.at)
            newest.insert(point.zoneId, point);
    }
    return newest;
}

// What the provider says of releases. A table without it is better than none: a failure leaves them unknown.
void addReleaseRates(cloud::CloudProvider &cloud, const QString &regionId, const QStringList &typeIds,
                     QVector<Offer> &offers, const base::StopToken &stop)
{
    if (offers.isEmpty() || !cloud.capabilities().releaseRate)
        return;
    QHash<QString, domain::ReleaseRate> rates;
    try {
        for (const auto &advice : cloud.spotAdvice(regionId, typeIds, {stop, adviceTime}))
            rates.insert(advice.zoneId + QLatin1Char(' ') + advice.typeId, advice.release);
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
    }
    for (Offer &offer : offers) {
        const auto rate = rates.constFind(offer.zoneId + QLatin1Char(' ') + offer.type.id);
        if (rate != rates.constEnd())
            offer.release = *rate;
    }
}

bool cheaper(const Offer &a, const Offer &b, domain::Purchase purchase)
{
    const auto &priceA = purchase == domain::Purchase::OnDemand ? a.onDemandPerHour : a.spotPerHour;
    const auto &priceB = purchase == domain::Purchase::OnDemand ? b.onDemandPerHour : b.spotPerHour;
    if (priceA.has_value() != priceB.has_value())
        return priceA.has_value();
    if (priceA && *priceA < *priceB)
        return true;
    if (priceA && *priceB < *priceA)
        return false;
    return std::tie(a.regionId, a.zoneId, a.type.id) < std::tie(b.regionId, b.zoneId, b.type.id);
}

QStringList allRegionIds(cloud::CloudProvider &cloud, const base::StopToken &stop)
{
    QStringList ids;
    for (const auto &region : cloud.regions({stop}))
        ids.append(region.id);
    return ids;
}

bool fits(const Offer &offer, const domain::LaunchPlan &wish)
{
    if (!wish.zoneId.isEmpty() && offer.zoneId != wish.zoneId)
        return false;
    if (wish.purchase == domain::Purchase::OnDemand)
        return true;
    if (!offer.spotPerHour)
        return false;
    return !wish.priceLimit || !(*offer.spotPerHour > *wish.priceLimit);
}

} // namespace

QVector<Offer> pricedOffers(cloud::CloudProvider &cloud, base::Clock &clock, const QString &regionId,
                            const QStringList &typeIds, bool soldOutToo, const base::StopToken &stop,
                            domain::Purchase purchase)
{
    QVector<Offer> offers;
    for (const Offer &offer : cloud.offers(regionId, purchase, typeIds, {stop})) {
        if (soldOutToo || offer.stock != domain::Stock::SoldOut)
            offers.append(offer);
    }
    QMap<QString, QMap<QString, domain::PricePoint>> prices;
    const QDateTime from = clock.now().addSecs(-6 * 3600);
    for (Offer &offer : offers) {
        if (!prices.contains(offer.type.id)) {
            const auto history = cloud.spotPrices(regionId, QString(), offer.type.id, from, {stop});
            prices.insert(offer.type.id, newestByZone(history));
        }
        const auto &byZone = prices[offer.type.id];
        const auto price = byZone.constFind(offer.zoneId);
        if (price != byZone.constEnd()) {
            offer.spotPerHour = price->spotPerHour;
            if (!price->onDemandPerHour.isZero())
                offer.onDemandPerHour = price->onDemandPerHour;
        }
    }
    addReleaseRates(cloud, regionId, typeIds, offers, stop);
    return offers;
}

Market market(cloud::CloudProvider &cloud, base::Clock &clock, const QStringList &regionIds, const QStringList &typeIds,
              bool soldOutToo, const std::function<void(const QString &, const QVector<Offer> &)> &onRegion,
              const base::StopToken &stop, domain::Purchase purchase)
{
    const QStringList regions = regionIds.isEmpty() ? allRegionIds(cloud, stop) : regionIds;
    Market found;
    std::mutex mutex;
    base::fanOut(std::size_t(regions.size()), callsAtOnce, stop, [&](std::size_t i) {
        const QString &region = regions.at(int(i));
        try {
            const auto rows = pricedOffers(cloud, clock, region, typeIds, soldOutToo, stop, purchase);
            const std::lock_guard lock(mutex);
            found.offers += rows;
            if (onRegion)
                onRegion(region, rows);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            const std::lock_guard lock(mutex);
            found.failures.append({region, error.failure()});
        }
    });
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    if (!found.failures.isEmpty() && found.failures.size() == regions.size())
        throw Error(found.failures.first().failure);
    std::sort(found.offers.begin(), found.offers.end(),
              [purchase](const Offer &a, const Offer &b) { return cheaper(a, b, purchase); });
    return found;
}

QVector<domain::MachineType> preselectedTypes(cloud::CloudProvider &cloud, const base::StopToken &stop)
{
    QVector<domain::MachineType> types;
    for (const auto &type : cloud.machineTypes({}, {stop})) {
        if (type.gpus > 0 && type.family == cloud.info().defaultTypeFamily)
            types.append(type);
    }
    std::sort(types.begin(), types.end(), [](const auto &a, const auto &b) {
        return std::tie(a.gpus, a.vcpus, a.memoryMiB, a.id) < std::tie(b.gpus, b.vcpus, b.memoryMiB, b.id);
    });
    return types;
}

domain::Money suggestedPriceLimit(const domain::Money &marketPerHour)
{
    constexpr qint64 hundredth = 10'000;
    const qint64 wanted = marketPerHour.percent(120).inMicros();
    return domain::Money::micros((wanted + hundredth - 1) / hundredth * hundredth, marketPerHour.currency());
}

domain::LaunchPlan completedPlan(cloud::CloudProvider &cloud, base::Clock &clock, const domain::LaunchPlan &wish,
                                 const base::StopToken &stop)
{
    const bool needsLimit = wish.purchase == domain::Purchase::SpotWithLimit && !wish.priceLimit;
    if (!wish.regionId.isEmpty() && !wish.typeId.isEmpty() && !needsLimit)
        return wish;

    QStringList types{wish.typeId};
    if (wish.typeId.isEmpty()) {
        types.clear();
        for (const auto &type : preselectedTypes(cloud, stop))
            types.append(type.id);
    }
    QStringList regions;
    if (!wish.regionId.isEmpty())
        regions.append(wish.regionId);
    const Market sold = market(cloud, clock, regions, types, false, {}, stop, wish.purchase);

    std::optional<Offer> best;
    for (const Offer &offer : sold.offers) {
        if (fits(offer, wish) && (!best || cheaper(offer, *best, wish.purchase)))
            best = offer;
    }
    if (!best) {
        throw Error(FailureKind::NoStock,
                    {{QStringLiteral("type"), wish.typeId.isEmpty() ? cloud.info().defaultTypeFamily : wish.typeId},
                     {QStringLiteral("zone"), wish.zoneId.isEmpty() ? wish.regionId : wish.zoneId}});
    }
    domain::LaunchPlan plan = wish;
    plan.regionId = best->regionId;
    plan.zoneId = best->zoneId;
    plan.typeId = best->type.id;
    if (needsLimit)
        plan.priceLimit = suggestedPriceLimit(*best->spotPerHour);
    return plan;
}

} // namespace spotbook::launch
