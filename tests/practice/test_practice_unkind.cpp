// The practice cloud's unkindness, and its memory across restarts.
#include "practice/server_bench.h"

#include <QFile>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

namespace {

const Parameters hangzhou{{s("RegionId"), s("cn-hangzhou")}};

int instanceCount(ServerBench &bench)
{
    return bench.call("DescribeInstances", hangzhou).items("Instances", "Instance").size();
}

} // namespace

class TestPracticeUnkind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void throttlesWithAdvice()
    {
        ServerBench bench;
        bench.control({{s("fault"), s("throttle")},
                       {s("action"), s("DescribeRegions")},
                       {s("times"), 2},
                       {s("retryAfterMs"), 700}});
        QCOMPARE(bench.call("DescribeInstances", hangzhou).status, 200);
        for (int i = 0; i < 2; ++i) {
            const Answered answer = bench.call("DescribeRegions");
            QCOMPARE(answer.code(), s("Throttling"));
            QCOMPARE(answer.raw.headers.value("x-acs-retry-after"), QByteArray("700"));
        }
        QCOMPARE(bench.call("DescribeRegions").status, 200);
    }

    void answerLostAfterTheWork()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        bench.control(
            {{s("fault"), s("closeWithoutAnswer")}, {s("action"), s("RunInstances")}, {s("afterWork"), true}});
        QCOMPARE(int(bench.call("RunInstances", ready.run).raw.mishap), int(Mishap::CloseWithoutAnswer));
        QCOMPARE(instanceCount(bench), 1);
        bench.control({{s("fault"), s("closeWithoutAnswer")}, {s("action"), s("RunInstances")}});
        QCOMPARE(int(bench.call("RunInstances", ready.run).raw.mishap), int(Mishap::CloseWithoutAnswer));
        QCOMPARE(instanceCount(bench), 1);
        bench.control({{s("fault"), s("status500")}, {s("action"), s("RunInstances")}, {s("afterWork"), true}});
        QCOMPARE(bench.call("RunInstances", ready.run).status, 500);
        QCOMPARE(instanceCount(bench), 2);
    }

    void spoiltBodies()
    {
        ServerBench bench;
        bench.control({{s("fault"), s("brokenJson")}});
        QVERIFY(QJsonDocument::fromJson(bench.call("DescribeRegions").raw.body).isNull());
        bench.control({{s("fault"), s("errorCode")}, {s("code"), s("Forbidden.RAM")}, {s("status"), 403}});
        const Answered refused = bench.call("DescribeRegions");
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), s("Forbidden.RAM"));
        bench.control({{s("fault"), s("delay")}, {s("delayMs"), 250}});
        QCOMPARE(bench.call("DescribeRegions").raw.delayMs, 250);
        bench.control({{s("fault"), s("hang")}, {s("times"), -1}});
        QCOMPARE(int(bench.call("DescribeRegions").raw.mishap), int(Mishap::Hang));
        bench.control({{s("clear"), true}});
        QCOMPARE(bench.call("DescribeRegions").status, 200);
        QVERIFY(bench.control({{s("fault"), s("made up")}}).contains(s("error")));
    }

    void moneyQuotaStock()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        bench.control({{s("fault"), s("balance")}, {s("value"), 99.5}});
        QCOMPARE(bench.call("RunInstances", ready.run).code(), s("InvalidAccountStatus.NotEnoughBalance"));
        bench.control({{s("fault"), s("balance")}, {s("value"), 500}});
        bench.control({{s("fault"), s("quota")}, {s("value"), 0}});
        QCOMPARE(bench.call("RunInstances", ready.run).code(), s("QuotaExceed.ElasticQuota"));
        bench.control({{s("fault"), s("quota")}, {s("value"), 64}});
        bench.control({{s("fault"), s("noStock")}, {s("zone"), s("cn-hangzhou-h")}, {s("times"), 1}});
        QVERIFY(bench
                    .call("RunInstances",
                          [&] {
                              Parameters dry = ready.run;
                              dry.insert(s("DryRun"), s("true"));
                              return dry;
                          }())
                    .code()
                == s("DryRunOperation")); // a dry run does not look at the stock
        QCOMPARE(bench.call("RunInstances", ready.run).code(), s("OperationDenied.NoStock"));
        QCOMPARE(bench.call("RunInstances", ready.run).status, 200);
        bench.control({{s("fault"), s("realName")}, {s("value"), s("none")}});
        QCOMPARE(bench.call("RunInstances", ready.run).code(), s("RealNameAuthenticationError"));
    }

    void newIdsStayInvisible()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        bench.control({{s("fault"), s("invisible")}, {s("seconds"), 90}});
        const QString id =
            bench.call("RunInstances", ready.run).items("InstanceIdSets", "InstanceIdSet").at(0).toString();
        QCOMPARE(instanceCount(bench), 0);
        QCOMPARE(bench.call("StopInstance", {{s("InstanceId"), id}}).code(), s("InvalidInstanceId.NotFound"));
        bench.pass(91);
        QCOMPARE(instanceCount(bench), 1);
    }

    void skewedClock()
    {
        ServerBench bench;
        bench.control({{s("fault"), s("clockSkew")}, {s("seconds"), 1200}});
        QCOMPARE(bench.call("DescribeRegions").code(), s("InvalidTimeStamp.Expired"));
        QCOMPARE(bench.cloud->serverTimeMs(), bench.now + 1200 * 1000); // what the Date header says
    }

    void reclaimWithNotice()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id =
            bench.call("RunInstances", ready.run).items("InstanceIdSets", "InstanceIdSet").at(0).toString();
        bench.pass(1);
        bench.pass(1);
        bench.control({{s("fault"), s("reclaim")}, {s("instanceId"), id}, {s("noticeSeconds"), 300}});
        const QByteArray listed = bench.call("DescribeInstances", hangzhou).raw.body;
        QVERIFY(listed.contains("Recycling"));
        Parameters scheduled = hangzhou;
        scheduled.insert(s("InstanceEventCycleStatus.1"), s("Scheduled"));
        QCOMPARE(bench.call("DescribeInstanceHistoryEvents", scheduled)
                     .items("InstanceSystemEventSet", "InstanceSystemEventType")
                     .size(),
                 1);
        bench.pass(299);
        QCOMPARE(instanceCount(bench), 1);
        bench.pass(2);
        bench.pass(1);
        QCOMPARE(instanceCount(bench), 0);
        QCOMPARE(bench.call("DescribeInstanceHistoryEvents", hangzhou)
                     .items("InstanceSystemEventSet", "InstanceSystemEventType")
                     .size(),
                 1);
    }

    void risingMarketReclaims()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        Parameters run = ready.run;
        const double price = bench.cloud->marketPrice(s("cn-hangzhou-h"), s("ecs.gn5-c4g1.xlarge"), bench.now);
        run.insert(s("SpotStrategy"), s("SpotWithPriceLimit"));
        run.insert(s("SpotPriceLimit"), QString::number(price * 1.5, 'f', 3));
        QCOMPARE(bench.call("RunInstances", run).status, 200);
        bench.control({{s("fault"), s("priceFactor")}, {s("value"), 3}});
        bench.pass(1800);
        bench.pass(1);
        QCOMPARE(instanceCount(bench), 1); // the first hour is protected
        bench.pass(1802);
        bench.pass(301);
        bench.pass(1);
        QCOMPARE(instanceCount(bench), 0);
    }

    void stateSurvivesARestart()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        bench.call("RunInstances", ready.run);
        bench.pass(1);
        bench.pass(1);
        const QJsonObject before = bench.control({{s("dump"), true}});
        bench.open();
        QJsonObject after = bench.control({{s("dump"), true}});
        for (const char *part : {"instances", "disks", "vpcs", "vSwitches", "securityGroups", "bill", "balance"})
            QCOMPARE(after.value(s(part)), before.value(s(part)));
        // A crash leaves the file as it was last written, not torn; time that passed is billed afterwards.
        const double balance = after.value(s("balance")).toDouble();
        bench.now += 600 * 1000;
        bench.open();
        QVERIFY(bench.control({{s("dump"), true}}).value(s("balance")).toDouble() < balance);
    }

    void damagedStateIsNotThrownAway()
    {
        ServerBench bench;
        bench.cloud.reset();
        QFile file(bench.folder.path() + s("/state/state.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"balance\": 1");
        file.close();
        QVERIFY_EXCEPTION_THROWN(bench.open(), std::runtime_error);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"balance\": 1"));
    }

    void controlIsForThisComputerOnly()
    {
        ServerBench bench;
        HttpRequest request;
        request.method = "POST";
        request.path = "/practice/control";
        request.body = "{\"clear\": true}";
        request.remoteAddress = "192.0.2.1";
        request.headers.insert("content-type", "application/json");
        QCOMPARE(bench.send(request).status, 403);
        request.remoteAddress = "127.0.0.1";
        QCOMPARE(bench.send(request).status, 200);
        request.headers.insert("content-type", "text/plain"); // what a web page could send
        QCOMPARE(bench.send(request).status, 405);
    }
};

QTEST_GUILESS_MAIN(TestPracticeUnkind)
#include "test_practice_unkind.moc"
