#include "net/rate_limiter.h"

#include <algorithm>

namespace spotbook::net {

RateLimiter::RateLimiter(base::Clock &clock, int burst, base::milliseconds interval)
    : m_clock(clock), m_interval(interval), m_credit(interval * (std::max(burst, 1) - 1)),
      m_next(clock.steadyNow() - m_credit)
{
}

bool RateLimiter::acquire(const base::StopToken &stop, base::Deadline deadline)
{
    base::milliseconds wait{0};
    {
        const std::lock_guard lock(m_mutex);
        const auto now = m_clock.steadyNow();
        const auto due = std::max(m_next, base::SteadyTime(now - m_credit));
        if (due > now) {
            if (due > deadline.at())
                return false;
            wait = std::chrono::ceil<base::milliseconds>(due - now);
        }
        m_next = due + m_interval;
    }
    return wait.count() == 0 ? !stop.stop_requested() : m_clock.sleepFor(wait, stop);
}

} // namespace spotbook::net
