// One call of one action: endpoint, signature, time, repetition, errors.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "cloud/aliyun/aliyun_provider.h"
#include "cloud/aliyun/endpoints.h"
#include "cloud/aliyun/error_table.h"
#include "cloud/aliyun/parameters.h"
#include "cloud/cloud_provider.h"
#include "domain/json_reader.h"
#include "net/http_client.h"
#include "net/rate_limiter.h"

#include <atomic>

namespace spotbook::cloud::aliyun {

struct Route
{
    BillingSite site = BillingSite::China; // for Product::Bss
    int mostTries = 4;     // of lost connections and server errors; throttling lasts as long as the time
    bool harmless = false; // a dry run: may be repeated whatever the action
};

// Thread-safe. Every attempt has its own nonce, date and signature.
//
// What is repeated, always within Call::timeout and with growing pauses (x-acs-retry-after, in ms, goes before them):
// calls that were certainly not carried out (throttled, refused by the service), whatever the action; lost or refused
// connections, lost answers, 5xx and a nonce the server has already seen only for reads and for writes with a
// ClientToken. For the others those are OutcomeUnknown: Qt may have sent the request twice, and how the second sending
// ended says nothing about the first.
class RpcClient
{
public:
    RpcClient(net::HttpClient &http, base::Clock &clock, AliyunKey key, const QString &endpointOverrides);

    // A ClientToken for TokenWrite actions is part of the parameters. Throws domain::Error.
    domain::JsonReader call(Action action, const QString &regionId, const Parameters &parameters, const Call &call,
                            Route route = {});

    // The provider's clock minus ours, from the last Date header.
    std::chrono::seconds clockSkew() const { return std::chrono::seconds(m_measuredSkew.load()); }
    Endpoints &endpoints() { return m_endpoints; }
    base::Clock &clock() { return m_clock; }

private:
    struct History;
    struct Verdict;
    Verdict judge(const ApiError &error, History &history);
    Verdict judge(const domain::Failure &lost, History &history);
    net::HttpRequest sign(const ActionSpec &spec, const QUrl &url, const Parameters &parameters,
                          base::milliseconds left) const;
    net::HttpResponse send(const ActionSpec &spec, const QUrl &url, const Parameters &parameters, const Call &call,
                           base::Deadline deadline);
    void measureSkew(const net::HttpResponse &response);

    net::HttpClient &m_http;
    base::Clock &m_clock;
    const AliyunKey m_key;
    Endpoints m_endpoints;
    net::RateLimiter m_limiter;
    std::atomic<qint64> m_measuredSkew{0}; // seconds
    std::atomic<qint64> m_appliedSkew{0};  // set once the server refused our time
};

} // namespace spotbook::cloud::aliyun
