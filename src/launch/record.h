// A launch as its journal tells it, read without the lock: for lists, for the monitor, and to find what may
// be left.
#pragma once

#include "domain/launch_plan.h"
#include "storage/journal.h"

#include <QStringList>
#include <optional>

namespace spotbook::launch {

using storage::Act;

enum class Standing { Never, Unresolved, Made };
// Of the newest intent of an act. Made: the result's id; a result without an id means refused, absent or
// given up.
Standing standingOf(const QVector<storage::Entry> &entries, Act act);
QString madeId(const QVector<storage::Entry> &entries, Act act);
QStringList everMadeIds(const QVector<storage::Entry> &entries, Act act); // oldest first
const storage::Entry *lastOf(const QVector<storage::Entry> &entries, Act act, storage::Entry::Kind kind);

struct Record
{
    QString launchId;
    domain::LaunchPlan plan;
    QVector<storage::Entry> entries;

    QDateTime begunAt() const { return entries.isEmpty() ? QDateTime() : entries.first().at; }
    bool ready() const { return lastOf(entries, Act::Ready, storage::Entry::Kind::Result) != nullptr; }
    bool ended() const { return lastOf(entries, Act::End, storage::Entry::Kind::Result) != nullptr; }
    QString endedAs() const; // "parked", "released", "erased", "undone"; empty while it goes on
    bool interrupted() const { return !ready() && !ended(); }
    QString workDiskId() const;
    // The launch whose disk or snapshot this one goes on with; empty when it began with a new disk.
    QString continues() const;
};

Record readRecord(const storage::Paths &paths, const QString &launchId);
// Oldest first. A journal that cannot be read is an error: it may be the only trace of something that costs
// money.
QVector<Record> readRecords(const storage::Paths &paths);
// By launch id, or the newest launch of a profile that has not come to nothing (undone, erased). Throws
// NotFound.
Record findRecord(const storage::Paths &paths, const QString &profileOrLaunch);
// This launch and those whose work it goes on with, newest first.
QStringList lineage(const storage::Paths &paths, const QString &launchId);

void endJournal(storage::Journal &journal, const QDateTime &now, const QString &how);

} // namespace spotbook::launch
