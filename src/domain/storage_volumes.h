// Disks, snapshots, images: what outlives a machine.
#pragma once

#include "domain/tags.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace spotbook::domain {

enum class DiskState { Creating, Available, Attaching, InUse, Detaching, Other };

struct Disk
{
    QString id;
    QString name;
    QString regionId;
    QString zoneId;
    QString category;         // "cloud_ssd"; the provider's word
    QString performanceLevel; // "PL1"; of the same category each has its own price; empty where there are none
    int sizeGiB = 0;
    DiskState state = DiskState::Other;
    QString serial;    // found on the machine as /dev/disk/by-id/virtio-<serial>
    QString machineId; // empty when attached nowhere
    bool system = false;
    bool portable = true; // can be detached and outlive the machine
    bool deleteWithMachine = false;
    QString sourceSnapshotId;
    QDateTime createdAt; // UTC
    Tags tags;
};

enum class SnapshotState { Progressing, Accomplished, Failed, Other };

struct Snapshot
{
    QString id;
    QString name;
    QString regionId;
    QString sourceDiskId;
    int sourceDiskGiB = 0;
    bool ofSystemDisk = false;
    SnapshotState state = SnapshotState::Other;
    int progressPercent = 0;
    QDateTime createdAt;
    Tags tags;
    bool complete() const { return state == SnapshotState::Accomplished && progressPercent == 100; }
};

struct Image
{
    QString id;
    QString name;
    QString family;
    QString osName;
    int minimumDiskGiB = 0;
    bool own = false; // made by this account
    bool cloudInit = true;
    QDateTime createdAt;
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Disk)
Q_DECLARE_METATYPE(spotbook::domain::Snapshot)
Q_DECLARE_METATYPE(spotbook::domain::Image)
