#include "domain/price_history.h"

#include <algorithm>

namespace spotbook::domain {

namespace {

struct Stretch
{
    Money price;
    qint64 milliseconds;
};

} // namespace

std::optional<PriceSummary> summaryOf(const QVector<PricePoint> &points, const QDateTime &until,
                                      const std::optional<Money> &limit)
{
    if (points.isEmpty())
        return std::nullopt;
    QVector<Stretch> stretches;
    qint64 all = 0;
    qint64 above = 0;
    for (int i = 0; i < points.size(); ++i) {
        const QDateTime end = i + 1 < points.size() ? points[i + 1].at : until;
        const qint64 held = std::max<qint64>(1, points[i].at.msecsTo(end)); // a lone point of now counts, too
        stretches.append({points[i].spotPerHour, held});
        all += held;
        if (limit && points[i].spotPerHour > *limit)
            above += held;
    }
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch &a, const Stretch &b) { return a.price < b.price; });
    PriceSummary summary;
    summary.least = stretches.first().price;
    summary.most = stretches.last().price;
    qint64 passed = 0;
    for (const Stretch &stretch : std::as_const(stretches)) {
        passed += stretch.milliseconds;
        summary.median = stretch.price;
        if (passed * 2 >= all)
            break;
    }
    summary.from = points.first().at;
    summary.until = until;
    if (limit)
        summary.percentAbove = int((above * 100 + all - 1) / all);
    return summary;
}

} // namespace spotbook::domain
