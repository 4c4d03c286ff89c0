// What can be done to a machine, through the window's buttons, over a cloud and machines in memory.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "messages/messages.h"
#include "ui/browser.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"

#include <QComboBox>
#include <QPushButton>
#include <QStatusBar>
#include <future>

using namespace spotbook;
using domain::Billing;
using domain::FailureKind;
using domain::MachineState;
using test::bannerOf;
using test::child;
using test::exitCodeWithin;
using test::goesOn;

namespace {
const QString work = QStringLiteral("work");

// A window over one machine that is ready, or over what was left of it.
class Scene
{
public:
    explicit Scene(domain::NotebookAccess access = domain::NotebookAccess::Address)
    {
        test::storeKey(services);
        domain::LaunchPlan plan;
        plan.profile = work;
        plan.regionId = QStringLiteral("cn-test");
        plan.zoneId = QStringLiteral("a");
        plan.typeId = QStringLiteral("t.small");
        plan.priceLimit = domain::Money::micros(2'000'000, QStringLiteral("CNY"));
        plan.access = access;
        launchId = launch::launch(services.context({}), plan, {}, {}).launchId;
        ui::setBrowser([this](const QUrl &url) {
            opened << url;
            return true;
        });
    }
    ~Scene()
    {
        letGo();
        window.reset(); // a flow may still be on its way
        ui::setBrowser({});
    }
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    test::FakeServices services;
    test::FakeDialogs answers;
    QString launchId;
    QVector<QUrl> opened;
    std::unique_ptr<ui::MainWindow> window;

    void show()
    {
        window = std::make_unique<ui::MainWindow>(services);
        window->show();
    }
    ui::MachineCard *card() const { return window->findChild<ui::MachineCard *>(); }
    bool is(Billing billing) const { return card() && card()->state().billing == billing; }
    bool offers(const char *button) const
    {
        auto *found = card() ? card()->findChild<QPushButton *>(QString::fromLatin1(button)) : nullptr;
        return found && found->isVisible() && found->isEnabled();
    }
    void press(const char *button) const { child<QPushButton>(*card(), button)->click(); }
    QString status() const { return child<QStatusBar>(*window, "statusBar")->currentMessage(); }

    // The next time that this is done on the machine, the flow stands still until it is let go.
    void holdAt(const QString &what, std::optional<FailureKind> failsWith = {})
    {
        services.machines.onMachine = [this, what, failsWith](const QString &now) {
            if (now != what || m_isHolding)
                return;
            m_isHolding = true;
            m_letGo.get_future().wait();
            if (failsWith)
                throw domain::Error(*failsWith);
        };
    }
    bool isHolding() const { return m_isHolding; }
    void letGo()
    {
        if (!std::exchange(m_wasLetGo, true))
            m_letGo.set_value();
    }

private:
    std::atomic<bool> m_isHolding{false};
    bool m_wasLetGo = false;
    std::promise<void> m_letGo;
};

} // namespace

class TestGuiVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parkStartRelease()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.is(Billing::Charging) && scene.offers("parkButton"));
        QVERIFY(!scene.offers("eraseButton") && !scene.offers("startButton"));
        scene.press("parkButton");
        QCOMPARE(scene.answers.asked, QStringList{ui::MainWindow::tr("Park this machine?")});
        QTRY_VERIFY(scene.is(Billing::Parked) && scene.offers("startButton"));
        QVERIFY(scene.services.cloud.machineMap.isEmpty());
        QVERIFY2(scene.status().contains(QStringLiteral("d-")), qPrintable(scene.status()));
        scene.press("startButton");
        QVERIFY(!child<QWidget>(*scene.window, "jobGroup")->isHidden());
        QTRY_VERIFY(scene.is(Billing::Charging) && scene.offers("openButton"));
        QTRY_VERIFY(child<QWidget>(*scene.window, "jobGroup")->isHidden()); // the card has the room
        QCOMPARE(scene.services.cloud.diskMap.size(), 1);
        scene.press("releaseButton");
        QTRY_VERIFY(scene.is(Billing::Parked) && scene.offers("eraseButton"));
        QVERIFY(scene.services.cloud.machineMap.isEmpty());
        QCOMPARE(scene.services.cloud.diskMap.size(), 1);
    }

    void whatCouldNotBeLookedAtAgainIsNotCalledNothing()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("parkButton"));
        std::atomic<bool> down{false};
        scene.services.cloud.hook = [&down](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase phase) {
            if (down && call.name == QLatin1String("snapshots"))
                throw domain::Error(FailureKind::ServiceDown);
            if (call.name == QLatin1String("releaseMachine") && phase == test::FakeCloud::Phase::After)
                down = true;
        };
        scene.press("parkButton");
        QTRY_VERIFY2(scene.status().contains(scene.services.cloud.diskMap.firstKey())
                         && scene.status().contains(QStringLiteral("may still cost money")),
                     qPrintable(scene.status()));
        QVERIFY2(!scene.status().contains(QStringLiteral("nothing")), qPrintable(scene.status()));
        scene.window.reset(); // before what the hook looks at
    }

    void theReceiptFollowsTheLanguage()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("parkButton"));
        scene.press("parkButton");
        QTRY_VERIFY(scene.is(Billing::Parked) && scene.status().startsWith(QStringLiteral("Ended: ")));
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QTRY_VERIFY2(scene.status().startsWith(QStringLiteral("⟦Ended: ⟦")), qPrintable(scene.status()));
        QCoreApplication::removeTranslator(&brackets);
        QTRY_VERIFY(scene.status().startsWith(QStringLiteral("Ended: ")));
    }

    void noIsNo()
    {
        Scene scene;
        scene.answers.yes = false;
        scene.show();
        QTRY_VERIFY(scene.offers("parkButton"));
        scene.press("parkButton");
        scene.press("releaseButton");
        QCOMPARE(scene.answers.asked.size(), 2);
        QCOMPARE(exitCodeWithin(100), goesOn);
        QVERIFY(scene.is(Billing::Charging) && scene.offers("parkButton"));
        QVERIFY(!scene.services.cloud.callNames().contains(QStringLiteral("releaseMachine")));
    }

    void stopAndStart()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("stopButton"));
        scene.answers.yes = false;
        scene.press("stopButton");
        QCOMPARE(scene.answers.asked, QStringList{ui::MainWindow::tr("Stop this machine?")});
        const QString details = scene.answers.details.first();
        QVERIFY2(details.contains(QStringLiteral("public address"))
                     && details.contains(scene.services.cloud.diskMap.firstKey()),
                 qPrintable(details));
        QCOMPARE(exitCodeWithin(100), goesOn);
        QVERIFY(scene.is(Billing::Charging));
        scene.answers.yes = true;
        scene.press("stopButton");
        QTRY_VERIFY(scene.is(Billing::Parked) && scene.offers("startButton"));
        QCOMPARE(scene.services.cloud.machineMap.first().state, MachineState::Stopped);
        scene.press("startButton");
        QTRY_VERIFY(scene.is(Billing::Charging) && scene.offers("openButton"));
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
    }

    void eraseNeedsTheName()
    {
        Scene scene;
        launch::park(scene.services.context({}), scene.launchId, launch::KeepBy::Disk, {}, {});
        scene.show();
        QTRY_VERIFY(scene.offers("eraseButton"));
        scene.answers.text = QStringLiteral("wrok");
        scene.press("eraseButton");
        QTRY_VERIFY(bannerOf(*scene.window).failure().has_value());
        QVERIFY(!child<QWidget>(*scene.window, "jobGroup")->isHidden());
        QCOMPARE(bannerOf(*scene.window).failure()->kind, FailureKind::InvalidInput);
        QCOMPARE(scene.services.cloud.diskMap.size(), 1);
        scene.answers.text = work;
        QTRY_VERIFY(scene.offers("eraseButton"));
        scene.press("eraseButton");
        QTRY_VERIFY(!scene.card());
        QVERIFY2(scene.services.cloud.everything().isEmpty(),
                 qPrintable(scene.services.cloud.everything().join(QLatin1Char(','))));
    }

    void anInterruptedLaunchGoesOn()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::beginLaunch(services, work);
        test::FakeDialogs answers;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        auto *card = window.findChild<ui::MachineCard *>();
        child<QPushButton>(*card, "resumeButton")->click();
        QTRY_VERIFY(card->state().ready);
        QCOMPARE(card->state().billing, Billing::Charging);
    }

    // Its notebook is down and its disk may be unmounted, and the machine is billed: there is a way back.
    void aParkThatWasStoppedIsMendedByAStart()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("parkButton"));
        scene.holdAt(QStringLiteral("connect"));
        scene.press("parkButton");
        QTRY_VERIFY(scene.isHolding());
        child<QPushButton>(*scene.window, "cancelButton")->click();
        QTRY_VERIFY(!child<QPushButton>(*scene.window, "cancelButton")->isEnabled());
        scene.letGo();
        QTRY_VERIFY(bannerOf(*scene.window).failure().has_value());
        QTRY_VERIFY(scene.offers("startButton"));
        QVERIFY(scene.is(Billing::Charging) && !scene.offers("openButton"));
        scene.press("startButton");
        QTRY_VERIFY(scene.offers("openButton"));
        QVERIFY(!scene.offers("startButton"));
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
    }

    void anUndoNamesWhatItTakes()
    {
        test::FakeServices services;
        test::storeKey(services);
        services.machines.onMachine = [](const QString &now) {
            if (now == QLatin1String("stack"))
                throw domain::Error(FailureKind::StepFailed);
        };
        launch::ToKeep keep;
        keep.machineOnFailure = true;
        try {
            test::readyMachine(services, work, keep);
            QFAIL("it was to be interrupted");
        } catch (const domain::Error &error) {
            QVERIFY(launch::keptBy(error.failure()));
        }
        test::FakeDialogs answers;
        answers.yes = false;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        child<QPushButton>(*window.findChild<ui::MachineCard *>(), "undoButton")->click();
        QTRY_COMPARE(answers.details.size(), 1);
        const QString details = answers.details.first();
        QVERIFY2(details.contains(services.cloud.machineMap.firstKey())
                     && details.contains(services.cloud.diskMap.firstKey()),
                 qPrintable(details));
    }

    void whatAQuestionTakesIsNamed()
    {
        Scene scene;
        scene.answers.yes = false;
        scene.show();
        QTRY_VERIFY(scene.is(Billing::Charging));
        auto state = scene.card()->state();
        state.machine->localDisks = 2;
        const QString local = QStringLiteral("2 local disk");
        Q_EMIT scene.card()->parkWanted(state);
        QVERIFY2(scene.answers.details.last().contains(local), qPrintable(scene.answers.details.last()));
        Q_EMIT scene.card()->releaseWanted(state);
        QVERIFY2(scene.answers.details.last().contains(local), qPrintable(scene.answers.details.last()));
        state.machine.reset();
        const auto erased = [&](bool erasable) {
            state.workDiskErasable = erasable;
            scene.answers.text.clear();
            Q_EMIT scene.card()->eraseWanted(state);
            return scene.answers.details.last().split(QLatin1Char('\n'));
        };
        const auto lineWith = [](const QStringList &lines, const char *begin) {
            return lines.filter(QRegularExpression(QLatin1Char('^') + QString::fromLatin1(begin))).join(QString());
        };
        const QString disk = state.workDiskId;
        QVERIFY(lineWith(erased(true), "Lost").contains(disk));
        QVERIFY(!lineWith(erased(true), "Stays").contains(disk));
        QVERIFY(!lineWith(erased(false), "Lost").contains(disk));
        QVERIFY(lineWith(erased(false), "Stays").contains(disk));
        QVERIFY(erased(true).first().contains(QStringLiteral("released first")));
    }

    // While the question was open something else has begun.
    void whatIsBusyByTheAnswerIsLeftAlone()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("parkButton"));
        scene.holdAt(QStringLiteral("connect"));
        scene.press("parkButton");
        scene.press("releaseButton");
        QCOMPARE(scene.answers.asked.size(), 2);
        QTRY_COMPARE(scene.window->findChildren<ui::Job *>().size(), 1);
        QTRY_VERIFY2(scene.status().contains(QStringLiteral("busy")), qPrintable(scene.status()));
        QCOMPARE(exitCodeWithin(100), goesOn);
        QCOMPARE(scene.window->findChildren<ui::Job *>().size(), 1);
        scene.letGo();
        QTRY_VERIFY(scene.is(Billing::Parked));
    }

    // -- what is under way

    void severalActivitiesAreAllWithinReach()
    {
        Scene scene;
        launch::park(scene.services.context({}), scene.launchId, launch::KeepBy::Disk, {}, {});
        test::beginLaunch(scene.services, QStringLiteral("other"));
        scene.show();
        QTRY_COMPARE(scene.window->findChildren<ui::MachineCard *>().size(), 2);
        auto *combo = child<QComboBox>(*scene.window, "jobCombo");
        const auto press = [&scene](const QString &profile, const char *button) {
            for (auto *card : scene.window->findChildren<ui::MachineCard *>()) {
                if (card->state().profile == profile)
                    child<QPushButton>(*card, button)->click();
            }
        };
        const auto headline = [&scene] { return child<QLabel>(*scene.window, "headline")->text(); };
        scene.holdAt(QStringLiteral("stack"));
        QTRY_VERIFY(scene.services.cloud.machineMap.isEmpty());
        press(work, "startButton");
        QTRY_VERIFY(scene.isHolding());
        QVERIFY(combo->isHidden()); // there is nothing to choose
        press(QStringLiteral("other"), "undoButton");
        QTRY_COMPARE(scene.window->findChildren<ui::Job *>().size(), 2);
        QVERIFY(combo->isVisible());
        QCOMPARE(combo->count(), 2);
        QVERIFY2(headline().contains(QStringLiteral("other")), qPrintable(headline()));
        QTest::keyClick(combo, Qt::Key_Home);
        QVERIFY2(headline().contains(work), qPrintable(headline()));

        auto *group = child<QWidget>(*scene.window, "jobGroup");
        auto *again = child<QAction>(*scene.window, "activityAction");
        QVERIFY(!again->isEnabled());
        child<QPushButton>(*scene.window, "hideJobButton")->click();
        QVERIFY(group->isHidden() && again->isEnabled());
        again->trigger();
        QVERIFY(group->isVisible() && headline().contains(work));
        scene.letGo();
        QTRY_VERIFY(group->isHidden());
    }

    void whatWaitsForAnAnswerComesToView()
    {
        Scene scene;
        launch::park(scene.services.context({}), scene.launchId, launch::KeepBy::Disk, {}, {});
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.holdAt(QStringLiteral("stack"), FailureKind::StepFailed);
        scene.press("startButton");
        QTRY_VERIFY(scene.isHolding());
        child<QPushButton>(*scene.window, "hideJobButton")->click();
        scene.letGo();
        QTRY_VERIFY(child<QWidget>(*scene.window, "keptFrame")->isVisible());
        child<QPushButton>(*scene.window, "keepButton")->click();
    }

    void aTunnelEndsWithItsMachine()
    {
        Scene scene(domain::NotebookAccess::Tunnel);
        scene.show();
        QTRY_VERIFY(scene.offers("openButton"));
        scene.press("openButton");
        QTRY_COMPARE(scene.opened.size(), 1);
        QCOMPARE(scene.opened.first().host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(int(*scene.services.machines.tunnels), 1);
        // While it stands it is the way in, and the address in the browser stays right.
        scene.services.machines.onMachine = [](const QString &) { throw domain::Error(FailureKind::NotebookNotReady); };
        scene.press("openButton");
        QTRY_COMPARE(scene.opened.size(), 2);
        QCOMPARE(scene.opened.last(), scene.opened.first());
        QCOMPARE(int(*scene.services.machines.tunnels), 1);
        scene.services.machines.onMachine = {};
        scene.press("parkButton");
        QTRY_VERIFY(scene.is(Billing::Parked));
        QCOMPARE(int(*scene.services.machines.tunnels), 0);
    }

    void aTunnelEndsWhenTheCloudTakesTheMachine()
    {
        Scene scene(domain::NotebookAccess::Tunnel);
        scene.show();
        QTRY_VERIFY(scene.offers("openButton"));
        scene.press("openButton");
        QTRY_COMPARE(int(*scene.services.machines.tunnels), 1);
        scene.services.cloud.machineMap.clear();
        child<QPushButton>(*scene.window, "refreshButton")->click();
        QTRY_COMPARE(int(*scene.services.machines.tunnels), 0);
    }

    void aCancelledStartLeavesTheWorkParked()
    {
        Scene scene;
        launch::park(scene.services.context({}), scene.launchId, launch::KeepBy::Disk, {}, {});
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.holdAt(QStringLiteral("stack"));
        scene.press("startButton");
        QTRY_VERIFY(scene.isHolding());
        child<QPushButton>(*scene.window, "cancelButton")->click();
        QTRY_VERIFY(!child<QPushButton>(*scene.window, "cancelButton")->isEnabled());
        scene.letGo();
        QTRY_VERIFY(bannerOf(*scene.window).failure().has_value());
        QCOMPARE(bannerOf(*scene.window).failure()->kind, FailureKind::Cancelled);
        QTRY_VERIFY(scene.is(Billing::Parked) && scene.offers("startButton"));
        QVERIFY(scene.services.cloud.machineMap.isEmpty());
        QCOMPARE(scene.services.cloud.diskMap.size(), 1);
    }

    // It was ready before the stop was heard: a machine runs, and the person is told instead of left alone with it.
    void whatIsReadyAfterAllKeepsTheWindow()
    {
        Scene scene;
        launch::park(scene.services.context({}), scene.launchId, launch::KeepBy::Disk, {}, {});
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.holdAt(QStringLiteral("notebook"));
        scene.press("startButton");
        QTRY_VERIFY(scene.isHolding());
        child<QAction>(*scene.window, "quitAction")->trigger();
        QCOMPARE(exitCodeWithin(100), goesOn);
        scene.letGo();
        QTRY_VERIFY(scene.is(Billing::Charging) && scene.offers("openButton"));
        QCOMPARE(exitCodeWithin(200), goesOn);
        QVERIFY(scene.window->isVisible());
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
    }
};

QTEST_MAIN(TestGuiVerbs)
#include "test_gui_verbs.moc"
