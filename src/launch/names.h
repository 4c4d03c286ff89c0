// Names and tags of what a launch makes, all derived from the installation and the launch: they find again
// what a crash left behind.
#pragma once

#include "launch/run.h"

namespace spotbook::launch {

inline QString ownerShort(const QString &owner)
{
    return owner.left(8);
}
// Group, network and subnet: one of each per installation and region, shared by its launches.
inline QString accessName(const QString &owner)
{
    return QStringLiteral("spotbook-") + ownerShort(owner);
}
inline QString diskName(const QString &launchId)
{
    return QStringLiteral("spotbook-") + launchId + QStringLiteral("-disk");
}
inline QString snapshotName(const QString &launchId)
{
    return QStringLiteral("spotbook-") + launchId + QStringLiteral("-work");
}

inline const QString roleAccess = QStringLiteral("access");
inline const QString roleMachine = QStringLiteral("machine");
inline const QString roleWorkDisk = QStringLiteral("work-disk");
inline const QString roleWorkSnapshot = QStringLiteral("work-snapshot");

inline domain::Tags launchTags(const QString &owner, const QString &profile, const QString &launchId,
                               const QString &role)
{
    return {{domain::tag::owner, owner},
            {domain::tag::profile, profile},
            {domain::tag::launch, launchId},
            {domain::tag::role, role}};
}
inline domain::Tags accessTags(const QString &owner)
{
    return {{domain::tag::owner, owner}, {domain::tag::role, roleAccess}};
}
// Finds everything of one launch.
inline cloud::Filter byLaunch(const QString &owner, const QString &launchId)
{
    return {{{domain::tag::owner, owner}, {domain::tag::launch, launchId}}, {}};
}
inline cloud::Filter byOwner(const QString &owner)
{
    return {{{domain::tag::owner, owner}}, {}};
}
inline cloud::Filter byIds(const QStringList &ids)
{
    return {{}, ids};
}

} // namespace spotbook::launch
