// The light look at machines: what is published, and that nothing grows or goes on that is not wanted.
#include "flow/launch_rig.h"
#include "launch/machine_vitals.h"

#include <QSignalSpy>
#include <QtTest>

using namespace spotbook;
using domain::FailureKind;
using launch::VitalsReading;
using test::Rig;

namespace {

QByteArray printed(int busy)
{
    return "#stat\ncpu  " + QByteArray::number(busy)
           + " 0 0 1000 0 0 0 0 0 0\n#cpus\n4\n#meminfo\nMemTotal: 4096 kB\n"
             "MemAvailable: 1024 kB\n#disk\nnone\n#gpu\nnone\n#end\n";
}

class Scene : public Rig
{
public:
    Scene() { launchId = launch(plan()).launchId; }
    QString launchId;

    QVector<domain::LaunchState> states() { return launch::states(context(), {}); }
    std::unique_ptr<launch::MachineVitals> watch()
    {
        auto vitals = std::make_unique<launch::MachineVitals>(context(), std::chrono::milliseconds(5));
        QObject::connect(vitals.get(), &launch::MachineVitals::seen, vitals.get(),
                         [this](const VitalsReading &reading) { readings.append(reading); });
        vitals->follow(states());
        return vitals;
    }
    QVector<VitalsReading> readings;
};

} // namespace

class TestLaunchVitals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneConnectionIsKept()
    {
        Scene scene;
        scene.look = [busy = 1000]() mutable { return printed(busy += 1000); };
        auto vitals = scene.watch();
        QTRY_VERIFY(scene.readings.size() >= 3);
        const auto &reading = scene.readings.last();
        QCOMPARE(reading.launchId, scene.launchId);
        QVERIFY(!reading.trouble);
        QCOMPARE(reading.vitals->memoryUsedMiB, 3);
        QCOMPARE(reading.vitals->cpuPercent, std::optional<int>(100));
        QVERIFY(!scene.readings.first().vitals->cpuPercent);
        QCOMPARE(reading.vitals->seenAt, scene.clock.now());
        vitals->follow(scene.states()); // the same again begins nothing new
        QCOMPARE(int(scene.lookConnections), 1);
        vitals->follow({});
        QTRY_COMPARE(int(scene.lookConnections), 0);
    }

    void whatIsNotFollowedAnyMoreIsNotPublished()
    {
        Scene scene;
        scene.look = [] { return printed(1); };
        auto vitals = scene.watch();
        QTRY_VERIFY(!scene.readings.isEmpty());
        vitals->follow({});
        scene.readings.clear();
        QTRY_COMPARE(int(scene.lookConnections), 0);
        QCoreApplication::processEvents();
        QVERIFY(scene.readings.isEmpty());
    }

    // The figures of before stay, with their own time, and the trouble beside them; then it goes on by itself.
    void aLostConnectionIsTroubleAndComesBack()
    {
        Scene scene;
        std::atomic<int> looks{0};
        scene.look = [&looks] {
            if (++looks == 2)
                throw domain::Error(FailureKind::ConnectionLost);
            return printed(1);
        };
        auto vitals = scene.watch();
        QTRY_VERIFY(scene.readings.size() >= 3);
        QVERIFY(!scene.readings.at(0).trouble);
        QCOMPARE(scene.readings.at(1).trouble->kind, FailureKind::ConnectionLost);
        QCOMPARE(scene.readings.at(1).vitals->seenAt, scene.readings.at(0).vitals->seenAt);
        QVERIFY(!scene.readings.at(2).trouble);
        QCOMPARE(int(scene.lookConnections), 1);
    }

    void whatIsNoAnswerIsTrouble()
    {
        Scene scene;
        scene.look = [] { return QByteArray("This account is currently not available.\n"); };
        auto vitals = scene.watch();
        QTRY_VERIFY(!scene.readings.isEmpty());
        QCOMPARE(scene.readings.first().trouble->kind, FailureKind::BadAnswer);
        QVERIFY(!scene.readings.first().vitals);
    }

    void aMachineThatCannotBeReached()
    {
        Scene scene;
        auto vitals = scene.watch();
        QTRY_VERIFY(scene.readings.size() >= 2);
        QCOMPARE(scene.readings.first().trouble->kind, FailureKind::HostUnreachable);
    }

    void anotherHostKeyEndsTheAsking()
    {
        Scene scene;
        std::atomic<int> asked{0};
        scene.access.connectToLook = [&](const auto &, const auto &) -> std::unique_ptr<ssh::Session> {
            ++asked;
            throw domain::Error(FailureKind::HostKeyChanged);
        };
        auto vitals = scene.watch();
        QTRY_VERIFY(!scene.readings.isEmpty());
        QCOMPARE(scene.readings.first().trouble->kind, FailureKind::HostKeyChanged);
        vitals->follow(scene.states());
        QTest::qWait(50);
        QCOMPARE(int(asked), 1);
    }

    void anEndWhileTheMachineIsSilentDoesNotWait()
    {
        Scene scene;
        std::atomic<bool> connecting{false};
        scene.access.connectToLook = [&](const auto &, const base::StopToken &stop) -> std::unique_ptr<ssh::Session> {
            connecting = true;
            while (!stop.stop_requested())
                std::this_thread::yield();
            throw domain::Error(FailureKind::Cancelled);
        };
        auto vitals = scene.watch();
        QTRY_VERIFY(connecting);
        vitals->follow({});
        vitals.reset();
        QVERIFY(scene.readings.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLaunchVitals)
#include "test_launch_vitals.moc"
