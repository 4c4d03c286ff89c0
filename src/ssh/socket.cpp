#include "ssh/socket.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace spotbook::ssh {

using domain::Error;
using domain::FailureKind;

namespace {

void setFlags(int fd)
{
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

int pollTime(base::SteadyTime until)
{
    const auto left = std::chrono::ceil<base::milliseconds>(until - std::chrono::steady_clock::now());
    return int(std::clamp<qint64>(left.count(), 0, 1'000'000'000));
}

// A peer that closes while we write must not end the program.
void ignoreBrokenPipes()
{
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction now
        {
        };
        if (sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL)
            std::signal(SIGPIPE, SIG_IGN);
    });
}

// Addresses are what clouds hand out, so that this does not wait for a name server in practice.
std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> resolve(const domain::Endpoint &endpoint)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo *found = nullptr;
    const int rc =
        getaddrinfo(endpoint.host.toUtf8().constData(), QByteArray::number(endpoint.port).constData(), &hints, &found);
    if (rc != 0)
        throw endpointError(FailureKind::HostUnreachable, endpoint, QString::fromLocal8Bit(gai_strerror(rc)));
    return {found, &freeaddrinfo};
}

} // namespace

Fd &Fd::operator=(Fd &&other) noexcept
{
    if (this != &other) {
        reset();
        m_fd = other.release();
    }
    return *this;
}

int Fd::release()
{
    return std::exchange(m_fd, -1);
}

void Fd::reset()
{
    if (m_fd >= 0)
        close(m_fd);
    m_fd = -1;
}

StopSignal::StopSignal(const base::StopToken &stop)
{
    if (!stop.stop_possible())
        return;
    int ends[2];
    if (pipe(ends) != 0)
        throw Error(FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("pipe")}});
    m_read = Fd(ends[0]);
    m_write = Fd(ends[1]);
    setFlags(ends[0]);
    setFlags(ends[1]);
    m_callback.emplace(stop, Raise{this});
}

void StopSignal::raise() const
{
    // One byte in an empty pipe cannot fail in a way that matters: readable is all that is asked.
    [[maybe_unused]] const auto written = write(m_write.get(), "", 1);
}

Ready waitSocket(int fd, short events, base::SteadyTime until, const StopSignal &stop)
{
    for (;;) {
        pollfd set[2] = {{fd, events, 0}, {stop.fd(), POLLIN, 0}};
        const int rc = poll(set, 2, pollTime(until));
        if (rc < 0 && errno == EINTR)
            continue;
        if (set[1].revents != 0)
            return Ready::Stopped;
        return rc > 0 ? Ready::Yes : Ready::No;
    }
}

Error endpointError(FailureKind kind, const domain::Endpoint &endpoint, const QString &detail)
{
    return Error(kind,
                 {{QStringLiteral("host"), endpoint.host}, {QStringLiteral("port"), QString::number(endpoint.port)}},
                 detail);
}

Fd connectTcp(const domain::Endpoint &endpoint, base::SteadyTime until, const base::StopToken &stop)
{
    ignoreBrokenPipes();
    const StopSignal signal(stop);
    const auto addresses = resolve(endpoint);
    int error = EADDRNOTAVAIL;
    for (const addrinfo *address = addresses.get(); address; address = address->ai_next) {
        Fd fd(socket(address->ai_family, address->ai_socktype, address->ai_protocol));
        if (!fd)
            continue;
        setFlags(fd.get());
        const int yes = 1;
        setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (::connect(fd.get(), address->ai_addr, address->ai_addrlen) == 0)
            return fd;
        error = errno;
        if (error != EINPROGRESS)
            continue;
        switch (waitSocket(fd.get(), POLLOUT, until, signal)) {
        case Ready::Stopped: throw Error(FailureKind::Cancelled);
        case Ready::No:
            throw endpointError(FailureKind::HostUnreachable, endpoint, QStringLiteral("no answer in time"));
        case Ready::Yes: break;
        }
        socklen_t size = sizeof error;
        getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        if (error == 0)
            return fd;
    }
    throw endpointError(FailureKind::HostUnreachable, endpoint, QString::fromLocal8Bit(std::strerror(error)));
}

Greeting peekGreeting(int fd, base::SteadyTime until, const base::StopToken &stop)
{
    const StopSignal signal(stop);
    constexpr char expected[] = {'S', 'S', 'H', '-'};
    base::SteadyTime pause = until;
    for (;;) {
        char begin[sizeof expected];
        const auto got = recv(fd, begin, sizeof begin, MSG_PEEK | MSG_DONTWAIT);
        if (got == 0)
            return Greeting::Closed;
        if (got > 0 && std::memcmp(begin, expected, size_t(got)) != 0)
            return Greeting::Other;
        if (got == sizeof begin)
            return Greeting::Ssh;
        if (got < 0 && errno != EAGAIN && errno != EINTR)
            return Greeting::Closed;
        if (std::chrono::steady_clock::now() >= until)
            return Greeting::Silence;
        // A part of the greeting keeps the socket readable: look again a little later instead of at once.
        pause = got > 0 ? std::min(until, std::chrono::steady_clock::now() + base::milliseconds(20)) : until;
        if (waitSocket(fd, got > 0 ? 0 : POLLIN, pause, signal) == Ready::Stopped)
            throw Error(FailureKind::Cancelled);
    }
}

} // namespace spotbook::ssh
