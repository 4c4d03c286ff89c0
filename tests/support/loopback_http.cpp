#include "support/loopback_http.h"

#include <QSslSocket>
#include <QTcpServer>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace spotbook::test {

namespace {

QByteArray pemOf(const std::function<int(BIO *)> &write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
    write(bio.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, int(size));
}

// Takes one whole request off the front of the buffer.
bool takeRequest(QByteArray &buffer, SeenRequest &request)
{
    const int end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const auto lines = buffer.left(end).split('\n');
    const auto first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (int i = 1; i < lines.size(); ++i) {
        const int colon = lines.at(i).indexOf(':');
        request.headers.insert(lines.at(i).left(colon).toLower(), lines.at(i).mid(colon + 1).trimmed());
    }
    const int length = request.headers.value("content-length").toInt();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return true;
}

} // namespace

Reply Reply::answer(int status, const QByteArray &body, const QList<QPair<QByteArray, QByteArray>> &headers)
{
    Reply reply;
    reply.bytes = "HTTP/1.1 " + QByteArray::number(status)
                  + " Said\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto &[name, value] : headers)
        reply.bytes += name + ": " + value + "\r\n";
    reply.bytes += "\r\n" + body;
    return reply;
}

TestCertificate TestCertificate::make(const QByteArray &commonName)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), &X509_free);
    if (!key || !x509)
        throw std::runtime_error("no test certificate");
    X509_set_version(x509.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
    X509_set_pubkey(x509.get(), key.get());
    auto *name = X509_get_subject_name(x509.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    X509_set_issuer_name(x509.get(), name);
    X509_sign(x509.get(), key.get(), EVP_sha256());
    TestCertificate made;
    made.certificate = QSslCertificate(pemOf([&](BIO *bio) { return PEM_write_bio_X509(bio, x509.get()); }));
    made.key =
        QSslKey(pemOf([&](BIO *bio) {
                    return PEM_write_bio_PrivateKey_traditional(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
                }),
                QSsl::Ec);
    return made;
}

class LoopbackHttp::Server final : public QTcpServer
{
public:
    Server(LoopbackHttp &owner, Handler handler, const TestCertificate *certificate)
        : m_owner(owner), m_handler(std::move(handler))
    {
        if (certificate) {
            m_certificate = *certificate;
            m_tls = true;
        }
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        {
            const std::lock_guard lock(m_owner.m_mutex);
            ++m_owner.m_connections;
        }
        QTcpSocket *socket = nullptr;
        if (m_tls) {
            auto *tls = new QSslSocket(this);
            tls->setSocketDescriptor(descriptor);
            tls->setLocalCertificate(m_certificate.certificate);
            tls->setPrivateKey(m_certificate.key);
            tls->startServerEncryption();
            socket = tls;
        } else {
            socket = new QTcpSocket(this);
            socket->setSocketDescriptor(descriptor);
        }
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] {
            *buffer += socket->readAll();
            for (SeenRequest request; takeRequest(*buffer, request); request = {})
                handle(socket, request);
        });
    }

private:
    void handle(QTcpSocket *socket, const SeenRequest &request)
    {
        {
            const std::lock_guard lock(m_owner.m_mutex);
            m_owner.m_seen.append(request);
        }
        const Reply reply = m_handler(request);
        socket->write(reply.bytes);
        if (reply.then == Reply::Then::CloseAndGo)
            close();
        if (reply.then == Reply::Then::Close || reply.then == Reply::Then::CloseAndGo)
            socket->disconnectFromHost();
    }

    LoopbackHttp &m_owner;
    Handler m_handler;
    TestCertificate m_certificate;
    bool m_tls = false;
};

LoopbackHttp::LoopbackHttp(Handler handler)
{
    begin(std::move(handler), nullptr);
}

LoopbackHttp::LoopbackHttp(Handler handler, const TestCertificate &certificate)
{
    begin(std::move(handler), &certificate);
}

void LoopbackHttp::begin(Handler handler, const TestCertificate *certificate)
{
    m_tls = certificate != nullptr;
    auto *server = new Server(*this, std::move(handler), certificate);
    if (!server->listen(QHostAddress::LocalHost, 0))
        throw std::runtime_error("cannot listen on loopback");
    m_port = server->serverPort();
    m_server = server;
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    m_thread.start();
}

LoopbackHttp::~LoopbackHttp()
{
    m_thread.quit();
    m_thread.wait();
}

QUrl LoopbackHttp::url(const QString &path) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(m_port)
                    .arg(path));
}

QList<SeenRequest> LoopbackHttp::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

int LoopbackHttp::connections() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

} // namespace spotbook::test
