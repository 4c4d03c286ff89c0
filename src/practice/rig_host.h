// What both kinds of practice machine share: a directory per machine, one supervising process around it, its network,
// its metadata. What a kind does differently (privileges, disks) is in the protected functions.
#pragma once

#include "practice/image_store.h"
#include "practice/machine_host.h"
#include "practice/machine_process.h"
#include "practice/machine_record.h"

#include <mutex>
#include <thread>
#include <vector>

namespace spotbook::practice {

class RigHost : public MachineHost
{
public:
    // `asRoot`: see ImageStore.
    RigHost(const QString &stateDir, const QString &cacheDir, const QStringList &asRoot);

    quint16 outsidePort(quint16 servicePort) const override
    {
        return servicePort < 1024 ? quint16(servicePort + 20000) : servicePort;
    }
    void prepareImage(const std::function<void(const QString &)> &progress) override;
    void create(const MachineSpec &spec) override;
    void start(const QString &id) override;
    void stop(const QString &id, bool force) override;
    void destroy(const QString &id) override;
    bool running(const QString &id) const override;
    void setOpenPorts(const QString &id, const QVector<quint16> &servicePorts) override;
    void attachDisk(const QString &id, const AttachedDisk &disk) override;
    void detachDisk(const QString &id, const QString &serial) override;
    void setMetadata(const QString &id, const QString &path, const QString &value) override;
    QByteArray consoleOutput(const QString &id) const override;
    Ran runInside(const QString &id, const QByteArray &script, int timeoutSeconds) override;
    QStringList recover() override;

protected:
    struct Launch
    {
        QStringList command;     // becomes the supervising process
        QStringList environment; // in addition to ours
    };
    virtual Launch launch(const MachineRecord &machine) = 0;
    // After seeding, before the machine exists: what its kind puts into its layer.
    virtual void prepareLayer(const MachineRecord &machine) = 0;
    // Makes every disk of the record visible at the next boot, and at once when `init` is there.
    virtual void plugDisks(const MachineRecord &machine, std::optional<qint64> init) = 0;
    virtual void unplugDisk(const MachineRecord &machine, const DiskRecord &disk, std::optional<qint64> init) = 0;
    // Whether a process with this number has the disk mounted or open.
    virtual bool processUsesDisk(qint64 pid, const DiskRecord &disk) const = 0;
    // Namespaces of a process, as options of nsenter.
    virtual QStringList enterOptions() const = 0;
    // What the system still holds of a machine that no longer runs (control groups).
    virtual void sweepUp(const MachineRecord &machine) = 0;

    QString script(const char *name) const;
    QString metadataProgram() const;
    ToolResult enter(qint64 init, const QStringList &command, const QByteArray &input,
                     std::chrono::milliseconds limit) const;
    const ImageStore &images() const { return m_images; }

private:
    QDir directoryOf(const QString &id) const;
    MachineRecord record(const QString &id) const;
    // Nothing for a machine that another thread has just destroyed.
    std::optional<MachineRecord> recordIfAny(const QString &id) const;
    std::optional<ProcessId> supervisor(const MachineRecord &machine) const;
    std::optional<qint64> guestInit(const MachineRecord &machine) const;
    bool diskInUse(const MachineRecord &machine, const DiskRecord &disk) const;
    void openPorts(const MachineRecord &machine) const;
    void waitForBoot(const MachineRecord &machine) const;
    void halt(const MachineRecord &machine);
    void removeTree(const QString &path) const;
    void removeInBackground(const QString &path);

    QDir m_machines;
    QString m_scripts;
    QStringList m_asRoot;
    ImageStore m_images;
    std::mutex m_removalsMutex;
    std::vector<std::jthread> m_removals; // last: they end before what they use
};

// The scripts of rig/ as files in the state directory, where a machine outlives the server that started it. Returns the
// directory.
QString installScripts(const QString &stateDir);

} // namespace spotbook::practice
