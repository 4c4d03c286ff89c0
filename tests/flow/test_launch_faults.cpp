// A fault or a stop at every single call of a launch, with a fake cloud: nothing is left behind.
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

constexpr int enough = 400; // more calls than a launch with its undo makes

bool allJournalsEnded(const Rig &rig)
{
    for (const auto &id : storage::Journal::launchIds(rig.paths())) {
        if (!storage::Journal::open(rig.paths(), id)->ended())
            return false;
    }
    return true;
}

LaunchPlan onExistingDisk(Rig &rig, QString &diskId)
{
    auto plan = rig.plan();
    diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
    plan.workDisk.source = WorkDiskSource::Existing;
    plan.workDisk.diskId = diskId;
    return plan;
}

} // namespace

class TestLaunchFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void afterAFaultAtAnyCallNothingIsLeft_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("workDone");
        QTest::addColumn<bool>("existingDisk");
        QTest::addColumn<int>("invisible");
        QTest::newRow("refused") << int(FailureKind::PermissionMissing) << false << false << 0;
        QTest::newRow("answer lost, not done") << int(FailureKind::OutcomeUnknown) << false << false << 0;
        QTest::newRow("answer lost, done") << int(FailureKind::OutcomeUnknown) << true << false << 0;
        QTest::newRow("answer lost, done, invisible") << int(FailureKind::OutcomeUnknown) << true << false << 60;
        QTest::newRow("existing disk, refused") << int(FailureKind::PermissionMissing) << false << true << 0;
        QTest::newRow("existing disk, answer lost, done") << int(FailureKind::OutcomeUnknown) << true << true << 0;
    }
    void afterAFaultAtAnyCallNothingIsLeft()
    {
        QFETCH(int, kind);
        QFETCH(bool, workDone);
        QFETCH(bool, existingDisk);
        QFETCH(int, invisible);
        int failed = 0;
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            rig.cloud.invisibleFor = std::chrono::seconds(invisible);
            QString diskId;
            const auto plan = existingDisk ? onExistingDisk(rig, diskId) : rig.plan();
            const auto before = rig.cloud.everything();
            bool struck = false;
            rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
                if (call.number != n || (phase == FakeCloud::Phase::After) != workDone)
                    return;
                struck = true;
                throw Error(FailureKind(kind));
            };
            const auto ended = kindOf([&] { rig.launch(plan); });
            if (!struck)
                break;
            rig.cloud.hook = {};
            if (!ended) {
                QCOMPARE(rig.cloud.machineMap.size(), 1);
                QCOMPARE(rig.cloud.diskMap.size(), 1);
                continue;
            }
            ++failed;
            const QString where =
                QStringLiteral("call %1 (%2): left %3")
                    .arg(n)
                    .arg(rig.cloud.callNames().value(n - 1), rig.cloud.everything().join(QLatin1Char(',')));
            QVERIFY2(rig.cloud.everything() == before, qPrintable(where));
            QVERIFY2(allJournalsEnded(rig), qPrintable(where));
            if (existingDisk) {
                QCOMPARE(rig.cloud.diskMap.value(diskId).state, DiskState::Available);
                QVERIFY(rig.cloud.diskMap.value(diskId).machineId.isEmpty());
            }
        }
        QVERIFY(n > 20 && n < enough);
        QVERIFY(failed > 5);
    }

    void afterAFaultOnTheMachineNothingIsLeft_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<int>("kind");
        QTest::newRow("banner") << QStringLiteral("banner") << int(FailureKind::HostUnreachable);
        QTest::newRow("host key") << QStringLiteral("rotate") << int(FailureKind::HostKeyChanged);
        QTest::newRow("step") << QStringLiteral("stack") << int(FailureKind::StepFailed);
        QTest::newRow("disk full") << QStringLiteral("stack") << int(FailureKind::RemoteDiskFull);
        QTest::newRow("port taken") << QStringLiteral("stack") << int(FailureKind::PortTaken);
        QTest::newRow("notebook") << QStringLiteral("notebook") << int(FailureKind::NotebookNotReady);
    }
    void afterAFaultOnTheMachineNothingIsLeft()
    {
        QFETCH(QString, where);
        QFETCH(int, kind);
        Rig rig;
        rig.onMachine = [&](const QString &what) {
            if (what == where)
                throw Error(FailureKind(kind));
        };
        QCOMPARE(int(*kindOf([&] { rig.launch(rig.plan()); })), kind);
        QCOMPARE(rig.cloud.everything(), QStringList());
        QVERIFY(allJournalsEnded(rig));
    }

    void aConnectionDroppedAtTheFirstLoginIsTriedAgain()
    {
        Rig rig;
        int drops = 0;
        rig.onMachine = [&](const QString &what) {
            if (what == QLatin1String("rotate") && ++drops <= 3)
                throw Error(FailureKind::ConnectionLost);
        };
        rig.launch(rig.plan());
        QCOMPARE(drops, 4);
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        Rig other;
        other.onMachine = [&](const QString &what) {
            if (what == QLatin1String("rotate"))
                throw Error(FailureKind::ConnectionLost);
        };
        QCOMPARE(*kindOf([&] { other.launch(other.plan()); }), FailureKind::ConnectionLost);
        QCOMPARE(other.cloud.everything(), QStringList());
    }

    void aStopAtAnyCallIsAnOrderlyUndo()
    {
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            base::StopSource source;
            rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
                if (call.number == n && phase == FakeCloud::Phase::After)
                    source.request_stop();
            };
            const auto ended =
                kindOf([&] { launch::launch(rig.context(), rig.plan(), rig.sink(), source.get_token()); });
            if (!ended)
                break;
            QCOMPARE(*ended, FailureKind::Cancelled);
            QVERIFY2(rig.cloud.everything().isEmpty(), qPrintable(rig.cloud.everything().join(QLatin1Char(','))));
            QVERIFY(allJournalsEnded(rig));
        }
        QVERIFY(n > 20 && n < enough);
    }

    void whatCannotBeUndoneIsNamedWithItsPrice()
    {
        Rig rig;
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("stack"))
                throw Error(FailureKind::StepFailed);
        };
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("releaseMachine"))
                throw Error(FailureKind::PermissionMissing);
        };
        try {
            rig.launch(rig.plan());
            QFAIL("undone");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), FailureKind::UndoIncomplete);
            const QString left = error.failure().params.value(QStringLiteral("left"));
            QVERIFY2(left.contains(rig.cloud.machineMap.firstKey()) && left.contains(QStringLiteral("1.02 CNY")),
                     qPrintable(left));
            QVERIFY(left.contains(rig.cloud.diskMap.firstKey()));
            QVERIFY(error.failure().params.value(QStringLiteral("cause")).contains(QStringLiteral("StepFailed")));
        }
        // Later it can be finished.
        rig.cloud.hook = {};
        const auto open = launch::interrupted(rig.context(), {});
        QCOMPARE(open.size(), 1);
        launch::undo(rig.context(), open.first().launchId, {}, {});
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    void whatMayBeRepeatedIsRepeatedWhenItsAnswerIsLost()
    {
        Rig rig;
        int asked = 0;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("attachDisk") && phase == FakeCloud::Phase::Before && ++asked < 3)
                throw Error(FailureKind::OutcomeUnknown);
        };
        rig.launch(rig.plan());
        QCOMPARE(asked, 3);
        QCOMPARE(rig.cloud.diskMap.first().machineId, rig.cloud.machineMap.firstKey());
    }

    void aRefusedPurchaseIsUndoneWithoutWaiting()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createMachine") && phase == FakeCloud::Phase::Before)
                throw Error(FailureKind::NoStock);
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::NoStock));
        QCOMPARE(rig.cloud.everything(), QStringList());
        QVERIFY2(rig.clock.slept() < std::chrono::minutes(1), qPrintable(QString::number(rig.clock.slept().count())));
    }

    void aMachineThatVanishesIsSaidToBeGone()
    {
        Rig rig;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createMachine") && phase == FakeCloud::Phase::After) {
                rig.cloud.eventMap[rig.cloud.machineMap.firstKey()] =
                    QStringList{QStringLiteral("SystemFailure.Delete")};
                rig.cloud.machineMap.clear();
            }
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::MachineGone));
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    // One that was seen does not come back: the launch need not wait for it as for a new id.
    void aSeenMachineThatVanishesIsNotWaitedFor()
    {
        Rig rig;
        QDateTime vanished;
        QDateTime askedWhy;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("machines") && phase == FakeCloud::Phase::After
                && !rig.cloud.machineMap.isEmpty() && !vanished.isValid()) {
                rig.cloud.machineMap.clear();
                vanished = rig.clock.now();
            }
            if (call.name == QLatin1String("machineEvents") && !askedWhy.isValid())
                askedWhy = rig.clock.now();
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::MachineGone));
        QVERIFY(vanished.isValid() && askedWhy.isValid());
        QVERIFY2(vanished.secsTo(askedWhy) <= 10, qPrintable(QString::number(vanished.secsTo(askedWhy))));
    }

    void aMachineThatGetsNoAddressIsUndone()
    {
        Rig rig;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("machines") && phase == FakeCloud::Phase::Before) {
                for (auto &machine : rig.cloud.machineMap)
                    machine.publicAddress.clear();
            }
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::NoPublicAddress));
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    void aNewIdMayStayInvisibleForAWhile()
    {
        Rig rig;
        rig.cloud.invisibleFor = std::chrono::seconds(60);
        rig.launch(rig.plan());
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLaunchFaults)
#include "test_launch_faults.moc"
