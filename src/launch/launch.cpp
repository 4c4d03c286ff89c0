#include "launch/flows.h"

#include "base/random.h"
#include "launch/build_up.h"
#include "launch/git_key.h"
#include "launch/holdings.h"
#include "launch/login_key.h"
#include "launch/machine_purchase.h"
#include "launch/names.h"
#include "launch/origin.h"
#include "launch/prepare.h"
#include "launch/session_cost.h"
#include "launch/timings.h"
#include "launch/undo.h"
#include "storage/profile_store.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Stage;

namespace {

const QString cloudLabel = QStringLiteral("cloud");
const QString bootLabel = QStringLiteral("boot");
const QString keptParam = QStringLiteral("kept");
const QString keptStageParam = QStringLiteral("keptStage");
const QString keptPriceParam = QStringLiteral("keptPerHour");

LaunchResult resultOf(Run &run, const domain::Machine &machine, const Purchase &bought, const NotebookAt &notebook)
{
    LaunchResult result;
    result.launchId = run.launchId();
    result.machine = machine;
    result.workDiskId = bought.disk.disk.id;
    result.notebookUrl = notebook.url.toString();
    result.certificateFingerprint = notebook::fingerprintText(notebook.certificateSha256);
    result.perHour = bought.perHour;
    result.millisecondsBy = run.times().milliseconds();
    result.ours = std::chrono::milliseconds(result.millisecondsBy.value(QStringLiteral("ours")));
    return result;
}

// What this computer must be able to do later is tried before anything is bought: the stack can be read, the
// private keys are usable.
void requireLocalParts(const Context &context, const domain::LaunchPlan &plan)
{
    const auto &access = context.machineAccess ? *context.machineAccess : realMachineAccess();
    access.loadStack(plan.stack, context.paths.stacks());
    const auto key = loginKey(context, plan);
    if (!plan.sshKeyFile.isEmpty())
        requireImportable(plan.sshKeyFile, key.publicKey, context.cloud.capabilities());
    gitKey(context.paths, plan);
}

void tellWarnings(const Context &context, const Preflight &checked)
{
    for (const auto &check : checked.checks) {
        if (context.warned && check.state == Check::State::Warning)
            context.warned(check);
    }
}

// The market has moved since the price was shown: that is asked about, not bought.
void requireAgreed(const Preflight &checked, const std::optional<domain::Money> &agreedPerHour)
{
    const auto now = checked.machinePerHour();
    if (agreedPerHour && now && notablyDearer(*now, *agreedPerHour))
        throw aboveAgreed(checked.instead.value_or(Rung{checked.plan.zoneId, checked.plan.typeId}), *now,
                          *agreedPerHour);
}

// A second machine under the same profile would be paid for by mistake more often than on purpose.
void refuseSecond(const Context &context, const QString &profile, const base::StopToken &stop)
{
    for (const auto &record : readRecords(context.paths)) {
        if (record.plan.profile != profile || record.ended())
            continue;
        const QMap<QString, QString> params{{QStringLiteral("profile"), profile},
                                            {QStringLiteral("launch"), record.launchId}};
        if (record.interrupted()) {
            // Throws AnotherRunActive while some process is still at it.
            storage::Journal::open(context.paths, record.launchId);
            throw Error(FailureKind::LaunchInterrupted, params);
        }
        if (!lookFor(context, record, cloud::Call{stop}).machines.isEmpty())
            throw Error(FailureKind::AlreadyRunning, params);
    }
}

// What later runs must know and the plan does not say.
void noteBeginning(Run &run, const QString &continues, const Preflight &checked,
                   const std::optional<domain::Money> &agreedPerHour)
{
    storage::Entry note;
    note.act = Act::Begin;
    note.at = run.now();
    if (!continues.isEmpty())
        note.data.insert(QStringLiteral("continues"), continues);
    const auto notePrice = [&](const QString &member, const domain::Money &perHour) {
        note.data.insert(member, perHour.toDecimal());
        note.data.insert(QStringLiteral("currency"), perHour.currency());
    };
    if (checked.diskPrice)
        notePrice(diskPriceMember, checked.diskPrice->perHour);
    if (const auto price = checked.instead ? checked.plannedPerHour : checked.machinePerHour())
        notePrice(machinePriceMember, *price);
    if (agreedPerHour)
        notePrice(agreedPriceMember, *agreedPerHour);
    if (!note.data.isEmpty())
        run.journal().append(note);
}

// Bought, attached and only not ready yet: the same stage may succeed another time. Nobody is asked for a machine that
// is gone, or that another one stands in for; a stop by the person means undo.
bool canBeTriedAgain(const Run &run, FailureKind kind)
{
    const auto stage = run.failedStage();
    const bool prepares = stage == Stage::Login || stage == Stage::Provision || stage == Stage::Notebook;
    const bool hopeless = kind == FailureKind::Cancelled || kind == FailureKind::MachineGone
                          || kind == FailureKind::Reclaimed || kind == FailureKind::HostKeyChanged;
    return prepares && !hopeless;
}

Error kept(Run &run, const Error &error)
{
    auto failure = error.failure();
    failure.params.insert(keptParam, run.launchId());
    failure.params.insert(keptStageParam, domain::stageName(*run.failedStage()));
    if (!failure.params.contains(QStringLiteral("profile")))
        failure.params.insert(QStringLiteral("profile"), run.plan().profile);
    if (const auto perHour = boughtPerHour(run.journal().entries())) {
        failure.params.insert(keptPriceParam, perHour->toDecimal());
        failure.params.insert(QStringLiteral("keptCurrency"), perHour->currency());
    }
    return Error(failure);
}

} // namespace

std::optional<KeptMachine> keptBy(const domain::Failure &failure)
{
    KeptMachine kept;
    kept.launchId = failure.params.value(keptParam);
    if (kept.launchId.isEmpty())
        return std::nullopt;
    const QString stage = failure.params.value(keptStageParam);
    for (const Stage one : stagesOfALaunch()) {
        if (domain::stageName(one) == stage)
            kept.stage = one;
    }
    kept.perHour = domain::Money::parse(failure.params.value(keptPriceParam),
                                        failure.params.value(QStringLiteral("keptCurrency")));
    return kept;
}

void keepPassword(const Context &context, const QString &profile, const ToKeep &keep, const base::StopToken &stop)
{
    if (!keep.notebookPassword.isEmpty())
        context.secrets.write(secrets::name::notebookPassword(profile), keep.notebookPassword, stop);
}

void keepEntered(const Context &context, const domain::LaunchPlan &plan, const ToKeep &keep,
                 const base::StopToken &stop)
{
    keepPassword(context, plan.profile, keep, stop);
    if (!keep.profile)
        return;
    auto profile = plan;
    profile.lease = keep.profileLease.value_or(plan.lease);
    storage::ProfileStore(context.paths).save(profile);
}

LaunchResult buildUp(Run &run, bool newPassword)
{
    auto access = run.stage(Stage::Network, cloudLabel, [&] { return ensureNetwork(run); });
    access.keyPairName = run.stage(Stage::KeyPair, cloudLabel, [&] { return ensureKeyPair(run); });
    const auto bought = buy(run, access);
    const auto machine = run.stage(Stage::Boot, bootLabel, [&] { return waitUntilRunning(run, bought.machineId); });
    auto disk = bought.disk;
    disk.disk = run.stage(Stage::Attach, cloudLabel, [&] { return attachDisk(run, disk, machine.id); });
    const auto session = run.stage(Stage::Login, cloudLabel, [&] { return login(run, machine, access); });
    const auto notebook = run.stage(Stage::Provision, cloudLabel, [&] {
        const auto before = provisionedBefore(run.journal(), machine);
        return before && !newPassword ? *before : provision(run, machine, *session, disk);
    });
    run.stage(Stage::Notebook, cloudLabel, [&] { checkNotebook(run, machine, notebook); });
    run.stage(Stage::Ready, cloudLabel, [&] {
        run.journal().result(Act::Ready, run.now(), machine.id,
                             {{QStringLiteral("url"), notebook.url.toString()},
                              {QStringLiteral("sha256"), QString::fromLatin1(notebook.certificateSha256.toHex())},
                              {QStringLiteral("disk"), disk.disk.id}});
    });
    return resultOf(run, machine, bought, notebook);
}

LaunchResult buildUpOrUndo(Run &run, bool newPassword, bool keepMachine)
{
    try {
        return buildUp(run, newPassword);
    } catch (const std::exception &error) {
        const auto *known = dynamic_cast<const Error *>(&error);
        if (keepMachine && known && canBeTriedAgain(run, known->kind()))
            throw kept(run, *known);
        // Kept before undoing: what is thrown in there would replace it.
        const QString cause = QString::fromUtf8(error.what());
        try {
            undoAll(run);
        } catch (const Error &incomplete) {
            auto failure = incomplete.failure();
            failure.params.insert(QStringLiteral("cause"), cause);
            throw Error(failure);
        }
        throw;
    }
}

LaunchResult launchNew(const Context &context, const domain::LaunchPlan &plan, const QString &continues,
                       const ProgressSink &progress, const base::StopToken &stop, const ToKeep &keep)
{
    const auto begun = context.clock.steadyNow();
    const auto say = [&](domain::StageState state) {
        if (!progress)
            return;
        domain::Progress line;
        line.stage = Stage::Preflight;
        line.state = state;
        line.elapsed = std::chrono::duration_cast<base::milliseconds>(context.clock.steadyNow() - begun);
        progress(line);
    };
    say(domain::StageState::Running);
    Preflight checked;
    try {
        checked = preflight(context, plan, stop);
        if (const auto problem = checked.firstProblem())
            throw Error(*problem);
        requireAgreed(checked, keep.agreedPerHour);
        tellWarnings(context, checked);
        refuseSecond(context, plan.profile, stop);
        requireLocalParts(context, checked.plan);
        keepEntered(context, plan, keep, stop);
        notebookPassword(context, plan.profile, stop); // the keychain is open, before anything is bought
    } catch (...) {
        say(domain::StageState::Failed);
        throw;
    }
    say(domain::StageState::Done);
    const auto checking = std::chrono::duration_cast<base::milliseconds>(context.clock.steadyNow() - begun);

    Context told = context;
    told.warned = nullptr; // what preflight has warned of is not said twice
    Run run(told,
            storage::Journal::create(context.paths, base::randomHex(5), checked.plan, context.clock.now(),
                                     originOf(context, cloud::Call{stop})),
            progress, stop);
    noteBeginning(run, continues, checked, keep.agreedPerHour);
    auto result = buildUpOrUndo(run, false, keep.machineOnFailure);
    auto took = run.stageTimes();
    took.insert(Stage::Preflight, checking);
    learnTimes(context, plan.stack, took);
    // Checking is asking the cloud: nearly all of it is waiting for answers.
    result.millisecondsBy[QStringLiteral("cloud")] += checking.count();
    return result;
}

LaunchResult launch(const Context &context, const domain::LaunchPlan &plan, const ProgressSink &progress,
                    const base::StopToken &stop, const ToKeep &keep)
{
    const auto problems = plan.problems();
    if (!problems.isEmpty())
        throw Error(problems.first());
    return launchNew(context, plan, continuedBy(context, plan, stop), progress, stop, keep);
}

} // namespace spotbook::launch
