// Completion scripts from the list of verbs and options. Each asks the program itself for the names of profiles.
#pragma once

#include "cli/command_reference.h"

namespace spotbook::reference {

QString bashCompletion(const QVector<cli::VerbReference> &verbs);
QString zshCompletion(const QVector<cli::VerbReference> &verbs);
QString fishCompletion(const QVector<cli::VerbReference> &verbs);

} // namespace spotbook::reference
