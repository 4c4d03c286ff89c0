// Page 7: the launch at work. It goes on when the wizard is closed.
#pragma once

#include "messages/messages.h"
#include "ui/wizard/wizard_page.h"

#include <QPointer>
#include <memory>

namespace Ui {
class ProgressPage;
}

namespace spotbook::ui {

class Job;

class ProgressPage : public WizardPage
{
    Q_OBJECT
public:
    explicit ProgressPage(WizardState &state, QWidget *parent = nullptr);
    ~ProgressPage() override;
    void setJob(Job *job);
    bool isComplete() const override;

Q_SIGNALS:
    // After a failure, for who has started it: the same once more, undo, or go on.
    void mendWanted(spotbook::messages::RemedyAction action);

private:
    void act(messages::RemedyAction action);
    void ended();
    void retranslate() override;

    std::unique_ptr<Ui::ProgressPage> m_ui;
    QPointer<Job> m_job;
};

} // namespace spotbook::ui
