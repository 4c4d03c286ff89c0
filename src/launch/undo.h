// Undoing a launch: in reverse order, on its own clock, and never more than this launch made.
#pragma once

#include "launch/run.h"

#include "domain/money.h"

#include <QString>

namespace spotbook::launch {

// Releases the machine, deletes the work disk if this launch made it and never reached Ready, and the free
// things it made if nothing else uses them. Failing calls are tried again until ten minutes are over. Not
// stopped by the person's stop. Ends the journal as "undone" when nothing is left. Throws UndoIncomplete:
// params "left" names what still exists, with its price where it has one.
void undoAll(Run &run);

// "machine i-... (1.02 CNY per hour)"; without a price that is known, what it was given.
QString withPrice(const QString &what, const std::optional<domain::Money> &perHour);

} // namespace spotbook::launch
