#include "launch/history.h"

#include "launch/session_cost.h"

#include <algorithm>

namespace spotbook::launch {

using domain::LaunchState;
using domain::Money;
using storage::Entry;

namespace {

// When the cloud would have ended the machine, by what was asked of it last.
QDateTime autoReleaseOf(const QVector<Entry> &entries)
{
    QDateTime at;
    for (const Entry &entry : entries) {
        if (entry.act == Act::CreateMachine && entry.kind == Entry::Kind::Intent)
            at = QDateTime::fromString(entry.data.value(QStringLiteral("autoRelease")).toString(), Qt::ISODate);
        if (entry.act == Act::SetAutoRelease && entry.kind == Entry::Kind::Result)
            at = QDateTime::fromString(entry.data.value(QStringLiteral("at")).toString(), Qt::ISODate);
    }
    return at;
}

// The machine went without us: at its time, or before it.
void endWithoutUs(const Record &record, const QDateTime &noticed, Session &session)
{
    const QDateTime end = autoReleaseOf(record.entries);
    const bool timeOver = end.isValid() && end <= noticed;
    session.end = timeOver ? Session::End::TimeOver : Session::End::Gone;
    if (timeOver)
        session.ended = end;
}

Session::End endOf(const QString &word)
{
    if (word == QLatin1String("parked"))
        return Session::End::Parked;
    if (word == QLatin1String("released"))
        return Session::End::Released;
    if (word == QLatin1String("erased"))
        return Session::End::Erased;
    return word == QLatin1String("undone") ? Session::End::Undone : Session::End::Unknown;
}

const LaunchState *stateOf(const QVector<LaunchState> &states, const QString &launchId)
{
    const auto found = std::find_if(states.begin(), states.end(),
                                    [&](const LaunchState &state) { return state.launchId == launchId; });
    return found == states.end() ? nullptr : &*found;
}

void readEnd(const Record &record, const std::optional<QVector<LaunchState>> &known, Session &session)
{
    const auto gone = releasedAt(record.entries);
    const auto *end = lastOf(record.entries, Act::End, Entry::Kind::Result);
    if (gone)
        session.ended = *gone;
    const LaunchState *state = known ? stateOf(*known, record.launchId) : nullptr;
    if (state && state->machine) {
        session.end = Session::End::Running;
        session.ended = {};
    } else if (end && (gone || end->id != QLatin1String("released"))) {
        session.end = endOf(end->id);
        if (!gone)
            session.ended = end->at;
    } else if (end) {
        endWithoutUs(record, end->at, session); // the next start has found it gone
    } else if (record.interrupted()) {
        session.end = Session::End::Interrupted;
    } else if (gone) {
        session.end = Session::End::Released; // a verb that did not come to its end; the machine was proved gone
    } else if (state && state->checkedAt.isValid()) {
        endWithoutUs(record, state->checkedAt, session);
    } else if (known && !state) {
        session.end = Session::End::Gone; // another launch goes on with its work
    }
}

void readCost(const Record &record, const std::optional<QVector<LaunchState>> &known, Session &session)
{
    for (const QJsonObject &receipt : session.receipts) {
        if (const auto cost = moneyIn(receipt, QStringLiteral("session")))
            session.cost = session.cost && session.cost->currency() == cost->currency() ? *session.cost + *cost : *cost;
    }
    if (session.cost)
        return;
    session.estimated = true;
    const LaunchState *running = session.end == Session::End::Running ? stateOf(*known, record.launchId) : nullptr;
    if (running && running->sinceBought)
        session.cost = running->sinceBought;
    else if (const QDateTime until = running ? running->checkedAt : session.ended; until.isValid())
        session.cost = estimatedCost(record, until);
}

// Nothing where no machine was ever asked for.
std::optional<Session> sessionOf(const Record &record, const std::optional<QVector<LaunchState>> &known,
                                 const QVector<QJsonObject> &receipts)
{
    const auto *bought = lastOf(record.entries, Act::CreateMachine, Entry::Kind::Intent);
    if (!bought || everMadeIds(record.entries, Act::CreateMachine).isEmpty())
        return std::nullopt;
    Session session;
    session.launchId = record.launchId;
    session.profile = record.plan.profile;
    session.regionId = record.plan.regionId;
    session.zoneId = bought->data.value(QStringLiteral("zone")).toString();
    session.typeId = bought->data.value(QStringLiteral("type")).toString();
    session.began = bought->at;
    for (const QJsonObject &receipt : receipts) {
        if (receipt.value(QStringLiteral("launch")).toString() == record.launchId)
            session.receipts.append(receipt);
    }
    readEnd(record, known, session);
    readCost(record, known, session);
    return session;
}

QByteArray field(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('"'), QLatin1String("\"\""));
    const bool plain = !escaped.contains(QLatin1Char(',')) && !escaped.contains(QLatin1Char('"'))
                       && !escaped.contains(QLatin1Char('\n'));
    return (plain ? escaped : QLatin1Char('"') + escaped + QLatin1Char('"')).toUtf8();
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

} // namespace

History history(const storage::Paths &paths, const std::optional<QVector<LaunchState>> &known)
{
    History found;
    const auto receipts = storage::readableReceipts(paths);
    const auto journals = readJournals(paths);
    found.unreadable = receipts.unreadable;
    for (const auto &damaged : journals.damaged)
        found.unreadable.append(damaged.launchId);
    for (const auto &record : journals.records) {
        if (const auto session = sessionOf(record, known, receipts.read))
            found.sessions.append(*session);
    }
    std::stable_sort(found.sessions.begin(), found.sessions.end(),
                     [](const Session &a, const Session &b) { return a.began > b.began; });
    return found;
}

QVector<MonthSum> sumsByMonth(const QVector<Session> &sessions)
{
    QMap<QString, MonthSum> months;
    for (const Session &session : sessions) {
        const QString month = session.began.toLocalTime().toString(QStringLiteral("yyyy-MM"));
        MonthSum &sum = months[month];
        sum.month = month;
        ++sum.sessions;
        if (session.cost && (!sum.cost || sum.cost->currency() == session.cost->currency()))
            sum.cost = sum.cost ? *sum.cost + *session.cost : *session.cost;
        else
            ++sum.unknown;
    }
    QVector<MonthSum> newestFirst;
    for (const MonthSum &sum : std::as_const(months))
        newestFirst.prepend(sum);
    return newestFirst;
}

QString endName(Session::End end)
{
    switch (end) {
    case Session::End::Unknown: return QStringLiteral("unknown");
    case Session::End::Running: return QStringLiteral("running");
    case Session::End::Interrupted: return QStringLiteral("interrupted");
    case Session::End::Parked: return QStringLiteral("parked");
    case Session::End::Released: return QStringLiteral("released");
    case Session::End::Erased: return QStringLiteral("erased");
    case Session::End::Undone: return QStringLiteral("undone");
    case Session::End::TimeOver: return QStringLiteral("time-over");
    case Session::End::Gone: return QStringLiteral("gone");
    }
    return {};
}

QByteArray toCsv(const QVector<Session> &sessions)
{
    QByteArray csv = "launch,profile,type,region,zone,began,ended,end,cost,currency,estimated\r\n";
    for (const Session &session : sessions) {
        const QStringList fields{session.launchId,
                                 session.profile,
                                 session.typeId,
                                 session.regionId,
                                 session.zoneId,
                                 timeText(session.began),
                                 timeText(session.ended),
                                 endName(session.end),
                                 session.cost ? session.cost->toDecimal() : QString(),
                                 session.cost ? session.cost->currency() : QString(),
                                 session.cost && session.estimated ? QStringLiteral("yes") : QStringLiteral("no")};
        QByteArrayList row;
        for (const QString &text : fields)
            row.append(field(text));
        csv += row.join(',') + "\r\n";
    }
    return csv;
}

} // namespace spotbook::launch
