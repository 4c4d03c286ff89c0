// What a machine has cost so far, from what this computer knows. An estimate beside the provider's bill, never below
// it.
#pragma once

#include "domain/money.h"
#include "domain/offer.h"

#include <QDateTime>
#include <QVector>
#include <chrono>

namespace spotbook::money {

struct MachineSession
{
    QDateTime createdAt;           // UTC; billing begins here
    domain::Money priceAtCreation; // per hour
    bool spot = true;              // else priceAtCreation holds all the time
    // A spot machine's price is fixed for its first hour where it was bought with a protected hour (ECS spot price
    // pages, SpotDuration = 1); then the market's price of each second counts, never the limit.
    std::chrono::minutes protectedFor = std::chrono::minutes(60);
    domain::Money otherPerHour; // disks and bandwidth that are charged with it, same currency
};

// From creation to `until` (nothing when that is earlier). `prices`: the zone's, in any order; before the first of them
// and when there is none, priceAtCreation counts.
domain::Money sessionCost(const MachineSession &session, const QVector<domain::PricePoint> &prices,
                          const QDateTime &until);

// What the machine costs per hour at a moment.
domain::Money pricePerHourAt(const MachineSession &session, const QVector<domain::PricePoint> &prices,
                             const QDateTime &at);

// A month as the provider's price lists count it: 30 days.
domain::Money perMonth(const domain::Money &perHour);
// A day of such a month; rounded up to the next millionth.
domain::Money perDay(const domain::Money &perMonth);

} // namespace spotbook::money
