// What a machine and its work disk cost, and have cost since it was bought, at the market price known here.
#pragma once

#include "domain/machine.h"
#include "domain/storage_volumes.h"
#include "launch/context.h"
#include "launch/record.h"

#include <optional>

namespace spotbook::launch {

struct SessionCost
{
    std::optional<domain::Money> perHour;     // at `until`
    std::optional<domain::Money> session;     // from its purchase or its last start to `until`
    std::optional<domain::Money> sinceBought; // from its creation to `until`, with what billed on while it was stopped
};

// `workDisks`: what they cost per hour; nullopt: as the journal noted it. Empty where neither journal nor cloud tell a
// price of the machine, or the journal none of the disk. Throws Cancelled only.
SessionCost sessionCostOf(const Context &context, const Record &record, const domain::Machine &machine,
                          const std::optional<domain::Money> &workDisks, const QDateTime &until,
                          const cloud::Call &call);

// The same for a machine that is not there any more, by the journal alone and the price of then. nullopt without one.
std::optional<domain::Money> estimatedCost(const Record &record, const QDateTime &until);

// As quoted when the machine was bought, with its work disk. nullopt where one of the two is not known.
std::optional<domain::Money> boughtPerHour(const QVector<storage::Entry> &entries);

// Asks the cloud. nullopt where a disk has no price. Throws Cancelled only.
std::optional<domain::Money> disksPerHour(const Context &context, const QVector<domain::Disk> &disks,
                                          const cloud::Call &call);

// -- what the journal tells of the machine that was bought last
// The last start, else the purchase. Invalid: neither.
QDateTime sessionBegan(const QVector<storage::Entry> &entries);
// From when on it has been stopped with no charge but for its disks; nullopt: it runs, as far as this computer knows.
std::optional<QDateTime> pausedSince(const QVector<storage::Entry> &entries);
// When it was proved gone.
std::optional<QDateTime> releasedAt(const QVector<storage::Entry> &entries);

} // namespace spotbook::launch
