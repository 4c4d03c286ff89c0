// What the pages fill in together, and what they learned on the way.
#pragma once

#include "base/secret.h"
#include "domain/account.h"
#include "launch/flows.h"
#include "launch/services.h"

#include <QMap>
#include <optional>

namespace spotbook::ui {

// GUI thread only; workers get copies.
struct WizardState
{
    explicit WizardState(launch::Services &s) : services(s) {}

    launch::Services &services;
    domain::LaunchPlan plan;
    std::optional<domain::Identity> identity; // of the key in use
    cloud::Capabilities capabilities;
    QMap<QString, QString> regionNames; // id -> name
    std::optional<domain::Offer> offer;
    QString ownAddress; // typed by the person; empty = found by the flow
    base::Secret password;
    std::optional<domain::Money> diskPerHour;
    bool saveProfile = true;
    QStringList takenProfiles; // with a machine or work of their own
};

inline constexpr qint64 hoursPerMonth = 24 * 30; // as the flows count what parked work costs

} // namespace spotbook::ui
