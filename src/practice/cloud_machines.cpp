// The slow side: machines and image files, on the pool. Every public function here is called under the lock and only
// posts; results come back through update().
#include "practice/cloud.h"

#include <algorithm>
#include <utility>

namespace spotbook::practice {

namespace {

constexpr qint64 kDestroyAgainMs = 5000;

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
        update([&](State &state, qint64 now) {
            if (!state.instances.contains(instanceId))
                return;
            if (instance.made) {
                state.instances[instanceId].status = s("Stopped");
                return;
            }
            // As the real cloud does: the id vanishes and the history says why.
            Instance &failed = state.instances[instanceId];
            addEvent(failed, s("SystemFailure.Delete"), s("Executed"), s("creation failed"), now);
            failed.changeAt = 0;
            if (!std::exchange(failed.deleting, true)) // else it is queued already
                destroyMachine(instanceId);
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
    instance.deleting = true;
    instance.status = s("Stopping");
    instance.changeAt = m_host ? 0 : after(0.5, m_settings.nowMs());
    m_changed = true;
    if (m_host)
        destroyMachine(instanceId);
}

// Until it is really gone the instance stays "deleting": a machine forgotten here would run on and keep its disks.
void Cloud::destroyMachine(const QString &instanceId)
{
    m_pool.post(instanceId, [this, instanceId] {
        bool gone = true;
        try {
            m_host->destroy(instanceId);
        } catch (const std::exception &problem) {
            gone = false;
            m_settings.log(
                QStringLiteral("machine %1 is not gone yet: %2").arg(instanceId, QString::fromUtf8(problem.what())));
        }
        update([&](State &state, qint64 now) {
            if (!state.instances.contains(instanceId))
                return;
            if (gone)
                vanish(instanceId, now);
            else
                state.instances[instanceId].changeAt = now + kDestroyAgainMs;
        });
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
    for (const QString &id : known)
        if (!m_state.instances.contains(id))
            destroyMachine(id);
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
    if (m_host)
        return; // an instance that is left has a machine that did not end; the next start tries again
    const std::lock_guard lock(m_mutex);
    for (const QString &id : m_state.instances.keys())
        vanish(id, m_settings.nowMs());
}

} // namespace spotbook::practice
