// Looks now and then whether what the person waits for has come true, and says so once.
#pragma once

#include "launch/services.h"
#include "launch/watch.h"
#include "ui/task.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace spotbook::ui {

// Lives in the GUI thread; asks nothing while nothing is watched.
class PriceWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes interval{10};

    explicit PriceWatcher(launch::Services &services, QObject *parent = nullptr);
    ~PriceWatcher() override;
    void look(); // now, beside the interval

    // Of the last look that brought an answer; by watch. Empty before.
    const QVector<launch::WatchResult> &results() const { return m_results; }
    const QDateTime &lookedAt() const { return m_lookedAt; }                    // UTC; invalid before
    const std::optional<domain::Failure> &failure() const { return m_failure; } // of the last look

Q_SIGNALS:
    void watchFired(const QString &text); // one sentence, for a notification
    void looked();                        // answered or failed

private:
    void tell(const QVector<launch::WatchResult> &news);

    launch::Services &m_services;
    QVector<launch::WatchResult> m_results;
    QDateTime m_lookedAt;
    std::optional<domain::Failure> m_failure;
    QTimer m_timer;
    Task m_task;
};

} // namespace spotbook::ui
