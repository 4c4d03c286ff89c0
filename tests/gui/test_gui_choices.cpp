// What was chosen stays chosen: neither news that come late nor a second machine change what is bought, or kept.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/main_window.h"
#include "ui/wizard/disk_page.h"
#include "ui/wizard/launch_wizard.h"
#include "ui/wizard/offers_page.h"
#include "ui/wizard/review_page.h"

#include <QSignalSpy>
#include <QtWidgets>

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

void reachReview(LaunchWizard &wizard)
{
    while (wizard.currentId() < LaunchWizard::Review) {
        QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(wizard.currentPage()->title()));
        wizard.next();
    }
}
} // namespace

class TestGuiChoices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rowsThatComeLateDoNotMoveTheChoice()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.cloud.otherRegions = QStringList{QStringLiteral("other")};
        {
            ui::WizardState state(services);
            ui::OffersPage page(state); // only to count the calls
            page.initializePage();
            QTRY_COMPARE(child<QTableView>(page, "offersTable")->model()->rowCount(), 8);
        }
        // The last call belongs to one region; the other one is complete by then.
        const int last = 2 * services.cloud.calls();
        ui::WizardState state(services);
        ui::OffersPage page(state);
        test::Gate gate(services, last); // goes first: the page's end waits for the call
        gate.close();
        page.initializePage();
        QTRY_VERIFY(gate.isHolding() && page.isComplete());
        const QString zone = state.plan.zoneId;
        const QString region = state.plan.regionId;
        QVERIFY(page.validatePage());
        for (const auto *late : {"a", "b", "other-a", "other-b"})
            services.cloud.prices.insert(QStringLiteral("t.small@") + QString::fromLatin1(late), yuan(0.1));
        gate.open();
        QTest::qWait(50); // the row that would move it is on its way
        QCOMPARE(state.plan.zoneId, zone);
        QCOMPARE(state.plan.regionId, region);
        QCOMPARE(*state.offer->spotPerHour, yuan(1));
        QVERIFY(page.isComplete());
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
