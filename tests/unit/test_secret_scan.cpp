// The search for secrets is itself tried: what it cannot find would be called clean.
#include "support/secret_scan.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace spotbook::test;

namespace {

const QByteArray value("S3cret/With+\"Signs");

SecretValues values()
{
    SecretValues all;
    all.add(QStringLiteral("key"), value);
    return all;
}

void put(const QString &path, const QByteArray &content, qint64 at = 0)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.seek(at) || file.write(content) != content.size())
        qFatal("cannot write");
}

} // namespace

class TestSecretScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("raw") << QByteArray("x=" + value + ";");
        QTest::newRow("percent") << QByteArray("?k=" + value.toPercentEncoding());
        QTest::newRow("hex") << value.toHex();
        QTest::newRow("json") << QByteArray("{\"a\":\"S3cret/With+\\\"Signs\"}");
        for (int before = 0; before < 6; ++before) {
            QTest::newRow(qPrintable(QStringLiteral("base64 after %1").arg(before)))
                << QByteArray(QByteArray("0123456789").left(before) + value + "tail").toBase64();
        }
    }

    void findsEveryForm()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(values().foundIn(text), QStringList{QStringLiteral("key")});
    }

    void findsNothingElse()
    {
        QVERIFY(values().foundIn("S3cret/With+Signs and more").isEmpty());
        QVERIFY(values().foundIn({}).isEmpty());
    }

    void findsLinesOfKeys()
    {
        SecretValues all;
        all.add(QStringLiteral("private"), "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSj\n");
        QCOMPARE(all.foundIn("log: MIIEvQIBADANBgkqhkiG9w0B"), QStringList{QStringLiteral("private")});
        QVERIFY(all.foundIn("-----BEGIN PRIVATE KEY-----").isEmpty());
    }

    void walksFolders()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("a/.hidden")));
        put(folder.filePath(QStringLiteral("a/clean")), "nothing");
        put(folder.filePath(QStringLiteral("a/.hidden/.log")), "k " + value);
        put(folder.filePath(QStringLiteral("a/except")), value);
        const auto hits = scanFolders(values(), {folder.path()}, {folder.filePath(QStringLiteral("a/except"))});
        QCOMPARE(hits.size(), 1);
        QVERIFY(hits.first().where.endsWith(QStringLiteral("/.log")));
        QVERIFY(!describe(hits).contains(value));
        QCOMPARE(scanFolders(values(), {folder.filePath(QStringLiteral("none"))}).size(), 1);
    }

    void findsAcrossChunksAndBehindHoles()
    {
        const QTemporaryDir folder;
        put(folder.filePath(QStringLiteral("cut")), QByteArray(4 * 1024 * 1024 - 5, '.') + value + "rest");
        put(folder.filePath(QStringLiteral("sparse")), value, qint64(20) * 1024 * 1024 * 1024);
        QCOMPARE(scanFolders(values(), {folder.path()}).size(), 2);
    }

    void watchesArguments()
    {
        ArgumentWatch watch(values());
        QProcess leaky; // a built-in command: no child with the same arguments
        leaky.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), QStringLiteral("read line"), QString::fromUtf8(value)});
        QVERIFY(leaky.waitForStarted());
        const int before = watch.samples();
        QTRY_VERIFY(watch.samples() >= before + 3);
        leaky.closeWriteChannel();
        QVERIFY(leaky.waitForFinished());
        const auto hits = watch.finish();
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().label, QStringLiteral("key"));
        QVERIFY(hits.first().where.contains(QStringLiteral("(sh)")));
    }
};

QTEST_GUILESS_MAIN(TestSecretScan)
#include "test_secret_scan.moc"
