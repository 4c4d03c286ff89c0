// The spending limit of a session really ends the machine: the provider is told when, and nothing prolongs it beyond.
#include "domain/failure.h"
#include "flow/launch_rig.h"
#include "launch/group_rules.h"
#include "launch/spending.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using namespace std::chrono_literals;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

Money yuan(const char *amount)
{
    return *Money::parse(QString::fromLatin1(amount), QStringLiteral("CNY"));
}

// An hour at most: 2.00 is the limit, 0.02 the system disk, 0.04 the work disk of 40 GiB.
constexpr qint64 atTheLimit = 2'060'000;

qint64 secondsPaid(const char *limit, qint64 perHourMicros)
{
    return yuan(limit).inMicros() * 3600 / perHourMicros;
}

qint64 leadOf(const Rig &rig)
{
    return rig.cloud.machineMap.first().createdAt.secsTo(rig.cloud.bought.first().autoReleaseAt);
}

} // namespace

class TestLaunchLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLimitEndsTheMachineBeforeTheLease()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.spendingLimit = yuan("6");
        rig.launch(plan);
        const qint64 paid = secondsPaid("6", atTheLimit);
        QVERIFY(leadOf(rig) <= paid && leadOf(rig) > paid - 120); // whole minutes
        QCOMPARE(launch::states(rig.context(), {}).first().spendingLimit, plan.spendingLimit);
    }

    void theLeaseEndsItBeforeAHighLimit()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.spendingLimit = yuan("100");
        rig.launch(plan);
        QVERIFY(leadOf(rig) > 8 * 3600 - 120 && leadOf(rig) <= 8 * 3600);
    }

    void withoutALeaseTheLimitIsTheEnd()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.lease = 0min;
        plan.spendingLimit = yuan("50");
        QVector<launch::Check::What> warned;
        auto context = rig.context();
        context.warned = [&](const launch::Check &check) { warned.append(check.what); };
        launch::launch(context, plan, {}, {});
        const qint64 paid = secondsPaid("50", atTheLimit);
        QVERIFY(leadOf(rig) <= paid && leadOf(rig) > paid - 120);
        QVERIFY(!warned.contains(launch::Check::What::Lease)); // it ends itself
    }

    // No limit of the person's: a spot price can rise to the on-demand price.
    void atTheMarketTheOnDemandPriceIsTheCap()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.purchase = Purchase::SpotAtMarket;
        plan.priceLimit.reset();
        plan.spendingLimit = yuan("18");
        rig.launch(plan);
        const qint64 paid = secondsPaid("18", 9'060'000);
        QVERIFY2(leadOf(rig) <= paid && leadOf(rig) > paid - 120, qPrintable(QString::number(leadOf(rig))));
    }

    void anExistingDiskIsPaidForToo()
    {
        Rig rig;
        const auto disk = rig.cloud.addDisk(QStringLiteral("a"));
        rig.cloud.diskMap[disk.id].sizeGiB = 1000; // 1.00 an hour
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = disk.id;
        plan.spendingLimit = yuan("6");
        rig.launch(plan);
        const qint64 paid = secondsPaid("6", 3'020'000);
        QVERIFY2(leadOf(rig) <= paid && leadOf(rig) > paid - 120, qPrintable(QString::number(leadOf(rig))));
    }

    void aLimitThatPaysForNoTimeBuysNothing()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.spendingLimit = yuan("0.5");
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::InvalidInput));
        QCOMPARE(rig.cloud.writes(), 0);
        plan.spendingLimit = Money::parse(QStringLiteral("50"), QStringLiteral("USD"));
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::InvalidInput));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void prolongingStopsAtTheLimit()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.lease = 2h;
        plan.spendingLimit = yuan("10.30"); // five hours
        const auto launched = rig.launch(plan);
        rig.clock.advance(1h);
        const auto before = rig.cloud.machineMap.first().autoReleaseAt;
        try {
            launch::setLease(rig.context(), launched.launchId, 5h, {});
            QFAIL("beyond the limit");
        } catch (const Error &error) {
            QCOMPARE(error.kind(), FailureKind::SpendingLimitReached);
            QCOMPARE(error.failure().params.value(QStringLiteral("limit")), QStringLiteral("10.30"));
            const auto until =
                QDateTime::fromString(error.failure().params.value(QStringLiteral("until")), Qt::ISODate);
            const qint64 lead = rig.cloud.machineMap.first().createdAt.secsTo(until);
            QVERIFY2(lead <= 5 * 3600 && lead > 5 * 3600 - 180, qPrintable(QString::number(lead)));
        }
        QCOMPARE(kindOf([&] { launch::setLease(rig.context(), launched.launchId, 0min, {}); }),
                 std::optional(FailureKind::SpendingLimitReached));
        QCOMPARE(rig.cloud.machineMap.first().autoReleaseAt, before);
        launch::setLease(rig.context(), launched.launchId, 3h, {});
        QCOMPARE(rig.clock.now().secsTo(rig.cloud.machineMap.first().autoReleaseAt), qint64(3 * 3600));
    }

    // A stopped machine that is started begins a session of its own.
    void aStartBeginsANewSession()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.lease = 0min;
        plan.spendingLimit = yuan("10.30");
        const auto launched = rig.launch(plan);
        rig.clock.advance(4h);
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        rig.clock.advance(30min);
        launch::start(rig.context(), QStringLiteral("work"), {}, {});
        const qint64 lead = rig.clock.now().secsTo(rig.cloud.machineMap.first().autoReleaseAt);
        QVERIFY2(lead <= 5 * 3600 && lead > 5 * 3600 - 300, qPrintable(QString::number(lead)));
        QCOMPARE(kindOf([&] { launch::setLease(rig.context(), launched.launchId, 6h, {}); }),
                 std::optional(FailureKind::SpendingLimitReached));
        launch::setLease(rig.context(), launched.launchId, 4h, {});
    }

    // -- the rules of an existing group
    void onlyWhatIsMissingIsNamed()
    {
        const auto rule = [](quint16 from, quint16 to, const char *source) {
            return FirewallRule{{}, from, to, QString::fromLatin1(source), {}};
        };
        const QString here = QStringLiteral("203.0.113.7/32");
        const auto both = launch::neededPorts(NotebookAccess::Address);
        const auto tunnel = launch::neededPorts(NotebookAccess::Tunnel);
        QCOMPARE(launch::reviewRules({}, both, here).missing, (QVector<quint16>{22, 8888}));
        QCOMPARE(launch::reviewRules({}, tunnel, here).missing, QVector<quint16>{22});
        QCOMPARE(launch::reviewRules({rule(22, 22, "203.0.113.0/24")}, both, here).missing, QVector<quint16>{8888});
        QCOMPARE(launch::reviewRules({rule(22, 22, "198.51.100.0/24")}, tunnel, here).missing, QVector<quint16>{22});
        const auto all = launch::reviewRules({rule(1, 65535, "0.0.0.0/0")}, both, here);
        QVERIFY(all.missing.isEmpty());
        QCOMPARE(all.wide.size(), 1);
        QVERIFY(launch::reviewRules({rule(80, 80, "0.0.0.0/0")}, both, here).wide.isEmpty());
        QVERIFY(launch::reviewRules({rule(8888, 8888, "0.0.0.0/0")}, tunnel, here).wide.isEmpty());
    }

    void anExistingGroupGetsWhatItLacksOrStaysAsItIs()
    {
        for (const bool add : {true, false}) {
            Rig rig;
            const QString id = QStringLiteral("sg-mine");
            const QString network = QStringLiteral("vpc-mine");
            rig.cloud.networkMap.insert(network, {network, network, QStringLiteral("10.0.0.0/8"), false, true, {}});
            rig.cloud.groupMap.insert(id, {id, id, network, false, {}});
            auto plan = rig.plan();
            plan.profile = QStringLiteral("other");
            plan.securityGroupId = id;
            plan.addMissingRules = add;
            rig.ownAddress = QStringLiteral("0.0.0.0/0");
            QStringList warned;
            int exposed = 0;
            auto context = rig.context();
            context.warned = [&](const launch::Check &check) {
                if (check.what == launch::Check::What::Rules)
                    warned.append(check.value);
                exposed += check.what == launch::Check::What::Exposure ? 1 : 0;
            };
            launch::launch(context, plan, {}, {});
            QCOMPARE(exposed, 1); // said once
            QCOMPARE(rig.cloud.ruleMap.value(id).size(), add ? 2 : 0);
            QCOMPARE(warned, add ? QStringList() : QStringList{QStringLiteral("22, 8888")});
        }
    }
};

QTEST_GUILESS_MAIN(TestLaunchLimit)
#include "test_launch_limit.moc"
