#include "ui/decorate.h"

#include "ui/icon.h"

#include <QAbstractButton>
#include <QAction>
#include <QHash>

namespace spotbook::ui {

namespace {

// By what is done, not by where it stands: the same verb has the same icon everywhere.
QString iconFor(QString objectName)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("open"), QStringLiteral("open-notebook")},
        {QStringLiteral("terminal"), QStringLiteral("terminal")},
        {QStringLiteral("editor"), QStringLiteral("editor")},
        {QStringLiteral("code"), QStringLiteral("editor")},
        {QStringLiteral("start"), QStringLiteral("start")},
        {QStringLiteral("stop"), QStringLiteral("stop")},
        {QStringLiteral("park"), QStringLiteral("park")},
        {QStringLiteral("release"), QStringLiteral("release")},
        {QStringLiteral("erase"), QStringLiteral("erase")},
        {QStringLiteral("extend"), QStringLiteral("extend-lease")},
        {QStringLiteral("resume"), QStringLiteral("resume")},
        {QStringLiteral("undo"), QStringLiteral("undo")},
        {QStringLiteral("password"), QStringLiteral("copy")},
        {QStringLiteral("refresh"), QStringLiteral("refresh")},
        {QStringLiteral("new"), QStringLiteral("new-machine")},
        {QStringLiteral("prices"), QStringLiteral("prices")},
        {QStringLiteral("history"), QStringLiteral("history")},
        {QStringLiteral("log"), QStringLiteral("log")},
        {QStringLiteral("quit"), QStringLiteral("quit")},
        {QStringLiteral("settings"), QStringLiteral("settings")},
        {QStringLiteral("copy"), QStringLiteral("copy")},
        {QStringLiteral("copyAddress"), QStringLiteral("copy")},
        {QStringLiteral("copyPassword"), QStringLiteral("copy")},
        {QStringLiteral("copyKey"), QStringLiteral("copy")},
        {QStringLiteral("copyGitKey"), QStringLiteral("copy")},
        {QStringLiteral("copyLog"), QStringLiteral("copy")},
        {QStringLiteral("copyRequest"), QStringLiteral("copy")},
        {QStringLiteral("logCopy"), QStringLiteral("copy")},
        {QStringLiteral("receiptCopy"), QStringLiteral("copy")},
        {QStringLiteral("report"), QStringLiteral("copy")},
        {QStringLiteral("logSave"), QStringLiteral("save")},
        {QStringLiteral("historySave"), QStringLiteral("save")},
        {QStringLiteral("again"), QStringLiteral("refresh")},
        {QStringLiteral("retry"), QStringLiteral("refresh")},
        {QStringLiteral("reload"), QStringLiteral("refresh")},
        {QStringLiteral("storageRefresh"), QStringLiteral("refresh")},
        {QStringLiteral("watchPrice"), QStringLiteral("watch")},
        {QStringLiteral("watchStock"), QStringLiteral("watch")},
    };
    for (const QLatin1String end : {QLatin1String("Button"), QLatin1String("Action")}) {
        if (objectName.endsWith(end)) {
            objectName.chop(end.size());
            return names.value(objectName);
        }
    }
    return {};
}

template <typename Thing>
void decorateAll(const QWidget &root)
{
    const auto things = root.findChildren<Thing *>();
    for (Thing *thing : things) {
        const QString name = iconFor(thing->objectName());
        if (!name.isEmpty())
            thing->setIcon(icon(name));
    }
}

} // namespace

void decorate(QWidget &root)
{
    decorateAll<QAbstractButton>(root);
    decorateAll<QAction>(root);
}

} // namespace spotbook::ui
