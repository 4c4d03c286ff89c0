#include "base/log.h"

#include "base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QFile>
#include <cstdio>
#include <deque>
#include <mutex>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace spotbook::base {

namespace {

char letterOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return 'D';
    case QtInfoMsg: return 'I';
    case QtWarningMsg: return 'W';
    case QtCriticalMsg: return 'E';
    case QtFatalMsg: return 'F';
    }
    return '?';
}

// UTF-8 bytes stay, control characters become visible: those below a blank, DEL, and U+0080 to U+009F, which terminals
// obey as they do escape sequences.
QByteArray tamed(const QByteArray &text)
{
    static const char digits[] = "0123456789abcdef";
    QByteArray result;
    result.reserve(text.size() + 16);
    const auto show = [&result](unsigned char value) {
        result.append("\\x").append(digits[value >> 4]).append(digits[value & 15]);
    };
    for (int i = 0; i < text.size(); ++i) {
        const char byte = text.at(i);
        const auto value = static_cast<unsigned char>(byte);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text.at(i + 1) : '\0');
        if (byte == '\n') {
            result += "\n    ";
        } else if (value == 0xc2 && next >= 0x80 && next <= 0x9f) {
            show(next); // the code point is the second byte
            ++i;
        } else if (byte == '\t' || (value >= 0x20 && value != 0x7f)) {
            result += byte;
        } else {
            show(value);
        }
    }
    return result;
}

QByteArray formatted(QtMsgType type, const char *category, const QString &message)
{
    // Before anything else is done to the text: a changed value would no longer be recognised.
    const QByteArray text = tamed(redact(message.toUtf8()));
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' ' + letterOf(type) + ' '
           + QByteArray(category ? category : "default") + ' ' + text + '\n';
}

// The file is opened so that nobody else may read it, whatever the umask or an older file say.
bool openPrivately(QFile &file, const QString &name)
{
#ifdef Q_OS_UNIX
    const int fd =
        ::open(QFile::encodeName(name).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    if (::fchmod(fd, 0600) != 0
        || !file.open(fd, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle)) {
        ::close(fd);
        return false;
    }
    return true;
#else
    file.setFileName(name);
    return file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
           && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
#endif
}

} // namespace

struct LogSink::State
{
    explicit State(LogOptions given) : options(std::move(given)) {}

    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
    {
        const QByteArray line = formatted(type, context.category, message);
        // Qt's own file classes may warn while a line is being written.
        static thread_local bool writing = false;
        if (writing) {
            say(line);
            return;
        }
        writing = true;
        {
            const std::lock_guard lock(currentMutex());
            if (current())
                current()->write(line);
            else
                say(line);
        }
        writing = false;
    }

    void write(const QByteArray &line)
    {
        constexpr std::size_t kept = 200;
        if (latest.size() >= kept)
            latest.pop_front();
        latest.push_back(line);
        if (options.standardError)
            say(line);
        if (options.file.isEmpty() || fileFailed)
            return;
        if (file && written + line.size() > options.maxBytes)
            turnOver();
        if (fileFailed || (!file && !begin()))
            return;
        if (file->write(line) == line.size())
            written += line.size();
        else
            giveUp();
    }

    bool begin()
    {
        file = std::make_unique<QFile>();
        if (!openPrivately(*file, options.file)) {
            giveUp();
            return false;
        }
        written = QFile(options.file).size();
        if (written >= options.maxBytes) {
            turnOver();
            return !fileFailed && begin();
        }
        return true;
    }

    void turnOver()
    {
        file.reset();
        const QString older = options.file + QStringLiteral(".1");
        QFile::remove(older);
        // A file that cannot be moved away would be tried again at every line.
        if (!QFile::rename(options.file, older) && !QFile::remove(options.file))
            giveUp();
    }

    void giveUp()
    {
        fileFailed = true;
        file.reset();
        say("spotbook: the log file cannot be written: " + options.file.toUtf8() + '\n');
    }

    static void say(const QByteArray &line)
    {
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
        std::fflush(stderr);
    }

    static std::mutex &currentMutex()
    {
        static std::mutex mutex;
        return mutex;
    }
    static State *&current()
    {
        static State *state = nullptr;
        return state;
    }

    const LogOptions options;
    std::deque<QByteArray> latest;
    std::unique_ptr<QFile> file;
    qint64 written = 0;
    bool fileFailed = false;
    QtMessageHandler before = nullptr;
};

LogSink::LogSink(LogOptions options) : m_state(std::make_unique<State>(std::move(options)))
{
    {
        const std::lock_guard lock(State::currentMutex());
        Q_ASSERT(!State::current());
        State::current() = m_state.get();
    }
    m_state->before = qInstallMessageHandler(State::handle);
}

LogSink::~LogSink()
{
    qInstallMessageHandler(m_state->before);
    const std::lock_guard lock(State::currentMutex());
    State::current() = nullptr;
}

QStringList LogSink::recent()
{
    QStringList lines;
    const std::lock_guard lock(State::currentMutex());
    if (State::current()) {
        for (const QByteArray &line : State::current()->latest)
            lines << QString::fromUtf8(line).chopped(1);
    }
    return lines;
}

} // namespace spotbook::base
