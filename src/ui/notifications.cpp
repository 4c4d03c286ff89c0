#include "ui/notifications.h"

#include "messages/messages.h"
#include "ui/texts.h"

#include <QCoreApplication>
#include <algorithm>

namespace spotbook::ui {

using domain::Billing;
using domain::LaunchState;
using domain::Money;

namespace {

constexpr int eveningBegins = 23; // local hours
constexpr int nightEnds = 6;

// The date of the evening on which the night of this moment has begun; invalid by day.
QDate nightOf(const QDateTime &local)
{
    if (local.time().hour() >= eveningBegins)
        return local.date();
    return local.time().hour() < nightEnds ? local.date().addDays(-1) : QDate();
}

QString say(const char *text)
{
    return QCoreApplication::translate("Notice", text);
}

QString thing(const launch::SweepItem &item)
{
    return item.kind + QLatin1Char(' ') + item.id;
}

// The machine's end was ordered for the limit. It is rounded down to the minute, and the start of its session is known
// here to some seconds only. Where the provider's shortest time was longer than the limit allowed it comes later.
bool endsForLimit(const LaunchState &state)
{
    constexpr int toleranceSeconds = 120;
    return state.spendingLimit && state.limitReachedAt.isValid()
           && state.limitReachedAt.secsTo(state.machine->autoReleaseAt) >= -toleranceSeconds;
}

} // namespace

QString noticeKindName(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Ready: return QStringLiteral("ready");
    case NoticeKind::Reclaim: return QStringLiteral("reclaim");
    case NoticeKind::LeaseEnding: return QStringLiteral("lease");
    case NoticeKind::BalanceLow: return QStringLiteral("balance");
    case NoticeKind::LimitReached: return QStringLiteral("limit");
    case NoticeKind::NightRun: return QStringLiteral("night");
    case NoticeKind::LeftOvers: return QStringLiteral("left-overs");
    case NoticeKind::Price: return QStringLiteral("price");
    }
    return {};
}

QVector<NoticeKind> quietableNotices()
{
    return {NoticeKind::Ready,    NoticeKind::LeaseEnding, NoticeKind::BalanceLow,
            NoticeKind::NightRun, NoticeKind::LeftOvers,   NoticeKind::Price};
}

bool mayBeQuiet(NoticeKind kind)
{
    return quietableNotices().contains(kind);
}

QString noticeTitle(const Notice &notice)
{
    switch (notice.kind) {
    case NoticeKind::Ready: return say(QT_TRANSLATE_NOOP("Notice", "Your notebook is ready"));
    case NoticeKind::Reclaim: return say(QT_TRANSLATE_NOOP("Notice", "The cloud is about to take the machine back"));
    case NoticeKind::LeaseEnding:
        return QCoreApplication::translate("Notice", "The machine ends itself in %n minute(s)", nullptr,
                                           notice.minutes);
    case NoticeKind::BalanceLow: return say(QT_TRANSLATE_NOOP("Notice", "The balance is getting low"));
    case NoticeKind::LimitReached:
        if (notice.minutes > 0)
            return QCoreApplication::translate("Notice", "The spending limit ends the machine in %n minute(s)", nullptr,
                                               notice.minutes);
        return say(QT_TRANSLATE_NOOP("Notice", "The spending limit is reached"));
    case NoticeKind::NightRun: return say(QT_TRANSLATE_NOOP("Notice", "Still running, and billed"));
    case NoticeKind::LeftOvers: return say(QT_TRANSLATE_NOOP("Notice", "Something was left over and is billed"));
    case NoticeKind::Price: return say(QT_TRANSLATE_NOOP("Notice", "A price that you watch has changed"));
    }
    return {};
}

QString noticeText(const Notice &notice)
{
    const QString amount = notice.amount ? messages::moneyText(inHundredths(*notice.amount)) : QString();
    switch (notice.kind) {
    case NoticeKind::Ready: return notice.profile;
    case NoticeKind::Reclaim:
        return say(QT_TRANSLATE_NOOP("Notice", "%1: save your work now. It may be gone in a few minutes; the work disk "
                                               "stays."))
            .arg(notice.profile);
    case NoticeKind::LeaseEnding:
        return say(QT_TRANSLATE_NOOP("Notice", "%1: what is only in memory is lost then. “Extend” gives it more time."))
            .arg(notice.profile);
    case NoticeKind::BalanceLow:
        return say(QT_TRANSLATE_NOOP("Notice", "%1 are left, and what runs costs %2. An account in arrears loses its "
                                               "machines."))
            .arg(amount, notice.perHour ? messages::perHourText(*notice.perHour) : QString());
    case NoticeKind::LimitReached:
        if (notice.minutes > 0)
            return say(QT_TRANSLATE_NOOP("Notice", "%1: its limit of %2 a session ends it then, and “Extend” cannot "
                                                   "move that. Save your work now, or park it: parking keeps the "
                                                   "work."))
                .arg(notice.profile, amount);
        return say(QT_TRANSLATE_NOOP("Notice", "%1 has cost %2. Park it to end the charge."))
            .arg(notice.profile, amount);
    case NoticeKind::NightRun:
        return say(QT_TRANSLATE_NOOP("Notice", "%1 at this late hour. Park it if nobody needs it."))
            .arg(notice.amount ? messages::perHourText(*notice.amount) : notice.profile);
    case NoticeKind::LeftOvers: {
        const QString things = messages::thingTexts(notice.things).join(QStringLiteral(", "));
        return notice.amount ? say(QT_TRANSLATE_NOOP("Notice", "%1. That costs %2 per month.")).arg(things, amount)
                             : things;
    }
    case NoticeKind::Price: return notice.text;
    }
    return {};
}

Notifications::Notifications(const QTimeZone &zone) : m_zone(zone) {}

QVector<Notice> Notifications::look(const QVector<LaunchState> &states, const QDateTime &now)
{
    QVector<Notice> notices;
    const bool known = states.isEmpty() || !states.first().launchId.isEmpty();
    if (!known) // the look failed, and nothing older is known
        return notices;
    m_states = states;
    m_perHour.reset();
    for (const LaunchState &state : states) {
        lookAtOne(state, now, notices);
        if (state.billing == Billing::Charging && state.perHour)
            m_perHour = m_perHour ? *m_perHour + *state.perHour : *state.perHour;
    }
    lookAtNight(now, notices);
    m_first = false;
    return notices;
}

void Notifications::lookAtOne(const LaunchState &state, const QDateTime &now, QVector<Notice> &notices)
{
    const bool isNew = !m_seen.contains(state.launchId);
    Seen &seen = m_seen[state.launchId];
    if (isNew)
        seen.begunHere = !m_first;
    Notice notice;
    notice.launchId = state.launchId;
    notice.profile = state.profile;
    if (state.billing == Billing::Unknown) { // old values, or none: nothing about them is new
        if (isNew)
            seen.begunHere = false;
        return;
    }
    const QString machineId = state.machine ? state.machine->id : QString();
    if (seen.machineId != machineId) {
        const bool begunHere = seen.begunHere || !seen.machineId.isEmpty() || seen.wasBare;
        seen = {}; // another machine, another session
        seen.machineId = machineId;
        seen.begunHere = begunHere;
    }
    if (state.ready && !seen.ready && seen.begunHere) {
        notice.kind = NoticeKind::Ready;
        notices << notice;
    }
    seen.ready = state.ready;
    seen.wasBare = !state.machine;
    seen.begunHere = seen.begunHere || !state.ready; // what is to get ready is seen to do so
    if (!state.machine)
        return;
    if (state.machine->reclaimNotice && !seen.reclaimTold) {
        notice.kind = NoticeKind::Reclaim;
        notices << notice;
    }
    seen.reclaimTold = state.machine->reclaimNotice;
    lookAtLease(state, now, seen, notices);
    const bool reached = state.spendingLimit && state.session && *state.session >= *state.spendingLimit;
    if (reached && !seen.limitTold) {
        notice.kind = NoticeKind::LimitReached;
        notice.amount = state.session;
        notices << notice;
    }
    seen.limitTold = reached; // a limit that was raised is told of again
}

void Notifications::lookAtLease(const LaunchState &state, const QDateTime &now, Seen &seen, QVector<Notice> &notices)
{
    const QDateTime end = state.machine->autoReleaseAt;
    // A provider's time counts in whole minutes: a shift of seconds is no extension.
    constexpr int extensionSeconds = 120;
    if (!seen.leaseEnd.isValid() || !end.isValid() || seen.leaseEnd.secsTo(end) > extensionSeconds)
        seen.leaseTold = 0;
    seen.leaseEnd = end;
    if (!end.isValid())
        return;
    const qint64 left = now.secsTo(end);
    int due = 0; // of several that are due at once the most urgent speaks
    for (const int minutes : leaseMinutes) {
        if (left > 0 && left <= minutes * 60)
            due = minutes;
    }
    if (due == 0 || (seen.leaseTold != 0 && seen.leaseTold <= due))
        return;
    seen.leaseTold = due;
    Notice notice;
    notice.kind = NoticeKind::LeaseEnding;
    if (endsForLimit(state)) {
        notice.kind = NoticeKind::LimitReached;
        notice.amount = state.spendingLimit;
    }
    notice.launchId = state.launchId;
    notice.profile = state.profile;
    notice.minutes = int((left + 59) / 60);
    notices << notice;
}

void Notifications::lookAtNight(const QDateTime &now, QVector<Notice> &notices)
{
    const QDate night = nightOf(now.toTimeZone(m_zone));
    if (!night.isValid() || night == m_nightTold)
        return;
    QStringList running;
    for (const LaunchState &state : std::as_const(m_states)) {
        if (state.billing == Billing::Charging)
            running << state.profile;
    }
    if (running.isEmpty())
        return;
    m_nightTold = night;
    Notice notice;
    notice.kind = NoticeKind::NightRun;
    if (running.size() == 1)
        notice.launchId = std::find_if(m_states.begin(), m_states.end(), [](const LaunchState &state) {
                              return state.billing == Billing::Charging;
                          })->launchId;
    notice.profile = running.join(QStringLiteral(", "));
    notice.amount = m_perHour;
    notices << notice;
}

QVector<Notice> Notifications::lookAtBalance(const Money &balance)
{
    int due = 0;
    for (const int hours : balanceHours) {
        if (m_perHour && balance < m_perHour->times(hours))
            due = hours;
    }
    const bool told = due == 0 || (m_balanceTold != 0 && m_balanceTold <= due);
    if (due == 0 || m_balanceTold == 0 || due < m_balanceTold)
        m_balanceTold = due; // topped up: the next time is told again
    if (told)
        return {};
    Notice notice;
    notice.kind = NoticeKind::BalanceLow;
    notice.amount = balance;
    notice.perHour = m_perHour;
    return {notice};
}

QVector<Notice> Notifications::lookAtLeftOvers(const launch::Sweep &sweep)
{
    const auto isKnown = [this](const launch::SweepItem &item) {
        return std::any_of(m_states.begin(), m_states.end(), [&item](const LaunchState &state) {
            return state.launchId == item.launchId || state.workDiskId == item.id || state.snapshotId == item.id
                   || (state.machine && state.machine->id == item.id);
        });
    };
    Notice notice;
    notice.kind = NoticeKind::LeftOvers;
    Money sum;
    bool priced = true;
    for (const auto &item : sweep.items) {
        if (!item.ours || !item.billable || isKnown(item) || m_leftOversTold.contains(item.id))
            continue;
        m_leftOversTold.insert(item.id);
        notice.things << thing(item);
        priced = priced && item.perMonth;
        if (item.perMonth)
            sum = sum + *item.perMonth;
    }
    if (notice.things.isEmpty())
        return {};
    if (priced)
        notice.amount = sum;
    return {notice};
}

} // namespace spotbook::ui
