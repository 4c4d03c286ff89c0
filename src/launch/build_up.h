// The straight line from an opened journal to a logged-in notebook; launch, resume and start all go along it.
#pragma once

#include "launch/flows.h"
#include "launch/run.h"

namespace spotbook::launch {

// Every stage first looks at what the journal says was made, so that it may be entered again after a crash.
LaunchResult buildUp(Run &run);
// buildUp(); on any failure and on a stop everything this launch made is undone before the error goes on.
LaunchResult buildUpOrUndo(Run &run);

// A new launch with a plan that preflight has completed. `continues`: the launch whose work it goes on with.
LaunchResult launchNew(const Context &context, const domain::LaunchPlan &plan, const QString &continues,
                       const ProgressSink &progress, const base::StopToken &stop);

} // namespace spotbook::launch
