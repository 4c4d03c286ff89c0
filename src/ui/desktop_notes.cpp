#include "ui/desktop_notes.h"

#include "ui/session_bus.h"

#ifdef SPOTBOOK_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace spotbook::ui {

#ifdef SPOTBOOK_DBUS
namespace {
const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
constexpr int answerMilliseconds = 3000;
} // namespace
#endif

QVariantMap hintsFor(const Note &note)
{
    constexpr uchar normal = 1;
    constexpr uchar critical = 2;
    return {{QStringLiteral("desktop-entry"), QStringLiteral("spotbook")},
            {QStringLiteral("urgency"), QVariant::fromValue(note.urgent ? critical : normal)}};
}

DesktopNotes::DesktopNotes(QObject *parent) : QObject(parent) {}

void DesktopNotes::show(const Note &note)
{
#ifdef SPOTBOOK_DBUS
    if (!hasSessionBus()) {
        Q_EMIT notShown(note);
        return;
    }
    auto bus = QDBusConnection::sessionBus();
    if (!m_listening) {
        m_listening = true;
        bus.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
        bus.connect(service, path, service, QStringLiteral("NotificationClosed"), this, SLOT(closed(uint, uint)));
    }
    auto call = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    // The text may be read as markup.
    call.setArguments({QStringLiteral("Spotbook"), uint(0), QStringLiteral("spotbook"), note.title(),
                       note.text().toHtmlEscaped(), QStringList{QStringLiteral("default"), tr("Show")}, hintsFor(note),
                       -1});
    auto *pending = new QDBusPendingCallWatcher(bus.asyncCall(call, answerMilliseconds), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending, note] {
        const QDBusPendingReply<uint> reply = *pending;
        pending->deleteLater();
        if (reply.isError()) {
            Q_EMIT notShown(note);
            return;
        }
        m_launches.insert(reply.value(), note.launchId);
        Q_EMIT shown(note.launchId);
    });
#else
    Q_EMIT notShown(note);
#endif
}

void DesktopNotes::actionInvoked(uint id, const QString &action)
{
    if (m_launches.contains(id) && action == QLatin1String("default"))
        Q_EMIT clicked(m_launches.value(id));
}

void DesktopNotes::closed(uint id, uint reason)
{
    (void)reason;
    m_launches.remove(id);
}

} // namespace spotbook::ui
