#include "app/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLoggingCategory>

namespace spotbook::app {

namespace {
Q_LOGGING_CATEGORY(lcInstance, "spotbook.app")

// Short: the path of a Unix socket may have about a hundred characters.
QString serverName(const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(QDir(folder).canonicalPath().toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("spotbook-") + QString::fromLatin1(hash.toHex().left(16));
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent), m_name(serverName(folder)), m_lock(folder + QStringLiteral("/window.lock"))
{
    m_lock.setStaleLockTime(0); // only the end of the owning process makes it stale
    m_first = m_lock.tryLock(0);
    if (!m_first)
        return;
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(m_name); // of a process that was killed
    if (!m_server.listen(m_name))
        qCWarning(lcInstance, "A second start will not reach this window: %s", qUtf8Printable(m_server.errorString()));
}

void SingleInstance::answer()
{
    while (auto *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->write("raised\n");
        socket->disconnectFromServer();
        Q_EMIT raiseWanted();
    }
}

void SingleInstance::callFirst(std::function<void(bool)> done)
{
    m_socket = std::make_unique<QLocalSocket>();
    m_patience.setSingleShot(true);
    const auto finish = [this, done = std::move(done)](bool reached) {
        m_patience.stop();
        m_socket->disconnect(this);
        done(reached);
    };
    connect(m_socket.get(), &QLocalSocket::readyRead, this, [finish] { finish(true); });
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [finish] { finish(false); });
    connect(&m_patience, &QTimer::timeout, this, [finish] { finish(false); });
    m_patience.start(5000);
    m_socket->connectToServer(m_name);
}

} // namespace spotbook::app
