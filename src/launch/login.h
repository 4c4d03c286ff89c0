// The first login and every later one: only to a machine that shows a pinned host key.
#pragma once

#include "launch/network_setup.h"

namespace spotbook::launch {

ssh::ConnectOptions connectOptions(const Context &context, const domain::LaunchPlan &plan, const QString &launchId,
                                   const domain::Machine &machine);

// Waits for the SSH banner, logs in, replaces the bootstrap host key once, and lets the firewall follow the
// address from which the machine sees us. An image that ignores the bootstrap key is identified through the cloud.
// access.cidr may be empty: then the firewall is left alone.
std::unique_ptr<ssh::Session> login(Run &run, const domain::Machine &machine, const Access &access);

// In again after the connection was lost: waits for minutes, for a machine that boots and for a network that comes
// back. Throws MachineGone, HostUnreachable, HostKeyChanged, Cancelled.
std::unique_ptr<ssh::Session> reenter(Run &run, const domain::Machine &machine);

// The machine's own host keys, read by the provider's agent, without SSH: as trustworthy as the cloud account. Never
// empty. Throws NotSupported, RemoteCommandFailed and what the cloud throws.
QVector<ssh::PublicKey> hostKeysThroughCloud(cloud::CloudProvider &cloud, const QString &regionId,
                                             const QString &machineId, const cloud::Call &call);

// True for addresses that cannot be seen over the internet (RFC 1918, RFC 6598, loopback, link-local, RFC
// 4193).
bool isPrivateAddress(const QString &address);

// The machine learns when the provider will end it; nothing = no end. Kept in /var/lib/spotbook/lease (ISO
// 8601, UTC).
void tellLease(ssh::Session &session, const QDateTime &end, const base::StopToken &stop);

} // namespace spotbook::launch
