// The parts of spotbook(1) that list verbs and options, in roff.
#pragma once

#include "cli/command_reference.h"

namespace spotbook::reference {

// The options of the program itself.
QString manualOptions(const QVector<cli::VerbReference> &verbs);
// Every verb with its arguments and options.
QString manualVerbs(const QVector<cli::VerbReference> &verbs);

} // namespace spotbook::reference
