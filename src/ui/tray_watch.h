// Whether the desktop has a place for an icon now, and when that changes. Panels start after us and are restarted.
//
// Qt 5.15 decides once per process which protocol it speaks, at the first question about a tray
// (QGenericUnixTheme's isDBusTrayAvailable() keeps its answer). So nothing may ask Qt before a tray is there: this
// looks by itself, at org.kde.StatusNotifierWatcher on the session bus and at the owner of _NET_SYSTEM_TRAY_Sn
// (freedesktop.org, System Tray Protocol 0.3).
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

namespace spotbook::ui {

// GUI thread only. Never waits for another program: the bus is asked asynchronously.
class TrayWatch : public QObject
{
    Q_OBJECT
public:
    enum class Kind {
        None,
        StatusNotifier,
        XEmbed,
        Native // Windows, macOS, and platforms without a window system
    };

    explicit TrayWatch(QObject *parent = nullptr);
    ~TrayWatch() override;
    // False until the bus has answered for the first time, or has had two seconds to.
    bool hasAnswered() const { return m_answered; }
    // The best place there is.
    Kind best() const;
    bool has(Kind kind) const;
    // False where there are no trays that come and go.
    bool mayAppear() const { return m_mayAppear; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void askBus();

private:
    void lookAtScreen();
    void setNotifier(bool there);
    void answered();

    struct Screen;
    std::unique_ptr<Screen> m_screen; // our own connection to the X server
    QTimer m_poll;
    bool m_mayAppear = false;
    bool m_answered = false;
    bool m_notifier = false;
    bool m_embed = false;
    bool m_native = false;
};

} // namespace spotbook::ui
