// What a process that holds secrets must not leave behind.
#pragma once

namespace spotbook::base {

// No core file of this process or of its children, and on Linux no look into its memory by other processes of the same
// user (prctl(2) PR_SET_DUMPABLE; it also makes /proc/<pid>/environ unreadable for them). Call it first in main().
// False when the system refused; elsewhere than on Unix there is nothing to switch off and it returns true.
bool disableCoreDumps();

} // namespace spotbook::base
