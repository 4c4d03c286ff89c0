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
#include <memory>
#include <mutex>
#include <optional>

namespace spotbook::launch {

struct Check;
struct MachineAccess;

// The account behind the key, asked for once: it never changes. Thread-safe.
class KnownAccount
{
public:
    QString id(cloud::CloudProvider &cloud, const cloud::Call &call);

private:
    std::mutex m_mutex;
    QString m_id;
};

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
    QString endpoint = {};                        // of the cloud; empty = the provider's own
    std::shared_ptr<KnownAccount> account = {};   // null = asked for each time
    // Told once of each Warning (launch/flows.h) before what it warns of is done; on the flow's thread, may be empty.
    std::function<void(const Check &)> warned = nullptr;
    // Test seam (launch/round_trip.h); empty = real connections.
    std::function<std::optional<base::milliseconds>(const domain::Endpoint &, base::SteadyTime until,
                                                    const base::StopToken &)>
        roundTripProbe = nullptr;
};

// Called on the flow's thread; must not block.
using ProgressSink = std::function<void(const domain::Progress &)>;

} // namespace spotbook::launch
