// The notebook server's identity: password hash, TLS certificate, and the proof that it is ready.
#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "domain/machine.h"
#include "net/http_client.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace spotbook::notebook {

// "argon2:$argon2id$v=19$m=10240,t=10,p=8$..." as Jupyter Server and Notebook 6 read it.
QByteArray hashPassword(const base::Secret &password);
// "sha256:<salt>:<hex>", one round: only for generated passwords where the server is too old for argon2.
QByteArray hashPasswordSha256(const base::Secret &password);

struct Certificate
{
    QByteArray pem;
    base::Secret privateKeyPem;
    QByteArray sha256;           // raw, of the DER certificate
    QString fingerprint() const; // "AB:CD:..."
};

// ECDSA P-256, self-signed, SAN = the given addresses plus 127.0.0.1 and localhost, 397 days, serverAuth only.
Certificate makeCertificate(const QStringList &addresses, const QDateTime &now);

QString fingerprintText(const QByteArray &sha256);

struct Probe
{
    QUrl url;                     // https://host:port/ ; http://127.0.0.1:port/ through a tunnel
    QByteArray certificateSha256; // empty only for a tunnel
    base::Secret password;        // empty: nobody logs in; identity and login page are all that is looked at
};

// Logs in as a browser would and reads the kernel list. Returns the server's version.
// Throws NotebookPasswordRefused, CertificateMismatch, NotebookNotReady, TimedOut, Cancelled.
QString checkReady(net::HttpClient &http, const Probe &probe, const base::StopToken &stop);
// The same until it succeeds or the time is over; a refused password or wrong certificate ends it at once.
QString waitUntilReady(net::HttpClient &http, const Probe &probe, base::Clock &clock, base::milliseconds timeout,
                       const base::StopToken &stop);

// What the browser is to open: no password, no token in it.
QUrl addressToOpen(const domain::Endpoint &endpoint);

} // namespace spotbook::notebook
