#include "base/log_file.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace spotbook::base {

namespace {

constexpr int timeLength = 24; // 2024-03-01T12:00:00.000Z

LogLevel levelOf(char letter)
{
    switch (letter) {
    case 'D': return LogLevel::Debug;
    case 'W': return LogLevel::Warning;
    case 'E':
    case 'F': return LogLevel::Error;
    default: return LogLevel::Info;
    }
}

bool beginsEntry(const QByteArray &line)
{
    return line.size() > timeLength + 3 && line.at(4) == '-' && line.at(10) == 'T' && line.at(timeLength - 1) == 'Z'
           && line.at(timeLength) == ' ' && line.at(timeLength + 2) == ' ';
}

LogEntry entryOf(const QByteArray &line)
{
    LogEntry entry;
    entry.at = QDateTime::fromString(QString::fromLatin1(line.left(timeLength)), Qt::ISODateWithMs);
    entry.level = levelOf(line.at(timeLength + 1));
    const int source = timeLength + 3;
    const int end = line.indexOf(' ', source);
    entry.source = QString::fromUtf8(line.mid(source, end < 0 ? -1 : end - source));
    entry.text = end < 0 ? QString() : QString::fromUtf8(line.mid(end + 1));
    return entry;
}

quint64 identityOf(const QFile &file)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    return ::fstat(file.handle(), &status) == 0 ? quint64(status.st_ino) : 0;
#else
    Q_UNUSED(file)
    return 0; // a file that was replaced is told by its size alone
#endif
}

} // namespace

LogPart parseLog(const QByteArray &bytes)
{
    LogPart part;
    int from = 0;
    for (int end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
        const QByteArray line = bytes.mid(from, end - from);
        from = end + 1;
        if (beginsEntry(line))
            part.entries.append(entryOf(line));
        else if (!part.entries.isEmpty())
            part.entries.last().text += QLatin1Char('\n') + QString::fromUtf8(line.trimmed());
    }
    part.unfinished = bytes.mid(from);
    return part;
}

LogFollower::LogFollower(QString file, qint64 atMostBytes) : m_file(std::move(file)), m_atMost(atMostBytes) {}

LogRead LogFollower::readOn()
{
    LogRead read;
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        read.exists = false;
        read.begunAnew = m_offset > 0;
        m_offset = 0;
        m_unfinished.clear();
        return read;
    }
    const quint64 identity = identityOf(file);
    const qint64 size = file.size();
    if (identity != m_identity || size < m_offset) {
        read.begunAnew = m_identity != 0 || m_offset > 0;
        m_offset = 0;
        m_unfinished.clear();
    }
    m_identity = identity;
    if (size - m_offset > m_atMost) {
        m_offset = size - m_atMost;
        m_unfinished.clear();
    }
    if (size > m_offset && file.seek(m_offset)) {
        const QByteArray bytes = file.read(size - m_offset);
        m_offset += bytes.size();
        LogPart part = parseLog(m_unfinished + bytes);
        m_unfinished = part.unfinished;
        read.entries = std::move(part.entries);
    }
    return read;
}

} // namespace spotbook::base
