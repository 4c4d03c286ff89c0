// One verb under way (launch, park, release …) with its stages and its log. It belongs to the main window, not to the
// page that shows it, so that closing the wizard does not end a launch.
#pragma once

#include "domain/launch_state.h"
#include "launch/flows.h"
#include "launch/services.h"
#include "ui/task.h"
#include "ui/time_left.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>
#include <optional>
#include <variant>

namespace spotbook::ui {

enum class Verb { Launch, Resume, Undo, Start, Park, Release, Erase, Stop };

QString verbText(Verb verb, const QString &profile); // "Parking default"
// Whether it costs less once it has come to its end. To stop one of these on the way leaves the bill running.
bool endsCharge(Verb verb);

// What the window keeps of every launch: a failed preparation is shown with its choice, see Job::kept().
inline launch::ToKeep keepingTheMachine()
{
    launch::ToKeep keep;
    keep.machineOnFailure = true;
    return keep;
}

using JobEnd = std::variant<std::monostate, launch::LaunchResult, launch::Receipt>;

// What a person says, or nobody within the time, about a machine that a failed preparation has left running.
enum class KeptAnswer { TryAgain, Undo, Keep };

// How long nobody need answer before what was kept is undone.
inline constexpr std::chrono::minutes keptFor{10};

// Lives in the GUI thread.
class Job : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<JobEnd(const launch::Context &, const launch::ProgressSink &, const base::StopToken &)>;

    Job(launch::Services &services, Verb verb, QString profile, QString launchId, QObject *parent = nullptr);
    ~Job() override; // stops and joins
    // stack: of the launch, for the time that its software takes; empty: the usual one.
    void start(Work work, const QString &stack = {});
    // The same once more, for another job; kept while this one runs and after it has failed.
    const Work &work() const { return m_work; }
    // Orderly: the flow undoes what it made, then the job ends with Cancelled.
    void cancel();

    Verb verb() const { return m_verb; }
    const QString &profile() const { return m_profile; }
    const QString &launchId() const { return m_launchId; }
    bool isRunning() const { return m_task.isRunning(); }
    bool isCancelling() const { return m_cancelling; }
    bool isUndoing() const; // or about to: what was still to come does not come any more
    const std::vector<StageLine> &stages() const { return m_stages; }
    const QStringList &log() const { return m_log; }
    const std::optional<domain::Failure> &failure() const { return m_failure; }
    // A launch that failed and has taken back all that it made.
    bool undone() const;
    const launch::LaunchResult *launched() const { return std::get_if<launch::LaunchResult>(&m_end); }
    const launch::Receipt *receipt() const { return std::get_if<launch::Receipt>(&m_end); }
    std::chrono::milliseconds elapsed() const;
    // By this computer's clock; invalid before start().
    const QDateTime &beganAt() const { return m_beganAt; }
    const storage::Paths &paths() const { return m_services.paths(); }
    // Of what is still to come, by earlier runs of this computer. Only for verbs whose stages are known beforehand.
    TimeLeft timeLeft() const;
    const LearnedStages &learned() const { return m_learned; }

    // A machine that costs and waits for an answer, or that was answered about.
    const std::optional<launch::KeptMachine> &kept() const { return m_kept; }
    // Until it is undone without an answer; nothing once there is one.
    std::optional<std::chrono::seconds> undoneIn() const;
    // The first answer counts. The job itself does nothing about it: see keptAnswered().
    void answerKept(KeptAnswer answer);

Q_SIGNALS:
    void stagesChanged();
    void keptChanged(); // the seconds, too
    void keptAnswered(spotbook::ui::KeptAnswer answer);
    void logged(const QStringList &lines);
    void ended();

private:
    struct Mailbox;
    void take(const std::vector<domain::Progress> &news);
    QString logLine(const domain::Progress &progress) const;
    StageLine &lineOf(domain::Stage stage);
    void fail(const domain::Failure &failure);
    void countDown();

    launch::Services &m_services;
    Verb m_verb;
    QString m_profile;
    QString m_launchId;
    Work m_work;
    std::vector<StageLine> m_stages;
    QStringList m_log;
    std::optional<domain::Failure> m_failure;
    JobEnd m_end;
    QElapsedTimer m_begun;
    std::chrono::milliseconds m_took{0};
    bool m_cancelling = false;
    QDateTime m_beganAt;
    LearnedStages m_learned;
    std::optional<launch::KeptMachine> m_kept;
    QDateTime m_undoAt; // invalid: answered
    QTimer m_countdown;
    Task m_task; // last: joined before the rest goes
};

} // namespace spotbook::ui
