// The port to a cloud, in domain values. launch/, cli/ and ui/ know nothing else of any provider.
//
// All verbs block and are safe from any thread; they throw domain::Error. Every list is read to its last page. Reads
// are retried inside (throttling, 5xx, lost connections) within Call::timeout. Writes that take Write::token are
// retried inside with the same token; writes without a token are sent once: OutcomeUnknown then means that the caller
// must look. Waiting for a state to be reached is the caller's business, never done in here.
#pragma once

#include "base/clock.h"
#include "base/stop.h"
#include "cloud/extra_parameters.h"
#include "domain/account.h"
#include "domain/launch_plan.h"
#include "domain/machine.h"
#include "domain/network.h"
#include "domain/offer.h"
#include "domain/place.h"
#include "domain/storage_volumes.h"

#include <QByteArray>
#include <QString>
#include <QVector>
#include <optional>

namespace spotbook::cloud {

// Ends a call early. A default one never stops and allows a minute.
struct Call
{
    base::StopToken stop;
    base::milliseconds timeout{60000};
};

struct Capabilities
{
    bool stopWithoutCharge = false; // for types without local disks
    bool autoRelease = false;       // the provider ends the machine at a time it was told
    std::chrono::minutes shortestAutoRelease{0};
    bool reclaimByStop = false;
    bool priceHistory = false;
    bool releaseRate = false; // spotAdvice() answers
    bool importsEd25519 = false;
    bool remoteCommand = false; // an agent runs commands without SSH
    bool consoleOutput = false;
};

// What is a provider's own, as data: names, links, variables, policy.
struct ProviderInfo
{
    QString id;                                           // stable, "aliyun"
    QString name;                                         // "Alibaba Cloud ECS"
    QMap<QString, QString> nameIn;                        // where it has another: language ("zh_CN") -> its name there
    QList<QPair<QByteArray, QByteArray>> environmentKeys; // (id, secret) variables in order of preference
    QString defaultTypeFamily;                            // preselected family
    QString defaultImageFamily;
    QString bootstrapRegion;
    QByteArray permissionPolicy; // JSON, least privilege
    // "create-key", "create-user", "permissions", "top-up", "quota", "real-name", "machines", ... -> URL
    QMap<QString, QString> links;
    // Currency of the account -> what to paste where more spot vCPUs are asked for, in the language that the provider's
    // staff for such accounts reads. "" for any other currency. {region}, {needed} and {family} are to be filled in.
    QMap<QString, QString> quotaRequests;
    // Currency -> what a GiB of snapshot costs a month, where the provider answers no question about it: a figure of
    // its documentation, good for "at most about" and for nothing else.
    QMap<QString, domain::Money> snapshotGiBPerMonth;
    QString currency;                        // assumed until the account says otherwise
    QVector<ExtraParameter> extraParameters; // what LaunchPlan::extraParameters may name, by name
};

struct NetworkSpec
{
    QString name;
    QString cidr; // empty: the provider's default network where there is such a thing
    domain::Tags tags;
};

struct MachineSpec
{
    QString regionId;
    QString zoneId;
    QString typeId;
    QString imageId;
    QString name;
    QString subnetId;
    QString securityGroupId;
    QString keyPairName;
    domain::Purchase purchase = domain::Purchase::SpotWithLimit;
    std::optional<domain::Money> priceLimit;
    QString systemDiskCategory;
    int systemDiskGiB = 40;
    int bandwidthMbit = 25;
    domain::BandwidthBilling bandwidthBilling = domain::BandwidthBilling::ByTraffic;
    QByteArray userData;     // raw, not base64
    QDateTime autoReleaseAt; // UTC; invalid = none
    domain::Tags tags;
    QMap<QString, QString> extraParameters; // the provider's own; refused by name (InvalidInput) if it may not be added
};

struct DiskSpec
{
    QString regionId;
    QString zoneId;
    QString name;
    QString category;
    int sizeGiB = 0; // ignored with a snapshot
    QString snapshotId;
    domain::Tags tags;
    // As domain::Disk::performanceLevel; empty: the lowest, where the category has any.
    QString performanceLevel = {};
};

struct DiskCategories
{
    QStringList system;
    QStringList data;
    std::optional<int> minimumDataGiB;
    std::optional<int> maximumDataGiB;
};

// Filter for lists: all given parts must match. Empty = all of the region.
struct Filter
{
    domain::Tags tags;
    QStringList ids;
};

class CloudProvider
{
public:
    virtual ~CloudProvider() = default;

    virtual const ProviderInfo &info() const = 0;
    virtual const Capabilities &capabilities() const = 0;

    // -- account
    virtual domain::Identity identity(const Call &call) = 0;
    // Difference of the provider's clock to ours (its time - our time), from the last answer received.
    virtual std::chrono::seconds clockSkew() const = 0;
    // nullopt: the key may not see it, or the provider does not say.
    virtual std::optional<domain::Money> balance(const Call &call) = 0;
    virtual domain::Money neededBalance() const = 0; // below it nothing can be bought
    virtual domain::Quotas quotas(const QString &regionId, const Call &call) = 0;
    // Everything that may have to be allowed to this key: what ProviderInfo::permissionPolicy allows.
    virtual QStringList neededPermissions() const = 0;
    // Whether the key has one of them, without changing anything: a read is done, a write is tried only as a dry run,
    // where the provider has such a thing. Throws Cancelled only.
    virtual domain::Permission permission(const QString &name, const QString &regionId, const Call &call) = 0;

    // -- what is for sale
    virtual QVector<domain::Region> regions(const Call &call) = 0;
    virtual QVector<domain::Zone> zones(const QString &regionId, const Call &call) = 0;
    virtual QVector<domain::MachineType> machineTypes(const QStringList &ids, const Call &call) = 0; // all when empty
    // Zone by zone what of these types is in stock (no prices).
    virtual QVector<domain::Offer> offers(const QString &regionId, domain::Purchase purchase,
                                          const QStringList &typeIds, const Call &call) = 0;
    virtual DiskCategories diskCategories(const QString &regionId, const QString &zoneId, const QString &typeId,
                                          const Call &call) = 0;
    // Oldest first; at most the provider's window (30 days). zoneId may be empty (all zones).
    virtual QVector<domain::PricePoint> spotPrices(const QString &regionId, const QString &zoneId,
                                                   const QString &typeId, const QDateTime &from, const Call &call) = 0;
    // Release rates of the last 30 days, for every zone and type of these that the provider knows one of (all types
    // when empty). What is missing is unknown, not zero.
    virtual QVector<domain::SpotAdvice> spotAdvice(const QString &regionId, const QStringList &typeIds,
                                                   const Call &call) = 0;
    // Refuses the extra parameters that createMachine() would refuse.
    virtual domain::PriceQuote quote(const MachineSpec &spec, const Call &call) = 0;
    virtual domain::PriceQuote quoteDisk(const DiskSpec &spec, const Call &call) = 0;

    // -- network
    virtual QVector<domain::Network> networks(const QString &regionId, const Filter &filter, const Call &call) = 0;
    virtual QString createNetwork(const QString &regionId, const NetworkSpec &spec, const QString &token,
                                  const Call &call) = 0;
    virtual void deleteNetwork(const QString &regionId, const QString &id, const Call &call) = 0;
    virtual QVector<domain::Subnet> subnets(const QString &regionId, const QString &networkId, const Call &call) = 0;
    virtual QString createSubnet(const QString &regionId, const QString &networkId, const QString &zoneId,
                                 const NetworkSpec &spec, const QString &token, const Call &call) = 0;
    virtual void deleteSubnet(const QString &regionId, const QString &id, const Call &call) = 0;
    virtual QVector<domain::SecurityGroup> securityGroups(const QString &regionId, const Filter &filter,
                                                          const Call &call) = 0;
    virtual QString createSecurityGroup(const QString &regionId, const QString &networkId, const QString &name,
                                        const domain::Tags &tags, const QString &token, const Call &call) = 0;
    virtual void deleteSecurityGroup(const QString &regionId, const QString &id, const Call &call) = 0;
    virtual QVector<domain::FirewallRule> firewallRules(const QString &regionId, const QString &groupId,
                                                        const Call &call) = 0; // inbound; what can meet TCP
    virtual void addFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                                 const QString &token, const Call &call) = 0;
    virtual void removeFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                                    const QString &token, const Call &call) = 0;

    // -- key pairs, images
    virtual QVector<domain::KeyPairInfo> keyPairs(const QString &regionId, const QString &name, const Call &call) = 0;
    virtual void importKeyPair(const QString &regionId, const QString &name, const QByteArray &publicKey,
                               const domain::Tags &tags,
                               const Call &call) = 0; // no token: AlreadyExists when it is there
    virtual void deleteKeyPair(const QString &regionId, const QString &name, const Call &call) = 0;
    virtual QVector<domain::Image> images(const QString &regionId, bool ownOnly, const QString &typeId,
                                          const Call &call) = 0;
    virtual std::optional<domain::Image> imageFromFamily(const QString &regionId, const QString &family,
                                                         const Call &call) = 0;

    // -- disks, snapshots
    virtual QVector<domain::Disk> disks(const QString &regionId, const Filter &filter, const Call &call) = 0;
    virtual QString createDisk(const DiskSpec &spec, const QString &token, const Call &call) = 0;
    virtual void attachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                            const Call &call) = 0; // deleteWithMachine is always false
    virtual void detachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                            const Call &call) = 0;
    virtual void deleteDisk(const QString &regionId, const QString &diskId, const Call &call) = 0; // absent is fine
    virtual void keepDiskOnRelease(const QString &regionId, const QString &diskId, const Call &call) = 0;
    virtual QVector<domain::Snapshot> snapshots(const QString &regionId, const Filter &filter, const Call &call) = 0;
    virtual QString createSnapshot(const QString &regionId, const QString &diskId, const QString &name,
                                   const domain::Tags &tags, const QString &token, const Call &call) = 0;
    virtual void deleteSnapshot(const QString &regionId, const QString &id, const Call &call) = 0;

    // -- machines
    virtual QVector<domain::Machine> machines(const QString &regionId, const Filter &filter, const Call &call) = 0;
    // Validates without buying; returns when the provider would accept it. Does not promise stock.
    virtual void dryRun(const MachineSpec &spec, const Call &call) = 0;
    virtual QString createMachine(const MachineSpec &spec, const QString &token, const Call &call) = 0;
    virtual void startMachine(const QString &regionId, const QString &id, const Call &call) = 0;
    virtual void stopMachine(const QString &regionId, const QString &id, bool withoutCharge, const Call &call) = 0;
    // Force release, also of a running one. Absent is fine.
    virtual void releaseMachine(const QString &regionId, const QString &id, const Call &call) = 0;
    virtual void setAutoRelease(const QString &regionId, const QString &id, const QDateTime &at, const Call &call) = 0;
    // Why a machine that was bought is gone: provider event names, newest last.
    virtual QStringList machineEvents(const QString &regionId, const QString &id, const Call &call) = 0;
    virtual QByteArray consoleOutput(const QString &regionId, const QString &id, const Call &call) = 0;
    // What the machine was given to start with, raw (not base64); empty when there is none.
    virtual QByteArray userData(const QString &regionId, const QString &id, const Call &call) = 0;
    struct RemoteCommandResult
    {
        int exitCode = 0;
        QByteArray output;
    };
    // Through the provider's agent, without SSH. Waits for the end (up to call.timeout).
    virtual RemoteCommandResult runRemoteCommand(const QString &regionId, const QString &id, const QByteArray &script,
                                                 const QString &token, const Call &call) = 0;
    virtual void addTags(const QString &regionId, const QString &resourceKind, const QStringList &ids,
                         const domain::Tags &tags,
                         const Call &call) = 0; // kinds: machine, disk, snapshot, security-group, key-pair
    // Ids (key pairs: names) of one kind's resources that carry all of these tags; the kinds of addTags().
    virtual QStringList taggedResources(const QString &regionId, const QString &resourceKind, const domain::Tags &tags,
                                        const Call &call) = 0;
};

} // namespace spotbook::cloud
