// What time does in the practice cloud: machines end at their time, and every second is billed.
#include "practice/action_calls.h"

#include "practice/catalogue.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::tests;
using namespace spotbook::practice;

class TestPracticeMoney : public QObject
{
    Q_OBJECT

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
};

QTEST_GUILESS_MAIN(TestPracticeMoney)
#include "test_practice_money.moc"
