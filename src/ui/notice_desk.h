// Watches what the states tell, asks the balance and for left-overs now and then, and says what is worth a word. What
// the person has quieted in the settings is not said.
#pragma once

#include "launch/services.h"
#include "ui/notifications.h"
#include "ui/task.h"

#include <QTimer>

namespace spotbook::ui {

// GUI thread only. `services` outlives it.
class NoticeDesk : public QObject
{
    Q_OBJECT
public:
    explicit NoticeDesk(launch::Services &services, QObject *parent = nullptr);
    void take(const QVector<domain::LaunchState> &states); // as they are published
    // Sweeps what this installation has ever used, in the background; take() does it once after the start by itself.
    void lookForLeftOvers();
    // A watched price has changed; the text is the watch's own.
    void tellPrice(const QString &text);

    static constexpr std::chrono::minutes balanceInterval{15};

Q_SIGNALS:
    void noticed(const spotbook::ui::Notice &notice);

private:
    void tell(const QVector<Notice> &notices);
    void askBalance();

    launch::Services &m_services;
    Notifications m_notifications;
    bool m_charging = false;
    bool m_sweptOnce = false;
    std::optional<launch::Sweep> m_sweep; // waits for states that are newer than it
    QTimer m_balanceTimer;
    Task m_balanceTask;
    Task m_sweepTask;
};

} // namespace spotbook::ui
