// A token bucket for the callers that share one instance. It knows nothing of others that use the same account, so the
// limits belong well below what the service allows an account.
#pragma once

#include "base/clock.h"

#include <mutex>

namespace spotbook::net {

// Thread-safe. Lets `burst` calls pass at once and after that one per `interval`.
class RateLimiter
{
public:
    RateLimiter(base::Clock &clock, int burst, base::milliseconds interval);

    // Takes one token, waiting for it if need be. False when stopped or when it would come after the deadline
    // (then nothing is taken).
    bool acquire(const base::StopToken &stop, base::Deadline deadline);

private:
    base::Clock &m_clock;
    const base::milliseconds m_interval;
    const base::milliseconds m_credit; // how far the next free slot may lie in the past
    std::mutex m_mutex;
    base::SteadyTime m_next; // when the next token falls due
};

} // namespace spotbook::net
