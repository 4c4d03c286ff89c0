#include "launch/user_data.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace spotbook::launch {

QByteArray userData(const ssh::KeyPair &hostKey)
{
    const auto privatePem = hostKey.privatePem.reveal();
    const QJsonObject keys{
        {QStringLiteral("ed25519_private"), QString::fromLatin1(privatePem.data(), int(privatePem.size()))},
        {QStringLiteral("ed25519_public"), QString::fromLatin1(hostKey.publicKey.line)},
    };
    const QJsonObject config{{QStringLiteral("ssh_deletekeys"), true}, {QStringLiteral("ssh_keys"), keys}};
    return "#cloud-config\n" + QJsonDocument(config).toJson(QJsonDocument::Compact) + "\n";
}

} // namespace spotbook::launch
