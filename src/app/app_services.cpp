#include "app/app_services.h"

#include "app/practice_session.h"
#include "cloud/aliyun/aliyun_provider.h"
#include "domain/failure.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace spotbook::app {

namespace {

storage::Paths madePaths()
{
    auto paths = storage::Paths::standard();
    paths.create();
    return paths;
}

QString chosenEndpoint(const QString &option, const storage::Settings &settings)
{
    if (!option.isEmpty())
        return option;
    const QString variable = qEnvironmentVariable("SPOTBOOK_ENDPOINT");
    return variable.isEmpty() ? settings.values().endpoint : variable;
}

bool isLoopback(const QString &endpoint)
{
    const QString host = QUrl(endpoint).host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

// A typing error must not send the key anywhere unprotected.
void refuseUnsafe(const QString &endpoint)
{
    const QUrl url(endpoint);
    const bool good =
        url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(endpoint)));
    if (endpoint.isEmpty() || good || endpoint.contains(QLatin1Char('=')))
        return;
    throw domain::Error(domain::FailureKind::InvalidInput,
                        {{QStringLiteral("field"), QStringLiteral("endpoint")},
                         {QStringLiteral("value"), endpoint},
                         {QStringLiteral("reason"), QStringLiteral("https://..., or http:// on this computer")}});
}

// Each practice account and the real one have a place of their own, so that one never overwrites the other.
QString accountName(const QString &keyName, bool practice)
{
    return practice ? QString(QStringLiteral("practice-") + keyName) : keyName;
}

// SPOTBOOK_CLOCK_AHEAD_SECONDS: for tests of what is believed only after minutes (that a thing which was asked for is
// absent). With a practice cloud only, which like the real one accepts requests that are up to 15 minutes off.
std::chrono::seconds clockAhead()
{
    return std::chrono::seconds(qEnvironmentVariableIntValue("SPOTBOOK_CLOCK_AHEAD_SECONDS"));
}

} // namespace

AppServices::AppServices(const ServiceOptions &options)
    : m_paths(madePaths()), m_settings(m_paths), m_profiles(m_paths), m_learnedTimes(m_paths),
      m_endpoint(chosenEndpoint(options.endpoint, m_settings)), m_ownAddress(options.ownAddress),
      m_practice(isLoopback(m_endpoint)), m_clock(m_practice ? clockAhead() : std::chrono::seconds(0)),
      m_language(options.language), m_useMemory(options.thisRunOnly)
{
    refuseUnsafe(m_endpoint);
    m_key = secrets::accessKeyFromEnvironment(provider().environmentKeys);
    m_http = net::makeHttpClient();
    m_memory = secrets::makeMemoryStore();
}

AppServices::~AppServices() = default;

const cloud::ProviderInfo &AppServices::provider() const
{
    return cloud::aliyun::aliyunInfo();
}

QString AppServices::account() const
{
    return accountName(m_settings.values().keyName, m_practice);
}

secrets::SecretStore &AppServices::secretStore()
{
    const std::lock_guard lock(m_mutex);
    if (m_useMemory)
        return *m_memory;
    if (!m_keychain)
        m_keychain = secrets::makeKeychainStore(QStringLiteral("spotbook"));
    return *m_keychain;
}

void AppServices::useMemoryStore()
{
    const std::lock_guard lock(m_mutex);
    m_useMemory = true;
}

std::optional<secrets::AccessKey> AppServices::accessKey(const base::StopToken &stop)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_key)
            return m_key;
    }
    auto stored = secrets::readAccessKey(secretStore(), account(), stop);
    const std::lock_guard lock(m_mutex);
    if (!m_key)
        m_key = stored;
    return m_key;
}

void AppServices::setAccessKey(const secrets::AccessKey &key, const base::StopToken &stop)
{
    secrets::writeAccessKey(secretStore(), account(), key, stop);
    const std::lock_guard lock(m_mutex);
    m_key = key;
    m_providerKeyId.clear();
}

void AppServices::forgetAccessKey(const base::StopToken &stop)
{
    secretStore().remove(secrets::name::accessKey(account()), stop);
    const std::lock_guard lock(m_mutex);
    m_key.reset();
    m_providerKeyId.clear();
}

void AppServices::setLanguage(const QString &language)
{
    const std::lock_guard lock(m_mutex);
    m_language = language;
    m_providerKeyId.clear();
}

std::unique_ptr<cloud::CloudProvider> AppServices::makeProvider(const secrets::AccessKey &key)
{
    const std::lock_guard lock(m_mutex);
    return providerFor(key);
}

std::unique_ptr<cloud::CloudProvider> AppServices::providerFor(const secrets::AccessKey &key)
{
    const QString language = m_language == QLatin1String("zh_CN")   ? QStringLiteral("zh-CN")
                             : m_language == QLatin1String("zh_TW") ? QStringLiteral("zh-TW")
                                                                    : QStringLiteral("en-US");
    return cloud::aliyun::makeAliyunProvider(*m_http, m_clock, {key.id, key.secret, {}}, m_endpoint, language);
}

// Machines on this computer see its loopback address, which no service on the internet knows; and a first run asks
// nobody there.
QStringList AppServices::addressServices() const
{
    if (!m_practice)
        return m_settings.values().addressServices;
    const QString own = m_endpoint + QStringLiteral("/practice/own-address");
    return {own, own};
}

launch::Context AppServices::context(const base::StopToken &stop)
{
    const auto key = accessKey(stop);
    if (!key)
        throw domain::Error(domain::FailureKind::KeyMissing);
    auto &store = secretStore();
    const std::lock_guard lock(m_mutex);
    if (m_providers.empty() || m_providerKeyId != key->id) {
        m_providers.push_back(providerFor(*key));
        m_providerKeyId = key->id;
        m_knownAccount = std::make_shared<launch::KnownAccount>();
    }
    launch::Context context{m_clock, *m_providers.back(),       *m_http,           store,
                            m_paths, m_settings.values().owner, addressServices(), m_ownAddress};
    context.endpoint = m_endpoint;
    context.account = m_knownAccount;
    return context;
}

launch::PracticeWindow AppServices::startPractice(const launch::PracticeNews &news, const base::StopToken &stop)
{
    PracticeSetup setup;
    // Beside the data, not in it: machines' files keep the rights that their systems gave them (Paths::create()).
    setup.folder = m_paths.data + QStringLiteral("-practice");
    setup.cloudProgram = installedProgram(QStringLiteral("spotbook-practice-cloud"));
    setup.windowProgram = QCoreApplication::applicationFilePath();
    setup.keyVariables = provider().environmentKeys.value(0);
    setup.language = m_settings.values().language;
    return openPractice(setup, m_clock, news, stop);
}

} // namespace spotbook::app
