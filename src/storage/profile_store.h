// Launch profiles: one readable JSON file each. Import also takes the config.json of the seed's Python tool.
#pragma once

#include "domain/launch_plan.h"
#include "storage/paths.h"

namespace spotbook::storage {

class ProfileStore
{
public:
    explicit ProfileStore(Paths paths);
    QStringList names() const;
    domain::LaunchPlan load(const QString &name) const; // NotFound, ProfileUnreadable
    void save(const domain::LaunchPlan &plan);          // under plan.profile; durable
    void remove(const QString &name);
    // Stores nothing: the caller saves. A profile file of ours, or {"RegionId":...,
    // "CreateInstanceParams":{...}} of the older Python tool. Throws ProfileUnreadable with file, place and
    // reason.
    static domain::LaunchPlan import(const QString &file, const QString &name);
    static QByteArray exported(const domain::LaunchPlan &plan);

private:
    Paths m_paths;
};

} // namespace spotbook::storage
