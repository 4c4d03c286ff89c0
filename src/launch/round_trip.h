// How far away a region is from this computer.
#pragma once

#include "launch/context.h"

#include <QMap>
#include <functional>
#include <optional>

namespace spotbook::launch {

// The fastest of several TCP connections to the region's API endpoint: one round trip each, after the name has been
// looked up. Behind a proxy nothing may be measured: a region that is not in the answer is unknown, not far. At most
// four seconds per region, eight regions at once; a stop ends it at once. onRegion is called from worker threads, one
// call at a time, as the answers come; may be empty. With the endpoint of a practice cloud that one is measured.
// Throws Cancelled.
QMap<QString, std::chrono::milliseconds>
roundTrips(const Context &context, const QVector<domain::Region> &regions,
           const std::function<void(const QString &regionId, std::chrono::milliseconds)> &onRegion,
           const base::StopToken &stop);

// The real probe: nullopt when there is no connection by the deadline. Throws Cancelled.
std::optional<std::chrono::milliseconds> tcpRoundTrip(const domain::Endpoint &endpoint, base::SteadyTime until,
                                                      const base::StopToken &stop);

} // namespace spotbook::launch
