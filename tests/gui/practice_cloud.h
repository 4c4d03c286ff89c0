// The practice cloud as a process of its own, for tests that need real machines.
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

namespace spotbook::test {

// Started by start(), ended with this object. Its messages go to `log`.
class PracticeCloud
{
public:
    ~PracticeCloud()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(30'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }

    // account: "ID:SECRET". Returns an empty text, or what went wrong. Waits for the first machine image: minutes,
    // once.
    QString start(const QString &state, const QString &account, const QString &machines, const QString &log)
    {
        m_process.setStandardErrorFile(log);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SPOTBOOK_PRACTICE_ACCOUNT"), account); // not in the list of processes
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook-practice-cloud"),
                        {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--state"), state,
                         QStringLiteral("--machines"), machines, QStringLiteral("--destroy-machines-on-exit")});
        if (!m_process.waitForStarted(10'000))
            return m_process.errorString();
        QByteArray line;
        while (!line.contains('\n')) {
            if (!m_process.waitForReadyRead(600'000))
                return QStringLiteral("the practice cloud did not answer: ") + m_process.errorString();
            line += m_process.readAllStandardOutput();
        }
        m_endpoint = QJsonDocument::fromJson(line.left(line.indexOf('\n')))
                         .object()
                         .value(QStringLiteral("endpoint"))
                         .toString();
        return m_endpoint.isEmpty() ? QStringLiteral("no endpoint in: ") + QString::fromUtf8(line) : QString();
    }
    const QString &endpoint() const { return m_endpoint; }

private:
    QProcess m_process;
    QString m_endpoint;
};

} // namespace spotbook::test
