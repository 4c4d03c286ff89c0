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

// The beginning and the end of a public key, as people compare them.
inline QString shortenedKey(const QByteArray &publicLine)
{
    constexpr int shown = 16;
    const QString line = QString::fromLatin1(publicLine);
    const QString type = line.section(QLatin1Char(' '), 0, 0);
    const QString body = line.section(QLatin1Char(' '), 1);
    return type + QLatin1Char(' ') + body.left(shown) + QStringLiteral("…") + body.right(shown);
}

// Whole hundredths, rounded up: for sums that grow while one looks at them.
inline domain::Money inHundredths(const domain::Money &money)
{
    constexpr qint64 hundredth = 10000;
    return domain::Money::micros((money.inMicros() + hundredth - 1) / hundredth * hundredth, money.currency());
}

} // namespace spotbook::ui
