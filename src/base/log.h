// The one place where log lines leave the process: Qt's messages of every floor, freed of secrets by value.
#pragma once

#include <QString>
#include <QStringList>
#include <memory>

namespace spotbook::base {

struct LogOptions
{
    QString file;                      // empty: standard error only. Created with 0600; its folder must exist
    qint64 maxBytes = 4 * 1024 * 1024; // of the file; then it becomes "<file>.1" and a new one is begun
    bool standardError = true;
};

// Installs Qt's message handler for its own lifetime; one at a time. Lines are
//   2024-03-01T12:00:00.000Z W spotbook.net text
// with further lines of one message indented and control characters made visible, so that text from outside can neither
// forge a line nor drive a terminal. Thread-safe. A file that cannot be written is said once on standard error and
// never stops the program. Fatal messages still abort.
class LogSink
{
public:
    explicit LogSink(LogOptions options);
    ~LogSink();
    // The latest lines of this process as they were written, freed of secrets; 200 at most, none without a sink.
    // Thread-safe.
    static QStringList recent();
    LogSink(const LogSink &) = delete;
    LogSink &operator=(const LogSink &) = delete;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace spotbook::base
