#include "support/fake_cloud_parts.h"

#include <algorithm>

namespace spotbook::test {

QVector<Disk> FakeCloud::disks(const QString &regionId, const Filter &filter, const Call &call)
{
    Counted counted(*this, "disks", false, call);
    QVector<Disk> found;
    for (const auto &disk : diskMap) {
        if (isIn(regionId, disk) && fits(disk, disk.id, filter) && visible(disk.createdAt))
            found.append(disk);
    }
    return counted.answer(found);
}

QString FakeCloud::createDisk(const cloud::DiskSpec &spec, const QString &token, const Call &call)
{
    Counted counted(*this, "createDisk", true, call);
    if (!m_tokens.contains(token)) {
        Disk disk = addDisk(spec.zoneId, spec.tags);
        disk.name = spec.name;
        disk.regionId = spec.regionId;
        disk.category = spec.category;
        disk.performanceLevel = spec.performanceLevel;
        disk.sizeGiB = spec.snapshotId.isEmpty() ? spec.sizeGiB : snapshotMap.value(spec.snapshotId).sourceDiskGiB;
        disk.sourceSnapshotId = spec.snapshotId;
        disk.state = DiskState::Creating;
        disk.createdAt = m_clock.now();
        diskMap.insert(disk.id, disk);
        m_due.insert(disk.id, m_clock.now().addSecs(5));
        m_tokens.insert(token, disk.id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::attachDisk(const QString &, const QString &diskId, const QString &machineId, const Call &call)
{
    Counted counted(*this, "attachDisk", true, call);
    if (!diskMap.contains(diskId))
        throw notFound("disk", diskId);
    if (!machineMap.contains(machineId))
        throw notFound("machine", machineId);
    auto &disk = diskMap[diskId];
    if (disk.state != DiskState::Available)
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), diskId}});
    if (disk.zoneId != machineMap.value(machineId).zoneId)
        throw Error(FailureKind::DiskInOtherZone);
    disk.state = DiskState::Attaching;
    disk.machineId = machineId;
    disk.deleteWithMachine = false;
    m_due.insert(diskId, m_clock.now().addSecs(4));
    counted.after();
}

void FakeCloud::detachDisk(const QString &, const QString &diskId, const QString &machineId, const Call &call)
{
    Counted counted(*this, "detachDisk", true, call);
    if (!diskMap.contains(diskId) || diskMap.value(diskId).machineId != machineId)
        throw notFound("disk", diskId);
    diskMap[diskId].state = DiskState::Detaching;
    m_due.insert(diskId, m_clock.now().addSecs(10));
    counted.after();
}

void FakeCloud::deleteDisk(const QString &, const QString &diskId, const Call &call)
{
    Counted counted(*this, "deleteDisk", true, call);
    if (diskMap.contains(diskId) && diskMap.value(diskId).state != DiskState::Available)
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), diskId}});
    diskMap.remove(diskId);
    counted.after();
}

void FakeCloud::keepDiskOnRelease(const QString &, const QString &diskId, const Call &call)
{
    Counted counted(*this, "keepDiskOnRelease", true, call);
    diskMap[diskId].deleteWithMachine = false;
    counted.after();
}

QVector<Snapshot> FakeCloud::snapshots(const QString &regionId, const Filter &filter, const Call &call)
{
    Counted counted(*this, "snapshots", false, call);
    QVector<Snapshot> found;
    for (const auto &snapshot : snapshotMap) {
        if (isIn(regionId, snapshot) && fits(snapshot, snapshot.id, filter))
            found.append(snapshot);
    }
    return counted.answer(found);
}

QString FakeCloud::createSnapshot(const QString &regionId, const QString &diskId, const QString &name, const Tags &tags,
                                  const QString &token, const Call &call)
{
    Counted counted(*this, "createSnapshot", true, call);
    if (refusesSnapshot)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("snapshot")}});
    if (!m_tokens.contains(token)) {
        Snapshot snapshot;
        snapshot.id = newId(QStringLiteral("s"));
        snapshot.name = name;
        snapshot.regionId = regionId;
        snapshot.sourceDiskId = diskId;
        snapshot.sourceDiskGiB = diskMap.value(diskId).sizeGiB;
        snapshot.state = SnapshotState::Progressing;
        snapshot.createdAt = m_clock.now();
        snapshot.tags = tags;
        snapshotMap.insert(snapshot.id, snapshot);
        m_tokens.insert(token, snapshot.id);
    }
    return counted.answer(m_tokens.value(token));
}

void FakeCloud::deleteSnapshot(const QString &, const QString &id, const Call &call)
{
    Counted counted(*this, "deleteSnapshot", true, call);
    if (snapshotMap.remove(id) == 0)
        throw notFound("snapshot", id);
    counted.after();
}

} // namespace spotbook::test
