// A throw-away sshd on loopback with its own host key, configuration and keys.
#pragma once

#include "ssh/session.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

namespace spotbook::tests {

inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    return server.serverPort();
}

class Sshd
{
public:
    explicit Sshd(const QByteArray &extraConfig = {}) : m_port(freePort())
    {
        identity = ssh::loadOrCreateKeyFile(path("user"), ssh::KeyType::Ed25519);
        const auto host = ssh::loadOrCreateKeyFile(path("host"), ssh::KeyType::Ed25519);
        hostKey = host.publicKey;
        write("authorized_keys", identity.publicKey.line + '\n');
        QByteArray config =
            "Port " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nHostKey " + path("host").toUtf8()
            + "\nPidFile " + path("pid").toUtf8() + "\nAuthorizedKeysFile " + path("authorized_keys").toUtf8()
            + "\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
              "PermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\nMaxStartups 100\n"
              "MaxSessions 100\nLogLevel VERBOSE\n"
              // bash(1): the first level of a shell under sshd reads ~/.bashrc, which is this computer's own affair.
              "SetEnv SHLVL=2\n";
        write("config", extraConfig + config);
        if (geteuid() == 0)
            QDir().mkpath(QStringLiteral("/run/sshd"));
    }
    ~Sshd() { stop(); }

    // False when sshd does not come up; its words are in log(). `launcher`, if any, is a command that becomes the
    // command appended to it.
    bool start(const QStringList &launcher = {})
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(path("log"), QIODevice::Append);
        QStringList command = launcher
                              + QStringList{QStringLiteral("/usr/sbin/sshd"), QStringLiteral("-D"),
                                            QStringLiteral("-e"), QStringLiteral("-f"), path("config")};
        const QString program = command.takeFirst();
        m_process.start(program, command);
        if (!m_process.waitForStarted(5000))
            return false;
        base::SystemClock clock;
        ssh::waitForBanner(endpoint(), clock, std::chrono::seconds(10), {});
        return true;
    }
    // The listener only; established sessions go on.
    void stop()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }

    domain::Endpoint endpoint() const { return {QStringLiteral("127.0.0.1"), m_port}; }
    ssh::ConnectOptions options() const
    {
        ssh::ConnectOptions result;
        result.endpoint = endpoint();
        result.user = QString::fromLocal8Bit(geteuid() == 0 ? "root" : qgetenv("USER"));
        result.identity = identity;
        result.hostKeys = {hostKey};
        return result;
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray log() const
    {
        QFile file(path("log"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }

    ssh::KeyPair identity;
    ssh::PublicKey hostKey;

private:
    QTemporaryDir m_folder;
    quint16 m_port;
    QProcess m_process;
};

// The kind of domain::Error that `call` throws; nullopt when it throws none.
template <typename Call>
std::optional<domain::FailureKind> kindOf(Call &&call)
{
    try {
        call();
    } catch (const domain::Error &error) {
        return error.kind();
    }
    return std::nullopt;
}

} // namespace spotbook::tests

#define COMPARE_KIND(call, wanted)                                                                                     \
    do {                                                                                                               \
        const auto kind_ = spotbook::tests::kindOf([&] { call; });                                                     \
        QVERIFY2(kind_.has_value(), "nothing was thrown");                                                             \
        QCOMPARE(spotbook::domain::failureKindName(*kind_), spotbook::domain::failureKindName(wanted));                \
    } while (false)
