// The disk that outlives the machine.
#pragma once

#include "launch/run.h"

namespace spotbook::launch {

struct WorkDisk
{
    domain::Disk disk;
    bool madeHere = false; // by this launch: may be formatted when blank, and is deleted when the launch is undone
};

// The category to ask for: the plan's, or the first that type and zone accept. Throws DiskCategoryUnfit,
// DiskSizeUnfit.
QString diskCategory(const domain::WorkDiskPlan &plan, const cloud::DiskCategories &accepted, const QString &typeId,
                     const QString &zoneId);
// That an existing disk can go there as it is. Throws DiskInOtherZone, DiskCategoryUnfit.
void requireTaken(const domain::Disk &disk, const cloud::DiskCategories &accepted, const QString &zoneId,
                  const QString &typeId);
cloud::DiskSpec diskSpec(const Context &context, const domain::LaunchPlan &plan, const QString &launchId,
                         const QString &zoneId, const QString &category);

// Exists, is in this zone and can be attached to this type. A disk that this launch made in another zone (an
// earlier rung) is given up first. Throws DiskInOtherZone, DiskInUse, DiskCategoryUnfit, NotFound.
WorkDisk ensureDisk(Run &run, const QString &zoneId, const QString &typeId);
// Attached to the machine and to be kept when that goes.
domain::Disk attachDisk(Run &run, const WorkDisk &disk, const QString &machineId);
// Deletes a disk of ours that no machine holds. Absent is fine.
void deleteDisk(Run &run, const QString &diskId);

std::optional<domain::Disk> findDisk(Run &run, const QString &diskId);
domain::Disk existingDisk(const Context &context, const domain::LaunchPlan &plan, const cloud::Call &call);

} // namespace spotbook::launch
