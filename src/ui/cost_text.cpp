#include "ui/cost_text.h"

#include "messages/messages.h"

#include <QCoreApplication>

namespace spotbook::ui {

using domain::Billing;

QString costText(const QVector<domain::LaunchState> &states)
{
    std::optional<domain::Money> sum;
    bool whole = true;
    bool runs = false;
    for (const domain::LaunchState &state : states) {
        if (state.billing == Billing::Unknown) {
            whole = false;
        } else if (state.billing == Billing::Charging) {
            runs = true;
            if (state.perHour)
                sum = sum ? *sum + *state.perHour : *state.perHour;
            else
                whole = false;
        }
    }
    if (!sum)
        return runs ? QCoreApplication::translate("Cost", "price not known") : QString();
    const QString text = messages::perHourText(*sum);
    return whole ? text : QCoreApplication::translate("Cost", "at least %1").arg(text);
}

} // namespace spotbook::ui
