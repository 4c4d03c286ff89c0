// Without arguments the window, with a verb the terminal; both over the same library.
#include "app/app_services.h"
#include "app/practice_session.h"
#include "app/window.h"
#include "base/log.h"
#include "base/process_guard.h"
#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/runner.h"
#include "messages/translation.h"
#include "storage/journal.h"

#include <QCoreApplication>
#include <QFile>
#include <csignal>
#include <cstdlib>

namespace {

using namespace spotbook;

// Which application object is needed must be known before there is one: a verb is the first argument that is no option.
bool wantsTerminal(int argc, char **argv)
{
    const QList<QByteArray> withValue{"--endpoint",     "--language", "--own-address", "-platform",    "-style",
                                      "-platformtheme", "-display",   "-geometry",     "-qwindowtitle"};
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        if (argument == "--help" || argument == "-h" || argument == "--version" || argument == "--json")
            return true;
        if (withValue.contains(argument))
            ++i;
        else if (!argument.startsWith('-'))
            return true;
    }
    return false;
}

QString languageOption(const QStringList &arguments)
{
    for (int i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == QLatin1String("--language") && i + 1 < arguments.size())
            return arguments.at(i + 1);
        if (arguments.at(i).startsWith(QLatin1String("--language=")))
            return arguments.at(i).mid(11);
    }
    return {};
}

// For tests of the promise that a launch can be killed anywhere.
void dieAfterJournalEntry()
{
    bool given = false;
    const int entry = qEnvironmentVariableIntValue("SPOTBOOK_KILL_AFTER_ENTRY", &given);
    if (given) {
        storage::Journal::setAppendHook([entry](int count) {
            if (count == entry)
                std::raise(SIGKILL);
        });
    }
}

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("spotbook"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SPOTBOOK_VERSION));
}

int run(QCoreApplication &application, bool terminalWanted)
{
    auto &terminal = cli::processTerminal();
    messages::Translation translation(application);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString language = languageOption(arguments);
    translation.load(language);

    const auto parsed = cli::parseCommandLine(arguments);
    if (!parsed.command) {
        if (parsed.exitCode == 0) {
            terminal.line(parsed.text);
            return 0;
        }
        const domain::Failure wrong{domain::FailureKind::InvalidInput,
                                    {},
                                    {},
                                    false,
                                    {{QStringLiteral("field"), QStringLiteral("command line")},
                                     {QStringLiteral("value"), arguments.join(QLatin1Char(' '))},
                                     {QStringLiteral("reason"), parsed.text.section(QLatin1Char('\n'), 0, 0)}},
                                    {}};
        return cli::reportFailure(wrong, {}, parsed.json, terminal);
    }
    const auto &line = *parsed.command;
    try {
        app::ServiceOptions options{line.endpoint, line.ownAddress, line.thisRunOnly, translation.language()};
        app::AppServices services(options);
        const base::LogSink log(
            {services.paths().logFile(), 4 * 1024 * 1024, qEnvironmentVariableIsSet("SPOTBOOK_DEBUG")});
        if (language.isEmpty() && !services.settings().values().language.isEmpty())
            services.setLanguage(translation.load(services.settings().values().language));
        if (terminalWanted && line.verb == cli::Verb::Window) {
            terminal.note(cli::parseCommandLine({QStringLiteral("--help")}).text);
            return int(cli::ExitCode::BadInput);
        }
        return terminalWanted ? cli::runVerb(application, line, services, terminal)
                              : app::runWindow(application, services, translation, terminal, line.newMachine);
    } catch (const domain::Error &error) {
        return cli::reportFailure(error.failure(), {}, line.json, terminal);
    }
}

} // namespace

int main(int argc, char **argv)
{
    base::disableCoreDumps();
    app::keepPracticeCloud();
    nameProgram();
    dieAfterJournalEntry();
    if (wantsTerminal(argc, argv)) {
        QCoreApplication application(argc, argv);
        return run(application, true);
    }
    if (!app::hasDisplay()) {
        QCoreApplication application(argc, argv);
        messages::Translation translation(application);
        translation.load(languageOption(QCoreApplication::arguments()));
        cli::processTerminal().note(QCoreApplication::translate(
            "Application", "There is no display for the window. In the terminal: spotbook --help"));
        return 2;
    }
    const auto application = app::makeWindowApplication(argc, argv);
    return run(*application, false);
}
