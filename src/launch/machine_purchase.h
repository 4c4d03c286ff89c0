// Buying: the planned type and zone first, then the rungs of the ladder the person has agreed to.
#pragma once

#include "launch/network_setup.h"
#include "launch/work_disk.h"

namespace spotbook::launch {

using Rung = domain::Fallback;
QVector<Rung> rungs(const domain::LaunchPlan &plan);
// The kinds of refusal that say nothing against the next rung.
bool triesNextRung(domain::FailureKind kind);

// The market moves while a person reads: more than this share of what was seen is another price.
inline constexpr int notablyDearerPercent = 110;
bool notablyDearer(const domain::Money &market, const domain::Money &agreed);
// PriceAboveLimit as ToKeep::agreedPerHour says it.
domain::Error aboveAgreed(const Rung &rung, const domain::Money &market, const domain::Money &agreed);

// Everything of the purchase but what only a real launch has (user data, tags).
cloud::MachineSpec machineSpec(const domain::LaunchPlan &plan, const Rung &rung, const Access &access,
                               const QString &subnetId, const QString &systemDiskCategory);
// The price a person agreed to, per hour and for the machine alone: the limit, or what the planned machine
// costs now.
std::optional<domain::Money> machinePrice(const domain::PriceQuote &quote);

struct Purchase
{
    QString machineId;
    Rung rung;
    WorkDisk disk;
    std::optional<domain::Money> perHour; // the whole order, as quoted, and the work disk
};

// Subnet, work disk and machine, rung by rung. A rung without stock goes on to the next; a dearer one than
// was agreed is not bought: PriceAboveLimit then names it. Everything else is thrown as it is.
Purchase buy(Run &run, const Access &access);

// Running, with an address. A machine that vanishes is MachineGone or Reclaimed with the provider's events in
// the detail.
domain::Machine waitUntilRunning(Run &run, const QString &machineId);
// The whole order as it was quoted when it was bought, from the journal; without the work disk, which is named beside
// it where something is left (session_cost.h has both together).
std::optional<domain::Money> boughtFor(Run &run);
std::optional<domain::Machine> findMachine(Run &run, const QString &machineId);
// By the launch's tags.
QVector<domain::Machine> machinesOfLaunch(Run &run);

} // namespace spotbook::launch
