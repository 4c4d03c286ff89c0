// Numbers, money, dates and lengths of time as the person's language writes them. The language is that of the latest
// Translation::load(), English before it. Thread-safe.
#pragma once

#include "domain/money.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <chrono>

namespace spotbook::messages {

// For what a widget formats itself. Digits are always 0 to 9.
QLocale locale();

QString numberText(qint64 number);               // "10,000"
QString numberText(double number, int decimals); // "1,234.5"; rounded
// "¥1,020.224": two decimals or as many as there are. Amounts below one another want the same number of them.
QString moneyText(const domain::Money &money, int atLeastDecimals = 2);
QString perHourText(const domain::Money &money);
QString durationText(std::chrono::milliseconds time); // "2.4 s", "2 min 5 s", "3 h 20 min", "2 days 4 h"
// In this computer's time zone, day and month never to be mixed up: "7 Mar 2026 09:05", "2026年3月7日 09:05". Empty for
// an invalid time.
QString dateTimeText(const QDateTime &time);
QString dateText(const QDateTime &time);
QString clockText(const QDateTime &time); // "09:05"

} // namespace spotbook::messages
