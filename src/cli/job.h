// What a verb gets to work with. Verbs are plain functions on a worker thread; they throw domain::Error.
#pragma once

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/progress_view.h"
#include "cli/terminal.h"
#include "launch/flows.h"
#include "launch/services.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace spotbook::cli {

struct Job
{
    const CommandLine &line;
    launch::Services &services;
    Terminal &terminal;
    ProgressView &progress;
    base::StopToken stop;

    const cloud::ProviderInfo &provider() const { return services.provider(); }
    bool json() const { return line.json; }
    launch::ProgressSink sink() const;
    // For flows that buy or open: what they warn of is printed on standard error, with --quiet and --json, too.
    launch::Context context() const;
    // The one document of --json; "practice": true is added where it is so.
    void document(QJsonObject json) const;
    // A line for people; nothing with --json.
    void say(const QString &text) const;
    void throwIfStopped() const;
};

// Words of the terminal.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

ExitCode execute(const Job &job);

// What ended, what stays and what it costs. MayCost, and which things, when they could not be looked at again.
ExitCode sayReceipt(const Job &job, const launch::Receipt &receipt);

// By file.
ExitCode keysSet(const Job &job);
ExitCode keysCheck(const Job &job);
ExitCode keysForget(const Job &job);
ExitCode keysPolicy(const Job &job);
ExitCode keysGit(const Job &job);
ExitCode passwordSet(const Job &job);
ExitCode passwordShow(const Job &job);

ExitCode regions(const Job &job);
ExitCode types(const Job &job);
ExitCode prices(const Job &job);

ExitCode launchMachine(const Job &job);
ExitCode startAgain(const Job &job);
ExitCode resumeLaunch(const Job &job);
ExitCode undoLaunch(const Job &job);

ExitCode listLaunches(const Job &job);
ExitCode status(const Job &job);
ExitCode openNotebook(const Job &job);
ExitCode park(const Job &job);
ExitCode stopMachine(const Job &job);
ExitCode release(const Job &job);
ExitCode erase(const Job &job);
ExitCode changeLease(const Job &job);
ExitCode sweep(const Job &job);
ExitCode receipts(const Job &job);

ExitCode sshInto(const Job &job);
ExitCode sshConfig(const Job &job);

ExitCode profileList(const Job &job);
ExitCode profileShow(const Job &job);
ExitCode profileImport(const Job &job);
ExitCode profileExport(const Job &job);
ExitCode profileRemove(const Job &job);

} // namespace spotbook::cli
