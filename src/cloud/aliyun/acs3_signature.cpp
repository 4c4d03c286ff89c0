#include "cloud/aliyun/acs3_signature.h"

#include "domain/failure.h"

#include <QCryptographicHash>
#include <QUrl>
#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace spotbook::cloud::aliyun {

namespace {

const QByteArray algorithm = QByteArrayLiteral("ACS3-HMAC-SHA256");

bool isSigned(const QByteArray &lowerName)
{
    return lowerName == "host" || lowerName == "content-type" || lowerName.startsWith("x-acs-");
}

HeaderItems signedHeadersOf(const HeaderItems &headers)
{
    HeaderItems result;
    for (const auto &[name, value] : headers) {
        if (isSigned(name.toLower()))
            result.append({name.toLower(), value.trimmed()});
    }
    std::sort(result.begin(), result.end());
    return result;
}

QByteArray hmacSha256Hex(const base::Secret &key, const QByteArray &text)
{
    const auto bytes = key.reveal();
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (!HMAC(EVP_sha256(), bytes.data(), int(bytes.size()), reinterpret_cast<const unsigned char *>(text.constData()),
              size_t(text.size()), digest, &length)) {
        throw domain::Error(domain::FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("HMAC")}});
    }
    return QByteArray(reinterpret_cast<const char *>(digest), int(length)).toHex();
}

} // namespace

QByteArray percentEncode(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray canonicalQuery(const QueryItems &query)
{
    QList<QPair<QByteArray, QByteArray>> sorted;
    for (const auto &[name, value] : query)
        sorted.append({name.toUtf8(), percentEncode(value)});
    std::sort(sorted.begin(), sorted.end());
    QByteArray result;
    for (const auto &[name, value] : sorted) {
        if (!result.isEmpty())
            result += '&';
        result += name.toPercentEncoding() + '=' + value;
    }
    return result;
}

QByteArray sha256Hex(const QByteArray &data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex();
}

Acs3Signature signAcs3(const Acs3Request &request, const QByteArray &accessKeyId, const base::Secret &accessKeySecret)
{
    Acs3Signature result;
    QByteArray headerLines;
    for (const auto &[name, value] : signedHeadersOf(request.headers)) {
        headerLines += name + ':' + value + '\n';
        result.signedHeaders += (result.signedHeaders.isEmpty() ? "" : ";") + name;
    }
    result.canonicalRequest = request.method + '\n' + request.path + '\n' + canonicalQuery(request.query) + '\n'
                              + headerLines + '\n' + result.signedHeaders + '\n' + sha256Hex(request.body);
    result.stringToSign = algorithm + '\n' + sha256Hex(result.canonicalRequest);
    result.signature = hmacSha256Hex(accessKeySecret, result.stringToSign);
    result.authorization = algorithm + " Credential=" + accessKeyId + ",SignedHeaders=" + result.signedHeaders
                           + ",Signature=" + result.signature;
    return result;
}

} // namespace spotbook::cloud::aliyun
