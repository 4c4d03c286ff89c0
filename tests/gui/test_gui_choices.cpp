// What was chosen stays chosen: neither news that come late, nor a table that is loaded anew, nor a second machine
// change what is bought, or kept.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/main_window.h"
#include "ui/prices/market_model.h"
#include "ui/wizard/disk_page.h"
#include "ui/wizard/launch_wizard.h"
#include "ui/wizard/offers_page.h"
#include "ui/wizard/review_page.h"

#include <QSignalSpy>
#include <QtWidgets>
#include <memory>
#include <thread>

using namespace spotbook;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using ui::LaunchWizard;

namespace {
domain::Money yuan(double amount)
{
    return domain::Money::micros(qRound64(amount * 1'000'000), QStringLiteral("CNY"));
}

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

void reach(LaunchWizard &wizard, int page)
{
    while (wizard.currentId() < page) {
        QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(wizard.currentPage()->title()));
        wizard.next();
    }
}

void reachReview(LaunchWizard &wizard)
{
    reach(wizard, LaunchWizard::Review);
}

// The page over two regions.
struct Offers
{
    Offers()
    {
        test::storeKey(services);
        services.cloud.otherRegions = QStringList{s("other")};
        services.cloud.providerCapabilities().releaseRate = false; // the prices are what a region is asked for last
    }
    // The last call belongs to one region; the other one is complete by then.
    bool openButForTheLastCall()
    {
        {
            ui::WizardState counting(services);
            ui::OffersPage whole(counting);
            whole.initializePage();
            if (!QTest::qWaitFor([&] { return rows(whole) == 8; }))
                return false;
        }
        gate = std::make_unique<test::Gate>(services, 2 * services.cloud.calls());
        gate->close();
        page = std::make_unique<ui::OffersPage>(state);
        page->initializePage();
        return QTest::qWaitFor([&] { return gate->isHolding() && page->isComplete(); });
    }
    // With something better than what is chosen.
    void letTheRestCome()
    {
        for (const auto *late : {"a", "b", "other-a", "other-b"})
            services.cloud.prices.insert(s("t.small@") + s(late), yuan(0.1));
        gate->open();
    }
    static int rows(ui::OffersPage &page) { return child<QTableView>(page, "offersTable")->model()->rowCount(); }
    int asked() const { return services.cloud.callNames().count(s("offers")); }
    QString label(const char *name) const { return child<QLabel>(*page, name)->text(); }
    QDoubleSpinBox &limit() const { return *child<QDoubleSpinBox>(*page, "limitSpin"); }

    test::FakeServices services;
    ui::WizardState state{services};
    std::unique_ptr<ui::OffersPage> page;
    std::unique_ptr<test::Gate> gate; // goes first: the page's end waits for the call
};
} // namespace

class TestGuiChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsThatComeLateDoNotMoveTheChoice()
    {
        Offers it;
        QVERIFY(it.openButForTheLastCall());
        const QString zone = it.state.plan.zoneId;
        const QString region = it.state.plan.regionId;
        QVERIFY(it.page->validatePage());
        it.letTheRestCome();
        QTest::qWait(50); // the row that would move it is on its way
        QCOMPARE(it.state.plan.zoneId, zone);
        QCOMPARE(it.state.plan.regionId, region);
        QCOMPARE(*it.state.offer->spotPerHour, yuan(1));
        QVERIFY(it.page->isComplete());
    }

    void whatIsMadeWhileTheTableLoadsStays_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"limit", "purchase", "ladder"})
            QTest::newRow(what) << s(what);
    }

    void whatIsMadeWhileTheTableLoadsStays()
    {
        QFETCH(QString, what);
        Offers it;
        QVERIFY(it.openButForTheLastCall());
        if (what == s("limit")) {
            it.limit().setValue(4.5);
        } else if (what == s("purchase")) {
            child<QComboBox>(*it.page, "purchaseCombo")
                ->setCurrentIndex(static_cast<int>(domain::Purchase::SpotAtMarket));
        } else {
            auto *ladder = child<QListWidget>(*it.page, "ladderList");
            QTRY_VERIFY(ladder->count() > 0);
            ladder->setCurrentRow(0);
            child<QPushButton>(*it.page, "ladderRemoveButton")->click();
        }
        const auto plan = it.state.plan;
        const double limit = it.limit().value();
        it.letTheRestCome();
        QTRY_COMPARE(Offers::rows(*it.page), 8);
        QCOMPARE(it.state.plan.zoneId, plan.zoneId);
        QCOMPARE(it.state.plan.typeId, plan.typeId);
        QCOMPARE(it.state.plan.fallbacks, plan.fallbacks);
        QCOMPARE(it.state.plan.purchase, plan.purchase);
        QCOMPARE(it.limit().value(), limit);
    }

    void aLimitThatIsTypedBeforeTheFirstRowStays()
    {
        Offers it;
        it.gate = std::make_unique<test::Gate>(it.services);
        it.gate->close();
        it.page = std::make_unique<ui::OffersPage>(it.state);
        it.page->initializePage();
        it.limit().setValue(4.5);
        it.gate->open();
        QTRY_COMPARE(Offers::rows(*it.page), 8);
        QVERIFY(it.page->isComplete());
        QCOMPARE(it.limit().value(), 4.5);
        child<QTableView>(*it.page, "offersTable")->selectRow(7); // another row wants another limit
        QVERIFY(it.limit().value() < 4.5);
    }

    void whoLooksAtOtherRowsIsNotMovedAway()
    {
        Offers it;
        for (int i = 0; i < 40; ++i) {
            domain::MachineType type;
            type.id = s("u.%1").arg(i);
            type.family = s("u");
            type.gpus = 1;
            it.services.cloud.moreTypes.append(type);
        }
        for (const char *zone : {"a", "b", "other-a", "other-b"})
            it.services.cloud.prices.insert(s("t.small@") + s(zone), yuan(0.5)); // first in the table
        const int rows = 4 * 42;
        {
            ui::WizardState counting(it.services);
            ui::OffersPage whole(counting);
            whole.initializePage();
            QTRY_COMPARE(Offers::rows(whole), rows);
        }
        it.gate = std::make_unique<test::Gate>(it.services, 2 * it.services.cloud.calls());
        it.gate->close();
        it.page = std::make_unique<ui::OffersPage>(it.state);
        it.page->resize(1000, 650);
        it.page->initializePage();
        it.page->show();
        QTRY_VERIFY(it.gate->isHolding() && it.page->isComplete());
        auto *table = child<QTableView>(*it.page, "offersTable");
        QTRY_COMPARE(table->model()->rowCount(), rows / 2);
        QTRY_VERIFY(table->verticalScrollBar()->maximum() > 20);
        table->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
        const int at = table->verticalScrollBar()->value();
        it.gate->open();
        QTRY_COMPARE(table->model()->rowCount(), rows);
        QCoreApplication::processEvents();
        QCOMPARE(table->verticalScrollBar()->value(), at);
        QCOMPARE(it.state.plan.typeId, s("t.small"));
    }

    // -- a table that is a part, or old
    void aPartOfTheTableIsCalledOneAndCompletedLater()
    {
        Offers it;
        QVERIFY(it.openButForTheLastCall());
        it.limit().setValue(4.5);
        const auto plan = it.state.plan;
        QVERIFY(it.page->validatePage());
        it.gate->open();
        QVERIFY2(it.label("loadLabel").contains(s("Only 1 of 2 regions")), qPrintable(it.label("loadLabel")));
        const QString time = messages::clockText(it.services.clock().now());
        QVERIFY2(it.label("loadLabel").contains(s("as of ") + time), qPrintable(it.label("loadLabel")));
        it.page->initializePage();
        QTRY_COMPARE(Offers::rows(*it.page), 8);
        QTRY_VERIFY(it.page->isComplete());
        QVERIFY(!it.label("loadLabel").contains(s("Only")));
        QCOMPARE(it.state.plan.zoneId, plan.zoneId);
        QCOMPARE(it.state.plan.typeId, plan.typeId);
        QCOMPARE(it.limit().value(), 4.5);
    }

    void anOldTableIsAskedForAnewOnTheWayBack()
    {
        test::FakeServices services;
        test::storeKey(services);
        LaunchWizard wizard(services, {});
        wizard.show();
        const auto asked = [&] { return services.cloud.callNames().count(s("offers")); };
        reach(wizard, LaunchWizard::Network);
        const auto plan = wizard.state().plan;
        int before = asked();
        services.time().advance(std::chrono::minutes(9));
        wizard.back();
        QCoreApplication::processEvents();
        QVERIFY(wizard.currentPage()->isComplete());
        QCOMPARE(asked(), before);
        wizard.next();
        services.time().advance(std::chrono::minutes(2));
        before = asked();
        wizard.back();
        QTRY_VERIFY(asked() > before);
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        QCOMPARE(wizard.state().plan.zoneId, plan.zoneId);
        QCOMPARE(wizard.state().plan.typeId, plan.typeId);
    }

    void whoIsSentBackForWantOfStockSeesWhatThereIsNow()
    {
        test::FakeServices services;
        test::storeKey(services);
        LaunchWizard wizard(services, {});
        wizard.show();
        reachReview(wizard);
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        for (const char *offer : {"t.small@a", "t.small@b", "t.local@a", "t.local@b"})
            services.cloud.soldOut << s(offer);
        child<QPushButton>(*wizard.currentPage(), "checkButton")->click();
        QTRY_VERIFY(bannerOf(*wizard.currentPage()).failure().has_value());
        QCOMPARE(bannerOf(*wizard.currentPage()).failure()->kind, FailureKind::NoStock);
        const int before = services.cloud.callNames().count(s("offers"));
        child<QPushButton>(bannerOf(*wizard.currentPage()), "bannerAction")->click();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Offers));
        QTRY_VERIFY(services.cloud.callNames().count(s("offers")) > before);
        QTRY_COMPARE(child<QTableView>(wizard, "offersTable")->model()->rowCount(), 0); // nothing is in stock
        QVERIFY(!wizard.currentPage()->isComplete());
    }

    void backFromTheDiskTheRungsSayWhatACopyCosts()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.cloud.prices.insert(s("t.small@a"), yuan(0.9));
        const auto disk = services.cloud.addDisk(s("a"));
        LaunchWizard wizard(services, {});
        wizard.show();
        reach(wizard, LaunchWizard::Disk);
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        child<QRadioButton>(wizard, "existingRadio")->setChecked(true);
        auto *tree = child<QTreeWidget>(wizard, "diskTree");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        tree->setCurrentItem(tree->topLevelItem(0));
        reach(wizard, LaunchWizard::Notebook);
        QCOMPARE(wizard.state().plan.workDisk.diskId, disk.id);
        while (wizard.currentId() > LaunchWizard::Offers)
            wizard.back();
        auto *ladder = child<QListWidget>(wizard, "ladderList");
        QVERIFY(ladder->count() > 0);
        QTRY_VERIFY2(ladder->item(0)->text().contains(s("needs a copy")), qPrintable(ladder->item(0)->text()));
    }

    void cancelEndsTheLoading()
    {
        test::FakeServices services;
        test::storeKey(services);
        std::atomic<bool> held{false};
        services.cloud.hook = [&](const auto &seen, auto) {
            if (seen.name != QLatin1String("offers"))
                return;
            held = true;
            while (!seen.stop.stop_requested())
                std::this_thread::yield();
            throw domain::Error(FailureKind::Cancelled);
        };
        auto wizard = std::make_unique<LaunchWizard>(services, QStringList());
        wizard->show();
        reach(*wizard, LaunchWizard::Offers);
        QTRY_VERIFY(held);
        QVERIFY(!wizard->currentPage()->isComplete());
        wizard->button(QWizard::CancelButton)->click();
        QVERIFY(wizard->isHidden());
        wizard.reset(); // as its window does then: it waits for no answer
        const int calls = services.cloud.calls();
        QCoreApplication::processEvents();
        QCOMPARE(services.cloud.calls(), calls);
    }

    // -- what a row can be bought as
    void onDemandIsNotHeldUpByTheStockOfSpotMachines()
    {
        Offers it;
        it.services.cloud.otherRegions.clear();
        it.services.cloud.soldOut << s("t.small@a");
        it.page = std::make_unique<ui::OffersPage>(it.state);
        it.page->initializePage();
        QTRY_VERIFY(it.page->isComplete() && Offers::rows(*it.page) == 3);
        child<QCheckBox>(*it.page, "stockCheck")->setChecked(false);
        auto *table = child<QTableView>(*it.page, "offersTable");
        int row = 0;
        while (it.state.plan.zoneId != s("a") || it.state.plan.typeId != s("t.small"))
            table->selectRow(row++);
        QVERIFY(!it.page->isComplete());
        QVERIFY(!it.label("purchaseNote").contains(s("stock")));
        child<QComboBox>(*it.page, "purchaseCombo")->setCurrentIndex(static_cast<int>(domain::Purchase::OnDemand));
        QVERIFY(it.page->isComplete());
        QVERIFY2(it.label("purchaseNote").contains(s("stock")), qPrintable(it.label("purchaseNote")));
    }

    void aRowWithoutAPriceWantsALimitOfThePersons()
    {
        Offers it;
        it.services.cloud.otherRegions.clear();
        it.services.cloud.history = {{it.services.clock().now(), s("a"), yuan(2), domain::Money()}};
        it.page = std::make_unique<ui::OffersPage>(it.state);
        it.page->initializePage();
        QTRY_VERIFY(it.page->isComplete() && Offers::rows(*it.page) == 4);
        QCOMPARE(it.limit().value(), 2.4);
        child<QTableView>(*it.page, "offersTable")->selectRow(3); // what is unknown comes last
        QCOMPARE(it.state.plan.zoneId, s("b"));
        QVERIFY(it.limit().value() < 1); // not that of the row before
        QVERIFY(!it.page->isComplete());
        QVERIFY2(it.label("marketLabel").contains(s("no price")), qPrintable(it.label("marketLabel")));
        it.limit().setValue(3);
        QVERIFY(it.page->isComplete());
    }

    void whatIsNotKnownOfADiskIsSaidAndAskedForEachAccount()
    {
        Offers it;
        it.services.cloud.otherRegions.clear();
        it.page = std::make_unique<ui::OffersPage>(it.state);
        it.page->initializePage();
        auto *ladder = child<QListWidget>(*it.page, "ladderList");
        QTRY_VERIFY(it.page->isComplete() && ladder->count() > 0 && Offers::rows(*it.page) == 4);
        it.state.plan.workDisk.source = domain::WorkDiskSource::Existing;
        it.state.plan.workDisk.diskId = s("d-gone");
        it.page->initializePage();
        QTRY_VERIFY2(ladder->item(0)->text().contains(s("unknown")), qPrintable(ladder->item(0)->text()));
        const auto disk = it.services.cloud.addDisk(it.state.plan.zoneId);
        it.state.plan.workDisk.diskId = disk.id;
        const auto asked = [&] { return it.services.cloud.callNames().count(s("disks")); };
        int before = asked();
        it.page->initializePage();
        QTRY_VERIFY(!ladder->item(0)->text().contains(s("unknown")) && asked() > before);
        before = asked();
        it.page->initializePage();
        QTRY_VERIFY(it.page->isComplete());
        QCOMPARE(asked(), before); // known
        it.state.identity = domain::Identity{s("2"), {}, domain::Identity::Kind::User};
        it.page->initializePage();
        QTRY_VERIFY(asked() > before);
    }

    void theReviewNeverShowsThePriceOfAnotherDisk()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        test::choosePlace(state, services);
        ui::DiskPage page(state);
        page.initializePage();
        QTRY_VERIFY(state.diskPerHour.has_value());
        const auto before = *state.diskPerHour;
        QSignalSpy known(&page, &ui::DiskPage::priceKnown);
        auto *size = child<QSpinBox>(page, "sizeSpin");
        size->setValue(size->value() + 500);
        QVERIFY(page.validatePage());
        QVERIFY(!state.diskPerHour.has_value());
        QTRY_COMPARE(known.count(), 1); // asked for at once
        QVERIFY(before < *state.diskPerHour);
        QVERIFY(page.validatePage());
        QVERIFY(state.diskPerHour.has_value());
    }

    // For an existing disk the price comes from the disk page alone.
    void theButtonThatBuysShowsNoPartOfThePrice()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        test::choosePlace(state, services);
        state.plan.workDisk.source = domain::WorkDiskSource::Existing;
        state.plan.workDisk.diskId = services.cloud.addDisk(QStringLiteral("a")).id;
        QWizard wizard;
        auto *page = new ui::ReviewPage(state);
        wizard.addPage(page);
        wizard.restart();
        QTRY_VERIFY(page->isComplete());
        QVERIFY(!page->buttonText(QWizard::CommitButton).contains(QLatin1Char('.')));
        state.diskPerHour = yuan(0.5);
        page->refresh();
        QVERIFY2(page->buttonText(QWizard::CommitButton).contains(QStringLiteral("1.5")),
                 qPrintable(page->buttonText(QWizard::CommitButton)));
    }

    void namesThatAreLearntLateAreNotTakenTwice()
    {
        test::FakeServices services;
        test::storeKey(services);
        LaunchWizard wizard(services, {});
        wizard.setTakenProfiles(std::nullopt);
        wizard.show();
        reachReview(wizard);
        auto *tree = child<QTreeWidget>(*wizard.currentPage(), "checkTree");
        QTRY_VERIFY(tree->topLevelItemCount() > 0);
        QVERIFY(!wizard.currentPage()->isComplete()); // a machine called "default" may be running
        wizard.setTakenProfiles(QStringList{QStringLiteral("default")});
        QVERIFY(wizard.currentPage()->isComplete());
        QCOMPARE(wizard.state().plan.profile, QStringLiteral("default-2"));
        QTest::keyClicks(child<QLineEdit>(wizard, "profileEdit"), QStringLiteral("0"));
        QCOMPARE(wizard.state().plan.profile, QStringLiteral("default-20"));
        wizard.setTakenProfiles(QStringList{QStringLiteral("default-20")});
        QCOMPARE(wizard.state().plan.profile, QStringLiteral("default-20")); // it was typed
        QVERIFY(!wizard.currentPage()->isComplete());
    }

    void aRefusedLaunchLeavesTheOldPassword()
    {
        test::FakeServices services;
        test::storeKey(services);
        const auto old = base::Secret::copyOf("of the machine that runs");
        const QString where = secrets::name::notebookPassword(QStringLiteral("default"));
        services.secretStore().write(where, old, {});
        ui::MainWindow window(services);
        window.show();
        window.newMachine();
        auto *wizard = window.findChild<LaunchWizard *>();
        QVERIFY(wizard);
        reachReview(*wizard);
        QTRY_VERIFY(wizard->currentPage()->isComplete());
        test::beginLaunch(services, QStringLiteral("default")); // meanwhile, in a terminal
        wizard->button(QWizard::CommitButton)->click();
        QCOMPARE(wizard->currentId(), int(LaunchWizard::Progress));
        QTRY_VERIFY(bannerOf(*wizard->currentPage()).failure().has_value());
        QCOMPARE(bannerOf(*wizard->currentPage()).failure()->kind, FailureKind::LaunchInterrupted);
        QVERIFY(services.secretStore().read(where, {})->equals(old));
        QCOMPARE(services.profiles().names(), QStringList());
        QCOMPARE(wizard->state().plan.profile, QStringLiteral("default"));
    }
};

QTEST_MAIN(TestGuiChoices)
#include "test_gui_choices.moc"
