// What the API documents in one place, does differently in another, or does not say at all: orders, machines, account.
#include "storage/seed_profile.h"
#include "support/aliyun_bench.h"
#include "support/persian_digits.h"
#include "support/seed_config.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::cloud;
using namespace std::chrono_literals;
using domain::Error;
using domain::FailureKind;
using domain::Money;
using domain::Purchase;
using test::Bench;
using test::kindOf;
using test::region;
using test::s;
using test::ScriptedHttp;
using test::SeenCall;

namespace {

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

constexpr const char *priced = R"({"PriceInfo":{"Price":{"TradePrice":1.5,"Currency":"CNY"}}})";
constexpr const char *bought = R"({"InstanceIdSets":{"InstanceIdSet":["i-1"]}})";

SeenCall buy(const MachineSpec &spec)
{
    Bench bench(bought);
    bench.cloud->createMachine(spec, s("T"), {});
    return bench.http.last();
}

} // namespace

class AliyunTrapsOrders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        for (const char *never : {"AutoReleaseTime", "DeletionProtection", "Password", "DataDisk.1.Size", "UserData",
                                  "ImageFamily", "DryRun"})
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
        for (const char *bad : {"HttpToken", "Amount", "Password", "DeletionProtection", "SpotPriceLimit", "UserData",
                                "AutoReleaseTime", "DataDisk.1.Size", "ImageOptions.LoginAsNonRoot", "HttpTokens.1", "",
                                // Credentials on the machine; what has a price that nobody can ask for.
                                "RamRoleName", "SystemDisk.BurstingEnabled", "SystemDisk.ProvisionedIops"}) {
            spec.extraParameters = {{s(bad), s("1")}};
            QVERIFY2(kindOf([&] { buy(spec); }) == FailureKind::InvalidInput, bad);
            // And long before that, when the price is asked: nothing has been made yet.
            Bench bench(priced);
            QVERIFY2(kindOf([&] { bench.cloud->quote(spec, {}); }) == FailureKind::InvalidInput, bad);
            QCOMPARE(bench.http.count(), 0);
        }
    }

    // Whoever comes from the older tool can launch with what its file said.
    void theOlderToolsParametersAreAccepted()
    {
        const auto plan = storage::planFromSeed(QJsonDocument::fromJson(test::seedConfig).object());
        QVERIFY(plan.problems().isEmpty());
        auto spec = order();
        spec.extraParameters = plan.extraParameters;
        Bench bench(priced);
        bench.cloud->quote(spec, {});
        const auto call = buy(spec);
        QCOMPARE(call.value("SystemDisk.DiskName"), s("old-disk"));
        QVERIFY(!call.query.contains(s("Password")) && !call.query.contains(s("DeletionProtection")));
    }

    void theDisksPerformanceLevelIsPriced()
    {
        Bench bench(priced);
        auto spec = order();
        spec.systemDiskCategory = s("cloud_essd");
        bench.cloud->quote(spec, {});
        QCOMPARE(bench.http.last().value("SystemDisk.PerformanceLevel"), s("PL0"));
        spec.extraParameters = {{s("SystemDisk.PerformanceLevel"), s("PL2")}};
        bench.cloud->quote(spec, {});
        QCOMPARE(bench.http.last().value("SystemDisk.PerformanceLevel"), s("PL2"));
        QCOMPARE(buy(spec).value("SystemDisk.PerformanceLevel"), s("PL2"));
    }

    void autoReleaseIsWrittenInUtc()
    {
        auto spec = order();
        spec.autoReleaseAt = QDateTime({2024, 3, 1}, {20, 0, 30}, Qt::OffsetFromUTC, 8 * 3600);
        QVERIFY(test::systemDigitsAreForeign()); // and yet:
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
        Bench bad(
            [](const auto &, int) { return ScriptedHttp::error("InvalidSystemDiskCategory.ValueNotSupported", 403); });
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
        Bench bench(
            R"({"InstanceResponses":{"InstanceResponse":[{"InstanceId":"i","Code":"OperationDenied.NoStock","Message":"sold out"}]}})");
        QCOMPARE(kindOf([&] { bench.cloud->startMachine(region, s("i"), {}); }), FailureKind::NoStock);
        Bench fine(
            R"({"InstanceResponses":{"InstanceResponse":[{"InstanceId":"i","Code":"200","Message":"success"}]}})");
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
        Bench bench(
            R"({"Instances":{"Instance":[{"InstanceId":"a","Status":"Running","PublicIpAddress":{"IpAddress":[]},
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
        QCOMPARE(bench.cloud->machineEvents(region, s("i"), {}),
                 (QStringList{s("InstanceFailure.Reboot"), s("SystemFailure.Delete")}));
        QVERIFY(bench.http.last().query.values().contains(s("Scheduled"))
                && bench.http.last().query.values().contains(s("Executing")));
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
            return ScriptedHttp::json(
                number < 3
                    ? R"({"Invocation":{"InvocationResults":{"InvocationResult":[{"InvocationStatus":"Running"}]}}})"
                    : R"({"Invocation":{"InvocationResults":{"InvocationResult":[{"InvocationStatus":"Failed","ExitCode":3,"Output":"b3V0"}]}}})");
        });
        const auto result = bench.cloud->runRemoteCommand(region, s("i"), "exit 3", s("T"), {});
        QCOMPARE(result.exitCode, 3);
        QCOMPARE(result.output, QByteArray("out"));
        QCOMPARE(QByteArray::fromBase64(bench.http.calls().first().value("CommandContent").toLatin1()),
                 QByteArray("exit 3"));
        QCOMPARE(kindOf([&] { bench.cloud->runRemoteCommand(region, s("i"), QByteArray(20'000, 'x'), s("T"), {}); }),
                 FailureKind::InvalidInput);

        Bench never([](const SeenCall &call, int) {
            return ScriptedHttp::json(call.action == s("RunCommand") ? R"({"InvokeId":"t"})" : R"({"Invocation":{}})");
        });
        const auto ended = kindOf([&] { never.cloud->runRemoteCommand(region, s("i"), "x", s("T"), Call{{}, 30s}); });
        QCOMPARE(ended, FailureKind::TimedOut);
    }

    void onlyACommandThatRanHasAResult_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("timeout") << s("Timeout") << int(FailureKind::TimedOut);
        for (const char *status : {"Invalid", "Aborted", "Error", "Cancelled", "Terminated", "SomethingNew"})
            QTest::newRow(status) << s(status) << int(FailureKind::RemoteCommandFailed);
    }
    void onlyACommandThatRanHasAResult()
    {
        QFETCH(QString, status);
        QFETCH(int, kind);
        Bench bench([&](const SeenCall &call, int) {
            if (call.action == s("RunCommand"))
                return ScriptedHttp::json(R"({"InvokeId":"t-1"})");
            const QJsonObject result{{s("InvocationStatus"), status}, {s("ExitCode"), 0}};
            const QJsonObject results{{s("InvocationResult"), QJsonArray{result}}};
            return ScriptedHttp::answer({{s("Invocation"), QJsonObject{{s("InvocationResults"), results}}}});
        });
        QCOMPARE(int(kindOf([&] { bench.cloud->runRemoteCommand(region, s("i"), "true", s("T"), {}); })), kind);
    }

    // -- network
    void groupsOfServicesAreMarked()
    {
        Bench bench(
            R"({"SecurityGroups":{"SecurityGroup":[{"SecurityGroupId":"a","ServiceManaged":true},{"SecurityGroupId":"b"}]}})");
        const auto groups = bench.cloud->securityGroups(region, {}, {});
        QVERIFY(groups.at(0).managedByService && !groups.at(1).managedByService);
    }

    void inboundRulesThatCanMeetTcpAreRules()
    {
        Bench bench(R"({"Permissions":{"Permission":[
            {"SecurityGroupRuleId":"1","IpProtocol":"TCP","PortRange":"22/22","SourceCidrIp":"203.0.113.7","Policy":"Accept","Priority":"3","Direction":"ingress","Description":"spotbook x"},
            {"SecurityGroupRuleId":"2","IpProtocol":"ALL","PortRange":"-1/-1","SourceCidrIp":"0.0.0.0/0","Policy":"Accept","Priority":100},
            {"SecurityGroupRuleId":"3","IpProtocol":"TCP","PortRange":"1/65535","Ipv6SourceCidrIp":"::/0","Policy":"Drop","Priority":"1"},
            {"SecurityGroupRuleId":"4","IpProtocol":"TCP","PortRange":"22/22","SourcePrefixListId":"pl-1","Policy":"Accept"},
            {"SecurityGroupRuleId":"5","IpProtocol":"TCP","PortRangeListId":"prl-1","SourceCidrIp":"10.0.0.0/8","Policy":"Drop"},
            {"SecurityGroupRuleId":"6","IpProtocol":"TCP","PortRange":"22/22","SourceGroupId":"sg-2","Policy":"Accept"},
            {"SecurityGroupRuleId":"7","IpProtocol":"UDP","PortRange":"22/22","SourceCidrIp":"0.0.0.0/0","Policy":"Accept"},
            {"SecurityGroupRuleId":"8","IpProtocol":"ICMP","PortRange":"-1/-1","SourceCidrIp":"0.0.0.0/0","Policy":"Drop"},
            {"SecurityGroupRuleId":"9","IpProtocol":"ALL","PortRange":"-1/-1","SourceCidrIp":"0.0.0.0/0","Policy":"Drop","Direction":"egress"}]}})");
        const auto rules = bench.cloud->firewallRules(region, s("sg"), {});
        QCOMPARE(rules.size(), 5);
        domain::FirewallRule ours{s("1"), 22, 22, s("203.0.113.7/32"), s("spotbook x")};
        ours.priority = 3;
        QCOMPARE(rules[0], ours);
        QVERIFY(rules[0].ours());
        domain::FirewallRule all{s("2"), 1, 65535, s("0.0.0.0/0"), {}};
        all.priority = 100;
        QCOMPARE(rules[1], all);
        domain::FirewallRule drop{s("3"), 1, 65535, s("::/0"), {}};
        drop.accepts = false;
        QCOMPARE(rules[2], drop);
        domain::FirewallRule sources{s("4"), 22, 22, {}, {}};
        sources.byList = true;
        QCOMPARE(rules[3], sources);
        domain::FirewallRule ports{s("5"), 1, 65535, s("10.0.0.0/8"), {}};
        ports.byList = true;
        ports.accepts = false;
        QCOMPARE(rules[4], ports);
    }

    // By the id where there is one, else word for word as they were added.
    void aRuleIsTakenBackAsItIs()
    {
        Bench bench("{}");
        const domain::FirewallRule rule{{}, 22, 22, s("203.0.113.7/32"), s("spotbook x")};
        bench.cloud->addFirewallRule(region, s("sg"), rule, s("T"), {});
        const auto added = bench.http.last();
        QCOMPARE(added.value("Permissions.1.Policy"), s("accept"));
        QCOMPARE(added.value("Permissions.1.Priority"), s("1"));
        bench.cloud->removeFirewallRule(region, s("sg"), rule, s("T"), {});
        for (const char *name : {"IpProtocol", "PortRange", "SourceCidrIp", "Policy", "Priority"}) {
            const QByteArray whole = QByteArray("Permissions.1.") + name;
            QCOMPARE(bench.http.last().value(whole.constData()), added.value(whole.constData()));
        }
        auto known = rule;
        known.id = s("sgr-1");
        bench.cloud->removeFirewallRule(region, s("sg"), known, s("T"), {});
        QCOMPARE(bench.http.last().value("SecurityGroupRuleId.1"), s("sgr-1"));
    }

    void anEmptyFamilyHasNoImage()
    {
        Bench bench(R"({"Image":{}})");
        QVERIFY(!bench.cloud->imageFromFamily(region, s("acs:none"), {}));
    }

    // -- account
    void regionsTeachTheirEndpoints()
    {
        Bench bench(
            R"({"Regions":{"Region":[{"RegionId":"cn-shanghai","LocalName":"x","RegionEndpoint":"ecs.special.aliyuncs.com","Status":"soldOut"}]}})");
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
        Bench bench(
            R"({"TagResources":{"TagResource":[{"ResourceId":"i-1","TagKey":"a","TagValue":"1"},{"ResourceId":"i-1","TagKey":"b","TagValue":"2"},
            {"ResourceId":"i-2","TagKey":"a","TagValue":"1"}]}})");
        QCOMPARE(bench.cloud->taggedResources(region, s("machine"), {{s("a"), s("1")}, {s("b"), s("2")}}, {}),
                 QStringList{s("i-1")});
        QCOMPARE(bench.http.last().value("ResourceType"), s("instance"));
    }
};

QTEST_APPLESS_MAIN(AliyunTrapsOrders)
#include "aliyun_traps_orders.moc"
