// Dated receipts: what ended, what stays, what it costs. One JSON file each, never rewritten.
#pragma once

#include "storage/paths.h"

#include <QDateTime>
#include <QJsonObject>
#include <QVector>

namespace spotbook::storage {

void saveReceipt(const Paths &paths, const QDateTime &at, const QString &launchId, const QJsonObject &receipt);
QVector<QJsonObject> receipts(const Paths &paths); // oldest first

} // namespace spotbook::storage
