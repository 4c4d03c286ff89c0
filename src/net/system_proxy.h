// The system's proxy, asked on the caller's thread.
#pragma once

#include <QHash>
#include <QMutex>
#include <QNetworkProxyFactory>
#include <memory>

namespace spotbook::net {

// Asking the system can take seconds (a proxy script fetched over the network). Therefore the thread that wants to
// send asks with prepare(), and the network thread, which serves everybody, only looks the answer up. Loopback hosts
// never have a proxy.
class SystemProxy
{
public:
    void prepare(const QUrl &url);
    QList<QNetworkProxy> answerFor(const QUrl &url);

private:
    QMutex m_mutex;
    QHash<QString, QList<QNetworkProxy>> m_known; // by scheme, host and port
};

// The form in which a QNetworkAccessManager wants to own it.
class SystemProxyLookup final : public QNetworkProxyFactory
{
public:
    explicit SystemProxyLookup(std::shared_ptr<SystemProxy> store) : m_store(std::move(store)) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return m_store->answerFor(query.url());
    }

private:
    std::shared_ptr<SystemProxy> m_store;
};

} // namespace spotbook::net
