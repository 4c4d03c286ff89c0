#include "launch/flows.h"

#include "base/fan_out.h"
#include "domain/failure.h"
#include "launch/names.h"
#include "launch/receipt.h"
#include "money/meter.h"

#include <algorithm>
#include <functional>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr std::size_t regionsAtOnce = 6;

// What carries no mark of any installation is none of our business.
bool isSpotbooks(const QString &name, const domain::Tags &tags)
{
    return tags.contains(domain::tag::owner) || name.startsWith(QStringLiteral("spotbook-"));
}

class RegionSweep
{
public:
    RegionSweep(const Context &context, const QString &regionId, base::StopToken stop)
        : m_context(context), m_regionId(regionId), m_call{std::move(stop)}
    {
    }

    Sweep run()
    {
        part("machines", [&] { machines(); });
        part("disks", [&] { disks(); });
        part("snapshots", [&] { snapshots(); });
        part("security-groups", [&] { groups(); });
        part("key-pairs", [&] { keyPairs(); });
        part("networks", [&] { networks(); });
        return m_found;
    }

private:
    // One list that cannot be read hides nothing else, and is named.
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

    SweepItem &add(const char *kind, const QString &id, const QString &name, const domain::Tags &tags, bool billable)
    {
        SweepItem item;
        item.kind = QString::fromLatin1(kind);
        item.id = id;
        item.name = name;
        item.regionId = m_regionId;
        item.launchId = tags.value(domain::tag::launch);
        item.profile = tags.value(domain::tag::profile);
        item.ours = domain::isOwnedBy(tags, m_context.owner)
                    || (!tags.contains(domain::tag::owner) && name.startsWith(accessName(m_context.owner)));
        item.billable = billable;
        m_found.items.append(item);
        return m_found.items.last();
    }

    void machines()
    {
        for (const auto &machine : m_context.cloud.machines(m_regionId, {}, m_call)) {
            if (!isSpotbooks({}, machine.tags))
                continue;
            const bool bills = machine.state != domain::MachineState::Stopped || machine.chargesWhileStopped();
            auto &item = add("machine", machine.id, machine.name, machine.tags, bills);
            if (bills)
                item.perMonth = machinePerMonth(machine);
        }
    }

    std::optional<domain::Money> machinePerMonth(const domain::Machine &machine)
    {
        try {
            const auto prices = m_context.cloud.spotPrices(m_regionId, machine.zoneId, machine.typeId,
                                                           m_context.clock.now().addSecs(-3 * 3600), m_call);
            if (prices.isEmpty())
                return std::nullopt;
            const auto &newest = prices.last();
            return money::perMonth(machine.spot ? newest.spotPerHour : newest.onDemandPerHour);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            return std::nullopt;
        }
    }

    void disks()
    {
        for (const auto &disk : m_context.cloud.disks(m_regionId, {}, m_call)) {
            if (disk.system || !isSpotbooks(disk.name, disk.tags))
                continue;
            add("disk", disk.id, disk.name, disk.tags, true).perMonth = perMonth(m_context, {disk}, m_call);
        }
    }

    void snapshots()
    {
        for (const auto &snapshot : m_context.cloud.snapshots(m_regionId, {}, m_call)) {
            if (isSpotbooks(snapshot.name, snapshot.tags))
                add("snapshot", snapshot.id, snapshot.name, snapshot.tags, true);
        }
    }

    void groups()
    {
        for (const auto &group : m_context.cloud.securityGroups(m_regionId, {}, m_call)) {
            if (isSpotbooks(group.name, group.tags) && !group.managedByService)
                add("security-group", group.id, group.name, group.tags, false);
        }
    }

    void keyPairs()
    {
        for (const auto &pair : m_context.cloud.keyPairs(m_regionId, {}, m_call)) {
            if (isSpotbooks(pair.name, pair.tags))
                add("key-pair", pair.name, pair.name, pair.tags, false);
        }
    }

    void networks()
    {
        for (const auto &network : m_context.cloud.networks(m_regionId, {}, m_call)) {
            for (const auto &subnet : m_context.cloud.subnets(m_regionId, network.id, m_call)) {
                if (isSpotbooks(subnet.name, subnet.tags))
                    add("subnet", subnet.id, subnet.name, subnet.tags, false);
            }
            if (isSpotbooks(network.name, network.tags))
                add("network", network.id, network.name, network.tags, false);
        }
    }

    const Context &m_context;
    QString m_regionId;
    cloud::Call m_call;
    Sweep m_found;
};

bool regionInUse(const Context &context, const QString &regionId, const Sweep &sweep)
{
    const bool machine = std::any_of(sweep.items.begin(), sweep.items.end(), [&](const SweepItem &item) {
        return item.ours && item.regionId == regionId && item.kind == QLatin1String("machine");
    });
    const bool notLooked = std::any_of(sweep.notLooked.begin(), sweep.notLooked.end(),
                                       [&](const QString &what) { return what.startsWith(regionId); });
    const auto records = readRecords(context.paths);
    return machine || notLooked || std::any_of(records.begin(), records.end(), [&](const Record &record) {
               return record.plan.regionId == regionId && record.interrupted();
           });
}

} // namespace

Sweep sweep(const Context &context, const QStringList &regionIds, const base::StopToken &stop)
{
    QStringList regions = regionIds;
    if (regions.isEmpty()) {
        for (const auto &region : context.cloud.regions(cloud::Call{stop}))
            regions.append(region.id);
    }
    std::vector<Sweep> parts(std::size_t(regions.size()));
    base::fanOut(parts.size(), regionsAtOnce, stop,
                 [&](std::size_t i) { parts[i] = RegionSweep(context, regions.at(int(i)), stop).run(); });
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    Sweep all;
    for (const auto &part : parts) {
        all.items += part.items;
        all.notLooked += part.notLooked;
    }
    return all;
}

void tidy(const Context &context, const Sweep &found, const base::StopToken &stop)
{
    const cloud::Call call{stop};
    // In this order nothing depends any more on what goes next.
    using Delete = void (cloud::CloudProvider::*)(const QString &, const QString &, const cloud::Call &);
    const QVector<QPair<QString, Delete>> order{
        {QStringLiteral("security-group"), &cloud::CloudProvider::deleteSecurityGroup},
        {QStringLiteral("key-pair"), &cloud::CloudProvider::deleteKeyPair},
        {QStringLiteral("subnet"), &cloud::CloudProvider::deleteSubnet},
        {QStringLiteral("network"), &cloud::CloudProvider::deleteNetwork},
    };
    for (const auto &[kind, remove] : order) {
        for (const auto &item : found.items) {
            if (item.kind != kind || !item.ours || regionInUse(context, item.regionId, found))
                continue;
            try {
                (context.cloud.*remove)(item.regionId, item.id, call);
            } catch (const Error &error) {
                // Somebody put something of their own into it, or it went by itself.
                if (error.kind() != FailureKind::DependencyLeft && error.kind() != FailureKind::NotFound)
                    throw;
            }
        }
    }
}

} // namespace spotbook::launch
