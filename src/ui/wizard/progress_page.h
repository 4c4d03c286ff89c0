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
    void backWanted();  // after a failure: change something and try again
    void retryWanted(); // after a failure: the same once more

private:
    void ended();
    void retranslate() override;

    std::unique_ptr<Ui::ProgressPage> m_ui;
    QPointer<Job> m_job;
};

} // namespace spotbook::ui
