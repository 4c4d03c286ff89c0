#include "cli/job.h"
#include "cli/json.h"
#include "launch/open.h"
#include "messages/messages.h"
#include "storage/receipts.h"

#include <QJsonArray>
#include <QProcess>

namespace spotbook::cli {

namespace {

QString stateLine(const domain::LaunchState &state)
{
    QString text = QStringLiteral("%1  %2").arg(state.profile, -20).arg(messages::billingText(state.billing), -18);
    if (state.perHour)
        text += QStringLiteral("  ") + messages::perHourText(*state.perHour);
    else if (state.perMonthParked)
        text += QStringLiteral("  ") + Words::tr("%1 per month").arg(messages::moneyText(*state.perMonthParked));
    if (state.machine)
        text += QStringLiteral("  %1 %2").arg(state.machine->typeId, state.machine->zoneId);
    if (state.interrupted)
        text += QStringLiteral("  ") + Words::tr("interrupted: spotbook resume or spotbook undo");
    else if (state.ready)
        text += QStringLiteral("  ") + state.notebookUrl;
    return text;
}

void sayState(const Job &job, const domain::LaunchState &state)
{
    job.say(stateLine(state));
    job.say(Words::tr("Launch:       %1").arg(state.launchId));
    if (state.machine) {
        job.say(Words::tr("Machine:      %1, %2").arg(state.machine->id, machineStateName(state.machine->state)));
        if (state.machine->autoReleaseAt.isValid())
            job.say(Words::tr("Ends itself:  %1 (lease or spending limit)")
                        .arg(messages::dateTimeText(state.machine->autoReleaseAt)));
    }
    if (!state.workDiskId.isEmpty())
        job.say(Words::tr("Work disk:    %1").arg(state.workDiskId));
    if (!state.snapshotId.isEmpty())
        job.say(Words::tr("Snapshot:     %1").arg(state.snapshotId));
    if (state.session)
        job.say(Words::tr("So far:       %1").arg(messages::moneyText(*state.session)));
    if (!state.notebookUrl.isEmpty())
        job.say(Words::tr("Notebook:     %1").arg(state.notebookUrl));
    if (!state.certificateFingerprint.isEmpty())
        job.say(Words::tr("Certificate:  SHA-256 %1").arg(state.certificateFingerprint));
    if (state.trouble)
        job.say(Words::tr("Trouble:      %1").arg(messages::describe(*state.trouble, job.provider()).title));
}

QString launchIdOf(const Job &job, const launch::Context &context)
{
    return launch::stateOf(context, job.line.target, job.stop).launchId;
}

ExitCode endWith(const Job &job, const launch::Receipt &receipt)
{
    if (job.json())
        job.document({{QStringLiteral("receipt"), toJson(receipt)}});
    return sayReceipt(job, receipt);
}

bool openInBrowser(const QUrl &url)
{
    return QProcess::startDetached(QStringLiteral("xdg-open"), {QString::fromLatin1(url.toEncoded())});
}

// A tunnel lives as long as this process.
ExitCode holdTunnel(const Job &job, const launch::Context &context, const QString &launchId)
{
    const auto opened = launch::openTunnelFor(context, launchId, job.stop);
    if (job.json())
        job.document({{QStringLiteral("url"), opened.url.toString()}, {QStringLiteral("tunnel"), true}});
    job.say(opened.url.toString());
    if (!job.line.printOnly && !job.json())
        openInBrowser(opened.url);
    job.terminal.note(Words::tr("The tunnel is open. Ctrl-C closes it; the machine goes on running."));
    while (job.services.clock().sleepFor(std::chrono::hours(1), job.stop)) {
    }
    return ExitCode::Ok;
}

} // namespace

ExitCode listLaunches(const Job &job)
{
    const auto context = job.services.context(job.stop);
    const auto states = launch::states(context, job.stop);
    if (job.json()) {
        QJsonArray rows;
        for (const auto &state : states)
            rows.append(toJson(state, job.provider()));
        QJsonArray interrupted;
        for (const auto &one : launch::interrupted(context, job.stop))
            interrupted.append(toJson(one));
        job.document({{QStringLiteral("launches"), rows}, {QStringLiteral("interrupted"), interrupted}});
        return ExitCode::Ok;
    }
    for (const auto &state : states)
        job.say(stateLine(state));
    if (states.isEmpty())
        job.say(Words::tr("No launch of this computer is known. `spotbook sweep` looks at the account."));
    return ExitCode::Ok;
}

ExitCode status(const Job &job)
{
    const auto state = launch::stateOf(job.services.context(job.stop), job.line.target, job.stop);
    if (job.json())
        job.document({{QStringLiteral("launch"), toJson(state, job.provider())}});
    else
        sayState(job, state);
    return ExitCode::Ok;
}

ExitCode openNotebook(const Job &job)
{
    const auto context = job.context();
    const auto state = launch::stateOf(context, job.line.target, job.stop);
    if (job.line.showPassword && !job.json()) {
        const auto password = job.services.secretStore().read(secrets::name::notebookPassword(state.profile), job.stop);
        if (password)
            job.terminal.reveal(Words::tr("Notebook password:"), *password);
    }
    QUrl url;
    try {
        url = launch::prepareToOpen(context, state.launchId, job.stop);
    } catch (const domain::Error &error) {
        if (error.kind() != domain::FailureKind::NotSupported)
            throw;
        return holdTunnel(job, context, state.launchId);
    }
    const bool opened = !job.line.printOnly && !job.json() && openInBrowser(url);
    if (job.json())
        job.document({{QStringLiteral("url"), url.toString()},
                      {QStringLiteral("certificateFingerprint"), state.certificateFingerprint},
                      {QStringLiteral("tunnel"), false}});
    job.say(url.toString());
    job.say(Words::tr("Certificate, checked: SHA-256 %1").arg(state.certificateFingerprint));
    if (!opened && !job.line.printOnly)
        job.say(Words::tr("Open this address in a browser."));
    return ExitCode::Ok;
}

ExitCode park(const Job &job)
{
    const auto context = job.services.context(job.stop);
    return endWith(job, launch::park(context, launchIdOf(job, context), job.line.keep, job.sink(), job.stop));
}

ExitCode stopMachine(const Job &job)
{
    const auto context = job.services.context(job.stop);
    const QString id = launchIdOf(job, context);
    launch::stopMachine(context, id, job.sink(), job.stop);
    if (job.json())
        job.document({{QStringLiteral("stopped"), id}});
    job.say(Words::tr("Stopped. Its disks go on costing; start it again with: spotbook start %1").arg(job.line.target));
    return ExitCode::Ok;
}

ExitCode release(const Job &job)
{
    const auto context = job.services.context(job.stop);
    return endWith(job, launch::release(context, launchIdOf(job, context), job.sink(), job.stop));
}

ExitCode erase(const Job &job)
{
    const auto context = job.services.context(job.stop);
    const auto state = launch::stateOf(context, job.line.target, job.stop);
    QString typed = job.line.confirm;
    if (typed.isEmpty()) {
        if (!job.terminal.inputIsTerminal()) {
            throw domain::Error(domain::FailureKind::InvalidInput,
                                {{QStringLiteral("field"), QStringLiteral("--confirm")},
                                 {QStringLiteral("reason"), Words::tr("the profile's name once more is expected")}});
        }
        job.terminal.note(
            Words::tr("This deletes the machine, the work disk %1 and the snapshots of it. It cannot be undone.")
                .arg(state.workDiskId));
        typed = job.terminal.askLine(Words::tr("Type the name %1 to go on:").arg(state.profile), job.stop);
    }
    return endWith(job, launch::erase(context, state.launchId, typed, job.sink(), job.stop));
}

ExitCode changeLease(const Job &job)
{
    const auto context = job.services.context(job.stop);
    const QString id = launchIdOf(job, context);
    const auto time = job.line.lease.value_or(std::chrono::minutes(0));
    launch::setLease(context, id, time, job.stop);
    if (job.json())
        job.document({{QStringLiteral("launch"), id}, {QStringLiteral("leaseMinutes"), int(time.count())}});
    if (time.count() == 0)
        job.say(Words::tr("No lease: the machine runs, and costs, until somebody ends it."));
    else
        job.say(Words::tr("The machine ends itself in %1 unless that is prolonged. Its work disk stays.")
                    .arg(messages::durationText(time)));
    return ExitCode::Ok;
}

ExitCode sweep(const Job &job)
{
    const auto context = job.services.context(job.stop);
    if (!job.line.regions.isEmpty()) {
        QStringList known;
        for (const auto &region : context.cloud.regions({job.stop}))
            known.append(region.id);
        for (const QString &region : job.line.regions) {
            if (!known.contains(region))
                throw domain::Error(domain::FailureKind::RegionUnknown, {{QStringLiteral("region"), region}});
        }
    }
    auto found = launch::sweep(context, job.line.regions, job.stop);
    if (job.line.tidy) {
        launch::tidy(context, found, job.stop);
        found = launch::sweep(context, job.line.regions, job.stop);
    }
    QJsonArray rows;
    bool bills = false;
    for (const auto &item : found.items) {
        rows.append(toJson(item));
        bills = bills || item.billable;
        QString text = QStringLiteral("%1  %2  %3  %4")
                           .arg(messages::kindText(item.kind), -15)
                           .arg(item.id, -26)
                           .arg(item.regionId, -16)
                           .arg(item.profile);
        if (item.perMonth)
            text += QStringLiteral("  ") + Words::tr("%1 per month").arg(messages::moneyText(*item.perMonth));
        else if (item.billable)
            text += QStringLiteral("  ") + Words::tr("costs money");
        if (!item.ours)
            text += QStringLiteral("  ") + Words::tr("another computer's");
        job.say(text);
    }
    for (const QString &place : found.notLooked)
        job.say(Words::tr("Could not look at: %1").arg(place));
    if (!bills && found.notLooked.isEmpty())
        job.say(found.items.isEmpty() ? Words::tr("Nothing is there, and nothing costs money.")
                                      : Words::tr("Nothing of this costs money."));
    if (job.json())
        job.document({{QStringLiteral("items"), rows},
                      {QStringLiteral("notLooked"), QJsonArray::fromStringList(found.notLooked)}});
    return found.notLooked.isEmpty() ? ExitCode::Ok : ExitCode::MayCost;
}

ExitCode receipts(const Job &job)
{
    QJsonArray rows;
    for (const auto &receipt : storage::receipts(job.services.paths())) {
        rows.append(receipt);
        QStringList parts;
        for (auto it = receipt.begin(); it != receipt.end(); ++it) {
            if (it->isArray()) {
                QStringList entries;
                const auto array = it->toArray();
                for (const auto &entry : array)
                    entries.append(entry.toString());
                if (!entries.isEmpty())
                    parts.append(it.key() + QStringLiteral(": ") + entries.join(QStringLiteral(", ")));
            } else if (it->isString()) {
                parts.append(it.key() + QStringLiteral(": ") + it->toString());
            }
        }
        job.say(parts.join(QStringLiteral("; ")));
    }
    if (job.json())
        job.document({{QStringLiteral("receipts"), rows}});
    else if (rows.isEmpty())
        job.say(Words::tr("No receipt yet."));
    return ExitCode::Ok;
}

} // namespace spotbook::cli
