// The four states as pictures that differ in shape, not only in colour.
#pragma once

#include "domain/launch_state.h"

#include <QIcon>

namespace spotbook::ui {

// billing: a full disc with a coin's bar; parked: two bars; nothing: an empty ring; unknown: a ring with a question
// mark.
QIcon stateIcon(domain::Billing billing);

// The state of all machines together: what costs most speaks.
domain::Billing overall(const QVector<domain::LaunchState> &states);

} // namespace spotbook::ui
