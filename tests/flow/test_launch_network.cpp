// What a launch does around its machine, with a fake cloud: who is let in, what is asked before money is spent, what a
// launch that was only to be shown leaves, and what a person is told beforehand.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "launch/network_setup.h"
#include "launch/open.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

namespace {

QStringList sourcesOf(const QVector<FirewallRule> &rules, quint16 port)
{
    QStringList sources;
    for (const auto &rule : rules) {
        if (rule.fromPort <= port && port <= rule.toPort)
            sources.append(rule.sourceCidr);
    }
    return sources;
}

} // namespace

class TestLaunchNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- the firewall follows this computer
    void aNarrowerRuleTakesTheWiderOnesPlaceWithoutAGap()
    {
        Rig rig;
        rig.ownAddress = QStringLiteral("203.0.113.0/24");
        const auto launched = rig.launch(rig.plan());
        const QString group = launched.machine.securityGroupIds.value(0);
        QCOMPARE(sourcesOf(rig.cloud.ruleMap.value(group), 22), QStringList{QStringLiteral("203.0.113.0/24")});

        rig.ownAddress = QStringLiteral("203.0.113.7");
        QStringList gaps;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            for (const quint16 port : {quint16(22), quint16(8888)}) {
                if (sourcesOf(rig.cloud.ruleMap.value(group), port).isEmpty())
                    gaps.append(call.name);
            }
        };
        launch::followOwnAddress(rig.context(), launched.launchId, {});
        QCOMPARE(gaps, QStringList());
        for (const quint16 port : {quint16(22), quint16(8888)})
            QCOMPARE(sourcesOf(rig.cloud.ruleMap.value(group), port), QStringList{QStringLiteral("203.0.113.7/32")});
        // And back: nothing is left of the narrow one.
        rig.ownAddress = QStringLiteral("203.0.113.7/24");
        launch::followOwnAddress(rig.context(), launched.launchId, {});
        QCOMPARE(gaps, QStringList());
        for (const quint16 port : {quint16(22), quint16(8888)})
            QCOMPARE(sourcesOf(rig.cloud.ruleMap.value(group), port), QStringList{QStringLiteral("203.0.113.0/24")});
    }

    void somebodyElsesWiderRuleWillDo()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.securityGroupId = givenGroup(rig);
        rig.cloud.addFirewallRule(plan.regionId, plan.securityGroupId,
                                  {{}, 1, 65535, QStringLiteral("203.0.113.0/24"), QStringLiteral("office")}, {}, {});
        rig.launch(plan);
        QCOMPARE(rig.cloud.ruleMap.value(plan.securityGroupId).size(), 1);
    }

    // -- asked before anything is paid for
    void theTrialOrderComesBeforeTheDisk()
    {
        Rig rig;
        rig.launch(rig.plan());
        const auto names = rig.cloud.callNames();
        QCOMPARE(names.count(QStringLiteral("dryRun")), 1);
        QVERIFY(names.indexOf(QStringLiteral("dryRun")) < names.indexOf(QStringLiteral("createDisk")));
        QVERIFY(names.indexOf(QStringLiteral("createDisk")) < names.indexOf(QStringLiteral("createMachine")));
    }

    void aRefusedTrialOrderCostsNothing()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("dryRun"))
                throw Error(FailureKind::PermissionMissing);
        };
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::PermissionMissing));
        QVERIFY(!rig.cloud.callNames().contains(QStringLiteral("createDisk")));
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    void aRungThatTheTrialOrderRefusesGetsNoDisk()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        bool refused = false;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("dryRun") && !std::exchange(refused, true))
                throw Error(FailureKind::NoStock);
        };
        QCOMPARE(rig.launch(plan).machine.zoneId, QStringLiteral("b"));
        QCOMPARE(rig.cloud.callNames().count(QStringLiteral("createDisk")), 1);
    }

private:
    static QString givenGroup(Rig &rig)
    {
        const QString region = rig.plan().regionId;
        const QString network = rig.cloud.createNetwork(
            region, {QStringLiteral("theirs"), QStringLiteral("10.0.0.0/16"), {}}, QStringLiteral("t1"), {});
        return rig.cloud.createSecurityGroup(region, network, QStringLiteral("theirs"), {}, QStringLiteral("t2"), {});
    }
};

QTEST_GUILESS_MAIN(TestLaunchNetwork)
#include "test_launch_network.moc"
