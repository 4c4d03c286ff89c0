// What window and terminal need from the composition root (app/), which alone knows the concrete provider.
#pragma once

#include "cloud/cloud_provider.h"
#include "launch/context.h"
#include "launch/practice.h"
#include "secrets/secret_store.h"
#include "storage/learned_times.h"
#include "storage/profile_store.h"
#include "storage/settings.h"

#include <memory>
#include <optional>

namespace spotbook::launch {

// Thread-safe unless said otherwise; lives as long as the program.
class Services
{
public:
    virtual ~Services() = default;

    virtual const storage::Paths &paths() const = 0;
    virtual storage::Settings &settings() = 0;
    virtual storage::ProfileStore &profiles() = 0;
    virtual storage::LearnedTimes &learnedTimes() = 0;
    virtual base::Clock &clock() = 0;
    virtual net::HttpClient &http() = 0;
    virtual const cloud::ProviderInfo &provider() const = 0;
    // True while the endpoint is a practice cloud; every window and every terminal answer says so.
    virtual bool practice() const = 0;
    // "en", "zh_CN", "zh_TW": for the names of places that the provider gives from the next context() on.
    virtual void setLanguage(const QString &language) = 0;

    // The keychain, or memory after useMemoryStore().
    virtual secrets::SecretStore &secretStore() = 0;
    virtual void useMemoryStore() = 0;
    // From the environment, else from the store. nullopt: none.
    virtual std::optional<secrets::AccessKey> accessKey(const base::StopToken &stop) = 0;
    // Stores the key and uses it from now on.
    virtual void setAccessKey(const secrets::AccessKey &key, const base::StopToken &stop) = 0;
    virtual void forgetAccessKey(const base::StopToken &stop) = 0;
    // A provider for a key that is only being tried.
    virtual std::unique_ptr<cloud::CloudProvider> makeProvider(const secrets::AccessKey &key) = 0;

    // The context for flows with the present key; throws KeyMissing. Stays valid until setAccessKey()/program end (old
    // providers are kept alive until then).
    virtual Context context(const base::StopToken &stop) = 0;

    // Starts a practice cloud on this computer and a window that talks to it, with files and keys of its own; both end
    // together, with that window, and may outlive this process. Where that window is open already it is raised. Blocks
    // until the window is there: the first time may take half an hour, while the machines' system is built. A stop
    // takes everything back. Throws PracticeMissing, PracticeFailed, StorageFailed, Cancelled.
    virtual PracticeWindow startPractice(const PracticeNews &news, const base::StopToken &stop) = 0;
};

} // namespace spotbook::launch
