// The window: what a card offers in which state, and that nothing is done without being asked.
#include "gui/fake_services.h"
#include "gui/gui_support.h"
#include "ui/browser.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/state_icon.h"
#include "ui/wizard/launch_wizard.h"

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
} // namespace

class TestGuiWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunningMachineOffersWhatEndsTheCharge()
    {
        ui::MachineCard card(true);
        card.setState(running(0), false);
        QCOMPARE(shownButtons(card), (QStringList{QStringLiteral("editorButton"), QStringLiteral("extendButton"),
                                                  QStringLiteral("openButton"), QStringLiteral("parkButton"),
                                                  QStringLiteral("passwordButton"), QStringLiteral("releaseButton"),
                                                  QStringLiteral("stopButton"), QStringLiteral("terminalButton")}));
    }

    void stopIsNotOfferedWhereItWouldGoOnBilling()
    {
        ui::MachineCard withLocalDisk(true);
        withLocalDisk.setState(running(1), false);
        QVERIFY(!shownButtons(withLocalDisk).contains(QStringLiteral("stopButton")));
        ui::MachineCard withoutCapability(false);
        withoutCapability.setState(running(0), false);
        QVERIFY(!shownButtons(withoutCapability).contains(QStringLiteral("stopButton")));
    }

    void parkedWorkIsStartedOrErased()
    {
        ui::MachineCard card(true);
        auto state = running(0);
        state.machine.reset();
        state.ready = false;
        state.billing = Billing::Parked;
        card.setState(state, false);
        QCOMPARE(shownButtons(card), (QStringList{QStringLiteral("eraseButton"), QStringLiteral("startButton")}));
    }

    void anInterruptedLaunchGoesOnOrIsUndone()
    {
        ui::MachineCard card(true);
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
        ui::MachineCard card(true);
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
