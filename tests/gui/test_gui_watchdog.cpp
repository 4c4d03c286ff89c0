// What holds the GUI thread is named: who got which event, and for how long.
#include "ui/gui_watchdog.h"

#include <QEventLoop>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <mutex>
#include <thread>

using namespace spotbook;
using namespace std::chrono_literals;
using ui::GuiWatchdog;

namespace {

constexpr auto limit = 50ms;

struct Reports
{
    std::mutex mutex;
    std::vector<GuiWatchdog::Held> held;

    std::vector<GuiWatchdog::Held> take()
    {
        const std::lock_guard lock(mutex);
        return std::exchange(held, {});
    }
} reports;

void hold(std::chrono::milliseconds time)
{
    std::this_thread::sleep_for(time);
}

} // namespace

class TestGuiWatchdog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { reports.take(); }

    void theInnermostThatTookLongIsNamed()
    {
        QPushButton button;
        button.setObjectName(QStringLiteral("slowButton"));
        connect(&button, &QPushButton::clicked, this, [] { hold(2 * limit); });
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
        reports.take();
        QTest::mouseClick(button.windowHandle(), Qt::LeftButton); // by way of the window
        const auto held = reports.take();
        QCOMPARE(held.size(), std::size_t(1));
        QCOMPARE(held[0].receiver, QStringLiteral("QPushButton slowButton"));
        QCOMPARE(held[0].event, QStringLiteral("MouseButtonRelease"));
        QVERIFY(held[0].time >= 2 * limit);
        QVERIFY(!held[0].goesOn);
    }

    void whatIsShortIsNot()
    {
        QPushButton button;
        connect(&button, &QPushButton::clicked, this, [] { hold(1ms); });
        QTest::mouseClick(&button, Qt::LeftButton);
        for (const auto &held : reports.take())
            QVERIFY2(held.time > limit, qPrintable(held.receiver));
    }

    void aLoopInsideIsNoHold()
    {
        QPushButton button;
        button.setObjectName(QStringLiteral("menuButton"));
        connect(&button, &QPushButton::clicked, this, [] {
            QEventLoop loop;
            QTimer::singleShot(3 * limit, &loop, &QEventLoop::quit);
            loop.exec();
        });
        QTest::mouseClick(&button, Qt::LeftButton);
        for (const auto &held : reports.take())
            QVERIFY2(!held.receiver.contains(QStringLiteral("menuButton")), qPrintable(held.event));
    }

    void whatDoesNotEndIsNamedMeanwhile()
    {
        QPushButton button;
        bool named = false;
        connect(&button, &QPushButton::clicked, this, [&named] {
            const auto end = std::chrono::steady_clock::now() + 30s;
            while (!named && std::chrono::steady_clock::now() < end) {
                hold(10ms);
                const std::lock_guard lock(reports.mutex);
                for (const auto &held : reports.held)
                    named = named || (held.goesOn && held.receiver == QStringLiteral("QPushButton"));
            }
        });
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(named);
    }
};

int main(int argc, char *argv[])
{
    const ui::WatchedApplication application(argc, argv, limit, [](const GuiWatchdog::Held &held) {
        const std::lock_guard lock(reports.mutex);
        reports.held.push_back(held);
    });
    TestGuiWatchdog test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_gui_watchdog.moc"
