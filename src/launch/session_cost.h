// What a machine costs, and has cost since it was bought, at the market price known here.
#pragma once

#include "domain/machine.h"
#include "launch/context.h"
#include "launch/record.h"

#include <optional>

namespace spotbook::launch {

struct SessionCost
{
    std::optional<domain::Money> perHour; // at `until`
    std::optional<domain::Money> session; // from its creation to `until`
};

// Empty where neither journal nor cloud tell a price. Throws Cancelled only.
SessionCost sessionCostOf(const Context &context, const Record &record, const domain::Machine &machine,
                          const QDateTime &until, const cloud::Call &call);

} // namespace spotbook::launch
