// Progress of a flow on standard error: a live line on a terminal, a line per stage elsewhere.
#pragma once

#include "base/clock.h"
#include "cli/terminal.h"
#include "domain/stage.h"

#include <mutex>
#include <optional>

namespace spotbook::cli {

// Thread-safe: report() comes from the flow's thread, refresh() from the main thread.
class ProgressView
{
public:
    ProgressView(Terminal &terminal, base::Clock &clock, bool quiet);
    void report(const domain::Progress &progress);
    void refresh();    // the seconds of the live line
    QString current(); // "Prepare the machine (12 s)"; empty when nothing runs
    bool undone();     // what had been created was undone to the end

private:
    struct Now
    {
        domain::Stage stage;
        QString item;
        base::SteadyTime begun;
        base::SteadyTime itemBegun;
        int percent = -1;
    };
    QString describe(const Now &now) const;
    void finished(const domain::Progress &progress, const QString &mark);

    Terminal &m_terminal;
    base::Clock &m_clock;
    const bool m_quiet;
    std::mutex m_mutex;
    std::optional<Now> m_now;
    bool m_undone = false;
};

} // namespace spotbook::cli
