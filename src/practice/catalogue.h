// What is for sale: regions, zones, instance types, stock, images and prices. Pure functions of their arguments, the
// same on every computer and in every run; safe from any thread.
//
// Sizes and GPU facts are those of the official family pages. Prices are made up at a plausible height (CNY).
#pragma once

#include "practice/state.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace spotbook::practice {

struct RegionInfo
{
    QString id;
    QString nameZh;
    QString nameEn;
    QStringList zones;
    double priceFactor;
};

struct TypeInfo
{
    QString id;
    QString family;
    int cpu;
    double memoryGiB;
    int gpus;
    QString gpuSpec;
    double gpuMemoryGiB;
    int localDisks;
    int localDiskGiB;
    int generation; // 0 CPU (old disks and ESSD), 5..8 the GPU generation; decides the disk categories
    double hourlyPrice;
};

struct ImageInfo
{
    QString id;
    QString family;
    QString name;
    QString osName;
    QString platform;
    int sizeGiB;
};

const QVector<RegionInfo> &regions();
const RegionInfo *findRegion(const QString &id); // nullptr when there is none
const RegionInfo *regionOfZone(const QString &zoneId);
const QVector<TypeInfo> &types();
const TypeInfo *findType(const QString &id);
const QVector<ImageInfo> &systemImages();

enum class Stock { WithStock, ClosedWithStock, WithoutStock, NotSold };
Stock stockOf(const QString &zoneId, const TypeInfo &type);

// Categories the zone sells and the type takes.
QStringList diskCategories(const QString &zoneId, const TypeInfo &type);
struct SizeRange
{
    int least;
    int most;
};
SizeRange diskSizes(const QString &category, const QString &performanceLevel, bool systemDisk);

double onDemandPrice(const QString &zoneId, const TypeInfo &type); // CNY/hour
double diskPrice(const QString &category, int sizeGiB);            // CNY/hour
double snapshotPrice(int sizeGiB);                                 // CNY/hour
double bandwidthPrice(int mbit, const QString &chargeType);        // CNY/hour (by traffic: 0 up front)
// The market price at a time; it changes at the full hour and never exceeds the on-demand price.
double spotPrice(const QString &zoneId, const TypeInfo &type, qint64 atMs, const QVector<PriceFactor> &factors);
constexpr qint64 spotPriceStepMs = 3600 * 1000;
double roundMilli(double value);

} // namespace spotbook::practice
