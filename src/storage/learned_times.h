// How long stages and steps took on real runs, for honest progress.
#pragma once

#include "storage/paths.h"

#include <chrono>
#include <optional>

namespace spotbook::storage {

// Thread-safe, also between processes. The median of the last nine times per key ("boot/ecs.gn5",
// "step/jupyter-apt/30-jupyter").
class LearnedTimes
{
public:
    explicit LearnedTimes(Paths paths);
    std::optional<std::chrono::milliseconds> expected(const QString &key) const;
    // Durable as far as it goes: what cannot be kept is logged, never thrown.
    void record(const QString &key, std::chrono::milliseconds took);

private:
    Paths m_paths;
};

} // namespace spotbook::storage
