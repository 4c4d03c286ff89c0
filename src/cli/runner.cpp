#include "cli/runner.h"

#include "cli/job.h"
#include "cli/json.h"
#include "messages/messages.h"

#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace spotbook::cli {

namespace {

// Signals as events: the handler may do nothing but write a byte.
class Signals
{
public:
    explicit Signals(std::function<void()> onSignal) : m_onSignal(std::move(onSignal))
    {
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            throw domain::Error(domain::FailureKind::Internal,
                                {{QStringLiteral("where"), QStringLiteral("signal pipe")}});
        m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            char byte = 0;
            while (::read(ends[0], &byte, 1) == 1)
                m_onSignal();
        });
        for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
            struct sigaction action
            {
            };
            action.sa_handler = [](int) { [[maybe_unused]] const auto written = ::write(ends[1], "s", 1); };
            action.sa_flags = SA_RESTART;
            ::sigaction(number, &action, nullptr);
        }
        // A reader that goes away must not end a launch half way.
        std::signal(SIGPIPE, SIG_IGN);
    }
    ~Signals()
    {
        // Ignored from here to the end of the process: nothing is left to undo, and no default action may cut the exit.
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, SIG_IGN);
        m_notifier.reset();
        for (int &end : ends) {
            ::close(end);
            end = -1;
        }
    }
    Signals(const Signals &) = delete;
    Signals &operator=(const Signals &) = delete;

private:
    static inline std::array<int, 2> ends{-1, -1};
    std::function<void()> m_onSignal;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

QString interruptedText(Verb verb)
{
    switch (verb) {
    case Verb::Park:
    case Verb::Release:
    case Verb::Erase:
    case Verb::Stop:
        return Words::tr("Stopping halfway: what is done stays done, and a machine that is still there goes on "
                         "costing money.");
    case Verb::Launch:
    case Verb::Start:
    case Verb::Resume: return Words::tr("Stopping. What was created is undone in order; please wait.");
    default: return Words::tr("Stopping.");
    }
}

messages::Message wordsFor(const domain::Failure &failure, const cloud::ProviderInfo &provider, bool undone)
{
    using messages::RemedyAction;
    auto message = messages::describe(failure, provider);
    if (const auto kept = launch::keptBy(failure)) {
        message.explanation += QLatin1Char(' ')
                               + (kept->perHour ? Words::tr("The machine was kept and goes on costing %1.")
                                                      .arg(messages::perHourText(*kept->perHour))
                                                : Words::tr("The machine was kept and goes on costing money."));
        message.remedy = Words::tr("Try that stage again with resume, or end it all with: spotbook undo %1")
                             .arg(failure.params.value(QStringLiteral("profile")));
        message.action = RemedyAction::Resume;
        message.command = QStringLiteral("spotbook resume %1").arg(failure.params.value(QStringLiteral("profile")));
        return message;
    }
    const bool stoppedAgain = failure.params.contains(QStringLiteral("stoppedAgain"));
    if (!undone || stoppedAgain || failure.kind == domain::FailureKind::Cancelled)
        return message;
    message.explanation +=
        QLatin1Char(' ')
        + Words::tr("Everything this launch had made has been removed again; nothing of it costs money.");
    const bool ofTheMachine = message.action == RemedyAction::Resume || message.action == RemedyAction::Undo
                              || failure.kind == domain::FailureKind::NotebookNotReady
                              || failure.kind == domain::FailureKind::HostUnreachable
                              || failure.kind == domain::FailureKind::HostKeyChanged;
    if (ofTheMachine) {
        message.remedy = Words::tr("Launch again. If it fails in the same way, choose another image or larger disks.");
        message.command = QStringLiteral("spotbook launch");
    }
    return message;
}

int perform(const Job &job)
{
    try {
        return int(execute(job));
    } catch (const domain::Error &error) {
        const auto &name = job.line.target.isEmpty() ? job.line.profile : job.line.target;
        return reportFailure(error.failure(), job.provider(), job.json(), job.terminal, job.progress.undone(), name);
    } catch (const std::exception &error) {
        const domain::Failure failure{domain::FailureKind::Internal,
                                      {},
                                      {},
                                      false,
                                      {{QStringLiteral("where"), QString::fromUtf8(error.what())}},
                                      {}};
        return reportFailure(failure, job.provider(), job.json(), job.terminal);
    }
}

} // namespace

int reportFailure(const domain::Failure &failure, const cloud::ProviderInfo &provider, bool json, Terminal &terminal,
                  bool undone, const QString &name)
{
    auto message = wordsFor(failure, provider, undone);
    if (!name.isEmpty())
        message.command.replace(QLatin1String("NAME"), name);
    if (json) {
        QJsonObject error = toJson(failure, provider);
        error.insert(QStringLiteral("explanation"), message.explanation);
        error.insert(QStringLiteral("remedy"), message.remedy);
        error.insert(QStringLiteral("command"), message.command);
        error.insert(QStringLiteral("undone"), undone);
        if (const auto kept = launch::keptBy(failure))
            error.insert(QStringLiteral("kept"), kept->launchId);
        const QJsonObject document{{QStringLiteral("error"), error}};
        terminal.line(QString::fromUtf8(QJsonDocument(document).toJson()).trimmed());
        return int(launch::keptBy(failure) ? ExitCode::MayCost : exitCodeFor(failure.kind));
    }
    terminal.note(QStringLiteral("\n") + message.title);
    terminal.note(QStringLiteral("  ") + message.explanation);
    terminal.note(QStringLiteral("  → ") + message.remedy);
    if (!message.command.isEmpty())
        terminal.note(QStringLiteral("    $ ") + message.command);
    if (!message.link.isEmpty())
        terminal.note(QStringLiteral("    ") + message.link);
    QStringList technical;
    if (!failure.providerCode.isEmpty())
        technical << failure.providerCode;
    if (!failure.requestId.isEmpty())
        technical << Words::tr("request %1").arg(failure.requestId);
    if (!failure.detail.isEmpty() && !message.explanation.contains(failure.detail.simplified()))
        technical << failure.detail;
    if (!technical.isEmpty())
        terminal.note(QStringLiteral("  [") + technical.join(QStringLiteral("; ")) + QLatin1Char(']'));
    return int(launch::keptBy(failure) ? ExitCode::MayCost : exitCodeFor(failure.kind));
}

int runVerb(QCoreApplication &application, const CommandLine &line, launch::Services &services, Terminal &terminal)
{
    ProgressView progress(terminal, services.clock(), line.quiet);
    base::StopSource source;
    const Signals signals([&] {
        if (source.request_stop()) {
            terminal.note(interruptedText(line.verb));
            return;
        }
        const QString current = progress.current();
        terminal.note(
            current.isEmpty()
                ? Words::tr("Still stopping; please wait.")
                : Words::tr("Still stopping: %1. Please wait, so that nothing goes on costing.").arg(current));
    });
    if (services.practice() && !line.json && !line.quiet)
        terminal.note(Words::tr("Practice cloud: nothing here is bought and nothing costs money."));

    QTimer seconds;
    QObject::connect(&seconds, &QTimer::timeout, &seconds, [&] { progress.refresh(); });
    if (terminal.errorIsTerminal())
        seconds.start(1000);

    std::jthread worker([&, stop = source.get_token()] {
        const int code = perform(Job{line, services, terminal, progress, stop});
        QMetaObject::invokeMethod(
            &application, [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    });
    return application.exec();
}

} // namespace spotbook::cli
