// What a month of prices comes to, in a few figures.
#pragma once

#include "domain/offer.h"

#include <optional>

namespace spotbook::domain {

struct PriceSummary
{
    Money least;
    Money median; // by time: half of the time it cost no more
    Money most;
    QDateTime from; // UTC
    QDateTime until;
    std::optional<int> percentAbove; // share of the time above the limit, rounded up: never 0 when it was above at all
};

// Each point holds until the next one, the last until `until`. Points oldest first and of one zone, as
// CloudProvider::spotPrices() gives them. nullopt without points.
std::optional<PriceSummary> summaryOf(const QVector<PricePoint> &points, const QDateTime &until,
                                      const std::optional<Money> &limit);

} // namespace spotbook::domain
