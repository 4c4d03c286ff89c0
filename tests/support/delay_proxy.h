// A TCP relay on loopback that holds every byte back for a fixed time in each direction: a long line without
// a kernel module. Order is kept, bandwidth is not limited.
#pragma once

#include <QString>
#include <chrono>
#include <memory>

namespace spotbook::test {

class DelayProxy
{
public:
    // Listens on 127.0.0.1; port() is free for the caller to use as soon as the constructor returns.
    DelayProxy(const QString &targetHost, quint16 targetPort, std::chrono::milliseconds oneWay);
    ~DelayProxy();
    quint16 port() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace spotbook::test
