#include "launch/open.h"

#include "launch/group_rules.h"
#include "launch/holdings.h"
#include "launch/machine_access.h"
#include "launch/own_address.h"
#include "launch/prepare.h"

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;
using domain::NotebookAccess;

namespace {

constexpr auto readyTime = std::chrono::seconds(30);

struct Running
{
    Record record;
    domain::Machine machine;
    NotebookAt notebook;
};

const MachineAccess &accessOf(const Context &context)
{
    return context.machineAccess ? *context.machineAccess : realMachineAccess();
}

Running find(const Context &context, const QString &launchId, NotebookAccess access, const base::StopToken &stop)
{
    Running running;
    running.record = readRecord(context.paths, launchId);
    if (running.record.plan.access != access)
        throw Error(FailureKind::NotSupported,
                    {{QStringLiteral("what"),
                      access == NotebookAccess::Tunnel ? QStringLiteral("tunnel") : QStringLiteral("address")}});
    // Not a notebook that may be on its way, but a launch to go on with or to undo.
    if (running.record.interrupted())
        throw Error(FailureKind::LaunchInterrupted,
                    {{QStringLiteral("profile"), running.record.plan.profile}, {QStringLiteral("launch"), launchId}});
    const auto *ready = lastOf(running.record.entries, Act::Ready, storage::Entry::Kind::Result);
    const auto held = lookFor(context, running.record, cloud::Call{stop});
    if (!ready || held.machines.isEmpty() || held.machines.first().publicAddress.isEmpty())
        throw Error(ready ? FailureKind::MachineGone : FailureKind::NotebookNotReady,
                    {{QStringLiteral("id"), launchId}, {QStringLiteral("address"), QString()}});
    running.machine = held.machines.first();
    const auto sha256 = QByteArray::fromHex(ready->data.value(QStringLiteral("sha256")).toString().toLatin1());
    running.notebook = notebookAt(running.record.plan, launchId, running.machine, sha256);
    return running;
}

// Where the password is not kept (this run only), the person knows it; one made up here would be refused.
base::Secret keptPassword(const Context &context, const QString &profile, const base::StopToken &stop)
{
    return context.secrets.read(secrets::name::notebookPassword(profile), stop).value_or(base::Secret());
}

} // namespace

QUrl prepareToOpen(const Context &context, const QString &launchId, const base::StopToken &stop)
{
    const auto running = find(context, launchId, NotebookAccess::Address, stop);
    const notebook::Probe probe{running.notebook.url, running.notebook.certificateSha256,
                                keptPassword(context, running.record.plan.profile, stop)};
    try {
        accessOf(context).waitUntilReady(context.http, probe, context.clock, readyTime, stop);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::NotebookNotReady && error.kind() != FailureKind::TimedOut)
            throw;
        followOwnAddress(context, launchId, stop);
        accessOf(context).waitUntilReady(context.http, probe, context.clock, readyTime, stop);
    }
    return running.notebook.url;
}

void followOwnAddress(const Context &context, const QString &launchId, const base::StopToken &stop)
{
    Run run(context, storage::Journal::open(context.paths, launchId), {}, stop);
    const auto held = lookFor(context, readRecord(context.paths, launchId), cloud::Call{stop});
    if (held.machines.isEmpty())
        throw Error(FailureKind::MachineGone, {{QStringLiteral("id"), launchId}});
    const QString group = held.machines.first().securityGroupIds.value(0);
    if (!group.isEmpty())
        followAddress(run, group, ownAddress(context, stop));
}

OpenTunnel openTunnelFor(const Context &context, const QString &launchId, const base::StopToken &stop)
{
    auto running = find(context, launchId, NotebookAccess::Tunnel, stop);
    const auto options = connectOptions(context, running.record.plan, launchId, running.machine);
    OpenTunnel opened;
    opened.url = running.notebook.url;
    try {
        opened.tunnel = accessOf(context).openTunnel(options, tunnelPort(launchId), notebookPort);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::PortTaken)
            throw;
        opened.tunnel = accessOf(context).openTunnel(options, 0, notebookPort);
        opened.url.setPort(opened.tunnel->localPort());
    }
    const notebook::Probe probe{opened.url, {}, keptPassword(context, running.record.plan.profile, stop)};
    accessOf(context).waitUntilReady(context.http, probe, context.clock, readyTime, stop);
    return opened;
}

} // namespace spotbook::launch
