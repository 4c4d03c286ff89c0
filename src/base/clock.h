// Time as a dependency, so that no test has to wait for it.
#pragma once

#include "base/stop.h"

#include <QDateTime>
#include <chrono>

namespace spotbook::base {

using SteadyTime = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

// Thread-safe. sleepFor() is the only way in which a flow waits.
class Clock
{
public:
    virtual ~Clock() = default;
    // Wall clock, UTC.
    virtual QDateTime now() const = 0;
    virtual SteadyTime steadyNow() const = 0;
    // Returns false at once when a stop is requested, true after the full time.
    virtual bool sleepFor(milliseconds duration, const StopToken &stop) = 0;
};

class SystemClock final : public Clock
{
public:
    // For tests: the wall clock shows this much later than the computer's. What is waited for stays the same.
    explicit SystemClock(std::chrono::seconds ahead = {}) : m_ahead(ahead) {}
    QDateTime now() const override;
    SteadyTime steadyNow() const override;
    bool sleepFor(milliseconds duration, const StopToken &stop) override;

private:
    std::chrono::seconds m_ahead;
};

// A point in time after which a wait is given up. Cheap value.
class Deadline
{
public:
    static Deadline after(const Clock &clock, milliseconds time) { return Deadline(clock.steadyNow() + time); }
    explicit Deadline(SteadyTime at) : m_at(at) {}

    bool passed(const Clock &clock) const { return clock.steadyNow() >= m_at; }
    // Never negative.
    milliseconds remaining(const Clock &clock) const;
    Deadline orEarlier(Deadline other) const { return m_at < other.m_at ? *this : other; }
    SteadyTime at() const { return m_at; }

private:
    SteadyTime m_at;
};

} // namespace spotbook::base
