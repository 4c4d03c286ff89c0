// Key generation and the text forms of keys. The private form is OpenSSH's own (PROTOCOL.key in its source tree).
#include "ssh/session.h"

#include "base/random.h"
#include "domain/failure.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace spotbook::ssh {

namespace {

using domain::Error;
using domain::FailureKind;
using PKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

[[noreturn]] void failGeneration(const char *what)
{
    throw Error(FailureKind::Internal, {{QStringLiteral("where"), QString::fromLatin1(what)}});
}

QByteArray uint32(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

// SSH "string": length and bytes (RFC 4251 §5).
QByteArray sshString(const QByteArray &bytes)
{
    return uint32(quint32(bytes.size())) + bytes;
}

// A whole number of one key, as SSH "mpint" (RFC 4251 §5).
QByteArray mpint(const EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        failGeneration("RSA parameter");
    QByteArray bytes(BN_num_bytes(number), '\0');
    BN_bn2bin(number, reinterpret_cast<unsigned char *>(bytes.data()));
    BN_clear_free(number);
    if (!bytes.isEmpty() && (uchar(bytes.at(0)) & 0x80))
        bytes.prepend('\0');
    QByteArray result = sshString(bytes);
    base::wipe(bytes.data(), size_t(bytes.size()));
    return result;
}

KeyPair pack(const QByteArray &type, const QByteArray &publicBlob, QByteArray privateFields)
{
    const QByteArray check = base::randomBytes(4);
    QByteArray secretPart = check + check + privateFields + sshString(QByteArrayLiteral("spotbook"));
    for (char pad = 1; secretPart.size() % 8 != 0; ++pad)
        secretPart.append(pad);
    QByteArray blob = QByteArray("openssh-key-v1", 15) + sshString("none") + sshString("none") + sshString("")
                      + uint32(1) + sshString(publicBlob) + sshString(secretPart);
    QByteArray text = blob.toBase64();
    QByteArray pem = QByteArrayLiteral("-----BEGIN OPENSSH PRIVATE KEY-----\n");
    for (int at = 0; at < text.size(); at += 70) {
        pem.append(text.constData() + at, std::min(70, text.size() - at));
        pem.append('\n');
    }
    pem.append("-----END OPENSSH PRIVATE KEY-----\n");
    for (QByteArray *used : {&privateFields, &secretPart, &blob, &text})
        base::wipe(used->data(), size_t(used->size()));
    return {base::Secret(std::move(pem)), {type + ' ' + publicBlob.toBase64()}};
}

KeyPair generateEd25519()
{
    const PKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free);
    QByteArray secret(32, '\0');
    QByteArray open(32, '\0');
    size_t secretSize = 32;
    size_t openSize = 32;
    if (!key || EVP_PKEY_get_raw_private_key(key.get(), reinterpret_cast<uchar *>(secret.data()), &secretSize) != 1
        || EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<uchar *>(open.data()), &openSize) != 1)
        failGeneration("Ed25519 key");
    const QByteArray type = QByteArrayLiteral("ssh-ed25519");
    QByteArray both = secret + open;
    KeyPair pair = pack(type, sshString(type) + sshString(open), sshString(type) + sshString(open) + sshString(both));
    base::wipe(secret.data(), size_t(secret.size()));
    base::wipe(both.data(), size_t(both.size()));
    return pair;
}

KeyPair generateRsa(size_t bits)
{
    const PKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits), &EVP_PKEY_free);
    if (!key)
        failGeneration("RSA key");
    const auto number = [&](const char *name) { return mpint(key.get(), name); };
    const QByteArray type = QByteArrayLiteral("ssh-rsa");
    const QByteArray e = number(OSSL_PKEY_PARAM_RSA_E);
    const QByteArray n = number(OSSL_PKEY_PARAM_RSA_N);
    return pack(type, sshString(type) + e + n,
                sshString(type) + n + e + number(OSSL_PKEY_PARAM_RSA_D) + number(OSSL_PKEY_PARAM_RSA_COEFFICIENT1)
                    + number(OSSL_PKEY_PARAM_RSA_FACTOR1) + number(OSSL_PKEY_PARAM_RSA_FACTOR2));
}

QByteArray blobOf(const PublicKey &key)
{
    return QByteArray::fromBase64(key.line.mid(key.line.indexOf(' ') + 1));
}

} // namespace

QByteArray PublicKey::sha256Fingerprint() const
{
    return "SHA256:"
           + QCryptographicHash::hash(blobOf(*this), QCryptographicHash::Sha256)
                 .toBase64(QByteArray::OmitTrailingEquals);
}

QByteArray PublicKey::md5Fingerprint() const
{
    return QCryptographicHash::hash(blobOf(*this), QCryptographicHash::Md5).toHex(':');
}

KeyPair generateKeyPair(KeyType type)
{
    return type == KeyType::Ed25519 ? generateEd25519() : generateRsa(3072);
}

} // namespace spotbook::ssh
