#include "ui/gui_watchdog.h"

#include "base/stop.h"

#include <QLoggingCategory>
#include <QMetaEnum>
#include <QThread>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace spotbook::ui {

namespace {

Q_LOGGING_CATEGORY(lcGui, "spotbook.gui")

using SteadyClock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int defaultLimitMilliseconds = 16;

QString eventName(int type)
{
    const char *key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return key ? QString::fromLatin1(key) : QString::number(type);
}

std::chrono::milliseconds limitWanted()
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue("SPOTBOOK_GUI_HELD_MS", &given);
    return std::chrono::milliseconds(given ? value : defaultLimitMilliseconds);
}

void log(const GuiWatchdog::Held &held)
{
    qCWarning(lcGui, "GUI thread held for %lld ms%s: %s to %s", static_cast<long long>(held.time.count() / 1000),
              held.goesOn ? " and longer" : "", qUtf8Printable(held.event), qUtf8Printable(held.receiver));
}

} // namespace

struct GuiWatchdog::Frame
{
    SteadyClock::time_point begun;
    int loopLevel;
    const char *className; // of a meta object: stays when the receiver goes
    QString objectName;
    int type;
    bool looped = false;      // an event loop ran inside it
    bool namedInside = false; // something inside it took long, and was named
};

// What the other thread sees of the outermost delivery.
struct GuiWatchdog::Watch
{
    std::atomic<SteadyClock::rep> begun{0}; // 0: nothing is being delivered
    std::atomic<const char *> className{nullptr};
    std::atomic<int> type{0};
    std::mutex mutex;
    std::condition_variable_any wake;
    std::jthread thread; // last: joins before the rest goes

    void work(const base::StopToken &stop, const Report &report)
    {
        SteadyClock::rep told = 0;
        while (!stop.stop_requested()) {
            {
                std::unique_lock lock(mutex);
                wake.wait_for(lock, stop, goesOnAfter / 4, [] { return false; });
            }
            const auto since = begun.load();
            const auto time = SteadyClock::now().time_since_epoch() - SteadyClock::duration(since);
            if (since == 0 || since == told || time < goesOnAfter)
                continue;
            told = since;
            report({std::chrono::duration_cast<microseconds>(time), true, QString::fromLatin1(className.load()),
                    eventName(type.load())});
        }
    }
};

GuiWatchdog::GuiWatchdog(std::chrono::milliseconds limit, Report report)
    : m_limit(limit), m_report(std::move(report)), m_watch(std::make_unique<Watch>())
{
    m_watch->thread =
        std::jthread([watch = m_watch.get(), r = m_report](const base::StopToken &stop) { watch->work(stop, r); });
}

GuiWatchdog::~GuiWatchdog() = default;

void GuiWatchdog::begin(const QObject *receiver, const QEvent *event)
{
    Frame frame;
    frame.loopLevel = QThread::currentThread()->loopLevel();
    frame.className = receiver->metaObject()->className();
    frame.objectName = receiver->objectName();
    frame.type = event->type();
    // What delivers from a loop of its own does not hold the thread while that waits.
    const bool nested = !m_frames.empty() && frame.loopLevel > m_frames.back().loopLevel;
    if (nested) {
        for (Frame &outer : m_frames)
            outer.looped = true;
    }
    frame.begun = SteadyClock::now();
    if (m_frames.empty() || nested) {
        m_watch->className = frame.className;
        m_watch->type = frame.type;
        m_watch->begun = frame.begun.time_since_epoch().count();
    }
    m_frames.push_back(std::move(frame));
}

void GuiWatchdog::end()
{
    const Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    const auto time = std::chrono::duration_cast<microseconds>(SteadyClock::now() - frame.begun);
    const bool outermost = m_frames.empty() || m_frames.back().loopLevel < frame.loopLevel;
    if (outermost)
        m_watch->begun = 0;
    if (frame.looped)
        return;
    if (outermost && m_keep)
        m_times.push_back(time);
    finish(frame, time);
}

void GuiWatchdog::finish(const Frame &frame, microseconds time)
{
    if (time <= m_limit)
        return;
    if (!m_frames.empty())
        m_frames.back().namedInside = true;
    if (frame.namedInside)
        return;
    QString receiver = QString::fromLatin1(frame.className);
    if (!frame.objectName.isEmpty())
        receiver += QLatin1Char(' ') + frame.objectName;
    m_report({time, false, receiver, eventName(frame.type)});
}

WatchedApplication::WatchedApplication(int &argc, char **argv) : WatchedApplication(argc, argv, limitWanted(), log) {}

WatchedApplication::WatchedApplication(int &argc, char **argv, std::chrono::milliseconds limit,
                                       GuiWatchdog::Report report)
    : QApplication(argc, argv)
{
    if (limit.count() > 0)
        m_watchdog = std::make_unique<GuiWatchdog>(limit, std::move(report));
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Objects of other threads get their events there, through here as well.
    if (!m_watchdog || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    struct Delivery
    {
        GuiWatchdog &watchdog;
        ~Delivery() { watchdog.end(); }
    };
    m_watchdog->begin(receiver, event);
    const Delivery delivery{*m_watchdog};
    return QApplication::notify(receiver, event);
}

} // namespace spotbook::ui
