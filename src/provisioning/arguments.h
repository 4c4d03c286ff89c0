// What every stack is told about its machine. Written as JSON into a 0600 file; secrets travel apart from it.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace spotbook::provisioning {

struct Arguments
{
    QString user = QStringLiteral("ml");
    QString
        diskSerial; // /dev/disk/by-id/virtio-<serial>; a stack refuses an empty one: work lives on a disk of its own
    bool diskMayBeFormatted = false; // only for a disk made new in this launch, and even then only if provably blank
    quint16 notebookPort = 8888;
    bool notebookOnLoopback = false; // tunnel mode: Jupyter on 127.0.0.1, plain HTTP
    QByteArray certificatePem;       // empty in tunnel mode

    QJsonObject
    toJson() const; // {"user", "disk": {"serial", "mayFormat"}, "notebook": {"port", "loopback", "certificate"}}
};

// Names of RunOptions::secrets.
inline const QString secretPasswordHash = QStringLiteral("notebook-password-hash");
inline const QString secretCertificateKey = QStringLiteral("notebook-key.pem");
// For logging in to a Git host; absent: the person wants none on the machine.
inline const QString secretGitKey = QStringLiteral("git-key");

} // namespace spotbook::provisioning
