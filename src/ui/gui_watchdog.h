// Names what holds the GUI thread. For debug builds and for measurements: it looks at every event that is delivered.
//
// The time of an event is the time of its delivery, without what an event loop nested in it delivered (a menu that is
// open, a drag). Where an event leads to others at once (a key that becomes a click), the innermost one that took long
// by itself is named.
#pragma once

#include <QApplication>
#include <QEvent>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace spotbook::ui {

class GuiWatchdog
{
public:
    struct Held
    {
        std::chrono::microseconds time{0};
        bool goesOn = false; // it has not ended yet
        QString receiver;    // "QPushButton newButton"
        QString event;       // "MouseButtonRelease"
    };
    // For an event that has ended: in the GUI thread. For one that goes on: from a thread of the watchdog's own, once
    // per event, without the receiver's name.
    using Report = std::function<void(const Held &)>;

    GuiWatchdog(std::chrono::milliseconds limit, Report report);
    ~GuiWatchdog();
    GuiWatchdog(const GuiWatchdog &) = delete;
    GuiWatchdog &operator=(const GuiWatchdog &) = delete;

    // Around each delivery; GUI thread.
    void begin(const QObject *receiver, const QEvent *event);
    void end();

    // Keeps the time of every outermost delivery from now on.
    void keepTimes(bool keep) { m_keep = keep; }
    const std::vector<std::chrono::microseconds> &times() const { return m_times; }

    static constexpr std::chrono::seconds goesOnAfter{1};

private:
    struct Frame;
    struct Watch;
    void finish(const Frame &frame, std::chrono::microseconds time);

    std::chrono::milliseconds m_limit;
    Report m_report;
    std::vector<Frame> m_frames; // of the deliveries under way, outermost first
    std::vector<std::chrono::microseconds> m_times;
    bool m_keep = false;
    std::unique_ptr<Watch> m_watch;
};

// An application whose deliveries are watched.
class WatchedApplication : public QApplication
{
public:
    // SPOTBOOK_GUI_HELD_MS: the limit instead of 16 ms; 0 switches it off. Reports go to the log.
    WatchedApplication(int &argc, char **argv);
    WatchedApplication(int &argc, char **argv, std::chrono::milliseconds limit, GuiWatchdog::Report report);
    bool notify(QObject *receiver, QEvent *event) override;
    GuiWatchdog *watchdog() const { return m_watchdog.get(); }

private:
    std::unique_ptr<GuiWatchdog> m_watchdog;
};

} // namespace spotbook::ui
