// What the practice cloud's actions do: transitions, tokens, paging, rules, money.
#include "practice/action_calls.h"

#include "practice/catalogue.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

class TestPracticeActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogueIsLargeEnough()
    {
        ServerBench bench;
        const QJsonArray found = bench.call("DescribeRegions").items("Regions", "Region");
        QVERIFY(found.size() >= 8);
        int zones = 0;
        for (const QJsonValue &region : found)
            zones += bench.call("DescribeZones", {{s("RegionId"), field(region.toObject(), "RegionId")}})
                         .items("Zones", "Zone")
                         .size();
        QVERIFY(zones >= 20);
        QStringList gpus;
        QString token;
        int pages = 0;
        do {
            const Answered page = bench.call(
                "DescribeInstanceTypes",
                with({}, {{"MinimumGPUAmount", s("1")}, {"NextToken", token.isEmpty() ? QString() : token}}));
            for (const QJsonValue &type : page.items("InstanceTypes", "InstanceType"))
                gpus << field(type.toObject(), "InstanceTypeId");
            token = page.text("NextToken");
            ++pages;
        } while (!token.isEmpty() && pages < 20);
        QVERIFY(pages >= 2);
        QCOMPARE(gpus.removeDuplicates(), 0);
        QVERIFY(gpus.size() >= 12);
        QCOMPARE(gpus.filter(s("ecs.gn5-")).size(), 8);
        QVERIFY(bench.cloud->answerFaults().isEmpty());
    }

    void gn5IsInStockSomewhereInEachRegion()
    {
        for (const RegionInfo &region : regions()) {
            bool inStock = false;
            for (const QString &zone : region.zones)
                inStock = inStock || stockOf(zone, *findType(s("ecs.gn5-c4g1.xlarge"))) == Stock::WithStock;
            QVERIFY2(inStock, qPrintable(region.id));
        }
    }

    void spotPricesMoveAndArePaged()
    {
        ServerBench bench;
        QMap<QString, int> perZone;
        QSet<QString> prices;
        int offset = 0, pages = 0;
        do {
            const Answered page =
                bench.call("DescribeSpotPriceHistory",
                           with(hangzhou, {{"InstanceType", s("ecs.gn5-c4g1.xlarge")},
                                           {"NetworkType", s("vpc")},
                                           {"StartTime", secondTime(bench.now - 30LL * 24 * 3600 * 1000)},
                                           {"Offset", QString::number(offset)}}));
            QCOMPARE(page.text("Currency"), s("CNY"));
            for (const QJsonValue &row : page.items("SpotPrices", "SpotPriceType")) {
                ++perZone[field(row.toObject(), "ZoneId")];
                const double price = row.toObject().value(s("SpotPrice")).toDouble();
                QVERIFY(price > 0 && price <= row.toObject().value(s("OriginPrice")).toDouble());
                prices.insert(QString::number(price));
            }
            offset = page.body.value(s("NextOffset")).toInt();
            ++pages;
        } while (offset > 0 && pages < 200);
        QVERIFY(pages > 3);
        QCOMPARE(perZone.value(s("cn-hangzhou-h")), 30 * 24 + 1);
        QVERIFY(prices.size() > 100);
    }

    void launchGoesThroughItsStates()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, ready.run);
        QCOMPARE(field(instance(bench, id), "Status"), s("Pending"));
        bench.pass(0.5);
        QCOMPARE(field(instance(bench, id), "Status"), s("Starting"));
        bench.pass(0.7);
        const QJsonObject running = instance(bench, id);
        QCOMPARE(field(running, "Status"), s("Running"));
        QVERIFY(running.value(s("PublicIpAddress"))
                    .toObject()
                    .value(s("IpAddress"))
                    .toArray()
                    .at(0)
                    .toString()
                    .startsWith(s("127.77.0.")));
        QCOMPARE(field(running, "CreationTime").size(), 17); // without seconds
        QCOMPARE(running.value(s("Memory")).toInt(), 30 * 1024);
        QCOMPARE(running.value(s("LocalStorageAmount")).toInt(), 1);

        // gn5: the wish to stop for free is accepted and not fulfilled.
        QCOMPARE(bench.call("StopInstance", {{s("InstanceId"), id}, {s("StoppedMode"), s("StopCharging")}}).status,
                 200);
        QCOMPARE(field(instance(bench, id), "Status"), s("Stopping"));
        bench.pass(1);
        QCOMPARE(field(instance(bench, id), "Status"), s("Stopped"));
        QCOMPARE(field(instance(bench, id), "StoppedMode"), s("KeepCharging"));
        QCOMPARE(bench.call("StartInstance", {{s("InstanceId"), id}}).status, 200);
        bench.pass(1);
        QCOMPARE(bench.call("DeleteInstance", {{s("InstanceId"), id}}).code(), s("IncorrectInstanceStatus"));
        QCOMPARE(bench.call("DeleteInstance", {{s("InstanceId"), id}, {s("Force"), s("true")}}).status, 200);
        QCOMPARE(bench.call("DeleteSecurityGroup", with(hangzhou, {{"SecurityGroupId", ready.group}})).code(),
                 s("DependencyViolation"));
        bench.pass(1);
        QVERIFY(instance(bench, id).isEmpty());
        const QJsonObject left = bench.control({{s("dump"), true}});
        QVERIFY(left.value(s("billing")).toArray().isEmpty());
        QVERIFY(left.value(s("disks")).toObject().isEmpty());
        QVERIFY(bench.cloud->answerFaults().isEmpty());
    }

    void stopWithoutChargeWorksWithoutLocalDisks()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, with(ready.run, {{"InstanceType", s("ecs.gn6i-c4g1.xlarge")}}));
        bench.pass(2);
        bench.pass(1);
        bench.call("StopInstances", with(hangzhou, {{"InstanceId.1", id}, {"StoppedMode", s("StopCharging")}}));
        bench.pass(1);
        QCOMPARE(field(instance(bench, id), "StoppedMode"), s("StopCharging"));
        bench.control({{s("fault"), s("noStock")}});
        QCOMPARE(bench.call("StartInstances", with(hangzhou, {{"InstanceId.1", id}})).code(),
                 s("OperationDenied.NoStock"));
    }

    void clientTokens()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const Parameters run = with(ready.run, {{"ClientToken", s("one")}});
        const QString id = buy(bench, run);
        QCOMPARE(buy(bench, run), id);
        QCOMPARE(bench.call("RunInstances", with(run, {{"InstanceName", s("other")}})).code(),
                 s("IdempotentParameterMismatch"));
        bench.open(); // tokens outlive a restart
        QCOMPARE(buy(bench, run), id);
        QCOMPARE(bench.call("DescribeInstances", hangzhou).items("Instances", "Instance").size(), 1);
    }

    void dryRunBuysNothing()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const Answered answer = bench.call("RunInstances", with(ready.run, {{"DryRun", s("true")}}));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), s("DryRunOperation"));
        QVERIFY(bench.call("DescribeInstances", hangzhou).items("Instances", "Instance").isEmpty());
    }

    void runRules_data()
    {
        QTest::addColumn<Parameters>("change");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, std::initializer_list<std::pair<const char *, QString>> change,
                            const char *code) { QTest::newRow(name) << with({}, change) << s(code); };
        row("limit below the market", {{"SpotStrategy", s("SpotWithPriceLimit")}, {"SpotPriceLimit", s("0.01")}},
            "InvalidSpotPriceLimit.LowerThanPublicPrice");
        row("limit with four decimals", {{"SpotStrategy", s("SpotWithPriceLimit")}, {"SpotPriceLimit", s("11.1234")}},
            "InvalidSpotPriceLimit");
        row("spot without zone", {{"ZoneId", s("")}}, "InvalidSpotParam.EmptyZoneID");
        row("zone of another switch", {{"ZoneId", s("cn-hangzhou-i")}}, "InvalidParameter.Mismatch");
        row("ESSD with gn5", {{"DataDisk.1.Category", s("cloud_essd")}, {"DataDisk.1.Size", s("40")}},
            "InvalidDataDiskCategory.ValueNotSupported");
        row("release too soon", {{"AutoReleaseTime", s("2026-03-04T10:40:00Z")}}, "InvalidAutoReleaseTime.Malformed");
        row("user data not base64", {{"UserData", s("*")}}, "InvalidUserData.Base64FormatInvalid");
        row("user data too long", {{"UserData", QString::fromLatin1(QByteArray(32 * 1024 + 1, 'x').toBase64())}},
            "InvalidUserData.SizeExceeded");
        row("unknown key pair", {{"KeyPairName", s("nobody")}}, "InvalidKeyPairName.NotFound");
        row("unknown image", {{"ImageFamily", s("")}, {"ImageId", s("m-1")}}, "InvalidImageId.NotFound");
        row("stop for local disks", {{"SpotInterruptionBehavior", s("Stop")}},
            "InvalidSpotInterruptionBehavior.LocalDiskNotSupport");
        row("system disk too small", {{"SystemDisk.Size", s("10")}}, "InvalidSystemDiskSize.LessThanImageSize");
        row("tag of the provider", {{"Tag.1.Key", s("acs:x")}, {"Tag.1.Value", s("y")}}, "InvalidTagKey.Malformed");
    }

    void runRules()
    {
        QFETCH(Parameters, change);
        QFETCH(QString, code);
        ServerBench bench;
        Parameters run = prepare(bench).run;
        for (auto it = change.begin(); it != change.end(); ++it)
            run.insert(it.key(), it.value());
        QCOMPARE(bench.call("RunInstances", run).code(), code);
        QVERIFY(bench.call("DescribeInstances", hangzhou).items("Instances", "Instance").isEmpty());
    }

    void pagesOfInstances()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        bench.call("RunInstances", with(ready.run, {{"Amount", s("23")}, {"InstanceType", s("ecs.e-c1m2.large")}}));
        QSet<QString> seen;
        QString token;
        int pages = 0;
        do {
            const Answered page =
                bench.call("DescribeInstances", with(hangzhou, {{"NextToken", token.isEmpty() ? QString() : token}}));
            for (const QJsonValue &item : page.items("Instances", "Instance"))
                seen.insert(field(item.toObject(), "InstanceId"));
            token = page.text("NextToken");
            ++pages;
        } while (!token.isEmpty() && pages < 10);
        QCOMPARE(pages, 3); // ten are the default
        QCOMPARE(seen.size(), 23);
        QCOMPARE(bench.call("DescribeInstances", with(hangzhou, {{"NextToken", s("made up")}})).code(),
                 s("InvalidNextToken"));
        const Answered second = bench.call("DescribeInstanceStatus", with(hangzhou, {{"PageNumber", s("3")}}));
        QCOMPARE(second.items("InstanceStatuses", "InstanceStatus").size(), 3);
        QCOMPARE(second.body.value(s("TotalCount")).toInt(), 23);
    }

    void diskLife()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString machine = buy(bench, ready.run);
        bench.pass(1);
        bench.pass(1);
        const Parameters make = with(hangzhou, {{"ZoneId", s("cn-hangzhou-h")},
                                                {"DiskCategory", s("cloud_efficiency")},
                                                {"Size", s("50")},
                                                {"Tag.1.Key", s("spotbook:role")},
                                                {"Tag.1.Value", s("work-disk")}});
        const QString id = bench.call("CreateDisk", make).text("DiskId");
        QCOMPARE(field(disk(bench, id), "Status"), s("Creating"));
        bench.pass(0.5);
        QCOMPARE(field(disk(bench, id), "Status"), s("Available"));
        QCOMPARE(field(disk(bench, id), "SerialNumber"), id.mid(2));
        QVERIFY(field(disk(bench, id), "SerialNumber").size() <= 20);
        QCOMPARE(bench.call("CreateSnapshot", {{s("DiskId"), id}}).code(), s("IncorrectDiskStatus.NeverAttached"));
        const Parameters pair{{s("DiskId"), id}, {s("InstanceId"), machine}};
        QCOMPARE(bench.call("AttachDisk", pair).status, 200);
        QCOMPARE(field(disk(bench, id), "Status"), s("Attaching"));
        bench.pass(0.5);
        QCOMPARE(field(disk(bench, id), "Status"), s("In_use"));
        QCOMPARE(bench.call("DeleteDisk", {{s("DiskId"), id}}).code(), s("IncorrectDiskStatus"));
        QCOMPARE(bench.call("DetachDisk", pair).status, 200);
        QCOMPARE(field(disk(bench, id), "Status"), s("Detaching"));
        bench.pass(1);
        QCOMPARE(field(disk(bench, id), "Status"), s("Available"));
        QCOMPARE(bench.call("DetachDisk", pair).code(), s("InvalidDisk.AlreadyDetached"));

        const QString snapshot = bench.call("CreateSnapshot", {{s("DiskId"), id}}).text("SnapshotId");
        QCOMPARE(bench.call("DeleteDisk", {{s("DiskId"), id}}).code(), s("DiskCreatingSnapshot"));
        bench.pass(1);
        const auto read = [&] {
            return bench.call("DescribeSnapshots", hangzhou).items("Snapshots", "Snapshot").at(0).toObject();
        };
        QCOMPARE(field(read(), "Status"), s("progressing"));
        QCOMPARE(field(read(), "Progress"), s("50%"));
        bench.pass(1.1);
        QCOMPARE(field(read(), "Status"), s("accomplished"));
        QCOMPARE(bench.call("DeleteDisk", {{s("DiskId"), id}}).status, 200);
        const QString again = bench
                                  .call("CreateDisk", with(hangzhou, {{"ZoneId", s("cn-hangzhou-i")},
                                                                      {"DiskCategory", s("cloud_ssd")},
                                                                      {"SnapshotId", snapshot}}))
                                  .text("DiskId");
        bench.pass(0.5);
        QCOMPARE(disk(bench, again).value(s("Size")).toInt(), 50);
        QCOMPARE(bench.call("AttachDisk", {{s("DiskId"), again}, {s("InstanceId"), machine}}).code(),
                 s("ResourcesNotInSameZone"));
        QCOMPARE(bench.call("DeleteSnapshot", {{s("SnapshotId"), snapshot}}).code(), s("SnapshotCreatedDisk"));
        QVERIFY(bench.cloud->answerFaults().isEmpty());
    }

    void dataDisksOfARelease()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, with(ready.run, {{"DataDisk.1.Category", s("cloud_efficiency")},
                                                       {"DataDisk.1.Size", s("40")},
                                                       {"DataDisk.1.DiskName", s("kept")},
                                                       {"DataDisk.1.DeleteWithInstance", s("false")},
                                                       {"DataDisk.2.Category", s("cloud_efficiency")},
                                                       {"DataDisk.2.Size", s("41")}}));
        bench.pass(1);
        bench.pass(1);
        bench.call("DeleteInstance", {{s("InstanceId"), id}, {s("Force"), s("true")}});
        bench.pass(1);
        const QJsonArray left = bench.call("DescribeDisks", hangzhou).items("Disks", "Disk");
        QCOMPARE(left.size(), 1);
        QCOMPARE(field(left.at(0).toObject(), "DiskName"), s("kept"));
        QCOMPARE(field(left.at(0).toObject(), "Status"), s("Available"));
    }

    void keyPairs()
    {
        ServerBench bench;
        const QByteArray blob = QByteArray("\0\0\0\x07ssh-rsa", 11) + QByteArray(300, 'k');
        const QString rsa = s("ssh-rsa ") + QString::fromLatin1(blob.toBase64()) + s(" me");
        const Parameters import = with(hangzhou, {{"KeyPairName", s("spotbook-1")}, {"PublicKeyBody", rsa}});
        QCOMPARE(bench.call("ImportKeyPair", import).text("KeyPairFingerPrint"),
                 QString::fromLatin1(QCryptographicHash::hash(blob, QCryptographicHash::Md5).toHex(':')));
        QCOMPARE(bench.call("ImportKeyPair", import).code(), s("KeyPair.AlreadyExist"));
        QCOMPARE(bench
                     .call("ImportKeyPair", with(hangzhou, {{"KeyPairName", s("other")},
                                                            {"PublicKeyBody", s("ssh-ed25519 AAAAC3Nz me")}}))
                     .code(),
                 s("InvalidPublicKeyBody.Malformed"));
        QCOMPARE(bench.call("DescribeKeyPairs", with(hangzhou, {{"KeyPairName", s("*book*")}}))
                     .items("KeyPairs", "KeyPair")
                     .size(),
                 1);
        QCOMPARE(bench.call("DescribeKeyPairs", {{s("RegionId"), s("cn-beijing")}}).items("KeyPairs", "KeyPair").size(),
                 0);
        QCOMPARE(bench.call("DeleteKeyPairs", with(hangzhou, {{"KeyPairNames", s("[\"spotbook-1\"]")}})).status, 200);
    }

    void securityGroupRules()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const Parameters group = with(hangzhou, {{"SecurityGroupId", ready.group}});
        const Parameters rule = with(group, {{"Permissions.1.IpProtocol", s("TCP")},
                                             {"Permissions.1.PortRange", s("22/22")},
                                             {"Permissions.1.SourceCidrIp", s("127.0.0.1/32")},
                                             {"Permissions.1.Description", s("ours")}});
        QCOMPARE(bench.call("AuthorizeSecurityGroup", rule).status, 200);
        QCOMPARE(bench.call("AuthorizeSecurityGroup", rule).status, 200);
        const auto rules = [&] {
            return bench.call("DescribeSecurityGroupAttribute", group).items("Permissions", "Permission");
        };
        QCOMPARE(rules().size(), 1);
        QCOMPARE(bench.call("RevokeSecurityGroup", with(group, {{"SecurityGroupRuleId.1", s("sgr-none")}})).code(),
                 s("InvalidParam.SecurityGroupRuleId"));
        QCOMPARE(
            bench
                .call("RevokeSecurityGroup",
                      with(group, {{"SecurityGroupRuleId.1", field(rules().at(0).toObject(), "SecurityGroupRuleId")}}))
                .status,
            200);
        QCOMPARE(rules().size(), 0);
        QCOMPARE(bench.call("DeleteVpc", with(hangzhou, {{"VpcId", ready.vpc}}), vpcVersion).code(),
                 s("DependencyViolation"));
        QCOMPARE(bench.call("DeleteSecurityGroup", group).status, 200);
        QCOMPARE(bench.call("DeleteVSwitch", with(hangzhou, {{"VSwitchId", ready.vSwitch}}), vpcVersion).status, 200);
        QCOMPARE(bench.call("DeleteVpc", with(hangzhou, {{"VpcId", ready.vpc}}), vpcVersion).status, 200);
        QVERIFY(bench.cloud->answerFaults().isEmpty());
    }

    void tagsAndFilters()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, with(ready.run, {{"Tag.1.Key", s("spotbook:owner")}, {"Tag.1.Value", s("me")}}));
        QCOMPARE(bench
                     .call("TagResources", with(hangzhou, {{"ResourceType", s("instance")},
                                                           {"ResourceId.1", id},
                                                           {"Tag.1.Key", s("more")},
                                                           {"Tag.1.Value", s("1")}}))
                     .status,
                 200);
        QCOMPARE(bench.call("ListTagResources", with(hangzhou, {{"ResourceType", s("instance")}, {"ResourceId.1", id}}))
                     .items("TagResources", "TagResource")
                     .size(),
                 2);
        const auto count = [&](const char *value) {
            return bench
                .call("DescribeInstances",
                      with(hangzhou, {{"Tag.1.Key", s("spotbook:owner")}, {"Tag.1.Value", s(value)}}))
                .items("Instances", "Instance")
                .size();
        };
        QCOMPARE(count("me"), 1);
        QCOMPARE(count("you"), 0);
        // A record of another region is not to be found here.
        QVERIFY(bench.call("DescribeInstances", {{s("RegionId"), s("cn-beijing")}})
                    .items("Instances", "Instance")
                    .isEmpty());
    }

    void availableResourceChain()
    {
        ServerBench bench;
        const Answered essd =
            bench.call("DescribeAvailableResource", with(hangzhou, {{"DestinationResource", s("SystemDisk")},
                                                                    {"InstanceType", s("ecs.gn7i-c8g1.2xlarge")},
                                                                    {"ZoneId", s("cn-hangzhou-h")}}));
        QVERIFY(!essd.raw.body.contains("cloud_ssd") && essd.raw.body.contains("cloud_essd"));
        QCOMPARE(bench
                     .call("DescribeAvailableResource", with(hangzhou, {{"DestinationResource", s("DataDisk")},
                                                                        {"InstanceType", s("ecs.gn7i-c8g1.2xlarge")}}))
                     .code(),
                 s("MissingParameter"));
        QVERIFY(bench.cloud->answerFaults().isEmpty());
    }

    void readsHaveTheOfficialShape()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, ready.run);
        bench.pass(1);
        bench.pass(1);
        const Parameters one = with(hangzhou, {{"InstanceId", id}});
        for (const char *action : {"DescribeUserData", "GetInstanceConsoleOutput", "DescribeInstanceHistoryEvents"})
            QCOMPARE(bench.call(action, one).status, 200);
        QCOMPARE(bench.call("DescribeInstanceAttribute", {{s("InstanceId"), id}}).status, 200);
        for (const char *action : {"DescribeImages", "DescribeAccountAttributes", "DescribeSpotAdvice",
                                   "DescribeInstanceTypeFamilies", "DescribeSecurityGroups", "DescribeKeyPairs",
                                   "DescribeInvocationResults", "DescribeCloudAssistantStatus"})
            QCOMPARE(bench.call(action, hangzhou).status, 200);
        QCOMPARE(
            bench.call("DescribeImageFromFamily", with(hangzhou, {{"ImageFamily", s("acs:debian_12_x64")}})).status,
            200);
        QCOMPARE(bench
                     .call("DescribePrice", with(hangzhou, {{"InstanceType", s("ecs.gn5-c4g1.xlarge")},
                                                            {"SystemDisk.Category", s("cloud_efficiency")},
                                                            {"SystemDisk.Size", s("40")},
                                                            {"SpotStrategy", s("SpotAsPriceGo")}}))
                     .status,
                 200);
        QCOMPARE(bench.call("GetCallerIdentity", {}, stsVersion).text("IdentityType"), s("RAMUser"));
        for (const char *action : {"DescribeVpcs", "DescribeVSwitches", "DescribeZones"})
            QCOMPARE(bench.call(action, hangzhou, vpcVersion).status, 200);
        for (const char *action : {"QueryBill", "QueryInstanceBill", "DescribeInstanceBill"})
            QCOMPARE(bench.call(action, {{s("BillingCycle"), s("2026-03")}}, bssVersion).status, 200);
        QCOMPARE(bench.cloud->answerFaults(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPracticeActions)
#include "test_practice_actions.moc"
