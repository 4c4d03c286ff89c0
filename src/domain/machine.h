// A rented machine as the cloud describes it.
#pragma once

#include "domain/money.h"
#include "domain/tags.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <optional>

namespace spotbook::domain {

enum class MachineState { Pending, Starting, Running, Stopping, Stopped, Other };

struct Endpoint
{
    QString host;
    quint16 port = 0;
    bool operator==(const Endpoint &) const = default;
};

struct Machine
{
    QString id;
    QString name;
    QString regionId;
    QString zoneId;
    QString typeId;
    QString imageId;
    MachineState state = MachineState::Other;
    QString publicAddress; // empty until given
    QString privateAddress;
    QString networkId;
    QString subnetId;
    QStringList securityGroupIds;
    QString keyPairName;
    int localDisks = 0;
    bool spot = false;
    std::optional<Money> priceLimit;   // per hour; unset = follows the market
    bool stoppedWithoutCharge = false; // read back from the provider, never assumed
    bool reclaimNotice = false;        // the provider is about to take it back
    bool locked = false;               // any other operation lock
    QDateTime createdAt;               // UTC
    QDateTime autoReleaseAt;           // UTC; invalid = none
    Tags tags;

    // Address and port at which a service of the machine (22, 8888) is reached from here.
    Endpoint endpoint(quint16 servicePort) const;
    bool chargesWhileStopped() const { return !stoppedWithoutCharge; }
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::Machine)
