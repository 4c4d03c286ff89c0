// From access keys to an open notebook, one decision per page. Nothing is bought before the review's last button.
#pragma once

#include "ui/wizard/wizard_state.h"

#include <QPointer>
#include <QWizard>

namespace spotbook::ui {

class Job;
class ProgressPage;
class ReadyPage;

class LaunchWizard : public QWizard
{
    Q_OBJECT
public:
    enum Page { Keys, Offers, Network, Disk, Notebook, Review, Progress, Ready };

    // takenProfiles: names that have a machine or parked work.
    LaunchWizard(launch::Services &services, const QStringList &takenProfiles, QWidget *parent = nullptr);
    ~LaunchWizard() override;

    const WizardState &state() const { return m_state; }
    // The owner has started what launchWanted() asked for.
    void showJob(Job *job);

Q_SIGNALS:
    void keyAccepted();
    void launchWanted();
    void openWanted(const QString &launchId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void jobEnded();

    WizardState m_state;
    QPointer<Job> m_job;
    ProgressPage *m_progress;
    ReadyPage *m_ready;
};

} // namespace spotbook::ui
