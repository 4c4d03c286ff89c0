// Everything the practice cloud knows, as plain records that are written to and read from one JSON file.
//
// Times are milliseconds since 1970 (UTC); 0 means "never". `changeAt` is when a transition under way ends by itself.
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

namespace spotbook::practice {

using TagMap = QMap<QString, QString>;

struct Resource
{
    QString id;
    QString regionId;
    QString name;
    QString description;
    TagMap tags;
    qint64 createdAt = 0;
    qint64 visibleAt = 0; // unknown to every call before this time
    template <typename V>
    void visit(V &v)
    {
        v("id", id), v("regionId", regionId), v("name", name), v("description", description), v("tags", tags);
        v("createdAt", createdAt), v("visibleAt", visibleAt);
    }
};

struct Instance : Resource
{
    QString zoneId, typeId, imageId, status, hostName, keyPairName, vpcId, vSwitchId, privateAddress, address;
    QStringList securityGroupIds;
    qint64 startedAt = 0, autoReleaseAt = 0, changeAt = 0, billedUntil = 0, reclaimAt = 0;
    QString spotStrategy, interruptionBehavior, stoppedMode, internetChargeType, userData;
    double spotPriceLimit = 0, priceAtCreation = 0;
    int spotDuration = 1, bandwidthOut = 0;
    bool deleting = false, deletionProtection = false, made = false; // made: the machine's host knows it
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("zoneId", zoneId), v("typeId", typeId), v("imageId", imageId), v("status", status), v("hostName", hostName);
        v("keyPairName", keyPairName), v("vpcId", vpcId), v("vSwitchId", vSwitchId);
        v("privateAddress", privateAddress), v("address", address), v("securityGroupIds", securityGroupIds);
        v("startedAt", startedAt), v("autoReleaseAt", autoReleaseAt), v("changeAt", changeAt);
        v("billedUntil", billedUntil), v("reclaimAt", reclaimAt), v("spotStrategy", spotStrategy);
        v("interruptionBehavior", interruptionBehavior), v("stoppedMode", stoppedMode);
        v("internetChargeType", internetChargeType), v("userData", userData), v("spotPriceLimit", spotPriceLimit);
        v("priceAtCreation", priceAtCreation), v("spotDuration", spotDuration), v("bandwidthOut", bandwidthOut);
        v("deleting", deleting), v("deletionProtection", deletionProtection), v("made", made);
    }
    bool isSpot() const { return spotStrategy != QLatin1String("NoSpot"); }
};

struct Disk : Resource
{
    QString zoneId, category, performanceLevel, status, instanceId, type, device, sourceSnapshotId;
    int sizeGiB = 0;
    bool deleteWithInstance = false, deleteAutoSnapshot = true, portable = true, everAttached = false, fileReady = true;
    qint64 attachedAt = 0, detachedAt = 0, changeAt = 0, billedUntil = 0;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("zoneId", zoneId), v("category", category), v("performanceLevel", performanceLevel), v("status", status);
        v("instanceId", instanceId), v("type", type), v("device", device), v("sourceSnapshotId", sourceSnapshotId);
        v("sizeGiB", sizeGiB), v("deleteWithInstance", deleteWithInstance);
        v("deleteAutoSnapshot", deleteAutoSnapshot), v("portable", portable), v("everAttached", everAttached);
        v("fileReady", fileReady), v("attachedAt", attachedAt), v("detachedAt", detachedAt), v("changeAt", changeAt);
        v("billedUntil", billedUntil);
    }
    QString serial() const { return id.mid(2); } // "d-bp1..." without "d-"
};

struct Snapshot : Resource
{
    QString diskId, diskType, status;
    int sizeGiB = 0;
    bool fileReady = true;
    qint64 doneAt = 0, billedUntil = 0;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("diskId", diskId), v("diskType", diskType), v("status", status), v("sizeGiB", sizeGiB);
        v("fileReady", fileReady), v("doneAt", doneAt), v("billedUntil", billedUntil);
    }
};

struct OwnImage : Resource
{
    QString snapshotId, family, status;
    int sizeGiB = 0;
    qint64 changeAt = 0;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("snapshotId", snapshotId), v("family", family), v("status", status), v("sizeGiB", sizeGiB);
        v("changeAt", changeAt);
    }
};

struct Vpc : Resource
{
    QString cidr, status;
    bool isDefault = false;
    qint64 changeAt = 0;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("cidr", cidr), v("status", status), v("isDefault", isDefault), v("changeAt", changeAt);
    }
};

struct VSwitch : Resource
{
    QString vpcId, zoneId, cidr, status;
    bool isDefault = false;
    qint64 changeAt = 0;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("vpcId", vpcId), v("zoneId", zoneId), v("cidr", cidr), v("status", status), v("isDefault", isDefault);
        v("changeAt", changeAt);
    }
};

struct Rule
{
    QString id, protocol, portRange, source, sourceGroupId, policy, description;
    int priority = 1;
    qint64 createdAt = 0;
    template <typename V>
    void visit(V &v)
    {
        v("id", id), v("protocol", protocol), v("portRange", portRange), v("source", source);
        v("sourceGroupId", sourceGroupId), v("policy", policy), v("description", description);
        v("priority", priority), v("createdAt", createdAt);
    }
    bool sameAs(const Rule &other) const
    {
        return protocol == other.protocol && portRange == other.portRange && source == other.source
               && sourceGroupId == other.sourceGroupId && policy == other.policy && priority == other.priority;
    }
};

struct SecurityGroup : Resource
{
    QString vpcId, type;
    QVector<Rule> rules;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("vpcId", vpcId), v("type", type), v("rules", rules);
    }
};

struct KeyPair : Resource
{ // id = "region/name"
    QString publicKey, fingerprint;
    template <typename V>
    void visit(V &v)
    {
        Resource::visit(v);
        v("publicKey", publicKey), v("fingerprint", fingerprint);
    }
};

struct Event
{
    QString id, instanceId, regionId, type, status, reason;
    qint64 publishedAt = 0, notBefore = 0, finishedAt = 0;
    template <typename V>
    void visit(V &v)
    {
        v("id", id), v("instanceId", instanceId), v("regionId", regionId), v("type", type), v("status", status);
        v("reason", reason), v("publishedAt", publishedAt), v("notBefore", notBefore), v("finishedAt", finishedAt);
    }
};

struct Invocation
{
    QString id, commandId, instanceId, regionId, status, output, errorInfo; // output: base64
    int exitCode = 0;
    qint64 startedAt = 0, finishedAt = 0;
    template <typename V>
    void visit(V &v)
    {
        v("id", id), v("commandId", commandId), v("instanceId", instanceId), v("regionId", regionId);
        v("status", status), v("output", output), v("errorInfo", errorInfo), v("exitCode", exitCode);
        v("startedAt", startedAt), v("finishedAt", finishedAt);
    }
};

// What one resource cost on one day.
struct BillLine
{
    QString day, resourceId, item, spec, regionId, zoneId; // item: "instance", "disk", "snapshot"
    double amount = 0, seconds = 0;
    template <typename V>
    void visit(V &v)
    {
        v("day", day), v("resourceId", resourceId), v("item", item), v("spec", spec), v("regionId", regionId);
        v("zoneId", zoneId), v("amount", amount), v("seconds", seconds);
    }
};

struct TokenUse
{
    QString parametersHash, answer; // answer: JSON text
    qint64 at = 0;
    template <typename V>
    void visit(V &v)
    {
        v("parametersHash", parametersHash), v("answer", answer), v("at", at);
    }
};

struct PriceFactor
{
    qint64 from = 0;
    double factor = 1;
    template <typename V>
    void visit(V &v)
    {
        v("from", from), v("factor", factor);
    }
};

struct State
{
    QMap<QString, Instance> instances;
    QMap<QString, Disk> disks;
    QMap<QString, Snapshot> snapshots;
    QMap<QString, OwnImage> images;
    QMap<QString, Vpc> vpcs;
    QMap<QString, VSwitch> vSwitches;
    QMap<QString, SecurityGroup> securityGroups;
    QMap<QString, KeyPair> keyPairs;
    QMap<QString, Invocation> invocations; // key "invokeId/instanceId"
    QMap<QString, BillLine> bill;          // key "day/resourceId/item"
    QMap<QString, TokenUse> tokens;        // key "action/token"
    QVector<Event> events;
    QVector<PriceFactor> priceFactors;
    double balance = 0;
    int maxSpotVcpu = 200;
    QString realName = QStringLiteral("yes");
    QString identityType = QStringLiteral("RAMUser");
    int nextPrivate = 10;
    template <typename V>
    void visit(V &v)
    {
        v("instances", instances), v("disks", disks), v("snapshots", snapshots), v("images", images), v("vpcs", vpcs);
        v("vSwitches", vSwitches), v("securityGroups", securityGroups), v("keyPairs", keyPairs);
        v("invocations", invocations), v("bill", bill), v("tokens", tokens), v("events", events);
        v("priceFactors", priceFactors), v("balance", balance), v("maxSpotVcpu", maxSpotVcpu);
        v("realName", realName), v("identityType", identityType), v("nextPrivate", nextPrivate);
    }
};

QJsonObject toJson(const State &state);
State stateFromJson(const QJsonObject &json);
// Writes atomically and synced; throws std::runtime_error.
void saveState(const State &state, const QString &file);

} // namespace spotbook::practice
