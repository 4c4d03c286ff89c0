#include "practice/state.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <stdexcept>
#include <type_traits>

namespace spotbook::practice {

namespace {

template <typename T, typename V>
concept Visitable = requires(T &t, V &v)
{
    t.visit(v);
};

class Writer
{
public:
    QJsonObject object;

    template <typename T>
    void operator()(const char *key, T &value)
    {
        object.insert(QLatin1String(key), json(value));
    }

private:
    template <typename T>
    static QJsonValue json(T &value)
    {
        if constexpr (std::is_same_v<T, QString> || std::is_same_v<T, bool>) {
            return value;
        } else if constexpr (std::is_arithmetic_v<T>) {
            return double(value);
        } else if constexpr (std::is_same_v<T, QStringList>) {
            return QJsonArray::fromStringList(value);
        } else {
            Writer inner;
            value.visit(inner);
            return inner.object;
        }
    }
    template <typename T>
    static QJsonValue json(QVector<T> &values)
    {
        QJsonArray array;
        for (T &value : values)
            array << json(value);
        return array;
    }
    template <typename T>
    static QJsonValue json(QMap<QString, T> &values)
    {
        QJsonObject inner;
        for (auto it = values.begin(); it != values.end(); ++it)
            inner.insert(it.key(), json(it.value()));
        return inner;
    }
};

class Reader
{
public:
    explicit Reader(QJsonObject json) : m_object(std::move(json)) {}

    template <typename T>
    void operator()(const char *key, T &value)
    {
        const QJsonValue found = m_object.value(QLatin1String(key));
        if (!found.isUndefined())
            read(found, value);
    }

private:
    template <typename T>
    static void read(const QJsonValue &from, T &value)
    {
        if constexpr (std::is_same_v<T, QString>) {
            value = from.toString();
        } else if constexpr (std::is_same_v<T, bool>) {
            value = from.toBool();
        } else if constexpr (std::is_arithmetic_v<T>) {
            value = T(from.toDouble());
        } else if constexpr (std::is_same_v<T, QStringList>) {
            value.clear();
            for (const auto &item : from.toArray())
                value << item.toString();
        } else {
            Reader inner(from.toObject());
            value.visit(inner);
        }
    }
    template <typename T>
    static void read(const QJsonValue &from, QVector<T> &values)
    {
        values.clear();
        for (const auto &item : from.toArray()) {
            T value;
            read(item, value);
            values << value;
        }
    }
    template <typename T>
    static void read(const QJsonValue &from, QMap<QString, T> &values)
    {
        values.clear();
        const QJsonObject object = from.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            T value;
            read(it.value(), value);
            values.insert(it.key(), value);
        }
    }

    QJsonObject m_object;
};

} // namespace

QJsonObject toJson(const State &state)
{
    State copy = state; // implicitly shared containers; visit() wants references
    Writer writer;
    copy.visit(writer);
    return writer.object;
}

State stateFromJson(const QJsonObject &json)
{
    State state;
    Reader reader(json);
    state.visit(reader);
    return state;
}

void saveState(const State &state, const QString &file)
{
    QSaveFile out(file); // commit() syncs the file before the rename
    const QByteArray text = QJsonDocument(toJson(state)).toJson(QJsonDocument::Indented);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        throw std::runtime_error("cannot write " + file.toStdString() + ": " + out.errorString().toStdString());
}

} // namespace spotbook::practice
