#include "practice/machine_network.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace spotbook::practice {
namespace {

// Address of the machine in slirp4netns' own network (slirp4netns(1), DESCRIPTION).
constexpr auto kGuestAddress = "10.0.2.100";

// A UNIX socket's path has at most 107 bytes; through a descriptor of its directory any path will do.
int connectTo(const QString &socketPath)
{
    const QFileInfo info(socketPath);
    const int directory = open(QFile::encodeName(info.path()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0)
        return -1;
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(directory) + '/' + QFile::encodeName(info.fileName());
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.constData(), sizeof address.sun_path - 1);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{5, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int failed = connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ::close(directory);
    if (failed != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

QJsonObject ask(const QString &socketPath, const QJsonObject &request)
{
    const int fd = connectTo(socketPath);
    if (fd < 0)
        throw std::runtime_error("the machine's network does not answer");
    const QByteArray bytes = QJsonDocument(request).toJson(QJsonDocument::Compact);
    QByteArray answer;
    if (send(fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size()) {
        shutdown(fd, SHUT_WR);
        char buffer[4096];
        for (ssize_t n; (n = recv(fd, buffer, sizeof buffer, 0)) > 0;)
            answer.append(buffer, int(n));
    }
    ::close(fd);
    const QJsonObject json = QJsonDocument::fromJson(answer).object();
    if (json.isEmpty())
        throw std::runtime_error("the machine's network gave no answer");
    if (json.contains(QLatin1String("error"))) {
        throw std::runtime_error("the machine's network refused: "
                                 + QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString());
    }
    // slirp4netns(1) shows the answer inside "return"; release 1.2 gives a list without it.
    return json.contains(QLatin1String("return")) ? json.value(QLatin1String("return")).toObject() : json;
}

} // namespace

bool networkAnswers(const QString &socketPath)
{
    const int fd = connectTo(socketPath);
    if (fd >= 0)
        ::close(fd);
    return fd >= 0;
}

void forwardPorts(const QString &socketPath, const QString &address, const QHash<quint16, quint16> &wanted)
{
    QHash<quint16, quint16> missing = wanted;
    const QJsonArray present = ask(socketPath, {{QStringLiteral("execute"), QStringLiteral("list_hostfwd")}})
                                   .value(QLatin1String("entries"))
                                   .toArray();
    for (const QJsonValue &value : present) {
        const QJsonObject entry = value.toObject();
        const quint16 inside = quint16(entry.value(QLatin1String("guest_port")).toInt());
        const quint16 outside = quint16(entry.value(QLatin1String("host_port")).toInt());
        if (wanted.value(inside) == outside) {
            missing.remove(inside);
            continue;
        }
        const QJsonObject arguments{{QStringLiteral("id"), entry.value(QLatin1String("id"))}};
        ask(socketPath,
            {{QStringLiteral("execute"), QStringLiteral("remove_hostfwd")}, {QStringLiteral("arguments"), arguments}});
    }
    for (auto it = missing.cbegin(); it != missing.cend(); ++it) {
        const QJsonObject arguments{{QStringLiteral("proto"), QStringLiteral("tcp")},
                                    {QStringLiteral("host_addr"), address},
                                    {QStringLiteral("host_port"), int(it.value())},
                                    {QStringLiteral("guest_addr"), QLatin1String(kGuestAddress)},
                                    {QStringLiteral("guest_port"), int(it.key())}};
        try {
            ask(socketPath,
                {{QStringLiteral("execute"), QStringLiteral("add_hostfwd")}, {QStringLiteral("arguments"), arguments}});
        } catch (const std::runtime_error &error) {
            throw std::runtime_error("port " + std::to_string(it.value()) + " of " + address.toStdString()
                                     + " cannot be opened, is it taken by another program? (" + error.what() + ')');
        }
    }
}

} // namespace spotbook::practice
