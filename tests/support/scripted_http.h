// An HttpClient for tests: what is sent is kept, what comes back is written by the test.
#pragma once

#include "domain/failure.h"
#include "net/http_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>
#include <functional>
#include <mutex>

namespace spotbook::test {

// A call as the service would understand it.
struct SeenCall
{
    QString action;
    QString version;
    QString host;
    QString nonce;
    QString date;
    QMap<QString, QString> query; // decoded
    net::HttpRequest request;
    QString value(const char *name) const { return query.value(QString::fromLatin1(name)); }
};

class ScriptedHttp final : public net::HttpClient
{
public:
    using Script =
        std::function<net::HttpResponse(const SeenCall &call, int number)>; // number: 1-based, of this action
    explicit ScriptedHttp(Script answer) : script(std::move(answer)) {}

    net::HttpResponse send(const net::HttpRequest &request, const base::StopToken &stop) override
    {
        if (stop.stop_requested())
            throw domain::Error(domain::FailureKind::Cancelled);
        const auto call = understand(request);
        int number = 0;
        {
            const std::lock_guard lock(m_mutex);
            m_calls.append(call);
            number = ++m_numbers[call.action];
        }
        return script(call, number);
    }

    static net::HttpResponse answer(const QJsonObject &body, int status = 200,
                                    const QList<QPair<QByteArray, QByteArray>> &headers = {})
    {
        net::HttpResponse response;
        response.status = status;
        response.headers = headers;
        response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return response;
    }

    static net::HttpResponse error(const char *code, int status = 400,
                                   const QList<QPair<QByteArray, QByteArray>> &headers = {})
    {
        return answer({{QStringLiteral("Code"), QString::fromLatin1(code)},
                       {QStringLiteral("Message"), QStringLiteral("as it says")},
                       {QStringLiteral("RequestId"), QStringLiteral("R-1")}},
                      status, headers);
    }

    static net::HttpResponse json(const char *text) { return answer(QJsonDocument::fromJson(text).object()); }

    QList<SeenCall> calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    SeenCall last() const { return calls().last(); }
    int count() const { return calls().size(); }
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_calls.clear();
        m_numbers.clear();
    }

    Script script;

private:
    static SeenCall understand(const net::HttpRequest &request)
    {
        SeenCall call;
        call.request = request;
        call.host = request.url.host();
        for (const auto &[name, value] : request.headers) {
            if (name == "x-acs-action")
                call.action = QString::fromLatin1(value);
            else if (name == "x-acs-version")
                call.version = QString::fromLatin1(value);
            else if (name == "x-acs-signature-nonce")
                call.nonce = QString::fromLatin1(value);
            else if (name == "x-acs-date")
                call.date = QString::fromLatin1(value);
        }
        for (const auto &part : request.url.query(QUrl::FullyEncoded).toLatin1().split('&')) {
            if (part.isEmpty())
                continue;
            const int equals = part.indexOf('=');
            call.query.insert(QUrl::fromPercentEncoding(part.left(equals)),
                              QUrl::fromPercentEncoding(part.mid(equals + 1)));
        }
        return call;
    }

    mutable std::mutex m_mutex;
    QList<SeenCall> m_calls;
    QMap<QString, int> m_numbers;
};

} // namespace spotbook::test
