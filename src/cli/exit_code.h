// What the terminal's verbs answer to the shell. Part of the documented interface: numbers never change their meaning.
#pragma once

#include "domain/failure.h"

namespace spotbook::cli {

enum class ExitCode {
    Ok = 0,
    Failed = 1,         // the cloud, the network or the machine
    BadInput = 2,       // command line, profile or settings
    NotFound = 3,       // no such profile, launch or thing; nothing to do
    Cancelled = 4,      // stopped by the person; what this run had made is undone
    MayCost = 5,        // stopped halfway, not undone or not known: something may still cost money
    KeyOrPermission = 6 // access key, keychain or permission
};

ExitCode exitCodeFor(domain::FailureKind kind);

} // namespace spotbook::cli
