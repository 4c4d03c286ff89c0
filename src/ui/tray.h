// The icon in the tray, where there is a tray. It shows the same states as the window, and offers what is done most.
//
// A place for the icon may come after us, go, and come back; isShown() says what is true now. Nothing here relies on
// QSystemTrayIcon::geometry(), which StatusNotifier trays do not tell.
#pragma once

#include "domain/launch_state.h"
#include "ui/tray_watch.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <memory>
#include <vector>

namespace spotbook::ui {

class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(QWidget *window);
    ~Tray() override;
    bool isShown() const;
    bool hasLooked() const { return m_watch.hasAnswered(); } // before, isShown() is no answer
    bool mayAppear() const { return m_watch.mayAppear(); }   // on this kind of desktop
    // overall: of all machines together; where there are no states it says whether that is knowledge.
    void setStates(const QVector<domain::LaunchState> &states, const QStringList &busyProfiles,
                   domain::Billing overall);
    // Whether this cloud has a stop that ends the charge.
    void setCanStop(bool canStopWithoutCharge);
    // Which “Start” is offered whatever else there is, as long as it can be started; empty: none.
    void setLastProfile(const QString &profile);
    // A balloon beside the icon. False: there is no icon, or one that has none.
    bool notify(const QString &title, const QString &text);
    void retranslate();
    const QMenu &menu() const { return m_menu; }

Q_SIGNALS:
    void shownChanged();
    void showWanted();
    void openWanted(const spotbook::domain::LaunchState &state);
    void startWanted(const spotbook::domain::LaunchState &state);
    void stopWanted(const spotbook::domain::LaunchState &state);
    void parkWanted(const spotbook::domain::LaunchState &state);
    void extendWanted(const spotbook::domain::LaunchState &state); // by an hour
    void quitWanted();
    void messageClicked();

private:
    // What one machine offers. Made once and changed in place: a menu that is open must neither flicker nor close.
    struct Entries
    {
        QMenu *menu = nullptr; // its own, where there are several machines
        QAction *head = nullptr;
        QAction *open = nullptr;
        QAction *start = nullptr;
        QAction *stop = nullptr;
        QAction *park = nullptr;
        QAction *extend = nullptr;
        domain::LaunchState state;
    };

    void makeEntries(Entries &entries, QMenu &menu, QAction *before);
    void fillEntries(Entries &entries, const domain::LaunchState *state);
    void fillStartLast();
    void fillMenu();
    void fillToolTip();
    void followTray();

    QWidget *m_window;
    TrayWatch m_watch;
    TrayWatch::Kind m_kind = TrayWatch::Kind::None; // of the icon; it cannot change any more
    QMenu m_menu;
    QSystemTrayIcon *m_icon = nullptr; // made when there is a place for it
    QAction *m_head;
    QAction *m_startLast;
    QAction *m_separator;
    QAction *m_show;
    QAction *m_quit;
    Entries m_only;                               // of the one machine, in the menu itself
    std::vector<std::unique_ptr<Entries>> m_each; // of several, in menus of their own
    QString m_toolTip;
    QVector<domain::LaunchState> m_states;
    QStringList m_busy;
    QString m_lastProfile;
    domain::LaunchState m_last; // of that profile, or as it would be begun anew
    bool m_canStop = false;
    bool m_wasShown = false;
    domain::Billing m_overall = domain::Billing::Unknown;
};

} // namespace spotbook::ui
