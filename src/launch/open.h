// Opening the notebook: never before the machine's certificate, or its host key, has been checked.
#pragma once

#include "launch/context.h"
#include "ssh/session.h"

#include <QUrl>
#include <memory>

namespace spotbook::launch {

// Logs in to the notebook over HTTPS with the pinned certificate and returns the address for the browser (no
// secret in it). When nothing answers, the firewall first follows this computer's present address. Throws
// CertificateMismatch, NotebookNotReady, NotebookPasswordRefused, MachineGone, NotFound, NotSupported (a
// tunnel is needed), Cancelled.
QUrl prepareToOpen(const Context &context, const QString &launchId, const base::StopToken &stop);

// Lets this computer in from where it is now: new rules are added before the old ones go.
void followOwnAddress(const Context &context, const QString &launchId, const base::StopToken &stop);

struct OpenTunnel
{
    std::unique_ptr<ssh::Tunnel> tunnel; // carries the notebook as long as it lives
    QUrl url;                            // http://127.0.0.1:<port>/, the same port for the whole life of the launch
};
// For launches with NotebookAccess::Tunnel; of others NotSupported.
OpenTunnel openTunnelFor(const Context &context, const QString &launchId, const base::StopToken &stop);

} // namespace spotbook::launch
