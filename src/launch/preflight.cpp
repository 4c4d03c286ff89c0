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
        const auto cidr = toCidr(m_context.ownAddress);
        if (cidr && letsStrangersIn(*cidr))
            add(What::Exposure, State::Warning, *cidr);
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
            const auto disk = existingDisk(m_context, plan(), m_call);
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
        const auto offers = cloud().offers(plan().regionId, plan().purchase, {plan().typeId}, m_call);
        const auto inStock = [](const domain::Offer &offer) { return offer.stock != domain::Stock::SoldOut; };
        const QString where = plan().zoneId.isEmpty() ? plan().regionId : plan().zoneId;
        if (plan().zoneId.isEmpty()) {
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
        const bool sold = std::any_of(offers.begin(), offers.end(), [&](const domain::Offer &offer) {
            return offer.type.id == plan().typeId && offer.zoneId == plan().zoneId && inStock(offer);
        });
        if (sold) {
            add(What::Stock, State::Fine, plan().zoneId);
            return;
        }
        const auto none =
            failure(FailureKind::NoStock, {{QStringLiteral("type"), plan().typeId}, {QStringLiteral("zone"), where}});
        if (plan().fallbacks.isEmpty())
            throw Error(none);
        add(What::Stock, State::Warning, where, none);
        if (plan().zoneId.isEmpty())
            plan().zoneId = plan().fallbacks.first().zoneId;
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
        m_canDryRun = ask(What::Price, State::Problem, [&] {
            const auto categories = cloud().diskCategories(plan().regionId, plan().zoneId, plan().typeId, m_call);
            if (categories.system.isEmpty())
                throw Error(FailureKind::TypeNotSold,
                            {{QStringLiteral("type"), plan().typeId}, {QStringLiteral("zone"), plan().zoneId}});
            m_spec = machineSpec(plan(), {plan().zoneId, plan().typeId}, {}, {}, categories.system.first());
            m_result.machinePrice = cloud().quote(m_spec, m_call);
            quoteDisk(categories);
            comparePrice();
            m_categories = categories;
        });
        if (m_canDryRun && plan().spendingLimit)
            ask(What::Lease, State::Problem, [&] {
                m_result.perHourAtMost =
                    perHourAtMost(m_context, plan(), m_spec, *m_result.machinePrice, m_categories, m_call);
                orderedEnd(plan(), m_context.clock.now(), cloud().capabilities(), m_result.perHourAtMost);
            });
    }

    void quoteDisk(const cloud::DiskCategories &categories)
    {
        if (plan().workDisk.source == domain::WorkDiskSource::Existing)
            return;
        const QString category = diskCategory(plan().workDisk, categories, plan().typeId, plan().zoneId);
        m_result.diskPrice = cloud().quoteDisk(
            diskSpec(m_context, plan(), QStringLiteral("preflight"), plan().zoneId, category), m_call);
    }

    void comparePrice()
    {
        const auto market = machinePrice(*m_result.machinePrice).value_or(m_result.machinePrice->perHour);
        const QString value = market.toDecimal() + QLatin1Char(' ') + market.currency();
        if (plan().priceLimit && plan().priceLimit->currency().isEmpty())
            plan().priceLimit = Money::micros(plan().priceLimit->inMicros(), market.currency());
        // The same figure in another currency would be another promise.
        if (plan().priceLimit && plan().priceLimit->currency() != market.currency())
            throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("priceLimit")},
                                                    {QStringLiteral("value"), plan().priceLimit->currency()},
                                                    {QStringLiteral("reason"), QStringLiteral("another currency")},
                                                    {QStringLiteral("currency"), market.currency()}});
        if (plan().purchase != domain::Purchase::SpotWithLimit || !plan().priceLimit || market <= *plan().priceLimit) {
            add(What::Price, State::Fine, value);
            return;
        }
        const auto dear =
            failure(FailureKind::PriceAboveLimit, {{QStringLiteral("type"), plan().typeId},
                                                   {QStringLiteral("zone"), plan().zoneId},
                                                   {QStringLiteral("limit"), plan().priceLimit->toDecimal()},
                                                   {QStringLiteral("market"), market.toDecimal()},
                                                   {QStringLiteral("currency"), market.currency()}});
        add(What::Price, plan().fallbacks.isEmpty() ? State::Problem : State::Warning, value, dear);
    }

    // An existing group that stays as it is: what it does not let in is said before anything is paid for.
    void rules()
    {
        if (plan().securityGroupId.isEmpty() || plan().addMissingRules)
            return;
        ask(What::Rules, State::Unknown, [&] {
            Context quiet = m_context;
            quiet.warned = nullptr; // a wide address has its own line
            const auto rules = cloud().firewallRules(plan().regionId, plan().securityGroupId, m_call);
            const auto missing = reviewRules(rules, neededPorts(plan().access), ownAddress(quiet, m_call.stop)).missing;
            QStringList ports;
            for (const quint16 port : missing)
                ports.append(QString::number(port));
            add(What::Rules, missing.isEmpty() ? State::Fine : State::Warning, ports.join(QStringLiteral(", ")));
        });
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
                    : existingSubnet(m_context, plan().regionId, access.networkId, plan().zoneId, m_call.stop);
            if (access.groupId.isEmpty() || access.keyPairName.isEmpty() || !subnet) {
                add(What::DryRun, State::Unknown);
                return;
            }
            m_spec.securityGroupId = access.groupId;
            m_spec.keyPairName = access.keyPairName;
            m_spec.subnetId = *subnet;
            cloud().dryRun(m_spec, m_call);
            add(What::DryRun, State::Fine);
        });
    }

    const Context &m_context;
    cloud::Call m_call;
    Preflight m_result;
    cloud::MachineSpec m_spec;
    cloud::DiskCategories m_categories;
    bool m_canDryRun = false;
};

} // namespace

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
