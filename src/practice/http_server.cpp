#include "practice/http_server.h"

#include <QDateTime>
#include <QLocale>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <optional>
#include <thread>
#include <vector>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

namespace spotbook::practice {

namespace {

QByteArray bytes(beast::string_view text)
{
    return QByteArray(text.data(), int(text.size()));
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toLatin1();
}

// One connection; keeps itself alive through the handlers in flight. All its work is on one strand.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(tcp::socket socket, Cloud &cloud)
        : m_stream(std::move(socket)), m_timer(m_stream.get_executor()), m_cloud(cloud)
    {
    }

    void read()
    {
        m_parser.emplace();
        m_parser->header_limit(256 * 1024);
        m_parser->body_limit(1024 * 1024);
        m_stream.expires_after(std::chrono::seconds(60));
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (error)
                                 self->refuse(error);
                             else
                                 self->serve();
                         });
    }

private:
    void refuse(beast::error_code error)
    {
        if (error != http::error::header_limit && error != http::error::body_limit) {
            close();
            return;
        }
        HttpAnswer answer;
        answer.status = error == http::error::body_limit ? 413 : 414;
        m_keepAlive = false;
        send(answer);
    }

    void serve()
    {
        const auto &message = m_parser->get();
        HttpRequest request;
        request.method = bytes(message.method_string());
        const QByteArray target = bytes(message.target());
        const int mark = target.indexOf('?');
        request.path = mark < 0 ? target : target.left(mark);
        request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
        for (const auto &field : message)
            request.headers.insert(bytes(field.name_string()).toLower(), bytes(field.value()).trimmed());
        request.body = QByteArray(message.body().data(), int(message.body().size()));
        beast::error_code ignored;
        const auto remote = m_stream.socket().remote_endpoint(ignored);
        request.remoteAddress = QByteArray::fromStdString(remote.address().to_string());
        m_keepAlive = message.keep_alive();
        m_stream.expires_never();
        m_cloud.handle(request, [self = shared_from_this()](const HttpAnswer &answer) {
            asio::post(self->m_stream.get_executor(), [self, answer] { self->answerLater(answer); });
        });
    }

    void answerLater(const HttpAnswer &answer)
    {
        if (answer.mishap == Mishap::Hang) {
            // Nothing is sent; the connection stays open until the client or the server goes.
            m_timer.expires_after(std::chrono::hours(1));
            m_timer.async_wait([self = shared_from_this()](beast::error_code) { self->close(); });
            watchForClose();
            return;
        }
        if (answer.delayMs <= 0) {
            send(answer);
            return;
        }
        m_timer.expires_after(std::chrono::milliseconds(answer.delayMs));
        m_timer.async_wait([self = shared_from_this(), answer](beast::error_code error) {
            if (!error)
                self->send(answer);
        });
    }

    void watchForClose()
    {
        m_stream.socket().async_wait(tcp::socket::wait_read,
                                     [self = shared_from_this()](beast::error_code) { self->m_timer.cancel(); });
    }

    void send(const HttpAnswer &answer)
    {
        if (answer.mishap == Mishap::CloseWithoutAnswer) {
            close();
            return;
        }
        http::response<http::string_body> response(static_cast<http::status>(answer.status), 11);
        response.set(http::field::server, "spotbook-practice-cloud");
        response.set(http::field::date, httpDate(m_cloud.serverTimeMs()).toStdString());
        response.set(http::field::content_type, answer.contentType.toStdString());
        for (auto it = answer.headers.begin(); it != answer.headers.end(); ++it)
            response.set(it.key().toStdString(), it.value().toStdString());
        response.keep_alive(m_keepAlive);
        response.body() = answer.body.toStdString();
        response.prepare_payload();
        std::ostringstream text;
        text << response;
        m_out = text.str();
        if (answer.mishap == Mishap::CutInBody) {
            m_out.resize(m_out.size() - std::min<std::size_t>(m_out.size(), std::size_t(answer.body.size()) / 2 + 1));
            m_keepAlive = false;
        } else if (answer.mishap == Mishap::Twice) {
            m_out += m_out;
            m_keepAlive = false;
        }
        m_stream.expires_after(std::chrono::seconds(60));
        asio::async_write(m_stream, asio::buffer(m_out),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error || !self->m_keepAlive)
                                  self->close();
                              else
                                  self->read();
                          });
    }

    void close()
    {
        beast::error_code ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
        m_stream.close();
    }

    beast::tcp_stream m_stream;
    asio::steady_timer m_timer;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::string m_out;
    bool m_keepAlive = true;
    Cloud &m_cloud;
};

} // namespace

struct HttpServer::Inner
{
    explicit Inner(Cloud &owner) : cloud(owner) {}

    void accept()
    {
        acceptor.async_accept(asio::make_strand(io), [this](beast::error_code error, tcp::socket socket) {
            if (!error)
                std::make_shared<Connection>(std::move(socket), cloud)->read();
            if (error != asio::error::operation_aborted && acceptor.is_open())
                accept();
        });
    }

    void tickSoon()
    {
        ticker.expires_after(std::chrono::milliseconds(100));
        ticker.async_wait([this](beast::error_code error) {
            if (error)
                return;
            cloud.tick();
            tickSoon();
        });
    }

    Cloud &cloud;
    asio::io_context io;
    tcp::acceptor acceptor{io};
    asio::steady_timer ticker{io};
    std::vector<std::jthread> threads;
};

HttpServer::HttpServer(Cloud &cloud, const QString &address, quint16 port) : m_inner(std::make_shared<Inner>(cloud))
{
    const tcp::endpoint endpoint(asio::ip::make_address(address.toStdString()), port);
    if (!endpoint.address().is_loopback())
        throw std::runtime_error("the practice cloud listens on loopback addresses only");
    m_inner->acceptor.open(endpoint.protocol());
    m_inner->acceptor.set_option(asio::socket_base::reuse_address(true));
    m_inner->acceptor.bind(endpoint);
    m_inner->acceptor.listen();
    m_inner->accept();
    m_inner->tickSoon();
    for (int i = 0; i < 2; ++i)
        m_inner->threads.emplace_back([inner = m_inner.get()] { inner->io.run(); });
}

HttpServer::~HttpServer()
{
    stop();
}

quint16 HttpServer::port() const
{
    return m_inner->acceptor.local_endpoint().port();
}

void HttpServer::stop()
{
    m_inner->io.stop();
    m_inner->threads.clear();
}

} // namespace spotbook::practice
