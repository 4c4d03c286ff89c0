// Notifications without a tray icon: by the desktop's own service (freedesktop.org, Desktop Notifications Specification
// 1.2), where there is one.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

namespace spotbook::ui {

// GUI thread only; never waits for the service.
class DesktopNotes : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotes(QObject *parent = nullptr);
    // Ends in shown() or in notShown(), the latter at once where the program was built without D-Bus.
    void show(const QString &title, const QString &text, const QString &launchId);

Q_SIGNALS:
    void shown(const QString &launchId);
    void notShown(const QString &title, const QString &text, const QString &launchId);
    void clicked(const QString &launchId);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    QHash<uint, QString> m_launches; // of those that can still be clicked
    bool m_listening = false;
};

} // namespace spotbook::ui
