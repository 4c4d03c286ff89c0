#include "support/practice_server.h"

#include "support/tether.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <stdexcept>

namespace spotbook::test {

namespace {

constexpr int endTime = 20'000;
constexpr int quickStart = 30'000;
// The first start on a computer builds the system image, which may take the builder 25 minutes.
constexpr int startWithImage = 30 * 60'000;

void writeAccount(const QString &name, const PracticeOptions &options, bool withBalance)
{
    QJsonObject account{{QStringLiteral("accessKeyId"), options.accessKeyId},
                        {QStringLiteral("accessKeySecret"), QString::fromUtf8(options.accessKeySecret)}};
    if (withBalance)
        account.insert(QStringLiteral("balance"), options.balance);
    QFile file(name);
    file.open(QIODevice::WriteOnly);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(account).toJson());
}

} // namespace

PracticeServer::PracticeServer(PracticeOptions options)
    : m_options(std::move(options)),
      m_stateDir(m_options.stateDir.isEmpty() ? m_home.filePath(QStringLiteral("state")) : m_options.stateDir),
      m_http(net::makeHttpClient())
{
    start(QStringLiteral("127.0.0.1:0"));
}

PracticeServer::~PracticeServer()
{
    stop();
}

void PracticeServer::start(const QString &listen)
{
    tieMachinesToThisProcess();
    const QString account = m_home.filePath(QStringLiteral("account.json"));
    writeAccount(account, m_options, m_endpoint.isEmpty()); // after a restart it has what is left of it
    QStringList arguments{QStringLiteral("--listen"),
                          listen,
                          QStringLiteral("--state"),
                          m_stateDir,
                          QStringLiteral("--account-file"),
                          account,
                          QStringLiteral("--machines"),
                          m_options.machines,
                          QStringLiteral("--time-scale"),
                          QString::number(m_options.timeScale),
                          QStringLiteral("--destroy-machines-on-exit")};
    if (!m_options.cacheDir.isEmpty())
        arguments << QStringLiteral("--cache") << m_options.cacheDir;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (const auto runtime = qEnvironmentVariable("WITH_DISPLAY_USER_RUNTIME"); !runtime.isEmpty())
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime); // the person's own systemd is found there
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(m_home.filePath(QStringLiteral("log")), QIODevice::Append);
    m_process.start(QStringLiteral(SPOTBOOK_BIN_DIR "/spotbook-practice-cloud"), arguments);
    const QDeadlineTimer deadline(m_options.machines == QLatin1String("none") ? quickStart : startWithImage);
    while (!m_process.canReadLine()) {
        if (m_process.state() == QProcess::NotRunning || deadline.hasExpired())
            throw std::runtime_error("the practice cloud did not start: " + log().toStdString());
        m_process.waitForReadyRead(1000);
    }
    m_endpoint = QJsonDocument::fromJson(m_process.readLine()).object().value(QLatin1String("endpoint")).toString();
    QFile::remove(account);
    if (m_endpoint.isEmpty())
        throw std::runtime_error("the practice cloud named no endpoint: " + log().toStdString());
}

void PracticeServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endTime)) {
        m_process.kill();
        m_process.waitForFinished(endTime);
    }
}

void PracticeServer::killAndRestart()
{
    m_process.kill();
    m_process.waitForFinished(endTime);
    start(QUrl(m_endpoint).authority());
}

QJsonObject PracticeServer::control(const QJsonObject &order)
{
    net::HttpRequest request;
    request.method = "POST";
    request.url = QUrl(m_endpoint + QStringLiteral("/practice/control"));
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(order).toJson(QJsonDocument::Compact);
    const auto response = m_http->send(request, {});
    if (response.status != 200)
        throw std::runtime_error("the practice cloud refused " + request.body.toStdString() + ": "
                                 + response.body.toStdString());
    return QJsonDocument::fromJson(response.body).object();
}

QByteArray PracticeServer::log()
{
    QFile file(m_home.filePath(QStringLiteral("log")));
    file.open(QIODevice::ReadOnly);
    return file.readAll();
}

} // namespace spotbook::test
