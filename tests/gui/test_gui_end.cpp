// The wizard's last pages: what progress knows of time, a stage that is tried again or undone without an answer, and
// the notebook that is there.
#include "gui/fake_programs.h"
#include "gui/launching.h"
#include "launch/flows.h"
#include "launch/timings.h"
#include "ui/machine_card.h"
#include "ui/progress_view.h"
#include "ui/texts.h"
#include "ui/wizard/ready_page.h"

#include <QSignalSpy>
#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using domain::Stage;
using domain::StageState;
using test::bannerOf;
using test::child;
using test::FakePrograms;
using test::Launching;
using test::offers;
using test::press;
using test::textOf;
using ui::LaunchWizard;
using ui::timeLeftOf;
using ui::timeLeftText;
using namespace std::chrono_literals;

namespace {

ui::StageLine line(Stage stage, StageState state, std::chrono::milliseconds elapsed = 0ms)
{
    ui::StageLine one{stage};
    one.state = state;
    one.elapsed = elapsed;
    return one;
}

} // namespace

class TestGuiEnd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // -- time

    void timeLeftIsARangeAndNeverARunningNumber()
    {
        const ui::LearnedStages learned{{Stage::Boot, {60s, 100s}}, {Stage::Login, {20s, 20s}}};
        auto left =
            timeLeftOf({line(Stage::Boot, StageState::Waiting), line(Stage::Login, StageState::Waiting)}, learned);
        QCOMPARE(left.least.count(), std::chrono::milliseconds(80s).count());
        QCOMPARE(left.most.count(), std::chrono::milliseconds(120s).count());
        QVERIFY(left.isWhole);
        QCOMPARE(left.percentDone, 0);
        left = timeLeftOf({line(Stage::Boot, StageState::Done, 90s), line(Stage::Login, StageState::Waiting)}, learned);
        QCOMPARE(left.percentDone, 75);
        // Late: the bar waits with it, and nothing is promised any more.
        const auto late = line(Stage::Boot, StageState::Running, 101s);
        QVERIFY(isLate(late, learned));
        QVERIFY(!isLate(line(Stage::Boot, StageState::Running, 99s), learned));
        left = timeLeftOf({late, line(Stage::Login, StageState::Waiting)}, learned);
        QVERIFY(!left.isWhole && left.isKnown);
        QCOMPARE(left.percentDone, 75);
        QVERIFY2(timeLeftText(left).contains(QStringLiteral("more than")), qPrintable(timeLeftText(left)));
        // The first time nothing is known.
        left = timeLeftOf({line(Stage::Boot, StageState::Running, 5s)}, {});
        QVERIFY(!left.isKnown && !left.isWhole);
        QCOMPARE(left.percentDone, -1);
        QVERIFY(timeLeftText(left).isEmpty());
    }

    void theFirstLaunchTeachesTheSecond()
    {
        Launching scene;
        scene.buy();
        QTRY_VERIFY(scene.wizard->job() && scene.wizard->job()->launched());
        ui::Job job(scene.services, ui::Verb::Launch, QStringLiteral("again"), {});
        std::atomic<bool> goOn{false};
        job.start([&](const auto &, const auto &progress, const auto &) -> ui::JobEnd {
            domain::Progress news;
            news.stage = Stage::Provision;
            news.elapsed = 45s; // it took 30 s
            progress(news);
            while (!goOn)
                std::this_thread::yield();
            return {};
        });
        ui::ProgressView view;
        view.show();
        view.setJob(&job);
        QTRY_VERIFY(child<QWidget>(view, "lateFrame")->isVisible());
        QVERIFY(textOf(view, "lateLabel").contains(QStringLiteral("30 s")));
        QVERIFY(textOf(view, "totalLabel").contains(QStringLiteral("left")));
        press(view, "lateLogButton");
        QVERIFY(child<QPlainTextEdit>(view, "logEdit")->isVisible());
        press(view, "waitButton");
        QVERIFY(!child<QWidget>(view, "lateFrame")->isVisible());
        goOn = true;
        QTRY_VERIFY(!job.isRunning());
    }

    // -- cancel

    void cancelSaysByNameWhatIsUndone()
    {
        Launching scene;
        std::atomic<bool> inside{false};
        std::atomic<bool> goOn{false};
        scene.services.machines.onMachine = [&](const QString &now) {
            if (now == QLatin1String("stack")) {
                inside = true;
                while (!goOn)
                    std::this_thread::yield();
            }
        };
        scene.buy();
        QTRY_VERIFY(inside);
        scene.answers.yes = false;
        press(scene.page(), "cancelButton");
        QTRY_COMPARE(scene.answers.details.size(), 1);
        const QString details = scene.answers.details.first();
        QVERIFY2(details.contains(scene.services.cloud.machineMap.firstKey()), qPrintable(details));
        QVERIFY2(details.contains(scene.services.cloud.diskMap.firstKey() + QStringLiteral(", 40 GiB")),
                 qPrintable(details));
        QVERIFY(!scene.wizard->job()->isCancelling());
        scene.answers.yes = true;
        press(scene.page(), "cancelButton");
        QTRY_VERIFY(scene.wizard->job()->isCancelling());
        QVERIFY2(!textOf(scene.page(), "totalLabel").contains(QStringLiteral("first launch")),
                 "what was to come does not come any more");
        goOn = true;
        QTRY_VERIFY(scene.wizard->job()->undone());
        QVERIFY(!scene.wizard->job()->kept());
        QVERIFY(scene.services.cloud.everything().isEmpty());
    }

    void closingTheWizardStopsNothing()
    {
        Launching scene;
        std::atomic<bool> inside{false};
        std::atomic<bool> goOn{false};
        scene.services.machines.onMachine = [&](const QString &now) {
            if (now == QLatin1String("stack")) {
                inside = true;
                while (!goOn)
                    std::this_thread::yield();
            }
        };
        scene.buy();
        QTRY_VERIFY(inside);
        scene.wizard->close();
        QTRY_VERIFY(!scene.wizard);
        goOn = true;
        QTRY_VERIFY(scene.window->findChild<ui::MachineCard *>()
                    && scene.window->findChild<ui::MachineCard *>()->state().ready);
        QVERIFY(scene.answers.asked.isEmpty());
    }

    // -- a stage once more

    void theFailedStageIsTriedAgain()
    {
        Launching scene;
        scene.buyAndFail();
        QVERIFY(scene.wizard->job()->kept());
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
        QVERIFY(child<QWidget>(scene.page(), "keptFrame")->isVisible());
        QVERIFY2(textOf(scene.page(), "keptLabel").contains(QStringLiteral("1.0")),
                 qPrintable(textOf(scene.page(), "keptLabel")));
        QVERIFY2(textOf(scene.page(), "keptLabel").contains(QStringLiteral("10 min")),
                 qPrintable(textOf(scene.page(), "keptLabel")));
        QVERIFY(!scene.wizard->button(QWizard::CustomButton1)->isVisible());
        press(scene.page(), "retryButton");
        QTRY_COMPARE(scene.wizard->currentId(), int(LaunchWizard::Ready));
        QCOMPARE(scene.services.cloud.callNames().count(QStringLiteral("createMachine")), 1);
        QVERIFY(scene.answers.asked.isEmpty());
        // The answer was given: time changes nothing any more.
        scene.services.time().advance(11min);
        for (const auto *job : scene.window->findChildren<ui::Job *>())
            QVERIFY(!job->undoneIn());
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
    }

    void withoutAnAnswerAllIsUndone()
    {
        Launching scene;
        scene.buyAndFail();
        scene.services.time().advance(9min + 50s);
        QTRY_VERIFY2(textOf(scene.page(), "keptLabel").contains(QStringLiteral(" 10 s"))
                         || textOf(scene.page(), "keptLabel").contains(QStringLiteral(" 9 s")),
                     qPrintable(textOf(scene.page(), "keptLabel")));
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
        scene.wizard->close(); // nobody has to look on
        scene.services.time().advance(11s);
        QTRY_VERIFY_WITH_TIMEOUT(scene.services.cloud.everything().isEmpty(), 20000);
        QVERIFY(scene.answers.asked.isEmpty());
    }

    void whatIsKeptStays()
    {
        Launching scene;
        scene.buyAndFail();
        press(scene.page(), "keepButton");
        QVERIFY(!child<QWidget>(scene.page(), "keptFrame")->isVisible());
        QVERIFY(!scene.wizard->job()->undoneIn());
        scene.services.time().advance(30min);
        QCOMPARE(scene.services.cloud.machineMap.size(), 1);
        QTRY_VERIFY(scene.window->findChild<ui::MachineCard *>()
                    && scene.window->findChild<ui::MachineCard *>()->state().interrupted);
        QTRY_VERIFY(offers(*scene.window->findChild<ui::MachineCard *>(), "resumeButton"));
    }

    void undoNowUndoes()
    {
        Launching scene;
        scene.buyAndFail(2);
        press(scene.page(), "retryButton"); // and fails once more
        QTRY_VERIFY(scene.wizard->job()->verb() == ui::Verb::Resume && scene.wizard->job()->kept());
        QTRY_VERIFY(child<QWidget>(scene.page(), "keptFrame")->isVisible());
        press(scene.page(), "undoNowButton");
        QTRY_VERIFY_WITH_TIMEOUT(scene.services.cloud.everything().isEmpty(), 20000);
        QTRY_VERIFY(!scene.wizard->job()->isRunning());
        QVERIFY(!scene.wizard->job()->failure());
        QVERIFY(scene.wizard->button(QWizard::CustomButton1)->isVisible());
    }

    // -- ready

    void theReadyPageHasEveryWay()
    {
        Launching scene;
        scene.buy();
        QTRY_COMPARE(scene.wizard->currentId(), int(LaunchWizard::Ready));
        QWidget &page = *scene.wizard->page(LaunchWizard::Ready);
        QTRY_VERIFY(child<QPushButton>(page, "openButton")->isDefault());
        QSignalSpy terminal(scene.wizard, &LaunchWizard::terminalWanted);
        QSignalSpy editor(scene.wizard, &LaunchWizard::editorWanted);
        const FakePrograms none;
        scene.answers.yes = false;
        press(page, "terminalButton");
        press(page, "editorButton");
        QCOMPARE(terminal.count(), 1);
        QCOMPARE(editor.count(), 1);
        QTRY_VERIFY(scene.window->findChild<ui::MachineCard *>());
        press(page, "parkButton");
        QVERIFY(scene.answers.asked.contains(ui::MainWindow::tr("Park this machine?")));
        QVERIFY(scene.answers.details.last().contains(QStringLiteral("40 GiB")));
    }

    void theEndIsMovedFromThere()
    {
        Launching scene;
        scene.buy();
        QTRY_COMPARE(scene.wizard->currentId(), int(LaunchWizard::Ready));
        QWidget &page = *scene.wizard->page(LaunchWizard::Ready);
        const QString machine = scene.services.cloud.machineMap.firstKey();
        const auto end = scene.services.cloud.machineMap.value(machine).autoReleaseAt;
        const QString before = textOf(page, "endLabel");
        QVERIFY(offers(page, "extendButton"));
        press(page, "extendButton");
        QVERIFY(!offers(page, "extendButton"));
        QTRY_VERIFY(textOf(page, "endLabel") != before);
        QVERIFY(std::abs(end.secsTo(scene.services.cloud.machineMap.value(machine).autoReleaseAt) - 3600) < 120);
        QVERIFY(offers(page, "extendButton"));
        scene.services.cloud.hook = [](const test::FakeCloud::CallSeen &call, auto) {
            if (call.name == QLatin1String("setAutoRelease"))
                throw domain::Error(FailureKind::NetworkUnreachable);
        };
        press(page, "extendButton");
        QTRY_VERIFY(bannerOf(page).failure().has_value());
        QVERIFY(offers(page, "extendButton"));
    }

    // Moved on the card, in a terminal or by use: what the launch has said of it is history.
    void theEndNeverComesNearer()
    {
        Launching scene;
        scene.buy();
        QTRY_COMPARE(scene.wizard->currentId(), int(LaunchWizard::Ready));
        QWidget &page = *scene.wizard->page(LaunchWizard::Ready);
        const auto machine = [&scene] { return scene.services.cloud.machineMap.first(); };
        const auto isShown = [&] {
            return textOf(page, "endLabel").contains(ui::localTimeText(machine().autoReleaseAt));
        };
        QTRY_VERIFY2(isShown(), qPrintable(textOf(page, "endLabel")));
        launch::setLease(scene.services.context({}), scene.wizard->job()->launched()->launchId, 12h, {});
        const auto end = machine().autoReleaseAt;
        press(page, "extendButton");
        QTRY_VERIFY(offers(page, "extendButton") && machine().autoReleaseAt != end);
        QVERIFY2(std::abs(end.secsTo(machine().autoReleaseAt) - 3600) < 120,
                 qPrintable(QString::number(end.secsTo(machine().autoReleaseAt))));
        QVERIFY2(isShown(), qPrintable(textOf(page, "endLabel")));
        // What the window learns is shown here, too, and what is shown here is on the card.
        QTRY_VERIFY(scene.window->findChild<ui::MachineCard *>()
                    && scene.window->findChild<ui::MachineCard *>()->state().machine->autoReleaseAt
                           == machine().autoReleaseAt);
        launch::setLease(scene.services.context({}), scene.wizard->job()->launched()->launchId, 3h, {});
        press(*scene.window, "refreshButton");
        QTRY_VERIFY2(isShown(), qPrintable(textOf(page, "endLabel")));
    }

    void whatHasGoneIsNotSaidToEnd()
    {
        Launching scene;
        scene.buy();
        QTRY_COMPARE(scene.wizard->currentId(), int(LaunchWizard::Ready));
        QWidget &page = *scene.wizard->page(LaunchWizard::Ready);
        QVERIFY(offers(page, "extendButton"));
        QVERIFY2(textOf(page, "stopLabel").contains(QStringLiteral("Release is in the main window")),
                 qPrintable(textOf(page, "stopLabel"))); // the tray has none
        scene.services.cloud.reclaim(scene.services.cloud.machineMap.firstKey());
        press(*scene.window, "refreshButton");
        QTRY_VERIFY(!offers(page, "extendButton"));
        QCOMPARE(textOf(page, "endLabel"), ui::ReadyPage::tr("The machine is gone."));
    }
};

QTEST_MAIN(TestGuiEnd)
#include "test_gui_end.moc"
