#include "secrets/keychain_lock.h"
#include "secrets/keychain_thread.h"
#include "secrets/secret_store.h"

#include "base/random.h"
#include "domain/failure.h"

#include <QFileInfo>
#include <qt5keychain/keychain.h>

namespace spotbook::secrets {

using domain::Error;
using domain::FailureKind;

namespace {

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
// True when there is certainly no session bus, so that no translated error text has to be understood.
bool sessionBusMissing()
{
    const QString address = QString::fromLocal8Bit(qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    if (address.isEmpty())
        return !QFileInfo::exists(QString::fromLocal8Bit(qgetenv("XDG_RUNTIME_DIR")) + QStringLiteral("/bus"));
    const QString unixPath = QStringLiteral("unix:path=");
    if (!address.startsWith(unixPath) || address.contains(QLatin1Char(';')))
        return false;
    return !QFileInfo::exists(address.mid(unixPath.size()).section(QLatin1Char(','), 0, 0));
}
#else
bool sessionBusMissing()
{
    return false;
}
#endif

// QtKeychain 0.13 answers OtherError with the bus's own text where no secret service can be reached. The name
// of the service stands in that text in every language.
bool saysNoService(const QString &text)
{
    return text.contains(QLatin1String("org.freedesktop.secrets"))
           || text.contains(QLatin1String("org.freedesktop.DBus.Error.ServiceUnknown"));
}

[[noreturn]] void throwKeychainError(int error, const QString &text)
{
    FailureKind kind = FailureKind::KeychainFailed;
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: kind = FailureKind::KeychainLocked; break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: kind = FailureKind::KeychainMissing; break;
    default:
        if (sessionBusMissing() || saysNoService(text))
            kind = FailureKind::KeychainMissing;
    }
    throw Error(kind, {{QStringLiteral("reason"), text}}, text);
}

// QtKeychain says "not found" of an entry it was not let at as well as of one that is not there.
void throwIfLocked()
{
    if (keychainIsLocked())
        throwKeychainError(QKeychain::AccessDenied, QStringLiteral("the keychain is locked"));
}

class KeychainStore final : public SecretStore
{
public:
    explicit KeychainStore(QString service) : m_service(std::move(service)) {}

    std::optional<base::Secret> read(const QString &name, const base::StopToken &stop) override
    {
        const auto answer = run(KeychainRequest::Kind::Read, name, {}, stop);
        if (answer.error == QKeychain::EntryNotFound) {
            throwIfLocked();
            return std::nullopt;
        }
        if (answer.error != QKeychain::NoError)
            throwKeychainError(answer.error, answer.text);
        return answer.value;
    }

    void write(const QString &name, const base::Secret &value, const base::StopToken &stop) override
    {
        const auto answer = run(KeychainRequest::Kind::Write, name, value, stop);
        if (answer.error != QKeychain::NoError)
            throwKeychainError(answer.error, answer.text);
    }

    void remove(const QString &name, const base::StopToken &stop) override
    {
        const auto answer = run(KeychainRequest::Kind::Remove, name, {}, stop);
        if (answer.error != QKeychain::NoError && answer.error != QKeychain::EntryNotFound)
            throwKeychainError(answer.error, answer.text);
        throwIfLocked(); // QtKeychain 0.13 says "done" even where it removed nothing
    }

    bool remembers() const override { return true; }

private:
    KeychainAnswer run(KeychainRequest::Kind kind, const QString &name, const base::Secret &value,
                       const base::StopToken &stop) const
    {
        const auto answer = KeychainThread::instance().run({kind, m_service, name, value}, stop);
        if (answer.error != QKeychain::OtherError)
            return answer;
        return KeychainThread::instance().run({kind, m_service, name, value, true}, stop);
    }

    const QString m_service;
};

} // namespace

std::unique_ptr<SecretStore> makeKeychainStore(const QString &service)
{
    return std::make_unique<KeychainStore>(service);
}

void probeKeychain(SecretStore &store, const base::StopToken &stop)
{
    // Reading alone would not show a keychain that takes nothing.
    const QString key = QStringLiteral("probe/") + base::randomHex(4);
    const base::Secret value(base::randomHex(8).toLatin1());
    store.write(key, value, stop);
    const auto back = store.read(key, stop);
    store.remove(key, stop);
    if (!back || !back->equals(value)) {
        throw Error(FailureKind::KeychainFailed,
                    {{QStringLiteral("reason"), QStringLiteral("what was written did not come back")}});
    }
}

} // namespace spotbook::secrets
