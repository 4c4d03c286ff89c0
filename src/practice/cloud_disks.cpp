// The slow side of disks and snapshots: image files, and what a machine sees of them. As in cloud_machines.cpp, what is
// called under the lock only posts to the pool; results come back through update().
#include "practice/cloud.h"

#include <QFile>
#include <stdexcept>

namespace spotbook::practice {

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

QString Cloud::diskFile(const Disk &disk) const
{
    return m_settings.stateDir % QLatin1String("/disks/") % disk.serial() % QLatin1String(".img");
}

QString Cloud::snapshotFile(const QString &snapshotId) const
{
    return m_settings.stateDir % QLatin1String("/snapshots/") % snapshotId % QLatin1String(".img");
}

void Cloud::removeFile(const QString &file)
{
    m_pool.post(file, [file] { QFile::remove(file); });
}

// Makes a disk's image file: blank, or a copy of its snapshot, which may be smaller than the disk ordered.
void Cloud::ensureFile(const Disk &disk)
{
    if (!m_settings.makeFile)
        return;
    QFile file(diskFile(disk));
    const qint64 bytes = qint64(disk.sizeGiB) * 1024 * 1024 * 1024;
    if (!file.exists()) {
        if (disk.sourceSnapshotId.isEmpty())
            m_settings.makeFile(file.fileName(), bytes);
        else
            m_settings.copyFile(snapshotFile(disk.sourceSnapshotId), file.fileName());
    }
    if (file.size() < bytes && !file.resize(bytes))
        throw std::runtime_error("the disk file does not grow: " + file.errorString().toStdString());
}

void Cloud::makeDiskFile(const QString &diskId)
{
    if (!m_settings.makeFile)
        return;
    m_state.disks[diskId].fileReady = false;
    m_pool.post(diskId, [this, disk = m_state.disks.value(diskId)] {
        QString failed;
        try {
            ensureFile(disk);
        } catch (const std::exception &problem) {
            failed = QString::fromUtf8(problem.what());
        }
        update([&](State &state, qint64) {
            if (!state.disks.contains(disk.id))
                return;
            if (failed.isEmpty()) {
                state.disks[disk.id].fileReady = true;
                return;
            }
            m_settings.log(QStringLiteral("disk %1 could not be made: %2").arg(disk.id, failed));
            state.disks.remove(disk.id);
        });
    });
}

void Cloud::copySnapshot(const QString &snapshotId)
{
    const Snapshot snapshot = m_state.snapshots.value(snapshotId);
    const Disk disk = m_state.disks.value(snapshot.diskId);
    if (!m_settings.copyFile || disk.type == s("system"))
        return; // a system disk belongs to the machine's host; its snapshot keeps the facts only
    m_state.snapshots[snapshotId].fileReady = false;
    m_pool.post(disk.id, [this, snapshotId, from = diskFile(disk), to = snapshotFile(snapshotId)] {
        QString failed;
        try {
            m_settings.copyFile(from, to);
        } catch (const std::exception &problem) {
            failed = QString::fromUtf8(problem.what());
            m_settings.log(QStringLiteral("snapshot %1 failed: %2").arg(snapshotId, failed));
        }
        update([&](State &state, qint64) {
            if (!state.snapshots.contains(snapshotId)) {
                QFile::remove(to);
                return;
            }
            state.snapshots[snapshotId].fileReady = true;
            if (!failed.isEmpty())
                state.snapshots[snapshotId].status = s("failed");
        });
    });
}

void Cloud::attachToMachine(const QString &diskId)
{
    Disk &disk = m_state.disks[diskId];
    if (!m_host || !m_state.instances.value(disk.instanceId).made) {
        disk.changeAt = after(0.3, m_settings.nowMs());
        return;
    }
    m_pool.post(disk.instanceId,
                [this, diskId, instanceId = disk.instanceId, serial = disk.serial(), file = diskFile(disk)] {
                    QString failed;
                    try {
                        m_host->attachDisk(instanceId, {serial, file});
                    } catch (const std::exception &problem) {
                        failed = QString::fromUtf8(problem.what());
                        m_settings.log(QStringLiteral("disk %1 cannot be attached: %2").arg(diskId, failed));
                    }
                    update([&](State &state, qint64 now) {
                        if (!state.disks.contains(diskId) || state.disks.value(diskId).status != s("Attaching"))
                            return;
                        Disk &record = state.disks[diskId];
                        record.status = failed.isEmpty() ? s("In_use") : s("Available");
                        record.attachedAt = now;
                        if (!failed.isEmpty())
                            record.instanceId.clear();
                    });
                });
}

void Cloud::detachFromMachine(const QString &diskId, const QString &instanceId)
{
    QString failed;
    try {
        m_host->detachDisk(instanceId, diskId.mid(2));
    } catch (const std::exception &problem) {
        failed = QString::fromUtf8(problem.what());
    }
    update([&](State &state, qint64 now) {
        if (!state.disks.contains(diskId))
            return;
        Disk &disk = state.disks[diskId];
        if (!failed.isEmpty()) {
            disk.status = s("In_use");
            return;
        }
        disk.changeAt = after(0.3, now); // Detaching for a moment longer, as the reader expects to see it
    });
    if (!failed.isEmpty())
        throw apiError("IncorrectDiskStatus", failed);
}

} // namespace spotbook::practice
