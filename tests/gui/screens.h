// Every window, page and dialog as a person meets them, one after the other, over the cloud in memory: for tests that
// look at all of them. What is new is found by itself when it is a page of the wizard or of the main window; a window,
// dialog or question of its own is added to scenes().
#pragma once

#include "gui/full_account.h"
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/busy_line.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/settings_dialog.h"
#include "ui/wizard/launch_wizard.h"

#include <QDialog>
#include <QHeaderView>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <algorithm>
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

// Nothing that the page has begun is still on its way.
inline bool isQuiet(const QWidget &page)
{
    const auto lines = page.findChildren<ui::BusyLine *>();
    const auto bars = page.findChildren<QProgressBar *>(QRegularExpression(QStringLiteral("Progress$")));
    const auto texts = page.findChildren<QPlainTextEdit *>();
    return std::none_of(lines.begin(), lines.end(), [](const ui::BusyLine *line) { return line->isBusy(); })
           && std::none_of(bars.begin(), bars.end(), [](const QProgressBar *bar) { return bar->isVisible(); })
           && std::none_of(texts.begin(), texts.end(),
                           [](const QPlainTextEdit *edit) { return edit->isVisible() && edit->document()->isEmpty(); });
}

// With the chart, which is loaded a little after a row was chosen.
inline void awaitAll(QWidget &page)
{
    const auto *wholeMonth = page.findChild<QPushButton *>(QStringLiteral("zoomOutButton"));
    (void)QTest::qWaitFor([&] { return isQuiet(page) && (!wholeMonth || wholeMonth->isEnabled()); }, 4000);
}

// Every list has come, in each a row is chosen, and what that brings is there.
inline void fillUp(QWidget &page)
{
    QList<QAbstractItemView *> lists;
    for (auto *list : page.findChildren<QAbstractItemView *>()) {
        if (list->isVisible() && list->window() == page.window() && !qobject_cast<QHeaderView *>(list))
            lists << list;
    }
    (void)QTest::qWaitFor(
        [&] {
            return isQuiet(page) && std::all_of(lists.begin(), lists.end(), [](const QAbstractItemView *list) {
                       return list->model()->rowCount() > 0;
                   });
        },
        8000);
    for (auto *list : lists) {
        if (auto *table = qobject_cast<QTableView *>(list))
            table->selectRow(0);
        else if (!list->selectionModel()->hasSelection())
            list->setCurrentIndex(list->model()->index(0, 0));
    }
    awaitAll(page);
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
    fillMarket(services, {});
    fillStorage(services, {});
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
        awaitAll(*wizard.currentPage());
        settle(wizard);
        look({pageName(*wizard.currentPage()), wizard, *wizard.currentPage()});
    }
}

// Who begins: outside of the practice cloud, without a key, with a wrong one, and with one that may do everything.
inline void walkBeginning(const Look &look)
{
    FakeServices services;
    services.isPractice = false;
    services.links(QStringLiteral("create-user"), QStringLiteral("https://example.com/users"));
    services.cloud.identityKind = domain::Identity::Kind::Root;
    ui::LaunchWizard wizard(services, {});
    showAtSize(wizard);
    (void)QTest::qWaitFor([&] { return wizard.currentPage()->isComplete(); }, 4000);
    settle(wizard);
    look({QStringLiteral("StartPage-new"), wizard, *wizard.currentPage()});
    wizard.setStartId(ui::LaunchWizard::Keys);
    wizard.restart();
    QWidget &page = *wizard.currentPage();
    (void)QTest::qWaitFor([&] { return isQuiet(page); }, 4000);
    settle(wizard);
    look({QStringLiteral("KeysPage-empty"), wizard, page});
    services.keyFailure = domain::Failure{domain::FailureKind::KeyRejected, {}, {}, false, {}, {}};
    child<QLineEdit>(page, "idEdit")->setText(keyId);
    child<QLineEdit>(page, "secretEdit")->setText(keySecret);
    child<QPushButton>(page, "testButton")->click();
    (void)QTest::qWaitFor([&] { return bannerOf(page).failure().has_value(); }, 4000);
    settle(wizard);
    look({QStringLiteral("KeysPage-refused"), wizard, page});
    services.keyFailure.reset();
    child<QPushButton>(page, "testButton")->click();
    (void)QTest::qWaitFor([&] { return wizard.currentPage()->isComplete(); }, 4000);
    settle(wizard);
    look({QStringLiteral("KeysPage-root"), wizard, page});
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
            result.certificateFingerprint = QStringLiteral("AB:CD:EF:01:23:45:67:89:").repeated(4).left(95);
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

// All pages of the window in their order.
inline void walkPages(ui::MainWindow &window, const QString &name, const Look &look,
                      const std::function<void(QWidget &)> &prepare)
{
    auto &list = *child<QListWidget>(window, "pageList");
    for (int row = 0; row < list.count(); ++row) {
        list.setCurrentRow(row);
        QWidget &page = *child<QStackedWidget>(window, "pages")->currentWidget();
        prepare(page);
        settle(window);
        look({name + window.currentPage(), window, page});
    }
    list.setCurrentRow(0);
}

// Of somebody who has just come: without a key nothing can be known.
inline void walkNewWindow(const Look &look)
{
    FakeServices services;
    ui::MainWindow window(services);
    showAtSize(window);
    const QString looking = ui::MainWindow::tr("Looking for your access key…");
    (void)QTest::qWaitFor([&] { return child<QLabel>(window, "summaryLabel")->text() != looking; }, 4000);
    settle(window);
    look({QStringLiteral("MainWindow-new"), window, window});
    walkPages(window, QStringLiteral("MainWindow-new-"), look,
              [](QWidget &page) { (void)QTest::qWaitFor([&page] { return isQuiet(page); }, 4000); });
}

// The display of a test has 800 × 800 pixels at every scale, and a dialog takes a part of it at most: where that is
// less than a person's display would have, it gets what it asks for.
inline void settleDialog(QDialog &box)
{
    settle(box);
    if (box.devicePixelRatioF() <= 1 || !box.layout())
        return;
    QSize size = box.sizeHint().expandedTo(box.layout()->totalMinimumSize());
    if (box.layout()->hasHeightForWidth())
        size.setHeight(box.layout()->totalHeightForWidth(size.width()));
    box.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    box.resize(box.size().expandedTo(size));
    settle(box);
}

// What the program asks, in its own words; then the button of that name is pressed, or the question closed.
inline void lookAtQuestion(QWidget &window, const char *name, const Look &look, const char *answer = nullptr)
{
    QDialog *box = nullptr;
    const auto isThere = [&] {
        box = window.findChild<QDialog *>();
        return box && box->isVisible();
    };
    if (!QTest::qWaitFor(isThere, 4000))
        return;
    settleDialog(*box);
    look({QString::fromLatin1(name), *box, *box});
    if (answer)
        child<QPushButton>(*box, answer)->click();
    else
        box->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    settle(window);
}

// The first row that may be deleted is asked about.
inline void lookAtDeleting(QWidget &window, const Look &look)
{
    auto &tree = *child<QTreeWidget>(window, "storageTree");
    auto &button = *child<QPushButton>(window, "storageDeleteButton");
    for (int row = 0; row < tree.topLevelItemCount() && !button.isEnabled(); ++row)
        tree.setCurrentItem(tree.topLevelItem(row));
    button.click();
    lookAtQuestion(window, "Question-delete", look);
}

// Work that runs and is parked, all pages with something in them, the questions on the way, and a cloud that is away.
inline void walkWindow(const Look &look)
{
    std::atomic<bool> away{false};
    FakeServices services;
    services.time().setWallClock(QDateTime::currentDateTimeUtc()); // cards count from it before they are told the time
    storeKey(services);
    fillAccount(services);
    services.cloud.hook = [&away](const auto &, auto) {
        if (away)
            throw domain::Error(domain::FailureKind::NetworkUnreachable);
    };
    services.machines.look = [] {
        return QByteArray("#stat\ncpu 1 0 0 9 0 0 0 0 0 0\n#cpus\n4\n#meminfo\nMemTotal: 31457280 kB\n"
                          "MemAvailable: 20971520 kB\n#disk\nnone\n#gpu\nnone\n#end\n");
    };
    domain::LaunchPlan plan;
    plan.profile = QStringLiteral("default");
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::micros(2000000, QStringLiteral("CNY"));
    launch::launch(services.context({}), plan, {}, {});
    plan.profile = QStringLiteral("another-one");
    services.profiles().save(plan);
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
    const auto press = [&](const char *button) {
        settle(window);
        auto *card = window.findChild<ui::MachineCard *>(); // pages have buttons of the same name
        if (auto *found = card ? card->findChild<QPushButton *>(QString::fromLatin1(button)) : nullptr)
            found->click();
    };
    (void)is(domain::Billing::Charging);
    settle(window);
    look({QStringLiteral("MainWindow-billing"), window, window});
    press("stopButton");
    lookAtQuestion(window, "Question-stop", look);
    press("releaseButton");
    lookAtQuestion(window, "Question-release", look);
    child<QAction>(window, "extendUntilAction")->trigger();
    lookAtQuestion(window, "Question-until", look);
    press("parkButton");
    lookAtQuestion(window, "Question-park", look, "questionYes");
    (void)is(domain::Billing::Parked);
    settle(window);
    look({QStringLiteral("MainWindow-parked"), window, window});
    press("eraseButton");
    lookAtQuestion(window, "Question-erase", look);
    child<QPushButton>(window, "hideJobButton")->click();
    walkPages(window, QStringLiteral("MainWindow-full-"), look, fillUp);
    window.showPage(QStringLiteral("storage"));
    lookAtDeleting(window, look);
    window.showPage(QStringLiteral("machines"));
    away = true;
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
        settleDialog(*box);
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
    ui::Question question;
    question.title = failure.title;
    question.text = failure.title;
    question.details = failure.explanation;
    question.yes = ui::remedyButtonText(failure.action);
    if (question.yes.isEmpty())
        question.yes = ui::remedyButtonText(messages::RemedyAction::Retry);
    ui::dialogs().ask(&parent, question, [](bool) {});
    lookAtDialog(parent, QStringLiteral("Dialog-question"), look);
    question.other = ui::remedyButtonText(messages::RemedyAction::Undo);
    ui::dialogs().askWay(&parent, question, [](ui::Way) {});
    lookAtDialog(parent, QStringLiteral("Dialog-ways"), look);
    question.destructive = true;
    ui::dialogs().ask(&parent, question, [](bool) {});
    lookAtDialog(parent, QStringLiteral("Dialog-warning"), look);
    ui::dialogs().askText(&parent, question, [](const QString &) {});
    lookAtDialog(parent, QStringLiteral("Dialog-text"), look);
    ui::dialogs().askPassword(&parent, question, [](const base::Secret &) {});
    lookAtDialog(parent, QStringLiteral("Dialog-password"), look);
    ui::dialogs().tell(&parent, failure.title, failure.explanation);
    lookAtDialog(parent, QStringLiteral("Dialog-tell"), look);
    ui::dialogs().tellFailure(&parent, failure.title, QStringLiteral("QuotaZero\nRequestId 473469C7-AA6F"), {});
    lookAtDialog(parent, QStringLiteral("Dialog-failure"), look);
    const QTemporaryDir folder;
    auto *settings = new ui::SettingsDialog(services, folder.path(), &parent);
    settings->show();
    (void)QTest::qWaitFor([&] { return child<QWidget>(*settings, "startAtLoginBox")->isEnabled(); }, 4000);
    lookAtDialog(parent, QStringLiteral("SettingsDialog"), look);
}

struct Scene
{
    const char *name;
    void (*walk)(const Look &);
};

inline QVector<Scene> scenes()
{
    return {{"wizard", walkWizard}, {"beginning", walkBeginning}, {"launch", walkLaunch},
            {"new", walkNewWindow}, {"window", walkWindow},       {"dialogs", walkDialogs}};
}

} // namespace spotbook::test
