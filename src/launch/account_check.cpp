#include "launch/account_check.h"

#include "base/fan_out.h"
#include "launch/default_plan.h"

#include <QElapsedTimer>
#include <algorithm>
#include <cmath>
#include <mutex>

namespace spotbook::launch {

using domain::Error;
using domain::Failure;
using domain::FailureKind;
using domain::Money;
using domain::Permission;
using State = Check::State;
using What = Check::What;

namespace {

constexpr int largestSkewSeconds = 300; // the provider refuses requests that are 15 minutes off
constexpr std::size_t callsAtOnce = 6;
constexpr int mostNamed = 3; // actions in one sentence

Failure failure(FailureKind kind, QMap<QString, QString> params = {})
{
    Failure made;
    made.kind = kind;
    made.params = std::move(params);
    return made;
}

AccountLine unanswered(What what, std::optional<Failure> why = {})
{
    AccountLine line{{what, State::Unknown, std::move(why), {}}, {}};
    line.unanswered = true;
    return line;
}

// Nobody could be asked without doing it, or only about a thing that does not exist: that tells nothing of the right,
// and never will.
bool isTold(const Permission &right)
{
    return right.state != Permission::State::Unknown || !right.failure || right.failure->kind == FailureKind::NotFound
           || right.failure->kind == FailureKind::InvalidInput;
}

class AccountChecker
{
public:
    AccountChecker(const Context &context, AccountQuestion question, const OnLine &onLine, base::StopToken stop)
        : m_context(context), m_question(std::move(question)), m_onLine(onLine), m_stop(std::move(stop))
    {
    }

    QVector<AccountLine> run()
    {
        const auto who = identity();
        if (!who) {
            for (const What what : {What::Permission, What::RealName, What::Balance, What::Quota})
                deliver(unanswered(what));
            return m_lines;
        }
        std::vector<std::function<void()>> jobs;
        if (wants(What::Balance) || wants(What::RealName) || wants(What::Quota))
            jobs.emplace_back([this] { money(); });
        QVector<Permission> rights;
        if (wants(What::Permission)) {
            for (const QString &name : cloud().neededPermissions())
                rights.append({name, Permission::State::Unknown, {}});
        }
        Permission *const first = rights.data();
        for (int i = 0; i < rights.size(); ++i)
            jobs.emplace_back([this, right = first + i, root = who->kind == domain::Identity::Kind::Root] {
                tryRight(*right, root);
            });
        base::fanOut(jobs.size(), callsAtOnce, m_stop, [&](std::size_t i) { jobs[i](); });
        if (m_stop.stop_requested())
            throw Error(FailureKind::Cancelled);
        if (wants(What::Permission))
            deliver(sumOf(rights));
        return m_lines;
    }

private:
    cloud::CloudProvider &cloud() { return m_context.cloud; }
    cloud::Call call() const { return {m_stop, m_question.perLine}; }
    bool wants(What what) const { return m_question.only.isEmpty() || m_question.only.contains(what); }

    void deliver(const AccountLine &line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.append(line);
        if (m_onLine)
            m_onLine(line);
    }

    // Runs one question; its failure becomes the given lines, unknown.
    void ask(const QVector<What> &lines, const std::function<void()> &question)
    {
        try {
            question();
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            for (const What what : lines)
                deliver(unanswered(what, error.failure()));
        }
    }

    std::optional<domain::Identity> identity()
    {
        QElapsedTimer timer;
        timer.start();
        try {
            const auto who = cloud().identity(call());
            const QString took = QStringLiteral("%1 ms").arg(timer.elapsed());
            deliver({{What::Reach, State::Fine, {}, took}, {}});
            deliver({clockCheck(cloud().clockSkew()), {}});
            deliver({{What::Key, State::Fine, {}, who.name.isEmpty() ? who.accountId : who.name}, {}});
            deliver({rootKeyCheck(who), {}});
            return who;
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            notIdentified(noIdentityCheck(error.failure()));
            return std::nullopt;
        }
    }

    // The cloud did not say who asks. A refusal is an answer all the same: it can be reached, and its clock was seen.
    void notIdentified(const Check &check)
    {
        const bool reached = check.what != What::Reach;
        deliver({check, {}});
        if (reached)
            deliver({{What::Reach, State::Fine, {}, {}}, {}});
        if (check.what != What::Clock)
            deliver(reached ? AccountLine{clockCheck(cloud().clockSkew()), {}} : unanswered(What::Clock));
        if (check.what != What::Key)
            deliver(unanswered(What::Key));
        deliver(unanswered(What::RootKey));
    }

    // One after the other: only the balance shows in which currency, and so in which language, the account is kept.
    void money()
    {
        ask({What::Balance}, [&] {
            const auto balance = cloud().balance(call());
            AccountLine line{balanceCheck(balance, cloud().neededBalance()), {}};
            if (line.check.state == State::Problem)
                line.lacking = cloud().neededBalance() - *balance;
            deliver(line);
        });
        ask({What::RealName, What::Quota}, [&] {
            const auto quotas = cloud().quotas(m_question.regionId, call());
            deliver({realNameCheck(quotas), {}});
            const int needed = neededVcpus();
            AccountLine line{quotaCheck(quotas, needed, m_question.regionId), {}};
            if (line.check.state == State::Problem)
                line.request = requestText(quotas.spotVcpusUsed.value_or(0) + needed);
            deliver(line);
        });
    }

    // Of the smallest machine of the family that the wizard proposes.
    int neededVcpus()
    {
        try {
            const auto types = preselectedTypes(cloud(), m_stop);
            return types.isEmpty() ? 1 : std::max(1, types.first().vcpus);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            return 1;
        }
    }

    QString requestText(int vcpus)
    {
        return quotaRequest(cloud(), m_question.regionId, cloud().info().defaultTypeFamily, vcpus);
    }

    // No policy limits the account itself.
    void tryRight(Permission &right, bool isRoot)
    {
        if (isRoot)
            right.state = Permission::State::Allowed;
        else
            right = cloud().permission(right.name, m_question.regionId, call());
        AccountLine line;
        line.check = {What::Permission, stateOf(right.state), right.failure, right.name};
        line.permission = right.name;
        line.unanswered = !isTold(right);
        deliver(line);
    }

    static State stateOf(Permission::State state)
    {
        switch (state) {
        case Permission::State::Allowed: return State::Fine;
        case Permission::State::Missing: return State::Problem;
        case Permission::State::Unknown: break;
        }
        return State::Unknown;
    }

    static AccountLine sumOf(const QVector<Permission> &rights)
    {
        AccountLine sum;
        QStringList missing;
        for (const Permission &right : rights) {
            sum.allowed += right.state == Permission::State::Allowed ? 1 : 0;
            sum.unknown += right.state == Permission::State::Unknown ? 1 : 0;
            if (right.state == Permission::State::Missing)
                missing.append(right.name);
            sum.unanswered = sum.unanswered || !isTold(right);
        }
        sum.missing = missing.size();
        sum.check.what = What::Permission;
        sum.check.state = sum.missing > 0 ? State::Problem : sum.unknown > 0 ? State::Unknown : State::Fine;
        if (sum.missing > 0) {
            QString names = QStringList(missing.mid(0, mostNamed)).join(QStringLiteral(", "));
            if (sum.missing > mostNamed)
                names += QStringLiteral(", …");
            sum.check.failure = failure(FailureKind::PermissionMissing, {{QStringLiteral("action"), names}});
        }
        return sum;
    }

    const Context &m_context;
    const AccountQuestion m_question;
    const OnLine &m_onLine;
    const base::StopToken m_stop;
    std::mutex m_mutex; // guards what follows, and calls of m_onLine
    QVector<AccountLine> m_lines;
};

} // namespace

Check clockCheck(std::chrono::seconds skew)
{
    const QString seconds = QString::number(skew.count());
    const QString value = seconds + QStringLiteral(" s");
    if (std::abs(skew.count()) <= largestSkewSeconds)
        return {What::Clock, State::Fine, {}, value};
    return {What::Clock, State::Problem, failure(FailureKind::ClockWrong, {{QStringLiteral("skewSeconds"), seconds}}),
            value};
}

Check rootKeyCheck(const domain::Identity &identity)
{
    if (identity.kind == domain::Identity::Kind::Root)
        return {What::RootKey, State::Warning, {}, identity.accountId};
    return {What::RootKey, State::Fine, {}, {}};
}

Check noIdentityCheck(const Failure &failure)
{
    switch (failure.kind) {
    case FailureKind::ClockWrong: return {What::Clock, State::Problem, failure, {}};
    case FailureKind::NetworkUnreachable:
    case FailureKind::ProxyFailed:
    case FailureKind::TlsFailed:
    case FailureKind::TimedOut:
    case FailureKind::OutcomeUnknown:
    case FailureKind::ServiceDown:
    case FailureKind::BadAnswer: return {What::Reach, State::Problem, failure, {}};
    default: return {What::Key, State::Problem, failure, {}};
    }
}

Check realNameCheck(const domain::Quotas &quotas)
{
    if (!quotas.realNameDone)
        return {What::RealName, State::Unknown, {}, {}};
    if (*quotas.realNameDone)
        return {What::RealName, State::Fine, {}, {}};
    return {What::RealName, State::Problem, failure(FailureKind::RealNameMissing), {}};
}

Check quotaCheck(const domain::Quotas &quotas, int neededVcpus, const QString &regionId)
{
    if (!quotas.spotVcpus)
        return {What::Quota, State::Unknown, {}, {}};
    const int left = *quotas.spotVcpus - quotas.spotVcpusUsed.value_or(0);
    const QString value = QStringLiteral("%1 vCPUs").arg(left);
    if (left >= neededVcpus)
        return {What::Quota, State::Fine, {}, value};
    const QMap<QString, QString> params{{QStringLiteral("quota"), QStringLiteral("spot-vcpus")},
                                        {QStringLiteral("what"), QStringLiteral("spot-vcpus")},
                                        {QStringLiteral("region"), regionId},
                                        {QStringLiteral("left"), QString::number(left)},
                                        {QStringLiteral("needed"), QString::number(neededVcpus)}};
    const auto kind = *quotas.spotVcpus == 0 ? FailureKind::QuotaZero : FailureKind::QuotaReached;
    return {What::Quota, State::Problem, failure(kind, params), value};
}

QString quotaRequest(const cloud::CloudProvider &cloud, const QString &regionId, const QString &family, int vcpus)
{
    const auto &requests = cloud.info().quotaRequests;
    QString text = requests.value(cloud.neededBalance().currency(), requests.value(QString()));
    text.replace(QLatin1String("{region}"), regionId);
    text.replace(QLatin1String("{needed}"), QString::number(vcpus));
    text.replace(QLatin1String("{family}"), family);
    return text;
}

Check balanceCheck(const std::optional<Money> &balance, const Money &needed)
{
    if (!balance)
        return {What::Balance, State::Unknown, {}, {}};
    const QString value = balance->toDecimal() + QLatin1Char(' ') + balance->currency();
    if (!(*balance < needed))
        return {What::Balance, State::Fine, {}, value};
    return {What::Balance, State::Problem,
            failure(FailureKind::BalanceTooLow, {{QStringLiteral("balance"), balance->toDecimal()},
                                                 {QStringLiteral("needed"), needed.toDecimal()},
                                                 {QStringLiteral("currency"), balance->currency()}}),
            value};
}

QVector<AccountLine> checkAccount(const Context &context, const AccountQuestion &question, const OnLine &onLine,
                                  const base::StopToken &stop)
{
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    return AccountChecker(context, question, onLine, stop).run();
}

} // namespace spotbook::launch
