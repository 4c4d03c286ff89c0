#include "practice/image_store.h"

#include "base/random.h"
#include "practice/machine_process.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <unistd.h>

namespace spotbook::practice {
namespace {

// A plain server system with what a cloud's own image brings along, and what mounts disks in a user namespace.
constexpr auto kPackages =
    "openssh-server,iproute2,iputils-ping,e2fsprogs,fuse2fs,fuse3,fdisk,parted,xfsprogs,ca-certificates,"
    "curl,wget,sudo,procps,less,python3,python3-apt,systemd,systemd-sysv,udev,dbus,libpam-systemd,kmod,"
    "mount,gpg,xz-utils,zstd,netbase,lsb-release";
constexpr qint64 kPackageLimit = 6LL << 30;
constexpr auto kArchives = "var/cache/apt/archives";

QString releaseName()
{
    QFile file(QStringLiteral("/etc/os-release"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith("VERSION_CODENAME="))
                return QString::fromUtf8(line.mid(17).trimmed()).remove(QLatin1Char('"'));
    }
    return QStringLiteral("unknown");
}

// Under its final name a file is always whole, and the first of two machines wins.
void passOnFile(const QFileInfo &package, const QString &target)
{
    const auto linked = [&target](const QString &from) {
        return link(QFile::encodeName(from).constData(), QFile::encodeName(target).constData()) == 0;
    };
    if (linked(package.filePath()) || errno != EXDEV)
        return;
    const QString copy = target + QLatin1Char('.') + base::randomHex(4);
    if (QFile::copy(package.filePath(), copy))
        linked(copy);
    QFile::remove(copy);
}

// The packages of one archive folder into another, as long as there is room.
void passOn(const QDir &from, const QDir &to)
{
    qint64 size = 0;
    for (const QFileInfo &have : to.entryInfoList(QDir::Files))
        size += have.size();
    for (const QFileInfo &package : from.entryInfoList({QStringLiteral("*.deb")}, QDir::Files | QDir::NoSymLinks)) {
        if (to.exists(package.fileName()))
            continue;
        size += package.size();
        if (size > kPackageLimit)
            return;
        passOnFile(package, to.filePath(package.fileName()));
    }
}

} // namespace

ImageStore::ImageStore(const QString &cacheDir, const QString &scriptDir, const QStringList &asRoot)
    : m_script(scriptDir + QStringLiteral("/build-image.sh")), m_asRoot(asRoot)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(kPackages);
    for (const QString &name : {m_script, QString(scriptDir + QStringLiteral("/host-archives.sh"))}) {
        QFile script(name);
        if (!script.open(QIODevice::ReadOnly))
            throw std::runtime_error("cannot read " + name.toStdString());
        hash.addData(script.readAll());
    }
    const QString owner = asRoot.isEmpty() ? QStringLiteral("root") : QString::number(getuid());
    const QString release = releaseName();
    m_image =
        QStringLiteral("%1/%2-%3-%4").arg(cacheDir, release, owner, QLatin1String(hash.result().toHex().left(10)));
    m_packages = QStringLiteral("%1/packages-%2-%3").arg(cacheDir, release, owner);
    if (!QDir().mkpath(m_packages + QLatin1Char('/') + QLatin1String(kArchives)))
        throw std::runtime_error("cannot write into " + cacheDir.toStdString());
}

bool ImageStore::ready() const
{
    return QDir(m_image).exists();
}

void ImageStore::prepare(const std::function<void(const QString &)> &progress)
{
    if (ready())
        return;
    QLockFile lock(m_image + QStringLiteral(".lock"));
    lock.setStaleLockTime(0); // only a builder that no longer lives loses its lock
    QElapsedTimer waited;
    waited.start();
    while (!lock.tryLock(1500)) {
        if (lock.error() != QLockFile::LockFailedError)
            throw std::runtime_error("cannot write beside " + m_image.toStdString());
        if (waited.elapsed() > 30 * 60 * 1000)
            throw std::runtime_error("another program has been building the machine image for half an hour");
        progress(QStringLiteral("waiting for another program that builds the machine image (%1 s)")
                     .arg(waited.elapsed() / 1000));
    }
    if (!ready())
        build(progress);
}

void ImageStore::build(const std::function<void(const QString &)> &progress)
{
    const QString unfinished = m_image + QStringLiteral(".unfinished");
    const QStringList remove =
        m_asRoot
        + QStringList{QStringLiteral("rm"), QStringLiteral("-rf"), QStringLiteral("--one-file-system"), unfinished,
                      unfinished + QStringLiteral(".scratch")};
    requireTool({remove, {}, std::chrono::minutes(2), {}, {}});

    QElapsedTimer elapsed;
    elapsed.start();
    QString doing = QStringLiteral("starting");
    QByteArray partial;
    ToolCall call;
    // mmdebstrap mounts; a mount namespace that belongs to the user namespace lets it, and forgets it all at the end.
    // It starts processes in groups of their own; with their process namespace they end when the builder does.
    call.command = (m_asRoot.isEmpty() ? QStringList{QStringLiteral("unshare")} : m_asRoot)
                   + QStringList{QStringLiteral("--mount"),
                                 QStringLiteral("--pid"),
                                 QStringLiteral("--fork"),
                                 QStringLiteral("--kill-child"),
                                 QStringLiteral("--mount-proc"),
                                 QStringLiteral("bash"),
                                 m_script,
                                 unfinished,
                                 QLatin1String(kPackages)};
    call.limit = std::chrono::minutes(25);
    call.onOutput = [&](const QByteArray &piece) {
        partial += piece;
        const int end = partial.lastIndexOf('\n');
        if (end >= 0) {
            const QList<QByteArray> lines = partial.left(end).split('\n');
            doing = QString::fromUtf8(lines.last()).trimmed();
            partial = partial.mid(end + 1);
        }
        progress(
            QStringLiteral("building the machine image, %1 s: %2").arg(elapsed.elapsed() / 1000).arg(doing.left(120)));
    };
    try {
        requireTool(call);
    } catch (const std::runtime_error &) {
        runTool({remove, {}, std::chrono::minutes(2), {}, {}});
        throw;
    }
    if (rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(m_image).constData()) != 0)
        throw std::runtime_error("cannot put the finished image in its place");
}

void ImageStore::lendPackages(const QString &machineLayer) const
{
    const QDir to(machineLayer + QLatin1Char('/') + QLatin1String(kArchives));
    if (to.mkpath(QStringLiteral(".")))
        passOn(QDir(m_packages + QLatin1Char('/') + QLatin1String(kArchives)), to);
}

void ImageStore::keepPackages(const QString &machineLayer) const
{
    passOn(QDir(machineLayer + QLatin1Char('/') + QLatin1String(kArchives)),
           QDir(m_packages + QLatin1Char('/') + QLatin1String(kArchives)));
}

} // namespace spotbook::practice
