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
    if (const auto paid = limit ? timePaidBy(limit->left, limit->perHourAtMost) : std::nullopt) {
        const auto end = minuteBelow(now.addSecs(paid->count()));
        if (!result.at.isValid() || end < result.at) {
            result.at = end;
            result.reason = AutoRelease::Reason::SpendingLimit;
        }
    }
    const auto earliest = minuteAbove(now.addSecs(seconds(capabilities.shortestAutoRelease + minutes(1)).count()));
    if (result.at.isValid() && result.at < earliest) {
        result.at = earliest;
        result.laterThanAsked = true;
    }
    return result;
}

} // namespace spotbook::money
