#include "launch/run.h"

#include "base/random.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

bool isRefusal(FailureKind kind)
{
    switch (kind) {
    case FailureKind::OutcomeUnknown:
    case FailureKind::Cancelled:
    case FailureKind::TimedOut:
    case FailureKind::ServiceDown:
    case FailureKind::BadAnswer:
    case FailureKind::NetworkUnreachable:
    case FailureKind::ProxyFailed:
    case FailureKind::TlsFailed:
    case FailureKind::ConnectionLost:
    case FailureKind::Internal: return false;
    default: return true;
    }
}

Run::Run(const Context &context, std::unique_ptr<storage::Journal> journal, ProgressSink progress, base::StopToken stop)
    : m_context(context), m_journal(std::move(journal)), m_progress(std::move(progress)), m_stop(std::move(stop)),
      m_times(context.clock), m_stageBegun(context.clock.steadyNow())
{
}

const MachineAccess &Run::access() const
{
    return m_context.machineAccess ? *m_context.machineAccess : realMachineAccess();
}

void Run::throwIfStopped() const
{
    if (m_stop.stop_requested())
        throw Error(FailureKind::Cancelled);
}

void Run::beginUndo(base::milliseconds allowed)
{
    m_stop = base::StopToken();
    m_undoDeadline = base::Deadline::after(clock(), allowed);
    m_label = QStringLiteral("cloud");
}

base::Deadline Run::deadline(base::milliseconds allowed) const
{
    const auto own = base::Deadline::after(clock(), allowed);
    return m_undoDeadline ? own.orEarlier(*m_undoDeadline) : own;
}

QDateTime Run::absenceCountsFrom(Act act) const
{
    const auto intent = m_journal->lastIntent(act);
    return intent ? intent->at.addSecs(std::chrono::seconds(absenceCountsAfter).count()) : now();
}

std::optional<QString> Run::resolved(Act act, const std::function<std::optional<QString>()> &find)
{
    switch (standing(act)) {
    case Standing::Never: return std::nullopt;
    case Standing::Made: return idOf(act);
    case Standing::Unresolved: break;
    }
    const auto left = base::milliseconds(std::max<qint64>(0, now().msecsTo(absenceCountsFrom(act))));
    const auto found = waitUntil(deadline(left), std::chrono::seconds(5), find);
    if (!found && now() < absenceCountsFrom(act))
        throw Error(FailureKind::OutcomeUnknown, {{QStringLiteral("what"), storage::actName(act)}});
    m_journal->result(act, now(), found.value_or(QString()), {{QStringLiteral("lookedUp"), true}});
    return found;
}

QString Run::made(const Making &making)
{
    if (const auto before = resolved(making.act, making.find))
        return *before;
    const QString token = base::randomUuid();
    throwIfStopped();
    m_journal->intent(making.act, now(), token, making.name, making.data);
    QString id;
    try {
        id = write(
            [&](cloud::CloudProvider &cloud, const cloud::Call &call) { return making.make(cloud, token, call); });
    } catch (const Error &error) {
        if (isRefusal(error.kind())) {
            m_journal->result(making.act, now(), QString(),
                              {{QStringLiteral("refused"), domain::failureKindName(error.kind())}});
            throw;
        }
        const auto found = resolved(making.act, making.find);
        if (!found)
            throw;
        id = *found;
        throwIfStopped();
        return id;
    }
    m_journal->result(making.act, now(), id);
    throwIfStopped();
    return id;
}

void Run::done(Act act, const QString &id, const QJsonObject &data, const std::function<bool()> &isDone,
               const std::function<void(cloud::CloudProvider &, const QString &, const cloud::Call &)> &act_)
{
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        if (isDone()) {
            if (standing(act) == Standing::Unresolved)
                m_journal->result(act, now(), id, data);
            return;
        }
        const QString token = base::randomUuid();
        throwIfStopped();
        m_journal->intent(act, now(), token, id, data);
        try {
            write([&](cloud::CloudProvider &cloud, const cloud::Call &call) { act_(cloud, token, call); });
        } catch (const Error &error) {
            if (isRefusal(error.kind()))
                m_journal->result(act, now(), QString(),
                                  {{QStringLiteral("refused"), domain::failureKindName(error.kind())}});
            if (isRefusal(error.kind()) || attempt == attempts)
                throw;
            if (!clock().sleepFor(std::chrono::seconds(2), m_stop))
                throw Error(FailureKind::Cancelled);
            continue;
        }
        m_journal->result(act, now(), id, data);
        throwIfStopped();
        return;
    }
}

void Run::report(domain::Stage stage, domain::StageState state, const QString &item, const QString &text, int percent)
{
    if (!m_progress)
        return;
    domain::Progress progress;
    progress.stage = stage;
    progress.state = state;
    progress.item = item;
    progress.text = text;
    progress.percent = percent;
    progress.elapsed = std::chrono::duration_cast<base::milliseconds>(clock().steadyNow() - m_stageBegun);
    m_progress(progress);
}

Run::StageScope::StageScope(Run &run, domain::Stage stage, const QString &label)
    : m_run(run), m_outer(run.m_stage), m_outerLabel(run.m_label), m_outerBegun(run.m_stageBegun)
{
    run.m_stage = stage;
    run.m_label = label;
    run.m_stageBegun = run.clock().steadyNow();
    run.report(stage, domain::StageState::Running);
}

Run::StageScope::~StageScope()
{
    m_run.report(m_run.m_stage, m_done ? domain::StageState::Done : domain::StageState::Failed);
    if (m_done)
        m_run.m_stageTimes.insert(m_run.m_stage, std::chrono::duration_cast<base::milliseconds>(
                                                     m_run.clock().steadyNow() - m_run.m_stageBegun));
    else if (!m_run.m_failedStage)
        m_run.m_failedStage = m_run.m_stage;
    m_run.m_stage = m_outer;
    m_run.m_label = m_outerLabel;
    m_run.m_stageBegun = m_outerBegun;
}

} // namespace spotbook::launch
