// What a look at a machine has found, in words for its card.
#pragma once

#include "launch/machine_vitals.h"

#include <QCoreApplication>

namespace spotbook::ui {

struct VitalText
{
    int percent = 0; // of the bar; 0 where nothing is known
    QString text;
    QString toolTip;
};

struct VitalTexts
{
    Q_DECLARE_TR_FUNCTIONS(VitalTexts)
public:
    VitalText gpu;
    VitalText cpu;
    VitalText memory;
    VitalText disk;
};

// Figures older than half a minute are told as not known, with the time since they were seen: a machine that does not
// answer must not look busy, or idle.
VitalTexts vitalTexts(const launch::VitalsReading &reading, const QDateTime &now);

} // namespace spotbook::ui
