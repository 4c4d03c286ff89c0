// The icon in the tray, where there is a tray. It shows the same states as the window.
#pragma once

#include "domain/launch_state.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace spotbook::ui {

class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(QWidget *window);
    bool isShown() const { return m_icon.isVisible(); }
    // overall: of all machines together; where there are no states it says whether that is knowledge.
    void setStates(const QVector<domain::LaunchState> &states, const QStringList &busyProfiles,
                   domain::Billing overall);
    void notify(const QString &title, const QString &text);
    void retranslate();

Q_SIGNALS:
    void showWanted();
    void openWanted(const spotbook::domain::LaunchState &state);
    void parkWanted(const spotbook::domain::LaunchState &state);
    void quitWanted();

private:
    void fillMenu();

    QWidget *m_window;
    QSystemTrayIcon m_icon{this};
    QMenu m_menu;
    QVector<domain::LaunchState> m_states;
    QStringList m_busy;
    domain::Billing m_overall = domain::Billing::Unknown;
};

} // namespace spotbook::ui
