#include "practice/catalogue.h"

#include <QCryptographicHash>
#include <algorithm>
#include <cmath>

namespace spotbook::practice {

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

// "cn-hangzhou" + "bh" -> cn-hangzhou-b, cn-hangzhou-h; "us-west-1" + "ab" -> us-west-1a, us-west-1b.
RegionInfo region(const char *id, const char *zh, const char *en, const char *letters, double factor)
{
    RegionInfo info{s(id), s(zh), s(en), {}, factor};
    for (const char *letter = letters; *letter; ++letter)
        info.zones << (info.id.back().isDigit() ? info.id : info.id % QLatin1Char('-')) + QLatin1Char(*letter);
    return info;
}

TypeInfo gpu(const char *id, int cpu, double memory, int gpus, const char *spec, double gpuMemory, int generation,
             double price, int localDisks = 0, int localGiB = 0)
{
    const QString name = s(id);
    return {name,      name.section(QLatin1Char('.'), 0, 1).section(QLatin1Char('-'), 0, 0),
            cpu,       memory,
            gpus,      s(spec),
            gpuMemory, localDisks,
            localGiB,  generation,
            price};
}

// A number in [0, 1) that depends on nothing but the text.
double unit(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5);
    quint32 value = 0;
    for (int i = 0; i < 4; ++i)
        value = (value << 8) | quint8(hash.at(i));
    return double(value) / 4294967296.0;
}

} // namespace

const QVector<RegionInfo> &regions()
{
    static const QVector<RegionInfo> list{
        region("cn-hangzhou", "华东1（杭州）", "China (Hangzhou)", "hibjk", 1.0),
        region("cn-shanghai", "华东2（上海）", "China (Shanghai)", "glbe", 1.0),
        region("cn-beijing", "华北2（北京）", "China (Beijing)", "hfec", 1.02),
        region("cn-zhangjiakou", "华北3（张家口）", "China (Zhangjiakou)", "abc", 0.9),
        region("cn-wulanchabu", "华北6（乌兰察布）", "China (Ulanqab)", "ab", 0.82),
        region("cn-shenzhen", "华南1（深圳）", "China (Shenzhen)", "def", 1.01),
        region("cn-hongkong", "中国香港", "China (Hong Kong)", "bcd", 1.4),
        region("ap-southeast-1", "新加坡", "Singapore", "abc", 1.45),
        region("us-west-1", "美国（硅谷）", "US (Silicon Valley)", "ab", 1.5),
        region("eu-central-1", "德国（法兰克福）", "Germany (Frankfurt)", "ab", 1.48)};
    return list;
}

const RegionInfo *findRegion(const QString &id)
{
    for (const RegionInfo &info : regions())
        if (info.id == id)
            return &info;
    return nullptr;
}

const RegionInfo *regionOfZone(const QString &zoneId)
{
    for (const RegionInfo &info : regions())
        if (info.zones.contains(zoneId))
            return &info;
    return nullptr;
}

const QVector<TypeInfo> &types()
{
    static const QVector<TypeInfo> list{gpu("ecs.gn5-c4g1.xlarge", 4, 30, 1, "NVIDIA P100", 16, 5, 11.78, 1, 440),
                                        gpu("ecs.gn5-c8g1.2xlarge", 8, 60, 1, "NVIDIA P100", 16, 5, 14.35, 1, 440),
                                        gpu("ecs.gn5-c4g1.2xlarge", 8, 60, 2, "NVIDIA P100", 16, 5, 23.56, 2, 440),
                                        gpu("ecs.gn5-c8g1.4xlarge", 16, 120, 2, "NVIDIA P100", 16, 5, 28.7, 2, 440),
                                        gpu("ecs.gn5-c28g1.7xlarge", 28, 112, 1, "NVIDIA P100", 16, 5, 20.39, 1, 440),
                                        gpu("ecs.gn5-c8g1.8xlarge", 32, 240, 4, "NVIDIA P100", 16, 5, 57.4, 4, 440),
                                        gpu("ecs.gn5-c28g1.14xlarge", 56, 224, 2, "NVIDIA P100", 16, 5, 40.78, 2, 440),
                                        gpu("ecs.gn5-c8g1.14xlarge", 54, 480, 8, "NVIDIA P100", 16, 5, 114.8, 8, 440),
                                        gpu("ecs.gn5i-c2g1.large", 2, 8, 1, "NVIDIA P4", 8, 5, 8.21),
                                        gpu("ecs.gn5i-c4g1.xlarge", 4, 16, 1, "NVIDIA P4", 8, 5, 9.18),
                                        gpu("ecs.gn5i-c8g1.2xlarge", 8, 32, 1, "NVIDIA P4", 8, 5, 11.06),
                                        gpu("ecs.gn6i-c4g1.xlarge", 4, 15, 1, "NVIDIA T4", 16, 6, 11.84),
                                        gpu("ecs.gn6i-c8g1.2xlarge", 8, 31, 1, "NVIDIA T4", 16, 6, 14.21),
                                        gpu("ecs.gn6i-c24g1.12xlarge", 48, 186, 2, "NVIDIA T4", 16, 6, 34.7),
                                        gpu("ecs.gn6v-c8g1.2xlarge", 8, 32, 1, "NVIDIA V100", 16, 6, 26.46),
                                        gpu("ecs.gn6v-c8g1.8xlarge", 32, 128, 4, "NVIDIA V100", 16, 6, 105.84),
                                        gpu("ecs.gn6e-c12g1.3xlarge", 12, 92, 1, "NVIDIA V100", 32, 6, 29.18),
                                        gpu("ecs.gn7i-c8g1.2xlarge", 8, 30, 1, "NVIDIA A10", 24, 7, 9.74),
                                        gpu("ecs.gn7i-c16g1.4xlarge", 16, 60, 1, "NVIDIA A10", 24, 7, 10.38),
                                        gpu("ecs.gn7i-c32g1.8xlarge", 32, 188, 1, "NVIDIA A10", 24, 7, 12.91),
                                        gpu("ecs.gn8is.2xlarge", 8, 64, 1, "NVIDIA L20", 48, 8, 14.63),
                                        gpu("ecs.gn8is.4xlarge", 16, 128, 1, "NVIDIA L20", 48, 8, 16.92),
                                        gpu("ecs.gn8is-2x.8xlarge", 32, 256, 2, "NVIDIA L20", 48, 8, 33.84),
                                        gpu("ecs.e-c1m1.large", 2, 2, 0, "", 0, 0, 0.16),
                                        gpu("ecs.e-c1m2.large", 2, 4, 0, "", 0, 0, 0.23),
                                        gpu("ecs.g6.xlarge", 4, 16, 0, "", 0, 0, 1.02)};
    return list;
}

const TypeInfo *findType(const QString &id)
{
    for (const TypeInfo &info : types())
        if (info.id == id)
            return &info;
    return nullptr;
}

const QVector<ImageInfo> &systemImages()
{
    static const QVector<ImageInfo> list{{s("debian_12_11_x64_20G_alibase_20260815.vhd"), s("acs:debian_12_x64"),
                                          s("debian_12_11_x64"), s("Debian 12.11 64-bit"), s("Debian"), 20},
                                         {s("ubuntu_22_04_x64_20G_alibase_20260810.vhd"), s("acs:ubuntu_22_04_x64"),
                                          s("ubuntu_22_04_x64"), s("Ubuntu 22.04 64-bit"), s("Ubuntu"), 20},
                                         {s("ubuntu_24_04_x64_20G_alibase_20260810.vhd"), s("acs:ubuntu_24_04_x64"),
                                          s("ubuntu_24_04_x64"), s("Ubuntu 24.04 64-bit"), s("Ubuntu"), 20},
                                         {s("aliyun_3_x64_20G_alibase_20260822.vhd"),
                                          s("acs:alibaba_cloud_linux_3_2104_lts_x64"), s("aliyun_3_x64"),
                                          s("Alibaba Cloud Linux 3.2104 LTS 64-bit"), s("Aliyun"), 20}};
    return list;
}

Stock stockOf(const QString &zoneId, const TypeInfo &type)
{
    const RegionInfo *home = regionOfZone(zoneId);
    if (!home)
        return Stock::NotSold;
    // A region's first zone sells everything, so that every type can be had somewhere in each region.
    if (home->zones.first() == zoneId || type.generation == 0)
        return Stock::WithStock;
    if (unit(QStringLiteral("sold/") % zoneId % QLatin1Char('/') % type.family) < 0.25)
        return Stock::NotSold;
    const double stock = unit(QStringLiteral("stock/") % zoneId % QLatin1Char('/') % type.id);
    return stock < 0.65 ? Stock::WithStock : stock < 0.8 ? Stock::ClosedWithStock : Stock::WithoutStock;
}

QStringList diskCategories(const QString &zoneId, const TypeInfo &type)
{
    const RegionInfo *home = regionOfZone(zoneId);
    const bool sellsSsd = home && (home->zones.size() < 3 || home->zones.last() != zoneId);
    QStringList list;
    if (type.generation < 7) {
        list << s("cloud_efficiency");
        if (sellsSsd)
            list << s("cloud_ssd");
    }
    if (type.generation != 5)
        list << s("cloud_essd") << s("cloud_auto");
    return list;
}

SizeRange diskSizes(const QString &category, const QString &performanceLevel, bool systemDisk)
{
    int least = 20;
    if (category == QLatin1String("cloud_auto")
        || (category == QLatin1String("cloud_essd") && performanceLevel == QLatin1String("PL0")))
        least = 1;
    else if (performanceLevel == QLatin1String("PL2"))
        least = 461;
    else if (performanceLevel == QLatin1String("PL3"))
        least = 1261;
    const bool essd = category == QLatin1String("cloud_essd") || category == QLatin1String("cloud_auto");
    return {least, systemDisk ? 2048 : essd ? 65536 : 32768};
}

double roundMilli(double value)
{
    return std::round(value * 1000) / 1000;
}

double onDemandPrice(const QString &zoneId, const TypeInfo &type)
{
    const RegionInfo *home = regionOfZone(zoneId);
    return roundMilli(type.hourlyPrice * (home ? home->priceFactor : 1));
}

double diskPrice(const QString &category, int sizeGiB)
{
    double perGiBHour = 0.00049; // cloud_efficiency
    if (category == QLatin1String("cloud_ssd"))
        perGiBHour = 0.0014;
    else if (category == QLatin1String("cloud_essd"))
        perGiBHour = 0.0021;
    else if (category == QLatin1String("cloud_auto"))
        perGiBHour = 0.0011;
    else if (category.startsWith(QLatin1String("local")))
        perGiBHour = 0; // part of the type's price
    return perGiBHour * sizeGiB;
}

double snapshotPrice(int sizeGiB)
{
    return 0.00017 * sizeGiB;
}

double bandwidthPrice(int mbit, const QString &chargeType)
{
    return chargeType == QLatin1String("PayByBandwidth") ? 0.063 * mbit : 0;
}

double spotPrice(const QString &zoneId, const TypeInfo &type, qint64 atMs, const QVector<PriceFactor> &factors)
{
    const double pi = 3.14159265358979;
    const QString seed = zoneId % QLatin1Char('/') % type.id;
    const qint64 step = atMs / spotPriceStepMs;
    const double hours = double(step);
    double share = 0.16 + 0.3 * unit(QStringLiteral("level/") % seed);
    share += 0.05 * std::sin(2 * pi * (hours / 24 + unit(QStringLiteral("day/") % seed)));
    share += 0.04 * std::sin(2 * pi * (hours / 101 + unit(QStringLiteral("week/") % seed)));
    share += 0.02 * (unit(seed % QLatin1Char('/') % QString::number(step)) - 0.5);
    double factor = 1;
    for (const PriceFactor &change : factors)
        if (atMs >= change.from)
            factor = change.factor;
    return roundMilli(onDemandPrice(zoneId, type) * std::clamp(share * factor, 0.08, 1.0));
}

} // namespace spotbook::practice
