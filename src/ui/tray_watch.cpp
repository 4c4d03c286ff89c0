#include "ui/tray_watch.h"

#include "ui/session_bus.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#ifdef SPOTBOOK_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#endif
#ifdef SPOTBOOK_XCB
#include <cstdlib>
#include <xcb/xcb.h>
#endif

namespace spotbook::ui {

namespace {

constexpr int pollMilliseconds = 2000;

bool isPlatform(const char *name)
{
    return QGuiApplication::platformName().startsWith(QLatin1String(name));
}

#ifdef SPOTBOOK_DBUS
const QString watcherName = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString watcherPath = QStringLiteral("/StatusNotifierWatcher");
#endif

} // namespace

#ifdef SPOTBOOK_XCB
struct TrayWatch::Screen
{
    Screen()
    {
        int number = 0;
        connection = xcb_connect(nullptr, &number);
        const QByteArray name = "_NET_SYSTEM_TRAY_S" + QByteArray::number(number);
        const auto cookie = xcb_intern_atom(connection, 0, std::uint16_t(name.size()), name.constData());
        if (auto *reply = xcb_intern_atom_reply(connection, cookie, nullptr)) {
            atom = reply->atom;
            std::free(reply);
        }
    }
    ~Screen() { xcb_disconnect(connection); }
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    bool hasTray() const
    {
        auto *reply = xcb_get_selection_owner_reply(connection, xcb_get_selection_owner(connection, atom), nullptr);
        const bool owned = reply && reply->owner != XCB_NONE;
        std::free(reply);
        return owned;
    }

    xcb_connection_t *connection = nullptr;
    xcb_atom_t atom = XCB_NONE;
};
#else
struct TrayWatch::Screen
{
    bool hasTray() const { return false; }
};
#endif

TrayWatch::TrayWatch(QObject *parent) : QObject(parent)
{
    m_poll.setInterval(pollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &TrayWatch::lookAtScreen);
    m_poll.start();
    m_mayAppear = isPlatform("xcb") || isPlatform("wayland");
    if (isPlatform("xcb"))
        m_screen = std::make_unique<Screen>();
    m_native = !m_mayAppear && QSystemTrayIcon::isSystemTrayAvailable();
    m_embed = m_screen && m_screen->hasTray();
#ifdef SPOTBOOK_DBUS
    if (m_mayAppear && hasSessionBus()) {
        auto bus = QDBusConnection::sessionBus();
        auto *owners = new QDBusServiceWatcher(watcherName, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
        connect(owners, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayWatch::askBus);
        for (const char *signal : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
            bus.connect(watcherName, watcherPath, watcherName, QString::fromLatin1(signal), this, SLOT(askBus()));
        QTimer::singleShot(pollMilliseconds, this, &TrayWatch::answered);
        askBus();
        return;
    }
#endif
    m_answered = true;
}

TrayWatch::~TrayWatch() = default;

TrayWatch::Kind TrayWatch::best() const
{
    for (const Kind kind : {Kind::Native, Kind::StatusNotifier, Kind::XEmbed}) {
        if (has(kind))
            return kind;
    }
    return Kind::None;
}

bool TrayWatch::has(Kind kind) const
{
    switch (kind) {
    case Kind::Native: return m_native;
    case Kind::StatusNotifier: return m_notifier;
    case Kind::XEmbed: return m_embed;
    case Kind::None: break;
    }
    return false;
}

void TrayWatch::askBus()
{
#ifdef SPOTBOOK_DBUS
    auto question = QDBusMessage::createMethodCall(
        watcherName, watcherPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setArguments({watcherName, QStringLiteral("IsStatusNotifierHostRegistered")});
    question.setAutoStartService(false);
    auto *call = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        call->deleteLater();
        setNotifier(!reply.isError() && reply.value().variant().toBool());
    });
#endif
}

void TrayWatch::setNotifier(bool there)
{
    const bool isNews = m_notifier != there;
    m_notifier = there;
    if (!m_answered)
        answered();
    else if (isNews)
        Q_EMIT changed();
}

void TrayWatch::answered()
{
    if (m_answered)
        return;
    m_answered = true;
    Q_EMIT changed();
}

void TrayWatch::lookAtScreen()
{
    const bool embed = m_screen && m_screen->hasTray();
    const bool native = m_native || (!m_mayAppear && QSystemTrayIcon::isSystemTrayAvailable());
    if (embed == m_embed && native == m_native)
        return;
    m_embed = embed;
    m_native = native;
    Q_EMIT changed();
}

} // namespace spotbook::ui
