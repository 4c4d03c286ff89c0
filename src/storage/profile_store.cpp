#include "storage/profile_store.h"

#include "domain/json_reader.h"
#include "storage/posix_file.h"
#include "storage/seed_profile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace spotbook::storage {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;
using domain::LaunchPlan;

namespace {

constexpr qint64 largestProfile = 1024 * 1024;

QString fileOf(const Paths &paths, const QString &name)
{
    checkFileName("profile", name);
    return paths.profiles() + QLatin1Char('/') + name + QStringLiteral(".json");
}

Error unreadable(const QString &file, const Error &cause)
{
    const auto &params = cause.failure().params;
    QString reason = params.value(QStringLiteral("what"));
    if (params.contains(QStringLiteral("reason")))
        reason = params.value(QStringLiteral("reason"));
    if (cause.kind() == FailureKind::NotFound)
        reason = QStringLiteral("no such file");
    return Error(FailureKind::ProfileUnreadable, {{QStringLiteral("file"), file}, {QStringLiteral("reason"), reason}},
                 QString(file + QStringLiteral(": ") + reason));
}

QJsonObject readObject(const QString &file)
{
    QByteArray text = readFile(file, largestProfile);
    if (text.startsWith("\xef\xbb\xbf")) // Windows editors put a byte order mark before UTF-8
        text.remove(0, 3);
    return JsonReader::parseObject(text, FailureKind::ProfileUnreadable).toObject();
}

} // namespace

ProfileStore::ProfileStore(Paths paths) : m_paths(std::move(paths)) {}

QStringList ProfileStore::names() const
{
    QStringList found;
    const auto files = QDir(m_paths.profiles()).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        found.append(file.chopped(5));
    return found;
}

LaunchPlan ProfileStore::load(const QString &name) const
{
    const QString file = fileOf(m_paths, name);
    if (!QFileInfo::exists(file)) {
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("profile")}, {QStringLiteral("id"), name}});
    }
    try {
        auto plan = domain::planFromJson(readObject(file));
        plan.profile = name; // the file may have been copied or renamed by hand
        return plan;
    } catch (const Error &error) {
        throw unreadable(file, error);
    }
}

void ProfileStore::save(const LaunchPlan &plan)
{
    const QString file = fileOf(m_paths, plan.profile);
    const QByteArray text = exported(plan);
    refuseSecrets(text, file);
    writeFileDurably(file, text, 0600);
}

void ProfileStore::remove(const QString &name)
{
    const QString file = fileOf(m_paths, name);
    if (!QFileInfo::exists(file))
        return;
    if (!QFile::remove(file))
        failStorageErrno(file);
    syncFolderOf(file);
}

LaunchPlan ProfileStore::import(const QString &file, const QString &name)
{
    checkFileName("profile", name);
    try {
        const auto json = readObject(file);
        auto plan = isSeedProfile(json) ? planFromSeed(json) : domain::planFromJson(json);
        plan.profile = name;
        return plan;
    } catch (const Error &error) {
        throw unreadable(file, error);
    }
}

QByteArray ProfileStore::exported(const LaunchPlan &plan)
{
    return QJsonDocument(toJson(plan)).toJson();
}

} // namespace spotbook::storage
