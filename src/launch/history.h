// What was run on this computer's account: one line per machine that was bought, from journals and receipts alone. Asks
// the cloud nothing.
#pragma once

#include "domain/launch_state.h"
#include "launch/record.h"
#include "storage/receipts.h"

#include <QDateTime>
#include <QJsonObject>
#include <QVector>
#include <optional>

namespace spotbook::launch {

struct Session
{
    enum class End {
        Unknown,     // the journal says nothing, and the cloud was not asked yet
        Running,     // its machine is there
        Interrupted, // a launch that came to no end
        Parked,
        Released,
        Erased,
        Undone,
        TimeOver, // the cloud ended it at its time
        Gone,     // taken back by the cloud, or ended elsewhere
    };

    QString launchId;
    QString profile;
    QString typeId;
    QString regionId;
    QString zoneId;
    QDateTime began; // UTC; when the machine was bought
    QDateTime ended; // UTC; invalid while it runs, and where nobody knows
    End end = End::Unknown;
    std::optional<domain::Money> cost;
    bool estimated = false; // of the price when it was bought and the time, without a receipt
    QVector<QJsonObject> receipts;
};

struct History
{
    QVector<Session> sessions; // newest first
    QStringList unreadable;    // journals and receipts that cannot be read
};

// `known`: what the monitor has published last; nullopt when it has not looked yet. Throws StorageFailed.
History history(const storage::Paths &paths, const std::optional<QVector<domain::LaunchState>> &known);

struct MonthSum
{
    QString month; // "2024-03", by the local time at which the sessions began
    int sessions = 0;
    std::optional<domain::Money> cost; // nothing where none of its sessions has one; the first currency's
    int unknown = 0;                   // sessions without a cost, or in another currency
};
// Newest first.
QVector<MonthSum> sumsByMonth(const QVector<Session> &sessions);

QString endName(Session::End end); // stable: "parked", "time-over"
// RFC 4180, UTF-8, with a heading; times in UTC.
QByteArray toCsv(const QVector<Session> &sessions);

} // namespace spotbook::launch
