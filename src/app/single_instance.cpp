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

QString nameFor(const QString &name, SingleInstance::Wish wish)
{
    return wish == SingleInstance::Wish::NewMachine ? name + QStringLiteral("-new") : name;
}

} // namespace

SingleInstance::SingleInstance(const QString &folder, QObject *parent)
    : QObject(parent), m_name(serverName(folder)), m_lock(folder + QStringLiteral("/window.lock"))
{
    m_lock.setStaleLockTime(0); // only the end of the owning process makes it stale
    m_first = m_lock.tryLock(0);
    if (!m_first)
        return;
    listen(m_server, Wish::Raise);
    listen(m_newMachineServer, Wish::NewMachine);
}

void SingleInstance::listen(QLocalServer &server, Wish wish)
{
    connect(&server, &QLocalServer::newConnection, this, [this, &server, wish] { answer(server, wish); });
    server.setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(nameFor(m_name, wish)); // of a process that was killed
    if (!server.listen(nameFor(m_name, wish)))
        qCWarning(lcInstance, "A second start will not reach this window: %s", qUtf8Printable(server.errorString()));
}

void SingleInstance::answer(QLocalServer &server, Wish wish)
{
    while (auto *socket = server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->write("raised\n");
        socket->disconnectFromServer();
        if (wish == Wish::NewMachine)
            Q_EMIT newMachineWanted();
        else
            Q_EMIT raiseWanted();
    }
}

void SingleInstance::callFirst(std::function<void(bool)> done, Wish wish)
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
    m_socket->connectToServer(nameFor(m_name, wish));
}

qint64 SingleInstance::firstPid() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&pid, &host, &program) ? pid : 0;
}

} // namespace spotbook::app
