#include "cloud/matches.h"

namespace spotbook::cloud {

bool matches(const Filter &filter, const QString &id, const domain::Tags &tags)
{
    if (!filter.ids.isEmpty() && !filter.ids.contains(id))
        return false;
    for (auto it = filter.tags.begin(); it != filter.tags.end(); ++it) {
        const auto found = tags.constFind(it.key());
        if (found == tags.constEnd() || found.value() != it.value())
            return false;
    }
    return true;
}

} // namespace spotbook::cloud
