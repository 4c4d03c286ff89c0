// A verb that ends a machine or changes it is not undone when it is stopped: what it did stays done, and what it had
// not got to may go on costing money. That must not be told like a launch that was undone.
#pragma once

#include "domain/failure.h"
#include "launch/context.h"

namespace spotbook::launch {

// Cancelled and TimedOut become StoppedHalfway with the verb's name in the terminal; every other error stays what it
// is.
domain::Error halfway(const domain::Error &error, const Context &context, const QString &launchId, const QString &verb);

} // namespace spotbook::launch
