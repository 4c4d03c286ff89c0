// One line of the journal file and its reading. Used by journal.cpp and the tests of the format.
#pragma once

#include "storage/journal.h"

namespace spotbook::storage {

QByteArray toLine(const Entry &entry); // with its line break

struct JournalFile
{
    QVector<Entry> entries;
    domain::LaunchPlan plan;
    qint64 goodBytes = 0; // up to and with the last whole line
};

// Throws StorageFailed with file and line for anything but a torn end.
JournalFile parseJournal(const QByteArray &content, const QString &file);

} // namespace spotbook::storage
