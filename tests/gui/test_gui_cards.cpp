// The cards of the window: how a machine is doing, its end and how that is moved, and the second start of a profile.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/profile_card.h"
#include "ui/wizard/launch_wizard.h"

#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <string>

using namespace spotbook;
using domain::Billing;
using domain::FailureKind;
using test::bannerOf;
using test::child;

namespace {
const QString work = QStringLiteral("work");

domain::Money yuan(qint64 micros)
{
    return domain::Money::micros(micros, QStringLiteral("CNY"));
}

domain::LaunchPlan planOf(const QString &profile)
{
    domain::LaunchPlan plan;
    plan.profile = profile;
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = yuan(2000000);
    return plan;
}

domain::LaunchState running(const QDateTime &now)
{
    domain::LaunchState state;
    state.launchId = QStringLiteral("L1");
    state.profile = work;
    state.billing = Billing::Charging;
    state.ready = true;
    state.workDiskId = QStringLiteral("d-1");
    state.perHour = yuan(1220000);
    state.perMonthParked = yuan(12000000);
    state.checkedAt = now;
    domain::Machine machine;
    machine.id = QStringLiteral("i-1");
    machine.state = domain::MachineState::Running;
    machine.autoReleaseAt = now.addSecs(3 * 3600 + 12 * 60);
    state.machine = machine;
    return state;
}

launch::VitalsReading reading(const QDateTime &at)
{
    launch::VitalsReading reading;
    reading.launchId = QStringLiteral("L1");
    domain::Vitals vitals;
    vitals.seenAt = at;
    vitals.gpu = domain::GpuPresence::Present;
    vitals.gpus = {{QStringLiteral("Tesla P100"), 87, 10240, 16384, 61}};
    vitals.cpus = 4;
    vitals.cpuPercent = 38;
    vitals.memoryUsedMiB = 10240;
    vitals.memoryTotalMiB = 30720;
    vitals.work = domain::FolderUse{10 * 1048576, 40 * 1048576, 90, 100};
    reading.vitals = vitals;
    return reading;
}

// The cloud counts whole minutes.
qint64 minute(const QDateTime &time)
{
    return time.toSecsSinceEpoch() / 60;
}

QString words(const ui::MachineCard &card, const char *name)
{
    return card.findChild<QLabel *>(QString::fromLatin1(name))->text();
}

class Scene
{
public:
    Scene()
    {
        test::storeKey(services);
        launchId = launch::launch(services.context({}), planOf(work), {}, {}).launchId;
    }
    ~Scene() { window.reset(); }
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    test::FakeServices services;
    test::FakeDialogs answers;
    QString launchId;
    std::unique_ptr<ui::MainWindow> window;

    void show()
    {
        window = std::make_unique<ui::MainWindow>(services);
        window->resize(1024, 700);
        window->show();
    }
    void park() { launch::park(services.context({}), launchId, launch::KeepBy::Disk, {}, {}); }
    ui::MachineCard *card() const { return window->findChild<ui::MachineCard *>(); }
    bool is(Billing billing) const { return card() && card()->state().billing == billing; }
    bool offers(const char *button) const
    {
        auto *found = card() ? card()->findChild<QPushButton *>(QString::fromLatin1(button)) : nullptr;
        return found && found->isVisible() && found->isEnabled();
    }
    void press(const char *button) const { child<QPushButton>(*card(), button)->click(); }
    void choose(const char *action) const { child<QAction>(*card(), action)->trigger(); }
    QDateTime end() const { return services.cloud.machineMap.first().autoReleaseAt; }
    QString lease() const { return child<QLabel>(*card(), "leaseLabel")->text(); }
};

} // namespace

class TestGuiCards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCardCountsDownToTheEnd()
    {
        const QDateTime now(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC);
        ui::MachineCard card(true, test::anyProvider());
        card.setState(running(now), false);
        card.tick(now);
        const QString end = now.addSecs(3 * 3600 + 12 * 60).toLocalTime().toString(QStringLiteral("HH:mm"));
        QCOMPARE(child<QLabel>(card, "leaseLabel")->text(),
                 ui::MachineCard::tr("in %1 (%2)").arg(QStringLiteral("3 h 12 min"), end));
        card.tick(now.addSecs(3600));
        QVERIFY(child<QLabel>(card, "leaseLabel")->text().contains(QStringLiteral("2 h 12 min")));
        card.tick(now.addSecs(4 * 3600));
        QVERIFY(
            child<QLabel>(card, "leaseLabel")->text().contains(ui::MachineCard::tr("its time is over (%1)").arg(end)));
        auto endless = running(now);
        endless.machine->autoReleaseAt = {};
        card.setState(endless, false);
        QVERIFY(child<QLabel>(card, "leaseLabel")->text().contains(QStringLiteral("⚠")));
    }

    void theFourStatesAreToldApart()
    {
        ui::MachineCard card(true, test::anyProvider());
        const auto shown = [&card](const char *label) { return child<QLabel>(card, label)->text(); };
        auto state = running(QDateTime::currentDateTimeUtc());
        card.setState(state, false);
        QVERIFY(shown("costLabel").contains(QStringLiteral("¥1.22")));
        QVERIFY(!card.findChild<QProgressBar *>(QStringLiteral("gpuBar"))->isHidden());
        QStringList words{shown("stateLabel")};
        state.machine.reset();
        state.ready = false;
        for (const Billing billing : {Billing::Parked, Billing::Nothing, Billing::Unknown}) {
            state.billing = billing;
            if (billing == Billing::Nothing) {
                state.workDiskId.clear();
                state.perMonthParked.reset();
            }
            card.setState(state, false);
            words << shown("stateLabel");
            QCOMPARE(shown("costLabel"), QStringLiteral("–")); // nothing that runs is claimed
            QCOMPARE(shown("leaseLabel"), QStringLiteral("–"));
            QVERIFY(card.findChild<QProgressBar *>(QStringLiteral("gpuBar"))->isHidden());
            QVERIFY(child<QPushButton>(card, "extendButton")->isHidden());
        }
        QCOMPARE(shown("placeLabel"), ui::MachineCard::tr("not known"));
        words.removeDuplicates();
        QCOMPARE(words.size(), 4);
    }

    void whatParkingCostsIsToldByDayAndMonth()
    {
        ui::MachineCard card(true, test::anyProvider());
        auto state = running(QDateTime::currentDateTimeUtc());
        card.setState(state, false);
        QCOMPARE(child<QLabel>(card, "parkedLabel")->text(), QStringLiteral("¥0.40 per day, ¥12.00 per month"));
        state.perMonthParked.reset(); // of a snapshot nobody tells the price
        card.setState(state, false);
        QCOMPARE(child<QLabel>(card, "parkedLabel")->text(), ui::MachineCard::tr("not known"));
    }

    void theCardShowsHowTheMachineIsDoing()
    {
        const QDateTime now(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC);
        ui::MachineCard card(true, test::anyProvider());
        card.setState(running(now), false);
        card.setVitals(reading(now));
        card.tick(now.addSecs(10));
        QCOMPARE(words(card, "gpuText"), QStringLiteral("87 % · 10.0 of 16.0 GiB"));
        QCOMPARE(words(card, "cpuText"), QStringLiteral("38 % of 4 vCPU"));
        QCOMPARE(words(card, "memoryText"), QStringLiteral("10.0 of 30.0 GiB"));
        QCOMPARE(words(card, "diskText"), QStringLiteral("10.0 of 40.0 GiB · 90 % of inodes"));
        QCOMPARE(child<QProgressBar>(card, "diskBar")->value(), 90);
        QCOMPARE(child<QProgressBar>(card, "gpuBar")->value(), 87);
        QVERIFY(child<QProgressBar>(card, "gpuBar")->toolTip().contains(QStringLiteral("Tesla P100: 87 %"))
                && child<QProgressBar>(card, "gpuBar")->toolTip().contains(QStringLiteral("61 °C")));
    }

    void whatWasSeenTooLongAgoIsNotShownAsFresh()
    {
        const QDateTime now(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC);
        ui::MachineCard card(true, test::anyProvider());
        card.setState(running(now), false);
        card.setVitals(reading(now));
        card.tick(now.addSecs(125));
        for (const char *name : {"gpu", "cpu", "memory", "disk"}) {
            QCOMPARE(words(card, (std::string(name) + "Text").c_str()), QStringLiteral("not known for 2 min 5 s"));
            QCOMPARE(child<QProgressBar>(card, (std::string(name) + "Bar").c_str())->value(), 0);
        }
        auto failed = reading(now.addSecs(120));
        failed.trouble = domain::Failure{FailureKind::HostUnreachable, {}, {}, false, {}, {}};
        card.setVitals(failed); // although what was seen before is young
        QVERIFY(words(card, "gpuText").startsWith(QStringLiteral("not known")));
        QVERIFY(!child<QProgressBar>(card, "gpuBar")->toolTip().isEmpty());
        card.setVitals(reading(now.addSecs(125)));
        QVERIFY(words(card, "gpuText").startsWith(QStringLiteral("87")));
    }

    void aMachineWithoutGpuSaysSo()
    {
        const QDateTime now(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC);
        ui::MachineCard card(true, test::anyProvider());
        card.setState(running(now), false);
        auto without = reading(now);
        without.vitals->gpu = domain::GpuPresence::None;
        without.vitals->gpus.clear();
        without.vitals->work.reset();
        card.setVitals(without);
        card.tick(now);
        QCOMPARE(words(card, "gpuText"), ui::MachineCard::tr("no GPU"));
        QVERIFY(words(card, "diskText").contains(QStringLiteral("not mounted")));
        auto other = running(now); // another machine's figures are not this one's
        other.machine->id = QStringLiteral("i-2");
        card.setState(other, false);
        QVERIFY(!words(card, "cpuText").contains(QStringLiteral("38")));
    }

    void theWindowLooksAtWhatRuns()
    {
        Scene scene;
        scene.services.machines.look = [] {
            return QByteArray("#stat\ncpu 1 0 0 9 0 0 0 0 0 0\n#cpus\n2\n#meminfo\nMemTotal: 4194304 kB\n"
                              "MemAvailable: 1048576 kB\n#disk\nnone\n#gpu\nnone\n#end\n");
        };
        scene.show();
        QTRY_VERIFY(scene.is(Billing::Charging));
        QTRY_COMPARE(words(*scene.card(), "memoryText"), QStringLiteral("3.0 of 4.0 GiB"));
        scene.window->hide(); // nobody looks: nothing is asked
        QTRY_COMPARE(int(scene.services.machines.lookConnections), 0);
        scene.window->show();
        QTRY_COMPARE(int(scene.services.machines.lookConnections), 1);
    }

    void extendMovesTheEndThatTheCloudTells()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("extendButton"));
        const QDateTime before = scene.end();
        scene.choose("extendOneAction");
        QTRY_COMPARE(minute(scene.card()->state().machine->autoReleaseAt), minute(before.addSecs(3600)));
        QCOMPARE(minute(scene.end()), minute(before.addSecs(3600)));
        QTRY_VERIFY(scene.offers("extendButton"));
        scene.choose("extendFourAction");
        QTRY_COMPARE(minute(scene.card()->state().machine->autoReleaseAt), minute(before.addSecs(5 * 3600)));
        QTRY_VERIFY(scene.offers("extendButton"));
        scene.answers.time = scene.services.clock().now().addSecs(3600); // also earlier than before
        scene.choose("extendUntilAction");
        QTRY_COMPARE(minute(scene.card()->state().machine->autoReleaseAt), minute(scene.answers.time));
        QTRY_VERIFY(scene.offers("extendButton"));
        scene.answers.time = {};
        scene.choose("extendUntilAction"); // cancelled
        QCoreApplication::processEvents();
        QCOMPARE(scene.services.cloud.callNames().count(QStringLiteral("setAutoRelease")), 3);
    }

    void aRefusedExtensionLeavesTheEndAsItIs()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("extendButton"));
        const QDateTime before = scene.end();
        std::atomic<bool> refused{true};
        scene.services.cloud.hook = [&refused](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (refused && call.name == QLatin1String("setAutoRelease"))
                throw domain::Error(FailureKind::PermissionMissing);
        };
        scene.choose("extendOneAction");
        QTRY_VERIFY(bannerOf(*scene.window).failure().has_value());
        QCOMPARE(bannerOf(*scene.window).failure()->kind, FailureKind::PermissionMissing);
        QCOMPARE(scene.card()->state().machine->autoReleaseAt, before);
        QVERIFY(scene.offers("extendButton"));
        scene.window.reset();
    }

    void twoExtensionsAtOnceAreOne()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.offers("extendButton"));
        const QDateTime before = scene.end();
        scene.choose("extendOneAction");
        QVERIFY(!scene.offers("extendButton"));
        scene.choose("extendOneAction");
        QTRY_VERIFY(scene.offers("extendButton"));
        QCOMPARE(minute(scene.end()), minute(before.addSecs(3600)));
    }

    void theSameAgainStartsAtOnce()
    {
        Scene scene;
        scene.park();
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.press("startButton");
        QVERIFY(!scene.offers("startButton")); // no second start while the first is being prepared
        QTRY_VERIFY(scene.is(Billing::Charging) && scene.offers("openButton"));
        QVERIFY(scene.answers.asked.isEmpty());
    }

    void aDearerStartIsAskedAboutFirst()
    {
        Scene scene;
        scene.park();
        scene.services.cloud.prices.insert(QStringLiteral("t.small@a"), yuan(1200000)); // it was 1.00
        scene.answers.yes = false;
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.press("startButton");
        QTRY_COMPARE(scene.answers.asked.size(), 1);
        const QString details = scene.answers.details.first();
        QVERIFY2(details.contains(QStringLiteral("¥1.20")) && details.contains(QStringLiteral("¥1.00")),
                 qPrintable(details));
        QTRY_VERIFY(scene.offers("startButton"));
        QVERIFY(scene.services.cloud.machineMap.isEmpty());
        scene.answers.yes = true;
        scene.press("startButton");
        QTRY_VERIFY(scene.is(Billing::Charging) && scene.offers("openButton"));
    }

    void aLittleDearerIsNoNews()
    {
        Scene scene;
        scene.park();
        scene.services.cloud.prices.insert(QStringLiteral("t.small@a"), yuan(1100000));
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.press("startButton");
        QTRY_VERIFY(scene.is(Billing::Charging));
        QVERIFY(scene.answers.asked.isEmpty());
    }

    void soldOutWhereTheDiskIsOffersAnotherMachine()
    {
        Scene scene;
        scene.park();
        scene.services.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        scene.press("startButton");
        QTRY_VERIFY(scene.window->findChild<ui::LaunchWizard *>());
        QVERIFY2(scene.answers.details.first().contains(QStringLiteral("sold out")),
                 qPrintable(scene.answers.details.first()));
        QVERIFY(scene.services.cloud.machineMap.isEmpty());
    }

    void aCheckThatFailsIsSaidAndCanBeRepeated()
    {
        Scene scene;
        scene.park();
        scene.show();
        QTRY_VERIFY(scene.offers("startButton"));
        std::atomic<bool> down{true};
        scene.services.cloud.hook = [&down](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (down && call.name == QLatin1String("offers"))
                throw domain::Error(FailureKind::ServiceDown);
        };
        scene.press("startButton");
        QTRY_VERIFY(bannerOf(*scene.window).failure().has_value());
        QTRY_VERIFY(scene.offers("startButton"));
        down = false;
        child<QPushButton>(bannerOf(*scene.window), "bannerAction")->click();
        QTRY_VERIFY(scene.is(Billing::Charging));
        scene.window.reset();
    }

    void aProfileWithoutMachineIsOneClickAway()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::FakeDialogs answers;
        services.profiles().save(planOf(QStringLiteral("idle")));
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::ProfileCard *>());
        QVERIFY(child<QLabel>(window, "emptyLabel")->isHidden());
        child<QPushButton>(window, "profileStartButton")->click();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        QTRY_VERIFY(!window.findChild<ui::ProfileCard *>());
        QTRY_VERIFY(window.findChild<ui::MachineCard *>()->state().ready);
        QCOMPARE(services.cloud.machineMap.size(), 1);
    }

    void thePageThatWasOpenIsOpenedAgain()
    {
        test::FakeServices services;
        {
            ui::MainWindow window(services);
            auto *extra = new QWidget;
            window.addPage(QStringLiteral("extra"), QIcon(), QStringLiteral("Extra"), extra);
            window.show();
            QCOMPARE(window.currentPage(), QStringLiteral("machines"));
            auto *list = child<QListWidget>(window, "pageList");
            list->setFocus();
            QTest::keyClick(list, Qt::Key_End);
            QCOMPARE(window.currentPage(), QStringLiteral("extra"));
            QVERIFY(extra->isVisible());
            extra->setWindowTitle(QStringLiteral("Anders"));
            QCOMPARE(list->currentItem()->text(), QStringLiteral("Anders"));
            QTRY_COMPARE(services.settings().values().lastPage, QStringLiteral("extra"));
        }
        ui::MainWindow again(services);
        again.addPage(QStringLiteral("extra"), QIcon(), QStringLiteral("Extra"), new QWidget);
        again.show();
        QCOMPARE(again.currentPage(), QStringLiteral("extra"));
        child<QAction>(again, "machinesPageAction")->trigger();
        QCOMPARE(again.currentPage(), QStringLiteral("machines"));
    }
};

QTEST_MAIN(TestGuiCards)
#include "test_gui_cards.moc"
