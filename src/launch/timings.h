// How long the stages of a launch took on this computer's earlier runs: what progress is measured by.
//
// Under "stage/<name>" in storage::LearnedTimes, "stage/provision/<stack>" for the software, and all of it under
// "practice/" where the cloud is another one than the provider's own: its minutes say nothing about real ones.
#pragma once

#include "domain/stage.h"
#include "launch/context.h"
#include "storage/learned_times.h"

#include <QMap>

namespace spotbook::launch {

// In the order in which a launch goes through them.
const QVector<domain::Stage> &stagesOfALaunch();

// Usual and worst time of each stage that has been gone through before; of the stack that is named. Reads a file.
QMap<domain::Stage, storage::LearnedTimes::Range> learnedTimes(const Context &context, const QString &stack);

// Of a launch that went through from its beginning: one that is gone on with finds stages done, which would count as
// quick. Never throws.
void learnTimes(const Context &context, const QString &stack, const QMap<domain::Stage, base::milliseconds> &took);

} // namespace spotbook::launch
