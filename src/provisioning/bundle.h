// What travels to the machine: a tar archive (POSIX ustar) on the standard input of one command. Internal.
#pragma once

#include "provisioning/remote_run.h"

#include <string_view>

namespace spotbook::provisioning {

// Deterministic: the same files give the same bytes.
class TarWriter
{
public:
    // Of the whole archive, known beforehand: bytes that had to move while it grows would leave secrets behind them.
    explicit TarWriter(int size) { m_bytes.reserve(size); }
    ~TarWriter(); // wipes: secrets pass through
    void addFolder(const QByteArray &path, int mode);
    void addFile(const QByteArray &path, int mode, std::string_view data);
    // The finished archive; the writer is empty afterwards.
    QByteArray finish();

private:
    void addHeader(const QByteArray &path, int mode, int size, char type);
    QByteArray m_bytes;
};

struct Bundle
{
    QVector<QPair<QByteArray, QByteArray>> files; // path, content
    QByteArray hash;                              // hex, of all paths and contents
};

Bundle makeBundle(const Stack &stack);

// "ARG_DISK_SERIAL='...'" lines from {"disk": {"serial": "..."}}.
QByteArray shellVariables(const QJsonObject &arguments);

// Arguments, secrets and, when asked for, the bundle.
QByteArray makeInput(const RunOptions &options, const Bundle *bundle);

} // namespace spotbook::provisioning
