#include "support/fake_machines.h"

#include "domain/failure.h"
#include <QFileInfo>

namespace spotbook::test {

namespace {

class StandInSession final : public ssh::Session
{
public:
    StandInSession(FakeMachines &machines, ssh::PublicKey key) : m_machines(machines), m_key(std::move(key)) {}
    ssh::CommandResult run(const QByteArray &command, const ssh::CommandOptions &, const base::StopToken &stop) override
    {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        const QString what = QStringLiteral("run ") + QString::fromUtf8(command.left(40));
        m_machines.did.append(what);
        if (m_machines.onMachine)
            m_machines.onMachine(what);
        return {0, {}, {}};
    }
    void upload(const QByteArray &, const QString &, int, const base::StopToken &) override {}
    QByteArray readFile(const QString &, qint64, qint64, const base::StopToken &) override { return {}; }
    ssh::PublicKey hostKey() const override { return m_key; }
    QString ownAddressAsSeen(const base::StopToken &) override { return m_machines.seenFrom; }

private:
    FakeMachines &m_machines;
    ssh::PublicKey m_key;
};

class LookSession final : public ssh::Session
{
public:
    explicit LookSession(FakeMachines &machines) : m_machines(machines) { ++m_machines.lookConnections; }
    ~LookSession() override { --m_machines.lookConnections; }
    ssh::CommandResult run(const QByteArray &, const ssh::CommandOptions &, const base::StopToken &stop) override
    {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        ++m_machines.looks;
        return {0, m_machines.look(), {}};
    }
    void upload(const QByteArray &, const QString &, int, const base::StopToken &) override {}
    QByteArray readFile(const QString &, qint64, qint64, const base::StopToken &) override { return {}; }
    ssh::PublicKey hostKey() const override { return {}; }
    QString ownAddressAsSeen(const base::StopToken &) override { return {}; }

private:
    FakeMachines &m_machines;
};

class StandInTunnel final : public ssh::Tunnel
{
public:
    StandInTunnel(quint16 port, std::shared_ptr<std::atomic<int>> count) : m_port(port), m_count(std::move(count))
    {
        ++*m_count;
    }
    ~StandInTunnel() override { --*m_count; }
    quint16 localPort() const override { return m_port; }
    bool connected() const override { return true; }
    std::optional<domain::Failure> trouble() const override { return std::nullopt; }

private:
    quint16 m_port;
    std::shared_ptr<std::atomic<int>> m_count;
};

} // namespace

const ssh::KeyPair &sharedKey()
{
    static const ssh::KeyPair key = ssh::generateKeyPair(ssh::KeyType::Ed25519);
    return key;
}

FakeMachines::FakeMachines()
{
    const auto note = [this](const QString &what, const base::StopToken &stop) {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        did.append(what);
        if (onMachine)
            onMachine(what);
    };
    access.ownKey = [](const QString &) { return sharedKey(); };
    access.namedKey = [](const QString &file) {
        return QFileInfo::exists(file) ? ssh::loadKeyFile(file) : sharedKey(); // a real one may have been made
    };
    access.hashPassword = [](const base::Secret &) { return QByteArray("argon2:hash"); };
    access.makeCertificate = [](const QStringList &, const QDateTime &) {
        return notebook::Certificate{"pem", base::Secret(QByteArray("key of a certificate")), QByteArray(32, 'f')};
    };
    access.waitForBanner = [note](const domain::Endpoint &, base::Clock &, base::milliseconds,
                                  const base::StopToken &stop) { note(QStringLiteral("banner"), stop); };
    access.connect = [this, note](const ssh::ConnectOptions &options, const base::StopToken &stop) {
        note(QStringLiteral("connect"), stop);
        if (options.hostKeys.isEmpty())
            throw domain::Error(domain::FailureKind::HostKeyUnknown);
        return std::unique_ptr<ssh::Session>(std::make_unique<StandInSession>(*this, options.hostKeys.last()));
    };
    access.rotateHostKey = [this, note](const ssh::ConnectOptions &options, const QVector<ssh::PublicKey> &bootstrap,
                                        const std::function<void(const QVector<ssh::PublicKey> &)> &pin,
                                        const base::StopToken &stop) {
        note(QStringLiteral("rotate"), stop);
        const ssh::PublicKey shown = imageKey.value_or(bootstrap.value(0));
        if (!options.hostKeys.contains(shown))
            throw domain::Error(domain::FailureKind::HostKeyChanged);
        if (!bootstrap.contains(shown))
            return std::unique_ptr<ssh::Session>(std::make_unique<StandInSession>(*this, shown));
        const ssh::PublicKey fresh{"ssh-ed25519 AAAAfresh"};
        pin({shown, fresh});
        pin({fresh});
        return std::unique_ptr<ssh::Session>(std::make_unique<StandInSession>(*this, fresh));
    };
    access.loadStack = [](const QString &name, const QString &) {
        provisioning::Stack stack;
        stack.name = name;
        return stack;
    };
    access.runStack = [this, note](ssh::Session &, const provisioning::Stack &, const provisioning::RunOptions &options,
                                   base::Clock &time, const base::StopToken &stop) {
        note(QStringLiteral("stack"), stop);
        stackRuns.append(options);
        time.sleepFor(std::chrono::seconds(30), stop);
        provisioning::RunOutcome outcome;
        outcome.changed = 1;
        outcome.steps = {
            {QStringLiteral("10-all"), provisioning::StepResult::Changed, std::chrono::seconds(25), {}, 0, 1}};
        return outcome;
    };
    access.waitUntilReady = [note](net::HttpClient &, const notebook::Probe &, base::Clock &, base::milliseconds,
                                   const base::StopToken &stop) {
        note(QStringLiteral("notebook"), stop);
        return QStringLiteral("2.0");
    };
    access.connectToLook = [this](const ssh::ConnectOptions &, const base::StopToken &) {
        if (!look)
            throw domain::Error(domain::FailureKind::HostUnreachable);
        return std::unique_ptr<ssh::Session>(std::make_unique<LookSession>(*this));
    };
    access.openTunnel = [count = tunnels](const ssh::ConnectOptions &, quint16 localPort, quint16) {
        return std::unique_ptr<ssh::Tunnel>(
            std::make_unique<StandInTunnel>(localPort ? localPort : quint16(40123), count));
    };
}

} // namespace spotbook::test
