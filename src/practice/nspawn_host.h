// Practice machines for root: systemd-nspawn with a network of its own, disks as loop devices.
#pragma once

#include "practice/machine_control_group.h"
#include "practice/rig_host.h"

namespace spotbook::practice {

class NspawnHost final : public RigHost
{
public:
    NspawnHost(const QString &stateDir, const QString &cacheDir);

    QString kind() const override { return QStringLiteral("nspawn"); }

protected:
    Launch launch(const MachineRecord &machine) override;
    void prepareLayer(const MachineRecord &machine) override;
    void plugDisks(const MachineRecord &machine, std::optional<qint64> init) override;
    void unplugDisk(const MachineRecord &machine, const DiskRecord &disk, std::optional<qint64> init) override;
    bool processUsesDisk(qint64 pid, const DiskRecord &disk) const override;
    QStringList enterOptions() const override;
    void sweepUp(const MachineRecord &machine) override;

private:
    QString unitName(const MachineRecord &machine) const;
    QString devicesGroup(const MachineRecord &machine) const;
    void allowDevice(const MachineRecord &machine, const QString &loop, bool allowed) const;

    ControlGroups m_groups;
};

} // namespace spotbook::practice
