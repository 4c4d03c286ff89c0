// The real practice cloud as a process of its own, for tests.
#pragma once

#include "net/http_client.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace spotbook::test {

struct PracticeOptions
{
    QString accessKeyId = QStringLiteral("testid");
    QByteArray accessKeySecret = QByteArrayLiteral("testsecret");
    double balance = 500;
    QString machines = QStringLiteral("none"); // auto, nspawn, userns, none
    double timeScale = 0.05;                   // factor on the cloud's own waiting times
    QString cacheDir;                          // empty: the program's own choice
    QString stateDir;                          // empty: a temporary one that goes with this object
};

// Not thread-safe. The process is ended (SIGTERM, its machines released) by the destructor; if the test is killed, the
// process and its machines end with it.
class PracticeServer
{
public:
    // Throws std::runtime_error with the process's log when it does not get ready within 30 s, or half an
    // hour with machines: the first start on a computer builds their system image.
    explicit PracticeServer(PracticeOptions options = {});
    ~PracticeServer();
    PracticeServer(const PracticeServer &) = delete;
    PracticeServer &operator=(const PracticeServer &) = delete;

    QString endpoint() const { return m_endpoint; }
    QString stateDir() const { return m_stateDir; }
    qint64 pid() const { return m_process.processId(); }
    const PracticeOptions &options() const { return m_options; }

    // {"fault": "hang", "action": "RunInstances", ...}; throws when the cloud does not know the order. See
    // src/practice/control.cpp for what there is.
    QJsonObject control(const QJsonObject &order);
    // Everything the cloud holds, with "billing" and "calls".
    QJsonObject dump() { return control({{QStringLiteral("dump"), true}}); }
    void clearFaults() { control({{QStringLiteral("clear"), true}}); }

    // Ends the process without any goodbye, and starts it again on the same state and port.
    void killAndRestart();
    QByteArray log(); // what it wrote to standard error so far

private:
    void start(const QString &listen);
    void stop();

    PracticeOptions m_options;
    // Machines grow to gigabytes, and /tmp may be kept in memory (file-hierarchy(7)).
    QTemporaryDir m_home{QStringLiteral("/var/tmp/spotbook-practice-XXXXXX")};
    QString m_stateDir;
    QString m_endpoint;
    QProcess m_process;
    std::unique_ptr<net::HttpClient> m_http;
};

} // namespace spotbook::test
