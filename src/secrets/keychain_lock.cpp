#include "secrets/keychain_lock.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QStringList>
#endif

namespace spotbook::secrets {

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

namespace {

constexpr int answerMs = 2000;

// On Plasma QtKeychain takes the wallet, which asks to be opened by itself; the state of a secret service that runs
// beside it says nothing about it.
bool walletIsUsed(const QDBusConnection &bus)
{
    const auto desktops = QString::fromLocal8Bit(qgetenv("XDG_CURRENT_DESKTOP")).split(QLatin1Char(':'));
    if (!desktops.contains(QStringLiteral("KDE"), Qt::CaseInsensitive))
        return false;
    const auto *names = bus.interface();
    return names->isServiceRegistered(QStringLiteral("org.kde.kwalletd5"))
           || names->isServiceRegistered(QStringLiteral("org.kde.kwalletd6"));
}

} // namespace

bool keychainIsLocked()
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || walletIsUsed(bus))
        return false;
    auto question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets/aliases/default"),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    question.setAutoStartService(false);
    const auto answer = bus.call(question, QDBus::Block, answerMs);
    return answer.type() == QDBusMessage::ReplyMessage
           && answer.arguments().value(0).value<QDBusVariant>().variant().toBool();
}

#else

bool keychainIsLocked()
{
    return false;
}

#endif

} // namespace spotbook::secrets
