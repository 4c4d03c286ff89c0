// The server's side of ACS3-HMAC-SHA256 ("Request structure and signature method V3"): recomputes the signature from
// the decoded request, checks body hash, date window and nonce.
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>
#include <functional>
#include <mutex>

namespace spotbook::practice {

struct HttpRequest
{
    QByteArray method;
    QByteArray path;                      // "/"
    QByteArray query;                     // raw, after "?"
    QMap<QByteArray, QByteArray> headers; // lower-case names, trimmed values
    QByteArray body;
    QByteArray remoteAddress;
};

// Hex digest of the canonical request, and the canonical request itself (for the message of a mismatch).
QByteArray canonicalRequest(const HttpRequest &request, const QList<QByteArray> &signedHeaders);
QByteArray acs3Signature(const HttpRequest &request, const QList<QByteArray> &signedHeaders,
                         const base::Secret &secret);

// Safe from any thread.
class SignatureCheck
{
public:
    static constexpr qint64 windowMs = 15 * 60 * 1000;

    void addKey(const QString &accessKeyId, const base::Secret &secret);
    bool hasKeys() const { return !m_keys.isEmpty(); }
    // Returns the access key id; throws ApiError with the gateway's code.
    QString verify(const HttpRequest &request, qint64 nowMs);

private:
    void checkDate(const QByteArray &date, qint64 nowMs) const;
    void spendNonce(const QByteArray &nonce, qint64 nowMs);

    std::mutex m_mutex;
    QHash<QString, base::Secret> m_keys;
    QHash<QByteArray, qint64> m_nonces;
};

} // namespace spotbook::practice
