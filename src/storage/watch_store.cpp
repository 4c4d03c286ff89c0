#include "storage/watch_store.h"

#include "domain/json_reader.h"
#include "storage/posix_file.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace spotbook::storage {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;
using domain::Money;

namespace {

QString fileOf(const Paths &paths)
{
    return paths.config + QStringLiteral("/watches.json");
}

PriceWatch fromJson(const JsonReader &json)
{
    PriceWatch watch;
    watch.regionId = json["region"].toString();
    watch.zoneId = json["zone"].toString();
    watch.typeId = json["type"].toString();
    watch.told = json["told"].boolOr(false);
    if (json["atMost"].exists()) {
        watch.atMost = Money::parse(json["atMost"].toString(), json["currency"].toString());
        if (!watch.atMost)
            json["atMost"].fail(QStringLiteral("an amount"));
    }
    return watch;
}

QJsonObject toJson(const PriceWatch &watch)
{
    QJsonObject json{{QStringLiteral("region"), watch.regionId},
                     {QStringLiteral("zone"), watch.zoneId},
                     {QStringLiteral("type"), watch.typeId},
                     {QStringLiteral("told"), watch.told}};
    if (watch.atMost) {
        json.insert(QStringLiteral("atMost"), watch.atMost->toDecimal());
        json.insert(QStringLiteral("currency"), watch.atMost->currency());
    }
    return json;
}

} // namespace

WatchStore::WatchStore(Paths paths) : m_paths(std::move(paths)) {}

QVector<PriceWatch> WatchStore::all() const
{
    const QString file = fileOf(m_paths);
    if (!QFileInfo::exists(file))
        return {};
    try {
        QVector<PriceWatch> watches;
        for (const auto &item :
             JsonReader::parseObject(readFile(file), FailureKind::SettingsUnreadable)["watches"].items())
            watches.append(fromJson(item));
        return watches;
    } catch (const Error &error) {
        const auto &params = error.failure().params;
        const QString reason = params.value(QStringLiteral("what"), params.value(QStringLiteral("reason")));
        throw Error(FailureKind::SettingsUnreadable,
                    {{QStringLiteral("file"), file}, {QStringLiteral("reason"), reason}}, reason);
    }
}

void WatchStore::update(const std::function<void(QVector<PriceWatch> &)> &change) const
{
    makePrivateFolder(m_paths.config);
    const auto held = lockFile(m_paths.config + QStringLiteral("/.watches.lock"));
    auto watches = all();
    change(watches);
    QJsonArray rows;
    for (const auto &watch : std::as_const(watches))
        rows.append(toJson(watch));
    writeFileDurably(fileOf(m_paths), QJsonDocument(QJsonObject{{QStringLiteral("watches"), rows}}).toJson(), 0600);
}

} // namespace spotbook::storage
