#include "practice/machine_process.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QStandardPaths>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace spotbook::practice {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kOutputLimit = 1 << 20;

// argv or envp, prepared before fork(): after it only async-signal-safe calls are allowed.
class CStrings
{
public:
    explicit CStrings(const QStringList &strings)
    {
        for (const QString &s : strings)
            m_bytes.push_back(QFile::encodeName(s));
        for (QByteArray &b : m_bytes)
            m_pointers.push_back(b.data());
        m_pointers.push_back(nullptr);
    }
    char **data() { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char *> m_pointers;
};

QString resolved(const QString &name)
{
    if (name.startsWith(QLatin1Char('/')))
        return name;
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    // The administrator's tools are not on every person's PATH.
    return QStandardPaths::findExecutable(
        name, {QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")});
}

QString requireProgram(const QString &name)
{
    const QString program = resolved(name);
    if (program.isEmpty())
        throw std::runtime_error("the program " + name.toStdString() + " is not installed");
    return program;
}

QStringList environmentWith(const QStringList &extra)
{
    QStringList all;
    for (char **e = environ; *e; ++e)
        if (std::strncmp(*e, "PATH=", 5) != 0)
            all << QFile::decodeName(*e);
    all << QStringLiteral("PATH=") + QFile::decodeName(qgetenv("PATH"))
               + QStringLiteral(":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    return all + extra;
}

void resetSignals()
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (int s : {SIGPIPE, SIGCHLD, SIGINT, SIGTERM, SIGHUP})
        signal(s, SIG_DFL);
}

struct Fd
{
    int fd = -1;
    ~Fd() { close(); }
    Fd() = default;
    explicit Fd(int f) : fd(f) {}
    Fd(const Fd &) = delete;
    Fd &operator=(const Fd &) = delete;
    void close()
    {
        if (fd >= 0)
            ::close(fd);
        fd = -1;
    }
};

void makePipe(Fd &read, Fd &write)
{
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) != 0)
        throw std::runtime_error(std::string("no pipe: ") + std::strerror(errno));
    read.fd = fds[0];
    write.fd = fds[1];
}

// A socket rather than a pipe: writing to a tool that has gone must not raise SIGPIPE in this process.
void makeInput(Fd &read, Fd &write)
{
    int fds[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
        throw std::runtime_error(std::string("no socket: ") + std::strerror(errno));
    read.fd = fds[0];
    write.fd = fds[1];
}

int exitCodeOf(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// Feeds the input and collects the output until the tool closes it or the limit passes.
void converse(const ToolCall &call, Fd &in, Fd &out, pid_t pid, ToolResult &result)
{
    const auto end = Clock::now() + call.limit;
    int written = 0;
    if (call.input.isEmpty())
        in.close();
    auto lastTick = Clock::now();
    while (out.fd >= 0) {
        pollfd fds[2] = {{out.fd, POLLIN, 0}, {in.fd, POLLOUT, 0}};
        // A machine that shuts down stops every process in it, and nsenter stops itself with its child. Were it left
        // so, it would never collect that child, for which the machine's shutdown waits.
        if (poll(fds, 2, 200) == 0)
            kill(-pid, SIGCONT);
        QByteArray piece;
        if (fds[0].revents) {
            char buffer[8192];
            const ssize_t n = read(out.fd, buffer, sizeof buffer);
            if (n > 0)
                piece = QByteArray(buffer, int(n));
            else if (n == 0 || errno != EINTR)
                out.close();
        }
        if (in.fd >= 0 && fds[1].revents) {
            const size_t left = size_t(call.input.size() - written);
            const ssize_t n = send(in.fd, call.input.constData() + written, left, MSG_NOSIGNAL | MSG_DONTWAIT);
            written += n > 0 ? int(n) : 0;
            if ((n < 0 && errno != EAGAIN && errno != EINTR) || written == call.input.size())
                in.close();
        }
        result.output += piece;
        if (result.output.size() > kOutputLimit)
            result.output = result.output.right(kOutputLimit);
        if (call.onOutput && (!piece.isEmpty() || Clock::now() - lastTick >= std::chrono::seconds(1))) {
            lastTick = Clock::now();
            call.onOutput(piece);
        }
        if (Clock::now() >= end) {
            result.timedOut = true;
            kill(-pid, SIGKILL);
            out.close();
        }
    }
}

} // namespace

bool haveTool(const QString &name)
{
    return !resolved(name).isEmpty();
}

ToolResult runTool(const ToolCall &call)
{
    QStringList command = call.command;
    command[0] = requireProgram(command[0]);
    CStrings argv(command);
    CStrings envp(environmentWith({}));
    const QByteArray directory = QFile::encodeName(call.directory);
    Fd inRead, inWrite, outRead, outWrite;
    makeInput(inRead, inWrite);
    makePipe(outRead, outWrite);

    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid < 0)
        throw std::runtime_error(std::string("no process: ") + std::strerror(errno));
    if (pid == 0) {
        if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
            _exit(125);
        setpgid(0, 0);
        resetSignals();
        dup2(inRead.fd, 0);
        dup2(outWrite.fd, 1);
        dup2(outWrite.fd, 2);
        close_range(3, ~0U, 0);
        if (!directory.isEmpty() && chdir(directory.constData()) != 0)
            _exit(126);
        execve(argv.data()[0], argv.data(), envp.data());
        _exit(127);
    }
    setpgid(pid, pid); // in both, so that neither order of events loses a kill
    inRead.close();
    outWrite.close();
    ToolResult result;
    try {
        converse(call, inWrite, outRead, pid, result);
    } catch (...) {
        kill(-pid, SIGKILL);
        waitpid(pid, nullptr, 0);
        throw;
    }
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    result.exitCode = exitCodeOf(status);
    return result;
}

QByteArray requireTool(const ToolCall &call)
{
    const ToolResult result = runTool(call);
    if (result.timedOut)
        throw std::runtime_error(call.command.first().toStdString() + " took too long");
    if (result.exitCode != 0) {
        throw std::runtime_error(call.command.first().toStdString() + " failed with code "
                                 + std::to_string(result.exitCode) + ": "
                                 + result.output.trimmed().right(400).toStdString());
    }
    return result.output;
}

void startDetached(const QStringList &wanted, const QStringList &environment, const QString &directory,
                   const QString &log, const QString &identity, int input)
{
    QStringList command = wanted;
    command[0] = requireProgram(command[0]);
    CStrings argv(command);
    CStrings envp(environmentWith(environment));
    const QByteArray where = QFile::encodeName(directory);
    Fd null(open("/dev/null", O_RDONLY | O_CLOEXEC));
    Fd output(open(QFile::encodeName(log).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    Fd mark(open(QFile::encodeName(identity).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (null.fd < 0 || output.fd < 0 || mark.fd < 0)
        throw std::runtime_error("cannot write into " + directory.toStdString());

    const pid_t middle = fork();
    if (middle < 0)
        throw std::runtime_error(std::string("no process: ") + std::strerror(errno));
    if (middle == 0) {
        setsid();
        const pid_t last = fork(); // so that the one who collects it is the system, not us
        if (last != 0)
            _exit(last < 0 ? 1 : 0);
        resetSignals();
        dup2(input >= 0 ? input : null.fd, 0);
        dup2(output.fd, 1);
        dup2(output.fd, 2);
        char line[512];
        const int stat = open("/proc/self/stat", O_RDONLY);
        const ssize_t n = read(stat, line, sizeof line);
        if (n <= 0 || write(mark.fd, line, size_t(n)) != n || fsync(mark.fd) != 0)
            _exit(125);
        close_range(3, ~0U, 0);
        if (chdir(where.constData()) != 0)
            _exit(126);
        execve(argv.data()[0], argv.data(), envp.data());
        _exit(127);
    }
    int status = 0;
    while (waitpid(middle, &status, 0) < 0 && errno == EINTR) {
    }
    if (exitCodeOf(status) != 0)
        throw std::runtime_error("no process for " + wanted.first().toStdString());
    // The grandchild writes its identity within microseconds of its birth.
    const auto end = Clock::now() + std::chrono::seconds(5);
    while (!readIdentity(identity) && Clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    if (!readIdentity(identity))
        throw std::runtime_error("no process for " + wanted.first().toStdString());
}

namespace {

struct Stat
{
    ProcessId id;
    char state = 'X';
};

std::optional<Stat> parseStat(const QByteArray &line)
{
    const int close = line.lastIndexOf(')'); // the name before it may hold anything
    const QList<QByteArray> fields = line.mid(close + 2).split(' ');
    if (close < 0 || fields.size() < 20)
        return std::nullopt;
    Stat s;
    s.id.pid = line.left(line.indexOf(' ')).toLongLong();
    s.id.started = fields[19].toULongLong();
    s.state = fields[0].isEmpty() ? 'X' : fields[0][0];
    return s;
}

QByteArray readAll(const QString &path)
{
    QFile f(path);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

} // namespace

std::optional<ProcessId> readIdentity(const QString &file)
{
    const auto stat = parseStat(readAll(file));
    return stat ? std::optional(stat->id) : std::nullopt;
}

bool alive(const ProcessId &process)
{
    const auto stat = parseStat(readAll(QStringLiteral("/proc/%1/stat").arg(process.pid)));
    return stat && stat->id.started == process.started && stat->state != 'Z' && stat->state != 'X';
}

bool killAndWait(const ProcessId &process, std::chrono::milliseconds limit)
{
    const auto end = Clock::now() + limit;
    if (alive(process))
        kill(pid_t(process.pid), SIGKILL);
    while (alive(process)) {
        if (Clock::now() >= end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

std::vector<ProcessEntry> processTree(qint64 root)
{
    QMultiHash<qint64, ProcessEntry> children;
    std::vector<ProcessEntry> tree;
    const QStringList pids = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &pid : pids) {
        bool number = false;
        ProcessEntry entry;
        entry.pid = pid.toLongLong(&number);
        if (!number)
            continue;
        const QList<QByteArray> lines = readAll(QStringLiteral("/proc/%1/status").arg(pid)).split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("Name:"))
                entry.name = line.mid(5).trimmed();
            else if (line.startsWith("PPid:"))
                entry.parent = line.mid(5).trimmed().toLongLong();
            else if (line.startsWith("NSpid:"))
                for (const QByteArray &n : line.mid(6).trimmed().split('\t'))
                    entry.namespacePids.push_back(n.toLongLong());
        }
        if (entry.pid == root)
            tree.push_back(entry);
        else
            children.insert(entry.parent, entry);
    }
    for (size_t i = 0; i < tree.size(); ++i)
        for (const ProcessEntry &child : children.values(tree[i].pid))
            tree.push_back(child);
    return tree;
}

} // namespace spotbook::practice
