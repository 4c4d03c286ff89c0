// The wizard's last pages: what the review says and takes, what progress knows of time, a stage that is tried again or
// undone without an answer, and the notebook that is there.
#include "gui/fake_programs.h"
#include "gui/gui_support.h"
#include "gui/places.h"
#include "launch/flows.h"
#include "launch/timings.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/progress_view.h"
#include "ui/wizard/launch_wizard.h"
#include "ui/wizard/ready_page.h"
#include "ui/wizard/review_page.h"

#include <QSignalSpy>
#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using domain::Stage;
using domain::StageState;
using test::bannerOf;
using test::child;
using test::FakePrograms;
using test::offers;
using test::press;
using test::textOf;
using ui::LaunchWizard;
using ui::timeLeftOf;
using ui::timeLeftText;
using namespace std::chrono_literals;

namespace {

const QString work = QStringLiteral("work");

// The wizard's review as the pages before leave it.
struct Review
{
    explicit Review(const QMap<QString, QString> &extras = {}) : state(services)
    {
        test::choosePlace(state, services);
        state.plan.extraParameters = extras;
        page = new ui::ReviewPage(state);
        wizard.addPage(page);
        wizard.resize(1000, 690);
        wizard.show();
        wizard.restart();
    }
    void type(const char *name, const char *value)
    {
        child<QComboBox>(*page, "extraNameCombo")->setEditText(QString::fromLatin1(name));
        child<QLineEdit>(*page, "extraValueEdit")->setText(QString::fromLatin1(value));
    }
    test::FakeServices services;
    ui::WizardState state;
    QWizard wizard;
    ui::ReviewPage *page;
};

// A window with a wizard that has just bought.
struct Launching
{
    Launching()
    {
        test::storeKey(services);
        window = std::make_unique<ui::MainWindow>(services);
        window->show();
        window->newMachine();
        wizard = window->findChild<LaunchWizard *>();
    }
    ~Launching()
    {
        services.machines.onMachine = {};
        window.reset();
    }
    void buy()
    {
        while (wizard->currentId() < LaunchWizard::Review) {
            QTRY_VERIFY2(wizard->currentPage()->isComplete(), qPrintable(wizard->currentPage()->title()));
            wizard->next();
        }
        QTRY_VERIFY(wizard->currentPage()->isComplete());
        wizard->button(QWizard::CommitButton)->click();
        QCOMPARE(wizard->currentId(), int(LaunchWizard::Progress));
    }
    // The next `times` times that the software is installed it fails.
    void failStack(int times)
    {
        services.machines.onMachine = [left = std::make_shared<std::atomic<int>>(times)](const QString &now) {
            if (now == QLatin1String("stack") && (*left)-- > 0)
                throw domain::Error(FailureKind::StepFailed, {{QStringLiteral("step"), QStringLiteral("30-jupyter")}});
        };
    }
    void buyAndFail(int times = 1)
    {
        failStack(times);
        buy();
        QTRY_VERIFY(wizard->job() && wizard->job()->failure());
    }
    QWidget &page() const { return *wizard->page(LaunchWizard::Progress); }

    test::FakeServices services;
    test::FakeDialogs answers;
    std::unique_ptr<ui::MainWindow> window;
    QPointer<LaunchWizard> wizard;
};

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
    // -- review

    void theReviewSaysEveryPrice()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        // Machine 1.00, system disk 0.02, 40 GiB at 0.001; on demand only the machine is another price: 9.00.
        QVERIFY2(textOf(*review.page, "hourLabel").contains(QStringLiteral("1.06")),
                 qPrintable(textOf(*review.page, "hourLabel")));
        QVERIFY(textOf(*review.page, "sessionLabel").contains(QStringLiteral("3.18")));
        QVERIFY2(textOf(*review.page, "demandLabel").contains(QStringLiteral("27.18")),
                 qPrintable(textOf(*review.page, "demandLabel")));
        QVERIFY2(textOf(*review.page, "parkedDayLabel").contains(QStringLiteral("0.96")),
                 qPrintable(textOf(*review.page, "parkedDayLabel")));
        QVERIFY(textOf(*review.page, "parkedLabel").contains(QStringLiteral("28.8")));
        QVERIFY(review.page->buttonText(QWizard::CommitButton).contains(QStringLiteral("1.06")));
    }

    void furtherParametersAreCheckedWhileTheyAreTyped()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!child<QWidget>(*review.page, "advancedFrame")->isVisible());
        press(*review.page, "advancedButton");
        QVERIFY(child<QWidget>(*review.page, "advancedFrame")->isVisible());
        QCOMPARE(child<QComboBox>(*review.page, "extraNameCombo")->count(), 3);
        review.type("Amount", "5");
        QVERIFY(!offers(*review.page, "extraSetButton"));
        QVERIFY2(textOf(*review.page, "extraNote").contains(QStringLiteral("unknown")),
                 qPrintable(textOf(*review.page, "extraNote")));
        review.type("Core", "two");
        QVERIFY(!offers(*review.page, "extraSetButton"));
        QVERIFY(textOf(*review.page, "extraNote").contains(QStringLiteral("whole number")));
        review.type("Tokens", "");
        QVERIFY(!offers(*review.page, "extraSetButton"));
        QVERIFY(textOf(*review.page, "extraNote").contains(QStringLiteral("optional")));
        review.type("Tokens", "required");
        QVERIFY(offers(*review.page, "extraSetButton"));
        press(*review.page, "extraSetButton");
        QVERIFY2(!review.page->isComplete(), "another order has to be checked anew");
        QCOMPARE(review.state.plan.extraParameters.value(QStringLiteral("Tokens")), QStringLiteral("required"));
        QTRY_VERIFY(review.page->isComplete());
        review.type("Ipv6Address.2", "::1");
        QVERIFY(offers(*review.page, "extraSetButton"));
        auto *tree = child<QTreeWidget>(*review.page, "extraTree");
        QCOMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(tree->topLevelItem(0)->text(2), QStringLiteral("optional"));
        QVERIFY(review.page->validatePage());
        QCOMPARE(review.state.plan.extraParameters.size(), 1);
        tree->topLevelItem(0)->setSelected(true);
        press(*review.page, "extraRemoveButton");
        QVERIFY(review.state.plan.extraParameters.isEmpty());
    }

    void whatAProfileBringsAlongIsShownAndRefusedByItsName()
    {
        Review review({{QStringLiteral("Amount"), QStringLiteral("2")}});
        QVERIFY(child<QWidget>(*review.page, "advancedFrame")->isVisible());
        QTRY_VERIFY(bannerOf(*review.page).failure().has_value());
        QCOMPARE(bannerOf(*review.page).failure()->params.value(QStringLiteral("field")), QStringLiteral("Amount"));
        QVERIFY(!review.page->isComplete());
        child<QTreeWidget>(*review.page, "extraTree")->topLevelItem(0)->setSelected(true);
        press(*review.page, "extraRemoveButton");
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!bannerOf(*review.page).failure());
    }

    void theOrderIsTriedDryWhereTheNetworkIsThere()
    {
        Review review;
        QTRY_VERIFY(review.page->isComplete());
        QVERIFY(!review.services.cloud.callNames().contains(QStringLiteral("dryRun")));
        launch::LaunchResult before;
        {
            domain::LaunchPlan plan = review.state.plan;
            plan.profile = work;
            before = launch::launch(review.services.context({}), plan, {}, {});
        }
        const int calls = review.services.cloud.callNames().count(QStringLiteral("dryRun"));
        press(*review.page, "checkButton");
        QVERIFY(!review.page->isComplete());
        QTRY_VERIFY(review.page->isComplete());
        QCOMPARE(review.services.cloud.callNames().count(QStringLiteral("dryRun")), calls + 1);
        review.services.cloud.hook = [](const test::FakeCloud::CallSeen &call, auto) {
            if (call.name == QLatin1String("dryRun"))
                throw domain::Error(FailureKind::PermissionMissing);
        };
        press(*review.page, "checkButton");
        QTRY_VERIFY(bannerOf(*review.page).failure().has_value());
        QVERIFY(!review.page->isComplete());
    }

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
};

QTEST_MAIN(TestGuiEnd)
#include "test_gui_end.moc"
