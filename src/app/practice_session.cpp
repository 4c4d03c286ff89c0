#include "app/practice_session.h"

#include "base/random.h"
#include "base/secret.h"
#include "base/wait_for.h"
#include "storage/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace spotbook::app {

using namespace std::chrono_literals;
using domain::Error;
using domain::FailureKind;

namespace {

constexpr auto interval = 100ms;
constexpr auto windowPatience = 60s;   // until a started window is there
constexpr auto lastOnePatience = 2min; // until the session before has taken its machines away
constexpr int cloudDescriptor = 3;     // the cloud's end of the tether (its SPOTBOOK_PRACTICE_TETHER)
constexpr int windowDescriptor = 4;    // the window's end
constexpr char tetherVariable[] = "SPOTBOOK_PRACTICE_TETHER";
constexpr char holdVariable[] = "SPOTBOOK_PRACTICE_HOLD";

[[noreturn]] void fail(const QString &reason, const QString &detail = {})
{
    throw Error(FailureKind::PracticeFailed, {{QStringLiteral("reason"), reason}}, detail);
}

class Descriptor
{
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }
    void set(int fd) { m_fd = fd; }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd;
};

// What the program inherits, and nothing else: everything opened here is closed in it.
struct Start
{
    QStringList command;
    QProcessEnvironment environment;
    QString output; // file for standard output
    QString log;    // file for standard error
    int inherited = -1;
    int inheritedAs = -1;
};

std::vector<char *> pointers(std::vector<QByteArray> &texts)
{
    std::vector<char *> all;
    for (QByteArray &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

// In a session of its own, so that Ctrl-C where this program was started does not reach it.
pid_t spawn(const Start &start)
{
    std::vector<QByteArray> arguments;
    for (const QString &part : start.command)
        arguments.push_back(QFile::encodeName(part));
    std::vector<QByteArray> variables;
    for (const QString &name : start.environment.keys())
        variables.push_back(name.toLocal8Bit() + '=' + start.environment.value(name).toLocal8Bit());
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    constexpr int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    const QByteArray output = QFile::encodeName(start.output);
    const QByteArray log = QFile::encodeName(start.log);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, output.constData(), fresh, 0600);
    posix_spawn_file_actions_addopen(&files, 2, log.constData(), fresh, 0600);
    posix_spawn_file_actions_adddup2(&files, start.inherited, start.inheritedAs);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    pid_t pid = -1;
    const int problem = posix_spawn(&pid, arguments.front().constData(), &files, &attributes,
                                    pointers(arguments).data(), pointers(variables).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (problem != 0)
        fail(start.command.first() + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(problem)));
    return pid;
}

// A process that was started here: told to end by the destructor unless it is let go.
class Child
{
public:
    explicit Child(pid_t pid) : m_pid(pid) {}
    ~Child()
    {
        // Not waited for: whoever stops this waits for it. The next start finds out by the lock of its folder.
        if (m_pid > 0)
            ::kill(letGo(), SIGTERM);
    }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    pid_t pid() const { return m_pid; }
    bool hasEnded()
    {
        if (m_pid > 0 && ::waitpid(m_pid, nullptr, WNOHANG) != 0)
            m_pid = 0;
        return m_pid == 0;
    }
    // It lives on. Its end is only cleared away.
    pid_t letGo()
    {
        const pid_t pid = std::exchange(m_pid, 0);
        std::thread([pid] { ::waitpid(pid, nullptr, 0); }).detach();
        return pid;
    }

private:
    pid_t m_pid;
};

QStringList linesOf(const QString &file)
{
    QFile read(file);
    if (!read.open(QIODevice::ReadOnly))
        return {};
    if (read.size() > 16 * 1024)
        read.seek(read.size() - 16 * 1024);
    return QString::fromUtf8(read.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

// The cloud's log lines begin with the time.
QString withoutTime(const QString &line)
{
    return line.section(QLatin1Char(' '), 1);
}

std::optional<QString> whyNoMachines(const QString &log)
{
    const QString sign = QStringLiteral("no real machines here: ");
    for (const QString &line : linesOf(log)) {
        const int at = line.indexOf(sign);
        if (at >= 0)
            return line.mid(at + sign.size());
    }
    return std::nullopt;
}

// Whether a living process holds it. Only the end of the holder makes such a lock stale.
bool isLocked(const QString &file)
{
    QLockFile lock(file);
    lock.setStaleLockTime(0);
    return QFileInfo::exists(QFileInfo(file).path()) && !lock.tryLock(0);
}

qint64 holderOf(const QString &file)
{
    QLockFile lock(file);
    qint64 pid = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&pid, &host, &program) ? pid : 0;
}

class Opening
{
public:
    Opening(const PracticeSetup &setup, base::Clock &clock, const launch::PracticeNews &news, base::StopToken stop)
        : m_setup(setup), m_clock(clock), m_news(news), m_stop(std::move(stop))
    {
    }

    launch::PracticeWindow run()
    {
        if (m_setup.cloudProgram.isEmpty() || !QFileInfo(m_setup.cloudProgram).isExecutable())
            throw Error(FailureKind::PracticeMissing,
                        {{QStringLiteral("program"), QStringLiteral("spotbook-practice-cloud")}});
        storage::Paths::below(file("home")).create();
        if (!QDir().mkpath(file("cloud")))
            throw Error(FailureKind::StorageFailed, {{QStringLiteral("file"), file("cloud")}});
        if (isLocked(windowLock()))
            return raise();
        const QString cloudLock = file("cloud/.lock");
        until(lastOnePatience, [&] { return isLocked(cloudLock) ? std::nullopt : std::optional(true); });
        return open();
    }

private:
    QString file(const char *name) const { return m_setup.folder + QLatin1Char('/') + QString::fromLatin1(name); }
    QString windowLock() const { return storage::Paths::below(file("home")).data + QStringLiteral("/window.lock"); }

    template <typename Probe>
    auto until(base::milliseconds patience, Probe &&probe) -> typename decltype(probe())::value_type
    {
        auto waited = base::waitFor(m_clock, m_stop, base::Deadline::after(m_clock, patience), interval, probe);
        if (waited.end == base::WaitEnd::Stopped)
            throw Error(FailureKind::Cancelled);
        if (waited.end == base::WaitEnd::TimedOut)
            fail(lastLine("cloud.log"));
        return std::move(*waited.value);
    }

    QString lastLine(const char *log) const
    {
        const QStringList lines = linesOf(file(log));
        return lines.isEmpty() ? QStringLiteral("no answer") : withoutTime(lines.last());
    }

    launch::PracticeWindow open()
    {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0)
            fail(QString::fromLocal8Bit(std::strerror(errno)));
        Descriptor ofCloud(ends[0]);
        Descriptor ofWindow(ends[1]);
        const QByteArray id = QByteArrayLiteral("LTAI5tPractice") + base::randomHex(5).toLatin1();
        const QByteArray secret = base::randomHex(15).toLatin1();

        Child cloud(startCloud(id, secret, ofCloud.get()));
        ofCloud.close();
        const QString endpoint = endpointOf(cloud);
        Child window(startWindow(id, secret, endpoint, ofWindow.get()));
        until(windowPatience, [&] { return windowIsThere(window); });

        launch::PracticeWindow opened;
        opened.endpoint = endpoint;
        if (const auto why = whyNoMachines(file("cloud.log")))
            opened.noMachines = Error(FailureKind::PracticeNoMachines, {{QStringLiteral("reason"), *why}}).failure();
        opened.windowPid = window.letGo();
        opened.cloudPid = cloud.letGo();
        return opened;
    }

    pid_t startCloud(const QByteArray &id, const QByteArray &secret, int tether)
    {
        Start start;
        start.command = QStringList{m_setup.cloudProgram,
                                    QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("--state"),
                                    file("cloud"),
                                    QStringLiteral("--machines"),
                                    m_setup.machines,
                                    QStringLiteral("--destroy-machines-on-exit")};
        start.environment = QProcessEnvironment::systemEnvironment();
        // With money for a day on a large machine, so that also the balance can be watched going down.
        start.environment.insert(QStringLiteral("SPOTBOOK_PRACTICE_ACCOUNT"),
                                 QString::fromLatin1(id + ':' + secret + QByteArrayLiteral(":200")));
        start.environment.insert(QString::fromLatin1(tetherVariable), QString::number(cloudDescriptor));
        start.output = file("ready");
        start.log = file("cloud.log");
        start.inherited = tether;
        start.inheritedAs = cloudDescriptor;
        return spawn(start);
    }

    QString endpointOf(Child &cloud)
    {
        QString told;
        return until(m_setup.patience, [&]() -> std::optional<QString> {
            QFile ready(file("ready"));
            if (ready.open(QIODevice::ReadOnly)) {
                const QByteArray line = ready.readAll();
                if (line.endsWith('\n'))
                    return QJsonDocument::fromJson(line).object().value(QLatin1String("endpoint")).toString();
            }
            if (cloud.hasEnded())
                fail(lastLine("cloud.log"), linesOf(file("cloud.log")).mid(0, 40).join(QLatin1Char('\n')));
            const QString line = lastLine("cloud.log");
            if (m_news && line != std::exchange(told, line))
                m_news(line);
            return std::nullopt;
        });
    }

    pid_t startWindow(const QByteArray &id, const QByteArray &secret, const QString &endpoint, int tether)
    {
        Start start;
        // Nothing of it enters the keychain, where the real window's passwords are.
        start.command = QStringList{m_setup.windowProgram, QStringLiteral("--this-run-only")};
        if (!m_setup.language.isEmpty())
            start.command += QStringList{QStringLiteral("--language"), m_setup.language};
        start.environment = QProcessEnvironment::systemEnvironment();
        start.environment.insert(QStringLiteral("SPOTBOOK_HOME"), file("home"));
        start.environment.insert(QStringLiteral("SPOTBOOK_ENDPOINT"), endpoint);
        start.environment.insert(QString::fromLatin1(m_setup.keyVariables.first), QString::fromLatin1(id));
        start.environment.insert(QString::fromLatin1(m_setup.keyVariables.second), QString::fromLatin1(secret));
        start.environment.insert(QString::fromLatin1(holdVariable), QString::number(windowDescriptor));
        start.output = file("window.out");
        start.log = file("window.log");
        start.inherited = tether;
        start.inheritedAs = windowDescriptor;
        return spawn(start);
    }

    std::optional<bool> windowIsThere(Child &window)
    {
        if (window.hasEnded())
            fail(lastLine("window.log"), linesOf(file("window.log")).join(QLatin1Char('\n')));
        // Only read: whoever tries the lock takes it for a moment, and the window would find another before it.
        return holderOf(windowLock()) == window.pid() ? std::optional(true) : std::nullopt;
    }

    // A second start of the same installation raises the first and ends.
    launch::PracticeWindow raise()
    {
        QFile ready(file("ready"));
        launch::PracticeWindow opened;
        if (ready.open(QIODevice::ReadOnly))
            opened.endpoint =
                QJsonDocument::fromJson(ready.readAll()).object().value(QLatin1String("endpoint")).toString();
        opened.windowPid = holderOf(windowLock());
        const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        Start start;
        start.command = QStringList{m_setup.windowProgram};
        start.environment = QProcessEnvironment::systemEnvironment();
        start.environment.insert(QStringLiteral("SPOTBOOK_HOME"), file("home"));
        start.environment.insert(QStringLiteral("SPOTBOOK_ENDPOINT"), opened.endpoint);
        start.output = file("raise.out");
        start.log = file("raise.log");
        start.inherited = nothing.get();
        start.inheritedAs = windowDescriptor;
        Child second(spawn(start));
        until(windowPatience, [&] { return second.hasEnded() ? std::optional(true) : std::nullopt; });
        return opened;
    }

    const PracticeSetup &m_setup;
    base::Clock &m_clock;
    const launch::PracticeNews &m_news;
    const base::StopToken m_stop;
};

} // namespace

launch::PracticeWindow openPractice(const PracticeSetup &setup, base::Clock &clock, const launch::PracticeNews &news,
                                    const base::StopToken &stop)
{
    return Opening(setup, clock, news, stop).run();
}

QString installedProgram(const QString &name)
{
    const QString beside = QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(name);
}

void keepPracticeCloud()
{
    bool given = false;
    const int fd = qEnvironmentVariableIntValue(holdVariable, &given);
    if (!given)
        return;
    ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    qunsetenv(holdVariable);
}

} // namespace spotbook::app
