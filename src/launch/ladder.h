// What to buy instead: the machine that is nearest to the one that was wanted, and the rungs of a launch
// (LaunchPlan::fallbacks) with what stands in the way of each.
#pragma once

#include "launch/context.h"

#include <QVector>
#include <chrono>
#include <optional>

namespace spotbook::launch {

// Can be bought now, as far as the cloud says.
bool isBuyable(const domain::Offer &offer);

// The offer that can be bought and is most like the wanted type: as many GPUs, then the nearest memory per GPU, then
// the lowest market price. Index into offers, or -1.
int nearestOffer(const QVector<domain::Offer> &offers, const domain::MachineType &wanted);

// How a launch treats a rung by its market price now. There is no third way: it never buys above what was agreed to,
// it goes on to the next rung and, when none is left, ends and asks (buy() in machine_purchase.h).
enum class RungPrice { Within, Dearer, Unknown };
// agreed: the price limit, or the first choice's own price where the plan has no limit.
RungPrice rungPrice(const domain::Offer &offer, domain::Purchase purchase, const std::optional<domain::Money> &agreed);

// In the chosen region, in this order: the same type in other zones, cheapest first, then up to two other types with
// as many GPUs, the nearest first. Only what can be bought now and costs no more than what was agreed to.
QVector<domain::Fallback> proposedFallbacks(const QVector<domain::Offer> &offers, const domain::Offer &chosen,
                                            domain::Purchase purchase, const std::optional<domain::Money> &agreed);

// Whether a rung takes the work disk as it is, or as it is planned. A launch skips every rung that does not.
struct DiskFit
{
    enum class Answer {
        Fits,
        OtherZone,     // a disk cannot leave its zone: only a copy can
        OtherCategory, // the type does not take the existing disk's category there
        Refused,       // nor the category that a new disk shall have
        NotSold,       // the type takes no disk there at all
        Unknown,       // the cloud did not say
    };
    Answer answer = Answer::Unknown;
    // For a copy (snapshot, then a disk of a category that fits): an estimate, and what the copy costs a month beside
    // the disk that stays; nullopt where the cloud told no price.
    std::chrono::minutes copyTime{0};
    std::optional<domain::Money> copyPerMonth;

    bool needsCopy() const { return answer == Answer::OtherZone || answer == Answer::OtherCategory; }
};

// One answer per rung, in order; a copy only of an existing disk. Blocks; a rung that cannot be asked about is Unknown.
// Throws NotFound when the disk is gone, Cancelled.
QVector<DiskFit> diskFits(const Context &context, const domain::LaunchPlan &plan,
                          const QVector<domain::Fallback> &rungs, const base::StopToken &stop);

// A first snapshot is copied whole, and the disk made of it is filled while it is used: about 100 MiB a second, after
// what the steps themselves take.
std::chrono::minutes copyTime(int sizeGiB);

} // namespace spotbook::launch
