#include "flow/terminal_program.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcessEnvironment>
#include <QRegularExpression>

namespace spotbook::test {

namespace {

constexpr int lookEvery = 200; // ms
constexpr int settledAfter =
    5000; // ms: by then, on a busy computer too, the program has taken the keys out of its environment

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<qint64> childrenOf(qint64 pid)
{
    QList<qint64> children;
    const auto tasks = QDir(QStringLiteral("/proc/%1/task").arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks) {
        const auto ids = contentOf(QStringLiteral("/proc/%1/task/%2/children").arg(pid).arg(task)).split(' ');
        for (const QByteArray &id : ids) {
            if (!id.isEmpty())
                children << id.toLongLong();
        }
    }
    return children;
}

} // namespace

QString Outcome::errorKind() const
{
    return json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString();
}

QByteArray Outcome::text() const
{
    return "exit code " + QByteArray::number(exitCode) + (killed ? " (killed)" : "") + "\n" + out + "\n" + err;
}

Program::Program(QString home, QString endpoint, QString keyId, QByteArray keySecret)
    : m_home(std::move(home)), m_endpoint(std::move(endpoint)), m_keyId(std::move(keyId)),
      m_keySecret(std::move(keySecret))
{
}

void Program::setKey(const QString &id, const QByteArray &secret)
{
    m_keyId = id;
    m_keySecret = secret;
}

std::unique_ptr<QProcess> Program::begin(const QStringList &arguments, const QByteArray &input)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SPOTBOOK_HOME"), m_home);
    environment.insert(QStringLiteral("SPOTBOOK_ENDPOINT"), m_endpoint);
    environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"), m_keyId);
    environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"), QString::fromUtf8(m_keySecret));
    environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("en"));
    // All that it can write: the secrets are looked for in it.
    environment.remove(QStringLiteral("QT_LOGGING_RULES"));
    for (auto it = m_more.begin(); it != m_more.end(); ++it)
        environment.insert(it.key(), it.value());
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook"),
                   QStringList{QStringLiteral("--this-run-only")} + arguments);
    process->write(input);
    process->closeWriteChannel();
    process->waitForStarted(10'000);
    return process;
}

void Program::lookAt(qint64 pid, bool settled)
{
    const QByteArray limits = contentOf(QStringLiteral("/proc/%1/limits").arg(pid));
    static const QRegularExpression noCore(QStringLiteral("Max core file size +0 +0 "));
    if (!limits.isEmpty() && settled) {
        ++m_looks;
        if (!noCore.match(QString::fromLatin1(limits)).hasMatch())
            m_complaints << QStringLiteral("a core file of process %1 is possible").arg(pid);
    }
    if (settled && contentOf(QStringLiteral("/proc/%1/environ").arg(pid)).contains(m_keySecret))
        m_complaints << QStringLiteral("the access key is in the environment of process %1 (%2)")
                            .arg(pid)
                            .arg(QString::fromUtf8(contentOf(QStringLiteral("/proc/%1/comm").arg(pid)).trimmed()));
    for (const qint64 child : childrenOf(pid))
        lookAt(child, true);
}

Outcome Program::finish(QProcess &process, int seconds)
{
    QElapsedTimer running;
    running.start();
    Outcome outcome;
    while (!process.waitForFinished(lookEvery) && process.state() != QProcess::NotRunning) {
        lookAt(process.processId(), running.elapsed() > settledAfter);
        if (running.elapsed() > seconds * 1000LL) {
            m_complaints << QStringLiteral("%1 took longer than %2 s")
                                .arg(process.arguments().join(QLatin1Char(' ')))
                                .arg(seconds);
            process.kill();
        }
    }
    outcome.killed = process.exitStatus() == QProcess::CrashExit;
    outcome.exitCode = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    m_transcript +=
        "$ spotbook " + process.arguments().join(QLatin1Char(' ')).toUtf8() + '\n' + outcome.out + outcome.err;
    return outcome;
}

Outcome Program::run(const QStringList &arguments, const QByteArray &input, int seconds)
{
    const auto process = begin(arguments, input);
    return finish(*process, seconds);
}

Outcome Program::runJson(const QStringList &arguments, const QByteArray &input, int seconds)
{
    return run(QStringList{QStringLiteral("--json")} + arguments, input, seconds);
}

Remote onMachine(const Program &program, const QString &address, int port, const QString &command, int seconds)
{
    QProcess ssh;
    ssh.setProcessChannelMode(QProcess::MergedChannels);
    ssh.start(QStringLiteral("ssh"), {QStringLiteral("-F"),
                                      QStringLiteral("none"),
                                      QStringLiteral("-i"),
                                      program.data(QStringLiteral("keys/id_spotbook")),
                                      QStringLiteral("-p"),
                                      QString::number(port),
                                      QStringLiteral("-o"),
                                      QStringLiteral("IdentitiesOnly=yes"),
                                      QStringLiteral("-o"),
                                      QStringLiteral("BatchMode=yes"),
                                      QStringLiteral("-o"),
                                      QStringLiteral("ConnectTimeout=5"),
                                      QStringLiteral("-o"),
                                      QStringLiteral("StrictHostKeyChecking=no"),
                                      QStringLiteral("-o"),
                                      QStringLiteral("UserKnownHostsFile=/dev/null"),
                                      QStringLiteral("-o"),
                                      QStringLiteral("LogLevel=ERROR"),
                                      QStringLiteral("root@") + address,
                                      command});
    Remote remote;
    if (!ssh.waitForFinished(seconds * 1000)) {
        ssh.kill();
        ssh.waitForFinished(5000);
        return remote;
    }
    remote.exitCode = ssh.exitCode();
    remote.out = ssh.readAll();
    return remote;
}

QStringList leftIn(const QJsonObject &dump)
{
    QStringList left;
    for (const char *kind : {"instances", "disks", "snapshots", "securityGroups", "keyPairs", "vSwitches", "vpcs"}) {
        const auto things = dump.value(QLatin1String(kind)).toObject();
        for (auto it = things.begin(); it != things.end(); ++it) {
            const QString text = QString::fromUtf8(QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact));
            if (text.contains(QLatin1String("spotbook")))
                left << QLatin1String(kind) + QStringLiteral(" ") + it.key();
        }
    }
    return left + billingIn(dump);
}

QStringList billingIn(const QJsonObject &dump)
{
    QStringList ids;
    for (const auto &item : dump.value(QLatin1String("billing")).toArray())
        ids << item.toObject().value(QLatin1String("id")).toString();
    return ids;
}

std::optional<At> machineIn(const QJsonObject &dump)
{
    const auto machines = dump.value(QLatin1String("instances")).toObject();
    for (const auto &value : machines) {
        const auto machine = value.toObject();
        const QString address = machine.value(QLatin1String("address")).toString();
        if (machine.value(QLatin1String("status")).toString() != QLatin1String("Running") || address.isEmpty())
            continue;
        const auto tags = machine.value(QLatin1String("tags")).toObject();
        return At{address, tags.value(QLatin1String("spotbook:port:22")).toString(QStringLiteral("22")).toInt()};
    }
    return std::nullopt;
}

} // namespace spotbook::test
