#include "launch/work_disk.h"

#include "launch/names.h"

namespace spotbook::launch {

using domain::DiskState;
using domain::Error;
using domain::FailureKind;
using domain::WorkDiskSource;

namespace {

constexpr auto pollEvery = std::chrono::seconds(1);
constexpr auto diskReadyTime = std::chrono::minutes(10); // from a large snapshot it takes minutes
constexpr auto attachTime = std::chrono::minutes(3);

std::optional<domain::Disk> one(const QVector<domain::Disk> &disks, const QString &id)
{
    for (const auto &disk : disks) {
        if (disk.id == id)
            return disk;
    }
    return std::nullopt;
}

domain::Disk waitForDisk(Run &run, const QString &what, const QString &diskId, base::milliseconds allowed,
                         const std::function<bool(const domain::Disk &)> &fits)
{
    return run.wait(what, allowed, pollEvery, [&]() -> std::optional<domain::Disk> {
        const auto disk = findDisk(run, diskId);
        return disk && fits(*disk) ? disk : std::nullopt;
    });
}

domain::Disk ensureExisting(Run &run, const QString &zoneId, const QString &typeId,
                            const cloud::DiskCategories &accepted)
{
    const auto disk =
        run.read([&](auto &, const cloud::Call &call) { return existingDisk(run.context(), run.plan(), call); });
    requireTaken(disk, accepted, zoneId, typeId);
    if (!disk.machineId.isEmpty() && disk.machineId != run.idOf(Act::CreateMachine))
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), disk.id}});
    return disk;
}

} // namespace

void requireTaken(const domain::Disk &disk, const cloud::DiskCategories &accepted, const QString &zoneId,
                  const QString &typeId)
{
    if (disk.zoneId != zoneId)
        throw Error(FailureKind::DiskInOtherZone, {{QStringLiteral("disk"), disk.id},
                                                   {QStringLiteral("diskZone"), disk.zoneId},
                                                   {QStringLiteral("zone"), zoneId}});
    if (!accepted.data.isEmpty() && !accepted.data.contains(disk.category))
        throw Error(FailureKind::DiskCategoryUnfit, {{QStringLiteral("category"), disk.category},
                                                     {QStringLiteral("type"), typeId},
                                                     {QStringLiteral("zone"), disk.zoneId}});
}

std::optional<domain::Disk> findDisk(Run &run, const QString &diskId)
{
    return one(run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.disks(run.regionId(), byIds({diskId}), call);
    }),
               diskId);
}

domain::Disk existingDisk(const Context &context, const domain::LaunchPlan &plan, const cloud::Call &call)
{
    const auto disk =
        one(context.cloud.disks(plan.regionId, byIds({plan.workDisk.diskId}), call), plan.workDisk.diskId);
    if (!disk)
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("disk")}, {QStringLiteral("id"), plan.workDisk.diskId}});
    if (disk->system || !disk->portable)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("disk ") + disk->id}});
    return *disk;
}

QString diskCategory(const domain::WorkDiskPlan &plan, const cloud::DiskCategories &accepted, const QString &typeId,
                     const QString &zoneId)
{
    const bool unfit = plan.category.isEmpty() ? accepted.data.isEmpty() : !accepted.data.contains(plan.category);
    if (unfit)
        throw Error(FailureKind::DiskCategoryUnfit, {{QStringLiteral("category"), plan.category},
                                                     {QStringLiteral("type"), typeId},
                                                     {QStringLiteral("zone"), zoneId}});
    if (plan.source == WorkDiskSource::New
        && (plan.sizeGiB < accepted.minimumDataGiB.value_or(0)
            || plan.sizeGiB > accepted.maximumDataGiB.value_or(1 << 30)))
        throw Error(FailureKind::DiskSizeUnfit,
                    {{QStringLiteral("size"), QString::number(plan.sizeGiB)},
                     {QStringLiteral("minimum"), QString::number(accepted.minimumDataGiB.value_or(0))}});
    return plan.category.isEmpty() ? accepted.data.first() : plan.category;
}

cloud::DiskSpec diskSpec(const Context &context, const domain::LaunchPlan &plan, const QString &launchId,
                         const QString &zoneId, const QString &category)
{
    return {plan.regionId,
            zoneId,
            diskName(launchId),
            category,
            plan.workDisk.sizeGiB,
            plan.workDisk.source == WorkDiskSource::Snapshot ? plan.workDisk.snapshotId : QString(),
            launchTags(context.owner, plan.profile, launchId, roleWorkDisk)};
}

WorkDisk ensureDisk(Run &run, const QString &zoneId, const QString &typeId)
{
    const auto accepted = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.diskCategories(run.regionId(), zoneId, typeId, call);
    });
    if (run.plan().workDisk.source == WorkDiskSource::Existing)
        return {ensureExisting(run, zoneId, typeId, accepted), false};

    const auto find = [&]() -> std::optional<QString> {
        const auto disks = run.context().cloud.disks(run.regionId(), byLaunch(run.context().owner, run.launchId()),
                                                     cloud::Call{run.stop()});
        for (const auto &disk : disks) {
            if (disk.name == diskName(run.launchId()))
                return disk.id;
        }
        return std::nullopt;
    };
    if (const auto before = run.resolved(Act::CreateDisk, find)) {
        const auto disk = findDisk(run, *before);
        if (!disk || disk->zoneId != zoneId || (!accepted.data.isEmpty() && !accepted.data.contains(disk->category)))
            deleteDisk(run, *before);
    }
    const auto spec = diskSpec(run.context(), run.plan(), run.launchId(), zoneId,
                               diskCategory(run.plan().workDisk, accepted, typeId, zoneId));
    const QString id = run.made({Act::CreateDisk,
                                 spec.name,
                                 {{QStringLiteral("zone"), zoneId}, {QStringLiteral("category"), spec.category}},
                                 find,
                                 [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                                     return cloud.createDisk(spec, token, call);
                                 }});
    return {waitForDisk(
                run, QStringLiteral("disk"), id, diskReadyTime,
                [](const auto &disk) { return disk.state == DiskState::Available || disk.state == DiskState::InUse; }),
            true};
}

domain::Disk attachDisk(Run &run, const WorkDisk &work, const QString &machineId)
{
    const QString id = work.disk.id;
    const auto heldByUs = [&] {
        const auto disk = findDisk(run, id);
        return disk && disk->machineId == machineId && disk->state != DiskState::Detaching;
    };
    run.done(Act::AttachDisk, id, {{QStringLiteral("machine"), machineId}}, heldByUs,
             [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                 cloud.attachDisk(run.regionId(), id, machineId, call);
             });
    auto disk = waitForDisk(run, QStringLiteral("attach"), id, attachTime, [&](const auto &now) {
        return now.state == DiskState::InUse && now.machineId == machineId;
    });
    if (disk.deleteWithMachine) {
        run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
            cloud.keepDiskOnRelease(run.regionId(), id, call);
        });
        disk = waitForDisk(run, QStringLiteral("attach"), id, attachTime,
                           [](const auto &now) { return !now.deleteWithMachine; });
    }
    return disk;
}

void deleteDisk(Run &run, const QString &diskId)
{
    if (run.everMade(Act::DeleteDisk).contains(diskId))
        return;
    // Deleting an id that is not visible yet is answered like deleting one that is gone.
    if (run.everMade(Act::CreateDisk).contains(diskId)) {
        const auto left =
            base::milliseconds(std::max<qint64>(0, run.now().msecsTo(run.absenceCountsFrom(Act::CreateDisk))));
        run.waitUntil(run.deadline(left), std::chrono::seconds(5), [&] { return findDisk(run, diskId); });
    }
    run.done(
        Act::DeleteDisk, diskId, {}, [&] { return !findDisk(run, diskId).has_value(); },
        [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
            cloud.deleteDisk(run.regionId(), diskId, call);
        });
    if (run.idOf(Act::CreateDisk) == diskId)
        run.journal().result(Act::CreateDisk, run.now(), QString(), {{QStringLiteral("deleted"), diskId}});
}

} // namespace spotbook::launch
