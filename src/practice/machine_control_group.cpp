#include "practice/machine_control_group.h"

#include "practice/machine_record.h"

#include <QDir>
#include <QFile>
#include <linux/magic.h>
#include <stdexcept>
#include <sys/vfs.h>
#include <unistd.h>

namespace spotbook::practice {
namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(text) != text.size())
        throw std::runtime_error("cannot write " + path.toStdString());
}

} // namespace

ControlGroups controlGroups()
{
    ControlGroups groups;
    struct statfs fs
    {
    };
    groups.plainV2 = statfs("/sys/fs/cgroup", &fs) == 0 && fs.f_type == CGROUP2_SUPER_MAGIC;
    groups.systemd = groups.plainV2 && QDir(QStringLiteral("/run/systemd/system")).exists();
    QFile mounts(QStringLiteral("/proc/self/mounts"));
    if (!mounts.open(QIODevice::ReadOnly))
        return groups;
    for (const QByteArray &line : mounts.readAll().split('\n')) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.size() < 4)
            continue;
        if (fields[2] == "cgroup2" && groups.v2Root.isEmpty())
            groups.v2Root = QFile::decodeName(fields[1]);
        if (fields[2] == "cgroup" && fields[3].split(',').contains("devices"))
            groups.v1Devices = QFile::decodeName(fields[1]);
    }
    return groups;
}

QString ownV2Group()
{
    const QString root = controlGroups().v2Root;
    QFile file(QStringLiteral("/proc/self/cgroup"));
    if (root.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("0::"))
            return QDir::cleanPath(root + QFile::decodeName(line.mid(3)));
    return {};
}

bool mayUseGroup(const QString &directory)
{
    return !directory.isEmpty() && access(QFile::encodeName(directory).constData(), W_OK) == 0
           && access(QFile::encodeName(directory + QStringLiteral("/cgroup.procs")).constData(), W_OK) == 0;
}

void removeGroup(const QString &directory)
{
    const QDir dir(directory);
    if (!dir.exists())
        return;
    for (const QString &child : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        removeGroup(dir.filePath(child));
    rmdir(QFile::encodeName(directory).constData());
}

void restrictDevices(const QString &directory, const QStringList &devices)
{
    if (!QDir().mkpath(directory))
        throw std::runtime_error("cannot make " + directory.toStdString());
    write(directory + QStringLiteral("/devices.deny"), "a");
    for (const QString &device : devices)
        write(directory + QStringLiteral("/devices.allow"), device.toLatin1());
}

} // namespace spotbook::practice
