#include "launch/spending.h"

#include "launch/machine_purchase.h"
#include "launch/session_cost.h"
#include "launch/work_disk.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Money;
using money::AutoRelease;

namespace {

Money workDiskPerHour(const Context &context, const domain::LaunchPlan &plan, const cloud::MachineSpec &order,
                      const cloud::DiskCategories &accepted, const cloud::Call &call)
{
    cloud::DiskSpec spec;
    if (plan.workDisk.source == domain::WorkDiskSource::Existing) {
        const auto disk = existingDisk(context, plan, call);
        spec.regionId = plan.regionId;
        spec.zoneId = disk.zoneId;
        spec.category = disk.category;
        spec.performanceLevel = disk.performanceLevel;
        spec.sizeGiB = disk.sizeGiB;
    } else {
        spec = diskSpec(context, plan, QStringLiteral("quote"), order.zoneId,
                        diskCategory(plan.workDisk, accepted, order.typeId, order.zoneId));
    }
    return context.cloud.quoteDisk(spec, call).perHour;
}

// The highest price at which the machine alone can be billed.
Money machineCap(const Context &context, const cloud::MachineSpec &order, const domain::PriceQuote &quote,
                 const cloud::Call &call)
{
    if (order.purchase == domain::Purchase::SpotWithLimit && order.priceLimit)
        return *order.priceLimit;
    if (order.purchase == domain::Purchase::OnDemand)
        return machinePrice(quote).value_or(quote.perHour);
    auto onDemand = order;
    onDemand.purchase = domain::Purchase::OnDemand;
    onDemand.priceLimit.reset();
    const auto asked = context.cloud.quote(onDemand, call);
    return machinePrice(asked).value_or(asked.perHour);
}

cloud::DiskCategories categoriesOf(const Context &context, const domain::LaunchPlan &plan, const cloud::Call &call)
{
    auto categories = context.cloud.diskCategories(plan.regionId, plan.zoneId, plan.typeId, call);
    if (categories.system.isEmpty())
        throw Error(FailureKind::TypeNotSold,
                    {{QStringLiteral("type"), plan.typeId}, {QStringLiteral("zone"), plan.zoneId}});
    return categories;
}

Error tooShort(const Money &limit, std::chrono::minutes shortest)
{
    return Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("spendingLimit")},
                                             {QStringLiteral("value"), limit.toDecimal()},
                                             {QStringLiteral("reason"), QStringLiteral("too short a time")},
                                             {QStringLiteral("minutes"), QString::number(shortest.count() + 1)},
                                             {QStringLiteral("currency"), limit.currency()}});
}

// The whole limit of a session, from its beginning on.
struct LimitedSession
{
    QDateTime began;
    money::SpendingLimit limit;
};

std::optional<LimitedSession> limitedSession(const domain::LaunchPlan &plan, const QVector<storage::Entry> &entries)
{
    const auto *purchase = lastOf(entries, Act::CreateMachine, storage::Entry::Kind::Intent);
    const auto perHour = purchase ? moneyIn(purchase->data, atMostMember) : std::nullopt;
    if (!plan.spendingLimit || !perHour)
        return std::nullopt;
    return LimitedSession{sessionBegan(entries), {*plan.spendingLimit, *perHour}};
}

} // namespace

Money perHourAtMost(const Context &context, const domain::LaunchPlan &plan, const cloud::MachineSpec &order,
                    const domain::PriceQuote &quote, const cloud::DiskCategories &accepted, const cloud::Call &call)
{
    return money::perHourAtMost(quote, machineCap(context, order, quote, call),
                                workDiskPerHour(context, plan, order, accepted, call));
}

AutoRelease orderedEnd(const domain::LaunchPlan &plan, const QDateTime &now, const cloud::Capabilities &capabilities,
                       const std::optional<Money> &perHourAtMost)
{
    if (!plan.spendingLimit || !perHourAtMost)
        return money::autoReleaseAt(now, plan.lease, capabilities);
    if (!capabilities.autoRelease)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("lease")}});
    if (plan.spendingLimit->currency() != perHourAtMost->currency())
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("spendingLimit")},
                                                {QStringLiteral("value"), plan.spendingLimit->currency()},
                                                {QStringLiteral("reason"), QStringLiteral("another currency")},
                                                {QStringLiteral("currency"), perHourAtMost->currency()}});
    const auto end =
        money::autoReleaseAt(now, plan.lease, capabilities, money::SpendingLimit{*plan.spendingLimit, *perHourAtMost});
    if (end.laterThanAsked && end.reason == AutoRelease::Reason::SpendingLimit)
        throw tooShort(*plan.spendingLimit, capabilities.shortestAutoRelease);
    return end;
}

ExpectedEnd expectedEnd(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop)
{
    const cloud::Call call{stop};
    const auto categories = categoriesOf(context, plan, call);
    auto order = machineSpec(plan, {plan.zoneId, plan.typeId}, {}, {}, categories.system.first());
    if (order.imageId.isEmpty()) { // without an image no provider prices the system disk
        const QString family = plan.imageFamily.isEmpty() ? context.cloud.info().defaultImageFamily : plan.imageFamily;
        const auto image = context.cloud.imageFromFamily(plan.regionId, family, call);
        if (!image)
            throw Error(FailureKind::NotFound,
                        {{QStringLiteral("what"), QStringLiteral("image")}, {QStringLiteral("id"), family}});
        order.imageId = image->id;
        order.systemDiskGiB = std::max(order.systemDiskGiB, image->minimumDiskGiB);
    }
    const auto quote = context.cloud.quote(order, call);
    ExpectedEnd expected;
    expected.perHourAtMost = perHourAtMost(context, plan, order, quote, categories, call);
    expected.release = orderedEnd(plan, context.clock.now(), context.cloud.capabilities(), expected.perHourAtMost);
    return expected;
}

std::optional<Money> linePerHour(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop)
{
    const cloud::Call call{stop};
    auto fixed = plan;
    fixed.bandwidthBilling = domain::BandwidthBilling::ByBandwidth;
    const auto order =
        machineSpec(fixed, {plan.zoneId, plan.typeId}, {}, {}, categoriesOf(context, plan, call).system.first());
    for (const auto &item : context.cloud.quote(order, call).items) {
        if (item.what == domain::PriceItem::What::Bandwidth && !item.perHour.isZero())
            return item.perHour;
    }
    return std::nullopt;
}

QDateTime limitReachedAt(const domain::LaunchPlan &plan, const QVector<storage::Entry> &entries)
{
    const auto session = limitedSession(plan, entries);
    return session ? money::limitReachedAt(session->began, session->limit) : QDateTime();
}

std::optional<money::SpendingLimit> leftOfLimit(Run &run)
{
    auto session = limitedSession(run.plan(), run.journal().entries());
    if (!session)
        return std::nullopt;
    const std::chrono::seconds past(std::max<qint64>(0, session->began.secsTo(run.now())));
    session->limit.left = session->limit.left - session->limit.perHourAtMost.perHourFor(past);
    return session->limit;
}

void requireWithinLimit(Run &run, const QDateTime &end)
{
    const QDateTime last = limitReachedAt(run.plan(), run.journal().entries());
    if (!last.isValid() || (end.isValid() && end <= last))
        return;
    throw Error(FailureKind::SpendingLimitReached, {{QStringLiteral("limit"), run.plan().spendingLimit->toDecimal()},
                                                    {QStringLiteral("currency"), run.plan().spendingLimit->currency()},
                                                    {QStringLiteral("until"), last.toString(Qt::ISODate)}});
}

} // namespace spotbook::launch
