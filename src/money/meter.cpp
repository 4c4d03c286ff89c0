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

} // namespace

Money sessionCost(const MachineSession &session, const QVector<PricePoint> &prices, const QDateTime &until)
{
    Money sum = Money::micros(0, session.priceAtCreation.currency());
    if (until <= session.createdAt)
        return sum;
    const auto steps = stepsOf(session, prices);
    for (int i = 0; i < steps.size() && steps.at(i).from < until; ++i) {
        const QDateTime end = i + 1 < steps.size() ? std::min(steps.at(i + 1).from, until) : until;
        sum = sum
              + (steps.at(i).perHour + session.otherPerHour)
                    .perHourFor(std::chrono::seconds(steps.at(i).from.secsTo(end)));
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
