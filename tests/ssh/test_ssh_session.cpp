#include "ssh/relay.h"
#include "ssh/sshd.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <sys/stat.h>
#include <thread>

using namespace spotbook;
using domain::FailureKind;
using namespace std::chrono_literals;

namespace {

ssh::CommandOptions withTimeout(base::milliseconds timeout)
{
    ssh::CommandOptions options;
    options.timeout = timeout;
    return options;
}

// Answers every connection with the same words, or with none.
class Speaker
{
public:
    explicit Speaker(QByteArray words)
    {
        m_thread = std::jthread([this, words](const std::stop_token &stop) {
            QTcpServer server;
            server.listen(QHostAddress(QHostAddress::LocalHost), 0);
            m_port = server.serverPort();
            std::vector<std::unique_ptr<QTcpSocket>> kept;
            while (!stop.stop_requested()) {
                if (!server.waitForNewConnection(10))
                    continue;
                kept.emplace_back(server.nextPendingConnection());
                kept.back()->write(words);
                kept.back()->waitForBytesWritten(100);
            }
        });
        while (m_port == 0)
            std::this_thread::yield();
    }
    domain::Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), m_port}; }

private:
    std::atomic<quint16> m_port{0};
    std::jthread m_thread;
};

} // namespace

class TestSshSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_sshd = std::make_unique<tests::Sshd>();
        QVERIFY2(m_sshd->start(), m_sshd->log().constData());
    }

    void exitCodes_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<int>("code");
        QTest::newRow("0") << QByteArray("true") << 0;
        QTest::newRow("7") << QByteArray("exit 7") << 7;
        QTest::newRow("255") << QByteArray("exit 255") << 255;
        QTest::newRow("signal") << QByteArray("kill -9 $$") << 137;
    }
    void exitCodes()
    {
        QFETCH(QByteArray, command);
        QFETCH(int, code);
        auto session = ssh::connect(m_sshd->options(), {});
        QCOMPARE(session->run(command, {}, {}).exitCode, code);
        QCOMPARE(session->run("echo again", {}, {}).out, QByteArray("again\n"));
    }

    // An exit code that arrives together with the word that the command was begun is not lost.
    void quickCommands()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        for (int i = 0; i < 200; ++i)
            QCOMPARE(session->run("exit 7", {}, {}).exitCode, 7);
    }

    void bothStreamsAtOnce()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        ssh::CommandOptions options;
        options.maxOutput = 64 * 1024 * 1024;
        const auto result =
            session->run("head -c 3000000 /dev/zero >&2 & head -c 5000000 /dev/zero; wait; exit 3", options, {});
        QCOMPARE(result.out.size(), 5'000'000);
        QCOMPARE(result.err.size(), 3'000'000);
        QCOMPARE(result.exitCode, 3);
    }

    void outputBeyondTheLimitIsDropped()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        ssh::CommandOptions options;
        options.maxOutput = 1000;
        const auto result = session->run("head -c 9000000 /dev/zero", options, {});
        QCOMPARE(result.out.size(), 1000);
        QCOMPARE(result.exitCode, 0);
    }

    void inputReachesTheCommand()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        ssh::CommandOptions options;
        options.input = QByteArray(6'000'000, 'x') + QByteArray("\0end", 4);
        options.maxOutput = 64 * 1024 * 1024;
        QCOMPARE(session->run("wc -c", options, {}).out.trimmed(), QByteArray("6000004"));
        QCOMPARE(session->run("cat", options, {}).out, options.input);
        // A command that does not read must not block us.
        QCOMPARE(session->run("exit 5", options, {}).exitCode, 5);
    }

    void piecesComeAsTheyAre()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        ssh::CommandOptions options;
        QByteArray all;
        options.onOut = [&](const QByteArray &piece) { all += piece; };
        const auto result = session->run("printf one; printf two", options, {});
        QCOMPARE(all, QByteArray("onetwo"));
        QVERIFY(result.out.isEmpty());
    }

    void wrongHostKeyStopsBeforeAnyCredential()
    {
        auto options = m_sshd->options();
        options.hostKeys = {ssh::generateKeyPair(ssh::KeyType::Ed25519).publicKey};
        const int before = m_sshd->log().size();
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::HostKeyChanged);
        // A pin of another type: the server is recognised as changed, too.
        options.hostKeys = {ssh::generateKeyPair(ssh::KeyType::Rsa3072).publicKey};
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::HostKeyChanged);
        options.hostKeys = {};
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::HostKeyUnknown);
        QTRY_VERIFY(m_sshd->log().mid(before).count("Connection closed") >= 3
                    || m_sshd->log().mid(before).count("Connection reset") >= 3);
        const QByteArray log = m_sshd->log().mid(before);
        QVERIFY2(!log.contains("publickey") && !log.contains("authenticating user"), log.constData());
    }

    void secondPinnedKeyIsAccepted()
    {
        auto options = m_sshd->options();
        options.hostKeys.prepend(ssh::generateKeyPair(ssh::KeyType::Ed25519).publicKey);
        auto session = ssh::connect(options, {});
        QVERIFY(session->hostKey() == m_sshd->hostKey);
    }

    void wrongUserKeyIsRefused()
    {
        auto options = m_sshd->options();
        options.identity = ssh::generateKeyPair(ssh::KeyType::Ed25519);
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::LoginRefused);
    }

    void rsaKeyLogsIn()
    {
        auto options = m_sshd->options();
        options.identity = ssh::generateKeyPair(ssh::KeyType::Rsa3072);
        m_sshd->write("authorized_keys",
                      m_sshd->identity.publicKey.line + '\n' + options.identity.publicKey.line + '\n');
        QCOMPARE(ssh::connect(options, {})->run("echo in", {}, {}).out, QByteArray("in\n"));
    }

    void stopEndsACommandAtOnce()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        base::StopSource stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(50ms);
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        COMPARE_KIND(session->run("sleep 30", {}, stop.get_token()), FailureKind::Cancelled);
        QVERIFY(timer.elapsed() < 1000);
        COMPARE_KIND(session->run("true", {}, {}), FailureKind::ConnectionLost);
    }

    void sessionCanSurviveAStop()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        ssh::CommandOptions options = withTimeout(100ms);
        options.keepSessionOnStop = true;
        COMPARE_KIND(session->run("sleep 1; echo late", options, {}), FailureKind::TimedOut);
        COMPARE_KIND(session->run("while :; do echo flood; done", options, {}), FailureKind::TimedOut);
        options.timeout = 10s;
        for (const QByteArray command : {"sleep 30", "while :; do echo flood; done"}) {
            base::StopSource stop;
            const std::jthread stopper([&] {
                std::this_thread::sleep_for(50ms);
                stop.request_stop();
            });
            COMPARE_KIND(session->run(command, options, stop.get_token()), FailureKind::Cancelled);
        }
        QCOMPARE(session->run("echo still here", {}, {}).out, QByteArray("still here\n"));
    }

    void stopEndsConnecting()
    {
        const Speaker silent{QByteArray()};
        auto options = m_sshd->options();
        options.endpoint = silent.endpoint();
        base::StopSource stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(30ms);
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        COMPARE_KIND(ssh::connect(options, stop.get_token()), FailureKind::Cancelled);
        QVERIFY(timer.elapsed() < 1000);
    }

    void serversThatAreNone()
    {
        auto options = m_sshd->options();
        options.connectTimeout = 200ms;
        const Speaker other("HTTP/1.0 400 Bad Request\r\n\r\n");
        options.endpoint = other.endpoint();
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::NotSsh);
        base::SystemClock clock;
        COMPARE_KIND(ssh::waitForBanner(other.endpoint(), clock, 100ms, {}), FailureKind::NotSsh);
        // Neverland after the greeting: the deadline counts there as well.
        const Speaker half("SSH-2.0-half\r\n");
        options.endpoint = half.endpoint();
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::TimedOut);
        const Speaker silent{QByteArray()};
        options.endpoint = silent.endpoint();
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::TimedOut);
        COMPARE_KIND(ssh::waitForBanner(silent.endpoint(), clock, 100ms, {}), FailureKind::HostUnreachable);
        options.endpoint.port = tests::freePort();
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::HostUnreachable);
        COMPARE_KIND(ssh::waitForBanner(options.endpoint, clock, 100ms, {}), FailureKind::HostUnreachable);
    }

    void cutConnectionIsNoExitCode()
    {
        tests::Relay relay(m_sshd->endpoint().port);
        auto options = m_sshd->options();
        options.endpoint.port = relay.port();
        auto session = ssh::connect(options, {});
        ssh::CommandOptions command;
        command.onOut = [&](const QByteArray &) { relay.cut(); };
        COMPARE_KIND(session->run("echo begun; sleep 30", command, {}), FailureKind::ConnectionLost);
        COMPARE_KIND(session->upload("x", QStringLiteral("/tmp/never"), 0600, {}), FailureKind::ConnectionLost);
    }

    void blackHoleMeetsTheDeadline()
    {
        tests::Relay relay(m_sshd->endpoint().port);
        auto options = m_sshd->options();
        options.endpoint.port = relay.port();
        options.silenceTimeout = 300ms;
        auto session = ssh::connect(options, {});
        ssh::CommandOptions command;
        command.onOut = [&](const QByteArray &) { relay.freeze(true); };
        QElapsedTimer timer;
        timer.start();
        COMPARE_KIND(session->run("echo begun; sleep 30", command, {}), FailureKind::ConnectionLost);
        QVERIFY(timer.elapsed() < 2000);
        COMPARE_KIND(session->run("true", {}, {}), FailureKind::ConnectionLost);

        options.connectTimeout = 200ms;
        COMPARE_KIND(ssh::connect(options, {}), FailureKind::TimedOut);
        relay.freeze(false);
        auto next = ssh::connect(m_sshd->options(), {});
        relay.freeze(true);
    }

    void frozenUploadEnds()
    {
        tests::Relay relay(m_sshd->endpoint().port);
        auto options = m_sshd->options();
        options.endpoint.port = relay.port();
        options.silenceTimeout = 300ms;
        auto session = ssh::connect(options, {});
        relay.freeze(true);
        COMPARE_KIND(session->upload("x", QStringLiteral("/tmp/never"), 0600, {}), FailureKind::ConnectionLost);
        relay.freeze(false);
        auto second = ssh::connect(options, {});
        relay.freeze(true);
        base::StopSource stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(30ms);
            stop.request_stop();
        });
        COMPARE_KIND(second->upload("x", QStringLiteral("/tmp/never"), 0600, stop.get_token()), FailureKind::Cancelled);
    }

    void quietCommandIsKeptAlive()
    {
        auto options = m_sshd->options();
        options.silenceTimeout = 150ms;
        auto session = ssh::connect(options, {});
        QCOMPARE(session->run("sleep 0.7; echo awake", {}, {}).out, QByteArray("awake\n"));
    }

    void filesGoUpAndComeBack()
    {
        auto session = ssh::connect(m_sshd->options(), {});
        const QString path = m_sshd->path("it's a file");
        const QByteArray content = QByteArray(300'000, 'a') + '\0' + "end";
        session->upload(content, path, 0640, {});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
        struct stat entry
        {
        };
        ::stat(QFile::encodeName(path).constData(), &entry);
        QCOMPARE(int(entry.st_mode & 07777), 0640);
        session->upload("short", path, 0600, {});
        QCOMPARE(session->readFile(path, 0, 100, {}), QByteArray("short"));
        QCOMPARE(session->readFile(path, 2, 2, {}), QByteArray("or"));
        QCOMPARE(session->readFile(path, 5, 100, {}), QByteArray());
        QCOMPARE(session->readFile(m_sshd->path("absent"), 0, 100, {}), QByteArray());
        QCOMPARE(QDir(QFileInfo(path).path()).entryList({QStringLiteral("*.part-*")}).size(), 0);
        COMPARE_KIND(session->upload("x", QStringLiteral("/no/such/folder/file"), 0600, {}),
                     FailureKind::RemoteCommandFailed);
    }

    void fullDiskIsNamed()
    {
        // In namespaces of its own an ordinary user's sshd can have a small file system too.
        const QString asUser = QStringLiteral("unshare -U --map-user=%1 --map-group=%2").arg(geteuid()).arg(getegid());
        const QString script = QStringLiteral("mount -t tmpfs -o size=64k tmpfs \"$0\" && exec %1 \"$@\"")
                                   .arg(geteuid() == 0 ? QString() : asUser);
        tests::Sshd sshd;
        const QString small = sshd.path("small");
        QVERIFY(QDir().mkpath(small));
        QVERIFY(sshd.start({QStringLiteral("unshare"), geteuid() == 0 ? QStringLiteral("-m") : QStringLiteral("-rm"),
                            QStringLiteral("sh"), QStringLiteral("-c"), script, small}));
        auto session = ssh::connect(sshd.options(), {});
        COMPARE_KIND(session->upload(QByteArray(200'000, 'x'), small + QStringLiteral("/file"), 0600, {}),
                     FailureKind::RemoteDiskFull);
        QCOMPARE(session->run("ls -A " + ssh::quoted(small), {}, {}).out, QByteArray());
        session->upload("fits", small + QStringLiteral("/file"), 0600, {}); // it was the size, nothing else
    }

    void ownAddress()
    {
        QCOMPARE(ssh::connect(m_sshd->options(), {})->ownAddressAsSeen({}), QStringLiteral("127.0.0.1"));
    }

private:
    std::unique_ptr<tests::Sshd> m_sshd;
};

QTEST_GUILESS_MAIN(TestSshSession)
#include "test_ssh_session.moc"
