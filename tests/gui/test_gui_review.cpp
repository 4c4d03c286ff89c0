// The review: what it says and takes, when it may be believed, and that nothing but its button buys.
#include "gui/fake_programs.h"
#include "gui/launching.h"
#include "launch/flows.h"
#include "ui/wizard/review_page.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using test::goTo;
using test::Launching;
using test::offers;
using test::press;
using test::textOf;
using ui::LaunchWizard;
using namespace std::chrono_literals;

namespace {

const QString work = QStringLiteral("work");

domain::Money yuan(const char *amount)
{
    return *domain::Money::parse(QString::fromLatin1(amount), QStringLiteral("CNY"));
}

// The wizard's review as the pages before leave it.
struct Review
{
    explicit Review(const std::function<void(Review &)> &prepare = {}) : state(services)
    {
        test::choosePlace(state, services);
        if (prepare)
            prepare(*this);
        page = new ui::ReviewPage(state);
        wizard.addPage(page);
        wizard.resize(1000, 690);
        wizard.show();
        wizard.restart();
    }
    int quotes() const { return services.cloud.callNames().count(QStringLiteral("quote")); }
    void type(const char *name, const char *value)
    {
        child<QComboBox>(*page, "extraNameCombo")->setEditText(QString::fromLatin1(name));
        child<QLineEdit>(*page, "extraValueEdit")->setText(QString::fromLatin1(value));
    }
    test::FakeServices services;
    ui::WizardState state;
    QWizard wizard;
    ui::ReviewPage *page;
};

// The text of the row whose first column ends so.
QString rowOf(QWidget &page, const QString &what)
{
    auto *tree = child<QTreeWidget>(page, "planTree");
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        if (tree->topLevelItem(i)->text(0).endsWith(what))
            return tree->topLevelItem(i)->text(1);
    }
    return QStringLiteral("no such row");
}

} // namespace

class TestGuiReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- what it says

    void theReviewSaysEveryPrice()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        // Machine 1.00, system disk 0.02, 40 GiB at 0.001; on demand only the machine is another price: 9.00.
        QVERIFY2(textOf(*review.page, "hourLabel").contains(QStringLiteral("1.06")),
                 qPrintable(textOf(*review.page, "hourLabel")));
        QVERIFY(textOf(*review.page, "sessionLabel").contains(QStringLiteral("3.18")));
        QVERIFY2(textOf(*review.page, "demandLabel").contains(QStringLiteral("27.18")),
                 qPrintable(textOf(*review.page, "demandLabel")));
        QVERIFY2(textOf(*review.page, "parkedDayLabel").contains(QStringLiteral("0.96")),
                 qPrintable(textOf(*review.page, "parkedDayLabel")));
        QVERIFY(textOf(*review.page, "parkedLabel").contains(QStringLiteral("28.8")));
        QVERIFY(review.page->buttonText(QWizard::CommitButton).contains(QStringLiteral("1.06")));
    }

    void furtherParametersAreCheckedWhileTheyAreTyped()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!child<QWidget>(*review.page, "advancedFrame")->isVisible());
        press(*review.page, "advancedButton");
        QVERIFY(child<QWidget>(*review.page, "advancedFrame")->isVisible());
        QCOMPARE(child<QComboBox>(*review.page, "extraNameCombo")->count(), 3);
        review.type("Amount", "5");
        QVERIFY(!offers(*review.page, "extraSetButton"));
        QVERIFY2(textOf(*review.page, "extraNote").contains(QStringLiteral("unknown")),
                 qPrintable(textOf(*review.page, "extraNote")));
        review.type("Core", "two");
        QVERIFY(!offers(*review.page, "extraSetButton"));
        QVERIFY(textOf(*review.page, "extraNote").contains(QStringLiteral("whole number")));
        review.type("Tokens", "");
        QVERIFY(!offers(*review.page, "extraSetButton"));
        QVERIFY(textOf(*review.page, "extraNote").contains(QStringLiteral("optional")));
        review.type("Tokens", "required");
        QVERIFY(offers(*review.page, "extraSetButton"));
        press(*review.page, "extraSetButton");
        QVERIFY2(!review.page->isComplete(), "another order has to be checked anew");
        QCOMPARE(review.state.plan.extraParameters.value(QStringLiteral("Tokens")), QStringLiteral("required"));
        QTRY_VERIFY(review.page->isComplete());
        review.type("Ipv6Address.2", "::1");
        QVERIFY(offers(*review.page, "extraSetButton"));
        review.type("", ""); // and not set
        auto *tree = child<QTreeWidget>(*review.page, "extraTree");
        QCOMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->text(2), QStringLiteral("optional"));
        QVERIFY(review.page->validatePage());
        QCOMPARE(review.state.plan.extraParameters.size(), 1);
        tree->topLevelItem(0)->setSelected(true);
        press(*review.page, "extraRemoveButton");
        QVERIFY(review.state.plan.extraParameters.isEmpty());
    }

    void whatAProfileBringsAlongIsShownAndRefusedByItsName()
    {
        Review review([](Review &r) {
            r.state.plan.extraParameters = {{QStringLiteral("Amount"), QStringLiteral("2")}};
        });
        QVERIFY(child<QWidget>(*review.page, "advancedFrame")->isVisible());
        QTRY_VERIFY(bannerOf(*review.page).failure().has_value());
        QCOMPARE(bannerOf(*review.page).failure()->params.value(QStringLiteral("field")), QStringLiteral("Amount"));
        QVERIFY(!review.page->isComplete());
        child<QTreeWidget>(*review.page, "extraTree")->topLevelItem(0)->setSelected(true);
        press(*review.page, "extraRemoveButton");
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!bannerOf(*review.page).failure());
    }

    void theOrderIsTriedDryWhereTheNetworkIsThere()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!review.services.cloud.callNames().contains(QStringLiteral("dryRun")));
        launch::LaunchResult before;
        {
            domain::LaunchPlan plan = review.state.plan;
            plan.profile = work;
            before = launch::launch(review.services.context({}), plan, {}, {});
        }
        const int calls = review.services.cloud.callNames().count(QStringLiteral("dryRun"));
        press(*review.page, "checkButton");
        QVERIFY(!review.page->isComplete());
        QTRY_VERIFY(review.page->isComplete());
        QCOMPARE(review.services.cloud.callNames().count(QStringLiteral("dryRun")), calls + 1);
        review.services.cloud.hook = [](const test::FakeCloud::CallSeen &call, auto) {
            if (call.name == QLatin1String("dryRun"))
                throw domain::Error(FailureKind::PermissionMissing);
        };
        press(*review.page, "checkButton");
        QTRY_VERIFY(bannerOf(*review.page).failure().has_value());
        QVERIFY(!review.page->isComplete());
    }

    void theAddressThatWasTypedIsNamed()
    {
        const auto said = [](const char *address, domain::NotebookAccess access, const QString &group) {
            Review review([&](Review &r) {
                r.state.ownAddress = QString::fromLatin1(address);
                r.state.plan.access = access;
                r.state.plan.securityGroupId = group;
                if (!group.isEmpty())
                    r.services.cloud.groupMap.insert(group, {group, group, {}, false, {}});
            });
            return rowOf(*review.page, ui::ReviewPage::tr("Security group"));
        };
        using Access = domain::NotebookAccess;
        QVERIFY(said("", Access::Address, {}).contains(QStringLiteral("this computer's address only")));
        QCOMPARE(said("198.51.100.4", Access::Tunnel, {}), QStringLiteral("SSH from 198.51.100.4/32 only"));
        const QString all = said("0.0.0.0/0", Access::Address, {});
        QVERIFY2(all.startsWith(QStringLiteral("⚠")) && all.contains(QStringLiteral("0.0.0.0/0"))
                     && !all.contains(QStringLiteral("only")),
                 qPrintable(all));
        QVERIFY(
            said("198.51.100.4", Access::Address, QStringLiteral("sg-1")).contains(QStringLiteral("198.51.100.4/32")));
    }

    void whatIsBoughtInsteadIsNamedAndPriced()
    {
        Review review([](Review &r) {
            r.services.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
            r.services.cloud.prices = {{QStringLiteral("t.small@b"), yuan("1.50")}};
            r.state.plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        });
        QTRY_VERIFY(review.page->isComplete());
        auto *note = child<QLabel>(*review.page, "insteadNote");
        QVERIFY2(note->isVisible() && note->text().contains(QStringLiteral("Instead: t.small in b")),
                 qPrintable(note->text()));
        QVERIFY2(review.page->buttonText(QWizard::CommitButton).contains(QStringLiteral("1.56")),
                 qPrintable(review.page->buttonText(QWizard::CommitButton)));
        // What that one costs on demand is not known here.
        QVERIFY(!textOf(*review.page, "demandLabel").contains(QStringLiteral("27")));
        QVERIFY(review.page->validatePage());
        QCOMPARE(review.state.agreedPerHour, std::optional(yuan("1.50")));
        review.services.cloud.soldOut.clear();
        press(*review.page, "checkButton");
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!note->isVisible());
    }

    void moreQuotaIsAskedForWithTheWordsThatAreThere()
    {
        Review review([](Review &r) { r.services.cloud.quotasNow = {0, 0, true}; });
        QTRY_VERIFY(bannerOf(*review.page).failure().has_value());
        QCOMPARE(bannerOf(*review.page).failure()->kind, FailureKind::QuotaZero);
        auto *request = child<QPlainTextEdit>(*review.page, "requestEdit");
        QVERIFY(request->isVisible());
        QVERIFY2(request->toPlainText().startsWith(QString::fromUtf8("申请 cn-test t ")),
                 qPrintable(request->toPlainText()));
        press(*review.page, "copyRequestButton");
        QCOMPARE(QGuiApplication::clipboard()->text(), request->toPlainText());
        review.services.cloud.quotasNow = {64, 0, true};
        press(*review.page, "checkButton");
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!request->isVisible());
    }

    void aSlowCloudIsWaitedForAndCanBeLeft()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::Gate gate(services);
        LaunchWizard wizard(services, {});
        wizard.show();
        goTo(wizard, LaunchWizard::Notebook);
        gate.close();
        wizard.next();
        QTRY_VERIFY(gate.isHolding());
        QWidget &page = *wizard.currentPage();
        QVERIFY(!wizard.button(QWizard::CommitButton)->isEnabled());
        QVERIFY(child<QWidget>(page, "busyLine")->isVisible());
        QCOMPARE(textOf(page, "hourLabel"), QStringLiteral("…"));
        QVERIFY(wizard.button(QWizard::BackButton)->isEnabled());
        wizard.button(QWizard::BackButton)->click();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Notebook));
        gate.open();
        goTo(wizard, LaunchWizard::Review);
        QVERIFY(wizard.button(QWizard::CommitButton)->isEnabled());
        QVERIFY(!child<QWidget>(page, "busyLine")->isVisible());
    }

    void backAndForthKeepsWhatWasChosen()
    {
        test::FakeServices services;
        test::storeKey(services);
        LaunchWizard wizard(services, {});
        wizard.show();
        goTo(wizard, LaunchWizard::Notebook);
        child<QRadioButton>(wizard, "ownRadio")->setChecked(true);
        for (const char *edit : {"passwordEdit", "repeatEdit"})
            child<QLineEdit>(wizard, edit)->setText(QStringLiteral("correct horse battery"));
        child<QComboBox>(wizard, "leaseCombo")->setCurrentIndex(0);
        const auto back = [&wizard] { wizard.button(QWizard::BackButton)->click(); };
        back();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Disk));
        goTo(wizard, LaunchWizard::Review);
        child<QLineEdit>(wizard, "profileEdit")->setText(QStringLiteral("mine"));
        back();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Notebook));
        QVERIFY(child<QRadioButton>(wizard, "ownRadio")->isChecked());
        QCOMPARE(child<QLineEdit>(wizard, "repeatEdit")->text(), QStringLiteral("correct horse battery"));
        child<QComboBox>(wizard, "leaseCombo")->setCurrentIndex(2);
        goTo(wizard, LaunchWizard::Review);
        QCOMPARE(child<QLineEdit>(wizard, "profileEdit")->text(), QStringLiteral("mine"));
        const QString end = rowOf(*wizard.currentPage(), ui::ReviewPage::tr("    ends by itself"));
        QVERIFY2(end.contains(messages::durationText(24h)), qPrintable(end));
        QCOMPARE(wizard.state().plan.lease, std::chrono::minutes(24h));
        QCOMPARE(services.cloud.writes(), 0);
    }

    // -- only the button buys

    void enterInAFieldBuysNothing()
    {
        test::FakeServices services;
        test::storeKey(services);
        LaunchWizard wizard(services, {});
        const QSignalSpy wanted(&wizard, &LaunchWizard::launchWanted);
        wizard.show();
        QApplication::setActiveWindow(&wizard);
        goTo(wizard, LaunchWizard::Review);
        press(*wizard.currentPage(), "advancedButton");
        QWidget &page = *wizard.currentPage();
        const QVector<QWidget *> fields{child<QLineEdit>(page, "profileEdit"),
                                        child<QCheckBox>(page, "saveCheck"),
                                        child<QComboBox>(page, "extraNameCombo")->lineEdit(),
                                        child<QLineEdit>(page, "extraValueEdit"),
                                        child<QTreeWidget>(page, "planTree"),
                                        child<QTreeWidget>(page, "checkTree"),
                                        child<QTreeWidget>(page, "extraTree")};
        for (QWidget *field : fields) {
            for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
                field->setFocus();
                QVERIFY(wizard.button(QWizard::CommitButton)->isEnabled());
                QTest::keyClick(field, key);
                QVERIFY2(wanted.isEmpty() && wizard.currentId() == LaunchWizard::Review,
                         qPrintable(field->objectName()));
            }
        }
        // Nor where nothing has the focus.
        QTest::keyClick(&wizard, Qt::Key_Return);
        QVERIFY(wanted.isEmpty());
        wizard.button(QWizard::CommitButton)->setFocus();
        QTest::keyClick(wizard.button(QWizard::CommitButton), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
    }

    void aTypedParameterIsSetOrHoldsUpTheButton()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        QSignalSpy wanted(review.page, &ui::ReviewPage::launchWanted);
        press(*review.page, "advancedButton");
        auto *value = child<QLineEdit>(*review.page, "extraValueEdit");
        review.type("Core", "two");
        QVERIFY(!review.page->isComplete());
        value->setFocus();
        QTest::keyClick(value, Qt::Key_Return);
        QVERIFY(review.state.plan.extraParameters.isEmpty());
        QVERIFY(!review.page->isComplete() && !review.page->validatePage());
        // Also where it is folded in, and said there.
        press(*review.page, "advancedButton");
        QVERIFY(!review.page->isComplete());
        QVERIFY2(child<QPushButton>(*review.page, "advancedButton")->text().contains(QStringLiteral("⚠")),
                 qPrintable(child<QPushButton>(*review.page, "advancedButton")->text()));
        press(*review.page, "advancedButton");
        review.type("Core", "2");
        QVERIFY(!review.page->isComplete());
        QVERIFY2(textOf(*review.page, "extraNote").contains(QStringLiteral("Not yet part of the order")),
                 qPrintable(textOf(*review.page, "extraNote")));
        value->setFocus();
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(review.state.plan.extraParameters.value(QStringLiteral("Core")), QStringLiteral("2"));
        QTRY_VERIFY(review.page->isComplete());
        review.type("Tokens", "");
        QVERIFY(!review.page->isComplete());
        review.type("", "");
        QVERIFY(review.page->isComplete());
        QVERIFY(wanted.isEmpty());
    }

    // -- how old it is

    void aPriceGrowsOld()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        QSignalSpy wanted(review.page, &ui::ReviewPage::launchWanted);
        review.services.time().advance(4min);
        QVERIFY(review.page->isComplete());
        review.services.cloud.prices = {{QStringLiteral("t.small@a"), yuan("1.50")}};
        review.services.time().advance(2min);
        const int quotes = review.quotes();
        QVERIFY(!review.page->isComplete() && !review.page->validatePage()); // and is asked for anew
        QVERIFY(wanted.isEmpty());
        QTRY_VERIFY(review.page->isComplete());
        QCOMPARE(review.quotes(), quotes + 1);
        QVERIFY2(review.page->buttonText(QWizard::CommitButton).contains(QStringLiteral("1.56")),
                 qPrintable(review.page->buttonText(QWizard::CommitButton)));
        // Nobody has to press anything for that.
        review.services.time().advance(6min);
        QTRY_COMPARE(review.quotes(), quotes + 2);
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(review.page->validatePage());
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(review.state.agreedPerHour, std::optional(yuan("1.50")));
    }

    void comingBackFromALaunchChecksAgain()
    {
        test::FakeServices services;
        test::storeKey(services);
        ui::Job job(services, ui::Verb::Launch, QStringLiteral("default"), {});
        LaunchWizard wizard(services, {});
        connect(&wizard, &LaunchWizard::launchWanted, &wizard, [&] {
            job.start([](const auto &, const auto &, const auto &) -> ui::JobEnd {
                throw domain::Error(FailureKind::NoStock);
            });
            wizard.showJob(&job);
        });
        wizard.show();
        goTo(wizard, LaunchWizard::Review);
        wizard.button(QWizard::CommitButton)->click();
        QTRY_VERIFY(job.failure().has_value());
        const int quotes = services.cloud.callNames().count(QStringLiteral("quote"));
        wizard.button(QWizard::CustomButton1)->click();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Review));
        QVERIFY(!wizard.button(QWizard::CommitButton)->isEnabled());
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        QCOMPARE(services.cloud.callNames().count(QStringLiteral("quote")), quotes + 1);
    }

    void aDearerPriceThanTheOneOnTheButtonAsksAgain()
    {
        Launching scene;
        goTo(*scene.wizard, LaunchWizard::Review);
        // Below the limit that was proposed, and over a tenth more than what the button says.
        for (const char *place : {"t.small@a", "t.small@b", "t.local@a", "t.local@b"})
            scene.services.cloud.prices.insert(QString::fromLatin1(place), yuan("1.15"));
        scene.wizard->button(QWizard::CommitButton)->click();
        QCOMPARE(scene.wizard->state().agreedPerHour, std::optional(yuan("1.00")));
        QTRY_VERIFY(bannerOf(scene.page()).failure().has_value());
        QCOMPARE(bannerOf(scene.page()).failure()->kind, FailureKind::PriceAboveLimit);
        QVERIFY(scene.services.cloud.bought.isEmpty());
        press(bannerOf(scene.page()), "bannerAction");
        QCOMPARE(scene.wizard->currentId(), int(LaunchWizard::Review));
        QTRY_VERIFY(scene.wizard->currentPage()->isComplete());
        QVERIFY(scene.wizard->button(QWizard::CommitButton)->text().contains(QStringLiteral("1.2")));
        scene.wizard->button(QWizard::CommitButton)->click();
        QTRY_VERIFY(scene.wizard->job() && scene.wizard->job()->launched());
        QCOMPARE(scene.services.cloud.bought.size(), 1);
    }

    // -- what is kept of it

    void theProfileIsSavedAsItWasMeant()
    {
        Launching scene;
        goTo(*scene.wizard, LaunchWizard::Notebook);
        auto *note = child<QLabel>(*scene.wizard, "saveNote");
        child<QComboBox>(*scene.wizard, "leaseCombo")->setCurrentIndex(3); // until a time
        const auto until = scene.services.clock().now().addSecs(2 * 3600);
        child<QDateTimeEdit>(*scene.wizard, "leaseEdit")->setDateTime(until.toLocalTime());
        goTo(*scene.wizard, LaunchWizard::Review);
        QVERIFY2(note->isVisible() && note->text().contains(messages::durationText(8h)), qPrintable(note->text()));
        child<QCheckBox>(*scene.wizard, "saveCheck")->setChecked(false);
        QVERIFY(!note->isVisible());
        child<QCheckBox>(*scene.wizard, "saveCheck")->setChecked(true);
        scene.buy();
        QTRY_VERIFY(scene.wizard->job() && scene.wizard->job()->launched());
        QVERIFY2(std::abs(scene.services.cloud.bought.first().autoReleaseAt.secsTo(until)) < 600,
                 qPrintable(scene.services.cloud.bought.first().autoReleaseAt.toString()));
        const auto kept = scene.services.profiles().load(QStringLiteral("default"));
        QCOMPARE(kept.lease, std::chrono::minutes(8h));
        QVERIFY2(kept.imageId.isEmpty(), qPrintable(kept.imageId)); // the newest of the next time
        QCOMPARE(kept.imageFamily, scene.services.provider().defaultImageFamily);
    }

    void onceMoreMeansTheSameTimeOfDay()
    {
        Launching scene;
        goTo(*scene.wizard, LaunchWizard::Notebook);
        child<QComboBox>(*scene.wizard, "leaseCombo")->setCurrentIndex(3); // until a time
        const auto until = scene.services.clock().now().addSecs(4 * 3600);
        child<QDateTimeEdit>(*scene.wizard, "leaseEdit")->setDateTime(until.toLocalTime());
        goTo(*scene.wizard, LaunchWizard::Review);
        auto down = std::make_shared<std::atomic<bool>>(true);
        scene.services.cloud.hook = [down](const test::FakeCloud::CallSeen &, auto) {
            if (*down)
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        scene.wizard->button(QWizard::CommitButton)->click();
        QTRY_VERIFY(scene.wizard->job() && scene.wizard->job()->failure());
        scene.wizard->close();
        QTRY_VERIFY(!scene.wizard);
        scene.services.time().advance(1h);
        *down = false;
        QTRY_VERIFY(offers(bannerOf(*scene.window), "bannerAction"));
        press(bannerOf(*scene.window), "bannerAction");
        QTRY_COMPARE(scene.services.cloud.bought.size(), 1);
        QVERIFY2(std::abs(scene.services.cloud.bought.first().autoReleaseAt.secsTo(until)) < 600,
                 qPrintable(scene.services.cloud.bought.first().autoReleaseAt.toString()));
    }
};

QTEST_MAIN(TestGuiReview)
#include "test_gui_review.moc"
