#include "storage/journal.h"

#include "domain/failure.h"
#include "storage/journal_format.h"
#include "storage/posix_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

namespace spotbook::storage {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr qint64 largestJournal = 64 * 1024 * 1024;
const QString suffix = QStringLiteral(".jsonl");

QString fileOf(const Paths &paths, const QString &launchId)
{
    checkFileName("launch", launchId);
    return paths.journals() + QLatin1Char('/') + launchId + suffix;
}

void lockOrRefuse(const Descriptor &file, const QString &path, const domain::LaunchPlan &plan)
{
    if (!tryLock(file, path))
        throw Error(FailureKind::AnotherRunActive, {{QStringLiteral("profile"), plan.profile}}, path);
}

JournalFile parseFile(const QString &path, const QString &launchId)
{
    if (!QFileInfo::exists(path)) {
        throw Error(FailureKind::NotFound,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), launchId}});
    }
    return parseJournal(readFile(path, largestJournal), path);
}

struct Hook
{
    std::mutex mutex;
    std::function<void(int)> call;
};

Hook &appendHook()
{
    static Hook hook;
    return hook;
}

} // namespace

struct Journal::State
{
    QString launchId;
    QString path;
    Descriptor file;
    domain::LaunchPlan plan;
    QVector<Entry> entries;
    qint64 goodBytes = 0;
    bool broken = false;

    void append(const Entry &entry)
    {
        if (broken)
            failStorage(path, QStringLiteral("an earlier write failed"));
        const QByteArray line = toLine(entry);
        refuseSecrets(line, path);
        try {
            writeWhole(file, line, path);
            syncFile(file, path);
        } catch (const Error &) {
            cutBack();
            throw;
        }
        goodBytes += line.size();
        entries.append(entry);
        announce();
    }

    // Half a line must not be continued by the next entry.
    void cutBack()
    {
        if (::ftruncate(file.get(), goodBytes) != 0 || ::fsync(file.get()) != 0)
            broken = true;
    }

    void announce() const
    {
        std::function<void(int)> call;
        {
            const std::lock_guard lock(appendHook().mutex);
            call = appendHook().call;
        }
        if (call)
            call(entries.size());
    }

    const Entry *newest(Act act, Entry::Kind kind) const
    {
        const auto it = std::find_if(entries.crbegin(), entries.crend(),
                                     [&](const Entry &entry) { return entry.act == act && entry.kind == kind; });
        return it == entries.crend() ? nullptr : &*it;
    }
};

Journal::Journal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Journal::~Journal() = default;

std::unique_ptr<Journal> Journal::create(const Paths &paths, const QString &launchId, const domain::LaunchPlan &plan,
                                         const QDateTime &now, const QJsonObject &origin)
{
    auto state = std::make_unique<State>();
    state->launchId = launchId;
    state->path = fileOf(paths, launchId);
    state->plan = plan;
    makePrivateFolder(paths.journals());
    if (QFileInfo::exists(state->path)) {
        throw Error(FailureKind::AlreadyExists,
                    {{QStringLiteral("what"), QStringLiteral("launch")}, {QStringLiteral("id"), launchId}});
    }
    // Under its final name a journal always has its first line; the lock goes along with the rename.
    const QString beginning = state->path + QStringLiteral(".new");
    state->file = openFile(beginning, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, 0600);
    lockOrRefuse(state->file, beginning, plan);
    Entry begin;
    begin.act = Act::Begin;
    begin.at = now.toUTC();
    begin.name = plan.profile;
    begin.data = origin;
    begin.data.insert(QStringLiteral("plan"), toJson(plan));
    const QByteArray line = toLine(begin);
    try {
        if (::ftruncate(state->file.get(), 0) != 0)
            failStorageErrno(beginning);
        refuseSecrets(line, state->path);
        writeWhole(state->file, line, beginning);
        syncFile(state->file, beginning);
        if (std::rename(QFile::encodeName(beginning).constData(), QFile::encodeName(state->path).constData()) != 0)
            failStorageErrno(state->path);
    } catch (const Error &) {
        ::unlink(QFile::encodeName(beginning).constData()); // ours alone: it is locked
        throw;
    }
    syncFolderOf(state->path);
    state->goodBytes = line.size();
    state->entries.append(begin);
    state->announce();
    return std::unique_ptr<Journal>(new Journal(std::move(state)));
}

std::unique_ptr<Journal> Journal::open(const Paths &paths, const QString &launchId)
{
    auto state = std::make_unique<State>();
    state->launchId = launchId;
    state->path = fileOf(paths, launchId);
    state->plan = parseFile(state->path, launchId).plan;
    state->file = openFile(state->path, O_RDWR | O_APPEND | O_NOFOLLOW);
    lockOrRefuse(state->file, state->path, state->plan);
    // Read again: another process may have written until the moment it gave the lock up.
    auto content = parseFile(state->path, launchId);
    state->entries = std::move(content.entries);
    state->goodBytes = content.goodBytes;
    if (QFileInfo(state->path).size() > state->goodBytes) {
        if (::ftruncate(state->file.get(), state->goodBytes) != 0)
            failStorageErrno(state->path);
        syncFile(state->file, state->path);
    }
    return std::unique_ptr<Journal>(new Journal(std::move(state)));
}

QVector<Entry> Journal::read(const Paths &paths, const QString &launchId)
{
    return parseFile(fileOf(paths, launchId), launchId).entries;
}

std::optional<Entry> Journal::readBeginning(const Paths &paths, const QString &launchId)
{
    try {
        const QString path = fileOf(paths, launchId);
        const QByteArray content = readFile(path, largestJournal);
        return parseJournal(content.left(content.indexOf('\n') + 1), path).entries.constFirst();
    } catch (const Error &) {
        return std::nullopt;
    }
}

QStringList Journal::launchIds(const Paths &paths)
{
    struct Found
    {
        QDateTime began;
        QString id;
    };
    QVector<Found> found;
    // An empty answer would say that nothing was ever launched.
    const QFileInfo place(paths.journals());
    if (place.exists() && !(place.isDir() && place.isReadable()))
        failStorage(paths.journals(), QStringLiteral("not a folder that can be read"));
    const QDir folder(paths.journals());
    for (const QString &name : folder.entryList({QString(QLatin1Char('*') + suffix)}, QDir::Files, QDir::Name)) {
        // The first line's time: a file's own times change with copies and back-ups.
        QFile file(folder.filePath(name));
        QDateTime began;
        if (file.open(QIODevice::ReadOnly)) {
            const auto line = QJsonDocument::fromJson(file.readLine()).object();
            began = QDateTime::fromString(line.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        }
        found.append({began, name.chopped(suffix.size())});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.began < b.began; });
    QStringList ids;
    for (const auto &one : found)
        ids.append(one.id);
    return ids;
}

const QString &Journal::launchId() const
{
    return m_state->launchId;
}
const domain::LaunchPlan &Journal::plan() const
{
    return m_state->plan;
}
const QVector<Entry> &Journal::entries() const
{
    return m_state->entries;
}

void Journal::append(Entry entry)
{
    entry.at = entry.at.toUTC();
    m_state->append(entry);
}

void Journal::intent(Act act, const QDateTime &now, const QString &token, const QString &name, QJsonObject data)
{
    append({act, Entry::Kind::Intent, now, token, name, {}, std::move(data)});
}

void Journal::result(Act act, const QDateTime &now, const QString &id, QJsonObject data)
{
    append({act, Entry::Kind::Result, now, {}, {}, id, std::move(data)});
}

QString Journal::idOf(Act act) const
{
    for (auto it = m_state->entries.crbegin(); it != m_state->entries.crend(); ++it) {
        if (it->act != act || it->kind == Entry::Kind::Note)
            continue;
        return it->kind == Entry::Kind::Result ? it->id : QString();
    }
    return {};
}

std::optional<Entry> Journal::lastIntent(Act act) const
{
    const auto *entry = m_state->newest(act, Entry::Kind::Intent);
    return entry ? std::optional(*entry) : std::nullopt;
}

std::optional<Entry> Journal::lastResult(Act act) const
{
    const auto *entry = m_state->newest(act, Entry::Kind::Result);
    return entry ? std::optional(*entry) : std::nullopt;
}

bool Journal::has(Act act, Entry::Kind kind) const
{
    return m_state->newest(act, kind) != nullptr;
}

bool Journal::ended() const
{
    return has(Act::End, Entry::Kind::Result);
}

void Journal::setAppendHook(std::function<void(int)> hook)
{
    const std::lock_guard lock(appendHook().mutex);
    appendHook().call = std::move(hook);
}

} // namespace spotbook::storage
