// A launch as its journal tells it, read without the lock: for lists, for the monitor, and to find what may
// be left.
#pragma once

#include "domain/failure.h"
#include "domain/launch_plan.h"
#include "storage/journal.h"

#include <QStringList>
#include <optional>

namespace spotbook::launch {

using storage::Act;

// Members of the first entry beside the plan.
inline const QString accountMember = QStringLiteral("account");
inline const QString endpointMember = QStringLiteral("endpoint");
// Members of the note behind it: what was shown for the planned place before the launch began, the machine alone.
inline const QString diskPriceMember = QStringLiteral("diskPerHour");
inline const QString machinePriceMember = QStringLiteral("machinePerHour");
// The same of the note: the price that the person had agreed to (ToKeep::agreedPerHour).
inline const QString agreedPriceMember = QStringLiteral("agreedPerHour");
// Of the purchase, which notes both of them too, of the disk that is there: the machine with its system disk and
// bandwidth, and the system disk alone.
inline const QString boughtPriceMember = QStringLiteral("perHour");
inline const QString systemDiskPriceMember = QStringLiteral("systemDiskPerHour");

enum class Standing { Never, Unresolved, Made };
// Of the newest intent of an act. Made: the result's id; a result without an id means refused, absent or
// given up.
Standing standingOf(const QVector<storage::Entry> &entries, Act act);
QString madeId(const QVector<storage::Entry> &entries, Act act);
QStringList everMadeIds(const QVector<storage::Entry> &entries, Act act); // oldest first
const storage::Entry *lastOf(const QVector<storage::Entry> &entries, Act act, storage::Entry::Kind kind);
// Saving the work has begun since the machine was last ready: though it runs, nothing may serve its notebook any more.
bool takenApart(const QVector<storage::Entry> &entries);
// In the entry's own currency; nullopt where the member is missing.
std::optional<domain::Money> moneyIn(const QJsonObject &data, const QString &member);
// diskPriceMember, machinePriceMember or agreedPriceMember; nullopt where it could not be told then.
std::optional<domain::Money> shownPrice(const QVector<storage::Entry> &entries, const QString &member);

struct Record
{
    QString launchId;
    domain::LaunchPlan plan;
    QVector<storage::Entry> entries;

    QDateTime begunAt() const { return entries.isEmpty() ? QDateTime() : entries.first().at; }
    bool ready() const { return lastOf(entries, Act::Ready, storage::Entry::Kind::Result) != nullptr; }
    bool ended() const { return lastOf(entries, Act::End, storage::Entry::Kind::Result) != nullptr; }
    QString endedAs() const;    // "parked", "released", "erased", "undone"; empty while it goes on
    bool cameToNothing() const; // undone or erased: proved to have left nothing
    bool interrupted() const { return !ready() && !ended(); }
    QString workDiskId() const;
    // The launch whose disk or snapshot this one goes on with; empty when it began with a new disk.
    QString continues() const;
    // Where it was made: the account behind the key of then, and the cloud's endpoint (empty: the provider's own).
    // Without an account nothing is known of either.
    QString account() const;
    QString endpoint() const;
};

// A journal that cannot be read: it may be the only trace of something that costs money.
struct Damaged
{
    QString launchId;
    std::optional<domain::LaunchPlan> plan; // where the first entry can be read
    QDateTime begunAt;                      // the same
    domain::Failure why;
};
struct Journals
{
    QVector<Record> records; // oldest first
    QVector<Damaged> damaged;
};

Record readRecord(const storage::Paths &paths, const QString &launchId);
// One that cannot be read hides none of the others. For showing.
Journals readJournals(const storage::Paths &paths);
// Oldest first. Throws for a journal that cannot be read. For whoever is about to buy or to delete.
QVector<Record> readRecords(const storage::Paths &paths);
// By launch id, or the newest launch of a profile that has not come to nothing (undone, erased). Throws
// NotFound, and what is wrong with the journal that is meant.
Record findRecord(const storage::Paths &paths, const QString &profileOrLaunch);
// This launch and those whose work it goes on with, newest first.
QVector<Record> lineage(const storage::Paths &paths, const Record &record);

void endJournal(storage::Journal &journal, const QDateTime &now, const QString &how);

} // namespace spotbook::launch
