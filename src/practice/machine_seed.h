// What makes one machine differ from its image: name, keys and the user data, written into its own layer before its
// first boot. Stands in for cloud-init and understands the part of it that Spotbook uses.
//
// User data: "#cloud-config" followed by JSON (which is YAML) with ssh_deletekeys, ssh_keys, write_files and runcmd, or
// a script that begins with "#!", run once after the boot. Anything else is named in the console log and ignored.
// (cloud-init documentation, "Module reference" and "User data formats".)
#pragma once

#include "practice/machine_host.h"

namespace spotbook::practice {

// Writes into `layer`, the directory that becomes the machine's root. Throws std::runtime_error.
void seedMachine(const QString &layer, const MachineSpec &spec);

} // namespace spotbook::practice
