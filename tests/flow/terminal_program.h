// The program `spotbook` as a person or a script starts it: a process of its own, looked at from outside while it runs.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QString>
#include <functional>
#include <memory>
#include <optional>

namespace spotbook::test {

struct Outcome
{
    int exitCode = -1;
    bool killed = false; // by a signal
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    // "NoStock"; empty when the answer is no error.
    QString errorKind() const;
    // What a failed check prints.
    QByteArray text() const;
};

// Not thread-safe. One installation (home) against one practice cloud.
class Program
{
public:
    Program(QString home, QString endpoint, QString keyId, QByteArray keySecret);

    // Runs a verb to its end; the process is killed when it takes longer. `--this-run-only` is added: nothing of a test
    // reaches the keychain of whoever runs it. Input goes to standard input, which is closed after it.
    Outcome run(const QStringList &arguments, const QByteArray &input = {}, int seconds = 300);
    Outcome runJson(const QStringList &arguments, const QByteArray &input = {}, int seconds = 300);

    std::unique_ptr<QProcess> begin(const QStringList &arguments, const QByteArray &input = {});
    Outcome finish(QProcess &process, int seconds = 300);

    const QString &home() const { return m_home; }
    QString data(const QString &name) const { return m_home + QStringLiteral("/data/") + name; }
    void setVariable(const QString &name, const QString &value) { m_more.insert(name, value); }
    void clearVariable(const QString &name) { m_more.remove(name); }
    void setKey(const QString &id, const QByteArray &secret);

    // Standard output and error of all that ran.
    const QByteArray &transcript() const { return m_transcript; }
    // What was seen of the running processes that must not be: a core file allowed, a secret in an environment.
    const QStringList &complaints() const { return m_complaints; }
    int looks() const { return m_looks; }

private:
    void lookAt(qint64 pid, bool settled);

    QString m_home;
    QString m_endpoint;
    QString m_keyId;
    QByteArray m_keySecret;
    QMap<QString, QString> m_more;
    QByteArray m_transcript;
    QStringList m_complaints;
    int m_looks = 0;
};

// A command on a practice machine as root, with this installation's own SSH key.
struct Remote
{
    int exitCode = -1;
    QByteArray out;
};
Remote onMachine(const Program &program, const QString &address, int port, const QString &command, int seconds = 60);

// What a dump of the practice cloud still holds that somebody would have to pay for or clear away; free things of the
// account itself (its default network) are none of it. "disk d-...", "key-pair ...".
QStringList leftIn(const QJsonObject &dump);
// Ids of all that bills.
QStringList billingIn(const QJsonObject &dump);
// Address and SSH port of the only machine; nothing until it runs.
struct At
{
    QString address;
    int sshPort = 22;
};
std::optional<At> machineIn(const QJsonObject &dump);

} // namespace spotbook::test
