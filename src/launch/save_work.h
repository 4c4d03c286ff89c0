// Before a machine goes: the notebook is stopped, the work disk written out, unmounted and detached.
#pragma once

#include "launch/holdings.h"
#include "launch/run.h"

namespace spotbook::launch {

enum class Saving {
    Must,       // no login possible: the machine is shut down in order through the cloud instead, else it fails
    BestEffort, // what cannot be done in a minute is left
};

// Nothing happens to a machine that does not run.
void saveWork(Run &run, const domain::Machine &machine, Saving how);
void detachWorkDisks(Run &run, const Holdings &held);
// Another installation's machine or disk is never acted on. Throws NotOurs.
void requireOurs(const Run &run, const domain::Tags &tags, const QString &id);

} // namespace spotbook::launch
