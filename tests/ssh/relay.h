// A TCP relay on loopback that can be cut or frozen, for connections that drop and for machines that fall silent.
#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <list>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace spotbook::tests {

class Relay
{
public:
    explicit Relay(unsigned short target, const char *host = "127.0.0.1") : m_target(target), m_host(host)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = local(0, "127.0.0.1");
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_listener, 64);
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token &stop) { work(stop); });
    }
    ~Relay()
    {
        m_thread.request_stop();
        m_thread.join();
        ::close(m_listener);
    }

    unsigned short port() const { return m_port; }
    void cut() { m_cut = true; }                    // every connection of now, once
    void freeze(bool frozen) { m_frozen = frozen; } // nothing passes; connections stay open
    long long bytes() const { return m_bytes; }     // from the client to the server

private:
    struct Pair
    {
        int near;
        int far;
    };

    static sockaddr_in local(unsigned short port, const char *host)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = inet_addr(host);
        return address;
    }

    void work(const std::stop_token &stop)
    {
        std::list<Pair> pairs;
        while (!stop.stop_requested()) {
            if (m_cut.exchange(false))
                closeAll(pairs);
            if (m_frozen) {
                poll(nullptr, 0, 5);
                continue;
            }
            std::vector<pollfd> set{{m_listener, POLLIN, 0}};
            for (const Pair &pair : pairs) {
                set.push_back({pair.near, POLLIN, 0});
                set.push_back({pair.far, POLLIN, 0});
            }
            poll(set.data(), set.size(), 5);
            std::size_t at = 1;
            for (auto it = pairs.begin(); it != pairs.end();) {
                const bool alive = pass(set[at], it->far, true) && pass(set[at + 1], it->near, false);
                at += 2;
                if (alive) {
                    ++it;
                    continue;
                }
                ::close(it->near);
                ::close(it->far);
                it = pairs.erase(it);
            }
            if (set[0].revents)
                open(pairs);
        }
        closeAll(pairs);
    }

    void open(std::list<Pair> &pairs)
    {
        const int near = ::accept(m_listener, nullptr, nullptr);
        const int far = ::socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in address = local(m_target, m_host);
        if (::connect(far, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(near);
            ::close(far);
            return;
        }
        pairs.push_back({near, far});
    }

    bool pass(const pollfd &from, int to, bool upstream)
    {
        if (!from.revents)
            return true;
        char piece[65536];
        const auto got = ::recv(from.fd, piece, sizeof piece, MSG_DONTWAIT);
        if (got <= 0)
            return false;
        if (upstream)
            m_bytes += got;
        for (ssize_t sent = 0; sent < got;) {
            const auto part = ::send(to, piece + sent, std::size_t(got - sent), MSG_NOSIGNAL);
            if (part <= 0)
                return false;
            sent += part;
        }
        return true;
    }

    static void closeAll(std::list<Pair> &pairs)
    {
        for (const Pair &pair : pairs) {
            ::close(pair.near);
            ::close(pair.far);
        }
        pairs.clear();
    }

    int m_listener = -1;
    unsigned short m_port = 0;
    unsigned short m_target;
    const char *m_host;
    std::atomic<bool> m_cut{false};
    std::atomic<bool> m_frozen{false};
    std::atomic<long long> m_bytes{0};
    std::jthread m_thread;
};

} // namespace spotbook::tests
