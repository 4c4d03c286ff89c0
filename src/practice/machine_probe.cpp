#include "practice/machine_host.h"
#include "practice/machine_process.h"
#include "practice/machine_record.h"
#include "practice/nspawn_host.h"
#include "practice/userns_host.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <fcntl.h>
#include <unistd.h>

namespace spotbook::practice {

namespace {

// The first of the tools that is not installed.
QString missingTool(std::initializer_list<const char *> tools)
{
    for (const char *tool : tools)
        if (!haveTool(QLatin1String(tool)))
            return QLatin1String(tool);
    return {};
}

bool works(const QStringList &command, QString *why)
{
    const ToolResult result = runTool({command, {}, std::chrono::seconds(10), {}, {}});
    if (result.exitCode != 0)
        *why = QString::fromLocal8Bit(result.output.trimmed().right(200));
    return result.exitCode == 0;
}

QString nspawnObstacle()
{
    if (geteuid() != 0)
        return QStringLiteral("needs root");
    if (const QString tool =
            missingTool({"systemd-nspawn", "slirp4netns", "mmdebstrap", "unshare", "nsenter", "losetup", "ip"});
        !tool.isEmpty())
        return QStringLiteral("%1 is not installed (packages systemd-container, slirp4netns, mmdebstrap, iproute2)")
            .arg(tool);
    if (controlGroups().v2Root.isEmpty())
        return QStringLiteral("this computer has no cgroup v2 tree");
    if (!QFile::exists(QStringLiteral("/dev/loop-control")))
        return QStringLiteral("there are no loop devices (/dev/loop-control)");
    if (!QFile::exists(QStringLiteral("/dev/net/tun")))
        return QStringLiteral("there is no /dev/net/tun");
    const QTemporaryDir place;
    const QString script =
        QStringLiteral("cd \"$1\" && mkdir a b c d && mount -t overlay o -o lowerdir=a,upperdir=b,workdir=c d");
    QString why;
    if (!works({QStringLiteral("unshare"), QStringLiteral("--mount"), QStringLiteral("--pid"), QStringLiteral("--fork"),
                QStringLiteral("--net"), QStringLiteral("--mount-proc"), QStringLiteral("bash"), QStringLiteral("-c"),
                script, QStringLiteral("probe"), place.path()},
               &why))
        return QStringLiteral("namespaces and overlay mounts do not work for root here: %1").arg(why);
    return {};
}

QString usernsObstacle()
{
    if (geteuid() == 0)
        return QStringLiteral("for ordinary users only; root has systemd-nspawn");
    if (const QString tool = missingTool({"newuidmap", "slirp4netns", "mmdebstrap", "unshare", "nsenter", "ip"});
        !tool.isEmpty())
        return QStringLiteral("%1 is not installed (packages uidmap, slirp4netns, mmdebstrap, iproute2)").arg(tool);
    QString why;
    const QTemporaryDir place;
    const QString script = QStringLiteral(
        "cd \"$1\" && mkdir a b c d && mount -t overlay o -o userxattr,lowerdir=a,upperdir=b,workdir=c d");
    if (!works(UsernsHost::asRoot() << QStringLiteral("--mount") << QStringLiteral("--net") << QStringLiteral("--pid")
                                    << QStringLiteral("--fork") << QStringLiteral("--mount-proc")
                                    << QStringLiteral("bash") << QStringLiteral("-c") << script
                                    << QStringLiteral("probe") << place.path(),
               &why)) {
        QFile apparmor(QStringLiteral("/proc/sys/kernel/apparmor_restrict_unprivileged_userns"));
        if (apparmor.open(QIODevice::ReadOnly) && apparmor.readAll().trimmed() == "1")
            return QStringLiteral("AppArmor forbids user namespaces to programs without a profile on this system");
        return QStringLiteral("user namespaces do not work here (is there a range for you in /etc/subuid?): %1")
            .arg(why);
    }
    if (access("/dev/fuse", R_OK | W_OK) != 0)
        return QStringLiteral("/dev/fuse cannot be opened, which data disks need");
    if (access("/dev/net/tun", R_OK | W_OK) != 0)
        return QStringLiteral("/dev/net/tun cannot be opened, which the machines' network needs");
    if (UsernsHost::delegation().isEmpty()) {
        return QStringLiteral(
            "no control group is delegated to you (systemd-run --user --scope -p Delegate=yes fails), so that "
            "systemd, which the notebook service needs, cannot run in a machine");
    }
    return {};
}

} // namespace

HostProbe probeMachineHosts()
{
    HostProbe probe;
    probe.nspawnReason = nspawnObstacle();
    probe.nspawn = probe.nspawnReason.isEmpty();
    if (probe.nspawn)
        probe.nspawnReason = QStringLiteral("works");
    probe.usernsReason = usernsObstacle();
    probe.userns = probe.usernsReason.isEmpty();
    if (probe.userns)
        probe.usernsReason = QStringLiteral("works");
    return probe;
}

std::unique_ptr<MachineHost> makeMachineHost(MachineKind kind, const QString &stateDir, const QString &cacheDir)
{
    if (kind == MachineKind::Auto) {
        const HostProbe probe = probeMachineHosts();
        kind = probe.nspawn ? MachineKind::Nspawn : probe.userns ? MachineKind::Userns : MachineKind::None;
    }
    if (kind == MachineKind::Nspawn)
        return std::make_unique<NspawnHost>(stateDir, cacheDir);
    if (kind == MachineKind::Userns)
        return std::make_unique<UsernsHost>(stateDir, cacheDir);
    return nullptr;
}

} // namespace spotbook::practice

// Resources of a static library are not registered by themselves; the macro must stand outside every namespace.
static void registerRigScripts()
{
    Q_INIT_RESOURCE(rig);
}

namespace spotbook::practice {

QString installScripts(const QString &stateDir)
{
    registerRigScripts();
    const QDir source(QStringLiteral(":/practice/rig"));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    QMap<QString, QByteArray> contents;
    for (const QString &name : source.entryList(QDir::Files)) {
        QFile file(source.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            contents.insert(name, file.readAll());
        hash.addData(name.toUtf8() + contents.value(name));
    }
    // bash reads a script while it runs, so that a running machine must keep the version it was started with.
    const QDir target(stateDir + QStringLiteral("/rig/") + QLatin1String(hash.result().toHex().left(10)));
    if (!target.mkpath(QStringLiteral(".")))
        throw std::runtime_error("cannot write into " + stateDir.toStdString());
    for (auto it = contents.cbegin(); it != contents.cend(); ++it)
        if (!target.exists(it.key()))
            writeFile(target.filePath(it.key()), it.value(), 0755);
    return target.path();
}

} // namespace spotbook::practice
