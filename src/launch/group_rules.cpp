#include "launch/group_rules.h"

#include "launch/own_address.h"

#include <algorithm>
#include <tuple>

namespace spotbook::launch {

using domain::FirewallRule;

namespace {

enum class Answer { Open, Shut, Unsure };

bool isFor(const FirewallRule &rule, quint16 port)
{
    return rule.fromPort <= port && port <= rule.toPort;
}

bool decidesBefore(const FirewallRule &a, const FirewallRule &b)
{
    return std::make_tuple(a.priority, a.accepts) < std::make_tuple(b.priority, b.accepts);
}

Answer answerOf(QVector<FirewallRule> rules, quint16 port, const QString &cidr)
{
    std::stable_sort(rules.begin(), rules.end(), decidesBefore);
    bool maybeOpen = false;
    bool maybeShut = false;
    for (const auto &rule : std::as_const(rules)) {
        if (!isFor(rule, port))
            continue;
        if (rule.byList) {
            (rule.accepts ? maybeOpen : maybeShut) = true;
            continue;
        }
        // Where only a part of the block is turned away, it is not let in.
        const bool decides = covers(rule.sourceCidr, cidr) || (!rule.accepts && covers(cidr, rule.sourceCidr));
        if (decides && rule.accepts)
            return maybeShut ? Answer::Unsure : Answer::Open;
        if (decides)
            return maybeOpen ? Answer::Unsure : Answer::Shut;
    }
    return maybeOpen ? Answer::Unsure : Answer::Shut;
}

// A rule that another one takes back whole opens nothing.
bool opensToStrangers(const QVector<FirewallRule> &rules, const FirewallRule &rule, quint16 port)
{
    if (!rule.accepts || rule.byList || !isFor(rule, port) || !letsStrangersIn(rule.sourceCidr))
        return false;
    return std::none_of(rules.begin(), rules.end(), [&](const FirewallRule &other) {
        return !other.accepts && !other.byList && isFor(other, port) && decidesBefore(other, rule)
               && covers(other.sourceCidr, rule.sourceCidr);
    });
}

} // namespace

bool letsIn(const QVector<FirewallRule> &rules, quint16 port, const QString &cidr)
{
    return answerOf(rules, port, cidr) == Answer::Open;
}

QVector<quint16> neededPorts(domain::NotebookAccess access)
{
    return access == domain::NotebookAccess::Address ? QVector<quint16>{sshPort, notebookPort}
                                                     : QVector<quint16>{sshPort};
}

RulesReview reviewRules(const QVector<FirewallRule> &rules, const QVector<quint16> &ports, const QString &cidr)
{
    RulesReview review;
    for (const quint16 port : ports) {
        const auto answer = answerOf(rules, port, cidr);
        const FirewallRule ours{{}, port, port, cidr, {}};
        if (answer == Answer::Unsure)
            review.unsure.append(port);
        else if (answer == Answer::Shut)
            (answerOf(rules + QVector<FirewallRule>{ours}, port, cidr) == Answer::Shut ? review.refused
                                                                                       : review.missing)
                .append(port);
    }
    for (const auto &rule : rules) {
        if (std::any_of(ports.begin(), ports.end(), [&](quint16 port) { return opensToStrangers(rules, rule, port); }))
            review.wide.append(rule);
    }
    return review;
}

} // namespace spotbook::launch
