#include "launch/storage_survey.h"

#include "base/fan_out.h"
#include "base/wait_for.h"
#include "launch/holdings.h"
#include "launch/names.h"
#include "launch/receipt.h"
#include "launch/run.h"
#include "launch/work_disk.h"

#include <algorithm>
#include <mutex>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using Kind = StoredThing::Kind;

namespace {

constexpr std::size_t regionsAtOnce = 6;
constexpr auto goneTime = std::chrono::minutes(2);
constexpr auto pollEvery = std::chrono::seconds(2);

// Things of the same price are many; each price is asked for once.
using PriceKey = QString;

class RegionLook
{
public:
    RegionLook(const Context &context, const QString &regionId, base::StopToken stop)
        : m_context(context), m_regionId(regionId), m_call{std::move(stop)}
    {
    }

    StorageSurvey run()
    {
        part("disks", [&] { disks(); });
        part("snapshots", [&] { snapshots(); });
        part("images", [&] { images(); });
        return m_found;
    }

private:
    void part(const char *what, const std::function<void()> &look)
    {
        try {
            look();
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            m_found.notLooked.append(m_regionId + QLatin1Char(' ') + QString::fromLatin1(what));
        }
    }

    template <typename Thing>
    StoredThing described(Kind kind, const Thing &from, const domain::Tags &tags) const
    {
        StoredThing thing;
        thing.kind = kind;
        thing.id = from.id;
        thing.name = from.name;
        thing.regionId = m_regionId;
        thing.createdAt = from.createdAt;
        thing.profile = tags.value(domain::tag::profile);
        thing.launchId = tags.value(domain::tag::launch);
        if (domain::isOwnedBy(tags, m_context.owner))
            thing.owner = StoredThing::Owner::Ours;
        else if (tags.contains(domain::tag::owner))
            thing.owner = StoredThing::Owner::OtherInstallation;
        return thing;
    }

    void disks()
    {
        for (const auto &disk : m_context.cloud.disks(m_regionId, {}, m_call)) {
            const bool goesWithMachine = !disk.machineId.isEmpty() && (disk.deleteWithMachine || !disk.portable);
            if (goesWithMachine || (disk.system && !disk.machineId.isEmpty()))
                continue;
            auto thing = described(Kind::Disk, disk, disk.tags);
            thing.zoneId = disk.zoneId;
            thing.category = disk.category;
            thing.sizeGiB = disk.sizeGiB;
            thing.usedBy = disk.machineId;
            thing.madeFrom = disk.sourceSnapshotId;
            thing.perMonth = priceOf(disk);
            m_found.things.append(thing);
        }
    }

    std::optional<domain::Money> priceOf(const domain::Disk &disk)
    {
        const PriceKey key =
            QStringLiteral("%1/%2/%3/%4").arg(disk.zoneId, disk.category, disk.performanceLevel).arg(disk.sizeGiB);
        if (!m_prices.contains(key))
            m_prices.insert(key, perMonth(m_context, {disk}, m_call));
        return m_prices.value(key);
    }

    std::optional<domain::Money> atMost(int sizeGiB) const
    {
        const auto &perGiB = m_context.cloud.info().snapshotGiBPerMonth;
        const auto found = perGiB.constFind(m_context.cloud.neededBalance().currency());
        return found == perGiB.constEnd() ? std::nullopt : std::optional(found->times(sizeGiB));
    }

    void snapshots()
    {
        for (const auto &snapshot : m_context.cloud.snapshots(m_regionId, {}, m_call)) {
            auto thing = described(Kind::Snapshot, snapshot, snapshot.tags);
            thing.sizeGiB = snapshot.sourceDiskGiB;
            thing.madeFrom = snapshot.sourceDiskId;
            thing.atMostPerMonth = atMost(thing.sizeGiB);
            m_found.things.append(thing);
        }
    }

    void images()
    {
        for (const auto &image : m_context.cloud.images(m_regionId, true, {}, m_call)) {
            auto thing = described(Kind::Image, image, {});
            thing.sizeGiB = image.minimumDiskGiB;
            thing.atMostPerMonth = atMost(thing.sizeGiB); // what an image costs are the snapshots behind it
            m_found.things.append(thing);
        }
    }

    const Context &m_context;
    QString m_regionId;
    cloud::Call m_call;
    StorageSurvey m_found;
    QMap<PriceKey, std::optional<domain::Money>> m_prices;
};

// As the cloud shows it now.
struct Present
{
    domain::Tags tags;
    QString machineId;
};

std::optional<Present> lookAt(const Context &context, const StoredThing &thing, const cloud::Call &call)
{
    if (thing.kind == Kind::Disk) {
        for (const auto &disk : context.cloud.disks(thing.regionId, byIds({thing.id}), call)) {
            if (disk.id == thing.id)
                return Present{disk.tags, disk.machineId};
        }
        return std::nullopt;
    }
    for (const auto &snapshot : context.cloud.snapshots(thing.regionId, byIds({thing.id}), call)) {
        if (snapshot.id == thing.id)
            return Present{snapshot.tags, {}};
    }
    return std::nullopt;
}

// Nothing that a launch is being made of, whatever its tags say.
void requireNotPlanned(const Context &context, const StoredThing &thing)
{
    for (const auto &record : readRecords(context.paths)) {
        const auto &work = record.plan.workDisk;
        const bool meant = (work.source == domain::WorkDiskSource::Existing && work.diskId == thing.id)
                           || (work.source == domain::WorkDiskSource::Snapshot && work.snapshotId == thing.id)
                           || record.launchId == thing.launchId;
        if (meant && record.interrupted())
            throw Error(FailureKind::LaunchInterrupted, {{QStringLiteral("profile"), record.plan.profile},
                                                         {QStringLiteral("launch"), record.launchId}});
    }
}

void deleteNow(const Context &context, const StoredThing &thing, const cloud::Call &call)
{
    if (thing.kind == Kind::Disk)
        context.cloud.deleteDisk(thing.regionId, thing.id, call);
    else
        context.cloud.deleteSnapshot(thing.regionId, thing.id, call);
}

void deleteJournalled(Run &run, const StoredThing &thing)
{
    if (thing.kind == Kind::Disk) {
        deleteDisk(run, thing.id);
        return;
    }
    run.done(
        Act::DeleteSnapshot, thing.id, {}, [&] { return !lookAt(run.context(), thing, cloud::Call{run.stop()}); },
        [&](cloud::CloudProvider &, const QString &, const cloud::Call &call) {
            deleteNow(run.context(), thing, call);
        });
}

void waitUntilGone(const Context &context, const StoredThing &thing, const base::StopToken &stop)
{
    const auto waited = base::waitFor(
        context.clock, stop, base::Deadline::after(context.clock, goneTime), pollEvery, [&]() -> std::optional<bool> {
            return lookAt(context, thing, cloud::Call{stop}) ? std::nullopt : std::optional(true);
        });
    if (waited.end == base::WaitEnd::Stopped)
        throw Error(FailureKind::Cancelled);
    if (waited.end == base::WaitEnd::TimedOut)
        throw Error(FailureKind::OutcomeUnknown, {{QStringLiteral("what"), thing.id}});
}

// A launch of which nothing is left must not be listed, or started again, as if it were parked.
void endIfNothingIsLeft(Run &run)
{
    const auto record = readRecord(run.context().paths, run.launchId());
    if (record.cameToNothing())
        return;
    const auto held = run.read([&](auto &, const cloud::Call &call) { return lookFor(run.context(), record, call); });
    if (held.machines.isEmpty() && !held.holdsWork())
        endJournal(run.journal(), run.now(), QStringLiteral("erased"));
}

bool isKnownHere(const Context &context, const StoredThing &thing)
{
    return !thing.launchId.isEmpty() && storage::Journal::launchIds(context.paths).contains(thing.launchId);
}

} // namespace

StorageSurvey surveyStorage(const Context &context, const std::function<void(const SurveyNews &)> &onRegion,
                            const base::StopToken &stop)
{
    const auto regions = context.cloud.regions(cloud::Call{stop});
    StorageSurvey all;
    std::mutex mutex;
    int done = 0;
    base::fanOut(std::size_t(regions.size()), regionsAtOnce, stop, [&](std::size_t i) {
        const auto found = RegionLook(context, regions.at(int(i)).id, stop).run();
        const std::lock_guard lock(mutex);
        all.things += found.things;
        all.notLooked += found.notLooked;
        ++done;
        if (onRegion)
            onRegion({found, done, int(regions.size())});
    });
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    return all;
}

void deleteStored(const Context &context, const StoredThing &thing, const QString &typedName,
                  const base::StopToken &stop)
{
    if (typedName != thing.nameToType())
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("name")},
                                                {QStringLiteral("value"), typedName},
                                                {QStringLiteral("reason"), QStringLiteral("not the profile's name")}});
    if (thing.kind == Kind::Image)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("image")}});
    const auto present = lookAt(context, thing, cloud::Call{stop});
    if (present && !domain::isOwnedBy(present->tags, context.owner))
        throw Error(FailureKind::NotOurs, {{QStringLiteral("id"), thing.id}});
    if (present && !present->machineId.isEmpty())
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), thing.id}});
    requireNotPlanned(context, thing);
    if (!isKnownHere(context, thing)) {
        if (present)
            deleteNow(context, thing, cloud::Call{});
        waitUntilGone(context, thing, stop);
        return;
    }
    Run run(context, storage::Journal::open(context.paths, thing.launchId), {}, stop);
    if (present)
        deleteJournalled(run, thing);
    waitUntilGone(context, thing, stop);
    endIfNothingIsLeft(run);
}

} // namespace spotbook::launch
