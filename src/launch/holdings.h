// What the cloud holds for one launch, found by ids of the journal and by tags.
#pragma once

#include "launch/context.h"
#include "launch/record.h"

namespace spotbook::launch {

struct Holdings
{
    QVector<domain::Machine> machines;
    QVector<domain::Disk> disks;         // work disks: of this launch, and the existing one of its plan
    QVector<domain::Snapshot> snapshots; // of this launch's and its ancestors' work, newest last
    bool holdsWork() const { return !disks.isEmpty() || !snapshots.isEmpty(); }
};

// Throws OtherAccount for a launch that the present key cannot see.
Holdings lookFor(const Context &context, const Record &record, const cloud::Call &call);

// Everything of this installation in one region, for many launches at once: by owner tag, and by the ids in their
// journals, for a tag can be taken away in the console.
struct RegionHoldings
{
    QVector<domain::Machine> machines;
    QVector<domain::Disk> disks;
    QVector<domain::Snapshot> snapshots;
};
RegionHoldings lookAtRegion(const Context &context, const QString &regionId, const QVector<Record> &records,
                            const cloud::Call &call);
// Of this launch alone, without the snapshots of its ancestors.
Holdings ownHoldings(const Record &record, const RegionHoldings &region);
Holdings holdingsOf(const Context &context, const Record &record, const RegionHoldings &region);

// "machine i-...", "disk d-... 40 GiB", "snapshot s-... 40 GiB"
QString named(const domain::Machine &machine);
QString named(const domain::Disk &disk);
QString named(const domain::Snapshot &snapshot);

// The launch that made the existing disk or the snapshot of this plan; empty when it is none of ours.
QString continuedBy(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop);

} // namespace spotbook::launch
