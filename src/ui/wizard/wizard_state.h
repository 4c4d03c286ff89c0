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

// The plan as it is meant at `now`: with a lease that ends at the time of day that was chosen, however long that was
// ago. Invalid: the plan's own lease, which counts from the launch.
inline domain::LaunchPlan planAt(const QDateTime &now, domain::LaunchPlan plan, const QDateTime &leaseUntil)
{
    if (leaseUntil.isValid()) // never none: one that is over is refused
        plan.lease = std::max(std::chrono::minutes(1), std::chrono::minutes(now.secsTo(leaseUntil.toUTC()) / 60));
    return plan;
}

// GUI thread only; workers get copies.
struct WizardState
{
    explicit WizardState(launch::Services &s) : services(s) {}

    QString accountId() const { return identity ? identity->accountId : QString(); }

    domain::LaunchPlan planNow() const { return planAt(services.clock().now(), plan, leaseUntil); }
    // For the launch of that plan. A failed preparation is shown with its choice (Job::kept()).
    launch::ToKeep toKeep() const
    {
        launch::ToKeep keep;
        keep.notebookPassword = password;
        keep.profile = saveProfile;
        keep.machineOnFailure = true;
        keep.agreedPerHour = agreedPerHour;
        if (leaseUntil.isValid())
            keep.profileLease = domain::LaunchPlan().lease;
        return keep;
    }

    launch::Services &services;
    domain::LaunchPlan plan;
    std::optional<domain::Identity> identity; // of the key in use
    int keyNumber = 0;                        // counts the keys that were accepted
    cloud::Capabilities capabilities;
    QMap<QString, QString> regionNames; // id -> name
    std::optional<domain::Offer> offer;
    std::optional<domain::Offer> wanted; // the person has chosen it before the wizard began
    bool choiceRefused = false;          // a later page sent back to choose another: what is for sale has changed
    QString ownAddress;                  // typed by the person; empty = found by the flow
    base::Secret password;
    QDateTime leaseUntil; // invalid: plan.lease counts from the launch
    std::optional<domain::Money> diskPerHour;
    std::optional<domain::Money> agreedPerHour; // of the machine alone: with the price on the button that was pressed
    bool saveProfile = true;
    QStringList takenProfiles; // with a machine or work of their own
    bool takenKnown = true;    // false: the cloud has not said yet which there are
};

inline constexpr qint64 hoursPerMonth = 24 * 30; // as the flows count what parked work costs

} // namespace spotbook::ui
