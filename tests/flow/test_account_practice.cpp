// What a key may do, asked of the real practice cloud over real HTTP.
#include "cloud/aliyun/aliyun_provider.h"
#include "launch/account_check.h"
#include "support/practice_server.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace spotbook;
using domain::FailureKind;
using launch::AccountLine;
using launch::Check;
using State = Check::State;
using What = Check::What;

class TestAccountPractice : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PracticeServer> m_server;
    std::unique_ptr<net::HttpClient> m_http;
    std::unique_ptr<secrets::SecretStore> m_secrets;
    std::unique_ptr<cloud::CloudProvider> m_cloud;
    base::SystemClock m_clock;
    QTemporaryDir m_home;

    QVector<AccountLine> checked()
    {
        const launch::Context context{
            m_clock, *m_cloud, *m_http, *m_secrets, storage::Paths::below(m_home.path()), QStringLiteral("owner"),
            {},      {}};
        launch::AccountQuestion question;
        question.regionId = QStringLiteral("cn-hangzhou");
        return launch::checkAccount(context, question, {}, {});
    }
    static AccountLine line(const QVector<AccountLine> &lines, What what, const char *permission = "")
    {
        for (const auto &each : lines) {
            if (each.check.what == what && each.permission == QLatin1String(permission))
                return each;
        }
        qFatal("no line of kind %d %s", int(what), permission);
    }
    static State right(const QVector<AccountLine> &lines, const char *permission)
    {
        return line(lines, What::Permission, permission).check.state;
    }
    void deny(const QStringList &actions)
    {
        m_server->control({{QStringLiteral("fault"), QStringLiteral("deny")},
                           {QStringLiteral("actions"), QJsonArray::fromStringList(actions)}});
    }
    void set(const char *name, const QJsonValue &value)
    {
        m_server->control({{QStringLiteral("fault"), QString::fromLatin1(name)}, {QStringLiteral("value"), value}});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<test::PracticeServer>();
        m_http = net::makeHttpClient();
        m_secrets = secrets::makeMemoryStore();
        m_cloud = cloud::aliyun::makeAliyunProvider(
            *m_http, m_clock, {QStringLiteral("testid"), base::Secret::copyOf("testsecret"), {}}, m_server->endpoint());
    }
    void cleanup()
    {
        m_server->clearFaults();
        set("balance", 500);
        QVERIFY2(m_server->dump().value(QStringLiteral("answerFaults")).toArray().isEmpty(),
                 m_server->log().constData());
    }

    void everyRightOfThePolicyIsTriedAndNothingIsChanged()
    {
        const auto before = m_server->dump();
        const auto lines = checked();
        const auto sum = line(lines, What::Permission);
        QCOMPARE(sum.missing, 0);
        QCOMPARE(sum.allowed + sum.unknown, m_cloud->neededPermissions().size());
        for (const QString &name : m_cloud->neededPermissions())
            QVERIFY2(cloud::aliyun::aliyunInfo().permissionPolicy.contains('"' + name.toLatin1() + '"'),
                     qPrintable(name));
        // Every read that needs nothing of the account's own, and the dry run that does not.
        for (const char *name : {"ecs:DescribeRegions",
                                 "ecs:DescribeZones",
                                 "ecs:DescribeAvailableResource",
                                 "ecs:DescribeInstanceTypes",
                                 "ecs:DescribeSpotPriceHistory",
                                 "ecs:DescribePrice",
                                 "ecs:DescribeAccountAttributes",
                                 "vpc:DescribeVpcs",
                                 "vpc:DescribeVSwitches",
                                 "ecs:DescribeSecurityGroups",
                                 "ecs:DescribeKeyPairs",
                                 "ecs:DescribeImages",
                                 "ecs:DescribeImageFromFamily",
                                 "ecs:DescribeDisks",
                                 "ecs:DescribeSnapshots",
                                 "ecs:DescribeInstances",
                                 "ecs:DescribeInstanceHistoryEvents",
                                 "ecs:DescribeInvocationResults",
                                 "ecs:ListTagResources",
                                 "bssapi:QueryAccountBalance",
                                 "vpc:CreateVpc"}) {
            const auto each = line(lines, What::Permission, name);
            QVERIFY2(each.check.state == State::Fine,
                     each.check.failure ? domain::Error(*each.check.failure).what() : name);
        }
        // No dry run: it cannot be told.
        QCOMPARE(right(lines, "ecs:CreateDisk"), State::Unknown);
        QCOMPARE(right(lines, "ecs:DeleteInstance"), State::Unknown);
        const auto after = m_server->dump();
        for (const char *kind : {"instances", "disks", "vpcs", "vSwitches", "securityGroups", "keyPairs"})
            QCOMPARE(after.value(QString::fromLatin1(kind)), before.value(QString::fromLatin1(kind)));
        const auto calls = after.value(QStringLiteral("calls")).toObject();
        for (const char *name : {"CreateDisk", "AttachDisk", "TagResources", "ImportKeyPair", "RunCommand"})
            QVERIFY2(!calls.contains(QString::fromLatin1(name)), name);
    }

    void whatIsDeniedIsMissing()
    {
        deny({QStringLiteral("RunInstances"), QStringLiteral("DescribeDisks"), QStringLiteral("DeleteInstance")});
        const auto lines = checked();
        for (const char *name : {"ecs:RunInstances", "ecs:DescribeDisks", "ecs:DeleteInstance"})
            QCOMPARE(right(lines, name), State::Problem);
        QCOMPARE(right(lines, "ecs:DescribeInstances"), State::Fine);
        const auto sum = line(lines, What::Permission);
        QCOMPARE(sum.missing, 3);
        QVERIFY(sum.check.failure->params.value(QStringLiteral("action")).contains(QStringLiteral("ecs:RunInstances")));
        m_server->clearFaults();
        QCOMPARE(line(checked(), What::Permission).missing, 0);
    }

    // In a network that is there the order for a machine is tried to the end.
    void aTrialOrderShowsTheRightToBuy()
    {
        const QString region = QStringLiteral("cn-hangzhou");
        QCOMPARE(right(checked(), "ecs:RunInstances"), State::Unknown);
        const QString network = m_cloud->createNetwork(
            region, {QStringLiteral("n"), QStringLiteral("192.168.0.0/16"), {}}, QStringLiteral("t1"), {});
        QTRY_VERIFY(m_cloud->networks(region, {}, {}).first().ready);
        QString zone;
        for (const auto &offer :
             m_cloud->offers(region, domain::Purchase::OnDemand, {QStringLiteral("ecs.gn5-c4g1.xlarge")}, {})) {
            if (offer.stock != domain::Stock::SoldOut)
                zone = offer.zoneId;
        }
        QVERIFY(!zone.isEmpty());
        m_cloud->createSubnet(region, network, zone, {QStringLiteral("s"), QStringLiteral("192.168.1.0/24"), {}},
                              QStringLiteral("t2"), {});
        m_cloud->createSecurityGroup(region, network, QStringLiteral("g"), {}, QStringLiteral("t3"), {});
        QTRY_VERIFY(m_cloud->subnets(region, network, {}).first().ready);
        const auto each = line(checked(), What::Permission, "ecs:RunInstances");
        QVERIFY2(each.check.state == State::Fine,
                 each.check.failure ? domain::Error(*each.check.failure).what() : "no reason");
        QVERIFY(m_cloud->machines(region, {}, {}).isEmpty());
    }

    void aBalanceThatMayNotBeSeenIsUnknown()
    {
        deny({QStringLiteral("QueryAccountBalance")});
        const auto lines = checked();
        QCOMPARE(line(lines, What::Balance).check.state, State::Unknown);
        QCOMPARE(right(lines, "bssapi:QueryAccountBalance"), State::Unknown);
    }

    void moneyNameAndQuotaAreTold()
    {
        set("balance", 12.5);
        set("realName", QStringLiteral("no"));
        set("quota", 0);
        const auto lines = checked();
        QCOMPARE(line(lines, What::Balance).lacking->toDecimal(), QStringLiteral("87.50"));
        QCOMPARE(line(lines, What::RealName).check.failure->kind, FailureKind::RealNameMissing);
        const auto quota = line(lines, What::Quota);
        QCOMPARE(quota.check.failure->kind, FailureKind::QuotaZero);
        // To an account in yuan the staff writes Chinese.
        QVERIFY2(quota.request.contains(QStringLiteral("抢占式实例")), qPrintable(quota.request));
        QVERIFY(quota.request.contains(QStringLiteral("cn-hangzhou"))
                && quota.request.contains(QStringLiteral("4 vCPU")));
        QVERIFY(!quota.request.contains(QLatin1Char('{')));
    }

    void aDeadCloudIsToldWithinItsTime()
    {
        m_server->control({{QStringLiteral("fault"), QStringLiteral("hang")},
                           {QStringLiteral("action"), QStringLiteral("QueryAccountBalance")},
                           {QStringLiteral("times"), -1}});
        const launch::Context context{
            m_clock, *m_cloud, *m_http, *m_secrets, storage::Paths::below(m_home.path()), QStringLiteral("owner"),
            {},      {}};
        launch::AccountQuestion question;
        question.regionId = QStringLiteral("cn-hangzhou");
        question.perLine = std::chrono::milliseconds(1500);
        const auto lines = launch::checkAccount(context, question, {}, {});
        QCOMPARE(line(lines, What::Balance).check.state, State::Unknown);
        QCOMPARE(line(lines, What::Quota).check.state, State::Fine);
        QCOMPARE(right(lines, "ecs:DescribeDisks"), State::Fine);
    }
};

QTEST_GUILESS_MAIN(TestAccountPractice)
#include "test_account_practice.moc"
