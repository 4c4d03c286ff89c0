// A season of evenings: launched, parked, started, parked again, now and then erased. Nothing may pile up: no open
// file, no thread, nothing in the account that the person does not see.
#include "flow/launch_rig.h"

#include <QDir>
#include <QTest>

using namespace spotbook;
using test::Rig;

namespace {

int openFiles()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::System | QDir::Files).size();
}

int threads()
{
    return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::NoDotAndDotDot | QDir::Dirs).size();
}

} // namespace

class TestLaunchSoak : public QObject
{
    Q_OBJECT

    static void evening(Rig &rig, int number)
    {
        const auto context = rig.context();
        const auto plan = rig.plan();
        const auto result = number == 0 ? rig.launch(plan) : launch::start(context, plan.profile, rig.sink(), {});
        if (number % 3 == 0)
            launch::park(context, result.launchId, launch::KeepBy::Snapshot, rig.sink(), {});
        else if (number % 3 == 1)
            launch::park(context, result.launchId, launch::KeepBy::Disk, rig.sink(), {});
        else
            launch::release(context, result.launchId, rig.sink(), {});
        rig.did.clear();
        rig.progress.clear();
        rig.stackRuns.clear();
    }

private Q_SLOTS:
    void nothingPilesUp()
    {
        Rig rig;
        for (int i = 0; i < 5; ++i)
            evening(rig, i);
        const int filesAtFirst = openFiles();
        const int threadsAtFirst = threads();
        for (int i = 5; i < 120; ++i)
            evening(rig, i);
        QCOMPARE(openFiles(), filesAtFirst);
        QCOMPARE(threads(), threadsAtFirst);

        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 1); // one profile, however many evenings
        QVERIFY(!states.first().machine);
        launch::erase(rig.context(), states.first().launchId, rig.plan().profile, rig.sink(), {});
        const auto left = launch::sweep(rig.context(), {}, {});
        for (const auto &item : left.items)
            QVERIFY2(!item.billable, qPrintable(item.kind + u' ' + item.id));
    }
};

QTEST_GUILESS_MAIN(TestLaunchSoak)
#include "test_launch_soak.moc"
