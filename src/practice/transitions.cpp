// What happens by itself as time passes: transitions, releases at their time, reclaims.
#include "practice/catalogue.h"
#include "practice/cloud.h"

#include "base/random.h"

namespace spotbook::practice {

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

bool due(qint64 at, qint64 now)
{
    return at > 0 && at <= now;
}

} // namespace

void Cloud::advance(qint64 now)
{
    bill(now);
    moveStatuses(now);
    watchMachines(now);
}

void Cloud::moveStatuses(qint64 now)
{
    const auto settle = [&](auto &records, const char *from, const char *to) {
        for (auto &record : records) {
            if (record.status != s(from) || !due(record.changeAt, now))
                continue;
            record.status = s(to);
            record.changeAt = 0;
            m_changed = true;
        }
    };
    settle(m_state.vpcs, "Pending", "Available");
    settle(m_state.vSwitches, "Pending", "Available");
    settle(m_state.images, "Creating", "Available");
    for (Disk &disk : m_state.disks) {
        if (!due(disk.changeAt, now) || !disk.fileReady)
            continue;
        disk.changeAt = 0;
        m_changed = true;
        if (disk.status == s("Creating")) {
            disk.status = s("Available");
        } else if (disk.status == s("Attaching")) {
            disk.status = s("In_use");
            disk.attachedAt = now;
        } else if (disk.status == s("Detaching")) {
            disk.status = s("Available");
            disk.instanceId.clear();
            disk.device.clear();
            disk.detachedAt = now;
        }
    }
    for (Snapshot &snapshot : m_state.snapshots) {
        if (snapshot.status == s("progressing") && snapshot.fileReady && due(snapshot.doneAt, now)) {
            snapshot.status = s("accomplished");
            m_changed = true;
        }
    }
}

void Cloud::watchMachines(qint64 now)
{
    for (const QString &id : m_state.instances.keys()) {
        Instance &instance = m_state.instances[id];
        if (instance.deleting) {
            if (!due(instance.changeAt, now))
                continue;
            instance.changeAt = 0;
            if (m_host)
                destroyMachine(id);
            else
                vanish(id, now);
            continue;
        }
        // Without machines the statuses move by time alone; with them the work on the pool sets them.
        if (due(instance.changeAt, now)) {
            m_changed = true;
            instance.changeAt = 0;
            if (instance.status == s("Pending")) {
                instance.status = s("Starting");
                if (!m_host)
                    instance.changeAt = after(0.6, now);
            } else if (instance.status == s("Starting") && !m_host) {
                instance.status = s("Running");
                instance.stoppedMode = s("Not-applicable");
                instance.startedAt = now;
            } else if (instance.status == s("Stopping") && !m_host) {
                instance.status = s("Stopped");
            }
        }
        if (instance.isSpot() && instance.reclaimAt == 0 && instance.status == s("Running")
            && instance.spotStrategy == s("SpotWithPriceLimit")
            && now > instance.createdAt + instance.spotDuration * 3600 * 1000LL
            && marketPrice(instance.zoneId, instance.typeId, now) > instance.spotPriceLimit)
            announceReclaim(instance, now + 5 * 60 * 1000, now);
        const bool reclaimed = due(instance.reclaimAt, now);
        if (!reclaimed && !due(instance.autoReleaseAt, now))
            continue;
        if (reclaimed && instance.interruptionBehavior == s("Stop")) {
            instance.reclaimAt = 0;
            instance.stoppedMode = s("StopCharging");
            stopMachine(id, true);
            continue;
        }
        for (Event &event : m_state.events)
            if (event.instanceId == id && event.status == s("Scheduled")) {
                event.status = s("Executed");
                event.finishedAt = now;
            }
        if (!reclaimed)
            addEvent(instance, s("InstanceExpiration.Delete"), s("Executed"), s("auto release time reached"), now);
        releaseMachine(id);
    }
}

void Cloud::addEvent(const Instance &instance, const QString &type, const QString &status, const QString &reason,
                     qint64 now, qint64 notBefore)
{
    Event event;
    event.id = newId("e");
    event.instanceId = instance.id;
    event.regionId = instance.regionId;
    event.type = type;
    event.status = status;
    event.reason = reason;
    event.publishedAt = now;
    event.notBefore = notBefore ? notBefore : now;
    event.finishedAt = status == s("Executed") ? now : 0;
    m_state.events << event;
    m_changed = true;
}

void Cloud::announceReclaim(Instance &instance, qint64 at, qint64 now)
{
    instance.reclaimAt = at;
    addEvent(instance, s("Instance:PreemptibleInstanceInterruption"), s("Scheduled"), s("spot instance is reclaimed"),
             now, at);
    if (!m_host || !instance.made)
        return;
    m_pool.post(instance.id, [this, id = instance.id, at] {
        try {
            m_host->setMetadata(id, s("instance/spot/termination-time"), secondTime(at));
        } catch (const std::exception &problem) {
            m_settings.log(QString::fromUtf8(problem.what()));
        }
    });
}

void Cloud::vanish(const QString &instanceId, qint64 now)
{
    const Instance gone = m_state.instances.take(instanceId);
    for (Event &event : m_state.events)
        if (event.instanceId == instanceId && event.status == s("Scheduled"))
            event.status = s("Canceled"); // released before the reclaim could happen
    m_addresses.release(gone.address);
    for (const QString &id : m_state.disks.keys()) {
        Disk &disk = m_state.disks[id];
        if (disk.instanceId != instanceId)
            continue;
        if (disk.deleteWithInstance) {
            removeFile(diskFile(disk));
            m_state.disks.remove(id);
        } else {
            disk.instanceId.clear();
            disk.device.clear();
            disk.status = s("Available");
            disk.changeAt = 0;
            disk.detachedAt = now;
        }
    }
    m_changed = true;
}

} // namespace spotbook::practice
