// The whole way on a real practice machine: launch, look, park, start again, park by snapshot, erase; and
// failures that only a real machine shows.
#include "base/clock.h"
#include "base/random.h"
#include "cloud/aliyun/aliyun_provider.h"
#include "domain/failure.h"
#include "launch/default_plan.h"
#include "launch/flows.h"
#include "launch/login.h"
#include "launch/machine_access.h"
#include "launch/open.h"
#include "storage/host_key_store.h"
#include "storage/journal.h"
#include "support/practice_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace spotbook;
using namespace spotbook::domain;
using launch::KeepBy;
using spotbook::test::PracticeOptions;
using spotbook::test::PracticeServer;

namespace {

const QString profile = QStringLiteral("whole");

PracticeOptions withMachines()
{
    PracticeOptions options;
    options.machines = QStringLiteral("auto");
    options.timeScale = 0.1;
    options.balance = 5000;
    return options;
}

// One installation of the product beside the practice cloud.
class Installation
{
public:
    explicit Installation(PracticeServer &server)
        : m_paths(storage::Paths::below(m_home.path())), m_http(net::makeHttpClient()),
          m_secrets(secrets::makeMemoryStore()), m_owner(base::randomHex(8)),
          m_echo(server.endpoint() + QStringLiteral("/practice/own-address"))
    {
        m_paths.create();
        m_cloud = cloud::aliyun::makeAliyunProvider(
            *m_http, clock,
            {server.options().accessKeyId, base::Secret::copyOf(server.options().accessKeySecret.toStdString()), {}},
            server.endpoint());
    }
    launch::Context context() { return {clock, *m_cloud, *m_http, *m_secrets, m_paths, m_owner, {m_echo, m_echo}, {}}; }
    cloud::CloudProvider &cloud() { return *m_cloud; }
    secrets::SecretStore &secrets() { return *m_secrets; }
    storage::Paths paths() const { return m_paths; }

    LaunchPlan plan()
    {
        LaunchPlan wish;
        wish.profile = profile;
        wish.workDisk.sizeGiB = 20;
        return launch::completedPlan(*m_cloud, clock, wish, {});
    }
    QByteArray onMachine(const QString &launchId, const Machine &machine, const QByteArray &command)
    {
        const auto session = ssh::connect(
            launch::connectOptions(context(), launch::readRecord(m_paths, launchId).plan, launchId, machine), {});
        const auto result = session->run(command, {}, {});
        return result.exitCode == 0 ? result.out : "failed: " + result.err;
    }

    base::SystemClock clock;

private:
    QTemporaryDir m_home;
    storage::Paths m_paths;
    std::unique_ptr<net::HttpClient> m_http;
    std::unique_ptr<secrets::SecretStore> m_secrets;
    std::unique_ptr<cloud::CloudProvider> m_cloud;
    QString m_owner;
    QString m_echo;
};

launch::ProgressSink printed()
{
    return [](const Progress &line) {
        if (line.state != StageState::Running || !line.item.isEmpty())
            qInfo("%s %d %s %s (%lld ms)", qPrintable(stageName(line.stage)), int(line.state), qPrintable(line.item),
                  qPrintable(line.text.left(300)), static_cast<long long>(line.elapsed.count()));
    };
}

} // namespace

class TestLaunchMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<PracticeServer>(withMachines());
        m_here = std::make_unique<Installation>(*m_server);
    }

    void launchesToALoggedInNotebook()
    {
        const auto plan = m_here->plan();
        const auto checked = launch::preflight(m_here->context(), plan, {});
        QVERIFY2(checked.canBuy(), checked.canBuy() ? "" : qPrintable(failureKindName(checked.firstProblem()->kind)));
        m_launched = launch::launch(m_here->context(), plan, printed(), {});
        qint64 sum = 0;
        for (auto it = m_launched.millisecondsBy.begin(); it != m_launched.millisecondsBy.end(); ++it) {
            qInfo("%6lld ms %s", static_cast<long long>(it.value()), qPrintable(it.key()));
            sum += it.value();
        }
        QVERIFY2(m_launched.ours.count() * 20 <= sum, "our own share is above 5 %");
        const auto state = launch::stateOf(m_here->context(), profile, {});
        QCOMPARE(state.billing, Billing::Charging);
        QVERIFY(state.ready);
        QCOMPARE(launch::prepareToOpen(m_here->context(), m_launched.launchId, {}).toString(), m_launched.notebookUrl);
        QCOMPARE(m_here->onMachine(m_launched.launchId, m_launched.machine,
                                   "findmnt -no TARGET /mnt/ml && echo precious > /mnt/ml/working/kept"),
                 QByteArray("/mnt/ml\n"));
    }

    void theBootstrapKeyIsWorthless()
    {
        const auto userData = m_here->cloud().userData(m_launched.machine.regionId, m_launched.machine.id, {});
        const auto config = QJsonDocument::fromJson(userData.mid(userData.indexOf('{'))).object();
        const auto bootstrap = config.value(QStringLiteral("ssh_keys"))
                                   .toObject()
                                   .value(QStringLiteral("ed25519_public"))
                                   .toString()
                                   .toLatin1();
        QVERIFY(!bootstrap.isEmpty());
        const auto keys = m_here->onMachine(m_launched.launchId, m_launched.machine, "cat /etc/ssh/ssh_host_*_key.pub");
        QVERIFY(!keys.contains(bootstrap.split(' ').value(1)));
    }

    // The way out where an image ignores the key that it is given: the machine's key without SSH.
    void theCloudTellsTheHostKey()
    {
        const auto told =
            launch::hostKeysThroughCloud(m_here->cloud(), m_launched.machine.regionId, m_launched.machine.id, {});
        QCOMPARE(told.size(), 1);
        QCOMPARE(storage::HostKeyStore(m_here->paths()).keys(m_launched.launchId),
                 QVector<QByteArray>{told.first().line});
    }

    void aWrongPasswordIsRefused()
    {
        m_here->secrets().write(secrets::name::notebookPassword(QStringLiteral("other")),
                                base::Secret(QByteArray("not the password")), {});
        const auto right = *m_here->secrets().read(secrets::name::notebookPassword(profile), {});
        m_here->secrets().write(secrets::name::notebookPassword(profile), base::Secret(QByteArray("not the password")),
                                {});
        std::optional<FailureKind> kind;
        try {
            launch::prepareToOpen(m_here->context(), m_launched.launchId, {});
        } catch (const Error &error) {
            kind = error.kind();
        }
        m_here->secrets().write(secrets::name::notebookPassword(profile), right, {});
        QCOMPARE(kind, std::optional(FailureKind::NotebookPasswordRefused));
    }

    void theLeaseReachesCloudAndMachine()
    {
        launch::setLease(m_here->context(), m_launched.launchId, std::chrono::hours(3), {});
        const auto state = launch::stateOf(m_here->context(), profile, {});
        const auto lead = m_here->clock.now().secsTo(state.machine->autoReleaseAt);
        QVERIFY(lead > 2 * 3600 && lead <= 3 * 3600);
        const auto told = QDateTime::fromString(
            QString::fromLatin1(
                m_here->onMachine(m_launched.launchId, m_launched.machine, "cat /var/lib/spotbook/lease").trimmed()),
            Qt::ISODate);
        QVERIFY(std::abs(told.secsTo(state.machine->autoReleaseAt)) <= 60);
    }

    void parkedOnTheDiskTheWorkIsThereAgain()
    {
        const auto receipt = launch::park(m_here->context(), m_launched.launchId, KeepBy::Disk, printed(), {});
        QCOMPARE(receipt.ended.size(), 1);
        QCOMPARE(launch::stateOf(m_here->context(), profile, {}).billing, Billing::Parked);
        m_launched = launch::start(m_here->context(), profile, printed(), {});
        QCOMPARE(m_here->onMachine(m_launched.launchId, m_launched.machine, "cat /mnt/ml/working/kept"),
                 QByteArray("precious\n"));
    }

    void parkedInASnapshotTheWorkIsThereAgain()
    {
        launch::park(m_here->context(), m_launched.launchId, KeepBy::Snapshot, printed(), {});
        const auto parked = launch::stateOf(m_here->context(), profile, {});
        QCOMPARE(parked.billing, Billing::Parked);
        QVERIFY(parked.workDiskId.isEmpty() && !parked.snapshotId.isEmpty());
        m_launched = launch::start(m_here->context(), profile, printed(), {});
        QCOMPARE(m_here->onMachine(m_launched.launchId, m_launched.machine, "cat /mnt/ml/working/kept"),
                 QByteArray("precious\n"));
    }

    void eraseLeavesNothing()
    {
        const auto receipt = launch::erase(m_here->context(), m_launched.launchId, profile, printed(), {});
        QVERIFY2(receipt.stays.isEmpty(), qPrintable(receipt.stays.join(QLatin1Char(','))));
        const auto left = launch::sweep(m_here->context(), {m_launched.machine.regionId}, {});
        QVERIFY(left.items.isEmpty() && left.notLooked.isEmpty());
    }

    void cleanupTestCase()
    {
        if (QTest::currentTestFailed() && m_server)
            qInfo("%s", m_server->log().right(4000).constData());
        m_here.reset();
        m_server.reset();
    }

private:
    std::unique_ptr<PracticeServer> m_server;
    std::unique_ptr<Installation> m_here;
    launch::LaunchResult m_launched;
};

QTEST_GUILESS_MAIN(TestLaunchMachine)
#include "test_launch_machine.moc"
