// Two profiles that share a disk or a snapshot, and journals of another account, with a fake cloud.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "launch/names.h"
#include "launch/record.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using launch::KeepBy;
using spotbook::test::FakeCloud;
using spotbook::test::Killed;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

const QString other = QStringLiteral("other");
const QString work = QStringLiteral("work");

LaunchPlan planOnDisk(const Rig &rig, const QString &diskId)
{
    auto plan = rig.plan();
    plan.profile = other;
    plan.workDisk.source = WorkDiskSource::Existing;
    plan.workDisk.diskId = diskId;
    return plan;
}

LaunchPlan planFromSnapshot(const Rig &rig, const QString &snapshotId)
{
    auto plan = rig.plan();
    plan.profile = other;
    plan.workDisk.source = WorkDiskSource::Snapshot;
    plan.workDisk.snapshotId = snapshotId;
    return plan;
}

std::optional<LaunchState> stateIn(const QVector<LaunchState> &states, const QString &launchId)
{
    for (const auto &state : states) {
        if (state.launchId == launchId)
            return state;
    }
    return std::nullopt;
}

std::optional<FailureKind> troubleOf(const LaunchState &state)
{
    return state.trouble ? std::optional(state.trouble->kind) : std::nullopt;
}

} // namespace

class TestLaunchShared : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDiskThatAnotherProfileRunsOnIsLeftAlone()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        const auto second = rig.launch(planOnDisk(rig, first.workDiskId));
        const int writes = rig.cloud.writes();
        const auto inUse = std::optional(FailureKind::DiskInUse);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {}); }), inUse);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), first.launchId, KeepBy::Snapshot, {}, {}); }), inUse);
        QCOMPARE(kindOf([&] { launch::release(rig.context(), first.launchId, {}, {}); }), inUse);
        QCOMPARE(kindOf([&] { launch::erase(rig.context(), first.launchId, work, {}, {}); }), inUse);
        QCOMPARE(rig.cloud.writes(), writes);
        QCOMPARE(rig.cloud.diskMap.value(first.workDiskId).machineId, second.machine.id);
        // Both are in the list: the disk is the one's, the machine the other's.
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 2);
        QCOMPARE(stateIn(states, first.launchId)->billing, Billing::Parked);
        QCOMPARE(stateIn(states, second.launchId)->billing, Billing::Charging);
        // The machine's own profile does with it what it likes.
        launch::park(rig.context(), second.launchId, KeepBy::Disk, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
        launch::park(rig.context(), first.launchId, KeepBy::Snapshot, {}, {});
        QVERIFY(rig.cloud.diskMap.isEmpty());
    }

    // Before it is asked for, whoever erases is told what goes; that is what goes.
    void theStateSaysWhetherTheDiskWouldBeErased()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        QVERIFY(launch::stateOf(rig.context(), first.launchId, {}).workDiskErasable);
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        const auto again = launch::start(rig.context(), work, {}, {}); // an existing disk now, and its own
        QVERIFY(launch::stateOf(rig.context(), again.launchId, {}).workDiskErasable);
        launch::park(rig.context(), again.launchId, KeepBy::Disk, {}, {});

        const QString persons = rig.cloud.addDisk(QStringLiteral("a")).id;
        for (const QString &disk : {first.workDiskId, persons}) {
            const auto on = rig.launch(planOnDisk(rig, disk));
            QCOMPARE(launch::stateOf(rig.context(), on.launchId, {}).workDiskId, disk);
            QVERIFY(!launch::stateOf(rig.context(), on.launchId, {}).workDiskErasable);
            launch::erase(rig.context(), on.launchId, other, {}, {});
            QVERIFY(rig.cloud.diskMap.contains(disk));
        }
        launch::erase(rig.context(), again.launchId, work, {}, {});
        QCOMPARE(rig.cloud.diskMap.keys(), QStringList{persons});
    }

    // A machine that bills can be ended whatever became of the disk.
    void anOwnMachineEndsThoughItsDiskWasMoved()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto foreign = rig.cloud.addMachine(QStringLiteral("a"), {});
        rig.cloud.diskMap[launched.workDiskId].machineId = foreign.id;
        const int writes = rig.cloud.writes();
        QCOMPARE(kindOf([&] { launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}); }),
                 std::optional(FailureKind::DiskInUse));
        QCOMPARE(rig.cloud.writes(), writes);
        launch::release(rig.context(), launched.launchId, {}, {});
        QCOMPARE(rig.cloud.machineMap.keys(), QStringList{foreign.id});
        QCOMPARE(rig.cloud.diskMap.value(launched.workDiskId).machineId, foreign.id);
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("detachDisk")));
    }

    void oldSnapshotsOfAnotherProfileAreNotPruned()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Snapshot, {}, {});
        const QString onlyCopy = rig.cloud.snapshotMap.firstKey();
        auto second = rig.launch(planFromSnapshot(rig, onlyCopy));
        for (int cycle = 0; cycle < 3; ++cycle) {
            launch::park(rig.context(), second.launchId, KeepBy::Snapshot, {}, {});
            QVERIFY(rig.cloud.snapshotMap.contains(onlyCopy));
            second = launch::start(rig.context(), other, {}, {});
        }
        QCOMPARE(rig.cloud.snapshotMap.size(), 3); // the first profile's, and two of the other
        launch::erase(rig.context(), second.launchId, other, {}, {});
        QCOMPARE(rig.cloud.snapshotMap.keys(), QStringList{onlyCopy});
        QCOMPARE(launch::stateOf(rig.context(), work, {}).snapshotId, onlyCopy);
    }

    void aStartStaysWhereTheDiskIs()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        const auto launched = rig.launch(plan);
        launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        rig.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        const int before = rig.cloud.callNames().size();
        QCOMPARE(kindOf([&] { launch::start(rig.context(), work, {}, {}); }), std::optional(FailureKind::NoStock));
        const auto asked = rig.cloud.callNames().mid(before);
        QVERIFY(!asked.contains(QStringLiteral("createMachine")) && !asked.contains(QStringLiteral("createSubnet")));
        QCOMPARE(rig.cloud.diskMap.first().zoneId, QStringLiteral("a"));
    }

    void aStartTakesTheNewestSnapshotThatIsComplete()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {});
        const auto whole = rig.cloud.snapshotMap.first();
        auto broken = whole;
        broken.id = QStringLiteral("s-broken");
        broken.state = SnapshotState::Failed;
        broken.createdAt = rig.clock.now().addSecs(60);
        rig.cloud.snapshotMap.insert(broken.id, broken);
        launch::start(rig.context(), work, {}, {});
        QCOMPARE(rig.cloud.diskMap.first().sourceSnapshotId, whole.id);
    }

    void anIncompleteSnapshotIsNotCountedWhenOldOnesGo()
    {
        Rig rig;
        auto launched = rig.launch(rig.plan());
        for (int cycle = 0; cycle < 2; ++cycle) {
            launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {});
            launched = launch::start(rig.context(), work, {}, {});
        }
        QCOMPARE(rig.cloud.snapshotMap.size(), 2);
        const auto newest = std::max_element(rig.cloud.snapshotMap.begin(), rig.cloud.snapshotMap.end(),
                                             [](const auto &a, const auto &b) { return a.createdAt < b.createdAt; });
        const QString newestId = newest->id;
        auto broken = *newest;
        broken.id = QStringLiteral("s-broken");
        broken.state = SnapshotState::Failed;
        broken.createdAt = rig.clock.now();
        rig.cloud.snapshotMap.insert(broken.id, broken);
        rig.clock.advance(std::chrono::minutes(1));
        launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {});
        QVERIFY(rig.cloud.snapshotMap.contains(newestId));
        QVERIFY(rig.cloud.snapshotMap.contains(broken.id)); // sweep shows it
        QCOMPARE(rig.cloud.snapshotMap.size(), 3);
    }

    void erasingOneProfileKeepsTheOtherInTheList()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        const auto second = rig.launch(planOnDisk(rig, first.workDiskId));
        launch::erase(rig.context(), second.launchId, other, {}, {});
        QVERIFY(rig.cloud.diskMap.contains(first.workDiskId));
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states.first().launchId, first.launchId);
        QCOMPARE(states.first().billing, Billing::Parked);
        QCOMPARE(launch::readRecord(rig.paths(), first.launchId).endedAs(), QStringLiteral("parked"));
        QCOMPARE(launch::start(rig.context(), work, {}, {}).workDiskId, first.workDiskId);
    }

    void whatAnEarlierLaunchStillHoldsIsShown()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        const auto second = launch::start(rig.context(), work, {}, {});
        QCOMPARE(launch::states(rig.context(), {}).size(), 1); // its disk is the second one's now
        const auto tags = launch::launchTags(rig.context().owner, work, first.launchId, launch::roleMachine);
        const auto machine = rig.cloud.addMachine(QStringLiteral("a"), tags);
        auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 2);
        QCOMPARE(stateIn(states, first.launchId)->billing, Billing::Charging);
        // Erasing the newer one leaves the older one in the list while it holds something.
        launch::erase(rig.context(), second.launchId, work, {}, {});
        QVERIFY(rig.cloud.machineMap.contains(machine.id));
        states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states.first().launchId, first.launchId);
        launch::erase(rig.context(), first.launchId, work, {}, {});
        QVERIFY(launch::states(rig.context(), {}).isEmpty());
        QVERIFY(rig.cloud.everything().isEmpty());
    }

    void aDiskThatNoShownLaunchHoldsIsShown()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        launch::start(rig.context(), work, {}, {});
        auto tags = launch::launchTags(rig.context().owner, work, first.launchId, launch::roleWorkDisk);
        const auto extra = rig.cloud.addDisk(QStringLiteral("a"), tags);
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 2);
        QCOMPARE(stateIn(states, first.launchId)->billing, Billing::Parked);
        QCOMPARE(stateIn(states, first.launchId)->workDiskId, extra.id);
    }

    // -- another account, another cloud
    void theKeyOfAnotherAccountSeesNothingAndSaysSo_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("endpoint");
        QTest::newRow("account") << QStringLiteral("2") << QString();
        QTest::newRow("practice cloud") << QStringLiteral("1") << QStringLiteral("http://127.0.0.1:8080");
    }
    void theKeyOfAnotherAccountSeesNothingAndSaysSo()
    {
        QFETCH(QString, account);
        QFETCH(QString, endpoint);
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.cloud.account = account;
        auto context = rig.context();
        context.endpoint = endpoint;
        const auto machines = std::exchange(rig.cloud.machineMap, {});
        const auto disks = std::exchange(rig.cloud.diskMap, {});
        const auto states = launch::states(context, {});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states.first().billing, Billing::Unknown);
        const auto elsewhere = std::optional(FailureKind::OtherAccount);
        QCOMPARE(troubleOf(states.first()), elsewhere);
        QVERIFY(!states.first().checkedAt.isValid());
        QCOMPARE(troubleOf(launch::stateOf(context, work, {})), elsewhere);

        const int writes = rig.cloud.writes();
        const QString id = launched.launchId;
        const auto entries = rig.acts(id);
        QCOMPARE(kindOf([&] { launch::park(context, id, KeepBy::Disk, {}, {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::release(context, id, {}, {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::stopMachine(context, id, {}, {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::erase(context, id, work, {}, {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::setLease(context, id, std::chrono::hours(2), {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::start(context, work, {}, {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::launch(context, rig.plan(), {}, {}); }), elsewhere);
        QCOMPARE(rig.cloud.writes(), writes);
        QCOMPARE(rig.acts(id), entries);

        // With the right key everything is there again.
        rig.cloud.account = QStringLiteral("1");
        rig.cloud.machineMap = machines;
        rig.cloud.diskMap = disks;
        QCOMPARE(launch::stateOf(rig.context(), work, {}).billing, Billing::Charging);
    }

    void anInterruptedLaunchOfAnotherAccountIsNeitherUndoneNorForgotten()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createMachine") && phase == FakeCloud::Phase::After)
                throw Killed();
        };
        try {
            rig.launch(rig.plan());
        } catch (const Killed &) {
        }
        rig.cloud.hook = {};
        rig.cloud.account = QStringLiteral("2");
        const auto machines = std::exchange(rig.cloud.machineMap, {});
        const auto found = launch::interrupted(rig.context(), {});
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().maybeMore);
        rig.clock.advance(std::chrono::hours(1));
        QVERIFY(launch::interrupted(rig.context(), {}).first().maybeMore);
        const QString id = found.first().launchId;
        const auto elsewhere = std::optional(FailureKind::OtherAccount);
        QCOMPARE(kindOf([&] { launch::undo(rig.context(), id, {}, {}); }), elsewhere);
        QCOMPARE(kindOf([&] { launch::resume(rig.context(), id, {}, {}); }), elsewhere);
        QVERIFY(!launch::readRecord(rig.paths(), id).ended());
        rig.cloud.account = QStringLiteral("1");
        rig.cloud.machineMap = machines;
        launch::undo(rig.context(), id, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
    }

    void theAccountIsAskedForOnce()
    {
        Rig rig;
        rig.launch(rig.plan());
        auto context = rig.context();
        context.account = std::make_shared<launch::KnownAccount>();
        const auto asked = [&] { return rig.cloud.callNames().count(QStringLiteral("identity")); };
        const auto before = asked();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(launch::states(context, {}).first().billing, Billing::Charging);
        QCOMPARE(asked() - before, 1);
    }

    void anAccountThatCannotBeAskedForIsUnknownNotNothing()
    {
        Rig rig;
        rig.launch(rig.plan());
        auto plan = rig.plan();
        plan.profile = other;
        rig.launch(plan);
        int asked = 0;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name != QLatin1String("identity"))
                return;
            ++asked;
            throw Error(FailureKind::NetworkUnreachable);
        };
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 2);
        for (const auto &state : states) {
            QCOMPARE(state.billing, Billing::Unknown);
            QCOMPARE(troubleOf(state), std::optional(FailureKind::NetworkUnreachable));
        }
        QCOMPARE(asked, 1); // a deadline for each launch would add up
    }
};

QTEST_GUILESS_MAIN(TestLaunchShared)
#include "test_launch_shared.moc"
