// The window: one card per machine, what runs now, and the way to a new one.
#pragma once

#include "domain/launch_state.h"
#include "launch/open.h"
#include "launch/services.h"
#include "messages/messages.h"
#include "ui/job.h"
#include "ui/report.h"
#include "ui/task.h"

#include <QMainWindow>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace Ui {
class MainWindow;
}

namespace spotbook::launch {
class MachineVitals;
class Monitor;
struct SshEntry;
struct StartCheck;
struct VitalsReading;
} // namespace spotbook::launch

namespace spotbook::ui {

class HistoryPage;
class LaunchWizard;
class DesktopNotes;
class MachineCard;
class NoticeBar;
class NoticeDesk;
class ProfileCard;
class StoragePage;
class Tray;
struct Note;
struct Notice;
struct Question;

// Lives in the GUI thread. `services` outlives it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(launch::Services &services, QWidget *parent = nullptr);
    ~MainWindow() override; // stops and joins all that it started

    // Shows and raises the window (second start of the program, tray).
    void bringToFront();
    // At the start of the program: as the settings say, hidden only where there is a tray.
    void showAtStart();
    // A watched price has changed; the text is the watch's own.
    void tellPrice(const QString &text);
    // Opens the launch wizard, or raises the one that is open.
    void newMachine();
    // The same, beginning with this offer; a wizard that is open already keeps what was chosen in it.
    void newMachineAt(const domain::Offer &offer);
    // Adds a page to the list on the left, and to the View menu with the next number. `id` is stable: the page that was
    // open last is opened again. The title goes on as the page's windowTitle; a page that sets that anew with the
    // language is listed under the new one. The page belongs to the window and begins its work when it is first shown.
    void addPage(const QString &id, const QIcon &icon, const QString &title, QWidget *page);
    void showPage(const QString &id);
    QString currentPage() const;
    // The desktop's session ends: from now on nothing is refused and nobody is asked. Until a person is back at the
    // window.
    void sessionEnds();

Q_SIGNALS:
    // The person chose a language ("en", "zh_CN", "zh_TW", empty = the system's). It is already in the settings; the
    // composition root loads the translation.
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectMenu();
    // -- tray and notices
    void connectTray();
    void followTray();
    void trayTimeIsUp();
    void tellNotice(const Notice &notice);
    void tellOutside(const Note &note);
    void tellHere(const Note &note);
    void sayGoesOn();
    void goToLaunch(const QString &launchId);
    void rememberProfile(const QString &profile);
    void openSettings();
    // -- the truth
    void beginWatching(); // with the key of now; without one the window waits for the wizard
    void takeStates(const QVector<domain::LaunchState> &states);
    void fillCards();
    void connectCard(MachineCard *card);
    void refreshSummary();
    void takeState(const domain::LaunchState &state);
    void followMachines();
    void takeVitals(const launch::VitalsReading &reading);
    bool isBusy(const domain::LaunchState &state) const;
    bool isFree(const domain::LaunchState &state); // still, after a question; says so where it is not
    domain::Billing billing() const;               // of all machines together; Unknown until the cloud has said it
    // What the banner's buttons do about a failure that is no job's.
    struct Remedies
    {
        std::function<void()> again;
        QString profile;                           // whose notebook password may be wrong; empty: nobody's
        std::function<void(const QString &)> from; // again, from an address that a person gives; empty: it needs none
    };
    void showFailure(const domain::Failure &failure, std::function<void()> again);
    void showFailureWith(const domain::Failure &failure, Remedies remedies);
    void showFailureOf(Job *job);
    std::function<void()> againNow();
    std::function<void(const QString &)> fromNow();
    void askForPassword(const QString &profile, const std::function<void()> &again);
    void askForAddress(const std::function<void(const QString &)> &then, const QString &wrong);
    void askToLetStrangersIn(const QString &address, const std::function<void(const QString &)> &then);
    void connectReports();
    void addFacts(messages::Report &report) const;
    void lookAgain();
    void act(messages::RemedyAction action); // of the banner
    void mend(Job *job, messages::RemedyAction action);
    void repeat(const Job &job);
    // -- verbs
    Job *startJob(Verb verb, const QString &profile, const QString &launchId, Job::Work work,
                  const QString &stack = {});
    void answerKept(const Job &job, KeptAnswer answer);
    void jobEnded(Job *job);
    void connectJobs();
    void showJob(Job *job);
    void showWhatWaits(Job *ended);
    void refreshJobs();
    void showReceipt(const launch::Receipt &receipt);
    std::optional<QStringList> takenProfiles() const;
    void tellTaken(); // to an open wizard
    void launchFromWizard();
    void start(const domain::LaunchState &state); // looks first what has changed
    void startNow(const domain::LaunchState &state);
    void askToStart(const domain::LaunchState &state, const launch::StartCheck &check);
    void extend(const domain::LaunchState &state, int hours);
    void askEnd(const domain::LaunchState &state);
    void setEnd(const domain::LaunchState &state, const QDateTime &end);
    void park(const domain::LaunchState &state);
    void stop(const domain::LaunchState &state);
    void release(const domain::LaunchState &state);
    void erase(const domain::LaunchState &state);
    void resume(const domain::LaunchState &state);
    void undo(const domain::LaunchState &state); // looks first what it takes
    void askUndo(const domain::LaunchState &state, const std::optional<QStringList> &made);
    void undoNow(const domain::LaunchState &state);
    void openNotebook(const domain::LaunchState &state);
    void openLaunch(const QString &launchId);
    void openFrom(const QString &launchId, const QString &address); // empty: what the services say
    Task *opening(const QString &what);                             // null while the same is being opened already
    QString profileOf(const QString &launchId) const;
    void dropTunnelsOfTheGone();
    void openAddress(const QUrl &url);
    void openTerminal(const QString &launchId);
    void showSshLine(const launch::SshEntry &entry);
    void openEditor(const QString &launchId);
    void openEditorNow(const QString &launchId, bool allowed);
    void dropEntriesOfTheGone();
    void parkLaunch(const QString &launchId);
    void copyPassword(const QString &profile);
    // -- pages, profiles at rest
    void connectPages();
    void addPages();
    void rememberPage();
    void fitPageList();
    void readProfiles();
    void fillProfiles();
    // -- language, end
    void chooseLanguage(const QString &language);
    void retranslate();
    bool isWorking() const;
    bool mayBill() const;
    void requestQuit();
    Question quitQuestion() const;
    void stopAndQuit(bool finish); // finish: only what would go on costing is stopped
    void goOnStopping(const Job &job);
    void quitNow();

    launch::Services &m_services;
    std::unique_ptr<Ui::MainWindow> m_ui;
    std::unique_ptr<launch::Monitor> m_monitor;
    std::unique_ptr<launch::MachineVitals> m_vitals;
    QVector<domain::LaunchState> m_states;
    bool m_statesKnown = false;
    bool m_hasKey = false;
    bool m_keyMissing = false;   // looked for, and there is none
    bool m_launchesHere = false; // the journals know of some that may hold something
    bool m_watchTrouble = false; // the banner is about a look that failed
    launch::Receipt m_receipt;   // the latest, and how it was put into words
    QString m_receiptText;
    Remedies m_remedies; // of what the banner is about, unless that is a job
    QPointer<Job> m_failedJob;
    cloud::Capabilities m_capabilities;
    QVector<MachineCard *> m_cards;
    QVector<domain::LaunchPlan> m_profiles;
    QVector<ProfileCard *> m_profileCards;
    QVector<Job *> m_jobs;
    QPointer<Job> m_shownJob;
    QMap<QString, Task *> m_checks; // by profile: what has changed since its last start
    QPointer<LaunchWizard> m_wizard;
    StoragePage *m_storagePage = nullptr;
    HistoryPage *m_historyPage = nullptr;
    Tray *m_tray = nullptr;
    NoticeDesk *m_notices = nullptr;
    DesktopNotes *m_notes = nullptr;
    NoticeBar *m_noticeBar = nullptr;
    QString m_noticedLaunch; // of the notice that the tray shows
    QTimer m_trayPatience;   // until the desktop counts as having no tray
    Task m_leaseTask;
    Task m_settingsTask;
    QTimer m_tick;
    bool m_stopping = false; // quits when what runs has been stopped
    bool m_quitting = false;
    bool m_sessionEnds = false;
    std::map<QString, launch::OpenTunnel>
        m_tunnels; // launch id -> held open until the machine goes or the program ends
    Task m_watchTask;
    QSet<QString> m_gone; // launches without a machine whose entry in the SSH configuration was looked for
    std::map<QString, std::unique_ptr<Task>> m_openings; // each thing that is being opened has its own
    Task m_passwordTask;
    Task m_profilesTask;
    Task m_pageTask;
    Task m_dropTask;
    Task m_smallTask; // password to the clipboard, settings
};

} // namespace spotbook::ui
