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
    void setStates(const QVector<domain::LaunchState> &states, const QStringList &busyProfiles);
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
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QVector<domain::LaunchState> m_states;
    QStringList m_busy;
};

} // namespace spotbook::ui
