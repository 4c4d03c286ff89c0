// Before a profile is started again: what has changed since the last time. Nothing is bought or changed.
#pragma once

#include "domain/launch_plan.h"
#include "launch/context.h"

#include <QDateTime>
#include <optional>

namespace spotbook::launch {

struct StartCheck
{
    bool wakes = false; // a stopped machine is started again: nothing is bought, the rest is empty
    domain::LaunchPlan plan;

    // The machine alone, per hour: when it was bought last, and where the new one would be bought now.
    std::optional<domain::Money> thenPerHour;
    QDateTime thenAt; // UTC
    std::optional<domain::Money> nowPerHour;
    domain::Fallback place; // where nowPerHour holds: the planned place, or the first rung that can be bought

    bool soldOut = false;    // the planned place is
    bool aboveLimit = false; // the planned place is dearer than the plan's limit
    std::optional<domain::Money> plannedPerHour;
    bool nowhere = false; // no rung can be bought as things are

    bool dearer() const; // by more than a tenth than the last time
    bool worse() const { return soldOut || aboveLimit || nowhere || dearer(); }
};

// Takes a few calls to the cloud. Throws what start() would throw before it buys (NotFound, LaunchInterrupted,
// OtherAccount), what the cloud throws, and Cancelled.
StartCheck checkStart(const Context &context, const QString &profile, const base::StopToken &stop);

} // namespace spotbook::launch
