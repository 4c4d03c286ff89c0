#include "ssh/link.h"

#include <algorithm>
#include <fcntl.h>
#include <libssh/server.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace spotbook::ssh {

using domain::Error;
using domain::FailureKind;
using std::chrono::steady_clock;

namespace {

// Algorithms for which a pinned key of this type can answer, then everything else: a server that has only other keys is
// to be recognised as changed, not as incompatible.
QByteArray hostKeyAlgorithms(const QVector<PublicKey> &pinned)
{
    QByteArrayList first;
    for (const PublicKey &key : pinned) {
        const QByteArray type = key.line.left(key.line.indexOf(' '));
        if (type == "ssh-rsa")
            first << "rsa-sha2-512"
                  << "rsa-sha2-256";
        else
            first << type;
    }
    first << "ssh-ed25519"
          << "ecdsa-sha2-nistp256"
          << "ecdsa-sha2-nistp384"
          << "ecdsa-sha2-nistp521"
          << "rsa-sha2-512"
          << "rsa-sha2-256";
    QByteArrayList unique;
    for (const QByteArray &name : std::as_const(first)) {
        if (!unique.contains(name))
            unique << name;
    }
    return unique.join(',');
}

} // namespace

PublicKey publicKeyOf(ssh_key key)
{
    char *base64 = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK)
        throw Error(FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("public key export")}});
    const char *ecdsa = ssh_pki_key_ecdsa_name(key);
    const QByteArray type = ecdsa && *ecdsa && qstrcmp(ecdsa, "unknown") != 0
                                ? QByteArray(ecdsa)
                                : QByteArray(ssh_key_type_to_char(ssh_key_type(key)));
    PublicKey result{type + ' ' + base64};
    ssh_string_free_char(base64);
    return result;
}

Event::Event(ssh_session session) : m_event(ssh_event_new()), m_session(session)
{
    ssh_event_add_session(m_event, session);
}

Event::~Event()
{
    ssh_event_remove_session(m_event, m_session);
    ssh_event_free(m_event);
}

Link::Link(const ConnectOptions &options, const base::StopToken &stop)
    : m_endpoint(options.endpoint), m_silence(options.silenceTimeout)
{
    const auto until = steady_clock::now() + options.connectTimeout;
    Fd fd = connectTcp(options.endpoint, until, stop);
    switch (peekGreeting(fd.get(), until, stop)) {
    case Greeting::Ssh: break;
    case Greeting::Other: throw endpointError(FailureKind::NotSsh, m_endpoint);
    case Greeting::Closed:
        throw endpointError(FailureKind::HostUnreachable, m_endpoint, QStringLiteral("closed without a greeting"));
    case Greeting::Silence:
        throw Error(FailureKind::TimedOut, {{QStringLiteral("what"), QStringLiteral("ssh greeting")}});
    }
    m_watch = Fd(fcntl(fd.get(), F_DUPFD_CLOEXEC, 0));
    m_session.reset(ssh_new());
    configure(options);
    int raw = fd.get();
    ssh_options_set(m_session.get(), SSH_OPTIONS_FD, &raw);

    ssh_set_counters(m_session.get(), &m_traffic, nullptr);

    const StopSignal signal(stop);
    ssh_set_blocking(m_session.get(), 0);
    int rc = SSH_ERROR;
    try {
        rc = drive(until, signal, "ssh connect", [&] {
            const int result = ssh_connect(m_session.get());
            // From the first call on the descriptor is libssh's, which closes it.
            fd.release();
            return result;
        });
    } catch (const Error &error) {
        if (error.kind() == FailureKind::ConnectionLost)
            throw endpointError(FailureKind::ConnectionLost, m_endpoint, error.failure().detail);
        throw;
    }
    if (rc != SSH_OK)
        throw lost("ssh connect");
    checkHostKey(options);
    logIn(options, until, signal);
    m_event = std::make_unique<Event>(m_session.get());
}

Link::~Link()
{
    if (!m_session)
        return;
    m_event.reset();
    // Says goodbye where that does not block; a dead socket only frees.
    if (alive())
        ssh_disconnect(m_session.get());
}

void Link::configure(const ConnectOptions &options)
{
    ssh_session session = m_session.get();
    const int no = 0;
    const auto set = [&](ssh_options_e option, const QByteArray &value) {
        if (ssh_options_set(session, option, value.constData()) != SSH_OK)
            throw Error(FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("ssh options")}},
                        QString::fromUtf8(ssh_get_error(session)));
    };
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &no);
    set(SSH_OPTIONS_SSH_DIR, "/nonexistent");
    set(SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
    set(SSH_OPTIONS_HOST, options.endpoint.host.toUtf8());
    const unsigned port = options.endpoint.port;
    ssh_options_set(session, SSH_OPTIONS_PORT, &port);
    set(SSH_OPTIONS_USER, options.user.toUtf8());
    set(SSH_OPTIONS_HOSTKEYS, hostKeyAlgorithms(options.hostKeys));
    const int yes = 1;
    ssh_options_set(session, SSH_OPTIONS_NODELAY, &yes);
    ssh_options_set(session, SSH_OPTIONS_GSSAPI_AUTH, &no);
}

void Link::checkHostKey(const ConnectOptions &options)
{
    ssh_key raw = nullptr;
    if (ssh_get_server_publickey(m_session.get(), &raw) != SSH_OK)
        throw lost("host key");
    m_hostKey = publicKeyOf(Key(raw).get());
    if (options.hostKeys.contains(m_hostKey))
        return;
    QByteArrayList expected;
    for (const PublicKey &key : options.hostKeys)
        expected << key.sha256Fingerprint();
    abort();
    throw Error(options.hostKeys.isEmpty() ? FailureKind::HostKeyUnknown : FailureKind::HostKeyChanged,
                {{QStringLiteral("host"), m_endpoint.host},
                 {QStringLiteral("expected"), QString::fromLatin1(expected.join(", "))},
                 {QStringLiteral("found"), QString::fromLatin1(m_hostKey.sha256Fingerprint())}});
}

void Link::logIn(const ConnectOptions &options, base::SteadyTime until, const StopSignal &stop)
{
    QByteArray pem(options.identity.privatePem.reveal().data(), int(options.identity.privatePem.reveal().size()));
    ssh_key raw = nullptr;
    const int imported = ssh_pki_import_privkey_base64(pem.constData(), nullptr, nullptr, nullptr, &raw);
    base::wipe(pem.data(), size_t(pem.size()));
    const Key key(raw);
    if (imported != SSH_OK)
        throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("sshKeyFile")},
                                                {QStringLiteral("reason"), QStringLiteral("unreadable")}});
    const int rc = drive(until, stop, "ssh login", [&] {
        const int result = ssh_userauth_publickey(m_session.get(), nullptr, key.get());
        return result == SSH_AUTH_AGAIN ? SSH_AGAIN : result;
    });
    if (rc == SSH_AUTH_SUCCESS)
        return;
    const bool refused = rc == SSH_AUTH_DENIED || rc == SSH_AUTH_PARTIAL;
    if (!refused)
        throw lost("ssh login");
    throw Error(FailureKind::LoginRefused,
                {{QStringLiteral("host"), m_endpoint.host}, {QStringLiteral("user"), options.user}},
                QString::fromUtf8(ssh_get_error(m_session.get())));
}

void Link::abort()
{
    m_dead = true;
    if (m_watch)
        shutdown(m_watch.get(), SHUT_RDWR);
}

void Link::startListening()
{
    m_lastHeard = steady_clock::now();
    m_lastProbe = m_lastHeard;
}

void Link::listen()
{
    if (m_heardBytes == m_traffic.in_bytes)
        return;
    m_heardBytes = m_traffic.in_bytes;
    m_lastHeard = steady_clock::now();
}

short Link::wantedEvents() const
{
    const bool writing = (ssh_get_poll_flags(m_session.get()) & SSH_WRITE_PENDING) != 0;
    return short(POLLIN | (writing ? POLLOUT : 0));
}

void Link::wait(base::SteadyTime until, const StopSignal &stop, const char *what)
{
    if (!alive())
        throw lost(what);
    if (steady_clock::now() >= until)
        throw Error(FailureKind::TimedOut, {{QStringLiteral("what"), QString::fromLatin1(what)}});
    listen();
    const auto look = std::min({until, m_lastHeard + m_silence, std::max(m_lastProbe, m_lastHeard) + m_silence / 3});
    switch (waitSocket(m_watch.get(), wantedEvents(), look, stop)) {
    case Ready::Stopped: throw Error(FailureKind::Cancelled);
    case Ready::Yes: return;
    case Ready::No: checkSilence();
    }
}

void Link::checkSilence()
{
    listen();
    const auto now = steady_clock::now();
    if (now - m_lastHeard >= m_silence) {
        abort();
        throw lost("no sign of life");
    }
    if (now - std::max(m_lastProbe, m_lastHeard) < m_silence / 3)
        return;
    m_lastProbe = now;
    // The first call may only collect the answer to the probe before; a second one in flight does no harm.
    ssh_send_keepalive(m_session.get());
    ssh_send_keepalive(m_session.get());
}

Error Link::lost(const char *what) const
{
    return endpointError(FailureKind::ConnectionLost, m_endpoint,
                         QString::fromLatin1(what) + QStringLiteral(": ")
                             + QString::fromUtf8(m_session ? ssh_get_error(m_session.get()) : ""));
}

} // namespace spotbook::ssh
