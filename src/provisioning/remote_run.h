// Prepares a machine: a bundle of steps is uploaded once, run detached on the machine, and followed by byte offset. The
// app may sleep, drop the connection or be restarted at will.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "domain/stage.h"
#include "ssh/session.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QVector>
#include <functional>

namespace spotbook::provisioning {

struct Step
{
    QString name;     // "30-jupyter"
    QByteArray check; // script; exit 0 = already right
    QByteArray apply; // script
    int timeLimitSeconds = 600;
    int weight = 1; // relative time, from real runs
};

// Words that a stack brings along, by language ("en", "zh_CN"); one without a language is under the empty key. Stacks
// can be a person's own, so that the program's translations do not know them.
struct StackText
{
    QMap<QString, QString> byLanguage;
    // As asked for, else in the language without the country, in English, without a language, in any.
    QString in(const QString &language) const;
};

struct Stack
{
    QString name;
    StackText title;
    StackText description; // what is in it
    StackText fits;        // which GPU it is for
    int downloadMiB = 0;   // what a new machine fetches; 0 = not said
    QVector<Step> steps;
    int minutes = 0;                 // usual time
    QMap<QString, QByteArray> files; // what the scripts read beside themselves, by path in the bundle: "lib.sh",
                                     // "steps/40-tools/packages"

    // How much of the whole is done when the first `finished` steps are; by weight, 0 to 100.
    int percentAfter(int finished) const;
};

// Reads ":/stacks/<name>" and, where there is none, <userStackDir>/<name>: a folder with stack.json ({"title",
// "description", "fits", "downloadMiB", "minutes", "steps": [{"name", "timeLimitSeconds", "weight"}]}) and
// steps/<name>/{check,apply}; both are bash scripts that read lib.sh. Throws NotFound or ProfileUnreadable.
Stack loadStack(const QString &name, const QString &userStackDir = {});
QStringList stackNames(const QString &userStackDir = {});

enum class StepResult { Changed, AlreadyRight, Failed, Running };

struct StepEvent
{
    QString step;
    StepResult result = StepResult::Running;
    std::chrono::milliseconds took{0};
    QString text;  // last lines of output on failure
    int index = 0; // 0-based
    int count = 0;
};

struct RunOptions
{
    // To the machine as 0600 files: JSON, and shell variables in which {"disk": {"serial": ..}} is ARG_DISK_SERIAL. No
    // secret in it. Beside Arguments: "apt": {"waitSeconds", "lockSeconds"}, how long to wait for the machine's own
    // updates.
    QJsonObject arguments;
    QMap<QString, base::Secret> secrets; // handed over on standard input, kept in a 0600 file on tmpfs for the run
    base::milliseconds timeout = std::chrono::minutes(60);
    QString onlyStep; // retry from this step on; empty = all
    std::function<void(const StepEvent &)> onStep;
    std::function<void(const QByteArray &)> onLog;
    // Called when the connection dropped: must return a new session or throw. Unset = give up on a drop.
    std::function<std::unique_ptr<ssh::Session>()> reconnect;
    // Called at most once, after a stop or the timeout broke the connection: one quick attempt, which the stop token
    // must not end, to stop the remote run. Unset = the remote run is left to its time limits then.
    std::function<std::unique_ptr<ssh::Session>()> reconnectToStop;
};

struct RunOutcome
{
    int changed = 0;
    int alreadyRight = 0;
    QVector<StepEvent> steps;
};

// Starts the run, or follows the one that already goes on with the same bundle and inputs; one with other inputs
// (another certificate, another password) is stopped and begun again. So is a run that vanished with its machine's
// reboot: what is done is only checked. When nothing is to be done, this is one command on the machine. Throws
// StepFailed, RemoteDiskFull, AptBusy, PortTaken, DiskNotBlank, NotFound (the disk), Conflict (another stack is being
// run), ConnectionLost, TimedOut, Cancelled (the remote run is stopped by the last two). A step's failure has the
// params "step" and "output" beside its own.
RunOutcome runStack(ssh::Session &session, const Stack &stack, const RunOptions &options, base::Clock &clock,
                    const base::StopToken &stop);

} // namespace spotbook::provisioning
