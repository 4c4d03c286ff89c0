#include "launch/session_cost.h"

#include "money/meter.h"

#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

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

// As quoted when it was bought: the whole order, with system disk and bandwidth.
std::optional<domain::Money> quotedPrice(const Record &record, const QString &member)
{
    const auto *intent = lastOf(record.entries, Act::CreateMachine, storage::Entry::Kind::Intent);
    return intent ? moneyIn(intent->data, member) : std::nullopt;
}

} // namespace

// The quote counts for what comes with the machine (system disk, bandwidth), the market for the machine
// itself.
SessionCost sessionCostOf(const Context &context, const Record &record, const domain::Machine &machine,
                          const QDateTime &until, const cloud::Call &call)
{
    const auto prices = marketPrices(context, machine, call);
    money::MachineSession session;
    session.createdAt = machine.createdAt;
    session.spot = machine.spot;
    const auto quoted = quotedPrice(record, boughtPriceMember);
    const auto machineAlone = quotedPrice(record, machinePriceMember);
    if (quoted) {
        session.priceAtCreation = machineAlone.value_or(*quoted);
        session.otherPerHour = *quoted - session.priceAtCreation;
    } else if (!prices.isEmpty()) {
        session.priceAtCreation = machine.spot ? prices.first().spotPerHour : prices.first().onDemandPerHour;
    } else {
        return {};
    }
    SessionCost cost;
    cost.perHour = money::pricePerHourAt(session, prices, until);
    if (machine.createdAt.isValid())
        cost.session = money::sessionCost(session, prices, until);
    return cost;
}

} // namespace spotbook::launch
