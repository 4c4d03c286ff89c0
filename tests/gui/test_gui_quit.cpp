// What is not known is not shown as free, and the program does not end over what runs or may cost.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "messages/messages.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QScopeGuard>
#include <QSystemTrayIcon>

using namespace spotbook;
using domain::Billing;
using domain::FailureKind;
using test::bannerOf;
using test::child;
using test::exitCodeWithin;
using test::Gate;
using test::goesOn;

namespace {
bool traySays(ui::MainWindow &window, Billing billing)
{
    const auto *icon = window.findChild<QSystemTrayIcon *>();
    const QString text = messages::billingText(billing);
    return icon->toolTip().contains(text) && icon->contextMenu()->actions().first()->text().contains(text);
}

// A window over a launch that was only begun, undone while the person asks to quit all the same.
struct Undoing
{
    static test::FakeServices &begun(test::FakeServices &services)
    {
        test::storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        return services;
    }

    test::FakeServices services;
    test::FakeDialogs answers;
    Gate gate{services};
    ui::MainWindow window{begun(services)};

    ~Undoing() { gate.open(); } // a failed check must not hang the window's end

    void quitInTheMiddle()
    {
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        gate.close();
        child<QPushButton>(*window.findChild<ui::MachineCard *>(), "undoButton")->click();
        QTRY_COMPARE(answers.asked.size(), 1); // what it takes has been read
        QTRY_VERIFY(gate.isHolding());
        child<QAction>(window, "quitAction")->trigger();
        QCOMPARE(answers.asked.size(), 2);
        QCOMPARE(exitCodeWithin(100), goesOn);
        QVERIFY(window.isVisible());
        QVERIFY(!child<QWidget>(window, "jobGroup")->isHidden());
    }
};
} // namespace

class TestGuiQuit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itStaysUntilTheUndoIsDone()
    {
        Undoing scene;
        scene.quitInTheMiddle();
        child<QAction>(scene.window, "quitAction")->trigger(); // is not asked again
        QCOMPARE(scene.answers.asked.size(), 2);
        scene.gate.open();
        QCOMPARE(exitCodeWithin(20'000), 0);
        QVERIFY(!scene.window.isVisible());
    }

    void itStaysToShowWhatCouldNotBeUndone()
    {
        Undoing scene;
        scene.quitInTheMiddle();
        scene.gate.breakDown();
        scene.gate.open();
        QTRY_VERIFY_WITH_TIMEOUT(bannerOf(scene.window).failure().has_value(), 20'000);
        QVERIFY(bannerOf(scene.window).failure()->kind != FailureKind::Cancelled);
        QCOMPARE(exitCodeWithin(100), goesOn);
        QVERIFY(scene.window.isVisible());
    }

    void whatEndsAChargeIsFinishedFirst_data()
    {
        QTest::addColumn<bool>("stops");
        QTest::newRow("finish") << false;
        QTest::newRow("stop") << true;
    }

    void whatEndsAChargeIsFinishedFirst()
    {
        QFETCH(bool, stops);
        test::FakeServices services;
        test::storeKey(services);
        test::readyMachine(services);
        test::FakeDialogs answers;
        Gate gate(services);
        ui::MainWindow window(services);
        const auto opened = qScopeGuard([&gate] { gate.open(); }); // a failed check must not hang the window's end
        window.show();
        QTRY_VERIFY(traySays(window, Billing::Charging));
        QTRY_VERIFY(child<QPushButton>(*window.findChild<ui::MachineCard *>(), "parkButton")->isEnabled());
        gate.close();
        child<QPushButton>(*window.findChild<ui::MachineCard *>(), "parkButton")->click();
        QTRY_VERIFY(gate.isHolding());
        answers.other = stops;
        child<QAction>(window, "quitAction")->trigger();
        QCOMPARE(answers.asked.last(),
                 ui::MainWindow::tr("Something is under way that ends a charge. Quit all the same?"));
        QCOMPARE(exitCodeWithin(100), goesOn);
        const auto *job = window.findChild<ui::Job *>();
        QVERIFY(job && job->isRunning());
        QCOMPARE(job->isCancelling(), stops);
        gate.open();
        if (stops) {
            QTRY_VERIFY(!job->isRunning());
            QVERIFY(!services.cloud.machineMap.isEmpty());
            return;
        }
        QCOMPARE(exitCodeWithin(20'000), 0);
        QVERIFY(services.cloud.machineMap.isEmpty());
    }

    // Who logs out is not held up by a window.
    void theEndOfTheSessionIsNotRefused()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::readyMachine(services);
        test::FakeDialogs answers;
        answers.yes = false;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(traySays(window, Billing::Charging));
        QVERIFY(!window.close());
        QCOMPARE(answers.asked.size(), 1);
        QCoreApplication::processEvents();
        window.sessionEnds();
        QVERIFY(window.close());
        QCOMPARE(answers.asked.size(), 1);
        window.show(); // it was called off, and the person is back
        QApplication::setActiveWindow(&window);
        QTRY_VERIFY(window.isActiveWindow());
        QVERIFY(!window.close());
        QCOMPARE(answers.asked.size(), 2);
    }

    void beforeTheFirstAnswerNothingIsKnown()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        test::FakeDialogs answers;
        answers.yes = false;
        Gate gate(services);
        gate.close();
        ui::MainWindow window(services);
        const auto opened = qScopeGuard([&gate] { gate.open(); }); // a failed check must not hang the window's end
        window.show();
        QTRY_VERIFY(gate.isHolding());
        QVERIFY(traySays(window, Billing::Unknown));
        window.close();
        QCOMPARE(answers.asked.size(), 1);
        QVERIFY(window.isVisible());
        gate.open();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        QVERIFY(traySays(window, Billing::Nothing));
        window.close(); // nothing was made yet
        QCOMPARE(answers.asked.size(), 1);
        QVERIFY(!window.isVisible());
    }

    void whatBeganUnderTheQuestionIsAskedAboutToo()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        QFile damaged(services.paths().journals() + QStringLiteral("/9876543210.jsonl"));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{}\n") == 3);
        damaged.close();
        test::FakeDialogs answers;
        Gate gate(services);
        ui::MainWindow window(services);
        const auto opened = qScopeGuard([&gate] { gate.open(); }); // a failed check must not hang the window's end
        window.show();
        QTRY_COMPARE(window.findChildren<ui::MachineCard *>().size(), 2);
        QVERIFY(traySays(window, Billing::Unknown));
        QPushButton *resume = nullptr;
        const auto offered = [&] {
            for (auto *card : window.findChildren<ui::MachineCard *>()) {
                if (auto *button = child<QPushButton>(*card, "resumeButton");
                    button->isVisible() && button->isEnabled())
                    resume = button;
            }
            return resume;
        };
        QTRY_VERIFY(offered());
        gate.close();
        child<QAction>(window, "quitAction")->trigger(); // answered when the launch goes on already
        QCOMPARE(answers.asked.size(), 1);
        resume->click();
        answers.yes = false;
        QTRY_COMPARE(answers.asked.size(), 2);
        QVERIFY(answers.asked.at(1) != answers.asked.at(0));
        QCOMPARE(exitCodeWithin(100), goesOn);
        QVERIFY(window.isVisible());
    }

    void aLockedKeychainHidesWhatRuns()
    {
        test::FakeServices services;
        services.keychain.missing = true;
        test::FakeDialogs answers;
        answers.yes = false;
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(bannerOf(window).failure().has_value());
        QVERIFY(traySays(window, Billing::Unknown));
        window.close();
        QCOMPARE(answers.asked.size(), 1);
        QVERIFY(window.isVisible());
    }

    void withoutAKeyOnlyAFreshComputerIsFree()
    {
        test::FakeServices services;
        test::FakeDialogs answers;
        answers.yes = false;
        {
            ui::MainWindow window(services);
            window.show();
            QTRY_VERIFY(traySays(window, Billing::Nothing));
            window.close();
            QVERIFY(answers.asked.isEmpty());
            QVERIFY(!window.isVisible());
        }
        test::beginLaunch(services, QStringLiteral("default"));
        ui::MainWindow window(services);
        auto *summary = child<QLabel>(window, "summaryLabel");
        const QString looking = summary->text();
        QTRY_VERIFY(summary->text() != looking);
        QVERIFY(traySays(window, Billing::Unknown));
    }

    void aLookThatFailsIsSaidUntilOneSucceeds()
    {
        test::FakeServices services;
        test::storeKey(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(traySays(window, Billing::Nothing));
        // No journal can be read any longer.
        const QString journals = services.paths().data + QStringLiteral("/journal");
        const QString aside = services.paths().data + QStringLiteral("/aside");
        QDir().mkpath(journals);
        QVERIFY(QDir().rename(journals, aside));
        QFile file(journals);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        child<QPushButton>(window, "refreshButton")->click();
        QTRY_VERIFY(bannerOf(window).failure().has_value());
        QCOMPARE(bannerOf(window).failure()->kind, FailureKind::StorageFailed);
        QVERIFY(traySays(window, Billing::Unknown));
        QCOMPARE(window.findChildren<ui::MachineCard *>().size(), 0);
        QVERIFY(file.remove());
        QVERIFY(QDir().rename(aside, journals));
        child<QPushButton>(window, "refreshButton")->click();
        QTRY_VERIFY(traySays(window, Billing::Nothing));
        QVERIFY(!bannerOf(window).failure().has_value());
    }
};

QTEST_MAIN(TestGuiQuit)
#include "test_gui_quit.moc"
