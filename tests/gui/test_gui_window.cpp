// The window: what a card offers in which state, and that nothing is done without being asked.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "messages/messages.h"
#include "ui/browser.h"
#include "ui/cost_text.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/state_icon.h"
#include "ui/tray.h"
#include "ui/wizard/launch_wizard.h"

#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace spotbook;
using domain::Billing;
using test::child;

namespace {
domain::LaunchState running(int localDisks)
{
    domain::LaunchState state;
    state.launchId = QStringLiteral("L1");
    state.profile = QStringLiteral("default");
    state.billing = Billing::Charging;
    state.ready = true;
    state.notebookUrl = QStringLiteral("https://198.51.100.1:8888/");
    state.workDiskId = QStringLiteral("d-1");
    state.perHour = domain::Money::micros(1'220'000, QStringLiteral("CNY"));
    state.checkedAt = QDateTime::currentDateTimeUtc();
    domain::Machine machine;
    machine.id = QStringLiteral("i-1");
    machine.state = domain::MachineState::Running;
    machine.localDisks = localDisks;
    machine.autoReleaseAt = QDateTime::currentDateTimeUtc().addSecs(3600);
    state.machine = machine;
    return state;
}

QStringList shownButtons(const ui::MachineCard &card)
{
    QStringList names;
    for (const auto *button : card.findChildren<QPushButton *>()) {
        if (!button->isHidden() && button->isEnabled())
            names << button->objectName();
    }
    names.sort();
    return names;
}

domain::LaunchState parked(const QString &profile)
{
    domain::LaunchState state = running(0);
    state.launchId = QStringLiteral("L-") + profile;
    state.profile = profile;
    state.machine.reset();
    state.ready = false;
    state.perHour.reset();
    state.billing = Billing::Parked;
    return state;
}

QString textOf(const ui::MachineCard &card, const char *label)
{
    return card.findChild<QLabel *>(QString::fromLatin1(label))->text();
}

const QAction &entry(const ui::Tray &tray, const char *name)
{
    return *tray.menu().findChild<QAction *>(QString::fromLatin1(name));
}
} // namespace

class TestGuiWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunningMachineOffersWhatEndsTheCharge()
    {
        ui::MachineCard card(true, test::anyProvider());
        card.setState(running(0), false);
        QCOMPARE(shownButtons(card), (QStringList{QStringLiteral("editorButton"), QStringLiteral("extendButton"),
                                                  QStringLiteral("openButton"), QStringLiteral("parkButton"),
                                                  QStringLiteral("passwordButton"), QStringLiteral("releaseButton"),
                                                  QStringLiteral("stopButton"), QStringLiteral("terminalButton")}));
    }

    void stopIsNotOfferedWhereItWouldGoOnBilling()
    {
        ui::MachineCard withLocalDisk(true, test::anyProvider());
        withLocalDisk.setState(running(1), false);
        QVERIFY(!shownButtons(withLocalDisk).contains(QStringLiteral("stopButton")));
        ui::MachineCard withoutCapability(false, test::anyProvider());
        withoutCapability.setState(running(0), false);
        QVERIFY(!shownButtons(withoutCapability).contains(QStringLiteral("stopButton")));
    }

    void theCardSaysWhyThereIsNoStop()
    {
        ui::MachineCard card(true, test::anyProvider());
        card.setState(running(1), false);
        auto *stop = child<QPushButton>(card, "stopButton");
        QVERIFY(!stop->isHidden() && !stop->isEnabled());
        const QString why = stop->toolTip();
        QVERIFY2(why.contains(QStringLiteral("goes on costing money")), qPrintable(why));
        card.setState(running(0), false);
        QVERIFY(stop->isEnabled());
        QVERIFY2(stop->toolTip() != why && stop->toolTip().contains(QStringLiteral("address")),
                 qPrintable(stop->toolTip()));
    }

    void withoutAnEndThereIsNothingToMakeLonger()
    {
        ui::MachineCard card(true, test::anyProvider());
        const auto offered = [&card](const char *action) { return child<QAction>(card, action)->isVisible(); };
        auto state = running(0);
        card.setState(state, false);
        QVERIFY(offered("extendOneAction") && offered("extendFourAction") && offered("extendUntilAction"));
        const QString words = child<QPushButton>(card, "extendButton")->toolTip();
        card.tick(state.machine->autoReleaseAt.addSecs(1)); // its end has gone by
        QVERIFY(!offered("extendOneAction") && !offered("extendFourAction") && offered("extendUntilAction"));
        QVERIFY(child<QPushButton>(card, "extendButton")->toolTip() != words);
        ui::MachineCard endless(true, test::anyProvider());
        state.machine->autoReleaseAt = {};
        endless.setState(state, false);
        QVERIFY(!child<QAction>(endless, "extendOneAction")->isVisible());
        QVERIFY(!child<QAction>(endless, "extendFourAction")->isVisible());
        QVERIFY(child<QPushButton>(endless, "extendButton")->isEnabled());

        QWidget window;
        ui::Tray tray(&window);
        tray.setStates({state}, {}, Billing::Charging);
        const QAction &extend = entry(tray, "trayExtendAction");
        QVERIFY(extend.isVisible() && !extend.isEnabled());
        QCOMPARE(extend.text(), ui::Tray::tr("Extend 1 h (it has no end)"));
    }

    void anOldPriceIsNoPrice()
    {
        auto old = running(0);
        old.billing = Billing::Unknown;
        ui::MachineCard card(true, test::anyProvider());
        card.setState(old, false);
        QVERIFY2(textOf(card, "costLabel").startsWith(QStringLiteral("last seen: ¥1.22")),
                 qPrintable(textOf(card, "costLabel")));
        QVERIFY2(!textOf(card, "stateLabel").contains(QStringLiteral("ready")), qPrintable(textOf(card, "stateLabel")));
        auto sure = running(0);
        sure.launchId = QStringLiteral("L2");
        auto unpriced = sure;
        unpriced.perHour.reset();
        QCOMPARE(ui::costText({old}), QString());
        QCOMPARE(ui::costText({sure}), QStringLiteral("¥1.22 per hour"));
        QCOMPARE(ui::costText({sure, sure}), QStringLiteral("¥2.44 per hour"));
        QCOMPARE(ui::costText({sure, old}), QStringLiteral("at least ¥1.22 per hour"));
        QCOMPARE(ui::costText({sure, unpriced}), QStringLiteral("at least ¥1.22 per hour"));
        QCOMPARE(ui::costText({unpriced}), QStringLiteral("price not known"));
        QWidget window;
        ui::Tray tray(&window);
        tray.setStates({old}, {}, Billing::Unknown);
        const QAction *head = tray.menu().actions().first();
        QVERIFY2(!head->text().contains(QStringLiteral("1.22")), qPrintable(head->text()));
        tray.setStates({sure, old}, {}, Billing::Charging);
        QVERIFY2(head->text().contains(QStringLiteral("at least ¥1.22")), qPrintable(head->text()));
    }

    void nothingIsStartedOrErasedWhileItIsUnknown()
    {
        auto state = parked(QStringLiteral("work"));
        ui::MachineCard card(true, test::anyProvider());
        card.setState(state, false);
        const QStringList both{QStringLiteral("eraseButton"), QStringLiteral("startButton")};
        QCOMPARE(shownButtons(card), both);
        const QString erases = child<QPushButton>(card, "eraseButton")->toolTip();
        state.billing = Billing::Unknown;
        card.setState(state, false);
        QCOMPARE(shownButtons(card), QStringList());
        QVERIFY(!child<QPushButton>(card, "startButton")->isHidden());
        QVERIFY(!child<QPushButton>(card, "startButton")->toolTip().isEmpty());
        QVERIFY(child<QPushButton>(card, "eraseButton")->toolTip() != erases);
    }

    // What a park that came to no end has left.
    void aMachineWithoutItsNotebookIsStarted()
    {
        auto state = running(0);
        state.ready = false;
        ui::MachineCard card(true, test::anyProvider());
        card.setState(state, false);
        QVERIFY(shownButtons(card).contains(QStringLiteral("startButton")));
        QVERIFY(child<QPushButton>(card, "startButton")->toolTip().contains(QStringLiteral("notebook")));
        card.setState(state, true); // something is being done about it
        QVERIFY(!shownButtons(card).contains(QStringLiteral("startButton")));
        QWidget window;
        ui::Tray tray(&window);
        tray.setStates({state}, {}, Billing::Charging);
        QVERIFY(entry(tray, "trayStartAction").isVisible() && entry(tray, "trayStartAction").isEnabled());
        state.machine->state = domain::MachineState::Starting;
        tray.setStates({state}, {}, Billing::Charging);
        QVERIFY(!entry(tray, "trayStartAction").isVisible());
        card.setState(state, false);
        QVERIFY(!shownButtons(card).contains(QStringLiteral("startButton")));
    }

    void theTrayStartsTheProfileThatWasUsedLast()
    {
        QWidget window;
        ui::Tray tray(&window);
        const QString a = QStringLiteral("a");
        const QString b = QStringLiteral("b");
        const QAction &start = entry(tray, "trayStartLastAction");
        tray.setLastProfile(b);
        tray.setStates({}, {}, Billing::Nothing);
        QVERIFY(!start.isVisible()); // the menu's own entry does it
        QVERIFY(entry(tray, "trayStartAction").isVisible());
        tray.setStates({parked(b)}, {}, Billing::Parked);
        QVERIFY(!start.isVisible());
        QSignalSpy wanted(&tray, &ui::Tray::startWanted);
        const auto chosen = [&] {
            const_cast<QAction &>(start).trigger();
            return wanted.takeLast().first().value<domain::LaunchState>();
        };
        tray.setStates({parked(a), parked(b)}, {}, Billing::Parked);
        QVERIFY(start.isVisible() && start.isEnabled());
        QCOMPARE(start.text(), ui::Tray::tr("Start %1").arg(b));
        QCOMPARE(chosen().launchId, QStringLiteral("L-b"));
        tray.setStates({parked(a)}, {}, Billing::Parked); // nothing of it is left
        QVERIFY(start.isVisible());
        QCOMPARE(chosen().profile, b);
        tray.setStates({parked(a), parked(b)}, {b}, Billing::Parked);
        QVERIFY(start.isVisible() && !start.isEnabled());
        auto runs = running(0);
        runs.profile = b;
        tray.setStates({parked(a), runs}, {}, Billing::Charging);
        QVERIFY(!start.isVisible());
    }

    void parkedWorkIsStartedOrErased()
    {
        ui::MachineCard card(true, test::anyProvider());
        auto state = running(0);
        state.machine.reset();
        state.ready = false;
        state.billing = Billing::Parked;
        card.setState(state, false);
        QCOMPARE(shownButtons(card), (QStringList{QStringLiteral("eraseButton"), QStringLiteral("startButton")}));
    }

    void anInterruptedLaunchGoesOnOrIsUndone()
    {
        ui::MachineCard card(true, test::anyProvider());
        auto state = running(0);
        state.interrupted = true;
        state.ready = false;
        card.setState(state, false);
        QCOMPARE(shownButtons(card), (QStringList{QStringLiteral("resumeButton"), QStringLiteral("undoButton")}));
        card.setState(state, true); // our own launch under way looks the same from outside
        QCOMPARE(shownButtons(card), QStringList());
    }

    void theCardCountsSinceTheLastCheck()
    {
        ui::MachineCard card(true, test::anyProvider());
        auto state = running(0);
        card.setState(state, false);
        card.tick(state.checkedAt.addSecs(12));
        QVERIFY(child<QLabel>(card, "checkedLabel")->text().contains(QStringLiteral("12")));
        state.checkedAt = {};
        card.setState(state, false);
        QVERIFY(!child<QLabel>(card, "checkedLabel")->text().contains(QStringLiteral("12")));
    }

    void whatCostsMostSpeaks()
    {
        auto a = running(0);
        auto b = running(0);
        b.billing = Billing::Unknown;
        QCOMPARE(ui::overall({}), Billing::Nothing);
        QCOMPARE(ui::overall({b}), Billing::Unknown);
        QCOMPARE(ui::overall({b, a}), Billing::Charging);
        b.billing = Billing::Parked;
        QCOMPARE(ui::overall({b}), Billing::Parked);
    }

    void practiceIsSaidOnTheWindow()
    {
        test::FakeServices services;
        ui::MainWindow window(services);
        QVERIFY(!child<QLabel>(window, "practiceLabel")->isHidden());
        test::FakeServices real;
        real.isPractice = false;
        ui::MainWindow other(real);
        QVERIFY(child<QLabel>(other, "practiceLabel")->isHidden());
    }

    void whatWasSeenWithAnotherKeyIsForgotten()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        test::Gate gate(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        window.newMachine();
        gate.close();
        Q_EMIT window.findChild<ui::LaunchWizard *>()->keyAccepted();
        QVERIFY(!window.findChild<ui::MachineCard *>());
        const auto &menu = window.findChild<ui::Tray *>()->menu();
        QVERIFY(menu.actions().first()->text().contains(messages::billingText(Billing::Unknown)));
        gate.open();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
    }

    void anOfferForAnOpenWizardIsNotDroppedSilently()
    {
        test::FakeServices services;
        const test::FakeDialogs answers;
        ui::MainWindow window(services);
        window.show();
        domain::Offer offer;
        offer.regionId = QStringLiteral("cn-test");
        offer.type.id = QStringLiteral("t.small");
        window.newMachineAt(offer);
        auto *wizard = window.findChild<ui::LaunchWizard *>();
        QVERIFY(wizard && answers.asked.isEmpty());
        wizard->hide();
        window.newMachineAt(offer);
        QVERIFY(wizard->isVisible());
        QCOMPARE(answers.asked, QStringList{ui::MainWindow::tr("A new machine is being chosen already")});
        QCOMPARE(window.findChildren<ui::LaunchWizard *>().size(), 1);
    }

    void withoutAKeyTheWizardIsTheWay()
    {
        test::FakeServices services;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(!child<QLabel>(window, "summaryLabel")->text().isEmpty());
        child<QPushButton>(window, "newButton")->click();
        auto *wizard = window.findChild<ui::LaunchWizard *>();
        QVERIFY(wizard && wizard->isVisible());
        child<QPushButton>(window, "newButton")->click(); // the same one again
        QCOMPARE(window.findChildren<ui::LaunchWizard *>().size(), 1);
    }

    void aMissingKeychainIsSaid()
    {
        test::FakeServices services;
        services.keychain.missing = true;
        ui::MainWindow window(services);
        QTRY_VERIFY(test::bannerOf(window).failure().has_value());
        QCOMPARE(test::bannerOf(window).failure()->kind, domain::FailureKind::KeychainMissing);
    }

    void destructiveQuestionsDefaultToNo()
    {
        QWidget parent;
        parent.show();
        std::optional<bool> answer;
        ui::Question question;
        question.title = question.text = question.yes = QStringLiteral("Release");
        question.destructive = true;
        ui::dialogs().ask(&parent, question, [&](bool yes) { answer = yes; });
        auto *box = parent.findChild<QDialog *>(QStringLiteral("questionBox"));
        QVERIFY(box);
        QVERIFY(!answer);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(*answer, false);
    }
};

QTEST_MAIN(TestGuiWindow)
#include "test_gui_window.moc"
