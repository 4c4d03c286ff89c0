// What the flows do on a machine once it runs, as replaceable functions.
//
// The default set is the real one (SSH, provisioning, notebook). Tests of the flows put quick stand-ins here,
// so that a whole launch takes milliseconds; everything above and below this seam is the real code in both
// cases.
#pragma once

#include "base/clock.h"
#include "net/http_client.h"
#include "notebook/notebook.h"
#include "provisioning/remote_run.h"
#include "ssh/host_key_rotation.h"
#include "ssh/session.h"

#include <functional>
#include <memory>

namespace spotbook::launch {

struct MachineAccess
{
    std::function<ssh::KeyPair(const QString &file)> ownKey;   // made with RSA 3072 when absent
    std::function<ssh::KeyPair(const QString &file)> namedKey; // a person's own file; never made
    std::function<QByteArray(const base::Secret &password)> hashPassword;
    std::function<notebook::Certificate(const QStringList &addresses, const QDateTime &now)> makeCertificate;
    std::function<void(const domain::Endpoint &, base::Clock &, base::milliseconds timeout, const base::StopToken &)>
        waitForBanner;
    std::function<std::unique_ptr<ssh::Session>(const ssh::ConnectOptions &, const base::StopToken &)> connect;
    std::function<std::unique_ptr<ssh::Session>(const ssh::ConnectOptions &, const QVector<ssh::PublicKey> &bootstrap,
                                                const std::function<void(const QVector<ssh::PublicKey> &)> &pin,
                                                const base::StopToken &)>
        rotateHostKey;
    std::function<provisioning::Stack(const QString &name, const QString &userStackDir)> loadStack;
    std::function<provisioning::RunOutcome(ssh::Session &, const provisioning::Stack &,
                                           const provisioning::RunOptions &, base::Clock &, const base::StopToken &)>
        runStack;
    std::function<QString(net::HttpClient &, const notebook::Probe &, base::Clock &, base::milliseconds timeout,
                          const base::StopToken &)>
        waitUntilReady;
    std::function<std::unique_ptr<ssh::Tunnel>(const ssh::ConnectOptions &, quint16 localPort, quint16 remotePort)>
        openTunnel;
    // As connect, for launch::MachineVitals: a connection that stands beside those of the flows.
    std::function<std::unique_ptr<ssh::Session>(const ssh::ConnectOptions &, const base::StopToken &)> connectToLook;
};

const MachineAccess &realMachineAccess();

} // namespace spotbook::launch
