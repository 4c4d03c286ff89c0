// An HTTP server on loopback that behaves badly on request.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QThread>
#include <QUrl>
#include <functional>
#include <memory>
#include <mutex>

class QTcpServer;

namespace spotbook::test {

struct SeenRequest
{
    QByteArray method;
    QByteArray target;                    // as it came: path and query
    QMap<QByteArray, QByteArray> headers; // lower-case names
    QByteArray body;
};

// What happens with one request.
struct Reply
{
    enum class Then { Keep, Close, CloseAndGo, Hang };
    QByteArray bytes;       // sent as they are; none: nothing is sent
    Then then = Then::Keep; // Close: orderly, after the bytes. CloseAndGo: and further connections are
                            // refused. Hang: the connection stays open

    static Reply answer(int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers = {});
    static Reply closeWithoutAnswer() { return {{}, Then::Close}; }
    static Reply hang() { return {{}, Then::Hang}; }
};

// A certificate for tests, made on the spot (a key in the repository would be one too many).
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;
    static TestCertificate make(const QByteArray &commonName);
};

// Runs in a thread of its own; the handler is called there.
class LoopbackHttp
{
public:
    using Handler = std::function<Reply(const SeenRequest &)>;
    explicit LoopbackHttp(Handler handler);
    LoopbackHttp(Handler handler, const TestCertificate &certificate); // https
    ~LoopbackHttp();

    QUrl url(const QString &path = QStringLiteral("/")) const;
    QString address() const { return url(QString()).toString(); }
    QList<SeenRequest> seen() const;
    int connections() const;

private:
    class Server;
    void begin(Handler handler, const TestCertificate *certificate);

    QThread m_thread;
    QPointer<QTcpServer> m_server;
    quint16 m_port = 0;
    bool m_tls = false;
    mutable std::mutex m_mutex;
    QList<SeenRequest> m_seen;
    int m_connections = 0;
};

} // namespace spotbook::test
