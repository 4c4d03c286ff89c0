#include "cloud/aliyun/endpoints.h"

#include "domain/failure.h"

#include <QHostAddress>
#include <QMutexLocker>
#include <QRegularExpression>

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr Product products[] = {Product::Ecs, Product::Vpc, Product::Sts, Product::Bss};
const QString domainSuffix = QStringLiteral(".aliyuncs.com");

[[noreturn]] void badOverride(const QString &value, const QString &reason)
{
    throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("endpoint")},
                                            {QStringLiteral("value"), value},
                                            {QStringLiteral("reason"), reason}});
}

QUrl overrideUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
        || (!url.path().isEmpty() && url.path() != QLatin1String("/")))
        badOverride(text, QStringLiteral("not http(s)://host:port"));
    const bool loopback = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && loopback))
        badOverride(text, QStringLiteral("plain http leads to this computer only"));
    QUrl clean;
    clean.setScheme(url.scheme());
    clean.setHost(url.host());
    clean.setPort(url.port());
    clean.setPath(QStringLiteral("/"));
    return clean;
}

QMap<Product, QUrl> parseOverrides(const QString &text)
{
    QMap<Product, QUrl> result;
    if (text.trimmed().isEmpty())
        return result;
    if (!text.contains(QLatin1Char('='))) {
        for (const auto product : products)
            result.insert(product, overrideUrl(text.trimmed()));
        return result;
    }
    for (const auto &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = part.section(QLatin1Char('='), 0, 0).trimmed();
        bool known = false;
        for (const auto product : products) {
            if (name == QLatin1String(productName(product))) {
                result.insert(product, overrideUrl(part.section(QLatin1Char('='), 1).trimmed()));
                known = true;
            }
        }
        if (!known)
            badOverride(part, QStringLiteral("unknown product"));
    }
    return result;
}

// Where the rule "ecs.<region>" does not hold.
const QMap<QString, QString> &ecsExceptions()
{
    static const QMap<QString, QString> map = {
        {QStringLiteral("cn-hangzhou"), QStringLiteral("ecs-cn-hangzhou.aliyuncs.com")},
        {QStringLiteral("cn-shanghai-finance-1"), QStringLiteral("ecs-cn-hangzhou.aliyuncs.com")},
        {QStringLiteral("cn-shenzhen-finance-1"), QStringLiteral("ecs-cn-hangzhou.aliyuncs.com")},
        {QStringLiteral("cn-north-2-gov-1"), QStringLiteral("ecs.aliyuncs.com")},
        {QStringLiteral("cn-hangzhou-finance"), QStringLiteral("ecs.aliyuncs.com")},
        {QStringLiteral("cn-wuhan"), QStringLiteral("ecs.aliyuncs.com")},
    };
    return map;
}

QString vpcHost(const QString &regionId)
{
    return regionId == QLatin1String("cn-hangzhou") ? QStringLiteral("vpc.aliyuncs.com")
                                                    : QString(QStringLiteral("vpc.") + regionId + domainSuffix);
}

void checkRegion(const QString &regionId)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9-]{1,38}[a-z0-9]\\z"));
    if (!form.match(regionId).hasMatch())
        throw Error(FailureKind::RegionUnknown, {{QStringLiteral("region"), regionId}});
}

} // namespace

Endpoints::Endpoints(const QString &overrides) : m_overrides(parseOverrides(overrides)) {}

QString Endpoints::ecsHost(const QString &regionId) const
{
    {
        const QMutexLocker lock(&m_mutex);
        if (const auto learned = m_learned.value(regionId); !learned.isEmpty())
            return learned;
    }
    const auto exception = ecsExceptions().value(regionId);
    return exception.isEmpty() ? QString(QStringLiteral("ecs.") + regionId + domainSuffix) : exception;
}

QUrl Endpoints::urlFor(Product product, const QString &regionId, BillingSite site) const
{
    if (product == Product::Ecs || product == Product::Vpc)
        checkRegion(regionId);
    if (const auto it = m_overrides.constFind(product); it != m_overrides.constEnd())
        return *it;
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setPath(QStringLiteral("/"));
    switch (product) {
    case Product::Ecs: url.setHost(ecsHost(regionId)); break;
    case Product::Vpc: url.setHost(vpcHost(regionId)); break;
    case Product::Sts: url.setHost(QStringLiteral("sts.aliyuncs.com")); break;
    case Product::Bss:
        url.setHost(site == BillingSite::China ? QStringLiteral("business.aliyuncs.com")
                                               : QStringLiteral("business.ap-southeast-1.aliyuncs.com"));
        break;
    }
    return url;
}

void Endpoints::learn(const QString &regionId, const QString &ecsHost)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9-]+(\\.[a-z0-9-]+)*\\.aliyuncs\\.com\\z"));
    if (!form.match(ecsHost).hasMatch())
        return;
    const QMutexLocker lock(&m_mutex);
    m_learned.insert(regionId, ecsHost);
}

} // namespace spotbook::cloud::aliyun
