// The stages of a job, and what earlier runs say about the time that is left.
#pragma once

#include "domain/stage.h"
#include "storage/learned_times.h"

#include <QElapsedTimer>
#include <QMap>
#include <QString>
#include <vector>

namespace spotbook::ui {

struct StageLine
{
    domain::Stage stage;
    domain::StageState state = domain::StageState::Waiting;
    QString item;
    int percent = -1;
    std::chrono::milliseconds elapsed{0}; // as last told; while Running, since then `since` counts on
    QElapsedTimer since = {};

    std::chrono::milliseconds time() const;
    bool isOver() const { return state != domain::StageState::Waiting && state != domain::StageState::Running; }
};

using LearnedStages = QMap<domain::Stage, storage::LearnedTimes::Range>;

// Between least and most, as far as it is known.
struct TimeLeft
{
    std::chrono::milliseconds least{0};
    std::chrono::milliseconds most{0};
    bool isKnown = false; // of some stage that is still to come
    bool isWhole = true;  // of all of them; else more comes on top
    int percentDone = -1; // of the usual time; -1 where that is not known. Never counts on while a stage is late
    bool operator==(const TimeLeft &) const = default;
};

// A stage that has taken its usual time may be over any moment, and takes its worst at most.
TimeLeft timeLeftOf(const StageLine &line, const LearnedStages &learned);
TimeLeft timeLeftOf(const std::vector<StageLine> &lines, const LearnedStages &learned);
// It runs for longer than it ever did.
bool isLate(const StageLine &line, const LearnedStages &learned);

// "2 min – 3 min", "about 40 s", "more than 2 min"; empty where nothing is known.
QString timeLeftText(const TimeLeft &left);

} // namespace spotbook::ui
