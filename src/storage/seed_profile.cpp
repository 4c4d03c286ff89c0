#include "storage/seed_profile.h"

#include "domain/json_reader.h"

namespace spotbook::storage {

using domain::FailureKind;
using domain::JsonReader;
using domain::LaunchPlan;
using domain::Money;
using domain::Purchase;
using domain::WorkDiskSource;

namespace {

Purchase purchaseOf(const JsonReader &strategy)
{
    const QString text = strategy.stringOr(QString());
    if (text == QLatin1String("SpotWithPriceLimit"))
        return Purchase::SpotWithLimit;
    if (text == QLatin1String("SpotAsPriceGo"))
        return Purchase::SpotAtMarket;
    if (text.isEmpty() || text == QLatin1String("NoSpot")) // the call's own default
        return Purchase::OnDemand;
    strategy.fail(QStringLiteral("one of NoSpot, SpotWithPriceLimit, SpotAsPriceGo"));
}

domain::BandwidthBilling billingOf(const JsonReader &type)
{
    const QString text = type.stringOr(QString());
    if (text.isEmpty() || text == QLatin1String("PayByTraffic"))
        return domain::BandwidthBilling::ByTraffic;
    if (text == QLatin1String("PayByBandwidth"))
        return domain::BandwidthBilling::ByBandwidth;
    type.fail(QStringLiteral("one of PayByTraffic, PayByBandwidth"));
}

void readPrice(const JsonReader &limit, LaunchPlan &plan)
{
    if (!limit.exists() || plan.purchase != Purchase::SpotWithLimit)
        return;
    const double price = limit.toDouble();
    if (!(price > 0 && price < 100'000))
        limit.fail(QStringLiteral("a price per hour"));
    plan.priceLimit = Money::fromJsonNumber(price, QStringLiteral("CNY"));
}

QString textOf(const QJsonValue &value, const JsonReader &reader)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return reader.toString();
}

// Answered by the launch itself: our own key pair, a subnet that fits group and zone. Left out so that they
// do not override it.
bool isAnsweredByLaunch(const QString &key)
{
    return key == QLatin1String("KeyPairName") || key == QLatin1String("VSwitchId") || key == QLatin1String("RegionId");
}

} // namespace

bool isSeedProfile(const QJsonObject &json)
{
    return json.contains(QStringLiteral("RegionId")) || json.contains(QStringLiteral("CreateInstanceParams"));
}

LaunchPlan planFromSeed(const QJsonObject &json)
{
    const JsonReader top(json, FailureKind::ProfileUnreadable);
    const auto params = top["CreateInstanceParams"];
    LaunchPlan plan;
    plan.regionId = top["RegionId"].toString();
    plan.typeId = params["InstanceType"].toString();
    plan.zoneId = params["ZoneId"].stringOr({});
    plan.imageId = params["ImageId"].stringOr({});
    plan.securityGroupId = params["SecurityGroupId"].stringOr({});
    plan.machineName = params["InstanceName"].stringOr(plan.machineName);
    plan.bandwidthBilling = billingOf(params["InternetChargeType"]);
    plan.bandwidthMbit = params["InternetMaxBandwidthOut"].intOr(plan.bandwidthMbit);
    plan.systemDiskGiB = params["SystemDiskSize"].intOr(plan.systemDiskGiB);
    plan.purchase = purchaseOf(params["SpotStrategy"]);
    readPrice(params["SpotPriceLimit"], plan);
    plan.workDisk.diskId = top["DiskId"].stringOr({});
    if (!plan.workDisk.diskId.isEmpty()) {
        plan.workDisk.source = WorkDiskSource::Existing;
    } else if (const QString snapshot = top["SnapshotId"].stringOr({}); !snapshot.isEmpty()) {
        plan.workDisk.source = WorkDiskSource::Snapshot;
        plan.workDisk.snapshotId = snapshot;
    }

    static const QStringList placed{
        QStringLiteral("InstanceType"),    QStringLiteral("ZoneId"),         QStringLiteral("ImageId"),
        QStringLiteral("SecurityGroupId"), QStringLiteral("InstanceName"),   QStringLiteral("InternetChargeType"),
        QStringLiteral("SpotStrategy"),    QStringLiteral("SpotPriceLimit"), QStringLiteral("InternetMaxBandwidthOut"),
        QStringLiteral("SystemDiskSize")};
    const auto object = params.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!placed.contains(it.key()) && !isAnsweredByLaunch(it.key()) && !it.value().isNull())
            plan.extraParameters.insert(it.key(), textOf(it.value(), params.at(it.key())));
    }
    return plan;
}

} // namespace spotbook::storage
