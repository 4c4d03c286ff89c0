#include "money/useful_hour.h"

#include <cmath>

namespace spotbook::money {

std::optional<domain::Money> perUsefulHour(const domain::Money &pricePerHour, std::optional<double> releasePercent,
                                           const WorkHabits &habits)
{
    if (!releasePercent || !(*releasePercent >= 0 && *releasePercent <= 100) || habits.session.count() <= 0)
        return std::nullopt;
    const qint64 hundredths = std::llround(*releasePercent * 100); // of a per cent: whole numbers from here on
    const qint64 lost = habits.lostPerInterruption().count();
    const qint64 divisor = qint64(10'000) * std::chrono::seconds(habits.session).count();
    const qint64 more = (pricePerHour.inMicros() * hundredths * lost + divisor - 1) / divisor;
    return pricePerHour + domain::Money::micros(more, pricePerHour.currency());
}

} // namespace spotbook::money
