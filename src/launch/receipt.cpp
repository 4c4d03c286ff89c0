#include "launch/receipt.h"

#include "launch/session_cost.h"
#include "money/meter.h"
#include "storage/receipts.h"

#include <QJsonArray>
#include <algorithm>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

QStringList namesOf(const Holdings &held)
{
    QStringList names;
    for (const auto &machine : held.machines)
        names.append(named(machine));
    for (const auto &disk : held.disks)
        names.append(named(disk));
    for (const auto &snapshot : held.snapshots)
        names.append(named(snapshot));
    return names;
}

// Of the machines that were there and are not any more; nothing where there was none, or no price is known. A snapshot
// may have taken hours since they went.
std::optional<domain::Money> sessionOf(Run &run, const Holdings &before, const QStringList &gone)
{
    if (before.machines.isEmpty())
        return std::nullopt;
    const auto record = readRecord(run.context().paths, run.launchId());
    const QDateTime ended = std::min(run.now(), releasedAt(record.entries).value_or(run.now()));
    const auto workDisks =
        run.read([&](auto &, const cloud::Call &call) { return disksPerHour(run.context(), before.disks, call); });
    std::optional<domain::Money> sum;
    for (const auto &machine : before.machines) {
        if (!gone.contains(named(machine)))
            continue;
        const auto cost = run.read([&](auto &, const cloud::Call &call) {
            return sessionCostOf(run.context(), record, machine, workDisks, ended, call);
        });
        if (!cost.sinceBought)
            return std::nullopt;
        sum = sum ? *sum + *cost.sinceBought : *cost.sinceBought;
    }
    return sum;
}

QJsonObject toJson(const Receipt &receipt, const Run &run, const QString &verb)
{
    QJsonObject json{
        {QStringLiteral("verb"), verb},
        {QStringLiteral("launch"), run.launchId()},
        {QStringLiteral("profile"), run.plan().profile},
        {QStringLiteral("region"), run.regionId()},
        {QStringLiteral("at"), run.now().toString(Qt::ISODate)},
        {QStringLiteral("ended"), QJsonArray::fromStringList(receipt.ended)},
        {QStringLiteral("stays"), QJsonArray::fromStringList(receipt.stays)},
        {QStringLiteral("notLooked"), QJsonArray::fromStringList(receipt.notLooked)},
    };
    const auto insert = [&json](const QString &name, const std::optional<domain::Money> &money) {
        if (!money)
            return;
        json.insert(name, money->toDecimal());
        json.insert(QStringLiteral("currency"), money->currency());
    };
    insert(QStringLiteral("staysPerMonth"), receipt.staysPerMonth);
    insert(QStringLiteral("session"), receipt.session);
    return json;
}

} // namespace

std::optional<domain::Money> perMonth(const Context &context, const QVector<domain::Disk> &disks,
                                      const cloud::Call &call)
{
    const auto perHour = disksPerHour(context, disks, call);
    return perHour ? std::optional(money::perMonth(*perHour)) : std::nullopt;
}

Receipt lookAgain(Run &run, const Holdings &before, const QString &verb)
{
    return run.stage(domain::Stage::LookAgain, QStringLiteral("cloud"), [&] {
        Receipt receipt;
        const QStringList was = namesOf(before);
        try {
            const auto after = run.read([&](auto &, const cloud::Call &call) {
                return lookFor(run.context(), readRecord(run.context().paths, run.launchId()), call);
            });
            receipt.stays = namesOf(after);
            for (const auto &name : was) {
                if (!receipt.stays.contains(name))
                    receipt.ended.append(name);
            }
            receipt.session = sessionOf(run, before, receipt.ended);
            if (after.snapshots.isEmpty())
                receipt.staysPerMonth = run.read(
                    [&](auto &, const cloud::Call &call) { return perMonth(run.context(), after.disks, call); });
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            receipt.notLooked = was;
        }
        storage::saveReceipt(run.context().paths, run.now(), run.launchId(), toJson(receipt, run, verb));
        return receipt;
    });
}

} // namespace spotbook::launch
