#include "net/http_client.h"

#include "net/exchange.h"
#include "net/log.h"
#include "net/system_proxy.h"

#include <QElapsedTimer>
#include <QHash>
#include <QNetworkAccessManager>
#include <QThread>
#include <set>

namespace spotbook::net {

using domain::Error;
using domain::FailureKind;

QByteArray HttpResponse::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

namespace {

// Lives on the network thread; every method but the constructor runs there.
class Switchboard final : public QObject
{
public:
    explicit Switchboard(const std::shared_ptr<SystemProxy> &proxies)
        : m_proxies(proxies), m_direct(this), m_proxied(this)
    {
        m_direct.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        m_proxied.setProxyFactory(new SystemProxyLookup(proxies));
    }

    void start(const HttpRequest &request, const std::shared_ptr<Outcome> &outcome)
    {
        if (outcome->hasEnded())
            return;
        const bool viaProxy =
            request.useProxy && m_proxies->answerFor(request.url).value(0).type() != QNetworkProxy::NoProxy;
        auto *exchange = new Exchange(request, viaProxy, outcome, this);
        m_running.insert(outcome.get(), exchange);
        connect(exchange, &QObject::destroyed, this, [this, key = outcome.get()] { m_running.remove(key); });
        exchange->start(managerFor(request, exchange));
    }

    void abort(Outcome *outcome)
    {
        if (auto *exchange = m_running.value(outcome))
            exchange->abort();
    }

private:
    QNetworkAccessManager &managerFor(const HttpRequest &request, QObject *owner)
    {
        if (request.pinnedCertificateSha256.isEmpty())
            return request.useProxy ? m_proxied : m_direct;
        // A pinned exchange never shares a connection: on a reused one there is no handshake to look at.
        auto *own = new QNetworkAccessManager(owner);
        if (request.useProxy)
            own->setProxyFactory(new SystemProxyLookup(m_proxies));
        else
            own->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        return *own;
    }

    std::shared_ptr<SystemProxy> m_proxies;
    QNetworkAccessManager m_direct;
    QNetworkAccessManager m_proxied;
    QHash<Outcome *, Exchange *> m_running;
};

class RealHttpClient final : public HttpClient
{
public:
    RealHttpClient() : m_proxies(std::make_shared<SystemProxy>()), m_switchboard(new Switchboard(m_proxies))
    {
        m_thread.setObjectName(QStringLiteral("spotbook-net"));
        m_switchboard->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_switchboard, &QObject::deleteLater);
        m_thread.start();
    }

    ~RealHttpClient() override
    {
        {
            std::unique_lock lock(m_mutex);
            for (const auto &outcome : m_waiting)
                outcome->fail(FailureKind::Cancelled, QStringLiteral("the HTTP client was closed"));
            m_left.wait(lock, [this] { return m_waiting.empty(); });
        }
        m_thread.quit();
        m_thread.wait();
    }

    HttpResponse send(const HttpRequest &request, const base::StopToken &stop) override
    {
        QElapsedTimer time;
        time.start();
        const auto until = std::chrono::steady_clock::now() + request.timeout;
        if (stop.stop_requested())
            throw Error(FailureKind::Cancelled);
        if (request.useProxy)
            m_proxies->prepare(request.url);
        const auto outcome = std::make_shared<Outcome>();
        const Waiting waiting(*this, outcome);
        QMetaObject::invokeMethod(m_switchboard,
                                  [board = m_switchboard, request, outcome] { board->start(request, outcome); });
        await(*outcome, request, stop, until);
        // Harmless for an exchange that ended by itself.
        QMetaObject::invokeMethod(m_switchboard, [board = m_switchboard, outcome] { board->abort(outcome.get()); });
        return result(*outcome, request, time.elapsed());
    }

private:
    // The caller never waits for the network thread: at a stop or at the deadline the outcome is settled here.
    static void await(Outcome &outcome, const HttpRequest &request, const base::StopToken &stop, base::SteadyTime until)
    {
        const std::stop_callback onStop(stop, [&outcome] { outcome.fail(FailureKind::Cancelled, {}); });
        {
            std::unique_lock lock(outcome.mutex);
            if (outcome.changed.wait_until(lock, until, [&outcome] { return outcome.ended; }))
                return;
        }
        const QMap<QString, QString> params{{QStringLiteral("what"), request.url.host()}};
        // Whether a write had already been carried out when the time was up cannot be known.
        outcome.fail(request.repeatable ? FailureKind::TimedOut : FailureKind::OutcomeUnknown,
                     QStringLiteral("no complete answer within %1 ms").arg(request.timeout.count()), params);
    }

    static HttpResponse result(Outcome &outcome, const HttpRequest &request, qint64 milliseconds)
    {
        const std::lock_guard lock(outcome.mutex);
        if (outcome.failure) {
            qCInfo(lcNet).noquote() << request.method << loggable(request.url)
                                    << domain::failureKindName(outcome.failure->kind) << milliseconds << "ms";
            throw Error(*outcome.failure);
        }
        qCDebug(lcNet).noquote() << request.method << loggable(request.url) << outcome.response.status
                                 << outcome.response.body.size() << "bytes" << milliseconds << "ms";
        return std::move(outcome.response);
    }

    // Keeps the client alive for its callers: the destructor waits until the last one has left.
    class Waiting
    {
    public:
        Waiting(RealHttpClient &client, std::shared_ptr<Outcome> outcome)
            : m_client(client), m_outcome(std::move(outcome))
        {
            const std::lock_guard lock(m_client.m_mutex);
            m_client.m_waiting.insert(m_outcome);
        }
        ~Waiting()
        {
            const std::lock_guard lock(m_client.m_mutex);
            m_client.m_waiting.erase(m_outcome);
            m_client.m_left.notify_all();
        }
        Waiting(const Waiting &) = delete;
        Waiting &operator=(const Waiting &) = delete;

    private:
        RealHttpClient &m_client;
        std::shared_ptr<Outcome> m_outcome;
    };

    std::shared_ptr<SystemProxy> m_proxies;
    QThread m_thread;
    Switchboard *m_switchboard; // owned by the network thread
    std::mutex m_mutex;
    std::condition_variable m_left;
    std::set<std::shared_ptr<Outcome>> m_waiting;
};

} // namespace

std::unique_ptr<HttpClient> makeHttpClient()
{
    return std::make_unique<RealHttpClient>();
}

} // namespace spotbook::net
