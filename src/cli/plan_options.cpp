// What the options of a plan make of it.
#include "cli/command_line.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace spotbook::cli {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

domain::Money amountOf(const char *field, const QString &text, const QString &currency)
{
    const auto amount = domain::Money::parse(text, currency);
    if (!amount || amount->inMicros() <= 0) {
        throw domain::Error(domain::FailureKind::InvalidInput,
                            {{QStringLiteral("field"), QString::fromLatin1(field)},
                             {QStringLiteral("value"), text},
                             {QStringLiteral("reason"), Text::tr("an amount such as 2.50 is expected")}});
    }
    return *amount;
}

// A profile is read from any folder.
QString wholePath(const QString &path)
{
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

} // namespace

void PlanOptions::applyTo(domain::LaunchPlan &plan, const QString &currency) const
{
    const auto take = [](auto &into, const auto &from) {
        if (from)
            into = *from;
    };
    take(plan.profile, profileName);
    take(plan.regionId, region);
    take(plan.zoneId, zone);
    take(plan.typeId, type);
    take(plan.purchase, purchase);
    if (purchase)
        plan.priceLimit.reset();
    if (priceLimit) {
        plan.purchase = domain::Purchase::SpotWithLimit;
        plan.priceLimit = amountOf("priceLimit", *priceLimit, currency);
    }
    if (spendingLimit == QLatin1String("none"))
        plan.spendingLimit.reset();
    else if (spendingLimit)
        plan.spendingLimit = amountOf("spendingLimit", *spendingLimit, currency);
    if (keepRules)
        plan.addMissingRules = false;
    take(plan.imageId, image);
    take(plan.imageFamily, imageFamily);
    take(plan.systemDiskGiB, systemDiskGiB);
    if (disk) {
        plan.workDisk = {};
        plan.workDisk.source = domain::WorkDiskSource::Existing;
        plan.workDisk.diskId = *disk;
    } else if (snapshot) {
        plan.workDisk = {};
        plan.workDisk.source = domain::WorkDiskSource::Snapshot;
        plan.workDisk.snapshotId = *snapshot;
    } else if (diskSizeGiB) {
        plan.workDisk.source = domain::WorkDiskSource::New;
        plan.workDisk.sizeGiB = *diskSizeGiB;
        plan.workDisk.diskId.clear();
        plan.workDisk.snapshotId.clear();
    }
    take(plan.workDisk.category, diskCategory);
    take(plan.securityGroupId, securityGroup);
    take(plan.bandwidthMbit, bandwidthMbit);
    take(plan.bandwidthBilling, bandwidthBilling);
    take(plan.machineName, machineName);
    if (sshKeyFile)
        plan.sshKeyFile = wholePath(*sshKeyFile);
    if (gitKey) {
        using Source = domain::GitKeySource;
        plan.gitKey = *gitKey == QLatin1String("none")  ? Source::None
                      : *gitKey == QLatin1String("own") ? Source::Own
                                                        : Source::File;
        plan.gitKeyFile = plan.gitKey == Source::File ? wholePath(*gitKey) : QString();
    }
    take(plan.access, access);
    take(plan.stack, stack);
    take(plan.lease, lease);
    // A zone or type of another region means nothing in this one.
    if (region && !zone)
        plan.zoneId.clear();
}

} // namespace spotbook::cli
