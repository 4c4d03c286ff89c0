#include "launch/machine_purchase.h"

#include "launch/names.h"
#include "launch/record.h"
#include "launch/session_cost.h"
#include "launch/spending.h"
#include "launch/user_data.h"
#include "storage/host_key_store.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::MachineState;
using domain::Stage;

namespace {

constexpr auto pollEvery = std::chrono::seconds(1);
constexpr auto runningTime = std::chrono::minutes(8);
constexpr auto visibleTime = std::chrono::minutes(2);
constexpr auto addressTime = std::chrono::minutes(1);

const QString cloudLabel = QStringLiteral("cloud");

std::optional<QString> findBought(Run &run)
{
    const auto machines = run.context().cloud.machines(run.regionId(), byLaunch(run.context().owner, run.launchId()),
                                                       cloud::Call{run.stop()});
    return machines.isEmpty() ? std::nullopt : std::optional(machines.first().id);
}

Error aboveConsent(const Rung &rung, const domain::Money &market, const domain::Money &agreed)
{
    return Error(FailureKind::PriceAboveLimit, {{QStringLiteral("type"), rung.typeId},
                                                {QStringLiteral("zone"), rung.zoneId},
                                                {QStringLiteral("market"), market.toDecimal()},
                                                {QStringLiteral("limit"), agreed.toDecimal()},
                                                {QStringLiteral("currency"), market.currency()}});
}

// The bootstrap host key is pinned before the machine exists: it is the only one that will be accepted at the
// first login.
ssh::KeyPair pinBootstrapKey(Run &run)
{
    auto key = ssh::generateKeyPair(ssh::KeyType::Ed25519);
    storage::HostKeyStore(run.context().paths).pin(run.launchId(), {key.publicKey.line});
    return key;
}

struct Offered
{
    cloud::MachineSpec spec;
    domain::PriceQuote quote;
    std::optional<domain::Money> atMost; // per hour, with the work disk; only where a spending limit needs it
    std::optional<domain::Money> disk;   // per hour, the work disk that is there
};

void dateOrder(Run &run, Offered &offered)
{
    offered.spec.autoReleaseAt =
        orderedEnd(run.plan(), run.now(), run.context().cloud.capabilities(), offered.atMost).at;
}

// Everything that can be refused is asked here, before the work disk is made and paid for. Without a limit the first
// place's price is what the person has agreed to: no later rung may cost more, also when the first is refused below. A
// price that the person was shown binds every rung, the first too, beside any limit.
Offered offer(Run &run, const Access &access, const Rung &rung, std::optional<domain::Money> &agreed)
{
    const QString subnet = ensureSubnet(run, access.networkId, rung.zoneId);
    const auto categories = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.diskCategories(run.regionId(), rung.zoneId, rung.typeId, call);
    });
    if (categories.system.isEmpty())
        throw Error(FailureKind::TypeNotSold,
                    {{QStringLiteral("type"), rung.typeId}, {QStringLiteral("zone"), rung.zoneId}});
    Offered offered;
    offered.spec = machineSpec(run.plan(), rung, access, subnet, categories.system.first());
    offered.quote =
        run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) { return cloud.quote(offered.spec, call); });
    const auto price = machinePrice(offered.quote);
    if (price && agreed && *price > *agreed)
        throw aboveConsent(rung, *price, *agreed);
    const auto seen = shownPrice(run.journal().entries(), agreedPriceMember);
    if (price && seen && notablyDearer(*price, *seen))
        throw aboveAgreed(rung, *price, *seen);
    if (!agreed && !seen)
        agreed = price;
    offered.spec.tags = launchTags(run.context().owner, run.plan().profile, run.launchId(), roleMachine);
    if (run.plan().spendingLimit)
        offered.atMost = run.read([&](cloud::CloudProvider &, const cloud::Call &call) {
            return perHourAtMost(run.context(), run.plan(), offered.spec, offered.quote, categories, call);
        });
    dateOrder(run, offered);
    run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) { cloud.dryRun(offered.spec, call); });
    return offered;
}

// Nothing fails for a figure that is only to be shown: then what was shown before counts.
std::optional<domain::Money> priceOfDisk(Run &run, const domain::Disk &disk)
{
    const auto asked =
        run.read([&](auto &, const cloud::Call &call) { return disksPerHour(run.context(), {disk}, call); });
    return asked ? asked : shownPrice(run.journal().entries(), diskPriceMember);
}

std::optional<domain::Money> itemPrice(const domain::PriceQuote &quote, domain::PriceItem::What what)
{
    for (const auto &item : quote.items) {
        if (item.what == what)
            return item.perHour;
    }
    return std::nullopt;
}

QString buyOne(Run &run, Offered offered, const Rung &rung)
{
    dateOrder(run, offered); // from now: the work disk took its time
    auto &[spec, quote, atMost, disk] = offered;
    const auto hostKey = pinBootstrapKey(run);
    spec.userData = userData(hostKey);
    QJsonObject data{
        {QStringLiteral("zone"), rung.zoneId},
        {QStringLiteral("type"), rung.typeId},
        {QStringLiteral("hostKey"), QString::fromLatin1(hostKey.publicKey.line)},
        {boughtPriceMember, quote.perHour.toDecimal()},
        {machinePriceMember, machinePrice(quote).value_or(quote.perHour).toDecimal()},
        {QStringLiteral("currency"), quote.perHour.currency()},
        {QStringLiteral("autoRelease"), spec.autoReleaseAt.toString(Qt::ISODate)},
    };
    const auto insert = [&data, currency = quote.perHour.currency()](const QString &member,
                                                                     const std::optional<domain::Money> &price) {
        if (price && price->currency() == currency)
            data.insert(member, price->toDecimal());
    };
    insert(atMostMember, atMost);
    insert(diskPriceMember, disk);
    insert(systemDiskPriceMember, itemPrice(quote, domain::PriceItem::What::SystemDisk));
    const auto &order = spec;
    return run.made({Act::CreateMachine, order.name, data, [&] { return findBought(run); },
                     [&](cloud::CloudProvider &cloud, const QString &token, const cloud::Call &call) {
                         return cloud.createMachine(order, token, call);
                     }});
}

// An earlier run of this launch may have bought already; its machine is taken, whatever rung it was.
std::optional<Purchase> alreadyBought(Run &run)
{
    const auto id = run.resolved(Act::CreateMachine, [&] { return findBought(run); });
    if (!id)
        return std::nullopt;
    const auto data = run.journal().lastIntent(Act::CreateMachine)->data;
    Purchase purchase;
    purchase.machineId = *id;
    purchase.rung = {data.value(QStringLiteral("zone")).toString(), data.value(QStringLiteral("type")).toString()};
    purchase.perHour = boughtPerHour(run.journal().entries());
    purchase.disk =
        run.stage(Stage::Disk, cloudLabel, [&] { return ensureDisk(run, purchase.rung.zoneId, purchase.rung.typeId); });
    return purchase;
}

[[noreturn]] void throwGone(Run &run, const QString &machineId)
{
    const auto events = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.machineEvents(run.regionId(), machineId, call);
    });
    const bool reclaimed = events.join(QLatin1Char(' ')).contains(QLatin1String("Preemptible"), Qt::CaseInsensitive);
    throw Error(reclaimed ? FailureKind::Reclaimed : FailureKind::MachineGone, {{QStringLiteral("id"), machineId}},
                events.join(QStringLiteral(", ")));
}

} // namespace

bool triesNextRung(FailureKind kind)
{
    return kind == FailureKind::NoStock || kind == FailureKind::TypeNotSold || kind == FailureKind::PriceAboveLimit
           || kind == FailureKind::DiskCategoryUnfit || kind == FailureKind::DiskInOtherZone;
}

bool notablyDearer(const domain::Money &market, const domain::Money &agreed)
{
    return market.currency() != agreed.currency() || market > agreed.percent(notablyDearerPercent);
}

Error aboveAgreed(const Rung &rung, const domain::Money &market, const domain::Money &agreed)
{
    return Error(FailureKind::PriceAboveLimit, {{QStringLiteral("type"), rung.typeId},
                                                {QStringLiteral("zone"), rung.zoneId},
                                                {QStringLiteral("market"), market.toDecimal()},
                                                {QStringLiteral("agreed"), agreed.toDecimal()},
                                                {QStringLiteral("currency"), market.currency()}});
}

QVector<Rung> rungs(const domain::LaunchPlan &plan)
{
    QVector<Rung> all{{plan.zoneId, plan.typeId}};
    for (const auto &rung : plan.fallbacks) {
        if (!all.contains(rung))
            all.append(rung);
    }
    return all;
}

cloud::MachineSpec machineSpec(const domain::LaunchPlan &plan, const Rung &rung, const Access &access,
                               const QString &subnetId, const QString &systemDiskCategory)
{
    cloud::MachineSpec spec;
    spec.regionId = plan.regionId;
    spec.zoneId = rung.zoneId;
    spec.typeId = rung.typeId;
    spec.imageId = plan.imageId;
    spec.name = plan.machineName;
    spec.subnetId = subnetId;
    spec.securityGroupId = access.groupId;
    spec.keyPairName = access.keyPairName;
    spec.purchase = plan.purchase;
    spec.priceLimit = plan.priceLimit;
    spec.systemDiskCategory = systemDiskCategory;
    spec.systemDiskGiB = plan.systemDiskGiB;
    spec.bandwidthMbit = plan.bandwidthMbit;
    spec.bandwidthBilling = plan.bandwidthBilling;
    spec.extraParameters = plan.extraParameters;
    return spec;
}

std::optional<domain::Money> machinePrice(const domain::PriceQuote &quote)
{
    return itemPrice(quote, domain::PriceItem::What::Machine);
}

Purchase buy(Run &run, const Access &access)
{
    if (auto before = alreadyBought(run))
        return *before;
    std::optional<domain::Money> agreed;
    if (run.plan().purchase == domain::Purchase::SpotWithLimit)
        agreed = run.plan().priceLimit;
    std::optional<Error> dearer;
    std::optional<Error> last;
    for (const auto &rung : rungs(run.plan())) {
        try {
            Purchase purchase;
            purchase.rung = rung;
            const auto offered = run.stage(Stage::Disk, cloudLabel, [&] {
                auto found = offer(run, access, rung, agreed);
                purchase.disk = ensureDisk(run, rung.zoneId, rung.typeId);
                found.disk = priceOfDisk(run, purchase.disk.disk);
                return found;
            });
            purchase.machineId = run.stage(Stage::Buy, cloudLabel, [&] { return buyOne(run, offered, rung); });
            purchase.perHour = boughtPerHour(run.journal().entries());
            return purchase;
        } catch (const Error &error) {
            if (!triesNextRung(error.kind()))
                throw;
            if (!agreed && !shownPrice(run.journal().entries(), agreedPriceMember)) // refused before it had a price
                agreed = shownPrice(run.journal().entries(), machinePriceMember);
            if (error.kind() == FailureKind::PriceAboveLimit)
                dearer = error;
            else if (!last || error.kind() == FailureKind::NoStock)
                last = error;
        }
    }
    throw dearer ? *dearer : *last;
}

std::optional<domain::Money> boughtFor(Run &run)
{
    const auto intent = run.journal().lastIntent(Act::CreateMachine);
    return intent ? moneyIn(intent->data, boughtPriceMember) : std::nullopt;
}

std::optional<domain::Machine> findMachine(Run &run, const QString &machineId)
{
    const auto machines = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.machines(run.regionId(), byIds({machineId}), call);
    });
    for (const auto &machine : machines) {
        if (machine.id == machineId)
            return machine;
    }
    return std::nullopt;
}

QVector<domain::Machine> machinesOfLaunch(Run &run)
{
    return run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.machines(run.regionId(), byLaunch(run.context().owner, run.launchId()), call);
    });
}

domain::Machine waitUntilRunning(Run &run, const QString &machineId)
{
    bool seen = false;
    std::optional<base::Deadline> addressBy;
    const auto visibleBy = base::Deadline::after(run.clock(), visibleTime);
    return run.wait(QStringLiteral("machine"), runningTime, pollEvery, [&]() -> std::optional<domain::Machine> {
        const auto machine = findMachine(run, machineId);
        if (!machine) {
            // A new id may need a while to become visible; one that was seen and is gone will
            // not come back.
            if (seen || visibleBy.passed(run.clock()))
                throwGone(run, machineId);
            return std::nullopt;
        }
        seen = true;
        if (machine->state != MachineState::Running)
            return std::nullopt;
        if (!machine->publicAddress.isEmpty())
            return machine;
        if (!addressBy)
            addressBy = base::Deadline::after(run.clock(), addressTime);
        if (addressBy->passed(run.clock()))
            throw Error(FailureKind::NoPublicAddress, {{QStringLiteral("id"), machineId}});
        return std::nullopt;
    });
}

} // namespace spotbook::launch
