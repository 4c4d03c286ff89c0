// A launch whose preparation fails and is kept: the same stage once more, or everything undone. What earlier launches
// teach about the time, and the entry in the person's SSH configuration along a machine's life.
#include "flow/launch_rig.h"

#include "launch/ssh_entry.h"
#include "launch/timings.h"
#include "storage/host_key_store.h"
#include "storage/journal.h"
#include "storage/ssh_config.h"

#include <QFile>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

const QString hostName = QStringLiteral("spotbook-work");

// The first time that this is done on the machine it fails.
void failOnce(Rig &rig, const QString &what, FailureKind kind = FailureKind::StepFailed)
{
    auto failed = std::make_shared<bool>(false);
    rig.onMachine = [failed, what, kind](const QString &now) {
        if (now == what && !std::exchange(*failed, true))
            throw Error(kind, {{QStringLiteral("step"), QStringLiteral("30-jupyter")}});
    };
}

launch::ToKeep keepMachine()
{
    launch::ToKeep keep;
    keep.machineOnFailure = true;
    return keep;
}

// What the launch throws.
Failure failing(Rig &rig, const launch::ToKeep &keep)
{
    try {
        launch::launch(rig.context(), rig.plan(), rig.sink(), {}, keep);
    } catch (const Error &error) {
        return error.failure();
    }
    return {};
}

QString only(const Rig &rig)
{
    return storage::Journal::launchIds(rig.paths()).value(0);
}

} // namespace

class TestLaunchRetry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFailedStageIsTriedAgain_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("stage");
        QTest::newRow("login") << QStringLiteral("rotate") << int(Stage::Login);
        QTest::newRow("provision") << QStringLiteral("stack") << int(Stage::Provision);
        QTest::newRow("notebook") << QStringLiteral("notebook") << int(Stage::Notebook);
    }
    void theFailedStageIsTriedAgain()
    {
        QFETCH(QString, what);
        QFETCH(int, stage);
        Rig rig;
        failOnce(rig, what);
        const auto failure = failing(rig, keepMachine());
        QCOMPARE(failure.kind, FailureKind::StepFailed);
        const auto kept = launch::keptBy(failure);
        QVERIFY(kept.has_value());
        QCOMPARE(kept->launchId, only(rig));
        QCOMPARE(int(kept->stage), stage);
        QVERIFY(kept->perHour && *kept->perHour > Money::micros(0, QStringLiteral("CNY")));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        const QString machine = rig.cloud.machineMap.firstKey();
        const auto state = launch::stateOf(rig.context(), QStringLiteral("work"), {});
        QVERIFY(state.interrupted);
        QCOMPARE(state.billing, Billing::Charging);

        const auto result = launch::resume(rig.context(), kept->launchId, rig.sink(), {}, keepMachine());
        QCOMPARE(result.machine.id, machine);
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("createMachine")), 1);
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("createDisk")), 1);
        QVERIFY(launch::stateOf(rig.context(), QStringLiteral("work"), {}).ready);
    }

    void aSecondFailureIsKeptToo()
    {
        Rig rig;
        rig.onMachine = [](const QString &now) {
            if (now == QLatin1String("stack"))
                throw Error(FailureKind::StepFailed);
        };
        const auto kept = launch::keptBy(failing(rig, keepMachine()));
        QVERIFY(kept.has_value());
        try {
            launch::resume(rig.context(), kept->launchId, {}, {}, keepMachine());
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QVERIFY(launch::keptBy(error.failure()).has_value());
        }
        QCOMPARE(rig.cloud.machineMap.size(), 1);
        QCOMPARE(kindOf([&] { launch::resume(rig.context(), kept->launchId, {}, {}); }), FailureKind::StepFailed);
        QVERIFY2(rig.cloud.everything().isEmpty(), "without being asked to keep it a resume undoes, as before");
    }

    void undoEndsWhatWasKept()
    {
        Rig rig;
        failOnce(rig, QStringLiteral("stack"));
        const auto kept = launch::keptBy(failing(rig, keepMachine()));
        QVERIFY(kept.has_value());
        const auto takes = launch::undoTakes(rig.paths(), QStringLiteral("work"));
        QCOMPARE(takes.value(0), QStringLiteral("machine ") + rig.cloud.machineMap.firstKey());
        QCOMPARE(takes.value(1), QStringLiteral("disk %1 40 GiB").arg(rig.cloud.diskMap.firstKey()));
        QVERIFY2(takes.value(2).startsWith(QStringLiteral("security-group ")),
                 qPrintable(takes.join(QLatin1Char(','))));
        launch::undo(rig.context(), kept->launchId, {}, {});
        QVERIFY(rig.cloud.everything().isEmpty());
        QVERIFY(launch::undoTakes(rig.paths(), QStringLiteral("work")).isEmpty());
    }

    void whatCannotBeTriedAgainIsUndone_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("keep");
        QTest::newRow("not asked for") << QStringLiteral("stack") << int(FailureKind::StepFailed) << false;
        QTest::newRow("a stop") << QStringLiteral("stack") << int(FailureKind::Cancelled) << true;
        QTest::newRow("another host key") << QStringLiteral("rotate") << int(FailureKind::HostKeyChanged) << true;
        QTest::newRow("taken back") << QStringLiteral("stack") << int(FailureKind::Reclaimed) << true;
    }
    void whatCannotBeTriedAgainIsUndone()
    {
        QFETCH(QString, what);
        QFETCH(int, kind);
        QFETCH(bool, keep);
        Rig rig;
        rig.onMachine = [&](const QString &now) {
            if (now == what)
                throw Error(FailureKind(kind));
        };
        const auto failure = failing(rig, keep ? keepMachine() : launch::ToKeep());
        QCOMPARE(int(failure.kind), kind);
        QVERIFY(!launch::keptBy(failure));
        QVERIFY2(rig.cloud.everything().isEmpty(), qPrintable(rig.cloud.everything().join(QLatin1Char(','))));
    }

    void aFailureBeforeThePurchaseIsUndoneInAnyCase()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("createMachine"))
                throw Error(FailureKind::PermissionMissing);
        };
        QVERIFY(!launch::keptBy(failing(rig, keepMachine())));
        rig.cloud.hook = {};
        QVERIFY(rig.cloud.everything().isEmpty());
    }

    void onlyALaunchSinceThenIsMeant()
    {
        Rig rig;
        failOnce(rig, QStringLiteral("stack"));
        failing(rig, keepMachine());
        QVERIFY(!launch::undoTakes(rig.paths(), QStringLiteral("work"), rig.clock.now().addSecs(-3600)).isEmpty());
        QVERIFY(launch::undoTakes(rig.paths(), QStringLiteral("work"), rig.clock.now().addSecs(3600)).isEmpty());
        QVERIFY(launch::undoTakes(rig.paths(), QStringLiteral("other")).isEmpty());
    }

    // -- time

    void aLaunchThatWentThroughTeaches()
    {
        Rig rig;
        QVERIFY(launch::learnedTimes(rig.context(), rig.plan().stack).isEmpty());
        rig.launch(rig.plan());
        const auto known = launch::learnedTimes(rig.context(), rig.plan().stack);
        QCOMPARE(known.size(), launch::stagesOfALaunch().size());
        QCOMPARE(known.value(Stage::Provision).usual, std::chrono::milliseconds(30000));
        QCOMPARE(known.value(Stage::Provision).worst, std::chrono::milliseconds(30000));
        QVERIFY(!launch::learnedTimes(rig.context(), QStringLiteral("another stack")).contains(Stage::Provision));
        auto practice = rig.context();
        practice.endpoint = QStringLiteral("http://127.0.0.1:1");
        QVERIFY(launch::learnedTimes(practice, rig.plan().stack).isEmpty());
    }

    void oneThatFailedOrWasGoneOnWithTeachesNothing()
    {
        Rig rig;
        failOnce(rig, QStringLiteral("stack"));
        const auto kept = launch::keptBy(failing(rig, keepMachine()));
        launch::resume(rig.context(), kept->launchId, {}, {});
        QVERIFY(launch::learnedTimes(rig.context(), rig.plan().stack).isEmpty());
    }

    // -- the entry in the SSH configuration

    void theEntryFollowsTheMachine()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        storage::SshConfig config(rig.paths());
        const auto entry = launch::sshEntry(rig.context(), launched.launchId, {});
        QCOMPARE(entry.endpoint.host, launched.machine.publicAddress);
        QVERIFY2(!QFile::exists(rig.paths().sshConfig), "asking changes nothing of the person's");
        launch::addToSshConfig(rig.context(), entry);
        QCOMPARE(config.launchOf(hostName), launched.launchId);

        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        QCOMPARE(config.launchOf(hostName), QString());
        const auto started = launch::start(rig.context(), QStringLiteral("work"), {}, {});
        QCOMPARE(config.launchOf(hostName), QString()); // who took it out puts it in again
        launch::addToSshConfig(rig.context(), launch::sshEntry(rig.context(), started.launchId, {}));
        rig.cloud.machineMap[started.machine.id].publicAddress = QStringLiteral("203.0.113.200");
        launch::start(rig.context(), QStringLiteral("work"), {}, {});
        QFile file(rig.paths().sshConfig);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().contains("HostName 203.0.113.200\n"), "it leads to where the machine is now");
        file.close();

        launch::park(rig.context(), started.launchId, launch::KeepBy::Disk, {}, {});
        QCOMPARE(config.launchOf(hostName), QString());
        QVERIFY(!QFile::exists(entry.knownHostsFile));
        QCOMPARE(kindOf([&] { launch::sshEntry(rig.context(), started.launchId, {}); }), FailureKind::MachineGone);
    }

    void aFileThatCannotBeWrittenCostsNoMachine()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::addToSshConfig(rig.context(), launch::sshEntry(rig.context(), launched.launchId, {}));
        QFile file(rig.paths().sshConfig);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# >>> spotbook spotbook-work without its other half\n");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("SSH configuration was not removed")));
        launch::release(rig.context(), launched.launchId, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty());
    }

    void whenNobodyAnswersThisComputerIsLetInFirst()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.ownAddress = QStringLiteral("203.0.113.99");
        int asked = 0;
        rig.onMachine = [&](const QString &now) {
            if (now == QLatin1String("banner") && ++asked == 1)
                throw Error(FailureKind::HostUnreachable);
        };
        launch::sshEntry(rig.context(), launched.launchId, {});
        QCOMPARE(asked, 2);
        QVERIFY(rig.cloud.callNames().last() != QString());
        const auto rules =
            rig.cloud.firewallRules(QStringLiteral("cn-test"), launched.machine.securityGroupIds.value(0), {});
        QVERIFY(std::any_of(rules.begin(), rules.end(), [](const FirewallRule &rule) {
            return rule.sourceCidr == QLatin1String("203.0.113.99/32");
        }));
    }
};

QTEST_GUILESS_MAIN(TestLaunchRetry)
#include "test_launch_retry.moc"
