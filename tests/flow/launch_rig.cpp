#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "storage/journal.h"

#include <QDir>

namespace spotbook::test {

namespace {

// The flows must not speak HTTP when they are given an address.
class NoHttp final : public net::HttpClient
{
public:
    net::HttpResponse send(const net::HttpRequest &request, const base::StopToken &) override
    {
        throw domain::Error(domain::FailureKind::NetworkUnreachable, {}, request.url.toString());
    }
};

class StandInSession final : public ssh::Session
{
public:
    StandInSession(Rig &rig, ssh::PublicKey key) : m_rig(rig), m_key(std::move(key)) {}
    ssh::CommandResult run(const QByteArray &command, const ssh::CommandOptions &, const base::StopToken &stop) override
    {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        const QString what = QStringLiteral("run ") + QString::fromUtf8(command.left(40));
        m_rig.did.append(what);
        if (m_rig.onMachine)
            m_rig.onMachine(what);
        return {0, {}, {}};
    }
    void upload(const QByteArray &, const QString &, int, const base::StopToken &) override {}
    QByteArray readFile(const QString &, qint64, qint64, const base::StopToken &) override { return {}; }
    ssh::PublicKey hostKey() const override { return m_key; }
    QString ownAddressAsSeen(const base::StopToken &) override { return m_rig.seenFrom; }

private:
    Rig &m_rig;
    ssh::PublicKey m_key;
};

class StandInTunnel final : public ssh::Tunnel
{
public:
    explicit StandInTunnel(quint16 port) : m_port(port) {}
    quint16 localPort() const override { return m_port; }
    bool connected() const override { return true; }
    std::optional<domain::Failure> trouble() const override { return std::nullopt; }

private:
    quint16 m_port;
};

QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + QStringLiteral("/spotbook-flow-XXXXXX");
}

} // namespace

const ssh::KeyPair &sharedKey()
{
    static const ssh::KeyPair key = ssh::generateKeyPair(ssh::KeyType::Ed25519);
    return key;
}

Rig::Rig()
    : m_home(quickFolder()), m_paths(storage::Paths::below(m_home.path())), m_http(std::make_unique<NoHttp>()),
      m_secrets(secrets::makeMemoryStore())
{
    m_paths.create();
    const auto note = [this](const QString &what, const base::StopToken &stop) {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        did.append(what);
        if (onMachine)
            onMachine(what);
    };
    access.ownKey = [](const QString &) { return sharedKey(); };
    access.namedKey = [](const QString &) { return sharedKey(); };
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
    access.openTunnel = [](const ssh::ConnectOptions &, quint16 localPort, quint16) {
        return std::unique_ptr<ssh::Tunnel>(std::make_unique<StandInTunnel>(localPort ? localPort : quint16(40123)));
    };
}

Rig::~Rig()
{
    storage::Journal::setAppendHook({});
}

launch::Context Rig::context()
{
    return {clock, cloud, *m_http, *m_secrets, m_paths, QStringLiteral("0123456789abcdef"), {}, ownAddress, &access};
}

launch::ProgressSink Rig::sink()
{
    return [this](const domain::Progress &line) { progress.append(line); };
}

domain::LaunchPlan Rig::plan() const
{
    domain::LaunchPlan plan;
    plan.profile = QStringLiteral("work");
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::parse(QStringLiteral("2.00"), QStringLiteral("CNY"));
    return plan;
}

launch::LaunchResult Rig::launch(const domain::LaunchPlan &plan)
{
    return launch::launch(context(), plan, sink(), {});
}

QStringList Rig::acts(const QString &launchId) const
{
    QStringList all;
    for (const auto &entry : storage::Journal::read(m_paths, launchId)) {
        const char *kind = entry.kind == storage::Entry::Kind::Intent   ? " intent"
                           : entry.kind == storage::Entry::Kind::Result ? " result"
                                                                        : " note";
        all.append(storage::actName(entry.act) + QString::fromLatin1(kind));
    }
    return all;
}

} // namespace spotbook::test
