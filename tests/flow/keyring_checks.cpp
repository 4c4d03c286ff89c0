#include "flow/keyring_checks.h"

#include "base/fan_out.h"
#include "secrets/keychain_lock.h"
#include "secrets/secret_store.h"
#include "support/failure_kind.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QMap>
#include <QProcess>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

namespace spotbook::test {

namespace {

using domain::FailureKind;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

const QString service = QStringLiteral("spotbook-test");

void expect(bool fine, const char *what)
{
    if (!fine)
        throw std::runtime_error(what);
}

template <typename Call>
void expectFailure(FailureKind kind, Call &&call)
{
    const auto failure = failureOf(call);
    expect(failure.has_value(), "nothing was thrown");
    if (failure->kind != kind)
        throw std::runtime_error(domain::failureKindName(failure->kind).toStdString() + ": "
                                 + failure->detail.toStdString());
}

bool holds(secrets::SecretStore &store, const QString &key, const QByteArray &value)
{
    const auto found = store.read(key, {});
    return found && QByteArray(found->reveal().data(), int(found->reveal().size())) == value;
}

const QString chinese = QString::fromUtf8("\xe9\x92\xa5\xe5\x8c\x99");
const QByteArray binary("a\0b\xff\n\xe5\xaf\x86", 8);

void writeReadRemove()
{
    const auto store = secrets::makeKeychainStore(service);
    expect(store->remembers(), "the keychain remembers");
    secrets::probeKeychain(*store, {});
    expect(!store->read(QStringLiteral("none"), {}), "an absent entry is nullopt");
    store->remove(QStringLiteral("none"), {});
    store->write(chinese, base::Secret::copyOf({binary.constData(), size_t(binary.size())}), {});
    expect(holds(*store, chinese, binary), "bytes come back");
    store->write(chinese, base::Secret::copyOf("second"), {});
    expect(holds(*store, chinese, "second"), "a second write replaces");
    store->remove(chinese, {});
    expect(!store->read(chinese, {}), "removed");
    secrets::writeAccessKey(*store, QStringLiteral("default"),
                            secrets::cleanAccessKey(QStringLiteral("LTAI-id"), QStringLiteral("the-secret")), {});
}

void readsWhatTheSessionBeforeWrote()
{
    const auto store = secrets::makeKeychainStore(service);
    const auto key = secrets::readAccessKey(*store, QStringLiteral("default"), {});
    expect(key && key->id == QLatin1String("LTAI-id") && key->secret.reveal() == "the-secret", "the key came back");
    const auto other = secrets::makeKeychainStore(QStringLiteral("another-program"));
    expect(!secrets::readAccessKey(*other, QStringLiteral("default"), {}), "services are apart");
}

void manyThreads()
{
    const auto store = secrets::makeKeychainStore(service);
    base::fanOut(24, 8, {}, [&](std::size_t i) {
        const QString key = QStringLiteral("thread-%1").arg(i);
        const QByteArray value = "value-" + QByteArray::number(int(i));
        store->write(key, base::Secret::copyOf({value.constData(), size_t(value.size())}), {});
        expect(holds(*store, key, value), "own value");
        store->remove(key, {});
    });
}

// The keyring hangs (as with an unlock prompt nobody answers): a stop frees the caller, the job lives on, and
// the queue moves again afterwards.
void stopLeavesTheQueueUsable()
{
    const pid_t keyring = pid_t(qEnvironmentVariableIntValue("KEYRING_PID"));
    expect(keyring > 1, "KEYRING_PID is set");
    const auto store = secrets::makeKeychainStore(service);
    store->write(QStringLiteral("kept"), base::Secret::copyOf("value"), {});
    expect(::kill(keyring, SIGSTOP) == 0, "the keyring is paused");
    base::StopSource source;
    const auto begin = steady_clock::now();
    {
        std::jthread stopper([&source] {
            std::this_thread::sleep_for(50ms);
            source.request_stop();
        });
        expectFailure(FailureKind::Cancelled, [&] {
            store->write(QStringLiteral("late"), base::Secret::copyOf("arrives later"), source.get_token());
        });
    }
    const auto waited = steady_clock::now() - begin;
    expectFailure(FailureKind::Cancelled, [&] { store->read(QStringLiteral("kept"), source.get_token()); });
    expect(::kill(keyring, SIGCONT) == 0, "the keyring goes on");
    expect(waited < 2s, "a stop is heard at once");
    expect(holds(*store, QStringLiteral("kept"), "value"), "the queue moves again");
    expect(holds(*store, QStringLiteral("late"), "arrives later"), "the abandoned job was not destroyed");
}

// The program may end while a job is still unanswered.
void endsWithAJobInFlight()
{
    const pid_t keyring = pid_t(qEnvironmentVariableIntValue("KEYRING_PID"));
    const auto store = secrets::makeKeychainStore(service);
    store->write(QStringLiteral("kept"), base::Secret::copyOf("value"), {});
    expect(keyring > 1 && ::kill(keyring, SIGSTOP) == 0, "the keyring is paused");
    base::StopSource source;
    std::jthread stopper([&source] {
        std::this_thread::sleep_for(50ms);
        source.request_stop();
    });
    expectFailure(FailureKind::Cancelled, [&] { store->read(QStringLiteral("kept"), source.get_token()); });
}

// The desktop's service is replaced under the running program; what it keeps is still there.
void replaced()
{
    const auto store = secrets::makeKeychainStore(service);
    store->write(QStringLiteral("kept"), base::Secret::copyOf("value"), {});
    expect(::kill(pid_t(qEnvironmentVariableIntValue("KEYRING_PID")), SIGKILL) == 0, "the service is killed");
    QProcess another;
    another.start(QStringLiteral("gnome-keyring-daemon"),
                  {QStringLiteral("--unlock"), QStringLiteral("--replace"), QStringLiteral("--components=secrets")});
    another.write("practice");
    another.closeWriteChannel();
    expect(another.waitForFinished(10'000) && another.exitCode() == 0, "another service is there");
    expect(holds(*store, QStringLiteral("kept"), "value"), "what was kept is read from the new one");
    store->write(QStringLiteral("kept"), base::Secret::copyOf("again"), {});
    expect(holds(*store, QStringLiteral("kept"), "again"), "the new one takes what is written");
}

void locked()
{
    const auto store = secrets::makeKeychainStore(service);
    expectFailure(FailureKind::KeychainLocked, [&] { store->read(QStringLiteral("none"), {}); });
    expectFailure(FailureKind::KeychainLocked, [&] { secrets::probeKeychain(*store, {}); });
    // A locked keyring says "not found"; nobody may conclude that there is no key, nor that it is gone.
    expectFailure(FailureKind::KeychainLocked, [&] { secrets::readAccessKey(*store, QStringLiteral("default"), {}); });
    expectFailure(FailureKind::KeychainLocked,
                  [&] { store->remove(secrets::name::accessKey(QStringLiteral("default")), {}); });
}

// On Plasma the keychain is the wallet, once there is one: then a locked keyring beside it says nothing.
void lockedBesideAWallet()
{
    expect(!secrets::keychainIsLocked(), "what does not run is not locked");
    expect(!QDBusConnection::sessionBus().interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")),
           "the question has started nothing");
    const auto store = secrets::makeKeychainStore(service); // its first question starts the keyring
    expectFailure(FailureKind::KeychainLocked, [&] { store->read(QStringLiteral("none"), {}); });
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    expect(secrets::keychainIsLocked(), "a keyring alone on Plasma is locked");
    expect(QDBusConnection::sessionBus().registerService(QStringLiteral("org.kde.kwalletd5")), "a wallet is there");
    expect(!secrets::keychainIsLocked(), "the wallet is what counts");
    qputenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
    expect(secrets::keychainIsLocked(), "elsewhere a wallet does not count");
}

void missing()
{
    const auto store = secrets::makeKeychainStore(service);
    expectFailure(FailureKind::KeychainMissing, [&] { secrets::probeKeychain(*store, {}); });
    expectFailure(FailureKind::KeychainMissing, [&] { store->read(QStringLiteral("a"), {}); });
    const auto failure = failureOf([&] { store->read(QStringLiteral("a"), {}); });
    expect(!failure->params.value(QStringLiteral("reason")).isEmpty(), "it says what is missing");
}

} // namespace

int runKeyringCheck(const QString &name)
{
    static const QMap<QString, std::function<void()>> checks{
        {QStringLiteral("write-read-remove"), writeReadRemove},
        {QStringLiteral("second-session"), readsWhatTheSessionBeforeWrote},
        {QStringLiteral("many-threads"), manyThreads},
        {QStringLiteral("stop"), stopLeavesTheQueueUsable},
        {QStringLiteral("end-in-flight"), endsWithAJobInFlight},
        {QStringLiteral("replaced"), replaced},
        {QStringLiteral("locked"), locked},
        {QStringLiteral("locked-beside-a-wallet"), lockedBesideAWallet},
        {QStringLiteral("missing"), missing},
    };
    const auto check = checks.value(name);
    if (!check)
        return 64;
    try {
        check();
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(name), error.what());
        return 1;
    }
    return 0;
}

} // namespace spotbook::test
