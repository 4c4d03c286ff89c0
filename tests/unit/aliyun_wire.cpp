// Every verb once, and each request it sends held against the published parameter names; the permission policy
// likewise.
#include "cloud/aliyun/actions.h"
#include "cloud/aliyun/aliyun_provider.h"
#include "cloud/aliyun/policy.h"
#include "support/fake_clock.h"
#include "support/scripted_http.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::cloud;
using namespace spotbook::cloud::aliyun;
using domain::Money;
using domain::Purchase;
using test::ScriptedHttp;
using test::SeenCall;

namespace {

const QString region = QStringLiteral("cn-hangzhou");
QString s(const char *text)
{
    return QString::fromLatin1(text);
}

QJsonObject meta()
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(SPOTBOOK_SOURCE_DIR "/src/practice/data/alibaba-api-meta.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return all;
}

// The description of an action, chosen by its version: DescribeZones exists in two products.
QJsonObject apiOf(const QString &action, const QString &version)
{
    for (const auto &product : meta()) {
        const auto api = product.toObject().value(s("apis")).toObject().value(action).toObject();
        if (api.value(s("version")).toString() == version)
            return api;
    }
    return {};
}

// Empty when "Tag.1.Key" exists as Tag: array<object>{Key}; otherwise what is wrong with it.
QString problemWith(const QJsonObject &fields, const QStringList &parts, const QString &value)
{
    const auto field = fields.value(parts.first()).toObject();
    if (field.isEmpty())
        return QStringLiteral("unknown name ") + parts.first();
    const QString type = field.value(s("type")).toString();
    QStringList rest = parts.mid(1);
    if (type.startsWith(s("array"))) {
        if (rest.isEmpty() || !QRegularExpression(s("\\A[1-9][0-9]*\\z")).match(rest.takeFirst()).hasMatch())
            return QStringLiteral("a list needs a number from 1");
    }
    if (!rest.isEmpty())
        return problemWith(field.value(s("fields")).toObject(), rest, value);
    if (type.contains(s("number")) && !QRegularExpression(s("\\A-?[0-9]+(\\.[0-9]+)?\\z")).match(value).hasMatch())
        return QStringLiteral("not a plain decimal: ") + value;
    if (type.contains(s("boolean")) && value != s("true") && value != s("false"))
        return QStringLiteral("not true or false: ") + value;
    return {};
}

QStringList problemsOf(const SeenCall &call)
{
    const auto api = apiOf(call.action, call.version);
    if (api.isEmpty())
        return {call.action + s(": no such action in ") + call.version};
    const auto request = api.value(s("request")).toObject();
    QStringList problems;
    QSet<QString> given;
    for (auto it = call.query.begin(); it != call.query.end(); ++it) {
        const auto parts = it.key().split(QLatin1Char('.'));
        given.insert(parts.first());
        if (const QString problem = problemWith(request, parts, it.value()); !problem.isEmpty())
            problems.append(call.action + QLatin1Char(' ') + it.key() + s(": ") + problem);
    }
    for (auto it = request.begin(); it != request.end(); ++it) {
        if (it.value().toObject().value(s("required")).toBool() && !given.contains(it.key()))
            problems.append(call.action + s(": required and missing: ") + it.key());
    }
    return problems;
}

// Answers that keep every verb going.
net::HttpResponse kindAnswer(const SeenCall &call, int)
{
    if (call.action == s("RunInstances") && call.value("DryRun") == s("true"))
        return ScriptedHttp::error("DryRunOperation", 400);
    return ScriptedHttp::json(R"({
        "RequestId":"R", "AccountId":"1", "IdentityType":"RAMUser",
        "VpcId":"vpc-1", "VSwitchId":"vsw-1", "SecurityGroupId":"sg-1", "DiskId":"d-1", "SnapshotId":"s-1", "InvokeId":"t-1",
        "InstanceIdSets":{"InstanceIdSet":["i-1"]},
        "InstanceTypes":{"InstanceType":[{"InstanceTypeId":"ecs.gn6i-c4g1.xlarge","InstanceTypeFamily":"ecs.gn6i","GPUAmount":1,"MemorySize":15.5}]},
        "AvailableZones":{"AvailableZone":[{"ZoneId":"cn-hangzhou-i","AvailableResources":{"AvailableResource":[{"SupportedResources":
            {"SupportedResource":[{"Value":"cloud_essd","Status":"Available","StatusCategory":"WithStock","Min":20,"Max":32768}]}}]}}]},
        "PriceInfo":{"Price":{"TradePrice":1.5,"Currency":"CNY"}},
        "Invocation":{"InvocationResults":{"InvocationResult":[{"InvocationStatus":"Success","ExitCode":0,"Output":"b2s="}]}},
        "Success":true, "Data":{"AvailableAmount":"1,234.50","Currency":"CNY"}})");
}

MachineSpec order(Purchase purchase)
{
    MachineSpec spec;
    spec.regionId = region;
    spec.zoneId = s("cn-hangzhou-i");
    spec.typeId = s("ecs.gn6i-c4g1.xlarge");
    spec.imageId = s("img-1");
    spec.name = s("name");
    spec.subnetId = s("vsw-1");
    spec.securityGroupId = s("sg-1");
    spec.keyPairName = s("key");
    spec.purchase = purchase;
    spec.priceLimit = Money::parse(s("1.23456"), s("CNY"));
    spec.systemDiskCategory = purchase == Purchase::OnDemand ? s("cloud_auto") : s("cloud_essd");
    spec.userData = "#cloud-config\n";
    spec.autoReleaseAt = QDateTime({2024, 3, 1}, {20, 0}, Qt::UTC);
    spec.tags = {{s("a"), s("1")}, {s("b"), s("2")}};
    spec.extraParameters = {
        {s("HttpTokens"), s("required")}, {s("Ipv6Address.1"), s("::1")}, {s("SystemDisk.PerformanceLevel"), s("PL1")}};
    return spec;
}

void everyVerb(CloudProvider &cloud)
{
    const Call call;
    const domain::Tags tags{{s("k"), s("v")}};
    const Filter filter{tags, {s("x-1"), s("x-2")}};
    const domain::FirewallRule rule{{}, 22, 22, s("203.0.113.7/32"), s("spotbook")};
    const domain::FirewallRule rule6{{}, 22, 22, s("2001:db8::1/128"), s("spotbook")};
    domain::FirewallRule known = rule;
    known.id = s("sgr-1");
    cloud.identity(call);
    cloud.balance(call);
    cloud.quotas(region, call);
    cloud.regions(call);
    cloud.zones(region, call);
    cloud.machineTypes({}, call);
    cloud.machineTypes({s("ecs.other")}, call);
    for (const auto purchase : {Purchase::SpotWithLimit, Purchase::SpotAtMarket, Purchase::OnDemand}) {
        cloud.offers(region, purchase, {s("ecs.gn6i-c4g1.xlarge")}, call);
        cloud.quote(order(purchase), call);
        cloud.dryRun(order(purchase), call);
        cloud.createMachine(order(purchase), s("T"), call);
    }
    cloud.diskCategories(region, s("cn-hangzhou-i"), s("ecs.gn6i-c4g1.xlarge"), call);
    cloud.spotPrices(region, s("cn-hangzhou-i"), s("ecs.gn6i-c4g1.xlarge"), QDateTime({2024, 2, 28}, {0, 0}, Qt::UTC),
                     call);
    cloud.spotAdvice(region, {s("ecs.gn6i-c4g1.xlarge")}, call);
    for (const char *category : {"cloud_essd", "cloud_auto", "cloud_efficiency"}) {
        DiskSpec disk{region, s("cn-hangzhou-i"), s("work"), s(category), 40, {}, tags};
        cloud.quoteDisk(disk, call);
        cloud.createDisk(disk, s("T"), call);
        disk.snapshotId = s("s-1");
        cloud.quoteDisk(disk, call);
        cloud.createDisk(disk, s("T"), call);
    }
    cloud.networks(region, filter, call);
    cloud.networks(region, {{}, {s("vpc-1")}}, call);
    cloud.createNetwork(region, {s("n"), s("192.168.0.0/16"), tags}, s("T"), call);
    cloud.createNetwork(region, {}, s("T"), call);
    cloud.deleteNetwork(region, s("vpc-1"), call);
    cloud.subnets(region, s("vpc-1"), call);
    cloud.createSubnet(region, s("vpc-1"), s("cn-hangzhou-i"), {s("n"), s("192.168.1.0/24"), tags}, s("T"), call);
    cloud.deleteSubnet(region, s("vsw-1"), call);
    cloud.securityGroups(region, filter, call);
    cloud.createSecurityGroup(region, s("vpc-1"), s("n"), tags, s("T"), call);
    cloud.deleteSecurityGroup(region, s("sg-1"), call);
    cloud.firewallRules(region, s("sg-1"), call);
    cloud.addFirewallRule(region, s("sg-1"), rule, s("T"), call);
    cloud.addFirewallRule(region, s("sg-1"), rule6, s("T"), call);
    cloud.removeFirewallRule(region, s("sg-1"), rule, s("T"), call);
    cloud.removeFirewallRule(region, s("sg-1"), known, s("T"), call);
    cloud.keyPairs(region, s("key"), call);
    cloud.importKeyPair(region, s("key"), "ssh-rsa AAAA", tags, call);
    cloud.deleteKeyPair(region, s("key"), call);
    cloud.images(region, true, s("ecs.gn6i-c4g1.xlarge"), call);
    cloud.imageFromFamily(region, s("acs:debian_12_x64"), call);
    cloud.disks(region, filter, call);
    cloud.attachDisk(region, s("d-1"), s("i-1"), call);
    cloud.detachDisk(region, s("d-1"), s("i-1"), call);
    cloud.deleteDisk(region, s("d-1"), call);
    cloud.keepDiskOnRelease(region, s("d-1"), call);
    cloud.snapshots(region, filter, call);
    cloud.createSnapshot(region, s("d-1"), s("n"), tags, s("T"), call);
    cloud.deleteSnapshot(region, s("s-1"), call);
    cloud.machines(region, filter, call);
    cloud.startMachine(region, s("i-1"), call);
    cloud.stopMachine(region, s("i-1"), true, call);
    cloud.stopMachine(region, s("i-1"), false, call);
    cloud.releaseMachine(region, s("i-1"), call);
    cloud.setAutoRelease(region, s("i-1"), QDateTime({2024, 3, 1}, {20, 0}, Qt::UTC), call);
    cloud.setAutoRelease(region, s("i-1"), {}, call);
    cloud.machineEvents(region, s("i-1"), call);
    cloud.consoleOutput(region, s("i-1"), call);
    cloud.userData(region, s("i-1"), call);
    cloud.runRemoteCommand(region, s("i-1"), "uptime", s("T"), call);
    for (const char *kind : {"machine", "disk", "snapshot", "security-group", "key-pair", "image"}) {
        cloud.addTags(region, s(kind), {s("x-1")}, tags, call);
        cloud.taggedResources(region, s(kind), tags, call);
    }
}

} // namespace

class AliyunWire : public QObject
{
    Q_OBJECT

    test::FakeClock m_clock;
    ScriptedHttp m_http{kindAnswer};
    std::unique_ptr<CloudProvider> m_cloud;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!meta().isEmpty());
        m_cloud = makeAliyunProvider(m_http, m_clock, {s("testid"), base::Secret::copyOf("testsecret"), {}});
        everyVerb(*m_cloud);
    }

    void everyNameExistsAndNothingRequiredIsMissing()
    {
        QStringList problems;
        for (const auto &call : m_http.calls())
            problems += problemsOf(call);
        problems.removeDuplicates();
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    }

    void theCheckItselfCanFail()
    {
        SeenCall call;
        call.action = s("AttachDisk");
        call.version = s("2014-05-26");
        call.query = {{s("DiskId"), s("d")}, {s("Region"), s("x")}};
        QCOMPARE(problemsOf(call).size(), 2); // an unknown name and a missing one
        call.query = {{s("DiskId"), s("d")}, {s("InstanceId"), s("i")}, {s("DeleteWithInstance"), s("no")}};
        QCOMPARE(problemsOf(call).size(), 1);
    }

    void everyRegisteredActionIsUsed()
    {
        QSet<QString> used;
        for (const auto &call : m_http.calls())
            used.insert(call.action);
        for (const auto &spec : allActions()) {
            QVERIFY2(used.contains(s(spec.name)), spec.name);
            QVERIFY2(!apiOf(s(spec.name), s(productVersion(spec.product))).isEmpty(), spec.name);
        }
        QCOMPARE(used.size(), allActions().size());
    }

    void tokensGoWhereTheApiTakesOne()
    {
        for (const auto &spec : allActions()) {
            const auto request = apiOf(s(spec.name), s(productVersion(spec.product))).value(s("request")).toObject();
            // No read of ours takes one, so there is nothing to except.
            QVERIFY2(request.contains(s("ClientToken")) == (spec.effect == Effect::TokenWrite), spec.name);
        }
        for (const auto &call : m_http.calls()) {
            for (const auto &spec : allActions()) {
                if (s(spec.name) == call.action && spec.effect == Effect::TokenWrite && call.value("DryRun").isEmpty())
                    QVERIFY2(!call.value("ClientToken").isEmpty(), spec.name);
            }
        }
    }

    void policyIsExactlyWhatIsUsed()
    {
        const auto policy = QJsonDocument::fromJson(permissionPolicy()).object();
        QCOMPARE(policy.value(s("Version")).toString(), s("1"));
        QStringList granted;
        for (const auto &statement : policy.value(s("Statement")).toArray()) {
            QCOMPARE(statement.toObject().value(s("Effect")).toString(), s("Allow"));
            for (const auto &action : statement.toObject().value(s("Action")).toArray())
                granted.append(action.toString());
        }
        // The service codes of the requests that were really sent; the caller's identity needs no permission.
        QStringList needed;
        for (const auto &call : m_http.calls()) {
            const QMap<QString, QString> services{
                {s("2014-05-26"), s("ecs:")}, {s("2016-04-28"), s("vpc:")}, {s("2017-12-14"), s("bssapi:")}};
            if (services.contains(call.version))
                needed.append(services.value(call.version) + call.action);
        }
        needed.removeDuplicates();
        needed.sort();
        granted.sort();
        QCOMPARE(granted, needed);
        QCOMPARE(m_cloud->info().permissionPolicy, permissionPolicy());
        QVERIFY(!permissionPolicy().contains("ecs:*") && !permissionPolicy().contains("sts:"));
    }

    void itIsCalledByItsChineseNameInChinese()
    {
        QCOMPARE(m_cloud->info().nameIn.value(QStringLiteral("zh_CN")), QStringLiteral("阿里云 ECS"));
        QCOMPARE(m_cloud->info().nameIn.value(QStringLiteral("zh_TW")), QStringLiteral("阿里雲 ECS"));
    }

    void noSecretInAnyAddress()
    {
        for (const auto &call : m_http.calls()) {
            QVERIFY(!call.request.url.toEncoded().contains("testsecret"));
            QVERIFY(!call.request.url.toEncoded().contains("Signature"));
        }
    }
};

QTEST_APPLESS_MAIN(AliyunWire)
#include "aliyun_wire.moc"
