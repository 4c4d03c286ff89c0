// The verbs over a cloud in memory: JSON shapes, exit codes, and that no secret is printed.
#include "support/failure_kind.h"
#include "unit/cli_bench.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using test::Bench;

class TestCliVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAKeyNothingIsAsked()
    {
        Bench bench;
        for (const char *line : {"regions --json", "prices --json", "list --json", "sweep --json", "launch --json"}) {
            QCOMPARE(bench.run(line), 6);
            const auto error = bench.json().value(QStringLiteral("error")).toObject();
            QCOMPARE(error.value(QStringLiteral("kind")).toString(), QStringLiteral("KeyMissing"));
            for (const char *field :
                 {"code", "requestId", "title", "explanation", "remedy", "command", "link", "params", "detail"})
                QVERIFY2(error.contains(QLatin1String(field)), field);
            QCOMPARE(error.value(QStringLiteral("command")).toString(), QStringLiteral("spotbook keys set"));
        }
    }

    void keysAreSetWithoutBeingShown()
    {
        Bench bench;
        bench.terminal.input =
            QStringList{QStringLiteral("LTAI5tTestTestTest"), QStringLiteral(" abcdefghijklmnop1234\r")};
        QCOMPARE(bench.run("keys set"), 0);
        QVERIFY(!QString(bench.terminal.out() + bench.terminal.err()).contains(QStringLiteral("abcdefghijklmnop")));
        const auto key = bench.services.accessKey({});
        QVERIFY(key && key->secret.equals(base::Secret::copyOf("abcdefghijklmnop1234")));
        QCOMPARE(bench.run("keys check --json"), 0);
        const auto json = bench.json();
        QVERIFY(json.value(QStringLiteral("practice")).toBool());
        QVERIFY(json.value(QStringLiteral("identity")).toObject().contains(QStringLiteral("accountId")));
        QCOMPARE(json.value(QStringLiteral("balance")).toObject().value(QStringLiteral("amount")).toString(),
                 QStringLiteral("500.00"));
        QCOMPARE(json.value(QStringLiteral("checks")).toArray().size(), 8 + bench.services.cloud.permissionMap.size());
        QCOMPARE(bench.run("keys forget --json"), 0);
        QVERIFY(!bench.services.accessKey({}));
    }

    void theAccountIsCheckedLineByLine()
    {
        Bench bench;
        bench.giveKey();
        QCOMPARE(bench.run("keys check --region cn-test"), 0);
        QVERIFY2(bench.terminal.out().contains(QStringLiteral("✓ Balance: ¥500.00")), qPrintable(bench.terminal.out()));
        QVERIFY(!bench.terminal.out().contains(QStringLiteral("fake:AttachDisk")));
        bench.services.cloud.permissionMap[QStringLiteral("fake:BuyMachine")] = domain::Permission::State::Missing;
        QCOMPARE(bench.run("keys check"), 6);
        QVERIFY(bench.terminal.out().contains(QStringLiteral("✗ fake:BuyMachine")));
        bench.services.cloud.permissionMap[QStringLiteral("fake:BuyMachine")] = domain::Permission::State::Allowed;
        bench.services.cloud.quotasNow = {0, 0, true};
        QCOMPARE(bench.run("keys check --region cn-test --json"), 1);
        const auto checks = bench.json().value(QStringLiteral("checks")).toArray();
        QJsonObject quota;
        for (const auto &row : checks) {
            if (row.toObject().value(QStringLiteral("check")).toString() == QLatin1String("quota"))
                quota = row.toObject();
        }
        QCOMPARE(quota.value(QStringLiteral("state")).toString(), QStringLiteral("problem"));
        QVERIFY(quota.value(QStringLiteral("request")).toString().contains(QStringLiteral("cn-test")));
        QCOMPARE(quota.value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("QuotaZero"));
    }

    void aWrongKeyIsNotKept()
    {
        Bench bench;
        bench.services.keyFailure = domain::Failure{domain::FailureKind::SecretWrong};
        bench.terminal.input = QStringList{QStringLiteral("abcdefghijklmnop1234")};
        QCOMPARE(bench.run("keys set --id LTAI5tTestTestTest"), 6);
        QVERIFY(!bench.services.accessKey({}));
    }

    void aMissingKeychainIsSaid()
    {
        Bench bench;
        bench.services.keychain.missing = true;
        bench.terminal.input = QStringList{QStringLiteral("abcdefghijklmnop1234")};
        QCOMPARE(bench.run("keys set --id LTAI5tTestTestTest --json"), 6);
        QCOMPARE(bench.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("KeychainMissing"));
    }

    void passwords()
    {
        Bench bench;
        bench.terminal.input = QStringList{QStringLiteral("short")};
        QCOMPARE(bench.run("password set thesis"), 2);
        bench.terminal.input = QStringList{QStringLiteral("long enough now")};
        QCOMPARE(bench.run("password set thesis"), 0);
        QVERIFY(!bench.terminal.out().contains(QStringLiteral("long enough")));
        QCOMPARE(bench.run("password show thesis"), 0);
        QVERIFY(bench.terminal.out().contains(QStringLiteral("long enough now")));
        QCOMPARE(bench.run("password show thesis --json"), 0);
        QCOMPARE(bench.json().value(QStringLiteral("password")).toString(), QStringLiteral("long enough now"));
        QCOMPARE(bench.run("password show other"), 3);
        bench.terminal.interactive = true;
        bench.terminal.input = QStringList{QStringLiteral("long enough now"), QStringLiteral("not the same one")};
        QCOMPARE(bench.run("password set thesis"), 2);
    }

    void whatIsForSale()
    {
        Bench bench;
        bench.giveKey();
        QCOMPARE(bench.run("regions --json"), 0);
        const auto regions = bench.json().value(QStringLiteral("regions")).toArray();
        QVERIFY(!regions.isEmpty());
        QStringList fields = regions.first().toObject().keys();
        QCOMPARE(fields, (QStringList{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("soldOut")}));
        QCOMPARE(bench.run("types --all --json"), 0);
        const auto type = bench.json().value(QStringLiteral("types")).toArray().first().toObject();
        for (const char *field : {"id", "family", "vcpus", "memoryGiB", "gpus", "gpuName", "gpuMemoryGiB", "localDisks",
                                  "localDiskGiB", "architecture", "stopEndsCharge"})
            QVERIFY2(type.contains(QLatin1String(field)), field);
        QCOMPARE(bench.run(
                     qPrintable(QStringLiteral("prices --json --type ") + type.value(QStringLiteral("id")).toString())),
                 0);
        const auto prices = bench.json().value(QStringLiteral("prices")).toArray();
        QVERIFY(!prices.isEmpty());
        for (const char *field : {"region", "zone", "type", "stock", "spotPerHour", "onDemandPerHour",
                                  "releasePercent30Days", "perUsefulHour"})
            QVERIFY2(prices.first().toObject().contains(QLatin1String(field)), field);
        QCOMPARE(bench.run("prices --region nirvana --json"), 2);
        QCOMPARE(bench.run("types --family nothing --json"), 3);
    }

    void profiles()
    {
        Bench bench;
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"region\": \"r1\", \"type\": \"t.1\", \"purchase\": \"spot-at-market\"}");
        file.close();
        domain::LaunchPlan plan = storage::ProfileStore::import(file.fileName(), QStringLiteral("thesis"));
        bench.services.profiles().save(plan);
        QCOMPARE(bench.run("profile list --json"), 0);
        QCOMPARE(bench.json().value(QStringLiteral("profiles")).toArray().first().toString(), QStringLiteral("thesis"));
        QCOMPARE(bench.run("profile show thesis --json"), 0);
        QCOMPARE(bench.json().value(QStringLiteral("profile")).toObject().value(QStringLiteral("region")).toString(),
                 QStringLiteral("r1"));
        const QString target = folder.filePath(QStringLiteral("out.json"));
        QCOMPARE(bench.run(qPrintable(QStringLiteral("profile export thesis ") + target)), 0);
        QCOMPARE(bench.run(qPrintable(QStringLiteral("profile import %1 --name copy").arg(target))), 0);
        QCOMPARE(bench.services.profiles().load(QStringLiteral("copy")).typeId, QStringLiteral("t.1"));
        QCOMPARE(bench.run("profile remove copy"), 0);
        QCOMPARE(bench.run("profile remove copy"), 3);
        QCOMPARE(bench.run("profile show nothing --json"), 3);
        QFile broken(folder.filePath(QStringLiteral("broken.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is no JSON");
        broken.close();
        QCOMPARE(bench.run(qPrintable(QStringLiteral("profile import %1 --json").arg(broken.fileName()))), 2);
        QCOMPARE(bench.json().value(QStringLiteral("error")).toObject().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("ProfileUnreadable"));
    }

    void nothingIsThere()
    {
        Bench bench;
        bench.giveKey();
        QCOMPARE(bench.run("list --json"), 0);
        QVERIFY(bench.json().value(QStringLiteral("launches")).toArray().isEmpty());
        QVERIFY(bench.json().contains(QStringLiteral("interrupted")));
        QCOMPARE(bench.run("sweep --json"), 0);
        QVERIFY(bench.json().value(QStringLiteral("items")).toArray().isEmpty());
        QCOMPARE(bench.run("receipts --json"), 0);
        for (const char *line : {"status x", "open x", "park x", "stop x", "release x", "erase x --confirm x",
                                 "lease x 2h", "undo", "resume x", "start x", "launch --profile x"})
            QVERIFY2(bench.run(line) == 3, line);
        QCOMPARE(bench.services.cloud.writes(), 0);
    }

    void anErrorIsWordsOnStandardError()
    {
        Bench bench;
        bench.giveKey();
        QCOMPARE(bench.run("status x"), 3);
        QVERIFY(bench.terminal.out().isEmpty());
        QVERIFY2(bench.terminal.err().contains(QStringLiteral("$ spotbook list")), qPrintable(bench.terminal.err()));
    }
};

QTEST_GUILESS_MAIN(TestCliVerbs)
#include "test_cli_verbs.moc"
