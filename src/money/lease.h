// The one time at which the provider ends a machine without this computer: the earlier of the lease and the moment at
// which the spending limit would be reached.
#pragma once

#include "cloud/cloud_provider.h"
#include "domain/money.h"

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

// Whole seconds for which an amount pays at a price per hour, rounded down; 0 when nothing is left. nullopt: for ever
// (a price of zero) or amounts of different currencies.
std::optional<std::chrono::seconds> timePaidBy(const domain::Money &left, const domain::Money &perHour);

} // namespace spotbook::money
