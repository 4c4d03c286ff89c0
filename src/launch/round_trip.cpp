#include "launch/round_trip.h"

#include "base/fan_out.h"
#include "ssh/socket.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QUrl>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace spotbook::launch {

using domain::Endpoint;
using domain::Error;
using domain::FailureKind;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t regionsAtOnce = 8;
constexpr int samples = 4;
constexpr auto timePerRegion = std::chrono::seconds(4);
constexpr quint16 httpsPort = 443;

// A name server that does not answer must not hold whoever asks to stop, and the system's look-up cannot be
// interrupted: it goes on alone, and what it finds too late is dropped.
struct Lookup
{
    std::mutex mutex;
    std::condition_variable_any found;
    bool done = false;
    QHostInfo info;
};

QString addressOf(const QString &host, base::SteadyTime until, const base::StopToken &stop)
{
    if (!QHostAddress(host).isNull())
        return host;
    const auto lookup = std::make_shared<Lookup>();
    std::thread([lookup, host] {
        const auto info = QHostInfo::fromName(host);
        const std::lock_guard lock(lookup->mutex);
        lookup->info = info;
        lookup->done = true;
        lookup->found.notify_all();
    }).detach();
    std::unique_lock lock(lookup->mutex);
    lookup->found.wait_until(lock, stop, until, [&] { return lookup->done; });
    const auto addresses = lookup->done ? lookup->info.addresses() : QList<QHostAddress>();
    return addresses.isEmpty() ? QString() : addresses.first().toString();
}

Endpoint endpointOf(const domain::Region &region, const QString &overriding)
{
    if (overriding.isEmpty())
        return {region.endpoint, httpsPort};
    const QUrl url(overriding);
    return {url.host(), quint16(url.port(url.scheme() == QLatin1String("http") ? 80 : httpsPort))};
}

} // namespace

std::optional<milliseconds> tcpRoundTrip(const Endpoint &endpoint, base::SteadyTime until, const base::StopToken &stop)
{
    const QString address = addressOf(endpoint.host, until, stop);
    std::optional<milliseconds> best;
    for (int i = 0; i < samples && !address.isEmpty(); ++i) {
        const auto begin = std::chrono::steady_clock::now();
        try {
            ssh::connectTcp({address, endpoint.port}, until, stop);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            break; // what was measured before counts
        }
        const auto took = std::chrono::ceil<milliseconds>(std::chrono::steady_clock::now() - begin);
        best = best ? std::min(*best, took) : took;
    }
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    return best;
}

QMap<QString, milliseconds> roundTrips(const Context &context, const QVector<domain::Region> &regions,
                                       const std::function<void(const QString &, milliseconds)> &onRegion,
                                       const base::StopToken &stop)
{
    const auto &probe = context.roundTripProbe;
    QMap<QString, milliseconds> found;
    std::mutex mutex;
    base::fanOut(std::size_t(regions.size()), regionsAtOnce, stop, [&](std::size_t i) {
        const auto &region = regions.at(int(i));
        const Endpoint endpoint = endpointOf(region, context.endpoint);
        if (endpoint.host.isEmpty())
            return;
        const auto until = std::chrono::steady_clock::now() + timePerRegion;
        const auto took = probe ? probe(endpoint, until, stop) : tcpRoundTrip(endpoint, until, stop);
        if (!took)
            return;
        const std::lock_guard lock(mutex);
        found.insert(region.id, *took);
        if (onRegion)
            onRegion(region.id, *took);
    });
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    return found;
}

} // namespace spotbook::launch
