// The order for one machine as parameters of RunInstances (API page RunInstances).
#include "cloud/aliyun/provider.h"

#include <QRegularExpression>
#include <algorithm>

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::Money;
using domain::Purchase;

namespace {

constexpr int largestUserData = 32 * 1024; // before base64

// What a profile may add. Left out are the parameters that this client sets itself, those that would buy something else
// than one pay-as-you-go machine with a key pair or change how it is logged in to, those whose price DescribePrice does
// not tell (bursts, provisioned IOPS), and RamRoleName: it would bring credentials of the account to the machine.
constexpr const char *extraNames[] = {
    "CpuOptions.Core",
    "CpuOptions.Numa",
    "CpuOptions.ThreadsPerCore",
    "CpuOptions.TopologyType",
    "CpuOptions.NestedVirtualization",
    "PrivatePoolOptions.Id",
    "PrivatePoolOptions.MatchCriteria",
    "SchedulerOptions.DedicatedHostClusterId",
    "SecurityOptions.ConfidentialComputingMode",
    "SecurityOptions.TrustedSystemMode",
    "SecurityOptions.EnableSecureBoot",
    "SystemDisk.AutoSnapshotPolicyId",
    "SystemDisk.Description",
    "SystemDisk.DiskName",
    "SystemDisk.PerformanceLevel",
    "SystemDisk.EncryptAlgorithm",
    "SystemDisk.Encrypted",
    "SystemDisk.KMSKeyId",
    "SystemDisk.StorageClusterId",
    "Affinity",
    "ClockOptions.PtpStatus",
    "CreditSpecification",
    "DedicatedHostId",
    "DeploymentSetGroupNo",
    "DeploymentSetId",
    "Description",
    "HostName",
    "HpcClusterId",
    "HttpEndpoint",
    "HttpPutResponseHopLimit",
    "HttpTokens",
    "InternetMaxBandwidthIn",
    "IoOptimized",
    "Ipv6Address.N",
    "Ipv6AddressCount",
    "Isp",
    "ManagedHostId",
    "NetworkInterfaceQueueNumber",
    "NetworkOptions.BandwidthWeighting",
    "NetworkOptions.EnableJumboFrame",
    "NetworkOptions.EnableNetworkEncryption",
    "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord",
    "PrivateDnsNameOptions.EnableInstanceIdDnsARecord",
    "PrivateDnsNameOptions.EnableIpDnsARecord",
    "PrivateDnsNameOptions.EnableIpDnsPtrRecord",
    "PrivateDnsNameOptions.HostnameType",
    "PrivateIpAddress",
    "ResourceGroupId",
    "SpotInterruptionBehavior",
    "StorageSetId",
    "StorageSetPartitionNumber",
    "Tenancy",
};

[[noreturn]] void refuse(const QString &field, const QString &value, const QString &reason)
{
    throw Error(
        FailureKind::InvalidInput,
        {{QStringLiteral("field"), field}, {QStringLiteral("value"), value}, {QStringLiteral("reason"), reason}});
}

// "Ipv6Address.2" is an "Ipv6Address.N".
bool isKnownExtra(QString name)
{
    static const QRegularExpression number(QStringLiteral("\\.[1-9][0-9]?(?=\\.|$)"));
    name.replace(number, QStringLiteral(".N"));
    return std::any_of(std::begin(extraNames), std::end(extraNames),
                       [&](const char *known) { return name == QLatin1String(known); });
}

// At most three decimals are taken; what is more is cut off, never rounded up above the person's limit.
QString priceLimitText(const Money &limit)
{
    return Money::micros(limit.inMicros() / 1000 * 1000, limit.currency()).toDecimal(2);
}

void setPurchase(Parameters &parameters, const MachineSpec &spec)
{
    parameters.set("InstanceChargeType", "PostPaid");
    if (spec.purchase == Purchase::OnDemand) {
        parameters.set("SpotStrategy", "NoSpot");
        return;
    }
    if (spec.zoneId.isEmpty())
        refuse(QStringLiteral("zone"), {}, QStringLiteral("a spot machine needs a zone"));
    if (spec.purchase == Purchase::SpotWithLimit) {
        if (!spec.priceLimit || spec.priceLimit->inMicros() < 1000)
            refuse(QStringLiteral("priceLimit"), {}, QStringLiteral("a spot machine with a limit needs one"));
        parameters.set("SpotStrategy", "SpotWithPriceLimit").set("SpotPriceLimit", priceLimitText(*spec.priceLimit));
    } else {
        parameters.set("SpotStrategy", "SpotAsPriceGo");
    }
    parameters.set("SpotDuration", 1); // one protected hour
}

void addExtras(Parameters &parameters, const QMap<QString, QString> &extras)
{
    checkExtraParameters(extras);
    for (auto it = extras.begin(); it != extras.end(); ++it) {
        parameters.remove(it.key()); // our own choice of the disk's performance level
        parameters.set(it.key().toLatin1().constData(), it.value());
    }
}

} // namespace

void checkExtraParameters(const QMap<QString, QString> &extras)
{
    for (auto it = extras.begin(); it != extras.end(); ++it) {
        if (!isKnownExtra(it.key()))
            refuse(it.key(), it.value(), QStringLiteral("not a parameter that may be added to RunInstances"));
    }
}

Parameters runInstancesParameters(const MachineSpec &spec)
{
    if (spec.systemDiskCategory.isEmpty())
        refuse(QStringLiteral("systemDiskCategory"), {}, QStringLiteral("must be given"));
    if (spec.userData.size() > largestUserData)
        refuse(QStringLiteral("userData"), QString::number(spec.userData.size()), QStringLiteral("more than 32 KiB"));
    Parameters parameters;
    parameters.set("RegionId", spec.regionId)
        .setIfAny("ZoneId", spec.zoneId)
        .set("InstanceType", spec.typeId)
        .set("ImageId", spec.imageId)
        .set("InstanceName", spec.name)
        .set("VSwitchId", spec.subnetId)
        .set("SecurityGroupId", spec.securityGroupId)
        .set("KeyPairName", spec.keyPairName)
        .set("Amount", 1);
    setPurchase(parameters, spec);
    setDiskKind(parameters, "SystemDisk.", spec.systemDiskCategory);
    parameters.set("SystemDisk.Size", spec.systemDiskGiB)
        .set("InternetMaxBandwidthOut", spec.bandwidthMbit) // above zero: a public address comes with it
        .set("InternetChargeType",
             spec.bandwidthBilling == domain::BandwidthBilling::ByTraffic ? "PayByTraffic" : "PayByBandwidth")
        .set("SecurityEnhancementStrategy", "Deactive") // no agent that nobody asked for
        .time("AutoReleaseTime", spec.autoReleaseAt);
    if (!spec.userData.isEmpty())
        parameters.set("UserData", QString::fromLatin1(spec.userData.toBase64()));
    parameters.tags(spec.tags);
    addExtras(parameters, spec.extraParameters);
    return parameters;
}

} // namespace spotbook::cloud::aliyun
