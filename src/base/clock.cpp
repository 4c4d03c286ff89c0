#include "base/clock.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace spotbook::base {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc().addSecs(m_ahead.count());
}

SteadyTime SystemClock::steadyNow() const
{
    return std::chrono::steady_clock::now();
}

bool SystemClock::sleepFor(milliseconds duration, const StopToken &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    return !wake.wait_for(lock, stop, duration, [&stop] { return stop.stop_requested(); });
}

milliseconds Deadline::remaining(const Clock &clock) const
{
    const auto left = std::chrono::duration_cast<milliseconds>(m_at - clock.steadyNow());
    return std::max(left, milliseconds::zero());
}

} // namespace spotbook::base
