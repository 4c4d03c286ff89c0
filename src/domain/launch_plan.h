// What a person asked for. The wizard and the terminal fill it, launch/ carries it out, nobody asks back.
#pragma once

#include "domain/failure.h"
#include "domain/money.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QVector>
#include <chrono>
#include <optional>

namespace spotbook::domain {

enum class Purchase { SpotWithLimit, SpotAtMarket, OnDemand };
enum class BandwidthBilling { ByTraffic, ByBandwidth };
enum class NotebookAccess { Address, Tunnel };
enum class WorkDiskSource { New, Existing, Snapshot };
enum class GitKeySource { None, Own, File };

struct WorkDiskPlan
{
    WorkDiskSource source = WorkDiskSource::New;
    QString diskId;     // Existing
    QString snapshotId; // Snapshot
    QString category;   // New, Snapshot; always explicit in the end; empty = the first that type and zone accept
    int sizeGiB = 40;   // New
    bool operator==(const WorkDiskPlan &) const = default;
};

struct Fallback
{
    QString zoneId;
    QString typeId;
    bool operator==(const Fallback &) const = default;
};

// A LaunchProfile is the same value under a name (storage::ProfileStore). No secret is ever part of it.
struct LaunchPlan
{
    QString profile = QStringLiteral("default"); // 1..40 of [A-Za-z0-9._-]; names what is created
    QString regionId;
    QString zoneId; // empty: the cheapest zone that has stock
    QString typeId;
    QVector<Fallback> fallbacks;
    Purchase purchase = Purchase::SpotWithLimit;
    std::optional<Money> priceLimit; // per hour; for SpotWithLimit
    QString imageId;                 // or
    QString imageFamily;             // resolved at launch; both empty: the provider's default
    int systemDiskGiB = 40;
    WorkDiskPlan workDisk;
    QString securityGroupId; // empty: our own
    // What an existing group lacks is added to it. Our own group always gets its rules.
    bool addMissingRules = true;
    int bandwidthMbit = 25; // outbound
    BandwidthBilling bandwidthBilling = BandwidthBilling::ByTraffic;
    QString machineName = QStringLiteral("spotbook");
    QString sshKeyFile; // private key; empty: our own
    // With which git on the machine logs in to the person's Git host. Own: one that this installation makes and keeps.
    GitKeySource gitKey = GitKeySource::None;
    QString gitKeyFile; // private key; File
    NotebookAccess access = NotebookAccess::Address;
    QString stack = QStringLiteral("jupyter-apt");
    std::chrono::minutes lease = std::chrono::hours(8); // 0 = none (asked for, with a warning)
    // What one session may cost, from the purchase or the start to the end; in the currency of priceLimit. The provider
    // ends the machine at the moment at which it would be reached at the price cap.
    std::optional<Money> spendingLimit;
    QMap<QString, QString> extraParameters; // further provider parameters, checked against its names
    bool operator==(const LaunchPlan &) const = default;

    // Every problem that can be seen without asking the cloud, in page order. Empty = fine.
    QVector<Failure> problems() const;
};

QJsonObject toJson(const LaunchPlan &plan);
// Throws Error(ProfileUnreadable) with the path of the wrong value. Unknown members are an error: a misspelt
// setting must not be ignored.
LaunchPlan planFromJson(const QJsonObject &json);

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::LaunchPlan)
