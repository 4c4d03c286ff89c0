#include "money/meter.h"

#include <algorithm>

namespace spotbook::money {

using domain::Money;
using domain::PricePoint;

namespace {

struct Step
{
    QDateTime from;
    Money perHour;
};

// The machine's own price over its life, in order of time; the first step begins at creation.
QVector<Step> stepsOf(const MachineSession &session, const QVector<PricePoint> &prices)
{
    QVector<Step> steps{{session.createdAt, session.priceAtCreation}};
    if (!session.spot)
        return steps;
    auto sorted = prices;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const PricePoint &a, const PricePoint &b) { return a.at < b.at; });
    const QDateTime marketFrom = session.createdAt.addSecs(std::chrono::seconds(session.protectedFor).count());
    for (const auto &point : sorted) {
        // What was announced before the protection ended takes effect at its end.
        const QDateTime from = std::max(point.at, marketFrom);
        if (steps.constLast().from == from)
            steps.last().perHour = point.spotPerHour;
        else
            steps.append({from, point.spotPerHour});
    }
    return steps;
}

// How long the machine was paused between two moments.
std::chrono::seconds pausedWithin(const MachineSession &session, const QDateTime &from, const QDateTime &to)
{
    qint64 seconds = 0;
    for (const auto &pause : session.pauses)
        seconds += std::max<qint64>(0, std::max(from, pause.from).secsTo(std::min(to, pause.to)));
    return std::chrono::seconds(seconds);
}

} // namespace

Money sessionCost(const MachineSession &session, const QVector<PricePoint> &prices, const QDateTime &until,
                  const QDateTime &from)
{
    Money sum = Money::micros(0, session.priceAtCreation.currency());
    const QDateTime begin = from.isValid() ? std::max(from, session.createdAt) : session.createdAt;
    if (until <= begin)
        return sum;
    const auto steps = stepsOf(session, prices);
    for (int i = 0; i < steps.size() && steps.at(i).from < until; ++i) {
        const QDateTime stepBegins = std::max(steps.at(i).from, begin);
        const QDateTime stepEnds = i + 1 < steps.size() ? std::min(steps.at(i + 1).from, until) : until;
        if (stepEnds <= stepBegins)
            continue;
        const auto paused = pausedWithin(session, stepBegins, stepEnds);
        const auto ran = std::chrono::seconds(stepBegins.secsTo(stepEnds)) - paused;
        sum = sum + (steps.at(i).perHour + session.otherPerHour).perHourFor(ran)
              + session.pausedPerHour.perHourFor(paused);
    }
    return sum;
}

Money pricePerHourAt(const MachineSession &session, const QVector<PricePoint> &prices, const QDateTime &at)
{
    Money price = session.priceAtCreation;
    for (const auto &step : stepsOf(session, prices)) {
        if (step.from <= at)
            price = step.perHour;
    }
    return price + session.otherPerHour;
}

Money perMonth(const Money &perHour)
{
    return perHour.times(30LL * 24);
}

Money perDay(const Money &perMonth)
{
    constexpr qint64 days = 30;
    const qint64 micros = perMonth.inMicros();
    return Money::micros(micros >= 0 ? (micros + days - 1) / days : micros / days, perMonth.currency());
}

} // namespace spotbook::money
