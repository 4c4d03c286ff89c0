#include "practice/address_book.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace spotbook::practice {

namespace {

// Whether nothing listens on the ports that a machine would use here (MachineHost::outsidePort()).
bool addressIsFree(const QString &address)
{
    for (const quint16 port : {20022, 8888}) {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        ::inet_pton(AF_INET, address.toLatin1().constData(), &name.sin_addr);
        const bool taken =
            ::bind(fd, reinterpret_cast<const sockaddr *>(&name), sizeof name) != 0 && errno == EADDRINUSE;
        ::close(fd);
        if (taken)
            return false;
    }
    return true;
}

} // namespace

AddressBook::AddressBook(const QString &cacheDir, const QString &stateDir)
    : m_folder(cacheDir % QLatin1String("/addresses")), m_stateDir(QFileInfo(stateDir).absoluteFilePath())
{
    QDir().mkpath(m_folder);
}

bool AddressBook::take(const QString &address)
{
    QFile file(m_folder % QLatin1Char('/') % address);
    if (file.open(QIODevice::ReadOnly)) {
        const QString holder = QString::fromUtf8(file.readAll()).trimmed();
        if (holder != m_stateDir && QFile::exists(holder % QLatin1String("/state.json")))
            return false;
        file.close();
    }
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(m_stateDir.toUtf8()) > 0;
}

QString AddressBook::claim()
{
    QLockFile lock(m_folder % QLatin1String("/.lock"));
    if (!lock.tryLock(5000))
        return {};
    for (int n = 2; n < 255; ++n) {
        const QString address = QStringLiteral("127.77.0.%1").arg(n);
        const QFileInfo own(m_folder % QLatin1Char('/') % address);
        if (own.exists()) {
            QFile file(own.filePath());
            if (file.open(QIODevice::ReadOnly) && QString::fromUtf8(file.readAll()).trimmed() == m_stateDir)
                continue; // another machine of ours
        }
        if (addressIsFree(address) && take(address))
            return address;
    }
    return {};
}

bool AddressBook::claimAgain(const QString &address)
{
    QLockFile lock(m_folder % QLatin1String("/.lock"));
    return lock.tryLock(5000) && take(address);
}

void AddressBook::release(const QString &address)
{
    if (!address.isEmpty())
        QFile::remove(m_folder % QLatin1Char('/') % address);
}

} // namespace spotbook::practice
