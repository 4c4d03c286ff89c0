// What the API documents in one place, does differently in another, or does not say at all.
#include "cloud/aliyun/aliyun_provider.h"
#include "support/fake_clock.h"
#include "support/scripted_http.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::cloud;
using namespace std::chrono_literals;
using domain::Error;
using domain::FailureKind;
using domain::Money;
using domain::Purchase;
using test::ScriptedHttp;
using test::SeenCall;

namespace {

const QString region = QStringLiteral("cn-shanghai");
QString s(const char *text) { return QString::fromLatin1(text); }

struct Bench {
    test::FakeClock clock;
    ScriptedHttp http;
    std::unique_ptr<CloudProvider> cloud;

    explicit Bench(ScriptedHttp::Script script) : http(std::move(script))
    {
        cloud = aliyun::makeAliyunProvider(http, clock, {s("testid"), base::Secret::copyOf("testsecret"), {}}, {}, s("zh-CN"));
    }
    // One answer for everything.
    explicit Bench(const char *json) : Bench([json](const auto &, int) { return ScriptedHttp::json(json); }) {}
};

template <typename Work>
FailureKind kindOf(Work &&work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.kind();
    }
    return FailureKind::Internal;
}

MachineSpec order()
{
    MachineSpec spec;
    spec.regionId = region;
    spec.zoneId = s("cn-shanghai-b");
    spec.typeId = s("ecs.gn5-c4g1.xlarge");
    spec.imageId = s("img");
    spec.name = s("n");
    spec.subnetId = s("vsw");
    spec.securityGroupId = s("sg");
    spec.keyPairName = s("key");
    spec.priceLimit = Money::parse(s("2.5"), s("CNY"));
    spec.systemDiskCategory = s("cloud_efficiency");
    return spec;
}

constexpr const char *bought = R"({"InstanceIdSets":{"InstanceIdSet":["i-1"]}})";

SeenCall buy(const MachineSpec &spec)
{
    Bench bench(bought);
    bench.cloud->createMachine(spec, s("T"), {});
    return bench.http.last();
}

} // namespace

class AliyunTraps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        for (const char *text : {"{}", R"({"Instances":{}})", R"({"Instances":null})", R"({"Instances":{"Instance":[]}})"}) {
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
                    return ScriptedHttp::json(R"({"Disks":{"Disk":[{"DiskId":"d-1","Status":"Available"}]},"NextToken":"a","TotalCount":0})");
                if (call.value("NextToken") == s("a"))
                    return ScriptedHttp::json(R"({"Disks":{"Disk":[]},"NextToken":"b"})"); // an empty page is not the end
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
            return ScriptedHttp::json(R"({"NextOffset":1,"SpotPrices":{"SpotPriceType":[{"ZoneId":"a","SpotPrice":1,"Timestamp":"2024-02-29T09:00:00Z"}]}})");
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
        Bench bench(R"({"Instances":{"Instance":[{"InstanceId":"i","Status":"Running","CreationTime":"2017-12-10T04:04Z",
            "AutoReleaseTime":"2017-12-10T05:04:00Z"}]}})");
        const auto machine = bench.cloud->machines(region, {}, {}).first();
        QCOMPARE(machine.createdAt, QDateTime({2017, 12, 10}, {4, 4}, Qt::UTC));
        QCOMPARE(machine.autoReleaseAt, QDateTime({2017, 12, 10}, {5, 4}, Qt::UTC));
    }

    void tagsAreNamedInTwoWays()
    {
        Bench ecs(R"({"Disks":{"Disk":[{"DiskId":"d","Status":"In_use","Tags":{"Tag":[{"TagKey":"k","TagValue":"v"}]}}]}})");
        QCOMPARE(ecs.cloud->disks(region, {}, {}).first().tags.value(s("k")), s("v"));
        Bench vpc(R"({"Vpcs":{"Vpc":[{"VpcId":"v","Tags":{"Tag":[{"Key":"k","Value":"v"}]}}]}})");
        QCOMPARE(vpc.cloud->networks(region, {}, {}).first().tags.value(s("k")), s("v"));
    }

    void unitsDifferBetweenLists()
    {
        Bench bench(R"({"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"t","MemorySize":0.5,"GPUAmount":0.25,"GPUMemorySize":15.6,
            "LocalStorageAmount":1,"LocalStorageCapacity":440}]}})");
        const auto type = bench.cloud->machineTypes({s("t")}, {}).first();
        QCOMPARE(type.memoryMiB, 512);
        QCOMPARE(type.gpus, 0); // a part of one
        QCOMPARE(type.gpuMemoryGiB, 16);
        QVERIFY(!type.stopEndsCharge());
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
            return ScriptedHttp::json(R"({"AvailableZones":{"AvailableZone":[{"ZoneId":"z","AvailableResources":{"AvailableResource":[
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
        QCOMPARE(stock, (QVector<Stock>{Stock::Available, Stock::Low, Stock::SoldOut, Stock::SoldOut, Stock::Available, Stock::Unknown}));
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

    void diskCategoriesAreAskedInAChain()
    {
        Bench bench([](const SeenCall &call, int) {
            const bool system = call.value("DestinationResource") == s("SystemDisk");
            return ScriptedHttp::json(system
                ? R"({"AvailableZones":{"AvailableZone":[{"ZoneId":"z","AvailableResources":{"AvailableResource":[{"SupportedResources":{"SupportedResource":[
                    {"Value":"cloud_ssd","Status":"Available"},{"Value":"cloud_efficiency","Status":"Available"},{"Value":"cloud_essd","Status":"SoldOut"}]}}]}}]}})"
                : R"({"AvailableZones":{"AvailableZone":[{"ZoneId":"z","AvailableResources":{"AvailableResource":[{"SupportedResources":{"SupportedResource":[
                    {"Value":"cloud_efficiency","Status":"Available","Min":20,"Max":32768,"Unit":"GiB"}]}}]}}]}})");
        });
        const auto categories = bench.cloud->diskCategories(region, s("z"), s("t"), {});
        QCOMPARE(categories.system, (QStringList{s("cloud_efficiency"), s("cloud_ssd")})); // the cheapest first, nothing sold out
        QCOMPARE(bench.http.last().value("SystemDiskCategory"), s("cloud_efficiency"));
        QCOMPARE(bench.http.last().value("InstanceType"), s("t"));
        QCOMPARE(categories.minimumDataGiB.value_or(0), 20);
    }

    void anAbsentDiskOrMachineIsDeleted()
    {
        Bench bench([](const SeenCall &call, int) {
            return ScriptedHttp::error(call.action == s("DeleteDisk") ? "InvalidDiskId.NotFound" : "InvalidInstanceId.NotFound", 404);
        });
        bench.cloud->deleteDisk(region, s("d"), {});
        bench.cloud->releaseMachine(region, s("i"), {});
        QCOMPARE(bench.http.last().value("Force"), s("true")); // also a running one
    }

    // -- buying
    void spotNeedsAZone()
    {
        auto spec = order();
        spec.zoneId.clear();
        QCOMPARE(kindOf([&] { buy(spec); }), FailureKind::InvalidInput);
        QCOMPARE(buy(order()).value("ZoneId"), s("cn-shanghai-b"));
    }

    void orderSaysEverythingThatHasABadDefault()
    {
        const auto call = buy(order());
        QCOMPARE(call.value("SystemDisk.Category"), s("cloud_efficiency"));
        QCOMPARE(call.value("SystemDisk.Size"), s("40"));
        QCOMPARE(call.value("SpotDuration"), s("1"));
        QCOMPARE(call.value("InstanceChargeType"), s("PostPaid"));
        QCOMPARE(call.value("InternetChargeType"), s("PayByTraffic"));
        QCOMPARE(call.value("SecurityEnhancementStrategy"), s("Deactive"));
        QCOMPARE(call.value("Amount"), s("1"));
        QCOMPARE(call.value("ClientToken"), s("T"));
        for (const char *never : {"AutoReleaseTime", "DeletionProtection", "Password", "DataDisk.1.Size", "UserData", "ImageFamily", "DryRun"})
            QVERIFY2(!call.query.contains(s(never)), never);
        auto spec = order();
        spec.systemDiskCategory.clear();
        QCOMPARE(kindOf([&] { buy(spec); }), FailureKind::InvalidInput);
    }

    void thePriceLimitIsNeverRoundedUp_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QString>("sent");
        QTest::newRow("whole") << s("2") << s("2.00");
        QTest::newRow("three decimals") << s("0.125") << s("0.125");
        QTest::newRow("too many") << s("1.239999") << s("1.239");
        QTest::newRow("small") << s("0.001") << s("0.001");
    }
    void thePriceLimitIsNeverRoundedUp()
    {
        QFETCH(QString, limit);
        QFETCH(QString, sent);
        auto spec = order();
        spec.priceLimit = Money::parse(limit, s("CNY"));
        QCOMPARE(buy(spec).value("SpotPriceLimit"), sent);
    }

    void otherPurchases()
    {
        auto spec = order();
        spec.purchase = Purchase::SpotAtMarket;
        QCOMPARE(buy(spec).value("SpotStrategy"), s("SpotAsPriceGo"));
        QVERIFY(!buy(spec).query.contains(s("SpotPriceLimit")));
        spec.purchase = Purchase::OnDemand;
        QCOMPARE(buy(spec).value("SpotStrategy"), s("NoSpot"));
        QVERIFY(!buy(spec).query.contains(s("SpotDuration")));
        spec.purchase = Purchase::SpotWithLimit;
        spec.priceLimit.reset();
        QCOMPARE(kindOf([&] { buy(spec); }), FailureKind::InvalidInput);
    }

    void userDataIsBase64AndMayBeLarge()
    {
        auto spec = order();
        spec.userData = QByteArray(32 * 1024, '\xfe');
        const auto call = buy(spec);
        QCOMPARE(QByteArray::fromBase64(call.value("UserData").toLatin1()), spec.userData);
        QVERIFY(call.value("UserData").size() > 43'000); // all of it in the query
        spec.userData += 'x';
        QCOMPARE(kindOf([&] { buy(spec); }), FailureKind::InvalidInput);
    }

    void extraParametersAreChecked()
    {
        auto spec = order();
        spec.extraParameters = {{s("HttpTokens"), s("required")}};
        QCOMPARE(buy(spec).value("HttpTokens"), s("required"));
        for (const char *bad : {"HttpToken", "Amount", "Password", "DeletionProtection", "SpotPriceLimit", "UserData", "AutoReleaseTime",
                                "DataDisk.1.Size", "ImageOptions.LoginAsNonRoot", "HttpTokens.1", ""}) {
            spec.extraParameters = {{s(bad), s("1")}};
            QVERIFY2(kindOf([&] { buy(spec); }) == FailureKind::InvalidInput, bad);
        }
    }

    void autoReleaseIsWrittenInUtc()
    {
        auto spec = order();
        spec.autoReleaseAt = QDateTime({2024, 3, 1}, {20, 0, 30}, Qt::OffsetFromUTC, 8 * 3600);
        QCOMPARE(buy(spec).value("AutoReleaseTime"), s("2024-03-01T12:00:30Z"));
        Bench bench("{}");
        bench.cloud->setAutoRelease(region, s("i"), {}, {});
        QVERIFY(!bench.http.last().query.contains(s("AutoReleaseTime"))); // absent: called off
    }

    void dryRunSucceedsWithAnError()
    {
        Bench fine([](const auto &, int) { return ScriptedHttp::error("DryRunOperation", 400); });
        fine.cloud->dryRun(order(), {});
        QCOMPARE(fine.http.last().value("DryRun"), s("true"));
        Bench bad([](const auto &, int) { return ScriptedHttp::error("InvalidSystemDiskCategory.ValueNotSupported", 403); });
        QCOMPARE(kindOf([&] { bad.cloud->dryRun(order(), {}); }), FailureKind::DiskCategoryUnfit);
    }

    void aPurchaseWithoutATokenIsNeverSent()
    {
        Bench bench(bought);
        QVERIFY_EXCEPTION_THROWN(bench.cloud->createMachine(order(), {}, {}), Error);
        QCOMPARE(bench.http.count(), 0);
    }

    // -- running
    void stopModeIsSaidAndReadBack()
    {
        Bench bench(R"({"Instances":{"Instance":[{"InstanceId":"a","Status":"Stopped","StoppedMode":"StopCharging"},
            {"InstanceId":"b","Status":"Stopped","StoppedMode":"KeepCharging"},{"InstanceId":"c","Status":"Stopped","StoppedMode":"Not-applicable"},
            {"InstanceId":"d","Status":"Running","StoppedMode":"StopCharging"}]}})");
        bench.cloud->stopMachine(region, s("a"), true, {});
        QCOMPARE(bench.http.last().value("StoppedMode"), s("StopCharging"));
        bench.cloud->stopMachine(region, s("a"), false, {});
        QCOMPARE(bench.http.last().value("StoppedMode"), s("KeepCharging"));
        const auto all = bench.cloud->machines(region, {}, {});
        QVERIFY(!all.at(0).chargesWhileStopped());
        QVERIFY(all.at(1).chargesWhileStopped() && all.at(2).chargesWhileStopped() && all.at(3).chargesWhileStopped());
    }

    void batchActionsFailPerMachine()
    {
        Bench bench(R"({"InstanceResponses":{"InstanceResponse":[{"InstanceId":"i","Code":"OperationDenied.NoStock","Message":"sold out"}]}})");
        QCOMPARE(kindOf([&] { bench.cloud->startMachine(region, s("i"), {}); }), FailureKind::NoStock);
        Bench fine(R"({"InstanceResponses":{"InstanceResponse":[{"InstanceId":"i","Code":"200","Message":"success"}]}})");
        fine.cloud->startMachine(region, s("i"), {});
    }

    void locksAreSpelledInTwoWays()
    {
        Bench bench(R"({"Instances":{"Instance":[
            {"InstanceId":"a","Status":"Running","OperationLocks":{"LockReason":[{"LockReason":"Recycling"}]}},
            {"InstanceId":"b","Status":"Running","OperationLocks":{"LockReason":[{"LockReason":"recycling"}]}},
            {"InstanceId":"c","Status":"Running","OperationLocks":{"LockReason":[{"LockReason":"security"}]}}]}})");
        const auto all = bench.cloud->machines(region, {}, {});
        QVERIFY(all.at(0).reclaimNotice && all.at(1).reclaimNotice && !all.at(2).reclaimNotice);
        QVERIFY(all.at(2).locked && !all.at(0).locked);
    }

    void elasticAddressesCount()
    {
        Bench bench(R"({"Instances":{"Instance":[{"InstanceId":"a","Status":"Running","PublicIpAddress":{"IpAddress":[]},
            "EipAddress":{"IpAddress":"198.51.100.7"},"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":1.25}]}})");
        const auto machine = bench.cloud->machines(region, {}, {}).first();
        QCOMPARE(machine.publicAddress, s("198.51.100.7"));
        QCOMPARE(machine.priceLimit->inMicros(), 1'250'000);
    }

    void eventsAreAskedInEveryStateAndSorted()
    {
        Bench bench(R"({"InstanceSystemEventSet":{"InstanceSystemEventType":[
            {"EventPublishTime":"2024-03-01T10:00:00Z","EventType":{"Name":"SystemFailure.Delete"}},
            {"EventPublishTime":"2024-03-01T09:00:00Z","EventType":{"Name":"InstanceFailure.Reboot"}}]}})");
        QCOMPARE(bench.cloud->machineEvents(region, s("i"), {}), (QStringList{s("InstanceFailure.Reboot"), s("SystemFailure.Delete")}));
        QVERIFY(bench.http.last().query.values().contains(s("Scheduled")) && bench.http.last().query.values().contains(s("Executing")));
    }

    void consoleAndUserDataAreBase64()
    {
        Bench bench(R"({"ConsoleOutput":"aGVsbG8=","UserData":""})");
        QCOMPARE(bench.cloud->consoleOutput(region, s("i"), {}), QByteArray("hello"));
        QCOMPARE(bench.cloud->userData(region, s("i"), {}), QByteArray());
        Bench plain(R"({"ConsoleOutput":"[    0.0] not base64!"})");
        QCOMPARE(plain.cloud->consoleOutput(region, s("i"), {}), QByteArray("[    0.0] not base64!"));
    }

    void remoteCommandsAreFollowedToTheirEnd()
    {
        Bench bench([](const SeenCall &call, int number) {
            if (call.action == s("RunCommand"))
                return ScriptedHttp::json(R"({"InvokeId":"t-1"})");
            return ScriptedHttp::json(number < 3 ? R"({"Invocation":{"InvocationResults":{"InvocationResult":[{"InvocationStatus":"Running"}]}}})"
                                                 : R"({"Invocation":{"InvocationResults":{"InvocationResult":[{"InvocationStatus":"Failed","ExitCode":3,"Output":"b3V0"}]}}})");
        });
        const auto result = bench.cloud->runRemoteCommand(region, s("i"), "exit 3", s("T"), {});
        QCOMPARE(result.exitCode, 3);
        QCOMPARE(result.output, QByteArray("out"));
        QCOMPARE(QByteArray::fromBase64(bench.http.calls().first().value("CommandContent").toLatin1()), QByteArray("exit 3"));
        QCOMPARE(kindOf([&] { bench.cloud->runRemoteCommand(region, s("i"), QByteArray(20'000, 'x'), s("T"), {}); }), FailureKind::InvalidInput);

        Bench never([](const SeenCall &call, int) {
            return ScriptedHttp::json(call.action == s("RunCommand") ? R"({"InvokeId":"t"})" : R"({"Invocation":{}})");
        });
        const auto ended = kindOf([&] { never.cloud->runRemoteCommand(region, s("i"), "x", s("T"), Call{{}, 30s}); });
        QCOMPARE(ended, FailureKind::TimedOut);
    }

    // -- network
    void groupsOfServicesAreMarked()
    {
        Bench bench(R"({"SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"a","ServiceManaged":true},{"SecurityGroupId":"b"}]}})");
        const auto groups = bench.cloud->securityGroups(region, {}, {});
        QVERIFY(groups.at(0).managedByService && !groups.at(1).managedByService);
    }

    void onlyInboundTcpAcceptRulesAreRules()
    {
        Bench bench(R"({"Permissions":{"Permission":[
            {"SecurityGroupRuleId":"1","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"203.0.113.7","Policy":"Accept","Direction":"ingress","Description":"spotbook x"},
            {"IpProtocol":"UDP","PortRange":"1/65535","SourceCidrIp":"0.0.0.0/0","Policy":"Accept","Direction":"ingress"},
            {"IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"0.0.0.0/0","Policy":"Drop","Direction":"ingress"},
            {"IpProtocol":"TCP","PortRange":"22/22","DestCidrIp":"0.0.0.0/0","Policy":"Accept","Direction":"egress"},
            {"IpProtocol":"TCP","PortRange":"22/22","SourceGroupId":"sg-2","Policy":"Accept","Direction":"ingress"}]}})");
        const auto rules = bench.cloud->firewallRules(region, s("sg"), {});
        QCOMPARE(rules.size(), 1);
        QCOMPARE(rules.first().sourceCidr, s("203.0.113.7/32"));
        QVERIFY(rules.first().ours());
    }

    void anEmptyFamilyHasNoImage()
    {
        Bench bench(R"({"Image":{}})");
        QVERIFY(!bench.cloud->imageFromFamily(region, s("acs:none"), {}));
    }

    // -- account
    void regionsTeachTheirEndpoints()
    {
        Bench bench(R"({"Regions":{"Region":[{"RegionId":"cn-shanghai","LocalName":"x","RegionEndpoint":"ecs.special.aliyuncs.com","Status":"soldOut"}]}})");
        QVERIFY(bench.cloud->regions({}).first().soldOut);
        QCOMPARE(bench.http.last().host, s("ecs-cn-hangzhou.aliyuncs.com"));
        QCOMPARE(bench.http.last().value("AcceptLanguage"), s("zh-CN"));
        bench.cloud->zones(region, {});
        QCOMPARE(bench.http.last().host, s("ecs.special.aliyuncs.com"));
    }

    void balanceIsTextWithCommas()
    {
        Bench bench(R"({"Success":true,"Data":{"AvailableAmount":"10,000.50","Currency":"CNY"}})");
        QCOMPARE(bench.cloud->balance({})->inMicros(), 10'000'500'000);
        QCOMPARE(bench.http.count(), 1);
    }

    void balanceOfTheOtherSiteIsAskedOnce()
    {
        Bench bench([](const SeenCall &call, int) {
            if (call.host == s("business.aliyuncs.com"))
                return ScriptedHttp::error("InternalError", 500);
            return ScriptedHttp::json(R"({"Success":true,"Data":{"AvailableAmount":"12.00","Currency":"USD"}})");
        });
        QCOMPARE(bench.cloud->balance({})->currency(), s("USD"));
        QCOMPARE(bench.http.count(), 2);
        bench.cloud->balance({}); // the right site is remembered
        QCOMPARE(bench.http.count(), 3);
        QVERIFY(bench.cloud->neededBalance().isZero()); // the 100 CNY rule is of the China site
    }

    void unknownBalanceIsNoFailure()
    {
        Bench wrong([](const auto &, int) { return ScriptedHttp::error("NotAuthorized", 403); });
        QVERIFY(!wrong.cloud->balance({}));
        QCOMPARE(wrong.http.count(), 2); // each site once, never a loop
        Bench inner([](const auto &, int) { return ScriptedHttp::error("InternalError", 500); });
        QVERIFY(!inner.cloud->balance({}));
        QCOMPARE(inner.http.count(), 2);
        Bench soft(R"({"Success":false,"Code":"NotApplicable","Message":"no"})"); // a failure with HTTP 200
        QVERIFY(!soft.cloud->balance({}));
        QCOMPARE(soft.cloud->neededBalance().inMicros(), 100'000'000);
    }

    void quotasAreText()
    {
        Bench bench(R"({"AccountAttributeItems":{"AccountAttributeItem":[
            {"AttributeName":"max-spot-instance-vcpu-count","AttributeValues":{"ValueItem":[{"Value":"0"}]}},
            {"AttributeName":"used-spot-instance-vcpu-count","AttributeValues":{"ValueItem":[]}},
            {"AttributeName":"real-name-authentication","AttributeValues":{"ValueItem":[{"Value":"none"}]}}]}})");
        const auto quotas = bench.cloud->quotas(region, {});
        QCOMPARE(quotas.spotVcpus.value_or(-1), 0);
        QVERIFY(!quotas.spotVcpusUsed);
        QCOMPARE(quotas.realNameDone, std::optional(false));
        Bench abroad(R"({"AccountAttributeItems":{"AccountAttributeItem":[
            {"AttributeName":"real-name-authentication","AttributeValues":{"ValueItem":[{"Value":"unnecessary"}]}}]}})");
        QVERIFY(!abroad.cloud->quotas(region, {}).realNameDone);
    }

    void rootKeysAreRecognised()
    {
        Bench bench(R"({"AccountId":"1","IdentityType":"Account","Arn":"acs:ram::1:root"})");
        QCOMPARE(bench.cloud->identity({}).kind, domain::Identity::Kind::Root);
        QCOMPARE(bench.http.last().host, s("sts.aliyuncs.com"));
    }

    void tagsAreMatchedAllTogether()
    {
        Bench bench(R"({"TagResources":{"TagResource":[{"ResourceId":"i-1","TagKey":"a","TagValue":"1"},{"ResourceId":"i-1","TagKey":"b","TagValue":"2"},
            {"ResourceId":"i-2","TagKey":"a","TagValue":"1"}]}})");
        QCOMPARE(bench.cloud->taggedResources(region, s("machine"), {{s("a"), s("1")}, {s("b"), s("2")}}, {}), QStringList{s("i-1")});
        QCOMPARE(bench.http.last().value("ResourceType"), s("instance"));
    }
};

QTEST_APPLESS_MAIN(AliyunTraps)
#include "aliyun_traps.moc"
