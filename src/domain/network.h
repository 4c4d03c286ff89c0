// Networks, firewalls and key pairs.
#pragma once

#include "domain/tags.h"

#include <QMetaType>
#include <QString>
#include <QVector>

namespace spotbook::domain {

struct Network
{
    QString id;
    QString name;
    QString cidr;
    bool isDefault = false;
    bool ready = false;
    Tags tags;
};

struct Subnet
{
    QString id;
    QString name;
    QString networkId;
    QString zoneId;
    QString cidr;
    int freeAddresses = 0;
    bool ready = false;
    Tags tags;
};

struct SecurityGroup
{
    QString id;
    QString name;
    QString networkId;
    bool managedByService = false; // the provider's own; not to be used
    Tags tags;
};

// What a firewall says of inbound TCP. The rules for the same traffic are weighed against each other: the one with the
// lowest priority number decides, of equal ones one that turns away (ECS: "Security group rules", priority); what no
// rule speaks of is turned away.
struct FirewallRule
{
    QString id; // the provider's rule id; empty when not yet made
    quint16 fromPort = 0;
    quint16 toPort = 0;
    QString sourceCidr;  // "203.0.113.7/32"; empty: not known here, see byList
    QString description; // ours begin with "spotbook"
    int priority = 1;    // 1 to 100
    bool accepts = true; // else it turns away
    bool byList = false; // its sources or ports stand in a list elsewhere: whom it speaks of is not known
    bool ours() const { return description.startsWith(QStringLiteral("spotbook")); }
    bool operator==(const FirewallRule &) const = default;
};

struct KeyPairInfo
{
    QString name;
    QString fingerprint; // MD5 of the public key, as the provider shows it
    Tags tags;
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::SecurityGroup)
