#include "ui/wizard/progress_page.h"

#include "ui/job.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_progress_page.h"

namespace spotbook::ui {

using messages::RemedyAction;

ProgressPage::ProgressPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::ProgressPage>())
{
    m_ui->setupUi(this);
    m_ui->banner->setActions(remedies()
                             + QVector<RemedyAction>{RemedyAction::ChooseOther, RemedyAction::TypeAddress,
                                                     RemedyAction::Undo, RemedyAction::Resume});
    connect(m_ui->banner, &Banner::actionWanted, this, &ProgressPage::act);
}

ProgressPage::~ProgressPage() = default;

void ProgressPage::act(RemedyAction action)
{
    if (action == RemedyAction::ChooseOther || action == RemedyAction::TypeAddress)
        Q_EMIT backWanted(LaunchWizard::pageToChange(*m_ui->banner->failure()));
    else if (action == RemedyAction::Undo || action == RemedyAction::Resume)
        Q_EMIT mendWanted(action);
    else if (action != RemedyAction::TopUp) // the page for that is open now; the launch waits for the person
        mend(action, [this] { Q_EMIT mendWanted(RemedyAction::Retry); });
}

void ProgressPage::setJob(Job *job)
{
    m_job = job;
    m_ui->banner->clear();
    m_ui->progressView->setJob(job);
    connect(job, &Job::ended, this, &ProgressPage::ended);
    Q_EMIT completeChanged();
}

bool ProgressPage::isComplete() const
{
    return m_job && m_job->launched();
}

void ProgressPage::ended()
{
    if (m_job && m_job->failure()) {
        if (m_job->undone())
            m_ui->banner->showUndone(*m_job->failure(), m_state.services.provider());
        else
            m_ui->banner->showFailure(*m_job->failure(), m_state.services.provider());
    }
    Q_EMIT completeChanged();
}

void ProgressPage::retranslate()
{
    m_ui->retranslateUi(this);
}

} // namespace spotbook::ui
