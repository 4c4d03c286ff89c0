// Every window, page and dialog as a person meets them, one after the other, over the cloud in memory: for tests that
// look at all of them. What is new is found by itself when it is a page of the wizard or stands in the main window; a
// window or dialog of its own is added to scenes().
#pragma once

#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/wizard/launch_wizard.h"

#include <QDialog>
#include <QPushButton>
#include <functional>

namespace spotbook::test {

struct Screen
{
    QString name;    // of a file, too
    QWidget &window; // shown, at the size to be looked at
    QWidget &part;   // what is new on it: a page, or the whole window
};

using Look = std::function<void(const Screen &)>;

inline constexpr int screenWidth = 1024;
inline constexpr int screenHeight = 700;

inline void settle(QWidget &window)
{
    QApplication::setActiveWindow(&window);
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

inline void showAtSize(QWidget &window)
{
    window.resize(screenWidth, screenHeight);
    window.show();
    settle(window);
}

inline QString pageName(const QWizardPage &page)
{
    return QString::fromLatin1(page.metaObject()->className()).section(QStringLiteral("::"), -1);
}

// The steps that lead to the purchase, each as full as it gets.
inline void walkWizard(const Look &look)
{
    FakeServices services;
    storeKey(services);
    for (const char *zone : {"a", "b"})
        services.cloud.addDisk(QString::fromLatin1(zone));
    ui::LaunchWizard wizard(services, {});
    showAtSize(wizard);
    const auto ids = wizard.pageIds();
    for (const int id : ids) {
        if (id >= ui::LaunchWizard::Progress)
            continue;
        if (wizard.currentId() != id) {
            wizard.next();
            if (wizard.currentId() != id) { // not on the way that is chosen
                wizard.setStartId(id);
                wizard.restart();
            }
        }
        (void)QTest::qWaitFor([&] { return wizard.currentPage()->isComplete(); }, 4000);
        settle(wizard);
        look({pageName(*wizard.currentPage()), wizard, *wizard.currentPage()});
    }
}

inline domain::Progress news(domain::Stage stage, domain::StageState state, const QString &text)
{
    domain::Progress progress;
    progress.stage = stage;
    progress.state = state;
    progress.text = text;
    return progress;
}

// Progress while it runs and after it has failed, and the last page.
inline void walkLaunch(const Look &look)
{
    using domain::Stage;
    using domain::StageState;
    for (const bool fails : {true, false}) {
        FakeServices services;
        storeKey(services);
        ui::LaunchWizard wizard(services, {});
        std::atomic<bool> goOn{false};
        ui::Job job(services, ui::Verb::Launch, QStringLiteral("default"), {});
        job.start([&goOn, fails](const auto &, const launch::ProgressSink &progress, const auto &) -> ui::JobEnd {
            for (const Stage stage : {Stage::Preflight, Stage::Network, Stage::KeyPair, Stage::Disk})
                progress(news(stage, StageState::Done, {}));
            progress(news(Stage::Buy, StageState::Running, QStringLiteral("RunInstances")));
            while (!goOn)
                std::this_thread::yield();
            if (fails)
                throw domain::Error(domain::FailureKind::NoStock, {{QStringLiteral("type"), QStringLiteral("t.small")},
                                                                   {QStringLiteral("zone"), QStringLiteral("a")}});
            launch::LaunchResult result;
            result.launchId = QStringLiteral("0123456789");
            result.machine.id = QStringLiteral("i-1");
            result.machine.autoReleaseAt = QDateTime::currentDateTimeUtc().addSecs(8 * 3600);
            result.notebookUrl = QStringLiteral("https://198.51.100.1:8888/");
            result.certificateFingerprint = QStringLiteral("AB:CD:EF:01:23:45:67:89").repeated(4).left(95);
            result.perHour = domain::Money::micros(1220000, QStringLiteral("CNY"));
            return result;
        });
        wizard.showJob(&job);
        wizard.setStartId(ui::LaunchWizard::Progress);
        showAtSize(wizard);
        (void)QTest::qWaitFor([&] { return !job.log().isEmpty(); }, 4000);
        settle(wizard);
        if (fails)
            look({QStringLiteral("ProgressPage-running"), wizard, *wizard.currentPage()});
        goOn = true;
        (void)QTest::qWaitFor(
            [&] { return !job.isRunning() && (fails || wizard.currentId() != ui::LaunchWizard::Progress); }, 4000);
        settle(wizard);
        look({fails ? QStringLiteral("ProgressPage-failed") : pageName(*wizard.currentPage()), wizard,
              *wizard.currentPage()});
    }
}

// Without a key, with a machine, with work that is parked, with a failure.
inline void walkWindow(const Look &look)
{
    {
        FakeServices services;
        ui::MainWindow window(services);
        showAtSize(window);
        (void)QTest::qWaitFor([&] { return !child<QLabel>(window, "summaryLabel")->text().isEmpty(); }, 4000);
        QTest::qWait(50);
        settle(window);
        look({QStringLiteral("MainWindow-new"), window, window});
    }
    FakeServices services;
    FakeDialogs answers;
    storeKey(services);
    domain::LaunchPlan plan;
    plan.profile = QStringLiteral("default");
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::micros(2000000, QStringLiteral("CNY"));
    launch::launch(services.context({}), plan, {}, {});
    ui::MainWindow window(services);
    showAtSize(window);
    const auto is = [&](domain::Billing billing) {
        return QTest::qWaitFor(
            [&] {
                const auto *card = window.findChild<ui::MachineCard *>();
                return card && card->state().billing == billing;
            },
            8000);
    };
    (void)is(domain::Billing::Charging);
    settle(window);
    look({QStringLiteral("MainWindow-billing"), window, window});
    if (auto *park = window.findChild<QPushButton *>(QStringLiteral("parkButton"))) {
        park->click();
        (void)is(domain::Billing::Parked);
        settle(window);
        look({QStringLiteral("MainWindow-parked"), window, window});
    }
    services.cloud.hook = [](const auto &, auto) { throw domain::Error(domain::FailureKind::NetworkUnreachable); };
    child<QPushButton>(window, "refreshButton")->click();
    (void)QTest::qWaitFor(
        [&] {
            const auto *card = window.findChild<ui::MachineCard *>();
            return bannerOf(window).isVisible() || (card && card->state().trouble);
        },
        4000);
    settle(window);
    look({QStringLiteral("MainWindow-unknown"), window, window});
}

inline void lookAtDialog(QWidget &parent, const QString &name, const Look &look)
{
    settle(parent);
    for (auto *box : parent.findChildren<QDialog *>()) {
        settle(*box);
        look({name, *box, *box});
        box->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

inline void walkDialogs(const Look &look)
{
    FakeServices services;
    QWidget parent;
    showAtSize(parent);
    // Words of the program, so that a test of the language may look at them too.
    const auto failure = messages::describe(domain::Failure{domain::FailureKind::QuotaZero}, services.provider());
    ui::Question question{failure.title, failure.title, failure.explanation, ui::remedyButtonText(failure.action), {},
                          false};
    if (question.yes.isEmpty())
        question.yes = ui::remedyButtonText(messages::RemedyAction::Retry);
    ui::dialogs().ask(&parent, question, [](bool) {});
    lookAtDialog(parent, QStringLiteral("Dialog-question"), look);
    question.destructive = true;
    ui::dialogs().ask(&parent, question, [](bool) {});
    lookAtDialog(parent, QStringLiteral("Dialog-warning"), look);
    ui::dialogs().askText(&parent, question, [](const QString &) {});
    lookAtDialog(parent, QStringLiteral("Dialog-text"), look);
    ui::dialogs().tell(&parent, failure.title, failure.explanation);
    lookAtDialog(parent, QStringLiteral("Dialog-tell"), look);
    ui::dialogs().tellFailure(&parent, failure.title, QStringLiteral("QuotaZero\nRequestId 473469C7-AA6F"), {});
    lookAtDialog(parent, QStringLiteral("Dialog-failure"), look);
}

struct Scene
{
    const char *name;
    void (*walk)(const Look &);
};

inline QVector<Scene> scenes()
{
    return {{"wizard", walkWizard}, {"launch", walkLaunch}, {"window", walkWindow}, {"dialogs", walkDialogs}};
}

} // namespace spotbook::test
