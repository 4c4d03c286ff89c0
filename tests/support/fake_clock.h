// A clock for tests: sleeping costs no time, it only moves the clock.
#pragma once

#include "base/clock.h"

#include <functional>
#include <mutex>
#include <vector>

namespace spotbook::test {

// Thread-safe. Both times start at fixed points and move together, by sleepFor() and advance() only.
class FakeClock final : public base::Clock
{
public:
    using milliseconds = std::chrono::milliseconds;

    explicit FakeClock(const QDateTime &start = QDateTime(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC)) : m_now(start) {}

    QDateTime now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }

    base::SteadyTime steadyNow() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_steady;
    }

    // Moves the clock by the whole duration, unless stopped already. onSleep runs first, so that a test can
    // change the world, or request a stop, at the n-th wait.
    bool sleepFor(milliseconds duration, const base::StopToken &stop) override
    {
        if (stop.stop_requested())
            return false;
        std::function<void(milliseconds)> hook;
        {
            const std::lock_guard lock(m_mutex);
            m_sleeps.push_back(duration);
            hook = m_onSleep;
        }
        if (hook)
            hook(duration);
        if (stop.stop_requested())
            return false;
        advance(duration);
        return true;
    }

    void advance(milliseconds duration)
    {
        const std::lock_guard lock(m_mutex);
        m_now = m_now.addMSecs(duration.count());
        m_steady += duration;
    }

    // Moves the wall clock alone, as a correction by NTP does.
    void setWallClock(const QDateTime &now)
    {
        const std::lock_guard lock(m_mutex);
        m_now = now.toUTC();
    }

    void onSleep(std::function<void(milliseconds)> hook)
    {
        const std::lock_guard lock(m_mutex);
        m_onSleep = std::move(hook);
    }

    std::vector<milliseconds> sleeps() const
    {
        const std::lock_guard lock(m_mutex);
        return m_sleeps;
    }

    milliseconds slept() const
    {
        const std::lock_guard lock(m_mutex);
        milliseconds sum{0};
        for (const milliseconds one : m_sleeps)
            sum += one;
        return sum;
    }

private:
    mutable std::mutex m_mutex;
    QDateTime m_now;
    base::SteadyTime m_steady{std::chrono::hours(1)};
    std::vector<milliseconds> m_sleeps;
    std::function<void(milliseconds)> m_onSleep;
};

} // namespace spotbook::test
