// The way into a machine from the terminal, and a launch whose machine is kept when preparing it fails.
#include "storage/ssh_config.h"
#include "unit/cli_bench.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using domain::FailureKind;

namespace {

const char *const launchLine = "launch --region cn-test --type t.small --disk-size 40 --lease 2h --name work";

struct Bench : test::Bench
{
    Bench() { giveKey(); }
    QByteArray all() const { return (terminal.out() + terminal.err()).toUtf8(); }
    bool says(const char *text) const { return all().contains(text); }
    QString entry() const { return storage::SshConfig(services.paths()).launchOf(QStringLiteral("spotbook-work")); }
    QString address() const { return services.cloud.machineMap.first().publicAddress; }
    void failStackOnce()
    {
        services.machines.onMachine = [failed = false](const QString &now) mutable {
            if (now == QLatin1String("stack") && !std::exchange(failed, true))
                throw domain::Error(FailureKind::StepFailed, {{QStringLiteral("step"), QStringLiteral("30-jupyter")}});
        };
    }
};

} // namespace

class TestCliSsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sshTakesThisProcessesPlace()
    {
        Bench bench;
        QCOMPARE(bench.run(launchLine), 0);
        QCOMPARE(bench.run("ssh work -- ls -l /mnt/ml"), 0);
        const QStringList command = bench.terminal.became;
        QCOMPARE(command.mid(0, 3), (QStringList{QStringLiteral("ssh"), QStringLiteral("-F"), QStringLiteral("none")}));
        QVERIFY(command.contains(QStringLiteral("HostName=") + bench.address()));
        QVERIFY(command.contains(QStringLiteral("StrictHostKeyChecking=yes")));
        QCOMPARE(command.mid(command.size() - 5),
                 (QStringList{QStringLiteral("spotbook-work"), QStringLiteral("--"), QStringLiteral("ls"),
                              QStringLiteral("-l"), QStringLiteral("/mnt/ml")}));
        QVERIFY(bench.entry().isEmpty());
    }

    void theLineCanBePrintedInstead()
    {
        Bench bench;
        QCOMPARE(bench.run(launchLine), 0);
        QCOMPARE(bench.run("ssh work --print"), 0);
        QVERIFY(bench.terminal.became.isEmpty());
        QVERIFY2(bench.terminal.out().startsWith(QStringLiteral("ssh -F none -o HostName=")), bench.all().constData());
        QCOMPARE(bench.run("ssh work --json"), 0);
        QVERIFY(bench.terminal.became.isEmpty());
        QCOMPARE(bench.json().value(QStringLiteral("host")).toString(), bench.address());
        QCOMPARE(bench.json().value(QStringLiteral("port")).toInt(), 22);
        QCOMPARE(bench.json().value(QStringLiteral("command")).toArray().first().toString(), QStringLiteral("ssh"));
    }

    // What is written there must belong to whom the notebook runs as; root is for mending.
    void theLoginIsThatOfTheWork()
    {
        Bench bench;
        QCOMPARE(bench.run(launchLine), 0);
        QCOMPARE(bench.run("ssh work"), 0);
        QVERIFY(bench.terminal.became.contains(QStringLiteral("User=ml")));
        QCOMPARE(bench.run("ssh work --root"), 0);
        QVERIFY(bench.terminal.became.contains(QStringLiteral("User=root")));
    }

    void theGitKeyIsShownToCopy()
    {
        Bench bench;
        QCOMPARE(bench.run("keys git"), 0);
        const QByteArray line = bench.terminal.outBytes();
        QVERIFY2(line.startsWith("ssh-ed25519 AAAA") && line.count('\n') == 1, line.constData());
        QCOMPARE(bench.run("keys git --json"), 0);
        QCOMPARE(bench.json().value(QStringLiteral("public")).toString() + QStringLiteral(" spotbook\n"),
                 QString::fromLatin1(line));
    }

    void aMachineThatIsGoneIsNotGoneInto()
    {
        Bench bench;
        QCOMPARE(bench.run("ssh work"), 3);
        QCOMPARE(bench.run(launchLine), 0);
        QCOMPARE(bench.run("park work"), 0);
        QVERIFY(bench.run("ssh work") != 0);
        QVERIFY(bench.terminal.became.isEmpty());
    }

    void theEntryIsAddedAndTakenOut()
    {
        Bench bench;
        QCOMPARE(bench.run("ssh-config work"), 2);
        QCOMPARE(bench.run(launchLine), 0);
        QCOMPARE(bench.run("ssh-config work --add"), 0);
        QVERIFY(bench.says("spotbook-work"));
        QVERIFY(!bench.entry().isEmpty());
        QCOMPARE(bench.run("ssh-config work --remove"), 0);
        QVERIFY(bench.entry().isEmpty());
        QCOMPARE(bench.run("ssh-config work --remove"), 3);
        QCOMPARE(bench.run("ssh-config work --add"), 0);
        QCOMPARE(bench.run("release work"), 0);
        QVERIFY2(bench.entry().isEmpty(), "it goes with the machine");
    }

    void whatIsKeptIsToldAndGoneOnWith()
    {
        Bench bench;
        bench.failStackOnce();
        QCOMPARE(bench.run(QByteArray(QByteArray(launchLine) + " --keep-on-failure").constData()), 5);
        QVERIFY2(bench.says("The machine was kept") && bench.says("1.06") && bench.says("$ spotbook resume work"),
                 bench.all().constData());
        QCOMPARE(bench.services.cloud.machineMap.size(), 1);
        QCOMPARE(bench.run("resume work --keep-on-failure"), 0);
        QCOMPARE(bench.services.cloud.callNames().count(QStringLiteral("createMachine")), 1);
    }

    void itIsToldToProgramsToo()
    {
        Bench bench;
        bench.failStackOnce();
        QCOMPARE(bench.run(QByteArray(QByteArray(launchLine) + " --keep-on-failure --json").constData()), 5);
        const auto error = bench.json().value(QStringLiteral("error")).toObject();
        QVERIFY(!error.value(QStringLiteral("kept")).toString().isEmpty());
        QCOMPARE(error.value(QStringLiteral("undone")).toBool(), false);
        QCOMPARE(bench.run("undo work"), 0);
        QVERIFY(bench.services.cloud.everything().isEmpty());
    }

    void withoutThatWordItIsUndone()
    {
        Bench bench;
        bench.failStackOnce();
        QCOMPARE(bench.run(launchLine), 1);
        QVERIFY(!bench.says("kept"));
        QVERIFY(bench.services.cloud.everything().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliSsh)
#include "test_cli_ssh.moc"
