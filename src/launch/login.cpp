#include "launch/login.h"

#include "launch/machine_purchase.h"
#include "launch/own_address.h"
#include "storage/host_key_store.h"

#include <QHostAddress>

#include <algorithm>
#include <functional>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr quint16 sshPort = 22;
constexpr auto bannerTime = std::chrono::minutes(6); // a cloud image's first boot, with cloud-init's network stage

QVector<ssh::PublicKey> toKeys(const QVector<QByteArray> &lines)
{
    QVector<ssh::PublicKey> keys;
    for (const auto &line : lines)
        keys.append(ssh::PublicKey{line});
    return keys;
}

// A machine that has just come up may drop a connection once more (its own set-up starts sshd again); a machine that
// was paid for is not given up for that.
std::unique_ptr<ssh::Session> patiently(Run &run, const std::function<std::unique_ptr<ssh::Session>()> &attempt)
{
    constexpr int attempts = 4;
    for (int tried = 1;; ++tried) {
        try {
            return attempt();
        } catch (const Error &error) {
            const bool dropped =
                error.kind() == FailureKind::ConnectionLost || error.kind() == FailureKind::HostUnreachable;
            if (!dropped || tried == attempts)
                throw;
        }
        if (!run.clock().sleepFor(std::chrono::seconds(2), run.stop()))
            throw Error(FailureKind::Cancelled);
    }
}

std::unique_ptr<ssh::Session> rotated(Run &run, const ssh::ConnectOptions &options)
{
    const auto intent = run.journal().lastIntent(Act::CreateMachine);
    if (!intent)
        throw Error(FailureKind::HostKeyUnknown);
    const QVector<ssh::PublicKey> bootstrap{{intent->data.value(QStringLiteral("hostKey")).toString().toLatin1()}};
    const auto pin = [&](const QVector<ssh::PublicKey> &keys) {
        QVector<QByteArray> lines;
        for (const auto &key : keys)
            lines.append(key.line);
        storage::HostKeyStore(run.context().paths).pin(run.launchId(), lines);
    };
    run.journal().intent(Act::PinHostKeys, run.now(), {}, run.launchId());
    auto session = patiently(run, [&] {
        // What an attempt that was cut short has pinned counts for the next one.
        auto now = options;
        now.hostKeys = toKeys(storage::HostKeyStore(run.context().paths).keys(run.launchId()));
        return run.access().rotateHostKey(now, bootstrap, pin, run.stop());
    });
    run.journal().result(Act::PinHostKeys, run.now(), run.launchId(),
                         {{QStringLiteral("key"), QString::fromLatin1(session->hostKey().line)}});
    return session;
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

std::unique_ptr<ssh::Session> login(Run &run, const domain::Machine &machine, const Access &access)
{
    waitForSsh(run, machine);
    auto options = connectOptions(run.context(), run.plan(), run.launchId(), machine);
    std::unique_ptr<ssh::Session> session;
    QString seen;
    {
        const TimeSheet::Entry booked(run.times(), QStringLiteral("ssh"));
        session = run.standing(Act::PinHostKeys) == Run::Standing::Made
                      ? patiently(run, [&] { return run.access().connect(options, run.stop()); })
                      : rotated(run, options);
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
