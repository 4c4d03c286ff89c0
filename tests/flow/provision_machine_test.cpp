// The stack jupyter-apt on a real machine of the kind that can run here: a real installation, the notebook behind it,
// and what goes wrong.
#include "notebook/notebook.h"
#include "practice/machine_host.h"
#include "provisioning/arguments.h"
#include "provisioning/remote_run.h"
#include "ssh/relay.h"
#include "support/delay_proxy.h"
#include "support/failure_kind.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace spotbook;
using namespace std::chrono_literals;
using provisioning::StepResult;

namespace {

const QString machineId = QStringLiteral("i-provisioning0test");
const QString diskSerial = QStringLiteral("bp1provision0disk");

QString cacheDir()
{
    const QByteArray given = qgetenv("SPOTBOOK_PRACTICE_CACHE");
    return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                 + QStringLiteral("/spotbook/practice")
                           : QFile::decodeName(given);
}

} // namespace

class ProvisionMachineTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder{QDir::homePath() + QStringLiteral("/.spotbook-provision-test-XXXXXX")};
    std::unique_ptr<practice::MachineHost> m_host;
    ssh::ConnectOptions m_options;
    base::SystemClock m_clock;
    std::unique_ptr<net::HttpClient> m_http = net::makeHttpClient();
    notebook::Certificate m_certificate;
    QByteArray m_hash;
    provisioning::Stack m_stack;
    QByteArray m_log;
    QStringList m_lines;

    base::Secret password() const { return base::Secret::copyOf("two words, é and 汉字"); }

    provisioning::Arguments arguments() const
    {
        provisioning::Arguments result;
        result.diskSerial = diskSerial;
        result.diskMayBeFormatted = true;
        result.certificatePem = m_certificate.pem;
        return result;
    }

    provisioning::RunOptions options()
    {
        provisioning::RunOptions result;
        result.arguments = arguments().toJson();
        result.secrets.insert(provisioning::secretPasswordHash,
                              base::Secret::copyOf({m_hash.constData(), size_t(m_hash.size())}));
        result.secrets.insert(provisioning::secretCertificateKey, m_certificate.privateKeyPem);
        result.timeout = 10min;
        result.onLog = [this](const QByteArray &text) { m_log += text; };
        result.onStep = [this](const provisioning::StepEvent &event) {
            m_lines << event.step + u' ' + QString::number(int(event.result)) + u' '
                           + QString::number(event.took.count());
        };
        return result;
    }

    QByteArray on(const QByteArray &command)
    {
        auto session = ssh::connect(m_options, {});
        const auto result = session->run(command, {}, {});
        const QByteArray code = result.exitCode == 0 ? QByteArray() : " rc=" + QByteArray::number(result.exitCode);
        return result.out.trimmed() + code;
    }

    notebook::Probe probe(const base::Secret &secret) const
    {
        notebook::Probe result;
        result.url = notebook::addressToOpen({m_options.endpoint.host, m_host->outsidePort(8888)});
        result.certificateSha256 = m_certificate.sha256;
        result.password = secret;
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto can = practice::probeMachineHosts();
        QVERIFY2(can.nspawn || can.userns, qPrintable(can.nspawnReason + u' ' + can.usernsReason));
        m_host = practice::makeMachineHost(practice::MachineKind::Auto, m_folder.filePath(QStringLiteral("state")),
                                           cacheDir());
        m_host->prepareImage([](const QString &) {});
        const auto hostKey = ssh::generateKeyPair(ssh::KeyType::Ed25519);
        m_options.identity = ssh::generateKeyPair(ssh::KeyType::Ed25519);
        m_options.hostKeys = {hostKey.publicKey};
        m_options.endpoint = {QStringLiteral("127.77.91.1"), m_host->outsidePort(22)};
        m_options.silenceTimeout = 15s;

        practice::MachineSpec spec;
        spec.id = machineId;
        spec.address = m_options.endpoint.host;
        spec.authorizedKeys = {m_options.identity.publicKey.line};
        const auto pem = hostKey.privatePem.reveal();
        const QJsonObject keys{{QStringLiteral("ed25519_private"), QString::fromUtf8(pem.data(), int(pem.size()))},
                               {QStringLiteral("ed25519_public"), QString::fromUtf8(hostKey.publicKey.line)}};
        spec.userData = "#cloud-config\n" + QJsonDocument(QJsonObject{{QStringLiteral("ssh_keys"), keys}}).toJson();
        m_host->create(spec);
        m_host->setOpenPorts(machineId, {22, 8888});
        m_host->start(machineId);
        const QString disk = m_folder.filePath(QStringLiteral("disk.img"));
        practice::createBlankDisk(disk, 512 * 1024 * 1024);
        m_host->attachDisk(machineId, {diskSerial, disk});
        ssh::waitForBanner(m_options.endpoint, m_clock, 30s, {});

        m_certificate = notebook::makeCertificate({m_options.endpoint.host}, m_clock.now());
        m_hash = notebook::hashPassword(password());
        m_stack = provisioning::loadStack(QStringLiteral("jupyter-apt"));
    }

    void cleanupTestCase()
    {
        if (m_host)
            m_host->destroy(machineId);
    }

    void init()
    {
        m_log.clear();
        m_lines.clear();
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("steps:\n%s\nlog:\n%s", qPrintable(m_lines.join(u'\n')), m_log.right(6000).constData());
    }

    // The failures come first, while the machine is still bare.
    void diskThatIsNotThere()
    {
        auto wanted = options();
        auto other = arguments();
        other.diskSerial = QStringLiteral("nosuchserial");
        wanted.arguments = other.toJson();
        auto stack = m_stack;
        for (auto &step : stack.steps)
            step.timeLimitSeconds = std::min(step.timeLimitSeconds, 60);
        auto session = ssh::connect(m_options, {});
        const auto failure = test::failureOf([&] { provisioning::runStack(*session, stack, wanted, m_clock, {}); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, domain::FailureKind::NotFound);
        QCOMPARE(failure->params.value(QStringLiteral("id")), QStringLiteral("nosuchserial"));
        QCOMPARE(failure->params.value(QStringLiteral("step")), QStringLiteral("30-disk"));
    }

    void diskWithDataIsNotTouched()
    {
        const QByteArray link = "/dev/disk/by-id/virtio-" + diskSerial.toLatin1();
        on("printf data | dd of=" + link + " bs=1 seek=4096 conv=notrunc status=none; sync");
        auto session = ssh::connect(m_options, {});
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, options(), m_clock, {}), DiskNotBlank);
        QCOMPARE(on("dd if=" + link + " bs=1 skip=4096 count=4 status=none"), QByteArray("data"));
        on("dd if=/dev/zero of=" + link + " bs=1 seek=4096 count=4 conv=notrunc status=none; sync");
        // Blank, but not made for this machine.
        auto wanted = options();
        auto careful = arguments();
        careful.diskMayBeFormatted = false;
        wanted.arguments = careful.toJson();
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, wanted, m_clock, {}), DiskNotBlank);
    }

    void packagesInUse()
    {
        // A process of that name, as the distribution's own updates are one.
        on("cp /bin/sleep /run/apt-get; setsid -f /run/apt-get 600 >/dev/null 2>&1 </dev/null");
        auto wanted = options();
        wanted.arguments.insert(QStringLiteral("apt"), QJsonObject{{QStringLiteral("waitSeconds"), 1}});
        auto session = ssh::connect(m_options, {});
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, wanted, m_clock, {}), AptBusy);
        on("for p in /proc/[0-9]*; do [ \"$(cat $p/comm 2>/dev/null)\" = apt-get ] && kill ${p#/proc/}; done; rm "
           "/run/apt-get");
    }

    void fullDisk()
    {
        on("mkdir -p /var/lib/spotbook && mount -t tmpfs -o size=16k tmpfs /var/lib/spotbook");
        auto session = ssh::connect(m_options, {});
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, options(), m_clock, {}), RemoteDiskFull);
        QCOMPARE(on("umount /var/lib/spotbook; ls /run/spotbook/secrets 2>&1 | grep -c notebook"),
                 QByteArray("0 rc=1"));
        on("mount -t tmpfs -o size=1m tmpfs /var/cache/apt/archives; mkdir -p /var/cache/apt/archives/partial");
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, options(), m_clock, {}), RemoteDiskFull);
        on("umount /var/cache/apt/archives");
    }

    void stopEndsTheRemoteRun()
    {
        base::StopSource stop;
        auto wanted = options();
        wanted.onStep = [&](const provisioning::StepEvent &event) {
            if (event.step == QStringLiteral("40-tools") && event.result == StepResult::Running)
                stop.request_stop();
        };
        auto session = ssh::connect(m_options, {});
        QElapsedTimer timer;
        timer.start();
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, wanted, m_clock, stop.get_token()), Cancelled);
        QCOMPARE(session->run("flock -n /run/spotbook/lock echo free", {}, {}).out.trimmed(), QByteArray("free"));
        QCOMPARE(session->run("ls -d /run/spotbook/secrets 2>/dev/null", {}, {}).out, QByteArray());
    }

    void everythingIsInstalledThoughTheLineDrops()
    {
        tests::Relay relay(m_options.endpoint.port, "127.77.91.1");
        auto through = m_options;
        through.endpoint = {QStringLiteral("127.0.0.1"), relay.port()};
        auto wanted = options();
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
        const auto outcome = provisioning::runStack(*session, m_stack, wanted, m_clock, {});
        QVERIFY(drops >= 2);
        QCOMPARE(outcome.steps.size(), m_stack.steps.size());
        QVERIFY(outcome.changed >= 3);
        // Nothing was told twice and nothing was lost.
        QCOMPARE(m_log, on("cat /var/lib/spotbook/run/log") + '\n');
        qInfo("%s", qPrintable(m_lines.join(QStringLiteral(", "))));
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
        auto ml = m_options;
        ml.user = QStringLiteral("ml");
        QCOMPARE(ssh::connect(ml, {})->run("sudo -n id -u", {}, {}).out.trimmed(), QByteArray("0"));
    }

    void theNotebookOpensWithThePassword()
    {
        const QString version = notebook::waitUntilReady(*m_http, probe(password()), m_clock, 30s, {});
        QVERIFY(!version.isEmpty());
        QVERIFY_FAILS(notebook::checkReady(*m_http, probe(base::Secret::copyOf("wrong")), {}), NotebookPasswordRefused);
        auto other = probe(password());
        other.certificateSha256 = QByteArray(32, 'x');
        QVERIFY_FAILS(notebook::checkReady(*m_http, other, {}), CertificateMismatch);
        auto plain = probe(password());
        plain.url.setScheme(QStringLiteral("http"));
        plain.certificateSha256.clear();
        QVERIFY_FAILS(notebook::checkReady(*m_http, plain, {}), NotebookNotReady);
    }

    void theSecondTimeNothingChanges()
    {
        auto session = ssh::connect(m_options, {});
        QElapsedTimer timer;
        timer.start();
        const auto outcome = provisioning::runStack(*session, m_stack, options(), m_clock, {});
        const qint64 near = timer.elapsed();
        QCOMPARE(outcome.changed, 0);
        QCOMPARE(outcome.alreadyRight, m_stack.steps.size());
        for (const auto &event : outcome.steps)
            QCOMPARE(event.result, StepResult::AlreadyRight);
        qInfo("%s", qPrintable(m_lines.join(QStringLiteral(", "))));

        const test::DelayProxy far(m_options.endpoint.host, m_options.endpoint.port, 75ms);
        auto through = m_options;
        through.endpoint = {QStringLiteral("127.0.0.1"), far.port()};
        session = ssh::connect(through, {});
        timer.restart();
        QCOMPARE(provisioning::runStack(*session, m_stack, options(), m_clock, {}).changed, 0);
        qInfo("nothing to do: %lld ms; over 150 ms of line: %lld ms", static_cast<long long>(near),
              static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 3000);
    }

    void onlyWhatDiffersIsMended()
    {
        on("chmod 644 /etc/spotbook/notebook/config.json; rm -r /mnt/ml/working");
        auto session = ssh::connect(m_options, {});
        const auto outcome = provisioning::runStack(*session, m_stack, options(), m_clock, {});
        QStringList changed;
        for (const auto &event : outcome.steps) {
            if (event.result == StepResult::Changed)
                changed << event.step;
        }
        QCOMPARE(changed, QStringList({QStringLiteral("30-disk"), QStringLiteral("60-notebook")}));
        notebook::waitUntilReady(*m_http, probe(password()), m_clock, 30s, {});
    }

    void aStepCanBeRetried()
    {
        on("rm -r /mnt/ml/working; chmod 644 /etc/spotbook/notebook/config.json");
        auto wanted = options();
        wanted.onlyStep = QStringLiteral("60-notebook");
        auto session = ssh::connect(m_options, {});
        const auto outcome = provisioning::runStack(*session, m_stack, wanted, m_clock, {});
        QCOMPARE(outcome.steps.size(), 2);
        QCOMPARE(outcome.steps.first().step, QStringLiteral("60-notebook"));
        QCOMPARE(outcome.changed, 1);
        QCOMPARE(on("ls -d /mnt/ml/working"), QByteArray(" rc=2"));
        wanted.onlyStep = QStringLiteral("nonsense");
        QVERIFY_FAILS(provisioning::runStack(*session, m_stack, wanted, m_clock, {}), NotFound);
    }

    void takenPort()
    {
        auto wanted = options();
        auto other = arguments();
        other.notebookPort = 22;
        wanted.arguments = other.toJson();
        auto session = ssh::connect(m_options, {});
        const auto failure = test::failureOf([&] { provisioning::runStack(*session, m_stack, wanted, m_clock, {}); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, domain::FailureKind::PortTaken);
        QCOMPARE(failure->params.value(QStringLiteral("port")), QStringLiteral("22"));
        // And back.
        QVERIFY(provisioning::runStack(*session, m_stack, options(), m_clock, {}).changed >= 1);
    }

    void throughTheTunnel()
    {
        auto wanted = options();
        auto tunnelled = arguments();
        tunnelled.notebookOnLoopback = true;
        tunnelled.certificatePem.clear();
        wanted.arguments = tunnelled.toJson();
        wanted.secrets.remove(provisioning::secretCertificateKey);
        auto session = ssh::connect(m_options, {});
        provisioning::runStack(*session, m_stack, wanted, m_clock, {});
        const auto tunnel = ssh::openTunnel(m_options, 0, 8888);
        notebook::Probe inside;
        inside.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(tunnel->localPort()));
        inside.password = password();
        notebook::waitUntilReady(*m_http, inside, m_clock, 30s, {});
        // From outside there is nothing.
        QVERIFY_FAILS(notebook::checkReady(*m_http, probe(password()), {}), NotebookNotReady);
    }

    void nothingSecretIsLeft()
    {
        QCOMPARE(on("ls -d /run/spotbook/secrets /run/spotbook/arguments.json /run/spotbook/in.* 2>/dev/null | wc -l"),
                 QByteArray("0"));
        const QByteArray tag = m_hash.mid(m_hash.lastIndexOf('$') + 1);
        QCOMPARE(on("grep -rlF -- " + ssh::quoted(QString::fromLatin1(tag))
                    + " /var/lib/spotbook /var/log /run /tmp 2>/dev/null | wc -l"),
                 QByteArray("0"));
    }

    void aRebootInTheMiddleIsSurvived()
    {
        auto wanted = options(); // back from the tunnel to the address: the notebook step has work to do
        bool rebooted = false;
        wanted.onStep = [&](const provisioning::StepEvent &event) {
            if (event.result != StepResult::Running || rebooted)
                return;
            rebooted = true;
            m_host->stop(machineId, true);
            m_host->start(machineId);
        };
        wanted.reconnect = [&] {
            ssh::waitForBanner(m_options.endpoint, m_clock, 30s, {});
            return ssh::connect(m_options, {});
        };
        auto session = ssh::connect(m_options, {});
        const auto outcome = provisioning::runStack(*session, m_stack, wanted, m_clock, {});
        QVERIFY(rebooted);
        QCOMPARE(outcome.steps.size(), m_stack.steps.size());
        notebook::waitUntilReady(*m_http, probe(password()), m_clock, 30s, {});
    }
};

QTEST_GUILESS_MAIN(ProvisionMachineTest)
#include "provision_machine_test.moc"
