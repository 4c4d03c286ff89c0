// The spending limit of a session: what an hour costs at most, and when the provider must end the machine for it.
#pragma once

#include "launch/context.h"
#include "launch/record.h"
#include "money/lease.h"

#include <optional>

namespace spotbook::launch {

class Run;

// An hour of the order and the work disk at the price cap (money/lease.h). Asks the cloud for the disk's price and,
// where no limit of the person's is the cap, for the on-demand price of the same order.
domain::Money perHourAtMost(const Context &context, const domain::LaunchPlan &plan, const cloud::MachineSpec &order,
                            const domain::PriceQuote &quote, const cloud::DiskCategories &accepted,
                            const cloud::Call &call);

// When the provider is to end a machine that begins now. Throws InvalidInput when the limit pays for less than the
// shortest time a provider can be told, NotSupported when there is a limit that the provider cannot keep.
money::AutoRelease orderedEnd(const domain::LaunchPlan &plan, const QDateTime &now,
                              const cloud::Capabilities &capabilities,
                              const std::optional<domain::Money> &perHourAtMost);

// The same for a plan of which only the place is sure; for a page that shows it beforehand. Asks the cloud.
struct ExpectedEnd
{
    money::AutoRelease release;
    domain::Money perHourAtMost;
};
ExpectedEnd expectedEnd(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop);

// What a line of fixed bandwidth costs per hour; nullopt: the cloud does not say. Traffic is billed by the gigabyte,
// for which there is no price list to ask.
std::optional<domain::Money> linePerHour(const Context &context, const domain::LaunchPlan &plan,
                                         const base::StopToken &stop);

// When the session that goes on, by its journal, has cost the plan's limit at the price cap: UTC, whole minute. The
// machine's end was ordered for the same minute or the one before. Invalid: the plan has no limit.
QDateTime limitReachedAt(const domain::LaunchPlan &plan, const QVector<storage::Entry> &entries);
// What is left of that limit now. nullopt: the plan has none.
std::optional<money::SpendingLimit> leftOfLimit(Run &run);
// Throws SpendingLimitReached when a machine that ends then would cost more than the limit; invalid = never ends.
void requireWithinLimit(Run &run, const QDateTime &end);

// Member of the purchase's intent.
inline const QString atMostMember = QStringLiteral("atMostPerHour");

} // namespace spotbook::launch
