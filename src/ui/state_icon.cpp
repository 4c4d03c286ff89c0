#include "ui/state_icon.h"

#include "ui/icon.h"

#include <algorithm>

namespace spotbook::ui {

using domain::Billing;

QIcon stateIcon(Billing billing)
{
    switch (billing) {
    case Billing::Charging: return icon(QStringLiteral("state-billing"));
    case Billing::Parked: return icon(QStringLiteral("state-parked"));
    case Billing::Nothing: return icon(QStringLiteral("state-nothing"));
    case Billing::Unknown: break;
    }
    return icon(QStringLiteral("state-unknown"));
}

Billing overall(const QVector<domain::LaunchState> &states)
{
    const auto any = [&states](Billing billing) {
        return std::any_of(states.begin(), states.end(), [billing](const auto &s) { return s.billing == billing; });
    };
    for (const Billing billing : {Billing::Charging, Billing::Unknown, Billing::Parked}) {
        if (any(billing))
            return billing;
    }
    return Billing::Nothing;
}

} // namespace spotbook::ui
