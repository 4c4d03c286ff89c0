// The cloud port on top of RpcClient; its verbs are spread over provider_*.cpp by area.
#pragma once

#include "cloud/aliyun/aliyun_provider.h"
#include "cloud/aliyun/rpc_client.h"

#include <QHash>
#include <QMutex>

namespace spotbook::cloud::aliyun {

class AliyunProvider final : public CloudProvider
{
public:
    AliyunProvider(net::HttpClient &http, base::Clock &clock, AliyunKey key, const QString &endpointOverride,
                   const QString &language);

    const ProviderInfo &info() const override { return aliyunInfo(); }
    const Capabilities &capabilities() const override;

    // -- account
    domain::Identity identity(const Call &call) override;
    std::chrono::seconds clockSkew() const override { return m_rpc.clockSkew(); }
    std::optional<domain::Money> balance(const Call &call) override;
    domain::Money neededBalance() const override;
    domain::Quotas quotas(const QString &regionId, const Call &call) override;
    QStringList neededPermissions() const override;
    domain::Permission permission(const QString &name, const QString &regionId, const Call &call) override;

    // -- catalogue
    QVector<domain::Region> regions(const Call &call) override;
    QVector<domain::Zone> zones(const QString &regionId, const Call &call) override;
    QVector<domain::MachineType> machineTypes(const QStringList &ids, const Call &call) override;
    QVector<domain::Offer> offers(const QString &regionId, domain::Purchase purchase, const QStringList &typeIds,
                                  const Call &call) override;
    DiskCategories diskCategories(const QString &regionId, const QString &zoneId, const QString &typeId,
                                  const Call &call) override;
    QVector<domain::PricePoint> spotPrices(const QString &regionId, const QString &zoneId, const QString &typeId,
                                           const QDateTime &from, const Call &call) override;
    QVector<domain::SpotAdvice> spotAdvice(const QString &regionId, const QStringList &typeIds,
                                           const Call &call) override;
    domain::PriceQuote quote(const MachineSpec &spec, const Call &call) override;
    domain::PriceQuote quoteDisk(const DiskSpec &spec, const Call &call) override;

    // -- network
    QVector<domain::Network> networks(const QString &regionId, const Filter &filter, const Call &call) override;
    QString createNetwork(const QString &regionId, const NetworkSpec &spec, const QString &token,
                          const Call &call) override;
    void deleteNetwork(const QString &regionId, const QString &id, const Call &call) override;
    QVector<domain::Subnet> subnets(const QString &regionId, const QString &networkId, const Call &call) override;
    QString createSubnet(const QString &regionId, const QString &networkId, const QString &zoneId,
                         const NetworkSpec &spec, const QString &token, const Call &call) override;
    void deleteSubnet(const QString &regionId, const QString &id, const Call &call) override;
    QVector<domain::SecurityGroup> securityGroups(const QString &regionId, const Filter &filter,
                                                  const Call &call) override;
    QString createSecurityGroup(const QString &regionId, const QString &networkId, const QString &name,
                                const domain::Tags &tags, const QString &token, const Call &call) override;
    void deleteSecurityGroup(const QString &regionId, const QString &id, const Call &call) override;
    QVector<domain::FirewallRule> firewallRules(const QString &regionId, const QString &groupId,
                                                const Call &call) override;
    void addFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                         const QString &token, const Call &call) override;
    void removeFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                            const QString &token, const Call &call) override;

    // -- key pairs, images, tags
    QVector<domain::KeyPairInfo> keyPairs(const QString &regionId, const QString &name, const Call &call) override;
    void importKeyPair(const QString &regionId, const QString &name, const QByteArray &publicKey,
                       const domain::Tags &tags, const Call &call) override;
    void deleteKeyPair(const QString &regionId, const QString &name, const Call &call) override;
    QVector<domain::Image> images(const QString &regionId, bool ownOnly, const QString &typeId,
                                  const Call &call) override;
    std::optional<domain::Image> imageFromFamily(const QString &regionId, const QString &family,
                                                 const Call &call) override;
    void addTags(const QString &regionId, const QString &resourceKind, const QStringList &ids, const domain::Tags &tags,
                 const Call &call) override;
    QStringList taggedResources(const QString &regionId, const QString &resourceKind, const domain::Tags &tags,
                                const Call &call) override;

    // -- disks, snapshots
    QVector<domain::Disk> disks(const QString &regionId, const Filter &filter, const Call &call) override;
    QString createDisk(const DiskSpec &spec, const QString &token, const Call &call) override;
    void attachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                    const Call &call) override;
    void detachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                    const Call &call) override;
    void deleteDisk(const QString &regionId, const QString &diskId, const Call &call) override;
    void keepDiskOnRelease(const QString &regionId, const QString &diskId, const Call &call) override;
    QVector<domain::Snapshot> snapshots(const QString &regionId, const Filter &filter, const Call &call) override;
    QString createSnapshot(const QString &regionId, const QString &diskId, const QString &name,
                           const domain::Tags &tags, const QString &token, const Call &call) override;
    void deleteSnapshot(const QString &regionId, const QString &id, const Call &call) override;

    // -- machines
    QVector<domain::Machine> machines(const QString &regionId, const Filter &filter, const Call &call) override;
    void dryRun(const MachineSpec &spec, const Call &call) override;
    QString createMachine(const MachineSpec &spec, const QString &token, const Call &call) override;
    void startMachine(const QString &regionId, const QString &id, const Call &call) override;
    void stopMachine(const QString &regionId, const QString &id, bool withoutCharge, const Call &call) override;
    void releaseMachine(const QString &regionId, const QString &id, const Call &call) override;
    void setAutoRelease(const QString &regionId, const QString &id, const QDateTime &at, const Call &call) override;
    QStringList machineEvents(const QString &regionId, const QString &id, const Call &call) override;
    QByteArray consoleOutput(const QString &regionId, const QString &id, const Call &call) override;
    QByteArray userData(const QString &regionId, const QString &id, const Call &call) override;
    RemoteCommandResult runRemoteCommand(const QString &regionId, const QString &id, const QByteArray &script,
                                         const QString &token, const Call &call) override;

private:
    QString currency() const;
    void rememberCurrency(const QString &currency);
    void fetchTypes(const QStringList &ids, const Call &call); // into m_types; all when empty
    Parameters trialOrder(const QString &regionId, const Call &call);
    QStringList securityGroupsOf(const QString &regionId, const QString &networkId, const Call &call);
    domain::PriceQuote priceOf(const QString &regionId, const Parameters &parameters, const Call &call);

    RpcClient m_rpc;
    const QString m_language;
    mutable QMutex m_mutex; // guards what follows
    QString m_currency;
    BillingSite m_site = BillingSite::China;
    QHash<QString, domain::MachineType> m_types; // the catalogue is the same everywhere and does not change in a run
};

// Throws Error(InvalidInput) for an extra parameter that the action does not know or that would overrule one of ours.
void checkExtraParameters(const QMap<QString, QString> &chosen);
const QVector<ExtraParameter> &extraParameters();
// The parameters of RunInstances for this order, without ClientToken and DryRun. Throws Error(InvalidInput), also as
// checkExtraParameters() does.
Parameters runInstancesParameters(const MachineSpec &spec);

inline const QString lowestLevel = QStringLiteral("PL0");
// ESSD disks cost by performance level, AutoPL disks by bursts: the cheapest of each, said explicitly, unless another
// level is asked for. prefix: "SystemDisk.", "DataDisk.1." or "".
void setDiskKind(Parameters &parameters, const QByteArray &prefix, const QString &category,
                 const QString &level = lowestLevel);

// Base64 as the API gives it; text that is none comes back as it is.
QByteArray decodeBase64(const QString &text);

} // namespace spotbook::cloud::aliyun
