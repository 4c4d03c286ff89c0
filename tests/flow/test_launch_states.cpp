// What is shown, swept and opened, and the small rules, with a fake cloud.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "launch/monitor.h"
#include "launch/names.h"
#include "launch/network_setup.h"
#include "launch/open.h"
#include "launch/own_address.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using launch::KeepBy;
using spotbook::test::FakeCloud;
using spotbook::test::Killed;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

// A launch that dies at a call.
void killAt(Rig &rig, const char *call, FakeCloud::Phase phase)
{
    rig.cloud.hook = [name = QString::fromLatin1(call), phase](const FakeCloud::CallSeen &seen, FakeCloud::Phase now) {
        if (seen.name == name && now == phase)
            throw Killed();
    };
    try {
        rig.launch(rig.plan());
    } catch (const Killed &) {
    }
    rig.cloud.hook = {};
}

void damage(const Rig &rig, const QString &launchId, const QByteArray &head, const QByteArray &tail)
{
    QFile file(rig.paths().journals() + QLatin1Char('/') + launchId + QStringLiteral(".jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no journal");
    const QByteArray content = head + file.readAll() + tail;
    file.close();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the journal cannot be written");
}

} // namespace

Q_DECLARE_METATYPE(Tags)

class TestLaunchStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherInstallationsMachineIsNotTouched_data()
    {
        QTest::addColumn<Tags>("tags");
        QTest::newRow("another owner") << Tags{{tag::owner, QStringLiteral("somebody else")}};
        QTest::newRow("tags taken away in the console") << Tags{};
    }
    void anotherInstallationsMachineIsNotTouched()
    {
        QFETCH(Tags, tags);
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const QString id = launched.launchId;
        rig.cloud.machineMap.first().tags = tags;
        // It costs, and is shown.
        QCOMPARE(launch::states(rig.context(), {}).first().billing, Billing::Charging);
        QCOMPARE(launch::stateOf(rig.context(), id, {}).billing, Billing::Charging);
        const int writes = rig.cloud.writes();
        const auto notOurs = std::optional(FailureKind::NotOurs);
        QCOMPARE(kindOf([&] { launch::stopMachine(rig.context(), id, {}, {}); }), notOurs);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), id, KeepBy::Disk, {}, {}); }), notOurs);
        QCOMPARE(kindOf([&] { launch::park(rig.context(), id, KeepBy::Snapshot, {}, {}); }), notOurs);
        QCOMPARE(kindOf([&] { launch::release(rig.context(), id, {}, {}); }), notOurs);
        QCOMPARE(kindOf([&] { launch::erase(rig.context(), id, QStringLiteral("work"), {}, {}); }), notOurs);
        QCOMPARE(rig.cloud.writes(), writes);
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void aMachineThatHasLostItsMarkIsNotUndone()
    {
        Rig rig;
        killAt(rig, "attachDisk", FakeCloud::Phase::Before);
        rig.cloud.machineMap.first().tags.clear();
        const QString id = launch::interrupted(rig.context(), {}).first().launchId;
        QCOMPARE(kindOf([&] { launch::undo(rig.context(), id, {}, {}); }), std::optional(FailureKind::UndoIncomplete));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("releaseMachine")));
    }

    void aDiskAndASnapshotThatLostTheirTagsAreStillShown()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        rig.cloud.diskMap.first().tags.clear();
        QCOMPARE(launch::states(rig.context(), {}).first().workDiskId, launched.workDiskId);
        rig.cloud.diskMap.first().tags =
            launch::launchTags(rig.context().owner, QStringLiteral("work"), launched.launchId, launch::roleWorkDisk);
        launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {});
        rig.cloud.snapshotMap.first().tags.clear();
        const auto state = launch::states(rig.context(), {}).first();
        QCOMPARE(state.billing, Billing::Parked);
        QCOMPARE(state.snapshotId, rig.cloud.snapshotMap.firstKey());
    }

    void aSnapshotIsStillShownWhenTheJournalOfItsLaunchIsLost()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Snapshot, {}, {});
        launch::start(rig.context(), QStringLiteral("work"), {}, {});
        QVERIFY(QFile::remove(rig.paths().journals() + QLatin1Char('/') + first.launchId + QLatin1String(".jsonl")));
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states.first().snapshotId, rig.cloud.snapshotMap.firstKey());
    }

    // The journals only ever grow in number; what is proved gone is not asked for again at every look.
    void aMachineThatIsGoneIsNotAskedForForEver()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.cloud.reclaim(rig.cloud.machineMap.firstKey());
        launch::start(rig.context(), QStringLiteral("work"), {}, {});
        const int before = rig.cloud.callNames().count(QStringLiteral("machines"));
        launch::states(rig.context(), {});
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("machines")) - before, 1);
    }

    // -- absence counts only after three minutes
    void aDiskThatWasAskedForIsUnknownUntilAbsenceCounts()
    {
        for (const auto phase : {FakeCloud::Phase::Before, FakeCloud::Phase::After}) {
            Rig rig;
            rig.cloud.invisibleFor = std::chrono::seconds(60);
            killAt(rig, "createDisk", phase);
            QCOMPARE(launch::states(rig.context(), {}).first().billing, Billing::Unknown);
            rig.clock.advance(launch::absenceCountsAfter);
            QCOMPARE(launch::states(rig.context(), {}).first().billing,
                     phase == FakeCloud::Phase::Before ? Billing::Nothing : Billing::Parked);
        }
    }

    void aSnapshotThatWasAskedForIsUnknownUntilAbsenceCounts()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("createSnapshot"))
                throw Killed();
        };
        QVERIFY_EXCEPTION_THROWN(launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}), Killed);
        rig.cloud.hook = {};
        QCOMPARE(launch::states(rig.context(), {}).first().billing, Billing::Unknown);
        rig.clock.advance(launch::absenceCountsAfter);
        QCOMPARE(launch::states(rig.context(), {}).first().billing, Billing::Parked);
    }

    // -- a damaged journal
    void oneDamagedJournalHidesNoOther_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("end") << QByteArray() << QByteArray("nonsense\n");
        QTest::newRow("beginning") << QByteArray("nonsense\n") << QByteArray();
    }
    void oneDamagedJournalHidesNoOther()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, tail);
        Rig rig;
        const auto broken = rig.launch(rig.plan());
        auto plan = rig.plan();
        plan.profile = QStringLiteral("other");
        const auto whole = rig.launch(plan);
        damage(rig, broken.launchId, head, tail);

        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 2);
        for (const auto &state : states) {
            const bool isBroken = state.launchId == broken.launchId;
            QCOMPARE(state.billing, isBroken ? Billing::Unknown : Billing::Charging);
            QCOMPARE(state.trouble.has_value(), isBroken);
            if (isBroken) {
                QCOMPARE(state.trouble->kind, FailureKind::StorageFailed);
                QCOMPARE(state.profile, head.isEmpty() ? QStringLiteral("work") : broken.launchId);
            }
        }
        QVERIFY(launch::interrupted(rig.context(), {}).isEmpty());
        // Buying beside it could pay twice; ending another is no danger.
        const auto unreadable = std::optional(FailureKind::StorageFailed);
        plan.profile = QStringLiteral("third");
        QCOMPARE(kindOf([&] { rig.launch(plan); }), unreadable);
        QCOMPARE(kindOf([&] { launch::stateOf(rig.context(), broken.launchId, {}); }), unreadable);
        if (head.isEmpty())
            QCOMPARE(kindOf([&] { launch::stateOf(rig.context(), QStringLiteral("work"), {}); }), unreadable);
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("other"), {}).launchId, whole.launchId);
        launch::park(rig.context(), whole.launchId, KeepBy::Disk, {}, {});
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void aDamagedAncestorMakesOneLaunchUnknown()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        launch::park(rig.context(), first.launchId, KeepBy::Disk, {}, {});
        const auto second = launch::start(rig.context(), QStringLiteral("work"), {}, {});
        auto plan = rig.plan();
        plan.profile = QStringLiteral("other");
        const auto other = rig.launch(plan);
        damage(rig, first.launchId, {}, "nonsense\n");
        for (const auto &state : launch::states(rig.context(), {}))
            QCOMPARE(state.billing, state.launchId == other.launchId ? Billing::Charging : Billing::Unknown);
        QCOMPARE(launch::states(rig.context(), {}).size(), 3);
        QVERIFY(kindOf([&] { launch::stateOf(rig.context(), second.launchId, {}); }).has_value());
    }

    void theMonitorNeverPublishesAnEmptyListForAFailure()
    {
        Rig rig;
        // No folder of journals can be read.
        QVERIFY(QDir(rig.paths().journals()).removeRecursively());
        QFile file(rig.paths().journals());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const launch::Monitor monitor(rig.context(), std::chrono::hours(1));
        QTRY_COMPARE(monitor.states().size(), 1);
        const auto states = monitor.states();
        QCOMPARE(states.first().billing, Billing::Unknown);
        QVERIFY(states.first().trouble && states.first().trouble->kind == FailureKind::StorageFailed);
    }

    // Told for a minute, with the trouble beside it; then it may be otherwise, and nobody knows.
    void whatWasKnownAgesToUnknown_data()
    {
        QTest::addColumn<bool>("looking");
        QTest::newRow("the cloud cannot be asked") << true;
        QTest::newRow("nothing can be looked for") << false;
    }
    void whatWasKnownAgesToUnknown()
    {
        QFETCH(bool, looking);
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::Monitor monitor(rig.context(), std::chrono::hours(1));
        QTRY_COMPARE(monitor.states().size(), 1);
        QCOMPARE(monitor.states().first().billing, Billing::Charging);
        if (looking) {
            rig.cloud.hook = [](const FakeCloud::CallSeen &, FakeCloud::Phase) {
                throw Error(FailureKind::NetworkUnreachable);
            };
        } else {
            QVERIFY(QDir(rig.paths().journals()).removeRecursively());
            QFile file(rig.paths().journals());
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        monitor.lookNow();
        QTRY_VERIFY(monitor.states().first().trouble.has_value());
        QCOMPARE(monitor.states().first().billing, Billing::Charging);
        QVERIFY(monitor.states().first().machine.has_value());
        rig.clock.advance(std::chrono::seconds(61));
        monitor.lookNow();
        QTRY_COMPARE(monitor.states().first().billing, Billing::Unknown);
        QCOMPARE(monitor.states().size(), 1);
        QVERIFY(monitor.states().first().machine.has_value());
        QCOMPARE(monitor.states().first().launchId, launched.launchId);
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

    void tidyingTakesNothingThatMayBeCountedOn()
    {
        Rig rig;
        killAt(rig, "createSecurityGroup", FakeCloud::Phase::After);
        launch::tidy(rig.context(), launch::sweep(rig.context(), {}, {}), {}); // an interrupted launch may go on
        QCOMPARE(rig.cloud.groupMap.size(), 1);
        launch::undo(rig.context(), launch::interrupted(rig.context(), {}).first().launchId, {}, {});

        const auto launched = rig.launch(rig.plan());
        launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("machines"))
                throw Error(FailureKind::PermissionMissing);
        };
        const auto found = launch::sweep(rig.context(), {}, {});
        rig.cloud.hook = {};
        launch::tidy(rig.context(), found, {}); // perhaps there is a machine
        QCOMPARE(rig.cloud.groupMap.size(), 1);
    }

    void theMarkCountsForMoreThanTheName()
    {
        Rig rig;
        SecurityGroup group;
        group.id = QStringLiteral("sg-marked");
        group.name = launch::accessName(rig.context().owner);
        group.tags = {{tag::owner, QStringLiteral("another computer")}};
        rig.cloud.groupMap.insert(group.id, group);
        group.id = QStringLiteral("sg-unmarked");
        group.tags.clear();
        rig.cloud.groupMap.insert(group.id, group);
        const auto found = launch::sweep(rig.context(), {}, {});
        QCOMPARE(found.items.size(), 2);
        for (const auto &item : found.items)
            QCOMPARE(item.ours, item.id == QLatin1String("sg-unmarked"));
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
        rig.cloud.hook = [](const FakeCloud::CallSeen &, FakeCloud::Phase) {
            throw Error(FailureKind::NetworkUnreachable);
        };
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
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("192.168.0.0/16"), {}),
                 std::optional(QStringLiteral("192.168.0.0/24")));
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

QTEST_GUILESS_MAIN(TestLaunchStates)
#include "test_launch_states.moc"
