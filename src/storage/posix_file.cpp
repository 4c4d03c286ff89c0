#include "storage/posix_file.h"

#include "base/clock.h"
#include "base/secret.h"
#include "domain/failure.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spotbook::storage {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr mode_t othersRights = 077;

QByteArray native(const QString &path)
{
    return QFile::encodeName(path);
}

} // namespace

Descriptor::Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

void failStorage(const QString &path, const QString &reason)
{
    throw Error(FailureKind::StorageFailed, {{QStringLiteral("file"), path}, {QStringLiteral("reason"), reason}},
                QString(path + QStringLiteral(": ") + reason));
}

void failStorageErrno(const QString &path)
{
    failStorage(path, QString::fromLocal8Bit(std::strerror(errno)));
}

Descriptor openFile(const QString &path, int flags, int mode)
{
    Descriptor file(::open(native(path).constData(), flags | O_CLOEXEC, mode_t(mode)));
    if (!file.valid())
        failStorageErrno(path);
    return file;
}

void writeWhole(const Descriptor &file, const QByteArray &bytes, const QString &path)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const auto count = ::write(file.get(), bytes.constData() + done, size_t(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            failStorageErrno(path);
        done += count;
    }
}

void syncFile(const Descriptor &file, const QString &path)
{
    if (::fsync(file.get()) != 0)
        failStorageErrno(path);
}

void syncFolderOf(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto opened = openFile(folder, O_RDONLY | O_DIRECTORY);
    // Some file systems cannot sync a folder and say so with EINVAL; their renames are as durable as they
    // get.
    if (::fsync(opened.get()) != 0 && errno != EINVAL)
        failStorageErrno(folder);
}

bool tryLock(const Descriptor &file, const QString &path)
{
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return false;
        if (errno != EINTR)
            failStorageErrno(path);
    }
    return true;
}

Descriptor lockFile(const QString &path)
{
    using namespace std::chrono_literals;
    base::SystemClock clock;
    const auto deadline = base::Deadline::after(clock, 10s);
    auto file = openFile(path, O_RDWR | O_CREAT, 0600);
    while (!tryLock(file, path)) {
        if (deadline.passed(clock))
            failStorage(path, QStringLiteral("locked by another process"));
        clock.sleepFor(5ms, {});
    }
    return file;
}

void makePrivate(const QString &path)
{
    struct stat status
    {
    };
    // Links are left alone: what they point at is not ours to change. What is gone has no rights left: another
    // process may have renamed its temporary file since it was listed.
    if (::lstat(native(path).constData(), &status) != 0) {
        if (errno == ENOENT)
            return;
        failStorageErrno(path);
    }
    if (S_ISLNK(status.st_mode) || (status.st_mode & othersRights) == 0)
        return;
    if (::chmod(native(path).constData(), status.st_mode & 07777 & ~othersRights) != 0 && errno != ENOENT)
        failStorageErrno(path);
}

void makePrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        const QString above = info.absolutePath();
        if (!QFileInfo::exists(above))
            makePrivateFolder(above);
        if (::mkdir(native(path).constData(), 0700) != 0 && errno != EEXIST)
            failStorageErrno(path);
    }
    if (!QFileInfo(path).isDir())
        failStorage(path, QStringLiteral("not a folder"));
    makePrivate(path);
}

void makeFilesPrivate(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext())
        makePrivate(files.next());
}

void refuseSecrets(const QByteArray &content, const QString &path)
{
    if (base::holdsSecret(content)) {
        throw Error(FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("storage")}},
                    QStringLiteral("a secret was about to be written to ") + path);
    }
}

void checkFileName(const char *field, const QString &name)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}\\z"));
    if (!form.match(name).hasMatch()) {
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QString::fromLatin1(field)},
                                                {QStringLiteral("value"), name},
                                                {QStringLiteral("reason"), QStringLiteral("letters")}});
    }
}

} // namespace spotbook::storage
