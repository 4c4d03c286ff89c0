// Running the tools that practice machines are made of, and finding the machines' processes again. Linux only.
//
// Thread-safe. Errors: std::runtime_error with a plain sentence.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace spotbook::practice {

struct ToolCall
{
    QStringList command;                              // found through PATH
    QByteArray input;                                 // standard input, then end of file
    std::chrono::milliseconds limit{30000};           // then its process group is killed
    QString directory;                                // working directory; empty: ours
    std::function<void(const QByteArray &)> onOutput; // each piece of output; also called, empty, once a second
};
struct ToolResult
{
    int exitCode = -1; // 128 + signal when killed
    bool timedOut = false;
    QByteArray output; // both streams, in order, at most the last MiB
};
// The tool ends with the thread that calls: this process may be killed at any time.
ToolResult runTool(const ToolCall &call);
// Throws with the end of the output when the tool fails.
QByteArray requireTool(const ToolCall &call);
bool haveTool(const QString &name);

// A process that cannot be confused with a later one of the same number.
struct ProcessId
{
    qint64 pid = 0;
    quint64 started = 0; // clock ticks since boot, field 22 of /proc/PID/stat
};
// Starts a process that belongs to nobody: own session, no inherited descriptors, both streams appended to `log`,
// nothing to read unless `input` is a descriptor. Before it runs, its own line of /proc/PID/stat is in the file
// `identity`, so that not even a kill of this process loses it.
void startDetached(const QStringList &command, const QStringList &environment, const QString &directory,
                   const QString &log, const QString &identity, int input = -1);
// What startDetached() left in `identity`; nothing if the file is missing or says nothing.
std::optional<ProcessId> readIdentity(const QString &file);
// A dead process that nobody has collected yet does not count.
bool alive(const ProcessId &process);
// Kills and waits; true when it is gone within the limit.
bool killAndWait(const ProcessId &process, std::chrono::milliseconds limit);

struct ProcessEntry
{
    qint64 pid = 0;
    qint64 parent = 0;
    std::vector<qint64> namespacePids; // outermost first
    QByteArray name;
};
// The process and everything below it, parents first.
std::vector<ProcessEntry> processTree(qint64 root);

} // namespace spotbook::practice
