#include "launch/session_cost.h"

#include "money/meter.h"

#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Money;
using storage::Entry;

namespace {

// Since the machine was bought; empty when the prices cannot be read.
QVector<domain::PricePoint> marketPrices(const Context &context, const domain::Machine &machine,
                                         const cloud::Call &call)
{
    const QDateTime window = context.clock.now().addSecs(-3 * 3600);
    const QDateTime from = machine.createdAt.isValid() ? std::min(machine.createdAt, window) : window;
    try {
        return context.cloud.spotPrices(machine.regionId, machine.zoneId, machine.typeId, from, call);
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
        return {};
    }
}

std::optional<Money> quotedPrice(const QVector<Entry> &entries, const QString &member)
{
    const auto *intent = lastOf(entries, Act::CreateMachine, Entry::Kind::Intent);
    return intent ? moneyIn(intent->data, member) : std::nullopt;
}

// Of the disk that was bought with the machine, else of the one that was shown before.
std::optional<Money> notedDiskPrice(const QVector<Entry> &entries)
{
    const auto bought = quotedPrice(entries, diskPriceMember);
    return bought ? bought : shownPrice(entries, diskPriceMember);
}

struct Pauses
{
    QVector<money::Pause> over;
    std::optional<QDateTime> since; // goes on
};

// Only a stop after which the cloud said that the charge had ended counts, from when it said so, and until a start is
// asked for: what is not known is counted as charged.
Pauses pausesOf(const QVector<Entry> &entries)
{
    Pauses pauses;
    for (const Entry &entry : entries) {
        const bool intent = entry.kind == Entry::Kind::Intent;
        if (entry.act == Act::CreateMachine && intent) {
            pauses = {};
        } else if (entry.act == Act::StopMachine && entry.kind == Entry::Kind::Note) {
            pauses.since = pauses.since.value_or(entry.at);
        } else if (entry.act == Act::StopMachine && intent) {
            pauses.since.reset(); // somebody else has started it, nobody knows when
        } else if (entry.act == Act::StartMachine && intent && pauses.since) {
            pauses.over.append({*pauses.since, entry.at});
            pauses.since.reset();
        }
    }
    return pauses;
}

// The quote counts for what comes with the machine (system disk, bandwidth), the market for the machine itself.
// Without a quote nothing is set but the times.
money::MachineSession meterOf(const QVector<Entry> &entries, const QDateTime &createdAt, const Money &workDisks)
{
    money::MachineSession session;
    session.createdAt = createdAt;
    session.pauses = pausesOf(entries).over;
    session.otherPerHour = workDisks;
    session.pausedPerHour = workDisks;
    const auto order = quotedPrice(entries, boughtPriceMember);
    if (!order)
        return session;
    session.priceAtCreation = quotedPrice(entries, machinePriceMember).value_or(*order);
    const Money beside = *order - session.priceAtCreation;
    session.otherPerHour = workDisks + beside;
    session.pausedPerHour = workDisks + quotedPrice(entries, systemDiskPriceMember).value_or(beside);
    return session;
}

bool pausesNow(const domain::Machine &machine)
{
    return machine.state == domain::MachineState::Stopped && machine.stoppedWithoutCharge;
}

} // namespace

SessionCost sessionCostOf(const Context &context, const Record &record, const domain::Machine &machine,
                          const std::optional<Money> &workDisks, const QDateTime &until, const cloud::Call &call)
{
    const auto disks = workDisks ? workDisks : notedDiskPrice(record.entries);
    if (!disks)
        return {};
    const auto prices = marketPrices(context, machine, call);
    auto session = meterOf(record.entries, machine.createdAt, *disks);
    session.spot = machine.spot;
    if (!quotedPrice(record.entries, boughtPriceMember)) {
        if (prices.isEmpty())
            return {};
        session.priceAtCreation = machine.spot ? prices.first().spotPerHour : prices.first().onDemandPerHour;
    }
    if (const auto since = pausedSince(record.entries); since && pausesNow(machine) && *since < until)
        session.pauses.append({*since, until});
    SessionCost cost;
    cost.perHour = money::pricePerHourAt(session, prices, until);
    if (machine.createdAt.isValid()) {
        cost.session = money::sessionCost(session, prices, until, sessionBegan(record.entries));
        cost.sinceBought = money::sessionCost(session, prices, until);
    }
    return cost;
}

std::optional<Money> estimatedCost(const Record &record, const QDateTime &until)
{
    const auto *bought = lastOf(record.entries, Act::CreateMachine, Entry::Kind::Intent);
    if (!bought || !quotedPrice(record.entries, boughtPriceMember))
        return std::nullopt;
    auto session = meterOf(record.entries, bought->at, notedDiskPrice(record.entries).value_or(Money()));
    session.spot = false;
    if (const auto since = pausedSince(record.entries); since && *since < until)
        session.pauses.append({*since, until});
    return money::sessionCost(session, {}, until);
}

std::optional<Money> boughtPerHour(const QVector<Entry> &entries)
{
    const auto order = quotedPrice(entries, boughtPriceMember);
    const auto disk = notedDiskPrice(entries);
    return order && disk ? std::optional(*order + *disk) : std::nullopt;
}

std::optional<Money> disksPerHour(const Context &context, const QVector<domain::Disk> &disks, const cloud::Call &call)
{
    Money sum;
    for (const auto &disk : disks) {
        cloud::DiskSpec spec;
        spec.regionId = disk.regionId;
        spec.zoneId = disk.zoneId;
        spec.category = disk.category;
        spec.performanceLevel = disk.performanceLevel;
        spec.sizeGiB = disk.sizeGiB;
        try {
            sum = sum + context.cloud.quoteDisk(spec, call).perHour;
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            return std::nullopt;
        }
    }
    return sum;
}

QDateTime sessionBegan(const QVector<Entry> &entries)
{
    const auto *purchase = lastOf(entries, Act::CreateMachine, Entry::Kind::Intent);
    const auto *start = lastOf(entries, Act::StartMachine, Entry::Kind::Intent);
    if (start && (!purchase || start->at > purchase->at))
        return start->at;
    return purchase ? purchase->at : QDateTime();
}

std::optional<QDateTime> pausedSince(const QVector<Entry> &entries)
{
    return pausesOf(entries).since;
}

std::optional<QDateTime> releasedAt(const QVector<Entry> &entries)
{
    std::optional<QDateTime> at;
    for (const Entry &entry : entries) {
        if (entry.act == Act::CreateMachine && entry.kind == Entry::Kind::Intent)
            at.reset();
        // Whoever erases later finds it gone once more.
        if (entry.act == Act::ReleaseMachine && entry.kind == Entry::Kind::Result && !entry.id.isEmpty() && !at)
            at = entry.at;
    }
    return at;
}

} // namespace spotbook::launch
