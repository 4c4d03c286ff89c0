// What runs costs per hour, in words that never claim more than is known.
#pragma once

#include "domain/launch_state.h"

namespace spotbook::ui {

// "¥1.30 per hour". “At least” stands before it while the state of one of them, or its price, is not known. Empty where
// nothing runs, and where nothing is known: an old price is none.
QString costText(const QVector<domain::LaunchState> &states);

} // namespace spotbook::ui
