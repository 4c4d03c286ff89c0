#include "launch/time_sheet.h"

namespace spotbook::launch {

void TimeSheet::move(const QString &from, const QString &to, base::milliseconds time)
{
    m_booked[from] -= time;
    m_booked[to] += time;
}

QMap<QString, qint64> TimeSheet::milliseconds() const
{
    const auto inMilliseconds = [](base::SteadyTime::duration time) {
        return qint64(std::chrono::duration_cast<base::milliseconds>(time).count());
    };
    QMap<QString, qint64> all;
    qint64 ours = inMilliseconds(m_clock.steadyNow() - m_begun);
    for (auto it = m_booked.begin(); it != m_booked.end(); ++it) {
        all.insert(it.key(), inMilliseconds(it.value()));
        ours -= inMilliseconds(it.value());
    }
    all.insert(QStringLiteral("ours"), ours);
    return all;
}

} // namespace spotbook::launch
