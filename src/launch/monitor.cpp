#include "launch/monitor.h"

#include "domain/failure.h"
#include "launch/flows.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace spotbook::launch {

using domain::Billing;
using domain::LaunchState;

namespace {
constexpr std::chrono::seconds ageingInterval{1};

// Older knowledge than this is no knowledge of what is billing.
bool isOld(const LaunchState &state, const QDateTime &now)
{
    return !state.checkedAt.isValid() || state.checkedAt.secsTo(now) > Monitor::trustedFor.count();
}
} // namespace

struct Monitor::Worker
{
    Context context;
    std::chrono::seconds interval;
    Monitor *monitor;

    mutable std::mutex mutex;
    std::condition_variable_any wake;
    bool wanted = true;
    QVector<LaunchState> latest;
    std::jthread thread; // last: joins before the rest goes

    Worker(const Context &contextToUse, std::chrono::seconds every, Monitor *owner)
        : context(contextToUse), interval(every), monitor(owner),
          thread([this](const base::StopToken &stop) { work(stop); })
    {
    }

    void work(const base::StopToken &stop)
    {
        while (!stop.stop_requested()) {
            {
                std::unique_lock lock(mutex);
                wake.wait_for(lock, stop, interval, [this] { return wanted; });
                wanted = false;
            }
            if (stop.stop_requested())
                return;
            look(stop);
        }
    }

    void look(const base::StopToken &stop)
    {
        QVector<LaunchState> now;
        try {
            now = launch::states(context, stop);
            keepKnown(now);
        } catch (const domain::Error &error) {
            if (stop.stop_requested())
                return;
            now = outdated(error.failure());
        }
        {
            const std::lock_guard lock(mutex);
            latest = now;
        }
        // Queued: the monitor lives in another thread.
        QMetaObject::invokeMethod(
            monitor, [owner = monitor, now] { Q_EMIT owner->statesChanged(now); }, Qt::QueuedConnection);
    }

    void age(LaunchState &state) const
    {
        if (isOld(state, context.clock.now()))
            state.billing = Billing::Unknown;
    }

    // The latest values where some of them have become too old meanwhile; empty where none has.
    QVector<LaunchState> aged()
    {
        const std::lock_guard lock(mutex);
        bool changed = false;
        for (auto &state : latest) {
            if (state.billing == Billing::Unknown || !isOld(state, context.clock.now()))
                continue;
            state.billing = Billing::Unknown;
            if (!state.trouble) // a look is under way, and hangs
                state.trouble = domain::Failure{domain::FailureKind::TimedOut,
                                                {},
                                                {},
                                                true,
                                                {{QStringLiteral("what"), QStringLiteral("states")}},
                                                {}};
            changed = true;
        }
        return changed ? latest : QVector<LaunchState>();
    }

    // A region that could not be asked keeps what was known of it, with the trouble beside it.
    void keepKnown(QVector<LaunchState> &now) const
    {
        const std::lock_guard lock(mutex);
        for (auto &state : now) {
            if (state.checkedAt.isValid())
                continue;
            for (const auto &before : latest) {
                if (before.launchId != state.launchId)
                    continue;
                const auto trouble = state.trouble;
                state = before;
                state.trouble = trouble;
            }
            age(state);
        }
    }

    QVector<LaunchState> outdated(const domain::Failure &trouble) const
    {
        const std::lock_guard lock(mutex);
        auto now = latest;
        if (now.isEmpty())
            now.append(LaunchState()); // nameless: an empty list would say that nothing is billed
        for (auto &state : now) {
            state.trouble = trouble;
            age(state);
        }
        return now;
    }
};

Monitor::Monitor(const Context &context, std::chrono::seconds interval, QObject *parent) : QObject(parent)
{
    qRegisterMetaType<QVector<LaunchState>>();
    m_worker = std::make_unique<Worker>(context, interval, this);
    m_ageing.setInterval(ageingInterval);
    connect(&m_ageing, &QTimer::timeout, this, &Monitor::age);
    m_ageing.start();
}

Monitor::~Monitor()
{
    m_worker->thread.request_stop();
    m_worker->thread.join();
}

void Monitor::age()
{
    const auto old = m_worker->aged();
    if (!old.isEmpty())
        Q_EMIT statesChanged(old);
}

QVector<LaunchState> Monitor::states() const
{
    const std::lock_guard lock(m_worker->mutex);
    return m_worker->latest;
}

void Monitor::lookNow()
{
    {
        const std::lock_guard lock(m_worker->mutex);
        m_worker->wanted = true;
    }
    m_worker->wake.notify_all();
}

} // namespace spotbook::launch
