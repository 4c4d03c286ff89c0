// Which libraries the secure connections run on.
#pragma once

#include <QStringList>

namespace spotbook::ssh {

// As they say it themselves at run time: "libssh 0.10.6/openssl/zlib", "OpenSSL 3.0.15 3 Sep 2024".
QStringList libraryVersions();

} // namespace spotbook::ssh
