#include "ui/programs.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace spotbook::ui {

namespace {

Programs *&replacement()
{
    static Programs *programs = nullptr;
    return programs;
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Programs)
};

#if defined(Q_OS_MACOS)

QString quotedForShell(const QString &word)
{
    QString text = word;
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

std::optional<Program> systemTerminal(const QStringList &command)
{
    QStringList words;
    for (const QString &word : command)
        words << quotedForShell(word);
    QString line = words.join(QLatin1Char(' '));
    line.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return Program{QStringLiteral("/usr/bin/osascript"),
                   {QStringLiteral("-e"), QStringLiteral("tell application \"Terminal\" to do script \"%1\"").arg(line),
                    QStringLiteral("-e"), QStringLiteral("tell application \"Terminal\" to activate")}};
}

#elif defined(Q_OS_WIN)

std::optional<Program> systemTerminal(const QStringList &command)
{
    const QString terminal = programs().find(QStringLiteral("wt"));
    if (!terminal.isEmpty())
        return Program{terminal, command};
    const QString shell = programs().find(QStringLiteral("cmd"));
    if (shell.isEmpty())
        return std::nullopt;
    return Program{shell, QStringList{QStringLiteral("/c"), QStringLiteral("start"), QStringLiteral("ssh")} + command};
}

#else

// How each is told what to run. The desktop's own choice first, then Debian's, then the usual ones.
struct Terminal
{
    const char *name;
    const char *option;
};
const Terminal terminals[] = {
    {"xdg-terminal-exec", nullptr}, {"x-terminal-emulator", "-e"},
    {"gnome-terminal", "--"},       {"konsole", "-e"},
    {"xfce4-terminal", "-x"},       {"xterm", "-e"},
};

// A window that closes at once hides why.
QStringList stayingOpen(const QStringList &command)
{
    const QString text = Words::tr("It ended with an error. Press Enter to close this window.");
    return QStringList{QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("text=$1; shift; \"$@\" || { printf '\\n%s' \"$text\"; read -r _; }"),
                       QStringLiteral("sh"), text}
           + command;
}

// $TERMINAL may bear options of its own.
std::optional<Program> chosenTerminal(const QStringList &command)
{
    QStringList words = QProcess::splitCommand(programs().environment("TERMINAL"));
    const QString file = words.isEmpty() ? QString() : programs().find(words.takeFirst());
    if (file.isEmpty())
        return std::nullopt;
    return Program{file, words + QStringList{QStringLiteral("-e")} + command};
}

std::optional<Program> systemTerminal(const QStringList &command)
{
    const QStringList kept = stayingOpen(command);
    if (auto chosen = chosenTerminal(kept))
        return chosen;
    for (const Terminal &terminal : terminals) {
        const QString file = programs().find(QString::fromLatin1(terminal.name));
        if (file.isEmpty())
            continue;
        const QStringList option = terminal.option ? QStringList{QString::fromLatin1(terminal.option)} : QStringList();
        return Program{file, option + kept};
    }
    return std::nullopt;
}

#endif

} // namespace

QString Programs::find(const QString &name) const
{
    return QStandardPaths::findExecutable(name);
}

bool Programs::start(const Program &program) const
{
    return QProcess::startDetached(program.file, program.arguments);
}

QString Programs::environment(const char *name) const
{
    return QString::fromLocal8Bit(qgetenv(name));
}

Programs &programs()
{
    static Programs real;
    return replacement() ? *replacement() : real;
}

void setPrograms(Programs *programs)
{
    replacement() = programs;
}

std::optional<Program> terminalWith(const QStringList &command)
{
    return systemTerminal(command);
}

std::optional<Program> editorOn(const QString &host, const QString &folder)
{
    for (const char *name : {"code", "cursor", "codium"}) {
        const QString file = programs().find(QString::fromLatin1(name));
        if (!file.isEmpty())
            return Program{file, {QStringLiteral("--remote"), QStringLiteral("ssh-remote+") + host, folder}};
    }
    return std::nullopt;
}

} // namespace spotbook::ui
