// The process dies anywhere in a launch: the next start goes on or undoes it, and nothing is replayed.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "storage/journal.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using spotbook::test::FakeCloud;
using spotbook::test::Killed;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

constexpr int enough = 400;

enum class DieAt { JournalEntry, AnsweredWrite };

// Runs a launch that dies at the n-th journal entry or after the n-th write whose answer is not noted any
// more. Returns false when the launch came to its end before.
bool dies(Rig &rig, const LaunchPlan &plan, DieAt at, int n)
{
    if (at == DieAt::JournalEntry) {
        storage::Journal::setAppendHook([n](int entries) {
            if (entries == n)
                throw Killed();
        });
    } else {
        rig.cloud.hook = [n](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.writeNumber == n && phase == FakeCloud::Phase::After)
                throw Killed();
        };
    }
    bool dead = false;
    try {
        rig.launch(plan);
    } catch (const Killed &) {
        dead = true;
    }
    storage::Journal::setAppendHook({});
    rig.cloud.hook = {};
    return dead;
}

void addRows()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<bool>("existingDisk");
    QTest::addColumn<int>("invisible");
    QTest::newRow("journal entry, new disk") << int(DieAt::JournalEntry) << false << 0;
    QTest::newRow("journal entry, existing disk") << int(DieAt::JournalEntry) << true << 0;
    QTest::newRow("journal entry, late ids") << int(DieAt::JournalEntry) << false << 90;
    QTest::newRow("answer not noted, new disk") << int(DieAt::AnsweredWrite) << false << 0;
    QTest::newRow("answer not noted, existing disk") << int(DieAt::AnsweredWrite) << true << 0;
    QTest::newRow("answer not noted, late ids") << int(DieAt::AnsweredWrite) << false << 90;
}

LaunchPlan planOf(Rig &rig, bool existingDisk)
{
    auto plan = rig.plan();
    if (existingDisk) {
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
    }
    return plan;
}

} // namespace

class TestLaunchKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesOnAfterDeathAnywhere_data() { addRows(); }
    void goesOnAfterDeathAnywhere()
    {
        QFETCH(int, at);
        QFETCH(bool, existingDisk);
        QFETCH(int, invisible);
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            rig.cloud.invisibleFor = std::chrono::seconds(invisible);
            const auto plan = planOf(rig, existingDisk);
            if (!dies(rig, plan, DieAt(at), n))
                break;
            const QString where = QStringLiteral("died at %1").arg(n);
            const auto open = launch::interrupted(rig.context(), {});
            if (open.isEmpty()) {
                // Only the note "ready" was left to write, or it was written: the machine runs and is shown.
                const auto states = launch::states(rig.context(), {});
                QVERIFY2(states.size() == 1 && states.first().ready && states.first().billing == Billing::Charging,
                         qPrintable(where));
                continue;
            }
            QCOMPARE(open.size(), 1);
            rig.clock.advance(std::chrono::seconds(5));
            const auto result = launch::resume(rig.context(), open.first().launchId, rig.sink(), {});
            QVERIFY2(rig.cloud.bought.size() == 1, qPrintable(where));
            QCOMPARE(rig.cloud.machineMap.size(), 1);
            QCOMPARE(rig.cloud.diskMap.size(), 1);
            QCOMPARE(rig.cloud.diskMap.first().machineId, result.machine.id);
            QCOMPARE(rig.cloud.groupMap.size(), 1);
            QCOMPARE(rig.cloud.ruleMap.first().size(), 2);
            QCOMPARE(rig.cloud.keyPairMap.size(), 1);
            QCOMPARE(rig.cloud.subnetMap.size(), 1);
            QVERIFY2(launch::interrupted(rig.context(), {}).isEmpty(), qPrintable(where));
            const auto states = launch::states(rig.context(), {});
            QVERIFY2(states.size() == 1 && states.first().ready, qPrintable(where));
        }
        QVERIFY(n > 5 && n < enough);
    }

    void leavesNothingAfterDeathAnywhereAndUndo_data() { addRows(); }
    void leavesNothingAfterDeathAnywhereAndUndo()
    {
        QFETCH(int, at);
        QFETCH(bool, existingDisk);
        QFETCH(int, invisible);
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            rig.cloud.invisibleFor = std::chrono::seconds(invisible);
            const auto plan = planOf(rig, existingDisk);
            const auto before = rig.cloud.everything();
            if (!dies(rig, plan, DieAt(at), n))
                break;
            const auto open = launch::interrupted(rig.context(), {});
            if (open.isEmpty())
                continue;
            launch::undo(rig.context(), open.first().launchId, rig.sink(), {});
            const auto after = rig.cloud.everything();
            QVERIFY2(after == before,
                     qPrintable(QStringLiteral("died at %1, left %2").arg(n).arg(after.join(QLatin1Char(',')))));
            QVERIFY(launch::interrupted(rig.context(), {}).isEmpty());
            QVERIFY(launch::states(rig.context(), {}).isEmpty());
        }
        QVERIFY(n > 5 && n < enough);
    }

    // Dying in the undo as well: the third start finishes it.
    void undoCanDieToo()
    {
        int n = 1;
        for (; n < enough; ++n) {
            Rig rig;
            const auto stackEntry = [&](const QString &what) {
                if (what == QLatin1String("stack"))
                    throw Killed();
            };
            rig.onMachine = stackEntry;
            try {
                rig.launch(rig.plan());
                QFAIL("did not die");
            } catch (const Killed &) {
            }
            const QString id = launch::interrupted(rig.context(), {}).first().launchId;
            const int already = storage::Journal::read(rig.paths(), id).size();
            storage::Journal::setAppendHook([&](int entries) {
                if (entries == already + n)
                    throw Killed();
            });
            bool dead = false;
            try {
                launch::undo(rig.context(), id, {}, {});
            } catch (const Killed &) {
                dead = true;
            }
            storage::Journal::setAppendHook({});
            for (const auto &open : launch::interrupted(rig.context(), {}))
                launch::undo(rig.context(), open.launchId, {}, {});
            QVERIFY2(rig.cloud.everything().isEmpty(), qPrintable(QStringLiteral("undo died at %1").arg(n)));
            if (!dead)
                break;
        }
        QVERIFY(n > 5 && n < enough);
    }

    void absenceCountsOnlyAfterThreeMinutes()
    {
        Rig rig;
        rig.cloud.invisibleFor = std::chrono::seconds(170);
        QVERIFY(dies(rig, rig.plan(), DieAt::AnsweredWrite, 7)); // the purchase, or near it
        const auto open = launch::interrupted(rig.context(), {});
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().maybeMore);
        const auto before = rig.clock.now();
        launch::undo(rig.context(), open.first().launchId, {}, {});
        QVERIFY(rig.cloud.everything().isEmpty());
        QVERIFY(before.secsTo(rig.clock.now()) >= 160);
    }

    // The three minutes count by the clock that the journal was written by; until they are over nothing is absent.
    void aClockThatWasSetBackMakesNothingAbsent()
    {
        Rig rig;
        QVERIFY(dies(rig, rig.plan(), DieAt::AnsweredWrite, 7));
        rig.cloud.invisibleFor = std::chrono::hours(2);
        rig.clock.setWallClock(rig.clock.now().addSecs(-3600));
        const QString id = launch::interrupted(rig.context(), {}).first().launchId;
        QCOMPARE(kindOf([&] { launch::undo(rig.context(), id, {}, {}); }), std::optional(FailureKind::UndoIncomplete));
        QCOMPARE(launch::interrupted(rig.context(), {}).size(), 1);
        rig.clock.setWallClock(rig.clock.now().addSecs(3600));
        rig.cloud.invisibleFor = std::chrono::seconds(0);
        launch::undo(rig.context(), id, {}, {});
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    void aResumeThatFailsIsUndone()
    {
        Rig rig;
        QVERIFY(dies(rig, rig.plan(), DieAt::AnsweredWrite, 8));
        const auto open = launch::interrupted(rig.context(), {});
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("stack"))
                throw Error(FailureKind::StepFailed);
        };
        QCOMPARE(kindOf([&] { launch::resume(rig.context(), open.first().launchId, {}, {}); }),
                 std::optional(FailureKind::StepFailed));
        QVERIFY(rig.cloud.everything().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLaunchKilled)
#include "test_launch_killed.moc"
