// Marks on what we create. Only resources with this installation's owner value are ever acted on.
#pragma once

#include <QMap>
#include <QString>

namespace spotbook::domain {

using Tags = QMap<QString, QString>;

namespace tag {
inline const QString owner = QStringLiteral("spotbook:owner");     // random per installation
inline const QString profile = QStringLiteral("spotbook:profile"); // profile name
inline const QString launch = QStringLiteral("spotbook:launch");   // launch id
inline const QString role = QStringLiteral("spotbook:role");       // "work-disk", "access", ...
inline const QString disk = QStringLiteral("spotbook:disk");       // on a snapshot: the disk it keeps
// "spotbook:port:22" = "20022": the service's port as reached from here, where it is not the usual one.
inline const QString portPrefix = QStringLiteral("spotbook:port:");
} // namespace tag

inline bool isOwnedBy(const Tags &tags, const QString &owner)
{
    return !owner.isEmpty() && tags.value(tag::owner) == owner;
}

} // namespace spotbook::domain
