#include "cloud/aliyun/parameters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <algorithm>

namespace spotbook::cloud::aliyun {

QString utcText(const QDateTime &time)
{
    // QDateTime's own toString(format) writes the digits of the system's language.
    return QLocale::c().toString(time.toUTC(), QStringLiteral("yyyy-MM-ddTHH:mm:ss'Z'"));
}

Parameters &Parameters::set(const char *name, const QString &value)
{
    m_items.append({QString::fromLatin1(name), value});
    return *this;
}

Parameters &Parameters::flag(const char *name, bool value)
{
    return set(name, value ? QStringLiteral("true") : QStringLiteral("false"));
}

Parameters &Parameters::setIfAny(const char *name, const QString &value)
{
    return value.isEmpty() ? *this : set(name, value);
}

Parameters &Parameters::time(const char *name, const QDateTime &value)
{
    return value.isValid() ? set(name, utcText(value)) : *this;
}

Parameters &Parameters::repeat(const char *name, const QStringList &values)
{
    for (int i = 0; i < values.size(); ++i)
        m_items.append({QString::fromLatin1(name) + QLatin1Char('.') + QString::number(i + 1), values.at(i)});
    return *this;
}

Parameters &Parameters::jsonList(const char *name, const QStringList &values)
{
    if (values.isEmpty())
        return *this;
    return set(name,
               QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact)));
}

Parameters &Parameters::tags(const domain::Tags &tags)
{
    int n = 0;
    for (auto it = tags.begin(); it != tags.end(); ++it) {
        const QString prefix = QStringLiteral("Tag.%1.").arg(++n);
        m_items.append({prefix + QStringLiteral("Key"), it.key()});
        m_items.append({prefix + QStringLiteral("Value"), it.value()});
    }
    return *this;
}

bool Parameters::contains(const QString &name) const
{
    return std::any_of(m_items.begin(), m_items.end(), [&](const auto &item) { return item.first == name; });
}

void Parameters::remove(const QString &name)
{
    m_items.erase(std::remove_if(m_items.begin(), m_items.end(), [&](const auto &item) { return item.first == name; }),
                  m_items.end());
}

} // namespace spotbook::cloud::aliyun
