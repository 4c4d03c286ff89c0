// Request signature ACS3-HMAC-SHA256 ("signature method V3", API page "Request structure and signature method V3").
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace spotbook::cloud::aliyun {

using QueryItems = QList<QPair<QString, QString>>; // decoded
using HeaderItems = QList<QPair<QByteArray, QByteArray>>;

// RFC 3986: only A-Z a-z 0-9 - _ . ~ stay, everything else becomes %XX (upper case) of its UTF-8 bytes.
QByteArray percentEncode(const QString &text);

// enc(name)=enc(value) sorted by name (byte order) and joined by "&". Sent as it is and signed as it is.
QByteArray canonicalQuery(const QueryItems &query);

// Lower-case hex SHA-256.
QByteArray sha256Hex(const QByteArray &data);

struct Acs3Request
{
    QByteArray method = QByteArrayLiteral("POST");
    QByteArray path = QByteArrayLiteral("/");
    QueryItems query;
    HeaderItems headers; // host, content-type and every x-acs-* are signed, others are not
    QByteArray body;
};

struct Acs3Signature
{
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signedHeaders; // "host;x-acs-action;..."
    QByteArray signature;     // lower-case hex
    QByteArray authorization; // value of the Authorization header
};

// A pure function: time and nonce come in through the headers.
Acs3Signature signAcs3(const Acs3Request &request, const QByteArray &accessKeyId, const base::Secret &accessKeySecret);

} // namespace spotbook::cloud::aliyun
