// Snapshots and own images.
#include "practice/actions.h"

namespace spotbook::practice {

namespace {

constexpr double secondsPerGiB = 0.02;

Snapshot newSnapshot(Call &call, const Disk &disk, const QString &name)
{
    Snapshot snapshot;
    snapshot.id = call.cloud.newId("s");
    snapshot.regionId = disk.regionId;
    snapshot.name = name;
    snapshot.description = call.params.text(q("Description"));
    snapshot.tags = call.params.tags();
    snapshot.createdAt = snapshot.billedUntil = call.now;
    snapshot.visibleAt = call.cloud.visibleAt(call.now);
    snapshot.diskId = disk.id;
    snapshot.diskType = disk.type;
    snapshot.sizeGiB = disk.sizeGiB;
    snapshot.status = q("progressing");
    snapshot.doneAt = call.cloud.after(1 + disk.sizeGiB * secondsPerGiB, call.now);
    return snapshot;
}

Reply createSnapshot(Call &call)
{
    const Disk &disk = diskOf(call, call.params.required(q("DiskId")));
    const QString name = call.params.text(q("SnapshotName"));
    if (name.startsWith(QLatin1String("auto")) || name.startsWith(QLatin1String("http")))
        throw apiError("InvalidSnapshotName.Malformed");
    if (disk.category.startsWith(QLatin1String("local")))
        throw apiError("DiskCategory.OperationNotSupported");
    if (disk.status != q("In_use") && disk.status != q("Available"))
        throw apiError("IncorrectDiskStatus");
    if (!disk.everAttached)
        throw apiError("IncorrectDiskStatus.NeverAttached");
    for (const Snapshot &other : call.state.snapshots)
        if (other.diskId == disk.id && other.status == q("progressing"))
            throw apiError("IncorrectDiskStatus.CreatingSnapshot");
    const Snapshot snapshot = newSnapshot(call, disk, name);
    call.state.snapshots.insert(snapshot.id, snapshot);
    call.cloud.copySnapshot(snapshot.id);
    return {{{q("SnapshotId"), snapshot.id}}, {}, {}};
}

QString usageOf(const Call &call, const Snapshot &snapshot)
{
    bool disk = false, image = false;
    for (const Disk &other : call.state.disks)
        disk = disk || other.sourceSnapshotId == snapshot.id;
    for (const OwnImage &other : call.state.images)
        image = image || other.snapshotId == snapshot.id;
    return disk && image ? q("image_disk") : disk ? q("disk") : image ? q("image") : q("none");
}

Reply describeSnapshots(Call &call)
{
    const QStringList ids = call.params.jsonList(q("SnapshotIds"));
    QJsonArray list;
    for (const Snapshot *snapshot : visibleOnes(call, call.state.snapshots)) {
        const bool done = snapshot->status == q("accomplished");
        if ((call.params.has(q("SnapshotIds")) && !ids.contains(snapshot->id))
            || !filterSays(call, "DiskId", snapshot->diskId) || !nameFits(call, "SnapshotName", snapshot->name)
            || (call.params.text(q("Status"), q("all")) != q("all") && !filterSays(call, "Status", snapshot->status))
            || (call.params.has(q("InstanceId"))
                && call.state.disks.value(snapshot->diskId).instanceId != call.params.text(q("InstanceId"))))
            continue;
        const double span = double(qMax<qint64>(1, snapshot->doneAt - snapshot->createdAt));
        const int percent = done ? 100 : qBound(0, int(100 * double(call.now - snapshot->createdAt) / span), 99);
        list << QJsonObject{{q("SnapshotId"), snapshot->id},
                            {q("SnapshotName"), snapshot->name},
                            {q("Description"), snapshot->description},
                            {q("RegionId"), snapshot->regionId},
                            {q("SourceDiskId"), snapshot->diskId},
                            {q("SourceDiskSize"), QString::number(snapshot->sizeGiB)},
                            {q("SourceDiskType"), snapshot->diskType},
                            {q("SnapshotType"), q("user")},
                            {q("Status"), snapshot->status},
                            {q("Progress"), QString(QString::number(percent) % QLatin1Char('%'))},
                            {q("RemainTime"), done ? 0 : int((snapshot->doneAt - call.now) / 1000) + 1},
                            {q("Available"), done},
                            {q("Usage"), usageOf(call, *snapshot)},
                            {q("CreationTime"), secondTime(snapshot->createdAt)},
                            {q("Tags"), ecsTags(snapshot->tags)}};
    }
    QJsonObject answer;
    putTokenPage(call, answer, list, "Snapshots", "Snapshot", 100, 10);
    return {answer, {}, {}};
}

Reply deleteSnapshot(Call &call)
{
    const Snapshot &snapshot =
        lookUp(call, call.state.snapshots, call.params.required(q("SnapshotId")), "InvalidSnapshotId.NotFound");
    const QString usage = usageOf(call, snapshot);
    if (usage.contains(q("image")))
        throw apiError("SnapshotCreatedImage");
    if (usage.contains(q("disk")) && !call.params.flag(q("Force"), false))
        throw apiError("SnapshotCreatedDisk");
    const QString id = snapshot.id;
    call.cloud.removeFile(call.cloud.snapshotFile(id));
    call.state.snapshots.remove(id);
    return {};
}

QJsonObject systemImageJson(const ImageInfo &image)
{
    return {{q("ImageId"), image.id},
            {q("ImageName"), image.id},
            {q("ImageFamily"), image.family},
            {q("ImageOwnerAlias"), q("system")},
            {q("OSName"), image.osName},
            {q("OSType"), q("linux")},
            {q("Platform"), image.platform},
            {q("Architecture"), q("x86_64")},
            {q("Size"), image.sizeGiB},
            {q("Status"), q("Available")},
            {q("IsSupportCloudinit"), true},
            {q("IsSupportIoOptimized"), true},
            {q("CreationTime"), q("2026-08-20T06:00:00Z")},
            {q("Progress"), q("100%")}};
}

QJsonObject ownImageJson(const OwnImage &image)
{
    return {{q("ImageId"), image.id},
            {q("ImageName"), image.name},
            {q("ImageFamily"), image.family},
            {q("Description"), image.description},
            {q("ImageOwnerAlias"), q("self")},
            {q("OSName"), q("Debian 12.11 64-bit")},
            {q("OSType"), q("linux")},
            {q("Platform"), q("Debian")},
            {q("Architecture"), q("x86_64")},
            {q("Size"), image.sizeGiB},
            {q("Status"), image.status},
            {q("IsSupportCloudinit"), true},
            {q("IsSupportIoOptimized"), true},
            {q("CreationTime"), secondTime(image.createdAt)},
            {q("Progress"), image.status == q("Available") ? q("100%") : q("50%")},
            {q("Tags"), ecsTags(image.tags)}};
}

bool imageFits(const Call &call, const QJsonObject &image)
{
    const auto says = [&](const char *parameter, const char *field) {
        return filterSays(call, parameter, image.value(q(field)).toString());
    };
    return says("ImageId", "ImageId") && says("ImageOwnerAlias", "ImageOwnerAlias") && says("OSType", "OSType")
           && says("Architecture", "Architecture") && says("ImageFamily", "ImageFamily")
           && nameFits(call, "ImageName", image.value(q("ImageName")).toString())
           && call.params.text(q("Status"), q("Available")).contains(image.value(q("Status")).toString());
}

Reply describeImages(Call &call)
{
    if (call.params.has(q("InstanceType")) && !findType(call.params.text(q("InstanceType"))))
        throw apiError("InvalidInstanceType.ValueNotSupported");
    QJsonArray list;
    for (const ImageInfo &image : systemImages())
        if (const QJsonObject item = systemImageJson(image); imageFits(call, item) && call.params.tags().isEmpty())
            list << item;
    for (const OwnImage *image : visibleOnes(call, call.state.images))
        if (const QJsonObject item = ownImageJson(*image); imageFits(call, item))
            list << item;
    QJsonObject answer{{q("RegionId"), call.regionId}};
    putNumberPage(call, answer, list, "Images", "Image", 100);
    return {answer, {}, {}};
}

Reply describeImageFromFamily(Call &call)
{
    const QString family = call.params.required(q("ImageFamily"));
    for (const OwnImage *image : visibleOnes(call, call.state.images))
        if (image->family == family && image->status == q("Available"))
            return {{{q("Image"), ownImageJson(*image)}}, {}, {}};
    for (const ImageInfo &image : systemImages())
        if (image.family == family)
            return {{{q("Image"), systemImageJson(image)}}, {}, {}};
    return {{{q("Image"), QJsonObject()}}, {}, {}};
}

// The image keeps the facts of the system disk; its machines start from the same system as all practice machines.
Reply createImage(Call &call)
{
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    if (instance.status != q("Running") && instance.status != q("Stopped"))
        throw apiError("IncorrectInstanceStatus");
    OwnImage image;
    for (const Disk &disk : call.state.disks) {
        if (disk.instanceId != instance.id || disk.type != q("system"))
            continue;
        const Snapshot snapshot = newSnapshot(call, disk, q("for an image"));
        call.state.snapshots.insert(snapshot.id, snapshot);
        image.snapshotId = snapshot.id;
        image.sizeGiB = disk.sizeGiB;
        image.changeAt = snapshot.doneAt;
        break;
    }
    image.id = call.cloud.newId("m");
    image.regionId = call.regionId;
    image.name = call.params.text(q("ImageName"), image.id);
    image.description = call.params.text(q("Description"));
    image.family = call.params.text(q("ImageFamily"));
    image.tags = call.params.tags();
    image.createdAt = call.now;
    image.visibleAt = call.cloud.visibleAt(call.now);
    image.status = q("Creating");
    call.state.images.insert(image.id, image);
    return {{{q("ImageId"), image.id}}, {}, {}};
}

Reply deleteImage(Call &call)
{
    const QString id = call.params.required(q("ImageId"));
    lookUp(call, call.state.images, id, "InvalidImageId.NotFound");
    call.state.images.remove(id); // its snapshots stay and go on costing
    return {};
}

} // namespace

void addSnapshotActions(ActionTable &table)
{
    add(table, ecs, "CreateSnapshot", createSnapshot);
    add(table, ecs, "DescribeSnapshots", describeSnapshots);
    add(table, ecs, "DeleteSnapshot", deleteSnapshot);
}

void addImageActions(ActionTable &table)
{
    add(table, ecs, "DescribeImages", describeImages);
    add(table, ecs, "DescribeImageFromFamily", describeImageFromFamily);
    add(table, ecs, "CreateImage", createImage);
    add(table, ecs, "DeleteImage", deleteImage);
}

} // namespace spotbook::practice
