// What is told outside the window: each thing once, at its time, and only what the person wants to hear.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "messages/messages.h"
#include "storage/autostart.h"
#include "ui/main_window.h"
#include "ui/notice_bar.h"
#include "ui/notice_desk.h"
#include "ui/settings_dialog.h"
#include "ui/tray.h"

#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeZone>

using namespace spotbook;
using domain::Billing;
using domain::LaunchState;
using domain::Money;
using test::child;
using ui::Notice;
using ui::NoticeKind;
using ui::Notifications;

namespace {

Money yuan(qint64 hundredths)
{
    return Money::micros(hundredths * 10000, QStringLiteral("CNY"));
}

QDateTime at(int hour, int minute = 0)
{
    return QDateTime(QDate(2024, 3, 1), QTime(hour, minute), Qt::UTC);
}

LaunchState charging(const QString &id = QStringLiteral("L1"))
{
    LaunchState state;
    state.launchId = id;
    state.profile = QStringLiteral("work-") + id;
    state.billing = Billing::Charging;
    state.perHour = yuan(130);
    state.session = yuan(500);
    state.checkedAt = at(12);
    domain::Machine machine;
    machine.id = QStringLiteral("i-") + id;
    machine.state = domain::MachineState::Running;
    state.machine = machine;
    return state;
}

LaunchState unknown()
{
    LaunchState state;
    state.launchId = QStringLiteral("L1");
    state.profile = QStringLiteral("work-L1");
    return state;
}

QVector<NoticeKind> kinds(const QVector<Notice> &notices)
{
    QVector<NoticeKind> found;
    for (const Notice &notice : notices)
        found << notice.kind;
    return found;
}

const QVector<NoticeKind> nothing;

// Over the cloud in memory: a machine that is ready.
void launchWork(test::FakeServices &services, std::optional<Money> spendingLimit = std::nullopt)
{
    ui::WizardState state(services);
    test::choosePlace(state, services);
    state.plan.profile = QStringLiteral("work");
    state.plan.spendingLimit = spendingLimit;
    launch::launch(services.context({}), state.plan, {}, {});
}

launch::SweepItem item(const char *kind, const char *id, const char *launchId)
{
    launch::SweepItem made;
    made.kind = QString::fromLatin1(kind);
    made.id = QString::fromLatin1(id);
    made.launchId = QString::fromLatin1(launchId);
    made.ours = true;
    made.billable = true;
    made.perMonth = yuan(1200);
    return made;
}

QAction *entry(const ui::MainWindow &window, const char *name)
{
    return child<QAction>(const_cast<QMenu &>(window.findChild<ui::Tray *>()->menu()), name);
}

} // namespace

class TestGuiNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readyIsNewsOnlyWhenItIsNew()
    {
        auto state = charging();
        state.ready = true;
        Notifications late(QTimeZone::utc());
        QCOMPARE(kinds(late.look({state}, at(12))), nothing); // it was ready before
        QCOMPARE(kinds(late.look({state}, at(12))), nothing);

        Notifications early(QTimeZone::utc());
        state.ready = false;
        QCOMPARE(kinds(early.look({state}, at(12))), nothing);
        state.ready = true;
        QCOMPARE(kinds(early.look({state}, at(12))), QVector<NoticeKind>{NoticeKind::Ready});
        QCOMPARE(kinds(early.look({state}, at(12))), nothing);
        auto other = charging(QStringLiteral("L2"));
        other.ready = true; // begun and ready between two looks
        QCOMPARE(kinds(early.look({state, other}, at(12))), QVector<NoticeKind>{NoticeKind::Ready});
    }

    void whatWasOnlyUnknownIsNoNews()
    {
        auto state = charging();
        state.ready = true;
        Notifications notifications(QTimeZone::utc());
        QCOMPARE(kinds(notifications.look({LaunchState()}, at(12))), nothing);
        QCOMPARE(kinds(notifications.look({unknown()}, at(12))), nothing);
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing);
        QCOMPARE(kinds(notifications.look({unknown()}, at(12))), nothing);
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing);
    }

    void aParkedNotebookThatIsStartedAgainIsReadyAgain()
    {
        auto state = charging();
        state.ready = true;
        auto parked = unknown();
        parked.billing = Billing::Parked;
        Notifications notifications(QTimeZone::utc());
        notifications.look({state}, at(12));
        QCOMPARE(kinds(notifications.look({parked}, at(12))), nothing);
        state.machine->id = QStringLiteral("i-new");
        QCOMPARE(kinds(notifications.look({state}, at(12))), QVector<NoticeKind>{NoticeKind::Ready});
    }

    void aReclaimIsToldOnceAlsoAtTheStart()
    {
        auto state = charging();
        state.machine->reclaimNotice = true;
        Notifications notifications(QTimeZone::utc());
        const auto told = notifications.look({state}, at(12));
        QCOMPARE(kinds(told), QVector<NoticeKind>{NoticeKind::Reclaim});
        QCOMPARE(told.first().launchId, state.launchId);
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing);
    }

    void theLeaseIsToldAtThirtyAndTenMinutesAndAgainAfterAnExtension()
    {
        auto state = charging();
        state.machine->autoReleaseAt = at(14);
        Notifications notifications(QTimeZone::utc());
        const QVector<NoticeKind> once{NoticeKind::LeaseEnding};
        QCOMPARE(kinds(notifications.look({state}, at(13, 29))), nothing);
        const auto told = notifications.look({state}, at(13, 30));
        QCOMPARE(kinds(told), once);
        QCOMPARE(told.first().minutes, 30);
        QCOMPARE(kinds(notifications.look({state}, at(13, 40))), nothing);
        QCOMPARE(notifications.look({state}, at(13, 51)).value(0).minutes, 9);
        QCOMPARE(kinds(notifications.look({state}, at(13, 59))), nothing);
        state.machine->autoReleaseAt = at(15);
        QCOMPARE(kinds(notifications.look({state}, at(13, 59))), nothing);
        QCOMPARE(kinds(notifications.look({state}, at(14, 31))), once);
        state.machine->autoReleaseAt = at(15).addSecs(30); // the same minute, as a provider rounds
        QCOMPARE(kinds(notifications.look({state}, at(14, 32))), nothing);
        QCOMPARE(kinds(notifications.look({state}, at(15, 1))), QVector<NoticeKind>{}); // it is over
    }

    void aLeaseThatIsNearlyOverIsToldOnceOnly()
    {
        auto state = charging();
        state.machine->autoReleaseAt = at(14);
        Notifications notifications(QTimeZone::utc());
        QCOMPARE(notifications.look({state}, at(13, 55)).size(), 1);
        QCOMPARE(notifications.look({state}, at(13, 56)).size(), 0);
    }

    void theBalanceIsMeasuredInHoursOfWhatRuns()
    {
        Notifications notifications(QTimeZone::utc());
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(1))), nothing); // nothing runs
        notifications.look({charging()}, at(12));
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(130 * 6))), nothing);
        const QVector<NoticeKind> once{NoticeKind::BalanceLow};
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(130 * 6 - 1))), once);
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(130 * 2))), nothing);
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(129))), once);
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(0))), nothing);
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(130 * 3))), nothing); // a little more is no news
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(130 * 100))), nothing);
        QCOMPARE(kinds(notifications.lookAtBalance(yuan(130 * 3))), once); // topped up, and low again
    }

    void theLimitIsToldWhenItIsReachedAndWhenARaisedOneIs()
    {
        auto state = charging();
        Notifications notifications(QTimeZone::utc());
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing); // without a limit
        state.spendingLimit = yuan(501);
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing);
        state.session = yuan(501);
        const QVector<NoticeKind> once{NoticeKind::LimitReached};
        QCOMPARE(kinds(notifications.look({state}, at(12))), once);
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing);
        state.spendingLimit = yuan(600);
        QCOMPARE(kinds(notifications.look({state}, at(12))), nothing);
        state.session = yuan(700);
        QCOMPARE(kinds(notifications.look({state}, at(12))), once);
    }

    // The cloud ends a machine for its limit before it can have cost that much: the end itself is told of.
    void anEndForTheLimitIsNoLease()
    {
        for (const qint64 limit : {600, 100'000}) { // three hours, and far beyond the lease
            test::FakeServices services;
            launchWork(services, yuan(limit));
            Notifications notifications(QTimeZone::utc());
            const QDateTime end = services.cloud.machineMap.first().autoReleaseAt;
            for (const int minutes : {31, 30, 29, 10, 9}) {
                services.time().setWallClock(end.addSecs(-60 * minutes));
                const auto told = notifications.look(launch::states(services.context({}), {}), services.clock().now());
                const auto kind = limit == 600 ? NoticeKind::LimitReached : NoticeKind::LeaseEnding;
                QCOMPARE(kinds(told), minutes % 10 == 0 ? QVector<NoticeKind>{kind} : nothing);
                QCOMPARE(told.value(0).minutes, told.isEmpty() ? 0 : minutes);
                QCOMPARE(ui::noticeText(told.value(0)).contains(messages::moneyText(yuan(limit))),
                         !told.isEmpty() && kind == NoticeKind::LimitReached);
            }
        }
    }

    void theNightIsToldOnceANight()
    {
        const QTimeZone shanghai(8 * 3600);
        Notifications notifications(shanghai);
        const QVector<NoticeKind> once{NoticeKind::NightRun};
        QCOMPARE(kinds(notifications.look({charging()}, at(14, 59))), nothing); // 22:59 there
        QCOMPARE(kinds(notifications.look({charging()}, at(15))), once);
        QCOMPARE(kinds(notifications.look({charging()}, at(20))), nothing); // 4:00, the same night
        QCOMPARE(kinds(notifications.look({charging()}, at(22))), nothing); // 6:00: it is over
        QCOMPARE(kinds(notifications.look({charging()}, at(15).addDays(1))), once);
        auto parked = unknown();
        parked.billing = Billing::Parked;
        QCOMPARE(kinds(notifications.look({parked}, at(15).addDays(2))), nothing);
        QCOMPARE(kinds(notifications.look({charging()}, at(16).addDays(2))), once);
    }

    void leftOversAreWhatNoLaunchKnows()
    {
        auto parked = charging();
        parked.billing = Billing::Parked;
        parked.machine.reset();
        parked.workDiskId = QStringLiteral("d-of-before");
        Notifications notifications(QTimeZone::utc());
        notifications.look({parked}, at(12));
        launch::Sweep sweep;
        sweep.items = {item("disk", "d-1", "L1"), item("disk", "d-of-before", "L0")};
        auto free = item("network", "vpc-1", "L9");
        free.billable = false;
        auto others = item("disk", "d-2", "L8");
        others.ours = false;
        sweep.items << free << others;
        QCOMPARE(kinds(notifications.lookAtLeftOvers(sweep)), nothing);
        sweep.items << item("disk", "d-3", "L7") << item("snapshot", "s-1", "L7");
        const auto told = notifications.lookAtLeftOvers(sweep);
        QCOMPARE(kinds(told), QVector<NoticeKind>{NoticeKind::LeftOvers});
        QCOMPARE(told.first().things, (QStringList{QStringLiteral("disk d-3"), QStringLiteral("snapshot s-1")}));
        QCOMPARE(told.first().amount, std::optional<Money>(yuan(2400)));
        QVERIFY(ui::noticeText(told.first()).contains(QStringLiteral("d-3")));
        QCOMPARE(kinds(notifications.lookAtLeftOvers(sweep)), nothing);
    }

    void onlySomeCanBeQuieted()
    {
        QVERIFY(!ui::mayBeQuiet(NoticeKind::Reclaim));
        QVERIFY(!ui::mayBeQuiet(NoticeKind::LimitReached));
        test::FakeServices services;
        services.settings().update([](storage::SettingsValues &values) {
            for (const NoticeKind kind : {NoticeKind::Ready, NoticeKind::Reclaim, NoticeKind::Price})
                values.quietNotices << ui::noticeKindName(kind);
        });
        ui::NoticeDesk desk(services);
        QVector<NoticeKind> told;
        connect(&desk, &ui::NoticeDesk::noticed, this, [&told](const Notice &notice) { told << notice.kind; });
        desk.tellPrice(QStringLiteral("gn5 is cheap"));
        auto state = charging();
        desk.take({state});
        state.ready = true;
        state.machine->reclaimNotice = true;
        desk.take({state});
        QCOMPARE(told, QVector<NoticeKind>{NoticeKind::Reclaim});
    }

    // What a launch has left, and whose journal is gone.
    void aSweepFindsWhatALaunchHasLeft()
    {
        test::FakeServices services;
        launchWork(services);
        ui::NoticeDesk desk(services);
        QVector<Notice> told;
        connect(&desk, &ui::NoticeDesk::noticed, this, [&told](const Notice &notice) {
            if (notice.kind == NoticeKind::LeftOvers)
                told << notice;
        });
        // The machine and its disk are still there, and no launch is known that they belong to.
        desk.lookForLeftOvers();
        QTRY_VERIFY((desk.take({}), !told.isEmpty()));
        QCOMPARE(told.first().things.size(), 2);
        QVERIFY(told.first().things.join(QLatin1Char(' ')).contains(QStringLiteral("machine i-")));
    }

    void whatNobodyElseCanShowIsSaidInTheWindow()
    {
        ui::NoticeBar bar;
        QVERIFY(bar.isHidden());
        bar.say([] { return QStringLiteral("gn5 is cheap"); });
        QVERIFY(!bar.isHidden());
        QCOMPARE(child<QLabel>(bar, "noticeLabel")->text(), QStringLiteral("gn5 is cheap"));
        child<QPushButton>(bar, "noticeCloseButton")->click();
        QVERIFY(bar.isHidden());
    }

    void settingsAreReadAndWritten()
    {
        test::FakeServices services;
        const QTemporaryDir folder;
        services.settings().update([](storage::SettingsValues &values) {
            values.quietNotices = QStringList{ui::noticeKindName(NoticeKind::NightRun)};
        });
        QPointer<ui::SettingsDialog> dialog = new ui::SettingsDialog(services, folder.path());
        dialog->show();
        auto *login = child<QCheckBox>(*dialog, "startAtLoginBox");
        QTRY_VERIFY(login->isEnabled());
        QVERIFY(!login->isChecked());
        QVERIFY(!child<QCheckBox>(*dialog, "nightNoticeBox")->isChecked());
        QVERIFY(child<QCheckBox>(*dialog, "readyNoticeBox")->isChecked());
        child<QCheckBox>(*dialog, "nightNoticeBox")->setChecked(true);
        child<QCheckBox>(*dialog, "priceNoticeBox")->setChecked(false);
        child<QCheckBox>(*dialog, "startHiddenBox")->setChecked(true);
        login->setChecked(true);
        child<QPushButton>(*dialog, "saveSettingsButton")->click();
        QTRY_VERIFY(!dialog);
        const auto values = storage::Settings(services.paths()).values();
        QCOMPARE(values.quietNotices, QStringList{ui::noticeKindName(NoticeKind::Price)});
        QVERIFY(values.startHidden);
        QVERIFY(storage::Autostart(folder.path()).isOn());

        dialog = new ui::SettingsDialog(services, folder.path());
        login = child<QCheckBox>(*dialog, "startAtLoginBox");
        QTRY_VERIFY(login->isEnabled());
        QVERIFY(login->isChecked());
        login->setChecked(false);
        child<QPushButton>(*dialog, "saveSettingsButton")->click();
        QTRY_VERIFY(!dialog);
        QVERIFY(!storage::Autostart(folder.path()).isOn());
    }

    void settingsThatCannotBeWrittenAreSaid()
    {
        test::FakeServices services;
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(QStringLiteral("autostart")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        ui::SettingsDialog dialog(services, inTheWay.fileName());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto *login = child<QCheckBox>(dialog, "startAtLoginBox");
        QTRY_VERIFY(login->isEnabled());
        login->setChecked(true);
        child<QPushButton>(dialog, "saveSettingsButton")->click();
        auto &banner = *child<ui::Banner>(dialog, "settingsBanner");
        QTRY_VERIFY(banner.failure().has_value());
        QCOMPARE(banner.failure()->kind, domain::FailureKind::StorageFailed);
        QVERIFY(dialog.isVisible() && login->isChecked());
        QVERIFY(child<QPushButton>(dialog, "saveSettingsButton")->isEnabled());
    }

    void theMenuOpensTheSettingsOnce()
    {
        test::FakeServices services;
        ui::MainWindow window(services);
        window.show();
        child<QAction>(window, "settingsAction")->trigger();
        child<QAction>(window, "settingsAction")->trigger();
        QCOMPARE(window.findChildren<ui::SettingsDialog *>().size(), 1);
    }

    void theTraysMenuOffersWhatEndsTheCharge()
    {
        QWidget window;
        ui::Tray tray(&window);
        tray.setCanStop(true);
        const auto shown = [&tray] {
            QStringList names;
            for (const QAction *action : tray.menu().actions()) {
                if (action->isVisible() && action->isEnabled() && !action->isSeparator())
                    names << action->objectName().mid(4).chopped(6);
            }
            return names;
        };
        const auto words = [](const char *list) { return QString::fromLatin1(list).split(QLatin1Char(' ')); };
        tray.setStates({}, {}, Billing::Nothing);
        QCOMPARE(shown(), words("Show Quit"));
        tray.setLastProfile(QStringLiteral("work-L1"));
        QCOMPARE(shown(), words("Start Show Quit"));
        tray.setStates({}, {}, Billing::Unknown); // something may be running
        QCOMPARE(shown(), words("Show Quit"));
        auto state = charging();
        state.ready = true;
        state.machine->autoReleaseAt = at(14);
        tray.setStates({state}, {}, Billing::Charging);
        QCOMPARE(shown(), words("Open Stop Park Extend Show Quit"));
        const QString head = tray.menu().actions().first()->text();
        QVERIFY2(head.contains(QStringLiteral("1.3")) && head.contains(QStringLiteral(" · ")), qPrintable(head));
        state.machine->localDisks = 1;
        tray.setStates({state}, {}, Billing::Charging);
        QCOMPARE(shown(), words("Open Park Extend Show Quit"));
        const auto *park = tray.menu().findChild<QAction *>(QStringLiteral("trayParkAction"));
        QCOMPARE(park->text(), ui::Tray::tr("Park (stopping would go on billing)"));
        QVERIFY(!park->toolTip().isEmpty());
        tray.setStates({state}, {state.profile}, Billing::Charging); // a verb is under way
        QCOMPARE(shown(), words("Show Quit"));
        state.machine->autoReleaseAt = {};
        tray.setStates({state}, {}, Billing::Charging); // nothing to extend
        QCOMPARE(shown(), words("Open Park Show Quit"));
        state.machine->state = domain::MachineState::Stopped;
        state.ready = false;
        tray.setStates({state}, {}, Billing::Parked);
        QCOMPARE(shown(), words("Start Park Show Quit"));
    }

    // Anything else would close a menu that is open.
    void theMenuChangesInPlace()
    {
        QWidget window;
        ui::Tray tray(&window);
        const auto actions = tray.menu().actions();
        tray.setStates({charging()}, {}, Billing::Charging);
        QCOMPARE(tray.menu().actions(), actions);
        tray.setStates({charging(), charging(QStringLiteral("L2"))}, {}, Billing::Charging);
        const auto several = tray.menu().actions();
        QCOMPARE(several.size(), actions.size() + 2);
        const QSignalSpy parked(&tray, &ui::Tray::parkWanted);
        for (QAction *action : several) {
            if (action->menu() && action->isVisible() && action->text() == QStringLiteral("work-L2"))
                child<QAction>(*action->menu(), "trayParkAction")->trigger();
        }
        QCOMPARE(parked.count(), 1);
        QCOMPARE(parked.first().first().value<LaunchState>().launchId, QStringLiteral("L2"));
        tray.setStates({}, {}, Billing::Nothing);
        tray.setStates({charging()}, {}, Billing::Charging);
        QCOMPARE(tray.menu().actions(), several);
    }

    void anHourMoreThroughTheTray()
    {
        test::FakeServices services;
        launchWork(services);
        std::atomic<bool> refuses{false};
        services.cloud.hook = [&refuses](const auto &, auto) {
            if (refuses)
                throw domain::Error(domain::FailureKind::PermissionMissing);
        };
        ui::MainWindow window(services);
        window.show();
        const auto end = [&services] { return services.cloud.machineMap.first().autoReleaseAt; };
        auto *extend = entry(window, "trayExtendAction");
        QTRY_VERIFY(extend->isVisible() && extend->isEnabled());
        const QDateTime before = end();
        extend->trigger();
        QTRY_VERIFY(end() != before);
        const qint64 more = before.secsTo(end());
        QVERIFY2(more >= 3600 - 60 && more <= 3600 + 60, qPrintable(QString::number(more)));

        refuses = true;
        const QDateTime refused = end();
        QTRY_VERIFY(extend->isEnabled());
        extend->trigger();
        QTRY_VERIFY(test::bannerOf(window).failure().has_value());
        QCOMPARE(test::bannerOf(window).failure()->kind, domain::FailureKind::PermissionMissing);
        QCOMPARE(end(), refused);
    }
};

QTEST_MAIN(TestGuiNotices)
#include "test_gui_notices.moc"
