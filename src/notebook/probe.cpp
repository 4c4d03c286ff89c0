// Logs in as a browser would: the login form, its cookie, the password, then the kernel list (Jupyter Server REST API).
#include "notebook/notebook.h"

#include "base/wait_for.h"
#include "domain/json_reader.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace spotbook::notebook {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr base::milliseconds oneCall{15'000};
constexpr base::milliseconds betweenTries{500};

QString addressOf(const Probe &probe)
{
    return probe.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

[[noreturn]] void notReady(const Probe &probe, const QString &detail)
{
    throw Error(FailureKind::NotebookNotReady, {{QStringLiteral("address"), addressOf(probe)}}, detail);
}

// One visit with its cookies.
class Visit
{
public:
    Visit(net::HttpClient &http, const Probe &probe, const base::StopToken &stop)
        : m_http(http), m_probe(probe), m_stop(stop)
    {
    }

    net::HttpResponse get(const QString &path) { return send("GET", path, {}); }

    net::HttpResponse logIn()
    {
        const auto password = m_probe.password.reveal();
        QByteArray plain(password.data(), int(password.size()));
        QByteArray encoded = plain.toPercentEncoding();
        QByteArray body = "_xsrf=" + m_cookies.value("_xsrf").toPercentEncoding() + "&password=" + encoded;
        const base::Secret known = base::Secret::copyOf({encoded.constData(), size_t(encoded.size())});
        auto response = send("POST", QStringLiteral("/login"), body);
        for (QByteArray *used : {&plain, &encoded, &body})
            base::wipe(used->data(), size_t(used->size()));
        return response;
    }

private:
    net::HttpResponse send(const QByteArray &method, const QString &path, const QByteArray &body)
    {
        net::HttpRequest request;
        request.method = method;
        request.url = m_probe.url.resolved(QUrl(path));
        request.timeout = oneCall;
        request.useProxy = false;
        request.pinnedCertificateSha256 = m_probe.certificateSha256;
        QByteArrayList cookies;
        for (auto it = m_cookies.cbegin(); it != m_cookies.cend(); ++it)
            cookies << it.key() + '=' + it.value();
        if (!cookies.isEmpty())
            request.headers << qMakePair(QByteArrayLiteral("Cookie"), cookies.join("; "));
        if (!body.isEmpty()) {
            request.headers << qMakePair(QByteArrayLiteral("Content-Type"),
                                         QByteArrayLiteral("application/x-www-form-urlencoded"));
            request.body = body;
        }
        const auto response = m_http.send(request, m_stop);
        keepCookies(response);
        return response;
    }

    // Several cookies come as several headers, or as one with a line each.
    void keepCookies(const net::HttpResponse &response)
    {
        for (const auto &header : response.headers) {
            if (header.first.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
                continue;
            const auto lines = header.second.split('\n');
            for (const QByteArray &line : lines) {
                const QByteArray pair = line.left(line.indexOf(';')).trimmed();
                const int at = pair.indexOf('=');
                if (at > 0)
                    m_cookies.insert(pair.left(at), pair.mid(at + 1));
            }
        }
    }

    net::HttpClient &m_http;
    const Probe &m_probe;
    const base::StopToken &m_stop;
    QMap<QByteArray, QByteArray> m_cookies;
};

QString statusText(const char *what, const net::HttpResponse &response)
{
    return QString::fromLatin1(what) + QStringLiteral(" answered ") + QString::number(response.status);
}

QString visit(net::HttpClient &http, const Probe &probe, const base::StopToken &stop)
{
    Visit browser(http, probe, stop);
    const auto api = browser.get(QStringLiteral("/api"));
    const QString version = QJsonDocument::fromJson(api.body).object().value(QStringLiteral("version")).toString();
    if (api.status != 200 || version.isEmpty())
        notReady(probe, statusText("/api", api));
    const auto form = browser.get(QStringLiteral("/login"));
    if (form.status != 200)
        notReady(probe, statusText("/login", form));
    if (probe.password.isEmpty())
        return version;
    const auto login = browser.logIn();
    if (login.status == 401)
        throw Error(FailureKind::NotebookPasswordRefused, {{QStringLiteral("address"), addressOf(probe)}});
    if (login.status != 302)
        notReady(probe, statusText("the login", login));
    // Our question is not the person's activity; older servers do not know the parameter and ignore it.
    const auto kernels = browser.get(QStringLiteral("/api/kernels?no_track_activity=1"));
    if (kernels.status == 403)
        throw Error(FailureKind::NotebookPasswordRefused, {{QStringLiteral("address"), addressOf(probe)}});
    if (kernels.status != 200 || !QJsonDocument::fromJson(kernels.body).isArray())
        notReady(probe, statusText("/api/kernels", kernels));
    return version;
}

} // namespace

QString checkReady(net::HttpClient &http, const Probe &probe, const base::StopToken &stop)
{
    try {
        return visit(http, probe, stop);
    } catch (const Error &error) {
        switch (error.kind()) {
        case FailureKind::NetworkUnreachable:
        case FailureKind::ProxyFailed:
        case FailureKind::TlsFailed:
        case FailureKind::OutcomeUnknown:
        case FailureKind::BadAnswer: notReady(probe, QString::fromUtf8(error.what()));
        default: throw;
        }
    }
}

QString waitUntilReady(net::HttpClient &http, const Probe &probe, base::Clock &clock, base::milliseconds timeout,
                       const base::StopToken &stop)
{
    std::optional<Error> last;
    const auto attempt = [&]() -> std::optional<QString> {
        try {
            return checkReady(http, probe, stop);
        } catch (const Error &error) {
            if (error.kind() != FailureKind::NotebookNotReady && error.kind() != FailureKind::TimedOut)
                throw;
            last = error;
            return std::nullopt;
        }
    };
    const auto waited = base::waitFor(clock, stop, base::Deadline::after(clock, timeout), betweenTries, attempt);
    if (waited.end == base::WaitEnd::Stopped)
        throw Error(FailureKind::Cancelled);
    if (waited.end == base::WaitEnd::TimedOut)
        throw last.value_or(Error(FailureKind::NotebookNotReady, {{QStringLiteral("address"), addressOf(probe)}}));
    return *waited.value;
}

QUrl addressToOpen(const domain::Endpoint &endpoint)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(endpoint.host);
    url.setPort(endpoint.port);
    url.setPath(QStringLiteral("/"));
    return url;
}

} // namespace spotbook::notebook
