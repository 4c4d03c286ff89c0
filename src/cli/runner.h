// Runs one verb: the work on a thread of its own, the event loop and the signals on the main thread.
#pragma once

#include "cli/command_line.h"
#include "cli/terminal.h"
#include "launch/services.h"

class QCoreApplication;

namespace spotbook::cli {

// Call from the main thread; runs the application's event loop and returns the exit code. SIGINT, SIGTERM and SIGHUP
// ask the verb to stop, which undoes in order; a second one only says what goes on.
int runVerb(QCoreApplication &application, const CommandLine &line, launch::Services &services, Terminal &terminal);

// Prints a failure the way every verb does: words on standard error, or the JSON document. Returns the exit code.
// undone: a launch failed and was undone, so that there is nothing left to go on with and nothing that costs. name: of
// the profile or launch that was meant, for the commands that are proposed.
int reportFailure(const domain::Failure &failure, const cloud::ProviderInfo &provider, bool json, Terminal &terminal,
                  bool undone = false, const QString &name = {});

} // namespace spotbook::cli
