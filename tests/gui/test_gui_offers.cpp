// Where and what: how the table comes, what is chosen for whom, the month of prices, the ladder.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/prices/market_model.h"
#include "ui/prices/price_chart.h"
#include "ui/wizard/offers_page.h"

#include <QSignalSpy>
#include <QtWidgets>

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

QStringList column(const QAbstractItemModel &model, int at)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, at).data().toString();
    return texts;
}

domain::MachineType gpuType(const char *id, const char *family, int memory)
{
    domain::MachineType type;
    type.id = s(id);
    type.family = s(family);
    type.vcpus = 4;
    type.gpus = 1;
    type.gpuName = QStringLiteral("NVIDIA T4");
    type.gpuMemoryGiB = memory;
    return type;
}

// A page over the fake cloud, loaded.
struct Page
{
    Page() { test::storeKey(services); }
    void open()
    {
        page = std::make_unique<ui::OffersPage>(state);
        page->initializePage();
    }
    QTableView &table() const { return *child<QTableView>(*page, "offersTable"); }
    QListWidget &ladder() const { return *child<QListWidget>(*page, "ladderList"); }
    QString label(const char *name) const { return child<QLabel>(*page, name)->text(); }
    QStringList rungs() const
    {
        QStringList texts;
        for (int row = 0; row < ladder().count(); ++row)
            texts << ladder().item(row)->text().section(QStringLiteral(" · "), 0, 1);
        return texts;
    }

    test::FakeServices services;
    ui::WizardState state{services};
    std::unique_ptr<ui::OffersPage> page;
};
} // namespace

class TestGuiOffers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- the table on the page
    void theSelectionFollowsItsRow()
    {
        Page it;
        it.services.cloud.prices.insert(s("t.small@b"), yuan(0.4));
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        const auto selected = [&]() -> QString {
            return it.table().selectionModel()->selectedRows(MarketModel::Zone).value(0).data().toString()
                   + it.table().selectionModel()->selectedRows(MarketModel::Type).value(0).data().toString();
        };
        QTRY_COMPARE(selected(), s("bt.small"));
        it.table().sortByColumn(MarketModel::Spot, Qt::DescendingOrder);
        QCOMPARE(selected(), s("bt.small"));
        child<QLineEdit>(*it.page, "filterEdit")->setText(s("t.local")); // hides it
        QCOMPARE(selected(), QString());
        QCOMPARE(it.state.plan.typeId, s("t.small")); // and it stays chosen
        QVERIFY(it.page->isComplete());
        child<QLineEdit>(*it.page, "filterEdit")->clear();
        QCOMPARE(selected(), s("bt.small"));
    }

    void theRightButtonChoosesNothing()
    {
        Page it;
        it.open();
        it.page->resize(1000, 650);
        it.page->show();
        QTRY_VERIFY(it.page->isComplete() && it.table().model()->rowCount() == 4);
        const QString zone = it.state.plan.zoneId;
        const QString type = it.state.plan.typeId;
        int row = 0;
        while (it.table().model()->index(row, MarketModel::Type).data().toString() == type)
            ++row;
        const auto index = it.table().model()->index(row, MarketModel::Gpu);
        QTest::mouseClick(it.table().viewport(), Qt::RightButton, {}, it.table().visualRect(index).center());
        QTRY_VERIFY(it.page->findChild<QMenu *>(s("offerMenu")));
        QCOMPARE(it.state.plan.typeId, type);
        QCOMPARE(it.state.plan.zoneId, zone);
        auto *menu = it.page->findChild<QMenu *>(s("offerMenu"));
        menu->actions().first()->trigger(); // "Choose this"
        QVERIFY(it.state.plan.typeId != type);
        menu->close();
    }

    // -- loading
    void aSlowCloudIsStoppedAndWhatCameStays()
    {
        Page it;
        it.services.cloud.otherRegions = QStringList{s("other")};
        int calls = 0;
        {
            Page probe; // only to count the calls
            probe.services.cloud.otherRegions = it.services.cloud.otherRegions;
            probe.open();
            QTRY_VERIFY(child<QPushButton>(*probe.page, "reloadButton")->isVisibleTo(probe.page.get()));
            calls = probe.services.cloud.calls();
        }
        test::Gate gate(it.services, calls);
        gate.close();
        it.open();
        auto *stop = child<QPushButton>(*it.page, "stopButton");
        QTRY_VERIFY(gate.isHolding() && it.table().model()->rowCount() == 4);
        QVERIFY(stop->isVisibleTo(it.page.get()));
        QVERIFY(it.label("loadLabel").contains(s("1")) && it.label("loadLabel").contains(s("2")));
        stop->click();
        gate.open();
        QTRY_VERIFY(child<QPushButton>(*it.page, "reloadButton")->isVisibleTo(it.page.get()));
        QVERIFY(!bannerOf(*it.page).failure());
        QVERIFY(it.table().model()->rowCount() >= 4);
        QVERIFY(it.page->isComplete());
    }

    void aRegionThatFailsIsCounted()
    {
        Page it;
        it.services.cloud.otherRegions = QStringList{s("other")};
        std::atomic<int> offers{0};
        it.services.cloud.hook = [&](const auto &seen, auto phase) {
            if (seen.name == QLatin1String("offers") && phase == test::FakeCloud::Phase::Before && offers++ == 0)
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        QTRY_VERIFY2(it.label("loadLabel").contains(s("without an answer: 1")), qPrintable(it.label("loadLabel")));
        QCOMPARE(it.table().model()->rowCount(), 4);
        QVERIFY(!bannerOf(*it.page).failure());
    }

    void distancesComeBesideTheTable()
    {
        Page it;
        it.services.roundTripProbe = [](const domain::Endpoint &to, auto, const auto &) {
            return to.host.startsWith(QLatin1String("cn-test")) ? std::optional(base::milliseconds(42)) : std::nullopt;
        };
        it.services.cloud.otherRegions = QStringList{s("other")};
        it.open();
        QTRY_COMPARE(it.table().model()->rowCount(), 8);
        const auto known = [&] { return column(*it.table().model(), MarketModel::RoundTrip).count(s("42 ms")); };
        QTRY_COMPARE(known(), 4);
        QCOMPARE(column(*it.table().model(), MarketModel::RoundTrip).count(s("unknown")), 4);
    }

    // -- what is chosen
    void withoutTheUsualFamilyTheNearestIsProposed()
    {
        Page it;
        it.services.cloud.moreTypes = {gpuType("g.big", "g", 24), gpuType("g.same", "g", 16)};
        for (const char *type : {"t.small", "t.local"}) {
            for (const char *zone : {"a", "b"})
                it.services.cloud.soldOut << s(type) + QLatin1Char('@') + s(zone);
        }
        it.services.cloud.prices.insert(s("g.big@a"), yuan(0.1)); // the cheapest of all is not the nearest
        it.services.cloud.prices.insert(s("g.same@b"), yuan(0.7));
        it.services.cloud.moreTypes[0].gpuMemoryGiB = 80;
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        const QString words = it.label("chosenLabel");
        QVERIFY2(words.contains(s("No t can be bought now")), qPrintable(words));
        QVERIFY2(words.contains(it.state.plan.typeId), qPrintable(words));
        QCOMPARE(it.state.plan.typeId, s("g.same"));
        it.table().selectRow(0);
        QVERIFY(!it.label("chosenLabel").contains(s("No t"))); // chosen by the person: nothing to explain
    }

    void whatWasNotLoadedIsNotCalledSoldOut()
    {
        Page it;
        it.services.cloud.moreTypes = {gpuType("g.same", "g", 16)};
        it.services.cloud.otherRegions = QStringList{s("other")};
        for (const char *offer : {"t.small@a", "t.small@b", "t.local@a", "t.local@b", "t.small@other-a",
                                  "t.small@other-b", "t.local@other-a", "t.local@other-b"})
            it.services.cloud.soldOut << s(offer);
        std::atomic<int> offers{0};
        it.services.cloud.hook = [&](const auto &seen, auto phase) {
            if (seen.name == QLatin1String("offers") && phase == test::FakeCloud::Phase::Before && offers++ == 0)
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        QVERIFY2(it.label("chosenLabel").contains(s("No t is among what has been loaded")),
                 qPrintable(it.label("chosenLabel")));
    }

    void whatWasChosenBeforeTheWizardStays()
    {
        Page it;
        it.services.cloud.prices.insert(s("t.small@a"), yuan(0.1));
        it.state.plan.regionId = s("cn-test");
        it.state.plan.zoneId = s("b");
        it.state.plan.typeId = s("t.local");
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        QCOMPARE(it.state.plan.typeId, s("t.local"));
        QCOMPARE(it.state.plan.zoneId, s("b"));
        QCOMPARE(it.state.offer->type.id, s("t.local"));
    }

    void withNothingInStockNothingIsChosen()
    {
        Page it;
        for (const char *type : {"t.small", "t.local"}) {
            for (const char *zone : {"a", "b"})
                it.services.cloud.soldOut << s(type) + QLatin1Char('@') + s(zone);
        }
        it.open();
        QTRY_VERIFY(child<QPushButton>(*it.page, "reloadButton")->isVisibleTo(it.page.get()));
        QTRY_COMPARE(it.label("chosenLabel"), s("Choose a row."));
        QVERIFY(!it.page->isComplete());
        QCOMPARE(it.table().model()->rowCount(), 0);
        child<QCheckBox>(*it.page, "stockCheck")->setChecked(false);
        QCOMPARE(it.table().model()->rowCount(), 4);
        it.table().selectRow(0);
        QVERIFY(!it.page->isComplete()); // it cannot be bought
        QTRY_VERIFY(it.ladder().count() == 0);
    }

    // -- the month
    void aRowShowsItsMonthInWordsToo()
    {
        Page it;
        const QDateTime now = it.services.clock().now();
        for (const char *zone : {"a", "b"}) {
            it.services.cloud.history.append({now.addDays(-20), s(zone), yuan(1), yuan(9)});
            it.services.cloud.history.append({now.addDays(-5), s(zone), yuan(3), yuan(9)});
        }
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        auto *chart = child<ui::PriceChart>(*it.page, "priceChart");
        QTRY_VERIFY2(it.label("historySummary").contains(s("median")), qPrintable(it.label("historySummary")));
        const auto words = [&] { return it.label("historySummary"); };
        child<QDoubleSpinBox>(*it.page, "limitSpin")->setValue(3.5);
        QTRY_VERIFY2(words().contains(s("above your limit 0 %")), qPrintable(words()));
        QVERIFY(words().contains(s("lowest")) && words().contains(s("highest")));
        child<QDoubleSpinBox>(*it.page, "limitSpin")->setValue(2);
        QTRY_VERIFY2(words().contains(s("above your limit 25 %")), qPrintable(words()));
        QCOMPARE(chart->accessibleDescription(), words());
        QVERIFY(!chart->accessibleName().isEmpty());
        const auto at = static_cast<double>(now.addDays(-6).toMSecsSinceEpoch());
        QVERIFY2(chart->pointerText(at).contains(s("1.0")), qPrintable(chart->pointerText(at))); // held until the rise
        const auto later = static_cast<double>(now.addDays(-4).toMSecsSinceEpoch());
        QVERIFY2(chart->pointerText(later).contains(s("3.0")), qPrintable(chart->pointerText(later)));
        QVERIFY(chart->pointerText(0).isEmpty());
        child<QComboBox>(*it.page, "purchaseCombo")->setCurrentIndex(static_cast<int>(domain::Purchase::SpotAtMarket));
        QVERIFY2(!words().contains(s("limit")), qPrintable(words()));
    }

    void theWheelZoomsAndTheButtonShowsAll()
    {
        Page it;
        const QDateTime now = it.services.clock().now();
        for (const char *zone : {"a", "b"})
            it.services.cloud.history.append({now.addDays(-20), s(zone), yuan(1), yuan(9)});
        it.open();
        it.page->resize(1000, 650);
        it.page->show();
        auto *chart = child<ui::PriceChart>(*it.page, "priceChart");
        auto *all = child<QPushButton>(*it.page, "zoomOutButton");
        QTRY_VERIFY(all->isEnabled());
        const auto whole = chart->shownTime();
        QCOMPARE(qRound64((whole.second - whole.first) / 3600e3), qint64(20 * 24));
        auto *canvas = child<QWidget>(*it.page, "priceCanvas");
        const QPointF centre = canvas->rect().center();
        QWheelEvent wheel(centre, canvas->mapToGlobal(centre.toPoint()), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &wheel);
        QVERIFY(chart->shownTime() != whole);
        all->click();
        QCOMPARE(chart->shownTime(), whole);
    }

    void aMonthIsAskedForOnceAndItsFailureIsShownInPlace()
    {
        Page it;
        it.open();
        QTRY_VERIFY(it.label("historySummary").contains(s("median")));
        QTRY_VERIFY(child<QPushButton>(*it.page, "reloadButton")->isVisibleTo(it.page.get()));
        const auto asked = [&] { return it.services.cloud.callNames().count(s("spotPrices")); };
        const int before = asked();
        it.services.cloud.hook = [](const auto &seen, auto) {
            if (seen.name == QLatin1String("spotPrices"))
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        const int first = it.table().currentIndex().row();
        it.table().selectRow(first == 0 ? 1 : 0);
        QTRY_VERIFY2(it.label("historySummary").contains(s("could not be loaded")),
                     qPrintable(it.label("historySummary")));
        QVERIFY(!bannerOf(*it.page).failure()); // the page goes on
        QVERIFY(it.page->isComplete());
        it.services.cloud.hook = nullptr;
        child<QPushButton>(*it.page, "historyAgainButton")->click();
        QTRY_VERIFY(it.label("historySummary").contains(s("median")));
        QCOMPARE(asked(), before + 2);
        it.table().selectRow(first);
        QVERIFY(it.label("historySummary").contains(s("median"))); // at once, from what was kept
        QCOMPARE(asked(), before + 2);
    }

    // -- the ladder
    void theLadderIsProposedAndOrdered()
    {
        Page it;
        it.services.cloud.otherRegions = QStringList{s("other")};
        it.services.cloud.prices.insert(s("t.small@a"), yuan(0.9));
        it.services.cloud.prices.insert(s("t.local@b"), yuan(0.95));
        it.open();
        QTRY_COMPARE(it.table().model()->rowCount(), 8);
        QTRY_VERIFY(it.page->isComplete());
        QTRY_COMPARE(it.rungs(), (QStringList{s("t.small · b"), s("t.local · b")}));
        QCOMPARE(it.state.plan.fallbacks.size(), 2);
        it.ladder().setCurrentRow(1);
        child<QPushButton>(*it.page, "ladderUpButton")->click();
        QCOMPARE(it.rungs(), (QStringList{s("t.local · b"), s("t.small · b")}));
        QCOMPARE(it.state.plan.fallbacks.first(), (domain::Fallback{s("b"), s("t.local")}));
        QCOMPARE(it.ladder().currentRow(), 0);
        child<QPushButton>(*it.page, "ladderDownButton")->click();
        QCOMPARE(it.rungs().first(), s("t.small · b"));
        // Dragged: as the list does it.
        QVERIFY(it.ladder().model()->moveRow({}, 0, {}, 2));
        QCOMPARE(it.state.plan.fallbacks.first(), (domain::Fallback{s("b"), s("t.local")}));
        it.ladder().setCurrentRow(0);
        child<QPushButton>(*it.page, "ladderRemoveButton")->click();
        QCOMPARE(it.rungs(), QStringList{s("t.small · b")});
        auto *combo = child<QComboBox>(*it.page, "ladderCombo");
        QCOMPARE(combo->count(), 2); // of this region: neither the choice nor what is a rung
        combo->setCurrentIndex(combo->findText(s("t.local · a"), Qt::MatchContains));
        child<QPushButton>(*it.page, "ladderAddButton")->click();
        QCOMPARE(it.rungs(), (QStringList{s("t.small · b"), s("t.local · a")}));
        QVERIFY(it.page->validatePage());
        QCOMPARE(it.state.plan.fallbacks.size(), 2);
        child<QPushButton>(*it.page, "reloadButton")->click();
        QTRY_VERIFY(child<QPushButton>(*it.page, "reloadButton")->isVisibleTo(it.page.get()));
        QCOMPARE(it.rungs(), (QStringList{s("t.small · b"), s("t.local · a")})); // the person's, also over a fresh load
        child<QPushButton>(*it.page, "ladderProposeButton")->click();
        QCOMPARE(it.rungs(), (QStringList{s("t.small · b"), s("t.local · b")}));
    }

    void dearerRungsSayWhatTheLaunchDoes()
    {
        Page it;
        it.services.cloud.prices.insert(s("t.small@a"), yuan(0.5));
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        QTRY_COMPARE(it.state.plan.zoneId, s("a"));
        QTRY_COMPARE(it.ladder().count(), 0); // everything else is dearer than the limit: not proposed
        auto *combo = child<QComboBox>(*it.page, "ladderCombo");
        QTRY_COMPARE(combo->count(), 3);
        combo->setCurrentIndex(0);
        child<QPushButton>(*it.page, "ladderAddButton")->click();
        QVERIFY2(it.ladder().item(0)->text().contains(s("dearer than your limit")),
                 qPrintable(it.ladder().item(0)->text()));
        child<QDoubleSpinBox>(*it.page, "limitSpin")->setValue(1.5);
        QVERIFY2(!it.ladder().item(0)->text().contains(s("dearer")), qPrintable(it.ladder().item(0)->text()));
        child<QComboBox>(*it.page, "purchaseCombo")->setCurrentIndex(static_cast<int>(domain::Purchase::SpotAtMarket));
        QVERIFY2(it.ladder().item(0)->text().contains(s("dearer than your choice")),
                 qPrintable(it.ladder().item(0)->text()));
    }

    void aRungThatNeedsACopySaysSoAfterTheDiskWasChosen()
    {
        Page it;
        it.services.cloud.otherRegions = QStringList{s("other")};
        const auto disk = it.services.cloud.addDisk(s("a"));
        it.services.cloud.prices.insert(s("t.small@a"), yuan(0.9));
        it.open();
        QTRY_COMPARE(it.state.plan.zoneId, s("a"));
        QTRY_VERIFY(it.rungs().contains(s("t.small · b")));
        QVERIFY(!it.ladder().item(0)->text().contains(s("copy")));
        it.state.plan.workDisk.source = domain::WorkDiskSource::Existing; // on a later page
        it.state.plan.workDisk.diskId = disk.id;
        it.page->initializePage(); // and back
        const auto text = [&] { return it.ladder().item(0)->text(); };
        QTRY_VERIFY2(text().contains(s("needs a copy")), qPrintable(text()));
        QVERIFY2(text().contains(s("min")) && text().contains(s("a month")), qPrintable(text()));
    }

    // -- the page
    void backAndForthNothingIsLost()
    {
        Page it;
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        QTRY_VERIFY(child<QPushButton>(*it.page, "reloadButton")->isVisibleTo(it.page.get()));
        child<QLineEdit>(*it.page, "filterEdit")->setText(s("t.local"));
        it.table().selectRow(1);
        child<QDoubleSpinBox>(*it.page, "limitSpin")->setValue(4.5);
        const auto plan = it.state.plan;
        const int calls = it.services.cloud.callNames().count(s("offers"));
        QVERIFY(it.page->validatePage());
        it.page->cleanupPage();
        it.page->initializePage();
        QCOMPARE(it.state.plan.zoneId, plan.zoneId);
        QCOMPARE(it.state.plan.typeId, plan.typeId);
        QCOMPARE(child<QDoubleSpinBox>(*it.page, "limitSpin")->value(), 4.5);
        QCOMPARE(child<QLineEdit>(*it.page, "filterEdit")->text(), s("t.local"));
        QCOMPARE(it.services.cloud.callNames().count(s("offers")), calls); // not loaded again
        QCOMPARE(*it.state.plan.priceLimit, yuan(4.5));
    }

    void theTabKeyGoesAsOneReads()
    {
        Page it;
        it.open();
        const QStringList read{s("filterEdit"),    s("regionCombo"),    s("gpuCombo"),       s("stockCheck"),
                               s("offersTable"),   s("reloadButton"),   s("historySummary"), s("zoomOutButton"),
                               s("ladderList"),    s("ladderUpButton"), s("ladderCombo"),    s("ladderAddButton"),
                               s("purchaseCombo"), s("limitSpin")};
        QCOMPARE(test::tabOrder(*it.page, read).join(QLatin1Char(' ')), read.join(QLatin1Char(' ')));
    }

    void thePageSpeaksTheLanguageOfTheMoment()
    {
        Page it;
        it.services.cloud.releaseRates.insert(s("t.small@a"), 3);
        it.services.cloud.prices.insert(s("t.small@a"), yuan(0.5));
        it.open();
        QTRY_VERIFY(it.page->isComplete());
        QTRY_VERIFY(it.label("historySummary").contains(s("median")));
        auto *combo = child<QComboBox>(*it.page, "ladderCombo");
        QTRY_VERIFY(combo->count() > 0);
        child<QPushButton>(*it.page, "ladderAddButton")->click();
        it.services.cloud.regionName = s("⟦Test⟧");
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QTRY_COMPARE(it.state.regionNames.value(s("cn-test")), s("⟦Test⟧")); // as the cloud calls it now
        const QStringList data{s("filterEdit"),                              // what could be typed there
                               s("offersTable:1"), s("offersTable:2"), s("offersTable:3"), s("ladderCombo")};
        const auto left = test::untranslated(*it.page, data);
        const auto summary = it.label("historySummary");
        const auto rung = it.ladder().item(0)->text();
        QCoreApplication::removeTranslator(&brackets);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QVERIFY2(summary.startsWith(s("⟦")), qPrintable(summary));
        QVERIFY2(rung.contains(s("⟦⚠")), qPrintable(rung));
    }
};

QTEST_MAIN(TestGuiOffers)
#include "test_gui_offers.moc"
