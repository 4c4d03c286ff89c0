// Profiles on disk, and the import of the older tool's config.json.
#include "base/secret.h"
#include "storage/profile_store.h"
#include "support/failure_kind.h"
#include "support/seed_config.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace spotbook;
using namespace spotbook::domain;
using storage::ProfileStore;

namespace {

struct Home
{
    QTemporaryDir folder;
    storage::Paths paths = storage::Paths::below(folder.path());
    ProfileStore store{paths};

    QString write(const QByteArray &content, const char *name = "config.json") const
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return path;
    }
};

LaunchPlan named(const char *name)
{
    LaunchPlan plan;
    plan.profile = QString::fromLatin1(name);
    plan.regionId = QStringLiteral("cn-hongkong");
    plan.typeId = QStringLiteral("ecs.gn5-c4g1.xlarge");
    return plan;
}

using test::seedConfig;

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saveLoadRemove()
    {
        Home home;
        QVERIFY(home.store.names().isEmpty());
        home.store.save(named("b"));
        home.store.save(named("a"));
        QCOMPARE(home.store.names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(home.store.load(QStringLiteral("a")) == named("a"));
        home.store.remove(QStringLiteral("a"));
        home.store.remove(QStringLiteral("a"));
        QCOMPARE(home.store.names(), QStringList{QStringLiteral("b")});
        QVERIFY_FAILS(home.store.load(QStringLiteral("a")), NotFound);
    }

    void fileNameIsTheName()
    {
        Home home;
        home.store.save(named("a"));
        QVERIFY(QFile::rename(home.paths.profiles() + QStringLiteral("/a.json"),
                              home.paths.profiles() + QStringLiteral("/c.json")));
        QCOMPARE(home.store.load(QStringLiteral("c")).profile, QStringLiteral("c"));
    }

    void namesDoNotLeaveTheFolder()
    {
        Home home;
        for (const char *name : {"../x", "a/b", "", ".hidden", "a\nb", "a\n"}) {
            QVERIFY_FAILS(home.store.load(QString::fromLatin1(name)), InvalidInput);
            QVERIFY_FAILS(home.store.save(named(name)), InvalidInput);
            QVERIFY_FAILS(home.store.remove(QString::fromLatin1(name)), InvalidInput);
        }
    }

    void unreadableNamesFileAndReason()
    {
        Home home;
        home.paths.create();
        for (const char *content : {"not json", "{\"region\":\"r\",\"type\":\"t\",\"zoen\":\"z\"}", "[]", ""}) {
            home.write(content, "config/profiles/bad.json");
            const auto failure = test::failureOf([&] { home.store.load(QStringLiteral("bad")); });
            QVERIFY(failure && failure->kind == FailureKind::ProfileUnreadable);
            QVERIFY(failure->params.value(QStringLiteral("file")).endsWith(QStringLiteral("/bad.json")));
            QVERIFY(!failure->params.value(QStringLiteral("reason")).isEmpty());
        }
        QVERIFY_FAILS(ProfileStore::import(home.folder.filePath(QStringLiteral("none")), QStringLiteral("x")),
                      ProfileUnreadable);
        QVERIFY_FAILS(ProfileStore::import(home.folder.path(), QStringLiteral("x")), ProfileUnreadable);
    }

    void exportAndImportAreInverse()
    {
        Home home;
        const auto plan = named("a");
        const auto file = home.write("\xef\xbb\xbf" + ProfileStore::exported(plan));
        auto back = ProfileStore::import(file, QStringLiteral("b"));
        QCOMPARE(back.profile, QStringLiteral("b"));
        back.profile = plan.profile;
        QVERIFY(back == plan);
    }

    void importsTheOlderConfig()
    {
        Home home;
        const auto plan = ProfileStore::import(home.write(seedConfig), QStringLiteral("old"));
        QCOMPARE(plan.profile, QStringLiteral("old"));
        QCOMPARE(plan.regionId, QStringLiteral("cn-hongkong"));
        QCOMPARE(plan.zoneId, QStringLiteral("cn-hongkong-c"));
        QCOMPARE(plan.typeId, QStringLiteral("ecs.gn5-c4g1.xlarge"));
        QCOMPARE(plan.imageId,
                 QStringLiteral("ubuntu_16_0402_64_20G_alibase_20170818.vhd")); // kept although long gone
        QCOMPARE(plan.machineName, QStringLiteral("ecs-ml-01"));
        QCOMPARE(plan.securityGroupId, QStringLiteral("sg-j6c0"));
        QVERIFY(plan.purchase == Purchase::SpotWithLimit);
        QCOMPARE(plan.priceLimit->toDecimal(), QStringLiteral("2.00"));
        QCOMPARE(plan.priceLimit->currency(), QStringLiteral("CNY"));
        QVERIFY(plan.bandwidthBilling == BandwidthBilling::ByTraffic);
        QCOMPARE(plan.bandwidthMbit, 5);
        QCOMPARE(plan.systemDiskGiB, 60);
        QVERIFY(plan.workDisk.source == WorkDiskSource::Existing);
        QCOMPARE(plan.workDisk.diskId, QStringLiteral("d-j6c0"));
        // What a launch decides by itself is left out: no order would be accepted with it.
        QCOMPARE(plan.extraParameters,
                 (QMap<QString, QString>{{QStringLiteral("IoOptimized"), QStringLiteral("optimized")},
                                         {QStringLiteral("SystemDisk.DiskName"), QStringLiteral("old-disk")}}));
        QVERIFY(plan.problems().isEmpty());
        home.store.save(plan);
        QVERIFY(home.store.load(QStringLiteral("old")) == plan);
    }

    void importsASnapshotWhenThereIsNoDisk()
    {
        Home home;
        const auto plan =
            ProfileStore::import(home.write(QByteArray(seedConfig).replace("d-j6c0", "")), QStringLiteral("old"));
        QVERIFY(plan.workDisk.source == WorkDiskSource::Snapshot);
        QCOMPARE(plan.workDisk.snapshotId, QStringLiteral("s-j6c0"));
    }

    void importsWithoutAnyDisk()
    {
        Home home;
        const auto plan = ProfileStore::import(
            home.write(
                R"({"RegionId":"r","CreateInstanceParams":{"InstanceType":"t","SpotStrategy":"SpotAsPriceGo"}})"),
            QStringLiteral("old"));
        QVERIFY(plan.workDisk.source == WorkDiskSource::New);
        QVERIFY(plan.purchase == Purchase::SpotAtMarket && !plan.priceLimit);
    }

    void importNamesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("place");
        QTest::newRow("strategy") << QByteArray("SpotWithPriceLimit") << QByteArray("Cheap")
                                  << QStringLiteral("CreateInstanceParams.SpotStrategy");
        QTest::newRow("price") << QByteArray("2.0") << QByteArray("-2")
                               << QStringLiteral("CreateInstanceParams.SpotPriceLimit");
        QTest::newRow("bandwidth") << QByteArray("5,") << QByteArray("\"x\",")
                                   << QStringLiteral("CreateInstanceParams.InternetMaxBandwidthOut");
        QTest::newRow("type") << QByteArray("\"InstanceType\"") << QByteArray("\"X\"")
                              << QStringLiteral("CreateInstanceParams.InstanceType");
        QTest::newRow("region") << QByteArray("\"RegionId\"") << QByteArray("\"X\"") << QStringLiteral("RegionId");
        QTest::newRow("by the month") << QByteArray("PostPaid") << QByteArray("PrePaid")
                                      << QStringLiteral("CreateInstanceParams.InstanceChargeType");
        QTest::newRow("extra") << QByteArray("\"optimized\"") << QByteArray("[1]")
                               << QStringLiteral("CreateInstanceParams.IoOptimized");
    }

    void importNamesWhatIsWrong()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, place);
        Home home;
        const auto file = home.write(QByteArray(seedConfig).replace(from, to));
        const auto failure = test::failureOf([&] { ProfileStore::import(file, QStringLiteral("x")); });
        QVERIFY(failure && failure->kind == FailureKind::ProfileUnreadable);
        QCOMPARE(failure->params.value(QStringLiteral("file")), file);
        QVERIFY2(failure->params.value(QStringLiteral("reason")).startsWith(place),
                 qPrintable(failure->params.value(QStringLiteral("reason"))));
    }

    void refusesSecrets()
    {
        Home home;
        const auto secret = base::Secret::copyOf("a-notebook-password");
        auto plan = named("a");
        plan.extraParameters.insert(QStringLiteral("Password"), QStringLiteral("a-notebook-password"));
        QVERIFY_FAILS(home.store.save(plan), Internal);
        QVERIFY(home.store.names().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "test_profiles.moc"
