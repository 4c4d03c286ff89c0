// HTTP for worker threads: one background thread with one QNetworkAccessManager, blocking calls from anywhere.
//
// Qt 5.15 silently sends a POST a second time when the server closes the connection without an answer. An exchange
// that ends without an HTTP status is therefore reported as OutcomeUnknown for requests that are not safe to repeat
// (HttpRequest::repeatable == false), even when it ends with a refused connection or a proxy that cannot be reached:
// that may be the second sending. The caller reads back before it repeats anything. TlsFailed and CertificateMismatch
// keep their names; they do not promise that nothing was sent either.
#pragma once

#include "base/clock.h"
#include "base/stop.h"

#include <QByteArray>
#include <QList>
#include <QNetworkProxy>
#include <QPair>
#include <QUrl>
#include <functional>
#include <memory>

namespace spotbook::net {

struct HttpRequest
{
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url; // sent byte for byte as QUrl::toEncoded() gives it
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    base::milliseconds timeout{30000}; // whole exchange
    qint64 maxBodyBytes = 32 * 1024 * 1024;
    bool repeatable = true; // false: a write; see above
    bool useProxy = true;   // the system's proxy
    // Set: the server's certificate must have this SHA-256 (raw bytes, of the DER certificate), and nothing else of
    // it is checked. Unset: the system's trust store decides.
    QByteArray pinnedCertificateSha256;
};

struct HttpResponse
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray header(const QByteArray &name) const; // case-insensitive; empty when absent
};

// Thread-safe. Throws domain::Error: Cancelled (stop), TlsFailed, CertificateMismatch, InvalidInput (no such scheme),
// BadAnswer (body too large); for what may be repeated also TimedOut (timeout), NetworkUnreachable, ProxyFailed, for
// what may not OutcomeUnknown in their place. A response of any status is a result, not an error.
// Redirects are not followed. Cookies are not kept.
class HttpClient
{
public:
    virtual ~HttpClient() = default;
    virtual HttpResponse send(const HttpRequest &request, const base::StopToken &stop) = 0;
};

// The real one. Its destructor aborts what still runs and joins the thread.
std::unique_ptr<HttpClient> makeHttpClient();

} // namespace spotbook::net
