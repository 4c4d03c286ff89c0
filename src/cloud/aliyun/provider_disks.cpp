// Disks and snapshots.
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/parse.h"
#include "cloud/aliyun/provider.h"

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;

namespace {

constexpr int pageSize = 100;
constexpr int idsPerQuestion = 100;

} // namespace

void setDiskKind(Parameters &parameters, const QByteArray &prefix, const QString &category, const QString &level)
{
    // One name is the odd one out: "Category" everywhere, "DiskCategory" in CreateDisk.
    parameters.set((prefix.isEmpty() ? QByteArrayLiteral("DiskCategory") : QByteArray(prefix + "Category")).constData(),
                   category);
    if (category == QLatin1String("cloud_essd"))
        parameters.set(QByteArray(prefix + "PerformanceLevel").constData(), level.isEmpty() ? lowestLevel : level);
    if (category == QLatin1String("cloud_auto")) // bursts cost extra; the parameter is refused with other categories
        parameters.flag(QByteArray(prefix + "BurstingEnabled").constData(), false);
}

QVector<domain::Disk> AliyunProvider::disks(const QString &regionId, const Filter &filter, const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    QVector<domain::Disk> result;
    for (const auto &ids : chunks(filter.ids, idsPerQuestion)) {
        eachTokenPage(m_rpc, Action::DescribeDisks, regionId,
                      Parameters().set("RegionId", regionId).jsonList("DiskIds", ids).tags(filter.tags), pageSize,
                      budget.left(), [&](const JsonReader &page) {
                          for (const auto &item : page["Disks"]["Disk"].items())
                              result.append(parseDisk(item));
                      });
    }
    return result;
}

QString AliyunProvider::createDisk(const DiskSpec &spec, const QString &token, const Call &call)
{
    // Unsaid, the category becomes "cloud", which is no longer sold.
    if (spec.category.isEmpty() || spec.zoneId.isEmpty()) {
        throw Error(FailureKind::InvalidInput,
                    {{QStringLiteral("field"), QStringLiteral("disk")},
                     {QStringLiteral("value"), spec.name},
                     {QStringLiteral("reason"), QStringLiteral("category and zone must be given")}});
    }
    Parameters parameters;
    parameters.set("RegionId", spec.regionId).set("ZoneId", spec.zoneId).setIfAny("DiskName", spec.name);
    setDiskKind(parameters, {}, spec.category, spec.performanceLevel);
    if (spec.snapshotId.isEmpty())
        parameters.set("Size", spec.sizeGiB);
    else
        parameters.set("SnapshotId", spec.snapshotId);
    parameters.set("ClientToken", token).tags(spec.tags);
    return m_rpc.call(Action::CreateDisk, spec.regionId, parameters, call)["DiskId"].toString();
}

void AliyunProvider::attachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                                const Call &call)
{
    m_rpc.call(Action::AttachDisk, regionId,
               Parameters().set("InstanceId", machineId).set("DiskId", diskId).flag("DeleteWithInstance", false), call);
}

void AliyunProvider::detachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                                const Call &call)
{
    m_rpc.call(Action::DetachDisk, regionId, Parameters().set("InstanceId", machineId).set("DiskId", diskId), call);
}

void AliyunProvider::deleteDisk(const QString &regionId, const QString &diskId, const Call &call)
{
    try {
        m_rpc.call(Action::DeleteDisk, regionId, Parameters().set("DiskId", diskId), call);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::NotFound)
            throw;
    }
}

void AliyunProvider::keepDiskOnRelease(const QString &regionId, const QString &diskId, const Call &call)
{
    m_rpc.call(Action::ModifyDiskAttribute, regionId,
               Parameters().set("RegionId", regionId).set("DiskId", diskId).flag("DeleteWithInstance", false), call);
}

QVector<domain::Snapshot> AliyunProvider::snapshots(const QString &regionId, const Filter &filter, const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    QVector<domain::Snapshot> result;
    for (const auto &ids : chunks(filter.ids, idsPerQuestion)) {
        eachTokenPage(m_rpc, Action::DescribeSnapshots, regionId,
                      Parameters().set("RegionId", regionId).jsonList("SnapshotIds", ids).tags(filter.tags), pageSize,
                      budget.left(), [&](const JsonReader &page) {
                          for (const auto &item : page["Snapshots"]["Snapshot"].items())
                              result.append(parseSnapshot(item, regionId));
                      });
    }
    return result;
}

QString AliyunProvider::createSnapshot(const QString &regionId, const QString &diskId, const QString &name,
                                       const domain::Tags &tags, const QString &token, const Call &call)
{
    return m_rpc
        .call(Action::CreateSnapshot, regionId,
              Parameters().set("DiskId", diskId).setIfAny("SnapshotName", name).set("ClientToken", token).tags(tags),
              call)["SnapshotId"]
        .toString();
}

void AliyunProvider::deleteSnapshot(const QString &regionId, const QString &id, const Call &call)
{
    // Force: also when a disk was made from it. The disk keeps its data; it only cannot be reset to the snapshot.
    m_rpc.call(Action::DeleteSnapshot, regionId, Parameters().set("SnapshotId", id).flag("Force", true), call);
}

} // namespace spotbook::cloud::aliyun
