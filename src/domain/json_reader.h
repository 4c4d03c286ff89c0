// Typed reading of JSON with the path in the error: {"a":{"b":1}} -> reader["a"]["b"].toInt().
//
// A missing or wrongly typed *required* value throws Error(BadAnswer or the kind given) with params
// "what" = "Instances.Instance[2].InstanceId: expected a string". Optional reads take a default and never throw for
// absence or null. Numbers written as strings and strings written as numbers are accepted (some clouds mix them).
#pragma once

#include "domain/failure.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <vector>

namespace spotbook::domain {

class JsonReader
{
public:
    explicit JsonReader(QJsonValue value, FailureKind kind = FailureKind::BadAnswer, QString path = {});
    // Parses UTF-8 text; throws with the byte offset when it is not JSON or not an object.
    static JsonReader parseObject(const QByteArray &text, FailureKind kind = FailureKind::BadAnswer);

    JsonReader operator[](const char *key) const; // absent -> a reader for which exists() is false
    JsonReader at(const QString &key) const;
    bool exists() const; // present and not null
    const QJsonValue &value() const { return m_value; }
    const QString &path() const { return m_path; }

    QString toString() const; // required
    int toInt() const;
    double toDouble() const;
    bool toBool() const;
    QJsonObject toObject() const;
    QString stringOr(const QString &fallback) const;
    int intOr(int fallback) const;
    double doubleOr(double fallback) const;
    bool boolOr(bool fallback) const;
    // Absent, null and an empty object count as an empty list.
    std::vector<JsonReader> items() const;
    QStringList strings() const;
    // "2017-12-10T04:04Z" and "2017-12-10T04:04:05Z"; invalid when absent or empty, throws when malformed.
    QDateTime utcTime() const;

    [[noreturn]] void fail(const QString &expected) const;

private:
    QJsonValue m_value;
    FailureKind m_kind;
    QString m_path;
};

} // namespace spotbook::domain
