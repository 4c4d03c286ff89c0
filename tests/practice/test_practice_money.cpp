// What time does in the practice cloud: machines end at their time, and every second is billed.
#include "practice/action_calls.h"

#include "practice/catalogue.h"
#include "practice/scripted_host.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

class TestPracticeMoney : public QObject
{
    Q_OBJECT

    static double balanceOf(ServerBench &bench)
    {
        return bench.control({{s("dump"), true}}).value(s("balance")).toDouble();
    }
    // The server ends, and comes back after hours in which nobody looked.
    static void sleepOver(ServerBench &bench, int hours)
    {
        bench.cloud.reset();
        bench.now += hours * 3600 * 1000LL;
        bench.open();
        bench.pass(0);
    }

private Q_SLOTS:
    void autoReleaseReallyReleases()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, with(ready.run, {{"AutoReleaseTime", s("2026-03-04T11:30:59Z")}}));
        bench.pass(1);
        bench.pass(1);
        QCOMPARE(field(instance(bench, id), "AutoReleaseTime"), s("2026-03-04T11:30Z"));
        QCOMPARE(bench
                     .call("ModifyInstanceAutoReleaseTime",
                           with(hangzhou, {{"InstanceId", id}, {"AutoReleaseTime", s("2026-03-04T12:00:00Z")}}))
                     .status,
                 200);
        bench.pass(75 * 60);
        QCOMPARE(field(instance(bench, id), "Status"), s("Running"));
        bench.pass(30 * 60);
        bench.pass(1);
        QVERIFY(instance(bench, id).isEmpty());
    }

    void billingBySecond()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const double before = bench.control({{s("dump"), true}}).value(s("balance")).toDouble();
        const double price = bench.cloud->marketPrice(s("cn-hangzhou-h"), s("ecs.gn5-c4g1.xlarge"), bench.now);
        const QString id = buy(bench, ready.run);
        bench.pass(1800);
        const double after = bench.control({{s("dump"), true}}).value(s("balance")).toDouble();
        const double expected =
            (price + diskPrice(s("cloud_efficiency"), 40)) / 2; // the price is fixed in the first hour
        QVERIFY2(qAbs(before - after - expected) < 1e-6, qPrintable(QString::number(before - after)));
        const Answered bill =
            bench.call("DescribeInstanceBill", {{s("BillingCycle"), s("2026-03")}, {s("InstanceID"), id}}, bssVersion);
        const QJsonObject line = bill.body.value(s("Data")).toObject().value(s("Items")).toArray().at(0).toObject();
        QVERIFY(qAbs(line.value(s("PretaxAmount")).toDouble() - price / 2) < 1e-5);
        bench.call("DeleteInstance", {{s("InstanceId"), id}, {s("Force"), s("true")}});
        bench.pass(1);
        const double end = bench.control({{s("dump"), true}}).value(s("balance")).toDouble();
        bench.pass(36000);
        QCOMPARE(bench.control({{s("dump"), true}}).value(s("balance")).toDouble(), end);
        QCOMPARE(
            bench.call("QueryAccountBalance", {}, bssVersion).body.value(s("Data")).toObject().value(s("Currency")),
            QJsonValue(s("CNY")));
    }

    void thePriceFollowsTheMarketAfterTheFirstHour()
    {
        ServerBench bench; // 10:20, and prices change at full hours
        const Prepared ready = prepare(bench);
        const double before = balanceOf(bench);
        const auto marketAt = [&](qint64 when) {
            return bench.cloud->marketPrice(s("cn-hangzhou-h"), s("ecs.gn5-c4g1.xlarge"), when);
        };
        const qint64 bought = bench.now;
        buy(bench, ready.run);
        bench.pass(6000); // 12:00
        const double later = marketAt(bought + 3600 * 1000);
        QVERIFY(qAbs(later - marketAt(bought)) > 1e-4);
        const double hours = 6000.0 / 3600;
        const double expected = marketAt(bought) + later * (hours - 1) + diskPrice(s("cloud_efficiency"), 40) * hours;
        const double paid = before - balanceOf(bench);
        // The first hour counts from the second of the purchase.
        QVERIFY2(qAbs(paid - expected) < 1e-4, qPrintable(QStringLiteral("%1 %2").arg(paid).arg(expected)));
    }

    void nothingIsBilledBeyondTheAutoReleaseTime()
    {
        ServerBench bench; // 10:20
        const Prepared ready = prepare(bench);
        const double before = balanceOf(bench);
        const double price = bench.cloud->marketPrice(s("cn-hangzhou-h"), s("ecs.gn5-c4g1.xlarge"), bench.now);
        const qint64 bought = bench.now;
        const QString id = buy(bench, with(ready.run, {{"AutoReleaseTime", s("2026-03-04T11:00:00Z")}}));
        bench.pass(60);
        sleepOver(bench, 9);
        bench.pass(1);
        QVERIFY(instance(bench, id).isEmpty());
        const double hours =
            double(QDateTime(QDate(2026, 3, 4), QTime(11, 0), Qt::UTC).toMSecsSinceEpoch() - bought) / 3600000;
        const double expected = (price + diskPrice(s("cloud_efficiency"), 40)) * hours;
        QVERIFY2(qAbs(before - balanceOf(bench) - expected) < 1e-6,
                 qPrintable(QString::number(before - balanceOf(bench))));
    }

    void nothingIsBilledBeyondAReclaim()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, ready.run);
        bench.pass(60);
        const double before = balanceOf(bench);
        const double price = bench.cloud->marketPrice(s("cn-hangzhou-h"), s("ecs.gn5-c4g1.xlarge"), bench.now);
        bench.control({{s("fault"), s("reclaim")}, {s("instanceId"), id}, {s("noticeSeconds"), 360}});
        sleepOver(bench, 9);
        const double expected = (price + diskPrice(s("cloud_efficiency"), 40)) / 10;
        QVERIFY2(qAbs(before - balanceOf(bench) - expected) < 1e-6,
                 qPrintable(QString::number(before - balanceOf(bench))));
    }

    void theDiskOfAMachineThatAReclaimOnlyStopsGoesOnCosting()
    {
        ServerBench bench;
        const Prepared ready = prepare(bench);
        const QString type = s("ecs.gn6i-c4g1.xlarge"); // without local disks, which cannot be stopped
        const double price = bench.cloud->marketPrice(s("cn-hangzhou-h"), type, bench.now);
        const QString id =
            buy(bench, with(ready.run, {{"InstanceType", type}, {"SpotInterruptionBehavior", s("Stop")}}));
        bench.pass(60);
        const double before = balanceOf(bench);
        bench.control({{s("fault"), s("reclaim")}, {s("instanceId"), id}, {s("noticeSeconds"), 360}});
        sleepOver(bench, 9);
        const double paid = before - balanceOf(bench);
        const double expected = price / 10 + diskPrice(s("cloud_efficiency"), 40) * 9;
        QVERIFY2(qAbs(paid - expected) < 1e-6, qPrintable(QString::number(paid)));
        bench.pass(1);
        QCOMPARE(field(instance(bench, id), "Status"), s("Stopped"));
    }

    void aFailedStartLeavesTheMachineFreeOfCharge()
    {
        MachineWorld world;
        ServerBench bench([&](const QString &) { return std::make_unique<ScriptedHost>(world); }, false);
        const Prepared ready = prepare(bench);
        const QString id = buy(bench, with(ready.run, {{"InstanceType", s("ecs.gn6i-c4g1.xlarge")}}));
        bench.pass(1);
        QCOMPARE(field(instance(bench, id), "Status"), s("Running"));
        bench.call("StopInstance", {{s("InstanceId"), id}, {s("StoppedMode"), s("StopCharging")}});
        bench.pass(1);
        world.failStart = true;
        QCOMPARE(bench.call("StartInstance", {{s("InstanceId"), id}}).status, 200);
        bench.pass(1);
        QCOMPARE(field(instance(bench, id), "Status"), s("Stopped"));
        QCOMPARE(field(instance(bench, id), "StoppedMode"), s("StopCharging"));
        const double before = balanceOf(bench);
        bench.pass(3600);
        QVERIFY(qAbs(before - balanceOf(bench) - diskPrice(s("cloud_efficiency"), 40)) < 1e-6);
    }

    void aBalanceThatIsGivenCountsForAStateThatExists()
    {
        ServerBench bench;
        QCOMPARE(balanceOf(bench), 1000.0);
        bench.control({{s("fault"), s("balance")}, {s("value"), 3}});
        bench.open();
        QCOMPARE(balanceOf(bench), 3.0);
        bench.balance = 200;
        bench.open();
        QCOMPARE(balanceOf(bench), 200.0);
    }
};

QTEST_GUILESS_MAIN(TestPracticeMoney)
#include "test_practice_money.moc"
