// What a person reads and what the shell gets when machines begin and end in the terminal.
#include "unit/cli_bench.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using domain::FailureKind;
using test::FakeCloud;

namespace {

const char *const launchLine = "launch --region cn-test --type t.small --disk-size 40 --lease 2h --name work";

struct Bench : test::Bench
{
    Bench() { giveKey(); }

    FakeCloud &cloud() { return services.cloud; }
    QString out() const { return terminal.out(); }
    bool says(const char *text) const { return terminal.out().contains(QString::fromUtf8(text)); }
    QByteArray all() const { return (terminal.out() + terminal.err()).toUtf8(); }

    // Ctrl-C in the first wait of a stay.
    int stayAndStop(const char *options)
    {
        base::StopSource source;
        static_cast<test::FakeClock &>(services.clock()).onSleep([&](std::chrono::milliseconds time) {
            if (time == std::chrono::seconds(15))
                source.request_stop();
        });
        const int code = run(QByteArray(QByteArray(launchLine) + " --stay" + options).constData(), source.get_token());
        static_cast<test::FakeClock &>(services.clock()).onSleep({});
        return code;
    }
    // From the end of the machine on the cloud does not list snapshots any more.
    void goDownAfterTheRelease()
    {
        cloud().hook = [this](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (m_down && call.name == QLatin1String("snapshots"))
                throw domain::Error(FailureKind::ServiceDown);
            if (call.name == QLatin1String("releaseMachine") && phase == FakeCloud::Phase::After)
                m_down = true;
        };
    }

private:
    std::atomic<bool> m_down{false};
};

} // namespace

class TestCliMachines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStayThatIsStoppedReleasesAndSaysWhatStays()
    {
        Bench bench;
        QVERIFY2(bench.stayAndStop("") == 0, bench.all().constData());
        QVERIFY(bench.cloud().machineMap.isEmpty());
        QVERIFY2(bench.says("Ctrl-C releases the machine"), bench.all().constData());
        QVERIFY2(bench.says("Ended: machine "), bench.all().constData());
        QVERIFY2(bench.says("Stays: disk "), bench.all().constData());
        QVERIFY2(bench.says("What stays costs "), bench.all().constData());
    }

    void aStayWhoseEndCouldNotBeLookedAt_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::newRow("words") << QByteArray();
        QTest::newRow("json") << QByteArray(" --json");
    }
    void aStayWhoseEndCouldNotBeLookedAt()
    {
        QFETCH(QByteArray, options);
        Bench bench;
        bench.goDownAfterTheRelease();
        QVERIFY2(bench.stayAndStop(options.constData()) == int(cli::ExitCode::MayCost), bench.all().constData());
        const QString disk = QStringLiteral("disk ") + bench.cloud().diskMap.firstKey();
        if (options.isEmpty()) {
            QVERIFY2(bench.out().contains(QStringLiteral("Could not look at: ") + disk), bench.all().constData());
            return;
        }
        const auto released = bench.json().value(QStringLiteral("released")).toObject();
        const auto unseen = released.value(QStringLiteral("notLooked")).toArray();
        QVERIFY(std::any_of(unseen.begin(), unseen.end(),
                            [&](const QJsonValue &thing) { return thing.toString().startsWith(disk); }));
    }

    void whatCouldNotBeLookedAtAgainIsNamed()
    {
        Bench bench;
        QVERIFY2(bench.run(launchLine) == 0, bench.all().constData());
        bench.goDownAfterTheRelease();
        QVERIFY2(bench.run("park work") == int(cli::ExitCode::MayCost), bench.all().constData());
        QVERIFY2(bench.says("Could not look at: disk "), bench.all().constData());
        QVERIFY2(bench.says("Could not look at: machine "), bench.all().constData());
        QVERIFY2(bench.says("may still cost money"), bench.all().constData());
        QVERIFY(!bench.says("Ended: "));
    }

    void aMachineFromBeginningToEnd()
    {
        Bench bench;
        QVERIFY2(bench.run(launchLine) == 0, bench.all().constData());
        QVERIFY2(bench.says("To stop:      spotbook release work"), bench.all().constData());
        QVERIFY2(bench.run("status work") == 0, bench.all().constData());
        QVERIFY2(bench.says("Work disk:"), bench.all().constData());
        QVERIFY2(bench.run("park work --json") == 0, bench.all().constData());
        const auto receipt = bench.json().value(QStringLiteral("receipt")).toObject();
        QCOMPARE(receipt.value(QStringLiteral("stays")).toArray().size(), 1);
        QVERIFY2(bench.run("start work") == 0, bench.all().constData());
        QCOMPARE(bench.cloud().machineMap.size(), 1);
        QVERIFY2(bench.run("erase work --confirm work") == 0, bench.all().constData());
        QVERIFY2(bench.says("Ended: disk "), bench.all().constData());
        QVERIFY(bench.cloud().machineMap.isEmpty() && bench.cloud().diskMap.isEmpty());
    }

    void onceLeavesNothing()
    {
        Bench bench;
        QVERIFY2(bench.run(QByteArray(QByteArray(launchLine) + " --once").constData()) == 0, bench.all().constData());
        QVERIFY2(bench.says("nothing of this launch is left"), bench.all().constData());
        QVERIFY2(bench.cloud().everything().isEmpty(),
                 qPrintable(bench.cloud().everything().join(QStringLiteral(", "))));
    }

    // Free and ours, but older than the launch. Seen before, it is not spoken of; unseen, it is named and left alone.
    void onceTakesNothingThatMayHaveBeenThereBefore_data()
    {
        QTest::addColumn<bool>("seen");
        QTest::newRow("seen") << true;
        QTest::newRow("not seen") << false;
    }
    void onceTakesNothingThatMayHaveBeenThereBefore()
    {
        QFETCH(bool, seen);
        Bench bench;
        domain::SecurityGroup old;
        old.id = QStringLiteral("sg-old");
        old.name = old.id;
        old.tags = {{domain::tag::owner, QStringLiteral("owner-of-tests")}};
        bench.cloud().groupMap.insert(old.id, old);
        bool looked = seen;
        bench.cloud().hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (!looked && call.name == QLatin1String("securityGroups")) {
                looked = true;
                throw domain::Error(FailureKind::ServiceDown);
            }
        };
        const int code = bench.run(QByteArray(QByteArray(launchLine) + " --once").constData());
        QVERIFY2(code == int(seen ? cli::ExitCode::Ok : cli::ExitCode::MayCost), bench.all().constData());
        QCOMPARE(bench.says("LEFT: security group sg-old in cn-test"), !seen);
        QCOMPARE(bench.cloud().groupMap.keys(), QStringList{old.id});
    }

    void aSweepNamesWhatItFound()
    {
        Bench bench;
        QVERIFY2(bench.run(launchLine) == 0, bench.all().constData());
        QCOMPARE(bench.run("sweep"), 0);
        for (const char *kind : {"machine  ", "disk  ", "security group  ", "key pair  ", "network  ", "subnet  "})
            QVERIFY2(bench.says(kind), bench.all().constData());
        QVERIFY2(!bench.says("Nothing of this costs money"), bench.all().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliMachines)
#include "test_cli_machines.moc"
