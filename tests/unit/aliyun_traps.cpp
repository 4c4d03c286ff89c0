// What the API documents in one place, does differently in another, or does not say at all: lists, values, disks.
#include "support/aliyun_bench.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::cloud;
using domain::FailureKind;
using domain::Money;
using domain::Purchase;
using test::Bench;
using test::kindOf;
using test::region;
using test::s;
using test::ScriptedHttp;
using test::SeenCall;

class AliyunTraps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A rate that is not told must not be read as "never".
    void releaseRatesThatAreMissingStayUnknown()
    {
        Bench bench(R"({"AvailableSpotZones":{"AvailableSpotZone":[{"ZoneId":"z","AvailableSpotResources":
            {"AvailableSpotResource":[{"InstanceType":"a","InterruptionRate":2.5,"InterruptRateDesc":"0-3%"},
            {"InstanceType":"b"},{"InstanceType":"c","InterruptionRate":250}]}}]}})");
        const auto advice = bench.cloud->spotAdvice(region, {}, {});
        QCOMPARE(advice.size(), 1);
        QCOMPARE(advice[0].typeId, s("a"));
        QCOMPARE(advice[0].zoneId, s("z"));
        QCOMPARE(advice[0].release, (domain::ReleaseRate{2.5, s("0-3%")}));
        QStringList many;
        for (int i = 0; i < 11; ++i)
            many.append(s("t%1").arg(i));
        bench.cloud->spotAdvice(region, many.mid(0, 1), {});
        QCOMPARE(bench.http.last().value("InstanceTypes.1"), s("t0"));
        bench.cloud->spotAdvice(region, many, {}); // more than a question takes: all are asked for
        QVERIFY(!bench.http.last().query.contains(s("InstanceTypes")));
        Bench nothing("{}");
        QVERIFY(nothing.cloud->spotAdvice(region, {}, {}).isEmpty());
    }

    // -- lists
    void twoKindsOfLists()
    {
        Bench bench("{}");
        bench.cloud->machines(region, {{}, {s("i-1"), s("i-2")}}, {});
        QCOMPARE(bench.http.last().value("InstanceIds"), s(R"(["i-1","i-2"])"));
        bench.cloud->startMachine(region, s("i-1"), {});
        QCOMPARE(bench.http.last().value("InstanceId.1"), s("i-1"));
        bench.cloud->deleteKeyPair(region, s("k"), {});
        QCOMPARE(bench.http.last().value("KeyPairNames"), s(R"(["k"])"));
    }

    void anEmptyJsonListWouldMatchNothing()
    {
        Bench bench("{}");
        bench.cloud->disks(region, {}, {});
        QVERIFY(!bench.http.last().query.contains(s("DiskIds")));
    }

    void manyIdsAreAskedInPieces()
    {
        Bench bench("{}");
        QStringList ids;
        for (int i = 0; i < 250; ++i)
            ids.append(s("i-%1").arg(i));
        bench.cloud->machines(region, {{}, ids}, {});
        QCOMPARE(bench.http.count(), 3);
    }

    void missingWrappersAreEmpty()
    {
        for (const char *text :
             {"{}", R"({"Instances":{}})", R"({"Instances":null})", R"({"Instances":{"Instance":[]}})"}) {
            Bench bench(text);
            QVERIFY(bench.cloud->machines(region, {}, {}).isEmpty());
        }
        Bench nothing("{}");
        QVERIFY(nothing.cloud->offers(region, Purchase::SpotAtMarket, {}, {}).isEmpty());
        QVERIFY(nothing.cloud->diskCategories(region, s("z"), s("t"), {}).system.isEmpty());
    }

    // -- pages
    void tokenPagesEndWithAnEmptyOrAbsentToken()
    {
        for (const char *last : {R"({"Disks":{"Disk":[{"DiskId":"d-3","Status":"Available"}]},"NextToken":""})",
                                 R"({"Disks":{"Disk":[{"DiskId":"d-3","Status":"Available"}]}})"}) {
            Bench bench([last](const SeenCall &call, int) {
                if (call.value("NextToken").isEmpty()) // TotalCount means nothing here
                    return ScriptedHttp::json(
                        R"({"Disks":{"Disk":[{"DiskId":"d-1","Status":"Available"}]},"NextToken":"a","TotalCount":0})");
                if (call.value("NextToken") == s("a"))
                    return ScriptedHttp::json(
                        R"({"Disks":{"Disk":[]},"NextToken":"b"})"); // an empty page is not the end
                return ScriptedHttp::json(last);
            });
            QCOMPARE(bench.cloud->disks(region, {}, {}).size(), 2);
            QCOMPARE(bench.http.count(), 3);
            QCOMPARE(bench.http.last().value("MaxResults"), s("100"));
        }
    }

    void numberedPages()
    {
        Bench bench([](const SeenCall &call, int) {
            const int page = call.value("PageNumber").toInt();
            QJsonArray rows;
            for (int i = 0; i < (page < 3 ? 50 : 7); ++i)
                rows.append(QJsonObject{{s("VpcId"), s("vpc-%1-%2").arg(page).arg(i)}});
            return ScriptedHttp::answer({{s("Vpcs"), QJsonObject{{s("Vpc"), rows}}}, {s("TotalCount"), 107}});
        });
        QCOMPARE(bench.cloud->networks(region, {}, {}).size(), 107);
        QCOMPARE(bench.http.count(), 3);
        QCOMPARE(bench.http.last().value("PageSize"), s("50"));
    }

    void numberedPagesWithoutATotalEndWithAnEmptyOne()
    {
        Bench bench([](const SeenCall &call, int) {
            const int page = call.value("PageNumber").toInt();
            QJsonArray rows;
            for (int i = 0; i < (page < 3 ? 50 : 0); ++i)
                rows.append(QJsonObject{{s("VpcId"), s("vpc-%1-%2").arg(page).arg(i)}});
            return ScriptedHttp::answer({{s("Vpcs"), QJsonObject{{s("Vpc"), rows}}}});
        });
        QCOMPARE(bench.cloud->networks(region, {}, {}).size(), 100);
        QCOMPARE(bench.http.count(), 3);
    }

    void offsetPagesEndWhenNoRowsCome()
    {
        Bench bench([](const SeenCall &call, int) {
            if (call.value("Offset").isEmpty()) {
                return ScriptedHttp::json(R"({"Currency":"USD","NextOffset":2,"SpotPrices":{"SpotPriceType":[
                    {"ZoneId":"b","SpotPrice":2.5,"OriginPrice":10,"Timestamp":"2024-02-29T10:00:00Z"},
                    {"ZoneId":"a","SpotPrice":1e-3,"OriginPrice":10,"Timestamp":"2024-02-29T09:00:00Z"}]}})");
            }
            return ScriptedHttp::json(R"({"NextOffset":4,"SpotPrices":{"SpotPriceType":[]}})");
        });
        const auto prices = bench.cloud->spotPrices(region, {}, s("ecs.gn5-c4g1.xlarge"), {}, {});
        QCOMPARE(prices.size(), 2);
        QCOMPARE(prices.first().spotPerHour, Money::micros(1000, s("USD"))); // oldest first
        QCOMPARE(bench.http.count(), 2);
    }

    void pagesThatGoInCirclesEnd()
    {
        Bench token([](const auto &, int) { return ScriptedHttp::json(R"({"NextToken":"same"})"); });
        QCOMPARE(kindOf([&] { token.cloud->disks(region, {}, {}); }), FailureKind::BadAnswer);
        Bench offset([](const auto &, int) {
            return ScriptedHttp::json(
                R"({"NextOffset":1,"SpotPrices":{"SpotPriceType":[{"ZoneId":"a","SpotPrice":1,"Timestamp":"2024-02-29T09:00:00Z"}]}})");
        });
        QCOMPARE(kindOf([&] { offset.cloud->spotPrices(region, {}, s("t"), {}, {}); }), FailureKind::BadAnswer);
    }

    void priceHistoryReachesBackThirtyDays()
    {
        Bench bench("{}");
        bench.cloud->spotPrices(region, {}, s("t"), QDateTime({2023, 1, 1}, {0, 0}, Qt::UTC), {});
        QCOMPARE(bench.http.last().value("StartTime").left(10), s("2024-01-31"));
        QCOMPARE(bench.http.last().value("NetworkType"), s("vpc"));
    }

    // -- values
    void timesComeWithAndWithoutSeconds()
    {
        Bench bench(
            R"({"Instances":{"Instance":[{"InstanceId":"i","Status":"Running","CreationTime":"2017-12-10T04:04Z",
            "AutoReleaseTime":"2017-12-10T05:04:00Z"}]}})");
        const auto machine = bench.cloud->machines(region, {}, {}).first();
        QCOMPARE(machine.createdAt, QDateTime({2017, 12, 10}, {4, 4}, Qt::UTC));
        QCOMPARE(machine.autoReleaseAt, QDateTime({2017, 12, 10}, {5, 4}, Qt::UTC));
    }

    void utcIsNotLocalTime()
    {
        // On that day clocks in Berlin jumped from 02:00 to 03:00.
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        Bench bench(
            R"({"Disks":{"Disk":[{"DiskId":"d","Status":"Available","CreationTime":"2024-03-31T02:30:00Z"}]}})");
        const auto disks = bench.cloud->disks(region, {}, {});
        QCOMPARE(disks.first().createdAt, QDateTime({2024, 3, 31}, {2, 30}, Qt::UTC));
        before.isNull() ? void(qunsetenv("TZ")) : void(qputenv("TZ", before));
    }

    void tagsAreNamedInTwoWays()
    {
        Bench ecs(
            R"({"Disks":{"Disk":[{"DiskId":"d","Status":"In_use","Tags":{"Tag":[{"TagKey":"k","TagValue":"v"}]}}]}})");
        QCOMPARE(ecs.cloud->disks(region, {}, {}).first().tags.value(s("k")), s("v"));
        Bench vpc(R"({"TotalCount":1,"Vpcs":{"Vpc":[{"VpcId":"v","Tags":{"Tag":[{"Key":"k","Value":"v"}]}}]}})");
        QCOMPARE(vpc.cloud->networks(region, {}, {}).first().tags.value(s("k")), s("v"));
    }

    void unitsDifferBetweenLists()
    {
        Bench bench(
            R"({"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"t","MemorySize":0.5,"GPUAmount":0.25,"GPUMemorySize":15.6,
            "LocalStorageAmount":1,"LocalStorageCapacity":440}]}})");
        const auto type = bench.cloud->machineTypes({s("t")}, {}).first();
        QCOMPARE(type.memoryMiB, 512);
        QCOMPARE(type.gpus, 0); // a part of one
        QCOMPARE(type.gpuMemoryGiB, 16);
        QVERIFY(!type.stopEndsCharge());
        Bench nonsense(
            R"({"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"t","MemorySize":1e300,"GPUAmount":-7}]}})");
        QCOMPARE(nonsense.cloud->machineTypes({s("t")}, {}).first().memoryMiB, qint64(1024'000'000'000));
        QCOMPARE(nonsense.cloud->machineTypes({s("t")}, {}).first().gpus, 0);
    }

    void snapshotsTellNumbersAsText()
    {
        Bench bench(R"({"Snapshots":{"Snapshot":[
            {"SnapshotId":"s-1","SourceDiskSize":"40","Progress":"100%","Status":"accomplished","SourceDiskType":"data"},
            {"SnapshotId":"s-2","SourceDiskSize":"40","Progress":"99%","Status":"progressing"},
            {"SnapshotId":"s-3","SourceDiskSize":"40","Progress":"100%","Status":"failed"}]}})");
        const auto all = bench.cloud->snapshots(region, {}, {});
        QCOMPARE(all.at(0).sourceDiskGiB, 40);
        QVERIFY(all.at(0).complete() && !all.at(1).complete() && !all.at(2).complete());
    }

    void typesAreTheGlobalCatalogueAndAreAskedOnce()
    {
        Bench bench(R"({"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"t","MemorySize":1}]}})");
        bench.cloud->machineTypes({s("t")}, {});
        bench.cloud->machineTypes({s("t")}, {});
        QCOMPARE(bench.http.count(), 1);
        QVERIFY(!bench.http.last().query.contains(s("RegionId")));
    }

    void stockHasFourWords()
    {
        Bench bench([](const SeenCall &call, int) {
            if (call.action == s("DescribeInstanceTypes"))
                return ScriptedHttp::json("{}");
            return ScriptedHttp::json(
                R"({"AvailableZones":{"AvailableZone":[{"ZoneId":"z","AvailableResources":{"AvailableResource":[
                {"Type":"InstanceType","SupportedResources":{"SupportedResource":[
                {"Value":"a","Status":"Available","StatusCategory":"WithStock"},{"Value":"b","Status":"Available","StatusCategory":"ClosedWithStock"},
                {"Value":"c","Status":"SoldOut","StatusCategory":"WithoutStock"},{"Value":"d","Status":"SoldOut","StatusCategory":"ClosedWithoutStock"},
                {"Value":"e","Status":"Available"},{"Value":"f"}]}}]}}]}})");
        });
        const auto offers = bench.cloud->offers(region, Purchase::SpotWithLimit, {}, {});
        QCOMPARE(bench.http.calls().first().value("SpotStrategy"), s("SpotWithPriceLimit"));
        using domain::Stock;
        QVector<Stock> stock;
        for (const auto &offer : offers)
            stock.append(offer.stock);
        QCOMPARE(stock, (QVector<Stock>{Stock::Available, Stock::Low, Stock::SoldOut, Stock::SoldOut, Stock::Available,
                                        Stock::Unknown}));
    }

    // -- disks
    void diskKindsAreAlwaysSaid()
    {
        Bench bench(R"({"DiskId":"d"})");
        DiskSpec spec{region, s("z"), s("n"), {}, 40, {}, {}};
        QCOMPARE(kindOf([&] { bench.cloud->createDisk(spec, s("T"), {}); }), FailureKind::InvalidInput);
        spec.category = s("cloud_essd");
        bench.cloud->createDisk(spec, s("T"), {});
        QCOMPARE(bench.http.last().value("DiskCategory"), s("cloud_essd"));
        QCOMPARE(bench.http.last().value("PerformanceLevel"), s("PL0"));
        QVERIFY(!bench.http.last().query.contains(s("BurstingEnabled"))); // refused with other kinds
        spec.category = s("cloud_auto");
        spec.snapshotId = s("s-1");
        bench.cloud->createDisk(spec, s("T"), {});
        QCOMPARE(bench.http.last().value("BurstingEnabled"), s("false")); // bursts are paid for
        QVERIFY(!bench.http.last().query.contains(s("Size")));
        bench.cloud->attachDisk(region, s("d"), s("i"), {});
        QCOMPARE(bench.http.last().value("DeleteWithInstance"), s("false"));
        bench.cloud->keepDiskOnRelease(region, s("d"), {});
        QCOMPARE(bench.http.last().value("DeleteWithInstance"), s("false"));
    }

    void anEssdIsPricedAtItsLevel()
    {
        Bench bench([](const SeenCall &call, int) {
            return ScriptedHttp::json(
                call.action == s("DescribeDisks")
                    ? R"({"Disks":{"Disk":[{"DiskId":"d","Status":"Available","Category":"cloud_essd","PerformanceLevel":"PL2"},
                      {"DiskId":"e","Status":"Available","Category":"cloud_ssd","PerformanceLevel":""}]}})"
                    : R"({"DiskId":"d","PriceInfo":{"Price":{"TradePrice":1.5,"Currency":"CNY"}}})");
        });
        const auto disks = bench.cloud->disks(region, {}, {});
        QCOMPARE(disks.at(0).performanceLevel, s("PL2"));
        QVERIFY(disks.at(1).performanceLevel.isEmpty());
        DiskSpec spec{region, s("z"), s("n"), s("cloud_essd"), 500, {}, {}};
        bench.cloud->quoteDisk(spec, {});
        QCOMPARE(bench.http.last().value("DataDisk.1.PerformanceLevel"), s("PL0"));
        spec.performanceLevel = disks.at(0).performanceLevel;
        bench.cloud->quoteDisk(spec, {});
        QCOMPARE(bench.http.last().value("DataDisk.1.PerformanceLevel"), s("PL2"));
        bench.cloud->createDisk(spec, s("T"), {});
        QCOMPARE(bench.http.last().value("PerformanceLevel"), s("PL2"));
        spec.category = s("cloud_ssd");
        bench.cloud->quoteDisk(spec, {});
        QVERIFY(!bench.http.last().query.contains(s("DataDisk.1.PerformanceLevel"))); // refused with other kinds
    }

    void diskCategoriesAreAskedInAChain()
    {
        Bench bench([](const SeenCall &call, int) {
            const bool system = call.value("DestinationResource") == s("SystemDisk");
            return ScriptedHttp::json(
                system
                    ? R"({"AvailableZones":{"AvailableZone":[{"ZoneId":"z","AvailableResources":{"AvailableResource":[{"SupportedResources":{"SupportedResource":[
                    {"Value":"cloud_ssd","Status":"Available"},{"Value":"cloud_efficiency","Status":"Available"},{"Value":"cloud_essd","Status":"SoldOut"}]}}]}}]}})"
                    : R"({"AvailableZones":{"AvailableZone":[{"ZoneId":"z","AvailableResources":{"AvailableResource":[{"SupportedResources":{"SupportedResource":[
                    {"Value":"cloud_efficiency","Status":"Available","Min":20,"Max":32768,"Unit":"GiB"}]}}]}}]}})");
        });
        const auto categories = bench.cloud->diskCategories(region, s("z"), s("t"), {});
        QCOMPARE(categories.system,
                 (QStringList{s("cloud_efficiency"), s("cloud_ssd")})); // the cheapest first, nothing sold out
        QCOMPARE(bench.http.last().value("SystemDiskCategory"), s("cloud_efficiency"));
        QCOMPARE(bench.http.last().value("InstanceType"), s("t"));
        QCOMPARE(categories.minimumDataGiB.value_or(0), 20);
    }

    void anAbsentDiskOrMachineIsDeleted()
    {
        Bench bench([](const SeenCall &call, int) {
            return ScriptedHttp::error(
                call.action == s("DeleteDisk") ? "InvalidDiskId.NotFound" : "InvalidInstanceId.NotFound", 404);
        });
        bench.cloud->deleteDisk(region, s("d"), {});
        bench.cloud->releaseMachine(region, s("i"), {});
        QCOMPARE(bench.http.last().value("Force"), s("true")); // also a running one
    }
};

QTEST_APPLESS_MAIN(AliyunTraps)
#include "aliyun_traps.moc"
