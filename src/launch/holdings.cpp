#include "launch/holdings.h"

#include "launch/names.h"
#include "launch/origin.h"

#include <algorithm>

namespace spotbook::launch {

using domain::WorkDiskSource;

namespace {

// Made by these launches and, as far as their journals know, not gone.
struct JournalIds
{
    QStringList machines;
    QStringList disks;
    QStringList snapshots;
};

QString existingDiskId(const Record &record)
{
    return record.plan.workDisk.source == WorkDiskSource::Existing ? record.plan.workDisk.diskId : QString();
}

void append(QStringList &ids, const Record &record, Act made, Act gone)
{
    const auto lost = everMadeIds(record.entries, gone);
    for (const auto &id : everMadeIds(record.entries, made)) {
        if (!lost.contains(id) && !ids.contains(id))
            ids.append(id);
    }
}

JournalIds idsIn(const QVector<Record> &records)
{
    JournalIds ids;
    for (const auto &record : records) {
        // A launch ends when its machine is proved gone; its work may stay for years.
        if (!record.ended())
            append(ids.machines, record, Act::CreateMachine, Act::ReleaseMachine);
        append(ids.disks, record, Act::CreateDisk, Act::DeleteDisk);
        append(ids.snapshots, record, Act::CreateSnapshot, Act::DeleteSnapshot);
        if (const QString existing = existingDiskId(record); !existing.isEmpty() && !ids.disks.contains(existing))
            ids.disks.append(existing);
    }
    return ids;
}

// Asks for those that the list by tag has not shown.
template <typename Thing, typename Ask>
void addMissing(QVector<Thing> &found, const QStringList &wanted, Ask &&ask)
{
    QStringList missing = wanted;
    for (const auto &thing : found)
        missing.removeAll(thing.id);
    if (missing.isEmpty())
        return;
    for (const auto &thing : ask(byIds(missing))) {
        if (missing.contains(thing.id))
            found.append(thing);
    }
}

} // namespace

RegionHoldings lookAtRegion(const Context &context, const QString &regionId, const QVector<Record> &records,
                            const cloud::Call &call)
{
    auto &cloud = context.cloud;
    const auto ids = idsIn(records);
    RegionHoldings found;
    found.machines = cloud.machines(regionId, byOwner(context.owner), call);
    addMissing(found.machines, ids.machines,
               [&](const auto &filter) { return cloud.machines(regionId, filter, call); });
    found.disks = cloud.disks(regionId, byOwner(context.owner), call);
    addMissing(found.disks, ids.disks, [&](const auto &filter) { return cloud.disks(regionId, filter, call); });
    found.snapshots = cloud.snapshots(regionId, byOwner(context.owner), call);
    addMissing(found.snapshots, ids.snapshots,
               [&](const auto &filter) { return cloud.snapshots(regionId, filter, call); });
    return found;
}

Holdings ownHoldings(const Record &record, const RegionHoldings &region)
{
    Holdings held;
    const auto isOf = [&](const auto &thing, const QStringList &made) {
        return thing.tags.value(domain::tag::launch) == record.launchId || made.contains(thing.id);
    };
    const QString existing = existingDiskId(record);
    for (const auto &machine : region.machines) {
        if (isOf(machine, everMadeIds(record.entries, Act::CreateMachine)))
            held.machines.append(machine);
    }
    for (const auto &disk : region.disks) {
        if (!disk.system && (disk.id == existing || isOf(disk, everMadeIds(record.entries, Act::CreateDisk))))
            held.disks.append(disk);
    }
    for (const auto &snapshot : region.snapshots) {
        if (isOf(snapshot, everMadeIds(record.entries, Act::CreateSnapshot)))
            held.snapshots.append(snapshot);
    }
    return held;
}

Holdings holdingsOf(const Context &context, const Record &record, const RegionHoldings &region)
{
    auto held = ownHoldings(record, region);
    auto line = lineage(context.paths, record);
    // One whose journal is lost is still known by its tag.
    if (const QString first = line.last().continues(); !first.isEmpty() && first != record.launchId)
        line.append({first, {}, {}});
    for (const auto &ancestor : line.mid(1))
        held.snapshots += ownHoldings(ancestor, region).snapshots;
    std::sort(held.snapshots.begin(), held.snapshots.end(),
              [](const auto &a, const auto &b) { return a.createdAt < b.createdAt; });
    return held;
}

Holdings lookFor(const Context &context, const Record &record, const cloud::Call &call)
{
    requireMadeHere(context, record, call);
    const auto region = lookAtRegion(context, record.plan.regionId, lineage(context.paths, record), call);
    return holdingsOf(context, record, region);
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
