// Launching, with a fake cloud: the straight line.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "storage/journal.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

LaunchPlan onExistingDisk(Rig &rig, QString &diskId)
{
    auto plan = rig.plan();
    diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
    plan.workDisk.source = WorkDiskSource::Existing;
    plan.workDisk.diskId = diskId;
    return plan;
}

} // namespace

class TestLaunch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void launchEndsWithAnOpenNotebook()
    {
        Rig rig;
        const auto result = rig.launch(rig.plan());
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        const auto disk = rig.cloud.diskMap.first();
        QCOMPARE(disk.machineId, result.machine.id);
        QCOMPARE(disk.deleteWithMachine, false);
        QCOMPARE(disk.tags.value(tag::launch), result.launchId);
        QCOMPARE(result.workDiskId, disk.id);
        QCOMPARE(result.notebookUrl, QStringLiteral("https://%1:8888/").arg(result.machine.publicAddress));
        QVERIFY(!result.certificateFingerprint.isEmpty());
        QVERIFY(rig.did.contains(QStringLiteral("rotate")));
        QVERIFY(rig.did.contains(QStringLiteral("notebook")));
        QCOMPARE(rig.stackRuns.size(), 1);
        const auto arguments = rig.stackRuns.first().arguments;
        QCOMPARE(arguments.value(QStringLiteral("disk")).toObject().value(QStringLiteral("serial")).toString(),
                 disk.serial);
        QVERIFY(arguments.value(QStringLiteral("disk")).toObject().value(QStringLiteral("mayFormat")).toBool());
    }

    void everyMillisecondIsAccountedFor()
    {
        Rig rig;
        const auto before = rig.clock.steadyNow();
        const auto result = rig.launch(rig.plan());
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(rig.clock.steadyNow() - before).count();
        qint64 sum = 0;
        for (const auto part : result.millisecondsBy)
            sum += part;
        QCOMPARE(sum, qint64(took));
        QCOMPARE(result.millisecondsBy.value(QStringLiteral("step/10-all")), qint64(25'000));
        QCOMPARE(result.millisecondsBy.value(QStringLiteral("ours")),
                 qint64(0)); // the fake clock moves in waits only
        QVERIFY(result.millisecondsBy.value(QStringLiteral("boot")) >= 20'000);
    }

    void theMachineIsBoughtAsAgreed()
    {
        Rig rig;
        rig.launch(rig.plan());
        const auto spec = rig.cloud.bought.first();
        const auto machine = rig.cloud.machineMap.first();
        const auto lease = machine.createdAt.secsTo(spec.autoReleaseAt);
        QVERIFY(lease > 8 * 3600 - 60 && lease <= 8 * 3600); // the provider counts whole minutes
        QVERIFY(spec.userData.startsWith("#cloud-config\n{"));
        QVERIFY(spec.userData.size() < 4096);
        QVERIFY(spec.userData.contains("ssh_deletekeys"));
        QCOMPARE(spec.tags.value(tag::owner), rig.context().owner);
        QCOMPARE(spec.tags.value(tag::profile), QStringLiteral("work"));
    }

    void theLeaseCountsFromThePurchase()
    {
        Rig rig;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createDisk") && phase == FakeCloud::Phase::After)
                rig.clock.advance(std::chrono::minutes(5)); // a large snapshot
        };
        rig.launch(rig.plan());
        const auto lease = rig.cloud.machineMap.first().createdAt.secsTo(rig.cloud.bought.first().autoReleaseAt);
        QVERIFY2(lease > 8 * 3600 - 60, qPrintable(QString::number(lease)));
    }

    void noLeaseMeansNoEnd()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.lease = std::chrono::minutes(0);
        rig.launch(plan);
        QVERIFY(!rig.cloud.bought.first().autoReleaseAt.isValid());
    }

    void onlyThisComputerIsLetIn()
    {
        Rig rig;
        rig.launch(rig.plan());
        const auto rules = rig.cloud.ruleMap.first();
        QCOMPARE(rules.size(), 2);
        for (const auto &rule : rules) {
            QCOMPARE(rule.sourceCidr, QStringLiteral("203.0.113.7/32"));
            QVERIFY(rule.ours());
        }
    }

    void aTunnelNeedsNoSecondPort()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.access = NotebookAccess::Tunnel;
        const auto result = rig.launch(plan);
        QCOMPARE(rig.cloud.ruleMap.first().size(), 1);
        QCOMPARE(rig.cloud.ruleMap.first().first().fromPort, quint16(22));
        QVERIFY(result.notebookUrl.startsWith(QStringLiteral("http://127.0.0.1:")));
        QVERIFY(rig.stackRuns.first()
                    .arguments.value(QStringLiteral("notebook"))
                    .toObject()
                    .value(QStringLiteral("loopback"))
                    .toBool());
    }

    // The machine sees where we really come from; the rule follows, and no moment without a rule lies
    // between.
    void theRuleFollowsTheAddressTheMachineSees()
    {
        Rig rig;
        rig.seenFrom = QStringLiteral("203.0.113.99");
        rig.launch(rig.plan());
        const auto rules = rig.cloud.ruleMap.first();
        QCOMPARE(rules.size(), 2);
        for (const auto &rule : rules)
            QCOMPARE(rule.sourceCidr, QStringLiteral("203.0.113.99/32"));
        const auto names = rig.cloud.callNames();
        QVERIFY(names.lastIndexOf(QStringLiteral("addFirewallRule"))
                < names.indexOf(QStringLiteral("removeFirewallRule")));
    }

    void aPrivateAddressChangesNoRule()
    {
        Rig rig;
        rig.seenFrom = QStringLiteral("10.0.0.3");
        rig.launch(rig.plan());
        QCOMPARE(rig.cloud.ruleMap.first().first().sourceCidr, QStringLiteral("203.0.113.7/32"));
    }

    void foreignRulesAreLeftAlone()
    {
        Rig rig;
        auto plan = rig.plan();
        const QString network = rig.cloud.createNetwork(
            plan.regionId, {QStringLiteral("theirs"), QStringLiteral("10.0.0.0/16"), {}}, QStringLiteral("t1"), {});
        plan.securityGroupId = rig.cloud.createSecurityGroup(plan.regionId, network, QStringLiteral("theirs"), {},
                                                             QStringLiteral("t2"), {});
        rig.cloud.addFirewallRule(plan.regionId, plan.securityGroupId,
                                  {{}, 22, 22, QStringLiteral("192.0.2.1/32"), QStringLiteral("office")}, {}, {});
        rig.cloud.addFirewallRule(
            plan.regionId, plan.securityGroupId,
            {{}, 22, 22, QStringLiteral("192.0.2.2/32"), QStringLiteral("spotbook ffffffff port 22")}, {}, {});
        rig.seenFrom = QStringLiteral("203.0.113.99");
        rig.launch(plan);
        QStringList sources;
        for (const auto &rule : rig.cloud.ruleMap.value(plan.securityGroupId))
            sources.append(rule.sourceCidr);
        QVERIFY(sources.contains(QStringLiteral("192.0.2.1/32")));
        QVERIFY(sources.contains(QStringLiteral("192.0.2.2/32")));
        QVERIFY(!sources.contains(QStringLiteral("203.0.113.7/32")));
    }

    void aSecondLaunchUsesTheSameGroupAndKey()
    {
        Rig rig;
        rig.launch(rig.plan());
        auto other = rig.plan();
        other.profile = QStringLiteral("other");
        rig.launch(other);
        QCOMPARE(rig.cloud.groupMap.size(), 1);
        QCOMPARE(rig.cloud.keyPairMap.size(), 1);
        QCOMPARE(rig.cloud.networkMap.size(), 1);
        QCOMPARE(rig.cloud.machineMap.size(), 2);
    }

    void aSecondMachineOfTheSameProfileIsRefused()
    {
        Rig rig;
        rig.launch(rig.plan());
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::AlreadyRunning));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void theLadderTakesTheNextRungWithItsDisk()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        rig.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        const auto result = rig.launch(plan);
        QCOMPARE(result.machine.zoneId, QStringLiteral("b"));
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(rig.cloud.diskMap.first().zoneId, QStringLiteral("b"));
    }

    void aDiskThatTheNextRungCannotTakeIsMadeAnew()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {{QStringLiteral("a"), QStringLiteral("t.large")}};
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createMachine") && phase == FakeCloud::Phase::Before
                && rig.cloud.categories.size() > 1) {
                rig.cloud.categories = QStringList{QStringLiteral("cloud_efficiency")};
                throw Error(FailureKind::NoStock);
            }
        };
        QCOMPARE(rig.launch(plan).machine.typeId, QStringLiteral("t.large"));
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(rig.cloud.diskMap.first().category, QStringLiteral("cloud_efficiency"));
    }

    void theWorkDiskIsSetToOutliveTheMachine()
    {
        Rig rig;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("attachDisk") && phase == FakeCloud::Phase::After)
                rig.cloud.diskMap.first().deleteWithMachine = true;
        };
        rig.launch(rig.plan());
        QVERIFY(!rig.cloud.diskMap.first().deleteWithMachine);
        rig.cloud.reclaim(rig.cloud.machineMap.firstKey());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
    }

    void aDearerRungIsNotBought()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        rig.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        rig.cloud.prices.insert(QStringLiteral("t.small@b"), Money::micros(3'000'000, QStringLiteral("CNY")));
        try {
            rig.launch(plan);
            QFAIL("bought above the limit");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), FailureKind::PriceAboveLimit);
            QCOMPARE(error.failure().params.value(QStringLiteral("zone")), QStringLiteral("b"));
        }
        QCOMPARE(rig.cloud.everything(), QStringList());
        QVERIFY(rig.cloud.bought.isEmpty());
    }

    void aDiskInAnotherZoneIsSaidBeforeAnythingIsMade()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("b")).id;
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::DiskInOtherZone));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void aDiskThatCannotMoveIsRefusedBeforeAnythingIsMade()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
        auto &disk = rig.cloud.diskMap[plan.workDisk.diskId];
        disk.portable = false;
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::NotSupported));
        disk.portable = true;
        disk.system = true;
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::NotSupported));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void anExistingDiskIsNeverFormatted()
    {
        Rig rig;
        QString diskId;
        const auto result = rig.launch(onExistingDisk(rig, diskId));
        QCOMPARE(result.workDiskId, diskId);
        QVERIFY(!rig.stackRuns.first()
                     .arguments.value(QStringLiteral("disk"))
                     .toObject()
                     .value(QStringLiteral("mayFormat"))
                     .toBool());
    }

    // -- preflight
    void preflightNamesWhatIsWrong_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("kind");
        QTest::newRow("balance") << 0 << int(FailureKind::BalanceTooLow);
        QTest::newRow("quota") << 1 << int(FailureKind::QuotaZero);
        QTest::newRow("price") << 2 << int(FailureKind::PriceAboveLimit);
        QTest::newRow("clock") << 3 << int(FailureKind::ClockWrong);
        QTest::newRow("stock") << 4 << int(FailureKind::NoStock);
        QTest::newRow("region") << 5 << int(FailureKind::RegionUnknown);
        QTest::newRow("real name") << 6 << int(FailureKind::RealNameMissing);
        QTest::newRow("currency") << 7 << int(FailureKind::InvalidInput);
        QTest::newRow("quota used up") << 8 << int(FailureKind::QuotaReached);
        QTest::newRow("disk of another machine") << 9 << int(FailureKind::DiskInUse);
        QTest::newRow("unfinished snapshot") << 10 << int(FailureKind::Conflict);
    }
    void preflightNamesWhatIsWrong()
    {
        QFETCH(int, what);
        QFETCH(int, kind);
        Rig rig;
        auto plan = rig.plan();
        switch (what) {
        case 0: rig.cloud.balanceNow = Money::micros(1, QStringLiteral("CNY")); break;
        case 1: rig.cloud.quotasNow.spotVcpus = 0; break;
        case 2: plan.priceLimit = Money::micros(10, QStringLiteral("CNY")); break;
        case 3: rig.cloud.skew = std::chrono::seconds(-1000); break;
        case 4: rig.cloud.soldOut = QStringList{QStringLiteral("t.small@a")}; break;
        case 5: plan.regionId = QStringLiteral("cn-nowhere"); break;
        case 6: rig.cloud.quotasNow.realNameDone = false; break;
        case 7: plan.priceLimit = Money::micros(2'000'000, QStringLiteral("USD")); break;
        case 8: rig.cloud.quotasNow.spotVcpusUsed = rig.cloud.quotasNow.spotVcpus; break;
        case 9:
            plan.workDisk.source = WorkDiskSource::Existing;
            plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
            rig.cloud.diskMap[plan.workDisk.diskId].machineId = rig.cloud.addMachine(QStringLiteral("a"), {}).id;
            break;
        case 10: {
            domain::Snapshot unfinished;
            unfinished.id = plan.workDisk.snapshotId = QStringLiteral("s-unfinished");
            unfinished.state = SnapshotState::Failed;
            rig.cloud.snapshotMap.insert(unfinished.id, unfinished);
            plan.workDisk.source = WorkDiskSource::Snapshot;
            break;
        }
        default: QFAIL("no such row");
        }
        QCOMPARE(int(*kindOf([&] { rig.launch(plan); })), kind);
        QCOMPARE(rig.cloud.writes(), 0);
        const auto checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(!checked.canBuy());
        QCOMPARE(int(checked.firstProblem()->kind), kind);
    }

    void preflightFillsInZoneAndImageAndWarnsOfARootKey()
    {
        Rig rig;
        rig.cloud.identityKind = Identity::Kind::Root;
        rig.cloud.prices.insert(QStringLiteral("t.small@b"), Money::micros(500'000, QStringLiteral("CNY")));
        rig.cloud.imageMinimumGiB = 60;
        auto plan = rig.plan();
        plan.zoneId.clear();
        const auto checked = launch::preflight(rig.context(), plan, {});
        QVERIFY(checked.canBuy());
        QCOMPARE(checked.plan.systemDiskGiB, 60);
        QCOMPARE(checked.plan.zoneId, QStringLiteral("b"));
        QCOMPARE(checked.plan.imageId, QStringLiteral("debian-1"));
        QVERIFY(checked.machinePrice && checked.diskPrice);
        const bool warned = std::any_of(checked.checks.begin(), checked.checks.end(), [](const launch::Check &check) {
            return check.what == launch::Check::What::RootKey && check.state == launch::Check::State::Warning;
        });
        QVERIFY(warned);
    }

    void whatFailsHereFailsBeforeAnythingIsBought()
    {
        Rig rig;
        rig.access.loadStack = [](const QString &name, const QString &) -> provisioning::Stack {
            throw Error(FailureKind::NotFound, {{QStringLiteral("what"), name}});
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::NotFound));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void whatIsReadyIsNeitherResumedNorUndone()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        QCOMPARE(kindOf([&] { launch::resume(rig.context(), launched.launchId, {}, {}); }),
                 std::optional(FailureKind::Conflict));
        QCOMPARE(kindOf([&] { launch::undo(rig.context(), launched.launchId, {}, {}); }),
                 std::optional(FailureKind::Conflict));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLaunch)
#include "test_launch.moc"
