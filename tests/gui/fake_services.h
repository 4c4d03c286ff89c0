// What the window gets from the composition root, over the cloud in memory.
#pragma once

#include "launch/services.h"
#include "support/fake_clock.h"
#include "support/fake_cloud.h"
#include "support/fake_machines.h"

#include <QTemporaryDir>
#include <atomic>
#include <thread>

namespace spotbook::test {

// A keychain that can be missing, or wait for somebody who does not answer.
class FakeStore final : public secrets::SecretStore
{
public:
    explicit FakeStore(bool remembers) : m_memory(secrets::makeMemoryStore()), m_remembers(remembers) {}
    std::atomic<bool> missing{false};
    std::atomic<bool> waits{false};

    std::optional<base::Secret> read(const QString &name, const base::StopToken &stop) override
    {
        check(stop);
        return m_memory->read(name, stop);
    }
    void write(const QString &name, const base::Secret &value, const base::StopToken &stop) override
    {
        check(stop);
        m_memory->write(name, value, stop);
    }
    void remove(const QString &name, const base::StopToken &stop) override { m_memory->remove(name, stop); }
    bool remembers() const override { return m_remembers; }

private:
    void check(const base::StopToken &stop) const
    {
        while (waits) {
            if (stop.stop_requested())
                throw domain::Error(domain::FailureKind::Cancelled);
            std::this_thread::yield();
        }
        if (missing)
            throw domain::Error(domain::FailureKind::KeychainMissing);
    }
    std::unique_ptr<secrets::SecretStore> m_memory;
    bool m_remembers;
};

class FakeServices final : public launch::Services
{
public:
    FakeServices()
        : m_paths(storage::Paths::below(m_home.path())), m_settings((m_paths.create(), m_paths)), m_profiles(m_paths),
          m_learned(m_paths), m_http(net::makeHttpClient()), cloud(m_clock)
    {
        m_provider = cloud.info();
        m_provider.defaultTypeFamily = QStringLiteral("t");
        m_provider.permissionPolicy = QByteArrayLiteral("{\"policy\": true}");
        m_provider.links.insert(QStringLiteral("create-key"), QStringLiteral("https://example.com/keys"));
        m_settings.update([](storage::SettingsValues &values) { values.owner = QStringLiteral("owner-of-tests"); });
    }

    const storage::Paths &paths() const override { return m_paths; }
    storage::Settings &settings() override { return m_settings; }
    storage::ProfileStore &profiles() override { return m_profiles; }
    storage::LearnedTimes &learnedTimes() override { return m_learned; }
    base::Clock &clock() override { return m_clock; }
    FakeClock &time() { return m_clock; } // to move it
    net::HttpClient &http() override { return *m_http; }
    const cloud::ProviderInfo &provider() const override { return m_provider; }
    bool practice() const override { return isPractice; }
    void setLanguage(const QString &chosen) override { language = chosen; }
    secrets::SecretStore &secretStore() override { return inMemory ? memory : keychain; }
    void useMemoryStore() override { inMemory = true; }
    std::optional<secrets::AccessKey> accessKey(const base::StopToken &stop) override
    {
        return environmentKey ? environmentKey : secrets::readAccessKey(secretStore(), QStringLiteral("default"), stop);
    }
    void setAccessKey(const secrets::AccessKey &key, const base::StopToken &stop) override
    {
        secrets::writeAccessKey(secretStore(), QStringLiteral("default"), key, stop);
    }
    void forgetAccessKey(const base::StopToken &stop) override
    {
        secretStore().remove(secrets::name::accessKey(QStringLiteral("default")), stop);
    }
    // Another cloud of the same kind: it refuses what keyFailure says and knows every other key.
    std::unique_ptr<cloud::CloudProvider> makeProvider(const secrets::AccessKey &key) override
    {
        auto tried = std::make_unique<FakeCloud>(m_clock);
        tried->identityKind = cloud.identityKind;
        lastKeyTried =
            key.id + QLatin1Char(':') + QString::fromUtf8(key.secret.reveal().data(), int(key.secret.reveal().size()));
        if (keyFailure)
            tried->hook = [failure = *keyFailure](const auto &, auto) { throw domain::Error(failure); };
        return tried;
    }
    launch::Context context(const base::StopToken &stop) override
    {
        if (!accessKey(stop))
            throw domain::Error(domain::FailureKind::KeyMissing);
        launch::Context context{
            m_clock, cloud,      *m_http,         secretStore(), m_paths, QStringLiteral("owner-of-tests"),
            {},      ownAddress, &machines.access};
        context.roundTripProbe = roundTripProbe;
        return context;
    }

    void links(const QString &name, const QString &url) { m_provider.links.insert(name, url); }
    // No process: what a test says, as often as it says it.
    launch::PracticeWindow startPractice(const launch::PracticeNews &news, const base::StopToken &stop) override
    {
        ++practiceStarts;
        news(QStringLiteral("building the machine image, 3 s: downloading and unpacking Debian"));
        while (practiceWaits && !stop.stop_requested())
            std::this_thread::yield();
        if (stop.stop_requested()) {
            ++practiceStops;
            throw domain::Error(domain::FailureKind::Cancelled);
        }
        if (practiceFailure)
            throw domain::Error(*practiceFailure);
        return practiceWindow;
    }

private:
    QTemporaryDir m_home;
    FakeClock m_clock;
    storage::Paths m_paths;
    storage::Settings m_settings;
    storage::ProfileStore m_profiles;
    storage::LearnedTimes m_learned;
    std::unique_ptr<net::HttpClient> m_http;
    cloud::ProviderInfo m_provider;

public:
    FakeCloud cloud;
    FakeMachines machines;
    FakeStore keychain{true};
    FakeStore memory{false};
    std::atomic<bool> inMemory{false};
    bool isPractice = true;
    std::atomic<int> practiceStarts{0};
    std::atomic<int> practiceStops{0};
    std::atomic<bool> practiceWaits{false};
    std::optional<domain::Failure> practiceFailure;
    launch::PracticeWindow practiceWindow{QStringLiteral("http://127.0.0.1:1"), 1, 2, {}};
    QString language;
    QString ownAddress = QStringLiteral("203.0.113.7");
    std::optional<domain::Failure> keyFailure;
    QString lastKeyTried;
    std::optional<secrets::AccessKey> environmentKey;
    // How far the regions are away; the real one would look for their names.
    decltype(launch::Context::roundTripProbe) roundTripProbe = [](const auto &, auto, const auto &) {
        return std::optional(base::milliseconds(20));
    };
};

} // namespace spotbook::test
