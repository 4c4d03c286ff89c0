#include "launch/login_key.h"

#include "launch/names.h"

#include <QFile>
#include <QFileInfo>

namespace spotbook::launch {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr auto othersRights = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                              | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

Error unusable(const QString &path, const char *reason)
{
    return Error(FailureKind::InvalidInput, {{QStringLiteral("field"), QStringLiteral("sshKeyFile")},
                                             {QStringLiteral("value"), path},
                                             {QStringLiteral("reason"), QString::fromLatin1(reason)}});
}

// With or without colons, in either case.
QString bareDigits(QString fingerprint)
{
    return fingerprint.remove(QLatin1Char(':')).toLower();
}

} // namespace

KeyFile inspectKeyFile(const QString &path, const std::function<void(const ssh::PublicKey &)> &require)
{
    KeyFile found;
    found.path = path;
    const QFileInfo file(path);
    if (!file.isFile()) { // a pipe would never end
        found.problem = unusable(path, "unreadable").failure();
        return found;
    }
    found.tooOpen = file.permissions() & othersRights;
    try {
        const auto key = ssh::loadKeyFile(path).publicKey;
        if (require)
            require(key);
        found.publicLine = key.line;
        found.fingerprint = QString::fromLatin1(key.sha256Fingerprint());
        found.md5 = bareDigits(QString::fromLatin1(key.md5Fingerprint()));
    } catch (const Error &error) {
        found.problem = error.failure();
    }
    return found;
}

KeyFile inspectLoginKey(const QString &path, const cloud::Capabilities &capabilities)
{
    return inspectKeyFile(path, [&](const ssh::PublicKey &key) { requireImportable(path, key, capabilities); });
}

void requireImportable(const QString &path, const ssh::PublicKey &key, const cloud::Capabilities &capabilities)
{
    if (key.line.startsWith("ssh-ed25519 ") && !capabilities.importsEd25519)
        throw unusable(path, "a key type that the cloud does not take");
}

void closeKeyFile(const QString &path)
{
    if (!QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        throw Error(FailureKind::StorageFailed,
                    {{QStringLiteral("file"), path}, {QStringLiteral("reason"), QStringLiteral("chmod 600")}});
}

KeyInCloud keyInCloud(const Context &context, const QString &regionId, const KeyFile &key, const base::StopToken &stop)
{
    KeyInCloud found;
    found.oursName = accessName(context.owner) + QLatin1Char('-') + key.md5.left(8);
    for (const auto &pair : context.cloud.keyPairs(regionId, {}, cloud::Call{stop})) {
        const QString there = bareDigits(pair.fingerprint);
        if (there.isEmpty())
            continue;
        if (there == key.md5)
            found.names.append(pair.name);
        else if (pair.name == found.oursName)
            found.oursDiffers = true;
    }
    return found;
}

} // namespace spotbook::launch
