// Keys as people paste them, the environment, the memory store, passwords. The keychain:
// tests/flow/secrets_keyring.
#include "base/secret.h"
#include "secrets/secret_store.h"
#include "support/failure_kind.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <cmath>
#include <cstdlib>
#include <map>

using namespace spotbook;

namespace {

QByteArray bytesOf(const base::Secret &secret)
{
    return QByteArray(secret.reveal().data(), int(secret.reveal().size()));
}

const QList<QPair<QByteArray, QByteArray>> names{{"TEST_NEW_ID", "TEST_NEW_SECRET"},
                                                 {"TEST_OLD_ID", "TEST_OLD_SECRET"}};

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const auto &[id, secret] : names) {
            qunsetenv(id.constData());
            qunsetenv(secret.constData());
        }
    }

    void cleansWhatPastingBrings()
    {
        const auto key =
            secrets::cleanAccessKey(QStringLiteral(" LTAI5t\nAbc\r\n"), QString::fromUtf8("\t\xc2\xa0se cr\xe2\x80\x8b"
                                                                                          "et/+=\xef\xbb\xbf\n"));
        QCOMPARE(key.id, QStringLiteral("LTAI5tAbc"));
        QCOMPARE(bytesOf(key.secret), QByteArray("secret/+="));
    }

    void takesQuotesAndFullWidthAway()
    {
        const auto key = secrets::cleanAccessKey(QStringLiteral("\u201cＬＴＡＩ５ｔＡｂｃ\u201d"),
                                                 QStringLiteral("'se cret／＋＝'\u3000"));
        QCOMPARE(key.id, QStringLiteral("LTAI5tAbc"));
        QCOMPARE(bytesOf(key.secret), QByteArray("secret/+="));
    }

    void bothPartsAreFoundInOneText()
    {
        const auto both = [](const char *text) {
            const auto found = secrets::splitPastedKey(QString::fromUtf8(text));
            return found ? QString(found->first + QLatin1Char('|') + found->second) : QString();
        };
        const QString expected = QStringLiteral("LTAI5tAbcdefgh|abcdefghijklmnopqrst");
        QCOMPARE(both("LTAI5tAbcdefgh,abcdefghijklmnopqrst"), expected);
        QCOMPARE(both("AccessKey ID,AccessKey Secret\r\nLTAI5tAbcdefgh,abcdefghijklmnopqrst\r\n"), expected);
        QCOMPARE(both("AccessKeyId: LTAI5tAbcdefgh\nAccessKeySecret: abcdefghijklmnopqrst"), expected);
        QCOMPARE(both("\"LTAI5tAbcdefgh\"\t\"abcdefghijklmnopqrst\""), expected);
        // Not two: nothing is guessed.
        for (const char *text :
             {"", "LTAI5tAbcdefgh", "abc,def", "LTAI5tAbcdefgh abcdefghijklmnopqrst zyxwvutsrqponmlk"})
            QCOMPARE(both(text), QString());
    }

    void refusesWhatIsNoKey_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("secret");
        const QString good = QStringLiteral("abc");
        QTest::newRow("empty id") << QString() << good;
        QTest::newRow("blank secret") << good << QStringLiteral(" \n ");
        QTest::newRow("non-ASCII") << good << QString::fromUtf8("gehe\xc3\xafm");
        QTest::newRow("control") << good
                                 << QStringLiteral("a\x01"
                                                   "b");
        QTest::newRow("NUL") << good << QString(QLatin1Char('a') + QString(QChar(0)) + QLatin1Char('b'));
        QTest::newRow("delete") << good << QStringLiteral("a\x7f");
        QTest::newRow("colon in id") << QStringLiteral("a:b") << good;
    }

    void refusesWhatIsNoKey()
    {
        QFETCH(QString, id);
        QFETCH(QString, secret);
        const auto failure = test::failureOf([&] { secrets::cleanAccessKey(id, secret); });
        QVERIFY(failure && failure->kind == domain::FailureKind::KeyMalformed);
        for (const QString &param : failure->params) // never the value itself
            QVERIFY(secret.isEmpty() || param != secret);
    }

    void environmentInPairs()
    {
        QVERIFY(!secrets::accessKeyFromEnvironment(names));
        qputenv("TEST_NEW_ID", "half"); // its secret is missing: the older pair counts
        qputenv("TEST_OLD_ID", " old-id\n");
        qputenv("TEST_OLD_SECRET", "old-secret ");
        const auto key = secrets::accessKeyFromEnvironment(names);
        QVERIFY(key.has_value());
        QCOMPARE(key->id, QStringLiteral("old-id"));
        QCOMPARE(bytesOf(key->secret), QByteArray("old-secret"));
        QVERIFY(key->fromEnvironment);
        for (const auto &[id, secret] : names)
            QVERIFY(!qEnvironmentVariableIsSet(id.constData()) && !qEnvironmentVariableIsSet(secret.constData()));
        QVERIFY(!secrets::accessKeyFromEnvironment(names));
    }

    void environmentPrefersTheFirstPairAndEmptiesAll()
    {
        qputenv("TEST_NEW_ID", "new-id");
        qputenv("TEST_NEW_SECRET", "new-secret");
        qputenv("TEST_OLD_ID", "old-id");
        qputenv("TEST_OLD_SECRET", "old-secret");
        QCOMPARE(secrets::accessKeyFromEnvironment(names)->id, QStringLiteral("new-id"));
        QVERIFY(!qEnvironmentVariableIsSet("TEST_OLD_SECRET"));
    }

    void malformedEnvironmentIsEmptiedToo()
    {
        qputenv("TEST_NEW_ID", "id");
        qputenv("TEST_NEW_SECRET", "a\x01"
                                   "b");
        QVERIFY_FAILS(secrets::accessKeyFromEnvironment(names), KeyMalformed);
        QVERIFY(!qEnvironmentVariableIsSet("TEST_NEW_SECRET"));
    }

    void memoryStore()
    {
        const auto store = secrets::makeMemoryStore();
        QVERIFY(!store->remembers());
        QVERIFY(!store->read(QStringLiteral("a"), {}));
        store->write(QStringLiteral("a"), base::Secret::copyOf("value"), {});
        QCOMPARE(bytesOf(*store->read(QStringLiteral("a"), {})), QByteArray("value"));
        store->remove(QStringLiteral("a"), {});
        store->remove(QStringLiteral("a"), {});
        QVERIFY(!store->read(QStringLiteral("a"), {}));
        secrets::probeKeychain(*store, {});
        base::StopSource source;
        source.request_stop();
        QVERIFY_FAILS(store->read(QStringLiteral("a"), source.get_token()), Cancelled);
    }

    void accessKeysAreKeptAsOneValue()
    {
        const auto store = secrets::makeMemoryStore();
        QVERIFY(!secrets::readAccessKey(*store, QStringLiteral("default"), {}));
        secrets::writeAccessKey(*store, QStringLiteral("default"),
                                secrets::cleanAccessKey(QStringLiteral("id"), QStringLiteral("a:b:c")), {});
        const auto key = secrets::readAccessKey(*store, QStringLiteral("default"), {});
        QCOMPARE(key->id, QStringLiteral("id"));
        QCOMPARE(bytesOf(key->secret), QByteArray("a:b:c"));
        QVERIFY(!secrets::readAccessKey(*store, QStringLiteral("other"), {}));
        for (const char *bad : {"no-colon", ":x", "x:", ""}) {
            store->write(secrets::name::accessKey(QStringLiteral("bad")), base::Secret::copyOf(bad), {});
            QVERIFY_FAILS(secrets::readAccessKey(*store, QStringLiteral("bad"), {}), KeyMalformed);
        }
        QVERIFY(secrets::name::accessKey(QStringLiteral("x")) != secrets::name::notebookPassword(QStringLiteral("x")));
    }

    void passwordsAreFair()
    {
        std::map<char, int> counts;
        QSet<QByteArray> seen;
        constexpr int rounds = 4000;
        for (int i = 0; i < rounds; ++i) {
            const QByteArray password = bytesOf(secrets::generatePassword());
            QCOMPARE(password.size(), 20);
            seen.insert(password);
            for (const char letter : password)
                ++counts[letter];
        }
        QCOMPARE(seen.size(), rounds);
        QCOMPARE(int(counts.size()), 56);
        for (const char unclear : QByteArray("0Oo1lI"))
            QVERIFY(counts.find(unclear) == counts.end());
        // Modulo of a byte would give 32 letters a quarter more than the others: 16 standard deviations at
        // this size.
        const double expected = rounds * 20.0 / 56;
        for (const auto &[letter, count] : counts)
            QVERIFY2(std::abs(count - expected) < 7 * std::sqrt(expected), &letter);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "test_secrets.moc"
