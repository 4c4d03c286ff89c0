#include "launch/flows.h"
#include "launch/holdings.h"
#include "launch/origin.h"
#include "launch/prepare.h"
#include "launch/save_work.h"
#include "launch/session_cost.h"
#include "launch/spending.h"
#include "money/meter.h"

#include <QSet>
#include <algorithm>

namespace spotbook::launch {

using domain::Billing;
using domain::Error;
using domain::FailureKind;
using domain::LaunchState;
using domain::MachineState;
using domain::Money;

namespace {

// Another launch of the same profile goes on with its work.
bool isHistory(const Record &record, const QVector<Record> &all)
{
    return std::any_of(all.begin(), all.end(), [&](const Record &other) {
        return other.continues() == record.launchId && other.plan.profile == record.plan.profile
               && other.endedAs() != QLatin1String("undone");
    });
}

// A machine that is stopped keeps its system disk, which bills on beside the work.
std::optional<Money> perMonthStopped(const Record &record, const std::optional<Money> &work)
{
    const auto *bought = lastOf(record.entries, Act::CreateMachine, storage::Entry::Kind::Intent);
    const auto systemDisk = bought ? moneyIn(bought->data, systemDiskPriceMember) : std::nullopt;
    return work && systemDisk ? std::optional(*work + money::perMonth(*systemDisk)) : std::nullopt;
}

void describeMachine(const Context &context, const Record &record, const domain::Machine &machine,
                     const std::optional<Money> &workDisks, const cloud::Call &call, LaunchState &state)
{
    state.machine = machine;
    state.limitReachedAt = limitReachedAt(record.plan, record.entries);
    const bool free = machine.state == MachineState::Stopped && machine.stoppedWithoutCharge;
    state.billing = free ? Billing::Parked : Billing::Charging;
    if (free) {
        state.perMonthParked = perMonthStopped(record, state.perMonthKept);
    } else {
        const auto cost = sessionCostOf(context, record, machine, workDisks, context.clock.now(), call);
        state.perHour = cost.perHour;
        state.session = cost.session;
        state.sinceBought = cost.sinceBought;
    }
    const auto *ready = lastOf(record.entries, Act::Ready, storage::Entry::Kind::Result);
    state.ready = ready && !takenApart(record.entries) && machine.state == MachineState::Running
                  && !machine.publicAddress.isEmpty();
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

// What was asked for a moment ago may exist, and cost, without being listed yet.
bool undecided(const Record &record, const Holdings &held, const QDateTime &now)
{
    const auto isYoung = [&](Act act) {
        const auto *intent = lastOf(record.entries, act, storage::Entry::Kind::Intent);
        return intent && now < intent->at.addSecs(std::chrono::seconds(absenceCountsAfter).count());
    };
    const auto mayAppear = [&](Act act) { return standingOf(record.entries, act) != Standing::Never && isYoung(act); };
    if (record.interrupted() && (mayAppear(Act::CreateMachine) || (held.disks.isEmpty() && mayAppear(Act::CreateDisk))))
        return true;
    const bool snapshotSeen = std::any_of(held.snapshots.begin(), held.snapshots.end(), [&](const auto &snapshot) {
        return snapshot.tags.value(domain::tag::launch) == record.launchId;
    });
    return !snapshotSeen && standingOf(record.entries, Act::CreateSnapshot) == Standing::Unresolved
           && isYoung(Act::CreateSnapshot);
}

LaunchState bare(const Record &record)
{
    LaunchState state;
    state.launchId = record.launchId;
    state.profile = record.plan.profile;
    state.regionId = record.plan.regionId;
    state.workDiskId = record.workDiskId();
    // Until the cloud is asked: what may be lost is rather said to be.
    state.workDiskErasable =
        record.plan.workDisk.source != domain::WorkDiskSource::Existing || !record.continues().isEmpty();
    state.interrupted = record.interrupted();
    state.spendingLimit = record.plan.spendingLimit;
    return state;
}

// Returns what the work disks cost per hour, where that was asked: snapshots have no price that could be.
std::optional<Money> describeWork(const Context &context, const Record &record, const Holdings &held,
                                  const cloud::Call &call, LaunchState &state)
{
    state.workDiskId = held.disks.isEmpty() ? QString() : held.disks.last().id;
    state.workDiskGiB = held.disks.isEmpty() ? 0 : held.disks.last().sizeGiB;
    state.workDiskErasable = !held.disks.isEmpty() && isOfProfile(context, record.plan.profile, held.disks.last().tags);
    state.snapshotId = held.snapshots.isEmpty() ? QString() : held.snapshots.last().id;
    state.snapshotGiB = held.snapshots.isEmpty() ? 0 : held.snapshots.last().sourceDiskGiB;
    if (held.disks.isEmpty())
        return Money();
    if (!held.snapshots.isEmpty())
        return std::nullopt;
    const auto perHour = disksPerHour(context, held.disks, call);
    if (perHour)
        state.perMonthKept = money::perMonth(*perHour);
    state.perMonthParked = state.perMonthKept;
    return perHour;
}

LaunchState describe(const Context &context, const Record &record, const Holdings &held, const cloud::Call &call)
{
    auto state = bare(record);
    state.checkedAt = context.clock.now();
    state.systemDiskGiB = record.plan.systemDiskGiB;
    const auto workDisks = describeWork(context, record, held, call, state);
    if (!held.machines.isEmpty())
        describeMachine(context, record, held.machines.first(), workDisks, call, state);
    else if (undecided(record, held, context.clock.now()))
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

LaunchState unknown(const Damaged &damaged)
{
    LaunchState state;
    state.launchId = damaged.launchId;
    state.profile = damaged.plan ? damaged.plan->profile : damaged.launchId;
    state.regionId = damaged.plan ? damaged.plan->regionId : QString();
    state.trouble = damaged.why;
    return state;
}

bool worthShowing(const Record &record, const LaunchState &state)
{
    return !record.ended() || state.billing != Billing::Nothing;
}

// What throws makes the state of one launch unknown, and of no other.
template <typename Work>
std::optional<domain::Failure> failureOf(Work &&work)
{
    try {
        work();
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
        return error.failure();
    }
    return std::nullopt;
}

// The launches of one region.
class RegionStates
{
public:
    RegionStates(const Context &context, cloud::Call call, QVector<LaunchState> &states)
        : m_context(context), m_call(std::move(call)), m_states(states)
    {
    }

    void add(const QString &regionId, const QVector<Record> &current, const QVector<Record> &history)
    {
        RegionHoldings region;
        const auto trouble = failureOf([&] { region = lookAtRegion(m_context, regionId, current + history, m_call); });
        for (const auto &record : current) {
            if (trouble)
                append(record, unknown(record, *trouble));
            else
                addSeen(record, region);
        }
        if (trouble)
            return;
        // Newest first: what an earlier one holds as well is then shown already.
        for (auto it = history.rbegin(); it != history.rend(); ++it) {
            if (holdsMore(ownHoldings(*it, region)))
                addSeen(*it, region);
        }
    }

private:
    void addSeen(const Record &record, const RegionHoldings &region)
    {
        LaunchState state;
        const auto trouble = failureOf([&] {
            const auto held = holdingsOf(m_context, record, region);
            for (const auto &disk : held.disks)
                m_shown.insert(disk.id);
            for (const auto &snapshot : held.snapshots)
                m_shown.insert(snapshot.id);
            state = describe(m_context, record, held, m_call);
        });
        append(record, trouble ? unknown(record, *trouble) : state);
    }

    // A machine, or work that no launch holds which is shown.
    bool holdsMore(const Holdings &held) const
    {
        const auto isNew = [&](const auto &thing) { return !m_shown.contains(thing.id); };
        return !held.machines.isEmpty() || std::any_of(held.disks.begin(), held.disks.end(), isNew)
               || std::any_of(held.snapshots.begin(), held.snapshots.end(), isNew);
    }

    void append(const Record &record, const LaunchState &state)
    {
        if (worthShowing(record, state))
            m_states.append(state);
    }

    const Context &m_context;
    cloud::Call m_call;
    QVector<LaunchState> &m_states;
    QSet<QString> m_shown;
};

} // namespace

QVector<LaunchState> states(const Context &context, const base::StopToken &stop)
{
    const cloud::Call call{stop};
    const auto journals = readJournals(context.paths);
    QVector<LaunchState> states;
    for (const auto &damaged : journals.damaged)
        states.append(unknown(damaged));
    Origin here(context, call);
    struct InRegion
    {
        QVector<Record> current;
        QVector<Record> history;
    };
    QMap<QString, InRegion> byRegion;
    for (const auto &record : journals.records) {
        if (record.cameToNothing())
            continue;
        std::optional<domain::Failure> elsewhere;
        const auto trouble = failureOf([&] { elsewhere = here.otherThan(record); });
        const bool history = isHistory(record, journals.records);
        auto &region = byRegion[record.plan.regionId];
        if (!trouble && !elsewhere)
            (history ? region.history : region.current).append(record);
        else if (!history)
            states.append(unknown(record, trouble ? *trouble : *elsewhere));
    }
    for (auto it = byRegion.cbegin(); it != byRegion.cend(); ++it) {
        if (!it->current.isEmpty() || !it->history.isEmpty())
            RegionStates(context, call, states).add(it.key(), it->current, it->history);
    }
    return states;
}

LaunchState stateOf(const Context &context, const QString &profileOrLaunch, const base::StopToken &stop)
{
    const auto record = findRecord(context.paths, profileOrLaunch);
    const cloud::Call call{stop};
    try {
        return describe(context, record, lookFor(context, record, call), call);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::OtherAccount)
            throw;
        return unknown(record, error.failure());
    }
}

} // namespace spotbook::launch
