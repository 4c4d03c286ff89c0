// What can be bought where, for how much.
#pragma once

#include "domain/money.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace spotbook::domain {

struct MachineType
{
    QString id;     // "ecs.gn5-c4g1.xlarge"
    QString family; // "ecs.gn5"
    int vcpus = 0;
    qint64 memoryMiB = 0;
    int gpus = 0;
    QString gpuName;      // "NVIDIA P100", as the provider writes it
    int gpuMemoryGiB = 0; // per GPU
    int localDisks = 0;   // instance storage: dies with the machine
    int localDiskGiB = 0; // each
    QString architecture; // "X86" or "ARM"

    // False where the provider bills a stopped machine on (local disks).
    bool stopEndsCharge() const { return localDisks == 0; }
    bool operator==(const MachineType &) const = default;
};

enum class Stock { Unknown, Available, Low, SoldOut };

// How many of a type's spot machines the provider took back in the last 30 days.
struct ReleaseRate
{
    double percent = 0; // on average
    QString range;      // as the provider words it, "0-3%"; may be empty
    bool operator==(const ReleaseRate &) const = default;
};

// The rate of one machine type in one zone.
struct SpotAdvice
{
    QString zoneId;
    QString typeId;
    ReleaseRate release;
};

// One machine type in one zone.
struct Offer
{
    MachineType type;
    QString regionId;
    QString zoneId;
    Stock stock = Stock::Unknown;
    std::optional<Money> spotPerHour; // market price now
    std::optional<Money> onDemandPerHour;
    std::optional<ReleaseRate> release = {}; // absent: the provider does not say
    QStringList systemDiskCategories;        // filled by CloudProvider::diskCategories()
    QStringList dataDiskCategories;
};

struct PricePoint
{
    QDateTime at; // UTC
    QString zoneId;
    Money spotPerHour;
    Money onDemandPerHour;
};

// Names a price: what is charged and how much per hour.
struct PriceItem
{
    enum class What { Machine, SystemDisk, DataDisk, Bandwidth, Image, Other };
    What what = What::Other;
    Money perHour; // list price for disks and on-demand, market price for spot
};

struct PriceQuote
{
    Money perHour; // the whole order, per hour
    QVector<PriceItem> items;
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::MachineType)
Q_DECLARE_METATYPE(spotbook::domain::Offer)
Q_DECLARE_METATYPE(spotbook::domain::PriceQuote)
