// Pinned SSH host keys per machine, in our own files; what ~/.ssh says does not matter.
#pragma once

#include "storage/paths.h"

#include <QByteArray>
#include <QVector>

namespace spotbook::storage {

class HostKeyStore
{
public:
    explicit HostKeyStore(Paths paths);
    // OpenSSH public key lines without comment.
    QVector<QByteArray> keys(const QString &machineOrLaunchId) const;
    void pin(const QString &machineOrLaunchId, const QVector<QByteArray> &keys); // durable when it returns
    void forget(const QString &machineOrLaunchId);

private:
    Paths m_paths;
};

} // namespace spotbook::storage
