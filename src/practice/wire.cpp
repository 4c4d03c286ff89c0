#include "practice/wire.h"

#include "practice/api_error.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrl>
#include <limits>

static void initData()
{
    Q_INIT_RESOURCE(practice_data);
} // outside any namespace, as the macro demands

namespace spotbook::practice {

QByteArray percentEncode(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QMap<QString, QString> parsePairs(const QByteArray &raw, bool form)
{
    QMap<QString, QString> pairs;
    for (const QByteArray &piece : raw.split('&')) {
        if (piece.isEmpty())
            continue;
        const int equals = piece.indexOf('=');
        QByteArray key = equals < 0 ? piece : piece.left(equals);
        QByteArray value = equals < 0 ? QByteArray() : piece.mid(equals + 1);
        if (form) {
            key.replace('+', ' ');
            value.replace('+', ' ');
        }
        pairs.insert(QString::fromUtf8(QByteArray::fromPercentEncoding(key)),
                     QString::fromUtf8(QByteArray::fromPercentEncoding(value)));
    }
    return pairs;
}

QString Params::text(const QString &name, const QString &fallback) const
{
    return m_values.value(name, fallback);
}

QString Params::required(const QString &name) const
{
    const QString value = text(name);
    if (value.isEmpty())
        throw missingParameter(name);
    return value;
}

int Params::number(const QString &name, int fallback) const
{
    if (!has(name))
        return fallback;
    bool ok = false;
    const int value = text(name).toInt(&ok);
    if (!ok)
        throw invalidParameter(name, QStringLiteral("expected a whole number"));
    return value;
}

double Params::real(const QString &name, double fallback) const
{
    if (!has(name))
        return fallback;
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    if (!ok)
        throw invalidParameter(name, QStringLiteral("expected a number"));
    return value;
}

bool Params::flag(const QString &name, bool fallback) const
{
    if (!has(name))
        return fallback;
    const QString value = text(name).toLower();
    if (value != QLatin1String("true") && value != QLatin1String("false"))
        throw invalidParameter(name, QStringLiteral("expected true or false"));
    return value == QLatin1String("true");
}

QStringList Params::list(const QString &name) const
{
    QStringList items;
    for (int i = 1; m_values.contains(name % QLatin1Char('.') % QString::number(i)); ++i)
        items << m_values.value(name % QLatin1Char('.') % QString::number(i));
    return items;
}

QStringList Params::jsonList(const QString &name) const
{
    if (!has(name))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(text(name).toUtf8());
    if (!document.isArray())
        throw invalidParameter(name, QStringLiteral("expected a JSON list of strings"));
    QStringList items;
    for (const auto &value : document.array())
        items << value.toString();
    return items;
}

Params Params::object(const QString &name) const
{
    QMap<QString, QString> inner;
    const QString prefix = name % QLatin1Char('.');
    for (auto it = m_values.lowerBound(prefix); it != m_values.end() && it.key().startsWith(prefix); ++it)
        inner.insert(it.key().mid(prefix.size()), it.value());
    return Params(inner);
}

QVector<Params> Params::objects(const QString &name) const
{
    QVector<Params> items;
    for (int i = 1;; ++i) {
        Params item = object(name % QLatin1Char('.') % QString::number(i));
        if (item.all().isEmpty())
            return items;
        items << item;
    }
}

QMap<QString, QString> Params::tags() const
{
    QMap<QString, QString> result;
    for (const Params &tag : objects(QStringLiteral("Tag"))) {
        const QString key = tag.text(QStringLiteral("Key"));
        if (key.isEmpty() || key.size() > 128 || key.startsWith(QLatin1String("aliyun"))
            || key.startsWith(QLatin1String("acs:")) || key.contains(QLatin1String("http://"))
            || key.contains(QLatin1String("https://")))
            throw apiError("InvalidTagKey.Malformed", QStringLiteral("The specified Tag.n.Key is not valid."));
        if (tag.text(QStringLiteral("Value")).size() > 128)
            throw apiError("InvalidTagValue.Malformed", QStringLiteral("The specified Tag.n.Value is not valid."));
        if (result.contains(key))
            throw apiError("Duplicate.TagKey", QStringLiteral("The Tag.N.Key contain duplicate key."));
        result.insert(key, tag.text(QStringLiteral("Value")));
    }
    if (result.size() > 20)
        throw apiError("InvalidTagCount", QStringLiteral("The specified tags are beyond the permitted range."));
    return result;
}

qint64 Params::utcMs(const QString &name, qint64 fallback) const
{
    if (!has(name))
        return fallback;
    const QString value = text(name);
    for (const auto *format : {"yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"}) {
        QDateTime time = QDateTime::fromString(value, QString::fromLatin1(format));
        if (time.isValid()) {
            time.setTimeSpec(Qt::UTC);
            return time.toMSecsSinceEpoch();
        }
    }
    throw invalidParameter(name, QStringLiteral("expected a time like 2026-01-02T03:04:05Z"));
}

ApiModel::ApiModel()
{
    initData();
    QFile file(QStringLiteral(":/practice/alibaba-api-meta.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the model of the web services is not in this program");
    const QJsonObject products = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &product : products) {
        const QJsonObject apis = product.toObject().value(QLatin1String("apis")).toObject();
        for (auto it = apis.begin(); it != apis.end(); ++it) {
            const QJsonObject api = it.value().toObject();
            m_apis.insert(api.value(QLatin1String("version")).toString() % QLatin1Char('/') % it.key(), api);
        }
    }
}

const ApiModel &ApiModel::instance()
{
    static const ApiModel model;
    return model;
}

QJsonObject ApiModel::find(const QString &version, const QString &action) const
{
    return m_apis.value(version % QLatin1Char('/') % action);
}

bool ApiModel::knows(const QString &version, const QString &action) const
{
    return m_apis.contains(version % QLatin1Char('/') % action);
}

bool ApiModel::takes(const QString &version, const QString &action, const QString &parameter) const
{
    return find(version, action).value(QLatin1String("request")).toObject().contains(parameter);
}

namespace {

QString joinPath(const QString &path, const QString &name)
{
    return path.isEmpty() ? name : QString(path % QLatin1Char('.') % name);
}

// Whether the remaining dotted parts of a parameter name fit the model; returns the leaf's type or an empty string.
QString leafType(const QJsonObject &spec, const QStringList &rest)
{
    const QString type = spec.value(QLatin1String("type")).toString();
    if (type.startsWith(QLatin1String("map")) || type == QLatin1String("any"))
        return QStringLiteral("any");
    const QJsonObject fields = spec.value(QLatin1String("fields")).toObject();
    if (type == QLatin1String("object"))
        return rest.isEmpty() || !fields.contains(rest.first())
                   ? QString()
                   : leafType(fields.value(rest.first()).toObject(), rest.mid(1));
    if (type.startsWith(QLatin1String("array"))) {
        bool isIndex = false;
        if (rest.isEmpty() || rest.first().toInt(&isIndex) < 1 || !isIndex)
            return {};
        if (fields.isEmpty())
            return rest.size() == 1 ? QString(type.mid(6).chopped(1)) : QString();
        return rest.size() < 2 || !fields.contains(rest.at(1))
                   ? QString()
                   : leafType(fields.value(rest.at(1)).toObject(), rest.mid(2));
    }
    return rest.isEmpty() ? type : QString();
}

void checkValue(const QString &name, const QString &type, const QString &value)
{
    if (value.isEmpty())
        return;
    bool ok = true;
    if (type == QLatin1String("number"))
        value.toDouble(&ok);
    else if (type == QLatin1String("boolean"))
        ok = value == QLatin1String("true") || value == QLatin1String("false");
    if (!ok)
        throw invalidParameter(name, QStringLiteral("expected a %1").arg(type));
}

} // namespace

void ApiModel::checkRequest(const QString &version, const QString &action, const Params &params) const
{
    const QJsonObject request = find(version, action).value(QLatin1String("request")).toObject();
    for (auto it = params.all().begin(); it != params.all().end(); ++it) {
        const QStringList parts = it.key().split(QLatin1Char('.'));
        if (parts.first() == QLatin1String("RegionId") || parts.first().startsWith(QLatin1String("Owner"))
            || parts.first().startsWith(QLatin1String("ResourceOwner")))
            continue;
        // Names like "EventPublishTime.Start" and "SystemDisk.Size" may also stand in the model as they are.
        const QString type = request.contains(it.key())
                                 ? leafType(request.value(it.key()).toObject(), {})
                                 : leafType(request.value(parts.first()).toObject(), parts.mid(1));
        if (type.isEmpty())
            throw invalidParameter(it.key(), QStringLiteral("%1 has no such parameter").arg(action));
        checkValue(it.key(), type, it.value());
    }
    for (auto it = request.begin(); it != request.end(); ++it) {
        if (!it.value().toObject().value(QLatin1String("required")).toBool())
            continue;
        const QString prefix = it.key() % QLatin1Char('.');
        const auto nested = params.all().lowerBound(prefix);
        if (!params.has(it.key()) && !(nested != params.all().end() && nested.key().startsWith(prefix)))
            throw missingParameter(it.key());
    }
}

namespace {

void collectUnknown(const QJsonObject &fields, const QJsonObject &answer, const QString &path, QStringList &unknown);

void collectValue(const QJsonObject &spec, const QJsonValue &value, const QString &path, QStringList &unknown)
{
    const QString type = spec.value(QLatin1String("type")).toString();
    const QJsonObject fields = spec.value(QLatin1String("fields")).toObject();
    if (type.startsWith(QLatin1String("array"))) {
        if (!value.isArray()) {
            unknown << QString(path % QLatin1String(" is no list"));
            return;
        }
        for (const auto &item : value.toArray())
            if (!fields.isEmpty())
                collectUnknown(fields, item.toObject(), path, unknown);
    } else if (type == QLatin1String("object")) {
        if (!value.isObject())
            unknown << QString(path % QLatin1String(" is no object"));
        else
            collectUnknown(fields, value.toObject(), path, unknown);
    } else if ((type == QLatin1String("string") && !value.isString())
               || (type == QLatin1String("number") && !value.isDouble())
               || (type == QLatin1String("boolean") && !value.isBool())) {
        unknown << QString(path % QLatin1String(" is no ") % type);
    }
}

void collectUnknown(const QJsonObject &fields, const QJsonObject &answer, const QString &path, QStringList &unknown)
{
    for (auto it = answer.begin(); it != answer.end(); ++it) {
        const QString here = joinPath(path, it.key());
        if (!fields.contains(it.key()))
            unknown << here;
        else
            collectValue(fields.value(it.key()).toObject(), it.value(), here, unknown);
    }
}

} // namespace

QStringList ApiModel::unknownFields(const QString &version, const QString &action, const QJsonObject &answer) const
{
    QStringList unknown;
    collectUnknown(find(version, action).value(QLatin1String("response")).toObject(), answer, {}, unknown);
    return unknown;
}

// Both by the C locale: QDateTime::toString(format) writes the digits of the system's language.
QString minuteTime(qint64 ms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), QStringLiteral("yyyy-MM-dd'T'HH:mm'Z'"));
}

QString secondTime(qint64 ms)
{
    return QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC),
                                 QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}

} // namespace spotbook::practice
