// A cloud in memory for tests of the flows: real state transitions on an injected clock, no sleeping, no
// network.
//
// Every call is counted and passes `hook` before and after its work, where a test throws what it likes: a
// refusal, a lost answer after the work was done, or the death of the process.
#pragma once

#include "cloud/cloud_provider.h"

#include <QStringList>
#include <functional>
#include <mutex>

namespace spotbook::test {

class FakeCloud final : public cloud::CloudProvider
{
public:
    enum class Phase { Before, After };
    struct CallSeen
    {
        int number;      // 1-based, all calls
        int writeNumber; // 1-based among the writes; 0 for a read
        QString name;
        bool write;
        base::StopToken stop; // of the caller: what a hook holds up ends with it, as a real call does
    };

    explicit FakeCloud(base::Clock &clock);

    // -- what a test sets and looks at
    std::function<void(const CallSeen &, Phase)> hook;
    std::chrono::seconds invisibleFor{0};        // new machines and disks are not listed this long
    std::chrono::seconds startsAfter{0};         // a machine that is started goes on being told as stopped this long
    QStringList soldOut;                         // "type@zone"
    QStringList spotSoldOut;                     // the same, and on demand it can be had
    QString regionName = QStringLiteral("Test"); // of cn-test, in the language of the moment
    QStringList otherRegions;            // beside cn-test with its zones a and b; their zones are "<region>-a" and -b
    QMap<QString, domain::Money> prices; // "type@zone" -> market price; otherwise 1.00 CNY
    QVector<domain::MachineType> moreTypes; // beside t.small and t.local
    QMap<QString, double> releaseRates;     // "type@zone" -> per cent in 30 days; otherwise unknown
    std::chrono::hours pricesMoveFor{0};    // so long before now they were others every seven hours
    QVector<domain::PricePoint> history;    // what spotPrices() answers instead, of the zones asked for
    domain::Money balanceNow = domain::Money::micros(500'000'000, QStringLiteral("CNY"));
    domain::Quotas quotasNow{64, 0, true};
    // What the key may do: a read and a trial order that are allowed, a write that cannot be told.
    QMap<QString, domain::Permission::State> permissionMap{
        {QStringLiteral("fake:ListMachines"), domain::Permission::State::Allowed},
        {QStringLiteral("fake:BuyMachine"), domain::Permission::State::Allowed},
        {QStringLiteral("fake:AttachDisk"), domain::Permission::State::Unknown}};
    QString account = QStringLiteral("1");
    domain::Identity::Kind identityKind = domain::Identity::Kind::User;
    std::chrono::seconds skew{0};
    bool stopsWithoutCharge = true; // what the provider really does when asked
    bool refusesSnapshot = false;
    QVector<domain::Image> ownImages; // of this account
    int imageMinimumGiB = 20;         // what an image wants at least as its system disk
    std::function<RemoteCommandResult(const QByteArray &script)> remoteCommand; // unset: the agent is not there
    int snapshotStopsAt = 100;                                                  // percent at which snapshots get stuck
    QStringList categories{QStringLiteral("cloud_ssd"), QStringLiteral("cloud_efficiency")};

    int calls() const { return m_calls; }
    int writes() const { return m_writes; }
    QStringList callNames() const { return m_names; }

    QMap<QString, domain::Machine> machineMap;
    QMap<QString, domain::Disk> diskMap;
    QMap<QString, domain::Snapshot> snapshotMap;
    QMap<QString, domain::Network> networkMap;
    QMap<QString, domain::Subnet> subnetMap;
    QMap<QString, domain::SecurityGroup> groupMap;
    QMap<QString, QVector<domain::FirewallRule>> ruleMap;
    QMap<QString, domain::KeyPairInfo> keyPairMap;
    QMap<QString, QStringList> eventMap;
    QVector<cloud::MachineSpec> bought; // every accepted purchase order

    domain::Disk addDisk(const QString &zoneId, const domain::Tags &tags = {});
    domain::Machine addMachine(const QString &zoneId, const domain::Tags &tags);
    void reclaim(QString machineId); // as the provider does it
    // "machine ...", "disk ..." and so on: everything that exists.
    QStringList everything() const;

    // -- the port
    const cloud::ProviderInfo &info() const override { return m_info; }
    cloud::ProviderInfo &providerInfo() { return m_info; }
    cloud::Capabilities &providerCapabilities() { return m_capabilities; }
    const cloud::Capabilities &capabilities() const override { return m_capabilities; }
    domain::Identity identity(const cloud::Call &call) override;
    std::chrono::seconds clockSkew() const override { return skew; }
    std::optional<domain::Money> balance(const cloud::Call &call) override;
    domain::Money neededBalance() const override { return domain::Money::micros(100'000'000, QStringLiteral("CNY")); }
    domain::Quotas quotas(const QString &regionId, const cloud::Call &call) override;
    QStringList neededPermissions() const override { return permissionMap.keys(); }
    domain::Permission permission(const QString &name, const QString &regionId, const cloud::Call &call) override;
    QVector<domain::Region> regions(const cloud::Call &call) override;
    QVector<domain::Zone> zones(const QString &regionId, const cloud::Call &call) override;
    QVector<domain::MachineType> machineTypes(const QStringList &ids, const cloud::Call &call) override;
    QVector<domain::Offer> offers(const QString &regionId, domain::Purchase purchase, const QStringList &typeIds,
                                  const cloud::Call &call) override;
    cloud::DiskCategories diskCategories(const QString &regionId, const QString &zoneId, const QString &typeId,
                                         const cloud::Call &call) override;
    QVector<domain::PricePoint> spotPrices(const QString &regionId, const QString &zoneId, const QString &typeId,
                                           const QDateTime &from, const cloud::Call &call) override;
    QVector<domain::SpotAdvice> spotAdvice(const QString &regionId, const QStringList &typeIds,
                                           const cloud::Call &call) override;
    domain::PriceQuote quote(const cloud::MachineSpec &spec, const cloud::Call &call) override;
    domain::PriceQuote quoteDisk(const cloud::DiskSpec &spec, const cloud::Call &call) override;
    QVector<domain::Network> networks(const QString &regionId, const cloud::Filter &filter,
                                      const cloud::Call &call) override;
    QString createNetwork(const QString &regionId, const cloud::NetworkSpec &spec, const QString &token,
                          const cloud::Call &call) override;
    void deleteNetwork(const QString &regionId, const QString &id, const cloud::Call &call) override;
    QVector<domain::Subnet> subnets(const QString &regionId, const QString &networkId,
                                    const cloud::Call &call) override;
    QString createSubnet(const QString &regionId, const QString &networkId, const QString &zoneId,
                         const cloud::NetworkSpec &spec, const QString &token, const cloud::Call &call) override;
    void deleteSubnet(const QString &regionId, const QString &id, const cloud::Call &call) override;
    QVector<domain::SecurityGroup> securityGroups(const QString &regionId, const cloud::Filter &filter,
                                                  const cloud::Call &call) override;
    QString createSecurityGroup(const QString &regionId, const QString &networkId, const QString &name,
                                const domain::Tags &tags, const QString &token, const cloud::Call &call) override;
    void deleteSecurityGroup(const QString &regionId, const QString &id, const cloud::Call &call) override;
    QVector<domain::FirewallRule> firewallRules(const QString &regionId, const QString &groupId,
                                                const cloud::Call &call) override;
    void addFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                         const QString &token, const cloud::Call &call) override;
    void removeFirewallRule(const QString &regionId, const QString &groupId, const domain::FirewallRule &rule,
                            const QString &token, const cloud::Call &call) override;
    QVector<domain::KeyPairInfo> keyPairs(const QString &regionId, const QString &name,
                                          const cloud::Call &call) override;
    void importKeyPair(const QString &regionId, const QString &name, const QByteArray &publicKey,
                       const domain::Tags &tags, const cloud::Call &call) override;
    void deleteKeyPair(const QString &regionId, const QString &name, const cloud::Call &call) override;
    QVector<domain::Image> images(const QString &regionId, bool ownOnly, const QString &typeId,
                                  const cloud::Call &call) override;
    std::optional<domain::Image> imageFromFamily(const QString &regionId, const QString &family,
                                                 const cloud::Call &call) override;
    QVector<domain::Disk> disks(const QString &regionId, const cloud::Filter &filter, const cloud::Call &call) override;
    QString createDisk(const cloud::DiskSpec &spec, const QString &token, const cloud::Call &call) override;
    void attachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                    const cloud::Call &call) override;
    void detachDisk(const QString &regionId, const QString &diskId, const QString &machineId,
                    const cloud::Call &call) override;
    void deleteDisk(const QString &regionId, const QString &diskId, const cloud::Call &call) override;
    void keepDiskOnRelease(const QString &regionId, const QString &diskId, const cloud::Call &call) override;
    QVector<domain::Snapshot> snapshots(const QString &regionId, const cloud::Filter &filter,
                                        const cloud::Call &call) override;
    QString createSnapshot(const QString &regionId, const QString &diskId, const QString &name,
                           const domain::Tags &tags, const QString &token, const cloud::Call &call) override;
    void deleteSnapshot(const QString &regionId, const QString &id, const cloud::Call &call) override;
    QVector<domain::Machine> machines(const QString &regionId, const cloud::Filter &filter,
                                      const cloud::Call &call) override;
    void dryRun(const cloud::MachineSpec &spec, const cloud::Call &call) override;
    QString createMachine(const cloud::MachineSpec &spec, const QString &token, const cloud::Call &call) override;
    void startMachine(const QString &regionId, const QString &id, const cloud::Call &call) override;
    void stopMachine(const QString &regionId, const QString &id, bool withoutCharge, const cloud::Call &call) override;
    void releaseMachine(const QString &regionId, const QString &id, const cloud::Call &call) override;
    void setAutoRelease(const QString &regionId, const QString &id, const QDateTime &at,
                        const cloud::Call &call) override;
    QStringList machineEvents(const QString &regionId, const QString &id, const cloud::Call &call) override;
    QByteArray consoleOutput(const QString &regionId, const QString &id, const cloud::Call &call) override;
    QByteArray userData(const QString &regionId, const QString &id, const cloud::Call &call) override;
    RemoteCommandResult runRemoteCommand(const QString &regionId, const QString &id, const QByteArray &script,
                                         const QString &token, const cloud::Call &call) override;
    void addTags(const QString &regionId, const QString &resourceKind, const QStringList &ids, const domain::Tags &tags,
                 const cloud::Call &call) override;
    QStringList taggedResources(const QString &regionId, const QString &resourceKind, const domain::Tags &tags,
                                const cloud::Call &call) override;

private:
    class Counted;
    QString newId(const QString &prefix);
    QStringList zonesOf(const QString &regionId) const;
    void settle(); // lets time pass for what is on its way
    domain::Money marketPrice(const QString &typeId, const QString &zoneId) const;
    bool isSoldOut(const QString &typeId, const QString &zoneId, bool spot) const;
    void requireOffer(const QString &typeId, const QString &zoneId, bool spot) const;
    void requireSubnet(const cloud::MachineSpec &spec) const; // in the machine's zone
    bool visible(const QDateTime &createdAt) const;

    base::Clock &m_clock;
    mutable std::recursive_mutex m_mutex;
    cloud::ProviderInfo m_info;
    cloud::Capabilities m_capabilities;
    QMap<QString, QString> m_tokens;   // client token -> id
    QMap<QString, QDateTime> m_due;    // resource id -> end of its present transition
    QMap<QString, QDateTime> m_starts; // machine id -> when its start shows
    int m_calls = 0;
    int m_writes = 0;
    int m_ids = 0;
    QStringList m_names;
};

} // namespace spotbook::test
