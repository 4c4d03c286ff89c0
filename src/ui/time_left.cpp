#include "ui/time_left.h"

#include "messages/messages.h"

#include <QCoreApplication>
#include <algorithm>

namespace spotbook::ui {

using domain::StageState;
using std::chrono::milliseconds;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TimeLeft)
};

// What is guessed is not told to the second.
milliseconds rounded(milliseconds time)
{
    constexpr qint64 second = 1000;
    const qint64 step = time < std::chrono::minutes(1)   ? 5 * second
                        : time < std::chrono::minutes(5) ? 10 * second
                                                         : 60 * second;
    return milliseconds((time.count() + step - 1) / step * step);
}

} // namespace

milliseconds StageLine::time() const
{
    return state == StageState::Running && since.isValid() ? elapsed + milliseconds(since.elapsed()) : elapsed;
}

bool isLate(const StageLine &line, const LearnedStages &learned)
{
    const auto known = learned.find(line.stage);
    return line.state == StageState::Running && known != learned.end() && line.time() > known->worst;
}

TimeLeft timeLeftOf(const StageLine &line, const LearnedStages &learned)
{
    TimeLeft left;
    if (line.isOver())
        return left;
    const auto known = learned.find(line.stage);
    if (known == learned.end() || isLate(line, learned)) {
        left.isWhole = false;
        return left;
    }
    left.isKnown = true;
    left.least = std::max(milliseconds(0), known->usual - line.time());
    left.most = std::max(milliseconds(0), known->worst - line.time());
    return left;
}

TimeLeft timeLeftOf(const std::vector<StageLine> &lines, const LearnedStages &learned)
{
    TimeLeft sum;
    milliseconds usual{0};
    milliseconds done{0};
    bool allKnown = !lines.empty();
    for (const StageLine &line : lines) {
        const auto left = timeLeftOf(line, learned);
        sum.least += left.least;
        sum.most += left.most;
        sum.isKnown = sum.isKnown || left.isKnown;
        sum.isWhole = sum.isWhole && left.isWhole;
        const auto known = learned.find(line.stage);
        allKnown = allKnown && (known != learned.end() || line.isOver());
        const auto share = known != learned.end() ? known->usual : line.time();
        usual += share;
        done += line.isOver() ? share : std::min(share, line.time());
    }
    if (allKnown && usual.count() > 0)
        sum.percentDone = static_cast<int>(done.count() * 100 / usual.count());
    return sum;
}

QString timeLeftText(const TimeLeft &left)
{
    if (!left.isKnown)
        return {};
    constexpr std::chrono::seconds few{10};
    if (left.isWhole && left.most < few)
        return Words::tr("a few seconds");
    const auto least = left.least < few ? milliseconds(0) : rounded(left.least);
    const auto most = rounded(left.most);
    if (!left.isWhole && least.count() == 0)
        return {};
    if (!left.isWhole)
        return Words::tr("more than %1").arg(messages::durationText(least));
    if (least == most)
        return Words::tr("about %1").arg(messages::durationText(most));
    if (least.count() == 0)
        return Words::tr("up to %1").arg(messages::durationText(most));
    return Words::tr("%1 to %2").arg(messages::durationText(least), messages::durationText(most));
}

} // namespace spotbook::ui
