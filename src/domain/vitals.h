// How a machine is doing: what one look at it over SSH has found.
#pragma once

#include "domain/failure.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QVector>
#include <optional>

namespace spotbook::domain {

enum class GpuPresence {
    Unknown,  // the machine did not say
    None,     // there is no GPU in it
    NoDriver, // there is one, and no driver speaks for it
    Failed,   // the driver is there and did not answer in time
    Present,
};

// What the driver does not tell is empty.
struct GpuVitals
{
    QString name;
    std::optional<int> busyPercent;
    std::optional<qint64> usedMiB;
    std::optional<qint64> totalMiB;
    std::optional<int> celsius;
    bool operator==(const GpuVitals &) const = default;
};

struct FolderUse
{
    qint64 usedKiB = 0;
    qint64 totalKiB = 0;
    qint64 inodesUsed = 0;
    qint64 inodesTotal = 0; // 0: this file system does not count them
    bool operator==(const FolderUse &) const = default;
};

// Since the machine was started; only the difference of two says something.
struct CpuTicks
{
    qint64 busy = 0;
    qint64 total = 0;
    bool operator==(const CpuTicks &) const = default;
};

struct Vitals
{
    QDateTime seenAt; // UTC, by this computer's clock
    GpuPresence gpu = GpuPresence::Unknown;
    QVector<GpuVitals> gpus;
    CpuTicks ticks;
    int cpus = 0;
    std::optional<int> cpuPercent; // since the look before; empty at the first
    qint64 memoryUsedMiB = 0;      // what programs hold, without caches
    qint64 memoryTotalMiB = 0;
    std::optional<FolderUse> work; // the work disk; empty while it is not mounted
};

// Reads what the look's command prints: sections "#stat" (/proc/stat's first line), "#cpus", "#meminfo", "#disk" (df -P
// -k and df -P -i, or "none"), "#gpu" (nvidia-smi --query-gpu=name,utilization.gpu,memory.used,memory.total,
// temperature.gpu --format=csv,noheader,nounits; "none", "no-driver" or "failed") and "#end". nullopt when it was cut
// short or is something else. seenAt stays empty.
std::optional<Vitals> parseVitals(const QByteArray &output, const CpuTicks &before);

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Vitals)
