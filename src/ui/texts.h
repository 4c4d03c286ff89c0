// Small texts that several widgets share.
#pragma once

#include "domain/money.h"

#include <QDateTime>
#include <QString>

namespace spotbook::ui {

// In this computer's time zone; the one order of day and month that nobody can misread.
inline QString localTimeText(const QDateTime &utc)
{
    return utc.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

// Whole hundredths, rounded up: for sums that grow while one looks at them.
inline domain::Money inHundredths(const domain::Money &money)
{
    constexpr qint64 hundredth = 10000;
    return domain::Money::micros((money.inMicros() + hundredth - 1) / hundredth * hundredth, money.currency());
}

} // namespace spotbook::ui
