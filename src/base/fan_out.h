// Bounded fan-out over independent blocking calls.
#pragma once

#include "base/stop.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace spotbook::base {

// Runs work(i) for i in [0, count) on at most `width` threads and returns when all have ended. Started calls are
// finished, no new one begins after a stop or after the first exception, which is rethrown here. work must be
// safe to call from several threads at once.
template <typename Work>
void fanOut(std::size_t count, std::size_t width, const StopToken &stop, Work &&work)
{
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr first;
    std::atomic<bool> failed{false};
    {
        std::vector<std::jthread> pool;
        const std::size_t threads = std::min(count, std::max<std::size_t>(width, 1));
        pool.reserve(threads);
        for (std::size_t t = 0; t < threads; ++t) {
            pool.emplace_back([&] {
                for (;;) {
                    const std::size_t i = next.fetch_add(1);
                    if (i >= count || failed || stop.stop_requested())
                        return;
                    try {
                        work(i);
                    } catch (...) {
                        const std::lock_guard lock(mutex);
                        if (!first)
                            first = std::current_exception();
                        failed = true;
                    }
                }
            });
        }
    }
    if (first)
        std::rethrow_exception(first);
}

} // namespace spotbook::base
