// One HTTP exchange: lives on the network thread from start() to its end; its result is handed over under a lock.
#pragma once

#include "net/http_client.h"

#include "domain/failure.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

class QNetworkAccessManager;

namespace spotbook::net {

// What the waiting caller and the network thread share. Whoever writes an outcome first decides.
struct Outcome
{
    std::mutex mutex;
    std::condition_variable changed;
    bool ended = false;
    HttpResponse response;
    std::optional<domain::Failure> failure;

    // False when the exchange had already ended.
    bool end(HttpResponse answer);
    bool fail(domain::FailureKind kind, const QString &detail, QMap<QString, QString> params = {});
    bool hasEnded();
};

class Exchange final : public QObject
{
    Q_OBJECT
public:
    Exchange(HttpRequest request, bool viaProxy, std::shared_ptr<Outcome> outcome, QObject *parent);
    ~Exchange() override;

    void start(QNetworkAccessManager &manager);
    // Closes the connection; what the caller gets was decided by whoever calls this.
    void abort();

private:
    void onEncrypted();
    void onBytes();
    void onFinished();
    bool overLimit() const;
    domain::FailureKind kindOfError(QNetworkReply::NetworkError error) const;

    HttpRequest m_request;
    const bool m_viaProxy;
    std::shared_ptr<Outcome> m_outcome;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QString m_tlsTrouble;
};

} // namespace spotbook::net
