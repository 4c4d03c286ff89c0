// The one place that polls: with an interval, a deadline and a stop, on an injected clock.
#pragma once

#include "base/clock.h"

#include <optional>
#include <utility>

namespace spotbook::base {

enum class WaitEnd { Done, Stopped, TimedOut };

template <typename T>
struct Waited
{
    WaitEnd end;
    std::optional<T> value; // set when Done
};

// Calls probe() until it returns a value. probe: () -> std::optional<T>; what it throws passes through.
// The interval is slept between calls, never before the first and never past the deadline.
template <typename Probe>
auto waitFor(Clock &clock, const StopToken &stop, Deadline deadline, milliseconds interval, Probe &&probe)
    -> Waited<typename decltype(probe())::value_type>
{
    for (;;) {
        if (stop.stop_requested())
            return {WaitEnd::Stopped, std::nullopt};
        if (auto value = probe())
            return {WaitEnd::Done, std::move(value)};
        if (deadline.passed(clock))
            return {WaitEnd::TimedOut, std::nullopt};
        if (!clock.sleepFor(std::min(interval, deadline.remaining(clock)), stop))
            return {WaitEnd::Stopped, std::nullopt};
    }
}

} // namespace spotbook::base
