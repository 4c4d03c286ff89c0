// The one time at which the provider ends a machine without this computer: the earlier of the lease and the moment at
// which the spending limit would be reached.
#pragma once

#include "cloud/cloud_provider.h"
#include "domain/money.h"
#include "domain/offer.h"

#include <QDateTime>
#include <chrono>
#include <optional>

namespace spotbook::money {

struct SpendingLimit
{
    domain::Money left;          // what may still be spent
    domain::Money perHourAtMost; // all that runs, at the price cap
};

struct AutoRelease
{
    enum class Reason {
        None, // neither lease nor limit, or the provider cannot do it
        Lease,
        SpendingLimit,
    };
    QDateTime at; // UTC, whole minute; invalid = none
    Reason reason = Reason::None;
    bool laterThanAsked = false; // the provider's shortest lead is longer than lease or limit allow
};

// lease 0 = none. A provider's time counts in whole minutes (ECS ModifyInstanceAutoReleaseTime rounds seconds down), so
// the result is rounded down, but never below capabilities.shortestAutoRelease and a minute for the call to arrive.
AutoRelease autoReleaseAt(const QDateTime &now, std::chrono::minutes lease, const cloud::Capabilities &capabilities,
                          const std::optional<SpendingLimit> &limit = std::nullopt);

// What an hour of all that a machine takes costs at most: the order's own items with the machine at its cap, and the
// work disk, which is ordered apart. machineCap is the price limit, or, where the market alone decides, the on-demand
// price, which no spot price exceeds. An order without items counts whole beside the cap: never too low. Traffic billed
// by the gigabyte is not in it: no provider says beforehand how much there will be.
domain::Money perHourAtMost(const domain::PriceQuote &order, const domain::Money &machineCap,
                            const domain::Money &workDisk);

// When a session that began then has cost the limit, UTC, rounded down to the minute; invalid = never.
QDateTime limitReachedAt(const QDateTime &begun, const SpendingLimit &limit);

// Whole seconds for which an amount pays at a price per hour, rounded down; 0 when nothing is left. nullopt: for ever
// (a price of zero) or amounts of different currencies.
std::optional<std::chrono::seconds> timePaidBy(const domain::Money &left, const domain::Money &perHour);

} // namespace spotbook::money
