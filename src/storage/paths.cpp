#include "storage/paths.h"

#include "base/random.h"
#include "domain/failure.h"
#include "storage/posix_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace spotbook::storage {

namespace {

// Removes what a failed write leaves; disarmed by a successful rename.
struct Leftover
{
    QByteArray path;
    bool armed = true;
    ~Leftover()
    {
        if (armed)
            ::unlink(path.constData());
    }
};

QString standardFolder(QStandardPaths::StandardLocation location)
{
    return QStandardPaths::writableLocation(location) + QStringLiteral("/spotbook");
}

} // namespace

Paths Paths::standard()
{
    const QString home = QFile::decodeName(qgetenv("SPOTBOOK_HOME"));
    const QString sshConfig = QFile::decodeName(qgetenv("SPOTBOOK_SSH_CONFIG"));
    Paths paths;
    if (!home.isEmpty())
        paths = below(home);
    // One for all installations: editors read no other.
    paths.sshConfig = sshConfig.isEmpty() ? QDir::homePath() + QStringLiteral("/.ssh/config") : sshConfig;
    if (!home.isEmpty())
        return paths;
    paths.config = standardFolder(QStandardPaths::GenericConfigLocation);
    paths.data = standardFolder(QStandardPaths::GenericDataLocation);
    paths.cache = standardFolder(QStandardPaths::GenericCacheLocation);
    return paths;
}

Paths Paths::below(const QString &home)
{
    const QString root = QDir(home).absolutePath();
    Paths paths;
    paths.config = root + QStringLiteral("/config");
    paths.data = root + QStringLiteral("/data");
    paths.cache = root + QStringLiteral("/cache");
    paths.sshConfig = root + QStringLiteral("/ssh/config");
    return paths;
}

void Paths::create() const
{
    const QStringList folders{config,
                              profiles(),
                              stacks(),
                              data,
                              journals(),
                              receipts(),
                              data + QStringLiteral("/keys"),
                              cache,
                              data + QStringLiteral("/known-hosts")};
    for (const QString &folder : folders)
        makePrivateFolder(folder);
    // Not in the cache: what others may read there, such as the practice machines' files, stays as it is.
    for (const QString &folder : {config, data})
        makeFilesPrivate(folder);
}

QString Paths::keyFile() const
{
    return data + QStringLiteral("/keys/id_spotbook");
}

QString Paths::gitKeyFile() const
{
    return data + QStringLiteral("/keys/id_git");
}
QString Paths::profiles() const
{
    return config + QStringLiteral("/profiles");
}
QString Paths::stacks() const
{
    return config + QStringLiteral("/stacks");
}
QString Paths::journals() const
{
    return data + QStringLiteral("/journal");
}
QString Paths::logFile() const
{
    return data + QStringLiteral("/spotbook.log");
}

QString Paths::receipts() const
{
    return data + QStringLiteral("/receipts");
}

void writeFileDurably(const QString &path, const QByteArray &content, int mode)
{
    const QFileInfo info(path);
    if (!QFileInfo::exists(info.absolutePath()))
        makePrivateFolder(info.absolutePath());
    const QString temporary =
        info.absolutePath() + QStringLiteral("/.") + info.fileName() + QLatin1Char('.') + base::randomHex(4);
    auto file = openFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    Leftover leftover{QFile::encodeName(temporary)};
    if (::fchmod(file.get(), mode_t(mode)) != 0)
        failStorageErrno(temporary);
    writeWhole(file, content, path);
    syncFile(file, path);
    if (::rename(leftover.path.constData(), QFile::encodeName(path).constData()) != 0)
        failStorageErrno(path);
    leftover.armed = false;
    syncFolderOf(path);
}

QByteArray readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.exists()) {
        throw domain::Error(domain::FailureKind::NotFound,
                            {{QStringLiteral("what"), QStringLiteral("file")}, {QStringLiteral("id"), path}}, path);
    }
    if (QFileInfo(path).isDir())
        failStorage(path, QStringLiteral("a folder"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        failStorage(path, file.errorString());
    QByteArray content = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        failStorage(path, file.errorString());
    if (content.size() > maxBytes)
        failStorage(path, QStringLiteral("larger than %1 bytes").arg(maxBytes));
    return content;
}

} // namespace spotbook::storage
