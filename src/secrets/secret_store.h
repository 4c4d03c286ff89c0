// Where access keys and passwords live: the system's keychain, the environment, or this process's memory. Never a file.
#pragma once

#include "base/secret.h"
#include "base/stop.h"

#include <QList>
#include <QPair>
#include <QString>
#include <memory>
#include <optional>

namespace spotbook::secrets {

struct AccessKey
{
    QString id;
    base::Secret secret;
    bool fromEnvironment = false; // and stored nowhere
};

// Thread-safe, blocking; may wait for the person to unlock the keychain (no time-out of its own: pass a stop).
// Throws domain::Error: KeychainMissing, KeychainLocked, KeychainFailed, Cancelled.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    // nullopt: nothing is stored under this name. A locked keychain that cannot tell throws KeychainLocked.
    virtual std::optional<base::Secret> read(const QString &name, const base::StopToken &stop) = 0;
    virtual void write(const QString &name, const base::Secret &value, const base::StopToken &stop) = 0;
    // Nothing is left under this name when it returns: absent is fine, a locked keychain throws KeychainLocked.
    virtual void remove(const QString &name, const base::StopToken &stop) = 0;
    virtual bool remembers() const = 0; // survives this run
};

std::unique_ptr<SecretStore> makeKeychainStore(const QString &service);
std::unique_ptr<SecretStore> makeMemoryStore();
// Writes, reads and deletes a probe; throws what is wrong.
void probeKeychain(SecretStore &store, const base::StopToken &stop);

// Names under which things are kept.
namespace name {
QString accessKey(const QString &account); // "id:secret" of one provider account ("default")
QString notebookPassword(const QString &profile);
} // namespace name

// Both parts out of one pasted text: a line of the console's CSV file, with or without its head, two lines, or "ID: ...
// Secret: ...". nullopt when it does not hold exactly two of them.
std::optional<QPair<QString, QString>> splitPastedKey(const QString &text);
// Removes blanks, line breaks and quotation marks that pasting brings in and writes full-width characters in ASCII.
// Throws KeyMalformed when what is left cannot be a key (control characters, non-ASCII, empty).
AccessKey cleanAccessKey(const QString &id, const QString &secret);

std::optional<AccessKey> readAccessKey(SecretStore &store, const QString &account, const base::StopToken &stop);
void writeAccessKey(SecretStore &store, const QString &account, const AccessKey &key, const base::StopToken &stop);

// From the process environment; `names` are pairs (id variable, secret variable) in order of preference.
// The variables are removed from this process's environment after reading, so that no child inherits them.
std::optional<AccessKey> accessKeyFromEnvironment(const QList<QPair<QByteArray, QByteArray>> &names);

// 20 characters from an alphabet without look-alikes, about 115 bits.
base::Secret generatePassword();

} // namespace spotbook::secrets
