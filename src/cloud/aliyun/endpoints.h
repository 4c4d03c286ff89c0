// Which host answers for a product in a region.
//
// Rules and exceptions: the endpoint maps of the official SDK (ecs20140526 7.11.6, vpc20160428 7.3.2) and the API pages
// "Endpoints". The endpoint that DescribeRegions names for a region goes before the rule.
#pragma once

#include "cloud/aliyun/actions.h"

#include <QMap>
#include <QMutex>
#include <QString>
#include <QUrl>

namespace spotbook::cloud::aliyun {

// The billing service knows two sites; an account belongs to one of them.
enum class BillingSite { China, International };

// Thread-safe.
class Endpoints
{
public:
    // Empty: the real service. "http://127.0.0.1:1234": that one for all products. "ecs=URL,vpc=URL": those products.
    // Throws Error(InvalidInput, field "endpoint") for anything else; plain http only to loopback.
    explicit Endpoints(const QString &overrides);

    // Throws Error(RegionUnknown) for what cannot be a region id: an id becomes part of a host name.
    QUrl urlFor(Product product, const QString &regionId, BillingSite site = BillingSite::China) const;
    // What DescribeRegions said. Ignored unless it is a host of the provider.
    void learn(const QString &regionId, const QString &ecsHost);
    bool overridden() const { return !m_overrides.isEmpty(); }

private:
    QString ecsHost(const QString &regionId) const;

    QMap<Product, QUrl> m_overrides;
    mutable QMutex m_mutex;
    QMap<QString, QString> m_learned;
};

} // namespace spotbook::cloud::aliyun
