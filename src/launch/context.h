// What every flow needs. Built once by the composition root; borrowed by the flows.
#pragma once

#include "base/clock.h"
#include "base/stop.h"
#include "cloud/cloud_provider.h"
#include "domain/stage.h"
#include "net/http_client.h"
#include "secrets/secret_store.h"
#include "storage/paths.h"
#include "storage/settings.h"

#include <functional>

namespace spotbook::launch {

struct MachineAccess;

struct Context
{
    base::Clock &clock;
    cloud::CloudProvider &cloud;
    net::HttpClient &http;
    secrets::SecretStore &secrets;
    storage::Paths paths;
    QString owner;                                // settings.owner
    QStringList addressServices;                  // two HTTPS echo services (or the practice cloud's)
    QString ownAddress;                           // given by the person; empty = ask the services
    const MachineAccess *machineAccess = nullptr; // test seam (launch/machine_access.h); null = the real one
};

// Called on the flow's thread; must not block.
using ProgressSink = std::function<void(const domain::Progress &)>;

} // namespace spotbook::launch
