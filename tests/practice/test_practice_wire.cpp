// Signatures, authentication and parameter checks of the practice cloud.
#include "practice/server_bench.h"
#include "support/persian_digits.h"

#include <QFile>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

namespace {

HttpRequest fromVector(const QJsonObject &vector)
{
    HttpRequest request;
    request.method = vector.value(s("method")).toString().toLatin1();
    request.path = "/";
    request.body = vector.value(s("body")).toString().toUtf8();
    const QJsonObject headers = vector.value(s("headers")).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.insert(it.key().toLatin1(), it.value().toString().toUtf8());
    request.headers.insert("authorization", vector.value(s("expected_authorization")).toString().toLatin1());
    const QString wire = vector.value(s("wire_request_target")).toString();
    if (!wire.isEmpty()) { // as the official client sends it: "*" and others not encoded
        request.query = wire.mid(2).toUtf8();
    } else {
        Parameters parameters;
        const QJsonObject query = vector.value(s("query")).toObject();
        for (auto it = query.begin(); it != query.end(); ++it)
            parameters.insert(it.key(), it.value().toString());
        request.query = ServerBench::query(parameters);
    }
    return request;
}

qint64 dateOf(const HttpRequest &request)
{
    QDateTime time =
        QDateTime::fromString(QString::fromLatin1(request.headers.value("x-acs-date")), s("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

QString refusal(SignatureCheck &check, const HttpRequest &request, qint64 now)
{
    try {
        check.verify(request, now);
        return {};
    } catch (const ApiError &error) {
        return error.code;
    }
}

} // namespace

class TestPracticeWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreWrittenInAsciiDigits()
    {
        QVERIFY(spotbook::test::systemDigitsAreForeign()); // and yet:
        QCOMPARE(secondTime(1709294405000), s("2024-03-01T12:00:05Z"));
        QCOMPARE(minuteTime(1709294405000), s("2024-03-01T12:00Z"));
    }

    void vectors_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/practice/server_vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(vectors.size(), 5);
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector.toObject().value(s("name")).toString())) << vector.toObject();
    }

    void vectors()
    {
        QFETCH(QJsonObject, vector);
        const HttpRequest request = fromVector(vector);
        const qint64 date = dateOf(request);
        const QString keyId = vector.value(s("accessKeyId")).toString();
        SignatureCheck check;
        check.addKey(keyId, base::Secret(vector.value(s("accessKeySecret")).toString().toLatin1()));
        const QByteArray authorization = request.headers.value("authorization");
        const int from = authorization.indexOf("SignedHeaders=") + 14;
        const QList<QByteArray> names = authorization.mid(from, authorization.indexOf(',', from) - from).split(';');
        QCOMPARE(canonicalRequest(request, names), vector.value(s("canonicalRequest")).toString().toUtf8());
        QCOMPARE(check.verify(request, date), keyId);

        HttpRequest changed = request;
        changed.query += "&Extra=1";
        QCOMPARE(refusal(check, changed, date), s("SignatureDoesNotMatch"));
        changed = request;
        changed.body += "x";
        QCOMPARE(refusal(check, changed, date), s("SignatureDoesNotMatch"));
        QCOMPARE(refusal(check, request, date), s("SignatureNonceUsed"));
    }

    void wrongSecretAndKey()
    {
        ServerBench bench;
        HttpRequest request = bench.request(s("DescribeRegions"), {}, "2014-05-26");
        ServerBench::sign(request, "other");
        const Answered wrong = bench.send(request);
        QCOMPARE(wrong.status, 400);
        QCOMPARE(wrong.code(), s("SignatureDoesNotMatch"));
        QVERIFY(wrong.text("Message").contains(s("server string to sign is:ACS3-HMAC-SHA256")));
        QVERIFY(!wrong.text("RequestId").isEmpty() && wrong.body.contains(s("HostId")));
        request.headers.remove("authorization");
        ServerBench::sign(request, "testsecret", "nobody");
        QCOMPARE(bench.send(request).code(), s("InvalidAccessKeyId.NotFound"));
        request.headers.remove("authorization");
        QCOMPARE(bench.send(request).code(), s("IncompleteSignature"));
    }

    void staleDateAndReplay()
    {
        ServerBench bench;
        HttpRequest request = bench.request(s("DescribeRegions"), {}, "2014-05-26");
        ServerBench::sign(request);
        bench.now += 14 * 60 * 1000;
        QCOMPARE(bench.send(request).status, 200);
        QCOMPARE(bench.send(request).code(), s("SignatureNonceUsed"));
        bench.now += 2 * 60 * 1000;
        QCOMPARE(bench.send(request).code(), s("InvalidTimeStamp.Expired"));
        request = bench.request(s("DescribeRegions"), {}, "2014-05-26");
        request.headers.insert("x-acs-date", "yesterday");
        ServerBench::sign(request);
        QCOMPARE(bench.send(request).code(), s("InvalidTimeStamp.Format"));
    }

    void unsignedHeaderIsRefused()
    {
        ServerBench bench;
        HttpRequest request = bench.request(s("DescribeRegions"), {}, "2014-05-26");
        ServerBench::sign(request);
        request.headers.insert("x-acs-security-token", "slipped in");
        QCOMPARE(bench.send(request).code(), s("IncompleteSignature"));
    }

    void parameters_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("version");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<QString>("code");
        const Parameters region{{s("RegionId"), s("cn-hangzhou")}};
        const auto with = [&](const char *name, const char *value) {
            Parameters more = region;
            more.insert(s(name), s(value));
            return more;
        };
        QTest::newRow("unknown action") << s("DescribeNothing") << s("2014-05-26") << region
                                        << s("InvalidAction.NotFound");
        QTest::newRow("other product") << s("CreateVpc") << s("2014-05-26") << region << s("InvalidAction.NotFound");
        QTest::newRow("missing region") << s("DescribeInstances") << s("2014-05-26") << Parameters()
                                        << s("MissingParameter");
        QTest::newRow("unknown region") << s("DescribeInstances") << s("2014-05-26")
                                        << Parameters{{s("RegionId"), s("cn-nowhere")}}
                                        << s("InvalidRegionId.NotFound");
        QTest::newRow("misspelt") << s("DescribeInstances") << s("2014-05-26") << with("InstanceIDs", "[]")
                                  << s("InvalidParameter");
        QTest::newRow("misspelt inside") << s("DescribeInstances") << s("2014-05-26") << with("Tag.1.TagKey", "a")
                                         << s("InvalidParameter");
        QTest::newRow("list without index")
            << s("DescribeInstanceStatus") << s("2014-05-26") << with("InstanceId", "i-1") << s("InvalidParameter");
        QTest::newRow("list in place of JSON")
            << s("DescribeInstances") << s("2014-05-26") << with("InstanceIds.1", "i-1") << s("InvalidParameter");
        QTest::newRow("text as number") << s("DescribeInstances") << s("2014-05-26") << with("MaxResults", "many")
                                        << s("InvalidParameter");
        QTest::newRow("owner account is fine")
            << s("DescribeInstances") << s("2014-05-26") << with("OwnerAccount", "x") << QString();
        QTest::newRow("page too big") << s("DescribeKeyPairs") << s("2014-05-26") << with("PageSize", "51")
                                      << s("InvalidParameter");
    }

    void parameters()
    {
        QFETCH(QString, action);
        QFETCH(QString, version);
        QFETCH(Parameters, parameters);
        QFETCH(QString, code);
        ServerBench bench;
        QCOMPARE(bench.call(action.toLatin1().constData(), parameters, version.toLatin1().constData()).code(), code);
    }

    void formBodyCarriesParameters()
    {
        ServerBench bench;
        HttpRequest request = bench.request(s("DescribeInstances"), {}, "2014-05-26");
        request.body = "RegionId=cn-hangzhou&InstanceName=a+b";
        request.headers.insert("content-type", "application/x-www-form-urlencoded");
        request.headers.insert("x-acs-content-sha256",
                               QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex());
        ServerBench::sign(request);
        QCOMPARE(bench.send(request).status, 200);
    }

    void everyActionIsInTheModel()
    {
        for (const QString &key : actionTable().keys())
            QVERIFY2(ApiModel::instance().knows(key.section(QLatin1Char('/'), 0, 0), key.section(QLatin1Char('/'), 1)),
                     qPrintable(key));
        QVERIFY(actionTable().size() >= 65);
    }
};

QTEST_GUILESS_MAIN(TestPracticeWire)
#include "test_practice_wire.moc"
