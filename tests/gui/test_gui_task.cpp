// ui::Task: values come back on the GUI thread, failures too, and nothing outlives its owner.
#include "ui/task.h"

#include <QTest>
#include <atomic>
#include <memory>
#include <optional>

using namespace spotbook;
using ui::Task;
using ui::TaskRun;

class TestGuiTask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversItsValueOnTheGuiThread()
    {
        Task task;
        std::thread::id worker;
        std::optional<int> value;
        std::thread::id deliveredOn;
        task.run(
            [&](const TaskRun &) {
                worker = std::this_thread::get_id();
                return 42;
            },
            [&](int result) {
                value = result;
                deliveredOn = std::this_thread::get_id();
            },
            [](const domain::Failure &) { QFAIL("must not fail"); });
        QVERIFY(task.isRunning());
        QTRY_VERIFY(value.has_value());
        QCOMPARE(*value, 42);
        QVERIFY(worker != std::this_thread::get_id());
        QVERIFY(deliveredOn == std::this_thread::get_id());
        QVERIFY(!task.isRunning());
    }

    void deliversFailures()
    {
        Task task;
        std::optional<domain::FailureKind> kind;
        const auto failed = [&](const domain::Failure &failure) { kind = failure.kind; };
        task.run([](const TaskRun &) { throw domain::Error(domain::FailureKind::NoStock); }, [] {}, failed);
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, domain::FailureKind::NoStock);
        kind.reset();
        task.run([](const TaskRun &) { throw std::runtime_error("odd"); }, [] {}, failed);
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, domain::FailureKind::Internal);
    }

    void aNewRunDropsTheOneBefore()
    {
        Task task;
        std::vector<int> values;
        std::atomic<bool> stopSeen{false};
        const auto take = [&](int value) { values.push_back(value); };
        const auto failed = [](const domain::Failure &) {};
        task.run(
            [&](const TaskRun &run) {
                while (!run.stop().stop_requested())
                    std::this_thread::yield();
                stopSeen = true;
                run.post([&] { values.push_back(-1); });
                return 1;
            },
            take, failed);
        task.run([](const TaskRun &) { return 2; }, take, failed);
        QTRY_VERIFY(stopSeen);
        QTRY_COMPARE(values, std::vector<int>{2});
        QTest::qWait(20); // long enough for an event of the first run to show itself
        QCOMPARE(values, std::vector<int>{2});
    }

    void deliversWhatIsPostedInOrder()
    {
        Task task;
        std::vector<int> values;
        bool done = false;
        task.run(
            [&](const TaskRun &run) {
                for (int i = 0; i < 100; ++i)
                    run.post([&values, i] { values.push_back(i); });
            },
            [&] { done = true; }, [](const domain::Failure &) {});
        QTRY_VERIFY(done);
        QCOMPARE(values.size(), std::size_t(100));
        QVERIFY(std::is_sorted(values.begin(), values.end()));
    }

    void destructionStopsAndJoins()
    {
        std::atomic<bool> ended{false};
        bool delivered = false;
        {
            Task task;
            task.run(
                [&](const TaskRun &run) {
                    while (!run.stop().stop_requested())
                        std::this_thread::yield();
                    ended = true;
                },
                [&] { delivered = true; }, [&](const domain::Failure &) { delivered = true; });
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
    }
};

QTEST_GUILESS_MAIN(TestGuiTask)
#include "test_gui_task.moc"
