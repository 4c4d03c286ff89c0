// The order for one machine as parameters of RunInstances (API page RunInstances).
#include "cloud/aliyun/provider.h"

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
// The kinds are those of the API's own description; what holds without one: API page RunInstances, and for the
// performance level of ESSD disks this client's choice.
using Kind = ExtraParameter::Kind;
struct Extra
{
    const char *name;
    Kind kind;
    const char *standard;
};
constexpr Extra extras[] = {
    {"Affinity", Kind::Text, "default"},
    {"ClockOptions.PtpStatus", Kind::Text, ""},
    {"CpuOptions.Core", Kind::Number, ""},
    {"CpuOptions.NestedVirtualization", Kind::Text, ""},
    {"CpuOptions.Numa", Kind::Text, ""},
    {"CpuOptions.ThreadsPerCore", Kind::Number, ""},
    {"CpuOptions.TopologyType", Kind::Text, ""},
    {"CreditSpecification", Kind::Text, ""},
    {"DedicatedHostId", Kind::Text, ""},
    {"DeploymentSetGroupNo", Kind::Number, ""},
    {"DeploymentSetId", Kind::Text, ""},
    {"Description", Kind::Text, ""},
    {"HostName", Kind::Text, ""},
    {"HpcClusterId", Kind::Text, ""},
    {"HttpEndpoint", Kind::Text, "enabled"},
    {"HttpPutResponseHopLimit", Kind::Number, ""},
    {"HttpTokens", Kind::Text, "optional"},
    {"InternetMaxBandwidthIn", Kind::Number, ""},
    {"IoOptimized", Kind::Text, "optimized"},
    {"Ipv6Address.N", Kind::Text, ""},
    {"Ipv6AddressCount", Kind::Number, ""},
    {"Isp", Kind::Text, ""},
    {"ManagedHostId", Kind::Text, ""},
    {"NetworkInterfaceQueueNumber", Kind::Number, ""},
    {"NetworkOptions.BandwidthWeighting", Kind::Text, ""},
    {"NetworkOptions.EnableJumboFrame", Kind::YesNo, "false"},
    {"NetworkOptions.EnableNetworkEncryption", Kind::YesNo, "false"},
    {"PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord", Kind::YesNo, "false"},
    {"PrivateDnsNameOptions.EnableInstanceIdDnsARecord", Kind::YesNo, "false"},
    {"PrivateDnsNameOptions.EnableIpDnsARecord", Kind::YesNo, "false"},
    {"PrivateDnsNameOptions.EnableIpDnsPtrRecord", Kind::YesNo, "false"},
    {"PrivateDnsNameOptions.HostnameType", Kind::Text, ""},
    {"PrivateIpAddress", Kind::Text, ""},
    {"PrivatePoolOptions.Id", Kind::Text, ""},
    {"PrivatePoolOptions.MatchCriteria", Kind::Text, ""},
    {"ResourceGroupId", Kind::Text, ""},
    {"SchedulerOptions.DedicatedHostClusterId", Kind::Text, ""},
    {"SecurityOptions.ConfidentialComputingMode", Kind::Text, ""},
    {"SecurityOptions.EnableSecureBoot", Kind::YesNo, ""},
    {"SecurityOptions.TrustedSystemMode", Kind::Text, ""},
    {"SpotInterruptionBehavior", Kind::Text, "Terminate"},
    {"StorageSetId", Kind::Text, ""},
    {"StorageSetPartitionNumber", Kind::Number, ""},
    {"SystemDisk.AutoSnapshotPolicyId", Kind::Text, ""},
    {"SystemDisk.Description", Kind::Text, ""},
    {"SystemDisk.DiskName", Kind::Text, ""},
    {"SystemDisk.EncryptAlgorithm", Kind::Text, ""},
    {"SystemDisk.Encrypted", Kind::Text, "false"},
    {"SystemDisk.KMSKeyId", Kind::Text, ""},
    {"SystemDisk.PerformanceLevel", Kind::Text, "PL0"},
    {"SystemDisk.StorageClusterId", Kind::Text, ""},
    {"Tenancy", Kind::Text, "default"},
};

[[noreturn]] void refuse(const QString &field, const QString &value, const QString &reason)
{
    throw Error(
        FailureKind::InvalidInput,
        {{QStringLiteral("field"), field}, {QStringLiteral("value"), value}, {QStringLiteral("reason"), reason}});
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

void addExtras(Parameters &parameters, const QMap<QString, QString> &chosen)
{
    checkExtraParameters(chosen);
    for (auto it = chosen.begin(); it != chosen.end(); ++it) {
        parameters.remove(it.key()); // our own choice of the disk's performance level
        parameters.set(it.key().toLatin1().constData(), it.value());
    }
}

} // namespace

const QVector<ExtraParameter> &extraParameters()
{
    static const QVector<ExtraParameter> all = [] {
        QVector<ExtraParameter> made;
        for (const Extra &extra : extras)
            made.append({QString::fromLatin1(extra.name), extra.kind, QString::fromLatin1(extra.standard)});
        return made;
    }();
    return all;
}

void checkExtraParameters(const QMap<QString, QString> &chosen)
{
    for (auto it = chosen.begin(); it != chosen.end(); ++it) {
        if (const auto problem = problemWith(extraParameters(), it.key(), it.value()))
            throw Error(*problem);
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
