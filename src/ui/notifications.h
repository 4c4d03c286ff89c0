// What is worth a word outside the window, decided from one look at the machines to the next. No clock, no cloud and no
// widget of its own: it is told what was seen and when, and says what is new about it, once.
#pragma once

#include "domain/launch_state.h"
#include "launch/flows.h"

#include <QDate>
#include <QMap>
#include <QSet>
#include <QString>
#include <QTimeZone>
#include <QVector>
#include <functional>
#include <optional>

namespace spotbook::ui {

enum class NoticeKind { Ready, Reclaim, LeaseEnding, BalanceLow, LimitReached, NightRun, LeftOvers, Price };

struct Notice
{
    NoticeKind kind = NoticeKind::Ready;
    QString launchId; // the machine it is about; empty: several, or none
    QString profile;
    int minutes = 0;                     // LeaseEnding, LimitReached: at most this many are left; 0: the limit is spent
    std::optional<domain::Money> amount; // balance, limit, or what it costs per hour or month
    std::optional<domain::Money> perHour; // BalanceLow: what runs now
    QStringList things;                   // LeftOvers: "disk d-1 40 GiB"
    QString text;                         // Price: the watch's own words
    bool operator==(const Notice &) const = default;
};

QString noticeKindName(NoticeKind kind); // stable, as in the settings
// Those that a person may do without. A machine that is taken away, also by the limit of its session, is always told.
QVector<NoticeKind> quietableNotices();
bool mayBeQuiet(NoticeKind kind);

// In the person's language.
QString noticeTitle(const Notice &notice);
QString noticeText(const Notice &notice);

class Notifications
{
public:
    explicit Notifications(const QTimeZone &zone = QTimeZone::systemTimeZone());

    // The states as they are published, at `now` (UTC). The first look tells nothing of what had happened before it,
    // but all that still is to come: a reclaim, the end of a lease.
    QVector<Notice> look(const QVector<domain::LaunchState> &states, const QDateTime &now);
    // The account's balance beside what the machines of the last look cost.
    QVector<Notice> lookAtBalance(const domain::Money &balance);
    // What is ours and costs money although no launch of the last look knows it; each thing once.
    QVector<Notice> lookAtLeftOvers(const launch::Sweep &sweep);

    static constexpr int leaseMinutes[] = {30, 10};
    static constexpr int balanceHours[] = {6, 1};

private:
    struct Seen
    {
        bool begunHere = false; // it was seen without a notebook, so that getting ready is news
        bool wasBare = false;   // without a machine
        bool ready = false;
        QString machineId;
        QDateTime leaseEnd;
        int leaseTold = 0; // the fewest minutes that were told of this end; 0: none
        bool reclaimTold = false;
        bool limitTold = false;
    };

    void lookAtOne(const domain::LaunchState &state, const QDateTime &now, QVector<Notice> &notices);
    void lookAtLease(const domain::LaunchState &state, const QDateTime &now, Seen &seen, QVector<Notice> &notices);
    void lookAtNight(const QDateTime &now, QVector<Notice> &notices);

    QTimeZone m_zone;
    bool m_first = true;
    QMap<QString, Seen> m_seen; // launch id ->
    QVector<domain::LaunchState> m_states;
    std::optional<domain::Money> m_perHour; // of all that is billed
    QDate m_nightTold;                      // the evening's date
    int m_balanceTold = 0;                  // the fewest hours that were told; 0: none
    QSet<QString> m_leftOversTold;
};

} // namespace spotbook::ui
