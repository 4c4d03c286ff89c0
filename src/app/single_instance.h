// One window per installation: the second start raises the first and ends.
#pragma once

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

namespace spotbook::app {

// Main thread only.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    // `folder` names the installation (and holds the lock file).
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    enum class Wish { Raise, NewMachine };

    // True for the first. It then gets raiseWanted() or newMachineWanted() for every later start.
    bool isFirst() const { return m_first; }
    // For a later start: asks the first to show itself; done(true) once it was told, done(false) when it does not
    // answer.
    void callFirst(std::function<void(bool)> done, Wish wish = Wish::Raise);
    // Of the process that is the first; 0: not known.
    qint64 firstPid() const;

Q_SIGNALS:
    void raiseWanted();
    void newMachineWanted();

private:
    void listen(QLocalServer &server, Wish wish);
    void answer(QLocalServer &server, Wish wish);

    QString m_name;
    QLockFile m_lock;
    // One for each wish: to be called is all that has to be said.
    QLocalServer m_server;
    QLocalServer m_newMachineServer;
    std::unique_ptr<QLocalSocket> m_socket;
    QTimer m_patience;
    bool m_first = false;
};

} // namespace spotbook::app
