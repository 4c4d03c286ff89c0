#include "ssh/host_key_rotation_steps.h"

#include "base/wait_for.h"
#include "domain/failure.h"

#include <algorithm>

namespace spotbook::ssh {

using domain::Error;
using domain::FailureKind;

namespace {

QByteArray runOrThrow(Session &session, const QByteArray &script, const base::StopToken &stop)
{
    const auto result = session.run("set -eu; umask 077; " + script, {}, stop);
    if (result.exitCode != 0)
        throw Error(FailureKind::RemoteCommandFailed,
                    {{QStringLiteral("command"), QStringLiteral("host key rotation")},
                     {QStringLiteral("exitCode"), QString::number(result.exitCode)},
                     {QStringLiteral("output"), QString::fromUtf8(result.err.right(2000))}});
    return result.out;
}

// The new private half gets its name last: where it exists, its public half does too. Where the key file has been
// replaced already, but sshd still shows the old key (an earlier call ended before the reload took effect), the file's
// key is the pinned one and no other is made.
PublicKey makeNewKey(Session &session, const QByteArray &key, const base::StopToken &stop)
{
    const QByteArray made =
        runOrThrow(
            session,
            "k=" + key + "; shown=" + quoted(QString::fromLatin1(session.hostKey().line))
                + "; n=$k.spotbook-new; t=$k.spotbook-tmp; if [ -s \"$k.spotbook-old\" ] && [ ! -s \"$n\" ]; then "
                  "now=$(ssh-keygen -y -f \"$k\" </dev/null | cut -d' ' -f1,2); "
                  "if [ \"$now\" != \"$shown\" ]; then echo \"$now\"; exit 0; fi; fi; if [ ! -s \"$n\" ]; then "
                  "rm -f \"$t\" \"$t.pub\"; ssh-keygen -q -t ed25519 -N '' -C '' -f \"$t\" </dev/null; "
                  "mv -f \"$t.pub\" \"$n.pub\"; sync; mv -f \"$t\" \"$n\"; sync; fi; cat \"$n.pub\"",
            stop)
            .simplified();
    const QByteArrayList words = made.split(' ');
    if (words.size() < 2 || words.at(0) != "ssh-ed25519")
        throw Error(FailureKind::BadAnswer, {{QStringLiteral("what"), QStringLiteral("new host key")}});
    return {words.at(0) + ' ' + words.at(1)};
}

// The old key stays beside the new one until a fresh connection has proved the new one.
void activate(Session &session, const QByteArray &key, const QByteArray &reload, const base::StopToken &stop)
{
    runOrThrow(
        session,
        "k=" + key
            + "; n=$k.spotbook-new; if [ -s \"$n\" ]; then ln -f \"$k\" \"$k.spotbook-old\"; mv -f \"$n\" \"$k\"; fi; "
              "if [ -s \"$n.pub\" ]; then mv -f \"$n.pub\" \"$k.pub\"; chmod 644 \"$k.pub\"; fi; sync; "
            + reload,
        stop);
}

void removeOld(Session &session, const QByteArray &key, const base::StopToken &stop)
{
    runOrThrow(session,
               "k=" + key
                   + "; rm -f \"$k.spotbook-old\" \"$k.spotbook-new\" \"$k.spotbook-tmp\" \"$k.spotbook-tmp.pub\"; "
                     "if [ -s \"$k.spotbook-new.pub\" ]; then mv -f \"$k.spotbook-new.pub\" \"$k.pub\"; chmod 644 "
                     "\"$k.pub\"; fi; sync",
               stop);
}

bool showsOneOf(const Error &error, const QVector<PublicKey> &keys)
{
    const QByteArray found = error.failure().params.value(QStringLiteral("found")).toLatin1();
    return error.kind() == FailureKind::HostKeyChanged
           && std::any_of(keys.begin(), keys.end(), [&](const auto &key) { return key.sha256Fingerprint() == found; });
}

// A reload closes sshd's listening socket for a moment, and until it has happened the bootstrap key is still shown.
std::unique_ptr<Session> connectAfterReload(const ConnectOptions &options, const QVector<PublicKey> &bootstrapKeys,
                                            const base::StopToken &stop)
{
    base::SystemClock clock;
    std::optional<Error> last;
    const auto attempt = [&]() -> std::optional<std::unique_ptr<Session>> {
        try {
            return connect(options, stop);
        } catch (const Error &error) {
            if (error.kind() != FailureKind::HostUnreachable && error.kind() != FailureKind::ConnectionLost
                && !showsOneOf(error, bootstrapKeys))
                throw;
            last = error;
            return std::nullopt;
        }
    };
    auto waited = base::waitFor(clock, stop, base::Deadline::after(clock, options.connectTimeout),
                                base::milliseconds(200), attempt);
    if (waited.end == base::WaitEnd::Stopped)
        throw Error(FailureKind::Cancelled);
    if (waited.end == base::WaitEnd::TimedOut)
        throw last.value();
    return std::move(*waited.value);
}

} // namespace

RotationSetup usualRotation()
{
    RotationSetup setup;
    // sshd reads its keys anew for every connection when it starts itself again, which is what distributions use; the
    // reload covers the others. Without an init the process is signalled.
    setup.reload = "if [ -d /run/systemd/system ]; then systemctl reload ssh 2>/dev/null || systemctl reload sshd "
                   "2>/dev/null || true; "
                   "elif [ -s /run/sshd.pid ]; then kill -HUP \"$(cat /run/sshd.pid)\" 2>/dev/null || true; fi";
    return setup;
}

std::unique_ptr<Session> rotateHostKey(const ConnectOptions &options, const QVector<PublicKey> &bootstrapKeys,
                                       const std::function<void(const QVector<PublicKey> &)> &pin,
                                       const RotationSetup &setup, const base::StopToken &stop)
{
    const auto done = [&](RotationStep step) {
        if (setup.done)
            setup.done(step);
    };
    const QByteArray key = quoted(setup.hostKeyFile);
    auto session = connect(options, stop);
    PublicKey fresh = session->hostKey();
    if (bootstrapKeys.contains(fresh)) {
        fresh = makeNewKey(*session, key, stop);
        done(RotationStep::NewKeyMade);
        pin({session->hostKey(), fresh});
        done(RotationStep::BothPinned);
        activate(*session, key, setup.reload, stop);
        done(RotationStep::Activated);
        ConnectOptions strict = options;
        strict.hostKeys = {fresh};
        session = connectAfterReload(strict, bootstrapKeys, stop);
        done(RotationStep::Checked);
    }
    removeOld(*session, key, stop);
    done(RotationStep::OldRemoved);
    pin({fresh});
    done(RotationStep::NewPinned);
    return session;
}

std::unique_ptr<Session> rotateHostKey(const ConnectOptions &options, const QVector<PublicKey> &bootstrapKeys,
                                       const std::function<void(const QVector<PublicKey> &)> &pin,
                                       const base::StopToken &stop)
{
    return rotateHostKey(options, bootstrapKeys, pin, usualRotation(), stop);
}

} // namespace spotbook::ssh
