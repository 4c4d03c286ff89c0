// Cloud disks.
#include "practice/actions.h"

#include <QFile>

namespace spotbook::practice {

namespace {

Reply createDisk(Call &call)
{
    const QString zone = call.params.required(q("ZoneId"));
    const RegionInfo *region = regionOfZone(zone);
    if (!region || region->id != call.regionId)
        throw apiError("InvalidZoneId.NotFound");
    const QString category = call.params.text(q("DiskCategory"), q("cloud"));
    checkCategory(category);
    if (category == q("cloud"))
        throw apiError("InvalidDiskCategory.NotSupported", q("The category cloud is no longer sold."));
    if (category == q("cloud_ssd") && region->zones.size() > 2 && region->zones.last() == zone)
        throw apiError("OperationDenied.CloudSSDNotSupported");
    if (call.params.has(q("BurstingEnabled")) && category != q("cloud_auto"))
        throw apiError("BurstingEnabledForDiskCategoryUnsupported", q("Only cloud_auto takes BurstingEnabled."));
    Disk disk;
    disk.sizeGiB = call.params.number(q("Size"), 0);
    if (call.params.has(q("SnapshotId"))) {
        const Snapshot &source =
            lookUp(call, call.state.snapshots, call.params.text(q("SnapshotId")), "InvalidSnapshotId.NotFound");
        if (source.status != q("accomplished"))
            throw apiError("OperationDenied.SnapshotNotValid", q("The snapshot is not accomplished."));
        disk.sourceSnapshotId = source.id;
        if (disk.sizeGiB != 0 && disk.sizeGiB < source.sizeGiB)
            throw apiError("InvalidDiskSize.TooSmall");
        disk.sizeGiB = qMax(disk.sizeGiB, source.sizeGiB);
    }
    disk.performanceLevel = category == q("cloud_essd") ? call.params.text(q("PerformanceLevel"), q("PL1")) : QString();
    const SizeRange range = diskSizes(category, disk.performanceLevel, false);
    if (disk.sizeGiB < range.least || disk.sizeGiB > range.most)
        throw apiError("InvalidDiskSize.NotSupported");
    needBalance(call);
    disk.id = call.cloud.newId("d");
    disk.regionId = call.regionId;
    disk.zoneId = zone;
    disk.name = call.params.text(q("DiskName"));
    disk.description = call.params.text(q("Description"));
    disk.tags = call.params.tags();
    disk.category = category;
    disk.type = q("data");
    disk.status = q("Creating");
    disk.createdAt = disk.billedUntil = call.now;
    disk.visibleAt = call.cloud.visibleAt(call.now);
    disk.changeAt = call.cloud.after(0.3, call.now);
    call.state.disks.insert(disk.id, disk);
    call.cloud.makeDiskFile(disk.id);
    return {{{q("DiskId"), disk.id}}, {}, {}};
}

QJsonObject diskJson(const Disk &disk)
{
    QJsonObject item{{q("DiskId"), disk.id},
                     {q("DiskName"), disk.name},
                     {q("Description"), disk.description},
                     {q("RegionId"), disk.regionId},
                     {q("ZoneId"), disk.zoneId},
                     {q("InstanceId"), disk.instanceId},
                     {q("Status"), disk.status},
                     {q("Category"), disk.category},
                     {q("PerformanceLevel"), disk.performanceLevel},
                     {q("Size"), disk.sizeGiB},
                     {q("Type"), disk.type},
                     {q("Portable"), disk.portable},
                     {q("DeleteWithInstance"), disk.deleteWithInstance},
                     {q("DeleteAutoSnapshot"), disk.deleteAutoSnapshot},
                     {q("DiskChargeType"), q("PostPaid")},
                     {q("Device"), disk.device},
                     {q("Encrypted"), false},
                     {q("SourceSnapshotId"), disk.sourceSnapshotId},
                     {q("CreationTime"), secondTime(disk.createdAt)},
                     {q("AttachedTime"), disk.attachedAt ? secondTime(disk.attachedAt) : QString()},
                     {q("DetachedTime"), disk.detachedAt ? secondTime(disk.detachedAt) : QString()},
                     {q("OperationLocks"), wrapped("OperationLock", {})},
                     {q("Tags"), ecsTags(disk.tags)}};
    if (disk.portable || disk.type == q("system"))
        item.insert(q("SerialNumber"), disk.serial());
    return item;
}

Reply describeDisks(Call &call)
{
    const QStringList ids = call.params.jsonList(q("DiskIds"));
    QJsonArray list;
    for (const Disk *disk : visibleOnes(call, call.state.disks)) {
        if ((call.params.has(q("DiskIds")) && !ids.contains(disk->id))
            || !filterSays(call, "InstanceId", disk->instanceId) || !filterSays(call, "ZoneId", disk->zoneId)
            || (call.params.text(q("Status"), q("All")) != q("All") && !filterSays(call, "Status", disk->status))
            || (call.params.text(q("DiskType"), q("all")) != q("all") && !filterSays(call, "DiskType", disk->type))
            || (call.params.text(q("Category"), q("all")) != q("all") && !filterSays(call, "Category", disk->category))
            || !nameFits(call, "DiskName", disk->name) || !filterSays(call, "SnapshotId", disk->sourceSnapshotId)
            || (call.params.has(q("Portable")) && call.params.flag(q("Portable"), false) != disk->portable))
            continue;
        list << diskJson(*disk);
    }
    QJsonObject answer;
    putTokenPage(call, answer, list, "Disks", "Disk", 500, 10);
    return {answer, {}, {}};
}

Reply attachDisk(Call &call)
{
    Disk &disk = diskOf(call, call.params.required(q("DiskId")));
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    if (!disk.portable)
        throw apiError("DiskNotPortable");
    if (disk.zoneId != instance.zoneId)
        throw apiError("ResourcesNotInSameZone");
    if (disk.status != q("Available"))
        throw apiError("IncorrectDiskStatus");
    if (instance.status != q("Running") && instance.status != q("Stopped"))
        throw apiError("IncorrectInstanceStatus");
    if (!diskCategories(instance.zoneId, *findType(instance.typeId)).contains(disk.category))
        throw apiError("InvalidInstanceType.NotSupportDiskCategory");
    int attached = 0;
    for (const Disk &other : call.state.disks)
        attached += other.instanceId == instance.id ? 1 : 0;
    if (attached >= 17)
        throw apiError("InstanceDiskLimitExceeded");
    disk.instanceId = instance.id;
    disk.deleteWithInstance = call.params.flag(q("DeleteWithInstance"), false);
    disk.device = QString(q("/dev/xvd") % QLatin1Char(char('a' + attached)));
    disk.status = q("Attaching");
    disk.everAttached = true;
    call.cloud.attachToMachine(disk.id);
    return {};
}

Reply detachDisk(Call &call)
{
    Disk &disk = diskOf(call, call.params.required(q("DiskId")));
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    if (!disk.portable)
        throw apiError("DiskNotPortable");
    if (disk.status == q("Available"))
        throw apiError("InvalidDisk.AlreadyDetached");
    if (disk.instanceId != instance.id || disk.status != q("In_use"))
        throw apiError("IncorrectDiskStatus");
    if (instance.status != q("Running") && instance.status != q("Stopped"))
        throw apiError("IncorrectInstanceStatus");
    disk.status = q("Detaching");
    disk.deleteWithInstance = false;
    if (!call.cloud.host() || !instance.made) {
        disk.changeAt = call.cloud.after(0.5, call.now);
        return {};
    }
    // The machine may refuse (mounted), so the answer waits for it.
    Cloud &cloud = call.cloud;
    return {{},
            [&cloud, diskId = disk.id, instanceId = instance.id] {
                cloud.detachFromMachine(diskId, instanceId);
                return QJsonObject();
            },
            instance.id};
}

Reply deleteDisk(Call &call)
{
    const QString id = call.params.required(q("DiskId"));
    if (!call.state.disks.contains(id))
        return {}; // an unknown disk is not an error
    const Disk &disk = diskOf(call, id);
    if (disk.status != q("Available"))
        throw apiError("IncorrectDiskStatus");
    for (const Snapshot &snapshot : call.state.snapshots)
        if (snapshot.diskId == id && snapshot.status == q("progressing"))
            throw apiError("DiskCreatingSnapshot", q("A snapshot of the specified disk is not completed yet."));
    call.cloud.removeFile(call.cloud.diskFile(disk));
    call.state.disks.remove(id);
    return {};
}

Reply modifyDisk(Call &call)
{
    QStringList ids = call.params.list(q("DiskIds"));
    if (call.params.has(q("DiskId")))
        ids << call.params.text(q("DiskId"));
    if (ids.isEmpty())
        throw missingParameter(q("DiskId"));
    for (const QString &id : ids) {
        const Disk &disk = diskOf(call, id);
        if (!disk.portable && disk.type != q("system") && call.params.has(q("DeleteWithInstance")))
            throw apiError("DiskNotPortable");
        if (call.params.has(q("DeleteWithInstance")) && !call.params.flag(q("DeleteWithInstance"), true))
            needBalance(call); // a disk is kept on release only with money behind it
    }
    for (const QString &id : ids) {
        Disk &disk = diskOf(call, id);
        disk.name = call.params.text(q("DiskName"), disk.name);
        disk.description = call.params.text(q("Description"), disk.description);
        disk.deleteWithInstance = call.params.flag(q("DeleteWithInstance"), disk.deleteWithInstance);
        disk.deleteAutoSnapshot = call.params.flag(q("DeleteAutoSnapshot"), disk.deleteAutoSnapshot);
    }
    return {};
}

Reply resizeDisk(Call &call)
{
    Disk &disk = diskOf(call, call.params.required(q("DiskId")));
    const int size = call.params.number(q("NewSize"), 0);
    if (size <= disk.sizeGiB)
        throw apiError("InvalidDiskSize");
    if (size > diskSizes(disk.category, disk.performanceLevel, disk.type == q("system")).most)
        throw apiError("InvalidDiskSize.NotSupported");
    // A machine sees a grown disk only after it was attached anew; offline growth is what is offered here.
    if (call.cloud.host() && disk.status != q("Available"))
        throw apiError("IncorrectDiskStatus");
    disk.sizeGiB = size;
    QFile file(call.cloud.diskFile(disk));
    if (file.exists() && !file.resize(qint64(size) * 1024 * 1024 * 1024))
        throw apiError("InternalError", file.errorString());
    return {};
}

} // namespace

void addDiskActions(ActionTable &table)
{
    add(table, ecs, "CreateDisk", createDisk);
    add(table, ecs, "DescribeDisks", describeDisks);
    add(table, ecs, "AttachDisk", attachDisk);
    add(table, ecs, "DetachDisk", detachDisk);
    add(table, ecs, "DeleteDisk", deleteDisk);
    add(table, ecs, "ModifyDiskAttribute", modifyDisk);
    add(table, ecs, "ResizeDisk", resizeDisk);
}

} // namespace spotbook::practice
