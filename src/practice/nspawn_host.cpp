#include "practice/nspawn_host.h"

#include <QFile>
#include <chrono>
#include <stdexcept>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <thread>

namespace spotbook::practice {
namespace {

// null, zero, full, random, urandom, tty, console, ptmx, pts, and tun for the machine's network.
const char *const kDevices[] = {"c 1:3 rwm", "c 1:5 rwm", "c 1:7 rwm", "c 1:8 rwm",   "c 1:9 rwm",
                                "c 5:0 rwm", "c 5:1 rwm", "c 5:2 rwm", "c 136:* rwm", "c 10:200 rwm"};

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// "loop3" for a file behind a loop device, empty if it is behind none.
QString loopOf(const QString &file)
{
    const QDir blocks(QStringLiteral("/sys/block"));
    for (const QString &name : blocks.entryList({QStringLiteral("loop*")}))
        if (QFile::decodeName(readAll(blocks.filePath(name + QStringLiteral("/loop/backing_file"))).trimmed()) == file)
            return name;
    return {};
}

QString deviceNumber(const QString &loop)
{
    return QLatin1String(readAll(QStringLiteral("/sys/block/%1/dev").arg(loop)).trimmed());
}

QString ensureLoop(const QString &file)
{
    const QString present = loopOf(file);
    if (!present.isEmpty())
        return present;
    requireTool({{QStringLiteral("losetup"), QStringLiteral("--find"), file}, {}, std::chrono::seconds(20), {}, {}});
    return loopOf(file);
}

void writeNodes(const MachineRecord &machine)
{
    QByteArray nodes; // tmpfiles.d(5)
    for (const DiskRecord &disk : machine.disks) {
        const QString loop = loopOf(disk.file);
        if (loop.isEmpty())
            continue;
        nodes += QStringLiteral("b+ /dev/vd%1 0660 root disk - %2\nL+ /dev/disk/by-id/virtio-%3 - - - - ../../vd%1\n")
                     .arg(disk.letter, deviceNumber(loop), disk.serial)
                     .toLatin1();
    }
    writeFile(machine.path(QStringLiteral("tmpfiles.d/practice-disks.conf")), nodes, 0644);
}

} // namespace

NspawnHost::NspawnHost(const QString &stateDir, const QString &cacheDir)
    : RigHost(stateDir, cacheDir, {}), m_groups(controlGroups())
{
}

QString NspawnHost::unitName(const MachineRecord &machine) const
{
    return QStringLiteral("spotbook-practice-%1.scope").arg(machine.key);
}

QString NspawnHost::devicesGroup(const MachineRecord &machine) const
{
    return m_groups.v1Devices.isEmpty() ? QString()
                                        : m_groups.v1Devices + QStringLiteral("/spotbook-practice-") + machine.key;
}

RigHost::Launch NspawnHost::launch(const MachineRecord &machine)
{
    Launch how;
    if (m_groups.systemd) {
        how.command = QStringList{QStringLiteral("systemd-run"), QStringLiteral("--scope"), QStringLiteral("--quiet"),
                                  QStringLiteral("--collect"),   QStringLiteral("--unit"),  unitName(machine)};
        QStringList properties{QStringLiteral("Delegate=yes"),
                               QStringLiteral("DevicePolicy=closed"),
                               QStringLiteral("DeviceAllow=char-pts rwm"),
                               QStringLiteral("DeviceAllow=/dev/net/tun rw"),
                               QStringLiteral("DeviceAllow=/dev/tty rwm"),
                               QStringLiteral("DeviceAllow=/dev/ptmx rwm"),
                               QStringLiteral("DeviceAllow=/dev/console rwm")};
        for (const DiskRecord &disk : machine.disks)
            properties << QStringLiteral("DeviceAllow=/dev/%1 rwm").arg(loopOf(disk.file));
        for (const QString &property : properties)
            how.command << QStringLiteral("--property") << property;
    } else if (!m_groups.v2Root.isEmpty()) {
        how.environment << QStringLiteral("PRACTICE_CGROUP=/spotbook-practice-") + machine.key;
        if (!m_groups.plainV2)
            how.environment << QStringLiteral("PRACTICE_CGROUP_REMOUNT=1");
    }
    if (const QString group = devicesGroup(machine); !group.isEmpty()) {
        QStringList devices;
        for (const char *device : kDevices)
            devices << QLatin1String(device);
        for (const DiskRecord &disk : machine.disks)
            devices << QStringLiteral("b %1 rwm").arg(deviceNumber(loopOf(disk.file)));
        restrictDevices(group, devices);
        how.environment << QStringLiteral("PRACTICE_DEVICES=") + group;
    }
    how.command +=
        QStringList{QStringLiteral("unshare"),       QStringLiteral("--mount"),      QStringLiteral("--pid"),
                    QStringLiteral("--fork"),        QStringLiteral("--kill-child"), QStringLiteral("--mount-proc"),
                    QStringLiteral("--propagation"), QStringLiteral("private"),      QStringLiteral("bash"),
                    script("supervise-nspawn.sh"),   machine.directory.path()};
    how.environment << QStringLiteral("PRACTICE_ID=") + machine.id
                    << QStringLiteral("PRACTICE_HOSTNAME=") + machine.hostName
                    << QStringLiteral("PRACTICE_METADATA=") + metadataProgram();
    return how;
}

void NspawnHost::prepareLayer(const MachineRecord &) {}

void NspawnHost::plugDisks(const MachineRecord &machine, std::optional<qint64> init)
{
    for (const DiskRecord &disk : machine.disks) {
        const QString loop = ensureLoop(disk.file);
        if (loop.isEmpty())
            throw std::runtime_error("no loop device for " + disk.file.toStdString());
        if (init)
            allowDevice(machine, loop, true);
    }
    writeNodes(machine);
    if (!init)
        return;
    const ToolResult made = enter(*init,
                                  {QStringLiteral("systemd-tmpfiles"), QStringLiteral("--create"),
                                   QStringLiteral("/run/tmpfiles.d/practice-disks.conf")},
                                  {}, std::chrono::seconds(20));
    if (made.exitCode != 0)
        throw std::runtime_error("the machine does not see its disk: " + made.output.trimmed().toStdString());
}

void NspawnHost::unplugDisk(const MachineRecord &machine, const DiskRecord &disk, std::optional<qint64> init)
{
    const QString loop = loopOf(disk.file);
    if (init) {
        enter(*init,
              {QStringLiteral("rm"), QStringLiteral("-f"), QStringLiteral("/dev/vd") + disk.letter,
               QStringLiteral("/dev/disk/by-id/virtio-") + disk.serial},
              {}, std::chrono::seconds(20));
    }
    if (!loop.isEmpty()) {
        if (init)
            allowDevice(machine, loop, false);
        requireTool({{QStringLiteral("losetup"), QStringLiteral("--detach"), QStringLiteral("/dev/") + loop},
                     {},
                     std::chrono::seconds(20),
                     {},
                     {}});
        // The device goes when its last user has gone, and a killed machine's mounts end a moment after the machine.
        for (int i = 0; i < 500 && loopOf(disk.file) == loop; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        if (loopOf(disk.file) == loop)
            throw std::runtime_error("disk " + disk.serial.toStdString() + " is still in use");
    }
    writeNodes(machine);
}

void NspawnHost::allowDevice(const MachineRecord &machine, const QString &loop, bool allowed) const
{
    if (const QString group = devicesGroup(machine); !group.isEmpty()) {
        QFile file(group + (allowed ? QStringLiteral("/devices.allow") : QStringLiteral("/devices.deny")));
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            file.write(QStringLiteral("b %1 rwm").arg(deviceNumber(loop)).toLatin1());
    } else if (m_groups.systemd && allowed) {
        // systemd can add to the list of a running scope; what is denied again loses its device node only.
        requireTool({{QStringLiteral("systemctl"), QStringLiteral("set-property"), QStringLiteral("--runtime"),
                      unitName(machine), QStringLiteral("DeviceAllow=/dev/%1 rwm").arg(loop)},
                     {},
                     std::chrono::seconds(20),
                     {},
                     {}});
    }
}

bool NspawnHost::processUsesDisk(qint64 pid, const DiskRecord &disk) const
{
    const QString loop = loopOf(disk.file);
    if (loop.isEmpty())
        return false;
    const QByteArray number = deviceNumber(loop).toLatin1();
    for (const QByteArray &line : readAll(QStringLiteral("/proc/%1/mountinfo").arg(pid)).split('\n'))
        if (line.split(' ').value(2) == number)
            return true;
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
    for (const QString &fd : descriptors.entryList(QDir::Files | QDir::System)) {
        struct stat s
        {
        };
        if (stat(QFile::encodeName(descriptors.filePath(fd)).constData(), &s) == 0 && S_ISBLK(s.st_mode)
            && QByteArray::number(major(s.st_rdev)) + ':' + QByteArray::number(minor(s.st_rdev)) == number)
            return true;
    }
    return false;
}

QStringList NspawnHost::enterOptions() const
{
    return {QStringLiteral("--mount"), QStringLiteral("--pid"), QStringLiteral("--uts"),
            QStringLiteral("--ipc"),   QStringLiteral("--net"), QStringLiteral("--cgroup")};
}

void NspawnHost::sweepUp(const MachineRecord &machine)
{
    if (const QString group = devicesGroup(machine); !group.isEmpty())
        removeGroup(group);
    if (!m_groups.systemd && !m_groups.v2Root.isEmpty())
        removeGroup(m_groups.v2Root + QStringLiteral("/spotbook-practice-") + machine.key);
}

} // namespace spotbook::practice
