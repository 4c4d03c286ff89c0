// Who is calling, what the account may do, and tags.
#include "practice/actions.h"

#include <algorithm>

namespace spotbook::practice {

namespace {

const QString accountId = QStringLiteral("1234567890123456");

Reply getCallerIdentity(Call &call)
{
    const bool root = call.state.identityType == q("Account");
    return {{{q("AccountId"), accountId},
             {q("IdentityType"), call.state.identityType},
             {q("UserId"), root ? accountId : q("216959339000654321")},
             {q("PrincipalId"), root ? accountId : q("216959339000654321")},
             {q("Arn"), root ? QString(q("acs:ram::") % accountId % q(":root"))
                             : QString(q("acs:ram::") % accountId % q(":user/practice"))}},
            {},
            {}};
}

QString attributeValue(const Call &call, const QString &name)
{
    int used = 0;
    for (const Instance &instance : call.state.instances)
        if (instance.isSpot() && instance.regionId == call.regionId)
            used += findType(instance.typeId)->cpu;
    if (name == q("max-spot-instance-vcpu-count"))
        return QString::number(call.state.maxSpotVcpu);
    if (name == q("used-spot-instance-vcpu-count"))
        return QString::number(used);
    if (name == q("max-postpaid-instance-vcpu-count"))
        return q("500");
    if (name == q("used-postpaid-instance-vcpu-count"))
        return q("0");
    if (name == q("max-security-groups"))
        return q("100");
    if (name == q("instance-network-type"))
        return q("vpc");
    if (name == q("real-name-authentication"))
        return call.state.realName;
    return {};
}

Reply describeAccountAttributes(Call &call)
{
    QStringList names = call.params.list(q("AttributeName"));
    if (names.size() > 8)
        throw invalidParameter(q("AttributeName"), q("at most 8 names in one call"));
    if (names.isEmpty())
        names = QStringList{q("instance-network-type"),         q("max-postpaid-instance-vcpu-count"),
                            q("max-security-groups"),           q("max-spot-instance-vcpu-count"),
                            q("used-spot-instance-vcpu-count"), q("real-name-authentication")};
    QJsonArray list;
    for (const QString &name : names) {
        const QString value = attributeValue(call, name);
        if (value.isEmpty())
            continue;
        list << QJsonObject{{q("AttributeName"), name},
                            {q("AttributeValues"), wrapped("ValueItem", {QJsonObject{{q("Value"), value}}})}};
    }
    return {{{q("AccountAttributeItems"), wrapped("AccountAttributeItem", list)}}, {}, {}};
}

// The tags of a taggable thing, or nullptr.
TagMap *tagsOf(Call &call, const QString &type, const QString &id)
{
    const auto in = [&](auto &all, const QString &key) -> TagMap * {
        const auto found = all.find(key);
        const bool there = found != all.end() && found->visibleAt <= call.now && found->regionId == call.regionId;
        return there ? &found->tags : nullptr;
    };
    if (type == q("instance"))
        return in(call.state.instances, id);
    if (type == q("disk"))
        return in(call.state.disks, id);
    if (type == q("snapshot"))
        return in(call.state.snapshots, id);
    if (type == q("image"))
        return in(call.state.images, id);
    if (type == q("securitygroup"))
        return in(call.state.securityGroups, id);
    if (type == q("keypair"))
        return in(call.state.keyPairs, QString(call.regionId % QLatin1Char('/') % id));
    throw apiError("InvalidResourceType.NotFound", q("The specified ResourceType cannot be tagged."));
}

Reply tagResources(Call &call)
{
    const QString type = call.params.required(q("ResourceType"));
    const QStringList ids = call.params.list(q("ResourceId"));
    const TagMap wanted = call.params.tags();
    for (const QString &id : ids) {
        const TagMap *tags = tagsOf(call, type, id);
        if (!tags)
            throw apiError("InvalidResourceId.NotFound", q("The specified ResourceId does not exist."));
        TagMap sum = *tags;
        for (auto it = wanted.begin(); it != wanted.end(); ++it)
            sum.insert(it.key(), it.value());
        if (sum.size() > 20)
            throw apiError("OperationDenied.QuotaExceed",
                           q("The quota of tags on resource is beyond permitted range."));
    }
    for (const QString &id : ids) {
        TagMap *tags = tagsOf(call, type, id);
        for (auto it = wanted.begin(); it != wanted.end(); ++it)
            tags->insert(it.key(), it.value());
    }
    return {};
}

QStringList taggable(Call &call, const QString &type)
{
    const auto keys = [&](const auto &all) {
        QStringList ids;
        for (const auto &record : all)
            ids << (type == q("keypair") ? record.name : record.id);
        return ids;
    };
    if (type == q("instance"))
        return keys(call.state.instances);
    if (type == q("disk"))
        return keys(call.state.disks);
    if (type == q("snapshot"))
        return keys(call.state.snapshots);
    if (type == q("image"))
        return keys(call.state.images);
    if (type == q("securitygroup"))
        return keys(call.state.securityGroups);
    return keys(call.state.keyPairs);
}

Reply listTagResources(Call &call)
{
    const QString type = call.params.required(q("ResourceType"));
    const QStringList ids = call.params.list(q("ResourceId"));
    const TagMap wanted = call.params.tags();
    if (ids.isEmpty() && wanted.isEmpty())
        throw missingParameter(q("ResourceId"));
    QJsonArray list;
    for (const QString &id : ids.isEmpty() ? taggable(call, type) : ids) {
        const TagMap *tags = tagsOf(call, type, id);
        if (!tags || !hasTags(*tags, wanted))
            continue;
        for (auto it = tags->begin(); it != tags->end(); ++it)
            list << QJsonObject{
                {q("ResourceId"), id}, {q("ResourceType"), type}, {q("TagKey"), it.key()}, {q("TagValue"), it.value()}};
    }
    QJsonObject answer;
    putTokenPage(call, answer, list, "TagResources", "TagResource", 50, 50);
    answer.remove(q("TotalCount"));
    return {answer, {}, {}};
}

} // namespace

void addAccountActions(ActionTable &table)
{
    add(table, sts, "GetCallerIdentity", getCallerIdentity);
    add(table, ecs, "DescribeAccountAttributes", describeAccountAttributes);
}

void addTagActions(ActionTable &table)
{
    add(table, ecs, "TagResources", tagResources);
    add(table, ecs, "ListTagResources", listTagResources);
}

} // namespace spotbook::practice
