#include "domain/money.h"

#include <QRegularExpression>
#include <cmath>

namespace spotbook::domain {

namespace {
constexpr qint64 perUnit = 1'000'000;

const QString &commonCurrency(const Money &a, const Money &b)
{
    Q_ASSERT(a.currency().isEmpty() || b.currency().isEmpty() || a.currency() == b.currency());
    return a.currency().isEmpty() ? b.currency() : a.currency();
}
} // namespace

Money Money::micros(qint64 micros, const QString &currency)
{
    Money money;
    money.m_micros = micros;
    money.m_currency = currency;
    return money;
}

std::optional<Money> Money::parse(const QString &decimal, const QString &currency)
{
    static const QRegularExpression form(QStringLiteral(R"(^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d+))?$)"));
    const auto match = form.match(decimal.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 whole = match.captured(2).remove(QLatin1Char(',')).toLongLong();
    const QString fraction = match.captured(3).leftJustified(7, QLatin1Char('0')).left(7);
    const qint64 micros = whole * perUnit + (fraction.toLongLong() + 5) / 10;
    return Money::micros(match.captured(1) == QLatin1String("-") ? -micros : micros, currency);
}

Money Money::fromJsonNumber(double value, const QString &currency)
{
    return Money::micros(qint64(std::llround(value * double(perUnit))), currency);
}

QString Money::toDecimal(int atLeast) const
{
    const qint64 absolute = m_micros < 0 ? -m_micros : m_micros;
    QString fraction = QString::number(absolute % perUnit).rightJustified(6, QLatin1Char('0'));
    while (fraction.size() > atLeast && fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    QString text = QString::number(absolute / perUnit);
    if (!fraction.isEmpty())
        text += QLatin1Char('.') + fraction;
    return m_micros < 0 ? QString(QLatin1Char('-') + text) : text;
}

Money Money::operator+(const Money &other) const
{
    return micros(m_micros + other.m_micros, commonCurrency(*this, other));
}

Money Money::operator-(const Money &other) const
{
    return micros(m_micros - other.m_micros, commonCurrency(*this, other));
}

Money Money::times(qint64 factor) const
{
    return micros(m_micros * factor, m_currency);
}

Money Money::perHourFor(std::chrono::seconds time) const
{
    // Whole hours apart from the rest, so that a month of a large price does not overflow.
    const qint64 seconds = time.count();
    const qint64 rest = m_micros * (seconds % 3600);
    return micros(m_micros * (seconds / 3600) + (rest > 0 ? (rest + 3599) / 3600 : rest / 3600), m_currency);
}

Money Money::percent(int percent) const
{
    return micros(m_micros * percent / 100, m_currency);
}

std::partial_ordering Money::operator<=>(const Money &other) const
{
    if (m_currency != other.m_currency && !m_currency.isEmpty() && !other.m_currency.isEmpty())
        return std::partial_ordering::unordered;
    return m_micros <=> other.m_micros;
}

} // namespace spotbook::domain
