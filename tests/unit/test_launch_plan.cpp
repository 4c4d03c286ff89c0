// A plan survives JSON unchanged; what is misspelt or wrong is named.
#include "domain/launch_plan.h"
#include "support/failure_kind.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace spotbook::domain;

namespace {

LaunchPlan fullPlan()
{
    LaunchPlan plan;
    plan.profile = QStringLiteral("fast.ai-1");
    plan.regionId = QStringLiteral("cn-hongkong");
    plan.zoneId = QStringLiteral("cn-hongkong-c");
    plan.typeId = QStringLiteral("ecs.gn5-c4g1.xlarge");
    plan.fallbacks = {{QStringLiteral("cn-hongkong-b"), QStringLiteral("ecs.gn6i-c4g1.xlarge")}};
    plan.purchase = Purchase::SpotWithLimit;
    plan.priceLimit = Money::parse(QStringLiteral("2.125"), QStringLiteral("USD"));
    plan.imageId = QStringLiteral("ubuntu_x");
    plan.imageFamily = QStringLiteral("family");
    plan.systemDiskGiB = 60;
    plan.workDisk = {WorkDiskSource::Snapshot, QStringLiteral("d-1"), QStringLiteral("s-1"),
                     QStringLiteral("cloud_ssd"), 99};
    plan.securityGroupId = QStringLiteral("sg-1");
    plan.bandwidthMbit = 7;
    plan.bandwidthBilling = BandwidthBilling::ByBandwidth;
    plan.machineName = QStringLiteral("ecs-ml-01");
    plan.sshKeyFile = QStringLiteral("/home/p/.ssh/id");
    plan.gitKey = GitKeySource::File;
    plan.gitKeyFile = QStringLiteral("/home/p/.ssh/git");
    plan.access = NotebookAccess::Tunnel;
    plan.stack = QStringLiteral("other");
    plan.lease = std::chrono::minutes(125);
    plan.addMissingRules = false;
    plan.spendingLimit = Money::parse(QStringLiteral("40"), QStringLiteral("USD"));
    plan.extraParameters = {{QStringLiteral("SpotDuration"), QStringLiteral("0")}};
    return plan;
}

QStringList fieldsOf(const LaunchPlan &plan)
{
    QStringList fields;
    for (const auto &problem : plan.problems())
        fields.append(problem.params.value(QStringLiteral("field")));
    return fields;
}

} // namespace

class TestLaunchPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        const auto plan = fullPlan();
        const auto text = QJsonDocument(toJson(plan)).toJson();
        QVERIFY(planFromJson(QJsonDocument::fromJson(text).object()) == plan);
        QVERIFY(plan.problems().isEmpty());
    }

    void roundTripOfDefaults()
    {
        const LaunchPlan plan;
        QVERIFY(planFromJson(toJson(plan)) == plan);
    }

    void everyMemberIsInTheJson()
    {
        // A member that toJson() forgets would come back as its default.
        const auto full = toJson(fullPlan());
        const auto empty = toJson(LaunchPlan());
        for (auto it = full.begin(); it != full.end(); ++it) {
            if (it.key() != QLatin1String("purchase"))
                QVERIFY2(empty.value(it.key()) != it.value(), qPrintable(it.key()));
        }
    }

    void aLimitThatPaysForNothingIsAProblem()
    {
        auto plan = fullPlan();
        plan.spendingLimit = Money::micros(0, QStringLiteral("USD"));
        QCOMPARE(fieldsOf(plan), QStringList{QStringLiteral("spendingLimit")});
        auto json = toJson(fullPlan());
        json.insert(QStringLiteral("spendingLimit"), QStringLiteral("much"));
        QVERIFY_EXCEPTION_THROWN(planFromJson(json), Error);
    }

    void refusesUnknownMembers()
    {
        auto json = toJson(fullPlan());
        json.insert(QStringLiteral("zoen"), QStringLiteral("x"));
        const auto failure = spotbook::test::failureOf([&] { planFromJson(json); });
        QVERIFY(failure && failure->kind == FailureKind::ProfileUnreadable);
        QVERIFY(failure->params.value(QStringLiteral("what")).startsWith(QStringLiteral("zoen: ")));

        json = toJson(fullPlan());
        auto disk = json.value(QStringLiteral("workDisk")).toObject();
        disk.insert(QStringLiteral("size"), 3);
        json.insert(QStringLiteral("workDisk"), disk);
        QVERIFY_FAILS(planFromJson(json), ProfileUnreadable);
    }

    void refusesWrongValues_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("purchase") << QStringLiteral("purchase") << QJsonValue(QStringLiteral("cheap"));
        QTest::newRow("price") << QStringLiteral("priceLimit") << QJsonValue(QStringLiteral("two"));
        QTest::newRow("disk") << QStringLiteral("systemDiskGiB") << QJsonValue(QStringLiteral("big"));
        QTest::newRow("half disk") << QStringLiteral("systemDiskGiB") << QJsonValue(40.5);
        QTest::newRow("region") << QStringLiteral("region") << QJsonValue(QJsonArray{});
        QTest::newRow("no region") << QStringLiteral("region") << QJsonValue(QJsonValue::Null);
        QTest::newRow("fallbacks") << QStringLiteral("fallbacks") << QJsonValue(QStringLiteral("x"));
        QTest::newRow("work disk") << QStringLiteral("workDisk") << QJsonValue(3);
        QTest::newRow("extra") << QStringLiteral("extraParameters")
                               << QJsonValue(QJsonObject{{QStringLiteral("a"), QJsonArray{}}});
    }

    void refusesWrongValues()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = toJson(fullPlan());
        json.insert(member, value);
        const auto failure = spotbook::test::failureOf([&] { planFromJson(json); });
        QVERIFY(failure && failure->kind == FailureKind::ProfileUnreadable);
        QVERIFY(failure->params.value(QStringLiteral("what")).startsWith(member));
    }

    void findsProblemsInPageOrder()
    {
        auto plan = fullPlan();
        plan.profile = QStringLiteral("../x");
        plan.regionId.clear();
        plan.priceLimit.reset();
        plan.machineName = QStringLiteral("-bad name");
        plan.bandwidthMbit = 0;
        plan.lease = std::chrono::minutes(10);
        QCOMPARE(fieldsOf(plan), (QStringList{QStringLiteral("profile"), QStringLiteral("region"),
                                              QStringLiteral("priceLimit"), QStringLiteral("machineName"),
                                              QStringLiteral("bandwidthMbit"), QStringLiteral("leaseMinutes")}));
    }

    void namesEndWhereTheyEnd()
    {
        auto plan = fullPlan();
        plan.profile += QLatin1Char('\n');
        plan.machineName += QLatin1Char('\n');
        QCOMPARE(fieldsOf(plan), (QStringList{QStringLiteral("profile"), QStringLiteral("machineName")}));
    }

    void problemsDependOnTheChoices()
    {
        auto plan = fullPlan();
        plan.purchase = Purchase::SpotAtMarket;
        plan.priceLimit.reset();
        plan.lease = std::chrono::minutes(0);
        QVERIFY(plan.problems().isEmpty());
        plan.workDisk.snapshotId.clear();
        QCOMPARE(fieldsOf(plan), QStringList{QStringLiteral("workDisk.snapshotId")});
        plan.workDisk.source = WorkDiskSource::Existing;
        QVERIFY(plan.problems().isEmpty());
        plan.workDisk.source = WorkDiskSource::New;
        plan.workDisk.sizeGiB = 10;
        QCOMPARE(fieldsOf(plan), QStringList{QStringLiteral("workDisk.sizeGiB")});
    }
};

QTEST_GUILESS_MAIN(TestLaunchPlan)
#include "test_launch_plan.moc"
