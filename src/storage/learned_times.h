// How long stages and steps took on real runs, for honest progress.
#pragma once

#include "storage/paths.h"

#include <QMap>
#include <QStringList>
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
    // usual: expected(); worst: the longest of the same times. Both the same after a single run.
    struct Range
    {
        std::chrono::milliseconds usual{0};
        std::chrono::milliseconds worst{0};
        bool operator==(const Range &) const = default;
    };
    // What is known of these keys; the others are left out. Reads the file once.
    QMap<QString, Range> ranges(const QStringList &keys) const;
    // Durable as far as it goes: what cannot be kept is logged, never thrown.
    void record(const QString &key, std::chrono::milliseconds took);
    void record(const QMap<QString, std::chrono::milliseconds> &took);

private:
    Paths m_paths;
};

} // namespace spotbook::storage
