// One verb under way (launch, park, release …) with its stages and its log. It belongs to the main window, not to the
// page that shows it, so that closing the wizard does not end a launch.
#pragma once

#include "domain/launch_state.h"
#include "launch/flows.h"
#include "launch/services.h"
#include "ui/task.h"

#include <QElapsedTimer>
#include <QStringList>
#include <optional>
#include <variant>

namespace spotbook::ui {

enum class Verb { Launch, Resume, Undo, Start, Park, Release, Erase, Stop };

QString verbText(Verb verb, const QString &profile); // "Parking default"

struct StageLine
{
    domain::Stage stage;
    domain::StageState state = domain::StageState::Waiting;
    QString item;
    int percent = -1;
    std::chrono::milliseconds elapsed{0}; // as last told; while Running, since then `since` counts on
    QElapsedTimer since;
};

using JobEnd = std::variant<std::monostate, launch::LaunchResult, launch::Receipt>;

// Lives in the GUI thread.
class Job : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<JobEnd(const launch::Context &, const launch::ProgressSink &, const base::StopToken &)>;

    Job(launch::Services &services, Verb verb, QString profile, QString launchId, QObject *parent = nullptr);
    ~Job() override; // stops and joins
    void start(Work work);
    // The same once more, for another job; kept while this one runs and after it has failed.
    const Work &work() const { return m_work; }
    // Orderly: the flow undoes what it made, then the job ends with Cancelled.
    void cancel();

    Verb verb() const { return m_verb; }
    const QString &profile() const { return m_profile; }
    const QString &launchId() const { return m_launchId; }
    bool isRunning() const { return m_task.isRunning(); }
    bool isCancelling() const { return m_cancelling; }
    const std::vector<StageLine> &stages() const { return m_stages; }
    const QStringList &log() const { return m_log; }
    const std::optional<domain::Failure> &failure() const { return m_failure; }
    // A launch that failed and has taken back all that it made.
    bool undone() const;
    const launch::LaunchResult *launched() const { return std::get_if<launch::LaunchResult>(&m_end); }
    const launch::Receipt *receipt() const { return std::get_if<launch::Receipt>(&m_end); }
    std::chrono::milliseconds elapsed() const;

Q_SIGNALS:
    void stagesChanged();
    void logged(const QStringList &lines);
    void ended();

private:
    struct Mailbox;
    void take(const std::vector<domain::Progress> &news);
    QString logLine(const domain::Progress &progress) const;
    StageLine &lineOf(domain::Stage stage);

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
    Task m_task; // last: joined before the rest goes
};

} // namespace spotbook::ui
