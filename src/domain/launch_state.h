// What is true now about one machine (or parked work). Published by launch::Monitor, shown by everybody.
#pragma once

#include "domain/launch_plan.h"
#include "domain/machine.h"
#include "domain/stage.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QVector>
#include <optional>

namespace spotbook::domain {

// The four honest states.
enum class Billing { Charging, Parked, Nothing, Unknown };

QString billingName(Billing billing); // stable

struct LaunchState
{
    QString launchId;
    QString profile;
    QString regionId;
    Billing billing = Billing::Unknown;
    bool ready = false;       // the notebook can be opened
    bool interrupted = false; // a launch that neither finished nor was undone: go on or undo
    std::optional<Machine> machine;
    QString workDiskId;
    int workDiskGiB = 0;           // 0: not known
    QString snapshotId;            // the newest that keeps the work
    int snapshotGiB = 0;           // of the disk that it keeps; 0: not known
    int systemDiskGiB = 0;         // of the machine, as it was planned
    bool workDiskErasable = false; // erase would delete it: it is this profile's own
    std::optional<Money> perHour;  // what runs now costs: the machine and all its disks
    // What bills on while nothing runs: the work, and the system disk of a machine that is stopped and not gone.
    std::optional<Money> perMonthParked;
    std::optional<Money> perMonthKept; // the work alone, as it stays when the machine goes
    // Of a machine that is charged, at the market price known here: since it was bought or last started, and since it
    // was bought, with what billed on while it was stopped.
    std::optional<Money> session;
    std::optional<Money> sinceBought;
    std::optional<Money> spendingLimit; // of one session, as the plan has it
    QDateTime limitReachedAt;           // UTC; by this session, at its price cap; invalid = no limit
    QString notebookUrl;                // https://..., no token in it
    QString certificateFingerprint;     // SHA-256, colon separated hex
    QDateTime checkedAt;                // UTC; when the cloud was last asked with success
    std::optional<Failure> trouble;     // of the last look
};

} // namespace spotbook::domain

Q_DECLARE_METATYPE(spotbook::domain::LaunchState)
Q_DECLARE_METATYPE(QVector<spotbook::domain::LaunchState>)
