#include "launch/undo.h"

#include "base/random.h"
#include "launch/access_cleanup.h"
#include "launch/machine_purchase.h"
#include "launch/names.h"
#include "launch/network_setup.h"
#include "launch/release_machine.h"
#include "launch/work_disk.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::Stage;

namespace {

constexpr auto undoTime = std::chrono::minutes(10);
constexpr auto retryEvery = std::chrono::seconds(5);

// Tries one part until it succeeds or the undo's time is over. Returns the last failure.
std::optional<Error> persist(Run &run, const std::function<void()> &part)
{
    std::optional<Error> last;
    run.waitUntil(run.deadline(undoTime), retryEvery, [&]() -> std::optional<bool> {
        try {
            part();
            last.reset();
            return true;
        } catch (const Error &error) {
            last = error;
            return std::nullopt;
        }
    });
    return last;
}

QString priced(Run &run, const QString &what)
{
    const auto intent = run.journal().lastIntent(Act::CreateMachine);
    const QString perHour = intent ? intent->data.value(QStringLiteral("perHour")).toString() : QString();
    if (perHour.isEmpty())
        return what;
    return QStringLiteral("%1 (%2 %3 per hour)")
        .arg(what, perHour, intent->data.value(QStringLiteral("currency")).toString());
}

void undoMachine(Run &run)
{
    run.stage(Stage::ReleaseMachine, QStringLiteral("cloud"), [&] { releaseMachines(run, undoTime); });
}

// Never a disk that existed before, never one whose launch reached Ready: that one holds a person's work.
bool mayDeleteDisk(Run &run)
{
    return run.plan().workDisk.source != domain::WorkDiskSource::Existing
           && !run.journal().has(Act::Ready, storage::Entry::Kind::Result);
}

void undoDisk(Run &run)
{
    if (!mayDeleteDisk(run) || !run.journal().has(Act::CreateDisk, storage::Entry::Kind::Intent))
        return;
    const auto find = [&]() -> std::optional<QString> {
        for (const auto &disk :
             run.context().cloud.disks(run.regionId(), byLaunch(run.context().owner, run.launchId()), {})) {
            if (disk.name == diskName(run.launchId()))
                return disk.id;
        }
        return std::nullopt;
    };
    run.resolved(Act::CreateDisk, find);
    run.stage(Stage::DeleteDisk, QStringLiteral("cloud"), [&] {
        for (const auto &id : run.everMade(Act::CreateDisk))
            deleteDisk(run, id);
    });
}

// Rules in a group that the person chose; our own group goes as a whole.
void undoRules(Run &run)
{
    if (run.plan().securityGroupId.isEmpty())
        return;
    const auto group = run.plan().securityGroupId;
    if (groupServesOthers(run, group))
        return;
    const auto rules = run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
        return cloud.firewallRules(run.regionId(), group, call);
    });
    const auto entries = run.journal().entries(); // a copy: the journal grows below
    for (const auto &entry : entries) {
        if (entry.act != Act::AddRule || entry.kind != storage::Entry::Kind::Intent)
            continue;
        const auto port = quint16(entry.data.value(QStringLiteral("port")).toInt());
        const auto source = entry.data.value(QStringLiteral("source")).toString();
        for (const auto &rule : rules) {
            if (rule.fromPort != port || rule.sourceCidr != source
                || rule.description != ruleDescription(run.context().owner, port))
                continue;
            run.journal().intent(Act::RemoveRule, run.now(), {}, group, entry.data);
            run.write([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                cloud.removeFirewallRule(run.regionId(), group, rule, base::randomUuid(), call);
            });
            run.journal().result(Act::RemoveRule, run.now(), group, entry.data);
        }
    }
}

bool madeAccess(Run &run)
{
    for (const auto act : {Act::CreateNetwork, Act::CreateSubnet, Act::CreateSecurityGroup, Act::ImportKeyPair}) {
        if (run.journal().has(act, storage::Entry::Kind::Intent))
            return true;
    }
    return false;
}

} // namespace

void undoAll(Run &run)
{
    run.beginUndo(undoTime);
    QStringList left;
    std::optional<Error> cause;
    const auto attempt = [&](const QString &what, const std::function<void()> &part) {
        const auto failure = persist(run, part);
        if (!failure)
            return;
        left.append(what);
        cause = failure;
    };
    run.stage(Stage::Undo, QStringLiteral("cloud"), [&] {
        attempt(priced(run, QStringLiteral("machine ") + run.idOf(Act::CreateMachine)), [&] { undoMachine(run); });
        if (left.isEmpty()) {
            attempt(QStringLiteral("disk ") + run.idOf(Act::CreateDisk), [&] { undoDisk(run); });
            attempt(QStringLiteral("rules of ") + run.plan().securityGroupId, [&] { undoRules(run); });
        }
        if (left.isEmpty() && madeAccess(run))
            attempt(QStringLiteral("security-group ") + run.idOf(Act::CreateSecurityGroup),
                    [&] { removeAccess(run, AccessOf::ThisLaunch); });
        else if (!left.isEmpty() && !run.idOf(Act::CreateDisk).isEmpty() && mayDeleteDisk(run)
                 && !left.join(QLatin1Char(' ')).contains(run.idOf(Act::CreateDisk)))
            left.append(QStringLiteral("disk ") + run.idOf(Act::CreateDisk));
        if (left.isEmpty())
            endJournal(run.journal(), run.now(), QStringLiteral("undone"));
    });
    if (!left.isEmpty())
        throw Error(FailureKind::UndoIncomplete, {{QStringLiteral("left"), left.join(QStringLiteral("; "))}},
                    QString::fromUtf8(cause->what()));
}

} // namespace spotbook::launch
