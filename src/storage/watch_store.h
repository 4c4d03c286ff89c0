// What the person wants to be told of: a price, or stock. One small file, config/watches.json.
#pragma once

#include "domain/money.h"
#include "storage/paths.h"

#include <QString>
#include <QVector>
#include <functional>
#include <optional>

namespace spotbook::storage {

struct PriceWatch
{
    QString regionId;
    QString zoneId;
    QString typeId;
    std::optional<domain::Money> atMost; // spot price per hour; none: told when it is in stock
    bool told = false;                   // since it came true; told again only after it was untrue

    bool isSame(const PriceWatch &other) const
    {
        return zoneId == other.zoneId && typeId == other.typeId && atMost.has_value() == other.atMost.has_value();
    }
    bool operator==(const PriceWatch &) const = default;
};

// Thread-safe, and safe beside another process. A file that cannot be read is an error (SettingsUnreadable), never
// silently replaced.
class WatchStore
{
public:
    explicit WatchStore(Paths paths);
    QVector<PriceWatch> all() const;
    void update(const std::function<void(QVector<PriceWatch> &)> &change) const; // durable when it returns

private:
    Paths m_paths;
};

} // namespace spotbook::storage
