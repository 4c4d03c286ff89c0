// The four states as pictures that differ in shape, not only in colour.
#pragma once

#include "domain/launch_state.h"

#include <QIcon>

namespace spotbook::ui {

// billing: a coin; parked: the square of a parking sign; nothing: a ring with a tick; unknown: a diamond with a
// question mark. Their colours read on light and on dark.
QIcon stateIcon(domain::Billing billing);

// The state of all machines together: what costs most speaks.
domain::Billing overall(const QVector<domain::LaunchState> &states);

} // namespace spotbook::ui
