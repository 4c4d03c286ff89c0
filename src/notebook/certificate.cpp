#include "notebook/notebook.h"

#include "base/random.h"
#include "domain/failure.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <memory>
#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace spotbook::notebook {

namespace {

constexpr qint64 daySeconds = 24 * 60 * 60;
constexpr int validDays = 397; // the longest that browsers accept

template <auto freeFunction>
struct Free
{
    template <typename T>
    void operator()(T *object) const
    {
        freeFunction(object);
    }
};
using PKey = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Free<X509_free>>;
using BioPtr = std::unique_ptr<BIO, Free<BIO_free_all>>;

void require(bool fine)
{
    if (!fine)
        throw domain::Error(domain::FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("certificate")}});
}

// An IPv4 or IPv6 address as OpenSSL reads it, else a host name.
QByteArray alternativeName(const QString &address)
{
    const QByteArray text = address.toLatin1();
    ASN1_OCTET_STRING *ip = a2i_IPADDRESS(text.constData());
    const bool isAddress = ip != nullptr;
    ASN1_OCTET_STRING_free(ip);
    // A comma would begin another name in the extension's text.
    require(isAddress || (!text.isEmpty() && !text.contains(',')));
    return (isAddress ? "IP:" : "DNS:") + text;
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    require(extension && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

void setSerial(X509 *certificate)
{
    QByteArray bytes = base::randomBytes(16);
    bytes[0] = char(bytes.at(0) & 0x7f);
    const std::unique_ptr<BIGNUM, Free<BN_free>> number(
        BN_bin2bn(reinterpret_cast<const unsigned char *>(bytes.constData()), bytes.size(), nullptr));
    require(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)));
}

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, int(size));
}

} // namespace

Certificate makeCertificate(const QStringList &addresses, const QDateTime &now)
{
    const PKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    const X509Ptr certificate(X509_new());
    require(key && certificate);
    X509_set_version(certificate.get(), X509_VERSION_3);
    setSerial(certificate.get());
    // A day back, so that a machine or browser whose clock is a little behind accepts it.
    const qint64 from = now.toSecsSinceEpoch() - daySeconds;
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), time_t(from));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), time_t(from + validDays * daySeconds));
    X509_set_pubkey(certificate.get(), key.get());

    QStringList names = addresses;
    names << QStringLiteral("127.0.0.1") << QStringLiteral("localhost");
    names.removeDuplicates();
    QByteArrayList alternatives;
    for (const QString &name : std::as_const(names))
        alternatives << alternativeName(name);
    const QByteArray common = names.first().toUtf8();
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    require(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char *>(common.constData()), -1, -1, 0)
            == 1);
    X509_set_issuer_name(certificate.get(), subject);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), NID_key_usage, "critical,digitalSignature");
    addExtension(certificate.get(), NID_ext_key_usage, "serverAuth");
    addExtension(certificate.get(), NID_subject_alt_name, alternatives.join(','));
    require(X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0);

    Certificate result;
    const BioPtr pem(BIO_new(BIO_s_mem()));
    const BioPtr der(BIO_new(BIO_s_mem()));
    const BioPtr secret(BIO_new(BIO_s_secmem()));
    require(PEM_write_bio_X509(pem.get(), certificate.get()) == 1 && i2d_X509_bio(der.get(), certificate.get()) == 1
            && PEM_write_bio_PKCS8PrivateKey(secret.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    result.pem = contents(pem.get());
    result.privateKeyPem = base::Secret(contents(secret.get()));
    result.sha256 = QCryptographicHash::hash(contents(der.get()), QCryptographicHash::Sha256);
    return result;
}

QString Certificate::fingerprint() const
{
    return fingerprintText(sha256);
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace spotbook::notebook
