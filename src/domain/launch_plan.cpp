#include "domain/launch_plan.h"

#include "domain/json_reader.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <array>
#include <utility>

namespace spotbook::domain {

namespace {

template <typename Enum, size_t N>
using Names = std::array<std::pair<Enum, const char *>, N>;

constexpr Names<Purchase, 3> purchaseNames{{{Purchase::SpotWithLimit, "spot-with-limit"},
                                            {Purchase::SpotAtMarket, "spot-at-market"},
                                            {Purchase::OnDemand, "on-demand"}}};
constexpr Names<BandwidthBilling, 2> billingNames{
    {{BandwidthBilling::ByTraffic, "by-traffic"}, {BandwidthBilling::ByBandwidth, "by-bandwidth"}}};
constexpr Names<NotebookAccess, 2> accessNames{
    {{NotebookAccess::Address, "address"}, {NotebookAccess::Tunnel, "tunnel"}}};
constexpr Names<WorkDiskSource, 3> sourceNames{
    {{WorkDiskSource::New, "new"}, {WorkDiskSource::Existing, "existing"}, {WorkDiskSource::Snapshot, "snapshot"}}};
constexpr Names<GitKeySource, 3> gitKeyNames{
    {{GitKeySource::None, "none"}, {GitKeySource::Own, "own"}, {GitKeySource::File, "file"}}};

template <typename Enum, size_t N>
QString nameOf(const Names<Enum, N> &names, Enum value)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <typename Enum, size_t N>
Enum valueOf(const Names<Enum, N> &names, const JsonReader &reader, Enum fallback)
{
    if (!reader.exists())
        return fallback;
    QStringList all;
    for (const auto &[value, name] : names) {
        if (reader.toString() == QLatin1String(name))
            return value;
        all.append(QString::fromLatin1(name));
    }
    reader.fail(QStringLiteral("one of ") + all.join(QStringLiteral(", ")));
}

void refuseUnknown(const JsonReader &reader, const QStringList &known)
{
    const auto object = reader.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            reader.at(it.key()).fail(QStringLiteral("one of the settings that there are: ")
                                     + known.join(QStringLiteral(", ")));
    }
}

std::optional<Money> amountIn(const JsonReader &top, const char *member)
{
    const auto reader = top[member];
    if (!reader.exists())
        return std::nullopt;
    const auto amount = Money::parse(reader.toString(), top["currency"].stringOr(QStringLiteral("CNY")));
    if (!amount)
        reader.fail(QStringLiteral("an amount such as 2.50"));
    return amount;
}

Failure invalid(const char *field, const QString &value, const char *reason)
{
    return {FailureKind::InvalidInput,
            {},
            {},
            false,
            {{QStringLiteral("field"), QString::fromLatin1(field)},
             {QStringLiteral("value"), value},
             {QStringLiteral("reason"), QString::fromLatin1(reason)}},
            {}};
}

} // namespace

QVector<Failure> LaunchPlan::problems() const
{
    QVector<Failure> found;
    static const QRegularExpression profileForm(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}\\z"));
    // ECS host names: 2-64 of letters, digits, dots and hyphens, no leading hyphen or dot.
    static const QRegularExpression nameForm(QStringLiteral("^[A-Za-z][A-Za-z0-9-]{1,58}[A-Za-z0-9]\\z"));
    if (!profileForm.match(profile).hasMatch())
        found.append(invalid("profile", profile, "letters"));
    if (regionId.isEmpty())
        found.append(invalid("region", regionId, "missing"));
    if (typeId.isEmpty())
        found.append(invalid("type", typeId, "missing"));
    if (purchase == Purchase::SpotWithLimit && (!priceLimit || priceLimit->inMicros() <= 0))
        found.append(invalid("priceLimit", QString(), "missing"));
    if (!nameForm.match(machineName).hasMatch())
        found.append(invalid("machineName", machineName, "letters"));
    if (bandwidthMbit < 1 || bandwidthMbit > 100)
        found.append(invalid("bandwidthMbit", QString::number(bandwidthMbit), "1-100"));
    if (systemDiskGiB < 20 || systemDiskGiB > 2048)
        found.append(invalid("systemDiskGiB", QString::number(systemDiskGiB), "20-2048"));
    if (workDisk.source == WorkDiskSource::New && (workDisk.sizeGiB < 20 || workDisk.sizeGiB > 32768))
        found.append(invalid("workDisk.sizeGiB", QString::number(workDisk.sizeGiB), "20-32768"));
    if (workDisk.source == WorkDiskSource::Existing && workDisk.diskId.isEmpty())
        found.append(invalid("workDisk.diskId", QString(), "missing"));
    if (workDisk.source == WorkDiskSource::Snapshot && workDisk.snapshotId.isEmpty())
        found.append(invalid("workDisk.snapshotId", QString(), "missing"));
    if (gitKey == GitKeySource::File && gitKeyFile.isEmpty())
        found.append(invalid("gitKeyFile", QString(), "missing"));
    // The provider's shortest auto-release lead is half an hour.
    if (lease.count() != 0 && lease < std::chrono::minutes(31))
        found.append(invalid("leaseMinutes", QString::number(lease.count()), "31 or more, or 0"));
    if (spendingLimit && spendingLimit->inMicros() <= 0)
        found.append(invalid("spendingLimit", spendingLimit->toDecimal(), "more than nothing"));
    return found;
}

QJsonObject toJson(const LaunchPlan &plan)
{
    QJsonArray fallbacks;
    for (const auto &rung : plan.fallbacks)
        fallbacks.append(QJsonObject{{QStringLiteral("zone"), rung.zoneId}, {QStringLiteral("type"), rung.typeId}});
    QJsonObject extra;
    for (auto it = plan.extraParameters.begin(); it != plan.extraParameters.end(); ++it)
        extra.insert(it.key(), it.value());
    QJsonObject json{
        {QStringLiteral("profile"), plan.profile},
        {QStringLiteral("region"), plan.regionId},
        {QStringLiteral("zone"), plan.zoneId},
        {QStringLiteral("type"), plan.typeId},
        {QStringLiteral("fallbacks"), fallbacks},
        {QStringLiteral("purchase"), nameOf(purchaseNames, plan.purchase)},
        {QStringLiteral("image"), plan.imageId},
        {QStringLiteral("imageFamily"), plan.imageFamily},
        {QStringLiteral("systemDiskGiB"), plan.systemDiskGiB},
        {QStringLiteral("workDisk"), QJsonObject{{QStringLiteral("source"), nameOf(sourceNames, plan.workDisk.source)},
                                                 {QStringLiteral("disk"), plan.workDisk.diskId},
                                                 {QStringLiteral("snapshot"), plan.workDisk.snapshotId},
                                                 {QStringLiteral("category"), plan.workDisk.category},
                                                 {QStringLiteral("sizeGiB"), plan.workDisk.sizeGiB}}},
        {QStringLiteral("securityGroup"), plan.securityGroupId},
        {QStringLiteral("addMissingRules"), plan.addMissingRules},
        {QStringLiteral("bandwidthMbit"), plan.bandwidthMbit},
        {QStringLiteral("bandwidthBilling"), nameOf(billingNames, plan.bandwidthBilling)},
        {QStringLiteral("machineName"), plan.machineName},
        {QStringLiteral("sshKeyFile"), plan.sshKeyFile},
        {QStringLiteral("gitKey"), nameOf(gitKeyNames, plan.gitKey)},
        {QStringLiteral("gitKeyFile"), plan.gitKeyFile},
        {QStringLiteral("access"), nameOf(accessNames, plan.access)},
        {QStringLiteral("stack"), plan.stack},
        {QStringLiteral("leaseMinutes"), int(plan.lease.count())},
        {QStringLiteral("extraParameters"), extra},
    };
    if (plan.priceLimit) {
        json.insert(QStringLiteral("priceLimit"), plan.priceLimit->toDecimal());
        json.insert(QStringLiteral("currency"), plan.priceLimit->currency());
    }
    if (plan.spendingLimit) {
        json.insert(QStringLiteral("spendingLimit"), plan.spendingLimit->toDecimal());
        json.insert(QStringLiteral("currency"), plan.spendingLimit->currency());
    }
    return json;
}

LaunchPlan planFromJson(const QJsonObject &json)
{
    const JsonReader top(json, FailureKind::ProfileUnreadable);
    LaunchPlan plan;
    QStringList known = toJson(plan).keys();
    known << QStringLiteral("priceLimit") << QStringLiteral("spendingLimit") << QStringLiteral("currency");
    refuseUnknown(top, known);
    plan.profile = top["profile"].stringOr(plan.profile);
    plan.regionId = top["region"].toString();
    plan.zoneId = top["zone"].stringOr({});
    plan.typeId = top["type"].toString();
    for (const auto &rung : top["fallbacks"].items()) {
        refuseUnknown(rung, {QStringLiteral("zone"), QStringLiteral("type")});
        plan.fallbacks.append({rung["zone"].toString(), rung["type"].toString()});
    }
    plan.purchase = valueOf(purchaseNames, top["purchase"], plan.purchase);
    plan.priceLimit = amountIn(top, "priceLimit");
    plan.spendingLimit = amountIn(top, "spendingLimit");
    plan.imageId = top["image"].stringOr({});
    plan.imageFamily = top["imageFamily"].stringOr({});
    plan.systemDiskGiB = top["systemDiskGiB"].intOr(plan.systemDiskGiB);
    if (const auto disk = top["workDisk"]; disk.exists()) {
        refuseUnknown(disk, toJson(LaunchPlan()).value(QStringLiteral("workDisk")).toObject().keys());
        plan.workDisk.source = valueOf(sourceNames, disk["source"], plan.workDisk.source);
        plan.workDisk.diskId = disk["disk"].stringOr({});
        plan.workDisk.snapshotId = disk["snapshot"].stringOr({});
        plan.workDisk.category = disk["category"].stringOr({});
        plan.workDisk.sizeGiB = disk["sizeGiB"].intOr(plan.workDisk.sizeGiB);
    }
    plan.securityGroupId = top["securityGroup"].stringOr({});
    plan.addMissingRules = top["addMissingRules"].boolOr(plan.addMissingRules);
    plan.bandwidthMbit = top["bandwidthMbit"].intOr(plan.bandwidthMbit);
    plan.bandwidthBilling = valueOf(billingNames, top["bandwidthBilling"], plan.bandwidthBilling);
    plan.machineName = top["machineName"].stringOr(plan.machineName);
    plan.sshKeyFile = top["sshKeyFile"].stringOr({});
    plan.gitKey = valueOf(gitKeyNames, top["gitKey"], plan.gitKey);
    plan.gitKeyFile = top["gitKeyFile"].stringOr({});
    plan.access = valueOf(accessNames, top["access"], plan.access);
    plan.stack = top["stack"].stringOr(plan.stack);
    plan.lease = std::chrono::minutes(top["leaseMinutes"].intOr(int(plan.lease.count())));
    if (const auto extra = top["extraParameters"]; extra.exists()) {
        const auto object = extra.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            plan.extraParameters.insert(it.key(), extra.at(it.key()).toString());
    }
    return plan;
}

} // namespace spotbook::domain
