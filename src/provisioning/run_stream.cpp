#include "provisioning/run_stream.h"

#include "domain/failure.h"

namespace spotbook::provisioning {

void RunStream::feed(const QByteArray &piece)
{
    m_buffer += piece;
    for (;;) {
        if (m_left == 0) {
            const int end = m_buffer.indexOf('\n');
            if (end < 0)
                return;
            const QByteArray line = m_buffer.left(end);
            m_buffer.remove(0, end + 1);
            takeHeader(line);
            continue;
        }
        if (m_buffer.isEmpty())
            return;
        const QByteArray part = m_buffer.left(int(std::min<qint64>(m_left, m_buffer.size())));
        m_buffer.remove(0, part.size());
        m_left -= part.size();
        if (m_frame == 'L') {
            m_logBytes += part.size();
            if (onLog)
                onLog(part);
        } else {
            m_events += part;
            takeEvents();
        }
    }
}

void RunStream::takeHeader(const QByteArray &line)
{
    const char kind = line.isEmpty() ? '\0' : line.at(0);
    const QByteArray rest = line.mid(2);
    bool number = false;
    switch (kind) {
    case 'R': m_runId = rest; return;
    case 'E':
    case 'L':
        m_frame = kind;
        m_left = rest.toLongLong(&number);
        if (number && m_left >= 0)
            return;
        break;
    case 'H': return;
    case 'D': {
        const bool known = rest == "done" || rest == "nospace" || rest == "stopped";
        m_ending = known ? rest : QByteArrayLiteral("failed");
        return;
    }
    case 'X': m_gone = true; return;
    default: break;
    }
    throw domain::Error(domain::FailureKind::BadAnswer,
                        {{QStringLiteral("what"), QStringLiteral("provisioning stream")}},
                        QString::fromUtf8(line.left(200)));
}

void RunStream::takeEvents()
{
    for (int end = m_events.indexOf('\n'); end >= 0; end = m_events.indexOf('\n')) {
        const QByteArray line = m_events.left(end);
        m_events.remove(0, end + 1);
        m_eventBytes += end + 1;
        if (onEvent)
            onEvent(line);
    }
}

} // namespace spotbook::provisioning
