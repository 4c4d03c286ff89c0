// The stacks that can be chosen, in words: the program's own and those in the person's stacks folder.
#pragma once

#include "domain/failure.h"
#include "storage/paths.h"

#include <QString>
#include <QVector>
#include <optional>

namespace spotbook::launch {

struct StackInfo
{
    QString name;     // LaunchPlan::stack
    bool own = false; // from the person's folder
    QString title;
    QString description;                    // what is in it
    QString fits;                           // which GPU it is for
    int minutes = 0;                        // usual time
    int downloadMiB = 0;                    // 0: not said
    std::optional<domain::Failure> problem; // it cannot be read, and why
};

// The built-in ones first. language as "zh_CN"; a stack that does not speak it comes in English, or in what it has.
QVector<StackInfo> stacks(const storage::Paths &paths, const QString &language);

} // namespace spotbook::launch
