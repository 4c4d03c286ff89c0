#include "net/exchange.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QSslError>

namespace spotbook::net {

using domain::Failure;
using domain::FailureKind;

bool Outcome::end(HttpResponse answer)
{
    const std::lock_guard lock(mutex);
    if (ended)
        return false;
    response = std::move(answer);
    ended = true;
    changed.notify_all();
    return true;
}

bool Outcome::fail(FailureKind kind, const QString &detail, QMap<QString, QString> params)
{
    Failure made;
    made.kind = kind;
    made.detail = detail;
    made.params = std::move(params);
    made.retryable = kind == FailureKind::NetworkUnreachable || kind == FailureKind::TimedOut;
    const std::lock_guard lock(mutex);
    if (ended)
        return false;
    failure = std::move(made);
    ended = true;
    changed.notify_all();
    return true;
}

bool Outcome::hasEnded()
{
    const std::lock_guard lock(mutex);
    return ended;
}

Exchange::Exchange(HttpRequest request, bool viaProxy, std::shared_ptr<Outcome> outcome, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_viaProxy(viaProxy), m_outcome(std::move(outcome))
{
}

Exchange::~Exchange()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply.data();
    }
    m_outcome->fail(FailureKind::Cancelled, QStringLiteral("the HTTP client was closed"));
}

void Exchange::start(QNetworkAccessManager &manager)
{
    QNetworkRequest wire(m_request.url);
    wire.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setRawHeader("User-Agent", "Spotbook");
    for (const auto &[name, value] : m_request.headers)
        wire.setRawHeader(name, value);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    // With a pin the certificate itself is compared in onEncrypted(), before a byte of the request is sent.
    tls.setPeerVerifyMode(m_request.pinnedCertificateSha256.isEmpty() ? QSslSocket::VerifyPeer
                                                                      : QSslSocket::VerifyNone);
    wire.setSslConfiguration(tls);

    m_reply = manager.sendCustomRequest(wire, m_request.method, m_request.body);
    m_reply->setReadBufferSize(m_request.maxBodyBytes + 1);
    connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::onEncrypted);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const auto &error : errors)
            m_tlsTrouble += (m_tlsTrouble.isEmpty() ? QString() : QStringLiteral("; ")) + error.errorString();
    });
}

void Exchange::abort()
{
    if (m_reply)
        m_reply->abort();
    else
        deleteLater();
}

void Exchange::onEncrypted()
{
    if (m_request.pinnedCertificateSha256.isEmpty())
        return;
    const auto der = m_reply->sslConfiguration().peerCertificate().toDer();
    const auto found = QCryptographicHash::hash(der, QCryptographicHash::Sha256);
    if (found == m_request.pinnedCertificateSha256)
        return;
    m_outcome->fail(FailureKind::CertificateMismatch, QStringLiteral("the certificate is not the pinned one"),
                    {{QStringLiteral("expected"), QString::fromLatin1(m_request.pinnedCertificateSha256.toHex(':'))},
                     {QStringLiteral("found"), QString::fromLatin1(found.toHex(':'))}});
    m_reply->abort();
}

bool Exchange::overLimit() const
{
    const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
    return m_body.size() > m_request.maxBodyBytes
           || (announced.isValid() && announced.toLongLong() > m_request.maxBodyBytes);
}

void Exchange::onBytes()
{
    m_body += m_reply->read(m_request.maxBodyBytes + 1 - m_body.size());
    if (!overLimit())
        return;
    m_outcome->fail(FailureKind::BadAnswer,
                    QStringLiteral("the answer is larger than %1 bytes").arg(m_request.maxBodyBytes),
                    {{QStringLiteral("what"), QStringLiteral("answer too large")}});
    m_reply->abort();
}

FailureKind Exchange::kindOfError(QNetworkReply::NetworkError error) const
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError: return FailureKind::TlsFailed;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError: return FailureKind::InvalidInput;
    default: break;
    }
    // Not even a refused connection proves that nothing was sent: it may be that of Qt's silent second sending.
    if (!m_request.repeatable)
        return FailureKind::OutcomeUnknown;
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
        // With an HTTP proxy it is the proxy's connection that Qt speaks of.
        return m_viaProxy ? FailureKind::ProxyFailed : FailureKind::NetworkUnreachable;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError: return FailureKind::ProxyFailed;
    case QNetworkReply::ProtocolFailure: return FailureKind::BadAnswer;
    default: return FailureKind::NetworkUnreachable;
    }
}

void Exchange::onFinished()
{
    deleteLater();
    if (m_outcome->hasEnded())
        return;
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // 201..299, 401..499 and, for 400 and the like, ProtocolInvalidOperationError are Qt's names for HTTP statuses: an
    // answer like any other.
    const bool answered =
        error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError
        || (error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError)
        || (error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError);
    if (status == 0 || !answered) {
        QString detail = m_reply->errorString();
        if (!m_tlsTrouble.isEmpty())
            detail += QStringLiteral(" (") + m_tlsTrouble + QLatin1Char(')');
        // Qt answers some failures of its own (an empty answer, nonsense instead of HTTP) with NoError and no status.
        const auto kind =
            error == QNetworkReply::NoError && m_request.repeatable ? FailureKind::BadAnswer : kindOfError(error);
        m_outcome->fail(
            kind, detail,
            {{QStringLiteral("what"), m_request.url.host()}, {QStringLiteral("host"), m_request.url.host()}});
        return;
    }
    onBytes();
    if (m_outcome->hasEnded())
        return;
    HttpResponse response;
    response.status = status;
    response.headers = m_reply->rawHeaderPairs();
    response.body = m_body;
    m_outcome->end(std::move(response));
}

} // namespace spotbook::net
