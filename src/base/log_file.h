// Reads what LogSink has written: for showing and searching.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QVector>

namespace spotbook::base {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogEntry
{
    QDateTime at; // UTC
    LogLevel level = LogLevel::Info;
    QString source; // Qt's category: "spotbook.net"
    QString text;   // further lines of the same message are joined by line feeds
};

struct LogPart
{
    QVector<LogEntry> entries;
    QByteArray unfinished; // the beginning of a line whose end is not written yet; goes in front of the next bytes
};

// What is no beginning of an entry belongs to the one before it; before the first it is left out.
LogPart parseLog(const QByteArray &bytes);

struct LogRead
{
    QVector<LogEntry> entries;
    bool begunAnew = false; // the file is another one than before: what was read from it does not hold any more
    bool exists = true;
};

// Follows one file, which may not exist yet and is now and then replaced by a new one. Belongs to one thread at a time.
class LogFollower
{
public:
    // Of a file that is longer only the end is read.
    explicit LogFollower(QString file, qint64 atMostBytes = 4 * 1024 * 1024);
    // What has come since the last call; throws nothing: a file that cannot be read has nothing new.
    LogRead readOn();

private:
    QString m_file;
    qint64 m_atMost;
    qint64 m_offset = 0;
    quint64 m_identity = 0;
    QByteArray m_unfinished;
};

} // namespace spotbook::base
