// The practice cloud over a real socket.
#include "practice/server_bench.h"

#include "practice/http_server.h"

#include <QTcpSocket>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

namespace {

QByteArray wire(const HttpRequest &request)
{
    QByteArray text = request.method + " /?" + request.query + " HTTP/1.1\r\n";
    for (auto it = request.headers.begin(); it != request.headers.end(); ++it)
        text += it.key() + ": " + it.value() + "\r\n";
    return text + "content-length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

// Reads until the other side closes or a whole answer has come.
QByteArray exchange(QTcpSocket &socket, const QByteArray &text)
{
    socket.write(text);
    QByteArray got;
    while (socket.waitForReadyRead(3000)) {
        got += socket.readAll();
        const int body = got.indexOf("\r\n\r\n");
        const int mark = got.toLower().indexOf("content-length: ");
        if (body > 0 && mark > 0
            && got.size() >= body + 4 + got.mid(mark + 16, got.indexOf('\r', mark) - mark - 16).toInt())
            break;
    }
    return got;
}

} // namespace

class TestPracticeHttp : public QObject
{
    Q_OBJECT

private:
    ServerBench m_bench;
    std::unique_ptr<HttpServer> m_server;

    void connectTo(QTcpSocket &socket)
    {
        socket.connectToHost(s("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected(3000));
    }
    HttpRequest fresh(const char *action, const Parameters &parameters = {})
    {
        HttpRequest request = m_bench.request(s(action), parameters, "2014-05-26");
        ServerBench::sign(request);
        return request;
    }

private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<HttpServer>(*m_bench.cloud, s("127.0.0.1"), quint16(0)); }
    void cleanupTestCase()
    {
        m_server->stop();
        m_bench.cloud.reset();
    }

    void refusesOtherAddresses()
    {
        QVERIFY_EXCEPTION_THROWN(HttpServer(*m_bench.cloud, s("0.0.0.0"), 0), std::runtime_error);
    }

    void oneConnectionManyRequests()
    {
        QTcpSocket socket;
        connectTo(socket);
        for (int i = 0; i < 3; ++i) {
            const QByteArray answer = exchange(socket, wire(fresh("DescribeRegions")));
            QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.left(200).constData());
            QVERIFY(answer.contains("\r\nDate: Wed, 04 Mar 2026 10:20"));
            QVERIFY(answer.contains("cn-hangzhou"));
        }
    }

    void longRequestLines()
    {
        QTcpSocket socket;
        connectTo(socket);
        // 32 KB of user data in base64: the request line is 44 KB long. The region is wrong, so the answer is an error,
        // but one of the service and not of the HTTP parser.
        const QString data = QString::fromLatin1(QByteArray(32 * 1024, '+').toBase64());
        const QByteArray answer =
            exchange(socket, wire(fresh("RunInstances", {{s("RegionId"), s("x")}, {s("UserData"), data}})));
        QVERIFY2(answer.contains("InvalidRegionId.NotFound"), answer.left(300).constData());
    }

    void wantOfAddressEcho()
    {
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(
            exchange(socket, "GET /practice/own-address HTTP/1.1\r\nhost: x\r\n\r\n").endsWith("\r\n\r\n127.0.0.1"));
    }

    void garbageIsSurvived()
    {
        {
            QTcpSocket socket;
            connectTo(socket);
            QVERIFY(exchange(socket, "\x01\x02\x03 nonsense\r\n\r\n").isEmpty());
        }
        {
            QTcpSocket socket;
            connectTo(socket);
            QVERIFY(exchange(socket, "GET /" + QByteArray(400 * 1024, 'a') + " HTTP/1.1\r\n\r\n")
                        .startsWith("HTTP/1.1 414"));
        }
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(exchange(socket, wire(fresh("DescribeRegions"))).startsWith("HTTP/1.1 200 "));
    }

    void cutInTheMiddleAndClosed()
    {
        m_bench.control({{s("fault"), s("cut")}, {s("afterWork"), true}});
        QTcpSocket socket;
        connectTo(socket);
        const QByteArray answer = exchange(socket, wire(fresh("DescribeRegions")));
        QVERIFY(answer.startsWith("HTTP/1.1 200 "));
        const int mark = answer.indexOf("Content-Length: ") + 16;
        QVERIFY(answer.size() - answer.indexOf("\r\n\r\n") - 4
                < answer.mid(mark, answer.indexOf('\r', mark) - mark).toInt());
        m_bench.control({{s("fault"), s("closeWithoutAnswer")}});
        QTcpSocket other;
        connectTo(other);
        QVERIFY(exchange(other, wire(fresh("DescribeRegions"))).isEmpty());
        QCOMPARE(other.state(), QAbstractSocket::UnconnectedState);
    }

    void aHangingCallHoldsUpNobody()
    {
        m_bench.control({{s("fault"), s("hang")}, {s("action"), s("DescribeZones")}, {s("times"), 8}});
        std::vector<std::unique_ptr<QTcpSocket>> hanging;
        for (int i = 0; i < 8; ++i) {
            hanging.push_back(std::make_unique<QTcpSocket>());
            connectTo(*hanging.back());
            hanging.back()->write(wire(fresh("DescribeZones", {{s("RegionId"), s("cn-hangzhou")}})));
            hanging.back()->flush();
        }
        QTcpSocket socket;
        connectTo(socket);
        QVERIFY(exchange(socket, wire(fresh("DescribeRegions"))).startsWith("HTTP/1.1 200 "));
    }
};

QTEST_GUILESS_MAIN(TestPracticeHttp)
#include "test_practice_http.moc"
