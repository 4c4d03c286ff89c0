// The straight line from an opened journal to a logged-in notebook; launch, resume and start all go along it.
#pragma once

#include "launch/flows.h"
#include "launch/run.h"

namespace spotbook::launch {

// Stores what was entered. Only the password of a verb that goes on with a launch: its plan is the journal's.
void keepEntered(const Context &context, const domain::LaunchPlan &plan, const ToKeep &keep,
                 const base::StopToken &stop);
void keepPassword(const Context &context, const QString &profile, const ToKeep &keep, const base::StopToken &stop);

// Every stage first looks at what the journal says was made, so that it may be entered again after a crash. A machine
// that was provisioned before is provisioned again only for a new password.
LaunchResult buildUp(Run &run, bool newPassword);
// buildUp(); on any failure and on a stop everything this launch made is undone before the error goes on.
// keepMachine: as ToKeep::machineOnFailure says.
LaunchResult buildUpOrUndo(Run &run, bool newPassword = false, bool keepMachine = false);

// A new launch with a plan that preflight has completed. `continues`: the launch whose work it goes on with.
LaunchResult launchNew(const Context &context, const domain::LaunchPlan &plan, const QString &continues,
                       const ProgressSink &progress, const base::StopToken &stop, const ToKeep &keep);

} // namespace spotbook::launch
