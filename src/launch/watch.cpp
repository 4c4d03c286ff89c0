#include "launch/watch.h"

#include "launch/default_plan.h"
#include "launch/ladder.h"

#include <algorithm>

namespace spotbook::launch {

bool WatchResult::isTrue() const
{
    if (!offer || !isBuyable(*offer))
        return false;
    return !watch.atMost || (offer->spotPerHour && *offer->spotPerHour <= *watch.atMost);
}

QVector<WatchResult> lookAt(const Context &context, const QVector<storage::PriceWatch> &watches,
                            const base::StopToken &stop)
{
    QStringList regions;
    QStringList types;
    for (const auto &watch : watches) {
        regions << watch.regionId;
        types << watch.typeId;
    }
    regions.removeDuplicates();
    types.removeDuplicates();
    if (regions.isEmpty())
        return {};
    const Market found = market(context.cloud, context.clock, regions, types, true, {}, stop);
    QVector<WatchResult> results;
    for (const auto &watch : watches) {
        WatchResult result{watch, {}};
        for (const auto &offer : found.offers) {
            if (offer.zoneId == watch.zoneId && offer.type.id == watch.typeId)
                result.offer = offer;
        }
        results.append(result);
    }
    return results;
}

QVector<WatchResult> takeNews(const storage::WatchStore &store, const QVector<WatchResult> &results)
{
    QVector<WatchResult> news;
    store.update([&](QVector<storage::PriceWatch> &watches) {
        for (auto &watch : watches) {
            const auto result = std::find_if(results.begin(), results.end(), [&](const WatchResult &each) {
                return each.watch.isSame(watch) && each.watch.atMost == watch.atMost;
            });
            if (result == results.end() || !result->offer)
                continue;
            if (result->isTrue() && !watch.told)
                news.append(*result);
            watch.told = result->isTrue();
        }
    });
    return news;
}

} // namespace spotbook::launch
