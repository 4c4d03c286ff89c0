// What is typed becomes a value, or a message and exit code 2.
#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/progress_view.h"
#include "support/failure_kind.h"
#include "support/fake_clock.h"
#include "support/fake_terminal.h"

#include <QtTest>

using namespace spotbook;
using cli::Verb;

namespace {

cli::Parsed parse(const char *line)
{
    return cli::parseCommandLine(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

domain::LaunchPlan applied(const char *options, domain::LaunchPlan plan = {})
{
    const auto parsed = parse(qPrintable(QStringLiteral("launch ") + QString::fromUtf8(options)));
    if (!parsed.command)
        throw std::runtime_error(parsed.text.toStdString());
    parsed.command->plan.applyTo(plan, QStringLiteral("CNY"));
    return plan;
}

} // namespace

class TestCliCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verbs_data()
    {
        QTest::addColumn<int>("verb");
        const auto row = [](const char *line, Verb verb) { QTest::newRow(line) << int(verb); };
        row("", Verb::Window);
        row("keys set", Verb::KeysSet);
        row("keys check", Verb::KeysCheck);
        row("keys forget", Verb::KeysForget);
        row("keys policy", Verb::KeysPolicy);
        row("keys git", Verb::KeysGit);
        row("password set thesis", Verb::PasswordSet);
        row("password show thesis", Verb::PasswordShow);
        row("regions", Verb::Regions);
        row("types --all", Verb::Types);
        row("prices --region cn-hongkong --region us-west-1", Verb::Prices);
        row("launch --profile thesis", Verb::Launch);
        row("list", Verb::List);
        row("status thesis", Verb::Status);
        row("open thesis", Verb::Open);
        row("park thesis --keep snapshot", Verb::Park);
        row("stop thesis", Verb::Stop);
        row("start thesis", Verb::Start);
        row("release thesis", Verb::Release);
        row("erase thesis --confirm thesis", Verb::Erase);
        row("undo", Verb::Undo);
        row("resume", Verb::Resume);
        row("sweep --tidy", Verb::Sweep);
        row("lease thesis 2h", Verb::Lease);
        row("receipts", Verb::Receipts);
        row("ssh thesis", Verb::Ssh);
        row("ssh-config thesis --add", Verb::SshConfig);
        row("profile list", Verb::ProfileList);
        row("profile show thesis", Verb::ProfileShow);
        row("profile import config.json --name thesis", Verb::ProfileImport);
        row("profile export thesis", Verb::ProfileExport);
        row("profile remove thesis", Verb::ProfileRemove);
    }

    void verbs()
    {
        QFETCH(int, verb);
        const auto parsed = parse(QTest::currentDataTag());
        QVERIFY2(parsed.command.has_value(), qPrintable(parsed.text));
        QCOMPARE(int(parsed.command->verb), verb);
        QVERIFY(!parsed.command->json);
        // Every verb takes --json, before and after its name.
        const auto after = parse(qPrintable(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(" --json")));
        QVERIFY(after.command && after.command->json && int(after.command->verb) == verb);
        const auto before = parse(qPrintable(QStringLiteral("--json ") + QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(before.command && before.command->json && int(before.command->verb) == verb);
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<bool>("unused");
        for (const char *line : {"nonsense",
                                 "launch --bogus",
                                 "keys",
                                 "profile",
                                 "status",
                                 "lease thesis",
                                 "lease thesis soon",
                                 "launch --at-market --on-demand",
                                 "launch --disk d-1 --snapshot s-1",
                                 "launch --disk-size ten",
                                 "launch --access telnet",
                                 "launch --once --stay",
                                 "launch --once --save",
                                 "park thesis --keep nothing",
                                 "regions list",
                                 "launch --price-limit 2 --on-demand",
                                 "ssh",
                                 "ssh-config",
                                 "ssh-config thesis --add --remove",
                                 "launch --once --keep-on-failure",
                                 "park thesis --keep-on-failure"})
            QTest::newRow(line) << true;
    }

    void nonsenseIsRefused()
    {
        const auto parsed = parse(QTest::currentDataTag());
        QVERIFY(!parsed.command);
        QCOMPARE(parsed.exitCode, 2);
        QVERIFY(!parsed.text.isEmpty());
        QVERIFY(!parsed.json);
        QVERIFY(parse(qPrintable(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(" --json"))).json);
    }

    void helpAndVersionAreNoError()
    {
        for (const char *line : {"--help", "launch --help", "keys --help", "--version"}) {
            const auto parsed = parse(line);
            QVERIFY(!parsed.command);
            QCOMPARE(parsed.exitCode, 0);
            QVERIFY2(parsed.text.contains(QStringLiteral("spotbook"))
                         || parsed.text.contains(QStringLiteral("OPTIONS")),
                     qPrintable(parsed.text));
        }
        // The exit codes are part of the help.
        QVERIFY(parse("--help").text.contains(
            QStringLiteral("5 stopped halfway or not all undone: something may still cost money")));
    }

    void thereIsNoWayToPassASecret()
    {
        for (const char *line :
             {"keys set --secret abc", "keys set abc", "launch --password abc", "password set thesis abc"})
            QVERIFY2(!parse(line).command, line);
    }

    void aPlanFromOptions()
    {
        const auto plan =
            applied("--region cn-hongkong --zone cn-hongkong-b --type ecs.gn5-c4g1.xlarge --price-limit 4.50 "
                    "--disk-size 80 --disk-category cloud_ssd --access tunnel --lease 2h --bandwidth 10 "
                    "--bandwidth-billing bandwidth --machine-name box --ssh-key /k --image-family f --stack s "
                    "--system-disk-size 60 --security-group sg-1 --name thesis");
        QCOMPARE(plan.regionId, QStringLiteral("cn-hongkong"));
        QCOMPARE(plan.zoneId, QStringLiteral("cn-hongkong-b"));
        QCOMPARE(plan.typeId, QStringLiteral("ecs.gn5-c4g1.xlarge"));
        QCOMPARE(plan.purchase, domain::Purchase::SpotWithLimit);
        QCOMPARE(plan.priceLimit->inMicros(), 4'500'000);
        QCOMPARE(plan.priceLimit->currency(), QStringLiteral("CNY"));
        QCOMPARE(plan.workDisk.source, domain::WorkDiskSource::New);
        QCOMPARE(plan.workDisk.sizeGiB, 80);
        QCOMPARE(plan.workDisk.category, QStringLiteral("cloud_ssd"));
        QCOMPARE(plan.access, domain::NotebookAccess::Tunnel);
        QCOMPARE(plan.lease, std::chrono::hours(2));
        QCOMPARE(plan.bandwidthMbit, 10);
        QCOMPARE(plan.bandwidthBilling, domain::BandwidthBilling::ByBandwidth);
        QCOMPARE(plan.machineName, QStringLiteral("box"));
        QCOMPARE(plan.sshKeyFile, QStringLiteral("/k"));
        QCOMPARE(plan.imageFamily, QStringLiteral("f"));
        QCOMPARE(plan.stack, QStringLiteral("s"));
        QCOMPARE(plan.systemDiskGiB, 60);
        QCOMPARE(plan.securityGroupId, QStringLiteral("sg-1"));
        QCOMPARE(plan.profile, QStringLiteral("thesis"));
        QVERIFY(plan.gitKey == domain::GitKeySource::None);
        QVERIFY(plan.problems().isEmpty());
    }

    void keyFilesAreFoundFromAnyFolder()
    {
        const auto plan = applied("--ssh-key k --git-key sub/g");
        QCOMPARE(plan.sshKeyFile, QDir::current().filePath(QStringLiteral("k")));
        QVERIFY(plan.gitKey == domain::GitKeySource::File);
        QCOMPARE(plan.gitKeyFile, QDir::current().filePath(QStringLiteral("sub/g")));
        QVERIFY(applied("--git-key own").gitKey == domain::GitKeySource::Own);
        QVERIFY(applied("--git-key none").gitKey == domain::GitKeySource::None);
        QVERIFY(parse("ssh thesis --root").command->asRoot && !parse("ssh thesis").command->asRoot);
    }

    void aSpendingLimitIsAnAmountOrNone()
    {
        const auto limited = applied("--spending-limit 20");
        QVERIFY(limited.spendingLimit == domain::Money::parse(QStringLiteral("20"), QStringLiteral("CNY")));
        QVERIFY(limited.addMissingRules);
        const auto free = applied("--spending-limit none --security-group sg-1 --keep-rules");
        QVERIFY(!free.spendingLimit && !free.addMissingRules);
        for (const char *bad : {"--spending-limit much", "--spending-limit 0", "--spending-limit -3"}) {
            bool refused = false;
            try {
                applied(bad);
            } catch (const domain::Error &error) {
                refused = error.kind() == domain::FailureKind::InvalidInput
                          && error.failure().params.value(QStringLiteral("field")) == QLatin1String("spendingLimit");
            }
            QVERIFY2(refused, bad);
        }
    }

    void optionsOverAProfile()
    {
        domain::LaunchPlan saved;
        saved.regionId = QStringLiteral("r1");
        saved.zoneId = QStringLiteral("r1-a");
        saved.typeId = QStringLiteral("t");
        saved.priceLimit = domain::Money::micros(1'000'000, QStringLiteral("CNY"));
        saved.workDisk.source = domain::WorkDiskSource::Existing;
        saved.workDisk.diskId = QStringLiteral("d-1");
        QCOMPARE(applied("", saved), saved);
        QCOMPARE(applied("--region r2", saved).zoneId, QString()); // a zone of another region means nothing
        const auto market = applied("--at-market", saved);
        QCOMPARE(market.purchase, domain::Purchase::SpotAtMarket);
        QVERIFY(!market.priceLimit);
        const auto snapshot = applied("--snapshot s-1", saved);
        QCOMPARE(snapshot.workDisk.source, domain::WorkDiskSource::Snapshot);
        QVERIFY(snapshot.workDisk.diskId.isEmpty());
        QVERIFY_FAILS(applied("--price-limit cheap", saved), InvalidInput);
        QVERIFY_FAILS(applied("--price-limit -1", saved), InvalidInput);
    }

    void leases()
    {
        using std::chrono::minutes;
        QCOMPARE(cli::parseLease(QStringLiteral("2h")), minutes(120));
        QCOMPARE(cli::parseLease(QStringLiteral("1h30m")), minutes(90));
        QCOMPARE(cli::parseLease(QStringLiteral("45")), minutes(45));
        QCOMPARE(cli::parseLease(QStringLiteral("none")), minutes(0));
        for (const char *text : {"", "h", "-2h", "2d", "2h ", "0m", "soon", "99999h"})
            QVERIFY2(!cli::parseLease(QString::fromLatin1(text)), text);
    }

    void exitCodes()
    {
        using K = domain::FailureKind;
        QCOMPARE(int(cli::exitCodeFor(K::NoStock)), 1);
        QCOMPARE(int(cli::exitCodeFor(K::InvalidInput)), 2);
        QCOMPARE(int(cli::exitCodeFor(K::RegionUnknown)), 2);
        QCOMPARE(int(cli::exitCodeFor(K::ProfileUnreadable)), 2);
        QCOMPARE(int(cli::exitCodeFor(K::NotFound)), 3);
        QCOMPARE(int(cli::exitCodeFor(K::Cancelled)), 4);
        QCOMPARE(int(cli::exitCodeFor(K::UndoIncomplete)), 5);
        QCOMPARE(int(cli::exitCodeFor(K::StoppedHalfway)), 5);
        QCOMPARE(int(cli::exitCodeFor(K::OutcomeUnknown)), 5);
        QCOMPARE(int(cli::exitCodeFor(K::SecretWrong)), 6);
        QCOMPARE(int(cli::exitCodeFor(K::KeychainLocked)), 6);
    }

    void progressIsALinePerStage()
    {
        test::FakeTerminal terminal;
        test::FakeClock clock;
        cli::ProgressView view(terminal, clock, false);
        const auto report = [&](domain::Stage stage, domain::StageState state, const QString &item, int seconds) {
            view.report({stage, state, item, {}, -1, std::chrono::seconds(seconds)});
        };
        report(domain::Stage::Boot, domain::StageState::Running, {}, 0);
        QVERIFY(view.current().startsWith(QStringLiteral("Start the machine")));
        report(domain::Stage::Boot, domain::StageState::Done, {}, 12);
        QVERIFY(view.current().isEmpty());
        report(domain::Stage::Provision, domain::StageState::Running, {}, 0);
        report(domain::Stage::Provision, domain::StageState::Running, QStringLiteral("30-disk"), 0);
        clock.advance(std::chrono::seconds(3));
        report(domain::Stage::Provision, domain::StageState::Done, QStringLiteral("30-disk"), 3);
        clock.advance(std::chrono::seconds(4));
        report(domain::Stage::Provision, domain::StageState::Skipped, QStringLiteral("40-tools"), 7);
        report(domain::Stage::Provision, domain::StageState::Failed, {}, 70);
        QCOMPARE(terminal.err(),
                 QStringLiteral("… Start the machine\n✓ Start the machine (12 s)\n"
                                "… Prepare the machine\n  ✓ Work disk (3.0 s)\n"
                                "  - Tools for the terminal (4.0 s)\n✗ Prepare the machine (1 min 10 s)\n"));
        QVERIFY(terminal.out().isEmpty());
    }

    void onATerminalTheLineLives()
    {
        test::FakeTerminal terminal;
        terminal.interactive = true;
        test::FakeClock clock;
        cli::ProgressView view(terminal, clock, false);
        view.report({domain::Stage::Boot, domain::StageState::Running, {}, {}, -1, std::chrono::seconds(0)});
        clock.advance(std::chrono::seconds(11));
        view.refresh();
        QVERIFY2(terminal.err().endsWith(QStringLiteral("\r\033[K… Start the machine (11 s)")),
                 qPrintable(terminal.err()));
        terminal.note(QStringLiteral("said"));
        QVERIFY(terminal.err().endsWith(QStringLiteral("\r\033[Ksaid\n")));
    }

    void quietIsQuietAndSecretsAreRedacted()
    {
        test::FakeTerminal terminal;
        test::FakeClock clock;
        cli::ProgressView view(terminal, clock, true);
        view.report({domain::Stage::Boot, domain::StageState::Done, {}, {}, -1, std::chrono::seconds(1)});
        QVERIFY(terminal.err().isEmpty());
        const auto secret = base::Secret::copyOf("correct-horse-battery");
        terminal.line(QStringLiteral("a correct-horse-battery b"));
        terminal.note(QStringLiteral("correct-horse-battery"));
        QVERIFY(!QString(terminal.out() + terminal.err()).contains(QStringLiteral("horse")));
        terminal.reveal(QStringLiteral("Password:"), secret);
        QVERIFY(terminal.out().endsWith(QStringLiteral("Password: correct-horse-battery\n")));
    }
};

QTEST_GUILESS_MAIN(TestCliCommandLine)
#include "test_cli_command_line.moc"
