#include "net/system_proxy.h"

#include <QHostAddress>
#include <QMutexLocker>

namespace spotbook::net {

namespace {

QString keyOf(const QUrl &url)
{
    return url.scheme() + QLatin1Char('|') + url.host() + QLatin1Char('|')
           + QString::number(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

void SystemProxy::prepare(const QUrl &url)
{
    if (isLoopback(url.host()))
        return;
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    const QMutexLocker lock(&m_mutex);
    m_known.insert(keyOf(url), proxies);
}

QList<QNetworkProxy> SystemProxy::answerFor(const QUrl &url)
{
    const QMutexLocker lock(&m_mutex);
    return m_known.value(keyOf(url), {QNetworkProxy(QNetworkProxy::NoProxy)});
}

} // namespace spotbook::net
