// The verbs. Plain synchronous functions for a worker thread: they read top to bottom, throw domain::Error,
// undo in reverse on failure and on stop, and journal before each call that costs money or changes what
// exists.
//
//   park    the machine is gone, the work is kept (disk, or a checked snapshot)
//   release the machine is gone; work disk and snapshots stay as they are
//   erase   the work goes too
//   stop    only where it really ends the charge; NotSupported elsewhere
#pragma once

#include "base/secret.h"
#include "domain/launch_plan.h"
#include "domain/launch_state.h"
#include "launch/context.h"

#include <QVector>

namespace spotbook::launch {

// One line of the checklist before anything is bought.
struct Check
{
    enum class What {
        Clock,
        Reach,
        Key,
        RootKey,
        Permission,
        RealName,
        Balance,
        Quota,
        Lease,    // only where the machine would not end itself
        Exposure, // only where more than this computer would be let in, or what was given is no address
        Rules,    // only of an existing security group: what it does not let in, also with the rules that it is to get
        Stock,
        Price,
        DryRun
    };
    enum class State { Fine, Warning, Problem, Unknown };
    What what = What::Key;
    State state = State::Unknown;
    std::optional<domain::Failure> failure; // why not fine
    QString value;                          // "118.20 CNY", "8 vCPUs"; untranslated figures
};

struct Preflight
{
    QVector<Check> checks;
    domain::LaunchPlan plan; // with zone, price limit's currency and image filled in
    // The first of the plan's fallbacks that can be bought, where the planned place is sold out, too dear or does not
    // take the disk. All prices are then this place's, and perHourAtMost, too.
    std::optional<domain::Fallback> instead;
    std::optional<domain::Money> plannedPerHour; // with `instead`: the planned machine alone, where that is known
    std::optional<domain::PriceQuote> machinePrice;
    std::optional<domain::PriceQuote> diskPrice;
    std::optional<domain::Money> perHourAtMost; // only with a spending limit
    // Of machinePrice the machine alone: what moves with the market, and what ToKeep::agreedPerHour is held against.
    std::optional<domain::Money> machinePerHour() const;
    bool canBuy() const; // no Problem among them
    std::optional<domain::Failure> firstProblem() const;
};

// Never throws for what it checks; throws Cancelled.
Preflight preflight(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop);

struct LaunchResult
{
    QString launchId;
    domain::Machine machine;
    QString workDiskId;
    QString notebookUrl;
    QString certificateFingerprint;
    std::optional<domain::Money> perHour; // the order as it was quoted, and the work disk
    std::chrono::milliseconds ours{0};    // time that was neither cloud, boot, SSH nor step
    QMap<QString, qint64> millisecondsBy; // "cloud", "boot", "ssh", "step/<name>", "notebook", "ours"
};

// What a person has entered or agreed to, and wants kept. Stored by the flow once it has accepted the verb, never
// before: a refusal (AlreadyRunning, NotFound, a problem that preflight found) leaves what was kept for a running
// machine as it is.
struct ToKeep
{
    base::Secret notebookPassword; // under name::notebookPassword of the profile; empty: the stored one stays
    bool profile = false; // the plan as it was given (but see profileLease), under its profile's name; launch() only
    // A failure of the stages Login, Provision and Notebook undoes nothing: the machine stays, and costs, the launch is
    // an interrupted one for resume() and undo(), and the error tells it to keptBy(). The machine's own end still
    // counts.
    bool machineOnFailure = false;
    // The price that the person has seen and agreed to: Preflight::machinePerHour(). A machine, also on a rung of the
    // ladder, that costs over a tenth more is not bought: PriceAboveLimit, with the params "agreed" and "market".
    // Unset: the plan's own limit counts alone.
    std::optional<domain::Money> agreedPerHour = {};
    // Of the kept profile, where the plan's own lease counts to a time of day and would mean nothing another day.
    std::optional<std::chrono::minutes> profileLease = {};
};

// What a failure has left running on purpose.
struct KeptMachine
{
    QString launchId;
    domain::Stage stage = domain::Stage::Provision; // that resume() tries again
    std::optional<domain::Money> perHour;
};
std::optional<KeptMachine> keptBy(const domain::Failure &failure);

// From plan to logged-in notebook. The notebook password is taken from the secret store
// (name::notebookPassword) and made there when missing. On failure everything this launch created is undone
// (never an existing disk, never a disk whose launch reached Ready) and the error carries what could not be
// (UndoIncomplete names it).
LaunchResult launch(const Context &context, const domain::LaunchPlan &plan, const ProgressSink &progress,
                    const base::StopToken &stop, const ToKeep &keep = {});

// Launches that neither ended nor reached Ready, by this installation's journals and, read back, the cloud.
struct Interrupted
{
    QString launchId;
    domain::LaunchPlan plan;
    QDateTime begunAt;
    QStringList exists; // what was found in the cloud: "machine i-...", "disk d-..."
    // An intent is younger than three minutes, so that absence proves nothing yet; or it was made in another account.
    bool maybeMore = false;
};
QVector<Interrupted> interrupted(const Context &context, const base::StopToken &stop);
LaunchResult resume(const Context &context, const QString &launchId, const ProgressSink &progress,
                    const base::StopToken &stop, const ToKeep &keep = {});
void undo(const Context &context, const QString &launchId, const ProgressSink &progress, const base::StopToken &stop);
// What undoing that launch would take away now, in its order, by the journal alone: "machine i-...", "disk d-... 40
// GiB", "security-group sg-...". By profile or launch id; of a profile only a launch that began at `since` or later.
// Empty when nothing has been made. Reads files.
QStringList undoTakes(const storage::Paths &paths, const QString &profileOrLaunch, const QDateTime &since = {});

enum class KeepBy { Disk, Snapshot };

struct Receipt
{
    QStringList ended; // "machine i-...": kind, id and size, which messages::thingText() puts into words
    QStringList stays; // "disk d-... 40 GiB"
    std::optional<domain::Money> staysPerMonth;
    std::optional<domain::Money> session; // what the machine that ended has cost, as far as it is known here
    QStringList notLooked;                // what could not be looked at
};

Receipt park(const Context &context, const QString &launchId, KeepBy keep, const ProgressSink &progress,
             const base::StopToken &stop);
Receipt release(const Context &context, const QString &launchId, const ProgressSink &progress,
                const base::StopToken &stop);
// typedName must be the profile's name, else InvalidInput.
Receipt erase(const Context &context, const QString &launchId, const QString &typedName, const ProgressSink &progress,
              const base::StopToken &stop);
// Ends a launch that was only to be shown. Machine, new work disk, firewall rules and free things that this launch made
// go; what was there before stays, an existing disk and a disk made of a snapshot, too.
Receipt takeBack(const Context &context, const QString &launchId, const ProgressSink &progress,
                 const base::StopToken &stop);
void stopMachine(const Context &context, const QString &launchId, const ProgressSink &progress,
                 const base::StopToken &stop);
// The same profile again: a stopped machine is started, parked work gets a new machine, else a plain launch.
LaunchResult start(const Context &context, const QString &profile, const ProgressSink &progress,
                   const base::StopToken &stop, const ToKeep &keep = {});
// What start() would launch; nullopt where it would start a stopped machine again. Throws NotFound, LaunchInterrupted,
// OtherAccount and what the cloud throws. Changes nothing.
std::optional<domain::LaunchPlan> planToStart(const Context &context, const QString &profile,
                                              const base::StopToken &stop);
// Throws SpendingLimitReached when the machine would then cost more than the session may.
void setLease(const Context &context, const QString &launchId, std::chrono::minutes fromNow,
              const base::StopToken &stop);

// Everything of this installation that this account still has, and what it costs; other installations'
// read-only.
struct SweepItem
{
    QString kind; // "machine", "disk", "snapshot", "security-group", "key-pair", "network", "subnet"
    QString id;
    QString name;
    QString regionId;
    QString launchId;
    QString profile;
    bool ours = false;
    bool billable = false;
    std::optional<domain::Money> perMonth;
};
struct Sweep
{
    QVector<SweepItem> items;
    QStringList notLooked;
};
Sweep sweep(const Context &context, const QStringList &regionIds,
            const base::StopToken &stop); // all regions when empty
// Deletes what is ours and free or orphaned, never a work disk or snapshot: groups, keys, subnets, networks.
void tidy(const Context &context, const Sweep &sweep, const base::StopToken &stop);

// What is true now of every launch known here; for list, tray and window. Unknown with the trouble set: a launch whose
// journal or region cannot be read, or that was made in another account. An earlier launch whose work another of its
// profile goes on with is left out unless it still holds something of its own.
QVector<domain::LaunchState> states(const Context &context, const base::StopToken &stop);
// By profile name or launch id; throws NotFound.
domain::LaunchState stateOf(const Context &context, const QString &profileOrLaunch, const base::StopToken &stop);

} // namespace spotbook::launch
