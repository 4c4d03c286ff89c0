// What the pages fill in together, and what they learned on the way.
#pragma once

#include "base/secret.h"
#include "domain/account.h"
#include "launch/flows.h"
#include "launch/services.h"

#include <QDateTime>
#include <QMap>
#include <algorithm>
#include <optional>

namespace spotbook::ui {

// GUI thread only; workers get copies.
struct WizardState
{
    explicit WizardState(launch::Services &s) : services(s) {}

    QString accountId() const { return identity ? identity->accountId : QString(); }

    // The plan as it is meant now: with a lease that ends at the time that was chosen, however long that was ago.
    domain::LaunchPlan planNow() const
    {
        domain::LaunchPlan now = plan;
        if (leaseUntil.isValid()) // never none: one that is over is refused
            now.lease = std::max(std::chrono::minutes(1),
                                 std::chrono::minutes(QDateTime::currentDateTimeUtc().secsTo(leaseUntil.toUTC()) / 60));
        return now;
    }

    launch::Services &services;
    domain::LaunchPlan plan;
    std::optional<domain::Identity> identity; // of the key in use
    int keyNumber = 0;                        // counts the keys that were accepted
    cloud::Capabilities capabilities;
    QMap<QString, QString> regionNames; // id -> name
    std::optional<domain::Offer> offer;
    std::optional<domain::Offer> wanted; // the person has chosen it before the wizard began
    QString ownAddress;                  // typed by the person; empty = found by the flow
    base::Secret password;
    QDateTime leaseUntil; // invalid: plan.lease counts from the launch
    std::optional<domain::Money> diskPerHour;
    bool saveProfile = true;
    QStringList takenProfiles; // with a machine or work of their own
    bool takenKnown = true;    // false: the cloud has not said yet which there are
};

inline constexpr qint64 hoursPerMonth = 24 * 30; // as the flows count what parked work costs

} // namespace spotbook::ui
