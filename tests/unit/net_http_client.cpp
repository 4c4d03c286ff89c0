#include "base/secret.h"
#include "domain/failure.h"
#include "net/http_client.h"
#include "net/log.h"
#include "support/failure_kind.h"
#include "support/loopback_http.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QtTest>
#include <atomic>
#include <future>

using namespace spotbook;
using namespace std::chrono_literals;
using domain::FailureKind;
using test::LoopbackHttp;
using test::Reply;

namespace {

net::HttpRequest get(const QUrl &url)
{
    net::HttpRequest request;
    request.url = url;
    request.timeout = 10s;
    return request;
}

net::HttpRequest write(const QUrl &url)
{
    auto request = get(url);
    request.method = "POST";
    request.repeatable = false;
    return request;
}

FailureKind kindOf(net::HttpClient &client, const net::HttpRequest &request, const base::StopToken &stop = {})
{
    try {
        client.send(request, stop);
    } catch (const domain::Error &error) {
        return error.kind();
    }
    return FailureKind::Internal; // no exception: never a wanted kind here
}

QByteArray fingerprint(const test::TestCertificate &certificate)
{
    return QCryptographicHash::hash(certificate.certificate.toDer(), QCryptographicHash::Sha256);
}

QStringList logged;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged.append(text);
}

} // namespace

class NetHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 301, 400, 401, 403, 404, 429, 500, 503, 599})
            QTest::addRow("%d", status) << status;
    }
    void anyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        const QByteArray body = status == 204 ? QByteArray() : QByteArray("what it says");
        LoopbackHttp server([&](const auto &) {
            return Reply::answer(status, body, {{"X-Acs-Retry-After", "7"}, {"Location", "/elsewhere"}});
        });
        const auto client = net::makeHttpClient();
        const auto response = client->send(write(server.url()), {});
        QCOMPARE(response.status, status);
        QCOMPARE(response.body, body);
        QCOMPARE(response.header("x-acs-RETRY-after"), QByteArray("7"));
        QCOMPARE(server.seen().size(), 1); // redirects are not followed
    }

    void sendsTheUrlByteForByte()
    {
        LoopbackHttp server([](const auto &) { return Reply::answer(200, {}); });
        const QByteArray query = "A=%2A%21%27%28%29%20%2B&B=%5B%22i-1%22%5D&C=%E5%90%8D~-_.";
        const auto client = net::makeHttpClient();
        auto request = write(QUrl::fromEncoded(server.url().toEncoded() + '?' + query, QUrl::StrictMode));
        request.headers = {{"Host", "somewhere.example"}, {"X-Mine", "1"}};
        request.body = "abc";
        client->send(request, {});
        const auto seen = server.seen().first();
        QCOMPARE(seen.target, "/?" + query);
        QCOMPARE(seen.headers.value("host"), QByteArray("somewhere.example"));
        QCOMPARE(seen.headers.value("x-mine"), QByteArray("1"));
        QCOMPARE(seen.body, QByteArray("abc"));
        QVERIFY(!seen.headers.contains("cookie"));
    }

    void cookiesAreNotKept()
    {
        LoopbackHttp server([](const auto &) { return Reply::answer(200, {}, {{"Set-Cookie", "a=b; Path=/"}}); });
        const auto client = net::makeHttpClient();
        client->send(get(server.url()), {});
        client->send(get(server.url()), {});
        QVERIFY(!server.seen().last().headers.contains("cookie"));
    }

    void stopAbortsAtOnce()
    {
        LoopbackHttp server([](const auto &) { return Reply::hang(); });
        const auto client = net::makeHttpClient();
        base::StopSource source;
        auto pending =
            std::async(std::launch::async, [&] { return kindOf(*client, get(server.url()), source.get_token()); });
        QTRY_COMPARE(server.seen().size(), 1);
        QElapsedTimer time;
        time.start();
        source.request_stop();
        QCOMPARE(pending.get(), FailureKind::Cancelled);
        QVERIFY2(time.elapsed() < 1000, "a stop must not wait for the server");
        // Stopped before it began: nothing is sent.
        QCOMPARE(kindOf(*client, get(server.url()), source.get_token()), FailureKind::Cancelled);
        QCOMPARE(server.seen().size(), 1);
    }

    void deadlineIsNotACancel()
    {
        LoopbackHttp server([](const auto &) { return Reply::hang(); });
        const auto client = net::makeHttpClient();
        auto request = get(server.url());
        request.timeout = 50ms;
        QCOMPARE(kindOf(*client, request), FailureKind::TimedOut);
        request.repeatable = false; // it may have been carried out
        QCOMPARE(kindOf(*client, request), FailureKind::OutcomeUnknown);
    }

    void deadlineCountsForTheWholeExchange()
    {
        LoopbackHttp server([](const auto &) {
            return Reply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly the beginning", Reply::Then::Hang};
        });
        const auto client = net::makeHttpClient();
        auto request = get(server.url());
        request.timeout = 80ms;
        QCOMPARE(kindOf(*client, request), FailureKind::TimedOut);
    }

    // Qt 5.15 sends a POST again when the server closes without an answer. This is why an exchange without an HTTP
    // status says nothing about whether the work was done, and once or twice.
    void qtSendsAPostTwiceAndTheOutcomeIsUnknown()
    {
        LoopbackHttp server([](const auto &) { return Reply::closeWithoutAnswer(); });
        const auto client = net::makeHttpClient();
        QCOMPARE(kindOf(*client, write(server.url())), FailureKind::OutcomeUnknown);
        QVERIFY2(server.seen().size() >= 2, "Qt no longer repeats by itself: the rule may be relaxed");
        const auto failure = test::failureOf([&] { client->send(get(server.url()), {}); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, FailureKind::NetworkUnreachable);
        // The person is told by name what could not be reached.
        QCOMPARE(failure->params.value(QStringLiteral("host")), server.url().host());
    }

    void secondAnswerAfterASilentRepeatIsWhatTheCallerSees()
    {
        std::atomic<int> times{0};
        LoopbackHttp server([&](const auto &) {
            return ++times == 1 ? Reply::closeWithoutAnswer() : Reply::answer(400, R"({"Code":"SignatureNonceUsed"})");
        });
        const auto client = net::makeHttpClient();
        const auto response = client->send(write(server.url()), {});
        QCOMPARE(response.status, 400);
        QCOMPARE(server.seen().size(), 2);
        QCOMPARE(server.seen().at(0).headers.value("x-acs-signature-nonce"),
                 server.seen().at(1).headers.value("x-acs-signature-nonce"));
    }

    void cutBodyIsNoAnswer()
    {
        LoopbackHttp server([](const auto &) {
            return Reply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":", Reply::Then::Close};
        });
        const auto client = net::makeHttpClient();
        QCOMPARE(kindOf(*client, get(server.url())), FailureKind::NetworkUnreachable);
        QCOMPARE(kindOf(*client, write(server.url())), FailureKind::OutcomeUnknown);
    }

    void nonsenseIsNoAnswer()
    {
        LoopbackHttp server([](const auto &) { return Reply{"SSH-2.0-OpenSSH_9.2\r\n\r\n", Reply::Then::Close}; });
        const auto client = net::makeHttpClient();
        const auto read = kindOf(*client, get(server.url()));
        QVERIFY(read == FailureKind::BadAnswer || read == FailureKind::NetworkUnreachable);
        QCOMPARE(kindOf(*client, write(server.url())), FailureKind::OutcomeUnknown);
    }

    // The server got the POST, closed, and was gone when Qt came back with it: what became of the work is unknown.
    void refusedSecondSendingIsUnknown()
    {
        LoopbackHttp server([](const auto &) { return Reply{{}, Reply::Then::CloseAndGo}; });
        const auto client = net::makeHttpClient();
        QCOMPARE(kindOf(*client, write(server.url())), FailureKind::OutcomeUnknown);
        QCOMPARE(server.seen().size(), 1);
    }

    void refusedConnection()
    {
        QUrl url;
        {
            LoopbackHttp gone([](const auto &) { return Reply::hang(); });
            url = gone.url();
        }
        const auto client = net::makeHttpClient();
        // It looks the same as a refused second sending.
        QCOMPARE(kindOf(*client, write(url)), FailureKind::OutcomeUnknown);
        QCOMPARE(kindOf(*client, get(url)), FailureKind::NetworkUnreachable);
    }

    void bodyHasALimit_data()
    {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced") << true;
        QTest::newRow("unannounced") << false;
    }
    void bodyHasALimit()
    {
        QFETCH(bool, announced);
        LoopbackHttp server([&](const auto &) {
            const QByteArray body(2'000'000, 'x');
            return announced ? Reply::answer(200, body)
                             : Reply{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body, Reply::Then::Close};
        });
        const auto client = net::makeHttpClient();
        auto request = get(server.url());
        request.maxBodyBytes = 100'000;
        QCOMPARE(kindOf(*client, request), FailureKind::BadAnswer);
        request.maxBodyBytes = 2'000'000;
        QCOMPARE(client->send(request, {}).body.size(), 2'000'000);
    }

    void unknownCertificateIsRefusedBeforeAnythingIsSent()
    {
        LoopbackHttp server([](const auto &) { return Reply::answer(200, "ok"); },
                            test::TestCertificate::make("127.0.0.1"));
        const auto client = net::makeHttpClient();
        QCOMPARE(kindOf(*client, get(server.url())), FailureKind::TlsFailed);
        QCOMPARE(kindOf(*client, write(server.url())), FailureKind::TlsFailed);
        QVERIFY(server.seen().isEmpty());
    }

    void pinnedCertificateIsEnoughAndMustMatch()
    {
        const auto certificate = test::TestCertificate::make("not even the right name");
        LoopbackHttp server([](const auto &) { return Reply::answer(200, "ok"); }, certificate);
        const auto client = net::makeHttpClient();
        auto request = get(server.url());
        request.pinnedCertificateSha256 = fingerprint(certificate);
        QCOMPARE(client->send(request, {}).body, QByteArray("ok"));
        // The open connection of the first exchange must not carry a request with another pin, nor one with none.
        request.pinnedCertificateSha256 = fingerprint(test::TestCertificate::make("another"));
        QCOMPARE(kindOf(*client, request), FailureKind::CertificateMismatch);
        request.pinnedCertificateSha256.clear();
        QCOMPARE(kindOf(*client, request), FailureKind::TlsFailed);
        QCOMPARE(server.seen().size(), 1);
    }

    void systemProxyIsUsedUnlessOptedOut()
    {
        LoopbackHttp proxy([](const auto &) { return Reply::answer(200, "by proxy"); });
        qputenv("http_proxy", proxy.address().toUtf8());
        const auto client = net::makeHttpClient();
        auto request = get(QUrl(QStringLiteral("http://spotbook-test.invalid/x")));
        QCOMPARE(client->send(request, {}).body, QByteArray("by proxy"));
        QVERIFY(proxy.seen().first().target.startsWith("http://spotbook-test.invalid"));
        request.useProxy = false;
        QCOMPARE(kindOf(*client, request), FailureKind::NetworkUnreachable);
        QCOMPARE(proxy.seen().size(), 1);

        LoopbackHttp here([](const auto &) { return Reply::answer(200, "direct"); });
        QCOMPARE(client->send(get(here.url()), {}).body, QByteArray("direct")); // loopback never goes through it
        qunsetenv("http_proxy");
    }

    void deadProxyIsNamed()
    {
        QUrl dead;
        {
            LoopbackHttp gone([](const auto &) { return Reply::hang(); });
            dead = gone.url();
        }
        qputenv("http_proxy", dead.toEncoded());
        const auto client = net::makeHttpClient();
        const QUrl url(QStringLiteral("http://spotbook-test.invalid/x"));
        QCOMPARE(kindOf(*client, get(url)), FailureKind::ProxyFailed);
        QCOMPARE(kindOf(*client, write(url)), FailureKind::OutcomeUnknown);
        qunsetenv("http_proxy");
    }

    void manyThreadsAtOnce()
    {
        LoopbackHttp server([](const auto &request) { return Reply::answer(200, request.target); });
        const auto client = net::makeHttpClient();
        std::vector<std::future<bool>> all;
        for (int i = 0; i < 40; ++i) {
            all.push_back(std::async(std::launch::async, [&, i] {
                const QString path = QStringLiteral("/%1").arg(i);
                return client->send(get(server.url(path)), {}).body == path.toLatin1();
            }));
        }
        for (auto &one : all)
            QVERIFY(one.get());
    }

    void closingTheClientEndsItsCallers()
    {
        LoopbackHttp server([](const auto &) { return Reply::hang(); });
        auto client = net::makeHttpClient();
        auto pending =
            std::async(std::launch::async, [&c = *client, url = server.url()] { return kindOf(c, get(url)); });
        QTRY_COMPARE(server.seen().size(), 1);
        client.reset();
        QCOMPARE(pending.get(), FailureKind::Cancelled);
    }

    void logNamesTheCallAndNothingElse()
    {
        LoopbackHttp server([](const auto &) { return Reply::answer(200, "body-text"); });
        const auto secret = base::Secret::copyOf("very-secret-value");
        const auto client = net::makeHttpClient();
        auto request = write(QUrl(server.url().toString() + QStringLiteral("path?UserData=very-secret-value")));
        request.headers = {{"Authorization", "ACS3 very-secret-value"}};
        request.body = "very-secret-value";
        logged.clear();
        QLoggingCategory::setFilterRules(QStringLiteral("spotbook.net=true"));
        const auto before = qInstallMessageHandler(keepLog);
        client->send(request, {});
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        const QString all = logged.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(QStringLiteral("/path")) && all.contains(QStringLiteral("200")), qPrintable(all));
        for (const char *never : {"very-secret", "UserData", "ACS3", "body-text"})
            QVERIFY2(!all.contains(QLatin1String(never)), never);
    }
};

QTEST_GUILESS_MAIN(NetHttpClient)
#include "net_http_client.moc"
