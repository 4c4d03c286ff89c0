#include "launch/record.h"

#include "domain/failure.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using storage::Entry;

namespace {
const QString planMember = QStringLiteral("plan");
const QString continuesMember = QStringLiteral("continues");
} // namespace

Standing standingOf(const QVector<Entry> &entries, Act act)
{
    auto standing = Standing::Never;
    for (const auto &entry : entries) {
        if (entry.act != act)
            continue;
        if (entry.kind == Entry::Kind::Intent)
            standing = Standing::Unresolved;
        else if (entry.kind == Entry::Kind::Result)
            standing = entry.id.isEmpty() ? Standing::Never : Standing::Made;
    }
    return standing;
}

const Entry *lastOf(const QVector<Entry> &entries, Act act, Entry::Kind kind)
{
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        if (it->act == act && it->kind == kind)
            return &*it;
    }
    return nullptr;
}

QString madeId(const QVector<Entry> &entries, Act act)
{
    return standingOf(entries, act) == Standing::Made ? lastOf(entries, act, Entry::Kind::Result)->id : QString();
}

QStringList everMadeIds(const QVector<Entry> &entries, Act act)
{
    QStringList ids;
    for (const auto &entry : entries) {
        if (entry.act == act && entry.kind == Entry::Kind::Result && !entry.id.isEmpty() && !ids.contains(entry.id))
            ids.append(entry.id);
    }
    return ids;
}

QString Record::endedAs() const
{
    const auto *end = lastOf(entries, Act::End, Entry::Kind::Result);
    return end ? end->id : QString();
}

QString Record::workDiskId() const
{
    if (plan.workDisk.source == domain::WorkDiskSource::Existing)
        return plan.workDisk.diskId;
    return madeId(entries, Act::CreateDisk);
}

QString Record::continues() const
{
    for (const auto &entry : entries) {
        if (entry.act == Act::Begin && entry.data.contains(continuesMember))
            return entry.data.value(continuesMember).toString();
    }
    return {};
}

Record readRecord(const storage::Paths &paths, const QString &launchId)
{
    Record record;
    record.launchId = launchId;
    record.entries = storage::Journal::read(paths, launchId);
    if (record.entries.isEmpty())
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), launchId}});
    const auto &begin = record.entries.first().data;
    record.plan = domain::planFromJson(begin.contains(planMember) ? begin.value(planMember).toObject() : begin);
    return record;
}

QVector<Record> readRecords(const storage::Paths &paths)
{
    QVector<Record> records;
    for (const auto &id : storage::Journal::launchIds(paths)) {
        try {
            records.append(readRecord(paths, id));
        } catch (const Error &error) {
            // Created and not begun: nothing was called yet.
            if (error.kind() != FailureKind::NotFound)
                throw;
        }
    }
    return records;
}

Record findRecord(const storage::Paths &paths, const QString &profileOrLaunch)
{
    const auto records = readRecords(paths);
    for (const auto &record : records) {
        if (record.launchId == profileOrLaunch)
            return record;
    }
    for (auto it = records.rbegin(); it != records.rend(); ++it) {
        const QString end = it->endedAs();
        if (it->plan.profile == profileOrLaunch && end != QLatin1String("undone") && end != QLatin1String("erased"))
            return *it;
    }
    throw Error(FailureKind::NotFound,
                {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), profileOrLaunch}});
}

QStringList lineage(const storage::Paths &paths, const QString &launchId)
{
    QStringList line;
    const auto known = storage::Journal::launchIds(paths);
    for (QString id = launchId; !id.isEmpty() && !line.contains(id);) {
        line.append(id);
        if (!known.contains(id))
            break;
        id = readRecord(paths, id).continues();
    }
    return line;
}

void endJournal(storage::Journal &journal, const QDateTime &now, const QString &how)
{
    journal.result(Act::End, now, how);
}

} // namespace spotbook::launch
