// What is for sale with its prices, and a whole plan from an incomplete wish. Shared by window and terminal.
#pragma once

#include "base/clock.h"
#include "base/stop.h"
#include "cloud/cloud_provider.h"
#include "domain/launch_plan.h"
#include "domain/offer.h"

#include <functional>

namespace spotbook::launch {

// The offers of one region with the stock for one way of buying (spot and on demand have stock of their own), both
// prices and the release rate where the provider tells it, one per zone and type. Types that the region does not sell
// are left out, as are zones without stock when soldOutToo is false. Blocks; throws what the provider throws.
QVector<domain::Offer> pricedOffers(cloud::CloudProvider &cloud, base::Clock &clock, const QString &regionId,
                                    const QStringList &typeIds, bool soldOutToo, const base::StopToken &stop,
                                    domain::Purchase purchase = domain::Purchase::SpotAtMarket);

struct RegionFailure
{
    QString regionId;
    domain::Failure failure;
};

// pricedOffers() of many regions at once (all when empty), at most eight calls at a time. onRegion is called from
// worker threads, one call at a time, with each region's rows as they come. One region's failure does not end the
// others; when all of them fail the first failure is thrown. Throws Cancelled.
struct Market
{
    QVector<domain::Offer> offers;
    QVector<RegionFailure> failures;
};
Market market(cloud::CloudProvider &cloud, base::Clock &clock, const QStringList &regionIds, const QStringList &typeIds,
              bool soldOutToo,
              const std::function<void(const QString &regionId, const QVector<domain::Offer> &)> &onRegion,
              const base::StopToken &stop, domain::Purchase purchase = domain::Purchase::SpotAtMarket);

// The GPU types of the provider's preselected family, smallest first.
QVector<domain::MachineType> preselectedTypes(cloud::CloudProvider &cloud, const base::StopToken &stop);

// Market price plus a fifth, rounded up to a hundredth: room for ordinary movement, no room for a spike.
domain::Money suggestedPriceLimit(const domain::Money &marketPerHour);

// Fills what the wish leaves open: region, type and, with them, the zone that has stock at the lowest price of the
// preselected family, and the price limit. Whatever is given stays; an open zone alone stays open (the launch itself
// takes the cheapest). Throws NoStock or TypeNotSold when nothing fits, and what the provider throws.
domain::LaunchPlan completedPlan(cloud::CloudProvider &cloud, base::Clock &clock, const domain::LaunchPlan &wish,
                                 const base::StopToken &stop);

} // namespace spotbook::launch
