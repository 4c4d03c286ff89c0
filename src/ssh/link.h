// One libssh session over a socket of our own, never blocking: every wait goes through one poll() that also knows the
// stop, the deadline and the silence limit. Internal to ssh/.
#pragma once

#include "ssh/session.h"
#include "ssh/socket.h"

#include <atomic>
#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <memory>

namespace spotbook::ssh {

struct KeyFree
{
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using Key = std::unique_ptr<ssh_key_struct, KeyFree>;

struct ChannelFree
{
    void operator()(ssh_channel channel) const { ssh_channel_free(channel); }
};
using Channel = std::unique_ptr<ssh_channel_struct, ChannelFree>;

// Lets libssh look at its socket. A question about a channel does so too, but no longer once that channel has seen its
// end of file, and then the exit code behind it would never be read.
class Event
{
public:
    explicit Event(ssh_session session);
    ~Event();
    Event(const Event &) = delete;
    Event &operator=(const Event &) = delete;
    // Takes in and gives out what is possible without waiting.
    void pump() { ssh_event_dopoll(m_event, 0); }

private:
    ssh_event m_event;
    ssh_session m_session;
};

PublicKey publicKeyOf(ssh_key key);

// Belongs to one thread at a time.
class Link
{
public:
    // Connects, checks the host key and only then logs in.
    Link(const ConnectOptions &options, const base::StopToken &stop);
    ~Link();
    Link(const Link &) = delete;
    Link &operator=(const Link &) = delete;

    ssh_session raw() const { return m_session.get(); }
    const PublicKey &hostKey() const { return m_hostKey; }
    int socket() const { return m_watch.get(); }
    bool alive() const { return !m_dead && ssh_is_connected(m_session.get()) != 0; }
    // Shuts the socket down at once; from then on everything ends with ConnectionLost. Safe from another thread.
    void abort();

    void pump() { m_event->pump(); }
    // Begins a series of waits: silence is counted from now.
    void startListening();
    // Waits until the socket has something for libssh. Throws Cancelled, TimedOut, ConnectionLost; the socket itself
    // stays as it is.
    void wait(base::SteadyTime until, const StopSignal &stop, const char *what);
    // Repeats a libssh call while it says SSH_AGAIN. On a throw the socket is shut down: a half-done exchange cannot
    // be taken up again.
    template <typename Call>
    int drive(base::SteadyTime until, const StopSignal &stop, const char *what, Call &&call)
    {
        startListening();
        try {
            for (;;) {
                const int rc = call();
                if (rc != SSH_AGAIN)
                    return rc;
                wait(until, stop, what);
            }
        } catch (...) {
            abort();
            throw;
        }
    }
    // poll(2) events to wait for on socket().
    short wantedEvents() const;
    // Sends a keep-alive after a third of the silence limit; throws ConnectionLost after all of it.
    void checkSilence();
    domain::Error lost(const char *what) const;

private:
    struct Free
    {
        void operator()(ssh_session session) const { ssh_free(session); }
    };
    void configure(const ConnectOptions &options);
    void listen();
    void checkHostKey(const ConnectOptions &options);
    void logIn(const ConnectOptions &options, base::SteadyTime until, const StopSignal &stop);

    domain::Endpoint m_endpoint;
    base::milliseconds m_silence;
    base::SteadyTime m_lastHeard;
    base::SteadyTime m_lastProbe;
    ssh_counter_struct m_traffic{}; // kept by libssh: any call of it may read from the socket
    quint64 m_heardBytes = 0;
    Fd m_watch; // a second descriptor of the socket: stays valid whatever libssh closes
    std::atomic<bool> m_dead{false};
    std::unique_ptr<ssh_session_struct, Free> m_session;
    std::unique_ptr<Event> m_event;
    PublicKey m_hostKey;
};

} // namespace spotbook::ssh
