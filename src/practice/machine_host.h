// Where the practice cloud's machines come from: real systems on this computer.
//
// The API server (state, billing, wire format) knows nothing of how a machine is made; a MachineHost makes it.
// All calls block (about a second each, image building minutes) and are called from one worker thread at a time per
// machine; different machines may be worked on in parallel. Errors: std::runtime_error with a plain sentence.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>
#include <functional>
#include <memory>
#include <optional>

namespace spotbook::practice {

struct MachineSpec
{
    QString id; // "i-..."; also the host name unless hostName is set
    QString hostName;
    QString address;                    // 127.77.0.N, this machine's own
    QVector<QByteArray> authorizedKeys; // OpenSSH public key lines for root
    QByteArray userData;                // decoded; "#cloud-config" in JSON form, or a script beginning with "#!"
    QMap<QString, QString> metadata;    // path below /latest/meta-data/ -> answer, e.g. "instance-id"
};

struct AttachedDisk
{
    QString serial; // the guest finds it at /dev/disk/by-id/virtio-<serial>
    QString file;   // the image file on this computer
};

class MachineHost
{
public:
    virtual ~MachineHost() = default;

    virtual QString kind() const = 0; // "nspawn", "userns"
    // Service port in the guest -> port on the machine's own address here. Below 1024 it is shifted: an ordinary user
    // may not open such a port, and this computer's own sshd, which listens on all addresses, leaves none for root
    // either.
    virtual quint16 outsidePort(quint16 servicePort) const = 0;

    // Makes sure that the system image exists; builds it from this computer's own apt configuration when it does not.
    // Reports a line at least every two seconds. Throws when it cannot.
    virtual void prepareImage(const std::function<void(const QString &)> &progress) = 0;

    virtual void create(const MachineSpec &spec) = 0;     // the system disk, once
    virtual void start(const QString &id) = 0;            // boots; returns when the init runs, before sshd answers
    virtual void stop(const QString &id, bool force) = 0; // orderly power-off, or the plug
    virtual void destroy(const QString &id) = 0;          // machine and system disk gone; idempotent
    virtual bool running(const QString &id) const = 0;

    // Ports reachable from outside (the security groups' answer). Takes effect at once.
    virtual void setOpenPorts(const QString &id, const QVector<quint16> &servicePorts) = 0;
    virtual void attachDisk(const QString &id, const AttachedDisk &disk) = 0;
    // Refuses (throws) while the guest has it mounted.
    virtual void detachDisk(const QString &id, const QString &serial) = 0;
    // Metadata service: adds or replaces one path; an empty value removes it (404).
    virtual void setMetadata(const QString &id, const QString &path, const QString &value) = 0;
    virtual QByteArray consoleOutput(const QString &id) const = 0;
    // Runs a shell script inside as root (what Cloud Assistant does). Blocking, with a time limit in seconds.
    struct Ran
    {
        int exitCode = -1;
        QByteArray output;
        bool timedOut = false;
    };
    virtual Ran runInside(const QString &id, const QByteArray &script, int timeoutSeconds) = 0;
    // Every machine of the state directory, running or not: those that outlived their server are kept running. Removes
    // what was left half made or half removed.
    virtual QStringList recover() = 0;
};

// Machines outlive the program that started them, unless this environment variable holds the number of an inherited
// descriptor, the reading end of a pipe: they, and the practice cloud, then end when nobody holds its writing end any
// more. So nothing stays behind a test that is killed.
inline constexpr char kTetherVariable[] = "SPOTBOOK_PRACTICE_TETHER";

enum class MachineKind { Auto, Nspawn, Userns, None };

// Why each kind can or cannot run here, in plain words (for the log and the window).
struct HostProbe
{
    bool nspawn = false;
    bool userns = false;
    QString nspawnReason;
    QString usernsReason;
};
HostProbe probeMachineHosts();

// nullptr for None, and for Auto when neither kind can run here. `stateDir` holds the machines, `cacheDir` the images
// (shared between state directories).
std::unique_ptr<MachineHost> makeMachineHost(MachineKind kind, const QString &stateDir, const QString &cacheDir);

// Image-file helpers, the same for every kind.
void createBlankDisk(const QString &file, qint64 bytes); // sparse
void copyDisk(const QString &from, const QString &to);   // sparse, reflink where possible

} // namespace spotbook::practice
