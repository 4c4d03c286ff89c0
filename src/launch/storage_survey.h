// Everything in this account that keeps data and costs money without a machine: disks, snapshots, images of its own.
// Who made it does not matter for looking; only what is ours is ever deleted.
#pragma once

#include "launch/context.h"

#include <QDateTime>
#include <QStringList>
#include <QVector>
#include <functional>
#include <optional>

namespace spotbook::launch {

struct StoredThing
{
    enum class Kind { Disk, Snapshot, Image };
    enum class Owner {
        Ours,
        OtherInstallation, // Spotbook's, of another computer
        Unmarked,          // made by hand or by another program
    };

    Kind kind = Kind::Disk;
    QString id;
    QString name;
    QString regionId;
    QString zoneId;   // disks only
    QString category; // disks only; the provider's word
    int sizeGiB = 0;  // of a snapshot: of the disk that it keeps
    QDateTime createdAt;
    Owner owner = Owner::Unmarked;
    QString profile;
    QString launchId;
    QString usedBy;   // the machine that the disk is attached to
    QString madeFrom; // of a snapshot its disk, of a disk its snapshot
    // nullopt: the provider tells no price (ECS DescribePrice knows instances, disks and bandwidth only).
    std::optional<domain::Money> perMonth;
    // Where there is no price: what it cannot be far above, were every block of it filled (ProviderInfo).
    std::optional<domain::Money> atMostPerMonth;

    bool canBeDeleted() const { return owner == Owner::Ours && kind != Kind::Image && usedBy.isEmpty(); }
    // What must be typed before it is deleted.
    QString nameToType() const { return profile.isEmpty() ? id : profile; }
};

struct StorageSurvey
{
    QVector<StoredThing> things;
    QStringList notLooked; // "cn-beijing disks"
};

// What is known after another region.
struct SurveyNews
{
    StorageSurvey region;
    int regionsDone = 0;
    int regions = 0;
};

// All regions at once, at most six at a time. A list that cannot be read hides nothing else, and is named. Disks that
// go with their machine are part of its price and left out. onRegion is called from worker threads, one call at a time.
// Throws what listing the regions throws, and Cancelled.
StorageSurvey surveyStorage(const Context &context, const std::function<void(const SurveyNews &)> &onRegion,
                            const base::StopToken &stop);

// Deletes one disk or snapshot of ours, for ever, after looking at it once more; journalled where its launch is known
// here, which ends as erased when nothing of it is left. Returns when the cloud does not show it any more. Throws
// InvalidInput (another name was typed), NotOurs, NotSupported (an image), DiskInUse, LaunchInterrupted (that launch is
// gone on with or undone), AnotherRunActive, and what the cloud throws. What is gone already is fine.
void deleteStored(const Context &context, const StoredThing &thing, const QString &typedName,
                  const base::StopToken &stop);

} // namespace spotbook::launch
