// From access keys to an open notebook, one decision per page. Nothing is bought before the review's last button.
#pragma once

#include "messages/messages.h"
#include "ui/wizard/wizard_state.h"

#include <QPointer>
#include <QWizard>

namespace spotbook::ui {

class Job;
class KeysPage;
class ProgressPage;
class ReadyPage;
class ReviewPage;

class LaunchWizard : public QWizard
{
    Q_OBJECT
public:
    // In the order in which they are passed; HowTo and Practice only where they are chosen.
    enum Page { Start, HowTo, Practice, Keys, Account, Offers, Network, Disk, Notebook, Review, Progress, Ready };

    // takenProfiles: names that have a machine or parked work.
    LaunchWizard(launch::Services &services, const QStringList &takenProfiles, QWidget *parent = nullptr);
    ~LaunchWizard() override;

    const WizardState &state() const { return m_state; }
    // The page on which to change what failed.
    static Page pageToChange(const domain::Failure &failure);
    // The offer to begin with, chosen elsewhere; before the pages are gone through.
    void propose(const domain::Offer &offer) { m_state.wanted = offer; }
    // To an earlier page; nothing is lost on the way. Not once a launch is under way.
    void goBackTo(int page);
    // The same, when it has changed; empty while the cloud has not said it: until then nothing is bought.
    void setTakenProfiles(const std::optional<QStringList> &taken);
    // What is known of all launches now; `extending`: the end of one of them is being moved.
    void setStates(const QVector<domain::LaunchState> &states, bool extending);
    // What launchWanted() or mendWanted() asked for, or what has to do with it.
    void showJob(Job *job);
    Job *job() const;

Q_SIGNALS:
    void keyAccepted();
    void launchWanted();
    // The job shown has failed: the same again, undo or go on.
    void mendWanted(spotbook::messages::RemedyAction action);
    void openWanted(const QString &launchId);
    void terminalWanted(const QString &launchId);
    void editorWanted(const QString &launchId);
    void parkWanted(const QString &launchId);
    // One launch was looked at by itself.
    void stateSeen(const spotbook::domain::LaunchState &state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectReports();
    void settleLetters();
    void retranslate();
    void jobEnded();

    WizardState m_state;
    QPointer<Job> m_job;
    int m_previous = Start; // page
    KeysPage *m_keys;
    ReviewPage *m_review;
    ProgressPage *m_progress;
    ReadyPage *m_ready;
};

} // namespace spotbook::ui
