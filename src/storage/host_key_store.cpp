#include "storage/host_key_store.h"

#include "domain/failure.h"
#include "storage/posix_file.h"

#include <QFile>
#include <QFileInfo>

namespace spotbook::storage {

namespace {

QString fileOf(const Paths &paths, const QString &id)
{
    checkFileName("id", id);
    return paths.data + QStringLiteral("/known-hosts/") + id;
}

} // namespace

HostKeyStore::HostKeyStore(Paths paths) : m_paths(std::move(paths)) {}

QVector<QByteArray> HostKeyStore::keys(const QString &machineOrLaunchId) const
{
    const QString file = fileOf(m_paths, machineOrLaunchId);
    QVector<QByteArray> found;
    if (!QFileInfo::exists(file))
        return found;
    for (const QByteArray &line : readFile(file).split('\n')) {
        if (!line.isEmpty())
            found.append(line);
    }
    return found;
}

void HostKeyStore::pin(const QString &machineOrLaunchId, const QVector<QByteArray> &keys)
{
    const QString file = fileOf(m_paths, machineOrLaunchId);
    QByteArray text;
    for (const QByteArray &key : keys) {
        const QByteArray line = key.trimmed();
        if (line.isEmpty() || line.contains('\n') || line.contains('\r')) {
            throw domain::Error(domain::FailureKind::Internal,
                                {{QStringLiteral("where"), QStringLiteral("HostKeyStore::pin")}});
        }
        text += line + '\n';
    }
    // Pinning nothing would make any key of the machine a stranger without saying so.
    if (text.isEmpty())
        throw domain::Error(domain::FailureKind::Internal,
                            {{QStringLiteral("where"), QStringLiteral("HostKeyStore::pin")}});
    refuseSecrets(text, file);
    writeFileDurably(file, text, 0600);
}

void HostKeyStore::forget(const QString &machineOrLaunchId)
{
    const QString file = fileOf(m_paths, machineOrLaunchId);
    if (!QFileInfo::exists(file))
        return;
    if (!QFile::remove(file))
        failStorageErrno(file);
    syncFolderOf(file);
}

} // namespace spotbook::storage
