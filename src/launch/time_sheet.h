// Where the time of a flow goes. Every millisecond is booked once: under the outermost open label, else under
// "ours".
#pragma once

#include "base/clock.h"

#include <QMap>
#include <QString>

namespace spotbook::launch {

// Belongs to one flow and its thread.
class TimeSheet
{
public:
    explicit TimeSheet(const base::Clock &clock) : m_clock(clock), m_begun(clock.steadyNow()) {}

    class Entry
    {
    public:
        Entry(TimeSheet &sheet, const QString &label)
            : m_sheet(sheet), m_label(label), m_begun(sheet.m_clock.steadyNow())
        {
            ++m_sheet.m_depth;
        }
        ~Entry()
        {
            if (--m_sheet.m_depth == 0)
                m_sheet.m_booked[m_label] += m_sheet.m_clock.steadyNow() - m_begun;
        }
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;

    private:
        TimeSheet &m_sheet;
        QString m_label;
        base::SteadyTime m_begun;
    };

    // Moves time that a call reported about itself from one label to another.
    void move(const QString &from, const QString &to, base::milliseconds time);
    // All labels and "ours"; the sum is the time since construction.
    QMap<QString, qint64> milliseconds() const;

private:
    const base::Clock &m_clock;
    base::SteadyTime m_begun;
    QMap<QString, base::SteadyTime::duration> m_booked;
    int m_depth = 0;
};

} // namespace spotbook::launch
