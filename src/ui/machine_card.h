// One machine, or parked work: its state, its cost, and what can be done with it.
#pragma once

#include "domain/launch_state.h"

#include <QFrame>
#include <memory>

namespace Ui {
class MachineCard;
}

namespace spotbook::ui {

class MachineCard : public QFrame
{
    Q_OBJECT
public:
    explicit MachineCard(bool canStopWithoutCharge, QWidget *parent = nullptr);
    ~MachineCard() override;
    // busy: a verb is under way on it; only looking is allowed then.
    void setState(const domain::LaunchState &state, bool busy);
    const domain::LaunchState &state() const { return m_state; }
    // "checked 12 s ago" counts on.
    void tick(const QDateTime &now);

Q_SIGNALS:
    void openWanted(const spotbook::domain::LaunchState &state);
    void passwordWanted(const QString &profile);
    void startWanted(const spotbook::domain::LaunchState &state);
    void parkWanted(const spotbook::domain::LaunchState &state);
    void stopWanted(const spotbook::domain::LaunchState &state);
    void releaseWanted(const spotbook::domain::LaunchState &state);
    void eraseWanted(const spotbook::domain::LaunchState &state);
    void resumeWanted(const spotbook::domain::LaunchState &state);
    void undoWanted(const spotbook::domain::LaunchState &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshButtons();

    std::unique_ptr<Ui::MachineCard> m_ui;
    domain::LaunchState m_state;
    bool m_canStop;
    bool m_busy = false;
    QDateTime m_now;
};

} // namespace spotbook::ui
