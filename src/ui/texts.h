// Small texts that several widgets share.
#pragma once

#include "domain/money.h"
#include "messages/figures.h"

#include <QDateTime>
#include <QString>

namespace spotbook::ui {

// In this computer's time zone, as the person's language writes it.
inline QString localTimeText(const QDateTime &utc)
{
    return messages::dateTimeText(utc);
}

// Enough to recognise an access key, too little to be of use to anybody else.
inline QString shortKeyId(const QString &keyId)
{
    return keyId.size() > 10 ? QString(keyId.left(6) + QStringLiteral("…") + keyId.right(4)) : keyId;
}

// Whole hundredths, rounded up: for sums that grow while one looks at them.
inline domain::Money inHundredths(const domain::Money &money)
{
    constexpr qint64 hundredth = 10000;
    return domain::Money::micros((money.inMicros() + hundredth - 1) / hundredth * hundredth, money.currency());
}

} // namespace spotbook::ui
