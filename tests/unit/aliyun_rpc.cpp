#include "cloud/aliyun/rpc_client.h"
#include "support/fake_clock.h"
#include "support/persian_digits.h"
#include "support/scripted_http.h"

#include <QSet>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::cloud::aliyun;
using namespace std::chrono_literals;
using cloud::Call;
using domain::Error;
using domain::Failure;
using domain::FailureKind;
using test::FakeClock;
using test::ScriptedHttp;
using test::SeenCall;

namespace {

const QString region = QStringLiteral("cn-shanghai");

AliyunKey testKey()
{
    return {QStringLiteral("testid"), base::Secret::copyOf("testsecret"), {}};
}

[[noreturn]] void fail(FailureKind kind)
{
    throw Error(kind);
}

net::HttpResponse good()
{
    return ScriptedHttp::json(R"({"RequestId":"R"})");
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
}

struct Bench
{
    FakeClock clock;
    ScriptedHttp http;
    RpcClient rpc;
    explicit Bench(ScriptedHttp::Script script) : http(std::move(script)), rpc(http, clock, testKey(), {}) {}

    std::optional<Failure> run(Action action, const Call &call = {})
    {
        try {
            rpc.call(action, region, Parameters().set("RegionId", region).set("ClientToken", "T"), call);
        } catch (const Error &error) {
            return error.failure();
        }
        return std::nullopt;
    }
    bool freshEachTime() const
    {
        QSet<QString> nonces;
        for (const auto &call : http.calls())
            nonces.insert(call.nonce);
        return nonces.size() == http.count();
    }
};

} // namespace

class AliyunRpc : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneRequestAsDocumented()
    {
        Bench bench([](const auto &, int) { return good(); });
        QVERIFY(!bench.run(Action::DescribeDisks));
        const auto seen = bench.http.last();
        QCOMPARE(seen.request.method, QByteArray("POST"));
        QCOMPARE(seen.request.url.path(), QStringLiteral("/"));
        QCOMPARE(seen.host, QStringLiteral("ecs.cn-shanghai.aliyuncs.com"));
        QCOMPARE(seen.version, QStringLiteral("2014-05-26"));
        QVERIFY(test::systemDigitsAreForeign()); // and yet:
        QCOMPARE(seen.date, QStringLiteral("2024-03-01T12:00:00Z"));
        QVERIFY(seen.request.body.isEmpty());
        QVERIFY(seen.nonce.size() >= 16);
        QMap<QByteArray, QByteArray> headers;
        for (const auto &[name, value] : seen.request.headers)
            headers.insert(name, value);
        QCOMPARE(headers.value("accept"), QByteArray("application/json"));
        QCOMPARE(headers.value("host"), QByteArray("ecs.cn-shanghai.aliyuncs.com"));
        QVERIFY(headers.value("authorization")
                    .startsWith("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;"));
        QVERIFY(!seen.request.url.toEncoded().contains("test")); // neither key nor signature in the address
    }

    void temporaryKeysSendTheirToken()
    {
        FakeClock clock;
        ScriptedHttp http([](const auto &, int) { return good(); });
        RpcClient rpc(http, clock,
                      {QStringLiteral("id"), base::Secret::copyOf("secret"), base::Secret::copyOf("the-token")}, {});
        rpc.call(Action::DescribeDisks, region, {}, {});
        QVERIFY(http.last().request.headers.contains({"x-acs-security-token", "the-token"}));
        bool isSigned = false;
        for (const auto &[name, value] : http.last().request.headers)
            isSigned = isSigned || (name == "authorization" && value.contains("x-acs-security-token"));
        QVERIFY(isSigned);
    }

    void overrideIsSignedWithItsPort()
    {
        FakeClock clock;
        ScriptedHttp http([](const auto &, int) { return good(); });
        RpcClient rpc(http, clock, testKey(), QStringLiteral("http://127.0.0.1:8123"));
        rpc.call(Action::DescribeVpcs, region, {}, {});
        QVERIFY(http.last().request.headers.contains({"host", "127.0.0.1:8123"}));
    }

    void onlyReadsMayBeRepeatedBelow()
    {
        for (const auto &spec : allActions()) {
            Bench bench([](const auto &, int) { return good(); });
            bench.run(spec.action);
            QCOMPARE(bench.http.last().request.repeatable, spec.effect == Effect::Read);
        }
    }

    void throttlingIsOutlastedByEveryAction_data()
    {
        QTest::addColumn<int>("action");
        QTest::newRow("read") << int(Action::DescribeDisks);
        QTest::newRow("with token") << int(Action::RunInstances);
        QTest::newRow("without token") << int(Action::AttachDisk);
    }
    void throttlingIsOutlastedByEveryAction()
    {
        QFETCH(int, action);
        Bench bench([](const auto &, int number) {
            return number <= 4 ? ScriptedHttp::error("Throttling.User", 400) : good();
        });
        QVERIFY(!bench.run(Action(action)));
        QCOMPARE(bench.http.count(), 5);
        QVERIFY(bench.freshEachTime());
        const auto pauses = bench.clock.sleeps();
        QVERIFY(pauses.front() >= 500ms && pauses.back() > pauses.front()); // growing
    }

    void retryAfterIsHonoured()
    {
        Bench bench([](const auto &, int number) {
            return number == 1 ? ScriptedHttp::error("Throttling", 429, {{"x-acs-retry-after", "7300"}}) : good();
        });
        QVERIFY(!bench.run(Action::DescribeDisks));
        QVERIFY(bench.clock.slept() >= 7300ms);
    }

    void nothingIsTriedPastTheDeadline()
    {
        Bench bench([](const auto &, int) {
            return ScriptedHttp::error("Throttling", 400, {{"x-acs-retry-after", "90000"}});
        });
        QCOMPARE(bench.run(Action::DescribeDisks)->kind, FailureKind::Throttled);
        QCOMPARE(bench.http.count(), 1);
        QCOMPARE(bench.clock.slept(), 0ms);
    }

    void serverErrors()
    {
        Bench read(
            [](const auto &, int number) { return number <= 2 ? ScriptedHttp::error("InternalError", 500) : good(); });
        QVERIFY(!read.run(Action::DescribeDisks));
        Bench forever([](const auto &, int) { return ScriptedHttp::error("ServiceUnavailable", 503); });
        QCOMPARE(forever.run(Action::DescribeDisks)->kind, FailureKind::ServiceDown);
        QCOMPARE(forever.http.count(), 4);
        // With a token it is repeated, and if that does not help nobody knows.
        Bench token([](const auto &, int) { return ScriptedHttp::error("InternalError", 500); });
        QCOMPARE(token.run(Action::RunInstances)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(token.http.count(), 4);
        for (const auto &call : token.http.calls())
            QCOMPARE(call.value("ClientToken"), QStringLiteral("T"));
        Bench plain([](const auto &, int) { return ScriptedHttp::error("InternalError", 500); });
        QCOMPARE(plain.run(Action::AttachDisk)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(plain.http.count(), 1);
    }

    void lostAnswers()
    {
        const auto lostOnce = [](const SeenCall &, int number) -> net::HttpResponse {
            if (number == 1)
                fail(FailureKind::OutcomeUnknown);
            return good();
        };
        Bench token(lostOnce);
        QVERIFY(!token.run(Action::RunInstances));
        QVERIFY(token.freshEachTime());
        Bench plain(lostOnce);
        QCOMPARE(plain.run(Action::ImportKeyPair)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(plain.http.count(), 1);
    }

    void aClearNoAfterALostAnswerIsANo()
    {
        // The same token was asked: had the first attempt worked, this would be its success.
        Bench bench([](const SeenCall &, int number) -> net::HttpResponse {
            if (number == 1)
                fail(FailureKind::OutcomeUnknown);
            return ScriptedHttp::error("OperationDenied.NoStock", 403);
        });
        QCOMPARE(bench.run(Action::RunInstances)->kind, FailureKind::NoStock);
    }

    // A write that cannot be repeated without harm is not: a refused connection may be that of a second sending.
    void refusedConnectionsAreTriedAgainWhereThatIsSafe()
    {
        const auto refusedOnce = [](const SeenCall &, int number) -> net::HttpResponse {
            if (number == 1)
                fail(FailureKind::NetworkUnreachable);
            return good();
        };
        const auto refusedAlways = [](const SeenCall &, int) -> net::HttpResponse {
            fail(FailureKind::NetworkUnreachable);
        };
        for (const auto action : {Action::DescribeDisks, Action::RunInstances}) {
            Bench bench(refusedOnce);
            QVERIFY(!bench.run(action));
            QCOMPARE(bench.http.count(), 2);
        }
        Bench read(refusedAlways);
        QCOMPARE(read.run(Action::DescribeDisks)->kind, FailureKind::NetworkUnreachable);
        Bench token(refusedAlways);
        QCOMPARE(token.run(Action::RunInstances)->kind, FailureKind::OutcomeUnknown);
        Bench plain(refusedOnce);
        QCOMPARE(plain.run(Action::AttachDisk)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(plain.http.count(), 1);
    }

    void nonceUsed()
    {
        const auto once = [](const auto &, int number) {
            return number == 1 ? ScriptedHttp::error("SignatureNonceUsed", 400) : good();
        };
        Bench read(once);
        QVERIFY(!read.run(Action::DescribeDisks));
        Bench token(once);
        QVERIFY(!token.run(Action::CreateDisk));
        QVERIFY(token.freshEachTime());
        Bench plain(once); // the first sending may have done it
        QCOMPARE(plain.run(Action::DetachDisk)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(plain.http.count(), 1);
        Bench always([](const auto &, int) { return ScriptedHttp::error("SignatureNonceUsed", 400); });
        QCOMPARE(always.run(Action::DescribeDisks)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(always.http.count(), 2);
    }

    void wrongClockIsCorrectedOnce()
    {
        Bench bench([](const SeenCall &call, int) {
            const QList<QPair<QByteArray, QByteArray>> date{{"Date", httpDate({{2024, 3, 1}, {13, 30}, Qt::UTC})}};
            return call.date.startsWith(QLatin1String("2024-03-01T13:30"))
                       ? ScriptedHttp::answer({}, 200, date)
                       : ScriptedHttp::error("InvalidTimeStamp.Expired", 400, date);
        });
        QVERIFY(!bench.run(Action::AttachDisk)); // refused before anything was done: safe for every action
        QCOMPARE(bench.http.count(), 2);
        QCOMPARE(bench.rpc.clockSkew().count(), 5400LL);
        QVERIFY(!bench.run(Action::DescribeDisks)); // the correction stays
        QCOMPARE(bench.http.count(), 3);

        Bench hopeless([](const SeenCall &, int) {
            return ScriptedHttp::error("InvalidTimeStamp.Expired", 400,
                                       {{"Date", httpDate({{2024, 3, 1}, {13, 30}, Qt::UTC})}});
        });
        const auto failure = hopeless.run(Action::DescribeDisks);
        QCOMPARE(failure->kind, FailureKind::ClockWrong);
        QCOMPARE(failure->params.value(QStringLiteral("skewSeconds")), QStringLiteral("5400"));
        QCOMPARE(hopeless.http.count(), 2);
    }

    void sameTokenStillRunning()
    {
        Bench bench([](const auto &, int number) {
            return number <= 2 ? ScriptedHttp::error("LastTokenProcessing", 403) : good();
        });
        QVERIFY(!bench.run(Action::RunInstances));
        QVERIFY(bench.clock.sleeps().front() >= 2s);
        Bench plain([](const auto &, int) { return ScriptedHttp::error("LastTokenProcessing", 403); });
        QCOMPARE(plain.run(Action::AttachDisk)->kind, FailureKind::OutcomeUnknown);
        QCOMPARE(plain.http.count(), 1);
    }

    void clearRefusalsAreNotRepeated()
    {
        for (const char *code : {"OperationDenied.NoStock", "SignatureDoesNotMatch", "QuotaExceed.ElasticQuota",
                                 "Forbidden.RAM", "IncorrectInstanceStatus"}) {
            Bench bench([&](const auto &, int) { return ScriptedHttp::error(code, 403); });
            QVERIFY(bench.run(Action::DescribeDisks));
            QCOMPARE(bench.http.count(), 1);
        }
    }

    void stopEndsThePause()
    {
        Bench bench([](const auto &, int) { return ScriptedHttp::error("Throttling", 400); });
        base::StopSource source;
        bench.clock.onSleep([&](base::milliseconds) { source.request_stop(); });
        QCOMPARE(bench.run(Action::DescribeDisks, Call{source.get_token(), 60s})->kind, FailureKind::Cancelled);
        QCOMPARE(bench.http.count(), 1);
    }

    void nonsenseAnswers()
    {
        const auto html = [](const auto &, int) {
            net::HttpResponse response;
            response.status = 200;
            response.body = "<html>please log in to this hotel</html>";
            return response;
        };
        Bench read(html);
        QCOMPARE(read.run(Action::DescribeDisks)->kind, FailureKind::BadAnswer);
        Bench write(html);
        QCOMPARE(write.run(Action::AttachDisk)->kind, FailureKind::OutcomeUnknown);
        Bench gateway([](const auto &, int) {
            net::HttpResponse response;
            response.status = 502;
            response.body = "<html>bad gateway</html>";
            return response;
        });
        QCOMPARE(gateway.run(Action::DescribeDisks)->kind, FailureKind::ServiceDown);
    }

    void dryRunMayBeRepeated()
    {
        Bench bench(
            [](const auto &, int number) { return number == 1 ? ScriptedHttp::error("InternalError", 500) : good(); });
        bench.rpc.call(Action::RunInstances, region, {}, {}, Route{BillingSite::China, 4, true});
        QVERIFY(bench.http.last().request.repeatable);
    }
};

QTEST_APPLESS_MAIN(AliyunRpc)
#include "aliyun_rpc.moc"
