// An account with something of everything in it, for whoever looks at pages as full as they get, or measures them with
// as much as a person ever has.
#pragma once

#include "gui/fake_services.h"
#include "launch/record.h"
#include "storage/journal.h"
#include "storage/receipts.h"
#include "storage/watch_store.h"

#include <QFile>
#include <QJsonArray>

namespace spotbook::test {

struct Fullness
{
    int regions = 2; // beside cn-test, each with two zones
    int types = 6;   // beside the cloud's own two
    int disks = 3;   // of others: what is ours, a test launches
    int snapshots = 2;
    int images = 1;
    int sessions = 4; // gone by, with their receipts
    int logLines = 40;
};

inline domain::Money yuanOf(int thousandths)
{
    return domain::Money::micros(qint64(thousandths) * 1000, QStringLiteral("CNY"));
}

// Names and sizes as the cloud has them: what is shorter than them hides what does not fit.
inline domain::MachineType typeOf(int number)
{
    struct Known
    {
        const char *id;
        const char *family;
        const char *gpu;
        int gpus, gpuGiB, vcpus, gib, localDisks;
    };
    static const Known known[] = {
        {"ecs.gn5-c4g1.xlarge", "ecs.gn5", "NVIDIA P100", 1, 16, 4, 30, 1},
        {"ecs.gn6i-c4g1.xlarge", "ecs.gn6i", "NVIDIA T4", 1, 16, 4, 15, 0},
        {"ecs.gn6v-c8g1.2xlarge", "ecs.gn6v", "NVIDIA V100", 1, 16, 8, 32, 0},
        {"ecs.gn7i-c8g1.2xlarge", "ecs.gn7i", "NVIDIA A10", 1, 24, 8, 30, 0},
        {"ecs.gn5-c28g1.14xlarge", "ecs.gn5", "NVIDIA P100", 2, 16, 28, 112, 2},
        {"ecs.gn8is-8x.16xlarge", "ecs.gn8is", "NVIDIA L20", 8, 48, 64, 1024, 0},
    };
    const Known &like = known[number % int(std::size(known))];
    const int series = number / int(std::size(known));
    domain::MachineType type;
    type.id = QString::fromLatin1(like.id);
    if (series > 0)
        type.id += QString::number(series);
    type.family = QString::fromLatin1(like.family);
    type.gpuName = QString::fromLatin1(like.gpu);
    type.gpus = like.gpus;
    type.gpuMemoryGiB = like.gpuGiB;
    type.vcpus = like.vcpus;
    type.memoryMiB = qint64(1024) * like.gib;
    type.localDisks = like.localDisks;
    type.localDiskGiB = like.localDisks > 0 ? 440 : 0;
    return type;
}

inline void fillMarket(FakeServices &services, const Fullness &full)
{
    auto &cloud = services.cloud;
    static const QStringList names{QStringLiteral("cn-hangzhou"), QStringLiteral("ap-southeast-1"),
                                   QStringLiteral("cn-zhangjiakou"), QStringLiteral("eu-central-1")};
    QStringList zones{QStringLiteral("a"), QStringLiteral("b")};
    for (int i = 0; i < full.regions; ++i) {
        const QString region =
            i < names.size() ? names.at(i) : QStringLiteral("region-%1").arg(i, 2, 10, QLatin1Char('0'));
        cloud.otherRegions << region;
        zones << region + QStringLiteral("-a") << region + QStringLiteral("-b");
    }
    for (int i = 0; i < full.types; ++i)
        cloud.moreTypes << typeOf(i);
    cloud.pricesMoveFor = std::chrono::hours(24 * 29);
    for (int zone = 0; zone < zones.size(); ++zone) {
        if (zone > 1) // the place that is proposed first is in cn-test
            cloud.prices.insert(QStringLiteral("t.small@") + zones.at(zone), yuanOf(1500));
        for (int type = 0; type < full.types; ++type) {
            const QString key = cloud.moreTypes.at(type).id + QLatin1Char('@') + zones.at(zone);
            if ((type + zone) % 7 == 6)
                cloud.soldOut << key;
            if ((type + zone) % 4 != 3) // of the others nothing is known
                cloud.releaseRates.insert(key, double((type * 7 + zone) % 30) / 2);
            cloud.prices.insert(key, yuanOf(1220 + type * 733 % 6000 + zone * 20));
        }
    }
}

inline void fillStorage(FakeServices &services, const Fullness &full)
{
    auto &cloud = services.cloud;
    const auto idOf = [](const char *kind, int number) {
        return QStringLiteral("%1-bp1fullofwork%2").arg(QLatin1String(kind)).arg(number, 7, 10, QLatin1Char('0'));
    };
    const QDateTime now = services.clock().now();
    for (int i = 0; i < full.disks; ++i) {
        domain::Tags tags;
        if (i % 2 == 1)
            tags = {{domain::tag::owner, QStringLiteral("another-computer")},
                    {domain::tag::profile, QStringLiteral("default")}};
        domain::Disk disk = cloud.addDisk(i % 3 == 2 ? QStringLiteral("b") : QStringLiteral("a"), tags);
        cloud.diskMap.remove(disk.id);
        disk.id = idOf("d", i);
        disk.name = QStringLiteral("data of somebody %1").arg(i);
        disk.category = i % 2 == 0 ? QStringLiteral("cloud_efficiency") : QStringLiteral("cloud_ssd");
        disk.sizeGiB = 40 + 60 * (i % 30);
        disk.createdAt = now.addDays(-1 - i % 300);
        cloud.diskMap.insert(disk.id, disk);
    }
    for (int i = 0; i < full.snapshots; ++i) {
        domain::Snapshot snapshot;
        snapshot.id = idOf("s", i);
        snapshot.name = QStringLiteral("before the update");
        snapshot.regionId = QStringLiteral("cn-test");
        snapshot.sourceDiskId = idOf("d", i);
        snapshot.sourceDiskGiB = 100;
        snapshot.state = domain::SnapshotState::Accomplished;
        snapshot.progressPercent = 100;
        snapshot.createdAt = now.addDays(-2 - i % 300);
        cloud.snapshotMap.insert(snapshot.id, snapshot);
    }
    for (int i = 0; i < full.images; ++i) {
        domain::Image image;
        image.id = idOf("m", i);
        image.name = QStringLiteral("image-of-mine");
        image.osName = QStringLiteral("Debian 12");
        image.minimumDiskGiB = 20 + 20 * (i % 5);
        image.own = true;
        image.createdAt = now.addDays(-5);
        cloud.ownImages << image;
    }
}

// Erased at their end: nothing of them is left to show a card for.
inline void fillHistory(FakeServices &services, const Fullness &full)
{
    using storage::Act;
    const QDateTime now = services.clock().now();
    for (int i = 0; i < full.sessions; ++i) {
        const auto type = typeOf(i);
        domain::LaunchPlan plan;
        plan.profile = i % 3 == 0 ? QStringLiteral("default") : QStringLiteral("fine-tuning-of-models-%1").arg(i % 5);
        plan.regionId = QStringLiteral("cn-test");
        plan.zoneId = QStringLiteral("a");
        plan.typeId = type.id;
        const QString id = QStringLiteral("%1").arg(i + 1, 10, 10, QLatin1Char('0'));
        const QDateTime began = now.addSecs(-qint64(3600) * (10 + 17 * qint64(full.sessions - i)));
        const QDateTime ended = began.addSecs(3600 * (1 + i % 9));
        const auto journal = storage::Journal::create(services.paths(), id, plan, began,
                                                      {{launch::accountMember, services.cloud.account}});
        journal->intent(Act::CreateMachine, began, {}, QStringLiteral("spotbook"),
                        {{QStringLiteral("zone"), plan.zoneId},
                         {QStringLiteral("type"), plan.typeId},
                         {launch::boughtPriceMember, QStringLiteral("1.24")},
                         {QStringLiteral("currency"), QStringLiteral("CNY")}});
        const QString machine = QStringLiteral("i-bp1fullofwork%1").arg(i, 7, 10, QLatin1Char('0'));
        journal->result(Act::CreateMachine, began, machine);
        journal->result(Act::Ready, began.addSecs(180), machine);
        journal->result(Act::ReleaseMachine, ended, machine);
        launch::endJournal(*journal, ended, QStringLiteral("erased"));
        const QString gone = QStringLiteral("machine ") + machine;
        storage::saveReceipt(
            services.paths(), ended, id,
            {{QStringLiteral("verb"), QStringLiteral("erase")},
             {QStringLiteral("ended"), QJsonArray{gone, QStringLiteral("disk d-bp1fullofwork 40 GiB")}},
             {QStringLiteral("stays"), QJsonArray()},
             {QStringLiteral("session"), QStringLiteral("%1.37").arg(1 + i % 40)},
             {QStringLiteral("currency"), QStringLiteral("CNY")}});
    }
}

// With a date of each second, all levels and now and then a message of several lines.
inline QByteArray logText(int lines)
{
    const QDateTime begin(QDate(2024, 3, 1), QTime(8, 0), Qt::UTC);
    QByteArray text;
    for (int i = 0; i < lines; ++i) {
        text += begin.addSecs(i).toString(Qt::ISODateWithMs).toLatin1() + ' ' + "DIIIWE"[i % 6]
                + " spotbook.net GET https://ecs.cn-hangzhou.aliyuncs.com/ 200 in " + QByteArray::number(90 + i % 300)
                + " ms, attempt 1, RequestId 473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E";
        text += i % 5 == 4 ? "\n    further words of the same message\n" : "\n";
    }
    return text;
}

inline void fillLog(FakeServices &services, const Fullness &full)
{
    QFile log(services.paths().logFile());
    if (!log.open(QIODevice::WriteOnly) || log.write(logText(full.logLines)) < 0)
        qFatal("no log");
}

inline void watchPrices(FakeServices &services)
{
    storage::WatchStore(services.paths()).update([](QVector<storage::PriceWatch> &watches) {
        const QString region = QStringLiteral("cn-test");
        const QString zone = QStringLiteral("a");
        watches = {{region, zone, QStringLiteral("t.small"), yuanOf(900), false},
                   {region, zone, typeOf(0).id, std::nullopt, false}};
    });
}

// All of it. Before anybody looks: the cloud is asked from other threads.
inline void fillAccount(FakeServices &services, const Fullness &full = {})
{
    fillMarket(services, full);
    fillStorage(services, full);
    fillHistory(services, full);
    fillLog(services, full);
    watchPrices(services);
}

} // namespace spotbook::test
