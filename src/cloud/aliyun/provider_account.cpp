// Who asks, and what the account may: identity, balance, quotas; and what is known without asking.
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/policy.h"
#include "cloud/aliyun/provider.h"

#include <QMutexLocker>
#include <QRegularExpression>
#include <algorithm>

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::Money;

namespace {

const QString bootstrapRegion = QStringLiteral("cn-hangzhou");

void checkKey(const AliyunKey &key)
{
    if (key.id.isEmpty() || key.secret.isEmpty())
        throw Error(FailureKind::KeyMissing);
    // A line break or a blank from a copied table would end up in a header; the provider's ids have none.
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9._-]{1,128}\\z"));
    const auto secret = key.secret.reveal();
    const bool printable = std::all_of(secret.begin(), secret.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!form.match(key.id).hasMatch() || !printable)
        throw Error(FailureKind::KeyMalformed);
}

} // namespace

std::unique_ptr<CloudProvider> makeAliyunProvider(net::HttpClient &http, base::Clock &clock, AliyunKey key,
                                                  const QString &endpointOverride, const QString &language)
{
    checkKey(key);
    return std::make_unique<AliyunProvider>(http, clock, std::move(key), endpointOverride, language);
}

AliyunProvider::AliyunProvider(net::HttpClient &http, base::Clock &clock, AliyunKey key,
                               const QString &endpointOverride, const QString &language)
    : m_rpc(http, clock, std::move(key), endpointOverride), m_language(language), m_currency(aliyunInfo().currency)
{
}

const ProviderInfo &aliyunInfo()
{
    static const ProviderInfo info = [] {
        ProviderInfo made;
        made.id = QStringLiteral("aliyun");
        made.name = QStringLiteral("Alibaba Cloud ECS");
        made.nameIn = {{QStringLiteral("zh_CN"), QStringLiteral("阿里云 ECS")},
                       {QStringLiteral("zh_TW"), QStringLiteral("阿里雲 ECS")}};
        made.environmentKeys = {{"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"},
                                {"ALIYUN_ACCESS_KEY_ID", "ALIYUN_ACCESS_KEY_SECRET"}};
        made.defaultTypeFamily = QStringLiteral("ecs.gn5");
        made.defaultImageFamily = QStringLiteral("acs:debian_12_x64");
        made.bootstrapRegion = bootstrapRegion;
        made.permissionPolicy = permissionPolicy();
        made.links = {
            {QStringLiteral("create-key"), QStringLiteral("https://ram.console.aliyun.com/users")},
            {QStringLiteral("create-user"), QStringLiteral("https://ram.console.aliyun.com/users")},
            {QStringLiteral("permissions"), QStringLiteral("https://ram.console.aliyun.com/policies")},
            {QStringLiteral("top-up"),
             QStringLiteral("https://usercenter2.aliyun.com/finance/fund-management/recharge")},
            {QStringLiteral("payment-method"),
             QStringLiteral("https://usercenter2-intl.aliyun.com/billing/#/account/paymentmethod")},
            {QStringLiteral("quota"), QStringLiteral("https://quotas.console.aliyun.com/products/ecs-spec/quotas")},
            {QStringLiteral("real-name"), QStringLiteral("https://account.console.aliyun.com/v2/#/authc/types")},
            {QStringLiteral("machines"), QStringLiteral("https://ecs.console.aliyun.com/server")},
            {QStringLiteral("support"),
             QStringLiteral("https://smartservice.console.aliyun.com/service/create-ticket")},
        };
        made.quotaRequests = {
            {QStringLiteral("CNY"),
             QStringLiteral("申请提升抢占式实例 vCPU 配额。地域：{region}；实例规格族：{family}；"
                            "申请配额：{needed} vCPU。用途：个人学习与模型训练，在 GPU 抢占式实例上运行 Jupyter "
                            "Notebook，单台使用，用完即释放。")},
            {QString(),
             QStringLiteral("Please raise the vCPU quota for preemptible (spot) instances. Region: {region}. "
                            "Instance family: {family}. Quota asked for: {needed} vCPUs. Purpose: study and "
                            "model training in a Jupyter notebook on one GPU spot instance at a time, "
                            "released after each session.")}};
        // Billing page "Snapshots", examples for cn-hangzhou; DescribePrice knows no snapshots.
        made.snapshotGiBPerMonth = {
            {QStringLiteral("CNY"), Money::micros(120'000, QStringLiteral("CNY"))},
            {QStringLiteral("USD"), Money::micros(20'000, QStringLiteral("USD"))},
        };
        made.currency = QStringLiteral("CNY");
        made.extraParameters = extraParameters();
        return made;
    }();
    return info;
}

const Capabilities &AliyunProvider::capabilities() const
{
    static const Capabilities capabilities = [] {
        Capabilities made;
        made.stopWithoutCharge = true;
        made.autoRelease = true;
        made.shortestAutoRelease = std::chrono::minutes(30); // API page RunInstances, AutoReleaseTime
        made.reclaimByStop = true;
        made.priceHistory = true;
        made.releaseRate = true;
        made.importsEd25519 = false; // API page ImportKeyPair lists RSA, DSA and ECDSA
        made.remoteCommand = true;
        made.consoleOutput = true;
        return made;
    }();
    return capabilities;
}

domain::Identity AliyunProvider::identity(const Call &call)
{
    const auto answer = m_rpc.call(Action::GetCallerIdentity, bootstrapRegion, {}, call);
    domain::Identity identity;
    identity.accountId = answer["AccountId"].toString();
    identity.name = answer["Arn"].stringOr(QString());
    const QString type = answer["IdentityType"].stringOr(QString());
    identity.kind = type == QLatin1String("Account")           ? domain::Identity::Kind::Root
                    : type == QLatin1String("AssumedRoleUser") ? domain::Identity::Kind::Role
                                                               : domain::Identity::Kind::User;
    return identity;
}

std::optional<Money> AliyunProvider::balance(const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    BillingSite site;
    {
        const QMutexLocker lock(&m_mutex);
        site = m_site;
    }
    // Asked at the wrong one of its two sites, or without the permission, the billing service answers InternalError:
    // the other site is asked once, and then nothing is known.
    for (int i = 0; i < 2; ++i) {
        try {
            const auto answer =
                m_rpc.call(Action::QueryAccountBalance, bootstrapRegion, {}, budget.left(), Route{site, 1});
            const auto data = answer["Data"];
            const QString found = data["Currency"].stringOr(aliyunInfo().currency);
            // Failures also come as HTTP 200 with Success=false; amounts are text with thousands commas.
            const auto amount = Money::parse(data["AvailableAmount"].stringOr(QString()), found);
            if (answer["Success"].boolOr(true) && amount) {
                rememberCurrency(found);
                const QMutexLocker lock(&m_mutex);
                m_site = site;
                return amount;
            }
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
        }
        site = site == BillingSite::China ? BillingSite::International : BillingSite::China;
    }
    return std::nullopt;
}

Money AliyunProvider::neededBalance() const
{
    // China site: pay-as-you-go needs 100.00 CNY of cash and vouchers (user guide, "Limits"). The international site
    // wants a payment method instead.
    const QString known = currency();
    return Money::micros(known == QLatin1String("CNY") ? 100'000'000 : 0, known);
}

domain::Quotas AliyunProvider::quotas(const QString &regionId, const Call &call)
{
    const auto answer = m_rpc.call(Action::DescribeAccountAttributes, regionId,
                                   Parameters()
                                       .set("RegionId", regionId)
                                       .repeat("AttributeName", {QStringLiteral("max-spot-instance-vcpu-count"),
                                                                 QStringLiteral("used-spot-instance-vcpu-count"),
                                                                 QStringLiteral("real-name-authentication")}),
                                   call);
    domain::Quotas quotas;
    for (const auto &item : answer["AccountAttributeItems"]["AccountAttributeItem"].items()) {
        const auto values = item["AttributeValues"]["ValueItem"].items();
        if (values.empty())
            continue;
        const QString value = values.front()["Value"].stringOr(QString());
        bool ok = false;
        const int number = value.toInt(&ok);
        const QString name = item["AttributeName"].stringOr(QString());
        if (name == QLatin1String("max-spot-instance-vcpu-count") && ok)
            quotas.spotVcpus = number;
        else if (name == QLatin1String("used-spot-instance-vcpu-count") && ok)
            quotas.spotVcpusUsed = number;
        else if (name == QLatin1String("real-name-authentication") && value != QLatin1String("unnecessary"))
            quotas.realNameDone = value == QLatin1String("yes");
    }
    return quotas;
}

QString AliyunProvider::currency() const
{
    const QMutexLocker lock(&m_mutex);
    return m_currency;
}

void AliyunProvider::rememberCurrency(const QString &currency)
{
    if (currency.isEmpty())
        return;
    const QMutexLocker lock(&m_mutex);
    m_currency = currency;
}

QByteArray decodeBase64(const QString &text)
{
    const auto raw = text.toUtf8();
    const auto decoded =
        QByteArray::fromBase64Encoding(raw, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok ? decoded.decoded : raw;
}

} // namespace spotbook::cloud::aliyun
