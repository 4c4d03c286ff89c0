// Sockets that can be waited for and given up: connect, peek, a stop that wakes poll(). Internal to ssh/, but
// for connectTcp().
#pragma once

#include "base/clock.h"
#include "base/stop.h"
#include "domain/failure.h"
#include "domain/machine.h"

#include <QByteArray>
#include <optional>

namespace spotbook::ssh {

// Owns a file descriptor.
class Fd
{
public:
    Fd() = default;
    explicit Fd(int fd) : m_fd(fd) {}
    ~Fd() { reset(); }
    Fd(Fd &&other) noexcept : m_fd(other.release()) {}
    Fd &operator=(Fd &&other) noexcept;

    int get() const { return m_fd; }
    int release();
    void reset();
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

// Becomes readable when a stop is requested; for use beside a socket in poll().
class StopSignal
{
public:
    explicit StopSignal(const base::StopToken &stop);
    int fd() const { return m_read.get(); } // -1 when the token can never stop
    void raise() const;

private:
    struct Raise
    {
        const StopSignal *signal;
        void operator()() const { signal->raise(); }
    };
    Fd m_read;
    Fd m_write;
    std::optional<base::StopCallback<Raise>> m_callback;
};

enum class Ready { Yes, No, Stopped };

// Waits until the socket has one of `events` (poll(2)), the time comes, or the stop. Error conditions count as Yes.
Ready waitSocket(int fd, short events, base::SteadyTime until, const StopSignal &stop);

domain::Error endpointError(domain::FailureKind kind, const domain::Endpoint &endpoint, const QString &detail = {});

// A connected, non-blocking TCP socket. Throws HostUnreachable, Cancelled.
Fd connectTcp(const domain::Endpoint &endpoint, base::SteadyTime until, const base::StopToken &stop);

enum class Greeting { Ssh, Other, Silence, Closed };
// What the server says first, without taking it from the socket. Throws Cancelled.
Greeting peekGreeting(int fd, base::SteadyTime until, const base::StopToken &stop);

} // namespace spotbook::ssh
