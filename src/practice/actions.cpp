#include "practice/actions.h"

namespace spotbook::practice {

const QHash<QString, Handler> &actionTable()
{
    static const ActionTable table = [] {
        ActionTable all;
        addRegionActions(all);
        addPriceActions(all);
        addNetworkActions(all);
        addSecurityGroupActions(all);
        addKeyPairActions(all);
        addDiskActions(all);
        addSnapshotActions(all);
        addImageActions(all);
        addRunActions(all);
        addInstanceActions(all);
        addLifeCycleActions(all);
        addAccountActions(all);
        addTagActions(all);
        addAssistantActions(all);
        addBillActions(all);
        return all;
    }();
    return table;
}

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

Instance &instanceOf(Call &call, QStringView id)
{
    return lookUp(call, call.state.instances, id, "InvalidInstanceId.NotFound");
}

Disk &diskOf(Call &call, QStringView id)
{
    return lookUp(call, call.state.disks, id, "InvalidDiskId.NotFound");
}

bool hasTags(const TagMap &tags, const TagMap &wanted)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        if (!tags.contains(it.key()) || (!it.value().isEmpty() && tags.value(it.key()) != it.value()))
            return false;
    return true;
}

bool wildcard(const QString &pattern, const QString &text)
{
    QString core = pattern;
    const bool open = core.startsWith(QLatin1Char('*'));
    const bool close = core.size() > 1 && core.endsWith(QLatin1Char('*'));
    core = core.mid(open ? 1 : 0);
    core.chop(close ? 1 : 0);
    if (open && close)
        return text.contains(core);
    return open ? text.endsWith(core) : close ? text.startsWith(core) : text == core;
}

bool filterSays(const Call &call, const char *parameter, const QString &value)
{
    return !call.params.has(q(parameter)) || call.params.text(q(parameter)) == value;
}

bool nameFits(const Call &call, const char *parameter, const QString &name)
{
    return !call.params.has(q(parameter)) || wildcard(call.params.text(q(parameter)), name);
}

QJsonObject wrapped(const char *inner, const QJsonArray &items)
{
    return {{q(inner), items}};
}

namespace {

int pageSize(const Call &call, const QString &parameter, int most, int standard)
{
    const int size = call.params.number(parameter, standard);
    if (size < 1 || size > most)
        throw invalidParameter(parameter, QStringLiteral("must be between 1 and %1").arg(most));
    return size;
}

QJsonArray slice(const QJsonArray &all, int from, int count)
{
    QJsonArray part;
    for (int i = from; i < all.size() && i < from + count; ++i)
        part << all.at(i);
    return part;
}

int offsetOf(const Call &call)
{
    const QString token = call.params.text(q("NextToken"));
    if (token.isEmpty())
        return 0;
    const QList<QByteArray> parts = QByteArray::fromBase64(token.toLatin1()).split(':');
    bool ok = false;
    const int offset = parts.size() == 2 ? parts.at(1).toInt(&ok) : 0;
    if (!ok || QString::fromLatin1(parts.at(0)) != call.action)
        throw apiError("InvalidNextToken");
    return offset;
}

QJsonObject tagList(const TagMap &tags, const char *key, const char *value)
{
    QJsonArray list;
    for (auto it = tags.begin(); it != tags.end(); ++it)
        list << QJsonObject{{q(key), it.key()}, {q(value), it.value()}};
    return wrapped("Tag", list);
}

} // namespace

void putNumberPage(const Call &call, QJsonObject &answer, const QJsonArray &all, const char *outer, const char *inner,
                   int most, int standard)
{
    const int size = pageSize(call, q("PageSize"), most, standard);
    const int number = call.params.number(q("PageNumber"), 1);
    if (number < 1)
        throw invalidParameter(q("PageNumber"), QStringLiteral("must be 1 or more"));
    answer.insert(q(outer), wrapped(inner, slice(all, (number - 1) * size, size)));
    answer.insert(q("PageNumber"), number);
    answer.insert(q("PageSize"), size);
    answer.insert(q("TotalCount"), all.size());
}

void putTokenPage(const Call &call, QJsonObject &answer, const QJsonArray &all, const char *outer, const char *inner,
                  int most, int standard)
{
    if (call.params.has(q("PageNumber")) || call.params.has(q("PageSize"))) {
        putNumberPage(call, answer, all, outer, inner, most, standard);
        return;
    }
    const int size = pageSize(call, q("MaxResults"), most, standard);
    const int offset = offsetOf(call);
    const QJsonArray part = slice(all, offset, size);
    answer.insert(q(outer), wrapped(inner, part));
    const int next = offset + part.size();
    const QByteArray token = call.action.toLatin1() + ':' + QByteArray::number(next);
    answer.insert(q("NextToken"), next < all.size() ? QString::fromLatin1(token.toBase64()) : QString());
    // With tokens the total says nothing; some actions do not even have the field.
    if (call.action != QLatin1String("DescribeInstanceTypes")
        && call.action != QLatin1String("DescribeSecurityGroupAttribute"))
        answer.insert(q("TotalCount"), part.size());
}

QJsonObject ecsTags(const TagMap &tags)
{
    return tagList(tags, "TagKey", "TagValue");
}
QJsonObject vpcTags(const TagMap &tags)
{
    return tagList(tags, "Key", "Value");
}

void needBalance(const Call &call)
{
    if (call.state.balance < 100)
        throw apiError("InvalidAccountStatus.NotEnoughBalance");
}

void checkCategory(const QString &category)
{
    static const QStringList known{q("cloud"), q("cloud_efficiency"), q("cloud_ssd"), q("cloud_essd"), q("cloud_auto")};
    if (!known.contains(category))
        throw apiError("InvalidDiskCategory.NotSupported");
}

} // namespace spotbook::practice
