// The inbound rules of a security group, against what a machine needs. Pure: for showing it before anything is done.
#pragma once

#include "domain/launch_plan.h"
#include "domain/network.h"

#include <QVector>

namespace spotbook::launch {

inline constexpr quint16 sshPort = 22;
inline constexpr quint16 notebookPort = 8888;

// What a plan needs of a security group, beside what the group has.
struct RulesReview
{
    QVector<quint16> missing;           // ports at which the address is turned away for want of a rule
    QVector<quint16> refused;           // where a rule turns it away that no further rule outweighs
    QVector<quint16> unsure;            // where a list decides that is kept elsewhere (FirewallRule::byList)
    QVector<domain::FirewallRule> wide; // open one of the ports to (nearly) everybody
    bool operator==(const RulesReview &) const = default;
};
RulesReview reviewRules(const QVector<domain::FirewallRule> &rules, const QVector<quint16> &ports, const QString &cidr);
// SSH; with an address of its own the notebook, too.
QVector<quint16> neededPorts(domain::NotebookAccess access);

// Every address of the block is surely let in, all rules weighed (domain::FirewallRule).
bool letsIn(const QVector<domain::FirewallRule> &rules, quint16 port, const QString &cidr);

} // namespace spotbook::launch
