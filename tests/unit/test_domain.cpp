// Money, JSON reading, machines' endpoints, failures.
#include "domain/failure.h"
#include "domain/json_reader.h"
#include "domain/launch_state.h"
#include "domain/machine.h"
#include "domain/money.h"
#include "domain/stage.h"
#include "support/failure_kind.h"

#include <QSet>
#include <QTest>

using namespace spotbook::domain;
using namespace std::chrono_literals;

namespace {
const QString cny = QStringLiteral("CNY");
Money yuan(const char *text)
{
    return *Money::parse(QString::fromLatin1(text), QStringLiteral("CNY"));
}
} // namespace

class TestDomain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moneyParses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros");
        QTest::newRow("plain") << QStringLiteral("2.5") << qint64(2'500'000);
        QTest::newRow("commas") << QStringLiteral("10,000.00") << qint64(10'000'000'000);
        QTest::newRow("millions") << QStringLiteral("-1,234,567.891") << qint64(-1'234'567'891'000);
        QTest::newRow("blank around") << QStringLiteral(" 0.1 ") << qint64(100'000);
        QTest::newRow("rounds up") << QStringLiteral("0.0000005") << qint64(1);
        QTest::newRow("rounds down") << QStringLiteral("0.00000049") << qint64(0);
        QTest::newRow("rounds away from zero") << QStringLiteral("-0.0000005") << qint64(-1);
        QTest::newRow("carries over") << QStringLiteral("0.9999999") << qint64(1'000'000);
        QTest::newRow("largest") << QStringLiteral("999999999999.999999") << qint64(999'999'999'999'999'999);
    }

    void moneyParses()
    {
        QFETCH(QString, text);
        QFETCH(qint64, micros);
        const auto money = Money::parse(text, cny);
        QVERIFY(money.has_value());
        QCOMPARE(money->inMicros(), micros);
        QCOMPARE(money->currency(), cny);
    }

    void moneyRefuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *bad : {"", "abc", "1,00", "1,0000", "1.2.3", "1e5", "12 3", "--1", ".5", "5.", "10000,000",
                                "¥5", "9999999999999", "0x10", "1.5\n2"})
            QTest::newRow(bad) << QString::fromUtf8(bad);
    }

    void moneyRefuses()
    {
        QFETCH(QString, text);
        QVERIFY(!Money::parse(text, cny).has_value());
    }

    void moneyToDecimal()
    {
        QCOMPARE(yuan("2.5").toDecimal(), QStringLiteral("2.50"));
        QCOMPARE(yuan("2").toDecimal(0), QStringLiteral("2"));
        QCOMPARE(yuan("-0.000001").toDecimal(), QStringLiteral("-0.000001"));
        QCOMPARE(yuan("1234567.5").toDecimal(3), QStringLiteral("1234567.500"));
        QCOMPARE(yuan("1234.567891").toDecimal(), QStringLiteral("1234.567891"));
    }

    void moneyFromJsonNumber()
    {
        QCOMPARE(Money::fromJsonNumber(0.1 + 0.2, cny).inMicros(), qint64(300'000));
        QCOMPARE(Money::fromJsonNumber(-1.0000005, cny).inMicros(), qint64(-1'000'001));
    }

    void moneyPerHour()
    {
        QCOMPARE(yuan("3.6").perHourFor(1s).inMicros(), qint64(1000));
        QCOMPARE(yuan("1").perHourFor(1s).inMicros(), qint64(278)); // 277.8, never too low
        QCOMPARE(yuan("1").perHourFor(30min), yuan("0.5"));
        QCOMPARE(yuan("2").perHourFor(0s), yuan("0"));
        // A month of a price that would overflow when multiplied with its seconds.
        QCOMPARE(yuan("4000000").perHourFor(720h), yuan("2880000000"));
        QCOMPARE(yuan("-1").perHourFor(30min), yuan("-0.5"));
    }

    void moneyArithmetic()
    {
        QCOMPARE(yuan("1.5") + yuan("2"), yuan("3.5"));
        QCOMPARE(yuan("1.5") - yuan("2"), yuan("-0.5"));
        QCOMPARE(Money() + yuan("2"), yuan("2"));
        QCOMPARE(yuan("1.25").times(4), yuan("5"));
        QCOMPARE(yuan("80").percent(25), yuan("20"));
        QVERIFY(yuan("1") < yuan("1.000001"));
        QVERIFY(yuan("1") > *Money::parse(QStringLiteral("0.5"), cny));
        const auto dollar = *Money::parse(QStringLiteral("1"), QStringLiteral("USD"));
        QVERIFY(!(yuan("1") < dollar) && !(yuan("1") > dollar) && !(yuan("1") == dollar));
    }

    void jsonReadsMixedTypes()
    {
        const auto top = JsonReader::parseObject(
            R"({"n":"12","s":7,"f":"2.5","b":"True","a":[{"id":"x"},{"id":"y"}],"e":{},"t":"2017-12-10T04:04Z","u":"2017-12-10T04:04:05Z","z":null})");
        QCOMPARE(top["n"].toInt(), 12);
        QCOMPARE(top["s"].toString(), QStringLiteral("7"));
        QCOMPARE(top["f"].toDouble(), 2.5);
        QVERIFY(top["b"].toBool());
        QCOMPARE(int(top["a"].items().size()), 2);
        QCOMPARE(top["a"].items().at(1)["id"].toString(), QStringLiteral("y"));
        QVERIFY(top["e"].items().empty() && top["none"].items().empty() && top["z"].items().empty());
        QCOMPARE(top["t"].utcTime(), QDateTime(QDate(2017, 12, 10), QTime(4, 4), Qt::UTC));
        QCOMPARE(top["u"].utcTime(), QDateTime(QDate(2017, 12, 10), QTime(4, 4, 5), Qt::UTC));
        QVERIFY(!top["none"].utcTime().isValid());
        QVERIFY(!top["z"].exists() && !top["none"]["deeper"]["still"].exists());
        QCOMPARE(top["none"].intOr(3), 3);
        QCOMPARE(top["z"].stringOr(QStringLiteral("d")), QStringLiteral("d"));
    }

    void jsonErrorsNameThePlace()
    {
        const auto top =
            JsonReader::parseObject(R"({"Instances":{"Instance":[{"Id":"a"},{"Id":[]}]},"big":3e10,"half":1.5})");
        const auto failure =
            spotbook::test::failureOf([&] { top["Instances"]["Instance"].items().at(1)["Id"].toString(); });
        QVERIFY(failure && failure->kind == FailureKind::BadAnswer);
        QVERIFY(failure->params.value(QStringLiteral("what")).startsWith(QStringLiteral("Instances.Instance[1].Id: ")));
        QVERIFY_FAILS(top["big"].toInt(), BadAnswer);
        QVERIFY_FAILS(top["half"].toInt(), BadAnswer);
        QVERIFY_FAILS(top["missing"].toString(), BadAnswer);
        QVERIFY_FAILS(top["big"].items(), BadAnswer);
        QVERIFY_FAILS(top["half"].toBool(), BadAnswer);
        QVERIFY_FAILS(JsonReader::parseObject("{\"a\":\"2017-13-10T04:04Z\"}")["a"].utcTime(), BadAnswer);
    }

    void jsonRefusesWhatIsNone()
    {
        QVERIFY_FAILS(JsonReader::parseObject("{\"a\":"), BadAnswer);
        QVERIFY_FAILS(JsonReader::parseObject("[1]"), BadAnswer);
        QVERIFY_FAILS(JsonReader::parseObject(""), BadAnswer);
        QVERIFY_FAILS(JsonReader::parseObject("<html>", FailureKind::ProfileUnreadable), ProfileUnreadable);
    }

    void machineEndpoints()
    {
        Machine machine;
        machine.publicAddress = QStringLiteral("127.77.0.3");
        QCOMPARE(machine.endpoint(22), (Endpoint{QStringLiteral("127.77.0.3"), 22}));
        machine.tags.insert(QStringLiteral("spotbook:port:22"), QStringLiteral("20022"));
        QCOMPARE(machine.endpoint(22), (Endpoint{QStringLiteral("127.77.0.3"), 20022}));
        QCOMPARE(machine.endpoint(8888), (Endpoint{QStringLiteral("127.77.0.3"), 8888}));
        for (const char *bad : {"0", "65536", "-1", "x", ""}) {
            machine.tags.insert(QStringLiteral("spotbook:port:22"), QString::fromLatin1(bad));
            QCOMPARE(int(machine.endpoint(22).port), 22);
        }
    }

    void ownership()
    {
        const Tags tags{{tag::owner, QStringLiteral("abc")}};
        QVERIFY(isOwnedBy(tags, QStringLiteral("abc")));
        QVERIFY(!isOwnedBy(tags, QStringLiteral("abd")));
        QVERIFY(!isOwnedBy({}, QString())); // no owner owns nothing
    }

    void namesAreDistinct()
    {
        QSet<QString> kinds;
        for (int i = 0; i <= int(FailureKind::UndoIncomplete); ++i)
            kinds.insert(failureKindName(FailureKind(i)));
        QCOMPARE(kinds.size(), int(FailureKind::UndoIncomplete) + 1);
        QSet<QString> stages;
        for (int i = 0; i <= int(Stage::LookAgain); ++i)
            stages.insert(stageName(Stage(i)));
        QCOMPARE(stages.size(), int(Stage::LookAgain) + 1);
        QVERIFY(!stages.contains(QString()));
        QCOMPARE(billingName(Billing::Unknown), QStringLiteral("unknown"));
    }

    void errorsCarryTheirFailure()
    {
        const Error error(FailureKind::NoStock, {{QStringLiteral("type"), QStringLiteral("t")}},
                          QStringLiteral("gone"));
        QCOMPARE(QByteArray(error.what()), QByteArray("NoStock: gone"));
        QCOMPARE(error.failure().params.value(QStringLiteral("type")), QStringLiteral("t"));
    }
};

QTEST_GUILESS_MAIN(TestDomain)
#include "test_domain.moc"
