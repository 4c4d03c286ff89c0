// What is shown, swept and opened, and the small rules, with a fake cloud.
#include "flow/launch_rig.h"

#include "domain/failure.h"
#include "launch/network_setup.h"
#include "launch/open.h"
#include "launch/own_address.h"

#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using launch::KeepBy;
using spotbook::test::FakeCloud;
using spotbook::test::kindOf;
using spotbook::test::Rig;

class TestLaunchStates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherInstallationsMachineIsNotTouched()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        auto &machine = rig.cloud.machineMap.first();
        machine.tags.insert(tag::owner, QStringLiteral("somebody else"));
        QVERIFY(kindOf([&] { launch::stopMachine(rig.context(), launched.launchId, {}, {}); }).has_value());
        QCOMPARE(rig.cloud.machineMap.size(), 1);
    }

    void sweepTellsOursFromTheirs()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.cloud.addMachine(QStringLiteral("b"), {{tag::owner, QStringLiteral("another computer")}});
        rig.cloud.addMachine(QStringLiteral("b"), {}); // nobody's of us
        const auto found = launch::sweep(rig.context(), {}, {});
        int machines = 0;
        int ours = 0;
        for (const auto &item : found.items) {
            if (item.kind == QLatin1String("machine"))
                ++machines;
            if (item.ours)
                ++ours;
            if (item.id == launched.machine.id)
                QVERIFY(item.ours && item.billable && item.perMonth && item.launchId == launched.launchId);
        }
        QCOMPARE(machines, 2);
        QCOMPARE(ours, 6); // machine, disk, group, key pair, network, subnet
        // While a machine of ours is there, tidying takes nothing.
        launch::tidy(rig.context(), found, {});
        QCOMPARE(rig.cloud.groupMap.size(), 1);
        launch::park(rig.context(), launched.launchId, KeepBy::Disk, {}, {});
        launch::tidy(rig.context(), launch::sweep(rig.context(), {}, {}), {});
        QVERIFY(rig.cloud.groupMap.isEmpty() && rig.cloud.networkMap.isEmpty() && rig.cloud.keyPairMap.isEmpty());
        QCOMPARE(rig.cloud.diskMap.size(), 1);
        QCOMPARE(rig.cloud.machineMap.size(), 2);
    }

    void whatCouldNotBeLookedAtIsNamed()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("disks"))
                throw Error(FailureKind::PermissionMissing);
        };
        const auto found = launch::sweep(rig.context(), {}, {});
        QCOMPARE(found.notLooked, QStringList{QStringLiteral("cn-test disks")});
    }

    void aFailedLookIsUnknownNotNothing()
    {
        Rig rig;
        rig.launch(rig.plan());
        rig.cloud.hook = [](const FakeCloud::CallSeen &, FakeCloud::Phase) {
            throw Error(FailureKind::NetworkUnreachable);
        };
        const auto states = launch::states(rig.context(), {});
        QCOMPARE(states.size(), 1);
        QCOMPARE(states.first().billing, Billing::Unknown);
        QVERIFY(states.first().trouble.has_value());
        QVERIFY(!states.first().checkedAt.isValid());
    }

    void theStateSaysWhatItCosts()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.clock.advance(std::chrono::hours(2));
        const auto state = launch::stateOf(rig.context(), launched.launchId, {});
        QCOMPARE(state.billing, Billing::Charging);
        QVERIFY(state.ready);
        QVERIFY(state.perHour && state.session);
        QVERIFY(*state.session > *state.perHour);
        QCOMPARE(state.notebookUrl, launched.notebookUrl);
        QCOMPARE(state.certificateFingerprint, launched.certificateFingerprint);
    }

    void openChecksBeforeItGivesTheAddress()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        QCOMPARE(launch::prepareToOpen(rig.context(), launched.launchId, {}).toString(), launched.notebookUrl);
        rig.onMachine = [](const QString &what) {
            if (what == QLatin1String("notebook"))
                throw Error(FailureKind::CertificateMismatch);
        };
        QCOMPARE(kindOf([&] { launch::prepareToOpen(rig.context(), launched.launchId, {}); }),
                 std::optional(FailureKind::CertificateMismatch));
        QCOMPARE(kindOf([&] { launch::openTunnelFor(rig.context(), launched.launchId, {}); }),
                 std::optional(FailureKind::NotSupported));
    }

    void openFollowsAnAddressThatChanged()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.ownAddress = QStringLiteral("203.0.113.50");
        rig.onMachine = [&](const QString &what) {
            const auto rules = rig.cloud.ruleMap.first();
            const bool in = std::any_of(rules.begin(), rules.end(), [](const auto &rule) {
                return rule.fromPort == 8888 && rule.sourceCidr == QLatin1String("203.0.113.50/32");
            });
            if (what == QLatin1String("notebook") && !in)
                throw Error(FailureKind::NotebookNotReady);
        };
        QCOMPARE(launch::prepareToOpen(rig.context(), launched.launchId, {}).toString(), launched.notebookUrl);
        QCOMPARE(rig.cloud.ruleMap.first().size(), 2);
    }

    void theTunnelsPortStaysTheSame()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.access = NotebookAccess::Tunnel;
        const auto launched = rig.launch(plan);
        const auto first = launch::openTunnelFor(rig.context(), launched.launchId, {});
        const auto second = launch::openTunnelFor(rig.context(), launched.launchId, {});
        QCOMPARE(first.url, second.url);
        QCOMPARE(first.url.toString(), launched.notebookUrl);
        QCOMPARE(first.tunnel->localPort(), quint16(first.url.port()));
    }

    // -- small rules
    void addressesBecomeCidrs()
    {
        QCOMPARE(launch::toCidr(QStringLiteral("203.0.113.7")), std::optional(QStringLiteral("203.0.113.7/32")));
        QCOMPARE(launch::toCidr(QStringLiteral("203.0.113.0/24")), std::optional(QStringLiteral("203.0.113.0/24")));
        QCOMPARE(launch::toCidr(QStringLiteral("2001:db8::1")), std::optional(QStringLiteral("2001:db8::1/128")));
        QVERIFY(!launch::toCidr(QStringLiteral("home")));
        QVERIFY(!launch::toCidr(QString()));
        QVERIFY(launch::covers(QStringLiteral("0.0.0.0/0"), QStringLiteral("203.0.113.7/32")));
        QVERIFY(!launch::covers(QStringLiteral("203.0.113.7/32"), QStringLiteral("203.0.113.8/32")));
        QVERIFY(!launch::covers(QStringLiteral("203.0.113.7/32"), QStringLiteral("203.0.113.0/24")));
    }

    void freeSubnetsDoNotOverlap()
    {
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("192.168.0.0/16"), {}),
                 std::optional(QStringLiteral("192.168.0.0/24")));
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("192.168.0.0/16"), {QStringLiteral("192.168.0.0/23")}),
                 std::optional(QStringLiteral("192.168.2.0/24")));
        QCOMPARE(launch::freeSubnetCidr(QStringLiteral("10.0.0.0/24"), {QStringLiteral("10.0.0.0/28")}), std::nullopt);
        QVERIFY(!launch::freeSubnetCidr(QString(), {}));
    }

    void anAddressThatIsNoneIsAnError()
    {
        Rig rig;
        rig.ownAddress = QStringLiteral("my house");
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::InvalidInput));
        QVERIFY(rig.cloud.everything().isEmpty());
        rig.ownAddress.clear();
        QCOMPARE(kindOf([&] { rig.launch(rig.plan()); }), std::optional(FailureKind::OwnAddressUnknown));
        QVERIFY(rig.cloud.everything().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLaunchStates)
#include "test_launch_states.moc"
