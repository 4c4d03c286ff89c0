// The icon in real trays: it is there, it answers real clicks and the panel's own protocol, and the window is never
// lost when the tray goes, comes late, or is not there at all.
#include "gui/gui_support.h"
#include "gui/hand.h"
#include "gui/panels.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "messages/messages.h"
#include "ui/desktop_notes.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/notice_bar.h"
#include "ui/tray.h"

#include <QMenu>
#include <QPointer>
#include <QPushButton>

using namespace spotbook;
using domain::Billing;
using test::child;
using test::Hand;
using test::Panel;
using test::PanelKind;

Q_DECLARE_METATYPE(PanelKind)

namespace {

constexpr int panelMilliseconds = 20000;

void launchMachine(test::FakeServices &services)
{
    test::storeKey(services);
    test::readyMachine(services);
}

ui::Tray &trayOf(ui::MainWindow &window)
{
    return *window.findChild<ui::Tray *>();
}

// What another program on the bus gets; the window goes on meanwhile.
QString busCall(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("gdbus"),
                  QStringList{QStringLiteral("call"), QStringLiteral("--session")} + arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 10000))
        process.kill();
    return QString::fromUtf8(process.readAll());
}

// Qt counts the icons of the process.
QString ourName()
{
    const QString names =
        busCall({QStringLiteral("--dest"), QStringLiteral("org.freedesktop.DBus"), QStringLiteral("--object-path"),
                 QStringLiteral("/"), QStringLiteral("--method"), QStringLiteral("org.freedesktop.DBus.ListNames")});
    const QRegularExpression form(
        QStringLiteral("org\\.kde\\.StatusNotifierItem-%1-[0-9]+").arg(QCoreApplication::applicationPid()));
    return form.match(names).captured();
}

// Of our icon, as a panel reads it.
QString itemProperty(const char *name)
{
    return busCall({QStringLiteral("--dest"), ourName(), QStringLiteral("--object-path"),
                    QStringLiteral("/StatusNotifierItem"), QStringLiteral("--method"),
                    QStringLiteral("org.freedesktop.DBus.Properties.Get"), QStringLiteral("org.kde.StatusNotifierItem"),
                    QString::fromLatin1(name)});
}

QString menuLayout()
{
    return busCall({QStringLiteral("--dest"), ourName(), QStringLiteral("--object-path"), QStringLiteral("/MenuBar"),
                    QStringLiteral("--method"), QStringLiteral("com.canonical.dbusmenu.GetLayout"),
                    QStringLiteral("--"), QStringLiteral("0"), QStringLiteral("-1"), QStringLiteral("[]")});
}

void chooseInMenu(int id)
{
    busCall({QStringLiteral("--dest"), ourName(), QStringLiteral("--object-path"), QStringLiteral("/MenuBar"),
             QStringLiteral("--method"), QStringLiteral("com.canonical.dbusmenu.Event"), QString::number(id),
             QStringLiteral("clicked"), QStringLiteral("<0>"), QStringLiteral("0")});
}

// Of an entry that is shown; 0: there is none.
int menuId(const QString &layout, const QString &label)
{
    static const QRegularExpression form(QStringLiteral("\\((?:int32 )?(\\d+), \\{([^}]*)\\}"));
    auto entries = form.globalMatch(layout);
    while (entries.hasNext()) {
        const auto entry = entries.next();
        const QString properties = entry.captured(2);
        if (properties.contains(QStringLiteral("'label': <'%1'>").arg(label))
            && !properties.contains(QStringLiteral("'visible': <false>")))
            return entry.captured(1).toInt();
    }
    return 0;
}

} // namespace

class TestGuiTray : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // First of all: Qt settles its kind of tray at the first icon of the process.
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::platformName(), QStringLiteral("xcb"));
        m_kind =
            qEnvironmentVariable("TEST_PANEL") == QLatin1String("sni") ? PanelKind::StatusNotifier : PanelKind::XEmbed;
    }

    // A desktop without a tray, to begin with; then its panel starts after all.
    void withoutATrayTheWindowSaysSoOnceAndIsNeverHidden()
    {
        test::FakeServices services;
        services.settings().update([](storage::SettingsValues &values) { values.startHidden = true; });
        const auto bar = [](ui::MainWindow &window) { return window.findChild<ui::NoticeBar *>(); };
        {
            ui::MainWindow window(services);
            window.showAtStart();
            QVERIFY(!window.isVisible());
            QTRY_VERIFY_WITH_TIMEOUT(window.isVisible(), panelMilliseconds);
            QTRY_VERIFY(bar(window)->isVisible());
            QTRY_VERIFY(services.settings().values().saidNoTray);
            QVERIFY(!trayOf(window).isShown());
        }
        ui::MainWindow window(services);
        window.showAtStart();
        QTRY_VERIFY_WITH_TIMEOUT(window.isVisible(), panelMilliseconds);
        QVERIFY(!bar(window)->isVisible());

        const Panel panel(m_kind);
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
    }

    void theIconAnswersAClick()
    {
        const Panel panel(m_kind);
        test::FakeServices services;
        launchMachine(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        window.close(); // something is billed: it goes on in the tray
        QVERIFY(!window.isVisible());
        QTest::qWait(1000); // the panel draws what it was told
        QVERIFY(clickIcon(window));
        QTRY_VERIFY(window.isVisible());
        QTRY_VERIFY(window.isActiveWindow());
    }

    void theMenuTellsStateAndPriceFirst()
    {
        const Panel panel(m_kind);
        test::FakeServices services;
        launchMachine(services);
        test::FakeDialogs answers;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        const QString billing = messages::billingText(Billing::Charging);
        const QString head = trayOf(window).menu().actions().first()->text();
        QVERIFY2(head.startsWith(billing + QStringLiteral(" · ")), qPrintable(head));
        if (m_kind == PanelKind::StatusNotifier) {
            QTRY_VERIFY2(menuLayout().contains(head), qPrintable(ourName() + menuLayout()));
            QVERIFY2(itemProperty("ToolTip").contains(billing), qPrintable(itemProperty("ToolTip")));
            const int park = menuId(menuLayout(), ui::Tray::tr("Park"));
            QVERIFY2(park > 0, qPrintable(menuLayout()));
            chooseInMenu(park);
            QTRY_COMPARE(answers.asked, QStringList{ui::MainWindow::tr("Park this machine?")});
            QTRY_VERIFY(services.cloud.machineMap.isEmpty());
            QTRY_VERIFY(menuLayout().contains(messages::billingText(Billing::Parked)));
            QTRY_VERIFY(itemProperty("ToolTip").contains(messages::billingText(Billing::Parked)));
            return;
        }
        auto &menu = const_cast<QMenu &>(trayOf(window).menu());
        QVERIFY(clickIcon(window, 3));
        QTRY_VERIFY(menu.isVisible());
        const auto actions = menu.actions();
        child<QPushButton>(window, "refreshButton")->click(); // news while it is open
        QTest::qWait(500);
        QVERIFY(menu.isVisible());
        QCOMPARE(menu.actions(), actions);
        QVERIFY(Hand::key(QStringLiteral("Escape")));
        QTRY_VERIFY(!menu.isVisible());
    }

    // Through the panel's own protocol, as its menu does it.
    void thePanelsMenuDoesWhatItOffers()
    {
        if (m_kind != PanelKind::StatusNotifier)
            return; // there the menu is ours, and it was opened above
        const Panel panel(m_kind);
        test::FakeServices services;
        launchMachine(services);
        services.settings().update(
            [](storage::SettingsValues &values) { values.lastProfile = QStringLiteral("work"); });
        test::FakeDialogs answers;
        answers.yes = false;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        const auto choose = [](const QString &label) {
            int id = 0;
            (void)QTest::qWaitFor([&] { return (id = menuId(menuLayout(), label)) > 0; }, 10000);
            if (id > 0)
                chooseInMenu(id);
            return id > 0;
        };
        const auto end = [&services] { return services.cloud.machineMap.first().autoReleaseAt; };
        const QDateTime before = end();
        QVERIFY2(choose(ui::Tray::tr("Extend 1 h")), qPrintable(menuLayout()));
        QTRY_VERIFY(end() != before);
        const qint64 more = before.secsTo(end());
        QVERIFY2(more >= 3600 - 60 && more <= 3600 + 60, qPrintable(QString::number(more)));
        QVERIFY2(choose(ui::Tray::tr("Quit")), qPrintable(menuLayout()));
        QTRY_COMPARE(answers.asked,
                     QStringList{ui::MainWindow::tr("A machine is running and is billed. Quit all the same?")});
        QCoreApplication::processEvents();
        QVERIFY(window.isVisible());
        answers.yes = true;
        QVERIFY2(choose(ui::Tray::tr("Park")), qPrintable(menuLayout()));
        QTRY_VERIFY(services.cloud.machineMap.isEmpty());
        QTRY_VERIFY(child<QPushButton>(*window.findChild<ui::MachineCard *>(), "startButton")->isVisible()
                    && child<QPushButton>(*window.findChild<ui::MachineCard *>(), "startButton")->isEnabled());
        QVERIFY2(choose(ui::Tray::tr("Start %1").arg(QStringLiteral("work"))), qPrintable(menuLayout()));
        QTRY_COMPARE(services.cloud.machineMap.size(), 1);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>() && window.findChild<ui::MachineCard *>()->state().ready);
    }

    void thatItGoesOnInTheTrayIsSaidOnce()
    {
        const Panel panel(m_kind);
        test::FakeServices services;
        launchMachine(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        QStringList told; // no notification service runs here
        connect(window.findChild<ui::DesktopNotes *>(), &ui::DesktopNotes::notShown, this,
                [&told](const ui::Note &note) { told << note.title(); });
        window.close();
        QTRY_COMPARE(told, QStringList{ui::MainWindow::tr("Spotbook goes on in the tray")});
        QTRY_VERIFY(services.settings().values().saidGoesOn);
        window.show();
        window.close();
        QVERIFY(!window.isVisible());
        window.tellPrice(QStringLiteral("gn5 is cheap")); // behind whatever would be told
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(told.last() != told.first());
    }

    void aTrayThatIsKilledStrandsNoWindow()
    {
        auto panel = std::make_unique<Panel>(m_kind);
        test::FakeServices services;
        launchMachine(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        window.close();
        QVERIFY(!window.isVisible());
        panel->kill();
        QTRY_VERIFY_WITH_TIMEOUT(window.isVisible(), panelMilliseconds);
        QVERIFY(!trayOf(window).isShown());
        QCOMPARE(window.findChild<ui::MachineCard *>()->state().billing, Billing::Charging);

        panel = std::make_unique<Panel>(m_kind); // the panel is started again: the icon is there again
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        window.close();
        QVERIFY(!window.isVisible());
        QTest::qWait(1500);
        QVERIFY(clickIcon(window));
        QTRY_VERIFY(window.isVisible());
    }

    void aPanelThatIsOnlyRestartedBringsNoWindowUp()
    {
        auto panel = std::make_unique<Panel>(m_kind);
        test::FakeServices services;
        launchMachine(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        window.close();
        panel->kill();
        panel = std::make_unique<Panel>(m_kind);
        QTest::qWait(5000); // longer than it would have taken to show itself
        QVERIFY(!window.isVisible());
        QVERIFY(trayOf(window).isShown());
    }

    void whatNobodyShowsIsInTheWindowOrInABalloon()
    {
        const Panel panel(m_kind);
        test::FakeServices services;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(trayOf(window).isShown(), panelMilliseconds);
        window.tellPrice(QStringLiteral("gn5 is cheap")); // no notification service runs here
        const auto balloon = [] {
            for (auto *widget : QApplication::topLevelWidgets()) {
                if (widget->inherits("QBalloonTip") && widget->isVisible())
                    return widget;
            }
            return static_cast<QWidget *>(nullptr);
        };
        if (m_kind == PanelKind::StatusNotifier) {
            auto *bar = window.findChild<ui::NoticeBar *>();
            QTRY_VERIFY(bar->isVisible());
            QVERIFY(child<QLabel>(*bar, "noticeLabel")->text().contains(QStringLiteral("gn5 is cheap")));
            return;
        }
        QTRY_VERIFY(balloon());
        window.hide();
        QTest::mouseClick(balloon(), Qt::LeftButton);
        QTRY_VERIFY(window.isVisible());
    }

private:
    bool clickIcon(ui::MainWindow &window, int button = 1) const
    {
        QPoint at = Panel::iconOfPanel();
        const auto docked = [&window] {
            const QRect place = window.findChild<QSystemTrayIcon *>()->geometry();
            return place.width() > 4 && place.height() > 4 && place.right() > 1200;
        };
        if (m_kind == PanelKind::XEmbed && !QTest::qWaitFor(docked, 10000))
            qWarning() << "the icon is not docked:" << window.findChild<QSystemTrayIcon *>()->geometry();
        QTest::qWait(300);
        if (m_kind == PanelKind::XEmbed)
            at = window.findChild<QSystemTrayIcon *>()->geometry().center(); // trayer, of all trays, tells it
        QProcess process;
        process.start(QStringLiteral("xdotool"),
                      {QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y()),
                       QStringLiteral("click"), QString::number(button)});
        return QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 10000)
               && process.exitCode() == 0;
    }

    PanelKind m_kind = PanelKind::XEmbed;
};

QTEST_MAIN(TestGuiTray)
#include "test_gui_tray.moc"
