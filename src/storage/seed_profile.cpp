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

// Answered by the launch itself, so that the order would refuse them: our own key pair and never a password, a subnet
// that fits group and zone, the cheapest disk category that the type takes, the lease, the one protected hour of a spot
// machine, no agents. A machine with DeletionProtection could never be released.
bool isAnsweredByLaunch(const QString &key)
{
    static const QStringList answered{QStringLiteral("KeyPairName"),
                                      QStringLiteral("Password"),
                                      QStringLiteral("PasswordInherit"),
                                      QStringLiteral("VSwitchId"),
                                      QStringLiteral("RegionId"),
                                      QStringLiteral("SystemDiskCategory"),
                                      QStringLiteral("InstanceChargeType"),
                                      QStringLiteral("AutoReleaseTime"),
                                      QStringLiteral("SpotDuration"),
                                      QStringLiteral("SecurityEnhancementStrategy"),
                                      QStringLiteral("DeletionProtection"),
                                      QStringLiteral("ClientToken"),
                                      QStringLiteral("DryRun")};
    return answered.contains(key);
}

// The tool's call was CreateInstance by the names of its Python package, which have no dots.
QString nameInOrder(const QString &key)
{
    static const QMap<QString, QString> names{
        {QStringLiteral("SystemDiskDiskName"), QStringLiteral("SystemDisk.DiskName")},
        {QStringLiteral("SystemDiskDescription"), QStringLiteral("SystemDisk.Description")},
        {QStringLiteral("SystemDiskPerformanceLevel"), QStringLiteral("SystemDisk.PerformanceLevel")}};
    return names.value(key, key);
}

// A machine paid by the month is not what is bought here.
void refuseSubscription(const JsonReader &type)
{
    if (const QString text = type.stringOr(QString()); !text.isEmpty() && text != QLatin1String("PostPaid"))
        type.fail(QStringLiteral("PostPaid"));
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
    refuseSubscription(params["InstanceChargeType"]);
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
            plan.extraParameters.insert(nameInOrder(it.key()), textOf(it.value(), params.at(it.key())));
    }
    return plan;
}

} // namespace spotbook::storage
