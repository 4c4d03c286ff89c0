// Practice for a person at the window: a practice cloud and a window of its own, apart from the real one in everything.
#pragma once

#include "domain/failure.h"

#include <QString>
#include <functional>
#include <optional>

namespace spotbook::launch {

struct PracticeWindow
{
    QString endpoint;                          // of its cloud
    qint64 windowPid = 0;                      // of its window's process
    qint64 cloudPid = 0;                       // 0: it ran already, and its window was raised
    std::optional<domain::Failure> noMachines; // PracticeNoMachines: everything but a machine can be tried
};

// What the practice cloud says while it prepares itself, its latest line; technical, in English.
using PracticeNews = std::function<void(const QString &line)>;

} // namespace spotbook::launch
