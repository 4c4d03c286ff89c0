#include "launch/stack_list.h"

#include "provisioning/remote_run.h"

#include <QDir>

namespace spotbook::launch {

QVector<StackInfo> stacks(const storage::Paths &paths, const QString &language)
{
    const QStringList builtIn = provisioning::stackNames();
    QVector<StackInfo> all;
    QStringList names = provisioning::stackNames(paths.stacks());
    // A folder without its stack.json is somebody's mistake, and is told like one in the file.
    for (const auto &folder : QDir(paths.stacks()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (!names.contains(folder))
            names.append(folder);
    }
    for (const auto &name : std::as_const(names)) {
        StackInfo info;
        info.name = name;
        info.title = name;
        info.own = !builtIn.contains(name);
        try {
            const auto stack = provisioning::loadStack(name, paths.stacks());
            info.title = stack.title.in(language);
            info.description = stack.description.in(language);
            info.fits = stack.fits.in(language);
            info.minutes = stack.minutes;
            info.downloadMiB = stack.downloadMiB;
        } catch (const domain::Error &error) {
            info.problem = error.failure();
        }
        all.append(info);
    }
    return all;
}

} // namespace spotbook::launch
