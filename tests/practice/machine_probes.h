// What tests of practice machines look at from outside.
#pragma once

#include "practice/machine_process.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QStandardPaths>
#include <QStringList>
#include <algorithm>
#include <arpa/inet.h>
#include <functional>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace spotbook::tests {

inline QString cacheDir()
{
    const QByteArray given = qgetenv("SPOTBOOK_PRACTICE_CACHE");
    return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                 + QStringLiteral("/spotbook/practice")
                           : QFile::decodeName(given);
}

// What the service says first within two seconds; empty when it is closed or silent.
inline QByteArray greeting(const QString &host, quint16 port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{2, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    inet_pton(AF_INET, host.toLatin1().constData(), &to.sin_addr);
    char buffer[64] = {};
    QByteArray said;
    if (::connect(fd, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0) {
        const ssize_t n = recv(fd, buffer, sizeof buffer, 0);
        said = QByteArray(buffer, int(std::max<ssize_t>(n, 0)));
    }
    close(fd);
    return said;
}

inline bool refused(const std::function<void()> &action)
{
    try {
        action();
    } catch (const std::runtime_error &) {
        return true;
    }
    return false;
}

inline QByteArray fileContent(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Every control group named after the machine.
inline QStringList controlGroupsOf(const QString &place)
{
    const QString key =
        QString::fromLatin1(QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha1).toHex().left(12));
    const practice::ToolResult found =
        practice::runTool({{QStringLiteral("find"), QStringLiteral("/sys/fs/cgroup"), QStringLiteral("-name"),
                            QStringLiteral("spotbook-practice-%1*").arg(key)},
                           {},
                           std::chrono::seconds(20),
                           {},
                           {}});
    return QString::fromUtf8(found.output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace spotbook::tests
