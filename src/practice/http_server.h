// The socket side: HTTP/1.1 on loopback, asynchronous, with request lines of up to 256 KiB.
#pragma once

#include "practice/cloud.h"

#include <memory>

namespace spotbook::practice {

class HttpServer
{
public:
    // Listens at once (port 0: any free one); throws std::runtime_error. Answers until stop() or destruction; open
    // connections are then cut.
    HttpServer(Cloud &cloud, const QString &address, quint16 port);
    ~HttpServer();
    quint16 port() const;
    void stop();

private:
    struct Inner;
    std::shared_ptr<Inner> m_inner;
};

} // namespace spotbook::practice
