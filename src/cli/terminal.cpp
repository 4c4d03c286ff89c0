#include "cli/terminal.h"

#include "domain/failure.h"

#include <QFile>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <vector>

namespace spotbook::cli {

void Terminal::line(const QString &text)
{
    const std::lock_guard lock(m_mutex);
    if (m_liveShown && errorIsTerminal())
        write(true, QByteArrayLiteral("\r\033[K"));
    m_liveShown = false;
    write(false, base::redact(text.toUtf8()) + '\n');
}

void Terminal::note(const QString &text)
{
    const std::lock_guard lock(m_mutex);
    write(true, (m_liveShown ? QByteArrayLiteral("\r\033[K") : QByteArray()) + base::redact(text.toUtf8()) + '\n');
    m_liveShown = false;
}

void Terminal::reveal(const QString &label, const base::Secret &secret)
{
    const std::lock_guard lock(m_mutex);
    QByteArray bytes = label.toUtf8() + ' ';
    bytes.append(secret.reveal().data(), int(secret.reveal().size()));
    bytes += '\n';
    write(false, bytes);
    base::wipe(bytes.data(), size_t(bytes.size()));
}

void Terminal::live(const QString &text)
{
    if (!errorIsTerminal())
        return;
    const std::lock_guard lock(m_mutex);
    write(true, QByteArrayLiteral("\r\033[K") + base::redact(text.left(std::max(10, width() - 1)).toUtf8()));
    m_liveShown = true;
}

namespace {

// Wakes a poll() when a stop is requested.
class StopPipe
{
public:
    explicit StopPipe(const base::StopToken &stop)
        : m_open(::pipe2(m_ends.data(), O_CLOEXEC) == 0), m_callback(stop, Wake{*this})
    {
    }
    ~StopPipe()
    {
        if (m_open) {
            ::close(m_ends[0]);
            ::close(m_ends[1]);
        }
    }
    int readEnd() const { return m_open ? m_ends[0] : -1; }
    StopPipe(const StopPipe &) = delete;
    StopPipe &operator=(const StopPipe &) = delete;

private:
    struct Wake
    {
        StopPipe &pipe;
        void operator()() const noexcept
        {
            if (pipe.m_open) [[maybe_unused]]
                const auto written = ::write(pipe.m_ends[1], "x", 1);
        }
    };
    std::array<int, 2> m_ends{-1, -1};
    bool m_open;
    base::StopCallback<Wake> m_callback;
};

class EchoOff
{
public:
    explicit EchoOff(int fd) : m_fd(fd), m_active(::tcgetattr(fd, &m_before) == 0)
    {
        if (!m_active)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        m_active = ::tcsetattr(fd, TCSAFLUSH, &quiet) == 0;
    }
    ~EchoOff()
    {
        if (m_active)
            ::tcsetattr(m_fd, TCSAFLUSH, &m_before);
    }
    bool active() const { return m_active; }
    EchoOff(const EchoOff &) = delete;
    EchoOff &operator=(const EchoOff &) = delete;

private:
    int m_fd;
    termios m_before{};
    bool m_active;
};

domain::Error nothingToRead(const QString &what)
{
    return {domain::FailureKind::InvalidInput,
            {{QStringLiteral("field"), what}, {QStringLiteral("reason"), QStringLiteral("missing")}}};
}

class ProcessTerminal final : public Terminal
{
public:
    bool inputIsTerminal() const override { return ::isatty(STDIN_FILENO) == 1; }
    bool outputIsTerminal() const override { return ::isatty(STDOUT_FILENO) == 1; }
    bool errorIsTerminal() const override { return ::isatty(STDERR_FILENO) == 1; }
    int width() const override
    {
        winsize size{};
        return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    }

    QString askLine(const QString &prompt, const base::StopToken &stop) override
    {
        Line line;
        readLine(prompt, stop, line);
        return QString::fromUtf8(line.bytes.data(), int(line.size)).trimmed();
    }

    void becomeProgram(const QStringList &command) override
    {
        std::vector<QByteArray> words;
        for (const QString &word : command)
            words.push_back(QFile::encodeName(word));
        std::vector<char *> pointers;
        for (QByteArray &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        std::signal(SIGPIPE, SIG_DFL); // what is ignored stays ignored in the program that comes
        ::execvp(pointers.front(), pointers.data());
        const QString reason = QString::fromLocal8Bit(std::strerror(errno));
        std::signal(SIGPIPE, SIG_IGN);
        throw domain::Error(domain::FailureKind::StorageFailed,
                            {{QStringLiteral("file"), command.value(0)}, {QStringLiteral("reason"), reason}}, reason);
    }
    base::Secret askSecret(const QString &prompt, const base::StopToken &stop) override
    {
        Line line;
        {
            const EchoOff quiet(STDIN_FILENO);
            if (inputIsTerminal() && !quiet.active())
                throw domain::Error(domain::FailureKind::Internal,
                                    {{QStringLiteral("where"), QStringLiteral("terminal echo")}});
            readLine(prompt, stop, line);
        }
        if (inputIsTerminal())
            write(true, QByteArrayLiteral("\n"));
        return base::Secret::copyOf({line.bytes.data(), line.size});
    }

protected:
    void write(bool toError, const QByteArray &bytes) override
    {
        const int fd = toError ? STDERR_FILENO : STDOUT_FILENO;
        for (qint64 from = 0; from < bytes.size();) {
            const auto written = ::write(fd, bytes.constData() + from, size_t(bytes.size() - from));
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return; // the reader went away; the work goes on
            from += written;
        }
    }

private:
    // Wiped when it goes: it may have held a secret.
    struct Line
    {
        std::array<char, 4096> bytes{};
        size_t size = 0;
        ~Line() { base::wipe(bytes.data(), bytes.size()); }
    };

    // Byte by byte, so that nothing of the next line is taken from the pipe.
    void readLine(const QString &prompt, const base::StopToken &stop, Line &line)
    {
        if (inputIsTerminal())
            write(true, prompt.toUtf8() + ' ');
        const StopPipe wake(stop);
        bool any = false;
        while (line.size < line.bytes.size()) {
            std::array<pollfd, 2> waits{{{STDIN_FILENO, POLLIN, 0}, {wake.readEnd(), POLLIN, 0}}};
            if (::poll(waits.data(), waits.size(), -1) < 0 && errno == EINTR)
                continue;
            if (stop.stop_requested())
                throw domain::Error(domain::FailureKind::Cancelled);
            char byte = 0;
            const auto got = ::read(STDIN_FILENO, &byte, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                break;
            any = true;
            if (byte == '\n')
                break;
            line.bytes[line.size++] = byte;
        }
        while (line.size > 0 && line.bytes[line.size - 1] == '\r')
            --line.size;
        if (!any)
            throw nothingToRead(prompt);
    }
};

} // namespace

Terminal &processTerminal()
{
    static ProcessTerminal terminal;
    return terminal;
}

} // namespace spotbook::cli
