#include "launch/start_check.h"

#include "launch/default_plan.h"
#include "launch/flows.h"
#include "launch/machine_purchase.h"
#include "launch/record.h"

namespace spotbook::launch {

using domain::Money;
using domain::Offer;
using domain::Stock;

namespace {

struct Bought
{
    Money perHour;
    QDateTime at;
};

// By whichever launch of the profile bought last.
std::optional<Bought> lastPurchase(const storage::Paths &paths, const QString &profile)
{
    std::optional<Bought> last;
    for (const auto &record : readJournals(paths).records) {
        if (record.plan.profile != profile || standingOf(record.entries, Act::CreateMachine) != Standing::Made)
            continue;
        const auto *intent = lastOf(record.entries, Act::CreateMachine, storage::Entry::Kind::Intent);
        const auto price = intent ? moneyIn(intent->data, machinePriceMember) : std::nullopt;
        if (price && (!last || intent->at >= last->at))
            last = Bought{*price, intent->at};
    }
    return last;
}

// With the stock of the way of buying that is planned.
QVector<Offer> offersFor(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop)
{
    QStringList types;
    for (const auto &rung : rungs(plan)) {
        if (!types.contains(rung.typeId))
            types.append(rung.typeId);
    }
    return pricedOffers(context.cloud, context.clock, plan.regionId, types, true, stop, plan.purchase);
}

class Finder
{
public:
    Finder(const domain::LaunchPlan &plan, QVector<Offer> offers) : m_plan(plan), m_offers(std::move(offers)) {}

    // An open zone takes the cheapest that has stock.
    const Offer *at(const domain::Fallback &rung) const
    {
        const Offer *best = nullptr;
        for (const Offer &offer : m_offers) {
            const bool fits = offer.type.id == rung.typeId && (rung.zoneId.isEmpty() || offer.zoneId == rung.zoneId);
            if (!fits || offer.stock == Stock::SoldOut)
                continue;
            const auto price = priceOf(offer);
            if (!best || (price && (!priceOf(*best) || *price < *priceOf(*best))))
                best = &offer;
        }
        return best;
    }

    std::optional<Money> priceOf(const Offer &offer) const
    {
        return m_plan.purchase == domain::Purchase::OnDemand ? offer.onDemandPerHour : offer.spotPerHour;
    }

    bool isAboveLimit(const Offer &offer) const
    {
        const auto price = priceOf(offer);
        return m_plan.purchase == domain::Purchase::SpotWithLimit && m_plan.priceLimit && price
               && price->inMicros() > m_plan.priceLimit->inMicros()
               && (m_plan.priceLimit->currency().isEmpty() || m_plan.priceLimit->currency() == price->currency());
    }

private:
    const domain::LaunchPlan &m_plan;
    QVector<Offer> m_offers;
};

} // namespace

bool StartCheck::dearer() const
{
    return thenPerHour && nowPerHour && thenPerHour->currency() == nowPerHour->currency()
           && *nowPerHour > thenPerHour->percent(notablyDearerPercent);
}

StartCheck checkStart(const Context &context, const QString &profile, const base::StopToken &stop)
{
    StartCheck check;
    const auto plan = planToStart(context, profile, stop);
    if (!plan) {
        check.wakes = true;
        return check;
    }
    check.plan = *plan;
    if (const auto last = lastPurchase(context.paths, profile)) {
        check.thenPerHour = last->perHour;
        check.thenAt = last->at;
    }
    const Finder finder(check.plan, offersFor(context, check.plan, stop));
    const auto ladder = rungs(check.plan);
    const Offer *planned = finder.at(ladder.first());
    check.soldOut = !planned;
    check.aboveLimit = planned && finder.isAboveLimit(*planned);
    check.plannedPerHour = planned ? finder.priceOf(*planned) : std::nullopt;
    check.nowhere = true;
    for (const auto &rung : ladder) {
        const Offer *offer = finder.at(rung);
        if (!offer || finder.isAboveLimit(*offer))
            continue;
        check.nowhere = false;
        check.place = {offer->zoneId, offer->type.id};
        check.nowPerHour = finder.priceOf(*offer);
        break;
    }
    return check;
}

} // namespace spotbook::launch
