// Reads what resources/stacks/runner sends while a run is followed. Internal.
#pragma once

#include <QByteArray>
#include <functional>

namespace spotbook::provisioning {

// Fed with pieces of any size. After a dropped connection begin a new one from eventBytes() and logBytes().
class RunStream
{
public:
    RunStream(qint64 eventBytes, qint64 logBytes) : m_eventBytes(eventBytes), m_logBytes(logBytes) {}

    std::function<void(const QByteArray &line)> onEvent;
    std::function<void(const QByteArray &piece)> onLog;

    // Throws BadAnswer.
    void feed(const QByteArray &piece);

    const QByteArray &runId() const { return m_runId; } // empty until the run has told it
    bool over() const { return !m_ending.isEmpty(); }   // the run came to its end
    // "done", "failed", "nospace" (failed, and the disk is too full to say more) or "stopped"; what is none of them
    // counts as "failed".
    const QByteArray &ending() const { return m_ending; }
    bool gone() const { return m_gone; } // it vanished without one
    // Of the machine's files, up to what has been handed out whole.
    qint64 eventBytes() const { return m_eventBytes; }
    qint64 logBytes() const { return m_logBytes; }

private:
    void takeHeader(const QByteArray &line);
    void takeEvents();

    QByteArray m_buffer;
    QByteArray m_events;
    char m_frame = 0;
    qint64 m_left = 0;
    QByteArray m_runId;
    QByteArray m_ending;
    bool m_gone = false;
    qint64 m_eventBytes;
    qint64 m_logBytes;
};

} // namespace spotbook::provisioning
