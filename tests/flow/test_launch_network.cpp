// What a launch does around its machine, with a fake cloud: who is let in, what is asked before money is spent, what a
// launch that was only to be shown leaves, and what a person is told beforehand.
#include "cli/job.h"
#include "domain/failure.h"
#include "flow/launch_rig.h"
#include "gui/fake_services.h"
#include "launch/git_key.h"
#include "launch/network_setup.h"
#include "launch/open.h"
#include "launch/own_address.h"
#include "provisioning/arguments.h"
#include "support/failure_kind.h"
#include "support/fake_terminal.h"

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

    // One group for all machines of this installation: what one does without, another may be reached by.
    void aPortThatAnotherMachineIsReachedByStaysOpen()
    {
        Rig rig;
        const auto first = rig.launch(rig.plan());
        const QString group = first.machine.securityGroupIds.value(0);
        auto plan = rig.plan();
        plan.profile = QStringLiteral("tunnelled");
        plan.access = NotebookAccess::Tunnel;
        const auto second = rig.launch(plan);
        QCOMPARE(second.machine.securityGroupIds.value(0), group);
        QCOMPARE(sourcesOf(rig.cloud.ruleMap.value(group), 8888).size(), 1);
        launch::release(rig.context(), first.launchId, {}, {});
        launch::followOwnAddress(rig.context(), second.launchId, {});
        QCOMPARE(sourcesOf(rig.cloud.ruleMap.value(group), 8888), QStringList());
        QCOMPARE(sourcesOf(rig.cloud.ruleMap.value(group), 22).size(), 1);
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

    // Asked for, never answered for, and shown only a minute later.
    void whatShowsLateIsUndoneToo()
    {
        Rig rig;
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == QLatin1String("createSecurityGroup") && phase == FakeCloud::Phase::After)
                throw test::Killed();
        };
        QVERIFY_EXCEPTION_THROWN(rig.launch(rig.plan()), test::Killed);
        rig.cloud.hook = {};
        auto late = std::exchange(rig.cloud.groupMap, {});
        QCOMPARE(late.size(), 1);
        const auto shows = rig.clock.now().addSecs(60);
        rig.clock.onSleep([&](base::milliseconds) {
            if (!late.isEmpty() && rig.clock.now() >= shows)
                rig.cloud.groupMap = std::exchange(late, {});
        });
        launch::undo(rig.context(), launch::interrupted(rig.context(), {}).first().launchId, {}, {});
        QVERIFY(late.isEmpty());
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    void whatAnInterruptedLaunchCountsOnStays()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        auto plan = rig.plan();
        plan.profile = QStringLiteral("interrupted");
        rig.cloud.hook = [](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
            if (call.name == QLatin1String("createMachine"))
                throw test::Killed();
        };
        QVERIFY_EXCEPTION_THROWN(rig.launch(plan), test::Killed);
        rig.cloud.hook = {};
        launch::erase(rig.context(), launched.launchId, QStringLiteral("work"), {}, {});
        QCOMPARE(rig.cloud.groupMap.size(), 1);
        QCOMPARE(rig.cloud.keyPairMap.size(), 1);
        const auto left = launch::interrupted(rig.context(), {});
        QCOMPARE(left.size(), 1);
        launch::undo(rig.context(), left.first().launchId, {}, {});
        QVERIFY(rig.cloud.machineMap.isEmpty() && rig.cloud.diskMap.isEmpty());
    }

    // Without a limit the price of the first place is the one that was agreed to; where the place is refused before it
    // is asked for its price again, the one that was shown before the launch.
    void aDearerRungIsNotTakenForARefusedOne_data()
    {
        QTest::addColumn<QString>("refusedAt");
        QTest::addColumn<int>("time");
        QTest::newRow("trial order") << QStringLiteral("dryRun") << 1;
        QTest::newRow("purchase") << QStringLiteral("createMachine") << 1;
        QTest::newRow("price") << QStringLiteral("quote") << 2; // the first one is shown
    }
    void aDearerRungIsNotTakenForARefusedOne()
    {
        QFETCH(QString, refusedAt);
        QFETCH(int, time);
        Rig rig;
        auto plan = rig.plan();
        plan.purchase = Purchase::SpotAtMarket;
        plan.priceLimit.reset();
        plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        rig.cloud.prices.insert(QStringLiteral("t.small@b"), Money::micros(3'000'000, QStringLiteral("CNY")));
        int asked = 0;
        rig.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase phase) {
            if (call.name == refusedAt && phase == FakeCloud::Phase::Before && ++asked == time)
                throw Error(FailureKind::NoStock);
        };
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::PriceAboveLimit));
        QVERIFY(asked >= time && rig.cloud.bought.isEmpty());
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    // -- a launch that was only to be shown
    void whatWasThereBeforeOutlivesAShow_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::newRow("all there already") << QStringLiteral("a");
        QTest::newRow("a subnet of its own") << QStringLiteral("b");
    }
    void whatWasThereBeforeOutlivesAShow()
    {
        QFETCH(QString, zone);
        Rig rig;
        const auto parked = rig.launch(rig.plan());
        launch::park(rig.context(), parked.launchId, launch::KeepBy::Disk, {}, {});
        const auto before = rig.cloud.everything();
        auto plan = rig.plan();
        plan.profile = QStringLiteral("show");
        plan.zoneId = zone;
        const auto shown = rig.launch(plan);
        const auto receipt = launch::takeBack(rig.context(), shown.launchId, {}, {});
        QCOMPARE(receipt.ended.size(), 2);
        QCOMPARE(rig.cloud.everything(), before);
        QCOMPARE(launch::stateOf(rig.context(), QStringLiteral("work"), {}).billing, Billing::Parked);
    }

    void aShowAloneLeavesNothing()
    {
        Rig rig;
        const auto shown = rig.launch(rig.plan());
        launch::takeBack(rig.context(), shown.launchId, {}, {});
        QCOMPARE(rig.cloud.everything(), QStringList());
    }

    void aShowOnAnExistingDiskLeavesTheDisk()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.workDisk.source = WorkDiskSource::Existing;
        plan.workDisk.diskId = rig.cloud.addDisk(QStringLiteral("a")).id;
        plan.securityGroupId = givenGroup(rig);
        const auto before = rig.cloud.everything();
        const auto shown = rig.launch(plan);
        QCOMPARE(rig.cloud.ruleMap.value(plan.securityGroupId).size(), 2);
        launch::takeBack(rig.context(), shown.launchId, {}, {});
        QCOMPARE(rig.cloud.everything(), before);
        QVERIFY(rig.cloud.ruleMap.value(plan.securityGroupId).isEmpty());
    }

    // In a group of the person only the rules of this launch go; what was open for another profile stays open.
    void aShowTakesOnlyItsRulesOutOfAGivenGroup()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.securityGroupId = givenGroup(rig);
        plan.access = NotebookAccess::Tunnel;
        const auto parked = rig.launch(plan);
        launch::park(rig.context(), parked.launchId, launch::KeepBy::Disk, {}, {});
        const auto before = rig.cloud.ruleMap.value(plan.securityGroupId);
        QCOMPARE(before.size(), 1);
        plan.profile = QStringLiteral("show");
        plan.access = NotebookAccess::Address;
        const auto shown = rig.launch(plan);
        QCOMPARE(rig.cloud.ruleMap.value(plan.securityGroupId).size(), 2);
        launch::takeBack(rig.context(), shown.launchId, {}, {});
        QCOMPARE(rig.cloud.ruleMap.value(plan.securityGroupId), before);
    }

    void erasingClosesTheGivenGroupUnlessAnotherMachineUsesIt()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.securityGroupId = givenGroup(rig);
        domain::FirewallRule foreign;
        foreign.fromPort = foreign.toPort = 80;
        foreign.sourceCidr = QStringLiteral("0.0.0.0/0");
        foreign.description = QStringLiteral("web");
        rig.cloud.ruleMap[plan.securityGroupId] = {foreign};
        const auto first = rig.launch(plan);
        plan.profile = QStringLiteral("other");
        const auto other = rig.launch(plan);
        launch::erase(rig.context(), first.launchId, QStringLiteral("work"), {}, {});
        QCOMPARE(rig.cloud.ruleMap.value(plan.securityGroupId).size(), 3);
        launch::erase(rig.context(), other.launchId, QStringLiteral("other"), {}, {});
        QCOMPARE(rig.cloud.ruleMap.value(plan.securityGroupId), QVector<domain::FirewallRule>{foreign});
    }

    // -- what a person is told beforehand
    void warningsComeBeforeAnythingIsMade()
    {
        Rig rig;
        rig.cloud.identityKind = Identity::Kind::Root;
        rig.ownAddress = QStringLiteral("0.0.0.0/0");
        auto plan = rig.plan();
        plan.lease = std::chrono::minutes(0);
        plan.fallbacks = {{QStringLiteral("b"), QStringLiteral("t.small")}};
        rig.cloud.soldOut = QStringList{QStringLiteral("t.small@a")};
        QVector<What> warned;
        int writes = 0;
        auto context = rig.context();
        context.warned = [&](const launch::Check &check) {
            warned.append(check.what);
            writes += rig.cloud.writes();
        };
        launch::launch(context, plan, {}, {});
        QCOMPARE(warned, (QVector<What>{What::RootKey, What::Lease, What::Exposure, What::Stock}));
        QCOMPARE(writes, 0);
    }

    void aKeyThatTheCloudDoesNotTakeIsRefusedBeforeAnythingIsMade()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.sshKeyFile = QStringLiteral("/home/p/.ssh/id_ed25519"); // the stand-in reads one of this type
        QCOMPARE(kindOf([&] { rig.launch(plan); }), std::optional(FailureKind::InvalidInput));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void theGitKeyGoesToTheMachineAlone()
    {
        Rig rig;
        auto plan = rig.plan();
        rig.launch(plan);
        QVERIFY(!rig.stackRuns.last().secrets.contains(provisioning::secretGitKey));
        QVERIFY(!QFile::exists(rig.paths().gitKeyFile()));

        plan.profile = QStringLiteral("with-git");
        plan.gitKey = domain::GitKeySource::Own;
        const auto launched = rig.launch(plan);
        const auto &sent = rig.stackRuns.last().secrets;
        QVERIFY(sent.contains(provisioning::secretGitKey));
        QVERIFY(sent.value(provisioning::secretGitKey).equals(ssh::loadKeyFile(rig.paths().gitKeyFile()).privatePem));
        QVERIFY(!(QFile(rig.paths().gitKeyFile()).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        QVERIFY(launch::ownGitKey(rig.paths()).publicLine.startsWith("ssh-ed25519 "));

        plan.profile = QStringLiteral("with-a-file");
        plan.gitKey = domain::GitKeySource::File;
        QTemporaryDir folder;
        plan.gitKeyFile = folder.filePath(QStringLiteral("id"));
        const auto theirs = ssh::loadOrCreateKeyFile(plan.gitKeyFile, ssh::KeyType::Rsa3072);
        rig.launch(plan);
        QVERIFY(rig.stackRuns.last().secrets.value(provisioning::secretGitKey).equals(theirs.privatePem));
    }

    void aGitKeyThatCannotBeReadIsRefusedBeforeAnythingIsMade()
    {
        Rig rig;
        auto plan = rig.plan();
        plan.gitKey = domain::GitKeySource::File;
        plan.gitKeyFile = QStringLiteral("/nowhere/id");
        const auto failure = test::failureOf([&] { rig.launch(plan); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->kind, FailureKind::InvalidInput);
        QCOMPARE(failure->params.value(QStringLiteral("field")), QStringLiteral("gitKeyFile"));
        QCOMPARE(rig.cloud.writes(), 0);
    }

    void aLaunchLikeMostWarnsOfNothing()
    {
        Rig rig;
        int warned = 0;
        auto context = rig.context();
        context.warned = [&](const launch::Check &) { ++warned; };
        launch::launch(context, rig.plan(), {}, {});
        QCOMPARE(warned, 0);
    }

    void openingToAllIsSaidWheneverItIsDone()
    {
        Rig rig;
        const auto launched = rig.launch(rig.plan());
        rig.ownAddress = QStringLiteral("0.0.0.0/0");
        auto context = rig.context();
        QStringList blocks;
        context.warned = [&](const launch::Check &check) { blocks.append(check.value); };
        const int before = rig.cloud.writes();
        launch::followOwnAddress(context, launched.launchId, {});
        QCOMPARE(blocks, QStringList{QStringLiteral("0.0.0.0/0")});
        QVERIFY(rig.cloud.writes() > before);
    }

    void howWideIsTooWide_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<bool>("tooWide");
        QTest::newRow("all") << QStringLiteral("0.0.0.0/0") << true;
        QTest::newRow("half") << QStringLiteral("128.0.0.0/1") << true;
        QTest::newRow("all of IPv6") << QStringLiteral("::/0") << true;
        QTest::newRow("a large firm") << QStringLiteral("17.0.0.0/8") << false;
        QTest::newRow("one") << QStringLiteral("203.0.113.7/32") << false;
        QTest::newRow("one, IPv6") << QStringLiteral("2001:db8::7/128") << false;
    }
    void howWideIsTooWide()
    {
        QFETCH(QString, block);
        QTEST(launch::letsStrangersIn(block), "tooWide");
    }

    void theTerminalPrintsWarningsBeforeAnythingIsMade()
    {
        test::FakeServices services;
        services.setAccessKey({QStringLiteral("LTAI5tTestTestTest"), base::Secret::copyOf("abcdefghijklmnop1234")}, {});
        services.cloud.identityKind = Identity::Kind::Root;
        services.ownAddress = QStringLiteral("0.0.0.0/0");
        for (const char *options : {"", " --quiet", " --json"}) {
            test::FakeTerminal terminal;
            std::optional<int> warnedBefore;
            services.cloud.hook = [&](const FakeCloud::CallSeen &call, FakeCloud::Phase) {
                if (!call.write)
                    return;
                if (!warnedBefore)
                    warnedBefore = terminal.err().count(QStringLiteral("WARNING"));
                throw Error(FailureKind::PermissionMissing);
            };
            const QString line =
                QStringLiteral("launch --region cn-test --zone a --type t.small --at-market --lease none")
                + QString::fromLatin1(options);
            const auto parsed = cli::parseCommandLine(line.split(QLatin1Char(' ')));
            QVERIFY2(parsed.command, qPrintable(parsed.text));
            cli::ProgressView progress(terminal, services.clock(), parsed.command->quiet);
            const cli::Job job{*parsed.command, services, terminal, progress, {}};
            QCOMPARE(kindOf([&] { cli::execute(job); }), std::optional(FailureKind::PermissionMissing));
            QCOMPARE(warnedBefore, std::optional(3));
            QCOMPARE(terminal.err().count(QStringLiteral("WARNING")), 3);
            QVERIFY2(terminal.err().contains(QStringLiteral("0.0.0.0/0")), qPrintable(terminal.err()));
            QVERIFY(terminal.out().isEmpty());
        }
    }

private:
    using What = launch::Check::What;
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
