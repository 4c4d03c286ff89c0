#include "launch/ladder.h"

#include "launch/work_disk.h"
#include "money/meter.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Money;
using domain::Offer;

namespace {

constexpr int sameTypeRungs = 3;
constexpr int otherTypeRungs = 2;

const std::optional<Money> &priceOf(const Offer &offer, domain::Purchase purchase)
{
    return purchase == domain::Purchase::OnDemand ? offer.onDemandPerHour : offer.spotPerHour;
}

// Less is nearer. A GPU with more memory than wanted does what the wanted one does, one with less may not.
auto distance(const Offer &offer, const domain::MachineType &wanted)
{
    const int memory = offer.type.gpuMemoryGiB - wanted.gpuMemoryGiB;
    return std::make_tuple(std::abs(offer.type.gpus - wanted.gpus), memory < 0 ? -2 * memory : memory,
                           offer.spotPerHour ? offer.spotPerHour->inMicros() : std::numeric_limits<qint64>::max());
}

DiskFit copyNeeded(DiskFit::Answer answer, const Context &context, const domain::Disk &disk, const QString &zoneId,
                   const QString &category, const cloud::Call &call)
{
    DiskFit fit{answer, copyTime(disk.sizeGiB), {}};
    cloud::DiskSpec copy;
    copy.regionId = disk.regionId;
    copy.zoneId = zoneId;
    copy.category = category;
    copy.sizeGiB = disk.sizeGiB;
    try {
        fit.copyPerMonth = money::perMonth(context.cloud.quoteDisk(copy, call).perHour);
    } catch (const Error &error) { // that a copy is needed is known all the same
        if (error.kind() == FailureKind::Cancelled)
            throw;
    }
    return fit;
}

DiskFit diskFit(const Context &context, const domain::LaunchPlan &plan, const std::optional<domain::Disk> &disk,
                const domain::Fallback &rung, const cloud::Call &call)
{
    using Answer = DiskFit::Answer;
    const auto accepted = context.cloud.diskCategories(plan.regionId, rung.zoneId, rung.typeId, call);
    if (accepted.data.isEmpty())
        return {Answer::NotSold, {}, {}};
    const QString &category = disk ? disk->category : plan.workDisk.category;
    const bool takes = category.isEmpty() || accepted.data.contains(category);
    if (!disk)
        return {takes ? Answer::Fits : Answer::Refused, {}, {}};
    if (takes && disk->zoneId == rung.zoneId)
        return {Answer::Fits, {}, {}};
    return copyNeeded(disk->zoneId == rung.zoneId ? Answer::OtherCategory : Answer::OtherZone, context, *disk,
                      rung.zoneId, takes ? category : accepted.data.first(), call);
}

} // namespace

bool isBuyable(const Offer &offer)
{
    return offer.stock == domain::Stock::Available || offer.stock == domain::Stock::Low;
}

int nearestOffer(const QVector<Offer> &offers, const domain::MachineType &wanted)
{
    int best = -1;
    for (int i = 0; i < offers.size(); ++i) {
        if (!isBuyable(offers[i]) || !offers[i].spotPerHour)
            continue;
        if (best < 0 || distance(offers[i], wanted) < distance(offers[best], wanted))
            best = i;
    }
    return best;
}

RungPrice rungPrice(const Offer &offer, domain::Purchase purchase, const std::optional<Money> &agreed)
{
    const auto &price = priceOf(offer, purchase);
    if (!price || !agreed)
        return RungPrice::Unknown;
    return *price > *agreed ? RungPrice::Dearer : RungPrice::Within;
}

QVector<domain::Fallback> proposedFallbacks(const QVector<Offer> &offers, const Offer &chosen,
                                            domain::Purchase purchase, const std::optional<Money> &agreed)
{
    QVector<const Offer *> same;
    QVector<const Offer *> other;
    for (const Offer &offer : offers) {
        if (offer.regionId != chosen.regionId || !isBuyable(offer)
            || rungPrice(offer, purchase, agreed) != RungPrice::Within)
            continue;
        if (offer.type.id == chosen.type.id && offer.zoneId != chosen.zoneId)
            same.append(&offer);
        else if (offer.type.id != chosen.type.id && offer.type.gpus == chosen.type.gpus
                 && offer.type.architecture == chosen.type.architecture)
            other.append(&offer);
    }
    std::sort(same.begin(), same.end(), [&](const Offer *a, const Offer *b) {
        return *priceOf(*a, purchase) < *priceOf(*b, purchase)
               || (*priceOf(*a, purchase) == *priceOf(*b, purchase) && a->zoneId < b->zoneId);
    });
    std::stable_sort(other.begin(), other.end(), [&](const Offer *a, const Offer *b) {
        return distance(*a, chosen.type) < distance(*b, chosen.type);
    });
    QVector<domain::Fallback> rungs;
    for (const Offer *offer : std::as_const(same)) {
        if (rungs.size() < sameTypeRungs)
            rungs.append({offer->zoneId, offer->type.id});
    }
    QStringList types; // one rung each: more zones of the same type say little about stock
    for (const Offer *offer : std::as_const(other)) {
        if (types.size() < otherTypeRungs && !types.contains(offer->type.id)) {
            types.append(offer->type.id);
            rungs.append({offer->zoneId, offer->type.id});
        }
    }
    return rungs;
}

std::chrono::minutes copyTime(int sizeGiB)
{
    constexpr int gibPerMinute = 6;
    return std::chrono::minutes(2 + (sizeGiB + gibPerMinute - 1) / gibPerMinute);
}

QVector<DiskFit> diskFits(const Context &context, const domain::LaunchPlan &plan,
                          const QVector<domain::Fallback> &rungs, const base::StopToken &stop)
{
    const cloud::Call call{stop, std::chrono::seconds(20)};
    std::optional<domain::Disk> disk;
    if (plan.workDisk.source == domain::WorkDiskSource::Existing)
        disk = existingDisk(context, plan, call);
    QVector<DiskFit> fits;
    for (const auto &rung : rungs) {
        try {
            fits.append(diskFit(context, plan, disk, rung, call));
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            fits.append(DiskFit());
        }
    }
    return fits;
}

} // namespace spotbook::launch
