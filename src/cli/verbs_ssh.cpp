// The way into a machine by the system's own ssh.
#include "cli/job.h"
#include "launch/ssh_entry.h"
#include "messages/messages.h"

#include <QJsonArray>

namespace spotbook::cli {

ExitCode sshInto(const Job &job)
{
    const auto context = job.services.context(job.stop);
    const auto state = launch::stateOf(context, job.line.target, job.stop);
    auto entry = launch::sshEntry(context, state.launchId, job.stop);
    if (job.line.asRoot)
        entry.user = QStringLiteral("root");
    if (job.json()) {
        job.document({{QStringLiteral("host"), entry.endpoint.host},
                      {QStringLiteral("port"), int(entry.endpoint.port)},
                      {QStringLiteral("user"), entry.user},
                      {QStringLiteral("command"), QJsonArray::fromStringList(sshCommand(entry, job.line.remote))}});
        return ExitCode::Ok;
    }
    if (job.line.printOnly)
        job.say(sshLine(entry, job.line.remote));
    else
        job.terminal.becomeProgram(sshCommand(entry, job.line.remote));
    return ExitCode::Ok;
}

ExitCode sshConfig(const Job &job)
{
    if (!job.line.addEntry && !job.line.removeEntry) {
        throw domain::Error(domain::FailureKind::InvalidInput,
                            {{QStringLiteral("field"), QStringLiteral("ssh-config")},
                             {QStringLiteral("reason"), Words::tr("one of --add and --remove is expected")}});
    }
    const QString file = job.services.paths().sshConfig;
    if (job.line.removeEntry) {
        // By the journals alone: an entry may be all that is left of a machine.
        const bool removed = launch::removeFromSshConfig(job.services.paths(), job.line.target);
        if (job.json())
            job.document({{QStringLiteral("file"), file}, {QStringLiteral("removed"), removed}});
        job.say(removed ? Words::tr("Taken out of %1.").arg(file)
                        : Words::tr("There is no entry of it in %1.").arg(file));
        return removed ? ExitCode::Ok : ExitCode::NotFound;
    }
    const auto context = job.services.context(job.stop);
    const auto state = launch::stateOf(context, job.line.target, job.stop);
    const auto entry = launch::sshEntry(context, state.launchId, job.stop);
    launch::addToSshConfig(context, entry);
    if (job.json())
        job.document({{QStringLiteral("file"), file}, {QStringLiteral("host"), entry.host}});
    job.say(Words::tr("%1 is in %2 now, until the machine goes. Try: ssh %1").arg(entry.host, file));
    return ExitCode::Ok;
}

} // namespace spotbook::cli
