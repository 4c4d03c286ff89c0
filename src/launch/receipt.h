// The receipt: what the cloud says is gone and what stays, after looking again.
#pragma once

#include "launch/flows.h"
#include "launch/holdings.h"
#include "launch/run.h"

namespace spotbook::launch {

// Compares with what was there before, asks what the disks that stay cost, and saves the receipt.
Receipt lookAgain(Run &run, const Holdings &before, const QString &verb);
// nullopt where a part has no price that can be asked for (snapshots).
std::optional<domain::Money> perMonth(const Context &context, const QVector<domain::Disk> &disks,
                                      const cloud::Call &call);

} // namespace spotbook::launch
