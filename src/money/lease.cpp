#include "money/lease.h"

#include <algorithm>

namespace spotbook::money {

using std::chrono::minutes;
using std::chrono::seconds;

namespace {

QDateTime minuteBelow(const QDateTime &time)
{
    const qint64 at = time.toSecsSinceEpoch();
    return QDateTime::fromSecsSinceEpoch(at - at % 60, Qt::UTC);
}

QDateTime minuteAbove(const QDateTime &time)
{
    const QDateTime below = minuteBelow(time);
    return below < time ? below.addSecs(60) : below;
}

} // namespace

std::optional<seconds> timePaidBy(const domain::Money &left, const domain::Money &perHour)
{
    if (left.inMicros() <= 0)
        return seconds(0);
    if (perHour.inMicros() <= 0 || left.currency() != perHour.currency())
        return std::nullopt;
    // Hours apart from the rest: millionths times 3600 would overflow for large amounts.
    const qint64 hours = left.inMicros() / perHour.inMicros();
    const qint64 rest = left.inMicros() % perHour.inMicros();
    constexpr qint64 longest = 100LL * 366 * 24;
    return seconds(std::min(hours, longest) * 3600 + rest * 3600 / perHour.inMicros());
}

domain::Money perHourAtMost(const domain::PriceQuote &order, const domain::Money &machineCap,
                            const domain::Money &workDisk)
{
    domain::Money all = machineCap + workDisk;
    if (order.items.isEmpty())
        return all + order.perHour;
    for (const auto &item : order.items) {
        if (item.what != domain::PriceItem::What::Machine)
            all = all + item.perHour;
    }
    return all;
}

QDateTime limitReachedAt(const QDateTime &begun, const SpendingLimit &limit)
{
    const auto paid = timePaidBy(limit.left, limit.perHourAtMost);
    return paid ? minuteBelow(begun.addSecs(paid->count())) : QDateTime();
}

AutoRelease autoReleaseAt(const QDateTime &now, minutes lease, const cloud::Capabilities &capabilities,
                          const std::optional<SpendingLimit> &limit)
{
    AutoRelease result;
    if (!capabilities.autoRelease)
        return result;
    if (lease.count() > 0) {
        result.at = minuteBelow(now.addSecs(seconds(lease).count()));
        result.reason = AutoRelease::Reason::Lease;
    }
    const QDateTime end = limit ? limitReachedAt(now, *limit) : QDateTime();
    if (end.isValid() && (!result.at.isValid() || end < result.at)) {
        result.at = end;
        result.reason = AutoRelease::Reason::SpendingLimit;
    }
    const auto earliest = minuteAbove(now.addSecs(seconds(capabilities.shortestAutoRelease + minutes(1)).count()));
    if (result.at.isValid() && result.at < earliest) {
        result.at = earliest;
        result.laterThanAsked = true;
    }
    return result;
}

} // namespace spotbook::money
