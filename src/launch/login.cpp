#include "launch/login.h"

#include "base/random.h"
#include "launch/machine_purchase.h"
#include "launch/own_address.h"
#include "storage/host_key_store.h"

#include <QHostAddress>
#include <QJsonArray>

#include <algorithm>
#include <functional>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr auto bannerTime = std::chrono::minutes(6); // a cloud image's first boot, with cloud-init's network stage
constexpr auto agentTime = std::chrono::minutes(2);  // the provider's agent may come up after sshd
constexpr auto agentPause = std::chrono::seconds(10);
const QString bootstrapLabel = QStringLiteral("bootstrap");

QVector<ssh::PublicKey> toKeys(const QVector<QByteArray> &lines)
{
    QVector<ssh::PublicKey> keys;
    for (const auto &line : lines)
        keys.append(ssh::PublicKey{line});
    return keys;
}

QVector<ssh::PublicKey> pinnedKeys(Run &run)
{
    return toKeys(storage::HostKeyStore(run.context().paths).keys(run.launchId()));
}

void pinKeys(Run &run, const QVector<ssh::PublicKey> &keys)
{
    QVector<QByteArray> lines;
    for (const auto &key : keys)
        lines.append(key.line);
    storage::HostKeyStore(run.context().paths).pin(run.launchId(), lines);
}

// A machine that has just come up may drop a connection once more (its own set-up starts sshd again), and so may a weak
// network; a machine that was paid for is not given up for that.
std::unique_ptr<ssh::Session> patiently(Run &run, const std::function<std::unique_ptr<ssh::Session>()> &attempt)
{
    constexpr int attempts = 4;
    for (int tried = 1;; ++tried) {
        try {
            return attempt();
        } catch (const Error &error) {
            const bool dropped = error.kind() == FailureKind::ConnectionLost
                                 || error.kind() == FailureKind::HostUnreachable
                                 || error.kind() == FailureKind::TimedOut;
            if (!dropped || tried == attempts)
                throw;
        }
        if (!run.clock().sleepFor(std::chrono::seconds(2), run.stop()))
            throw Error(FailureKind::Cancelled);
    }
}

// What must not stay the machine's identity: the key that we gave it, first, and what an earlier attempt has read
// through the cloud.
QVector<ssh::PublicKey> bootstrapKeys(Run &run)
{
    const auto bought = run.journal().lastIntent(Act::CreateMachine);
    if (!bought)
        throw Error(FailureKind::HostKeyUnknown);
    QVector<ssh::PublicKey> keys{{bought->data.value(QStringLiteral("hostKey")).toString().toLatin1()}};
    if (const auto before = run.journal().lastIntent(Act::PinHostKeys)) {
        for (const auto &line : before->data.value(bootstrapLabel).toArray()) {
            const ssh::PublicKey key{line.toString().toLatin1()};
            if (!keys.contains(key))
                keys.append(key);
        }
    }
    return keys;
}

void noteBootstrapKeys(Run &run, const QVector<ssh::PublicKey> &keys)
{
    QJsonArray lines;
    for (const auto &key : keys)
        lines.append(QString::fromLatin1(key.line));
    run.journal().intent(Act::PinHostKeys, run.now(), {}, run.launchId(), {{bootstrapLabel, lines}});
}

// Nothing when the provider cannot tell.
QVector<ssh::PublicKey> toldByTheCloud(Run &run, const QString &machineId)
{
    const auto ask = [&]() -> std::optional<QVector<ssh::PublicKey>> {
        try {
            return run.read([&](cloud::CloudProvider &cloud, const cloud::Call &call) {
                return hostKeysThroughCloud(cloud, run.regionId(), machineId, call);
            });
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            // An agent that has not come up yet answers later.
            if (error.kind() != FailureKind::RemoteCommandFailed && isRefusal(error.kind()))
                return QVector<ssh::PublicKey>();
            return std::nullopt;
        }
    };
    return run.waitUntil(run.deadline(agentTime), agentPause, ask).value_or(QVector<ssh::PublicKey>());
}

std::unique_ptr<ssh::Session> rotatedFrom(Run &run, const ssh::ConnectOptions &options,
                                          const QVector<ssh::PublicKey> &bootstrap)
{
    auto session = patiently(run, [&] {
        // What an attempt that was cut short has pinned counts for the next one.
        auto now = options;
        now.hostKeys = pinnedKeys(run);
        return run.access().rotateHostKey(
            now, bootstrap, [&](const QVector<ssh::PublicKey> &keys) { pinKeys(run, keys); }, run.stop());
    });
    run.journal().result(Act::PinHostKeys, run.now(), run.launchId(),
                         {{QStringLiteral("key"), QString::fromLatin1(session->hostKey().line)}});
    return session;
}

// An image may ignore the host key that it was given. Then, and only before any login has proved a key, the machine's
// own one is asked for through the cloud; whoever shows another one is not the machine.
std::unique_ptr<ssh::Session> rotated(Run &run, const QString &machineId, const ssh::ConnectOptions &options)
{
    auto bootstrap = bootstrapKeys(run);
    noteBootstrapKeys(run, bootstrap);
    try {
        return rotatedFrom(run, options, bootstrap);
    } catch (const Error &error) {
        const bool another = error.kind() == FailureKind::HostKeyChanged || error.kind() == FailureKind::HostKeyUnknown;
        if (!another || pinnedKeys(run) != QVector<ssh::PublicKey>{bootstrap.first()})
            throw;
        const auto told = toldByTheCloud(run, machineId);
        if (told.isEmpty())
            throw;
        bootstrap += told;
        noteBootstrapKeys(run, bootstrap);
        pinKeys(run, told);
    }
    return rotatedFrom(run, options, bootstrap);
}

std::unique_ptr<ssh::Session> entered(Run &run, const ssh::ConnectOptions &options)
{
    return patiently(run, [&] { return run.access().connect(options, run.stop()); });
}

void waitForSsh(Run &run, const domain::Machine &machine)
{
    const TimeSheet::Entry booked(run.times(), QStringLiteral("boot"));
    try {
        run.access().waitForBanner(machine.endpoint(sshPort), run.clock(), bannerTime, run.stop());
    } catch (const Error &error) {
        if (error.kind() == FailureKind::HostUnreachable && !findMachine(run, machine.id))
            throw Error(FailureKind::MachineGone, {{QStringLiteral("id"), machine.id}});
        throw;
    }
}

} // namespace

bool isPrivateAddress(const QString &address)
{
    static const QStringList ranges{
        QStringLiteral("10.0.0.0/8"),    QStringLiteral("172.16.0.0/12"), QStringLiteral("192.168.0.0/16"),
        QStringLiteral("100.64.0.0/10"), QStringLiteral("127.0.0.0/8"),   QStringLiteral("169.254.0.0/16"),
        QStringLiteral("::1/128"),       QStringLiteral("fc00::/7"),      QStringLiteral("fe80::/10")};
    const auto cidr = toCidr(address);
    return !cidr
           || std::any_of(ranges.begin(), ranges.end(), [&](const QString &range) { return covers(range, *cidr); });
}

ssh::ConnectOptions connectOptions(const Context &context, const domain::LaunchPlan &plan, const QString &launchId,
                                   const domain::Machine &machine)
{
    ssh::ConnectOptions options;
    options.endpoint = machine.endpoint(sshPort);
    options.identity = loginKey(context, plan);
    options.hostKeys = toKeys(storage::HostKeyStore(context.paths).keys(launchId));
    return options;
}

QVector<ssh::PublicKey> hostKeysThroughCloud(cloud::CloudProvider &cloud, const QString &regionId,
                                             const QString &machineId, const cloud::Call &call)
{
    if (!cloud.capabilities().remoteCommand)
        throw Error(FailureKind::NotSupported, {{QStringLiteral("what"), QStringLiteral("remote command")}});
    const auto answer =
        cloud.runRemoteCommand(regionId, machineId, "cat /etc/ssh/ssh_host_ed25519_key.pub", base::randomUuid(), call);
    QVector<ssh::PublicKey> keys;
    for (const auto &line : answer.output.split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.size() >= 2 && words.at(0) == "ssh-ed25519")
            keys.append({words.at(0) + ' ' + words.at(1)});
    }
    if (answer.exitCode != 0 || keys.isEmpty())
        throw Error(FailureKind::RemoteCommandFailed, {{QStringLiteral("command"), QStringLiteral("host keys")},
                                                       {QStringLiteral("exitCode"), QString::number(answer.exitCode)},
                                                       {QStringLiteral("output"), QString::fromUtf8(answer.output)}});
    return keys;
}

std::unique_ptr<ssh::Session> reenter(Run &run, const domain::Machine &machine)
{
    waitForSsh(run, machine);
    return entered(run, connectOptions(run.context(), run.plan(), run.launchId(), machine));
}

std::unique_ptr<ssh::Session> login(Run &run, const domain::Machine &machine, const Access &access)
{
    waitForSsh(run, machine);
    const auto options = connectOptions(run.context(), run.plan(), run.launchId(), machine);
    std::unique_ptr<ssh::Session> session;
    QString seen;
    {
        const TimeSheet::Entry booked(run.times(), QStringLiteral("ssh"));
        session = run.standing(Act::PinHostKeys) == Run::Standing::Made ? entered(run, options)
                                                                        : rotated(run, machine.id, options);
        if (!access.cidr.isEmpty())
            seen = session->ownAddressAsSeen(run.stop());
        tellLease(*session, machine.autoReleaseAt, run.stop());
    }
    // What a private network between us and the machine shows is not the address the firewall sees.
    const auto seenCidr = toCidr(seen);
    if (seenCidr && !isPrivateAddress(seen) && !covers(access.cidr, *seenCidr))
        followAddress(run, access.groupId, *seenCidr);
    return session;
}

void tellLease(ssh::Session &session, const QDateTime &end, const base::StopToken &stop)
{
    ssh::CommandOptions options;
    options.input = end.isValid() ? end.toUTC().toString(Qt::ISODate).toLatin1() + '\n' : QByteArray();
    const QByteArray command = "umask 022; mkdir -p /var/lib/spotbook && cat > /var/lib/spotbook/lease.new"
                               " && mv /var/lib/spotbook/lease.new /var/lib/spotbook/lease";
    const auto result = session.run(command, options, stop);
    if (result.exitCode != 0)
        throw Error(FailureKind::RemoteCommandFailed, {{QStringLiteral("command"), QStringLiteral("lease")},
                                                       {QStringLiteral("exitCode"), QString::number(result.exitCode)},
                                                       {QStringLiteral("output"), QString::fromUtf8(result.err)}});
}

} // namespace spotbook::launch
