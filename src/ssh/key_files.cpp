// Private key files: ours, and the one a person names.
#include "ssh/session.h"

#include "domain/failure.h"
#include "ssh/link.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <libssh/libssh.h>

namespace spotbook::ssh {

namespace {

using domain::Error;
using domain::FailureKind;

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto ownerFolder = ownerOnly | QFileDevice::ExeOwner;
constexpr qint64 largestKeyFile = 64 * 1024;

[[noreturn]] void badKey(const QString &path, const char *reason)
{
    throw Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("sshKeyFile")},
                                            {QStringLiteral("value"), path},
                                            {QStringLiteral("reason"), QString::fromLatin1(reason)}});
}

[[noreturn]] void storageFailed(const QString &path, const QString &reason)
{
    throw Error(FailureKind::StorageFailed, {{QStringLiteral("file"), path}, {QStringLiteral("reason"), reason}});
}

// The OpenSSH form names its cipher in the clear; the others say so in their first lines.
bool hasPassPhrase(const QByteArray &pem)
{
    if (pem.contains("ENCRYPTED"))
        return true;
    const QByteArray begin = QByteArrayLiteral("-----BEGIN OPENSSH PRIVATE KEY-----");
    const int at = pem.indexOf(begin);
    if (at < 0)
        return false;
    const QByteArray head = QByteArray::fromBase64(pem.mid(at + begin.size(), 96).simplified());
    return !head.contains(QByteArray("openssh-key-v1\0\0\0\0\4none", 23));
}

int refusePassPhrase(const char *, char *, size_t, int, int, void *)
{
    return -1;
}

void mend(const QString &path, QFileDevice::Permissions wanted)
{
    constexpr auto all = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner
                         | QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                         | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if ((QFileInfo(path).permissions() & all) != wanted && !QFile::setPermissions(path, wanted))
        storageFailed(path, QStringLiteral("permissions cannot be changed"));
}

void writeKeyFile(const QString &path, const KeyPair &pair)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        storageFailed(path, file.errorString());
    const auto pem = pair.privatePem.reveal();
    if (file.write(pem.data(), qint64(pem.size())) != qint64(pem.size()) || !file.commit())
        storageFailed(path, file.errorString());
    mend(path, ownerOnly);
    QSaveFile open(path + QStringLiteral(".pub"));
    if (!open.open(QIODevice::WriteOnly) || open.write(pair.publicKey.line + " spotbook\n") < 0 || !open.commit())
        storageFailed(open.fileName(), open.errorString());
}

} // namespace

KeyPair loadKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        badKey(path, "unreadable");
    QByteArray pem = file.read(largestKeyFile);
    if (!pem.contains("PRIVATE KEY"))
        badKey(path, "not a private key");
    if (hasPassPhrase(pem))
        badKey(path, "protected by a pass-phrase");
    ssh_key raw = nullptr;
    const int imported = ssh_pki_import_privkey_base64(pem.constData(), nullptr, refusePassPhrase, nullptr, &raw);
    const Key key(raw);
    base::Secret secret{std::move(pem)};
    if (imported != SSH_OK)
        badKey(path, "not a key this program understands");
    ssh_key rawPublic = nullptr;
    if (ssh_pki_export_privkey_to_pubkey(key.get(), &rawPublic) != SSH_OK)
        badKey(path, "not a key this program understands");
    return {secret, publicKeyOf(Key(rawPublic).get())};
}

KeyPair loadOrCreateKeyFile(const QString &path, KeyType type)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QFile::exists(path)) {
        mend(path, ownerOnly);
        mend(folder, ownerFolder);
        return loadKeyFile(path);
    }
    if (!QDir().mkpath(folder))
        storageFailed(folder, QStringLiteral("cannot be made"));
    mend(folder, ownerFolder);
    KeyPair pair = generateKeyPair(type);
    writeKeyFile(path, pair);
    return pair;
}

} // namespace spotbook::ssh
