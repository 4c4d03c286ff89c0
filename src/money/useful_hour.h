// What an hour of work costs on a machine that the cloud may take back.
#pragma once

#include "domain/money.h"

#include <chrono>
#include <optional>

namespace spotbook::money {

// What is assumed of the person's work; said wherever a figure is made of it.
struct WorkHabits
{
    std::chrono::minutes session{180};  // of useful work
    std::chrono::minutes restart{10};   // until the next machine is ready
    std::chrono::minutes saveEvery{30}; // what is computed is kept this often: half of it is lost on average

    std::chrono::seconds lostPerInterruption() const { return restart + std::chrono::seconds(saveEvery) / 2; }
};

// price × (1 + rate × time lost per interruption ÷ session).
//
// The provider's rate says how many of all such machines it took back in 30 days, not for how long they had run. It is
// read as the chance that one session is interrupted, which is more than it says: the figure errs to the dear side.
// Rounded up. nullopt without a rate (unknown is not zero), or for one outside 0..100 %.
std::optional<domain::Money> perUsefulHour(const domain::Money &pricePerHour, std::optional<double> releasePercent,
                                           const WorkHabits &habits = {});

} // namespace spotbook::money
