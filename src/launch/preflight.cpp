#include "launch/account_check.h"
#include "launch/flows.h"
#include "launch/machine_purchase.h"
#include "launch/names.h"
#include "launch/own_address.h"
#include "launch/spending.h"

#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::Failure;
using domain::FailureKind;
using domain::Money;
using What = Check::What;
using State = Check::State;

namespace {

Failure failure(FailureKind kind, QMap<QString, QString> params = {})
{
    Failure made;
    made.kind = kind;
    made.params = std::move(params);
    return made;
}

// Collects the list; one question that cannot be answered does not hide the others.
class Checker
{
public:
    Checker(const Context &context, const domain::LaunchPlan &plan, base::StopToken stop)
        : m_context(context), m_call{std::move(stop)}
    {
        m_result.plan = plan;
    }

    Preflight run()
    {
        if (!key())
            return m_result;
        m_result.checks.append(clockCheck(cloud().clockSkew()));
        realNameAndQuota();
        balance();
        leaseAndExposure();
        rules();
        if (!place())
            return m_result;
        price();
        dryRun();
        return m_result;
    }

private:
    domain::LaunchPlan &plan() { return m_result.plan; }
    cloud::CloudProvider &cloud() { return m_context.cloud; }

    void add(What what, State state, const QString &value = {}, std::optional<Failure> why = {})
    {
        m_result.checks.append({what, state, std::move(why), value});
    }

    // Runs one question. An error becomes a line of its kind; true when there was none.
    bool ask(What what, State onError, const std::function<void()> &question)
    {
        try {
            question();
            return true;
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            add(error.kind() == FailureKind::PermissionMissing ? What::Permission : what, onError, {}, error.failure());
            return false;
        }
    }

    bool key()
    {
        try {
            const auto identity = cloud().identity(m_call);
            add(What::Reach, State::Fine);
            add(What::Key, State::Fine, identity.name);
            m_result.checks.append(rootKeyCheck(identity));
            return true;
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            m_result.checks.append(noIdentityCheck(error.failure()));
            return false;
        }
    }

    void realNameAndQuota()
    {
        ask(What::Quota, State::Unknown, [&] {
            const auto quotas = cloud().quotas(plan().regionId, m_call);
            m_result.checks.append(realNameCheck(quotas));
            if (plan().purchase == domain::Purchase::OnDemand)
                return;
            const auto types =
                quotas.spotVcpus ? cloud().machineTypes({plan().typeId}, m_call) : QVector<domain::MachineType>();
            const int needed = types.isEmpty() ? 1 : std::max(1, types.first().vcpus);
            m_result.checks.append(quotaCheck(quotas, needed, plan().regionId));
        });
    }

    void balance()
    {
        ask(What::Balance, State::Unknown, [&] {
            const auto balance = cloud().balance(m_call);
            m_result.checks.append(balanceCheck(balance, cloud().neededBalance()));
        });
    }

    void leaseAndExposure()
    {
        if (plan().lease.count() == 0 && !plan().spendingLimit)
            add(What::Lease, State::Warning);
        const QString &own = m_context.ownAddress;
        const auto cidr = toCidr(own);
        if (cidr && letsStrangersIn(*cidr))
            add(What::Exposure, State::Warning, *cidr);
        else if (!cidr && !own.isEmpty())
            add(What::Exposure, State::Problem, own, noAddress(own).failure());
    }

    // Region, zone, image, disk category: where it is to be, and whether it is for sale there.
    bool place()
    {
        return ask(What::Stock, State::Problem, [&] {
            const auto regions = cloud().regions(m_call);
            if (std::none_of(regions.begin(), regions.end(),
                             [&](const auto &region) { return region.id == plan().regionId; }))
                throw Error(FailureKind::RegionUnknown, {{QStringLiteral("region"), plan().regionId}});
            fixToExistingDisk();
            chooseZone();
            resolveImage();
        });
    }

    void fixToExistingDisk()
    {
        if (plan().workDisk.source == domain::WorkDiskSource::Existing) {
            m_disk = existingDisk(m_context, plan(), m_call);
            const auto &disk = *m_disk;
            if (!plan().zoneId.isEmpty() && plan().zoneId != disk.zoneId)
                throw Error(FailureKind::DiskInOtherZone, {{QStringLiteral("disk"), disk.id},
                                                           {QStringLiteral("diskZone"), disk.zoneId},
                                                           {QStringLiteral("zone"), plan().zoneId}});
            if (!disk.machineId.isEmpty())
                throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), disk.id}});
            plan().zoneId = disk.zoneId;
        }
        if (plan().workDisk.source == domain::WorkDiskSource::Snapshot) {
            const auto snapshots = cloud().snapshots(plan().regionId, byIds({plan().workDisk.snapshotId}), m_call);
            if (snapshots.isEmpty())
                throw Error(FailureKind::NotFound, {{QStringLiteral("what"), QStringLiteral("snapshot")},
                                                    {QStringLiteral("id"), plan().workDisk.snapshotId}});
            if (!snapshots.first().complete())
                throw Error(FailureKind::Conflict, {{QStringLiteral("what"), QStringLiteral("snapshot")},
                                                    {QStringLiteral("id"), plan().workDisk.snapshotId}});
        }
    }

    // The zone asked for, or the cheapest that has stock. Without stock the ladder's other rungs may still
    // help.
    void chooseZone()
    {
        const auto offers = cloud().offers(plan().regionId, plan().purchase, typesOfTheLadder(), m_call);
        const auto isSold = [&](const Rung &rung) {
            return std::any_of(offers.begin(), offers.end(), [&](const domain::Offer &offer) {
                return offer.type.id == rung.typeId && offer.zoneId == rung.zoneId && inStock(offer);
            });
        };
        const QString where = plan().zoneId.isEmpty() ? plan().regionId : plan().zoneId;
        if (plan().zoneId.isEmpty())
            takeCheapestZone(offers);
        for (const auto &rung : rungs(plan())) {
            if (isSold(rung))
                m_sold.append(rung);
        }
        if (m_sold.contains(planned())) {
            add(What::Stock, State::Fine, plan().zoneId);
            return;
        }
        const auto none =
            failure(FailureKind::NoStock, {{QStringLiteral("type"), plan().typeId}, {QStringLiteral("zone"), where}});
        if (m_sold.isEmpty())
            throw Error(none);
        add(What::Stock, State::Warning, where, none);
        if (plan().zoneId.isEmpty())
            plan().zoneId = plan().fallbacks.first().zoneId;
    }

    static bool inStock(const domain::Offer &offer) { return offer.stock != domain::Stock::SoldOut; }
    Rung planned() { return {plan().zoneId, plan().typeId}; }

    QStringList typesOfTheLadder()
    {
        QStringList types;
        for (const auto &rung : rungs(plan())) {
            if (!types.contains(rung.typeId))
                types.append(rung.typeId);
        }
        return types;
    }

    void takeCheapestZone(const QVector<domain::Offer> &offers)
    {
        const auto prices = marketPrices();
        std::optional<Money> best;
        for (const auto &offer : offers) {
            if (offer.type.id != plan().typeId || !inStock(offer))
                continue;
            const auto price = prices.value(offer.zoneId);
            if (plan().zoneId.isEmpty() || (price && (!best || *price < *best))) {
                plan().zoneId = offer.zoneId;
                best = price;
            }
        }
    }

    QMap<QString, std::optional<Money>> marketPrices()
    {
        QMap<QString, std::optional<Money>> latest;
        const bool onDemand = plan().purchase == domain::Purchase::OnDemand;
        try {
            const auto from = m_context.clock.now().addSecs(-3 * 3600);
            for (const auto &point : cloud().spotPrices(plan().regionId, {}, plan().typeId, from, m_call))
                latest.insert(point.zoneId, onDemand ? point.onDemandPerHour : point.spotPerHour);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
        }
        return latest;
    }

    void resolveImage()
    {
        if (!plan().imageId.isEmpty())
            return;
        const QString family = plan().imageFamily.isEmpty() ? cloud().info().defaultImageFamily : plan().imageFamily;
        const auto image = cloud().imageFromFamily(plan().regionId, family, m_call);
        if (!image)
            throw Error(FailureKind::NotFound,
                        {{QStringLiteral("what"), QStringLiteral("image")}, {QStringLiteral("id"), family}});
        plan().imageId = image->id;
        plan().systemDiskGiB = std::max(plan().systemDiskGiB, image->minimumDiskGiB);
    }

    void price()
    {
        m_canDryRun = ask(What::Price, State::Problem, [&] { quoteWhatIsBought(); });
        if (m_canDryRun && plan().spendingLimit)
            ask(What::Lease, State::Problem, [&] {
                m_result.perHourAtMost =
                    perHourAtMost(m_context, plan(), m_order.spec, m_order.machine, m_order.categories, m_call);
                orderedEnd(plan(), m_context.clock.now(), cloud().capabilities(), m_result.perHourAtMost);
            });
    }

    struct Order
    {
        Rung rung;
        cloud::MachineSpec spec;
        cloud::DiskCategories categories;
        domain::PriceQuote machine;
        std::optional<domain::PriceQuote> disk;
        std::optional<Failure> tooDear;
        QString market; // of the machine alone
    };

    // As buy() goes down the ladder: what is shown is the price of the first rung that it will not refuse.
    void quoteWhatIsBought()
    {
        std::optional<Order> dear;
        std::optional<Error> unfit;
        for (const auto &rung : std::as_const(m_sold)) {
            try {
                const auto order = ordered(rung);
                if (!order.tooDear) {
                    sayWhyNotPlanned(dear, unfit);
                    take(order, State::Fine);
                    return;
                }
                if (!dear)
                    dear = order;
            } catch (const Error &error) {
                if (!triesNextRung(error.kind()))
                    throw;
                if (!unfit)
                    unfit = error;
            }
        }
        if (!dear)
            throw *unfit;
        take(*dear, State::Problem);
    }

    Order ordered(const Rung &rung)
    {
        Order order;
        order.rung = rung;
        order.categories = cloud().diskCategories(plan().regionId, rung.zoneId, rung.typeId, m_call);
        if (order.categories.system.isEmpty())
            throw Error(FailureKind::TypeNotSold,
                        {{QStringLiteral("type"), rung.typeId}, {QStringLiteral("zone"), rung.zoneId}});
        if (m_disk)
            requireTaken(*m_disk, order.categories, rung.zoneId, rung.typeId);
        order.spec = machineSpec(plan(), rung, {}, {}, order.categories.system.first());
        order.machine = cloud().quote(order.spec, m_call);
        if (!m_disk) {
            const QString category = diskCategory(plan().workDisk, order.categories, rung.typeId, rung.zoneId);
            order.disk = cloud().quoteDisk(
                diskSpec(m_context, plan(), QStringLiteral("preflight"), rung.zoneId, category), m_call);
        }
        compareWithLimit(order);
        return order;
    }

    void compareWithLimit(Order &order)
    {
        const auto market = machinePrice(order.machine).value_or(order.machine.perHour);
        order.market = market.toDecimal() + QLatin1Char(' ') + market.currency();
        if (plan().priceLimit && plan().priceLimit->currency().isEmpty())
            plan().priceLimit = Money::micros(plan().priceLimit->inMicros(), market.currency());
        // The same figure in another currency would be another promise.
        if (plan().priceLimit && plan().priceLimit->currency() != market.currency())
            throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("priceLimit")},
                                                    {QStringLiteral("value"), plan().priceLimit->currency()},
                                                    {QStringLiteral("reason"), QStringLiteral("another currency")},
                                                    {QStringLiteral("currency"), market.currency()}});
        order.spec.priceLimit = plan().priceLimit;
        if (plan().purchase != domain::Purchase::SpotWithLimit || !plan().priceLimit || market <= *plan().priceLimit)
            return;
        order.tooDear =
            failure(FailureKind::PriceAboveLimit, {{QStringLiteral("type"), order.rung.typeId},
                                                   {QStringLiteral("zone"), order.rung.zoneId},
                                                   {QStringLiteral("limit"), plan().priceLimit->toDecimal()},
                                                   {QStringLiteral("market"), market.toDecimal()},
                                                   {QStringLiteral("currency"), market.currency()}});
    }

    // That it is sold out has been said.
    void sayWhyNotPlanned(const std::optional<Order> &dear, const std::optional<Error> &unfit)
    {
        if (!m_sold.contains(planned()))
            return;
        if (dear && dear->rung == planned())
            add(What::Price, State::Warning, dear->market, dear->tooDear);
        else if (unfit)
            add(What::Stock, State::Warning, plan().zoneId, unfit->failure());
    }

    void take(const Order &order, State state)
    {
        m_order = order;
        m_result.machinePrice = order.machine;
        m_result.diskPrice = order.disk;
        add(What::Price, state, order.market, order.tooDear);
        if (state != State::Fine || order.rung == planned())
            return;
        m_result.instead = order.rung;
        rememberPlannedPrice();
    }

    // Without a limit it is what buy() may not exceed as long as nobody has agreed to more.
    void rememberPlannedPrice()
    {
        try {
            auto spec = m_order.spec;
            spec.zoneId = plan().zoneId;
            spec.typeId = plan().typeId;
            const auto quote = cloud().quote(spec, m_call);
            m_result.plannedPerHour = machinePrice(quote).value_or(quote.perHour);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
        }
    }

    // An existing group: what it does not let in, also with what it is to get, is said before anything is paid for.
    void rules()
    {
        if (plan().securityGroupId.isEmpty())
            return;
        ask(What::Rules, State::Unknown, [&] {
            Context quiet = m_context;
            quiet.warned = nullptr; // a wide address has its own line
            const auto rules = cloud().firewallRules(plan().regionId, plan().securityGroupId, m_call);
            const auto review = reviewRules(rules, neededPorts(plan().access), ownAddress(quiet, m_call.stop));
            if (plan().addMissingRules) {
                if (!review.refused.isEmpty())
                    add(What::Rules, State::Warning, listOf(review.refused));
                return;
            }
            const auto shut = review.refused + review.missing;
            add(What::Rules,
                !shut.isEmpty()            ? State::Warning
                : !review.unsure.isEmpty() ? State::Unknown
                                           : State::Fine,
                listOf(shut.isEmpty() ? review.unsure : shut));
        });
    }

    static QString listOf(const QVector<quint16> &ports)
    {
        QStringList numbers;
        for (const quint16 port : ports)
            numbers.append(QString::number(port));
        return numbers.join(QStringLiteral(", "));
    }

    // Only where the free things are there already; launch() does it in any case before it buys.
    void dryRun()
    {
        if (!m_canDryRun) {
            add(What::DryRun, State::Unknown);
            return;
        }
        ask(What::DryRun, State::Problem, [&] {
            const auto access = existingAccess(m_context, plan(), m_call.stop);
            const auto subnet =
                access.networkId.isEmpty()
                    ? std::nullopt
                    : existingSubnet(m_context, plan().regionId, access.networkId, m_order.rung.zoneId, m_call.stop);
            if (access.groupId.isEmpty() || access.keyPairName.isEmpty() || !subnet) {
                add(What::DryRun, State::Unknown);
                return;
            }
            auto spec = m_order.spec;
            spec.securityGroupId = access.groupId;
            spec.keyPairName = access.keyPairName;
            spec.subnetId = *subnet;
            cloud().dryRun(spec, m_call);
            add(What::DryRun, State::Fine);
        });
    }

    const Context &m_context;
    cloud::Call m_call;
    Preflight m_result;
    std::optional<domain::Disk> m_disk; // the work disk, where it exists already
    QVector<Rung> m_sold;               // the rungs that have stock, as far as the cloud says
    Order m_order;                      // what the prices are of
    bool m_canDryRun = false;
};

} // namespace

std::optional<Money> Preflight::machinePerHour() const
{
    return machinePrice ? std::optional(launch::machinePrice(*machinePrice).value_or(machinePrice->perHour))
                        : std::nullopt;
}

bool Preflight::canBuy() const
{
    return !firstProblem();
}

std::optional<domain::Failure> Preflight::firstProblem() const
{
    for (const auto &check : checks) {
        if (check.state == Check::State::Problem)
            return check.failure.value_or(Failure{});
    }
    return std::nullopt;
}

Preflight preflight(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop)
{
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    return Checker(context, plan, stop).run();
}

} // namespace spotbook::launch
