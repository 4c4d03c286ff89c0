// Deleting the free things around machines, as far as nothing uses them.
#pragma once

#include "launch/run.h"

#include <QStringList>

namespace spotbook::launch {

enum class AccessOf {
    ThisLaunch,   // what this launch made (undo, takeBack)
    Installation, // what this installation made in the region (erase)
};

// Group, key pairs, subnets, networks, in that order. Nothing happens while another machine or another launch
// of this installation is in the region. Throws DependencyLeft and the like: the caller tries again until its
// time is over.
void removeAccess(Run &run, AccessOf of);

// Our rules in a group that the person chose for this plan; our own group goes as a whole. Nothing happens while
// another machine or another unfinished launch of this installation uses the group.
void removeRules(Run &run, AccessOf of);

} // namespace spotbook::launch
