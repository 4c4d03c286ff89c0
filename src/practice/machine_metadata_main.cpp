// The metadata service of one practice machine: http://100.100.100.200/latest/... in the machine's own network.
//
// usage: spotbook-practice-metadata MACHINE_DIRECTORY (run in the machine's network namespace)
// Answers from the files below meta/, named by their path with "%2F" for "/", read at each request. Plain mode and the
// token mode ("instance metadata", view in security hardening mode): PUT /latest/api/token with
// X-aliyun-ecs-metadata-token-ttl-seconds, then X-aliyun-ecs-metadata-token. No path but those is known: 404.
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace {

namespace http = boost::beast::http;
namespace fs = std::filesystem;
using boost::asio::ip::tcp;
using Request = http::request<http::string_body>;
using Response = http::response<http::string_body>;
using Time = std::chrono::steady_clock::time_point;

constexpr auto kMetadata = "/latest/meta-data";
constexpr int kLongestToken = 21600; // seconds, the documented limit

class Tokens
{
public:
    std::string make(int seconds)
    {
        unsigned char bytes[24];
        if (getrandom(bytes, sizeof bytes, 0) != ssize_t(sizeof bytes))
            return {};
        std::string token;
        for (unsigned char b : bytes) {
            char hex[3];
            std::snprintf(hex, sizeof hex, "%02x", b);
            token += hex;
        }
        const std::lock_guard lock(m_mutex);
        const Time now = std::chrono::steady_clock::now();
        std::erase_if(m_tokens, [&](const auto &entry) { return entry.second < now; });
        m_tokens[token] = now + std::chrono::seconds(seconds);
        return token;
    }

    bool valid(const std::string &token)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_tokens.find(token);
        return found != m_tokens.end() && found->second >= std::chrono::steady_clock::now();
    }

private:
    std::mutex m_mutex;
    std::map<std::string, Time> m_tokens;
};

std::string encoded(std::string path)
{
    for (size_t at = 0; (at = path.find('/', at)) != std::string::npos; at += 3)
        path.replace(at, 1, "%2F");
    return path;
}

std::string contentOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class Service
{
public:
    explicit Service(fs::path directory) : m_directory(std::move(directory)) {}

    Response answer(const Request &request)
    {
        const std::string target(request.target().substr(0, request.target().find('?')));
        if (target == "/latest/api/token")
            return token(request);
        if (request.method() != http::verb::get)
            return make(http::status::method_not_allowed, {});
        const auto given = request.find("X-aliyun-ecs-metadata-token");
        if (given != request.end() && !m_tokens.valid(std::string(given->value())))
            return make(http::status::unauthorized, {});
        if (target == "/latest/user-data")
            return file(m_directory / "user-data");
        if (target.rfind(kMetadata, 0) != 0)
            return make(http::status::not_found, {});
        std::string path = target.substr(std::string(kMetadata).size());
        while (!path.empty() && path.front() == '/')
            path.erase(0, 1);
        return metadata(path);
    }

private:
    static Response make(http::status status, const std::string &body)
    {
        Response response{status, 11};
        response.set(http::field::content_type, "text/plain");
        response.body() = body;
        response.prepare_payload();
        return response;
    }

    Response token(const Request &request)
    {
        const auto ttl = request.find("X-aliyun-ecs-metadata-token-ttl-seconds");
        const int seconds = ttl == request.end() ? 0 : std::atoi(std::string(ttl->value()).c_str());
        if (request.method() != http::verb::put)
            return make(http::status::method_not_allowed, {});
        if (seconds < 1 || seconds > kLongestToken)
            return make(http::status::bad_request, {});
        return make(http::status::ok, m_tokens.make(seconds));
    }

    Response file(const fs::path &path) const
    {
        std::error_code error;
        if (!fs::is_regular_file(path, error))
            return make(http::status::not_found, {});
        return make(http::status::ok, contentOf(path));
    }

    // A value, or the list of what lies below, sub-directories with a slash.
    Response metadata(std::string path) const
    {
        if (!path.empty() && path.back() != '/') {
            const Response value = file(m_directory / "meta" / encoded(path));
            if (value.result() == http::status::ok)
                return value;
            path += '/';
        }
        const std::string prefix = encoded(path);
        std::set<std::string> names;
        std::error_code error;
        for (const auto &entry : fs::directory_iterator(m_directory / "meta", error)) {
            const std::string name = entry.path().filename();
            if (name.rfind(prefix, 0) != 0)
                continue;
            const size_t slash = name.find("%2F", prefix.size());
            names.insert(slash == std::string::npos ? name.substr(prefix.size())
                                                    : name.substr(prefix.size(), slash - prefix.size()) + '/');
        }
        if (names.empty())
            return make(http::status::not_found, {});
        std::string list;
        for (const std::string &name : names)
            list += (list.empty() ? "" : "\n") + name;
        return make(http::status::ok, list);
    }

    fs::path m_directory;
    Tokens m_tokens;
};

void serve(tcp::socket socket, Service &service)
{
    const timeval limit{10, 0};
    setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    boost::system::error_code error;
    boost::beast::flat_buffer buffer;
    http::request_parser<http::string_body> parser;
    parser.body_limit(4096);
    http::read(socket, buffer, parser, error);
    if (error)
        return;
    Response response = service.answer(parser.get());
    response.version(parser.get().version());
    response.keep_alive(false);
    http::write(socket, response, error);
    socket.shutdown(tcp::socket::shutdown_send, error);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: spotbook-practice-metadata MACHINE_DIRECTORY\n");
        return 2;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL); // never outlives its machine
    try {
        Service service(argv[1]);
        boost::asio::io_context context;
        tcp::acceptor acceptor(context, {boost::asio::ip::make_address("100.100.100.200"), 80});
        for (;;)
            serve(acceptor.accept(), service);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "metadata service: %s\n", error.what());
        return 1;
    }
}
