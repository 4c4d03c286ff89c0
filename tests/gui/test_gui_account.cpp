// Can this account buy? Every red line has what mends it, the way on stays open, and coming back looks again.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/browser.h"
#include "ui/wizard/account_page.h"
#include "ui/wizard/launch_wizard.h"

#include <QSignalSpy>
#include <QtWidgets>
#include <memory>
#include <thread>

using namespace spotbook;
using domain::FailureKind;
using test::child;
using ui::LaunchWizard;

namespace {

const QString missingRight = QStringLiteral("fake:BuyMachine");

// The page alone, in a window of its own, with a key that was accepted before.
struct Bench
{
    Bench()
    {
        for (const char *link : {"top-up", "quota", "real-name", "create-user", "permissions"})
            services.links(QString::fromLatin1(link),
                           QStringLiteral("https://example.com/") + QString::fromLatin1(link));
        services.isPractice = false;
        test::storeKey(services);
        state.identity = domain::Identity{QStringLiteral("1"), QStringLiteral("me"), services.cloud.identityKind};
        state.keyNumber = 1;
        ui::setBrowser([this](const QUrl &url) {
            opened << url.toString();
            return true;
        });
    }
    ~Bench() { ui::setBrowser({}); }
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    ui::AccountPage &begin()
    {
        page = std::make_unique<ui::AccountPage>(state);
        page->resize(1000, 520);
        page->show();
        page->initializePage();
        return *page;
    }
    QTreeWidgetItem *row(const QString &name) const
    {
        const auto *tree = child<QTreeWidget>(*page, "accountTree");
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            if (tree->topLevelItem(i)->text(0).endsWith(name))
                return tree->topLevelItem(i);
        }
        qFatal("no row %s", qPrintable(name));
    }
    QString sign(const QString &name) const { return row(name)->text(0).left(1); }
    QPushButton *remedy(const char *name) const { return page->findChild<QPushButton *>(QString::fromLatin1(name)); }
    QString result() const { return child<QLabel>(*page, "resultLabel")->text(); }
    int asked(const char *call) const { return services.cloud.callNames().count(QString::fromLatin1(call)); }
    bool idle() const { return page->isComplete() && !child<QPushButton>(*page, "checkButton")->isHidden(); }

    test::FakeServices services;
    ui::WizardState state{services};
    std::unique_ptr<ui::AccountPage> page;
    QStringList opened;
};

void activate(QWidget &window, QEvent::Type type)
{
    QEvent event(type);
    QCoreApplication::sendEvent(&window, &event);
}

} // namespace

class TestGuiAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodAccountFillsByItself()
    {
        Bench bench;
        auto &page = bench.begin();
        QVERIFY(!page.isComplete());
        QTRY_VERIFY(bench.idle());
        for (const char *name : {"Clock of this computer", "Connection to the cloud", "Access key", "Balance",
                                 "Real-name verification", "Quota for spot machines"})
            QCOMPARE(bench.sign(QString::fromLatin1(name)), QStringLiteral("✓"));
        // What no trial run shows stays a question.
        QCOMPARE(bench.sign(QStringLiteral("Permissions of the key")), QStringLiteral("?"));
        auto *rights = bench.row(QStringLiteral("Permissions of the key"));
        QCOMPARE(rights->childCount(), 3);
        QCOMPARE(rights->child(0)->text(0), QStringLiteral("? fake:AttachDisk"));
        QVERIFY(rights->child(0)->text(1) != rights->child(1)->text(1));
        QVERIFY(!bench.remedy("remedyBalance"));
        QCOMPARE(page.buttonText(QWizard::NextButton), QStringLiteral("&Next"));
        QCOMPARE(bench.services.cloud.writes(), 0);
    }

    void theMissingAmountLeadsToTheTopUp()
    {
        Bench bench;
        bench.services.cloud.balanceNow = domain::Money::micros(20'000'000, QStringLiteral("CNY"));
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Balance")), QStringLiteral("✗"));
        QVERIFY2(bench.row(QStringLiteral("Balance"))->text(1).contains(QStringLiteral("¥80.00")),
                 qPrintable(bench.row(QStringLiteral("Balance"))->text(1)));
        QVERIFY(bench.remedy("remedyBalance"));
        bench.remedy("remedyBalance")->click();
        QCOMPARE(bench.opened, QStringList{QStringLiteral("https://example.com/top-up")});
        // One may go on and look, and is told so.
        QVERIFY(page.isComplete());
        QVERIFY(page.buttonText(QWizard::NextButton) != QStringLiteral("&Next"));
        QVERIFY(child<QLabel>(page, "resultLabel")->text().startsWith(QStringLiteral("✗")));

        // Back from the console: the red line alone is asked again.
        bench.services.cloud.balanceNow = domain::Money::micros(120'000'000, QStringLiteral("CNY"));
        const int rights = bench.asked("permission");
        activate(*page.window(), QEvent::WindowDeactivate);
        activate(*page.window(), QEvent::WindowActivate);
        QTRY_COMPARE(bench.sign(QStringLiteral("Balance")), QStringLiteral("✓"));
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.asked("permission"), rights);
        QVERIFY(!bench.remedy("remedyBalance") || bench.remedy("remedyBalance")->isHidden());
        QCOMPARE(page.buttonText(QWizard::NextButton), QStringLiteral("&Next"));
        // With nothing red, coming back asks nothing.
        const int calls = bench.services.cloud.calls();
        activate(*page.window(), QEvent::WindowDeactivate);
        activate(*page.window(), QEvent::WindowActivate);
        QVERIFY(bench.idle());
        QCOMPARE(bench.services.cloud.calls(), calls);
    }

    void aMissingRightIsNamedAndThePolicyCopied()
    {
        Bench bench;
        bench.services.cloud.permissionMap[missingRight] = domain::Permission::State::Missing;
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Permissions of the key")), QStringLiteral("✗"));
        QVERIFY(child<QLabel>(page, "detailLabel")->text().contains(missingRight)); // the first red line is shown
        bench.remedy("remedyPermission")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\"policy\": true}"));
        bench.services.cloud.permissionMap[missingRight] = domain::Permission::State::Allowed;
        child<QPushButton>(page, "checkButton")->click();
        QTRY_COMPARE(bench.sign(QStringLiteral("Permissions of the key")), QStringLiteral("?"));
    }

    void practiceLeadsToNoPageThatCostsMoney()
    {
        Bench bench;
        bench.services.isPractice = true;
        bench.services.cloud.balanceNow = domain::Money::micros(20'000'000, QStringLiteral("CNY"));
        bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Balance")), QStringLiteral("✗"));
        QVERIFY(!bench.remedy("remedyBalance"));
    }

    void theRealNameLeadsToItsPage()
    {
        Bench bench;
        bench.services.cloud.quotasNow.realNameDone = false;
        bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Real-name verification")), QStringLiteral("✗"));
        bench.remedy("remedyRealName")->click();
        QCOMPARE(bench.opened, QStringList{QStringLiteral("https://example.com/real-name")});
    }

    void noQuotaBringsATextToPaste()
    {
        Bench bench;
        bench.services.cloud.otherRegions = QStringList{QStringLiteral("other")};
        bench.services.cloud.quotasNow = {0, 0, true};
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QTRY_COMPARE(child<QComboBox>(page, "quotaRegionCombo")->count(), 2);
        QTRY_VERIFY(bench.idle());
        auto *text = child<QPlainTextEdit>(page, "requestEdit");
        QVERIFY(text->isVisible() && text->isReadOnly());
        QVERIFY2(text->toPlainText().contains(QStringLiteral("申请")), qPrintable(text->toPlainText()));
        QVERIFY(text->toPlainText().contains(QStringLiteral("cn-test")));
        child<QPushButton>(page, "copyRequestButton")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
        bench.remedy("remedyQuota")->click();
        QCOMPARE(bench.opened, QStringList{QStringLiteral("https://example.com/quota")});

        // Another region: its quota alone is asked for.
        const int rights = bench.asked("permission");
        bench.services.cloud.quotasNow = {64, 0, true};
        auto *regions = child<QComboBox>(page, "quotaRegionCombo");
        regions->setCurrentIndex(1);
        Q_EMIT regions->activated(1);
        QTRY_COMPARE(bench.sign(QStringLiteral("Quota for spot machines")), QStringLiteral("✓"));
        QCOMPARE(bench.asked("permission"), rights);
        QVERIFY(!text->isVisible());
    }

    void aRootKeyIsAWarningWithAWayOut()
    {
        Bench bench;
        bench.services.cloud.identityKind = domain::Identity::Kind::Root;
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("not of the whole account")), QStringLiteral("⚠"));
        bench.remedy("remedyRootKey")->click();
        QCOMPARE(bench.opened, QStringList{QStringLiteral("https://example.com/create-user")});
        QCOMPARE(page.buttonText(QWizard::NextButton), QStringLiteral("&Next")); // it works
    }

    void aWrongClockAndABadKeyAreRed()
    {
        Bench bench;
        bench.services.cloud.skew = std::chrono::seconds(900);
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Clock of this computer")), QStringLiteral("✗"));
        QVERIFY(bench.row(QStringLiteral("Clock of this computer"))->text(1).contains(QStringLiteral("900")));
        bench.services.cloud.skew = std::chrono::seconds(0);
        bench.remedy("remedyClock")->click(); // try again
        QTRY_COMPARE(bench.sign(QStringLiteral("Clock of this computer")), QStringLiteral("✓"));
        QTRY_VERIFY(bench.idle());

        bench.services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::KeyRejected); };
        child<QPushButton>(page, "checkButton")->click();
        QTRY_COMPARE(bench.sign(QStringLiteral("Access key")), QStringLiteral("✗"));
        QTRY_VERIFY(bench.idle());
        QSignalSpy back(&page, &ui::AccountPage::backWanted);
        bench.remedy("remedyKey")->click();
        QCOMPARE(back.count(), 1);
        QCOMPARE(back.first().first().toInt(), int(LaunchWizard::Keys));
    }

    void aCloudThatCannotBeReachedLeavesTheRestUnknown()
    {
        Bench bench;
        bench.services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::NetworkUnreachable); };
        bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Connection to the cloud")), QStringLiteral("✗"));
        QCOMPARE(bench.sign(QStringLiteral("Balance")), QStringLiteral("?"));
        bench.services.cloud.hook = nullptr;
        bench.remedy("remedyReach")->click();
        QTRY_COMPARE(bench.sign(QStringLiteral("Connection to the cloud")), QStringLiteral("✓"));
        QTRY_VERIFY(bench.idle());
        for (const char *name : {"Access key", "Balance", "Real-name verification", "Quota for spot machines"})
            QCOMPARE(bench.sign(QString::fromLatin1(name)), QStringLiteral("✓")); // all hung on that one
        QVERIFY(bench.result().startsWith(QStringLiteral("✓")));
    }

    void aKeyThatWorksAgainBringsTheWholeList()
    {
        Bench bench;
        bench.services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::KeyRejected); };
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Access key")), QStringLiteral("✗"));
        QVERIFY(bench.result().startsWith(QStringLiteral("✗")));
        bench.services.cloud.hook = nullptr;
        activate(*page.window(), QEvent::WindowDeactivate); // to the console
        activate(*page.window(), QEvent::WindowActivate);
        QTRY_COMPARE(bench.sign(QStringLiteral("Access key")), QStringLiteral("✓"));
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.sign(QStringLiteral("Balance")), QStringLiteral("✓"));
        QCOMPARE(bench.row(QStringLiteral("Permissions of the key"))->childCount(), 3);
    }

    void whatWasNotAnsweredIsNoCheckMark()
    {
        Bench bench;
        bench.services.cloud.hook = [](const auto &seen, auto) {
            if (seen.name == QLatin1String("quotas"))
                throw domain::Error(FailureKind::TimedOut);
        };
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        QVERIFY2(bench.result().startsWith(QStringLiteral("? 2 of these 8")), qPrintable(bench.result()));
        QVERIFY(page.isComplete());
        bench.services.cloud.hook = nullptr;
        bench.services.cloud.quotasNow = {}; // an answer, and that it is not told
        child<QPushButton>(page, "checkButton")->click();
        QTRY_VERIFY2(bench.result().startsWith(QStringLiteral("✓")), qPrintable(bench.result()));
        QCOMPARE(bench.sign(QStringLiteral("Quota for spot machines")), QStringLiteral("?"));
    }

    // Lines come as they are known; a stop leaves the rest unknown, and the way on open.
    void aSlowCloudCanBeStopped()
    {
        Bench bench;
        std::atomic<bool> hold{true};
        const auto letGo = qScopeGuard([&] { hold = false; }); // the page waits for its calls
        // As a real call: it ends with the stop. Whose key it is has been answered by then.
        bench.services.cloud.hook = [&](const auto &seen, auto) {
            if (seen.name == QLatin1String("identity") || seen.name == QLatin1String("regions"))
                return;
            while (hold)
                std::this_thread::yield();
            throw domain::Error(FailureKind::Cancelled);
        };
        auto &page = bench.begin();
        QTRY_COMPARE(bench.sign(QStringLiteral("Access key")), QStringLiteral("✓"));
        QVERIFY(!page.isComplete());
        QVERIFY(child<QPushButton>(page, "stopButton")->isVisible());
        child<QPushButton>(page, "stopButton")->click();
        hold = false;
        QTRY_VERIFY(bench.idle());
        for (const char *name : {"Balance", "Real-name verification", "Quota for spot machines"})
            QCOMPARE(bench.sign(QString::fromLatin1(name)), QStringLiteral("?"));
        QVERIFY2(bench.result().startsWith(QStringLiteral("? 4 of these 8")), qPrintable(bench.result()));
        bench.services.cloud.hook = nullptr;
        child<QPushButton>(page, "checkButton")->click();
        QTRY_COMPARE(bench.sign(QStringLiteral("Balance")), QStringLiteral("✓"));
    }

    void theListIsAskedAnewForAnotherKey()
    {
        Bench bench;
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        const int before = bench.asked("balance");
        page.initializePage(); // back and forth
        QVERIFY(bench.idle());
        QCOMPARE(bench.asked("balance"), before);
        bench.state.keyNumber = 2;
        QVERIFY(!page.isComplete());
        page.initializePage();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(bench.asked("balance"), before + 1);
    }

    void theRightsShownAreThoseOfTheKeyInUse()
    {
        Bench bench;
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        auto *rights = bench.row(QStringLiteral("Permissions of the key"));
        QCOMPARE(rights->childCount(), 3);
        bench.services.cloud.permissionMap.remove(missingRight);
        bench.state.keyNumber = 2;
        page.initializePage();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(rights->childCount(), 2);
        bench.services.cloud.hook = [](const auto &, auto) { throw domain::Error(FailureKind::NetworkUnreachable); };
        child<QPushButton>(page, "checkButton")->click();
        QTRY_VERIFY(bench.idle());
        QCOMPARE(rights->childCount(), 0); // nobody was asked
    }

    void theQuotaFollowsTheRegionOfThePlan()
    {
        Bench bench;
        bench.services.cloud.otherRegions = QStringList{QStringLiteral("other")};
        bench.services.cloud.quotasNow = {0, 0, true};
        auto &page = bench.begin();
        auto *regions = child<QComboBox>(page, "quotaRegionCombo");
        QTRY_VERIFY(regions->count() == 2 && bench.idle());
        const auto request = [&] { return child<QPlainTextEdit>(page, "requestEdit")->toPlainText(); };
        QVERIFY(request().contains(QStringLiteral("cn-test")));
        const int rights = bench.asked("permission");
        page.hide();
        bench.state.plan.regionId = QStringLiteral("other"); // on the next page
        page.show();                                         // and back
        QTRY_VERIFY2(request().contains(QStringLiteral("other")), qPrintable(request()));
        QTRY_VERIFY(bench.idle());
        QCOMPARE(regions->currentData().toString(), QStringLiteral("other"));
        QCOMPARE(bench.asked("permission"), rights);
        // Another that the person looks at stays, until the plan has another.
        regions->setCurrentIndex(0);
        Q_EMIT regions->activated(0);
        QTRY_VERIFY(request().contains(QStringLiteral("cn-test")) && bench.idle());
        page.hide();
        page.show();
        QCoreApplication::processEvents();
        QVERIFY(bench.idle());
        QCOMPARE(regions->currentData().toString(), QStringLiteral("cn-test"));
    }

    void cancelEndsTheCheck()
    {
        test::FakeServices services;
        test::storeKey(services);
        std::atomic<bool> held{false};
        services.cloud.hook = [&](const auto &seen, auto) {
            if (seen.name == QLatin1String("identity") || seen.name == QLatin1String("regions"))
                return;
            held = true;
            while (!seen.stop.stop_requested())
                std::this_thread::yield();
            throw domain::Error(FailureKind::Cancelled);
        };
        auto wizard = std::make_unique<LaunchWizard>(services, QStringList());
        wizard->show();
        while (wizard->currentId() != LaunchWizard::Account) {
            QTRY_VERIFY(wizard->currentPage()->isComplete());
            wizard->next();
        }
        QTRY_VERIFY(held);
        QVERIFY(!wizard->currentPage()->isComplete());
        wizard->button(QWizard::CancelButton)->click();
        QVERIFY(wizard->isHidden());
        wizard.reset(); // as its window does then: it waits for no answer
        const int calls = services.cloud.calls();
        QCoreApplication::processEvents();
        QCOMPARE(services.cloud.calls(), calls);
    }

    void theListFollowsTheLanguage()
    {
        Bench bench;
        bench.services.cloud.quotasNow = {0, 0, false};
        bench.services.cloud.permissionMap[missingRight] = domain::Permission::State::Missing;
        auto &page = bench.begin();
        QTRY_VERIFY(bench.idle());
        auto *regions = child<QComboBox>(page, "quotaRegionCombo");
        QTRY_COMPARE(regions->itemText(0), QStringLiteral("Test (cn-test)"));
        bench.services.cloud.regionName = QStringLiteral("⟦Test⟧");
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QTRY_COMPARE(regions->itemText(0), QStringLiteral("⟦Test⟧ (cn-test)")); // as the cloud calls it now
        const QStringList left =
            test::untranslated(page, {QStringLiteral("accountTree:1"), QStringLiteral("requestEdit")});
        QCoreApplication::removeTranslator(&brackets);
        QCoreApplication::processEvents();
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QVERIFY(page.isComplete()); // nothing was asked anew
    }

    void theWayLeadsThroughItAndBack()
    {
        test::FakeServices services;
        test::storeKey(services);
        LaunchWizard wizard(services, {});
        wizard.show();
        for (const int id : {LaunchWizard::Start, LaunchWizard::Keys, LaunchWizard::Account}) {
            QCOMPARE(wizard.currentId(), id);
            QTRY_VERIFY(wizard.currentPage()->isComplete());
            wizard.next();
        }
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Offers));
        for (const int id : {LaunchWizard::Account, LaunchWizard::Keys, LaunchWizard::Start}) {
            wizard.back();
            QCOMPARE(wizard.currentId(), id);
        }
    }
};

QTEST_MAIN(TestGuiAccount)
#include "test_gui_account.moc"
