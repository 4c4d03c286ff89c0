// The practice cloud without its HTTP socket: takes requests, checks them, keeps the state, and lets time pass.
#pragma once

#include "practice/address_book.h"
#include "practice/api_error.h"
#include "practice/faults.h"
#include "practice/machine_host.h"
#include "practice/signature_check.h"
#include "practice/state.h"
#include "practice/wire.h"
#include "practice/work_pool.h"

#include <QHash>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace spotbook::practice {

class Cloud;

// What the HTTP side does with an answer besides sending it.
enum class Mishap { None, CloseWithoutAnswer, CutInBody, Hang, Twice };

struct HttpAnswer
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json;charset=utf-8");
    QByteArray body;
    QMap<QByteArray, QByteArray> headers;
    Mishap mishap = Mishap::None;
    int delayMs = 0;
};

// One action at work, under the cloud's lock.
struct Call
{
    Cloud &cloud;
    State &state;
    const Params &params;
    QString version;
    QString action;
    QString regionId;
    qint64 now;
};

// Either a body, or work for the pool that yields one (without the lock; it may throw ApiError).
struct Reply
{
    QJsonObject body;
    std::function<QJsonObject()> later;
    QString key;
};

using Handler = Reply (*)(Call &);

struct CloudSettings
{
    QString stateDir;
    QString cacheDir;
    double timeScale = 1;          // of all waiting times
    std::optional<double> balance; // CNY; for a state that exists as well. None: what it has, a new one 1000
    std::function<qint64()> nowMs;
    std::function<void(const QString &)> log;
    // Image files of disks; empty without machines.
    std::function<void(const QString &file, qint64 bytes)> makeFile;
    std::function<void(const QString &from, const QString &to)> copyFile;
};

// Thread-safe. No call blocks on a machine's work; that runs on the pool.
class Cloud
{
public:
    Cloud(CloudSettings settings, std::unique_ptr<MachineHost> host);
    ~Cloud();

    SignatureCheck &signatures() { return m_signatures; }
    // `done` is called once, at once or later from another thread.
    void handle(const HttpRequest &request, const std::function<void(HttpAnswer)> &done);
    // Lets time pass: transitions, releases, billing. To be called several times a second.
    void tick();
    void destroyAllMachines(); // blocks; a machine that does not end stays in the state, to be tried at the next start
    qint64 serverTimeMs();     // with the skew asked for
    void drainWork() { m_pool.drain(); }
    // Fields answered that the official model does not have; for tests.
    QStringList answerFaults();

    // -- for actions, under the lock
    MachineHost *host() const { return m_host.get(); }
    Faults &faults() { return m_faults; }
    qint64 after(double seconds, qint64 now) const { return now + qint64(seconds * 1000 * m_settings.timeScale); }
    QString newId(const char *prefix);
    qint64 visibleAt(qint64 now) const { return now + m_faults.invisibleSeconds * 1000; }
    AddressBook &addresses() { return m_addresses; }
    double marketPrice(const QString &zoneId, const QString &typeId, qint64 at) const;
    void advance(qint64 now);
    void vanish(const QString &instanceId, qint64 now); // the instance's record and what goes with it
    void addEvent(const Instance &instance, const QString &type, const QString &status, const QString &reason,
                  qint64 now, qint64 notBefore = 0);
    void announceReclaim(Instance &instance, qint64 at, qint64 now);
    void markChanged() { m_changed = true; }

    // -- machine work: called under the lock, done on the pool
    void launchMachine(const QString &instanceId);
    void startMachine(const QString &instanceId);
    void stopMachine(const QString &instanceId, bool force);
    void rebootMachine(const QString &instanceId, bool force);
    void releaseMachine(const QString &instanceId);
    void refreshPorts(const QString &securityGroupId);
    void refreshPortsOf(const QString &instanceId);
    void makeDiskFile(const QString &diskId);
    void attachToMachine(const QString &diskId);
    void detachFromMachine(const QString &diskId, const QString &instanceId); // blocks; pool only, without the lock
    void copySnapshot(const QString &snapshotId);
    void removeFile(const QString &file);
    void runCommand(const QString &key, const QByteArray &script, int timeoutSeconds);
    QByteArray console(const QString &instanceId); // pool only, without the lock
    QString diskFile(const Disk &disk) const;
    QString snapshotFile(const QString &snapshotId) const;

private:
    void dispatch(const HttpRequest &request, const Params &params, const std::optional<Fault> &fault,
                  const std::function<void(HttpAnswer)> &done);
    Reply perform(Call &call, Handler handler, bool *fresh);
    void finish(const QString &version, const QString &action, const QJsonObject &body,
                const std::optional<Fault> &fault, const std::function<void(HttpAnswer)> &done);
    HttpAnswer control(const HttpRequest &request);
    QJsonObject obey(const QJsonObject &order, qint64 now);
    QJsonObject dump(qint64 now);
    void save();
    // Runs under the lock and saves; for pool tasks.
    void update(const std::function<void(State &, qint64 now)> &change);
    void resumeMachines();
    void bootTask(const QString &instanceId);
    void destroyMachine(const QString &instanceId);
    QVector<quint16> openPorts(const Instance &instance) const;
    MachineSpec specOf(const Instance &instance) const;
    void ensureFile(const Disk &disk);
    void bill(qint64 now);
    void moveStatuses(qint64 now);
    void watchMachines(qint64 now);

    CloudSettings m_settings;
    std::unique_ptr<MachineHost> m_host;
    SignatureCheck m_signatures;
    AddressBook m_addresses;
    std::mutex m_mutex;
    State m_state;
    Faults m_faults;
    QHash<QString, int> m_calls;
    QStringList m_answerFaults;
    bool m_changed = false;
    qint64 m_savedAt = 0;
    WorkPool m_pool; // last: its tasks use everything above
};

// All actions by "version/name".
const QHash<QString, Handler> &actionTable();

} // namespace spotbook::practice
