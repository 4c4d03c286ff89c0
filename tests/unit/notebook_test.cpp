#include "notebook/notebook.h"
#include "support/failure_kind.h"
#include "support/fake_clock.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>
#include <argon2.h>

using namespace spotbook;
using domain::Error;
using domain::FailureKind;

namespace {

// A notebook server in memory, as Notebook 6 and Jupyter Server 2 answer.
class FakeServer final : public net::HttpClient
{
public:
    net::HttpResponse send(const net::HttpRequest &request, const base::StopToken &) override
    {
        requests << request;
        if (failure)
            throw Error(*failure);
        if (silentFor > 0) {
            --silentFor;
            throw Error(FailureKind::NetworkUnreachable);
        }
        QByteArray cookie;
        for (const auto &header : request.headers) {
            if (header.first == "Cookie")
                cookie = header.second;
        }
        const QString path = request.url.path();
        if (path == QStringLiteral("/api"))
            return {200, {}, apiBody};
        if (path == QStringLiteral("/login") && request.method == "GET")
            return {200, {{"set-cookie", "other=1; Path=/\n_xsrf=2|ab%3D; Path=/; Secure"}}, "<form>"};
        if (path == QStringLiteral("/login")) {
            const bool fine =
                cookie.contains("_xsrf=2|ab%3D") && request.body == "_xsrf=2%7Cab%253D&password=p%26%C3%A9%20w";
            if (!fine)
                return {401, {}, {}};
            return {302, {{"Set-Cookie", "username-1=\"2|token=\"; HttpOnly"}}, {}};
        }
        if (path == QStringLiteral("/api/kernels"))
            return cookie.contains("username-1=\"2|token=\"") ? net::HttpResponse{200, {}, kernels}
                                                              : net::HttpResponse{403, {}, {}};
        return {404, {}, {}};
    }

    QByteArray apiBody = R"({"version": "6.4.12"})";
    QByteArray kernels = "[]";
    int silentFor = 0;
    std::optional<FailureKind> failure;
    QList<net::HttpRequest> requests;
};

notebook::Probe probe(const char *password = "p&é w")
{
    notebook::Probe result;
    result.url = QUrl(QStringLiteral("https://203.0.113.7:8888/"));
    result.certificateSha256 = QByteArray(32, 'c');
    result.password = base::Secret::copyOf(password);
    return result;
}

} // namespace

class NotebookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void argonHashVerifies()
    {
        const QByteArray password = "two words, é and 汉字";
        const QByteArray hash = notebook::hashPassword(base::Secret::copyOf(password.constData()));
        QVERIFY2(hash.startsWith("argon2:$argon2id$v=19$m=10240,t=10,p=8$"), hash.constData());
        QCOMPARE(argon2id_verify(hash.constData() + 7, password.constData(), size_t(password.size())), int(ARGON2_OK));
        QVERIFY(argon2id_verify(hash.constData() + 7, "wrong", 5) != ARGON2_OK);
        QVERIFY(notebook::hashPassword(base::Secret::copyOf(password.constData())) != hash);
    }

    void sha256HashIsSalted()
    {
        const QByteArrayList parts = notebook::hashPasswordSha256(base::Secret::copyOf("generated")).split(':');
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts.at(0), QByteArray("sha256"));
        QCOMPARE(parts.at(1).size(), 12);
        QCOMPARE(parts.at(2), QCryptographicHash::hash("generated" + parts.at(1), QCryptographicHash::Sha256).toHex());
    }

    void certificateIsWhatBrowsersAccept()
    {
        const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
        const auto certificate = notebook::makeCertificate(
            {QStringLiteral("203.0.113.7"), QStringLiteral("2001:db8::7"), QStringLiteral("host.example")}, now);
        const auto parsed = QSslCertificate::fromData(certificate.pem).value(0);
        QVERIFY(!parsed.isNull());
        QCOMPARE(parsed.digest(QCryptographicHash::Sha256), certificate.sha256);
        QVERIFY(parsed.effectiveDate() <= now);
        QCOMPARE(parsed.effectiveDate().daysTo(parsed.expiryDate()), 397);
        QCOMPARE(certificate.fingerprint().size(), 95);
        QCOMPARE(certificate.fingerprint(), QString::fromLatin1(certificate.sha256.toHex(':')).toUpper());

        QTemporaryDir folder;
        QFile pem(folder.filePath(QStringLiteral("cert.pem")));
        QVERIFY(pem.open(QIODevice::WriteOnly));
        pem.write(certificate.pem);
        pem.close();
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("x509"), QStringLiteral("-in"), pem.fileName(), QStringLiteral("-noout"),
                       QStringLiteral("-text"), QStringLiteral("-nameopt"), QStringLiteral("RFC2253")});
        QVERIFY(openssl.waitForFinished());
        const QByteArray text = openssl.readAllStandardOutput();
        for (const char *expected :
             {"IP Address:203.0.113.7", "IP Address:2001:DB8:0:0:0:0:0:7", "DNS:host.example", "IP Address:127.0.0.1",
              "DNS:localhost", "CA:FALSE", "TLS Web Server Authentication", "prime256v1", "CN=203.0.113.7"})
            QVERIFY2(text.contains(expected), expected);
        // The key belongs to it.
        openssl.start(QStringLiteral("openssl"), {QStringLiteral("pkey"), QStringLiteral("-pubout")});
        const auto key = certificate.privateKeyPem.reveal();
        openssl.write(key.data(), qint64(key.size()));
        openssl.closeWriteChannel();
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.readAllStandardOutput(), parsed.publicKey().toPem());
        QVERIFY_FAILS(notebook::makeCertificate({QStringLiteral("a,DNS:b")}, now), Internal);
    }

    void logsInAndReadsTheKernels()
    {
        FakeServer server;
        QCOMPARE(notebook::checkReady(server, probe(), {}), QStringLiteral("6.4.12"));
        for (const auto &request : std::as_const(server.requests)) {
            QCOMPARE(request.pinnedCertificateSha256, QByteArray(32, 'c'));
            QVERIFY(!request.useProxy);
            QVERIFY(!request.url.toEncoded().contains("p%26"));
        }
    }

    void whatIsNotReady()
    {
        FakeServer server;
        QVERIFY_FAILS(notebook::checkReady(server, probe("other"), {}), NotebookPasswordRefused);
        server.kernels = "{}";
        QVERIFY_FAILS(notebook::checkReady(server, probe(), {}), NotebookNotReady);
        server.apiBody = "hello";
        QVERIFY_FAILS(notebook::checkReady(server, probe(), {}), NotebookNotReady);
        server.failure = FailureKind::NetworkUnreachable;
        QVERIFY_FAILS(notebook::checkReady(server, probe(), {}), NotebookNotReady);
        server.failure = FailureKind::CertificateMismatch;
        QVERIFY_FAILS(notebook::checkReady(server, probe(), {}), CertificateMismatch);
        server.failure = FailureKind::Cancelled;
        QVERIFY_FAILS(notebook::checkReady(server, probe(), {}), Cancelled);
    }

    void waitsButNotForAWrongPassword()
    {
        test::FakeClock clock;
        FakeServer server;
        server.silentFor = 5;
        const auto limit = std::chrono::seconds(30);
        QCOMPARE(notebook::waitUntilReady(server, probe(), clock, limit, {}), QStringLiteral("6.4.12"));
        QVERIFY_FAILS(notebook::waitUntilReady(server, probe("other"), clock, limit, {}), NotebookPasswordRefused);
        server.silentFor = 1'000'000;
        QVERIFY_FAILS(notebook::waitUntilReady(server, probe(), clock, limit, {}), NotebookNotReady);
        base::StopSource stop;
        stop.request_stop();
        QVERIFY_FAILS(notebook::waitUntilReady(server, probe(), clock, limit, stop.get_token()), Cancelled);
    }

    void theAddressHoldsNoSecret()
    {
        QCOMPARE(notebook::addressToOpen({QStringLiteral("203.0.113.7"), 8888}),
                 QUrl(QStringLiteral("https://203.0.113.7:8888/")));
    }
};

QTEST_GUILESS_MAIN(NotebookTest)
#include "notebook_test.moc"
