// An amount of money: whole millionths of one currency. Never a double in arithmetic.
#pragma once

#include <QMetaType>
#include <QString>
#include <chrono>
#include <compare>
#include <optional>

namespace spotbook::domain {

class Money
{
public:
    Money() = default;
    static Money micros(qint64 micros, const QString &currency);
    // Plain decimal with optional sign and thousands commas ("10,000.00"); nullopt for anything else.
    static std::optional<Money> parse(const QString &decimal, const QString &currency);
    // For JSON numbers; rounds to the nearest millionth.
    static Money fromJsonNumber(double value, const QString &currency);

    qint64 inMicros() const { return m_micros; }
    const QString &currency() const { return m_currency; } // ISO 4217, "CNY"
    bool isZero() const { return m_micros == 0; }

    // Decimal text with at least `atLeast` and at most six fraction digits, no grouping, no currency.
    QString toDecimal(int atLeast = 2) const;

    Money operator+(const Money &other) const; // same currency, or one side zero without a currency
    Money operator-(const Money &other) const;
    Money times(qint64 factor) const;
    // This amount per hour, over a time; rounded up to the next millionth: a cost is never shown too low.
    Money perHourFor(std::chrono::seconds time) const;
    Money percent(int percent) const;

    // Amounts of different currencies are unordered.
    std::partial_ordering operator<=>(const Money &other) const;
    bool operator==(const Money &other) const = default;

private:
    qint64 m_micros = 0;
    QString m_currency;
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Money)
