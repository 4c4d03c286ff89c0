// Park, release, erase, stop, start, lease, sweep and the states, with a fake cloud.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "launch/open.h"
#include "launch/own_address.h"
#include "launch/network_setup.h"
#include "storage/journal.h"
#include "storage/receipts.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using launch::KeepBy;
using spotbook::test::FakeCloud;
using spotbook::test::Killed;
using spotbook::test::kindOf;
using spotbook::test::Rig;

class TestLaunchVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parkOnTheDisk()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto receipt = launch::park(rig.context(), launched.launchId, KeepBy::Disk, rig.sink(), {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(rig.cloud.diskMap.first().state, DiskState::Available);
        QVERIFY(rig.did.contains(QStringLiteral("run sh -s")));
        QCOMPARE(receipt.ended, QStringList{QStringLiteral("machine ") + launched.machine.id});
        QCOMPARE(receipt.stays.size(), 1);
        QVERIFY(receipt.staysPerMonth.has_value());
        // Detached before the machine goes, and never deleted.
        const auto names = rig.cloud.callNames();
        QVERIFY(names.indexOf(QStringLiteral("detachDisk")) < names.indexOf(QStringLiteral("releaseMachine")));
        QVERIFY(!names.contains(QStringLiteral("deleteDisk")));
        const auto state = launch::stateOf(rig.context(), QStringLiteral("work"), {});
        QCOMPARE(state.billing, Billing::Parked);
        QVERIFY(state.perMonthParked.has_value());
        QCOMPARE(storage::receipts(rig.paths()).size(), 1);
    }

    void parkWithASnapshotDeletesTheDiskLast()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const int before = rig.cloud.callNames().size();
        const auto receipt = launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, rig.sink(), {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
        QVERIFY(rig.cloud.diskMap.isEmpty());
        QCOMPARE(rig.cloud.snapshotMap.size(), 1);
        QVERIFY(rig.cloud.snapshotMap.first().complete());
        QCOMPARE(receipt.ended.size(), 2);
        const auto names = rig.cloud.callNames().mid(before);
        const int release = names.indexOf(QStringLiteral("releaseMachine"));
        const int snapshot = names.indexOf(QStringLiteral("createSnapshot"));
        const int remove = names.indexOf(QStringLiteral("deleteDisk"));
        QVERIFY(release < snapshot && snapshot < remove);
        // Two separate reads right before the deletion (which itself looks at the disk).
        QCOMPARE(names.mid(snapshot, remove - snapshot).count(QStringLiteral("snapshots")) >= 2, true);
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).billing, Billing::Parked);
    }

    void anIncompleteSnapshotNeverCostsTheDisk()
    {
        Rig rig;
        rig.cloud.snapshotStopsAt = 99;
        const auto launched = rig.launch(rig.plan());
        QCOMPARE(kindOf([&] { launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}); }),
                 std::optional(FailureKind::TimedOut));
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QVERIFY(rig.cloud.machineMap.isEmpty());
        // Going on later finishes it with the same snapshot.
        rig.cloud.snapshotStopsAt = 100;
        launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {});
        QVERIFY(rig.cloud.diskMap.isEmpty());
        QCOMPARE(rig.cloud.snapshotMap.size(), 1);
    }

    void theSecondReadMustAgree()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        bool complete = false;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name != QLatin1String("snapshots") || phase != FakeCloud::Phase::Before || rig.cloud.snapshotMap.isEmpty())
                return;
            auto &snapshot = rig.cloud.snapshotMap.first();
            if (complete)
                snapshot.sourceDiskGiB = 7; // another size than the disk's
            complete = complete || snapshot.complete();
        };
        QVERIFY(kindOf([&] { launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}); }).has_value());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
    }

    void aRefusedSnapshotKeepsTheDisk()
    {
        Rig rig;
        rig.cloud.refusesSnapshot = true;
        const auto launched = rig.launch(rig.plan());
        const auto receipt = launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {});
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(receipt.stays.size(), 1);
        QVERIFY(receipt.stays.first().startsWith(QStringLiteral("disk ")));
    }

    void aForeignDiskIsNotReplacedByASnapshot()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
        const auto launched = rig.launch(plan);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}); }),
                 std::optional(FailureKind::NotOurs));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void parkWithoutALoginShutsTheMachineDownInOrder()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("connect"))
                throw Error(FailureKind::HostUnreachable);
        };
        launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        QVERIFY(rig.cloud.callNames().contains(QStringLiteral("stopMachine")));
        QVERIFY(rig.cloud.machineMap.isEmpty());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
    }

    void parkCanDieAnywhere_data()
    {
        QTest::addColumn<bool>("snapshot");
        QTest::newRow("disk") << false;
        QTest::newRow("snapshot") << true;
    }
    void parkCanDieAnywhere()
    {
        QFETCH(bool, snapshot);
        const auto keep = snapshot ? KeepBy::Snapshot : KeepBy::Disk;
        int n = 1;
        for (; n < 100; ++n) {
            Rig rig;
            const auto launched = rig.launch(rig.plan());
            rig.cloud.hook = [start = rig.cloud.writes(), n](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
                if (call.writeNumber == start + n && phase == FakeCloud::Phase::After)
                    throw Killed();
            };
            bool dead = false;
            try {
                launch::park(rig.context(), launched.launchId, keep, {}, {});
            } catch (const Killed &) {
                dead = true;
            }
            rig.cloud.hook = {};
            launch::park(rig.context(), launched.launchId, keep, {}, {});
            QVERIFY(rig.cloud.machineMap.isEmpty());
            QCOMPARE(rig.cloud.diskMap.size(), snapshot ? 0 : 1);
            QCOMPARE(rig.cloud.snapshotMap.size(), snapshot ? 1 : 0);
            if (!dead)
                break;
        }
        QVERIFY(n > 2 && n < 100);
    }

    void releaseKeepsTheWork()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.onMachine = [](const QString &) { throw Error(FailureKind::HostUnreachable); };
        const auto receipt = launch::release(rig.context(), launched.launchId, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(receipt.stays.size(), 1);
    }

    void eraseNeedsTheNameTyped()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const int writes = rig.cloud.writes();
        QCOMPARE(kindOf([&] { launch::erase(rig.context(), launched.launchId, QStringLiteral("wrok"), {}, {}); }),
                 std::optional(FailureKind::InvalidInput));
        QCOMPARE(rig.cloud.writes(), writes);
    }

    void eraseLeavesNothing()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto receipt = launch::erase(rig.context(), launched.launchId, QStringLiteral("work"), rig.sink(), {});
        QVERIFY2(rig.cloud.everything().isEmpty(), qPrintable(rig.cloud.everything().join(QLatin1Char(','))));
        QVERIFY(receipt.stays.isEmpty());
        QCOMPARE(receipt.ended.size(), 2);
        QVERIFY(launch::states(rig.context(), {}).isEmpty());
        QVERIFY(launch::sweep(rig.context(), {}, {}).items.isEmpty());
    }

    void eraseKeepsWhatAnotherLaunchUses()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        auto plan = rig.plan();
        plan.profile = QStringLiteral("other");
        rig.launch(plan);
        launch::erase(rig.context(), first.launchId, QStringLiteral("work"), {}, {});
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(rig.cloud.groupMap.size(), 1);
        QCOMPARE(rig.cloud.keyPairMap.size(), 1);
    }

    void eraseNeverTakesAForeignDisk()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
        const auto launched = rig.launch(plan);
        const auto receipt = launch::erase(rig.context(), launched.launchId, QStringLiteral("work"), {}, {});
        QCOMPARE(rig.cloud.everything(), QStringList{QStringLiteral("disk ") + plan.workDisk.diskId});
        QCOMPARE(receipt.stays.size(), 1);
    }

    void startAgainFromDiskAndSnapshot()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        const auto second = launch::start(rig.context(), QStringLiteral("work"), rig.sink(), {});
        QVERIFY(second.launchId != first.launchId);
        QCOMPARE(second.workDiskId, first.workDiskId);
        QVERIFY(!rig.stackRuns.last().arguments.value(QStringLiteral("disk")).toObject().value(QStringLiteral("mayFormat")).toBool());
        launch::park(rig.context(), second.launchId, KeepBy::Snapshot, {}, {});
        QVERIFY(rig.cloud.diskMap.isEmpty());
        const auto third = launch::start(rig.context(), QStringLiteral("work"), rig.sink(), {});
        QCOMPARE(rig.cloud.diskMap.first().sourceSnapshotId, rig.cloud.snapshotMap.firstKey());
        QVERIFY(!rig.stackRuns.last().arguments.value(QStringLiteral("disk")).toObject().value(QStringLiteral("mayFormat")).toBool());
        QCOMPARE(launch::states(rig.context(), {}).size(), 1); // the earlier ones are history
        // The previous snapshot goes one cycle later.
        launch::park(rig.context(), third.launchId, KeepBy::Snapshot, {}, {});
        QCOMPARE(rig.cloud.snapshotMap.size(), 2);
        const auto fourth = launch::start(rig.context(), QStringLiteral("work"), rig.sink(), {});
        launch::park(rig.context(), fourth.launchId, KeepBy::Snapshot, {}, {});
        QCOMPARE(rig.cloud.snapshotMap.size(), 2);
        // Erasing takes the whole line with it.
        launch::erase(rig.context(), fourth.launchId, QStringLiteral("work"), {}, {});
        QVERIFY2(rig.cloud.everything().isEmpty(), qPrintable(rig.cloud.everything().join(QLatin1Char(','))));
        QVERIFY(launch::states(rig.context(), {}).isEmpty());
    }

    void aFailedStartKeepsTheWork()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("stack"))
                throw Error(FailureKind::StepFailed);
        };
        QCOMPARE(kindOf([&] { launch::start(rig.context(), QStringLiteral("work"), {}, {}); }), std::optional(FailureKind::StepFailed));
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QVERIFY(rig.cloud.machineMap.isEmpty());
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).billing, Billing::Parked);
    }

    void startAfterAReclaimGoesOnWithTheDisk()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        rig.cloud.reclaim(first.machine.id);
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).billing, Billing::Parked);
        const auto second = launch::start(rig.context(), QStringLiteral("work"), {}, {});
        QCOMPARE(second.workDiskId, first.workDiskId);
    }

    void stopAndStartTheSameMachine()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        auto state = launch::stateOf(rig.context(), QStringLiteral("work"), {});
        QCOMPARE(state.billing, Billing::Parked);
        QVERIFY(!state.ready);
        const auto again = launch::start(rig.context(), QStringLiteral("work"), {}, {});
        QCOMPARE(again.launchId, launched.launchId);
        QCOMPARE(again.machine.id, launched.machine.id);
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        QVERIFY(launch::stateOf(rig.context(), QStringLiteral("work"), {}).ready);
    }

    void stopIsRefusedWhereItDoesNotEndTheCharge()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.typeId = QStringLiteral("t.local");
        const auto launched = rig.launch(plan);
        QCOMPARE(kindOf([&] { launch::stopMachine(rig.context(), launched.launchId, {}, {}); }),
                 std::optional(FailureKind::NotSupported));
        QCOMPARE(rig.cloud.machineMap.first().state, MachineState::Running);
    }

    void aStopThatBillsOnIsNotCalledFree()
    {
        Rig rig;
        rig.cloud.stopsWithoutCharge = false;
        const auto launched = rig.launch(rig.plan());
        QCOMPARE(kindOf([&] { launch::stopMachine(rig.context(), launched.launchId, {}, {}); }),
                 std::optional(FailureKind::NotSupported));
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).billing, Billing::Charging);
    }

    void theLeaseIsSetInTheCloudBeforeTheMachineHears()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        bool cloudFirst = false;
        rig.did.clear();
        rig.onMachine = [&](const QString &) {
            cloudFirst = rig.clock.now().secsTo(rig.cloud.machineMap.first().autoReleaseAt) == 24 * 3600;
        };
        launch::setLease(rig.context(), launched.launchId, std::chrono::hours(24), {});
        QVERIFY(cloudFirst);
        QVERIFY(!rig.did.isEmpty());
        QCOMPARE(kindOf([&] { launch::setLease(rig.context(), launched.launchId, std::chrono::minutes(5), {}); }),
                 std::optional(FailureKind::InvalidInput));
    }

    void theEndOfALeaseLeavesTheDisk()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.clock.advance(std::chrono::hours(9));
        const auto state = launch::stateOf(rig.context(), QStringLiteral("work"), {});
        QCOMPARE(state.billing, Billing::Parked);
        QVERIFY(!state.workDiskId.isEmpty());
    }

    void anotherInstallationsMachineIsNotTouched()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        auto &machine = rig.cloud.machineMap.first();
        machine.tags.insert(tag::owner, QStringLiteral("somebody else"));
        QVERIFY(kindOf([&] { launch::stopMachine(rig.context(), launched.launchId, {}, {}); }).has_value());
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void sweepTellsOursFromTheirs()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.cloud.addMachine(QStringLiteral("b"), {{tag::owner, QStringLiteral("another computer")}});
        rig.cloud.addMachine(QStringLiteral("b"), {}); // nobody's of us
        const auto found = launch::sweep(rig.context(), {}, {});
        int machines = 0;
        int ours = 0;
        for (const auto &item : found.items) {
            if (item.kind == QLatin1String("machine"))
                ++machines;
            if (item.ours)
                ++ours;
            if (item.id == launched.machine.id)
                QVERIFY(item.ours && item.billable && item.perMonth && item.launchId == launched.launchId);
        }
        QCOMPARE(machines, 2);
        QCOMPARE(ours, 6); // machine, disk, group, key pair, network, subnet
        // While a machine of ours is there, tidying takes nothing.
        launch::tidy(rig.context(), found, {});
        QCOMPARE(rig.cloud.groupMap.size(), 1);
        launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        launch::tidy(rig.context(), launch::sweep(rig.context(), {}, {}), {});
        QVERIFY(rig.cloud.groupMap.isEmpty() && rig.cloud.networkMap.isEmpty() && rig.cloud.keyPairMap.isEmpty());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(rig.cloud.machineMap.size(), 2);
    }

    void whatCouldNotBeLookedAtIsNamed()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("disks"))
                throw Error(FailureKind::PermissionMissing);
        };
        const auto found = launch::sweep(rig.context(), {}, {});
        QCOMPARE(found.notLooked, QStringList{QStringLiteral("cn-test disks")});
    }

    void aFailedLookIsUnknownNotNothing()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &, FakeCloud::Phase) { throw Error(FailureKind::NetworkUnreachable); };
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states.first().billing, Billing::Unknown);
        QVERIFY(states.first().trouble.has_value());
        QVERIFY(!states.first().checkedAt.isValid());
    }

    void theStateSaysWhatItCosts()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.clock.advance(std::chrono::hours(2));
        const auto state = launch::stateOf(rig.context(), launched.launchId, {});
        QCOMPARE(state.billing, Billing::Charging);
        QVERIFY(state.ready);
        QVERIFY(state.perHour && state.session);
        QVERIFY(*state.session > *state.perHour);
        QCOMPARE(state.notebookUrl, launched.notebookUrl);
        QCOMPARE(state.certificateFingerprint, launched.certificateFingerprint);
    }

    void openChecksBeforeItGivesTheAddress()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        QCOMPARE(launch::prepareToOpen(rig.context(), launched.launchId, {}).toString(), launched.notebookUrl);
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("notebook"))
                throw Error(FailureKind::CertificateMismatch);
        };
        QCOMPARE(kindOf([&] { launch::prepareToOpen(rig.context(), launched.launchId, {}); }),
                 std::optional(FailureKind::CertificateMismatch));
        QCOMPARE(kindOf([&] { launch::openTunnelFor(rig.context(), launched.launchId, {}); }),
                 std::optional(FailureKind::NotSupported));
    }

    void openFollowsAnAddressThatChanged()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.ownAddress = QStringLiteral("203.0.113.50");
        rig.onMachine = [&](const QString &what) {
            const auto rules = rig.cloud.ruleMap.first();
            const bool in = std::any_of(rules.begin(), rules.end(), [](const auto &rule) {
                return rule.fromPort == 8888 && rule.sourceCidr == QLatin1String("203.0.113.50/32");
            });
            if (what == QLatin1String("notebook") && !in)
                throw Error(FailureKind::NotebookNotReady);
        };
        QCOMPARE(launch::prepareToOpen(rig.context(), launched.launchId, {}).toString(), launched.notebookUrl);
        QCOMPARE(rig.cloud.ruleMap.first().size(), 2);
    }

    void theTunnelsPortStaysTheSame()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.access = NotebookAccess::Tunnel;
        const auto launched = rig.launch(plan);
        const auto first = launch::openTunnelFor(rig.context(), launched.launchId, {});
        const auto second = launch::openTunnelFor(rig.context(), launched.launchId, {});
        QCOMPARE(first.url, second.url);
        QCOMPARE(first.url.toString(), launched.notebookUrl);
        QCOMPARE(first.tunnel->localPort(), quint16(first.url.port()));
    }

    // -- small rules
    void addressesBecomeCidrs()
    {
        QCOMPARE(launch::toCidr(QStringLiteral("203.0.113.7")), std::optional(QStringLiteral("203.0.113.7/32")));
        QCOMPARE(launch::toCidr(QStringLiteral("203.0.113.0/24")), std::optional(QStringLiteral("203.0.113.0/24")));
        QCOMPARE(launch::toCidr(QStringLiteral("2001:db8::1")), std::optional(QStringLiteral("2001:db8::1/128")));
        QVERIFY(!launch::toCidr(QStringLiteral("home")));
        QVERIFY(!launch::toCidr(QString()));
        QVERIFY(launch::covers(QStringLiteral("0.0.0.0/0"), QStringLiteral("203.0.113.7/32")));
        QVERIFY(!launch::covers(QStringLiteral("203.0.113.7/32"), QStringLiteral("203.0.113.8/32")));
        QVERIFY(!launch::covers(QStringLiteral("203.0.113.7/32"), QStringLiteral("203.0.113.0/24")));
    }

    void freeSubnetsDoNotOverlap()
    {
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("192.168.0.0/16"), {}), std::optional(QStringLiteral("192.168.0.0/24")));
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("192.168.0.0/16"), {QStringLiteral("192.168.0.0/23")}),
                 std::optional(QStringLiteral("192.168.2.0/24")));
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("10.0.0.0/24"), {QStringLiteral("10.0.0.0/28")}), std::nullopt);
        QVERIFY(!launch::freeSubnetCidr(QString(), {}));
    }

    void anAddressThatIsNoneIsAnError()
    {
        Rig rig;
        rig.ownAddress = QStringLiteral("my house");
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::InvalidInput));
        QVERIFY(rig.cloud.everything().isEmpty());
        rig.ownAddress.clear();
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::OwnAddressUnknown));
        QVERIFY(rig.cloud.everything().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLaunchVerbs)
#include "test_launch_verbs.moc"
