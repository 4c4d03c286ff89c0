// Every page of the launch wizard: when it lets go on, what it says when the cloud fails, what it keeps on the way
// back.
#include "gui/fake_services.h"
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/prices/market_model.h"
#include "ui/wizard/disk_page.h"
#include "ui/wizard/keys_page.h"
#include "ui/wizard/network_page.h"
#include "ui/wizard/notebook_page.h"
#include "ui/wizard/offers_page.h"
#include "ui/wizard/review_page.h"

#include <QSignalSpy>
#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using test::choosePlace;
using test::keyId;
using test::keySecret;
using test::storeKey;

class TestGuiPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysAreCleanedTestedAndKept()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        ui::KeysPage page(state);
        QSignalSpy accepted(&page, &ui::KeysPage::keyAccepted);
        page.initializePage();
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "idEdit")->setText(QStringLiteral("  ") + keyId + QStringLiteral(" \n"));
        child<QLineEdit>(page, "secretEdit")->setText(keySecret.left(10) + QStringLiteral("\r\n") + keySecret.mid(10));
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(services.lastKeyTried, keyId + QLatin1Char(':') + keySecret);
        QCOMPARE(accepted.count(), 1);
        QVERIFY(services.accessKey({}).has_value());
        QVERIFY(child<QLineEdit>(page, "secretEdit")->text().isEmpty());
        QVERIFY(child<QLabel>(page, "savedLabel")->text().contains(QStringLiteral("LTAI5t")));
        QVERIFY(!child<QLabel>(page, "savedLabel")->text().contains(keyId));
        QVERIFY(child<QLabel>(page, "resultLabel")->text().isEmpty());
    }

    void aStoredKeyIsUsedAtOnce()
    {
        test::FakeServices services;
        storeKey(services);
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        child<QPushButton>(page, "otherKeyButton")->click();
        QVERIFY(!page.isComplete());
    }

    void theWindowSaysWhereAKeyIsKept()
    {
        const auto said = [](test::FakeServices &services) {
            ui::WizardState state(services);
            ui::KeysPage page(state);
            page.initializePage();
            return QTest::qWaitFor([&page] { return page.isComplete(); }) ? child<QLabel>(page, "savedLabel")->text()
                                                                          : QString();
        };
        test::FakeServices services;
        storeKey(services);
        QVERIFY(said(services).contains(QStringLiteral("keychain")));
        services.environmentKey = secrets::AccessKey{keyId, base::Secret(keySecret.toUtf8()), true};
        const QString text = said(services);
        QVERIFY2(text.contains(QStringLiteral("environment")) && !text.contains(QStringLiteral("keychain")),
                 qPrintable(text));
    }

    void aRootKeyIsWarnedAbout()
    {
        test::FakeServices services;
        services.cloud.identityKind = domain::Identity::Kind::Root;
        storeKey(services);
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!child<QLabel>(page, "resultLabel")->text().isEmpty());
    }

    void aRefusedKeyIsNotKept()
    {
        test::FakeServices services;
        services.keyFailure = domain::Failure{FailureKind::KeyRejected};
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        child<QLineEdit>(page, "idEdit")->setText(keyId);
        child<QLineEdit>(page, "secretEdit")->setText(keySecret);
        child<QPushButton>(page, "testButton")->click();
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QCOMPARE(bannerOf(page).failure()->kind, FailureKind::KeyRejected);
        QVERIFY(!page.isComplete());
        QVERIFY(!services.accessKey({}).has_value());
        services.keyFailure.reset();
        child<QLineEdit>(page, "idEdit")->setText(keyId + QLatin1Char('X'));
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!bannerOf(page).failure().has_value());
    }

    void nonsenseIsRefusedWithoutAsking()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        child<QLineEdit>(page, "idEdit")->setText(QStringLiteral("密钥"));
        child<QLineEdit>(page, "secretEdit")->setText(keySecret);
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QCOMPARE(bannerOf(page).failure()->kind, FailureKind::KeyMalformed);
        QVERIFY(services.lastKeyTried.isEmpty());
    }

    void withoutAKeychainTheKeyLivesForThisRun()
    {
        test::FakeServices services;
        services.keychain.missing = true;
        ui::WizardState state(services);
        ui::KeysPage page(state);
        page.initializePage();
        child<QLineEdit>(page, "idEdit")->setText(keyId);
        child<QLineEdit>(page, "secretEdit")->setText(keySecret);
        child<QPushButton>(page, "testButton")->click();
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QCOMPARE(bannerOf(page).failure()->kind, FailureKind::KeychainMissing);
        QVERIFY(!page.isComplete());
        child<QPushButton>(page, "bannerAction")->click();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(services.inMemory);
    }

    void thePolicyCanBeCopied()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        ui::KeysPage page(state);
        child<QPushButton>(page, "policyButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\"policy\": true}"));
    }

    void offersFillAndTheCheapestIsChosen()
    {
        test::FakeServices services;
        storeKey(services);
        services.cloud.prices.insert(QStringLiteral("t.small@b"),
                                     domain::Money::micros(400'000, QStringLiteral("CNY")));
        ui::WizardState state(services);
        ui::OffersPage page(state);
        page.initializePage();
        QVERIFY(!page.isComplete());
        auto *table = child<QTableView>(page, "offersTable");
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(state.plan.typeId, QStringLiteral("t.small"));
        QCOMPARE(state.plan.zoneId, QStringLiteral("b"));
        auto *limit = child<QDoubleSpinBox>(page, "limitSpin");
        QVERIFY(limit->value() >= 0.4 && limit->value() < 0.6);
        QVERIFY(page.validatePage());
        QVERIFY(state.plan.priceLimit.has_value());
        limit->setValue(0.1); // below the market nothing is sold
        QVERIFY(!page.isComplete());
        child<QComboBox>(page, "purchaseCombo")->setCurrentIndex(static_cast<int>(domain::Purchase::SpotAtMarket));
        QVERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QVERIFY(!state.plan.priceLimit.has_value());
    }

    void offersAreFiltered()
    {
        test::FakeServices services;
        storeKey(services);
        services.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        ui::WizardState state(services);
        ui::OffersPage page(state);
        page.initializePage();
        auto *table = child<QTableView>(page, "offersTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        child<QLineEdit>(page, "filterEdit")->setText(QStringLiteral("LOCAL test"));
        QCOMPARE(table->model()->rowCount(), 2);
        child<QLineEdit>(page, "filterEdit")->setText(QStringLiteral("t.small"));
        QCOMPARE(table->model()->rowCount(), 1);
        child<QCheckBox>(page, "stockCheck")->setChecked(false);
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void whatThePersonPickedStays()
    {
        test::FakeServices services;
        storeKey(services);
        ui::WizardState state(services);
        ui::OffersPage page(state);
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        auto *table = child<QTableView>(page, "offersTable");
        const int wanted = 3;
        const QString type = table->model()->index(wanted, ui::MarketModel::Type).data().toString();
        const QString zone = table->model()->index(wanted, ui::MarketModel::Zone).data().toString();
        table->selectRow(wanted);
        QCOMPARE(state.plan.typeId, type);
        QVERIFY(page.validatePage());
        page.cleanupPage();
        page.initializePage();
        QVERIFY(page.isComplete());
        QCOMPARE(state.plan.typeId, type);
        QCOMPARE(state.plan.zoneId, zone);
        child<QPushButton>(page, "reloadButton")->click(); // also over a fresh load
        QVERIFY(!page.isComplete());
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(state.plan.typeId, type);
        QCOMPARE(state.plan.zoneId, zone);
    }

    void aFailingCloudIsSaidAndTriedAgain()
    {
        test::FakeServices services;
        storeKey(services);
        services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::NetworkUnreachable); };
        ui::WizardState state(services);
        ui::OffersPage page(state);
        page.initializePage();
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QCOMPARE(bannerOf(page).failure()->kind, FailureKind::NetworkUnreachable);
        QVERIFY(!page.isComplete());
        services.cloud.hook = nullptr;
        child<QPushButton>(page, "reloadButton")->click();
        QTRY_VERIFY(page.isComplete());
        QVERIFY(!bannerOf(page).failure().has_value());
    }

    void theNetworkPageShowsThisComputersAddress()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::NetworkPage page(state);
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        QCOMPARE(child<QLineEdit>(page, "addressEdit")->text(), QStringLiteral("203.0.113.7"));
        QVERIFY(page.validatePage());
        QVERIFY(state.ownAddress.isEmpty());
        QCOMPARE(state.plan.bandwidthBilling, domain::BandwidthBilling::ByTraffic);
        QVERIFY(state.plan.securityGroupId.isEmpty());
        child<QLineEdit>(page, "addressEdit")->setText(QStringLiteral("not an address"));
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "addressEdit")->setText(QStringLiteral("203.0.113.9"));
        child<QRadioButton>(page, "tunnelRadio")->setChecked(true);
        child<QSpinBox>(page, "bandwidthSpin")->setValue(5);
        QVERIFY(page.validatePage());
        QCOMPARE(state.ownAddress, QStringLiteral("203.0.113.9"));
        QCOMPARE(state.plan.access, domain::NotebookAccess::Tunnel);
        QCOMPARE(state.plan.bandwidthMbit, 5);
    }

    void anUnknownAddressMayBeTyped()
    {
        test::FakeServices services;
        services.ownAddress.clear(); // and no service to ask
        ui::WizardState state(services);
        choosePlace(state, services);
        ui::NetworkPage page(state);
        page.initializePage();
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QCOMPARE(bannerOf(page).failure()->kind, FailureKind::OwnAddressUnknown);
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "addressEdit")->setText(QStringLiteral("198.51.100.4"));
        QVERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QCOMPARE(state.ownAddress, QStringLiteral("198.51.100.4"));
    }

    void onlyDisksThatFitCanBeChosen()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        choosePlace(state, services);
        const auto good = services.cloud.addDisk(QStringLiteral("a"));
        const auto elsewhere = services.cloud.addDisk(QStringLiteral("b"));
        const auto odd = services.cloud.addDisk(QStringLiteral("a"));
        services.cloud.diskMap[odd.id].category = QStringLiteral("cloud_essd");
        ui::DiskPage page(state);
        page.initializePage();
        QVERIFY(!page.isComplete());
        QTRY_VERIFY(page.isComplete());
        auto *tree = child<QTreeWidget>(page, "diskTree");
        QCOMPARE(tree->topLevelItemCount(), 3);
        QTRY_VERIFY(!child<QLabel>(page, "priceLabel")->text().isEmpty());
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.workDisk.source, domain::WorkDiskSource::New);
        QCOMPARE(state.plan.workDisk.category, QStringLiteral("cloud_ssd"));
        child<QRadioButton>(page, "existingRadio")->setChecked(true);
        QVERIFY(!page.isComplete());
        int choosable = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            auto *item = tree->topLevelItem(i);
            const bool can = item->flags().testFlag(Qt::ItemIsSelectable);
            choosable += can ? 1 : 0;
            QCOMPARE(can, item->data(0, Qt::UserRole).toString() == good.id);
            QVERIFY(can || !item->text(4).isEmpty()); // the others say why
            if (can)
                tree->setCurrentItem(item);
        }
        QCOMPARE(choosable, 1);
        QVERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.workDisk.diskId, good.id);
        Q_UNUSED(elsewhere)
    }

    void passwordsAreMadeOrTypedTwice()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        ui::NotebookPage page(state);
        page.initializePage();
        QVERIFY(page.isComplete());
        const QString made = child<QLineEdit>(page, "generatedEdit")->text();
        QVERIFY(made.size() >= 16);
        page.initializePage(); // coming back keeps it
        QCOMPARE(child<QLineEdit>(page, "generatedEdit")->text(), made);
        QVERIFY(page.validatePage());
        QVERIFY(state.password.equals(base::Secret(made.toUtf8())));
        QCOMPARE(state.plan.lease, std::chrono::minutes(480));

        child<QRadioButton>(page, "ownRadio")->setChecked(true);
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "passwordEdit")->setText(QStringLiteral("short"));
        child<QLineEdit>(page, "repeatEdit")->setText(QStringLiteral("short"));
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "passwordEdit")->setText(QStringLiteral("correct horse battery"));
        QVERIFY(!page.isComplete());
        child<QLineEdit>(page, "repeatEdit")->setText(QStringLiteral("correct horse battery"));
        QVERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QVERIFY(state.password.equals(base::Secret::copyOf("correct horse battery")));
    }

    void theLeaseIsChosen()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        ui::NotebookPage page(state);
        page.initializePage();
        auto *combo = child<QComboBox>(page, "leaseCombo");
        combo->setCurrentIndex(3);
        auto *until = child<QDateTimeEdit>(page, "leaseEdit");
        until->setDateTime(services.clock().now().toLocalTime().addSecs(60));
        QVERIFY(!page.isComplete());
        until->setDateTime(services.clock().now().toLocalTime().addSecs(5 * 3600 + 30));
        QVERIFY(page.isComplete());
        QVERIFY(page.validatePage());
        QVERIFY(state.plan.lease >= std::chrono::minutes(299) && state.plan.lease <= std::chrono::minutes(301));
        combo->setCurrentIndex(4);
        QVERIFY(page.validatePage());
        QCOMPARE(state.plan.lease, std::chrono::minutes(0));
        QVERIFY(child<QLabel>(page, "leaseNote")->text().contains(QStringLiteral("⚠")));
    }

    void strengthFollowsLengthAndVariety()
    {
        QCOMPARE(ui::passwordStrength(QStringLiteral("abc")), 0);
        QCOMPARE(ui::passwordStrength(QStringLiteral("aaaaaaaaaaaaaaaaaaaa")), 1);
        QCOMPARE(ui::passwordStrength(QStringLiteral("password")), 1);
        QCOMPARE(ui::passwordStrength(QStringLiteral("correct horse battery")), 3);
    }

    void theReviewChecksBeforeItsButtonWorks()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        choosePlace(state, services);
        QWizard wizard;
        auto *page = new ui::ReviewPage(state);
        wizard.addPage(page);
        wizard.restart();
        QVERIFY(page->isCommitPage());
        QVERIFY(!page->isComplete());
        QTRY_VERIFY(page->isComplete());
        QVERIFY(page->buttonText(QWizard::CommitButton).contains(QStringLiteral("1.")));
        QVERIFY(child<QTreeWidget>(*page, "planTree")->topLevelItemCount() >= 7);
        QVERIFY(child<QTreeWidget>(*page, "checkTree")->topLevelItemCount() >= 4);
        QVERIFY(services.cloud.bought.isEmpty());
        QSignalSpy wanted(page, &ui::ReviewPage::launchWanted);
        child<QLineEdit>(*page, "profileEdit")->setText(QStringLiteral("no blanks please"));
        QVERIFY(!page->isComplete());
        child<QLineEdit>(*page, "profileEdit")->setText(QStringLiteral("first"));
        QVERIFY(page->isComplete());
        QVERIFY(page->validatePage());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(state.plan.profile, QStringLiteral("first"));
        QVERIFY(services.cloud.bought.isEmpty()); // the page itself buys nothing
    }

    void anEmptyPurseStopsTheReview()
    {
        test::FakeServices services;
        services.cloud.balanceNow = domain::Money::micros(1'000'000, QStringLiteral("CNY"));
        ui::WizardState state(services);
        choosePlace(state, services);
        QWizard wizard;
        auto *page = new ui::ReviewPage(state);
        wizard.addPage(page);
        wizard.restart();
        QTRY_VERIFY(bannerOf(*page).failure().has_value());
        QCOMPARE(bannerOf(*page).failure()->kind, FailureKind::BalanceTooLow);
        QVERIFY(!page->isComplete());
        services.cloud.balanceNow = domain::Money::micros(900'000'000, QStringLiteral("CNY"));
        child<QPushButton>(*page, "checkButton")->click();
        QTRY_VERIFY(page->isComplete());
        QVERIFY(!bannerOf(*page).failure().has_value());
    }

    void aTakenProfileNameIsRefused()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        choosePlace(state, services);
        state.takenProfiles = QStringList{QStringLiteral("default")};
        QWizard wizard;
        auto *page = new ui::ReviewPage(state);
        wizard.addPage(page);
        wizard.restart();
        QTRY_VERIFY(child<QTreeWidget>(*page, "checkTree")->topLevelItemCount() > 0);
        QVERIFY(!page->isComplete());
        child<QLineEdit>(*page, "profileEdit")->setText(QStringLiteral("other"));
        QVERIFY(page->isComplete());
    }

    void aPageThatGoesAwayStopsItsWork()
    {
        test::FakeServices services;
        storeKey(services);
        std::atomic<bool> inside{false};
        std::atomic<bool> release{false};
        services.cloud.hook = [&](const auto &, auto) {
            inside = true;
            while (!release)
                std::this_thread::yield();
        };
        ui::WizardState state(services);
        auto page = std::make_unique<ui::OffersPage>(state);
        page->initializePage();
        QTRY_VERIFY(inside);
        const int before = services.cloud.calls();
        std::thread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            release = true;
        });
        page.reset(); // joins: nothing touches the page afterwards
        QVERIFY(release);
        later.join();
        const int after = services.cloud.calls();
        QVERIFY(after - before <= 1); // stopped: the dozens of calls of a whole table are not made
        QTest::qWait(20);
        QCOMPARE(services.cloud.calls(), after);
    }
};

QTEST_MAIN(TestGuiPages)
#include "test_gui_pages.moc"
