#include "cli/job.h"

#include "messages/messages.h"

#include <QJsonDocument>

namespace spotbook::cli {

namespace {

QString warningText(const launch::Check &check, const cloud::ProviderInfo &provider)
{
    using What = launch::Check::What;
    switch (check.what) {
    case What::RootKey:
        return Words::tr(
            "This access key may do everything in the whole account. The key of a user is safer; `spotbook "
            "keys policy` prints the permissions that it needs.");
    case What::Lease: return Words::tr("No lease: the machine runs, and costs, until somebody ends it.");
    case What::Exposure:
        return Words::tr("%1 is far more than this computer. Strangers will reach SSH and the notebook of the machine; "
                         "only the key and the password keep them out.")
            .arg(check.value);
    case What::Rules:
        return Words::tr(
                   "The security group does not let this computer in at port %1, and the launch adds no rule that "
                   "would: the login may fail.")
            .arg(check.value);
    default: break;
    }
    return check.failure ? messages::describe(*check.failure, provider).title : messages::checkText(check);
}

} // namespace

launch::ProgressSink Job::sink() const
{
    return [view = &progress](const domain::Progress &step) { view->report(step); };
}

launch::Context Job::context() const
{
    auto context = services.context(stop);
    context.warned = [this](const launch::Check &check) {
        terminal.note(Words::tr("WARNING: %1").arg(warningText(check, provider())));
    };
    return context;
}

void Job::document(QJsonObject json) const
{
    if (services.practice())
        json.insert(QStringLiteral("practice"), true);
    terminal.line(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed());
}

void Job::say(const QString &text) const
{
    if (!line.json)
        terminal.line(text);
}

void Job::throwIfStopped() const
{
    if (stop.stop_requested())
        throw domain::Error(domain::FailureKind::Cancelled);
}

ExitCode sayReceipt(const Job &job, const launch::Receipt &receipt)
{
    for (const QString &ended : receipt.ended)
        job.say(Words::tr("Ended: %1").arg(messages::thingText(ended)));
    for (const QString &stays : receipt.stays)
        job.say(Words::tr("Stays: %1").arg(messages::thingText(stays)));
    if (receipt.staysPerMonth && !receipt.stays.isEmpty())
        job.say(Words::tr("What stays costs %1 per month.").arg(messages::moneyText(*receipt.staysPerMonth)));
    for (const QString &thing : receipt.notLooked)
        job.say(Words::tr("Could not look at: %1").arg(messages::thingText(thing)));
    if (receipt.notLooked.isEmpty())
        return ExitCode::Ok;
    job.say(Words::tr("It may still cost money. To look again: spotbook sweep"));
    return ExitCode::MayCost;
}

ExitCode execute(const Job &job)
{
    switch (job.line.verb) {
    case Verb::Window: break;
    case Verb::KeysSet: return keysSet(job);
    case Verb::KeysCheck: return keysCheck(job);
    case Verb::KeysForget: return keysForget(job);
    case Verb::KeysPolicy: return keysPolicy(job);
    case Verb::KeysGit: return keysGit(job);
    case Verb::PasswordSet: return passwordSet(job);
    case Verb::PasswordShow: return passwordShow(job);
    case Verb::Regions: return regions(job);
    case Verb::Types: return types(job);
    case Verb::Prices: return prices(job);
    case Verb::Launch: return launchMachine(job);
    case Verb::List: return listLaunches(job);
    case Verb::Status: return status(job);
    case Verb::Open: return openNotebook(job);
    case Verb::Park: return park(job);
    case Verb::Stop: return stopMachine(job);
    case Verb::Start: return startAgain(job);
    case Verb::Release: return release(job);
    case Verb::Erase: return erase(job);
    case Verb::Undo: return undoLaunch(job);
    case Verb::Resume: return resumeLaunch(job);
    case Verb::Sweep: return sweep(job);
    case Verb::Lease: return changeLease(job);
    case Verb::Receipts: return receipts(job);
    case Verb::Ssh: return sshInto(job);
    case Verb::SshConfig: return sshConfig(job);
    case Verb::ProfileList: return profileList(job);
    case Verb::ProfileShow: return profileShow(job);
    case Verb::ProfileImport: return profileImport(job);
    case Verb::ProfileExport: return profileExport(job);
    case Verb::ProfileRemove: return profileRemove(job);
    }
    return ExitCode::BadInput;
}

} // namespace spotbook::cli
