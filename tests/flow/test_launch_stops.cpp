// What a verb that is stopped, refused or failing leaves behind, with a fake cloud: said truly, and never a machine
// that bills unseen.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "storage/journal.h"
#include "storage/profile_store.h"

#include <QtTest>
#include <algorithm>
#include <functional>

using namespace spotbook;
using namespace spotbook::domain;
using launch::KeepBy;
using launch::ToKeep;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

const QString work = QStringLiteral("work");

constexpr int enough = 400; // more calls than any of these verbs makes

std::string kept(Rig &rig)
{
    const auto password = rig.secrets().read(secrets::name::notebookPassword(work), {});
    return password ? std::string(password->reveal()) : std::string();
}

Failure failureOf(const std::function<void()> &act)
{
    try {
        act();
    } catch (const Error &error) {
        return error.failure();
    }
    return {};
}

// What of this launch may bill: running or starting, or stopped at a charge.
bool bills(Rig &rig)
{
    const auto machines = rig.cloud.machines(QStringLiteral("cn-test"), {}, {}); // lets what is on its way arrive
    return std::any_of(machines.begin(), machines.end(), [](const Machine &machine) {
        return machine.state != MachineState::Stopped || machine.chargesWhileStopped();
    });
}

using VerbCall = std::function<void(Rig &, const QString &, const base::StopToken &)>;

const QMap<QString, VerbCall> &verbs()
{
    static const QMap<QString, VerbCall> all{
        {QStringLiteral("park"),
         [](Rig &rig, const QString &id, const base::StopToken &stop) {
             launch::park(rig.context(), id, KeepBy::Disk, rig.sink(), stop);
         }},
        {QStringLiteral("park --keep snapshot"),
         [](Rig &rig, const QString &id, const base::StopToken &stop) {
             launch::park(rig.context(), id, KeepBy::Snapshot, rig.sink(), stop);
         }},
        {QStringLiteral("release"),
         [](Rig &rig, const QString &id, const base::StopToken &stop) {
             launch::release(rig.context(), id, rig.sink(), stop);
         }},
        {QStringLiteral("erase"),
         [](Rig &rig, const QString &id, const base::StopToken &stop) {
             launch::erase(rig.context(), id, work, rig.sink(), stop);
         }},
        {QStringLiteral("stop"),
         [](Rig &rig, const QString &id, const base::StopToken &stop) {
             launch::stopMachine(rig.context(), id, rig.sink(), stop);
         }},
    };
    return all;
}

void stopAtCall(Rig &rig, int number, base::StopSource &source)
{
    rig.cloud.hook = [&rig, &source, number](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
        if (call.number == number && phase == FakeCloud::Phase::After)
            source.request_stop();
    };
}

void failOnTheMachine(Rig &rig, const QString &where, FailureKind kind)
{
    rig.onMachine = [where, kind](const QString &what) {
        if (what == where)
            throw Error(kind);
    };
}

} // namespace

class TestLaunchStops : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- what was entered is kept once the flow has taken it on
    void aRefusedLaunchKeepsThePasswordOfTheRunningMachine()
    {
        Rig rig;
        rig.launch(rig.plan());
        const auto before = kept(rig);
        QVERIFY(!before.empty());
        const ToKeep keep{base::Secret(QByteArray("another password")), true};
        QCOMPARE(kindOf([&] { launch::launch(rig.context(), rig.plan(), {}, {}, keep); }),
                 std::optional(FailureKind::AlreadyRunning));
        QCOMPARE(kept(rig), before);
        QVERIFY(storage::ProfileStore(rig.paths()).names().isEmpty());
    }

    void anAcceptedLaunchKeepsPasswordAndProfile()
    {
        Rig rig;
        const ToKeep keep{base::Secret(QByteArray("my own password")), true};
        launch::launch(rig.context(), rig.plan(), {}, {}, keep);
        QCOMPARE(kept(rig), std::string("my own password"));
        QCOMPARE(storage::ProfileStore(rig.paths()).load(work).typeId, rig.plan().typeId);
    }

    void aRefusedResumeKeepsThePassword()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto before = kept(rig);
        const ToKeep keep{base::Secret(QByteArray("another password")), false};
        QCOMPARE(kindOf([&] { launch::resume(rig.context(), launched.launchId, {}, {}, keep); }),
                 std::optional(FailureKind::Conflict));
        QCOMPARE(kept(rig), before);
    }

    // -- a stop at every call
    void aStopAtAnyCallIsSaidToBeHalfway_data()
    {
        QTest::addColumn<QString>("verb");
        for (auto it = verbs().begin(); it != verbs().end(); ++it)
            QTest::newRow(qPrintable(it.key())) << it.key();
    }
    void aStopAtAnyCallIsSaidToBeHalfway()
    {
        QFETCH(QString, verb);
        int stopped = 0;
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            const auto launched = rig.launch(rig.plan());
            base::StopSource source;
            stopAtCall(rig, rig.cloud.calls() + n, source);
            const auto failure = failureOf([&] { verbs()[verb](rig, launched.launchId, source.get_token()); });
            rig.cloud.hook = {};
            if (!source.stop_requested())
                break;
            if (failure.kind == FailureKind::Internal)
                continue; // the last calls: it was over already
            ++stopped;
            QCOMPARE(failureKindName(failure.kind), QStringLiteral("StoppedHalfway"));
            QCOMPARE(failure.params.value(QStringLiteral("verb")), verb.section(QLatin1Char(' '), 0, 0));
            QCOMPARE(failure.params.value(QStringLiteral("profile")), work);
            // As it is told: the same again goes on, and then nothing bills.
            verbs()[verb](rig, launched.launchId, {});
            QVERIFY2(!bills(rig), qPrintable(QStringLiteral("call %1").arg(n)));
        }
        QVERIFY(stopped > 3 && n < enough);
    }

    void aTimeOutIsHalfwayToo()
    {
        Rig rig;
        rig.cloud.snapshotStopsAt = 99;
        const auto launched = rig.launch(rig.plan());
        const auto failure =
            failureOf([&] { launch::park(rig.context(), launched.launchId, KeepBy::Snapshot, {}, {}); });
        QCOMPARE(failureKindName(failure.kind), QStringLiteral("StoppedHalfway"));
        QCOMPARE(failure.params.value(QStringLiteral("cause")), QStringLiteral("TimedOut"));
    }

    void aStopAtAnyCallOfAStartLeavesTheMachineOff()
    {
        int stopped = 0;
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            const auto launched = rig.launch(rig.plan());
            launch::stopMachine(rig.context(), launched.launchId, {}, {});
            base::StopSource source;
            stopAtCall(rig, rig.cloud.calls() + n, source);
            const auto failure = failureOf([&] { launch::start(rig.context(), work, rig.sink(), source.get_token()); });
            rig.cloud.hook = {};
            if (!source.stop_requested())
                break;
            if (failure.kind == FailureKind::Internal)
                continue;
            ++stopped;
            QCOMPARE(failureKindName(failure.kind), QStringLiteral("Cancelled"));
            QVERIFY2(!bills(rig), qPrintable(QStringLiteral("call %1").arg(n)));
        }
        QVERIFY(stopped > 5 && n < enough);
    }

    void aFaultAtAnyCallOfAStartLeavesTheMachineOff_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("workDone");
        QTest::newRow("refused") << int(FailureKind::PermissionMissing) << false;
        QTest::newRow("answer lost, not done") << int(FailureKind::OutcomeUnknown) << false;
        QTest::newRow("answer lost, done") << int(FailureKind::OutcomeUnknown) << true;
    }
    void aFaultAtAnyCallOfAStartLeavesTheMachineOff()
    {
        QFETCH(int, kind);
        QFETCH(bool, workDone);
        int failed = 0;
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            const auto launched = rig.launch(rig.plan());
            launch::stopMachine(rig.context(), launched.launchId, {}, {});
            const int at = rig.cloud.calls() + n;
            bool struck = false;
            rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
                if (call.number != at || (phase == FakeCloud::Phase::After) != workDone)
                    return;
                struck = true;
                throw Error(FailureKind(kind));
            };
            const auto ended = kindOf([&] { launch::start(rig.context(), work, rig.sink(), {}); });
            rig.cloud.hook = {};
            if (!struck)
                break;
            if (!ended) {
                QVERIFY(launch::stateOf(rig.context(), work, {}).ready);
                continue;
            }
            ++failed;
            QVERIFY2(!bills(rig), qPrintable(QStringLiteral("call %1").arg(n)));
        }
        QVERIFY(failed > 3 && n < enough);
    }

    // Told as stopped for a while yet, it must not be taken for stopped again.
    void aStartThatShowsLateIsStoppedAllTheSame()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.cloud.startsAfter = std::chrono::seconds(20);
        base::StopSource source;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("startMachine") && phase == FakeCloud::Phase::After)
                source.request_stop();
        };
        QCOMPARE(kindOf([&] { launch::start(rig.context(), work, {}, source.get_token()); }),
                 std::optional(FailureKind::Cancelled));
        rig.cloud.hook = {};
        rig.clock.advance(std::chrono::minutes(5));
        QVERIFY(!bills(rig));
    }

    void aStartedMachineThatCannotBeStoppedAgainIsNamedWithItsPrice()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        failOnTheMachine(rig, QStringLiteral("stack"), FailureKind::StepFailed);
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("stopMachine"))
                throw Error(FailureKind::PermissionMissing);
        };
        const auto failure = failureOf([&] { launch::start(rig.context(), work, rig.sink(), {}); });
        QCOMPARE(failureKindName(failure.kind), QStringLiteral("UndoIncomplete"));
        const QString left = failure.params.value(QStringLiteral("left"));
        QVERIFY2(left.contains(launched.machine.id) && left.contains(QStringLiteral("1.02 CNY")), qPrintable(left));
        QVERIFY(bills(rig));
    }

    void aMachineThatRanBeforeIsNotStoppedByAFailedStart()
    {
        Rig rig;
        rig.launch(rig.plan());
        failOnTheMachine(rig, QStringLiteral("notebook"), FailureKind::NotebookNotReady);
        const auto failure = failureOf([&] { launch::start(rig.context(), work, rig.sink(), {}); });
        QCOMPARE(failureKindName(failure.kind), QStringLiteral("NotebookNotReady"));
        QVERIFY(!failure.params.contains(QStringLiteral("stoppedAgain")));
        QCOMPARE(rig.cloud.machineMap.first().state, MachineState::Running);
        // Stopped by the person it is neither undone nor ended.
        base::StopSource source;
        stopAtCall(rig, rig.cloud.calls() + 4, source);
        QCOMPARE(kindOf([&] { launch::start(rig.context(), work, rig.sink(), source.get_token()); }),
                 std::optional(FailureKind::StoppedHalfway));
    }

    // -- what a start brings back
    void aParkStoppedHalfwayIsTakenBackByAStart()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        base::StopSource source;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("detachDisk") && phase == FakeCloud::Phase::After)
                source.request_stop();
        };
        QCOMPARE(kindOf([&] { launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, source.get_token()); }),
                 std::optional(FailureKind::StoppedHalfway));
        rig.cloud.hook = {};
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        QCOMPARE(rig.cloud.diskMap.first().state, DiskState::Detaching); // still on its way out
        const int before = rig.stackRuns.size();
        const auto again = launch::start(rig.context(), work, rig.sink(), {});
        QCOMPARE(again.machine.id, launched.machine.id);
        QCOMPARE(rig.cloud.diskMap.first().machineId, launched.machine.id);
        QCOMPARE(rig.stackRuns.size(), before + 1);
        QVERIFY(!rig.stackRuns.last()
                     .arguments.value(QStringLiteral("disk"))
                     .toObject()
                     .value(QStringLiteral("mayFormat"))
                     .toBool());
    }

    // Whether the notebook was stopped already, or nothing done yet.
    void aMachineWhoseWorkWasBeingSavedIsNotReadyUntilAStart()
    {
        for (const bool notebookAnswers : {false, true}) {
            Rig rig;
            const QString id = rig.launch(rig.plan()).launchId;
            QVERIFY(launch::stateOf(rig.context(), work, {}).ready);
            base::StopSource source;
            rig.onMachine = [&](const QString &what) {
                if (what == QLatin1String("run sh -s"))
                    source.request_stop();
            };
            QCOMPARE(kindOf([&] { launch::park(rig.context(), id, KeepBy::Disk, {}, source.get_token()); }),
                     std::optional(FailureKind::StoppedHalfway));
            const auto halfway = launch::stateOf(rig.context(), work, {});
            QCOMPARE(halfway.billing, Billing::Charging);
            QCOMPARE(halfway.machine->state, MachineState::Running);
            QVERIFY(!halfway.ready && !halfway.interrupted && halfway.notebookUrl.isEmpty());
            rig.onMachine = [asked = 0, notebookAnswers](const QString &what) mutable {
                if (what == QLatin1String("notebook") && ++asked == 1 && !notebookAnswers)
                    throw Error(FailureKind::NotebookNotReady);
            };
            const int before = rig.stackRuns.size();
            launch::start(rig.context(), work, {}, {});
            QCOMPARE(rig.stackRuns.size(), before + (notebookAnswers ? 0 : 1));
            const auto again = launch::stateOf(rig.context(), work, {});
            QVERIFY(again.ready && !again.notebookUrl.isEmpty());
        }
    }

    void aNotebookAtWorkIsLeftAlone()
    {
        Rig rig;
        rig.launch(rig.plan());
        const int before = rig.stackRuns.size();
        launch::start(rig.context(), work, rig.sink(), {});
        QCOMPARE(rig.stackRuns.size(), before);
        // Unless its password is to change.
        const ToKeep keep{base::Secret(QByteArray("another password")), false};
        launch::start(rig.context(), work, rig.sink(), {}, keep);
        QCOMPARE(rig.stackRuns.size(), before + 1);
        QCOMPARE(kept(rig), std::string("another password"));
    }

    void aStartGivesTheWholeLeaseAndTellsThePrice()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.clock.advance(std::chrono::hours(7));
        const auto again = launch::start(rig.context(), work, rig.sink(), {});
        QCOMPARE(again.perHour, launched.perHour);
        QVERIFY(again.perHour.has_value());
        const auto lease = rig.clock.now().secsTo(rig.cloud.machineMap.first().autoReleaseAt);
        QVERIFY2(lease > 7 * 3600 + 3000 && lease <= 8 * 3600, qPrintable(QString::number(lease)));
        QCOMPARE(again.machine.autoReleaseAt, rig.cloud.machineMap.first().autoReleaseAt);
        const auto acts = rig.acts(launched.launchId);
        QVERIFY(acts.lastIndexOf(QStringLiteral("set-auto-release result"))
                > acts.lastIndexOf(QStringLiteral("set-auto-release intent")));
        QVERIFY(acts.contains(QStringLiteral("set-auto-release intent")));
    }

    // Of a machine that runs: the time that a person has given it is made longer, never shorter.
    void aStartNeverCutsAGivenTimeShort_data()
    {
        QTest::addColumn<int>("given");
        QTest::addColumn<int>("hoursLeft");
        QTest::newRow("more than the lease") << 12 << 11;
        QTest::newRow("less than the lease") << 4 << 8;
    }
    void aStartNeverCutsAGivenTimeShort()
    {
        QFETCH(int, given);
        QFETCH(int, hoursLeft);
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::setLease(rig.context(), launched.launchId, std::chrono::hours(given), {});
        rig.clock.advance(std::chrono::hours(1));
        launch::start(rig.context(), work, {}, {}, ToKeep{base::Secret::copyOf("another password"), false});
        const auto left = rig.clock.now().secsTo(rig.cloud.machineMap.first().autoReleaseAt);
        QVERIFY2(std::abs(left - hoursLeft * 3600) < 600, qPrintable(QString::number(left)));
    }

    void aStartWithoutALeaseWarnsBeforeTheMachineRuns()
    {
        for (const bool lease : {false, true}) {
            Rig rig;
            auto plan = rig.plan();
            plan.lease = std::chrono::minutes(lease ? 60 : 0);
            const auto launched = rig.launch(plan);
            launch::stopMachine(rig.context(), launched.launchId, {}, {});
            QStringList order;
            auto context = rig.context();
            context.warned = [&](const launch::Check &check) {
                order << (check.what == launch::Check::What::Lease ? QStringLiteral("warned") : QStringLiteral("?"));
            };
            rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
                if (call.name == QLatin1String("startMachine") && phase == FakeCloud::Phase::Before)
                    order << call.name;
            };
            launch::start(context, work, {}, {});
            rig.cloud.hook = {};
            QCOMPARE(order.join(QLatin1Char(' ')),
                     lease ? QStringLiteral("startMachine") : QStringLiteral("warned startMachine"));
        }
    }

    // Releasing the machine frees the disk as well; what a park promises begins with the detaching.
    void aParkInsistsOnTheDetachAReleaseDoesNot()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("detachDisk"))
                throw Error(FailureKind::PermissionMissing);
        };
        for (const auto keep : {KeepBy::Disk, KeepBy::Snapshot}) {
            QCOMPARE(kindOf([&] { launch::park(rig.context(), launched.launchId, keep, {}, {}); }),
                     std::optional(FailureKind::PermissionMissing));
            QCOMPARE(rig.cloud.machineMap.size(), 1);
            QCOMPARE(launch::stateOf(rig.context(), work, {}).billing, Billing::Charging);
            QVERIFY(!launch::stateOf(rig.context(), work, {}).ready);
        }
        launch::release(rig.context(), launched.launchId, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
        QCOMPARE(rig.cloud.diskMap.first().state, DiskState::Available);
    }

    // -- what is left is named so that it can be found
    void aLostPurchaseAndItsDiskAreNamed()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            const bool lost = call.name == QLatin1String("createMachine") && phase == FakeCloud::Phase::After;
            if (lost || (call.name == QLatin1String("machines") && phase == FakeCloud::Phase::Before))
                throw Error(FailureKind::ServiceDown);
        };
        const auto failure = failureOf([&] { rig.launch(rig.plan()); });
        QCOMPARE(failureKindName(failure.kind), QStringLiteral("UndoIncomplete"));
        const QStringList left = failure.params.value(QStringLiteral("left")).split(QStringLiteral("; "));
        QCOMPARE(left.size(), 2);
        const QString launchId = storage::Journal::launchIds(rig.paths()).first();
        QVERIFY2(left.first().startsWith(QStringLiteral("machine of launch ") + launchId), qPrintable(left.first()));
        QVERIFY2(left.last().contains(rig.cloud.diskMap.firstKey())
                     && left.last().contains(QStringLiteral("CNY per hour")),
                 qPrintable(left.last()));
        // A stage of undoing that is done says that all was undone.
        QVERIFY(std::none_of(rig.progress.begin(), rig.progress.end(), [](const Progress &line) {
            return line.stage == Stage::Undo && line.state == StageState::Done;
        }));
    }

    void whatIsRefusedSaysWhatIsExpected()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        const auto lease =
            failureOf([&] { launch::setLease(rig.context(), launched.launchId, std::chrono::minutes(5), {}); });
        QCOMPARE(lease.params.value(QStringLiteral("reason")), QStringLiteral("31 or more, or 0"));
        Rig other;
        auto plan = other.plan();
        plan.priceLimit = Money::parse(QStringLiteral("2.00"), QStringLiteral("USD"));
        const auto limit = failureOf([&] { other.launch(plan); });
        QCOMPARE(limit.params.value(QStringLiteral("reason")), QStringLiteral("another currency"));
        QCOMPARE(limit.params.value(QStringLiteral("currency")), QStringLiteral("CNY"));
    }
};

QTEST_GUILESS_MAIN(TestLaunchStops)
#include "test_launch_stops.moc"
