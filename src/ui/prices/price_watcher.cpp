#include "ui/prices/price_watcher.h"

#include "messages/messages.h"

namespace spotbook::ui {

PriceWatcher::PriceWatcher(launch::Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    m_timer.setInterval(interval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PriceWatcher::look);
    m_timer.start();
}

PriceWatcher::~PriceWatcher()
{
    m_task.disconnect(this);
}

void PriceWatcher::look()
{
    struct Seen
    {
        QVector<launch::WatchResult> results;
        QVector<launch::WatchResult> news;
    };
    m_task.run(
        [&services = m_services](const TaskRun &run) {
            const storage::WatchStore store(services.paths());
            const auto watches = store.all();
            Seen seen;
            if (watches.isEmpty())
                return seen;
            seen.results = launch::lookAt(services.context(run.stop()), watches, run.stop());
            seen.news = launch::takeNews(store, seen.results);
            return seen;
        },
        [this](const Seen &seen) {
            m_failure.reset();
            m_lookedAt = m_services.clock().now();
            m_results = seen.results;
            tell(seen.news);
            Q_EMIT looked();
        },
        [this](const domain::Failure &failure) {
            m_failure = failure;
            Q_EMIT looked();
        });
}

void PriceWatcher::tell(const QVector<launch::WatchResult> &news)
{
    for (const auto &each : news) {
        const QString price = each.offer->spotPerHour ? messages::perHourText(*each.offer->spotPerHour) : QString();
        if (each.watch.atMost)
            Q_EMIT watchFired(
                tr("%1 in %2 costs %3 now; you wanted to hear of %4 or less.")
                    .arg(each.watch.typeId, each.watch.zoneId, price, messages::moneyText(*each.watch.atMost)));
        else
            Q_EMIT watchFired(
                tr("%1 in %2 is in stock now (%3).")
                    .arg(each.watch.typeId, each.watch.zoneId, price.isEmpty() ? tr("price unknown") : price));
    }
}

} // namespace spotbook::ui
