#include "launch/record.h"

#include "domain/failure.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using storage::Entry;

namespace {
const QString planMember = QStringLiteral("plan");
const QString continuesMember = QStringLiteral("continues");

domain::LaunchPlan planOf(const Entry &begin)
{
    return domain::planFromJson(begin.data.contains(planMember) ? begin.data.value(planMember).toObject() : begin.data);
}
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

bool takenApart(const QVector<Entry> &entries)
{
    for (auto it = entries.rbegin(); it != entries.rend(); ++it) {
        if (it->act == Act::Ready && it->kind == Entry::Kind::Result)
            return false;
        if (it->act == Act::SaveWork)
            return true;
    }
    return false;
}

QString Record::endedAs() const
{
    const auto *end = lastOf(entries, Act::End, Entry::Kind::Result);
    return end ? end->id : QString();
}

std::optional<domain::Money> moneyIn(const QJsonObject &data, const QString &member)
{
    return domain::Money::parse(data.value(member).toString(), data.value(QStringLiteral("currency")).toString());
}

std::optional<domain::Money> shownPrice(const QVector<Entry> &entries, const QString &member)
{
    for (const auto &entry : entries) {
        if (entry.act == Act::Begin && entry.data.contains(member))
            return moneyIn(entry.data, member);
    }
    return std::nullopt;
}

bool Record::cameToNothing() const
{
    const QString end = endedAs();
    return end == QLatin1String("undone") || end == QLatin1String("erased");
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

QString Record::account() const
{
    return entries.isEmpty() ? QString() : entries.first().data.value(accountMember).toString();
}

QString Record::endpoint() const
{
    return entries.isEmpty() ? QString() : entries.first().data.value(endpointMember).toString();
}

Record readRecord(const storage::Paths &paths, const QString &launchId)
{
    Record record;
    record.launchId = launchId;
    record.entries = storage::Journal::read(paths, launchId);
    if (record.entries.isEmpty())
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), launchId}});
    record.plan = planOf(record.entries.first());
    return record;
}

Journals readJournals(const storage::Paths &paths)
{
    Journals journals;
    for (const auto &id : storage::Journal::launchIds(paths)) {
        try {
            journals.records.append(readRecord(paths, id));
        } catch (const Error &error) {
            // Created and not begun: nothing was called yet.
            if (error.kind() == FailureKind::NotFound)
                continue;
            Damaged damaged{id, std::nullopt, {}, error.failure()};
            if (const auto begin = storage::Journal::readBeginning(paths, id)) {
                damaged.plan = planOf(*begin);
                damaged.begunAt = begin->at;
            }
            journals.damaged.append(damaged);
        }
    }
    return journals;
}

QVector<Record> readRecords(const storage::Paths &paths)
{
    const auto journals = readJournals(paths);
    if (!journals.damaged.isEmpty())
        throw Error(journals.damaged.first().why);
    return journals.records;
}

Record findRecord(const storage::Paths &paths, const QString &profileOrLaunch)
{
    const auto journals = readJournals(paths);
    for (const auto &record : journals.records) {
        if (record.launchId == profileOrLaunch)
            return record;
    }
    const Record *newest = nullptr;
    for (auto it = journals.records.rbegin(); it != journals.records.rend() && !newest; ++it) {
        if (it->plan.profile == profileOrLaunch && !it->cameToNothing())
            newest = &*it;
    }
    for (const auto &damaged : journals.damaged) {
        const bool newerOfProfile = damaged.plan && damaged.plan->profile == profileOrLaunch
                                    && (!newest || damaged.begunAt > newest->begunAt());
        if (damaged.launchId == profileOrLaunch || newerOfProfile)
            throw Error(damaged.why);
    }
    if (newest)
        return *newest;
    throw Error(FailureKind::NotFound,
                {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), profileOrLaunch}});
}

QVector<Record> lineage(const storage::Paths &paths, const Record &record)
{
    QVector<Record> line{record};
    QStringList seen{record.launchId};
    const auto known = storage::Journal::launchIds(paths);
    for (QString id = record.continues(); known.contains(id) && !seen.contains(id); id = line.last().continues()) {
        seen.append(id);
        line.append(readRecord(paths, id));
    }
    return line;
}

void endJournal(storage::Journal &journal, const QDateTime &now, const QString &how)
{
    journal.result(Act::End, now, how);
}

} // namespace spotbook::launch
