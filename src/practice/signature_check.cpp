#include "practice/signature_check.h"

#include "practice/api_error.h"
#include "practice/wire.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace spotbook::practice {

namespace {

const QByteArray algorithm = QByteArrayLiteral("ACS3-HMAC-SHA256");

QByteArray sha256Hex(const QByteArray &data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex();
}

QByteArray canonicalQuery(const QByteArray &raw)
{
    const QMap<QString, QString> pairs = parsePairs(raw, false);
    QList<QByteArray> encoded;
    // The order is that of the decoded names' bytes.
    QMap<QByteArray, QString> byBytes;
    for (auto it = pairs.begin(); it != pairs.end(); ++it)
        byBytes.insert(it.key().toUtf8(), it.value());
    for (auto it = byBytes.begin(); it != byBytes.end(); ++it)
        encoded << percentEncode(QString::fromUtf8(it.key())) + '=' + percentEncode(it.value());
    return encoded.join('&');
}

struct Authorization
{
    QString keyId;
    QList<QByteArray> signedHeaders;
    QByteArray signature;
};

Authorization parseAuthorization(const QByteArray &header)
{
    if (!header.startsWith(algorithm + ' '))
        throw apiError("IncompleteSignature",
                       QStringLiteral("The Authorization header must begin with ACS3-HMAC-SHA256."));
    Authorization result;
    for (const QByteArray &piece : header.mid(algorithm.size() + 1).split(',')) {
        const QByteArray part = piece.trimmed();
        if (part.startsWith("Credential="))
            result.keyId = QString::fromLatin1(part.mid(11));
        else if (part.startsWith("SignedHeaders="))
            result.signedHeaders = part.mid(14).split(';');
        else if (part.startsWith("Signature="))
            result.signature = part.mid(10);
    }
    if (result.keyId.isEmpty() || result.signedHeaders.isEmpty() || result.signature.isEmpty())
        throw apiError("IncompleteSignature");
    return result;
}

// Every x-acs-* header, host, and content-type when there is one, must be under the signature.
void checkCoverage(const HttpRequest &request, const QList<QByteArray> &signedHeaders)
{
    for (auto it = request.headers.begin(); it != request.headers.end(); ++it) {
        const QByteArray &name = it.key();
        const bool mustBeSigned =
            name == "host" || name.startsWith("x-acs-") || (name == "content-type" && !request.body.isEmpty());
        if (mustBeSigned && !signedHeaders.contains(name))
            throw apiError("IncompleteSignature",
                           QStringLiteral("The header %1 is not signed.").arg(QString::fromLatin1(name)));
    }
}

} // namespace

QByteArray canonicalRequest(const HttpRequest &request, const QList<QByteArray> &signedHeaders)
{
    QByteArray text = request.method + '\n' + "/" + '\n' + canonicalQuery(request.query) + '\n';
    for (const QByteArray &name : signedHeaders)
        text += name + ':' + request.headers.value(name).trimmed() + '\n';
    text += '\n' + signedHeaders.join(';') + '\n' + sha256Hex(request.body);
    return text;
}

QByteArray acs3Signature(const HttpRequest &request, const QList<QByteArray> &signedHeaders, const base::Secret &secret)
{
    const QByteArray stringToSign = algorithm + '\n' + sha256Hex(canonicalRequest(request, signedHeaders));
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    const std::string_view key = secret.reveal();
    HMAC(EVP_sha256(), key.data(), int(key.size()), reinterpret_cast<const unsigned char *>(stringToSign.constData()),
         size_t(stringToSign.size()), digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), int(size)).toHex();
}

void SignatureCheck::addKey(const QString &accessKeyId, const base::Secret &secret)
{
    const std::lock_guard lock(m_mutex);
    m_keys.insert(accessKeyId, secret);
}

void SignatureCheck::checkDate(const QByteArray &date, qint64 nowMs) const
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(date), QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    if (!time.isValid())
        throw apiError("InvalidTimeStamp.Format");
    time.setTimeSpec(Qt::UTC);
    if (qAbs(time.toMSecsSinceEpoch() - nowMs) > windowMs)
        throw apiError("InvalidTimeStamp.Expired");
}

void SignatureCheck::spendNonce(const QByteArray &nonce, qint64 nowMs)
{
    // A request older than the window is refused by its date, so older nonces need not be kept.
    for (auto it = m_nonces.begin(); m_nonces.size() > 5000 && it != m_nonces.end();)
        it = it.value() < nowMs - 2 * windowMs ? m_nonces.erase(it) : ++it;
    if (m_nonces.contains(nonce))
        throw apiError("SignatureNonceUsed");
    m_nonces.insert(nonce, nowMs);
}

QString SignatureCheck::verify(const HttpRequest &request, qint64 nowMs)
{
    const Authorization given = parseAuthorization(request.headers.value("authorization"));
    const std::lock_guard lock(m_mutex);
    if (!m_keys.contains(given.keyId))
        throw apiError("InvalidAccessKeyId.NotFound");
    for (const char *needed : {"x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"})
        if (request.headers.value(needed).isEmpty())
            throw missingParameter(QString::fromLatin1(needed));
    checkDate(request.headers.value("x-acs-date"), nowMs);
    checkCoverage(request, given.signedHeaders);
    if (request.headers.value("x-acs-content-sha256") != sha256Hex(request.body))
        throw apiError("SignatureDoesNotMatch", QStringLiteral("The body does not fit x-acs-content-sha256."));
    if (acs3Signature(request, given.signedHeaders, m_keys.value(given.keyId)) != given.signature) {
        const QByteArray canonical = canonicalRequest(request, given.signedHeaders);
        throw apiError(
            "SignatureDoesNotMatch",
            QStringLiteral("Specified signature does not match our calculation. server string to sign is:%1\n%2 "
                           "server canonicalString is:%3")
                .arg(QString::fromLatin1(algorithm), QString::fromLatin1(sha256Hex(canonical)),
                     QString::fromUtf8(canonical)));
    }
    spendNonce(request.headers.value("x-acs-signature-nonce"), nowMs);
    return given.keyId;
}

} // namespace spotbook::practice
