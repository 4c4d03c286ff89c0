// A profile without a machine and without parked work: one click away from a new machine.
#pragma once

#include "domain/launch_plan.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace spotbook::ui {

class ProfileCard : public QFrame
{
    Q_OBJECT
public:
    explicit ProfileCard(QWidget *parent = nullptr);
    void setPlan(const domain::LaunchPlan &plan);
    const domain::LaunchPlan &plan() const { return m_plan; }
    // While its start is being prepared.
    void setBusy(bool busy);

Q_SIGNALS:
    void startWanted(const QString &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    domain::LaunchPlan m_plan;
    QLabel *m_name;
    QLabel *m_what;
    QPushButton *m_start;
};

} // namespace spotbook::ui
