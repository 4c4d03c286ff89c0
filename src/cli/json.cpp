#include "cli/json.h"

#include "money/useful_hour.h"

namespace spotbook::cli {

namespace {

QString checkName(launch::Check::What what)
{
    using W = launch::Check::What;
    switch (what) {
    case W::Clock: return QStringLiteral("clock");
    case W::Reach: return QStringLiteral("reach");
    case W::Key: return QStringLiteral("key");
    case W::RootKey: return QStringLiteral("root-key");
    case W::Permission: return QStringLiteral("permission");
    case W::RealName: return QStringLiteral("real-name");
    case W::Balance: return QStringLiteral("balance");
    case W::Quota: return QStringLiteral("quota");
    default: return QStringLiteral("other"); // the account's checklist has no more
    }
}

QString checkStateName(launch::Check::State state)
{
    using S = launch::Check::State;
    switch (state) {
    case S::Fine: return QStringLiteral("fine");
    case S::Warning: return QStringLiteral("warning");
    case S::Problem: return QStringLiteral("problem");
    case S::Unknown: break;
    }
    return QStringLiteral("unknown");
}

} // namespace

namespace {

QJsonValue time(const QDateTime &at)
{
    return at.isValid() ? QJsonValue(at.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

} // namespace

QString stockName(domain::Stock stock)
{
    switch (stock) {
    case domain::Stock::Available: return QStringLiteral("available");
    case domain::Stock::Low: return QStringLiteral("low");
    case domain::Stock::SoldOut: return QStringLiteral("sold-out");
    case domain::Stock::Unknown: break;
    }
    return QStringLiteral("unknown");
}

QString machineStateName(domain::MachineState state)
{
    switch (state) {
    case domain::MachineState::Pending: return QStringLiteral("pending");
    case domain::MachineState::Starting: return QStringLiteral("starting");
    case domain::MachineState::Running: return QStringLiteral("running");
    case domain::MachineState::Stopping: return QStringLiteral("stopping");
    case domain::MachineState::Stopped: return QStringLiteral("stopped");
    case domain::MachineState::Other: break;
    }
    return QStringLiteral("other");
}

QJsonObject toJson(const domain::Money &money)
{
    return {{QStringLiteral("amount"), money.toDecimal()}, {QStringLiteral("currency"), money.currency()}};
}

QJsonValue toJson(const std::optional<domain::Money> &money)
{
    return money ? QJsonValue(toJson(*money)) : QJsonValue();
}

QJsonObject toJson(const domain::Region &region)
{
    return {{QStringLiteral("id"), region.id},
            {QStringLiteral("name"), region.name},
            {QStringLiteral("soldOut"), region.soldOut}};
}

QJsonObject toJson(const domain::MachineType &type)
{
    return {{QStringLiteral("id"), type.id},
            {QStringLiteral("family"), type.family},
            {QStringLiteral("vcpus"), type.vcpus},
            {QStringLiteral("memoryGiB"), double(type.memoryMiB) / 1024.0},
            {QStringLiteral("gpus"), type.gpus},
            {QStringLiteral("gpuName"), type.gpuName},
            {QStringLiteral("gpuMemoryGiB"), type.gpuMemoryGiB},
            {QStringLiteral("localDisks"), type.localDisks},
            {QStringLiteral("localDiskGiB"), type.localDiskGiB},
            {QStringLiteral("architecture"), type.architecture},
            {QStringLiteral("stopEndsCharge"), type.stopEndsCharge()}};
}

QJsonObject toJson(const domain::Offer &offer)
{
    return {{QStringLiteral("region"), offer.regionId},
            {QStringLiteral("zone"), offer.zoneId},
            {QStringLiteral("type"), offer.type.id},
            {QStringLiteral("stock"), stockName(offer.stock)},
            {QStringLiteral("spotPerHour"), toJson(offer.spotPerHour)},
            {QStringLiteral("onDemandPerHour"), toJson(offer.onDemandPerHour)},
            {QStringLiteral("releasePercent30Days"), offer.release ? QJsonValue(offer.release->percent) : QJsonValue()},
            {QStringLiteral("perUsefulHour"), toJson(perUsefulHour(offer))}};
}

std::optional<domain::Money> perUsefulHour(const domain::Offer &offer)
{
    if (!offer.spotPerHour || !offer.release)
        return std::nullopt;
    return money::perUsefulHour(*offer.spotPerHour, offer.release->percent);
}

QJsonObject toJson(const domain::Machine &machine)
{
    return {{QStringLiteral("id"), machine.id},
            {QStringLiteral("name"), machine.name},
            {QStringLiteral("region"), machine.regionId},
            {QStringLiteral("zone"), machine.zoneId},
            {QStringLiteral("type"), machine.typeId},
            {QStringLiteral("image"), machine.imageId},
            {QStringLiteral("state"), machineStateName(machine.state)},
            {QStringLiteral("publicAddress"), machine.publicAddress},
            {QStringLiteral("spot"), machine.spot},
            {QStringLiteral("priceLimit"), toJson(machine.priceLimit)},
            {QStringLiteral("stoppedWithoutCharge"), machine.stoppedWithoutCharge},
            {QStringLiteral("reclaimNotice"), machine.reclaimNotice},
            {QStringLiteral("createdAt"), time(machine.createdAt)},
            {QStringLiteral("autoReleaseAt"), time(machine.autoReleaseAt)}};
}

QJsonObject toJson(const domain::LaunchState &state, const cloud::ProviderInfo &provider)
{
    return {{QStringLiteral("id"), state.launchId},
            {QStringLiteral("profile"), state.profile},
            {QStringLiteral("region"), state.regionId},
            {QStringLiteral("billing"), domain::billingName(state.billing)},
            {QStringLiteral("ready"), state.ready},
            {QStringLiteral("interrupted"), state.interrupted},
            {QStringLiteral("machine"), state.machine ? QJsonValue(toJson(*state.machine)) : QJsonValue()},
            {QStringLiteral("workDisk"), state.workDiskId},
            {QStringLiteral("snapshot"), state.snapshotId},
            {QStringLiteral("perHour"), toJson(state.perHour)},
            {QStringLiteral("perMonthParked"), toJson(state.perMonthParked)},
            {QStringLiteral("session"), toJson(state.session)},
            {QStringLiteral("notebookUrl"), state.notebookUrl},
            {QStringLiteral("certificateFingerprint"), state.certificateFingerprint},
            {QStringLiteral("checkedAt"), time(state.checkedAt)},
            {QStringLiteral("trouble"), state.trouble ? QJsonValue(toJson(*state.trouble, provider)) : QJsonValue()}};
}

QJsonObject toJson(const domain::Identity &identity)
{
    const char *kind = identity.kind == domain::Identity::Kind::Root   ? "root"
                       : identity.kind == domain::Identity::Kind::Role ? "role"
                                                                       : "user";
    return {{QStringLiteral("accountId"), identity.accountId},
            {QStringLiteral("name"), identity.name},
            {QStringLiteral("kind"), QString::fromLatin1(kind)}};
}

QJsonObject toJson(const launch::LaunchResult &result)
{
    QJsonObject times;
    for (auto it = result.millisecondsBy.begin(); it != result.millisecondsBy.end(); ++it)
        times.insert(it.key(), double(it.value()));
    return {{QStringLiteral("id"), result.launchId},
            {QStringLiteral("profile"), result.machine.tags.value(domain::tag::profile)},
            {QStringLiteral("machine"), toJson(result.machine)},
            {QStringLiteral("workDisk"), result.workDiskId},
            {QStringLiteral("notebookUrl"), result.notebookUrl},
            {QStringLiteral("certificateFingerprint"), result.certificateFingerprint},
            {QStringLiteral("perHour"), toJson(result.perHour)},
            {QStringLiteral("oursMilliseconds"), double(result.ours.count())},
            {QStringLiteral("milliseconds"), times}};
}

QJsonObject toJson(const launch::Receipt &receipt)
{
    return {{QStringLiteral("ended"), QJsonArray::fromStringList(receipt.ended)},
            {QStringLiteral("stays"), QJsonArray::fromStringList(receipt.stays)},
            {QStringLiteral("staysPerMonth"), toJson(receipt.staysPerMonth)},
            {QStringLiteral("session"), toJson(receipt.session)},
            {QStringLiteral("notLooked"), QJsonArray::fromStringList(receipt.notLooked)}};
}

QJsonObject toJson(const launch::SweepItem &item)
{
    return {{QStringLiteral("kind"), item.kind},
            {QStringLiteral("id"), item.id},
            {QStringLiteral("name"), item.name},
            {QStringLiteral("region"), item.regionId},
            {QStringLiteral("launch"), item.launchId},
            {QStringLiteral("profile"), item.profile},
            {QStringLiteral("ours"), item.ours},
            {QStringLiteral("billable"), item.billable},
            {QStringLiteral("perMonth"), toJson(item.perMonth)}};
}

QJsonObject toJson(const launch::Interrupted &interrupted)
{
    return {{QStringLiteral("id"), interrupted.launchId},
            {QStringLiteral("profile"), interrupted.plan.profile},
            {QStringLiteral("begunAt"), time(interrupted.begunAt)},
            {QStringLiteral("exists"), QJsonArray::fromStringList(interrupted.exists)},
            {QStringLiteral("maybeMore"), interrupted.maybeMore}};
}

QJsonObject toJson(const launch::AccountLine &line, const cloud::ProviderInfo &provider)
{
    QJsonObject row{{QStringLiteral("check"), checkName(line.check.what)},
                    {QStringLiteral("state"), checkStateName(line.check.state)},
                    {QStringLiteral("value"), line.check.value}};
    if (!line.permission.isEmpty())
        row.insert(QStringLiteral("permission"), line.permission);
    if (line.lacking)
        row.insert(QStringLiteral("lacking"), toJson(*line.lacking));
    if (!line.request.isEmpty())
        row.insert(QStringLiteral("request"), line.request);
    if (line.check.failure)
        row.insert(QStringLiteral("error"), toJson(*line.check.failure, provider));
    return row;
}

QJsonObject toJson(const domain::Failure &failure, const cloud::ProviderInfo &provider)
{
    const auto message = messages::describe(failure, provider);
    QJsonObject params;
    for (auto it = failure.params.begin(); it != failure.params.end(); ++it)
        params.insert(it.key(), it.value());
    return {{QStringLiteral("kind"), domain::failureKindName(failure.kind)},
            {QStringLiteral("code"), failure.providerCode},
            {QStringLiteral("requestId"), failure.requestId},
            {QStringLiteral("title"), message.title},
            {QStringLiteral("explanation"), message.explanation},
            {QStringLiteral("remedy"), message.remedy},
            {QStringLiteral("command"), message.command},
            {QStringLiteral("link"), message.link},
            {QStringLiteral("params"), params},
            {QStringLiteral("detail"), failure.detail}};
}

} // namespace spotbook::cli
