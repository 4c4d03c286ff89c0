#include "cloud/aliyun/acs3_signature.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QtTest>
#include <algorithm>

using namespace spotbook::cloud::aliyun;
using spotbook::base::Secret;

namespace {

QJsonObject vectors()
{
    QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/tests/data/aliyun-signature-vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

Acs3Request requestOf(const QJsonObject &vector)
{
    Acs3Request request;
    request.method = vector.value(QStringLiteral("method")).toString().toLatin1();
    request.path = vector.value(QStringLiteral("pathname")).toString().toLatin1();
    request.body = vector.value(QStringLiteral("body")).toString().toUtf8();
    const auto query = vector.value(QStringLiteral("query")).toObject();
    for (auto it = query.begin(); it != query.end(); ++it)
        request.query.append({it.key(), it.value().toVariant().toString()});
    std::reverse(request.query.begin(), request.query.end()); // the order of the caller must not matter
    const auto headers = vector.value(QStringLiteral("headers")).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.append({it.key().toLatin1(), it.value().toString().toUtf8()});
    std::reverse(request.headers.begin(), request.headers.end());
    return request;
}

} // namespace

class AliyunSignature : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void percentEncoding_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QByteArray>("out");
        const auto all = vectors().value(QStringLiteral("percent_encode_vectors")).toArray();
        QCOMPARE(all.size(), 23);
        for (const auto &one : all) {
            const QString in = one.toObject().value(QStringLiteral("in")).toString();
            QTest::addRow("<%s>", qPrintable(in))
                << in << one.toObject().value(QStringLiteral("out")).toString().toLatin1();
        }
    }
    void percentEncoding()
    {
        QFETCH(QString, in);
        QFETCH(QByteArray, out);
        QCOMPARE(percentEncode(in), out);
    }

    void vectorsByteForByte_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const auto all = vectors().value(QStringLiteral("acs3_hmac_sha256")).toArray();
        QVERIFY(all.size() >= 5);
        for (const auto &one : all)
            QTest::newRow(qPrintable(one.toObject().value(QStringLiteral("name")).toString())) << one.toObject();
    }
    void vectorsByteForByte()
    {
        QFETCH(QJsonObject, vector);
        const auto text = [&](const char *name) { return vector.value(QLatin1String(name)).toString().toUtf8(); };
        const auto request = requestOf(vector);
        const QByteArray secret = text("accessKeySecret");
        const auto made =
            signAcs3(request, text("accessKeyId"), Secret::copyOf({secret.constData(), size_t(secret.size())}));
        QCOMPARE(canonicalQuery(request.query), text("canonicalQueryString"));
        QCOMPARE(made.signedHeaders, text("signedHeaders"));
        QCOMPARE(made.canonicalRequest, text("canonicalRequest"));
        QCOMPARE(sha256Hex(made.canonicalRequest), text("hashedCanonicalRequest"));
        QCOMPARE(made.stringToSign, text("stringToSign"));
        QCOMPARE(made.signature, text("signature"));
        QCOMPARE(made.authorization, text("expected_authorization"));
        // What Qt puts on the wire is what was signed.
        const auto url = QUrl::fromEncoded("https://host.example/?" + canonicalQuery(request.query), QUrl::StrictMode);
        QCOMPARE(url.toEncoded(), "https://host.example/?" + canonicalQuery(request.query));
    }

    void unsignedHeadersDoNotCount()
    {
        Acs3Request request;
        request.headers = {{"host", "h"}, {"x-acs-action", "A"}};
        const auto secret = Secret::copyOf("testsecret");
        const auto plain = signAcs3(request, "id", secret);
        request.headers.append(qMakePair(QByteArray("accept"), QByteArray("application/json")));
        request.headers.append(qMakePair(QByteArray("user-agent"), QByteArray("x")));
        QCOMPARE(signAcs3(request, "id", secret).signature, plain.signature);
        request.headers[1].second = "B";
        QVERIFY(signAcs3(request, "id", secret).signature != plain.signature);
        QVERIFY(signAcs3(request, "id", Secret::copyOf("testsecreT")).signature
                != signAcs3(request, "id", secret).signature);
    }

    void namesAreSortedAsText()
    {
        QueryItems query;
        for (int i = 1; i <= 12; ++i)
            query.append({QStringLiteral("Tag.%1").arg(i), QStringLiteral("v")});
        QVERIFY(canonicalQuery(query).startsWith("Tag.1=v&Tag.10=v&Tag.11=v&Tag.12=v&Tag.2=v"));
    }
};

QTEST_APPLESS_MAIN(AliyunSignature)
#include "aliyun_signature.moc"
