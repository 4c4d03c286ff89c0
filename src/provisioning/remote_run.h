// Prepares a machine: a bundle of steps is uploaded once, run detached on the machine, and followed by byte offset. The
// app may sleep, drop the connection or be restarted at will.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "domain/stage.h"
#include "ssh/session.h"

#include <QJsonObject>
#include <QString>
#include <QVector>
#include <functional>

namespace spotbook::provisioning {

struct Step {
    QString name;              // "30-jupyter"
    QByteArray check;          // script; exit 0 = already right
    QByteArray apply;          // script
    int timeLimitSeconds = 600;
    int weight = 1;            // relative time, from real runs
};

struct Stack {
    QString name;
    QString title;             // plain English; messages/ translates known names
    QVector<Step> steps;
    int minutes = 0;           // usual time
};

// Reads ":/stacks/<name>" and, after it, <configDir>/stacks/<name>. Throws NotFound or ProfileUnreadable.
Stack loadStack(const QString &name, const QString &userStackDir = {});
QStringList stackNames(const QString &userStackDir = {});

enum class StepResult { Changed, AlreadyRight, Failed, Running };

struct StepEvent {
    QString step;
    StepResult result = StepResult::Running;
    std::chrono::milliseconds took{0};
    QString text;              // last lines of output on failure
    int index = 0;             // 0-based
    int count = 0;
};

struct RunOptions {
    QJsonObject arguments;     // to the machine as /run/spotbook/... 0600 file; no secret in it
    QMap<QString, base::Secret> secrets; // handed over on standard input, kept in a 0600 file on tmpfs for the run
    base::milliseconds timeout = std::chrono::minutes(60);
    QString onlyStep;          // retry from this step on; empty = all
    std::function<void(const StepEvent &)> onStep;
    std::function<void(const QByteArray &)> onLog;
    // Called when the connection dropped: must return a new session or throw. Unset = give up on a drop.
    std::function<std::unique_ptr<ssh::Session>()> reconnect;
};

struct RunOutcome {
    int changed = 0;
    int alreadyRight = 0;
    QVector<StepEvent> steps;
};

// Starts the run, or follows the one that already goes on with the same bundle. Throws StepFailed, RemoteDiskFull,
// AptBusy, PortTaken, ConnectionLost, TimedOut, Cancelled (the remote run is stopped then).
RunOutcome runStack(ssh::Session &session, const Stack &stack, const RunOptions &options, base::Clock &clock,
                    const base::StopToken &stop);

} // namespace spotbook::provisioning
