#include "launch/flows.h"
#include "launch/holdings.h"
#include "launch/prepare.h"
#include "launch/receipt.h"
#include "money/meter.h"

#include <algorithm>

namespace spotbook::launch {

using domain::Billing;
using domain::Error;
using domain::FailureKind;
using domain::LaunchState;
using domain::MachineState;

namespace {

// Came to nothing, or another launch goes on with its work.
bool isHistory(const Record &record, const QVector<Record> &all)
{
    const QString end = record.endedAs();
    if (end == QLatin1String("undone") || end == QLatin1String("erased"))
        return true;
    for (const auto &other : all) {
        if (other.continues() == record.launchId && other.endedAs() != QLatin1String("undone"))
            return true;
    }
    return false;
}

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

// As quoted when it was bought: the whole order, with system disk and bandwidth.
std::optional<domain::Money> quotedPrice(const Record &record, const char *part)
{
    const auto *intent = lastOf(record.entries, Act::CreateMachine, storage::Entry::Kind::Intent);
    if (!intent)
        return std::nullopt;
    return domain::Money::parse(intent->data.value(QLatin1String(part)).toString(),
                                intent->data.value(QStringLiteral("currency")).toString());
}

// The quote counts for what comes with the machine (system disk, bandwidth), the market for the machine
// itself.
void addCosts(const Context &context, const Record &record, const domain::Machine &machine, const cloud::Call &call,
              LaunchState &state)
{
    const auto prices = marketPrices(context, machine, call);
    money::MachineSession session;
    session.createdAt = machine.createdAt;
    session.spot = machine.spot;
    const auto quoted = quotedPrice(record, "perHour");
    const auto machineAlone = quotedPrice(record, "machinePerHour");
    if (quoted) {
        session.priceAtCreation = machineAlone.value_or(*quoted);
        session.otherPerHour = *quoted - session.priceAtCreation;
    } else if (!prices.isEmpty()) {
        session.priceAtCreation = machine.spot ? prices.first().spotPerHour : prices.first().onDemandPerHour;
    } else {
        return;
    }
    const auto now = context.clock.now();
    state.perHour = money::pricePerHourAt(session, prices, now);
    if (machine.createdAt.isValid())
        state.session = money::sessionCost(session, prices, now);
}

void describeMachine(const Context &context, const Record &record, const domain::Machine &machine,
                     const cloud::Call &call, LaunchState &state)
{
    state.machine = machine;
    const bool free = machine.state == MachineState::Stopped && machine.stoppedWithoutCharge;
    state.billing = free ? Billing::Parked : Billing::Charging;
    if (!free)
        addCosts(context, record, machine, call, state);
    const auto *ready = lastOf(record.entries, Act::Ready, storage::Entry::Kind::Result);
    state.ready = ready && machine.state == MachineState::Running && !machine.publicAddress.isEmpty();
    if (state.ready) {
        const auto sha256 = QByteArray::fromHex(ready->data.value(QStringLiteral("sha256")).toString().toLatin1());
        state.notebookUrl = notebookAt(record.plan, record.launchId, machine, sha256).url.toString();
        if (!sha256.isEmpty())
            state.certificateFingerprint = notebook::fingerprintText(sha256);
    }
    if (machine.reclaimNotice)
        state.trouble =
            domain::Failure{FailureKind::Reclaimed, {}, {}, false, {{QStringLiteral("id"), machine.id}}, {}};
}

// A machine that was asked for a moment ago may exist without being listed yet.
bool purchaseUndecided(const Record &record, const QDateTime &now)
{
    const auto *intent = lastOf(record.entries, Act::CreateMachine, storage::Entry::Kind::Intent);
    return intent && record.interrupted() && standingOf(record.entries, Act::CreateMachine) != Standing::Never
           && now < intent->at.addSecs(std::chrono::seconds(absenceCountsAfter).count());
}

LaunchState bare(const Record &record)
{
    LaunchState state;
    state.launchId = record.launchId;
    state.profile = record.plan.profile;
    state.regionId = record.plan.regionId;
    state.workDiskId = record.workDiskId();
    state.interrupted = record.interrupted();
    return state;
}

LaunchState describe(const Context &context, const Record &record, const RegionHoldings &region,
                     const cloud::Call &call)
{
    auto state = bare(record);
    const auto held = holdingsOf(context, record, region);
    state.checkedAt = context.clock.now();
    state.workDiskId = held.disks.isEmpty() ? QString() : held.disks.last().id;
    state.snapshotId = held.snapshots.isEmpty() ? QString() : held.snapshots.last().id;
    if (held.snapshots.isEmpty() && !held.disks.isEmpty())
        state.perMonthParked = perMonth(context, held.disks, call);
    if (!held.machines.isEmpty())
        describeMachine(context, record, held.machines.first(), call, state);
    else if (purchaseUndecided(record, context.clock.now()))
        state.billing = Billing::Unknown;
    else
        state.billing = held.holdsWork() ? Billing::Parked : Billing::Nothing;
    return state;
}

LaunchState unknown(const Record &record, const domain::Failure &trouble)
{
    auto state = bare(record);
    state.trouble = trouble;
    return state;
}

bool worthShowing(const Record &record, const LaunchState &state)
{
    return !record.ended() || state.billing != Billing::Nothing;
}

QVector<LaunchState> describeAll(const Context &context, const QVector<Record> &records, const base::StopToken &stop)
{
    const cloud::Call call{stop};
    QMap<QString, QStringList> diskIdsByRegion;
    for (const auto &record : records) {
        auto &ids = diskIdsByRegion[record.plan.regionId];
        if (record.plan.workDisk.source == domain::WorkDiskSource::Existing)
            ids.append(record.plan.workDisk.diskId);
    }
    QVector<LaunchState> states;
    for (auto it = diskIdsByRegion.begin(); it != diskIdsByRegion.end(); ++it) {
        std::optional<RegionHoldings> region;
        domain::Failure trouble;
        try {
            region = lookAtRegion(context, it.key(), it.value(), call);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            trouble = error.failure();
        }
        for (const auto &record : records) {
            if (record.plan.regionId != it.key())
                continue;
            const auto state = region ? describe(context, record, *region, call) : unknown(record, trouble);
            if (worthShowing(record, state))
                states.append(state);
        }
    }
    return states;
}

} // namespace

QVector<LaunchState> states(const Context &context, const base::StopToken &stop)
{
    const auto all = readRecords(context.paths);
    QVector<Record> current;
    for (const auto &record : all) {
        if (!isHistory(record, all))
            current.append(record);
    }
    return describeAll(context, current, stop);
}

LaunchState stateOf(const Context &context, const QString &profileOrLaunch, const base::StopToken &stop)
{
    const auto record = findRecord(context.paths, profileOrLaunch);
    const cloud::Call call{stop};
    QStringList more;
    if (record.plan.workDisk.source == domain::WorkDiskSource::Existing)
        more.append(record.plan.workDisk.diskId);
    return describe(context, record, lookAtRegion(context, record.plan.regionId, more, call), call);
}

} // namespace spotbook::launch
