#include "provisioning/remote_run.h"

#include "domain/json_reader.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>

// Q_INIT_RESOURCE must stand outside of any namespace.
static void registerStacks()
{
    Q_INIT_RESOURCE(stacks);
}

namespace spotbook::provisioning {

using domain::Error;
using domain::FailureKind;

namespace {

const QString builtIn = QStringLiteral(":/stacks");

QByteArray readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Error(FailureKind::ProfileUnreadable,
                    {{QStringLiteral("file"), path}, {QStringLiteral("reason"), file.errorString()}});
    return file.readAll();
}

bool isName(const QString &name)
{
    const auto allowed = [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.'; };
    return !name.isEmpty() && name.size() <= 40 && !name.startsWith(u'.')
           && std::all_of(name.begin(), name.end(), allowed);
}

// "words" or {"en": "words", "zh_CN": "..."}; absent is no words.
StackText textIn(const domain::JsonReader &reader)
{
    StackText text;
    if (!reader.exists())
        return text;
    if (reader.value().isString()) {
        text.byLanguage.insert(QString(), reader.toString());
        return text;
    }
    const auto languages = reader.toObject();
    for (auto it = languages.begin(); it != languages.end(); ++it)
        text.byLanguage.insert(it.key(), reader.at(it.key()).toString());
    return text;
}

void addSharedFiles(const QDir &folder, const QString &prefix, const QSet<QString> &known, Stack &stack)
{
    QDirIterator it(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString name = prefix + folder.relativeFilePath(path);
        if (!known.contains(name))
            stack.files.insert(name, readAll(path));
    }
}

Stack readStack(const QString &name, const QDir &folder)
{
    const QString file = folder.filePath(QStringLiteral("stack.json"));
    try {
        const auto json = domain::JsonReader::parseObject(readAll(file), FailureKind::ProfileUnreadable);
        Stack stack;
        stack.name = name;
        stack.title = textIn(json["title"]);
        if (stack.title.byLanguage.isEmpty())
            stack.title.byLanguage.insert(QString(), name);
        stack.description = textIn(json["description"]);
        stack.fits = textIn(json["fits"]);
        stack.downloadMiB = std::max(0, json["downloadMiB"].intOr(0));
        stack.minutes = json["minutes"].intOr(0);
        QSet<QString> scripts;
        for (const auto &entry : json["steps"].items()) {
            Step step;
            step.name = entry["name"].toString();
            if (!isName(step.name))
                entry["name"].fail(QStringLiteral("letters, digits and hyphens"));
            step.timeLimitSeconds = entry["timeLimitSeconds"].intOr(step.timeLimitSeconds);
            step.weight = std::max(1, entry["weight"].intOr(step.weight));
            const QString at = QStringLiteral("steps/") + step.name;
            step.check = readAll(folder.filePath(at + QStringLiteral("/check")));
            step.apply = readAll(folder.filePath(at + QStringLiteral("/apply")));
            scripts << at + QStringLiteral("/check") << at + QStringLiteral("/apply");
            stack.steps.append(step);
        }
        if (stack.steps.isEmpty())
            json["steps"].fail(QStringLiteral("at least one step"));
        // The machine runs them in the order of their names.
        const auto byName = [](const Step &a, const Step &b) { return a.name < b.name; };
        std::sort(stack.steps.begin(), stack.steps.end(), byName);
        stack.files.insert(QStringLiteral("lib.sh"), readAll(builtIn + QStringLiteral("/lib.sh")));
        addSharedFiles(QDir(folder.filePath(QStringLiteral("steps"))), QStringLiteral("steps/"), scripts, stack);
        return stack;
    } catch (const Error &error) {
        auto failure = error.failure();
        failure.params.insert(QStringLiteral("file"), file);
        if (!failure.params.contains(QStringLiteral("reason")))
            failure.params.insert(QStringLiteral("reason"), failure.params.value(QStringLiteral("what")));
        throw Error(failure);
    }
}

} // namespace

QString StackText::in(const QString &language) const
{
    for (const QString &wanted : {language, language.section(u'_', 0, 0), QStringLiteral("en"), QString()}) {
        const auto found = byLanguage.constFind(wanted);
        if (found != byLanguage.constEnd())
            return *found;
    }
    return byLanguage.isEmpty() ? QString() : byLanguage.first();
}

int Stack::percentAfter(int finished) const
{
    int done = 0;
    int all = 0;
    for (int i = 0; i < steps.size(); ++i) {
        all += steps.at(i).weight;
        if (i < finished)
            done += steps.at(i).weight;
    }
    return all > 0 ? done * 100 / all : 0;
}

Stack loadStack(const QString &name, const QString &userStackDir)
{
    registerStacks();
    if (isName(name)) {
        QStringList roots{builtIn};
        if (!userStackDir.isEmpty())
            roots << userStackDir;
        for (const QString &root : std::as_const(roots)) {
            const QDir folder(root + u'/' + name);
            if (folder.exists(QStringLiteral("stack.json")))
                return readStack(name, folder);
        }
    }
    throw Error(FailureKind::NotFound,
                {{QStringLiteral("what"), QStringLiteral("stack")}, {QStringLiteral("id"), name}});
}

QStringList stackNames(const QString &userStackDir)
{
    registerStacks();
    QStringList names;
    for (const QString &root : {builtIn, userStackDir}) {
        if (root.isEmpty())
            continue;
        const QDir dir(root);
        const auto entries = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString &entry : entries) {
            if (!names.contains(entry) && dir.exists(entry + QStringLiteral("/stack.json")))
                names << entry;
        }
    }
    return names;
}

} // namespace spotbook::provisioning
