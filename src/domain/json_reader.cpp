#include "domain/json_reader.h"

#include <QJsonDocument>
#include <cmath>

namespace spotbook::domain {

JsonReader::JsonReader(QJsonValue value, FailureKind kind, QString path)
    : m_value(std::move(value)), m_kind(kind), m_path(std::move(path))
{
}

JsonReader JsonReader::parseObject(const QByteArray &text, FailureKind kind)
{
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        throw Error(kind, {{QStringLiteral("what"),
                            QStringLiteral("not JSON at byte %1: %2").arg(error.offset).arg(error.errorString())}});
    }
    if (!document.isObject())
        throw Error(kind, {{QStringLiteral("what"), QStringLiteral("not a JSON object")}});
    return JsonReader(document.object(), kind);
}

JsonReader JsonReader::operator[](const char *key) const
{
    return at(QString::fromUtf8(key));
}

JsonReader JsonReader::at(const QString &key) const
{
    const QString path = m_path.isEmpty() ? key : QString(m_path + QLatin1Char('.') + key);
    return JsonReader(m_value.isObject() ? m_value.toObject().value(key) : QJsonValue(QJsonValue::Undefined), m_kind,
                      path);
}

bool JsonReader::exists() const
{
    return !m_value.isUndefined() && !m_value.isNull();
}

void JsonReader::fail(const QString &expected) const
{
    const QString what = (m_path.isEmpty() ? QStringLiteral("(top)") : m_path) + QStringLiteral(": expected ")
                         + expected + (exists() ? QString() : QStringLiteral(", found nothing"));
    throw Error(m_kind, {{QStringLiteral("what"), what}}, what);
}

QString JsonReader::toString() const
{
    if (m_value.isString())
        return m_value.toString();
    if (m_value.isDouble()) {
        const double number = m_value.toDouble();
        return number == std::floor(number) && std::fabs(number) < 9e15 ? QString::number(qint64(number))
                                                                        : QString::number(number, 'g', 15);
    }
    fail(QStringLiteral("a string"));
}

double JsonReader::toDouble() const
{
    if (m_value.isDouble())
        return m_value.toDouble();
    if (m_value.isString()) {
        bool ok = false;
        const double number = m_value.toString().toDouble(&ok);
        if (ok && std::isfinite(number))
            return number;
    }
    fail(QStringLiteral("a number"));
}

int JsonReader::toInt() const
{
    const double number = toDouble();
    if (number != std::floor(number) || std::fabs(number) > 2147483647.0)
        fail(QStringLiteral("a whole number"));
    return int(number);
}

bool JsonReader::toBool() const
{
    if (m_value.isBool())
        return m_value.toBool();
    if (m_value.isString()) {
        const QString text = m_value.toString().toLower();
        if (text == QLatin1String("true"))
            return true;
        if (text == QLatin1String("false"))
            return false;
    }
    fail(QStringLiteral("true or false"));
}

QJsonObject JsonReader::toObject() const
{
    if (!m_value.isObject())
        fail(QStringLiteral("an object"));
    return m_value.toObject();
}

QString JsonReader::stringOr(const QString &fallback) const
{
    return exists() ? toString() : fallback;
}
int JsonReader::intOr(int fallback) const
{
    return exists() ? toInt() : fallback;
}
double JsonReader::doubleOr(double fallback) const
{
    return exists() ? toDouble() : fallback;
}
bool JsonReader::boolOr(bool fallback) const
{
    return exists() ? toBool() : fallback;
}

std::vector<JsonReader> JsonReader::items() const
{
    std::vector<JsonReader> result;
    if (!exists() || (m_value.isObject() && m_value.toObject().isEmpty()))
        return result;
    if (!m_value.isArray())
        fail(QStringLiteral("a list"));
    const auto array = m_value.toArray();
    result.reserve(size_t(array.size()));
    for (int i = 0; i < array.size(); ++i)
        result.emplace_back(array.at(i), m_kind, m_path + QStringLiteral("[%1]").arg(i));
    return result;
}

QStringList JsonReader::strings() const
{
    QStringList result;
    for (const auto &item : items())
        result.append(item.toString());
    return result;
}

QDateTime JsonReader::utcTime() const
{
    const QString text = stringOr(QString());
    if (text.isEmpty())
        return {};
    // Date and time are read apart: read together they would count as local time first, and 02:30 UTC is refused on the
    // day on which the local clock has no 02:30.
    const QDate day = QDate::fromString(text.left(10), QStringLiteral("yyyy-MM-dd"));
    for (const auto &format : {QStringLiteral("'T'HH:mm:ss'Z'"), QStringLiteral("'T'HH:mm'Z'")}) {
        const QTime time = QTime::fromString(text.mid(10), format);
        if (day.isValid() && time.isValid())
            return QDateTime(day, time, Qt::UTC);
    }
    fail(QStringLiteral("a UTC time"));
}

} // namespace spotbook::domain
