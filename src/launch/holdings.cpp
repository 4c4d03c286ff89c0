#include "launch/holdings.h"

#include "launch/names.h"

#include <algorithm>

namespace spotbook::launch {

using domain::WorkDiskSource;

RegionHoldings lookAtRegion(const Context &context, const QString &regionId, const QStringList &moreDiskIds,
                            const cloud::Call &call)
{
    RegionHoldings found;
    found.machines = context.cloud.machines(regionId, byOwner(context.owner), call);
    found.disks = context.cloud.disks(regionId, byOwner(context.owner), call);
    found.snapshots = context.cloud.snapshots(regionId, byOwner(context.owner), call);
    if (!moreDiskIds.isEmpty()) {
        for (const auto &disk : context.cloud.disks(regionId, byIds(moreDiskIds), call)) {
            const bool known = std::any_of(found.disks.begin(), found.disks.end(),
                                           [&](const auto &other) { return other.id == disk.id; });
            if (!known)
                found.disks.append(disk);
        }
    }
    return found;
}

Holdings holdingsOf(const Context &context, const Record &record, const RegionHoldings &region)
{
    Holdings held;
    const QStringList line = lineage(context.paths, record.launchId);
    const QStringList machineIds = everMadeIds(record.entries, Act::CreateMachine);
    const QStringList diskIds = everMadeIds(record.entries, Act::CreateDisk);
    for (const auto &machine : region.machines) {
        if (machine.tags.value(domain::tag::launch) == record.launchId || machineIds.contains(machine.id))
            held.machines.append(machine);
    }
    const QString existing =
        record.plan.workDisk.source == WorkDiskSource::Existing ? record.plan.workDisk.diskId : QString();
    for (const auto &disk : region.disks) {
        if (disk.system)
            continue;
        if (disk.tags.value(domain::tag::launch) == record.launchId || diskIds.contains(disk.id)
            || (!existing.isEmpty() && disk.id == existing))
            held.disks.append(disk);
    }
    for (const auto &snapshot : region.snapshots) {
        if (line.contains(snapshot.tags.value(domain::tag::launch)))
            held.snapshots.append(snapshot);
    }
    std::sort(held.snapshots.begin(), held.snapshots.end(),
              [](const auto &a, const auto &b) { return a.createdAt < b.createdAt; });
    return held;
}

Holdings lookFor(const Context &context, const Record &record, const cloud::Call &call)
{
    QStringList more;
    if (record.plan.workDisk.source == WorkDiskSource::Existing)
        more.append(record.plan.workDisk.diskId);
    return holdingsOf(context, record, lookAtRegion(context, record.plan.regionId, more, call));
}

QString named(const domain::Machine &machine)
{
    return QStringLiteral("machine %1").arg(machine.id);
}

QString named(const domain::Disk &disk)
{
    return QStringLiteral("disk %1 %2 GiB").arg(disk.id).arg(disk.sizeGiB);
}

QString named(const domain::Snapshot &snapshot)
{
    return QStringLiteral("snapshot %1 %2 GiB").arg(snapshot.id).arg(snapshot.sourceDiskGiB);
}

QString continuedBy(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop)
{
    const auto launchOf = [&](const domain::Tags &tags) {
        return domain::isOwnedBy(tags, context.owner) ? tags.value(domain::tag::launch) : QString();
    };
    const cloud::Call call{stop};
    if (plan.workDisk.source == WorkDiskSource::Existing) {
        for (const auto &disk : context.cloud.disks(plan.regionId, byIds({plan.workDisk.diskId}), call))
            return launchOf(disk.tags);
    }
    if (plan.workDisk.source == WorkDiskSource::Snapshot) {
        for (const auto &snapshot : context.cloud.snapshots(plan.regionId, byIds({plan.workDisk.snapshotId}), call))
            return launchOf(snapshot.tags);
    }
    return {};
}

} // namespace spotbook::launch
