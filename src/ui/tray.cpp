#include "ui/tray.h"

#include "messages/messages.h"
#include "ui/state_icon.h"

namespace spotbook::ui {

using domain::LaunchState;

Tray::Tray(QWidget *window) : QObject(window), m_window(window)
{
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger)
            Q_EMIT showWanted();
    });
    fillMenu();
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.show();
}

void Tray::setStates(const QVector<LaunchState> &states, const QStringList &busyProfiles, domain::Billing overall)
{
    m_states = states;
    m_busy = busyProfiles;
    m_overall = overall;
    fillMenu();
}

void Tray::notify(const QString &title, const QString &text)
{
    if (m_icon.isVisible())
        m_icon.showMessage(title, text, m_icon.icon());
}

void Tray::retranslate()
{
    fillMenu();
}

void Tray::fillMenu()
{
    m_icon.setIcon(stateIcon(m_overall));
    m_menu.clear();
    QStringList lines;
    for (const LaunchState &state : std::as_const(m_states)) {
        QString line = state.profile + QStringLiteral(": ") + messages::billingText(state.billing);
        if (state.perHour && state.machine)
            line += QStringLiteral(", ") + messages::perHourText(*state.perHour);
        lines << line;
        m_menu.addAction(line)->setEnabled(false);
        if (state.machine && !state.interrupted) {
            const bool free = !m_busy.contains(state.profile);
            QAction *open = m_menu.addAction(tr("Open notebook"), this, [this, state] { Q_EMIT openWanted(state); });
            open->setEnabled(state.ready && free);
            m_menu.addAction(tr("Park"), this, [this, state] { Q_EMIT parkWanted(state); })->setEnabled(free);
        }
        m_menu.addSeparator();
    }
    if (lines.isEmpty()) {
        lines << QStringLiteral("Spotbook: ") + messages::billingText(m_overall);
        m_menu.addAction(messages::billingText(m_overall))->setEnabled(false);
        m_menu.addSeparator();
    }
    m_icon.setToolTip(lines.join(QLatin1Char('\n')));
    const bool shown = m_window->isVisible();
    m_menu.addAction(shown ? tr("Hide the window") : tr("Show the window"), this, [this, shown] {
        if (shown)
            m_window->hide();
        else
            Q_EMIT showWanted();
    });
    m_menu.addAction(tr("Quit"), this, &Tray::quitWanted);
}

} // namespace spotbook::ui
