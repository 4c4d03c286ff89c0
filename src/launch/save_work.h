// Before a machine goes: the notebook is stopped, the work disk written out, unmounted and detached.
#pragma once

#include "launch/holdings.h"
#include "launch/run.h"

namespace spotbook::launch {

enum class Saving {
    Must,       // no login possible: the machine is shut down in order through the cloud instead, else it fails
    BestEffort, // what cannot be done in a minute is left
};

// Nothing happens to a machine that does not run. Journals Act::SaveWork before the machine is touched (takenApart() in
// record.h).
void saveWork(Run &run, const domain::Machine &machine, Saving how);
// From this launch's own machines; a disk that another launch works on stays where it is.
void detachWorkDisks(Run &run, const Holdings &held);
// Another installation's machine or disk is never acted on. Throws NotOurs.
void requireOurs(const Run &run, const domain::Tags &tags, const QString &id);
// Ours, and of this profile: what another profile keeps is not this one's to delete.
bool isOfProfile(const Context &context, const QString &profile, const domain::Tags &tags);
bool isOfProfile(const Run &run, const domain::Tags &tags);
// A disk can be attached to the machine of another launch, or of anybody. Throws DiskInUse.
bool isUsedElsewhere(const Run &run, const domain::Disk &disk, const Holdings &held);
void requireNotUsedElsewhere(const Run &run, const domain::Disk &disk, const Holdings &held);
// A launch that never became ready is gone on with or undone: its disk holds no work that start could go on with.
// Throws LaunchInterrupted.
void requireReadyOnce(Run &run);

} // namespace spotbook::launch
