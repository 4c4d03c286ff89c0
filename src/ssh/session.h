// An SSH connection for one worker thread at a time. libssh underneath; the person's own SSH configuration is not read.
//
// Every call has a deadline and obeys the stop token: a stop shuts the socket down, so no call outlives it. Errors are
// domain::Error: HostUnreachable, NotSsh, HostKeyChanged, HostKeyUnknown, LoginRefused, ConnectionLost, TimedOut,
// Cancelled, RemoteDiskFull. A dropped connection is never an exit code.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "base/stop.h"
#include "domain/failure.h"
#include "domain/machine.h"

#include <QByteArray>
#include <QString>
#include <QVector>
#include <functional>
#include <memory>
#include <optional>

namespace spotbook::ssh {

// One line of OpenSSH public key text without comment: "ssh-ed25519 AAAA...".
struct PublicKey
{
    QByteArray line;
    QByteArray sha256Fingerprint() const; // "SHA256:...", as ssh-keygen -l prints it
    QByteArray md5Fingerprint() const;    // "aa:bb:...", of the blob
    bool operator==(const PublicKey &) const = default;
};

struct KeyPair
{
    base::Secret privatePem; // OpenSSH private key format
    PublicKey publicKey;
};

enum class KeyType { Ed25519, Rsa3072 };
KeyPair generateKeyPair(KeyType type);
// Makes the file with 0600 in a folder with 0700 when absent; mends the permissions when present.
// Throws StorageFailed or InvalidInput (unreadable or pass-phrase protected key).
KeyPair loadOrCreateKeyFile(const QString &path, KeyType type);
KeyPair loadKeyFile(const QString &path);

struct ConnectOptions
{
    domain::Endpoint endpoint;
    QString user = QStringLiteral("root");
    KeyPair identity;
    QVector<PublicKey> hostKeys; // the pinned ones; any of them is accepted, nothing else ever
    base::milliseconds connectTimeout{20000};
    base::milliseconds silenceTimeout{30000}; // keep-alive unanswered
};

struct CommandResult
{
    int exitCode = -1; // ended by a signal: 128 + its number, as a shell says it
    QByteArray out;
    QByteArray err;
};

struct CommandOptions
{
    QByteArray input; // written to standard input, then closed; may hold secrets
    base::milliseconds timeout{60000};
    qint64 maxOutput = 4 * 1024 * 1024;            // beyond it output is dropped, not an error
    std::function<void(const QByteArray &)> onOut; // each piece as it comes; out stays empty then
    // A stop or the timeout while the command runs closes its channel only; the session can still be used.
    bool keepSessionOnStop = false;
};

class Session
{
public:
    virtual ~Session() = default;
    virtual CommandResult run(const QByteArray &command, const CommandOptions &options,
                              const base::StopToken &stop) = 0;
    // Over SFTP, to a temporary name, then renamed. Throws RemoteDiskFull.
    virtual void upload(const QByteArray &content, const QString &remotePath, int mode,
                        const base::StopToken &stop) = 0;
    // At most maxBytes from offset; empty when nothing new is there or the file does not exist yet.
    virtual QByteArray readFile(const QString &remotePath, qint64 offset, qint64 maxBytes,
                                const base::StopToken &stop) = 0;
    virtual PublicKey hostKey() const = 0;
    // The address from which the machine sees this connection (SSH_CONNECTION).
    virtual QString ownAddressAsSeen(const base::StopToken &stop) = 0;
};

std::unique_ptr<Session> connect(const ConnectOptions &options, const base::StopToken &stop);

// Waits until the endpoint greets with "SSH-2.0-" (a TCP accept proves nothing). Throws HostUnreachable after timeout,
// NotSsh when something else answers for the whole time.
void waitForBanner(const domain::Endpoint &endpoint, base::Clock &clock, base::milliseconds timeout,
                   const base::StopToken &stop);

// Single-quotes for a POSIX shell. The only quoting function.
QByteArray quoted(const QString &argument);

// A tunnel 127.0.0.1:localPort -> remote host's 127.0.0.1:remotePort over its own session and thread. Reconnects by
// itself with back-off until destroyed. localPort 0 takes a free one. Returns at once: the port is bound, the
// connection is made in the background. Throws PortTaken. The methods are safe from any thread.
class Tunnel
{
public:
    virtual ~Tunnel() = default;
    virtual quint16 localPort() const = 0;
    virtual bool connected() const = 0;
    // Why it is not connected now. HostKeyChanged and LoginRefused end the attempts for good.
    virtual std::optional<domain::Failure> trouble() const = 0;
};
std::unique_ptr<Tunnel> openTunnel(const ConnectOptions &options, quint16 localPort, quint16 remotePort);

} // namespace spotbook::ssh
