// From the first login to the stack, with a fake cloud: whose key is believed, how a lost connection is taken up again,
// which disk the stack is told to use, and how far it says it is.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "storage/host_key_store.h"
#include "storage/journal.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using spotbook::test::FakeCloud;
using spotbook::test::Killed;
using spotbook::test::kindOf;
using spotbook::test::Rig;
using Answer = cloud::CloudProvider::RemoteCommandResult;

namespace {

const ssh::PublicKey machinesOwn{"ssh-ed25519 AAAAown"};

FakeCloud &withAgent(Rig &rig, const QByteArray &publicKey)
{
    rig.cloud.remoteCommand = [publicKey](const QByteArray &script) {
        return script.contains("/etc/ssh/ssh_host_ed25519_key.pub") ? Answer{0, publicKey + " root@machine\n"}
                                                                    : Answer{127, {}};
    };
    return rig.cloud;
}

// Runs the stack as one that loses its connection once.
void loseTheConnection(Rig &rig)
{
    rig.access.runStack = [run = rig.access.runStack](ssh::Session &session, const provisioning::Stack &stack,
                                                      const provisioning::RunOptions &options, base::Clock &clock,
                                                      const base::StopToken &stop) {
        const auto again = options.reconnect();
        return run(again ? *again : session, stack, options, clock, stop);
    };
}

QString serialTold(const Rig &rig)
{
    return rig.stackRuns.last()
        .arguments.value(QStringLiteral("disk"))
        .toObject()
        .value(QStringLiteral("serial"))
        .toString();
}

} // namespace

class TestLaunchLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- an image that ignores the host key it was given
    void theCloudTellsTheKeyOfAnImageWithItsOwn()
    {
        Rig rig;
        rig.imageKey = machinesOwn;
        withAgent(rig, machinesOwn.line);
        const auto launched = rig.launch(rig.plan());
        // It was replaced like any bootstrap key: an image's own key may be known to all who use the image.
        QCOMPARE(storage::HostKeyStore(rig.paths()).keys(launched.launchId),
                 QVector<QByteArray>{"ssh-ed25519 AAAAfresh"});
        QCOMPARE(rig.did.count(QStringLiteral("rotate")), 2);
    }

    void anAgentThatComesUpLateIsWaitedFor()
    {
        Rig rig;
        rig.imageKey = machinesOwn;
        withAgent(rig, machinesOwn.line);
        int asked = 0;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("runRemoteCommand") && phase == FakeCloud::Phase::Before && ++asked <= 3)
                throw Error(FailureKind::RemoteCommandFailed);
        };
        rig.launch(rig.plan());
        QCOMPARE(asked, 4);
    }

    // Whoever answers on the machine's address is believed only when the cloud says the same.
    void aKeyThatTheCloudDoesNotConfirmEndsTheLaunch_data()
    {
        QTest::addColumn<int>("answer");
        QTest::newRow("another key") << 0;
        QTest::newRow("no agent") << 1;
        QTest::newRow("no permission") << 2;
        QTest::newRow("no key file") << 3;
        QTest::newRow("something else") << 4;
    }
    void aKeyThatTheCloudDoesNotConfirmEndsTheLaunch()
    {
        QFETCH(int, answer);
        Rig rig;
        rig.imageKey = ssh::PublicKey{"ssh-ed25519 AAAAintruder"};
        rig.cloud.remoteCommand = [&](const QByteArray &) -> Answer {
            switch (answer) {
            case 0: return {0, machinesOwn.line + '\n'};
            case 2: throw Error(FailureKind::PermissionMissing);
            case 3: return {1, "ssh-ed25519 AAAAintruder\n"};
            case 4: return {0, "welcome\n"};
            default: throw Error(FailureKind::RemoteCommandFailed);
            }
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::HostKeyChanged));
        QVERIFY2(rig.cloud.everything().isEmpty(), qPrintable(rig.cloud.everything().join(QLatin1Char(','))));
        QVERIFY(rig.stackRuns.isEmpty());
    }

    void aStopWhileTheCloudIsAskedIsObeyed()
    {
        Rig rig;
        rig.imageKey = machinesOwn;
        base::StopSource stop;
        rig.cloud.remoteCommand = [&](const QByteArray &) -> Answer {
            stop.request_stop();
            throw Error(FailureKind::RemoteCommandFailed);
        };
        QCOMPARE(kindOf([&] { launch::launch(rig.context(), rig.plan(), {}, stop.get_token()); }),
                 std::optional(FailureKind::Cancelled));
        QVERIFY(rig.cloud.everything().isEmpty());
    }

    // After a login has proved a key, another one is not explained away.
    void aKeyThatChangesAfterALoginIsNotAskedFor()
    {
        Rig rig;
        withAgent(rig, "ssh-ed25519 AAAAintruder");
        int tries = 0;
        rig.access.rotateHostKey = [&](const ssh::ConnectOptions &options, const QVector<ssh::PublicKey> &bootstrap,
                                       const std::function<void(const QVector<ssh::PublicKey> &)> &pin,
                                       const base::StopToken &) -> std::unique_ptr<ssh::Session> {
            ++tries;
            if (options.hostKeys.size() > 1)
                throw Error(FailureKind::HostKeyChanged);
            pin({bootstrap.first(), {"ssh-ed25519 AAAAfresh"}});
            throw Error(FailureKind::ConnectionLost);
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::HostKeyChanged));
        QCOMPARE(tries, 2);
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("runRemoteCommand")));
    }

    // The program may die after the cloud has told the key and before it was replaced.
    void theToldKeyIsReplacedAfterARestartToo()
    {
        Rig rig;
        rig.imageKey = machinesOwn;
        withAgent(rig, machinesOwn.line);
        int tries = 0;
        rig.onMachine = [&](const QString &what) {
            if (what == QLatin1String("rotate") && ++tries == 2)
                throw Killed();
        };
        bool dead = false;
        try {
            rig.launch(rig.plan());
        } catch (const Killed &) {
            dead = true;
        }
        QVERIFY(dead);
        const QString launchId = storage::Journal::launchIds(rig.paths()).value(0);
        QCOMPARE(storage::HostKeyStore(rig.paths()).keys(launchId), QVector<QByteArray>{machinesOwn.line});
        launch::resume(rig.context(), launchId, {}, {});
        QCOMPARE(storage::HostKeyStore(rig.paths()).keys(launchId), QVector<QByteArray>{"ssh-ed25519 AAAAfresh"});
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("runRemoteCommand")), 1);
    }

    // -- a connection that drops while the stack runs
    void aDropWhileTheMachineRebootsIsSurvived()
    {
        Rig rig;
        loseTheConnection(rig);
        int refused = 0;
        rig.onMachine = [&](const QString &what) {
            if (what == QLatin1String("connect") && ++refused <= 3)
                throw Error(refused == 2 ? FailureKind::TimedOut : FailureKind::HostUnreachable);
        };
        rig.launch(rig.plan());
        QCOMPARE(rig.did.count(QStringLiteral("connect")), 4);
        // It was waited for, not only knocked at.
        QCOMPARE(rig.did.count(QStringLiteral("banner")), 2);
        QVERIFY(rig.did.lastIndexOf(QStringLiteral("banner")) < rig.did.indexOf(QStringLiteral("connect")));
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void aMachineThatIsTakenAwayMeanwhileIsSaidToBeGone()
    {
        Rig rig;
        loseTheConnection(rig);
        int greeted = 0;
        rig.onMachine = [&](const QString &what) {
            if (what != QLatin1String("banner") || ++greeted == 1)
                return;
            rig.cloud.reclaim(rig.cloud.machineMap.firstKey());
            throw Error(FailureKind::HostUnreachable);
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::MachineGone));
        QVERIFY(rig.cloud.everything().isEmpty());
    }

    // -- the work disk's serial
    void theIdStandsInForASerialThatIsNotTold()
    {
        Rig rig;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createDisk") && phase == FakeCloud::Phase::After)
                rig.cloud.diskMap.first().serial.clear();
        };
        const auto launched = rig.launch(rig.plan());
        QVERIFY(launched.workDiskId.startsWith(QLatin1String("d-")));
        QCOMPARE(serialTold(rig), launched.workDiskId.mid(2));
    }

    // The stack would put the work on the system disk, which goes with the machine.
    void withoutAWorkDiskNothingIsPrepared()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.cloud.diskMap.clear();
        rig.cloud.hook = [&](const FakeCloud::CallSeen &, FakeCloud::Phase) {
            // Another address wants another certificate, and so the stack.
            auto &machine = rig.cloud.machineMap.first();
            if (machine.state == MachineState::Running)
                machine.publicAddress = QStringLiteral("198.51.100.99");
        };
        const auto before = rig.stackRuns.size();
        QCOMPARE(kindOf([&] { launch::start(rig.context(), QStringLiteral("work"), {}, {}); }),
                 std::optional(FailureKind::NotFound));
        QCOMPARE(rig.stackRuns.size(), before);
    }

    // -- progress
    void longStepsCountForMore()
    {
        using provisioning::StepResult;
        Rig rig;
        rig.access.loadStack = [](const QString &name, const QString &) {
            provisioning::Stack stack;
            stack.name = name;
            for (const int weight : {1, 3, 16}) {
                provisioning::Step step;
                step.name = QStringLiteral("step-%1").arg(weight);
                step.weight = weight;
                stack.steps.append(step);
            }
            return stack;
        };
        rig.access.runStack = [](ssh::Session &, const provisioning::Stack &stack,
                                 const provisioning::RunOptions &options, base::Clock &, const base::StopToken &) {
            for (int i = 0; i < stack.steps.size(); ++i) {
                for (const auto result : {StepResult::Running, i == 1 ? StepResult::AlreadyRight : StepResult::Changed})
                    options.onStep({stack.steps.at(i).name, result, {}, {}, i, stack.steps.size()});
            }
            return provisioning::RunOutcome();
        };
        rig.launch(rig.plan());
        QVector<int> percents;
        for (const auto &line : rig.progress) {
            if (line.stage == Stage::Provision && !line.item.isEmpty())
                percents.append(line.percent);
        }
        QCOMPARE(percents, (QVector<int>{0, 5, 5, 20, 20, 100}));
    }
};

QTEST_GUILESS_MAIN(TestLaunchLogin)
#include "test_launch_login.moc"
