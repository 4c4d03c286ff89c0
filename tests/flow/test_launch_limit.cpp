// The spending limit of a session really ends the machine: the provider is told when, and nothing prolongs it beyond.
#include "domain/failure.h"
#include "flow/launch_rig.h"
#include "launch/group_rules.h"
#include "launch/open.h"
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

    // PL1 costs twice what PL0 does there.
    void aFasterDiskIsPaidForAsSuch()
    {
        Rig rig;
        const auto disk = rig.cloud.addDisk(QStringLiteral("a"));
        rig.cloud.diskMap[disk.id].sizeGiB = 1000;
        rig.cloud.diskMap[disk.id].performanceLevel = QStringLiteral("PL1");
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = disk.id;
        plan.spendingLimit = yuan("6");
        rig.launch(plan);
        const qint64 paid = secondsPaid("6", 4'020'000);
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

    // What is shown, and warned of, is the same moment that the cloud was told, and asking for it costs no call.
    void theStateSaysWhenTheLimitIsReached()
    {
        const auto lead = [](Rig &rig) {
            const auto state = launch::states(rig.context(), {}).first();
            return state.limitReachedAt.isValid() ? state.machine->autoReleaseAt.secsTo(state.limitReachedAt) : -86400;
        };
        Rig rig;
        auto plan = rig.plan();
        plan.lease = 7h;
        plan.spendingLimit = yuan("10.30"); // five hours
        const auto launched = rig.launch(plan);
        QVERIFY2(lead(rig) >= 0 && lead(rig) <= 120, qPrintable(QString::number(lead(rig))));
        rig.clock.advance(4h);
        QVERIFY(lead(rig) >= 0 && lead(rig) <= 120); // it does not wander
        launch::stopMachine(rig.context(), launched.launchId, {}, {});
        launch::start(rig.context(), QStringLiteral("work"), {}, {}); // a session of its own
        QVERIFY2(std::abs(lead(rig)) <= 120, qPrintable(QString::number(lead(rig))));
        QVERIFY(rig.clock.now().secsTo(rig.cloud.machineMap.first().autoReleaseAt) > 4 * 3600);

        plan.profile = QStringLiteral("other");
        Rig leased;
        plan.lease = 2h;
        leased.launch(plan);
        QVERIFY2(lead(leased) > 2 * 3600, qPrintable(QString::number(lead(leased))));
        Rig free;
        plan.spendingLimit.reset();
        free.launch(plan);
        const int before = leased.cloud.calls();
        launch::states(leased.context(), {});
        const int without = free.cloud.calls();
        QVERIFY(!launch::states(free.context(), {}).first().limitReachedAt.isValid());
        QCOMPARE(leased.cloud.calls() - before, free.cloud.calls() - without);
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

    // The lowest number decides, of equal ones the refusal.
    void rulesAreWeighedByPriority()
    {
        const auto rule = [](bool accepts, int priority, const char *source, quint16 from = 22, quint16 to = 22) {
            FirewallRule made{{}, from, to, QString::fromLatin1(source), {}};
            made.accepts = accepts;
            made.priority = priority;
            return made;
        };
        const QString here = QStringLiteral("203.0.113.7/32");
        const auto tunnel = launch::neededPorts(NotebookAccess::Tunnel);
        const auto review = [&](const QVector<FirewallRule> &rules, const QString &from) {
            return launch::reviewRules(rules, tunnel, from);
        };
        const auto open = rule(true, 10, "0.0.0.0/0");
        const QVector<quint16> ssh{22};
        // Turned away, but a rule of ours would come first.
        QCOMPARE(review({open, rule(false, 2, "203.0.113.0/24")}, here).missing, ssh);
        QCOMPARE(review({open, rule(false, 2, "203.0.113.0/24")}, here).refused, QVector<quint16>());
        // Nothing comes before a refusal of the first rank.
        QCOMPARE(review({open, rule(false, 1, "203.0.113.0/24")}, here).refused, ssh);
        QCOMPARE(review({rule(true, 1, "203.0.113.7/32"), rule(false, 1, "0.0.0.0/0")}, here).refused, ssh);
        QCOMPARE(review({rule(true, 1, "203.0.113.7/32"), rule(false, 2, "0.0.0.0/0")}, here).missing,
                 QVector<quint16>());
        // Of somebody else, or at another port: no matter.
        QVERIFY(review({open, rule(false, 1, "198.51.100.0/24")}, here).refused.isEmpty());
        QVERIFY(review({open, rule(false, 1, "0.0.0.0/0", 80, 80)}, here).refused.isEmpty());
        // A block is let in only where all of it is.
        QCOMPARE(review({open, rule(false, 2, "203.0.113.9/32")}, QStringLiteral("203.0.113.0/24")).missing, ssh);
        QVERIFY(review({open, rule(false, 2, "203.0.113.9/32")}, here).missing.isEmpty());
        // What is taken back whole opens nothing to strangers.
        QCOMPARE(review({open}, here).wide, QVector<FirewallRule>{open});
        QVERIFY(review({open, rule(false, 1, "0.0.0.0/0")}, here).wide.isEmpty());
        QCOMPARE(review({open, rule(false, 11, "0.0.0.0/0")}, here).wide.size(), 1);
        QCOMPARE(review({open, rule(false, 1, "203.0.113.0/24")}, here).wide.size(), 1);
    }

    void whatAListElsewhereDecidesIsNotKnown()
    {
        const auto byList = [](bool accepts, int priority) {
            FirewallRule made{{}, 22, 22, {}, {}};
            made.byList = true;
            made.accepts = accepts;
            made.priority = priority;
            return made;
        };
        FirewallRule plain{{}, 22, 22, QStringLiteral("203.0.113.0/24"), {}};
        plain.priority = 5;
        const QString here = QStringLiteral("203.0.113.7/32");
        const auto review = [&](const QVector<FirewallRule> &rules) {
            return launch::reviewRules(rules, launch::neededPorts(NotebookAccess::Tunnel), here);
        };
        const QVector<quint16> ssh{22};
        QCOMPARE(review({byList(true, 1)}).unsure, ssh);
        QVERIFY(review({byList(true, 1)}).missing.isEmpty() && review({byList(true, 1)}).wide.isEmpty());
        QCOMPARE(review({byList(false, 1)}).missing, ssh);           // turned away in any case
        QCOMPARE(review({byList(false, 1), plain}).unsure, ssh);     // perhaps
        QVERIFY(review({byList(false, 9), plain}).unsure.isEmpty()); // comes too late
        QVERIFY(review({byList(true, 1), plain}).unsure.isEmpty());  // let in one way or the other
        QVERIFY(!launch::letsIn({byList(true, 1)}, 22, here));
    }

    // -- and what a launch makes of them
    void aRefusalOfLowerRankIsOutweighedAndOneOfTheFirstIsSaid()
    {
        for (const int priority : {1, 2}) {
            Rig rig;
            const QString id = QStringLiteral("sg-mine");
            const QString network = QStringLiteral("vpc-mine");
            rig.cloud.networkMap.insert(network, {network, network, QStringLiteral("10.0.0.0/8"), false, true, {}});
            rig.cloud.groupMap.insert(id, {id, id, network, false, {}});
            FirewallRule wide{QStringLiteral("sgr-wide"), 1, 65535, QStringLiteral("203.0.113.0/24"), {}};
            wide.priority = 50;
            FirewallRule drop{QStringLiteral("sgr-drop"), 1, 65535, QStringLiteral("203.0.113.0/24"), {}};
            drop.accepts = false;
            drop.priority = priority;
            const QVector<FirewallRule> theirs{wide, drop};
            rig.cloud.ruleMap.insert(id, theirs);
            auto plan = rig.plan();
            plan.securityGroupId = id;
            QStringList warned;
            auto context = rig.context();
            context.warned = [&](const launch::Check &check) {
                if (check.what == launch::Check::What::Rules)
                    warned.append(check.value);
            };
            const auto launched = launch::launch(context, plan, {}, {});
            QCOMPARE(rig.cloud.ruleMap.value(id).size(), 4); // ours beside theirs, once
            QCOMPARE(warned, priority == 1 ? QStringList{QStringLiteral("22, 8888")} : QStringList());
            launch::followOwnAddress(rig.context(), launched.launchId, {});
            QCOMPARE(rig.cloud.ruleMap.value(id).size(), 4);
            launch::erase(rig.context(), launched.launchId, plan.profile, {}, {});
            QCOMPARE(rig.cloud.ruleMap.value(id), theirs);
        }
    }

    void aListDecidesAndTheLaunchSaysThatItDoesNotKnow()
    {
        Rig rig;
        const QString id = QStringLiteral("sg-mine");
        FirewallRule byList{QStringLiteral("sgr-list"), 1, 65535, {}, {}};
        byList.byList = true;
        rig.cloud.ruleMap.insert(id, {byList});
        auto plan = rig.plan();
        plan.securityGroupId = id;
        plan.addMissingRules = false;
        const auto checked = launch::preflight(rig.context(), plan, {});
        const auto line = std::find_if(checked.checks.begin(), checked.checks.end(), [](const launch::Check &check) {
            return check.what == launch::Check::What::Rules;
        });
        QVERIFY(line != checked.checks.end());
        QCOMPARE(line->state, launch::Check::State::Unknown);
        QCOMPARE(line->value, QStringLiteral("22, 8888"));
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
