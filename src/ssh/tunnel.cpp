// Forwards connections of 127.0.0.1 to the machine's own 127.0.0.1 ("direct-tcpip", RFC 4254 §7.2).
#include "ssh/link.h"

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <libssh/callbacks.h>
#include <list>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace spotbook::ssh {

using domain::Error;
using domain::Failure;
using domain::FailureKind;

namespace {

constexpr int pieceSize = 32 * 1024;
constexpr int mostWaiting = 256 * 1024; // per direction and connection; then the fast side has to wait
constexpr base::milliseconds firstPause{500};
constexpr base::milliseconds longestPause{30'000};
constexpr base::milliseconds tick{1'000};

Fd listenLocally(quint16 port, quint16 &bound)
{
    Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int yes = 1;
    setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(fd.get(), generic, size) != 0 || ::listen(fd.get(), 64) != 0
        || getsockname(fd.get(), generic, &size) != 0)
        throw Error(FailureKind::PortTaken, {{QStringLiteral("port"), QString::number(port)}});
    bound = ntohs(address.sin_port);
    return fd;
}

// One browser connection and its channel. libssh takes packets in for all channels whenever it is asked about one, so
// each flow says through `arrived` that something came for it after its turn.
class Flow
{
public:
    Flow(Fd client, Link &link, quint16 remotePort, bool &arrived)
        : m_client(std::move(client)), m_channel(ssh_channel_new(link.raw())), m_link(link), m_remotePort(remotePort)
    {
        m_callbacks.userdata = &arrived;
        m_callbacks.channel_data_function = [](ssh_session, ssh_channel, void *, uint32_t, int, void *flag) {
            *static_cast<bool *>(flag) = true;
            return 0; // stays in the channel until it is read
        };
        m_callbacks.channel_eof_function = note;
        m_callbacks.channel_close_function = note;
        ssh_callbacks_init(&m_callbacks);
        ssh_set_channel_callbacks(m_channel.get(), &m_callbacks);
    }
    ~Flow() { ssh_remove_channel_callbacks(m_channel.get(), &m_callbacks); }
    Flow(const Flow &) = delete;
    Flow &operator=(const Flow &) = delete;

    int fd() const { return m_client.get(); }
    short events() const
    {
        short wanted = 0;
        if (m_open && !m_clientDone && m_toRemote.size() < mostWaiting)
            wanted |= POLLIN;
        if (!m_toClient.isEmpty())
            wanted |= POLLOUT;
        return wanted;
    }

    // Moves what can be moved; false when the connection is over.
    bool turn()
    {
        if (!m_open) {
            const int rc = ssh_channel_open_forward(m_channel.get(), "127.0.0.1", m_remotePort, "127.0.0.1", 0);
            if (rc == SSH_AGAIN)
                return true;
            if (rc != SSH_OK)
                return false;
            m_open = true;
        }
        return fromClient() && fromRemote();
    }

private:
    static void note(ssh_session, ssh_channel, void *flag) { *static_cast<bool *>(flag) = true; }

    bool fromClient()
    {
        char piece[pieceSize];
        while (!m_clientDone && m_toRemote.size() < mostWaiting) {
            const auto got = recv(m_client.get(), piece, sizeof piece, MSG_DONTWAIT);
            if (got < 0 && (errno == EAGAIN || errno == EINTR))
                break;
            if (got <= 0)
                m_clientDone = true;
            else
                m_toRemote.append(piece, int(got));
        }
        while (!m_toRemote.isEmpty()) {
            const qint64 room = ssh_channel_window_size(m_channel.get());
            if (room <= 0 || (m_link.wantedEvents() & POLLOUT))
                return true;
            const auto part = uint32_t(std::min<qint64>({room, pieceSize, m_toRemote.size()}));
            const int written = ssh_channel_write(m_channel.get(), m_toRemote.constData(), part);
            if (written <= 0)
                return ssh_channel_is_open(m_channel.get());
            m_toRemote.remove(0, written);
        }
        if (m_clientDone && !m_eofSent) {
            ssh_channel_send_eof(m_channel.get());
            m_eofSent = true;
        }
        return true;
    }

    bool fromRemote()
    {
        char piece[pieceSize];
        while (m_toClient.size() < mostWaiting) {
            const int got = ssh_channel_read_nonblocking(m_channel.get(), piece, sizeof piece, 0);
            if (got <= 0)
                break;
            m_toClient.append(piece, got);
        }
        while (!m_toClient.isEmpty()) {
            const auto sent =
                send(m_client.get(), m_toClient.constData(), size_t(m_toClient.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (sent < 0 && (errno == EAGAIN || errno == EINTR))
                return true;
            if (sent < 0)
                return false;
            m_toClient.remove(0, int(sent));
        }
        if (!ssh_channel_is_eof(m_channel.get()) && !ssh_channel_is_closed(m_channel.get()))
            return true;
        if (!m_shut)
            shutdown(m_client.get(), SHUT_WR);
        m_shut = true;
        return !m_clientDone && ssh_channel_is_open(m_channel.get());
    }

    Fd m_client;
    Channel m_channel;
    Link &m_link;
    quint16 m_remotePort;
    ssh_channel_callbacks_struct m_callbacks{};
    QByteArray m_toRemote;
    QByteArray m_toClient;
    bool m_open = false;
    bool m_clientDone = false;
    bool m_eofSent = false;
    bool m_shut = false;
};

class TunnelImpl final : public Tunnel
{
public:
    TunnelImpl(const ConnectOptions &options, quint16 localPort, quint16 remotePort)
        : m_options(options), m_remotePort(remotePort), m_listener(listenLocally(localPort, m_localPort)),
          m_thread([this](const base::StopToken &stop) { work(stop); })
    {
    }

    quint16 localPort() const override { return m_localPort; }
    bool connected() const override { return m_connected; }
    std::optional<Failure> trouble() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_trouble;
    }

private:
    void work(const base::StopToken &stop)
    {
        auto pause = firstPause;
        while (!stop.stop_requested()) {
            try {
                Link link(m_options, stop);
                note(std::nullopt);
                pause = firstPause;
                serve(link, stop);
            } catch (const Error &error) {
                note(error.failure());
                const FailureKind kind = error.kind();
                if (kind == FailureKind::HostKeyChanged || kind == FailureKind::HostKeyUnknown
                    || kind == FailureKind::LoginRefused || kind == FailureKind::InvalidInput)
                    return;
            }
            m_connected = false;
            m_clock.sleepFor(pause, stop);
            pause = std::min(pause * 2, longestPause);
        }
    }

    void note(std::optional<Failure> trouble)
    {
        const std::lock_guard lock(m_mutex);
        m_connected = !trouble;
        m_trouble = std::move(trouble);
    }

    void serve(Link &link, const base::StopToken &stop)
    {
        const StopSignal signal(stop);
        bool arrived = false;
        std::list<Flow> flows;
        link.startListening();
        while (!stop.stop_requested()) {
            accept(flows, link, arrived);
            do {
                arrived = false;
                link.pump();
                flows.remove_if([](Flow &flow) { return !flow.turn(); });
            } while (arrived && !stop.stop_requested());
            if (!link.alive())
                throw link.lost("tunnel");
            waitForWork(flows, link, signal);
            link.checkSilence();
        }
    }

    void accept(std::list<Flow> &flows, Link &link, bool &arrived)
    {
        for (;;) {
            Fd client(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            if (!client)
                return;
            flows.emplace_back(std::move(client), link, m_remotePort, arrived);
        }
    }

    void waitForWork(const std::list<Flow> &flows, Link &link, const StopSignal &signal) const
    {
        std::vector<pollfd> set{
            {link.socket(), link.wantedEvents(), 0}, {m_listener.get(), POLLIN, 0}, {signal.fd(), POLLIN, 0}};
        for (const Flow &flow : flows) {
            if (flow.events() != 0)
                set.push_back({flow.fd(), flow.events(), 0});
        }
        poll(set.data(), nfds_t(set.size()), int(tick.count()));
    }

    ConnectOptions m_options;
    quint16 m_remotePort;
    quint16 m_localPort = 0;
    Fd m_listener;
    base::SystemClock m_clock;
    std::atomic<bool> m_connected{false};
    mutable std::mutex m_mutex;
    std::optional<Failure> m_trouble;
    std::jthread m_thread; // last: ends before the rest goes
};

} // namespace

std::unique_ptr<Tunnel> openTunnel(const ConnectOptions &options, quint16 localPort, quint16 remotePort)
{
    return std::make_unique<TunnelImpl>(options, localPort, remotePort);
}

} // namespace spotbook::ssh
