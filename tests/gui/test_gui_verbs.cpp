// What can be done to a machine, through the window's buttons, over a cloud and machines in memory.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "messages/messages.h"
#include "ui/browser.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"

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
    void holdAt(const QString &what)
    {
        services.machines.onMachine = [this, what](const QString &now) {
            if (now != what || m_isHolding)
                return;
            m_isHolding = true;
            m_letGo.get_future().wait();
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

    void aTunnelEndsWithItsMachine()
    {
        Scene scene(domain::NotebookAccess::Tunnel);
        scene.show();
        QTRY_VERIFY(scene.offers("openButton"));
        scene.press("openButton");
        QTRY_COMPARE(scene.opened.size(), 1);
        QCOMPARE(scene.opened.first().host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(int(*scene.services.machines.tunnels), 1);
        scene.press("parkButton");
        QTRY_VERIFY(scene.is(Billing::Parked));
        QCOMPARE(int(*scene.services.machines.tunnels), 0);
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
