// The wire format of the RPC products: flat query parameters in, JSON out, and the model of both.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

namespace spotbook::practice {

// RFC 3986: everything but A-Z a-z 0-9 - _ . ~ becomes %XX.
QByteArray percentEncode(const QString &text);
// Decodes "a=1&b=%20"; "+" counts as a space only in a form body.
QMap<QString, QString> parsePairs(const QByteArray &raw, bool form);

// Business parameters of one request. Lists are "Name.1", nested ones "Name.1.Field". What cannot be read as the type
// asked for throws ApiError InvalidParameter.
class Params
{
public:
    Params() = default;
    explicit Params(QMap<QString, QString> values) : m_values(std::move(values)) {}

    const QMap<QString, QString> &all() const { return m_values; }
    bool has(const QString &name) const { return !text(name).isEmpty(); }
    QString text(const QString &name, const QString &fallback = {}) const;
    QString required(const QString &name) const; // throws MissingParameter
    int number(const QString &name, int fallback) const;
    double real(const QString &name, double fallback) const;
    bool flag(const QString &name, bool fallback) const;
    QStringList list(const QString &name) const;
    QStringList jsonList(const QString &name) const; // '["a","b"]' in one parameter
    Params object(const QString &name) const;
    QVector<Params> objects(const QString &name) const;
    QMap<QString, QString> tags() const; // Tag.N.Key/Value; checks the rules for tags
    // Invalid when absent; "2026-01-02T03:04:05Z" or without seconds.
    qint64 utcMs(const QString &name, qint64 fallback) const;

private:
    QMap<QString, QString> m_values;
};

// Names, types and required flags of every action (data/alibaba-api-meta.json). Immutable, safe from any thread.
class ApiModel
{
public:
    static const ApiModel &instance();

    bool knows(const QString &version, const QString &action) const;
    // Throws MissingParameter, or InvalidParameter naming a misspelt or mistyped parameter.
    void checkRequest(const QString &version, const QString &action, const Params &params) const;
    bool takes(const QString &version, const QString &action, const QString &parameter) const;
    // Paths of fields that an answer of this action does not have; empty when all is right.
    QStringList unknownFields(const QString &version, const QString &action, const QJsonObject &answer) const;

private:
    ApiModel();
    QJsonObject find(const QString &version, const QString &action) const;
    QMap<QString, QJsonObject> m_apis; // "2014-05-26/RunInstances"
};

// "2017-12-10T04:04Z" (instances) and "2017-12-10T04:04:05Z".
QString minuteTime(qint64 ms);
QString secondTime(qint64 ms);

} // namespace spotbook::practice
