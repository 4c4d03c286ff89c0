// Notifications in a real service of a desktop (dunst): shown there, clicked there, and in the window when it is gone.
#include "gui/gui_support.h"
#include "gui/hand.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/notice_bar.h"

#include <QPushButton>
#include <QTemporaryDir>

using namespace spotbook;
using test::child;

namespace {

constexpr int serviceMilliseconds = 20000;

QByteArray answerOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 10000))
        process.kill();
    return process.readAllStandardOutput().trimmed();
}

class NotificationService
{
public:
    NotificationService()
    {
        QFile file(m_folder.filePath(QStringLiteral("dunstrc")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no configuration");
        // At a known place, a click does what the notification says, and the history tells what is urgent.
        file.write("[global]\nmonitor = 0\nfollow = none\norigin = top-left\noffset = 0x0\nwidth = 300\nheight = 200\n"
                   "idle_threshold = 0\nmouse_left_click = do_action, close_current\n"
                   "[urgent]\nmsg_urgency = critical\nformat = \"CRITICAL %s\\n%b\"\n");
        file.close();
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("dunst"), {QStringLiteral("-conf"), file.fileName()});
    }
    ~NotificationService() { kill(); }
    NotificationService(const NotificationService &) = delete;
    NotificationService &operator=(const NotificationService &) = delete;

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    static bool isThere() { return !ask("count").isEmpty(); }
    static int shown() { return ask("count displayed").toInt(); }
    static QByteArray history() { return ask("history"); }
    static bool click()
    {
        answerOf(QStringLiteral("xdotool"), {QStringLiteral("mousemove"), QStringLiteral("150"), QStringLiteral("20"),
                                             QStringLiteral("click"), QStringLiteral("1")});
        return QTest::qWaitFor([] { return shown() == 0; }, 10000);
    }

private:
    static QByteArray ask(const char *words)
    {
        return answerOf(QStringLiteral("dunstctl"), QString::fromLatin1(words).split(QLatin1Char(' ')));
    }
    QTemporaryDir m_folder;
    QProcess m_process;
};

void launchMachine(test::FakeServices &services)
{
    test::storeKey(services);
    test::readyMachine(services);
}

} // namespace

class TestGuiNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aClickBringsTheMachineToTheFront()
    {
        const NotificationService service;
        QTRY_VERIFY_WITH_TIMEOUT(NotificationService::isThere(), serviceMilliseconds);
        test::FakeServices services;
        launchMachine(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        window.hide();
        services.cloud.machineMap.first().reclaimNotice = true;
        child<QPushButton>(window, "refreshButton")->click();
        QTRY_COMPARE_WITH_TIMEOUT(NotificationService::shown(), 1, serviceMilliseconds);
        QVERIFY(!window.isVisible()); // it was told outside
        QVERIFY(NotificationService::click());
        QTRY_VERIFY(window.isVisible());
        QTRY_VERIFY(window.isActiveWindow());
        auto *card = window.findChild<ui::MachineCard *>();
        QTRY_VERIFY(card->isAncestorOf(QApplication::focusWidget()));
        QVERIFY2(NotificationService::history().contains("work"), NotificationService::history().constData());
        QVERIFY2(NotificationService::history().contains("CRITICAL"), NotificationService::history().constData());
        QVERIFY(!window.findChild<ui::NoticeBar *>()->isVisible());
    }

    // Names come from outside: a profile's text is shown as it is, and never read as markup.
    void markupIsShownAsItIsWritten()
    {
        const NotificationService service;
        QTRY_VERIFY_WITH_TIMEOUT(NotificationService::isThere(), serviceMilliseconds);
        test::FakeServices services;
        ui::MainWindow window(services);
        window.tellPrice(QStringLiteral("<b>gn5</b> & more"));
        QTRY_COMPARE_WITH_TIMEOUT(NotificationService::shown(), 1, serviceMilliseconds);
        QVERIFY(NotificationService::click());
        QTRY_VERIFY(window.isVisible());
        const QByteArray history = NotificationService::history();
        QVERIFY2(history.contains("&lt;b&gt;gn5&lt;/b&gt; &amp; more"), history.constData());
    }

    void withoutTheServiceItIsSaidInTheWindow()
    {
        NotificationService service;
        QTRY_VERIFY_WITH_TIMEOUT(NotificationService::isThere(), serviceMilliseconds);
        service.kill();
        test::FakeServices services;
        ui::MainWindow window(services);
        window.show();
        window.tellPrice(QStringLiteral("gn5 is cheap"));
        auto *bar = window.findChild<ui::NoticeBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), serviceMilliseconds);
        QVERIFY(child<QLabel>(*bar, "noticeLabel")->text().contains(QStringLiteral("gn5 is cheap")));
    }
};

QTEST_MAIN(TestGuiNotes)
#include "test_gui_notes.moc"
