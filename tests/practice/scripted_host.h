// Machines that are nothing but names, for what the cloud must do when its machines' host fails or comes back.
#pragma once

#include "practice/machine_host.h"

#include <QSet>
#include <mutex>
#include <stdexcept>

namespace spotbook::tests {

// What outlives the server. Touched by the test only while the cloud's pool is idle.
struct MachineWorld
{
    QMap<QString, bool> machines; // id -> runs
    bool failStart = false;
    bool failDestroy = false;
    std::mutex mutex;
};

class ScriptedHost : public practice::MachineHost
{
public:
    explicit ScriptedHost(MachineWorld &world) : m_world(world) {}

    QString kind() const override { return QStringLiteral("scripted"); }
    quint16 outsidePort(quint16 servicePort) const override { return servicePort; }
    void prepareImage(const std::function<void(const QString &)> &) override {}
    void create(const practice::MachineSpec &spec) override { set(spec.id, false); }
    void start(const QString &id) override
    {
        if (m_world.failStart)
            throw std::runtime_error("it does not boot");
        set(id, true);
    }
    void stop(const QString &id, bool) override { set(id, false); }
    void destroy(const QString &id) override
    {
        const std::lock_guard lock(m_world.mutex);
        if (m_world.failDestroy)
            throw std::runtime_error("it does not end");
        m_world.machines.remove(id);
    }
    bool running(const QString &id) const override
    {
        const std::lock_guard lock(m_world.mutex);
        return m_world.machines.value(id);
    }
    void setOpenPorts(const QString &, const QVector<quint16> &) override {}
    void attachDisk(const QString &, const practice::AttachedDisk &) override {}
    void detachDisk(const QString &, const QString &) override {}
    void setMetadata(const QString &, const QString &, const QString &) override {}
    QByteArray consoleOutput(const QString &) const override { return {}; }
    Ran runInside(const QString &, const QByteArray &, int) override { return {}; }
    QStringList recover() override
    {
        const std::lock_guard lock(m_world.mutex);
        return m_world.machines.keys();
    }

private:
    void set(const QString &id, bool runs)
    {
        const std::lock_guard lock(m_world.mutex);
        m_world.machines[id] = runs;
    }

    MachineWorld &m_world;
};

} // namespace spotbook::tests
