// When the provider ends a machine by itself, and what a session has cost.
#include "money/lease.h"
#include "money/meter.h"

#include <QTest>

using namespace spotbook;
using namespace std::chrono_literals;
using domain::Money;
using money::AutoRelease;

namespace {

const QDateTime noon(QDate(2024, 3, 1), QTime(12, 0, 30), Qt::UTC);

Money yuan(const char *text)
{
    return *Money::parse(QString::fromLatin1(text), QStringLiteral("CNY"));
}

cloud::Capabilities able()
{
    cloud::Capabilities capabilities;
    capabilities.autoRelease = true;
    capabilities.shortestAutoRelease = 30min;
    return capabilities;
}

domain::PricePoint point(const QDateTime &at, const char *price)
{
    domain::PricePoint result;
    result.at = at;
    result.spotPerHour = yuan(price);
    return result;
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leaseAlone()
    {
        const auto release = money::autoReleaseAt(noon, 8h, able());
        QCOMPARE(release.at, QDateTime(QDate(2024, 3, 1), QTime(20, 0, 0), Qt::UTC)); // whole minute, rounded down
        QVERIFY(release.reason == AutoRelease::Reason::Lease && !release.laterThanAsked);
    }

    void aDayOfAMonth()
    {
        QCOMPARE(money::perDay(yuan("12.00")), yuan("0.40"));
        QCOMPARE(money::perDay(yuan("0.10")), yuan("0.003334")); // never shown too low
    }

    void noLeaseNoLimit()
    {
        QVERIFY(!money::autoReleaseAt(noon, 0min, able()).at.isValid());
        QVERIFY(!money::autoReleaseAt(noon, 8h, cloud::Capabilities()).at.isValid());
    }

    void anHourCostsAtMostTheCapAndAllBesideIt()
    {
        using What = domain::PriceItem::What;
        const domain::PriceQuote order{
            yuan("1.5"),
            {{What::Machine, yuan("1.2")}, {What::SystemDisk, yuan("0.05")}, {What::Bandwidth, yuan("0.25")}}};
        QCOMPARE(money::perHourAtMost(order, yuan("2"), yuan("0.1")), yuan("2.4"));
        QCOMPARE(money::perHourAtMost({yuan("1.5"), {}}, yuan("2"), yuan("0.1")), yuan("3.6")); // not known: too high
    }

    void theLimitIsReachedAtTheWholeMinuteBefore()
    {
        QCOMPARE(money::limitReachedAt(noon, {yuan("6"), yuan("2")}),
                 QDateTime(QDate(2024, 3, 1), QTime(15, 0, 0), Qt::UTC));
        QCOMPARE(money::limitReachedAt(noon, {yuan("-1"), yuan("2")}),
                 QDateTime(QDate(2024, 3, 1), QTime(12, 0, 0), Qt::UTC));
        QVERIFY(!money::limitReachedAt(noon, {yuan("6"), yuan("0")}).isValid());
    }

    void limitBeforeLease()
    {
        const auto release = money::autoReleaseAt(noon, 8h, able(), money::SpendingLimit{yuan("6"), yuan("2")});
        QCOMPARE(release.at, QDateTime(QDate(2024, 3, 1), QTime(15, 0, 0), Qt::UTC));
        QVERIFY(release.reason == AutoRelease::Reason::SpendingLimit);
    }

    void leaseBeforeLimit()
    {
        const auto release = money::autoReleaseAt(noon, 2h, able(), money::SpendingLimit{yuan("6"), yuan("2")});
        QVERIFY(release.reason == AutoRelease::Reason::Lease);
        QCOMPARE(release.at, QDateTime(QDate(2024, 3, 1), QTime(14, 0, 0), Qt::UTC));
    }

    void limitWithoutLease()
    {
        const auto release = money::autoReleaseAt(noon, 0min, able(), money::SpendingLimit{yuan("4"), yuan("2")});
        QVERIFY(release.reason == AutoRelease::Reason::SpendingLimit);
        QCOMPARE(release.at, QDateTime(QDate(2024, 3, 1), QTime(14, 0, 0), Qt::UTC));
    }

    void neverBeforeTheProvidersShortest()
    {
        const auto spent = money::autoReleaseAt(noon, 8h, able(), money::SpendingLimit{yuan("-1"), yuan("2")});
        QVERIFY(spent.laterThanAsked);
        QCOMPARE(spent.at, QDateTime(QDate(2024, 3, 1), QTime(12, 32, 0), Qt::UTC)); // 31 min, rounded up
        QVERIFY(spent.at >= noon.addSecs(31 * 60));
        const auto lease = money::autoReleaseAt(noon, 10min, able());
        QVERIFY(lease.laterThanAsked && lease.reason == AutoRelease::Reason::Lease);
    }

    void otherCurrencyIsNoLimit()
    {
        const auto dollars = *Money::parse(QStringLiteral("1"), QStringLiteral("USD"));
        const auto release = money::autoReleaseAt(noon, 2h, able(), money::SpendingLimit{dollars, yuan("2")});
        QVERIFY(release.reason == AutoRelease::Reason::Lease);
    }

    void timePaid()
    {
        QCOMPARE(money::timePaidBy(yuan("1"), yuan("3"))->count(), qint64(1200));
        QCOMPARE(money::timePaidBy(yuan("0"), yuan("3"))->count(), qint64(0));
        QVERIFY(!money::timePaidBy(yuan("1"), yuan("0")));
        QVERIFY(money::timePaidBy(yuan("999999999999"), yuan("0.000001"))->count() > 0); // no overflow
    }

    void protectedHourAtTheCreationPrice()
    {
        const money::MachineSession session{noon, yuan("2")};
        const QVector<domain::PricePoint> prices{point(noon.addSecs(1800), "5")};
        QCOMPARE(money::sessionCost(session, prices, noon.addSecs(1800)), yuan("1"));
        QCOMPARE(money::sessionCost(session, prices, noon.addSecs(3600)), yuan("2"));
        QCOMPARE(money::sessionCost(session, prices, noon.addSecs(5400)), yuan("4.5"));
        QCOMPARE(money::pricePerHourAt(session, prices, noon.addSecs(3599)), yuan("2"));
        QCOMPARE(money::pricePerHourAt(session, prices, noon.addSecs(3600)), yuan("5"));
    }

    void marketPricesInAnyOrder()
    {
        const money::MachineSession session{noon, yuan("2")};
        const QVector<domain::PricePoint> prices{point(noon.addSecs(3 * 3600), "1"), point(noon.addSecs(-60), "9"),
                                                 point(noon.addSecs(2 * 3600), "4")};
        // Hour 1 at 2, hour 2 at 9 (the last before its end), hour 3 at 4, hour 4 at 1.
        QCOMPARE(money::sessionCost(session, prices, noon.addSecs(4 * 3600)), yuan("16"));
    }

    void withoutPricesTheCreationPriceHolds()
    {
        const money::MachineSession session{noon, yuan("2")};
        QCOMPARE(money::sessionCost(session, {}, noon.addSecs(3 * 3600)), yuan("6"));
        QCOMPARE(money::sessionCost(session, {}, noon), yuan("0"));
        QCOMPARE(money::sessionCost(session, {}, noon.addSecs(-5)), yuan("0"));
    }

    void onDemandIgnoresTheMarket()
    {
        money::MachineSession session{noon, yuan("2")};
        session.spot = false;
        QCOMPARE(money::sessionCost(session, {point(noon.addSecs(60), "9")}, noon.addSecs(7200)), yuan("4"));
    }

    void disksAndBandwidthCountToo()
    {
        money::MachineSession session{noon, yuan("2")};
        session.otherPerHour = yuan("0.5");
        session.protectedFor = 0min;
        QCOMPARE(money::sessionCost(session, {point(noon.addSecs(-1), "3")}, noon.addSecs(7200)), yuan("7"));
        QCOMPARE(money::pricePerHourAt(session, {}, noon), yuan("2.5"));
    }

    void aStoppedMachineCostsItsDisksOnly()
    {
        money::MachineSession session{noon, yuan("2")};
        session.otherPerHour = yuan("0.5");
        session.pausedPerHour = yuan("0.25");
        const auto hours = [](int count) { return noon.addSecs(3600LL * count); };
        session.pauses = {{hours(2), hours(5)}, {hours(7), hours(8)}};
        // From the third hour on the market's price, in the middle of a stop.
        const QVector<domain::PricePoint> prices{point(hours(3), "4")};
        QCOMPARE(money::sessionCost(session, prices, hours(2)), yuan("5"));
        QCOMPARE(money::sessionCost(session, prices, hours(4)), yuan("5.5"));
        QCOMPARE(money::sessionCost(session, prices, hours(9)), yuan("19.5")); // 2 at 2.50, 4 stopped, 3 at 4.50
        QCOMPARE(money::sessionCost(session, prices, hours(6), hours(5)), yuan("4.5"));
        QCOMPARE(money::sessionCost(session, prices, hours(6), noon.addSecs(-60)), yuan("10.25"));
        QCOMPARE(money::sessionCost(session, prices, hours(5), hours(5)), yuan("0"));
    }

    void months() { QCOMPARE(money::perMonth(yuan("0.01")), yuan("7.2")); }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "test_money.moc"
