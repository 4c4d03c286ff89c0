// Looking whether what somebody waits for has come true.
#pragma once

#include "launch/context.h"
#include "storage/watch_store.h"

#include <QVector>

namespace spotbook::launch {

struct WatchResult
{
    storage::PriceWatch watch;
    std::optional<domain::Offer> offer; // as it is now; nullopt: the cloud did not say
    bool isTrue() const;                // in stock, and at the wanted price where there is one
};

// Asks the watched regions for the watched types alone, a few regions at a time. One region's failure leaves its
// watches unknown; when every region fails the first failure is thrown. Blocks. Throws Cancelled.
QVector<WatchResult> lookAt(const Context &context, const QVector<storage::PriceWatch> &watches,
                            const base::StopToken &stop);

// Those to tell of now. Remembers in the store what was told, so that it is told once until it was untrue again;
// watches that have been removed meanwhile stay removed. Unknown changes nothing.
QVector<WatchResult> takeNews(const storage::WatchStore &store, const QVector<WatchResult> &results);

} // namespace spotbook::launch
