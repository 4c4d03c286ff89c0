// What the window says while the cloud, the network or the keyring goes and comes back, all of them real: the state
// becomes unknown a minute after it was last seen, is never wrong, and comes back by itself. Only the minute is not
// waited for.
#include "app/app_services.h"
#include "gui/gui_support.h"
#include "launch/origin.h"
#include "messages/messages.h"
#include "ssh/relay.h"
#include "storage/journal.h"
#include "support/fake_clock.h"
#include "support/practice_server.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/tray.h"

#include <QLoggingCategory>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <csignal>

using namespace spotbook;
using namespace std::chrono_literals;
using domain::Billing;
using test::child;

namespace {

constexpr int backMilliseconds = 60000; // the window looks every twenty seconds
constexpr int staleMilliseconds = 5000; // how late it may be to say that it does not know
const QString region = QStringLiteral("cn-beijing");
const QString launchId = QStringLiteral("0123456789");

// The real parts, but for the clock by which the window tells how old its knowledge is.
class WindowServices final : public launch::Services
{
public:
    explicit WindowServices(const QString &endpoint) : m_real({endpoint, {}, false, QStringLiteral("en")}) {}
    const storage::Paths &paths() const override { return m_real.paths(); }
    storage::Settings &settings() override { return m_real.settings(); }
    storage::ProfileStore &profiles() override { return m_real.profiles(); }
    storage::LearnedTimes &learnedTimes() override { return m_real.learnedTimes(); }
    base::Clock &clock() override { return watch; }
    net::HttpClient &http() override { return m_real.http(); }
    const cloud::ProviderInfo &provider() const override { return m_real.provider(); }
    bool practice() const override { return m_real.practice(); }
    launch::PracticeWindow startPractice(const launch::PracticeNews &news, const base::StopToken &stop) override
    {
        return m_real.startPractice(news, stop);
    }
    void setLanguage(const QString &language) override { m_real.setLanguage(language); }
    secrets::SecretStore &secretStore() override { return m_real.secretStore(); }
    void useMemoryStore() override { m_real.useMemoryStore(); }
    std::optional<secrets::AccessKey> accessKey(const base::StopToken &stop) override { return m_real.accessKey(stop); }
    void setAccessKey(const secrets::AccessKey &key, const base::StopToken &stop) override
    {
        m_real.setAccessKey(key, stop);
    }
    void forgetAccessKey(const base::StopToken &stop) override { m_real.forgetAccessKey(stop); }
    std::unique_ptr<cloud::CloudProvider> makeProvider(const secrets::AccessKey &key) override
    {
        return m_real.makeProvider(key);
    }
    launch::Context context(const base::StopToken &stop) override
    {
        const auto real = m_real.context(stop);
        launch::Context context{watch,      real.cloud,           real.http,      real.secrets, real.paths,
                                real.owner, real.addressServices, real.ownAddress};
        context.endpoint = real.endpoint;
        context.account = real.account;
        return context;
    }

    test::FakeClock watch{QDateTime::currentDateTimeUtc()};

private:
    app::AppServices m_real;
};

// A machine in the cloud, and the journal of the launch that bought it.
void buyMachine(launch::Services &services)
{
    const auto context = services.context({});
    auto &cloud = context.cloud;
    const domain::Tags tags{{domain::tag::owner, context.owner}, {domain::tag::launch, launchId}};
    const auto wait = [](const std::function<bool()> &done) {
        for (int tries = 0; tries < 400 && !done(); ++tries)
            std::this_thread::sleep_for(25ms);
    };
    domain::Offer offer;
    for (const auto &one : cloud.offers(region, domain::Purchase::SpotAtMarket, {}, {})) {
        if (one.stock == domain::Stock::Available && one.type.gpus > 0)
            offer = one;
    }
    cloud::MachineSpec spec;
    const QString network = cloud.createNetwork(region, {QStringLiteral("n"), QStringLiteral("192.168.0.0/16"), tags},
                                                QStringLiteral("t1"), {});
    wait([&] { return cloud.networks(region, {{}, {network}}, {}).value(0).ready; });
    spec.subnetId =
        cloud.createSubnet(region, network, offer.zoneId, {QStringLiteral("s"), QStringLiteral("192.168.7.0/24"), tags},
                           QStringLiteral("t2"), {});
    wait([&] { return cloud.subnets(region, network, {}).value(0).ready; });
    spec.securityGroupId =
        cloud.createSecurityGroup(region, network, QStringLiteral("g"), tags, QStringLiteral("t3"), {});
    spec.regionId = region;
    spec.zoneId = offer.zoneId;
    spec.typeId = offer.type.id;
    spec.imageId = cloud.imageFromFamily(region, cloud.info().defaultImageFamily, {}).value_or(domain::Image()).id;
    spec.name = QStringLiteral("spotbook-test");
    spec.purchase = domain::Purchase::SpotAtMarket;
    spec.systemDiskCategory = cloud.diskCategories(region, offer.zoneId, offer.type.id, {}).system.value(0);
    spec.userData = "#cloud-config\n{}\n";
    spec.autoReleaseAt = QDateTime::currentDateTimeUtc().addSecs(2 * 3600);
    spec.tags = tags;
    cloud.createMachine(spec, QStringLiteral("t4"), {});
    domain::LaunchPlan plan;
    plan.regionId = region;
    plan.zoneId = offer.zoneId;
    plan.typeId = offer.type.id;
    storage::Journal::create(services.paths(), launchId, plan, services.clock().now(),
                             launch::originOf(context, cloud::Call{}));
}

qint64 keyringPid()
{
    QProcess process;
    process.start(QStringLiteral("gdbus"),
                  {QStringLiteral("call"), QStringLiteral("--session"), QStringLiteral("--dest"),
                   QStringLiteral("org.freedesktop.DBus"), QStringLiteral("--object-path"), QStringLiteral("/"),
                   QStringLiteral("--method"), QStringLiteral("org.freedesktop.DBus.GetConnectionUnixProcessID"),
                   QStringLiteral("org.freedesktop.secrets")});
    process.waitForFinished(5000);
    static const QRegularExpression form(QStringLiteral("uint32 ([0-9]+)"));
    return form.match(QString::fromUtf8(process.readAll())).captured(1).toLongLong();
}

} // namespace

class TestGuiSurvives : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_home;
    std::unique_ptr<test::PracticeServer> m_cloud;
    std::unique_ptr<tests::Relay> m_network;
    std::unique_ptr<WindowServices> m_services;
    std::unique_ptr<ui::MainWindow> m_window;

    ui::MachineCard *card() const { return m_window->findChild<ui::MachineCard *>(); }
    QString trayHead() const { return m_window->findChild<ui::Tray *>()->menu().actions().first()->text(); }
    // Everywhere the same: card, tray and window.
    bool says(Billing billing) const
    {
        return card() && card()->state().billing == billing && trayHead().startsWith(messages::billingText(billing));
    }
    // The price as it was seen last, which is no price of now.
    void oldPriceIsGone() const
    {
        QVERIFY(card()->state().perHour.has_value());
        const QString price = messages::perHourText(*card()->state().perHour);
        const QString summary = child<QLabel>(*m_window, "summaryLabel")->text();
        const QString cost = child<QLabel>(*card(), "costLabel")->text();
        QVERIFY2(!trayHead().contains(price), qPrintable(trayHead()));
        QVERIFY2(!summary.contains(price), qPrintable(summary));
        QVERIFY2(cost.startsWith(ui::MachineCard::tr("last seen: %1").arg(price)), qPrintable(cost));
    }
    void lookNow() const { child<QPushButton>(*m_window, "refreshButton")->click(); }
    bool isFresh() const { return card() && card()->state().checkedAt == m_services->watch.now(); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SPOTBOOK_HOME", m_home.path().toUtf8());
        QLoggingCategory::setFilterRules(QStringLiteral("spotbook.*.debug=false"));
        test::PracticeOptions options;
        options.accessKeyId = QStringLiteral("LTAI5tPracticeOfWindow02");
        options.accessKeySecret = QByteArrayLiteral("practiceSecretOfTheWindow1357x");
        options.timeScale = 0.005;
        m_cloud = std::make_unique<test::PracticeServer>(options);
        m_network = std::make_unique<tests::Relay>(QUrl(m_cloud->endpoint()).port());
        m_services = std::make_unique<WindowServices>(QStringLiteral("http://127.0.0.1:%1").arg(m_network->port()));
        m_services->setAccessKey({options.accessKeyId, base::Secret(QByteArray(options.accessKeySecret))},
                                 {}); // into the keyring
        buyMachine(*m_services);
        m_window = std::make_unique<ui::MainWindow>(*m_services);
        m_window->show();
    }

    void cleanupTestCase()
    {
        if (m_network)
            m_network->freeze(false);
        m_window.reset();
        m_services.reset();
        m_network.reset();
        m_cloud.reset();
    }

    void init()
    {
        QTRY_VERIFY_WITH_TIMEOUT(says(Billing::Charging), backMilliseconds);
        lookNow();
        QTRY_VERIFY_WITH_TIMEOUT(isFresh() && !card()->state().trouble, backMilliseconds);
    }

    void theCloudIsKilled()
    {
        ::kill(pid_t(m_cloud->pid()), SIGKILL);
        lookNow();
        QTRY_VERIFY_WITH_TIMEOUT(card()->state().trouble.has_value(), backMilliseconds);
        QVERIFY(says(Billing::Charging)); // seen less than a minute ago
        m_services->watch.advance(61s);
        QTRY_VERIFY_WITH_TIMEOUT(says(Billing::Unknown), staleMilliseconds);
        oldPriceIsGone();
        m_cloud->killAndRestart();
        QTRY_VERIFY_WITH_TIMEOUT(says(Billing::Charging), backMilliseconds);
        QVERIFY(isFresh());
    }

    // Nothing is refused and nothing is answered: the look that is under way hangs.
    void theNetworkFallsSilent()
    {
        m_network->freeze(true);
        lookNow();
        QTest::qWait(500); // it is under way
        QVERIFY(says(Billing::Charging));
        m_services->watch.advance(61s);
        QTRY_VERIFY_WITH_TIMEOUT(says(Billing::Unknown), staleMilliseconds);
        oldPriceIsGone();
        m_network->freeze(false);
        QTRY_VERIFY_WITH_TIMEOUT(says(Billing::Charging), backMilliseconds);
        QVERIFY(isFresh());
    }

    void theConnectionsAreCut()
    {
        lookNow();
        m_network->cut();
        for (int looks = 0; looks < 20; ++looks) {
            lookNow();
            m_network->cut();
            QTest::qWait(50);
            QVERIFY(says(Billing::Charging));
        }
    }

    // The key is known already: what runs is seen all the same.
    void theKeyringIsKilled()
    {
        const secrets::SecretStore *store = &m_services->secretStore();
        QVERIFY(store->remembers());
        const qint64 pid = keyringPid();
        QVERIFY(pid > 0);
        ::kill(pid_t(pid), SIGKILL);
        m_services->watch.advance(1s);
        lookNow();
        QTRY_VERIFY_WITH_TIMEOUT(isFresh(), backMilliseconds);
        QVERIFY(says(Billing::Charging));
        QVERIFY(!card()->state().trouble);
    }
};

QTEST_MAIN(TestGuiSurvives)
#include "test_gui_survives.moc"
