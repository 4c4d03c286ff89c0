#include "practice/userns_host.h"

#include "practice/machine_control_group.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace spotbook::practice {
namespace {

QString groupOf(const MachineRecord &machine)
{
    const QString own = ownV2Group();
    return own.isEmpty() ? QString() : own + QStringLiteral("/spotbook-practice-") + machine.key;
}

void install(const QString &from, const QString &to, QFile::Permissions permissions)
{
    QFile::remove(to);
    if (!QFile::copy(from, to) || !QFile::setPermissions(to, permissions))
        throw std::runtime_error("cannot write " + to.toStdString());
}

} // namespace

UsernsHost::UsernsHost(const QString &stateDir, const QString &cacheDir) : RigHost(stateDir, cacheDir, asRoot()) {}

QStringList UsernsHost::asRoot()
{
    return {QStringLiteral("unshare"), QStringLiteral("--user"), QStringLiteral("--map-auto"),
            QStringLiteral("--map-root-user")};
}

QString UsernsHost::delegation()
{
    if (controlGroups().systemd && haveTool(QStringLiteral("systemd-run"))) {
        const ToolResult tried =
            runTool({{QStringLiteral("systemd-run"), QStringLiteral("--user"), QStringLiteral("--scope"),
                      QStringLiteral("--quiet"), QStringLiteral("--collect"), QStringLiteral("--property"),
                      QStringLiteral("Delegate=yes"), QStringLiteral("true")},
                     {},
                     std::chrono::seconds(5),
                     {},
                     {}});
        if (tried.exitCode == 0)
            return QStringLiteral("run");
    }
    return mayUseGroup(ownV2Group()) ? QStringLiteral("own") : QString();
}

RigHost::Launch UsernsHost::launch(const MachineRecord &machine)
{
    Launch how;
    const QString delegated = delegation();
    if (delegated == QLatin1String("run")) {
        how.command = QStringList{QStringLiteral("systemd-run"),
                                  QStringLiteral("--user"),
                                  QStringLiteral("--scope"),
                                  QStringLiteral("--quiet"),
                                  QStringLiteral("--collect"),
                                  QStringLiteral("--unit"),
                                  QStringLiteral("spotbook-practice-%1.scope").arg(machine.key),
                                  QStringLiteral("--property"),
                                  QStringLiteral("Delegate=yes")};
        how.environment << QStringLiteral("PRACTICE_CGROUP=own");
    } else {
        how.environment << QStringLiteral("PRACTICE_CGROUP=") + (delegated.isEmpty() ? QString() : groupOf(machine));
    }
    how.command += asRoot() + QStringList{QStringLiteral("--mount"),      QStringLiteral("--pid"),
                                          QStringLiteral("--fork"),       QStringLiteral("--kill-child"),
                                          QStringLiteral("--mount-proc"), QStringLiteral("--propagation"),
                                          QStringLiteral("private"),      QStringLiteral("bash"),
                                          script("supervise-userns.sh"),  machine.directory.path()};
    how.environment << QStringLiteral("PRACTICE_HOSTNAME=") + machine.hostName
                    << QStringLiteral("PRACTICE_METADATA=") + metadataProgram()
                    << QStringLiteral("PRACTICE_BOOT=") + script("userns-boot.sh");
    return how;
}

void UsernsHost::prepareLayer(const MachineRecord &machine)
{
    const QDir layer(machine.path(QStringLiteral("upper")));
    if (!layer.mkpath(QStringLiteral("usr/bin")) || !layer.mkpath(QStringLiteral("usr/local/sbin")))
        throw std::runtime_error("cannot write into " + layer.path().toStdString());
    const auto executable = QFile::Permissions(QFile::ReadOwner) | QFile::WriteOwner | QFile::ExeOwner
                            | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    install(images().image() + QStringLiteral("/usr/bin/mount"), layer.filePath(QStringLiteral("usr/bin/mount.real")),
            executable);
    install(script("mount-shim.sh"), layer.filePath(QStringLiteral("usr/bin/mount")), executable);
    install(script("plain-init.sh"), layer.filePath(QStringLiteral("usr/local/sbin/practice-init")), executable);
    install(script("plug-disk.sh"), machine.path(QStringLiteral("plug-disk.sh")), executable);
}

void UsernsHost::plugDisks(const MachineRecord &machine, std::optional<qint64> init)
{
    QByteArray list;
    for (const DiskRecord &disk : machine.disks) {
        list += disk.letter.toLatin1() + ' ' + disk.serial.toLatin1() + '\n';
        // The same file under a second name: nothing else gets a file into a directory that a namespace has mounted.
        const QByteArray name = QFile::encodeName(machine.path(QStringLiteral("disks/") + disk.serial));
        if (link(QFile::encodeName(disk.file).constData(), name.constData()) != 0 && errno != EEXIST) {
            throw std::runtime_error("disk " + disk.serial.toStdString()
                                     + " must lie on the file system of the machines: " + std::strerror(errno));
        }
    }
    writeFile(machine.path(QStringLiteral("disks.list")), list);
    if (!init)
        return;
    QFile plug(script("plug-disk.sh"));
    if (!plug.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + plug.fileName().toStdString());
    const QByteArray text = plug.readAll();
    for (const DiskRecord &disk : machine.disks) {
        const QString device = QStringLiteral("/dev/vd") + disk.letter;
        if (enter(*init, {QStringLiteral("test"), QStringLiteral("-e"), device}, {}, std::chrono::seconds(20)).exitCode
            == 0)
            continue;
        const ToolResult plugged =
            enter(*init,
                  {QStringLiteral("/bin/bash"), QStringLiteral("-s"), QStringLiteral("/dev"), disk.letter, disk.serial},
                  text, std::chrono::seconds(20));
        if (plugged.exitCode != 0)
            throw std::runtime_error("the machine does not see its disk: " + plugged.output.trimmed().toStdString());
    }
}

void UsernsHost::unplugDisk(const MachineRecord &machine, const DiskRecord &disk, std::optional<qint64> init)
{
    if (init) {
        const QByteArray script = "rm -f /dev/disk/by-id/virtio-" + disk.serial.toLatin1() + "\numount /dev/vd"
                                  + disk.letter.toLatin1() + "\nrm -f /dev/vd" + disk.letter.toLatin1() + '\n';
        enter(*init, {QStringLiteral("/bin/bash"), QStringLiteral("-s")}, script, std::chrono::seconds(20));
    }
    QFile::remove(machine.path(QStringLiteral("disks/") + disk.serial));
    QByteArray list;
    for (const DiskRecord &other : machine.disks)
        if (other.serial != disk.serial)
            list += other.letter.toLatin1() + ' ' + other.serial.toLatin1() + '\n';
    writeFile(machine.path(QStringLiteral("disks.list")), list);
}

bool UsernsHost::processUsesDisk(qint64 pid, const DiskRecord &disk) const
{
    struct stat wanted
    {
    };
    if (stat(QFile::encodeName(disk.file).constData(), &wanted) != 0)
        return false;
    // A mounted disk is one that its fuse2fs holds open.
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
    for (const QString &fd : descriptors.entryList(QDir::Files | QDir::System)) {
        struct stat s
        {
        };
        if (stat(QFile::encodeName(descriptors.filePath(fd)).constData(), &s) == 0 && s.st_dev == wanted.st_dev
            && s.st_ino == wanted.st_ino)
            return true;
    }
    return false;
}

QStringList UsernsHost::enterOptions() const
{
    return {QStringLiteral("--user"),  QStringLiteral("--preserve-credentials"),
            QStringLiteral("--mount"), QStringLiteral("--pid"),
            QStringLiteral("--uts"),   QStringLiteral("--ipc"),
            QStringLiteral("--net"),   QStringLiteral("--cgroup")};
}

void UsernsHost::sweepUp(const MachineRecord &machine)
{
    if (const QString group = groupOf(machine); !group.isEmpty())
        removeGroup(group);
}

} // namespace spotbook::practice
