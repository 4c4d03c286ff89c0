#include "ui/wizard/progress_page.h"

#include "ui/job.h"
#include "ui_progress_page.h"

#include <QWizard>

namespace spotbook::ui {

using messages::RemedyAction;

ProgressPage::ProgressPage(WizardState &state, QWidget *parent)
    : WizardPage(state, parent), m_ui(std::make_unique<Ui::ProgressPage>())
{
    m_ui->setupUi(this);
    connect(m_ui->banner, &Banner::actionWanted, this, [this](RemedyAction action) {
        if (action == RemedyAction::Retry)
            Q_EMIT retryWanted();
        else if (action == RemedyAction::ChooseOther || action == RemedyAction::CheckKey
                 || action == RemedyAction::TypeAddress)
            Q_EMIT backWanted();
    });
}

ProgressPage::~ProgressPage() = default;

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
