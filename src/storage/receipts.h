// Dated receipts: what ended, what stays, what it costs. One JSON file each, never rewritten.
#pragma once

#include "storage/paths.h"

#include <QDateTime>
#include <QJsonObject>
#include <QVector>

namespace spotbook::storage {

void saveReceipt(const Paths &paths, const QDateTime &at, const QString &launchId, const QJsonObject &receipt);
// Oldest first. "at" (ISO 8601, UTC) and "launch" say when and of what each is.
QVector<QJsonObject> receipts(const Paths &paths); // throws StorageFailed for one that cannot be read

struct Receipts
{
    QVector<QJsonObject> read; // oldest first
    QStringList unreadable;    // their files
};
// One that cannot be read hides none of the others. For showing.
Receipts readableReceipts(const Paths &paths);

} // namespace spotbook::storage
