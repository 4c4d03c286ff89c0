// What a machine has cost so far, from what this computer knows. An estimate beside the provider's bill, never below
// it.
#pragma once

#include "domain/money.h"
#include "domain/offer.h"

#include <QDateTime>
#include <QVector>
#include <chrono>

namespace spotbook::money {

// A time in which the machine was stopped and its provider charged for its disks alone.
struct Pause
{
    QDateTime from; // UTC
    QDateTime to;
};

struct MachineSession
{
    QDateTime createdAt;           // UTC; billing begins here
    domain::Money priceAtCreation; // per hour
    bool spot = true;              // else priceAtCreation holds all the time
    // A spot machine's price is fixed for its first hour where it was bought with a protected hour (ECS spot price
    // pages, SpotDuration = 1); then the market's price of each second counts, never the limit.
    std::chrono::minutes protectedFor = std::chrono::minutes(60);
    domain::Money otherPerHour;  // disks and bandwidth that are charged with it, same currency
    QVector<Pause> pauses;       // in order of time, none within another
    domain::Money pausedPerHour; // the disks, during a pause; same currency
};

// From creation to `until` (nothing when that is earlier), or, with `from`, no earlier than that. `prices`: the zone's,
// in any order; before the first of them and when there is none, priceAtCreation counts.
domain::Money sessionCost(const MachineSession &session, const QVector<domain::PricePoint> &prices,
                          const QDateTime &until, const QDateTime &from = {});

// What the machine costs per hour at a moment at which it runs.
domain::Money pricePerHourAt(const MachineSession &session, const QVector<domain::PricePoint> &prices,
                             const QDateTime &at);

// A month as the provider's price lists count it: 30 days.
domain::Money perMonth(const domain::Money &perHour);
// A day of such a month; rounded up to the next millionth.
domain::Money perDay(const domain::Money &perMonth);

} // namespace spotbook::money
