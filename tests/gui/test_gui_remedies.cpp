// What the window's buttons do about a failure: each leads on, and asks for what is missing.
#include "gui/fake_programs.h"
#include "gui/places.h"
#include "ui/browser.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QtWidgets>

using namespace spotbook;
using domain::Billing;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using test::FakePrograms;
using test::offers;
using test::press;

namespace {

const QString work = QStringLiteral("work");

// A window over one machine that is ready, or over its work that is parked.
struct Scene
{
    explicit Scene(bool parked = false)
    {
        test::storeKey(services);
        result = test::readyMachine(services, work);
        if (parked)
            launch::park(services.context({}), result.launchId, launch::KeepBy::Disk, {}, {});
        ui::setBrowser([this](const QUrl &url) {
            opened << url;
            return true;
        });
    }
    ~Scene()
    {
        window.reset();
        ui::setBrowser({});
    }
    Scene(const Scene &) = delete;
    Scene &operator=(const Scene &) = delete;

    void show()
    {
        window = std::make_unique<ui::MainWindow>(services);
        window->show();
    }
    ui::MachineCard &card() const { return *window->findChild<ui::MachineCard *>(); }
    bool canPress(const char *button) const { return window->findChild<ui::MachineCard *>() && offers(card(), button); }
    bool failedWith(FailureKind kind) const
    {
        return bannerOf(*window).failure() && bannerOf(*window).failure()->kind == kind;
    }
    QString remedy() const
    {
        const auto *button = child<QPushButton>(*window, "bannerAction");
        return button->isVisible() ? button->text() : QString();
    }
    void mend() const { press(*window, "bannerAction"); }
    QString kept(const QString &profile)
    {
        const auto password = services.secretStore().read(secrets::name::notebookPassword(profile), {});
        const auto shown = password ? password->reveal() : std::string_view();
        return QString::fromUtf8(shown.data(), int(shown.size()));
    }

    test::FakeServices services;
    test::FakeDialogs answers;
    FakePrograms computer;
    launch::LaunchResult result;
    QVector<QUrl> opened;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace

Q_DECLARE_METATYPE(spotbook::domain::FailureKind)

class TestGuiRemedies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRefusedPasswordIsAskedForAndKept()
    {
        Scene scene;
        std::atomic<bool> refuses{true};
        scene.services.machines.onMachine = [&refuses](const QString &now) {
            if (refuses && now == QLatin1String("notebook"))
                throw domain::Error(FailureKind::NotebookPasswordRefused);
        };
        scene.show();
        QTRY_VERIFY(scene.canPress("openButton"));
        const QString before = scene.kept(work);
        press(scene.card(), "openButton");
        QTRY_VERIFY(scene.failedWith(FailureKind::NotebookPasswordRefused));
        QCOMPARE(scene.remedy(), ui::remedyButtonText(messages::RemedyAction::TypePassword));
        scene.mend(); // cancelled
        QTRY_COMPARE(scene.answers.asked.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(scene.kept(work), before);
        refuses = false;
        scene.answers.text = QStringLiteral("as it was set up");
        scene.mend();
        QTRY_COMPARE(scene.opened.size(), 1);
        QCOMPARE(scene.kept(work), scene.answers.text);
        QVERIFY(!bannerOf(*scene.window).failure());
        scene.window.reset();
    }

    void aStartThatFindsNoStockLeadsToTheWizard_data()
    {
        QTest::addColumn<FailureKind>("kind");
        QTest::newRow("no stock") << FailureKind::NoStock;
        QTest::newRow("not sold") << FailureKind::TypeNotSold;
    }

    void aStartThatFindsNoStockLeadsToTheWizard()
    {
        QFETCH(FailureKind, kind);
        Scene scene(true);
        scene.services.cloud.hook = [kind](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (call.name == QLatin1String("createMachine"))
                throw domain::Error(kind);
        };
        scene.show();
        QTRY_VERIFY(scene.canPress("startButton"));
        press(scene.card(), "startButton");
        QTRY_VERIFY(scene.failedWith(kind));
        QCOMPARE(scene.remedy(), ui::remedyButtonText(messages::RemedyAction::ChooseOther));
        scene.mend();
        QVERIFY(scene.window->findChild<ui::LaunchWizard *>());
        QVERIFY(scene.window->findChild<ui::LaunchWizard *>()->isVisible());
    }

    void anUnknownAddressIsAskedForAndGoneOnWith()
    {
        Scene scene(true);
        scene.services.ownAddress.clear(); // and there is no service to ask
        scene.services.machines.seenFrom = QStringLiteral("203.0.113.9");
        scene.show();
        QTRY_VERIFY(scene.canPress("startButton"));
        press(scene.card(), "startButton");
        QTRY_VERIFY(scene.failedWith(FailureKind::OwnAddressUnknown));
        QTRY_VERIFY(scene.canPress("startButton"));
        QCOMPARE(scene.remedy(), ui::remedyButtonText(messages::RemedyAction::TypeAddress));
        scene.answers.text = QStringLiteral("at home");
        scene.mend();
        QCOMPARE(scene.answers.asked.size(), 1);
        scene.answers.text = QStringLiteral(" 203.0.113.9 ");
        QTRY_COMPARE(scene.answers.asked.size(), 2); // that was no address
        QVERIFY2(scene.answers.details.last().contains(QStringLiteral("at home")),
                 qPrintable(scene.answers.details.last()));
        QTRY_VERIFY(scene.canPress("openButton"));
        QCOMPARE(scene.card().state().billing, Billing::Charging);
        QStringList letIn;
        for (const auto &rules : std::as_const(scene.services.cloud.ruleMap)) {
            for (const auto &rule : rules)
                letIn << rule.sourceCidr;
        }
        QVERIFY2(letIn.contains(QStringLiteral("203.0.113.9/32")), qPrintable(letIn.join(QLatin1Char(' '))));
    }

    void strangersAreLetInOnlyAfterAWarning()
    {
        Scene scene(true);
        scene.services.ownAddress.clear();
        scene.show();
        QTRY_VERIFY(scene.canPress("startButton"));
        press(scene.card(), "startButton");
        QTRY_VERIFY(scene.failedWith(FailureKind::OwnAddressUnknown));
        scene.answers.text = QStringLiteral("0.0.0.0/0");
        scene.answers.yes = false;
        scene.mend();
        QTRY_COMPARE(scene.answers.asked.size(), 2);
        QCoreApplication::processEvents();
        QCOMPARE(scene.window->findChildren<ui::Job *>().size(), 1); // the one that failed
    }

    void whatMayExistIsLookedAt()
    {
        Scene scene(true);
        std::atomic<bool> broken{true};
        scene.services.cloud.hook = [&broken](const test::FakeCloud::CallSeen &call, test::FakeCloud::Phase) {
            if (broken && call.name == QLatin1String("offers"))
                throw domain::Error(FailureKind::OutcomeUnknown);
        };
        scene.show();
        QTRY_VERIFY(scene.canPress("startButton"));
        press(scene.card(), "startButton");
        QTRY_VERIFY(scene.failedWith(FailureKind::OutcomeUnknown));
        QCOMPARE(scene.remedy(), ui::remedyButtonText(messages::RemedyAction::ShowStorage));
        scene.mend();
        QCOMPARE(scene.window->currentPage(), QStringLiteral("storage"));
        scene.window.reset();
    }

    // An hour more than no end would end it in an hour.
    void noEndIsNotMadeLonger()
    {
        Scene scene;
        scene.show();
        QTRY_VERIFY(scene.canPress("extendButton"));
        const QDateTime now = scene.services.clock().now();
        for (const QDateTime &end : {QDateTime(), now.addSecs(-60)}) {
            auto state = scene.card().state();
            state.machine->autoReleaseAt = end;
            scene.answers.asked.clear();
            Q_EMIT scene.card().extendWanted(state, 1);
            QCOMPARE(scene.answers.asked, QStringList{ui::MainWindow::tr("Until &when may the machine run?")});
            QCoreApplication::processEvents();
        }
        QVERIFY(!scene.services.cloud.callNames().contains(QStringLiteral("setAutoRelease")));
    }

    // Each thing that is being opened is opened.
    void theTerminalDoesNotWaitForTheNotebook()
    {
        Scene scene;
        scene.computer.there = QStringList{QStringLiteral("xterm")};
        std::atomic<bool> holding{false};
        std::atomic<bool> goOn{false};
        scene.services.machines.onMachine = [&](const QString &now) {
            holding = true;
            while (now == QLatin1String("notebook") && !goOn)
                std::this_thread::yield();
        };
        const auto released = qScopeGuard([&goOn] { goOn = true; }); // a failed check must not hang the window's end
        scene.show();
        QTRY_VERIFY(scene.canPress("openButton"));
        press(scene.card(), "openButton");
        QTRY_VERIFY(holding);
        press(scene.card(), "openButton"); // is under way
        press(scene.card(), "terminalButton");
        QTRY_COMPARE(scene.computer.started.size(), 1);
        QVERIFY(scene.opened.isEmpty());
        goOn = true;
        QTRY_COMPARE(scene.opened.size(), 1);
        scene.window.reset();
    }
};

QTEST_MAIN(TestGuiRemedies)
#include "test_gui_remedies.moc"
