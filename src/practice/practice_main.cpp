// spotbook-practice-cloud: the executable around Cloud and HttpServer.
#include "base/secret.h"
#include "practice/cloud.h"
#include "practice/http_server.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QLockFile>
#include <QStandardPaths>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <iostream>
#include <mutex>
#include <sys/resource.h>

using namespace spotbook;
using namespace spotbook::practice;

namespace {

struct Options
{
    std::string listen = "127.0.0.1:0";
    std::string state;
    std::string cache;
    std::vector<std::string> accounts;
    std::string accountFile;
    std::string machines = "auto";
    double timeScale = 1;
    bool destroyOnExit = false;
};

void logLine(const QString &text)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    const QByteArray stamp =
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), QStringLiteral("HH:mm:ss.zzz ")).toLatin1();
    const QByteArray line = stamp + base::redact(text.toUtf8()) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

// "AK:SECRET[:BALANCE]"
void addAccount(const QByteArray &spec, SignatureCheck &signatures, std::optional<double> &balance)
{
    const QList<QByteArray> parts = spec.split(':');
    if (parts.size() < 2 || parts.at(0).isEmpty() || parts.at(1).isEmpty())
        throw std::runtime_error("an account is written AccessKeyId:Secret or AccessKeyId:Secret:Balance");
    if (parts.size() > 2) {
        bool ok = false;
        balance.emplace(parts.at(2).toDouble(&ok));
        if (!ok)
            throw std::runtime_error("the balance of the account is not a number");
    }
    signatures.addKey(QString::fromUtf8(parts.at(0)),
                      base::Secret::copyOf(std::string_view(parts.at(1).constData(), size_t(parts.at(1).size()))));
}

// {"accessKeyId": "...", "accessKeySecret": "...", "balance": 1000}, readable by its owner only.
QByteArray accountFromFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + name.toStdString());
    if (file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther))
        throw std::runtime_error(name.toStdString() + " must be readable by its owner only (chmod 600)");
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QByteArray spec = json.value(QLatin1String("accessKeyId")).toString().toUtf8() + ':'
                      + json.value(QLatin1String("accessKeySecret")).toString().toUtf8();
    if (json.contains(QLatin1String("balance")))
        spec += ':' + QByteArray::number(json.value(QLatin1String("balance")).toDouble(), 'f', 2);
    return spec;
}

// Told to end by a signal, or by the end of whoever the machines are tied to (machine_host.h). Handlers, not a blocked
// mask: a mask would be inherited by every machine started from here.
class EndSignal
{
public:
    EndSignal()
    {
        m_signals.async_wait([this](const boost::system::error_code &, int) { m_io.stop(); });
        bool tied = false;
        const int tether = qEnvironmentVariableIntValue(kTetherVariable, &tied);
        boost::system::error_code problem;
        // Opened anew: asio makes it non-blocking, which the machines that share the inherited one could not read.
        if (tied)
            m_tether.assign(
                open(("/proc/self/fd/" + std::to_string(tether)).c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC), problem);
        if (m_tether.is_open()) {
            m_tether.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                                [this](const boost::system::error_code &unwatched) {
                                    if (!unwatched)
                                        m_io.stop();
                                });
        }
    }
    bool came()
    {
        m_io.poll();
        return m_io.stopped();
    }
    void wait() { m_io.run(); } // returns at once when it came before

private:
    boost::asio::io_context m_io;
    boost::asio::signal_set m_signals{m_io, SIGTERM, SIGINT};
    boost::asio::posix::stream_descriptor m_tether{m_io};
};

std::unique_ptr<MachineHost> makeHost(const Options &options, const QString &stateDir, const QString &cacheDir,
                                      EndSignal &end)
{
    if (options.machines == "none")
        return nullptr;
#ifdef SPOTBOOK_PRACTICE_MACHINES
    const MachineKind kind = options.machines == "nspawn"   ? MachineKind::Nspawn
                             : options.machines == "userns" ? MachineKind::Userns
                                                            : MachineKind::Auto;
    auto host = makeMachineHost(kind, stateDir, cacheDir);
    if (!host) {
        const HostProbe probe = probeMachineHosts();
        logLine(QStringLiteral("no real machines here: systemd-nspawn: %1; user namespaces: %2")
                    .arg(probe.nspawnReason, probe.usernsReason));
        if (kind != MachineKind::Auto)
            throw std::runtime_error("machines of the kind asked for cannot run here");
        return nullptr;
    }
    logLine(QStringLiteral("machines: %1").arg(host->kind()));
    host->prepareImage([&end](const QString &line) {
        if (end.came())
            throw std::runtime_error("ended before the machine image was ready");
        logLine(line);
    });
    return host;
#else
    (void)end;
    (void)stateDir;
    (void)cacheDir;
    if (options.machines != "auto")
        throw std::runtime_error("this program was built without machines");
    return nullptr;
#endif
}

CloudSettings settingsFor(const Options &options, const QString &stateDir, const QString &cacheDir,
                          std::optional<double> balance, bool withMachines)
{
    CloudSettings settings;
    settings.stateDir = stateDir;
    settings.cacheDir = cacheDir;
    settings.timeScale = options.timeScale;
    settings.balance = balance;
    settings.nowMs = [] { return QDateTime::currentMSecsSinceEpoch(); };
    settings.log = logLine;
#ifdef SPOTBOOK_PRACTICE_MACHINES
    if (withMachines) {
        settings.makeFile = createBlankDisk;
        settings.copyFile = copyDisk;
    }
#else
    (void)withMachines;
#endif
    return settings;
}

QString cacheFolder(const Options &options)
{
    if (!options.cache.empty())
        return QFileInfo(QString::fromStdString(options.cache)).absoluteFilePath();
    const QByteArray given = qgetenv("SPOTBOOK_PRACTICE_CACHE");
    return given.isEmpty() ? QString(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                                     % QLatin1String("/spotbook/practice"))
                           : QFile::decodeName(given);
}

// Two servers on one state would each overwrite what the other knows. The lock of a killed one does not count.
void lockState(QLockFile &lock)
{
    lock.setStaleLockTime(0);
    if (lock.tryLock(1000))
        return;
    qint64 pid = 0;
    QString host;
    QString program;
    if (lock.error() == QLockFile::LockFailedError && lock.getLockInfo(&pid, &host, &program))
        throw std::runtime_error("another practice cloud (pid " + std::to_string(pid) + ") uses this folder");
    throw std::runtime_error("the state folder cannot be locked");
}

int serve(const Options &options)
{
    const QString stateDir = QFileInfo(QString::fromStdString(options.state)).absoluteFilePath();
    const QString cacheDir = cacheFolder(options);
    QDir().mkpath(stateDir);
    QFile::setPermissions(stateDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    std::optional<double> balance;
    SignatureCheck keys; // parsed first, so that a wrong account is told before an image is built
    std::vector<QByteArray> accounts;
    for (const std::string &account : options.accounts)
        accounts.push_back(QByteArray::fromStdString(account));
    if (!options.accountFile.empty())
        accounts.push_back(accountFromFile(QString::fromStdString(options.accountFile)));
    if (const QByteArray account = qgetenv("SPOTBOOK_PRACTICE_ACCOUNT"); !account.isEmpty()) {
        accounts.push_back(account);
        qunsetenv("SPOTBOOK_PRACTICE_ACCOUNT");
    }
    for (const QByteArray &account : accounts)
        addAccount(account, keys, balance);
    if (!keys.hasKeys())
        throw std::runtime_error("no account: --account, --account-file or SPOTBOOK_PRACTICE_ACCOUNT");

    const std::size_t colon = options.listen.rfind(':');
    if (colon == std::string::npos)
        throw std::runtime_error("--listen wants address:port");
    bool portIsNumber = false;
    const quint16 port = QString::fromStdString(options.listen.substr(colon + 1)).toUShort(&portIsNumber);
    if (!portIsNumber)
        throw std::runtime_error("--listen wants address:port");

    QLockFile lock(stateDir % QLatin1String("/.lock"));
    lockState(lock);
    EndSignal end;
    auto host = makeHost(options, stateDir, cacheDir, end);
    const bool withMachines = host != nullptr;
    auto cloud =
        std::make_unique<Cloud>(settingsFor(options, stateDir, cacheDir, balance, withMachines), std::move(host));
    for (const QByteArray &account : accounts)
        addAccount(account, cloud->signatures(), balance);
    HttpServer server(*cloud, QString::fromStdString(options.listen.substr(0, colon)), port);
    const std::string url = "http://" + options.listen.substr(0, colon) + ":" + std::to_string(server.port());
    std::cout << R"({"endpoint": ")" << url << R"(", "control": ")" << url << "\"}" << std::endl;
    logLine(QStringLiteral("ready"));

    end.wait();
    logLine(QStringLiteral("ending"));
    server.stop();
    if (options.destroyOnExit)
        cloud->destroyAllMachines();
    cloud.reset(); // its pool may hold answers for connections of the server, which therefore goes last
    return 0;
}

int run(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    Options options;
    CLI::App cli("A practice cloud on this computer: the wire protocol of the real one, machines of its own.");
    cli.add_option("--listen", options.listen, "Loopback address and port; port 0 takes a free one");
    cli.add_option("--state", options.state, "Folder that holds the state")->required();
    cli.add_option(
        "--cache", options.cache,
        "Folder for system images, shared between states (else SPOTBOOK_PRACTICE_CACHE or the user's cache folder)");
    cli.add_option("--account", options.accounts, "AccessKeyId:Secret[:Balance]; may be repeated");
    cli.add_option("--account-file", options.accountFile, "JSON file (mode 0600) with the account");
    cli.add_option("--machines", options.machines, "auto, nspawn, userns or none")
        ->check(CLI::IsMember({"auto", "nspawn", "userns", "none"}));
    cli.add_option("--time-scale", options.timeScale, "Factor on all waiting times")->check(CLI::NonNegativeNumber);
    cli.add_flag("--destroy-machines-on-exit", options.destroyOnExit, "Release every machine at the end");
    CLI11_PARSE(cli, argc, argv);
    return serve(options);
}

} // namespace

int main(int argc, char **argv)
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    try {
        return run(argc, argv);
    } catch (const std::exception &problem) {
        logLine(QString::fromUtf8(problem.what()));
        return 1;
    }
}
