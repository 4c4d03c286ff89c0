// The table of the market on its own, and the Prices page with what it watches.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "storage/watch_store.h"
#include "ui/prices/market_model.h"
#include "ui/prices/offer_text.h"
#include "ui/prices/price_chart.h"
#include "ui/prices/prices_page.h"

#include <QSignalSpy>
#include <QtWidgets>
#include <thread>

using namespace spotbook;
using domain::FailureKind;
using domain::Money;
using test::bannerOf;
using test::child;
using ui::MarketModel;

namespace {
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Money yuan(double amount)
{
    return Money::micros(qRound64(amount * 1'000'000), QStringLiteral("CNY"));
}

domain::Offer offer(const char *type, const char *zone, double price = 0)
{
    domain::Offer made;
    made.type.id = s(type);
    made.type.gpus = 1;
    made.type.gpuName = QStringLiteral("NVIDIA P100");
    made.type.gpuMemoryGiB = 16;
    made.regionId = QStringLiteral("r");
    made.zoneId = s(zone);
    made.stock = domain::Stock::Available;
    if (price > 0)
        made.spotPerHour = yuan(price);
    return made;
}

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, at).data().toString();
    return texts;
}

// The page over the fake cloud, shown.
struct Prices
{
    Prices() { test::storeKey(services); }
    void open()
    {
        page = std::make_unique<ui::PricesPage>(services);
        page->resize(1000, 600);
        page->show();
    }
    QTableView &table() const { return *child<QTableView>(*page, "offersTable"); }
    QListWidget &watches() const { return *child<QListWidget>(*page, "watchList"); }
    bool select(const char *type, const char *zone) const
    {
        const auto &model = *table().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, MarketModel::Type).data() == s(type)
                && model.index(row, MarketModel::Zone).data() == s(zone)) {
                table().selectRow(row);
                return true;
            }
        }
        return false;
    }
    bool enabled(const char *button) const { return child<QPushButton>(*page, button)->isEnabled(); }
    bool click(const char *button) const
    {
        auto *found = child<QPushButton>(*page, button);
        const bool could = found->isEnabled();
        found->click();
        return could;
    }

    test::FakeServices services;
    std::unique_ptr<ui::PricesPage> page;
};
} // namespace

class TestGuiPrices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- the table
    void theUnknownComesLastEitherWay()
    {
        MarketModel model;
        model.put({offer("a", "z", 10), offer("b", "z"), offer("c", "z", 9), offer("d", "z", 100)});
        model.sort(MarketModel::Spot, Qt::AscendingOrder);
        QCOMPARE(column(model, MarketModel::Type), (QStringList{s("c"), s("a"), s("d"), s("b")})); // not as text
        model.sort(MarketModel::Spot, Qt::DescendingOrder);
        QCOMPARE(column(model, MarketModel::Type), (QStringList{s("d"), s("a"), s("c"), s("b")}));
    }

    void everyColumnIsOrderedByWhatItMeans()
    {
        auto few = offer("c4.x", "z-b", 1);
        few.type.memoryMiB = 8 * 1024;
        few.type.localDisks = 1;
        few.type.localDiskGiB = 440;
        few.onDemandPerHour = yuan(10);
        few.release = domain::ReleaseRate{9.5, s("5-10%")};
        few.stock = domain::Stock::Low;
        auto many = offer("c28.x", "z-a", 2);
        many.type.vcpus = 28;
        many.type.memoryMiB = 112 * 1024;
        many.type.localDisks = 8;
        many.type.localDiskGiB = 440;
        many.type.gpus = 8;
        many.onDemandPerHour = yuan(100);
        many.release = domain::ReleaseRate{10, {}};
        auto unknown = offer("c30.x", "z-c");
        unknown.type.gpuName.clear();
        unknown.type.gpus = 0;
        unknown.stock = domain::Stock::Unknown;
        unknown.regionId = s("far");
        MarketModel model;
        model.setInStockOnly(false);
        model.put({many, unknown, few});
        model.setRoundTrip(s("r"), std::chrono::milliseconds(90));
        const auto first = [&](MarketModel::Column by, Qt::SortOrder order) {
            model.sort(by, order);
            return column(model, MarketModel::Type).first();
        };
        for (const auto by : {MarketModel::Type, MarketModel::Memory, MarketModel::LocalDisk, MarketModel::Spot,
                              MarketModel::OnDemand, MarketModel::Release, MarketModel::UsefulHour}) {
            const QString least = by == MarketModel::Memory || by == MarketModel::LocalDisk ? s("c30.x") : s("c4.x");
            QCOMPARE(first(by, Qt::AscendingOrder), least);
            QCOMPARE(first(by, Qt::DescendingOrder), by == MarketModel::Type ? s("c30.x") : s("c28.x"));
        }
        QCOMPARE(first(MarketModel::Share, Qt::AscendingOrder), s("c28.x")); // 2 % before 10 %
        QCOMPARE(first(MarketModel::Zone, Qt::AscendingOrder), s("c28.x"));
        QCOMPARE(first(MarketModel::Cpus, Qt::DescendingOrder), s("c28.x"));
        for (const auto by : {MarketModel::Stock, MarketModel::RoundTrip}) {
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(by, order);
                QCOMPARE(column(model, MarketModel::Type).last(), s("c30.x"));
            }
        }
    }

    void rowsSayWhatIsNotKnown()
    {
        auto known = offer("t", "z", 1.8);
        known.release = domain::ReleaseRate{10, s("5-10%")};
        MarketModel model;
        model.put({known, offer("u", "z", 2)});
        const auto text = [&](int row, MarketModel::Column at, int role = Qt::DisplayRole) {
            return model.index(row, at).data(role).toString();
        };
        QCOMPARE(text(0, MarketModel::Gpu), s("P100 16 GB · 2016 · no bf16"));
        QVERIFY(text(0, MarketModel::Gpu, Qt::ToolTipRole).contains(s("Pascal")));
        QVERIFY(text(0, MarketModel::UsefulHour).contains(s("1.825")));
        // Below one another, with as many decimals each.
        QCOMPARE(text(0, MarketModel::Spot), s("¥1.800"));
        QCOMPARE(text(1, MarketModel::Spot), s("¥2.000"));
        const QString formula = text(0, MarketModel::UsefulHour, Qt::ToolTipRole);
        for (const char *figure : {"1.8", "10", "25", "1.825", "30"})
            QVERIFY2(formula.contains(s(figure)), qPrintable(formula));
        QCOMPARE(text(1, MarketModel::Release), s("unknown"));
        QCOMPARE(text(1, MarketModel::UsefulHour), s("unknown"));
        QCOMPARE(text(0, MarketModel::RoundTrip), s("unknown"));
        model.setRoundTrip(s("r"), std::chrono::milliseconds(35));
        QCOMPARE(text(0, MarketModel::RoundTrip), s("35 ms"));
        model.put({offer("v", "z", 3)}); // known also for rows that come later
        QCOMPARE(text(2, MarketModel::RoundTrip), s("35 ms"));
    }

    // -- the chart
    void aLimitAboveAllPricesIsSeenToo()
    {
        const QDateTime now(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC);
        ui::PriceChart chart;
        chart.setPrices({{now.addDays(-20), s("z"), yuan(1), yuan(9)}, {now.addDays(-5), s("z"), yuan(3), yuan(9)}},
                        now);
        const auto time = chart.shownTime();
        const double before = chart.shownMost();
        QVERIFY(before >= 9 && before < 12);
        chart.setLimit(yuan(20));
        QVERIFY(chart.shownMost() > 20);
        QCOMPARE(chart.shownTime(), time);
        chart.setLimit(yuan(4));
        QCOMPARE(chart.shownMost(), before);
    }

    void gpusThatAreNotKnownKeepTheirName()
    {
        domain::MachineType type;
        type.gpus = 2;
        type.gpuName = s("AMD X1");
        type.gpuMemoryGiB = 12;
        QCOMPARE(ui::gpuText(type), s("2 × AMD X1 12 GB"));
        type.gpuName = s("NVIDIA T4");
        type.gpus = 1;
        type.gpuMemoryGiB = 0;
        QCOMPARE(ui::gpuText(type), s("T4 16 GB · 2018 · no bf16"));
        type.gpuName = s("NVIDIA A10");
        QVERIFY(ui::gpuText(type).endsWith(s("· bf16")));
    }

    void theFilterKnowsWordsRegionGpuAndStock()
    {
        auto sold = offer("t.sold", "r-a", 1);
        sold.stock = domain::Stock::SoldOut;
        auto other = offer("t.other", "q-a", 1);
        other.regionId = s("q");
        other.type.gpuName = s("NVIDIA T4");
        MarketModel model;
        model.put({offer("t.one", "r-a", 1), sold, other});
        QCOMPARE(model.rowCount(), 2);
        model.setWords(s("P100 ONE"));
        QCOMPARE(column(model, MarketModel::Type), QStringList{s("t.one")});
        model.setWords(s("p100 nothing"));
        QCOMPARE(model.rowCount(), 0);
        model.setWords({});
        model.setRegion(s("q"));
        QCOMPARE(column(model, MarketModel::Type), QStringList{s("t.other")});
        model.setRegion({});
        model.setGpu(s("NVIDIA P100"));
        QCOMPARE(column(model, MarketModel::Type), QStringList{s("t.one")});
        model.setInStockOnly(false);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.gpuNames(), (QStringList{s("NVIDIA P100"), s("NVIDIA T4")}));
        model.setRegionNames({{s("r"), s("Hangzhou")}});
        model.setWords(s("hangzhou"));
        QCOMPARE(model.rowCount(), 2);
        sold.stock = domain::Stock::Available; // a row that is there takes over what is new
        model.setInStockOnly(true);
        QCOMPARE(model.rowCount(), 1);
        model.put({sold});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.count(), 3);
    }

    // -- the page
    void itLoadsWhenItIsShown()
    {
        Prices it;
        it.page = std::make_unique<ui::PricesPage>(it.services);
        QCOMPARE(it.services.cloud.calls(), 0);
        QVERIFY(!child<QPushButton>(*it.page, "launchButton")->isEnabled());
        it.page->show();
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        it.page->hide();
        const int calls = it.services.cloud.callNames().count(s("offers"));
        it.page->show();
        QCOMPARE(it.services.cloud.callNames().count(s("offers")), calls);
    }

    void aRowCanBeLaunched()
    {
        Prices it;
        it.services.cloud.soldOut = QStringList{s("t.local@a")};
        it.open();
        QSignalSpy wanted(it.page.get(), &ui::PricesPage::launchWanted);
        QTRY_COMPARE(it.table().model()->rowCount(), 3);
        QVERIFY(it.select("t.small", "b"));
        QVERIFY(it.click("launchButton"));
        QCOMPARE(wanted.count(), 1);
        const auto offer = wanted.first().first().value<domain::Offer>();
        QCOMPARE(offer.zoneId, s("b"));
        QCOMPARE(offer.type.id, s("t.small"));
        child<QCheckBox>(*it.page, "stockCheck")->setChecked(false);
        QVERIFY(it.select("t.local", "a"));
        QVERIFY(!it.click("launchButton")); // sold out
        QTRY_VERIFY(it.enabled("watchStockButton"));
        QVERIFY(it.click("watchStockButton")); // but it can be waited for
    }

    void aWatchIsKeptLookedAtAndToldOnce()
    {
        Prices it;
        it.open();
        QSignalSpy fired(it.page.get(), &ui::PricesPage::watchFired);
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        QVERIFY(it.select("t.small", "b"));
        QCOMPARE(child<QDoubleSpinBox>(*it.page, "watchSpin")->value(), 0.9); // a tenth below the market
        child<QDoubleSpinBox>(*it.page, "watchSpin")->setValue(0.4);
        QTRY_VERIFY(it.enabled("watchPriceButton"));
        QVERIFY(it.click("watchPriceButton"));
        QTRY_COMPARE(it.watches().count(), 1);
        QTRY_VERIFY2(it.watches().item(0)->text().contains(s("now")), qPrintable(it.watches().item(0)->text()));
        QCOMPARE(fired.count(), 0);
        it.services.cloud.prices.insert(s("t.small@b"), yuan(0.3));
        it.page->watcher().look();
        QTRY_COMPARE(fired.count(), 1);
        const QString text = fired.first().first().toString();
        QVERIFY2(text.contains(s("t.small")) && text.contains(s("0.3")) && text.contains(s("0.4")), qPrintable(text));
        QTRY_VERIFY(it.watches().item(0)->text().contains(s("✓")));
        QSignalSpy looked(&it.page->watcher(), &ui::PriceWatcher::looked);
        it.page->watcher().look();
        QTRY_COMPARE(looked.count(), 1);
        QCOMPARE(fired.count(), 1);
        // The next start knows it, and that it was told.
        it.open();
        QTRY_COMPARE(it.watches().count(), 1);
        it.watches().setCurrentRow(0);
        QTRY_VERIFY(it.enabled("watchRemoveButton"));
        QVERIFY(it.click("watchRemoveButton"));
        QTRY_COMPARE(it.watches().count(), 0);
        QVERIFY(storage::WatchStore(it.services.paths()).all().isEmpty());
    }

    void theSameRowIsWatchedOnceForItsPriceAndOnceForItsStock()
    {
        Prices it;
        it.open();
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        QVERIFY(it.select("t.small", "a"));
        QTRY_VERIFY(it.enabled("watchPriceButton"));
        QVERIFY(it.click("watchPriceButton"));
        QTRY_COMPARE(it.watches().count(), 1);
        child<QDoubleSpinBox>(*it.page, "watchSpin")->setValue(0.25);
        QTRY_VERIFY(it.enabled("watchPriceButton"));
        QVERIFY(it.click("watchPriceButton"));
        QTRY_VERIFY(it.watches().item(0)->text().contains(s("0.25")));
        QCOMPARE(it.watches().count(), 1);
        QTRY_VERIFY(it.enabled("watchStockButton"));
        QVERIFY(it.click("watchStockButton"));
        QTRY_COMPARE(it.watches().count(), 2);
    }

    void aLookThatFailsIsSaidAndChangesNothing()
    {
        Prices it;
        it.open();
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        QVERIFY(it.select("t.small", "a"));
        QTRY_VERIFY(it.enabled("watchStockButton"));
        QVERIFY(it.click("watchStockButton"));
        QTRY_COMPARE(it.watches().count(), 1);
        QTRY_VERIFY(it.page->watcher().lookedAt().isValid());
        it.services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::NetworkUnreachable); };
        it.page->watcher().look();
        const auto note = [&] { return child<QLabel>(*it.page, "watchNote")->text(); };
        QTRY_VERIFY2(note().contains(s("failed")), qPrintable(note()));
        QVERIFY2(note().contains(s("10")), qPrintable(note())); // how often
        QCOMPARE(it.watches().count(), 1);
        it.services.cloud.hook = nullptr;
        it.page->watcher().look();
        QTRY_VERIFY(!note().contains(s("failed")));
    }

    void withoutAWatchNothingIsAsked()
    {
        Prices it;
        it.page = std::make_unique<ui::PricesPage>(it.services);
        QSignalSpy looked(&it.page->watcher(), &ui::PriceWatcher::looked);
        it.page->watcher().look();
        QTRY_COMPARE(looked.count(), 1);
        QCOMPARE(it.services.cloud.calls(), 0);
    }

    void namesThatAreAskedForWhenTheLanguageChangesAreThoseOfTheNewOne()
    {
        std::atomic<bool> hold{true};
        std::atomic<bool> held{false};
        Prices it;
        it.services.cloud.hook = [&](const auto &seen, auto) {
            while (hold && seen.name == QLatin1String("regions") && !seen.stop.stop_requested()) {
                held = true;
                std::this_thread::yield();
            }
        };
        it.open();
        QTRY_VERIFY(held); // the answer is made, and on its way
        it.services.cloud.regionName = s("测试");
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(it.page.get(), &change);
        hold = false;
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        QTRY_COMPARE(child<QComboBox>(*it.page, "regionCombo")->itemText(1), s("测试"));
    }

    void aMissingKeyIsSaidOnThePage()
    {
        Prices it;
        it.services.forgetAccessKey({});
        it.open();
        QTRY_VERIFY(bannerOf(*it.page).failure().has_value());
        QCOMPARE(bannerOf(*it.page).failure()->kind, FailureKind::KeyMissing);
        test::storeKey(it.services);
        QVERIFY(it.click("reloadButton"));
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        QVERIFY(!bannerOf(*it.page).failure());
    }

    void theTabKeyGoesAsOneReads()
    {
        Prices it;
        it.open();
        const QStringList read{s("filterEdit"),       s("offersTable"),   s("reloadButton"),     s("launchButton"),
                               s("historySummary"),   s("zoomOutButton"), s("watchSpin"),        s("watchPriceButton"),
                               s("watchStockButton"), s("watchList"),     s("watchRemoveButton")};
        QCOMPARE(test::tabOrder(*it.page, read).join(QLatin1Char(' ')), read.join(QLatin1Char(' ')));
    }

    void thePageSpeaksTheLanguageOfTheMoment()
    {
        Prices it;
        it.open();
        QTRY_COMPARE(it.table().model()->rowCount(), 4);
        QVERIFY(it.select("t.small", "a"));
        QTRY_VERIFY(it.enabled("watchStockButton"));
        QVERIFY(it.click("watchStockButton"));
        QTRY_COMPARE(it.watches().count(), 1);
        QTRY_VERIFY(it.page->watcher().lookedAt().isValid());
        it.services.cloud.regionName = s("⟦Test⟧");
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QTRY_COMPARE(child<QComboBox>(*it.page, "regionCombo")->itemText(1), s("⟦Test⟧")); // as the cloud calls it now
        const auto left =
            test::untranslated(*it.page, {s("filterEdit"), s("offersTable:1"), s("offersTable:2"), s("offersTable:3")});
        const auto watch = it.watches().item(0)->text();
        QCoreApplication::removeTranslator(&brackets);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QVERIFY2(watch.contains(s("⟦in stock⟧")), qPrintable(watch));
    }
};

QTEST_MAIN(TestGuiPrices)
#include "test_gui_prices.moc"
