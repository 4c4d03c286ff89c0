// The slow side: machines and image files, on the pool. Every public function here is called under the lock and only
// posts; results come back through update().
#include "practice/cloud.h"

#include <QFile>
#include <algorithm>

namespace spotbook::practice {

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

// Whether the security group rule lets 127.0.0.1 (this computer, as the machines see it) in.
bool letsUsIn(const QString &cidr)
{
    const QStringList parts = cidr.split(QLatin1Char('/'));
    const QStringList octets = parts.first().split(QLatin1Char('.'));
    const int bits = parts.size() > 1 ? parts.at(1).toInt() : 32;
    if (octets.size() != 4 || bits < 0 || bits > 32)
        return false;
    quint32 network = 0;
    for (const QString &octet : octets)
        network = (network << 8) | (octet.toUInt() & 0xffU);
    const quint32 mask = bits == 0 ? 0 : ~quint32(0) << (32 - bits);
    return (network & mask) == (0x7f000001U & mask);
}

} // namespace

QString Cloud::diskFile(const Disk &disk) const
{
    return m_settings.stateDir % QLatin1String("/disks/") % disk.serial() % QLatin1String(".img");
}

QString Cloud::snapshotFile(const QString &snapshotId) const
{
    return m_settings.stateDir % QLatin1String("/snapshots/") % snapshotId % QLatin1String(".img");
}

void Cloud::removeFile(const QString &file)
{
    m_pool.post(file, [file] { QFile::remove(file); });
}

QVector<quint16> Cloud::openPorts(const Instance &instance) const
{
    struct Verdict
    {
        int priority;
        bool accept;
        int first, last;
    };
    QVector<Verdict> verdicts;
    for (const QString &groupId : instance.securityGroupIds) {
        for (const Rule &rule : m_state.securityGroups.value(groupId).rules) {
            const QStringList range = rule.portRange.split(QLatin1Char('/'));
            const bool all = rule.protocol == s("ALL");
            if ((!all && rule.protocol != s("TCP")) || !letsUsIn(rule.source))
                continue;
            verdicts << Verdict{rule.priority, rule.policy != s("Drop"), all ? 1 : range.value(0).toInt(),
                                all ? 65535 : range.value(1).toInt()};
        }
    }
    // The lowest number wins; at the same number a refusal wins.
    std::sort(verdicts.begin(), verdicts.end(), [](const Verdict &a, const Verdict &b) {
        return a.priority != b.priority ? a.priority < b.priority : a.accept < b.accept;
    });
    static const QVector<quint16> usual{22, 80, 443, 6006, 8080, 8443, 8888, 8889};
    QVector<quint16> candidates = usual;
    for (const Verdict &verdict : verdicts)
        for (int port = verdict.first; port <= verdict.last && port - verdict.first < 64; ++port)
            if (!candidates.contains(quint16(port)))
                candidates << quint16(port);
    QVector<quint16> open;
    for (const quint16 port : candidates) {
        const auto *first = std::find_if(verdicts.cbegin(), verdicts.cend(), [&](const Verdict &verdict) {
            return verdict.first <= port && port <= verdict.last;
        });
        if (first != verdicts.cend() && first->accept)
            open << port;
    }
    return open;
}

MachineSpec Cloud::specOf(const Instance &instance) const
{
    MachineSpec spec;
    spec.id = instance.id;
    spec.hostName = instance.hostName;
    spec.address = instance.address;
    const KeyPair key = m_state.keyPairs.value(instance.regionId % QLatin1Char('/') % instance.keyPairName);
    if (!key.publicKey.isEmpty())
        spec.authorizedKeys << key.publicKey.toUtf8();
    spec.userData = QByteArray::fromBase64(instance.userData.toLatin1());
    spec.metadata = {{s("instance-id"), instance.id},
                     {s("region-id"), instance.regionId},
                     {s("zone-id"), instance.zoneId},
                     {s("hostname"), instance.hostName},
                     {s("image-id"), instance.imageId},
                     {s("instance/instance-type"), instance.typeId},
                     {s("instance/instance-name"), instance.name},
                     {s("private-ipv4"), instance.privateAddress},
                     {s("vpc-id"), instance.vpcId},
                     {s("vswitch-id"), instance.vSwitchId}};
    if (instance.bandwidthOut > 0)
        spec.metadata.insert(s("eipv4"), instance.address);
    return spec;
}

// Makes a disk's image file: blank, or a copy of its snapshot.
void Cloud::ensureFile(const Disk &disk)
{
    const QString file = diskFile(disk);
    if (QFile::exists(file) || !m_settings.makeFile)
        return;
    if (!disk.sourceSnapshotId.isEmpty())
        m_settings.copyFile(snapshotFile(disk.sourceSnapshotId), file);
    else
        m_settings.makeFile(file, qint64(disk.sizeGiB) * 1024 * 1024 * 1024);
}

void Cloud::makeDiskFile(const QString &diskId)
{
    if (!m_settings.makeFile)
        return;
    m_state.disks[diskId].fileReady = false;
    m_pool.post(diskId, [this, disk = m_state.disks.value(diskId)] {
        QString failed;
        try {
            ensureFile(disk);
        } catch (const std::exception &problem) {
            failed = QString::fromUtf8(problem.what());
        }
        update([&](State &state, qint64) {
            if (!state.disks.contains(disk.id))
                return;
            if (failed.isEmpty()) {
                state.disks[disk.id].fileReady = true;
                return;
            }
            m_settings.log(QStringLiteral("disk %1 could not be made: %2").arg(disk.id, failed));
            state.disks.remove(disk.id);
        });
    });
}

void Cloud::copySnapshot(const QString &snapshotId)
{
    const Snapshot snapshot = m_state.snapshots.value(snapshotId);
    const Disk disk = m_state.disks.value(snapshot.diskId);
    if (!m_settings.copyFile || disk.type == s("system"))
        return; // a system disk belongs to the machine's host; its snapshot keeps the facts only
    m_state.snapshots[snapshotId].fileReady = false;
    m_pool.post(disk.id, [this, snapshotId, from = diskFile(disk), to = snapshotFile(snapshotId)] {
        QString failed;
        try {
            m_settings.copyFile(from, to);
        } catch (const std::exception &problem) {
            failed = QString::fromUtf8(problem.what());
            m_settings.log(QStringLiteral("snapshot %1 failed: %2").arg(snapshotId, failed));
        }
        update([&](State &state, qint64) {
            if (!state.snapshots.contains(snapshotId)) {
                QFile::remove(to);
                return;
            }
            state.snapshots[snapshotId].fileReady = true;
            if (!failed.isEmpty())
                state.snapshots[snapshotId].status = s("failed");
        });
    });
}

void Cloud::launchMachine(const QString &instanceId)
{
    if (m_host)
        m_pool.post(instanceId, [this, instanceId] { bootTask(instanceId); });
}

// Pool only. Creates the machine where that has not been done, attaches its disks, boots it.
void Cloud::bootTask(const QString &instanceId)
{
    Instance instance;
    MachineSpec spec;
    QVector<Disk> disks;
    QVector<quint16> ports;
    {
        const std::lock_guard lock(m_mutex);
        instance = m_state.instances.value(instanceId);
        if (instance.id.isEmpty() || instance.deleting)
            return;
        spec = specOf(instance);
        ports = openPorts(instance);
        for (const Disk &disk : m_state.disks)
            if (disk.instanceId == instanceId && disk.type == s("data") && disk.portable)
                disks << disk;
    }
    try {
        if (!instance.made) {
            m_host->create(spec);
            for (const Disk &disk : disks) {
                ensureFile(disk);
                m_host->attachDisk(instanceId, {disk.serial(), diskFile(disk)});
            }
        }
        m_host->setOpenPorts(instanceId, ports);
        m_host->start(instanceId);
        update([&](State &state, qint64 now) {
            if (!state.instances.contains(instanceId))
                return;
            Instance &booted = state.instances[instanceId];
            booted.made = true;
            booted.startedAt = now;
            booted.changeAt = 0;
            booted.stoppedMode = s("Not-applicable");
            if (!booted.deleting)
                booted.status = s("Running");
        });
    } catch (const std::exception &problem) {
        m_settings.log(
            QStringLiteral("machine %1 does not start: %2").arg(instanceId, QString::fromUtf8(problem.what())));
        if (!instance.made) {
            try {
                m_host->destroy(instanceId);
            } catch (const std::exception &again) {
                m_settings.log(QString::fromUtf8(again.what()));
            }
        }
        update([&](State &state, qint64 now) {
            if (!state.instances.contains(instanceId))
                return;
            if (instance.made) {
                state.instances[instanceId].status = s("Stopped");
            } else { // as the real cloud does: the id vanishes and the history says why
                addEvent(state.instances.value(instanceId), s("SystemFailure.Delete"), s("Executed"),
                         s("creation failed"), now);
                vanish(instanceId, now);
            }
        });
    }
}

void Cloud::startMachine(const QString &instanceId)
{
    Instance &instance = m_state.instances[instanceId];
    instance.status = s("Starting");
    if (m_host)
        launchMachine(instanceId);
    else
        instance.changeAt = after(0.6, m_settings.nowMs());
}

void Cloud::stopMachine(const QString &instanceId, bool force)
{
    Instance &instance = m_state.instances[instanceId];
    instance.status = s("Stopping");
    m_changed = true;
    if (!m_host) {
        instance.changeAt = after(0.6, m_settings.nowMs());
        return;
    }
    m_pool.post(instanceId, [this, instanceId, force] {
        try {
            m_host->stop(instanceId, force);
        } catch (const std::exception &problem) {
            m_settings.log(QStringLiteral("machine %1: %2").arg(instanceId, QString::fromUtf8(problem.what())));
        }
        const bool stillRuns = m_host->running(instanceId);
        update([&](State &state, qint64) {
            if (state.instances.contains(instanceId))
                state.instances[instanceId].status = stillRuns ? s("Running") : s("Stopped");
        });
    });
}

void Cloud::rebootMachine(const QString &instanceId, bool force)
{
    if (!m_host)
        return; // the status need not show a reboot
    m_pool.post(instanceId, [this, instanceId, force] {
        try {
            m_host->stop(instanceId, force);
        } catch (const std::exception &problem) {
            m_settings.log(QString::fromUtf8(problem.what()));
        }
        bootTask(instanceId);
    });
}

void Cloud::releaseMachine(const QString &instanceId)
{
    Instance &instance = m_state.instances[instanceId];
    const qint64 now = m_settings.nowMs();
    instance.deleting = true;
    instance.status = s("Stopping");
    instance.changeAt = after(0.5, now);
    m_changed = true;
    if (!m_host)
        return;
    m_pool.post(instanceId, [this, instanceId] {
        try {
            m_host->destroy(instanceId);
        } catch (const std::exception &problem) {
            m_settings.log(QStringLiteral("machine %1: %2").arg(instanceId, QString::fromUtf8(problem.what())));
        }
        update([&](State &, qint64 at) { vanish(instanceId, at); });
    });
}

void Cloud::refreshPortsOf(const QString &instanceId)
{
    if (!m_host)
        return;
    m_pool.post(instanceId, [this, instanceId] {
        QVector<quint16> ports;
        {
            const std::lock_guard lock(m_mutex);
            const Instance instance = m_state.instances.value(instanceId);
            if (!instance.made)
                return;
            ports = openPorts(instance);
        }
        try {
            m_host->setOpenPorts(instanceId, ports);
        } catch (const std::exception &problem) {
            m_settings.log(QString::fromUtf8(problem.what()));
        }
    });
}

void Cloud::refreshPorts(const QString &securityGroupId)
{
    for (const Instance &instance : m_state.instances)
        if (instance.securityGroupIds.contains(securityGroupId))
            refreshPortsOf(instance.id);
}

void Cloud::attachToMachine(const QString &diskId)
{
    Disk &disk = m_state.disks[diskId];
    if (!m_host || !m_state.instances.value(disk.instanceId).made) {
        disk.changeAt = after(0.3, m_settings.nowMs());
        return;
    }
    m_pool.post(disk.instanceId,
                [this, diskId, instanceId = disk.instanceId, serial = disk.serial(), file = diskFile(disk)] {
                    QString failed;
                    try {
                        m_host->attachDisk(instanceId, {serial, file});
                    } catch (const std::exception &problem) {
                        failed = QString::fromUtf8(problem.what());
                        m_settings.log(QStringLiteral("disk %1 cannot be attached: %2").arg(diskId, failed));
                    }
                    update([&](State &state, qint64 now) {
                        if (!state.disks.contains(diskId) || state.disks.value(diskId).status != s("Attaching"))
                            return;
                        Disk &record = state.disks[diskId];
                        record.status = failed.isEmpty() ? s("In_use") : s("Available");
                        record.attachedAt = now;
                        if (!failed.isEmpty())
                            record.instanceId.clear();
                    });
                });
}

void Cloud::detachFromMachine(const QString &diskId, const QString &instanceId)
{
    QString failed;
    try {
        m_host->detachDisk(instanceId, diskId.mid(2));
    } catch (const std::exception &problem) {
        failed = QString::fromUtf8(problem.what());
    }
    update([&](State &state, qint64 now) {
        if (!state.disks.contains(diskId))
            return;
        Disk &disk = state.disks[diskId];
        if (!failed.isEmpty()) {
            disk.status = s("In_use");
            return;
        }
        disk.changeAt = after(0.3, now); // Detaching for a moment longer, as the reader expects to see it
    });
    if (!failed.isEmpty())
        throw apiError("IncorrectDiskStatus", failed);
}

void Cloud::runCommand(const QString &key, const QByteArray &script, int timeoutSeconds)
{
    const QString instanceId = m_state.invocations.value(key).instanceId;
    const auto record = [this, key](const QString &status, int code, const QByteArray &output, const QString &problem) {
        update([&](State &state, qint64 now) {
            Invocation &invocation = state.invocations[key];
            invocation.status = status;
            invocation.exitCode = code;
            invocation.output = QString::fromLatin1(output.toBase64());
            invocation.errorInfo = problem;
            invocation.finishedAt = now;
        });
    };
    // Beside the machine's own queue: a long command must not hold up a stop or a release.
    m_pool.post(key, [this, instanceId, script, timeoutSeconds, record] {
        if (!m_host) {
            record(s("Failed"), 1, {}, s("this practice cloud runs without machines"));
            return;
        }
        try {
            const MachineHost::Ran ran = m_host->runInside(instanceId, script, timeoutSeconds);
            record(ran.timedOut        ? s("Timeout")
                   : ran.exitCode == 0 ? s("Success")
                                       : s("Failed"),
                   ran.exitCode, ran.output, {});
        } catch (const std::exception &problem) {
            record(s("Error"), 1, {}, QString::fromUtf8(problem.what()));
        }
    });
}

QByteArray Cloud::console(const QString &instanceId)
{
    return m_host ? m_host->consoleOutput(instanceId) : QByteArray("this practice cloud runs without machines\r\n");
}

// After a restart: machines that outlived the server are known again, what was under way is taken up.
void Cloud::resumeMachines()
{
    const std::lock_guard lock(m_mutex);
    const QStringList known = m_host ? m_host->recover() : QStringList();
    for (const QString &id : m_state.instances.keys()) {
        Instance &instance = m_state.instances[id];
        m_addresses.claimAgain(instance.address);
        if (!m_host)
            continue;
        if (instance.deleting || (instance.made && !known.contains(id)))
            releaseMachine(id);
        else if (!instance.made || instance.status == s("Starting")
                 || (instance.status == s("Running") && !m_host->running(id)))
            launchMachine(id);
        else if (instance.status == s("Stopping"))
            stopMachine(id, true);
    }
    for (Disk &disk : m_state.disks) {
        if (!disk.fileReady)
            makeDiskFile(disk.id);
        if (disk.status == s("Attaching") && m_host)
            attachToMachine(disk.id);
        else if (disk.status == s("Detaching") && m_host && disk.changeAt == 0)
            disk.status = s("In_use");
    }
    for (Snapshot &snapshot : m_state.snapshots)
        if (!snapshot.fileReady)
            copySnapshot(snapshot.id);
}

void Cloud::destroyAllMachines()
{
    {
        const std::lock_guard lock(m_mutex);
        for (const QString &id : m_state.instances.keys())
            releaseMachine(id);
    }
    m_pool.drain();
    const std::lock_guard lock(m_mutex);
    for (const QString &id : m_state.instances.keys())
        vanish(id, m_settings.nowMs());
}

} // namespace spotbook::practice
