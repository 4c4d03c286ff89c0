#include "practice/rig_host.h"

#include "base/random.h"
#include "practice/machine_network.h"
#include "practice/machine_seed.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace spotbook::practice {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
constexpr seconds kBootLimit{30};
constexpr seconds kPowerOffLimit{20};

// The script travels on standard input, never in an argument list, and not through /tmp, which is emptied in the course
// of a boot. It runs as a service of the machine, as the real assistant's scripts do; before there is a bus, as our
// child.
constexpr auto kRunInside = R"sh(
umask 077
file=$(mktemp -p /run) && cat >"$file" || exit 125
command=(timeout --kill-after=2 "$1" /bin/bash "$file")
if systemctl is-active -q dbus.service 2>/dev/null; then
    command=(systemd-run --quiet --collect --wait --pipe --setenv=HOME=/root --setenv=LANG=C.UTF-8 "${command[@]}")
fi
"${command[@]}" </dev/null
code=$?
rm -f "$file"
exit $code
)sh";

template <typename Condition>
bool waitUntil(milliseconds limit, Condition &&condition)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(milliseconds(10));
    }
    return true;
}

void makeDirectories(const QDir &base, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (!base.mkpath(QLatin1String(name)))
            throw std::runtime_error("cannot make " + base.filePath(QLatin1String(name)).toStdString());
}

// One file per path: '/' is the only character of a metadata path that a file name cannot hold.
QString metadataFile(const MachineRecord &machine, const QString &path)
{
    static const QRegularExpression allowed(
        QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$"));
    if (!allowed.match(path).hasMatch())
        throw std::runtime_error("not a metadata path: " + path.toStdString());
    return machine.path(QStringLiteral("meta/") + QString(path).replace(QLatin1Char('/'), QLatin1String("%2F")));
}

// See machine_host.h. Whoever inherited the variable without the descriptor is not tied.
int tetherDescriptor()
{
    bool given = false;
    const int fd = qEnvironmentVariableIntValue(kTetherVariable, &given);
    struct stat s
    {
    };
    return given && fd > 2 && fstat(fd, &s) == 0 && S_ISFIFO(s.st_mode) ? fd : -1;
}

} // namespace

RigHost::RigHost(const QString &stateDir, const QString &cacheDir, const QStringList &asRoot)
    : m_machines(QDir(stateDir).absoluteFilePath(QStringLiteral("machines"))),
      m_scripts(installScripts(QDir(stateDir).absolutePath())), m_asRoot(asRoot),
      m_images(QDir(cacheDir).absolutePath(), m_scripts, asRoot)
{
    makeDirectories(m_machines, {"."});
    QFile::setPermissions(m_machines.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void RigHost::prepareImage(const std::function<void(const QString &)> &progress)
{
    m_images.prepare(progress);
}

void RigHost::create(const MachineSpec &given)
{
    if (!m_images.ready())
        throw std::runtime_error("the machine image has not been built yet");
    if (directoryOf(given.id).exists())
        throw std::runtime_error("machine " + given.id.toStdString() + " exists already");
    MachineSpec spec = given;
    if (spec.hostName.isEmpty())
        spec.hostName = spec.id;

    MachineRecord machine;
    machine.id = spec.id;
    machine.hostName = spec.hostName;
    machine.address = spec.address;
    const QByteArray place = directoryOf(spec.id).path().toUtf8();
    machine.key = QLatin1String(QCryptographicHash::hash(place, QCryptographicHash::Sha1).toHex().left(12));
    machine.directory = QDir(m_machines.filePath(QStringLiteral(".new-") + spec.id));
    removeTree(machine.directory.path());
    makeDirectories(machine.directory, {"upper", "work", "root", "meta", "disks", "tmpfiles.d"});
    QFile::link(m_images.image(), machine.path(QStringLiteral("lower-image")));
    m_images.lendPackages(machine.path(QStringLiteral("upper")));
    seedMachine(machine.path(QStringLiteral("upper")), spec);
    prepareLayer(machine);
    writeFile(machine.path(QStringLiteral("user-data")), spec.userData);
    for (auto it = spec.metadata.cbegin(); it != spec.metadata.cend(); ++it)
        writeFile(metadataFile(machine, it.key()), it.value().toUtf8());
    saveRecord(machine);
    if (!m_machines.rename(QStringLiteral(".new-") + spec.id, spec.id))
        throw std::runtime_error("cannot make machine " + spec.id.toStdString());
}

void RigHost::start(const QString &id)
{
    const MachineRecord machine = record(id);
    if (supervisor(machine))
        return;
    sweepUp(machine);
    QFile::remove(machine.path(QStringLiteral("slirp.sock")));
    plugDisks(machine, std::nullopt);
    Launch how = launch(machine);
    const int tether = tetherDescriptor();
    if (tether >= 0)
        how.environment << QStringLiteral("PRACTICE_TETHERED=1");
    startDetached(how.command, how.environment, machine.directory.path(), machine.path(QStringLiteral("console.log")),
                  machine.path(QStringLiteral("supervisor")), tether);
    try {
        waitForBoot(machine);
        openPorts(machine);
    } catch (...) {
        halt(machine);
        throw;
    }
}

void RigHost::waitForBoot(const MachineRecord &machine) const
{
    const QString socket = machine.path(QStringLiteral("slirp.sock"));
    bool network = false;
    waitUntil(kBootLimit, [&] {
        network = network || networkAnswers(socket);
        return !supervisor(machine) || (network && guestInit(machine));
    });
    if (!supervisor(machine) || !network || !guestInit(machine)) {
        throw std::runtime_error("the machine did not start: "
                                 + consoleOutput(machine.id).trimmed().right(500).toStdString());
    }
}

void RigHost::stop(const QString &id, bool force)
{
    const MachineRecord machine = record(id);
    if (!force) {
        // The signal asks systemd for an orderly power-off (systemd(1), SIGNALS).
        if (const auto init = guestInit(machine))
            kill(pid_t(*init), SIGRTMIN + 4);
        waitUntil(kPowerOffLimit, [&] { return !supervisor(machine); });
    }
    halt(machine);
}

void RigHost::halt(const MachineRecord &machine)
{
    if (const auto process = supervisor(machine)) {
        // The kernel lets the first process of a process namespace end only when all others in it have ended.
        for (const ProcessEntry &entry : processTree(process->pid))
            if (entry.parent == process->pid)
                kill(pid_t(entry.pid), SIGKILL);
        waitUntil(seconds(10), [&] { return !alive(*process); });
        if (!killAndWait(*process, seconds(10)))
            throw std::runtime_error("machine " + machine.id.toStdString() + " does not end");
    }
    m_images.keepPackages(machine.path(QStringLiteral("upper")));
    sweepUp(machine);
}

void RigHost::destroy(const QString &id)
{
    const QDir directory = directoryOf(id);
    if (!directory.exists())
        return;
    const MachineRecord machine = record(id);
    halt(machine);
    for (const DiskRecord &disk : machine.disks)
        unplugDisk(machine, disk, std::nullopt);
    const QString gone = m_machines.filePath(QStringLiteral(".gone-") + id + QLatin1Char('-') + base::randomHex(4));
    if (!QDir().rename(directory.path(), gone))
        throw std::runtime_error("cannot remove machine " + id.toStdString());
    removeInBackground(gone);
}

// A prepared machine is a gigabyte of small files, which takes a slow disk a minute; for the caller it is gone when it
// has lost its name. What a killed server leaves, recover() removes.
void RigHost::removeInBackground(const QString &path)
{
    const std::lock_guard lock(m_removalsMutex);
    m_removals.emplace_back([this, path] {
        try {
            removeTree(path);
        } catch (const std::exception &error) {
            qWarning("%s", error.what());
        }
    });
}

bool RigHost::running(const QString &id) const
{
    const auto machine = recordIfAny(id);
    return machine && supervisor(*machine);
}

void RigHost::setOpenPorts(const QString &id, const QVector<quint16> &servicePorts)
{
    MachineRecord machine = record(id);
    machine.openPorts = servicePorts;
    saveRecord(machine);
    if (supervisor(machine))
        openPorts(machine);
}

void RigHost::openPorts(const MachineRecord &machine) const
{
    QHash<quint16, quint16> wanted;
    for (quint16 port : machine.openPorts)
        wanted.insert(port, outsidePort(port));
    forwardPorts(machine.path(QStringLiteral("slirp.sock")), machine.address, wanted);
}

void RigHost::attachDisk(const QString &id, const AttachedDisk &given)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_-]{1,40}$"));
    if (!allowed.match(given.serial).hasMatch())
        throw std::runtime_error("not a disk serial: " + given.serial.toStdString());
    const QString file = QFileInfo(given.file).canonicalFilePath();
    if (file.isEmpty())
        throw std::runtime_error("there is no disk file " + given.file.toStdString());
    MachineRecord machine = record(id);
    if (const DiskRecord *present = machine.disk(given.serial); present && present->file == file) {
        plugDisks(machine, guestInit(machine)); // a server killed in the middle comes back and asks again
        return;
    }
    for (const QString &other : m_machines.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto holder = recordIfAny(other);
        if (!holder)
            continue;
        for (const DiskRecord &disk : holder->disks)
            if (disk.file == file || (other == id && disk.serial == given.serial))
                throw std::runtime_error("the disk is attached to machine " + other.toStdString());
    }
    machine.disks.append({given.serial, file, machine.freeLetter()});
    saveRecord(machine);
    try {
        plugDisks(machine, guestInit(machine));
    } catch (...) {
        unplugDisk(machine, machine.disks.last(), guestInit(machine));
        machine.disks.removeLast();
        saveRecord(machine);
        throw;
    }
}

void RigHost::detachDisk(const QString &id, const QString &serial)
{
    MachineRecord machine = record(id);
    const DiskRecord *found = machine.disk(serial);
    if (!found)
        return;
    const DiskRecord disk = *found;
    // A tool that looks at the disk for a moment does not count as its user.
    if (!waitUntil(milliseconds(1500), [&] { return !diskInUse(machine, disk); }))
        throw std::runtime_error("disk " + serial.toStdString() + " is mounted or open in the machine");
    unplugDisk(machine, disk, guestInit(machine));
    machine.disks.erase(std::remove_if(machine.disks.begin(), machine.disks.end(),
                                       [&](const DiskRecord &d) { return d.serial == serial; }),
                        machine.disks.end());
    saveRecord(machine);
}

bool RigHost::diskInUse(const MachineRecord &machine, const DiskRecord &disk) const
{
    const auto process = supervisor(machine);
    if (!process)
        return false;
    for (const ProcessEntry &entry : processTree(process->pid))
        if (processUsesDisk(entry.pid, disk))
            return true;
    return false;
}

void RigHost::setMetadata(const QString &id, const QString &path, const QString &value)
{
    const QString file = metadataFile(record(id), path);
    if (value.isEmpty())
        QFile::remove(file);
    else
        writeFile(file, value.toUtf8());
}

QByteArray RigHost::consoleOutput(const QString &id) const
{
    QFile file(directoryOf(id).filePath(QStringLiteral("console.log")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 limit = 64 * 1024; // what the real call gives at most (GetInstanceConsoleOutput)
    file.seek(std::max<qint64>(0, file.size() - limit));
    return file.readAll();
}

MachineHost::Ran RigHost::runInside(const QString &id, const QByteArray &script, int timeoutSeconds)
{
    const auto init = guestInit(record(id));
    if (!init)
        throw std::runtime_error("machine " + id.toStdString() + " does not run");
    const QString wrapper = QLatin1String(kRunInside);
    const ToolResult result = enter(*init,
                                    {QStringLiteral("/bin/bash"), QStringLiteral("-c"), wrapper, QStringLiteral("run"),
                                     QString::number(timeoutSeconds)},
                                    script, seconds(timeoutSeconds + 10));
    Ran ran;
    ran.output = result.output;
    ran.timedOut = result.timedOut || result.exitCode == 124 || result.exitCode == 137;
    ran.exitCode = ran.timedOut ? -1 : result.exitCode;
    return ran;
}

ToolResult RigHost::enter(qint64 init, const QStringList &command, const QByteArray &input, milliseconds limit) const
{
    ToolCall call;
    call.command = QStringList{QStringLiteral("nsenter"), QStringLiteral("--target"), QString::number(init)}
                   + enterOptions()
                   + QStringList{QStringLiteral("--"),
                                 QStringLiteral("/usr/bin/env"),
                                 QStringLiteral("-i"),
                                 QStringLiteral("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                                 QStringLiteral("HOME=/root"),
                                 QStringLiteral("LANG=C.UTF-8")}
                   + command;
    call.input = input;
    call.limit = limit;
    return runTool(call);
}

QStringList RigHost::recover()
{
    for (const QString &left :
         m_machines.entryList({QStringLiteral(".new-*"), QStringLiteral(".gone-*")}, QDir::Dirs | QDir::Hidden))
        removeTree(m_machines.filePath(left));
    QStringList known;
    for (const QString &id : m_machines.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto machine = recordIfAny(id);
        if (!machine)
            continue;
        known << id;
        if (!supervisor(*machine))
            sweepUp(*machine);
        // Killed between the start and the ports, the last server left it without any.
        else if (networkAnswers(machine->path(QStringLiteral("slirp.sock"))))
            openPorts(*machine);
    }
    return known;
}

QString RigHost::script(const char *name) const
{
    return m_scripts + QLatin1Char('/') + QLatin1String(name);
}

QString RigHost::metadataProgram() const
{
    const QString name = QStringLiteral("/spotbook-practice-metadata");
    const QString beside = QCoreApplication::applicationDirPath() + name;
    // Installed, it is no command for people.
    return QFile::exists(beside) ? beside
                                 : QDir::cleanPath(QCoreApplication::applicationDirPath()
                                                   + QStringLiteral("/../libexec/spotbook") + name);
}

QDir RigHost::directoryOf(const QString &id) const
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9-]{0,62}$"));
    if (!allowed.match(id).hasMatch())
        throw std::runtime_error("not a machine's name: " + id.toStdString());
    return QDir(m_machines.filePath(id));
}

MachineRecord RigHost::record(const QString &id) const
{
    return loadRecord(directoryOf(id));
}

std::optional<MachineRecord> RigHost::recordIfAny(const QString &id) const
{
    const QDir directory = directoryOf(id);
    try {
        return loadRecord(directory);
    } catch (const std::runtime_error &) {
        if (directory.exists(QStringLiteral("machine.json")))
            throw;
        return std::nullopt;
    }
}

std::optional<ProcessId> RigHost::supervisor(const MachineRecord &machine) const
{
    const auto process = readIdentity(machine.path(QStringLiteral("supervisor")));
    return process && alive(*process) ? process : std::nullopt;
}

// The guest's init lives two process namespaces below the supervising process.
std::optional<qint64> RigHost::guestInit(const MachineRecord &machine) const
{
    const auto process = supervisor(machine);
    if (!process)
        return std::nullopt;
    const auto tree = processTree(process->pid);
    if (tree.empty())
        return std::nullopt;
    const size_t depth = tree.front().namespacePids.size() + 2;
    for (const ProcessEntry &entry : tree) {
        const bool first = entry.namespacePids.size() == depth && entry.namespacePids.back() == 1;
        if (first && (entry.name == "systemd" || entry.name == "practice-init"))
            return entry.pid;
    }
    return std::nullopt;
}

void RigHost::removeTree(const QString &path) const
{
    if (!QFileInfo::exists(path))
        return;
    ToolCall call;
    call.command =
        m_asRoot + QStringList{QStringLiteral("rm"), QStringLiteral("-rf"), QStringLiteral("--one-file-system"), path};
    call.limit = std::chrono::minutes(10);
    requireTool(call);
}

} // namespace spotbook::practice
