#include "launch/build_up.h"
#include "launch/flows.h"
#include "launch/holdings.h"
#include "launch/names.h"
#include "launch/origin.h"
#include "launch/undo.h"

#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

bool youngIntent(const Record &record, const QDateTime &now)
{
    return std::any_of(record.entries.begin(), record.entries.end(), [&](const storage::Entry &entry) {
        return entry.kind == storage::Entry::Kind::Intent
               && standingOf(record.entries, entry.act) == Standing::Unresolved
               && entry.at.addSecs(std::chrono::seconds(absenceCountsAfter).count()) > now;
    });
}

// What reached Ready holds a person's work: it is started, parked or released, never gone on with or undone.
void requireInterrupted(Run &run)
{
    if (run.journal().has(Act::Ready, storage::Entry::Kind::Result))
        throw Error(FailureKind::Conflict,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), run.launchId()}});
}

} // namespace

QVector<Interrupted> interrupted(const Context &context, const base::StopToken &stop)
{
    QVector<Interrupted> found;
    for (const auto &record : readJournals(context.paths).records) {
        if (!record.interrupted())
            continue;
        Holdings held;
        bool visible = true;
        try {
            held = lookFor(context, record, cloud::Call{stop});
        } catch (const Error &error) {
            if (error.kind() != FailureKind::OtherAccount)
                throw;
            visible = false;
        }
        Interrupted entry;
        entry.launchId = record.launchId;
        entry.plan = record.plan;
        entry.begunAt = record.begunAt();
        for (const auto &machine : held.machines)
            entry.exists.append(named(machine));
        for (const auto &disk : held.disks)
            entry.exists.append(named(disk));
        entry.maybeMore = !visible || youngIntent(record, context.clock.now());
        found.append(entry);
    }
    return found;
}

LaunchResult resume(const Context &context, const QString &launchId, const ProgressSink &progress,
                    const base::StopToken &stop, const ToKeep &keep)
{
    Run run(context, storage::Journal::open(context.paths, launchId), progress, stop);
    if (run.journal().ended())
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), launchId}});
    requireInterrupted(run);
    requireMadeHere(context, readRecord(context.paths, launchId), cloud::Call{stop});
    keepPassword(context, run.plan().profile, keep, stop);
    return buildUpOrUndo(run, !keep.notebookPassword.isEmpty(), keep.machineOnFailure);
}

void undo(const Context &context, const QString &launchId, const ProgressSink &progress, const base::StopToken &stop)
{
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    Run run(context, storage::Journal::open(context.paths, launchId), progress, {});
    if (run.journal().ended())
        return;
    requireInterrupted(run);
    requireMadeHere(context, readRecord(context.paths, launchId), cloud::Call{stop});
    undoAll(run);
}

} // namespace spotbook::launch
