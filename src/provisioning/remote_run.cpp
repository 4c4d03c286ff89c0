#include "provisioning/remote_run.h"

#include "domain/json_reader.h"
#include "provisioning/bundle.h"
#include "provisioning/run_stream.h"

#include <algorithm>

namespace spotbook::provisioning {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr int mostBeginnings = 5; // of one run: a reboot or two in the middle are normal
constexpr base::milliseconds stopLimit{20'000};

// Exit codes of the begin command and of the runner.
enum ExitCode { InputFailed = 74, BundleNeeded = 75, OtherBundleRuns = 76, NoSuchStep = 78 };

QByteArray beginCommand(const QByteArray &hash, const QString &firstStep)
{
    return "umask 077; export LC_ALL=C; v=/run/spotbook; b=/var/lib/spotbook/runs/" + hash
           + "; mkdir -p \"$v\" /var/lib/spotbook/runs || exit 74; in=$(mktemp -d \"$v/in.XXXXXX\") || exit 74; "
             "tar -xf - -C \"$in\" && [ -e \"$in/complete\" ] || { rm -rf \"$in\"; exit 74; }; "
             "if [ -d \"$in/bundle\" ] && [ ! -s \"$b/runner\" ]; then rm -rf \"$b.part\" \"$b\"; "
             // Flushed before it gets its name: a machine that loses its power must not keep empty files under it.
             "cp -r \"$in/bundle\" \"$b.part\" && sync -f \"$b.part\" && mv -T \"$b.part\" \"$b\" || "
             "{ rm -rf \"$b.part\" \"$in\"; exit 74; }; fi; "
             "[ -s \"$b/runner\" ] || { rm -rf \"$in\"; exit 75; }; rm -rf \"$in/bundle\"; exec bash \"$b/runner\" "
             "begin \"$in\" "
           + ssh::quoted(firstStep);
}

QByteArray runnerCommand(const QByteArray &hash, const QByteArray &rest)
{
    return "exec bash /var/lib/spotbook/runs/" + hash + "/runner " + rest;
}

StepResult resultFrom(const QString &text)
{
    if (text == QStringLiteral("already"))
        return StepResult::AlreadyRight;
    if (text == QStringLiteral("changed"))
        return StepResult::Changed;
    return text == QStringLiteral("failed") ? StepResult::Failed : StepResult::Running;
}

Error stepError(const StepEvent &event, const QString &kind, const QString &value)
{
    QMap<QString, QString> params{{QStringLiteral("step"), event.step}, {QStringLiteral("output"), event.text}};
    const auto with = [&](FailureKind known, const QString &param) {
        params.insert(param, value);
        return Error(known, params, event.text);
    };
    if (kind == QStringLiteral("RemoteDiskFull"))
        return with(FailureKind::RemoteDiskFull, QStringLiteral("path"));
    if (kind == QStringLiteral("PortTaken"))
        return with(FailureKind::PortTaken, QStringLiteral("port"));
    if (kind == QStringLiteral("DiskNotBlank"))
        return with(FailureKind::DiskNotBlank, QStringLiteral("disk"));
    if (kind == QStringLiteral("AptBusy"))
        return Error(FailureKind::AptBusy, params, event.text);
    if (kind == QStringLiteral("NotFound")) {
        params.insert(QStringLiteral("what"), QStringLiteral("disk"));
        return with(FailureKind::NotFound, QStringLiteral("id"));
    }
    return Error(FailureKind::StepFailed, params, event.text);
}

// One call of runStack(): begins, follows, takes up again.
class Run
{
public:
    Run(ssh::Session &session, const Stack &stack, const RunOptions &options, base::Clock &clock,
        const base::StopToken &stop)
        : m_session(&session), m_options(options), m_clock(clock), m_stop(stop), m_bundle(makeBundle(stack)),
          m_deadline(base::Deadline::after(clock, options.timeout))
    {
        for (const Step &step : stack.steps) {
            if (!m_wanted.isEmpty() || options.onlyStep.isEmpty() || step.name == options.onlyStep)
                m_wanted << step.name;
        }
    }

    RunOutcome toTheEnd()
    {
        while (!m_over) {
            try {
                m_runId.isEmpty() ? begin() : follow();
            } catch (const Error &error) {
                recover(error);
            }
        }
        if (m_failure)
            throw *m_failure;
        throwUnlessAllIsTold();
        for (const StepEvent &event : std::as_const(m_outcome.steps))
            ++(event.result == StepResult::Changed ? m_outcome.changed : m_outcome.alreadyRight);
        return m_outcome;
    }

private:
    void recover(const Error &error)
    {
        switch (error.kind()) {
        case FailureKind::ConnectionLost:
        case FailureKind::HostUnreachable:
            if (!m_options.reconnect)
                throw error;
            m_own = m_options.reconnect();
            m_session = m_own.get();
            return;
        case FailureKind::Cancelled:
        case FailureKind::TimedOut: stopRemoteRun(); throw error;
        default: throw error;
        }
    }

    void begin()
    {
        if (++m_beginnings > mostBeginnings)
            throw Error(FailureKind::StepFailed,
                        {{QStringLiteral("step"), m_lastStep},
                         {QStringLiteral("output"), QStringLiteral("the run ended early, again and again")}});
        m_eventBytes = 0;
        m_logBytes = 0;
        const auto first = execute(beginCommand(m_bundle.hash, m_options.onlyStep), makeInput(m_options, nullptr));
        if (first.exitCode != BundleNeeded)
            return check(first);
        check(execute(beginCommand(m_bundle.hash, m_options.onlyStep), makeInput(m_options, &m_bundle)));
    }

    void follow()
    {
        check(execute(runnerCommand(m_bundle.hash, "follow " + m_runId + ' ' + QByteArray::number(m_eventBytes) + ' '
                                                       + QByteArray::number(m_logBytes)),
                      {}));
    }

    ssh::CommandResult execute(const QByteArray &command, QByteArray input)
    {
        RunStream stream(m_eventBytes, m_logBytes);
        stream.onEvent = [this](const QByteArray &line) { take(line); };
        stream.onLog = m_options.onLog;
        ssh::CommandOptions options;
        options.input = input;
        options.timeout = m_deadline.remaining(m_clock);
        options.keepSessionOnStop = true;
        options.onOut = [&](const QByteArray &piece) {
            stream.feed(piece);
            m_runId = stream.runId();
            m_eventBytes = stream.eventBytes();
            m_logBytes = stream.logBytes();
        };
        // The password hash and the TLS key are in it, also when the connection drops; both copies share these bytes
        // until one lets go.
        const struct Wiping
        {
            QByteArray &shared;
            QByteArray &last;
            ~Wiping()
            {
                shared.clear();
                base::wipe(last.data(), size_t(last.size()));
            }
        } wiping{options.input, input};
        const auto result = m_session->run(command, options, m_stop);
        m_over = stream.over();
        if (m_over)
            takeEnding(stream.ending());
        if (stream.gone())
            m_runId.clear();
        return result;
    }

    void check(const ssh::CommandResult &result)
    {
        if (result.exitCode == 0 && (m_over || m_runId.isEmpty()))
            return;
        const QString words = QString::fromUtf8(result.err.trimmed().right(2000));
        if (words.contains(QStringLiteral("No space left on device")))
            throw Error(FailureKind::RemoteDiskFull, {{QStringLiteral("path"), QStringLiteral("/")}}, words);
        if (result.exitCode == OtherBundleRuns)
            throw Error(FailureKind::Conflict, {}, words);
        if (result.exitCode == NoSuchStep)
            throw Error(FailureKind::NotFound,
                        {{QStringLiteral("what"), QStringLiteral("step")}, {QStringLiteral("id"), m_options.onlyStep}});
        throw Error(FailureKind::RemoteCommandFailed, {{QStringLiteral("command"), QStringLiteral("provisioning")},
                                                       {QStringLiteral("exitCode"), QString::number(result.exitCode)},
                                                       {QStringLiteral("output"), words}});
    }

    // "done" needs no more words here, and a failed step has told its own.
    void takeEnding(const QByteArray &word)
    {
        if (word == "stopped")
            m_failure = Error(FailureKind::Cancelled, {}, QStringLiteral("the run was stopped from elsewhere"));
        else if (word == "nospace")
            m_failure = Error(FailureKind::RemoteDiskFull,
                              {{QStringLiteral("path"), QStringLiteral("/")}, {QStringLiteral("step"), m_lastStep}});
        else if (word != "done" && !m_failure)
            m_failure = untold(m_lastStep);
    }

    static Error untold(const QString &step)
    {
        return Error(FailureKind::StepFailed,
                     {{QStringLiteral("step"), step},
                      {QStringLiteral("output"), QStringLiteral("the run ended without a word about this step")}});
    }

    // Success is what every step has told, not what is left when nothing was told.
    void throwUnlessAllIsTold() const
    {
        for (const QString &name : m_wanted) {
            const auto same = [&](const StepEvent &event) { return event.step == name; };
            if (std::none_of(m_outcome.steps.cbegin(), m_outcome.steps.cend(), same))
                throw untold(name);
        }
    }

    void take(const QByteArray &line)
    {
        // The machine cuts output by bytes, and programs may write anything: no reason to lose the event.
        const auto json = domain::JsonReader::parseObject(QString::fromUtf8(line).toUtf8());
        StepEvent event;
        event.step = json["step"].toString();
        event.result = resultFrom(json["result"].toString());
        event.took = std::chrono::milliseconds(json["ms"].intOr(0));
        event.text = json["text"].stringOr({});
        event.index = json["index"].toInt();
        event.count = json["count"].toInt();
        m_lastStep = event.step;
        if (event.result == StepResult::Failed)
            m_failure = stepError(event, json["kind"].stringOr({}), json["value"].stringOr({}));
        else if (event.result != StepResult::Running)
            keep(event);
        if (m_options.onStep)
            m_options.onStep(event);
    }

    // After a new beginning a step that was changed before is found right.
    void keep(const StepEvent &event)
    {
        const auto same = [&](const StepEvent &other) { return other.step == event.step; };
        const auto known = std::find_if(m_outcome.steps.begin(), m_outcome.steps.end(), same);
        if (known == m_outcome.steps.end())
            m_outcome.steps.append(event);
        else if (event.result == StepResult::Changed)
            *known = event;
    }

    void stopRemoteRun()
    {
        ssh::CommandOptions options;
        options.timeout = stopLimit;
        const auto stopOver = [&](ssh::Session &session) {
            try {
                session.run(runnerCommand(m_bundle.hash, "stop"), options, {});
                return true;
            } catch (const Error &) {
                return false;
            }
        };
        // A stop that came while a channel was being opened took the connection with it.
        if (stopOver(*m_session) || !m_options.reconnectToStop)
            return;
        try {
            m_own = m_options.reconnectToStop();
            m_session = m_own.get();
            stopOver(*m_session);
        } catch (const Error &) {
            // Without a connection nothing can be stopped; the caller gets the reason why it wanted to.
        }
    }

    ssh::Session *m_session;
    std::unique_ptr<ssh::Session> m_own;
    const RunOptions &m_options;
    base::Clock &m_clock;
    base::StopToken m_stop;
    Bundle m_bundle;
    base::Deadline m_deadline;
    RunOutcome m_outcome;
    std::optional<Error> m_failure;
    QStringList m_wanted; // the names of the steps that must come to their end
    QString m_lastStep;
    QByteArray m_runId;
    qint64 m_eventBytes = 0;
    qint64 m_logBytes = 0;
    int m_beginnings = 0;
    bool m_over = false;
};

} // namespace

RunOutcome runStack(ssh::Session &session, const Stack &stack, const RunOptions &options, base::Clock &clock,
                    const base::StopToken &stop)
{
    return Run(session, stack, options, clock, stop).toTheEnd();
}

} // namespace spotbook::provisioning
