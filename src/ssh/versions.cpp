#include "ssh/versions.h"

#include <libssh/libssh.h>
#include <openssl/crypto.h>

namespace spotbook::ssh {

QStringList libraryVersions()
{
    return {QStringLiteral("libssh ") + QString::fromLatin1(ssh_version(0)),
            QString::fromLatin1(OpenSSL_version(OPENSSL_VERSION))};
}

} // namespace spotbook::ssh
