#include "launch/undo.h"

#include "launch/access_cleanup.h"
#include "launch/flows.h"
#include "launch/machine_purchase.h"
#include "launch/names.h"
#include "launch/record.h"
#include "launch/release_machine.h"
#include "launch/work_disk.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Stage;

namespace {

constexpr auto undoTime = std::chrono::minutes(10);
constexpr auto retryEvery = std::chrono::seconds(5);

// Tries one part until it succeeds or the undo's time is over. Returns the last failure.
std::optional<Error> persist(Run &run, const std::function<void()> &part)
{
    std::optional<Error> last;
    run.waitUntil(run.deadline(undoTime), retryEvery, [&]() -> std::optional<bool> {
        try {
            part();
            last.reset();
            return true;
        } catch (const Error &error) {
            last = error;
            return std::nullopt;
        }
    });
    return last;
}

// By its id; a purchase of which nothing is known is found by its launch.
QString nameOf(Run &run, const QString &kind, Act act)
{
    const QString id = run.idOf(act);
    return id.isEmpty() ? QStringLiteral("%1 of launch %2").arg(kind, run.launchId())
                        : QStringLiteral("%1 %2").arg(kind, id);
}

QString leftMachine(Run &run)
{
    return withPrice(nameOf(run, QStringLiteral("machine"), Act::CreateMachine), boughtFor(run));
}

QString leftDisk(Run &run)
{
    return withPrice(nameOf(run, QStringLiteral("disk"), Act::CreateDisk),
                     shownPrice(run.journal().entries(), diskPriceMember));
}

void undoMachine(Run &run)
{
    run.stage(Stage::ReleaseMachine, QStringLiteral("cloud"), [&] { releaseMachines(run, undoTime); });
}

// Never a disk that existed before, never one whose launch reached Ready: that one holds a person's work.
bool mayDeleteDisk(Run &run)
{
    return run.plan().workDisk.source != domain::WorkDiskSource::Existing
           && !run.journal().has(Act::Ready, storage::Entry::Kind::Result);
}

void undoDisk(Run &run)
{
    if (!mayDeleteDisk(run) || !run.journal().has(Act::CreateDisk, storage::Entry::Kind::Intent))
        return;
    const auto find = [&]() -> std::optional<QString> {
        for (const auto &disk :
             run.context().cloud.disks(run.regionId(), byLaunch(run.context().owner, run.launchId()), {})) {
            if (disk.name == diskName(run.launchId()))
                return disk.id;
        }
        return std::nullopt;
    };
    run.resolved(Act::CreateDisk, find);
    run.stage(Stage::DeleteDisk, QStringLiteral("cloud"), [&] {
        for (const auto &id : run.everMade(Act::CreateDisk))
            deleteDisk(run, id);
    });
}

bool madeAccess(Run &run)
{
    for (const auto act : {Act::CreateNetwork, Act::CreateSubnet, Act::CreateSecurityGroup, Act::ImportKeyPair}) {
        if (run.journal().has(act, storage::Entry::Kind::Intent))
            return true;
    }
    return false;
}

} // namespace

QStringList undoTakes(const storage::Paths &paths, const QString &profileOrLaunch, const QDateTime &since)
{
    Record record;
    try {
        record = findRecord(paths, profileOrLaunch);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::NotFound)
            throw;
        return {};
    }
    if (record.ended() || (since.isValid() && record.begunAt() < since))
        return {};
    QStringList things;
    const auto add = [&](Act act, const QString &kind, const QString &size = {}) {
        const QString id = madeId(record.entries, act);
        if (!id.isEmpty())
            things << kind + QLatin1Char(' ') + id + size;
        else if (standingOf(record.entries, act) == Standing::Unresolved)
            things << kind + QStringLiteral(" of launch ") + record.launchId;
    };
    add(Act::CreateMachine, QStringLiteral("machine"));
    if (record.plan.workDisk.source != domain::WorkDiskSource::Existing && !record.ready())
        add(Act::CreateDisk, QStringLiteral("disk"),
            record.plan.workDisk.source == domain::WorkDiskSource::New
                ? QStringLiteral(" %1 GiB").arg(record.plan.workDisk.sizeGiB)
                : QString());
    add(Act::CreateSecurityGroup, QStringLiteral("security-group"));
    add(Act::ImportKeyPair, QStringLiteral("key-pair"));
    add(Act::CreateSubnet, QStringLiteral("subnet"));
    add(Act::CreateNetwork, QStringLiteral("network"));
    return things;
}

QString withPrice(const QString &what, const std::optional<domain::Money> &perHour)
{
    return perHour ? QStringLiteral("%1 (%2 %3 per hour)").arg(what, perHour->toDecimal(), perHour->currency()) : what;
}

void undoAll(Run &run)
{
    run.beginUndo(undoTime);
    QStringList left;
    std::optional<Error> cause;
    const auto attempt = [&](const QString &what, const std::function<void()> &part) {
        const auto failure = persist(run, part);
        if (!failure)
            return;
        left.append(what);
        cause = failure;
    };
    run.stage(Stage::Undo, QStringLiteral("cloud"), [&] {
        attempt(leftMachine(run), [&] { undoMachine(run); });
        if (left.isEmpty()) {
            attempt(leftDisk(run), [&] { undoDisk(run); });
            attempt(QStringLiteral("rules of ") + run.plan().securityGroupId,
                    [&] { removeRules(run, AccessOf::ThisLaunch); });
        }
        if (left.isEmpty() && madeAccess(run))
            attempt(QStringLiteral("security-group ") + run.idOf(Act::CreateSecurityGroup),
                    [&] { removeAccess(run, AccessOf::ThisLaunch); });
        else if (!left.isEmpty() && !run.idOf(Act::CreateDisk).isEmpty() && mayDeleteDisk(run)
                 && !left.join(QLatin1Char(' ')).contains(run.idOf(Act::CreateDisk)))
            left.append(leftDisk(run));
        // Thrown in here: a stage that is done would say that all was undone.
        if (!left.isEmpty())
            throw Error(FailureKind::UndoIncomplete,
                        {{QStringLiteral("left"), left.join(QStringLiteral("; "))},
                         {QStringLiteral("profile"), run.plan().profile}},
                        QString::fromUtf8(cause->what()));
        endJournal(run.journal(), run.now(), QStringLiteral("undone"));
    });
}

} // namespace spotbook::launch
