// Billing by the second: the type at the market (or on-demand) price, disks and snapshots by their size.
#include "practice/catalogue.h"
#include "practice/cloud.h"

namespace spotbook::practice {

namespace {

constexpr double msPerHour = 3600.0 * 1000.0;

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

class Meter
{
public:
    explicit Meter(State &state) : m_state(state) {}

    // Charges from `billedUntil` to `until`, piece by piece: the price may change at full hours and at `change`.
    template <typename PriceAt>
    void charge(const Resource &what, const QString &zoneId, const char *item, const QString &spec, qint64 &billedUntil,
                qint64 until, qint64 change, PriceAt &&priceAt)
    {
        while (billedUntil < until) {
            qint64 end = qMin(until, (billedUntil / spotPriceStepMs + 1) * spotPriceStepMs);
            if (change > billedUntil)
                end = qMin(end, change);
            const double amount = priceAt(billedUntil) * double(end - billedUntil) / msPerHour;
            const QString day = secondTime(billedUntil).left(10);
            BillLine &line = m_state.bill[day % QLatin1Char('/') % what.id % QLatin1Char('/') % s(item)];
            line.day = day;
            line.resourceId = what.id;
            line.item = s(item);
            line.spec = spec;
            line.regionId = what.regionId;
            line.zoneId = zoneId;
            line.amount += amount;
            line.seconds += double(end - billedUntil) / 1000;
            m_state.balance -= amount;
            billedUntil = end;
        }
    }

private:
    State &m_state;
};

// Until when a machine costs money. Its end may have passed while nobody looked, the server being off.
qint64 endOf(const Instance &instance, qint64 now)
{
    for (const qint64 end : {instance.autoReleaseAt, instance.reclaimAt})
        if (end > 0)
            now = qMin(now, end);
    return now;
}

// A disk that goes with its machine ends with it, unless a reclaim only stops that machine.
qint64 endOf(const Disk &disk, const State &state, qint64 now)
{
    const auto owner = state.instances.constFind(disk.instanceId);
    if (owner == state.instances.constEnd() || !disk.deleteWithInstance)
        return now;
    Instance released = *owner;
    if (released.interruptionBehavior == s("Stop"))
        released.reclaimAt = 0;
    return endOf(released, now);
}

} // namespace

void Cloud::bill(qint64 now)
{
    Meter meter(m_state);
    for (Instance &instance : m_state.instances) {
        const TypeInfo *type = findType(instance.typeId);
        // A machine being released costs nothing any more; a stopped one only if it keeps charging.
        if (!type || instance.deleting
            || (instance.status == s("Stopped") && instance.stoppedMode == s("StopCharging"))) {
            instance.billedUntil = now;
            continue;
        }
        const qint64 protectedUntil = instance.createdAt + instance.spotDuration * 3600 * 1000LL;
        meter.charge(instance, instance.zoneId, "instance", instance.typeId, instance.billedUntil, endOf(instance, now),
                     protectedUntil, [&](qint64 at) {
                         const double line = bandwidthPrice(instance.bandwidthOut, instance.internetChargeType);
                         if (!instance.isSpot())
                             return line + onDemandPrice(instance.zoneId, *type);
                         return line
                                + (at < protectedUntil ? instance.priceAtCreation
                                                       : spotPrice(instance.zoneId, *type, at, m_state.priceFactors));
                     });
        instance.billedUntil = qMax(instance.billedUntil, now);
    }
    for (Disk &disk : m_state.disks) {
        meter.charge(disk, disk.zoneId, "disk", disk.category, disk.billedUntil, endOf(disk, m_state, now), 0,
                     [&](qint64) { return diskPrice(disk.category, disk.sizeGiB); });
        disk.billedUntil = qMax(disk.billedUntil, now);
    }
    for (Snapshot &snapshot : m_state.snapshots)
        meter.charge(snapshot, {}, "snapshot", QString(), snapshot.billedUntil, now, 0,
                     [&](qint64) { return snapshotPrice(snapshot.sizeGiB); });
}

} // namespace spotbook::practice
