// One machine, or parked work: its state, its cost, how busy it is, and what can be done with it.
#pragma once

#include "cloud/cloud_provider.h"
#include "domain/launch_state.h"
#include "launch/machine_vitals.h"

#include <QFrame>
#include <memory>

class QPushButton;

namespace Ui {
class MachineCard;
}
class QAction;
class QProgressBar;

namespace spotbook::ui {

class MachineCard : public QFrame
{
    Q_OBJECT
public:
    // `provider` outlives the card.
    MachineCard(bool canStopWithoutCharge, const cloud::ProviderInfo &provider, QWidget *parent = nullptr);
    ~MachineCard() override;
    // busy: a verb is under way on it; only looking is allowed then.
    void setState(const domain::LaunchState &state, bool busy);
    const domain::LaunchState &state() const { return m_state; }
    // Shown while it is young; what is older is not known any more.
    void setVitals(const launch::VitalsReading &reading);
    // While the end of the machine is being set, nothing else may set it.
    void setExtending(bool extending);
    // To the button that somebody who comes back most likely wants.
    void takeFocus();
    // "checked 12 s ago" and "ends in 3 h" count on.
    void tick(const QDateTime &now);

Q_SIGNALS:
    void openWanted(const spotbook::domain::LaunchState &state);
    void terminalWanted(const spotbook::domain::LaunchState &state);
    void editorWanted(const spotbook::domain::LaunchState &state);
    void passwordWanted(const QString &profile);
    void startWanted(const spotbook::domain::LaunchState &state);
    void parkWanted(const spotbook::domain::LaunchState &state);
    void stopWanted(const spotbook::domain::LaunchState &state);
    void releaseWanted(const spotbook::domain::LaunchState &state);
    void eraseWanted(const spotbook::domain::LaunchState &state);
    void resumeWanted(const spotbook::domain::LaunchState &state);
    void undoWanted(const spotbook::domain::LaunchState &state);
    // Let it run this much longer than it would; only where it has an end that is still to come.
    void extendWanted(const spotbook::domain::LaunchState &state, int hours);
    void extendUntilWanted(const spotbook::domain::LaunchState &state); // asks for the time

protected:
    void changeEvent(QEvent *event) override;

private:
    bool isKnown() const;
    bool runsWithoutNotebook() const;
    bool canStopWithoutCharge() const;
    void refresh();
    void refreshButtons();
    void refreshDefault();
    void refreshMachine();
    void refreshCost();
    void refreshLease();
    void refreshExtend();
    void refreshToolTips();
    void refreshVitals();
    void retranslate();

    std::unique_ptr<Ui::MachineCard> m_ui;
    domain::LaunchState m_state;
    launch::VitalsReading m_vitals;
    QAction *m_oneHour;
    QAction *m_fourHours;
    QAction *m_until;
    QPushButton *m_main = nullptr; // of the form
    bool m_canStop;
    const cloud::ProviderInfo &m_provider;
    bool m_busy = false;
    bool m_extending = false;
    QDateTime m_now;
};

} // namespace spotbook::ui
