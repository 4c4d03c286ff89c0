// Real machines, of the kind that can run here: nspawn for root, a user namespace for anybody else. For root the last
// test runs this whole program a second time as an ordinary user.
#include "practice/machine_host.h"
#include "practice/machine_probes.h"
#include "practice/machine_process.h"
#include "support/tether.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <unistd.h>

using namespace spotbook::practice;
using namespace spotbook::tests;

namespace {

const QString kId = QStringLiteral("i-bp1machine0test");
const QString kOther = QStringLiteral("i-bp1other00test");
// Of this process alone, so that several runs do not meet.
QString address(int last)
{
    return QStringLiteral("127.78.%1.%2").arg(getpid() / 120 % 250).arg(getpid() % 120 * 2 + last);
}
const QString kAddress = address(1);
const QString kOtherAddress = address(2);
const QString kSerial = QStringLiteral("bp1disk0serial");

} // namespace

class MachinesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MachineHost> m_host;
    QString m_state;
    QByteArray m_publicHostKey;
    QTcpServer m_everywhere;

public:
    ~MachinesTest() override
    {
        if (!m_host)
            return;
        m_host->destroy(kId);
        m_host->destroy(kOther);
    }

private:
    QString path(const char *name) const { return m_dir->filePath(QLatin1String(name)); }

    QString machinePath(const QString &id) const { return m_state + QStringLiteral("/machines/") + id; }
    void openHost() { m_host = makeMachineHost(MachineKind::Auto, m_state, cacheDir()); }

    QByteArray inside(const QByteArray &script, const QString &id = kId)
    {
        const auto ran = m_host->runInside(id, "set -e\n" + script, 30);
        if (ran.exitCode != 0)
            qWarning("inside: code %d: %s", ran.exitCode, ran.output.constData());
        return ran.exitCode == 0 ? ran.output.trimmed() : QByteArray("failed");
    }

    bool sshAnswers(const QString &host, int milliseconds)
    {
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < milliseconds) {
            if (greeting(host, m_host->outsidePort(22)).startsWith("SSH-2.0"))
                return true;
            QTest::qSleep(20);
        }
        return false;
    }

    bool boots(const QString &id)
    {
        return QTest::qWaitFor(
            [&] { return m_host->runInside(id, "systemctl is-active -q multi-user.target", 5).exitCode == 0; }, 20000);
    }

    MachineSpec spec(const QString &id, const QString &itsAddress)
    {
        MachineSpec s;
        s.id = id;
        s.address = itsAddress;
        s.metadata.insert(QStringLiteral("instance-id"), id);
        s.metadata.insert(QStringLiteral("instance/spot/price"), QStringLiteral("0.5"));
        return s;
    }

    // A machine with a host key of our making, a file, a command and something unknown in its user data.
    MachineSpec seededSpec()
    {
        MachineSpec s = spec(kId, kAddress);
        s.authorizedKeys = {fileContent(path("login.pub"))};
        const QJsonObject keys{{QStringLiteral("ed25519_private"), QString::fromLatin1(fileContent(path("host")))},
                               {QStringLiteral("ed25519_public"), QString::fromLatin1(m_publicHostKey)}};
        const QJsonObject file{{QStringLiteral("path"), QStringLiteral("/etc/spotbook/it's here")},
                               {QStringLiteral("content"), QStringLiteral("Z3LDvMOfZQo=")},
                               {QStringLiteral("encoding"), QStringLiteral("b64")},
                               {QStringLiteral("permissions"), QStringLiteral("0640")}};
        const QJsonObject config{{QStringLiteral("ssh_deletekeys"), true},
                                 {QStringLiteral("ssh_keys"), keys},
                                 {QStringLiteral("write_files"), QJsonArray{file}},
                                 {QStringLiteral("runcmd"),
                                  QJsonArray{QStringLiteral("echo once >>/root/commands"),
                                             QJsonArray{QStringLiteral("touch"), QStringLiteral("/root/two words")}}},
                                 {QStringLiteral("swap"), QStringLiteral("lots")}};
        s.userData = "#cloud-config\n" + QJsonDocument(config).toJson(QJsonDocument::Compact);
        return s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const HostProbe probe = probeMachineHosts();
        qInfo("nspawn: %s; userns: %s", qPrintable(probe.nspawnReason), qPrintable(probe.usernsReason));
        if (!probe.nspawn && !probe.userns)
            QSKIP("no kind of practice machine can run on this computer; the reasons are above");
        // As this computer's own sshd would, if there is none; an ordinary user may not, and need not.
        m_everywhere.listen(QHostAddress::AnyIPv4, 22);
        // Beside the home directory's other files: the path must not be too short, socket paths have a limit of 107
        // bytes.
        m_dir = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/spotbook-machines-")
                                                + QString(60, QLatin1Char('x')) + QStringLiteral("-XXXXXX"));
        QVERIFY(m_dir->isValid());
        m_state = path("state");
        for (const char *name : {"login", "host"}) {
            requireTool({{QStringLiteral("ssh-keygen"), QStringLiteral("-q"), QStringLiteral("-t"),
                          QStringLiteral("ed25519"), QStringLiteral("-N"), QString(), QStringLiteral("-C"),
                          QStringLiteral("test"), QStringLiteral("-f"), path(name)},
                         {},
                         std::chrono::seconds(20),
                         {},
                         {}});
        }
        m_publicHostKey = fileContent(path("host.pub")).trimmed();
        spotbook::test::tieMachinesToThisProcess();
        openHost();
    }

    void imageIsBuiltOnceAndReportsOften()
    {
        QElapsedTimer silence;
        silence.start();
        qint64 longest = 0;
        m_host->prepareImage([&](const QString &line) {
            QVERIFY(!line.isEmpty());
            longest = std::max(longest, silence.restart());
        });
        QVERIFY2(longest < 2000, qPrintable(QString::number(longest)));
        silence.restart();
        m_host->prepareImage([](const QString &) { QFAIL("built a second time"); });
        QVERIFY(silence.elapsed() < 500);
    }

    void startsInAboutASecondWithTheHostKeyItWasGiven()
    {
        QElapsedTimer time;
        time.start();
        m_host->create(seededSpec());
        QVERIFY(refused([&] { m_host->create(seededSpec()); }));
        QVERIFY(!m_host->running(kId));
        m_host->setOpenPorts(kId, {22, 8888});
        m_host->start(kId);
        QVERIFY(m_host->running(kId));
        QVERIFY(!controlGroupsOf(machinePath(kId)).isEmpty()); // what destroyLeavesNothing looks for exists now
        qInfo("started after %lld ms", time.elapsed());
        QVERIFY(sshAnswers(kAddress, 10000));
        qInfo("ssh answers after %lld ms", time.elapsed());
        QVERIFY(time.elapsed() < 10000);

        const QByteArray seen =
            requireTool({{QStringLiteral("ssh-keyscan"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                          QStringLiteral("-p"), QString::number(m_host->outsidePort(22)), kAddress},
                         {},
                         std::chrono::seconds(20),
                         {},
                         {}});
        const QByteArray wanted = m_publicHostKey.split(' ').value(1);
        QVERIFY2(seen.contains(wanted), seen.constData());
    }

    void aKeyHolderCanLogIn()
    {
        const ToolResult ran =
            runTool({{QStringLiteral("ssh"), QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"),
                      path("login"), QStringLiteral("-p"), QString::number(m_host->outsidePort(22)),
                      QStringLiteral("-o"), QStringLiteral("UserKnownHostsFile=/dev/null"), QStringLiteral("-o"),
                      QStringLiteral("StrictHostKeyChecking=no"), QStringLiteral("-o"), QStringLiteral("BatchMode=yes"),
                      QStringLiteral("root@") + kAddress,
                      QStringLiteral("id -u; hostname; systemctl is-system-running --wait; exit 7")},
                     {},
                     std::chrono::seconds(60),
                     {},
                     {}});
        QVERIFY2(ran.output.contains("\n" + kId.toLatin1() + "\nrunning"), ran.output.constData());
        QCOMPARE(ran.exitCode, 7);
    }

    void runsTheUserData()
    {
        QVERIFY(QTest::qWaitFor([&] { return m_host->consoleOutput(kId).contains("Cloud-init finished"); }, 20000));
        QCOMPARE(inside("cat \"/etc/spotbook/it's here\""), QByteArray("grüße"));
        QCOMPARE(inside("stat -c %a \"/etc/spotbook/it's here\""), QByteArray("640"));
        QCOMPARE(inside("cat /root/commands; ls '/root/two words'"), QByteArray("once\n/root/two words"));
        const QByteArray console = m_host->consoleOutput(kId);
        QVERIFY2(console.contains("\"swap\" is not supported"), console.constData());
        const int begin = console.indexOf("-----BEGIN SSH HOST KEY KEYS-----");
        QVERIFY(begin >= 0);
        QVERIFY(console.mid(begin).contains(m_publicHostKey.split(' ').value(1)));
        QVERIFY2(!console.contains("PRIVATE"), "the console shows a private key");
    }

    void runsScriptsInside()
    {
        const auto failing = m_host->runInside(kId, "echo out; echo err >&2; exit 3", 10);
        QCOMPARE(failing.exitCode, 3);
        QCOMPARE(failing.output, QByteArray("out\nerr\n"));
        QElapsedTimer time;
        time.start();
        const auto slow = m_host->runInside(kId, "echo begun; sleep 60", 1);
        QVERIFY(slow.timedOut);
        QVERIFY(slow.output.startsWith("begun"));
        QVERIFY(time.elapsed() < 10000);
        QCOMPARE(inside("systemd-run --quiet --wait --pipe echo service"), QByteArray("service"));
        QVERIFY(refused([&] { m_host->runInside(kOther, "true", 5); }));
    }

    void answersForMetadata()
    {
        const QByteArray get = "curl -s -m 5 -w ' %{http_code}' http://100.100.100.200/latest/";
        QCOMPARE(inside(get + "meta-data/instance-id"), kId.toLatin1() + " 200");
        QCOMPARE(inside(get + "meta-data/instance/spot/termination-time"), QByteArray("404"));
        m_host->setMetadata(kId, QStringLiteral("instance/spot/termination-time"),
                            QStringLiteral("2030-01-01T00:00:00Z"));
        QCOMPARE(inside(get + "meta-data/instance/spot/termination-time"), QByteArray("2030-01-01T00:00:00Z 200"));
        QCOMPARE(inside(get + "meta-data/instance/spot/"), QByteArray("price\ntermination-time 200"));
        m_host->setMetadata(kId, QStringLiteral("instance/spot/termination-time"), QString());
        QCOMPARE(inside(get + "meta-data/instance/spot/termination-time"), QByteArray("404"));
        QVERIFY(refused([&] { m_host->setMetadata(kId, QStringLiteral("../machine.json"), QStringLiteral("x")); }));
        QVERIFY(inside(get + "meta-data/../machine.json").endsWith("404"));
        QVERIFY(inside(get + "user-data").startsWith("#cloud-config"));
    }

    void answersWithAMetadataToken()
    {
        const QByteArray api = "http://100.100.100.200/latest/api/token";
        QCOMPARE(inside("t=$(curl -s -m 5 -X PUT -H 'X-aliyun-ecs-metadata-token-ttl-seconds: 60' " + api
                        + ")\ncurl -s -m 5 -H \"X-aliyun-ecs-metadata-token: $t\" "
                          "http://100.100.100.200/latest/meta-data/instance-id"),
                 kId.toLatin1());
        QCOMPARE(inside("curl -s -m 5 -w '%{http_code}' -H 'X-aliyun-ecs-metadata-token: wrong' "
                        "http://100.100.100.200/latest/meta-data/instance-id"),
                 QByteArray("401"));
        QCOMPARE(inside("curl -s -m 5 -w '%{http_code}' -X PUT " + api), QByteArray("400"));
    }

    void opensAndClosesPorts()
    {
        m_host->setOpenPorts(kId, {8888});
        QVERIFY(!greeting(kAddress, m_host->outsidePort(22)).startsWith("SSH"));
        m_host->setOpenPorts(kId, {22, 8888});
        QVERIFY(sshAnswers(kAddress, 5000));
    }

    void isApartFromThisComputer()
    {
        // Neither this computer's loopback nor, for root, its disks.
        const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        QCOMPARE(bind(server, reinterpret_cast<sockaddr *>(&at), size), 0);
        QCOMPARE(listen(server, 1), 0);
        getsockname(server, reinterpret_cast<sockaddr *>(&at), &size);
        const QByteArray port = QByteArray::number(ntohs(at.sin_port));
        QCOMPARE(
            inside("timeout 2 bash -c 'echo >/dev/tcp/10.0.2.2/" + port + "' 2>/dev/null && echo open || echo closed"),
            QByteArray("closed"));
        close(server);
        struct stat root
        {
        };
        QCOMPARE(stat("/", &root), 0);
        const QByteArray device = QByteArray::number(major(root.st_dev)) + ' ' + QByteArray::number(minor(root.st_dev));
        QCOMPARE(inside("mknod /root/disk b " + device
                        + " 2>/dev/null && head -c 1 /root/disk >/dev/null 2>&1 && echo reads || echo no"),
                 QByteArray("no"));
    }

    void diskIsFoundBySerialAndKeptWhileMounted()
    {
        createBlankDisk(path("disk"), 256LL << 20);
        QVERIFY(refused([&] { createBlankDisk(path("disk"), 1); }));
        m_host->attachDisk(kId, {kSerial, path("disk")});
        m_host->attachDisk(kId, {kSerial, path("disk")}); // again: no change
        QVERIFY(refused([&] { m_host->attachDisk(kId, {QStringLiteral("second"), path("disk")}); }));
        const QByteArray device = "/dev/disk/by-id/virtio-" + kSerial.toLatin1();
        QCOMPARE(inside("blkid -p " + device + " >/dev/null && echo used || echo blank"), QByteArray("blank"));
        inside("mkfs.ext4 -q " + device + "\nmkdir -p /mnt/ml\nmount " + device + " /mnt/ml\necho kept >/mnt/ml/file");
        inside("echo \"UUID=$(blkid -p -o value -s UUID " + device
               + ") /mnt/ml ext4 defaults,nofail,x-systemd.device-timeout=10s 0 2\" >>/etc/fstab");
        QVERIFY(refused([&] { m_host->detachDisk(kId, kSerial); }));
        QCOMPARE(inside("cat /mnt/ml/file; findmnt -n -o TARGET /mnt/ml"), QByteArray("kept\n/mnt/ml"));
    }

    void rebootsAndFindsItsDiskAgain()
    {
        const QByteArray before = inside("systemctl show -p UserspaceTimestampMonotonic --value; stat -c %Y /proc/1");
        m_host->runInside(kId, "systemctl reboot", 10);
        const bool back = QTest::qWaitFor(
            [&] {
                try {
                    const auto ran = m_host->runInside(kId, "mountpoint -q /mnt/ml && cat /mnt/ml/file", 5);
                    return ran.output == "kept\n" && m_host->consoleOutput(kId).contains("machine restarts");
                } catch (const std::runtime_error &) {
                    return false; // between the two boots
                }
            },
            30000);
        QVERIFY2(back, m_host->consoleOutput(kId).right(3000).constData());
        QVERIFY(inside("systemctl show -p UserspaceTimestampMonotonic --value; stat -c %Y /proc/1") != before);
        QVERIFY(sshAnswers(kAddress, 10000));
        QCOMPARE(inside("cat /root/commands"), QByteArray("once"));
    }

    void diskMovesToAnotherMachine()
    {
        m_host->create(spec(kOther, kOtherAddress));
        m_host->start(kOther);
        QVERIFY(boots(kOther));
        QVERIFY(refused([&] { m_host->attachDisk(kOther, {kSerial, path("disk")}); }));
        inside("umount /mnt/ml");
        m_host->detachDisk(kId, kSerial);
        QCOMPARE(inside("ls /dev/disk/by-id /dev/vdb 2>/dev/null || true"), QByteArray("/dev/disk/by-id:"));
        m_host->attachDisk(kOther, {kSerial, path("disk")});
        QCOMPARE(
            inside("mkdir -p /m\nmount /dev/disk/by-id/virtio-" + kSerial.toLatin1() + " /m\ncat /m/file\numount /m",
                   kOther),
            QByteArray("kept"));
        m_host->detachDisk(kOther, kSerial);
        const QByteArray hostKey = "cut -d' ' -f2 /etc/ssh/ssh_host_ed25519_key.pub";
        QVERIFY(inside(hostKey, kOther).startsWith("AAAA"));
        QVERIFY(inside(hostKey, kOther) != inside(hostKey));
        copyDisk(path("disk"), path("copy"));
        m_host->attachDisk(kOther, {QStringLiteral("copy"), path("copy")});
        QCOMPARE(inside("mount /dev/disk/by-id/virtio-copy /m\ncat /m/file", kOther), QByteArray("kept"));
    }

    void machinesOutliveTheirServer()
    {
        m_host.reset();
        QDir(m_state + QStringLiteral("/machines")).mkpath(QStringLiteral(".new-i-half/upper"));
        QDir(m_state + QStringLiteral("/machines")).mkpath(QStringLiteral(".gone-i-gone/upper"));
        openHost();
        QStringList found = m_host->recover();
        found.sort();
        QCOMPARE(found, (QStringList{kId, kOther}));
        QVERIFY(!QFileInfo::exists(m_state + QStringLiteral("/machines/.new-i-half")));
        QVERIFY(!QFileInfo::exists(m_state + QStringLiteral("/machines/.gone-i-gone")));
        QCOMPARE(inside("hostname"), kId.toLatin1());
        QVERIFY(sshAnswers(kAddress, 5000));
    }

    void stopsInOrderAndStartsAgain()
    {
        inside("systemd-run --quiet --unit=marker --property=ExecStop='/bin/sh -c \"echo orderly >/root/end\"' "
               "--property=RemainAfterExit=yes true");
        QElapsedTimer time;
        time.start();
        m_host->stop(kId, false);
        QVERIFY(!m_host->running(kId));
        QVERIFY(time.elapsed() < 15000);
        m_host->stop(kId, false);
        QVERIFY(!greeting(kAddress, m_host->outsidePort(22)).startsWith("SSH"));
        m_host->start(kId);
        QCOMPARE(inside("cat /root/end"), QByteArray("orderly"));
        QVERIFY(sshAnswers(kAddress, 10000));
    }

    void losesPowerAtOnce()
    {
        QElapsedTimer time;
        time.start();
        m_host->stop(kOther, true); // with a mounted disk
        QVERIFY(time.elapsed() < 3000);
        QVERIFY(!m_host->running(kOther));
        openHost();
        QVERIFY(m_host->recover().contains(kOther)); // what does not run is known as well
        m_host->detachDisk(kOther, QStringLiteral("copy"));
        QVERIFY(QDir(m_state).mkpath(QStringLiteral("machines/i-bp1going0away"))); // its record has gone already
        m_host->attachDisk(kId, {QStringLiteral("copy"), path("copy")});
        QCOMPARE(inside("mkdir -p /m\nmount /dev/disk/by-id/virtio-copy /m\ncat /m/file"), QByteArray("kept"));
        QVERIFY(QDir().rmdir(machinePath(QStringLiteral("i-bp1going0away"))));
    }

    void poweringOffInsideEndsTheMachine()
    {
        m_host->start(kOther);
        QVERIFY(boots(kOther));
        m_host->runInside(kOther, "systemctl poweroff", 10);
        QVERIFY(QTest::qWaitFor([&] { return !m_host->running(kOther); }, 20000));
    }

    void destroyLeavesNothing()
    {
        m_host->destroy(kId);
        m_host->destroy(kOther);
        m_host->destroy(kId);
        QVERIFY(refused([&] { m_host->start(kId); }));
        // The files go in the background.
        QTRY_COMPARE_WITH_TIMEOUT(QDir(m_state + QStringLiteral("/machines"))
                                      .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                                  QStringList(), 120000);
        const QByteArray place = QFile::encodeName(m_state);
        for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            const QByteArray commandLine = fileContent(QStringLiteral("/proc/%1/cmdline").arg(pid));
            QVERIFY2(!commandLine.contains(place), commandLine.constData());
            QVERIFY(!fileContent(QStringLiteral("/proc/%1/cwd").arg(pid)).contains(place));
        }
        QVERIFY(!fileContent(QStringLiteral("/proc/mounts")).contains(place));
        const QDir blocks(QStringLiteral("/sys/block"));
        for (const QString &loop : blocks.entryList({QStringLiteral("loop*")}))
            QVERIFY(!fileContent(blocks.filePath(loop + QStringLiteral("/loop/backing_file")))
                         .contains(QFile::encodeName(m_dir->path())));
        QCOMPARE(controlGroupsOf(machinePath(kId)) + controlGroupsOf(machinePath(kOther)), QStringList());
    }

    void theSameAsAnOrdinaryUser()
    {
        if (geteuid() != 0)
            return; // this is that run
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral("bash"),
                      {QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/practice/machines_ordinary_user.sh"),
                       QStringLiteral("env"), QStringLiteral("QT_QPA_PLATFORM=offscreen"),
                       QStringLiteral("LC_ALL=C.UTF-8"), QCoreApplication::applicationFilePath()});
        QVERIFY(process.waitForFinished(240000));
        QCOMPARE(process.exitCode(), 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    try {
        MachinesTest test;
        return QTest::qExec(&test, argc, argv);
    } catch (const std::exception &error) {
        qWarning("%s", error.what()); // caught here so that the machines are destroyed even then
        return 1;
    }
}
#include "machines_test.moc"
