#include "launch/group_rules.h"

#include "launch/own_address.h"

#include <algorithm>

namespace spotbook::launch {

bool opens(const domain::FirewallRule &rule, quint16 port, const QString &cidr)
{
    return rule.fromPort <= port && port <= rule.toPort && covers(rule.sourceCidr, cidr);
}

QVector<quint16> neededPorts(domain::NotebookAccess access)
{
    return access == domain::NotebookAccess::Address ? QVector<quint16>{sshPort, notebookPort}
                                                     : QVector<quint16>{sshPort};
}

RulesReview reviewRules(const QVector<domain::FirewallRule> &rules, const QVector<quint16> &ports, const QString &cidr)
{
    RulesReview review;
    for (const quint16 port : ports) {
        if (std::none_of(rules.begin(), rules.end(), [&](const auto &rule) { return opens(rule, port, cidr); }))
            review.missing.append(port);
    }
    for (const auto &rule : rules) {
        const bool needed = std::any_of(ports.begin(), ports.end(),
                                        [&](quint16 port) { return rule.fromPort <= port && port <= rule.toPort; });
        if (needed && !rule.sourceCidr.isEmpty() && letsStrangersIn(rule.sourceCidr))
            review.wide.append(rule);
    }
    return review;
}

} // namespace spotbook::launch
