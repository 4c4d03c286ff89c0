#include "ssh/session.h"

#include "base/random.h"
#include "ssh/link.h"

#include <QHash>
#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <fcntl.h>
#include <libssh/callbacks.h>
#include <libssh/sftp.h>
#include <mutex>
#include <optional>
#include <poll.h>
#include <thread>

namespace spotbook::ssh {

using domain::Error;
using domain::FailureKind;
using std::chrono::steady_clock;

namespace {

constexpr int pieceSize = 32 * 1024;
constexpr base::milliseconds closeLimit{10'000};

// RFC 4254 §6.10 names; the number is what a shell would report.
int exitCodeOfSignal(const char *name)
{
    static const QHash<QByteArray, int> numbers{
        {"ABRT", SIGABRT}, {"ALRM", SIGALRM}, {"FPE", SIGFPE},   {"HUP", SIGHUP},   {"ILL", SIGILL},
        {"INT", SIGINT},   {"KILL", SIGKILL}, {"PIPE", SIGPIPE}, {"QUIT", SIGQUIT}, {"SEGV", SIGSEGV},
        {"TERM", SIGTERM}, {"USR1", SIGUSR1}, {"USR2", SIGUSR2}};
    return 128 + numbers.value(name);
}

// What libssh tells while it takes packets in, which any question about the channel may make it do.
struct Ending
{
    ssh_channel channel;
    std::optional<int> code;
    bool arrived = false; // something came since it was last set to false
    ssh_channel_callbacks_struct callbacks{};

    explicit Ending(ssh_channel of) : channel(of)
    {
        callbacks.userdata = this;
        callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void *self) {
            static_cast<Ending *>(self)->code = status;
            note(nullptr, nullptr, self);
        };
        callbacks.channel_data_function = [](ssh_session, ssh_channel, void *, uint32_t, int, void *self) {
            note(nullptr, nullptr, self);
            return 0; // stays in the channel until it is read
        };
        callbacks.channel_eof_function = note;
        callbacks.channel_close_function = note;
        callbacks.channel_exit_signal_function = [](ssh_session, ssh_channel, const char *signal, int, const char *,
                                                    const char *, void *self) {
            static_cast<Ending *>(self)->code = exitCodeOfSignal(signal);
            note(nullptr, nullptr, self);
        };
        ssh_callbacks_init(&callbacks);
        ssh_set_channel_callbacks(channel, &callbacks);
    }
    static void note(ssh_session, ssh_channel, void *self) { static_cast<Ending *>(self)->arrived = true; }
    // libssh keeps a channel until the other side has closed it too, and would call into this.
    ~Ending() { ssh_remove_channel_callbacks(channel, &callbacks); }
    Ending(const Ending &) = delete;
    Ending &operator=(const Ending &) = delete;
};

// One command on its own channel: feeds the input, drains both streams, waits for the exit code.
class Exchange
{
public:
    Exchange(Link &link, ssh_channel channel, const CommandOptions &options)
        : m_link(link), m_channel(channel), m_options(options), m_ending(channel)
    {
    }

    CommandResult finish(base::SteadyTime until, const StopSignal &stop)
    {
        m_link.startListening();
        for (;;) {
            m_ending.arrived = false;
            m_link.pump();
            const int drained = drain(0) + drain(1);
            const bool moved = feed() || drained > 0;
            if (moved || m_ending.arrived) {
                if (steady_clock::now() < until && waitSocket(m_link.socket(), 0, {}, stop) != Ready::Stopped)
                    continue;
            } else if (ended()) {
                break;
            }
            m_link.wait(until, stop, "ssh command");
        }
        if (!m_ending.code)
            throw m_link.lost("the command ended without an exit code");
        m_result.exitCode = *m_ending.code;
        return std::move(m_result);
    }

private:
    // True when something was given to libssh.
    bool feed()
    {
        const QByteArray &input = m_options.input;
        const int before = m_fed;
        while (m_fed < input.size()) {
            const qint64 room = ssh_channel_window_size(m_channel);
            if (room <= 0 || (m_link.wantedEvents() & POLLOUT))
                return m_fed > before;
            const auto part = uint32_t(std::min<qint64>({room, pieceSize, input.size() - m_fed}));
            const int written = ssh_channel_write(m_channel, input.constData() + m_fed, part);
            if (written <= 0)
                return m_fed > before; // closed on the other side: the exit code will tell
            m_fed += written;
        }
        if (!m_eofSent) {
            ssh_channel_send_eof(m_channel);
            m_eofSent = true;
        }
        return m_fed > before;
    }

    int drain(int stream)
    {
        char piece[pieceSize];
        const int got = ssh_channel_read_nonblocking(m_channel, piece, sizeof piece, stream);
        if (got <= 0)
            return 0;
        if (stream == 0 && m_options.onOut) {
            m_options.onOut(QByteArray(piece, got));
            return got;
        }
        QByteArray &into = stream == 0 ? m_result.out : m_result.err;
        const qint64 room = m_options.maxOutput - into.size();
        if (room > 0)
            into.append(piece, int(std::min<qint64>(room, got)));
        return got;
    }

    bool ended() const
    {
        return ssh_channel_is_closed(m_channel) || (m_ending.code && ssh_channel_is_eof(m_channel)) || !m_link.alive();
    }

    Link &m_link;
    ssh_channel m_channel;
    const CommandOptions &m_options;
    Ending m_ending;
    CommandResult m_result;
    int m_fed = 0;
    bool m_eofSent = false;
};

// While libssh's blocking SFTP calls run: a stop or too long a silence shuts the socket down, which ends them.
class SftpGuard
{
public:
    SftpGuard(Link &link, base::milliseconds limit, const base::StopToken &stop)
        : m_link(link), m_limit(limit), m_until(steady_clock::now() + limit), m_onStop(stop, Stop{this}),
          m_watch([this](const base::StopToken &end) { watch(end); })
    {
        ssh_set_blocking(link.raw(), 1);
    }
    ~SftpGuard() { ssh_set_blocking(m_link.raw(), 0); }

    void progress()
    {
        const std::lock_guard lock(m_mutex);
        m_until = steady_clock::now() + m_limit;
    }

    [[noreturn]] void fail(const char *what)
    {
        if (m_stopped)
            throw Error(FailureKind::Cancelled);
        throw m_link.lost(what);
    }

private:
    struct Stop
    {
        SftpGuard *guard;
        void operator()() const
        {
            guard->m_stopped = true;
            guard->m_link.abort();
        }
    };

    void watch(const base::StopToken &end)
    {
        std::unique_lock lock(m_mutex);
        while (!end.stop_requested()) {
            if (steady_clock::now() >= m_until) {
                m_link.abort();
                return;
            }
            const auto until = m_until;
            m_wake.wait_until(lock, end, until, [&] { return m_until != until; });
        }
    }

    Link &m_link;
    base::milliseconds m_limit;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    base::SteadyTime m_until;
    std::atomic<bool> m_stopped{false};
    base::StopCallback<Stop> m_onStop;
    std::jthread m_watch;
};

class SessionImpl final : public Session
{
public:
    SessionImpl(const ConnectOptions &options, const base::StopToken &stop)
        : m_silence(options.silenceTimeout), m_link(options, stop)
    {
    }

    CommandResult run(const QByteArray &command, const CommandOptions &options, const base::StopToken &stop) override
    {
        const auto until = steady_clock::now() + options.timeout;
        const StopSignal signal(stop);
        if (!m_link.alive())
            throw m_link.lost("ssh command");
        const Channel channel = open(until, signal);
        // Before the command is asked for: its exit code may arrive together with the word that it was begun.
        Exchange exchange(m_link, channel.get(), options);
        if (m_link.drive(until, signal, "ssh command",
                         [&] { return ssh_channel_request_exec(channel.get(), command.constData()); })
            != SSH_OK)
            throw m_link.lost("ssh command");
        try {
            return exchange.finish(until, signal);
        } catch (const Error &error) {
            const bool stopped = error.kind() == FailureKind::Cancelled || error.kind() == FailureKind::TimedOut;
            if (!stopped || !options.keepSessionOnStop)
                m_link.abort();
            throw;
        }
    }

    void upload(const QByteArray &content, const QString &remotePath, int mode, const base::StopToken &stop) override;

    QByteArray readFile(const QString &remotePath, qint64 offset, qint64 maxBytes, const base::StopToken &stop) override
    {
        const QByteArray path = quoted(remotePath);
        CommandOptions options;
        options.maxOutput = maxBytes;
        const auto result = run("[ -e " + path + " ] || exit 0; tail -c +" + QByteArray::number(offset + 1) + " -- "
                                    + path + " | head -c " + QByteArray::number(maxBytes),
                                options, stop);
        if (result.exitCode != 0)
            throw Error(FailureKind::RemoteCommandFailed,
                        {{QStringLiteral("command"), QStringLiteral("tail ") + remotePath},
                         {QStringLiteral("exitCode"), QString::number(result.exitCode)},
                         {QStringLiteral("output"), QString::fromUtf8(result.err)}});
        return result.out;
    }

    PublicKey hostKey() const override { return m_link.hostKey(); }

    QString ownAddressAsSeen(const base::StopToken &stop) override
    {
        const auto result = run("echo \"$SSH_CONNECTION\"", {}, stop);
        return QString::fromLatin1(result.out.left(result.out.indexOf(' ')));
    }

private:
    Channel open(base::SteadyTime until, const StopSignal &stop)
    {
        Channel channel(ssh_channel_new(m_link.raw()));
        const int rc =
            m_link.drive(until, stop, "ssh command", [&] { return ssh_channel_open_session(channel.get()); });
        if (rc != SSH_OK)
            throw m_link.lost("channel");
        return channel;
    }

    // False when only the rename was refused.
    bool sendFile(const QByteArray &content, const QByteArray &path, const QByteArray &temporary, int mode,
                  const base::StopToken &stop);

    base::milliseconds m_silence;
    Link m_link;
};

struct SftpFree
{
    void operator()(sftp_session session) const { sftp_free(session); }
};
using Sftp = std::unique_ptr<sftp_session_struct, SftpFree>;

// SFTP has no word for "no space left" (draft-ietf-secsh-filexfer-02 §7), so the file system is asked.
bool diskIsFull(sftp_session sftp, const QByteArray &folder, qint64 needed)
{
    const std::unique_ptr<sftp_statvfs_struct, decltype(&sftp_statvfs_free)> disk(
        sftp_statvfs(sftp, folder.constData()), &sftp_statvfs_free);
    return disk && (disk->f_bavail * disk->f_frsize < quint64(needed) || (disk->f_files > 0 && disk->f_favail == 0));
}

bool SessionImpl::sendFile(const QByteArray &content, const QByteArray &path, const QByteArray &temporary, int mode,
                           const base::StopToken &stop)
{
    SftpGuard guard(m_link, m_silence, stop);
    const Sftp sftp(sftp_new(m_link.raw()));
    if (!sftp || sftp_init(sftp.get()) != SSH_OK)
        guard.fail("sftp");

    const QByteArray folder = path.contains('/') ? path.left(path.lastIndexOf('/') + 1) : QByteArrayLiteral(".");
    const auto refuse = [&](const char *what) {
        if (!m_link.alive())
            guard.fail(what);
        const int code = sftp_get_error(sftp.get());
        sftp_unlink(sftp.get(), temporary.constData());
        if (diskIsFull(sftp.get(), folder, content.size() + 4096))
            throw Error(FailureKind::RemoteDiskFull, {{QStringLiteral("path"), QString::fromUtf8(path)}});
        throw Error(FailureKind::RemoteCommandFailed,
                    {{QStringLiteral("command"), QString::fromLatin1(what) + u' ' + QString::fromUtf8(path)},
                     {QStringLiteral("exitCode"), QString::number(code)},
                     {QStringLiteral("output"), QString::fromUtf8(ssh_get_error(m_link.raw()))}});
    };

    sftp_file file = sftp_open(sftp.get(), temporary.constData(), O_WRONLY | O_CREAT | O_EXCL, mode_t(mode));
    if (!file)
        refuse("create");
    for (int at = 0; at < content.size();) {
        const int part = std::min(pieceSize, content.size() - at);
        const auto written = sftp_write(file, content.constData() + at, size_t(part));
        if (written <= 0) {
            sftp_close(file);
            refuse("write");
        }
        at += int(written);
        guard.progress();
    }
    if (sftp_close(file) != SSH_OK)
        refuse("write");
    // The server applies its umask when it creates.
    if (sftp_chmod(sftp.get(), temporary.constData(), mode_t(mode)) != SSH_OK)
        refuse("chmod");
    const bool renamed = sftp_rename(sftp.get(), temporary.constData(), path.constData()) == SSH_OK;
    if (!renamed && !m_link.alive())
        guard.fail("rename");
    return renamed;
}

void SessionImpl::upload(const QByteArray &content, const QString &remotePath, int mode, const base::StopToken &stop)
{
    if (!m_link.alive())
        throw m_link.lost("upload");
    if (stop.stop_requested())
        throw Error(FailureKind::Cancelled);
    const QString temporary = remotePath + QStringLiteral(".part-") + base::randomHex(4);
    if (sendFile(content, remotePath.toUtf8(), temporary.toUtf8(), mode, stop))
        return;
    // SFTP 3 does not rename onto a file that exists, and libssh 0.10 knows no other rename.
    const auto moved = run("mv -fT -- " + quoted(temporary) + ' ' + quoted(remotePath), {}, stop);
    if (moved.exitCode != 0) {
        run("rm -f -- " + quoted(temporary), {}, stop);
        throw Error(FailureKind::RemoteCommandFailed,
                    {{QStringLiteral("command"), QStringLiteral("rename ") + remotePath},
                     {QStringLiteral("exitCode"), QString::number(moved.exitCode)},
                     {QStringLiteral("output"), QString::fromUtf8(moved.err)}});
    }
}

} // namespace

std::unique_ptr<Session> connect(const ConnectOptions &options, const base::StopToken &stop)
{
    return std::make_unique<SessionImpl>(options, stop);
}

QByteArray quoted(const QString &argument)
{
    QByteArray text = argument.toUtf8();
    text.replace('\'', "'\\''");
    return '\'' + text + '\'';
}

} // namespace spotbook::ssh
