// Notifications without a tray icon: by the desktop's own service (freedesktop.org, Desktop Notifications Specification
// 1.2), where there is one.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QVariantMap>
#include <functional>

namespace spotbook::ui {

// Something to be told outside the window. How it is put into words is kept, so that whoever shows it later does so in
// the language of then.
struct Note
{
    std::function<QString()> title;
    std::function<QString()> text;
    QString launchId;    // the machine it is about; empty: several, or none
    bool urgent = false; // work or money is at stake: it stays until it is seen
};

// The service's hints for it; urgency is a byte there (Desktop Notifications Specification 1.2, “Hints”).
QVariantMap hintsFor(const Note &note);

// GUI thread only; never waits for the service.
class DesktopNotes : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotes(QObject *parent = nullptr);
    // Ends in shown() or in notShown(), the latter at once where the program was built without D-Bus.
    void show(const Note &note);

Q_SIGNALS:
    void shown(const QString &launchId);
    void notShown(const spotbook::ui::Note &note);
    void clicked(const QString &launchId);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    QHash<uint, QString> m_launches; // of those that can still be clicked
    bool m_listening = false;
};

} // namespace spotbook::ui
