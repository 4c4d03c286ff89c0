#include "messages/figures.h"

#include "messages/translation.h"

#include <QCoreApplication>

namespace spotbook::messages {

namespace {

bool inChinese()
{
    return locale().language() == QLocale::Chinese;
}

// "10000.25" to "10,000.25"; the text is Money's own, so that no digit goes through a double.
QString grouped(const QString &decimal)
{
    const int point = decimal.indexOf(QLatin1Char('.'));
    QString whole = point < 0 ? decimal : decimal.left(point);
    for (int at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, QLatin1Char(','));
    return point < 0 ? whole : whole + decimal.mid(point);
}

QString written(const QDateTime &time, const char *english, const char *chinese)
{
    return time.isValid() ? locale().toString(time.toLocalTime(), QString::fromUtf8(inChinese() ? chinese : english))
                          : QString();
}

} // namespace

QLocale locale()
{
    switch (spokenLanguage()) {
    case Language::SimplifiedChinese: return {QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China};
    case Language::TraditionalChinese: return {QLocale::Chinese, QLocale::TraditionalHanScript, QLocale::Taiwan};
    case Language::English: break;
    }
    return {QLocale::English, QLocale::UnitedStates};
}

QString numberText(qint64 number)
{
    return locale().toString(number);
}

QString numberText(double number, int decimals)
{
    return locale().toString(number, 'f', decimals);
}

QString moneyText(const domain::Money &money, int atLeastDecimals)
{
    const QString amount = money.toDecimal(atLeastDecimals);
    const bool negative = amount.startsWith(QLatin1Char('-'));
    const QString digits = grouped(negative ? amount.mid(1) : amount);
    const QString sign = negative ? QStringLiteral("-") : QString();
    // The yuan's own sign in both languages: there is no second currency with it here.
    if (money.currency() == QLatin1String("CNY"))
        return sign + QStringLiteral("¥") + digits;
    if (money.currency() == QLatin1String("USD"))
        return sign + (inChinese() ? QStringLiteral("US$") : QStringLiteral("$")) + digits;
    if (money.currency().isEmpty())
        return sign + digits;
    return sign + digits + QLatin1Char(' ') + money.currency();
}

QString perHourText(const domain::Money &money)
{
    return QCoreApplication::translate("Money", "%1 per hour").arg(moneyText(money));
}

QString durationText(std::chrono::milliseconds time)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 ms = time.count() < 0 ? 0 : time.count();
    if (ms < 10000)
        return QCoreApplication::translate("Time", "%1 s").arg(numberText(double(ms) / 1000.0, 1));
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < minute)
        return QCoreApplication::translate("Time", "%1 s").arg(seconds);
    if (seconds < hour)
        return QCoreApplication::translate("Time", "%1 min %2 s").arg(seconds / minute).arg(seconds % minute);
    if (seconds < 2 * day)
        return QCoreApplication::translate("Time", "%1 h %2 min").arg(seconds / hour).arg(seconds % hour / minute);
    const QString days = QCoreApplication::translate("Time", "%n day(s)", nullptr, int(seconds / day));
    return QCoreApplication::translate("Time", "%1 %2 h").arg(days).arg(seconds % day / hour);
}

QString dateTimeText(const QDateTime &time)
{
    return written(time, "d MMM yyyy HH:mm", "yyyy年M月d日 HH:mm");
}

QString dateText(const QDateTime &time)
{
    return written(time, "d MMM yyyy", "yyyy年M月d日");
}

QString clockText(const QDateTime &time)
{
    return written(time, "HH:mm", "HH:mm");
}

} // namespace spotbook::messages
