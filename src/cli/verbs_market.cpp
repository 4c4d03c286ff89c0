#include "cli/job.h"
#include "cli/json.h"
#include "launch/default_plan.h"
#include "messages/messages.h"

#include <QJsonArray>
#include <algorithm>
#include <mutex>

namespace spotbook::cli {

namespace {

std::unique_ptr<cloud::CloudProvider> provider(const Job &job)
{
    const auto key = job.services.accessKey(job.stop);
    if (!key)
        throw domain::Error(domain::FailureKind::KeyMissing);
    return job.services.makeProvider(*key);
}

// A wrong name is told before anything is asked of it.
void refuseUnknownRegions(cloud::CloudProvider &cloud, const QStringList &wanted, const Job &job)
{
    if (wanted.isEmpty())
        return;
    QStringList known;
    for (const auto &region : cloud.regions({job.stop}))
        known.append(region.id);
    for (const QString &region : wanted) {
        if (!known.contains(region))
            throw domain::Error(domain::FailureKind::RegionUnknown, {{QStringLiteral("region"), region}});
    }
}

QString typeLine(const domain::MachineType &type)
{
    QString text = QStringLiteral("%1  %2 vCPU  %3 GiB")
                       .arg(type.id, -30)
                       .arg(type.vcpus, 4)
                       .arg(double(type.memoryMiB) / 1024.0, 6, 'f', 1);
    if (type.gpus > 0)
        text += QStringLiteral("  %1 × %2").arg(type.gpus).arg(type.gpuName);
    if (!type.stopEndsCharge())
        text += QStringLiteral("  ") + Words::tr("local disks: a stopped machine bills on");
    return text;
}

QString stockText(domain::Stock stock)
{
    switch (stock) {
    case domain::Stock::Available: return Words::tr("in stock");
    case domain::Stock::Low: return Words::tr("few left");
    case domain::Stock::SoldOut: return Words::tr("sold out");
    case domain::Stock::Unknown: break;
    }
    return Words::tr("stock unknown");
}

QString priceText(const std::optional<domain::Money> &money)
{
    return money ? messages::moneyText(*money) : QStringLiteral("–");
}

QString offerLine(const domain::Offer &offer)
{
    const QString released =
        offer.release ? messages::numberText(offer.release->percent, 1) + QStringLiteral(" %") : QStringLiteral("–");
    return QStringLiteral("%1  %2  %3  %4  %5  %6  %7")
        .arg(offer.type.id, -30)
        .arg(offer.zoneId, -20)
        .arg(priceText(offer.spotPerHour), 10)
        .arg(priceText(offer.onDemandPerHour), 10)
        .arg(released, 9)
        .arg(priceText(perUsefulHour(offer)), 11)
        .arg(stockText(offer.stock));
}

QStringList wantedTypes(cloud::CloudProvider &cloud, const Job &job)
{
    if (!job.line.types.isEmpty())
        return job.line.types;
    const QString family = job.line.family.isEmpty() ? cloud.info().defaultTypeFamily : job.line.family;
    QStringList ids;
    for (const auto &type : cloud.machineTypes({}, {job.stop})) {
        if (type.family == family)
            ids.append(type.id);
    }
    if (ids.isEmpty()) {
        throw domain::Error(
            domain::FailureKind::NotFound,
            {{QStringLiteral("what"), Words::tr("family of instance types")}, {QStringLiteral("id"), family}});
    }
    return ids;
}

} // namespace

ExitCode regions(const Job &job)
{
    const auto cloud = provider(job);
    QJsonArray rows;
    for (const auto &region : cloud->regions({job.stop})) {
        rows.append(toJson(region));
        job.say(QStringLiteral("%1  %2").arg(region.id, -20).arg(region.name));
    }
    if (job.json())
        job.document({{QStringLiteral("regions"), rows}});
    return ExitCode::Ok;
}

ExitCode types(const Job &job)
{
    const auto cloud = provider(job);
    refuseUnknownRegions(*cloud, job.line.regions, job);
    auto found = cloud->machineTypes({}, {job.stop});
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const domain::MachineType &type) {
                                   return !job.line.family.isEmpty() ? type.family != job.line.family
                                                                     : !job.line.all && type.gpus == 0;
                               }),
                found.end());
    QMap<QString, QStringList> zones;
    if (!job.line.regions.isEmpty() && !found.isEmpty()) {
        QStringList ids;
        for (const auto &type : found)
            ids.append(type.id);
        for (const QString &region : job.line.regions) {
            for (const auto &offer : cloud->offers(region, domain::Purchase::SpotAtMarket, ids, {job.stop})) {
                if (offer.stock != domain::Stock::SoldOut)
                    zones[offer.type.id].append(offer.zoneId);
            }
        }
        found.erase(std::remove_if(found.begin(), found.end(),
                                   [&](const domain::MachineType &type) { return !zones.contains(type.id); }),
                    found.end());
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return std::tie(a.family, a.gpus, a.vcpus, a.id) < std::tie(b.family, b.gpus, b.vcpus, b.id);
    });
    QJsonArray rows;
    for (const auto &type : found) {
        QJsonObject row = toJson(type);
        QString text = typeLine(type);
        if (zones.contains(type.id)) {
            row.insert(QStringLiteral("zones"), QJsonArray::fromStringList(zones.value(type.id)));
            text += QStringLiteral("  ") + zones.value(type.id).join(QLatin1Char(' '));
        }
        rows.append(row);
        job.say(text);
    }
    if (job.json())
        job.document({{QStringLiteral("types"), rows}});
    return found.isEmpty() ? ExitCode::NotFound : ExitCode::Ok;
}

ExitCode prices(const Job &job)
{
    const auto cloud = provider(job);
    refuseUnknownRegions(*cloud, job.line.regions, job);
    const QStringList ids = wantedTypes(*cloud, job);
    job.say(QStringLiteral("%1  %2  %3  %4  %5  %6")
                .arg(Words::tr("Type"), -30)
                .arg(Words::tr("Zone"), -20)
                .arg(Words::tr("Spot/h"), 10)
                .arg(Words::tr("On demand"), 10)
                .arg(Words::tr("Released"), 9)
                .arg(Words::tr("Useful hour"), 11));
    const auto market = launch::market(
        *cloud, job.services.clock(), job.line.regions, ids, job.line.all,
        [&](const QString &, const QVector<domain::Offer> &rows) {
            for (const auto &offer : rows)
                job.say(offerLine(offer));
        },
        job.stop);
    QJsonArray failures;
    for (const auto &failure : market.failures) {
        failures.append(QJsonObject{{QStringLiteral("region"), failure.regionId},
                                    {QStringLiteral("error"), toJson(failure.failure, job.provider())}});
        if (!job.json())
            job.terminal.note(QStringLiteral("%1: %2").arg(failure.regionId,
                                                           messages::describe(failure.failure, job.provider()).title));
    }
    if (job.json()) {
        QJsonArray rows;
        for (const auto &offer : market.offers)
            rows.append(toJson(offer));
        job.document({{QStringLiteral("prices"), rows}, {QStringLiteral("failures"), failures}});
    } else if (market.offers.isEmpty()) {
        job.say(Words::tr("Nothing of this is in stock anywhere."));
    } else if (const auto &best = market.offers.first(); best.spotPerHour) {
        job.say(Words::tr("Cheapest: %1 in %2 at %3")
                    .arg(best.type.id, best.zoneId, messages::perHourText(*best.spotPerHour)));
    }
    return market.offers.isEmpty() ? ExitCode::NotFound : ExitCode::Ok;
}

} // namespace spotbook::cli
