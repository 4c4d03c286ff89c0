// What the market comes to: the cost of a useful hour, a month in figures, how far regions are, what is nearest, what
// is bought instead, and what somebody waits for.
#include "domain/gpu.h"
#include "domain/price_history.h"
#include "gui/fake_services.h"
#include "gui/places.h"
#include "launch/default_plan.h"
#include "launch/ladder.h"
#include "launch/round_trip.h"
#include "launch/watch.h"
#include "money/useful_hour.h"

#include <QTcpServer>
#include <QtTest>

using namespace spotbook;
using domain::FailureKind;
using domain::Money;
using domain::Offer;
using domain::Purchase;

namespace {

Money yuan(const char *decimal)
{
    return *Money::parse(QString::fromLatin1(decimal), QStringLiteral("CNY"));
}

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

Offer offer(const char *type, const char *zone, const char *price, int memory = 16, int gpus = 1)
{
    Offer made;
    made.type.id = s(type);
    made.type.gpus = gpus;
    made.type.gpuMemoryGiB = memory;
    made.regionId = s(zone).section(QLatin1Char('-'), 0, 0);
    made.zoneId = s(zone);
    made.stock = domain::Stock::Available;
    made.spotPerHour = yuan(price);
    made.onDemandPerHour = yuan("10");
    return made;
}

} // namespace

class TestMarket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gpusAreKnownByWholeWords()
    {
        QCOMPARE(domain::gpuFacts(s("NVIDIA P4"))->year, 2016);
        QCOMPARE(s(domain::gpuFacts(s("NVIDIA P40"))->model), s("P40"));
        QCOMPARE(s(domain::gpuFacts(s("NVIDIA Tesla A100-80G"))->model), s("A100"));
        const auto *p100 = domain::gpuFacts(s("nvidia p100"));
        QVERIFY(p100 && !p100->bf16() && !p100->tensorCores());
        QVERIFY(domain::gpuFacts(s("NVIDIA T4"))->tensorCores() && !domain::gpuFacts(s("NVIDIA T4"))->bf16());
        QVERIFY(domain::gpuFacts(s("NVIDIA A10"))->bf16());
        QVERIFY(!domain::gpuFacts(s("Other P1000")));
        QVERIFY(!domain::gpuFacts({}));
    }

    void aUsefulHourCostsWhatInterruptionsCost()
    {
        // 25 minutes are lost in a session of 180: 1.80 × (1 + 0.10 × 25/180) = 1.825
        QCOMPARE(*money::perUsefulHour(yuan("1.80"), 10.0), yuan("1.825"));
        QCOMPARE(*money::perUsefulHour(yuan("1.80"), 0.0), yuan("1.80"));
        const money::WorkHabits careful{std::chrono::minutes(60), std::chrono::minutes(6), std::chrono::minutes(0)};
        QCOMPARE(*money::perUsefulHour(yuan("1"), 100.0, careful), yuan("1.1"));
        QCOMPARE(*money::perUsefulHour(Money::micros(1, s("CNY")), 0.1), Money::micros(2, s("CNY"))); // rounded up
    }

    void anUnknownRateIsNotZero()
    {
        QVERIFY(!money::perUsefulHour(yuan("1.80"), std::nullopt));
        QVERIFY(!money::perUsefulHour(yuan("1.80"), -1.0));
        QVERIFY(!money::perUsefulHour(yuan("1.80"), 101.0));
        QVERIFY(!money::perUsefulHour(yuan("1.80"), std::nan("")));
    }

    void aMonthInFigures()
    {
        const QDateTime noon(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC);
        const auto at = [&](int hours, const char *price) {
            return domain::PricePoint{noon.addSecs(hours * 3600), s("z"), yuan(price), yuan("9")};
        };
        // 1 for six hours, 5 for one, 2 for three: by time the median is 1, by count it would be 2.
        const QVector<domain::PricePoint> points{at(0, "1"), at(6, "5"), at(7, "2")};
        const auto summary = domain::summaryOf(points, noon.addSecs(10 * 3600), yuan("1.5"));
        QCOMPARE(summary->least, yuan("1"));
        QCOMPARE(summary->median, yuan("1"));
        QCOMPARE(summary->most, yuan("5"));
        QCOMPARE(*summary->percentAbove, 40);
        QCOMPARE(*domain::summaryOf(points, noon.addSecs(10 * 3600), yuan("5"))->percentAbove, 0); // not above
        QVERIFY(!domain::summaryOf(points, noon, std::nullopt)->percentAbove);
        const auto lone = domain::summaryOf({at(0, "3")}, noon, yuan("1"));
        QCOMPARE(lone->median, yuan("3"));
        QCOMPARE(*lone->percentAbove, 100);
        QVERIFY(!domain::summaryOf({}, noon, std::nullopt));
    }

    void releaseRatesComeWithTheOffers()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.cloud.releaseRates.insert(s("t.small@b"), 2.5);
        const auto context = services.context({});
        const auto offers = launch::pricedOffers(context.cloud, context.clock, s("cn-test"), {s("t.small")}, true, {});
        QCOMPARE(offers.size(), 2);
        for (const auto &each : offers)
            QCOMPARE(each.release.has_value(), each.zoneId == QLatin1String("b"));
        // Without them the prices are as good as before.
        services.cloud.hook = [](const auto &seen, auto) {
            if (seen.name == QLatin1String("spotAdvice"))
                throw domain::Error(FailureKind::PermissionMissing);
        };
        const auto rest = launch::pricedOffers(context.cloud, context.clock, s("cn-test"), {s("t.small")}, true, {});
        QCOMPARE(rest.size(), 2);
        QVERIFY(rest[0].spotPerHour && !rest[0].release && !rest[1].release);
    }

    void aRoundTripIsMeasuredByConnecting()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
        const auto took = launch::tcpRoundTrip({s("127.0.0.1"), server.serverPort()}, until, {});
        QVERIFY(took && took->count() >= 1 && took->count() < 5000);
        const quint16 closed = server.serverPort();
        server.close();
        QVERIFY(!launch::tcpRoundTrip({s("127.0.0.1"), closed}, until, {}));
    }

    void aStopEndsTheMeasurement()
    {
        base::StopSource stopped;
        stopped.request_stop();
        const auto later = std::chrono::steady_clock::now() + std::chrono::hours(1);
        try {
            launch::tcpRoundTrip({s("198.51.100.1"), 443}, later, stopped.get_token());
            QFAIL("went on");
        } catch (const domain::Error &error) {
            QCOMPARE(error.kind(), FailureKind::Cancelled);
        }
    }

    void everyRegionIsMeasuredAndSilenceIsUnknown()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.roundTripProbe = [](const domain::Endpoint &to, auto, const auto &) {
            return to.host.startsWith(QLatin1String("far")) ? std::nullopt : std::optional(base::milliseconds(7));
        };
        services.cloud.otherRegions = QStringList{s("far")};
        const auto context = services.context({});
        QStringList told;
        const auto found = launch::roundTrips(context, context.cloud.regions({}),
                                              [&](const QString &region, auto) { told << region; }, {});
        QCOMPARE(found.keys(), QStringList{s("cn-test")});
        QCOMPARE(found.first().count(), 7);
        QCOMPARE(told, QStringList{s("cn-test")});
    }

    void aPracticeCloudIsMeasuredWhereItIs()
    {
        test::FakeServices services;
        test::storeKey(services);
        domain::Endpoint asked;
        services.roundTripProbe = [&](const domain::Endpoint &to, auto, const auto &) {
            asked = to;
            return std::optional(base::milliseconds(1));
        };
        auto context = services.context({});
        context.endpoint = s("http://127.0.0.1:4567");
        launch::roundTrips(context, context.cloud.regions({}), {}, {});
        QCOMPARE(asked, (domain::Endpoint{s("127.0.0.1"), 4567}));
    }

    void theNearestHasTheGpuMemoryThatIsWanted()
    {
        domain::MachineType wanted;
        wanted.gpus = 1;
        wanted.gpuMemoryGiB = 16;
        QVector<Offer> offers{offer("small", "r-a", "0.5", 8), offer("two", "r-a", "0.6", 16, 2),
                              offer("dear", "r-a", "3", 16), offer("right", "r-b", "2", 16),
                              offer("big", "r-a", "1", 24)};
        QCOMPARE(launch::nearestOffer(offers, wanted), 3);
        offers[3].stock = domain::Stock::SoldOut;
        QCOMPARE(launch::nearestOffer(offers, wanted), 2);
        offers[2].spotPerHour.reset();
        QCOMPARE(launch::nearestOffer(offers, wanted), 4); // 8 more does what was wanted, 8 less does not
        QCOMPARE(launch::nearestOffer({}, wanted), -1);
    }

    void theLadderKeepsTypeRegionAndPrice()
    {
        const Offer chosen = offer("t", "r-a", "1");
        QVector<Offer> offers{chosen,
                              offer("t", "r-c", "1.1"),
                              offer("t", "r-b", "1.05"),
                              offer("t", "r-d", "9"),
                              offer("t", "q-a", "0.1"),
                              offer("u", "r-a", "0.9", 24),
                              offer("u", "r-b", "0.8", 24),
                              offer("v", "r-a", "0.2", 8),
                              offer("w", "r-a", "0.7", 16),
                              offer("x", "r-a", "0.1", 16, 2)};
        const auto rungs = launch::proposedFallbacks(offers, chosen, Purchase::SpotWithLimit, yuan("1.2"));
        const QVector<domain::Fallback> expected{
            {s("r-b"), s("t")}, {s("r-c"), s("t")}, {s("r-a"), s("w")}, {s("r-b"), s("u")}};
        QCOMPARE(rungs, expected);
        QCOMPARE(launch::rungPrice(offers[3], Purchase::SpotWithLimit, yuan("1.2")), launch::RungPrice::Dearer);
        QCOMPARE(launch::rungPrice(offers[1], Purchase::SpotWithLimit, yuan("1.1")), launch::RungPrice::Within);
        QCOMPARE(launch::rungPrice(offers[1], Purchase::OnDemand, yuan("9")), launch::RungPrice::Dearer);
        QCOMPARE(launch::rungPrice(offers[1], Purchase::SpotAtMarket, std::nullopt), launch::RungPrice::Unknown);
    }

    void aDiskInAnotherZoneNeedsACopy()
    {
        test::FakeServices services;
        test::storeKey(services);
        const auto disk = services.cloud.addDisk(s("a"));
        domain::LaunchPlan plan;
        plan.regionId = s("cn-test");
        plan.workDisk.source = domain::WorkDiskSource::Existing;
        plan.workDisk.diskId = disk.id;
        const auto context = services.context({});
        auto fits = launch::diskFits(context, plan, {{s("a"), s("t.local")}, {s("b"), s("t.small")}}, {});
        QCOMPARE(fits[0].answer, launch::DiskFit::Answer::Fits);
        QCOMPARE(fits[1].answer, launch::DiskFit::Answer::OtherZone);
        QVERIFY(fits[1].needsCopy());
        QCOMPARE(fits[1].copyTime, launch::copyTime(disk.sizeGiB));
        QCOMPARE(*fits[1].copyPerMonth, Money::micros(qint64(1000) * disk.sizeGiB * 24 * 30, s("CNY")));
        services.cloud.categories = QStringList{s("cloud_essd")};
        fits = launch::diskFits(context, plan, {{s("a"), s("t.local")}}, {});
        QCOMPARE(fits[0].answer, launch::DiskFit::Answer::OtherCategory);
        services.cloud.categories.clear();
        QCOMPARE(launch::diskFits(context, plan, {{s("a"), s("t")}}, {})[0].answer, launch::DiskFit::Answer::NotSold);
        QVERIFY(launch::copyTime(500) > launch::copyTime(40));
    }

    void thatACopyIsNeededIsKnownWithoutItsPrice()
    {
        test::FakeServices services;
        test::storeKey(services);
        const auto disk = services.cloud.addDisk(s("a"));
        domain::LaunchPlan plan;
        plan.regionId = s("cn-test");
        plan.workDisk.source = domain::WorkDiskSource::Existing;
        plan.workDisk.diskId = disk.id;
        services.cloud.hook = [](const auto &seen, auto) {
            if (seen.name == QLatin1String("quoteDisk"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        const auto context = services.context({});
        const auto fit = launch::diskFits(context, plan, {{s("b"), s("t.small")}}, {}).first();
        QCOMPARE(fit.answer, launch::DiskFit::Answer::OtherZone);
        QCOMPARE(fit.copyTime, launch::copyTime(disk.sizeGiB));
        QVERIFY(!fit.copyPerMonth);
    }

    void aNewDiskNeedsNoCopyButItsCategory()
    {
        test::FakeServices services;
        test::storeKey(services);
        domain::LaunchPlan plan;
        plan.regionId = s("cn-test");
        const auto context = services.context({});
        QCOMPARE(launch::diskFits(context, plan, {{s("b"), s("t")}}, {})[0].answer, launch::DiskFit::Answer::Fits);
        plan.workDisk.category = s("cloud_essd");
        const auto fit = launch::diskFits(context, plan, {{s("b"), s("t")}}, {})[0];
        QCOMPARE(fit.answer, launch::DiskFit::Answer::Refused);
        QVERIFY(!fit.needsCopy());
    }

    void whatIsWaitedForIsToldOnce()
    {
        test::FakeServices services;
        test::storeKey(services);
        const storage::WatchStore store(services.paths());
        store.update([](auto &watches) {
            watches.append({s("cn-test"), s("a"), s("t.small"), yuan("0.5"), false});
            watches.append({s("cn-test"), s("b"), s("t.local"), std::nullopt, false});
        });
        services.cloud.soldOut = QStringList{s("t.local@b")};
        const auto context = services.context({});
        const auto look = [&] { return launch::takeNews(store, launch::lookAt(context, store.all(), {})); };
        QVERIFY(look().isEmpty());
        services.cloud.prices.insert(s("t.small@a"), yuan("0.5"));
        services.cloud.soldOut.clear();
        QCOMPARE(look().size(), 2);
        QVERIFY(look().isEmpty()); // it is still true: told already, also by another start
        services.cloud.soldOut = QStringList{s("t.small@a")};
        QVERIFY(look().isEmpty()); // cheap, but not to be had
        services.cloud.soldOut.clear();
        const auto again = look();
        QCOMPARE(again.size(), 1);
        QCOMPARE(again[0].watch.typeId, s("t.small"));
    }

    void onlyWatchedRegionsAreAsked()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.cloud.otherRegions = QStringList{s("other"), s("third")};
        const auto context = services.context({});
        QVERIFY(launch::lookAt(context, {}, {}).isEmpty());
        QCOMPARE(services.cloud.calls(), 0);
        launch::lookAt(context, {{s("other"), s("other-a"), s("t.small"), std::nullopt, false}}, {});
        QCOMPARE(services.cloud.callNames().count(s("offers")), 1);
        QCOMPARE(services.cloud.callNames().count(s("spotPrices")), 1);
    }

    void aFailureIsNoNews()
    {
        test::FakeServices services;
        test::storeKey(services);
        const storage::WatchStore store(services.paths());
        store.update([](auto &watches) { watches.append({s("cn-test"), s("a"), s("t.small"), std::nullopt, true}); });
        services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::NetworkUnreachable); };
        const auto context = services.context({});
        try {
            launch::lookAt(context, store.all(), {});
            QFAIL("an answer out of nothing");
        } catch (const domain::Error &error) {
            QCOMPARE(error.kind(), FailureKind::NetworkUnreachable);
        }
        QVERIFY(launch::takeNews(store, {{store.all().first(), {}}}).isEmpty());
        QVERIFY(store.all().first().told); // unknown changes nothing
    }

    void watchesAreKept()
    {
        test::FakeServices services;
        const storage::WatchStore store(services.paths());
        QVERIFY(store.all().isEmpty());
        const QVector<storage::PriceWatch> watches{{s("r"), s("z"), s("t"), yuan("1.234567"), true},
                                                   {s("r"), s("z"), s("t"), std::nullopt, false}};
        store.update([&](auto &all) { all = watches; });
        QCOMPARE(storage::WatchStore(services.paths()).all(), watches);
        storage::writeFileDurably(services.paths().config + s("/watches.json"), "{\"watches\":[{}]}", 0600);
        try {
            store.update([](auto &all) { all.clear(); });
            QFAIL("a file that cannot be read was replaced");
        } catch (const domain::Error &error) {
            QCOMPARE(error.kind(), FailureKind::SettingsUnreadable);
            QVERIFY(error.failure().params.value(s("file")).endsWith(s("watches.json")));
        }
    }
};

QTEST_GUILESS_MAIN(TestMarket)
#include "test_market.moc"
