#include "ssh/relay.h"
#include "ssh/sshd.h"

#include <QTcpSocket>
#include <thread>

using namespace spotbook;
using domain::FailureKind;
using namespace std::chrono_literals;

namespace {

// Sends back what it gets, for any number of connections.
class Echo
{
public:
    Echo()
    {
        m_thread = std::jthread([this](const std::stop_token &stop) {
            QTcpServer server;
            server.listen(QHostAddress(QHostAddress::LocalHost), 0);
            m_port = server.serverPort();
            std::vector<std::unique_ptr<QTcpSocket>> clients;
            while (!stop.stop_requested()) {
                server.waitForNewConnection(clients.empty() ? 10 : 1);
                while (server.hasPendingConnections())
                    clients.emplace_back(server.nextPendingConnection());
                for (auto &client : clients) {
                    if (client->waitForReadyRead(1) || client->bytesAvailable() > 0) {
                        client->write(client->readAll());
                        client->flush();
                    }
                }
            }
        });
        while (m_port == 0)
            std::this_thread::yield();
    }
    quint16 port() const { return m_port; }

private:
    std::atomic<quint16> m_port{0};
    std::jthread m_thread;
};

QByteArray roundTrip(QTcpSocket &socket, const QByteArray &text)
{
    socket.write(text);
    QByteArray back;
    QElapsedTimer timer;
    timer.start();
    while (back.size() < text.size() && timer.elapsed() < 10'000) {
        if (!socket.waitForReadyRead(2000))
            break;
        back += socket.readAll();
    }
    return back;
}

bool waitConnected(const ssh::Tunnel &tunnel, bool wanted)
{
    QElapsedTimer timer;
    timer.start();
    while (tunnel.connected() != wanted && timer.elapsed() < 10'000)
        std::this_thread::sleep_for(5ms);
    return tunnel.connected() == wanted;
}

} // namespace

class TestSshTunnel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), m_sshd.log().constData()); }

    void severalConnectionsAtOnce()
    {
        const Echo echo;
        const auto tunnel = ssh::openTunnel(m_sshd.options(), 0, echo.port());
        QVERIFY(waitConnected(*tunnel, true));
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 5; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            sockets.back()->connectToHost(QStringLiteral("127.0.0.1"), tunnel->localPort());
            QVERIFY(sockets.back()->waitForConnected(2000));
        }
        for (int i = 0; i < 5; ++i) {
            const QByteArray text = QByteArray::number(i).repeated(100'000 + i);
            QVERIFY(roundTrip(*sockets[size_t(i)], text) == text);
        }
    }

    void closedRemotePortEndsTheConnection()
    {
        const auto tunnel = ssh::openTunnel(m_sshd.options(), 0, tests::freePort());
        QVERIFY(waitConnected(*tunnel, true));
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), tunnel->localPort());
        QVERIFY(socket.waitForConnected(2000));
        QVERIFY(socket.waitForDisconnected(3000));
        QVERIFY(tunnel->connected());
    }

    void reconnectsByItself()
    {
        const Echo echo;
        tests::Relay relay(m_sshd.endpoint().port);
        auto options = m_sshd.options();
        options.endpoint.port = relay.port();
        const auto tunnel = ssh::openTunnel(options, 0, echo.port());
        QVERIFY(waitConnected(*tunnel, true));
        relay.cut();
        QVERIFY(waitConnected(*tunnel, false));
        QVERIFY(tunnel->trouble().has_value());
        QVERIFY(waitConnected(*tunnel, true));
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), tunnel->localPort());
        QCOMPARE(roundTrip(socket, "back again"), QByteArray("back again"));
    }

    void takenPortIsNamed()
    {
        QTcpServer server;
        server.listen(QHostAddress(QHostAddress::LocalHost), 0);
        COMPARE_KIND(ssh::openTunnel(m_sshd.options(), server.serverPort(), 1), FailureKind::PortTaken);
    }

    void changedKeyEndsTheAttempts()
    {
        auto options = m_sshd.options();
        options.hostKeys = {ssh::generateKeyPair(ssh::KeyType::Ed25519).publicKey};
        const auto tunnel = ssh::openTunnel(options, 0, 1);
        QTRY_VERIFY(tunnel->trouble().has_value());
        QCOMPARE(tunnel->trouble()->kind, FailureKind::HostKeyChanged);
        QVERIFY(!tunnel->connected());
    }

    void endsAtOnce()
    {
        auto options = m_sshd.options();
        tests::Relay relay(m_sshd.endpoint().port);
        options.endpoint.port = relay.port();
        auto tunnel = ssh::openTunnel(options, 0, 1);
        QVERIFY(waitConnected(*tunnel, true));
        relay.freeze(true);
        QElapsedTimer timer;
        timer.start();
        tunnel.reset();
        QVERIFY(timer.elapsed() < 1500);
    }

private:
    tests::Sshd m_sshd;
};

QTEST_GUILESS_MAIN(TestSshTunnel)
#include "test_ssh_tunnel.moc"
