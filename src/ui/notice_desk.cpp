#include "ui/notice_desk.h"

#include "launch/record.h"

#include <algorithm>

namespace spotbook::ui {

using domain::LaunchState;

namespace {

constexpr std::chrono::seconds firstLookAfter{5}; // the window comes first

// Whatever is ours was made by a launch that a journal of this computer tells of.
QStringList regionsUsed(const storage::Paths &paths)
{
    QStringList regions;
    for (const auto &record : launch::readJournals(paths).records) {
        if (!regions.contains(record.plan.regionId))
            regions << record.plan.regionId;
    }
    return regions;
}

} // namespace

NoticeDesk::NoticeDesk(launch::Services &services, QObject *parent) : QObject(parent), m_services(services)
{
    m_balanceTimer.setInterval(balanceInterval);
    connect(&m_balanceTimer, &QTimer::timeout, this, &NoticeDesk::askBalance);
}

void NoticeDesk::take(const QVector<LaunchState> &states)
{
    tell(m_notifications.look(states, m_services.clock().now()));
    const bool known = states.isEmpty() || !states.first().launchId.isEmpty();
    const bool charging = std::any_of(states.begin(), states.end(), [](const LaunchState &state) {
        return state.billing == domain::Billing::Charging;
    });
    if (charging && !m_charging) {
        QTimer::singleShot(firstLookAfter, this, [this] {
            if (m_charging)
                askBalance();
        });
        m_balanceTimer.start();
    } else if (!charging && known) {
        m_balanceTimer.stop();
    }
    m_charging = charging;
    if (!known)
        return;
    if (m_sweep)
        tell(m_notifications.lookAtLeftOvers(*std::exchange(m_sweep, std::nullopt)));
    if (!std::exchange(m_sweptOnce, true))
        QTimer::singleShot(firstLookAfter, this, &NoticeDesk::lookForLeftOvers);
}

void NoticeDesk::askBalance()
{
    m_balanceTask.run(
        [&services = m_services](const TaskRun &run) {
            return services.context(run.stop()).cloud.balance(cloud::Call{run.stop()});
        },
        [this](const std::optional<domain::Money> &balance) {
            if (balance)
                tell(m_notifications.lookAtBalance(*balance));
        },
        [](const domain::Failure &) {}); // the next look may see it; the states say what is wrong with the cloud
}

void NoticeDesk::lookForLeftOvers()
{
    m_sweepTask.run(
        [&services = m_services](const TaskRun &run) {
            const auto context = services.context(run.stop());
            const auto regions = regionsUsed(context.paths);
            return regions.isEmpty() ? launch::Sweep() : launch::sweep(context, regions, run.stop());
        },
        [this](launch::Sweep sweep) { m_sweep = std::move(sweep); }, [](const domain::Failure &) {});
}

void NoticeDesk::tellPrice(const QString &text)
{
    Notice notice;
    notice.kind = NoticeKind::Price;
    notice.text = text;
    tell({notice});
}

void NoticeDesk::tell(const QVector<Notice> &notices)
{
    if (notices.isEmpty())
        return;
    const QStringList quiet = m_services.settings().values().quietNotices;
    for (const Notice &notice : notices) {
        if (!mayBeQuiet(notice.kind) || !quiet.contains(noticeKindName(notice.kind)))
            Q_EMIT noticed(notice);
    }
}

} // namespace spotbook::ui
