// What a machine is given before its first boot, and the tools that everything rests on. No machine runs here.
#include "practice/image_store.h"
#include "practice/machine_host.h"
#include "practice/machine_process.h"
#include "practice/machine_seed.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <unistd.h>

using namespace spotbook::practice;

class MachinesSeedTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_count = 0;

    QString seed(const QByteArray &userData)
    {
        MachineSpec spec;
        spec.id = QStringLiteral("i-1");
        spec.hostName = QStringLiteral("box");
        spec.authorizedKeys = {"ssh-rsa AAAA one", "ssh-ed25519 BBBB two\n"};
        spec.userData = userData;
        const QString layer = m_dir.filePath(QString::number(++m_count));
        seedMachine(layer, spec);
        return layer;
    }
    static QByteArray read(const QString &layer, const char *name)
    {
        QFile file(layer + QLatin1Char('/') + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }

private Q_SLOTS:
    void givesNameAndLoginKeys()
    {
        const QString layer = seed({});
        QCOMPARE(read(layer, "etc/hostname"), QByteArray("box\n"));
        QCOMPARE(read(layer, "root/.ssh/authorized_keys"), QByteArray("ssh-rsa AAAA one\nssh-ed25519 BBBB two\n"));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFileInfo(layer + QStringLiteral("/root")).permissions() & others));
        QVERIFY(!(QFileInfo(layer + QStringLiteral("/root/.ssh/authorized_keys")).permissions() & others));
        QVERIFY(QFileInfo(layer).permissions() & QFile::ExeOther);
    }

    void putsHostKeysInPlace()
    {
        const QString layer =
            seed("#cloud-config\n{\"ssh_keys\":{\"rsa_private\":\"P\",\"rsa_public\":\"Q\",\"dsa_private\":\"D\","
                 "\"../x_private\":\"E\"}}");
        QCOMPARE(read(layer, "etc/ssh/ssh_host_rsa_key"), QByteArray("P\n"));
        QCOMPARE(read(layer, "etc/ssh/ssh_host_rsa_key.pub"), QByteArray("Q\n"));
        QVERIFY(!(QFileInfo(layer + QStringLiteral("/etc/ssh/ssh_host_rsa_key")).permissions()
                  & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(read(layer, "var/lib/practice/init").contains("\"dsa_private\" is unknown"));
        QVERIFY(!read(layer, "var/lib/practice/init").contains("P\n-----"));
    }

    void takesAScript()
    {
        const QString layer = seed("#!/bin/sh\necho hi\n");
        QCOMPARE(read(layer, "var/lib/practice/script"), QByteArray("#!/bin/sh\necho hi\n"));
        QVERIFY(read(layer, "var/lib/practice/final").contains("\n/var/lib/practice/script\n"));
    }

    void namesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("yaml") << QByteArray("#cloud-config\nruncmd:\n - ls\n") << QByteArray("was not understood");
        QTest::newRow("no line end") << QByteArray("#cloud-config") << QByteArray("was not understood");
        QTest::newRow("archive") << QByteArray("\x1f\x8b\x08") << QByteArray("unknown kind");
        QTest::newRow("key") << QByteArray("#cloud-config\n{\"users\":[]}") << QByteArray("\"users\" is not supported");
        QTest::newRow("relative") << QByteArray("#cloud-config\n{\"write_files\":[{\"path\":\"x\"}]}")
                                  << QByteArray("not an absolute path");
        QTest::newRow("quotes") << QByteArray("#cloud-config\n{\"a'; rm -rf /; '\":1}")
                                << QByteArray("a'\\''; rm -rf /; '\\''");
    }
    void namesWhatItDoesNotUnderstand()
    {
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, said);
        const QByteArray init = read(seed(data), "var/lib/practice/init");
        QVERIFY2(init.contains(said), init.constData());
    }

    void toolsReportAndEnd()
    {
        const ToolResult ran =
            runTool({{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("cat; echo e >&2; exit 4")},
                     QByteArray(300000, 'x'),
                     std::chrono::seconds(20),
                     {},
                     {}});
        QCOMPARE(ran.exitCode, 4);
        QCOMPARE(ran.output.size(), 300002);
        QElapsedTimer time;
        time.start();
        const ToolResult slow =
            runTool({{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("sleep 50 & sleep 50")},
                     {},
                     std::chrono::milliseconds(50),
                     {},
                     {}});
        QVERIFY(slow.timedOut);
        QVERIFY(time.elapsed() < 5000);
        // Input that nobody reads must not end this program.
        QCOMPARE(
            runTool({{QStringLiteral("true")}, QByteArray(1 << 20, 'x'), std::chrono::seconds(20), {}, {}}).exitCode,
            0);
        QVERIFY_EXCEPTION_THROWN(
            runTool({{QStringLiteral("no-such-tool-anywhere")}, {}, std::chrono::seconds(1), {}, {}}),
            std::runtime_error);
    }

    void detachedProcessIsKnownByMoreThanItsNumber()
    {
        const QString mark = m_dir.filePath(QStringLiteral("identity"));
        startDetached({QStringLiteral("sleep"), QStringLiteral("100")}, {}, m_dir.path(),
                      m_dir.filePath(QStringLiteral("log")), mark);
        auto process = readIdentity(mark);
        QVERIFY(process && alive(*process));
        ProcessId namesake = *process;
        namesake.started += 1;
        QVERIFY(!alive(namesake));
        QVERIFY(killAndWait(*process, std::chrono::seconds(5)));
        QVERIFY(!alive(*process));
    }

    void probeGivesReasons()
    {
        const HostProbe probe = probeMachineHosts();
        QVERIFY(!probe.nspawnReason.isEmpty());
        QVERIFY(!probe.usernsReason.isEmpty());
        QCOMPARE(makeMachineHost(MachineKind::None, m_dir.path(), m_dir.path()).get(),
                 static_cast<MachineHost *>(nullptr));
    }

    // What one machine has downloaded the next one has from the start; nothing of it changes below a running machine.
    void packagesArePassedOn_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("same file system") << m_dir.filePath(QStringLiteral("layers"));
        QTest::newRow("another one") << QStringLiteral("/dev/shm/spotbook-layers-%1").arg(getpid());
    }
    void packagesArePassedOn()
    {
        QFETCH(QString, place);
        const QString archives = QStringLiteral("/var/cache/apt/archives/");
        const auto guard = qScopeGuard([&] { QDir(place).removeRecursively(); });
        const QString cache = m_dir.filePath(QStringLiteral("cache%1").arg(++m_count));
        QVERIFY(QDir().mkpath(cache));
        const ImageStore store(cache, QStringLiteral(SPOTBOOK_SOURCE_DIR "/src/practice/rig"), {});
        const auto put = [&](const char *machine, const char *name, const char *text) {
            const QString folder = place + QLatin1Char('/') + QLatin1String(machine) + archives;
            QDir().mkpath(folder);
            QFile file(folder + QLatin1String(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
        };
        store.lendPackages(place + QStringLiteral("/a"));
        QVERIFY(put("a", "tool_1_all.deb", "whole") && put("a", "lock", "not a package"));
        store.keepPackages(place + QStringLiteral("/a"));
        QVERIFY(put("b", "tool_1_all.deb", "its own"));
        store.keepPackages(place + QStringLiteral("/b")); // the first one wins
        store.lendPackages(place + QStringLiteral("/c"));
        const QString lent = place + QStringLiteral("/c") + archives;
        QCOMPARE(QDir(lent).entryList(QDir::Files | QDir::Hidden), {QStringLiteral("tool_1_all.deb")});
        QCOMPARE(read(lent, "tool_1_all.deb"), QByteArray("whole"));
    }

    void disksAreSparse()
    {
        const QString file = m_dir.filePath(QStringLiteral("disk"));
        createBlankDisk(file, 64LL << 30);
        QCOMPARE(QFileInfo(file).size(), 64LL << 30);
        copyDisk(file, file + QStringLiteral("2"));
        QCOMPARE(QFileInfo(file + QStringLiteral("2")).size(), 64LL << 30);
        QVERIFY_EXCEPTION_THROWN(copyDisk(file + QStringLiteral("none"), file + QStringLiteral("3")),
                                 std::runtime_error);
    }
};

QTEST_GUILESS_MAIN(MachinesSeedTest)
#include "machines_seed_test.moc"
