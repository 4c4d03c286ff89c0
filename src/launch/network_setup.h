// The free things around a machine: network, subnet, security group with its rules, key pair.
//
// One security group, key pair and (where the region has no default network) network per installation and
// region; later launches use them again.
#pragma once

#include "launch/group_rules.h"
#include "launch/run.h"

namespace spotbook::launch {

struct Access
{
    QString networkId;
    QString groupId;
    QString keyPairName;
    QString cidr; // from where this computer is let in
};

// What already exists, without making anything; fields stay empty where something would have to be made.
Access existingAccess(const Context &context, const domain::LaunchPlan &plan, const base::StopToken &stop);
std::optional<QString> existingSubnet(const Context &context, const QString &regionId, const QString &networkId,
                                      const QString &zoneId, const base::StopToken &stop);

// Network and security group, with the rules for this computer's address.
Access ensureNetwork(Run &run);
QString ensureSubnet(Run &run, const QString &networkId, const QString &zoneId);
QString ensureKeyPair(Run &run);

// The person's private key for this plan: our own file, or the one the plan names.
ssh::KeyPair loginKey(const Context &context, const domain::LaunchPlan &plan);

// Does nothing to an existing group whose rules are to stay as they are (LaunchPlan::addMissingRules).
// Lets `cidr` in at the plan's ports and nobody else by rules of ours: the new rule is added before an old
// one goes. Only rules with this installation's description are touched.
void followAddress(Run &run, const QString &groupId, const QString &cidr);
// Another machine of this installation needs the rules of this group.
bool groupServesOthers(Run &run, const QString &groupId);
QString ruleDescription(const QString &owner, quint16 port);

// Takes the first free /24 of the network (or a smaller block in a smaller network) beside the existing
// subnets.
std::optional<QString> freeSubnetCidr(const QString &networkCidr, const QStringList &taken);

} // namespace spotbook::launch
