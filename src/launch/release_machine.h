// The end of a machine, proved.
#pragma once

#include "launch/run.h"

namespace spotbook::launch {

// Every machine of this launch, found by id and by tag, until none is left; a purchase whose outcome is not
// known yet is waited for until absence counts. Returns the ids that are gone.
// Throws NotOurs for one that has lost this installation's mark.
QStringList releaseMachines(Run &run, base::milliseconds allowed);

} // namespace spotbook::launch
