#include "cli/job.h"
#include "cli/json.h"
#include "launch/default_plan.h"
#include "launch/open.h"
#include "launch/undo.h"
#include "messages/messages.h"

#include <QJsonArray>
#include <QSet>

namespace spotbook::cli {

namespace {

constexpr auto lookEvery = std::chrono::seconds(15);

domain::Error invalid(const QString &field, const QString &value, const QString &reason)
{
    return {domain::FailureKind::InvalidInput,
            {{QStringLiteral("field"), field}, {QStringLiteral("value"), value}, {QStringLiteral("reason"), reason}}};
}

domain::LaunchPlan wishedPlan(const Job &job)
{
    domain::LaunchPlan plan;
    if (!job.line.profile.isEmpty()) {
        plan = job.services.profiles().load(job.line.profile);
        plan.profile = job.line.profile;
    }
    job.line.plan.applyTo(plan, job.provider().currency);
    return plan;
}

// The plan that is launched: whole and free of what can be seen to be wrong.
domain::LaunchPlan plannedLaunch(const Job &job, const launch::Context &context)
{
    const auto plan = launch::completedPlan(context.cloud, job.services.clock(), wishedPlan(job), job.stop);
    const auto problems = plan.problems();
    if (!problems.isEmpty())
        throw domain::Error(problems.first());
    return plan;
}

bool keepsAsProfile(const Job &job, const domain::LaunchPlan &plan)
{
    const bool fresh = job.line.profile.isEmpty() && !job.services.profiles().names().contains(plan.profile);
    return job.line.save || (fresh && !job.line.once);
}

QString stopCommand(const QString &profile)
{
    return QStringLiteral("spotbook release %1").arg(profile);
}

struct Shown
{
    launch::LaunchResult result;
    QString profile;
    QString url;
};

QJsonObject launchDocument(const Shown &shown)
{
    QJsonObject json = toJson(shown.result);
    json.insert(QStringLiteral("profile"), shown.profile);
    json.insert(QStringLiteral("notebookUrl"), shown.url);
    json.insert(QStringLiteral("stop"), stopCommand(shown.profile));
    return json;
}

void sayReady(const Job &job, const Shown &shown)
{
    const auto &result = shown.result;
    job.say(QString());
    job.say(Words::tr("Notebook:     %1").arg(shown.url));
    if (!result.certificateFingerprint.isEmpty())
        job.say(Words::tr("Certificate:  SHA-256 %1").arg(result.certificateFingerprint));
    job.say(
        Words::tr("Machine:      %1, %2 in %3").arg(result.machine.id, result.machine.typeId, result.machine.zoneId));
    job.say(Words::tr("Price:        %1")
                .arg(result.perHour ? messages::perHourText(*result.perHour) : Words::tr("not known")));
    if (result.machine.autoReleaseAt.isValid())
        job.say(Words::tr("Ends itself:  %1 (lease or spending limit)")
                    .arg(messages::dateTimeText(result.machine.autoReleaseAt)));
    if (job.line.once)
        return; // it is being taken away already
    job.say(job.line.stay ? Words::tr("To stop:      Ctrl-C releases the machine")
                          : Words::tr("To stop:      %1").arg(stopCommand(shown.profile)));
}

// Shown when asked for, and to a person at a terminal when this process is the only one that knows it.
void sayPassword(const Job &job, const QString &profile)
{
    const bool onlyHere = !job.services.secretStore().remembers();
    const bool toPerson = onlyHere && job.terminal.outputIsTerminal() && !job.line.once;
    if (job.json() || (!job.line.showPassword && !toPerson))
        return;
    const auto password = job.services.secretStore().read(secrets::name::notebookPassword(profile), {});
    if (password)
        job.terminal.reveal(Words::tr("Password:    "), *password);
}

// What was entered now; empty: the stored one stays. The flow stores it when it has accepted the verb.
base::Secret enteredPassword(const Job &job, const QString &profile)
{
    auto &store = job.services.secretStore();
    if (job.line.passwordFromInput) {
        base::Secret password = job.terminal.askSecret(Words::tr("Notebook password (not shown):"), job.stop);
        if (password.reveal().size() < 8)
            throw invalid(QStringLiteral("password"), Words::tr("fewer characters"),
                          Words::tr("eight characters or more are expected"));
        return password;
    }
    // A password that dies with this process, and that nobody is going to see, opens nothing.
    const bool seen = job.line.showPassword || job.line.once || job.terminal.outputIsTerminal();
    if (!store.remembers() && !seen && !store.read(secrets::name::notebookPassword(profile), job.stop))
        job.terminal.note(Words::tr("Note: the notebook password is kept in this run only. Use --show-password or "
                                    "--password-stdin to be able to log in."));
    return {};
}

// The end of a stay, which the person's stop must not end again: the release has a token of its own. What it fails to
// end bills on.
launch::Receipt releaseStaying(const Job &job, const launch::Context &context, const launch::LaunchResult &result)
{
    try {
        return launch::release(context, result.launchId, job.sink(), {});
    } catch (const domain::Error &error) {
        const QString machine = QStringLiteral("machine ") + result.machine.id;
        throw domain::Error(domain::FailureKind::UndoIncomplete,
                            {{QStringLiteral("left"), launch::withPrice(machine, result.perHour)},
                             {QStringLiteral("profile"), result.machine.tags.value(domain::tag::profile)},
                             {QStringLiteral("verb"), QStringLiteral("release")}},
                            QString::fromUtf8(error.what()));
    }
}

// With --stay the tunnel lives as long as this process, and so does the machine: without the one the other goes.
launch::OpenTunnel tunnelToStay(const Job &job, const launch::Context &context, const launch::LaunchResult &result)
{
    try {
        return launch::openTunnelFor(context, result.launchId, job.stop);
    } catch (const domain::Error &error) {
        if (error.kind() == domain::FailureKind::Cancelled)
            return {}; // the stay is over before it begins, and releases
        releaseStaying(job, context, result);
        throw;
    }
}

// Stays until the person stops it or the machine is gone. Releases in the first case.
ExitCode stay(const Job &job, const launch::Context &context, const Shown &shown)
{
    while (job.services.clock().sleepFor(lookEvery, job.stop)) {
        domain::LaunchState state;
        try {
            state = launch::stateOf(context, shown.result.launchId, job.stop);
        } catch (const domain::Error &error) {
            if (job.stop.stop_requested())
                break;
            job.terminal.live(messages::describe(error.failure(), job.provider()).title);
            continue;
        }
        if (state.billing != domain::Billing::Unknown && !state.machine) {
            throw domain::Error(state.trouble && state.trouble->kind == domain::FailureKind::Reclaimed
                                    ? domain::FailureKind::Reclaimed
                                    : domain::FailureKind::MachineGone,
                                {{QStringLiteral("profile"), shown.profile}});
        }
        if (state.session)
            job.terminal.live(Words::tr("%1 · so far %2 · Ctrl-C releases the machine")
                                  .arg(messages::billingText(state.billing), messages::moneyText(*state.session)));
    }
    const auto receipt = releaseStaying(job, context, shown.result);
    if (job.json())
        job.document(
            {{QStringLiteral("launch"), launchDocument(shown)}, {QStringLiteral("released"), toJson(receipt)}});
    return sayReceipt(job, receipt);
}

ExitCode present(const Job &job, const launch::Context &context, const launch::LaunchResult &result,
                 const QString &profile, domain::NotebookAccess access)
{
    Shown shown{result, profile, result.notebookUrl};
    launch::OpenTunnel tunnel;
    if (access == domain::NotebookAccess::Tunnel && job.line.stay) {
        tunnel = tunnelToStay(job, context, result);
        if (tunnel.tunnel)
            shown.url = tunnel.url.toString();
    }
    sayReady(job, shown);
    sayPassword(job, profile);
    if (access == domain::NotebookAccess::Tunnel && !job.line.stay)
        job.say(Words::tr("To open it:   spotbook open %1 (keeps the tunnel open)").arg(profile));
    if (job.line.stay)
        return stay(job, context, shown);
    if (job.json())
        job.document({{QStringLiteral("launch"), launchDocument(shown)}});
    return ExitCode::Ok;
}

QString idOf(const launch::SweepItem &item)
{
    return item.regionId + QLatin1Char('/') + item.kind + QLatin1Char('/') + item.id;
}

// What of ours is there now and was not there before.
launch::Sweep newSince(const QSet<QString> &before, const launch::Sweep &now)
{
    launch::Sweep fresh;
    fresh.notLooked = now.notLooked;
    for (const auto &item : now.items) {
        if (item.ours && !before.contains(idOf(item)))
            fresh.items.append(item);
    }
    return fresh;
}

ExitCode sayLeft(const Job &job, const Shown &shown, const launch::Receipt &receipt, const launch::Sweep &left)
{
    QJsonArray items;
    for (const auto &item : left.items)
        items.append(toJson(item));
    for (const QString &ended : receipt.ended)
        job.say(Words::tr("Ended: %1").arg(messages::thingText(ended)));
    for (const auto &item : left.items)
        job.say(Words::tr("LEFT: %1 %2 in %3").arg(messages::kindText(item.kind), item.id, item.regionId));
    for (const QString &place : left.notLooked)
        job.say(Words::tr("Could not look at: %1").arg(place));
    const bool clean = left.items.isEmpty() && left.notLooked.isEmpty();
    if (clean)
        job.say(Words::tr("Looked again: nothing of this launch is left, nothing costs money."));
    if (job.json())
        job.document({{QStringLiteral("launch"), launchDocument(shown)},
                      {QStringLiteral("erased"), toJson(receipt)},
                      {QStringLiteral("left"), items},
                      {QStringLiteral("notLooked"), QJsonArray::fromStringList(left.notLooked)}});
    return clean ? ExitCode::Ok : ExitCode::MayCost;
}

ExitCode launchOnce(const Job &job, const launch::Context &context, const domain::LaunchPlan &plan,
                    const launch::ToKeep &keep)
{
    // Erasing takes the snapshots of the same work, too.
    if (plan.workDisk.source == domain::WorkDiskSource::Snapshot)
        throw invalid(QStringLiteral("--once"), plan.workDisk.snapshotId,
                      Words::tr("it goes with a new or an existing work disk only"));
    const QStringList region{plan.regionId};
    const auto earlier = launch::sweep(context, region, job.stop);
    QSet<QString> before;
    for (const auto &item : earlier.items)
        before.insert(idOf(item));

    const auto result = launch::launch(context, plan, job.sink(), job.stop, keep);
    const Shown shown{result, plan.profile, result.notebookUrl};
    sayReady(job, shown);

    // From here everything is taken away again, whatever the person presses.
    const auto receipt = launch::takeBack(context, result.launchId, job.sink(), {});
    auto left = newSince(before, launch::sweep(context, region, {}));
    // Not where something was not seen then: what is left may have been there before.
    if (!left.items.isEmpty() && earlier.notLooked.isEmpty()) {
        launch::tidy(context, left, {});
        left = newSince(before, launch::sweep(context, region, {}));
    }
    return sayLeft(job, shown, receipt, left);
}

// The interrupted launch that is meant; with no name there must be exactly one.
launch::Interrupted meant(const Job &job, const launch::Context &context)
{
    const auto all = launch::interrupted(context, job.stop);
    QVector<launch::Interrupted> fitting;
    for (const auto &candidate : all) {
        if (job.line.target.isEmpty() || candidate.launchId == job.line.target
            || candidate.plan.profile == job.line.target)
            fitting.append(candidate);
    }
    if (fitting.isEmpty()) {
        throw domain::Error(domain::FailureKind::NotFound, {{QStringLiteral("what"), Words::tr("interrupted launch")},
                                                            {QStringLiteral("id"), job.line.target}});
    }
    if (fitting.size() > 1) {
        QStringList ids;
        for (const auto &candidate : fitting)
            ids.append(candidate.launchId);
        throw invalid(QStringLiteral("NAME"), job.line.target,
                      Words::tr("one of %1 is expected").arg(ids.join(QStringLiteral(", "))));
    }
    return fitting.first();
}

} // namespace

ExitCode launchMachine(const Job &job)
{
    const auto context = job.context();
    const auto plan = plannedLaunch(job, context);
    const launch::ToKeep keep{enteredPassword(job, plan.profile), keepsAsProfile(job, plan), job.line.keepOnFailure};
    if (job.line.once)
        return launchOnce(job, context, plan, keep);
    const auto result = launch::launch(context, plan, job.sink(), job.stop, keep);
    return present(job, context, result, plan.profile, plan.access);
}

ExitCode startAgain(const Job &job)
{
    const auto context = job.context();
    const launch::ToKeep keep{enteredPassword(job, job.line.target), false, job.line.keepOnFailure};
    const auto result = launch::start(context, job.line.target, job.sink(), job.stop, keep);
    const bool tunnel = result.notebookUrl.startsWith(QLatin1String("http://"));
    return present(job, context, result, job.line.target,
                   tunnel ? domain::NotebookAccess::Tunnel : domain::NotebookAccess::Address);
}

ExitCode resumeLaunch(const Job &job)
{
    const auto context = job.context();
    const auto which = meant(job, context);
    const launch::ToKeep keep{enteredPassword(job, which.plan.profile), false, job.line.keepOnFailure};
    const auto result = launch::resume(context, which.launchId, job.sink(), job.stop, keep);
    return present(job, context, result, which.plan.profile, which.plan.access);
}

ExitCode undoLaunch(const Job &job)
{
    const auto context = job.services.context(job.stop);
    const auto which = meant(job, context);
    launch::undo(context, which.launchId, job.sink(), job.stop);
    if (job.json())
        job.document({{QStringLiteral("undone"), which.launchId}});
    job.say(Words::tr("Undone: nothing of launch %1 is left.").arg(which.launchId));
    return ExitCode::Ok;
}

} // namespace spotbook::cli
