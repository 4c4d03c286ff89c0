// The two password forms that Jupyter Server and Notebook 6 read (jupyter_server/auth/security.py, passwd_check).
#include "notebook/notebook.h"

#include "base/random.h"
#include "domain/failure.h"

#include <QCryptographicHash>
#include <argon2.h>

namespace spotbook::notebook {

namespace {

// What the server's own tool uses.
constexpr uint32_t passes = 10;
constexpr uint32_t memoryKiB = 10240;
constexpr uint32_t lanes = 8;
constexpr size_t tagBytes = 32;
constexpr int saltBytes = 16;

} // namespace

QByteArray hashPassword(const base::Secret &password)
{
    const auto text = password.reveal();
    const QByteArray salt = base::randomBytes(saltBytes);
    QByteArray encoded(int(argon2_encodedlen(passes, memoryKiB, lanes, saltBytes, tagBytes, Argon2_id)), '\0');
    const int rc = argon2id_hash_encoded(passes, memoryKiB, lanes, text.data(), text.size(), salt.constData(),
                                         size_t(salt.size()), tagBytes, encoded.data(), size_t(encoded.size()));
    if (rc != ARGON2_OK)
        throw domain::Error(domain::FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("argon2")}},
                            QString::fromUtf8(argon2_error_message(rc)));
    return "argon2:" + QByteArray(encoded.constData());
}

QByteArray hashPasswordSha256(const base::Secret &password)
{
    const auto text = password.reveal();
    const QByteArray salt = base::randomHex(6).toLatin1();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(text.data(), int(text.size()));
    hash.addData(salt);
    return "sha256:" + salt + ':' + hash.result().toHex();
}

} // namespace spotbook::notebook
