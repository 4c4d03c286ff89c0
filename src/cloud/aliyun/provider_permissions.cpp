// What this key may do: each action of the table is tried in a way that changes nothing.
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/policy.h"
#include "cloud/aliyun/provider.h"

#include <algorithm>

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::Permission;

namespace {

// Of the form of the provider's ids, and nobody's: its ids have twenty characters after the dash.
const QString noSuchMachine = QStringLiteral("i-nosuchspotbook");
const QString noSuchGroup = QStringLiteral("sg-nosuchspotbook");
const QString noSuchNetwork = QStringLiteral("vpc-nosuchspotbook");
const QString noSuchSubnet = QStringLiteral("vsw-nosuchspotbook");
const QString sampleSize = QStringLiteral("-c4g1.xlarge"); // of the preselected family

// The question that only reads, or is a documented dry run (parameter DryRun of the API's description). nullopt: there
// is none, so that the right shows only when it is used.
std::optional<Parameters> harmless(Action action, const QString &region)
{
    Parameters asked;
    asked.set("RegionId", region);
    const QString sampleType = aliyunInfo().defaultTypeFamily + sampleSize;
    switch (action) {
    case Action::DescribeZones:
    case Action::DescribeAccountAttributes:
    case Action::DescribeVpcs:
    case Action::DescribeVSwitches:
    case Action::DescribeSecurityGroups:
    case Action::DescribeKeyPairs:
    case Action::DescribeImages:
    case Action::DescribeDisks:
    case Action::DescribeSnapshots:
    case Action::DescribeInstances:
    case Action::DescribeInstanceHistoryEvents:
    case Action::DescribeInvocationResults: return asked;
    case Action::DescribeRegions: return Parameters();
    case Action::DescribeInstanceTypes: return Parameters().repeat("InstanceTypes", {sampleType});
    case Action::DescribeAvailableResource:
        return asked.set("DestinationResource", "Zone").set("InstanceChargeType", "PostPaid");
    case Action::DescribeSpotPriceHistory: return asked.set("InstanceType", sampleType).set("NetworkType", "vpc");
    case Action::DescribePrice:
        return asked.set("ResourceType", "disk")
            .set("DataDisk.1.Category", "cloud_efficiency")
            .set("DataDisk.1.Size", 40);
    case Action::DescribeImageFromFamily: return asked.set("ImageFamily", aliyunInfo().defaultImageFamily);
    case Action::ListTagResources: return asked.set("ResourceType", "instance").set("Tag.1.Key", "spotbook:owner");
    // About a thing that does not exist: a refusal is certain, the rest is not.
    case Action::DescribeSecurityGroupAttribute: return asked.set("SecurityGroupId", noSuchGroup);
    case Action::GetInstanceConsoleOutput:
    case Action::DescribeUserData: return asked.set("InstanceId", noSuchMachine);
    case Action::CreateVpc: return asked.set("CidrBlock", "192.168.0.0/16").flag("DryRun", true);
    case Action::DeleteVpc: return asked.set("VpcId", noSuchNetwork).flag("DryRun", true);
    case Action::DeleteVSwitch: return asked.set("VSwitchId", noSuchSubnet).flag("DryRun", true);
    case Action::StartInstances:
    case Action::StopInstances: return asked.repeat("InstanceId", {noSuchMachine}).flag("DryRun", true);
    case Action::DeleteInstance: return Parameters().set("InstanceId", noSuchMachine).flag("DryRun", true);
    default: return std::nullopt;
    }
}

const ActionSpec *actionOf(const QString &permission)
{
    const auto &all = allActions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ActionSpec &spec) {
        return permission == QString::fromLatin1(permissionFor(spec));
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

QStringList AliyunProvider::neededPermissions() const
{
    QStringList names;
    for (const auto &spec : allActions()) {
        if (const auto name = permissionFor(spec); !name.isEmpty())
            names.append(QString::fromLatin1(name));
    }
    return names;
}

// An order for a machine in a network that the account has already; without one, in none that exists.
Parameters AliyunProvider::trialOrder(const QString &regionId, const Call &call)
{
    QString subnet = noSuchSubnet;
    QString group = noSuchGroup;
    try {
        const auto region = Parameters().set("RegionId", regionId);
        const auto found =
            m_rpc.call(Action::DescribeVSwitches, regionId, region, call)["VSwitches"]["VSwitch"].items();
        for (const auto &item : found) {
            const auto groups = securityGroupsOf(regionId, item["VpcId"].toString(), call);
            if (groups.isEmpty())
                continue;
            subnet = item["VSwitchId"].toString();
            group = groups.first();
            break;
        }
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
    }
    return Parameters()
        .set("RegionId", regionId)
        .set("ImageFamily", aliyunInfo().defaultImageFamily)
        .set("InstanceType", aliyunInfo().defaultTypeFamily + sampleSize)
        .set("InstanceChargeType", "PostPaid")
        .set("SecurityGroupId", group)
        .set("VSwitchId", subnet)
        .flag("DryRun", true);
}

QStringList AliyunProvider::securityGroupsOf(const QString &regionId, const QString &networkId, const Call &call)
{
    QStringList ids;
    const auto answer =
        m_rpc.call(Action::DescribeSecurityGroups, regionId,
                   Parameters().set("RegionId", regionId).set("VpcId", networkId).set("MaxResults", 10), call);
    for (const auto &item : answer["SecurityGroups"]["SecurityGroup"].items())
        ids.append(item["SecurityGroupId"].toString());
    return ids;
}

Permission AliyunProvider::permission(const QString &name, const QString &regionId, const Call &call)
{
    Permission result{name, Permission::State::Unknown, {}};
    const ActionSpec *spec = actionOf(name);
    if (!spec)
        return result;
    if (spec->action == Action::QueryAccountBalance) {
        // Without the permission the billing service does not say so, it only fails (see balance()).
        if (balance(call))
            result.state = Permission::State::Allowed;
        return result;
    }
    const Budget budget(m_rpc.clock(), call);
    try {
        auto question = spec->action == Action::RunInstances ? trialOrder(regionId, budget.left())
                                                             : harmless(spec->action, regionId);
        if (!question)
            return result;
        Route once;
        once.mostTries = 2;
        once.harmless = true;
        m_rpc.call(spec->action, regionId, *question, budget.left(), once);
        result.state = Permission::State::Allowed;
    } catch (const Error &error) {
        if (error.kind() == FailureKind::Cancelled)
            throw;
        if (error.failure().providerCode == dryRunPassed)
            result.state = Permission::State::Allowed;
        else if (error.kind() == FailureKind::PermissionMissing)
            result.state = Permission::State::Missing;
        if (result.state != Permission::State::Allowed)
            result.failure = error.failure();
    }
    return result;
}

} // namespace spotbook::cloud::aliyun
