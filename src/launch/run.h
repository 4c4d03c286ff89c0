// One launch at work: its journal, its progress, its time, and the only ways in which a flow calls the cloud.
//
// Internal to launch/. Belongs to one worker thread.
#pragma once

#include "base/wait_for.h"
#include "domain/failure.h"
#include "domain/money.h"
#include "launch/context.h"
#include "launch/machine_access.h"
#include "launch/record.h"
#include "launch/time_sheet.h"
#include "storage/journal.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace spotbook::launch {

// New ids can stay invisible for a while: a resource that is not found proves nothing before this time after
// the intent.
inline constexpr std::chrono::minutes absenceCountsAfter{3};

// True when the provider has plainly refused: nothing was made. Everything else may have been done.
bool isRefusal(domain::FailureKind kind);

class Run
{
public:
    Run(const Context &context, std::unique_ptr<storage::Journal> journal, ProgressSink progress, base::StopToken stop);

    const Context &context() const { return m_context; }
    const MachineAccess &access() const;
    storage::Journal &journal() { return *m_journal; }
    const domain::LaunchPlan &plan() const { return m_journal->plan(); }
    const QString &launchId() const { return m_journal->launchId(); }
    const QString &regionId() const { return plan().regionId; }
    base::Clock &clock() const { return m_context.clock; }
    QDateTime now() const { return m_context.clock.now(); }
    TimeSheet &times() { return m_times; }
    const base::StopToken &stop() const { return m_stop; }
    void throwIfStopped() const;

    // From here on the person's stop is not obeyed and every wait ends at this deadline: undoing has its own
    // clock.
    void beginUndo(base::milliseconds allowed);
    bool undoing() const { return m_undoDeadline.has_value(); }
    base::Deadline deadline(base::milliseconds allowed) const; // never later than the undo's

    // -- the cloud. A read may be cut short by the stop; a write is never cut, the stop counts before and
    // after it.
    template <typename Ask>
    auto read(Ask &&ask)
    {
        throwIfStopped();
        const TimeSheet::Entry booked(m_times, m_label);
        return ask(m_context.cloud, cloud::Call{m_stop});
    }
    template <typename Ask>
    auto write(Ask &&ask)
    {
        throwIfStopped();
        const TimeSheet::Entry booked(m_times, m_label);
        return ask(m_context.cloud, cloud::Call{});
    }
    // probe: () -> optional<T>. Throws TimedOut (params "what") or Cancelled.
    template <typename Probe>
    auto wait(const QString &what, base::milliseconds allowed, base::milliseconds interval, Probe &&probe)
    {
        auto waited = waitUntil(deadline(allowed), interval, std::forward<Probe>(probe));
        if (!waited)
            throw domain::Error(domain::FailureKind::TimedOut, {{QStringLiteral("what"), what}});
        return *std::move(waited);
    }
    // The same, but nullopt when the time is over.
    template <typename Probe>
    auto waitUntil(base::Deadline end, base::milliseconds interval, Probe &&probe) -> decltype(probe())
    {
        const TimeSheet::Entry booked(m_times, m_label);
        auto waited = base::waitFor(clock(), m_stop, end, interval, std::forward<Probe>(probe));
        if (waited.end == base::WaitEnd::Stopped)
            throw domain::Error(domain::FailureKind::Cancelled);
        return std::move(waited.value);
    }

    // -- the journal
    using Standing = launch::Standing;
    Standing standing(Act act) const { return standingOf(m_journal->entries(), act); }
    QString idOf(Act act) const { return madeId(m_journal->entries(), act); }
    QStringList everMade(Act act) const { return everMadeIds(m_journal->entries(), act); }
    // The moment from which not being found means not being there.
    QDateTime absenceCountsFrom(Act act) const;

    // Makes a thing exactly once, whatever happened before. find looks for it in the cloud by tag or derived
    // name; make calls the cloud with the token. An unresolved intent is looked for until absence counts,
    // never replayed.
    struct Making
    {
        Act act;
        QString name;
        QJsonObject data;
        std::function<std::optional<QString>()> find;
        std::function<QString(cloud::CloudProvider &, const QString &token, const cloud::Call &)> make;
    };
    QString made(const Making &making);
    // nullopt: never made, refused, or proved absent.
    std::optional<QString> resolved(Act act, const std::function<std::optional<QString>()> &find);
    // For calls without a token and calls that are safe to repeat: journals, calls, and reads back with
    // isDone when no answer came; repeats when it was not done.
    void done(Act act, const QString &id, const QJsonObject &data, const std::function<bool()> &isDone,
              const std::function<void(cloud::CloudProvider &, const QString &token, const cloud::Call &)> &act_);

    // -- progress
    // Runs work as one named stage: Running, then Done or Failed. `label` is where its cloud time is booked.
    template <typename Work>
    auto stage(domain::Stage stage, const QString &label, Work &&work)
    {
        const StageScope scope(*this, stage, label);
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            scope.done();
        } else {
            auto result = work();
            scope.done();
            return result;
        }
    }
    void report(domain::Stage stage, domain::StageState state, const QString &item = {}, const QString &text = {},
                int percent = -1);
    domain::Stage currentStage() const { return m_stage; }
    // The innermost stage that an error has ended; nothing while all goes well.
    const std::optional<domain::Stage> &failedStage() const { return m_failedStage; }
    // Of each stage that was done, the latest time.
    const QMap<domain::Stage, base::milliseconds> &stageTimes() const { return m_stageTimes; }

private:
    class StageScope
    {
    public:
        StageScope(Run &run, domain::Stage stage, const QString &label);
        ~StageScope();
        void done() const { m_done = true; }
        StageScope(const StageScope &) = delete;
        StageScope &operator=(const StageScope &) = delete;

    private:
        Run &m_run;
        domain::Stage m_outer;
        QString m_outerLabel;
        base::SteadyTime m_outerBegun;
        mutable bool m_done = false;
    };

    Context m_context;
    std::unique_ptr<storage::Journal> m_journal;
    ProgressSink m_progress;
    base::StopToken m_stop;
    std::optional<base::Deadline> m_undoDeadline;
    TimeSheet m_times;
    QString m_label = QStringLiteral("cloud");
    domain::Stage m_stage = domain::Stage::Preflight;
    std::optional<domain::Stage> m_failedStage;
    QMap<domain::Stage, base::milliseconds> m_stageTimes;
    base::SteadyTime m_stageBegun;
};

} // namespace spotbook::launch
