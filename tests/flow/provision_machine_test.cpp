// The stack jupyter-apt on a real machine of the kind that can run here: a real installation, the notebook behind it,
// and what goes wrong.
#include "ssh/relay.h"
#include "support/delay_proxy.h"
#include "support/failure_kind.h"
#include "support/provision_rig.h"

#include <QElapsedTimer>
#include <QTest>
#include <thread>

using namespace spotbook;
using namespace std::chrono_literals;
using provisioning::StepResult;

class ProvisionMachineTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::ProvisionRig> m_rig;
    std::unique_ptr<net::HttpClient> m_http = net::makeHttpClient();

    QByteArray on(const QByteArray &command) { return m_rig->on(command); }

    provisioning::RunOutcome runOver(ssh::Session &session, const provisioning::Stack &stack,
                                     const provisioning::RunOptions &options, const base::StopToken &stop = {})
    {
        return provisioning::runStack(session, stack, options, m_rig->clock, stop);
    }
    provisioning::RunOutcome run(const provisioning::Stack &stack, const provisioning::RunOptions &options)
    {
        return runOver(*ssh::connect(m_rig->login, {}), stack, options);
    }
    provisioning::RunOutcome run(const provisioning::RunOptions &options) { return run(m_rig->stack, options); }
    provisioning::RunOutcome run() { return run(m_rig->options()); }

    // The app is killed as soon as this step has begun; the run goes on.
    void abandonAt(const QString &step, const provisioning::Stack &stack)
    {
        tests::Relay relay(m_rig->login.endpoint.port, "127.77.91.1");
        auto through = m_rig->login;
        through.endpoint = {QStringLiteral("127.0.0.1"), relay.port()};
        auto wanted = m_rig->options();
        wanted.onStep = [&](const provisioning::StepEvent &event) {
            if (event.step == step && event.result == StepResult::Running)
                relay.cut();
        };
        const auto session = ssh::connect(through, {});
        QVERIFY_FAILS(runOver(*session, stack, wanted), ConnectionLost);
    }

    static QStringList changedBy(const provisioning::RunOutcome &outcome)
    {
        QStringList changed;
        for (const auto &event : outcome.steps) {
            if (event.result == StepResult::Changed)
                changed << event.step;
        }
        return changed;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto can = practice::probeMachineHosts();
        QVERIFY2(can.nspawn || can.userns, qPrintable(can.nspawnReason + u' ' + can.usernsReason));
        m_rig = std::make_unique<test::ProvisionRig>();
    }

    void cleanupTestCase() { m_rig.reset(); }

    void init()
    {
        m_rig->log.clear();
        m_rig->lines.clear();
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("steps:\n%s\nlog:\n%s", qPrintable(m_rig->lines.join(u'\n')), m_rig->log.right(6000).constData());
    }

    // The failures come first, while the machine is still bare.
    void diskThatIsNotThere_data()
    {
        QTest::addColumn<QString>("serial");
        QTest::newRow("another serial") << QStringLiteral("nosuchserial");
        QTest::newRow("no serial") << QString();
    }
    void diskThatIsNotThere()
    {
        QFETCH(QString, serial);
        auto wanted = m_rig->options();
        auto other = m_rig->arguments();
        other.diskSerial = serial;
        wanted.arguments = other.toJson();
        auto stack = m_rig->stack;
        for (auto &step : stack.steps)
            step.timeLimitSeconds = std::min(step.timeLimitSeconds, 60);
        const auto failure = test::failureOf([&] { run(stack, wanted); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, domain::FailureKind::NotFound);
        QCOMPARE(failure->params.value(QStringLiteral("id")), serial);
        QCOMPARE(failure->params.value(QStringLiteral("step")), QStringLiteral("30-disk"));
    }

    void diskWithDataIsNotTouched()
    {
        const QByteArray link = "/dev/disk/by-id/virtio-" + test::diskSerial.toLatin1();
        on("printf data | dd of=" + link + " bs=1 seek=4096 conv=notrunc status=none; sync");
        auto session = ssh::connect(m_rig->login, {});
        QVERIFY_FAILS(runOver(*session, m_rig->stack, m_rig->options()), DiskNotBlank);
        QCOMPARE(on("dd if=" + link + " bs=1 skip=4096 count=4 status=none"), QByteArray("data"));
        on("dd if=/dev/zero of=" + link + " bs=1 seek=4096 count=4 conv=notrunc status=none; sync");
        // Blank, but not made for this machine.
        auto wanted = m_rig->options();
        auto careful = m_rig->arguments();
        careful.diskMayBeFormatted = false;
        wanted.arguments = careful.toJson();
        QVERIFY_FAILS(runOver(*session, m_rig->stack, wanted), DiskNotBlank);
    }

    void packagesInUse()
    {
        // A process of that name, as the distribution's own updates are one.
        on("cp /bin/sleep /run/apt-get; setsid -f /run/apt-get 600 >/dev/null 2>&1 </dev/null");
        auto wanted = m_rig->options();
        wanted.arguments.insert(QStringLiteral("apt"), QJsonObject{{QStringLiteral("waitSeconds"), 1}});
        QVERIFY_FAILS(run(wanted), AptBusy);
        on("for p in /proc/[0-9]*; do [ \"$(cat $p/comm 2>/dev/null)\" = apt-get ] && kill ${p#/proc/}; done; rm "
           "/run/apt-get");
        // The same short name twice: the updates themselves, and what waits for the shutdown for as long as a machine
        // runs.
        const auto begin = [&](const QByteArray &name) {
            return on("n=/run/" + name
                      + "; printf '#!/bin/bash\\nsleep 600\\ntrue\\n' >$n; chmod +x $n; "
                        "setsid -f $n --wait-for-signal >/dev/null 2>&1 </dev/null; "
                        "until p=$(grep -lsx unattended-upgr /proc/[0-9]*/comm); do sleep 0.05; done; echo \"$p\" | "
                        "cut -d/ -f3");
        };
        const QByteArray upgrade = begin("unattended-upgrade");
        QVERIFY_FAILS(run(wanted), AptBusy);
        on("kill -KILL " + upgrade + "; while [ -e /proc/" + upgrade + " ]; do sleep 0.05; done");
        begin("unattended-upgrade-shutdown"); // stays until the end
        const auto waiting = m_rig->alone(m_rig->stack.steps.first());
        QCOMPARE(waiting.steps.first().name, QStringLiteral("10-wait"));
        QCOMPARE(run(waiting, wanted).alreadyRight, 1);
    }

    void fullDisk()
    {
        on("mkdir -p /var/lib/spotbook && mount -t tmpfs -o size=16k tmpfs /var/lib/spotbook");
        auto session = ssh::connect(m_rig->login, {});
        QVERIFY_FAILS(runOver(*session, m_rig->stack, m_rig->options()), RemoteDiskFull);
        QCOMPARE(on("umount /var/lib/spotbook; ls /run/spotbook/secrets 2>&1 | grep -c notebook"),
                 QByteArray("0 rc=1"));
        on("mount -t tmpfs -o size=1m tmpfs /var/cache/apt/archives; mkdir -p /var/cache/apt/archives/partial");
        QVERIFY_FAILS(runOver(*session, m_rig->stack, m_rig->options()), RemoteDiskFull);
        on("umount /var/cache/apt/archives");
    }

    // Then neither the event nor the last word can be written where they belong.
    void theDiskRunsFullInTheMiddle()
    {
        on("mount -t tmpfs -o size=1m tmpfs /var/lib/spotbook");
        const auto stack = m_rig->alone(
            m_rig->step(QStringLiteral("10-fill"), "false\n", "cat /dev/zero >/var/lib/spotbook/fill\nexit 1\n"));
        QVERIFY_FAILS(run(stack, m_rig->options()), RemoteDiskFull);
        on("umount /var/lib/spotbook");
    }

    // The lines that say so may be far from the last ones, and the output is not always text.
    void theReasonIsFoundFarFromTheEnd()
    {
        const auto stack = m_rig->alone(m_rig->step(QStringLiteral("10-talk"), "false\n",
                                                    "echo 'dpkg: error: No space left on device'\nfor ((i = 0; i < "
                                                    "400; i++)); do printf 'é汉字é汉字%s\\n' $i; done\n"
                                                    "printf '\\x89\\n'\nexit 1\n"));
        QVERIFY_FAILS(run(stack, m_rig->options()), RemoteDiskFull);
    }

    // While the first checks go on there is no unit yet; the number that an older run left belongs to somebody else
    // now.
    void aStopDuringTheChecksEndsThemAndNothingElse()
    {
        const QByteArray bystander = on("sleep 600 >/dev/null 2>&1 </dev/null & echo $! | tee /run/spotbook/pid");
        const auto stack =
            m_rig->alone(m_rig->step(QStringLiteral("10-long"), "touch /run/in-check\nsleep 60\n", "true\n"));
        base::StopSource stop;
        const std::jthread person([&] {
            on("until [ -e /run/in-check ]; do sleep 0.05; done");
            stop.request_stop();
        });
        const auto session = ssh::connect(m_rig->login, {});
        QVERIFY_FAILS(runOver(*session, stack, m_rig->options(), stop.get_token()), Cancelled);
        QCOMPARE(on("flock -n /run/spotbook/lock echo free; ls /run/spotbook/pid 2>/dev/null; kill " + bystander
                    + " && echo there"),
                 QByteArray("free\nthere"));
    }

    void stopEndsTheRemoteRun()
    {
        base::StopSource stop;
        auto wanted = m_rig->options();
        wanted.onStep = [&](const provisioning::StepEvent &event) {
            if (event.step == QStringLiteral("40-tools") && event.result == StepResult::Running)
                stop.request_stop();
        };
        auto session = ssh::connect(m_rig->login, {});
        QElapsedTimer timer;
        timer.start();
        QVERIFY_FAILS(runOver(*session, m_rig->stack, wanted, stop.get_token()), Cancelled);
        QCOMPARE(session->run("flock -n /run/spotbook/lock echo free", {}, {}).out.trimmed(), QByteArray("free"));
        QCOMPARE(session->run("ls -d /run/spotbook/secrets 2>/dev/null", {}, {}).out, QByteArray());
    }

    // What a machine looks like that lost its power while packages were unpacked; the next test mends it.
    void anInstallationWasTorn()
    {
        QCOMPARE(on("cd /tmp && apt-get -q download tmux >/dev/null 2>&1 && dpkg --unpack tmux_*.deb >/dev/null 2>&1; "
                    "dpkg --configure -a >/dev/null 2>&1"),
                 QByteArray(" rc=1"));
    }

    void everythingIsInstalledThoughTheLineDrops()
    {
        tests::Relay relay(m_rig->login.endpoint.port, "127.77.91.1");
        auto through = m_rig->login;
        through.endpoint = {QStringLiteral("127.0.0.1"), relay.port()};
        auto wanted = m_rig->options();
        int drops = 0;
        wanted.reconnect = [&] {
            ++drops;
            return ssh::connect(through, {});
        };
        const auto note = wanted.onStep;
        wanted.onStep = [&](const provisioning::StepEvent &event) {
            note(event);
            if (event.result == StepResult::Running)
                relay.cut();
        };
        auto session = ssh::connect(through, {});
        const auto outcome = runOver(*session, m_rig->stack, wanted);
        QVERIFY(drops >= 2);
        QCOMPARE(outcome.steps.size(), m_rig->stack.steps.size());
        QVERIFY(outcome.changed >= 3);
        // Nothing was told twice and nothing was lost.
        QCOMPARE(m_rig->log, on("cat /var/lib/spotbook/run/log") + '\n');
        qInfo("%s", qPrintable(m_rig->lines.join(QStringLiteral(", "))));
    }

    void theWorkDiskIsReady()
    {
        QCOMPARE(
            on("mountpoint -q /mnt/ml && stat -c '%U %a %n' /mnt/ml/cache /mnt/ml/libs /mnt/ml/working | tr '\\n' ';'"),
            QByteArray("ml 755 /mnt/ml/cache;ml 755 /mnt/ml/libs;ml 755 /mnt/ml/working;"));
        QVERIFY(on("grep /mnt/ml /etc/fstab").contains("nofail,x-systemd.device-timeout=10s"));
        QCOMPARE(on("for t in git tmux htop iotop unzip; do command -v $t >/dev/null || echo no $t; done"),
                 QByteArray());
    }

    void mlMayUseSudoOverSsh()
    {
        auto ml = m_rig->login;
        ml.user = QStringLiteral("ml");
        const auto asked = ssh::connect(ml, {})->run("sudo -n id -u", {}, {});
        const QByteArray said = QByteArray::number(asked.exitCode) + ": " + asked.out + asked.err;
        QVERIFY2(asked.exitCode == 0 && asked.out.trimmed() == "0", said.constData());
    }

    void theNotebookOpensWithThePassword()
    {
        const QString version =
            notebook::waitUntilReady(*m_http, m_rig->probe(m_rig->password()), m_rig->clock, 30s, {});
        QVERIFY(!version.isEmpty());
        QVERIFY_FAILS(notebook::checkReady(*m_http, m_rig->probe(base::Secret::copyOf("wrong")), {}),
                      NotebookPasswordRefused);
        auto other = m_rig->probe(m_rig->password());
        other.certificateSha256 = QByteArray(32, 'x');
        QVERIFY_FAILS(notebook::checkReady(*m_http, other, {}), CertificateMismatch);
        auto plain = m_rig->probe(m_rig->password());
        plain.url.setScheme(QStringLiteral("http"));
        plain.certificateSha256.clear();
        QVERIFY_FAILS(notebook::checkReady(*m_http, plain, {}), NotebookNotReady);
    }

    void theSecondTimeNothingChanges()
    {
        auto session = ssh::connect(m_rig->login, {});
        QElapsedTimer timer;
        timer.start();
        const auto outcome = runOver(*session, m_rig->stack, m_rig->options());
        const qint64 near = timer.elapsed();
        QCOMPARE(outcome.changed, 0);
        QCOMPARE(outcome.alreadyRight, m_rig->stack.steps.size());
        for (const auto &event : outcome.steps)
            QCOMPARE(event.result, StepResult::AlreadyRight);
        qInfo("%s", qPrintable(m_rig->lines.join(QStringLiteral(", "))));

        const test::DelayProxy far(m_rig->login.endpoint.host, m_rig->login.endpoint.port, 75ms);
        auto through = m_rig->login;
        through.endpoint = {QStringLiteral("127.0.0.1"), far.port()};
        session = ssh::connect(through, {});
        timer.restart();
        QCOMPARE(runOver(*session, m_rig->stack, m_rig->options()).changed, 0);
        qInfo("nothing to do: %lld ms; over 150 ms of line: %lld ms", static_cast<long long>(near),
              static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 3000);
    }

    void onlyWhatDiffersIsMended()
    {
        // With it: a server that was started too often, and a bundle that a power failure left empty.
        on("chmod 644 /etc/spotbook/notebook/config.json; rm -r /mnt/ml/working; for r in "
           "/var/lib/spotbook/runs/*/runner; "
           "do : >$r; done; for i in 1 2 3 4 5 6; do systemctl kill -s KILL spotbook-notebook; "
           "systemctl restart spotbook-notebook; done");
        QCOMPARE(on("systemctl restart spotbook-notebook 2>/dev/null"), QByteArray(" rc=1"));
        QCOMPARE(changedBy(run()), QStringList({QStringLiteral("30-disk"), QStringLiteral("60-notebook")}));
        notebook::waitUntilReady(*m_http, m_rig->probe(m_rig->password()), m_rig->clock, 30s, {});
    }

    void aStepCanBeRetried()
    {
        on("rm -r /mnt/ml/working; chmod 644 /etc/spotbook/notebook/config.json");
        auto wanted = m_rig->options();
        wanted.onlyStep = QStringLiteral("60-notebook");
        auto session = ssh::connect(m_rig->login, {});
        const auto outcome = runOver(*session, m_rig->stack, wanted);
        QCOMPARE(outcome.steps.size(), 2);
        QCOMPARE(outcome.steps.first().step, QStringLiteral("60-notebook"));
        QCOMPARE(outcome.changed, 1);
        QCOMPARE(on("ls -d /mnt/ml/working"), QByteArray(" rc=2"));
        wanted.onlyStep = QStringLiteral("nonsense");
        QVERIFY_FAILS(runOver(*session, m_rig->stack, wanted), NotFound);
    }

    void takenPort()
    {
        auto wanted = m_rig->options();
        auto other = m_rig->arguments();
        other.notebookPort = 22;
        wanted.arguments = other.toJson();
        auto session = ssh::connect(m_rig->login, {});
        const auto failure = test::failureOf([&] { runOver(*session, m_rig->stack, wanted); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, domain::FailureKind::PortTaken);
        QCOMPARE(failure->params.value(QStringLiteral("port")), QStringLiteral("22"));
        // And back.
        QVERIFY(runOver(*session, m_rig->stack, m_rig->options()).changed >= 1);
    }

    // The app was killed during the run and comes again: it follows where it asks for the same, and else takes over,
    // for nobody knows the first one's certificate any more.
    void aRunLeftAloneIsFollowedOrReplaced()
    {
        const QString hold = QStringLiteral("80-hold");
        auto stack = m_rig->stack;
        stack.steps.append(m_rig->step(hold, "[ -e /run/hold-over ]\n",
                                       "echo >>/run/hold-begun\n[ $(wc -l </run/hold-begun) -gt 1 ] || sleep "
                                       "$(</run/hold-seconds)\ntouch /run/hold-over\n"));
        on("echo 3 >/run/hold-seconds");
        abandonAt(hold, stack);
        QCOMPARE(run(stack, m_rig->options()).steps.size(), stack.steps.size());
        QCOMPARE(on("wc -l </run/hold-begun"), QByteArray("1"));

        on("rm /run/hold-*; echo 30 >/run/hold-seconds");
        abandonAt(hold, stack);
        m_rig->certificate = notebook::makeCertificate({m_rig->login.endpoint.host}, m_rig->clock.now());
        QCOMPARE(run(stack, m_rig->options()).steps.size(), stack.steps.size());
        QCOMPARE(on("wc -l </run/hold-begun"), QByteArray("2"));
        notebook::waitUntilReady(*m_http, m_rig->probe(m_rig->password()), m_rig->clock, 30s, {});
    }

    // Nothing of it may lead root out of the work folder or the person's own.
    void aPersonsLinks()
    {
        on("rm -r /mnt/ml/working; ln -s notebooks /mnt/ml/working");
        QCOMPARE(run().changed, 0);
        on("mkdir -m 700 /root/precious; rmdir /mnt/ml/libs; ln -s /root/precious /mnt/ml/libs");
        const auto failure = test::failureOf([&] { run(); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->params.value(QStringLiteral("step")), QStringLiteral("30-disk"));
        QVERIFY(failure->params.value(QStringLiteral("output")).contains(QStringLiteral("/root/precious")));
        QCOMPARE(on("stat -c '%U %a' /root/precious; rm /mnt/ml/libs"), QByteArray("root 700"));
        on("cd /home/ml/.ssh; rm authorized_keys; for n in authorized_keys.spotbook-new authorized_keys; do "
           "ln -s /root/precious/keys $n; done");
        run();
        QCOMPARE(on("ls /root/precious; stat -c '%F %U %a' /home/ml/.ssh/authorized_keys"),
                 QByteArray("regular file ml 600"));
    }

    void throughTheTunnel()
    {
        auto wanted = m_rig->options();
        auto tunnelled = m_rig->arguments();
        tunnelled.notebookOnLoopback = true;
        tunnelled.certificatePem.clear();
        wanted.arguments = tunnelled.toJson();
        wanted.secrets.remove(provisioning::secretCertificateKey);
        run(wanted);
        const auto tunnel = ssh::openTunnel(m_rig->login, 0, 8888);
        notebook::Probe inside;
        inside.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(tunnel->localPort()));
        inside.password = m_rig->password();
        notebook::waitUntilReady(*m_http, inside, m_rig->clock, 30s, {});
        // From outside there is nothing.
        QVERIFY_FAILS(notebook::checkReady(*m_http, m_rig->probe(m_rig->password()), {}), NotebookNotReady);
    }

    // A Git host on the machine itself: an account that lets this key in and no other.
    void gitLogsInWithTheKey()
    {
        run(); // as it was before the tunnel
        const auto key = ssh::generateKeyPair(ssh::KeyType::Ed25519);
        on("useradd -m -s /bin/bash hub && install -d -o hub -g hub -m 700 /home/hub/.ssh && echo '"
           + key.publicKey.line
           + "' >/home/hub/.ssh/authorized_keys && su hub -c 'git init -q --bare /home/hub/work.git'");
        const QByteArray clone =
            "su ml -c 'rm -rf /tmp/clone; git clone -q hub@127.0.0.1:work.git /tmp/clone' </dev/null 2>&1 "
            "| grep -v 'Permanently added\\|empty repository'; ls -d /tmp/clone 2>/dev/null";
        QCOMPARE(on("git config --system --get core.sshCommand"), QByteArray(" rc=1"));
        QVERIFY(!on(clone).endsWith("/tmp/clone"));

        auto wanted = m_rig->options();
        const auto pem = key.privatePem.reveal();
        wanted.secrets.insert(provisioning::secretGitKey, base::Secret::copyOf({pem.data(), pem.size()}));
        QCOMPARE(changedBy(run(wanted)), QStringList{QStringLiteral("45-git")});
        QCOMPARE(on(clone), QByteArray("/tmp/clone"));
        QCOMPARE(on("stat -c '%U %a' /etc/spotbook/git/key"), QByteArray("ml 600"));
        QCOMPARE(run(wanted).changed, 0);
        // A host that has become another one is not let through.
        on("cd /home/ml/.ssh && ssh-keygen -q -t $(head -n 1 known_hosts | cut -d' ' -f2) -N '' -f /tmp/other && "
           "echo \"127.0.0.1 $(cat /tmp/other.pub)\" >known_hosts");
        QVERIFY(!on(clone).endsWith("/tmp/clone"));

        // Without one, it goes; what a person has set stays.
        QCOMPARE(changedBy(run()), QStringList{QStringLiteral("45-git")});
        QCOMPARE(on("ls /etc/spotbook/git; git config --system --get core.sshCommand"), QByteArray(" rc=1"));
        on("git config --system core.sshCommand 'ssh -v'");
        QCOMPARE(run().changed, 0);
        on("git config --system --unset core.sshCommand");
    }

    void nothingSecretIsLeft()
    {
        QCOMPARE(on("ls -d /run/spotbook/secrets /run/spotbook/arguments.json /run/spotbook/in.* 2>/dev/null | wc -l"),
                 QByteArray("0"));
        const QByteArray tag = m_rig->passwordHash.mid(m_rig->passwordHash.lastIndexOf('$') + 1);
        QCOMPARE(on("grep -rlF -- " + ssh::quoted(QString::fromLatin1(tag))
                    + " /var/lib/spotbook /var/log /run /tmp 2>/dev/null | wc -l"),
                 QByteArray("0"));
    }

    void aRebootInTheMiddleIsSurvived_data()
    {
        QTest::addColumn<bool>("force");
        QTest::newRow("power lost") << true;
        QTest::newRow("shut down") << false;
    }
    void aRebootInTheMiddleIsSurvived()
    {
        QFETCH(bool, force);
        on("chmod 644 /etc/spotbook/notebook/config.json");
        auto wanted = m_rig->options(); // back from the tunnel to the address: the notebook step has work to do
        bool rebooted = false;
        wanted.onStep = [&](const provisioning::StepEvent &event) {
            if (event.result != StepResult::Running || rebooted)
                return;
            rebooted = true;
            m_rig->host().stop(test::machineId, force);
            m_rig->host().start(test::machineId);
        };
        wanted.reconnect = [&] {
            ssh::waitForBanner(m_rig->login.endpoint, m_rig->clock, 30s, {});
            return ssh::connect(m_rig->login, {});
        };
        const auto outcome = run(wanted);
        QVERIFY(rebooted);
        QCOMPARE(outcome.steps.size(), m_rig->stack.steps.size());
        notebook::waitUntilReady(*m_http, m_rig->probe(m_rig->password()), m_rig->clock, 30s, {});
    }
};

QTEST_GUILESS_MAIN(ProvisionMachineTest)
#include "provision_machine_test.moc"
