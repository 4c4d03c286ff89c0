// Shared by the files that implement actions: look-up, filters and paging as the reference describes them.
#pragma once

#include "practice/catalogue.h"
#include "practice/cloud.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace spotbook::practice {

inline constexpr const char *ecs = "2014-05-26";
inline constexpr const char *vpc = "2016-04-28";
inline constexpr const char *sts = "2015-04-01";
inline constexpr const char *bss = "2017-12-14";

using ActionTable = QHash<QString, Handler>;
inline void add(ActionTable &table, const char *version, const char *name, Handler handler)
{
    table.insert(QString::fromLatin1(version) % QLatin1Char('/') % QString::fromLatin1(name), handler);
}

void addRegionActions(ActionTable &table);
void addPriceActions(ActionTable &table);
void addNetworkActions(ActionTable &table);
void addSecurityGroupActions(ActionTable &table);
void addKeyPairActions(ActionTable &table);
void addDiskActions(ActionTable &table);
void addSnapshotActions(ActionTable &table);
void addImageActions(ActionTable &table);
void addRunActions(ActionTable &table);
void addInstanceActions(ActionTable &table);
void addLifeCycleActions(ActionTable &table);
void addAccountActions(ActionTable &table);
void addTagActions(ActionTable &table);
void addAssistantActions(ActionTable &table);
void addBillActions(ActionTable &table);

// The record with this id in the call's region that can be seen by now; throws `code`. The id is a view: GCC 13 and
// later take a reference that comes back for one into a temporary that was given by reference.
template <typename T>
T &lookUp(Call &call, QMap<QString, T> &all, QStringView id, const char *code)
{
    const auto found = all.find(id.toString());
    if (found == all.end() || found->visibleAt > call.now
        || (!call.regionId.isEmpty() && found->regionId != call.regionId))
        throw apiError(code);
    return *found;
}
Instance &instanceOf(Call &call, QStringView id);
Disk &diskOf(Call &call, QStringView id);

bool hasTags(const TagMap &tags, const TagMap &wanted);     // an empty wanted value matches any
bool wildcard(const QString &pattern, const QString &text); // "*" at either end

// Records of the call's region that can be seen and carry the Tag.N asked for.
template <typename T>
QVector<const T *> visibleOnes(const Call &call, const QMap<QString, T> &all)
{
    const TagMap wanted = call.params.tags();
    QVector<const T *> found;
    for (const T &record : all)
        if (record.visibleAt <= call.now && (call.regionId.isEmpty() || record.regionId == call.regionId)
            && hasTags(record.tags, wanted))
            found << &record;
    return found;
}

bool filterSays(const Call &call, const char *parameter, const QString &value); // absent parameter: true
bool nameFits(const Call &call, const char *parameter, const QString &name);

// NextToken/MaxResults, or PageNumber/PageSize where the caller sends those: puts the wrapped list and the paging
// fields into the answer.
void putTokenPage(const Call &call, QJsonObject &answer, const QJsonArray &all, const char *outer, const char *inner,
                  int most, int standard);
void putNumberPage(const Call &call, QJsonObject &answer, const QJsonArray &all, const char *outer, const char *inner,
                   int most, int standard = 10);

QJsonObject wrapped(const char *inner, const QJsonArray &items);
QJsonObject ecsTags(const TagMap &tags);
QJsonObject vpcTags(const TagMap &tags);
QString q(const char *text);
void needBalance(const Call &call);
void checkCategory(const QString &category);

} // namespace spotbook::practice
