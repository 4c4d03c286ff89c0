// Practice machines for an ordinary user: a user namespace, systemd inside where a control group is delegated to us,
// disks as files that ext4 reaches through FUSE (so lsblk and `test -b` do not know them).
#pragma once

#include "practice/rig_host.h"

namespace spotbook::practice {

class UsernsHost final : public RigHost
{
public:
    UsernsHost(const QString &stateDir, const QString &cacheDir);

    QString kind() const override { return QStringLiteral("userns"); }

    // How systemd in a machine can be given its control group: "run" (systemd-run --user), "own" (below this process'
    // group), or empty: it cannot.
    static QString delegation();
    static QStringList asRoot();

protected:
    Launch launch(const MachineRecord &machine) override;
    void prepareLayer(const MachineRecord &machine) override;
    void plugDisks(const MachineRecord &machine, std::optional<qint64> init) override;
    void unplugDisk(const MachineRecord &machine, const DiskRecord &disk, std::optional<qint64> init) override;
    bool processUsesDisk(qint64 pid, const DiskRecord &disk) const override;
    QStringList enterOptions() const override;
    void sweepUp(const MachineRecord &machine) override;
};

} // namespace spotbook::practice
