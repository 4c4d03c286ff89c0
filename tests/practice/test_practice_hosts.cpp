// What the practice cloud does when its machines' host fails, is restarted, or knows more than the cloud.
#include "practice/action_calls.h"
#include "practice/scripted_host.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

namespace {

struct HostBench
{
    MachineWorld world;
    ServerBench server{[this](const QString &) { return std::make_unique<ScriptedHost>(world); }, false};

    QString runningMachine()
    {
        const Prepared ready = prepare(server);
        const QString id = buy(server, ready.run);
        server.pass(1);
        return id;
    }
    QString status(const QString &id) { return field(instance(server, id), "Status"); }
    void restart()
    {
        server.open();
        server.cloud->drainWork();
    }
    Answered act(const char *action, const QString &id, std::initializer_list<std::pair<const char *, QString>> more)
    {
        const Answered answer = server.call(action, with({{s("InstanceId"), id}}, more));
        server.pass(1);
        return answer;
    }
};

} // namespace

class TestPracticeHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoppedMachineIsKeptOverARestart()
    {
        HostBench bench;
        const QString id = bench.runningMachine();
        QCOMPARE(bench.status(id), s("Running"));
        bench.act("StopInstance", id, {{"ForceStop", s("true")}});
        QCOMPARE(bench.status(id), s("Stopped"));
        bench.restart();
        QCOMPARE(bench.status(id), s("Stopped"));
        QVERIFY(bench.world.machines.contains(id));
        QCOMPARE(bench.act("StartInstance", id, {}).status, 200);
        QCOMPARE(bench.status(id), s("Running"));
    }

    void aMachineThatLostItsPowerIsBootedAgain()
    {
        HostBench bench;
        const QString id = bench.runningMachine();
        bench.world.machines[id] = false; // as after a restart of this computer
        bench.restart();
        QCOMPARE(bench.status(id), s("Running"));
        QVERIFY(bench.world.machines.value(id));
    }

    void aMachineThatTheHostHasLostIsReleased()
    {
        HostBench bench;
        const QString id = bench.runningMachine();
        bench.world.machines.clear();
        bench.restart();
        QVERIFY(instance(bench.server, id).isEmpty());
    }

    void aFailedReleaseIsTriedAgain()
    {
        HostBench bench;
        const QString id = bench.runningMachine();
        bench.world.failDestroy = true;
        bench.act("DeleteInstance", id, {{"Force", s("true")}});
        QVERIFY(!instance(bench.server, id).isEmpty());
        bench.world.failDestroy = false;
        bench.server.pass(1); // not yet
        QVERIFY(bench.world.machines.contains(id));
        bench.server.pass(6);
        QVERIFY(bench.world.machines.isEmpty());
        QVERIFY(instance(bench.server, id).isEmpty());
    }

    void aFailedReleaseAtTheEndIsTriedAgainAtTheNextStart()
    {
        HostBench bench;
        const QString id = bench.runningMachine();
        bench.world.failDestroy = true;
        bench.server.cloud->destroyAllMachines();
        QVERIFY(bench.world.machines.contains(id));
        bench.world.failDestroy = false;
        bench.restart();
        QVERIFY(bench.world.machines.isEmpty());
        QVERIFY(instance(bench.server, id).isEmpty());
    }

    void aMachineThatTheCloudDoesNotKnowIsDestroyedAtTheStart()
    {
        HostBench bench;
        bench.world.machines.insert(s("i-bp1left0behind"), true);
        bench.restart();
        QVERIFY(bench.world.machines.isEmpty());
    }

    void whatFailsAtItsFirstBootIsNotForgotten()
    {
        HostBench bench;
        bench.world.failStart = bench.world.failDestroy = true;
        const QString id = bench.runningMachine();
        QVERIFY(bench.world.machines.contains(id));
        bench.world.failDestroy = false;
        bench.server.pass(6);
        QVERIFY(bench.world.machines.isEmpty());
        QVERIFY(instance(bench.server, id).isEmpty());
    }

    void aDiskLargerThanItsSnapshotGrows()
    {
        HostBench bench;
        bench.server.makeFile = [](const QString &file, qint64) { QVERIFY(QFile(file).open(QIODevice::NewOnly)); };
        bench.server.copyFile = [](const QString &, const QString &to) {
            QFile file(to);
            QVERIFY(file.open(QIODevice::NewOnly));
            QCOMPARE(file.write("content"), 7);
        };
        bench.restart();
        const QString machine = bench.runningMachine();
        const Parameters make =
            with(hangzhou, {{"ZoneId", s("cn-hangzhou-h")}, {"DiskCategory", s("cloud_efficiency")}});
        const QString id = bench.server.call("CreateDisk", with(make, {{"Size", s("20")}})).text("DiskId");
        bench.server.pass(1);
        bench.act("AttachDisk", machine, {{"DiskId", id}});
        const QString snapshot = bench.server.call("CreateSnapshot", {{s("DiskId"), id}}).text("SnapshotId");
        bench.server.pass(10);
        const QString larger =
            bench.server.call("CreateDisk", with(make, {{"SnapshotId", snapshot}, {"Size", s("40")}})).text("DiskId");
        bench.server.pass(1);
        QCOMPARE(field(disk(bench.server, larger), "Status"), s("Available"));
        QFile file(bench.server.folder.filePath(s("state/disks/") + larger.mid(2) + s(".img")));
        QCOMPARE(file.size(), 40LL << 30);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(7), QByteArray("content"));
    }
};

QTEST_GUILESS_MAIN(TestPracticeHosts)
#include "test_practice_hosts.moc"
