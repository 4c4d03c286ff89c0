// The composition root: builds the parts once and hands them to window and terminal. The only place that knows which
// provider there is.
#pragma once

#include "launch/services.h"

#include <mutex>
#include <vector>

namespace spotbook::app {

struct ServiceOptions
{
    QString endpoint;   // empty: SPOTBOOK_ENDPOINT, else the settings
    QString ownAddress; // empty: found out when needed
    bool thisRunOnly = false;
    QString language; // "en", "zh_CN", "zh_TW": for the provider's names of places
};

// Thread-safe. Construct it before any thread is started: access keys are taken out of the environment.
// Throws SettingsUnreadable, StorageFailed.
class AppServices final : public launch::Services
{
public:
    explicit AppServices(const ServiceOptions &options);
    ~AppServices() override;

    const storage::Paths &paths() const override { return m_paths; }
    storage::Settings &settings() override { return m_settings; }
    storage::ProfileStore &profiles() override { return m_profiles; }
    storage::LearnedTimes &learnedTimes() override { return m_learnedTimes; }
    base::Clock &clock() override { return m_clock; }
    net::HttpClient &http() override { return *m_http; }
    const cloud::ProviderInfo &provider() const override;
    bool practice() const override { return m_practice; }
    void setLanguage(const QString &language) override;

    secrets::SecretStore &secretStore() override;
    void useMemoryStore() override;
    std::optional<secrets::AccessKey> accessKey(const base::StopToken &stop) override;
    void setAccessKey(const secrets::AccessKey &key, const base::StopToken &stop) override;
    void forgetAccessKey(const base::StopToken &stop) override;
    std::unique_ptr<cloud::CloudProvider> makeProvider(const secrets::AccessKey &key) override;
    launch::Context context(const base::StopToken &stop) override;
    launch::PracticeWindow startPractice(const launch::PracticeNews &news, const base::StopToken &stop) override;

private:
    std::unique_ptr<cloud::CloudProvider> providerFor(const secrets::AccessKey &key); // m_mutex is held
    QString account() const;                                                          // of the key in the store
    QStringList addressServices() const;

    storage::Paths m_paths;
    storage::Settings m_settings;
    storage::ProfileStore m_profiles;
    storage::LearnedTimes m_learnedTimes;
    std::unique_ptr<net::HttpClient> m_http;
    QString m_endpoint;
    QString m_ownAddress;
    bool m_practice = false;
    base::SystemClock m_clock;

    mutable std::mutex m_mutex;
    QString m_language;
    std::unique_ptr<secrets::SecretStore> m_keychain;
    std::unique_ptr<secrets::SecretStore> m_memory;
    bool m_useMemory = false;
    std::optional<secrets::AccessKey> m_key; // from the environment, or set in this run
    std::vector<std::unique_ptr<cloud::CloudProvider>>
        m_providers; // the last is in use; flows may still hold the others
    QString m_providerKeyId;
    std::shared_ptr<launch::KnownAccount> m_knownAccount; // of that provider's key
};

} // namespace spotbook::app
