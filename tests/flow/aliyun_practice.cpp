// Every verb of the provider against the real practice cloud over real HTTP.
#include "base/random.h"
#include "base/wait_for.h"
#include "cloud/aliyun/aliyun_provider.h"
#include "domain/failure.h"
#include "support/practice_server.h"

#include <QJsonArray>
#include <QtTest>

using namespace spotbook;
using namespace std::chrono_literals;
using cloud::Call;
using domain::FailureKind;
using domain::Purchase;

namespace {

const QString region = QStringLiteral("cn-hangzhou");

template <typename Work>
FailureKind kindOf(Work &&work)
{
    try {
        work();
    } catch (const domain::Error &error) {
        return error.kind();
    }
    return FailureKind::Internal;
}

QJsonObject fault(const char *name, const char *action, bool afterWork = false)
{
    return {{QStringLiteral("fault"), QString::fromLatin1(name)},
            {QStringLiteral("action"), QString::fromLatin1(action)},
            {QStringLiteral("afterWork"), afterWork}};
}

} // namespace

class AliyunPractice : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PracticeServer> m_server;
    std::unique_ptr<net::HttpClient> m_http;
    base::SystemClock m_clock;
    std::unique_ptr<cloud::CloudProvider> m_cloud;
    domain::Offer m_offer;
    QString m_image;
    domain::Tags m_tags;

    std::unique_ptr<cloud::CloudProvider> providerWith(const char *id, const char *secret)
    {
        return cloud::aliyun::makeAliyunProvider(
            *m_http, m_clock, {QString::fromLatin1(id), base::Secret::copyOf(secret), {}}, m_server->endpoint());
    }
    static QString token() { return base::randomUuid(); }

    template <typename Probe>
    bool until(Probe &&probe)
    {
        const auto waited =
            base::waitFor(m_clock, {}, base::Deadline::after(m_clock, 20s), 50ms,
                          [&]() -> std::optional<bool> { return probe() ? std::optional(true) : std::nullopt; });
        return waited.end == base::WaitEnd::Done;
    }
    domain::Machine machine(const QString &id) { return m_cloud->machines(region, {{}, {id}}, {}).value(0); }
    domain::Disk disk(const QString &id) { return m_cloud->disks(region, {{}, {id}}, {}).value(0); }

    struct Ground
    {
        QString network;
        QString subnet;
        QString group;
    };
    Ground makeGround(const QString &name)
    {
        Ground ground;
        ground.network = m_cloud->createNetwork(region, {name, QStringLiteral("192.168.0.0/16"), m_tags}, token(), {});
        until([&] { return m_cloud->networks(region, {{}, {ground.network}}, {}).value(0).ready; });
        ground.subnet = m_cloud->createSubnet(region, ground.network, m_offer.zoneId,
                                              {name, QStringLiteral("192.168.7.0/24"), m_tags}, token(), {});
        until([&] {
            const auto all = m_cloud->subnets(region, ground.network, {});
            return !all.isEmpty() && all.first().ready;
        });
        ground.group = m_cloud->createSecurityGroup(region, ground.network, name, m_tags, token(), {});
        return ground;
    }
    void removeGround(const Ground &ground)
    {
        QVERIFY(until([&] {
            return kindOf([&] { m_cloud->deleteSecurityGroup(region, ground.group, {}); })
                   != FailureKind::DependencyLeft;
        }));
        QVERIFY(until([&] {
            return kindOf([&] { m_cloud->deleteSubnet(region, ground.subnet, {}); }) != FailureKind::DependencyLeft;
        }));
        QVERIFY(until([&] {
            return kindOf([&] { m_cloud->deleteNetwork(region, ground.network, {}); }) != FailureKind::DependencyLeft;
        }));
    }

    cloud::MachineSpec spec(const Ground &ground, const QString &keyPair)
    {
        cloud::MachineSpec made;
        made.regionId = region;
        made.zoneId = m_offer.zoneId;
        made.typeId = m_offer.type.id;
        made.imageId = m_image;
        made.name = QStringLiteral("spotbook-test");
        made.subnetId = ground.subnet;
        made.securityGroupId = ground.group;
        made.keyPairName = keyPair;
        made.purchase = Purchase::SpotAtMarket;
        made.systemDiskCategory = m_cloud->diskCategories(region, m_offer.zoneId, m_offer.type.id, {}).system.value(0);
        made.userData = "#cloud-config\n{}\n";
        made.autoReleaseAt = m_clock.now().addSecs(2 * 3600);
        made.tags = m_tags;
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::PracticeOptions options;
        options.timeScale = 0.005;
        m_server = std::make_unique<test::PracticeServer>(options);
        m_http = net::makeHttpClient();
        m_cloud = providerWith("testid", "testsecret");
        m_tags = {{domain::tag::owner, QStringLiteral("owner-1")}, {domain::tag::launch, QStringLiteral("launch-1")}};
        // A type without local disks: only there a stop can end the charge.
        const auto offers = m_cloud->offers(region, Purchase::SpotAtMarket, {}, {});
        for (const auto &offer : offers) {
            if (offer.stock == domain::Stock::Available && offer.type.gpus > 0 && offer.type.localDisks == 0)
                m_offer = offer;
        }
        QVERIFY(!m_offer.zoneId.isEmpty());
        m_image = m_cloud->imageFromFamily(region, m_cloud->info().defaultImageFamily, {}).value_or(domain::Image()).id;
        QVERIFY(!m_image.isEmpty());
    }

    void cleanup() { m_server->clearFaults(); }

    void account()
    {
        const auto identity = m_cloud->identity({});
        QVERIFY(!identity.accountId.isEmpty());
        QCOMPARE(m_cloud->balance({})->currency(), QStringLiteral("CNY"));
        QCOMPARE(m_cloud->neededBalance().inMicros(), 100'000'000);
        QVERIFY(m_cloud->quotas(region, {}).spotVcpus.value_or(-1) > 0);
        QVERIFY(std::chrono::abs(m_cloud->clockSkew()) <= 2s);
        m_server->control({{QStringLiteral("fault"), QStringLiteral("identity")},
                           {QStringLiteral("value"), QStringLiteral("Account")}});
        QCOMPARE(m_cloud->identity({}).kind, domain::Identity::Kind::Root);
    }

    void wrongKeys()
    {
        QCOMPARE(kindOf([&] { providerWith("nobody", "testsecret")->identity({}); }), FailureKind::KeyRejected);
        QCOMPARE(kindOf([&] { providerWith("testid", "wrong")->identity({}); }), FailureKind::SecretWrong);
        QCOMPARE(kindOf([&] { providerWith("", ""); }), FailureKind::KeyMissing);
        QCOMPARE(kindOf([&] { providerWith("test id\n", "testsecret"); }), FailureKind::KeyMalformed);
        QCOMPARE(kindOf([&] { providerWith("testid", "test\nsecret"); }), FailureKind::KeyMalformed);
    }

    void wrongClockIsCorrectedOnce()
    {
        m_server->control({{QStringLiteral("fault"), QStringLiteral("clockSkew")}, {QStringLiteral("seconds"), 3600}});
        const auto fresh = providerWith("testid", "testsecret");
        QVERIFY(!fresh->identity({}).accountId.isEmpty());
        QVERIFY2(std::chrono::abs(fresh->clockSkew() - 3600s) <= 2s,
                 "the skew is told, so that a person can mend the clock");
    }

    void catalogue()
    {
        const auto regions = m_cloud->regions({});
        QVERIFY(regions.size() >= 8);
        QVERIFY(!m_cloud->zones(region, {}).isEmpty());
        QVERIFY(m_cloud->machineTypes({}, {}).size() >= 12);
        const auto gn5 = m_cloud->machineTypes({QStringLiteral("ecs.gn5-c4g1.xlarge")}, {}).value(0);
        QCOMPARE(gn5.memoryMiB, 30 * 1024);
        QCOMPARE(gn5.localDiskGiB, 440);
        QVERIFY(!gn5.stopEndsCharge());
        const auto categories = m_cloud->diskCategories(region, m_offer.zoneId, m_offer.type.id, {});
        QVERIFY(!categories.system.isEmpty() && !categories.data.isEmpty() && categories.minimumDataGiB);
        const auto advice = m_cloud->spotAdvice(region, {m_offer.type.id}, {});
        QVERIFY(std::any_of(advice.begin(), advice.end(), [&](const auto &each) {
            return each.zoneId == m_offer.zoneId && each.typeId == m_offer.type.id && each.release.percent >= 0
                   && each.release.range.contains(QLatin1Char('%'));
        }));
        const auto prices = m_cloud->spotPrices(region, m_offer.zoneId, m_offer.type.id, m_clock.now().addDays(-2), {});
        QVERIFY(!prices.isEmpty());
        QVERIFY(std::is_sorted(prices.begin(), prices.end(), [](const auto &a, const auto &b) { return a.at < b.at; }));
        QVERIFY(prices.last().spotPerHour < prices.last().onDemandPerHour);
        QVERIFY(!m_cloud->images(region, false, m_offer.type.id, {}).isEmpty());
        QVERIFY(m_cloud->images(region, true, {}, {}).isEmpty());
        QVERIFY(!m_cloud->imageFromFamily(region, QStringLiteral("acs:no_such_family"), {}));
    }

    void quotes()
    {
        cloud::MachineSpec asked;
        asked.regionId = region;
        asked.zoneId = m_offer.zoneId;
        asked.typeId = m_offer.type.id;
        asked.imageId = m_image;
        asked.systemDiskCategory = m_cloud->diskCategories(region, m_offer.zoneId, m_offer.type.id, {}).system.value(0);
        asked.purchase = Purchase::OnDemand;
        const auto full = m_cloud->quote(asked, {});
        asked.purchase = Purchase::SpotAtMarket;
        const auto spot = m_cloud->quote(asked, {});
        QVERIFY(!spot.perHour.isZero());
        QVERIFY(spot.perHour < full.perHour);
        cloud::DiskSpec disk{region, m_offer.zoneId, {}, QStringLiteral("cloud_efficiency"), 40, {}, {}};
        QVERIFY(!m_cloud->quoteDisk(disk, {}).perHour.isZero());
    }

    void nonsenseHasItsKind()
    {
        QCOMPARE(kindOf([&] { m_cloud->zones(QStringLiteral("xx-nowhere-9"), {}); }), FailureKind::RegionUnknown);
        QCOMPARE(kindOf([&] { m_cloud->zones(QStringLiteral("evil.example/"), {}); }), FailureKind::RegionUnknown);
        QCOMPARE(kindOf([&] { m_cloud->startMachine(region, QStringLiteral("i-none"), {}); }), FailureKind::NotFound);
        m_cloud->deleteDisk(region, QStringLiteral("d-none"), {});
        m_cloud->releaseMachine(region, QStringLiteral("i-none"), {});
    }

    void firewall()
    {
        const auto ground = makeGround(QStringLiteral("spotbook-fw"));
        QVERIFY(m_cloud->firewallRules(region, ground.group, {}).isEmpty());
        const domain::FirewallRule rule{
            {}, 22, 22, QStringLiteral("203.0.113.7/32"), QStringLiteral("spotbook port 22")};
        const QString same = token();
        m_cloud->addFirewallRule(region, ground.group, rule, same, {});
        m_cloud->addFirewallRule(region, ground.group, rule, same, {}); // the same token: the same answer
        auto rules = m_cloud->firewallRules(region, ground.group, {});
        QCOMPARE(rules.size(), 1);
        QCOMPARE(rules.first().sourceCidr, rule.sourceCidr);
        QVERIFY(rules.first().ours());
        m_cloud->removeFirewallRule(region, ground.group, rules.first(), token(), {});
        m_cloud->removeFirewallRule(region, ground.group, rules.first(), token(), {}); // gone is fine
        QVERIFY(m_cloud->firewallRules(region, ground.group, {}).isEmpty());
        QCOMPARE(m_cloud->securityGroups(region, {m_tags, {}}, {}).size(), 1);
        QCOMPARE(m_cloud->taggedResources(region, QStringLiteral("security-group"), m_tags, {}),
                 QStringList{ground.group});
        removeGround(ground);
    }

    void keyPairs()
    {
        const QByteArray key =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCzT2FGCzbYv5hV8yq0XvJ5uWc1kq3o3uYkq1Q0Yk7tYb4P3z7p9w0JXb9c9m3Zk0Wm"
            "7T2o0Zq8z3m1kq3cT9c0aF5f2Pq1u7xW4u9c1d2e3f4g5h6i7j8k9l0m1n2o3p4q5r6s7t8u9v0w1x2y3z4A5B6C7D8E9F0G1H2I3J4"
            "K5L6M7N8O9P0Q1R2S3T4U5V6W7X8Y9Z0 test";
        const QString name = QStringLiteral("spotbook-key");
        if (kindOf([&] { m_cloud->importKeyPair(region, name, key, m_tags, {}); }) == FailureKind::InvalidInput)
            QFAIL("the practice cloud refused a well-formed RSA key");
        const auto found = m_cloud->keyPairs(region, name, {});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().tags.value(domain::tag::owner), QStringLiteral("owner-1"));
        QCOMPARE(kindOf([&] { m_cloud->importKeyPair(region, name, key, m_tags, {}); }), FailureKind::AlreadyExists);
        m_cloud->deleteKeyPair(region, name, {});
        QVERIFY(m_cloud->keyPairs(region, name, {}).isEmpty());
    }

    void defaultNetwork()
    {
        const QString id = m_cloud->createNetwork(QStringLiteral("cn-shanghai"), {}, token(), {});
        QVERIFY(until([&] { return m_cloud->networks(QStringLiteral("cn-shanghai"), {{}, {id}}, {}).value(0).ready; }));
        QVERIFY(m_cloud->networks(QStringLiteral("cn-shanghai"), {}, {}).first().isDefault);
        m_cloud->deleteNetwork(QStringLiteral("cn-shanghai"), id, {});
    }

    // One machine from the order to the release, with its work disk and a snapshot.
    void wholeLife()
    {
        const auto ground = makeGround(QStringLiteral("spotbook-life"));
        auto order = spec(ground, {});
        m_cloud->dryRun(order, {});
        QVERIFY(m_cloud->machines(region, {m_tags, {}}, {}).isEmpty()); // nothing was bought
        const QString same = token();
        const QString id = m_cloud->createMachine(order, same, {});
        QCOMPARE(m_cloud->createMachine(order, same, {}), id); // the same token buys once
        QVERIFY(until([&] { return machine(id).state == domain::MachineState::Running; }));
        const auto running = machine(id);
        QVERIFY(running.spot && !running.priceLimit && !running.publicAddress.isEmpty());
        QCOMPARE(running.zoneId, m_offer.zoneId);
        QCOMPARE(running.tags.value(domain::tag::launch), QStringLiteral("launch-1"));
        QVERIFY(std::abs(running.autoReleaseAt.secsTo(order.autoReleaseAt)) <= 60);
        QCOMPARE(m_cloud->userData(region, id, {}), order.userData);
        m_cloud->consoleOutput(region, id, {});
        m_cloud->machineEvents(region, id, {});

        const auto later = m_clock.now().addSecs(4 * 3600);
        m_cloud->setAutoRelease(region, id, later, {});
        QVERIFY(std::abs(machine(id).autoReleaseAt.secsTo(later)) <= 60);
        m_cloud->setAutoRelease(region, id, {}, {});
        QVERIFY(!machine(id).autoReleaseAt.isValid());

        const auto categories = m_cloud->diskCategories(region, m_offer.zoneId, m_offer.type.id, {});
        const cloud::DiskSpec diskSpec{region, m_offer.zoneId, QStringLiteral("work"), categories.data.value(0), 40,
                                       {},     m_tags};
        const QString diskToken = token();
        const QString work = m_cloud->createDisk(diskSpec, diskToken, {});
        QCOMPARE(m_cloud->createDisk(diskSpec, diskToken, {}), work);
        QVERIFY(until([&] { return disk(work).state == domain::DiskState::Available; }));
        QVERIFY(!disk(work).serial.isEmpty());
        m_cloud->attachDisk(region, work, id, {});
        QVERIFY(until([&] { return disk(work).state == domain::DiskState::InUse; }));
        QVERIFY(!disk(work).deleteWithMachine);
        m_cloud->keepDiskOnRelease(region, work, {});
        m_cloud->addTags(region, QStringLiteral("disk"), {work}, {{domain::tag::role, QStringLiteral("work-disk")}},
                         {});
        QCOMPARE(disk(work).tags.value(domain::tag::role), QStringLiteral("work-disk"));

        const QString snapshot = m_cloud->createSnapshot(region, work, QStringLiteral("kept"), m_tags, token(), {});
        QVERIFY(until([&] {
            const auto found = m_cloud->snapshots(region, {{}, {snapshot}}, {}).value(0);
            return found.complete() && found.sourceDiskId == work && found.sourceDiskGiB == 40;
        }));
        m_cloud->detachDisk(region, work, id, {});
        QVERIFY(until([&] { return disk(work).state == domain::DiskState::Available; }));

        m_cloud->stopMachine(region, id, true, {});
        QVERIFY(until([&] { return machine(id).state == domain::MachineState::Stopped; }));
        QVERIFY(machine(id).stoppedWithoutCharge); // read back, not assumed
        m_cloud->startMachine(region, id, {});
        QVERIFY(until([&] { return machine(id).state == domain::MachineState::Running; }));
        m_cloud->stopMachine(region, id, false, {});
        QVERIFY(until([&] { return machine(id).state == domain::MachineState::Stopped; }));
        QVERIFY(machine(id).chargesWhileStopped());

        m_cloud->releaseMachine(region, id, {});
        QVERIFY(until([&] { return m_cloud->machines(region, {{}, {id}}, {}).isEmpty(); }));
        QCOMPARE(disk(work).state, domain::DiskState::Available);
        m_cloud->deleteSnapshot(region, snapshot, {});
        m_cloud->deleteDisk(region, work, {});
        QVERIFY(until([&] { return m_cloud->disks(region, {m_tags, {}}, {}).isEmpty(); }));
        removeGround(ground);
        QCOMPARE(m_server->dump().value(QLatin1String("billing")).toArray().size(), 0);
    }

    void lostAnswerOfAPurchaseBuysOnce()
    {
        const auto ground = makeGround(QStringLiteral("spotbook-lost"));
        m_server->control(fault("closeWithoutAnswer", "RunInstances", true));
        const QString id = m_cloud->createMachine(spec(ground, {}), token(), {});
        QCOMPARE(m_cloud->machines(region, {m_tags, {}}, {}).size(), 1);
        m_cloud->releaseMachine(region, id, {});
        QVERIFY(until([&] { return m_cloud->machines(region, {{}, {id}}, {}).isEmpty(); }));
        removeGround(ground);
    }

    void lostAnswerOfAPlainWriteIsUnknown()
    {
        const QString work = m_cloud->createDisk(
            {region, m_offer.zoneId, QStringLiteral("w"), QStringLiteral("cloud_efficiency"), 20, {}, m_tags}, token(),
            {});
        QVERIFY(until([&] { return disk(work).state == domain::DiskState::Available; }));
        m_server->control({{QStringLiteral("fault"), QStringLiteral("closeWithoutAnswer")},
                           {QStringLiteral("action"), QStringLiteral("DeleteDisk")},
                           {QStringLiteral("afterWork"), true},
                           {QStringLiteral("times"), 1}});
        // Qt asks again by itself; the cloud has seen the nonce. Neither says whether the disk is gone: looking does.
        QCOMPARE(kindOf([&] { m_cloud->deleteDisk(region, work, {}); }), FailureKind::OutcomeUnknown);
        QVERIFY(until([&] { return m_cloud->disks(region, {{}, {work}}, {}).isEmpty(); }));
    }

    void throttledAndBrokenServersAreOutlasted()
    {
        QJsonObject throttle = fault("throttle", "DescribeDisks");
        throttle.insert(QStringLiteral("retryAfterMs"), 20);
        m_server->control(throttle);
        m_cloud->disks(region, {}, {});
        m_server->control(fault("status503", "DescribeDisks"));
        m_cloud->disks(region, {}, {});
        m_server->control(fault("brokenJson", "DescribeDisks"));
        QCOMPARE(kindOf([&] { m_cloud->disks(region, {}, {}); }), FailureKind::BadAnswer);
    }

    void noStockAndLowBalance()
    {
        const auto ground = makeGround(QStringLiteral("spotbook-poor"));
        m_server->control({{QStringLiteral("fault"), QStringLiteral("noStock")},
                           {QStringLiteral("zone"), m_offer.zoneId},
                           {QStringLiteral("type"), m_offer.type.id}});
        QCOMPARE(kindOf([&] { m_cloud->createMachine(spec(ground, {}), token(), {}); }), FailureKind::NoStock);
        m_server->clearFaults();
        m_server->control({{QStringLiteral("fault"), QStringLiteral("quota")}, {QStringLiteral("value"), 0}});
        const auto quota = kindOf([&] { m_cloud->createMachine(spec(ground, {}), token(), {}); });
        QVERIFY(quota == FailureKind::QuotaZero || quota == FailureKind::QuotaReached);
        m_server->clearFaults();
        m_server->control({{QStringLiteral("fault"), QStringLiteral("balance")}, {QStringLiteral("value"), 3}});
        QCOMPARE(kindOf([&] { m_cloud->createMachine(spec(ground, {}), token(), {}); }), FailureKind::BalanceTooLow);
        m_server->control({{QStringLiteral("fault"), QStringLiteral("balance")}, {QStringLiteral("value"), 500}});
        auto low = spec(ground, {});
        low.purchase = Purchase::SpotWithLimit;
        low.priceLimit = domain::Money::micros(1000, QStringLiteral("CNY"));
        QCOMPARE(kindOf([&] { m_cloud->createMachine(low, token(), {}); }), FailureKind::PriceAboveLimit);
        removeGround(ground);
    }

    void stateSurvivesAKill()
    {
        const QString work = m_cloud->createDisk(
            {region, m_offer.zoneId, QStringLiteral("w"), QStringLiteral("cloud_efficiency"), 20, {}, m_tags}, token(),
            {});
        m_server->killAndRestart();
        QCOMPARE(disk(work).id, work);
        QVERIFY(until([&] { return disk(work).state == domain::DiskState::Available; }));
        m_cloud->deleteDisk(region, work, {});
    }
};

QTEST_GUILESS_MAIN(AliyunPractice)
#include "aliyun_practice.moc"
