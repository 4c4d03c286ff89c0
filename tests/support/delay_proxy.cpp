#include "support/delay_proxy.h"

#include <QByteArray>
#include <arpa/inet.h>
#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <list>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace spotbook::test {

namespace {

using Clock = std::chrono::steady_clock;

struct Piece
{
    Clock::time_point due;
    QByteArray bytes; // empty = end of stream
};

// One direction of one connection.
struct Pipe
{
    int from = -1;
    int to = -1;
    bool readEnded = false;
    bool writeEnded = false;
    std::deque<Piece> queue;
};

struct Connection
{
    Pipe there;
    Pipe back;
};

sockaddr_in addressOf(const QString &host, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host.toLatin1().constData(), &address.sin_addr) != 1)
        throw std::runtime_error("not an IPv4 address");
    return address;
}

void prepare(int fd)
{
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(fd, F_SETFL, O_NONBLOCK);
}

} // namespace

struct DelayProxy::State
{
    int listener = -1;
    int wake = -1;
    quint16 port = 0;
    sockaddr_in target{};
    std::chrono::milliseconds oneWay{0};
    std::list<Connection> connections;
    std::jthread thread;

    void accept()
    {
        const int client = ::accept(listener, nullptr, nullptr);
        if (client < 0)
            return;
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(server, reinterpret_cast<const sockaddr *>(&target), sizeof target) != 0) {
            ::close(server);
            ::close(client);
            return;
        }
        prepare(client);
        prepare(server);
        connections.push_back({Pipe{client, server, false, false, {}}, Pipe{server, client, false, false, {}}});
    }

    void readInto(Pipe &pipe) const
    {
        char buffer[65536];
        const auto count = ::recv(pipe.from, buffer, sizeof buffer, 0);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        pipe.queue.push_back({Clock::now() + oneWay, count > 0 ? QByteArray(buffer, int(count)) : QByteArray()});
        pipe.readEnded = count <= 0;
    }

    static void writeDue(Pipe &pipe, Clock::time_point now)
    {
        while (!pipe.queue.empty() && pipe.queue.front().due <= now && !pipe.writeEnded) {
            auto &piece = pipe.queue.front();
            if (piece.bytes.isEmpty()) {
                ::shutdown(pipe.to, SHUT_WR);
                pipe.writeEnded = true;
                return;
            }
            const auto count = ::send(pipe.to, piece.bytes.constData(), size_t(piece.bytes.size()), MSG_NOSIGNAL);
            if (count < 0) {
                if (errno != EAGAIN && errno != EINTR)
                    pipe.writeEnded = pipe.readEnded = true;
                return;
            }
            if (count < piece.bytes.size()) {
                piece.bytes.remove(0, int(count));
                return;
            }
            pipe.queue.pop_front();
        }
    }

    int waitTime(Clock::time_point now) const
    {
        auto wait = std::chrono::milliseconds(1000);
        for (const auto &connection : connections) {
            for (const auto *pipe : {&connection.there, &connection.back}) {
                if (!pipe->queue.empty() && !pipe->writeEnded)
                    wait = std::min(
                        wait, std::chrono::duration_cast<std::chrono::milliseconds>(pipe->queue.front().due - now));
            }
        }
        return int(std::max(wait, std::chrono::milliseconds(1)).count());
    }

    void run(const std::stop_token &stop)
    {
        while (!stop.stop_requested()) {
            std::vector<pollfd> fds{{listener, POLLIN, 0}, {wake, POLLIN, 0}};
            std::vector<Pipe *> pipes;
            for (auto &connection : connections) {
                for (auto *pipe : {&connection.there, &connection.back}) {
                    if (!pipe->readEnded) {
                        fds.push_back({pipe->from, POLLIN, 0});
                        pipes.push_back(pipe);
                    }
                }
            }
            ::poll(fds.data(), fds.size(), waitTime(Clock::now()));
            for (size_t i = 0; i < pipes.size(); ++i) {
                if (fds[i + 2].revents != 0)
                    readInto(*pipes[i]);
            }
            if (fds[0].revents != 0)
                accept();
            const auto now = Clock::now();
            for (auto it = connections.begin(); it != connections.end();) {
                writeDue(it->there, now);
                writeDue(it->back, now);
                if (it->there.writeEnded && it->back.writeEnded) {
                    ::close(it->there.from);
                    ::close(it->there.to);
                    it = connections.erase(it);
                } else {
                    ++it;
                }
            }
        }
        for (auto &connection : connections) {
            ::close(connection.there.from);
            ::close(connection.there.to);
        }
    }
};

DelayProxy::DelayProxy(const QString &targetHost, quint16 targetPort, std::chrono::milliseconds oneWay)
    : m_state(std::make_unique<State>())
{
    m_state->target = addressOf(targetHost, targetPort);
    m_state->oneWay = oneWay;
    m_state->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto own = addressOf(QStringLiteral("127.0.0.1"), 0);
    socklen_t size = sizeof own;
    if (::bind(m_state->listener, reinterpret_cast<sockaddr *>(&own), size) != 0 || ::listen(m_state->listener, 64) != 0
        || ::getsockname(m_state->listener, reinterpret_cast<sockaddr *>(&own), &size) != 0) {
        ::close(m_state->listener);
        throw std::runtime_error("the delay proxy cannot listen");
    }
    m_state->port = ntohs(own.sin_port);
    m_state->wake = ::eventfd(0, EFD_CLOEXEC);
    m_state->thread = std::jthread([state = m_state.get()](const std::stop_token &stop) { state->run(stop); });
}

DelayProxy::~DelayProxy()
{
    m_state->thread.request_stop();
    const quint64 one = 1;
    (void)!::write(m_state->wake, &one, sizeof one);
    m_state->thread.join();
    ::close(m_state->listener);
    ::close(m_state->wake);
}

quint16 DelayProxy::port() const
{
    return m_state->port;
}

} // namespace spotbook::test
