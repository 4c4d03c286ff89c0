// Park, release, erase, stop, start and lease, with a fake cloud.
#include "flow/launch_rig.h"

#include "domain/failure.h"
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
                 std::optional(FailureKind::StoppedHalfway));
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
            if (call.name != QLatin1String("snapshots") || phase != FakeCloud::Phase::Before
                || rig.cloud.snapshotMap.isEmpty())
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

    // Its disk is blank: start could never use it.
    void anInterruptedLaunchIsGoneOnWithOrUndone()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("attachDisk") && phase == FakeCloud::Phase::After)
                throw Killed();
        };
        QVERIFY_EXCEPTION_THROWN(rig.launch(rig.plan()), Killed);
        rig.cloud.hook = {};
        const QString id = launch::interrupted(rig.context(), {}).first().launchId;
        const int writes = rig.cloud.writes();
        const auto interrupted = std::optional(FailureKind::LaunchInterrupted);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), id, KeepBy::Disk, {}, {}); }), interrupted);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), id, KeepBy::Snapshot, {}, {}); }), interrupted);
        QCOMPARE(kindOf([&] { launch::release(rig.context(), id, {}, {}); }), interrupted);
        QCOMPARE(kindOf([&] { launch::stopMachine(rig.context(), id, {}, {}); }), interrupted);
        QCOMPARE(rig.cloud.writes(), writes);
        launch::undo(rig.context(), id, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty() && rig.cloud.diskMap.isEmpty());
    }

    void whatWasReadyOnceKeepsItsDiskWhateverFailsThen()
    {
        Rig rig;
        bool failed = false;
        storage::Journal::setAppendHook([&](int) {
            const auto id = storage::Journal::launchIds(rig.paths()).value(0);
            if (!failed && rig.acts(id).contains(QStringLiteral("ready result"))) {
                failed = true;
                throw Error(FailureKind::StorageFailed);
            }
        });
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::StorageFailed));
        QVERIFY(failed);
        QCOMPARE(rig.cloud.diskMap.size(), 1);
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

    void aReleaseThatCameToNothingIsAskedForAgain()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto machines = rig.cloud.machineMap;
        const auto disks = rig.cloud.diskMap;
        int asked = 0;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("releaseMachine") && phase == FakeCloud::Phase::After && ++asked == 1) {
                rig.cloud.machineMap = machines;
                rig.cloud.diskMap = disks;
            }
        };
        launch::release(rig.context(), launched.launchId, {}, {});
        QCOMPARE(asked, 2);
        QVERIFY(rig.cloud.machineMap.isEmpty());
    }

    void aRefusedReleaseIsSaidAtOnce()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("releaseMachine"))
                throw Error(FailureKind::PermissionMissing);
        };
        const auto slept = rig.clock.slept();
        QCOMPARE(kindOf([&] { launch::release(rig.context(), launched.launchId, {}, {}); }),
                 std::optional(FailureKind::PermissionMissing));
        QVERIFY(rig.clock.slept() - slept < std::chrono::minutes(1));
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).billing, Billing::Charging);
    }

    // The provider marks everything that it makes with a machine.
    void theSystemDiskIsNotTheWorkDisk()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto work = rig.cloud.diskMap.value(launched.workDiskId);
        auto system = work;
        system.id = QStringLiteral("a-system-disk");
        system.system = true;
        rig.cloud.diskMap.insert(system.id, system);
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).workDiskId, work.id);
        const auto receipt = launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        QCOMPARE(receipt.stays, QStringList{QStringLiteral("disk %1 40 GiB").arg(work.id)});
    }

    void aSnapshotHasNoPriceThatCouldBeTold()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        QVERIFY(launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {}).staysPerMonth);
        QVERIFY(!launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}).staysPerMonth);
    }

    void whatCouldNotBeLookedAtAfterwardsIsNotCalledGone()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        bool down = false;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &, FakeCloud::Phase) {
            if (down)
                throw Error(FailureKind::ServiceDown);
        };
        const auto watch = [&](const Progress &line) { down = line.stage == Stage::LookAgain; };
        const auto receipt = launch::release(rig.context(), launched.launchId, watch, {});
        QCOMPARE(receipt.notLooked.size(), 2);
        QVERIFY(receipt.ended.isEmpty() && receipt.stays.isEmpty() && !receipt.staysPerMonth);
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
        QVERIFY(!rig.stackRuns.last()
                     .arguments.value(QStringLiteral("disk"))
                     .toObject()
                     .value(QStringLiteral("mayFormat"))
                     .toBool());
        launch::park(rig.context(), second.launchId, KeepBy::Snapshot, {}, {});
        QVERIFY(rig.cloud.diskMap.isEmpty());
        const auto third = launch::start(rig.context(), QStringLiteral("work"), rig.sink(), {});
        QCOMPARE(rig.cloud.diskMap.first().sourceSnapshotId, rig.cloud.snapshotMap.firstKey());
        QVERIFY(!rig.stackRuns.last()
                     .arguments.value(QStringLiteral("disk"))
                     .toObject()
                     .value(QStringLiteral("mayFormat"))
                     .toBool());
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
        QCOMPARE(kindOf([&] { launch::start(rig.context(), QStringLiteral("work"), {}, {}); }),
                 std::optional(FailureKind::StepFailed));
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
};

QTEST_GUILESS_MAIN(TestLaunchVerbs)
#include "test_launch_verbs.moc"
