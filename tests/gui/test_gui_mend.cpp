// The button beside a failure does what it says, on every page, or is not there.
#include "gui/gui_support.h"
#include "gui/places.h"
#include "ui/job.h"
#include "ui/machine_card.h"
#include "ui/main_window.h"
#include "ui/progress_view.h"
#include "ui/wizard/launch_wizard.h"
#include "ui/wizard/network_page.h"

#include <QSignalSpy>
#include <QtWidgets>

using namespace spotbook;
using domain::FailureKind;
using messages::RemedyAction;
using test::bannerOf;
using test::child;
using ui::LaunchWizard;
using ui::Verb;

namespace {
// Every call to the cloud fails with the kind while it is broken.
class Breakage
{
public:
    explicit Breakage(test::FakeServices &services)
    {
        services.cloud.hook = [this](const auto &, auto) {
            if (const int kind = m_kind; kind >= 0)
                throw domain::Error(static_cast<FailureKind>(kind),
                                    {{QStringLiteral("profile"), QStringLiteral("default")}});
        };
    }
    void begin(FailureKind kind) { m_kind = static_cast<int>(kind); }
    void end() { m_kind = -1; }

private:
    std::atomic<int> m_kind{-1};
};

QPushButton *remedy(QWidget &page)
{
    return child<QPushButton>(bannerOf(page), "bannerAction");
}

bool fails(QWidget &page, FailureKind kind)
{
    return bannerOf(page).failure() && bannerOf(page).failure()->kind == kind;
}

void reachReview(LaunchWizard &wizard)
{
    while (wizard.currentId() < LaunchWizard::Review) {
        QTRY_VERIFY2(wizard.currentPage()->isComplete(), qPrintable(wizard.currentPage()->title()));
        wizard.next();
    }
    QTRY_VERIFY(wizard.currentPage()->isComplete());
}
} // namespace

class TestGuiMend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBannerHasNoButtonThatDoesNothing()
    {
        ui::Banner banner;
        const cloud::ProviderInfo provider;
        const auto words = [&banner] { return child<QLabel>(banner, "bannerText")->text(); };
        const auto *button = child<QPushButton>(banner, "bannerAction");
        domain::Failure interrupted{FailureKind::LaunchInterrupted};
        interrupted.params.insert(QStringLiteral("profile"), QStringLiteral("mine"));
        banner.showFailure(interrupted, provider);
        QVERIFY(button->isHidden());
        QVERIFY2(words().contains(QStringLiteral("spotbook resume mine")), qPrintable(words()));
        banner.setActions({RemedyAction::Resume});
        QVERIFY(!button->isHidden());
        QVERIFY(!words().contains(QStringLiteral("spotbook resume")));
        // Sweep is the terminal's alone.
        banner.showFailure(domain::Failure{FailureKind::OutcomeUnknown}, provider);
        QVERIFY(words().contains(QStringLiteral("spotbook sweep")));
        // A page that cannot be opened is no remedy.
        banner.showFailure(domain::Failure{FailureKind::BalanceTooLow}, provider);
        QVERIFY(button->isHidden());
    }

    // Not only a new look: the verb, without the question that has been answered.
    void tryAgainRepeatsTheVerb()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::beginLaunch(services, QStringLiteral("default"));
        test::FakeDialogs answers;
        Breakage breakage(services);
        ui::MainWindow window(services);
        window.show();
        QTRY_VERIFY(window.findChild<ui::MachineCard *>());
        breakage.begin(FailureKind::NetworkUnreachable);
        child<QPushButton>(*window.findChild<ui::MachineCard *>(), "undoButton")->click();
        QTRY_VERIFY(fails(window, FailureKind::NetworkUnreachable));
        QCOMPARE(answers.asked.size(), 1);
        breakage.end();
        QVERIFY(remedy(window)->isVisible());
        remedy(window)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<ui::MachineCard *>(), 20'000);
        QCOMPARE(answers.asked.size(), 1);
        QVERIFY(!bannerOf(window).failure());
    }

    void goOnAndUndoActOnTheLaunchThatFailed()
    {
        test::FakeServices services;
        test::storeKey(services);
        test::FakeDialogs answers;
        Breakage breakage(services);
        ui::MainWindow window(services);
        window.show();
        window.newMachine();
        QPointer<LaunchWizard> wizard = window.findChild<LaunchWizard *>();
        reachReview(*wizard);
        test::beginLaunch(services, QStringLiteral("default")); // meanwhile, in a terminal that was closed
        wizard->button(QWizard::CommitButton)->click();
        QTRY_VERIFY(fails(*wizard->currentPage(), FailureKind::LaunchInterrupted));
        QCOMPARE(wizard->currentId(), int(LaunchWizard::Progress));
        breakage.begin(FailureKind::UndoIncomplete);
        remedy(*wizard->currentPage())->click();
        QCOMPARE(wizard->job()->verb(), Verb::Resume);
        QTRY_VERIFY(fails(*wizard->currentPage(), FailureKind::UndoIncomplete));
        QVERIFY(fails(window, FailureKind::UndoIncomplete));
        breakage.end();
        remedy(window)->click(); // here or there is the same
        QTRY_COMPARE(wizard->job()->verb(), Verb::Undo);
        QCOMPARE(answers.asked.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!wizard->job()->isRunning(), 20'000);
        QVERIFY(!wizard->job()->failure());
        QVERIFY(!bannerOf(*wizard->currentPage()).failure());
        QTRY_VERIFY(!window.findChild<ui::MachineCard *>());
    }

    void theReviewLeadsToThePageThatMendsIt()
    {
        test::FakeServices services;
        test::storeKey(services);
        Breakage breakage(services);
        LaunchWizard wizard(services, {});
        wizard.show();
        reachReview(wizard);
        breakage.begin(FailureKind::DiskInUse);
        child<QPushButton>(*wizard.currentPage(), "checkButton")->click();
        QTRY_VERIFY(fails(*wizard.currentPage(), FailureKind::DiskInUse));
        breakage.end();
        remedy(*wizard.currentPage())->click();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Disk));
        reachReview(wizard);
        breakage.begin(FailureKind::KeychainLocked);
        child<QPushButton>(*wizard.currentPage(), "checkButton")->click();
        QTRY_VERIFY(fails(*wizard.currentPage(), FailureKind::KeychainLocked));
        breakage.end();
        remedy(*wizard.currentPage())->click();
        QTRY_VERIFY(wizard.currentPage()->isComplete());
        breakage.begin(FailureKind::KeyRejected);
        child<QPushButton>(*wizard.currentPage(), "checkButton")->click();
        QTRY_VERIFY(fails(*wizard.currentPage(), FailureKind::KeyRejected));
        breakage.end();
        remedy(*wizard.currentPage())->click();
        QCOMPARE(wizard.currentId(), int(LaunchWizard::Keys));
        QVERIFY(child<QLineEdit>(wizard, "secretEdit")->isVisible());
    }

    void whatIsToBeChangedIsFoundByTheFailure()
    {
        const auto page = [](FailureKind kind, const char *name, const char *value) {
            return int(LaunchWizard::pageToChange(
                {kind, {}, {}, false, {{QString::fromLatin1(name), QString::fromLatin1(value)}}, {}}));
        };
        QCOMPARE(page(FailureKind::NoStock, "type", "t"), int(LaunchWizard::Offers));
        QCOMPARE(page(FailureKind::NotFound, "what", "snapshot"), int(LaunchWizard::Disk));
        QCOMPARE(page(FailureKind::NotFound, "what", "security-group"), int(LaunchWizard::Network));
        QCOMPARE(page(FailureKind::InvalidInput, "field", "profile"), int(LaunchWizard::Review));
        QCOMPARE(page(FailureKind::InvalidInput, "field", "workDisk.sizeGiB"), int(LaunchWizard::Disk));
        QCOMPARE(page(FailureKind::InvalidInput, "field", "leaseMinutes"), int(LaunchWizard::Notebook));
        QCOMPARE(page(FailureKind::InvalidInput, "field", "bandwidthMbit"), int(LaunchWizard::Network));
        QCOMPARE(page(FailureKind::InvalidInput, "field", "priceLimit"), int(LaunchWizard::Offers));
        QCOMPARE(page(FailureKind::PriceAboveLimit, "limit", "2"), int(LaunchWizard::Offers));
        QCOMPARE(page(FailureKind::PriceAboveLimit, "agreed", "1"), int(LaunchWizard::Review));
    }

    void anUndoCannotBeCancelled()
    {
        test::FakeServices services;
        test::storeKey(services);
        std::atomic<int> step{0};
        const auto work = [&step](const auto &, const launch::ProgressSink &progress, const auto &) -> ui::JobEnd {
            domain::Progress news;
            news.stage = domain::Stage::Buy;
            news.state = domain::StageState::Running;
            progress(news);
            while (step < 1)
                std::this_thread::yield();
            news.stage = domain::Stage::Undo;
            progress(news);
            while (step < 2)
                std::this_thread::yield();
            return {};
        };
        ui::ProgressView view;
        view.show();
        auto *cancel = child<QPushButton>(view, "cancelButton");
        ui::Job job(services, Verb::Launch, QStringLiteral("default"), {});
        job.start(work);
        view.setJob(&job);
        QTRY_VERIFY(job.stages()[4].state == domain::StageState::Running);
        QVERIFY(cancel->isVisible());
        QVERIFY(!child<QLabel>(view, "cancelNote")->text().isEmpty());
        step = 1;
        QTRY_VERIFY(!cancel->isVisible());
        QVERIFY(child<QLabel>(view, "cancelNote")->text().isEmpty());
        step = 2;
        QTRY_VERIFY(!job.isRunning());
        step = 0;
        ui::Job undo(services, Verb::Undo, QStringLiteral("default"), {});
        undo.start(work);
        view.setJob(&undo);
        QVERIFY(undo.isRunning());
        QVERIFY(!cancel->isVisible());
        step = 2;
        QTRY_VERIFY(!undo.isRunning());
    }

    void listsAreOfTheAccountInUse()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        test::choosePlace(state, services);
        state.identity = domain::Identity();
        state.identity->accountId = QStringLiteral("1");
        ui::NetworkPage page(state);
        page.initializePage();
        QTRY_VERIFY(page.isComplete());
        services.cloud.groupMap.insert(QStringLiteral("sg-1"),
                                       {QStringLiteral("sg-1"), QStringLiteral("of the other"), {}, false, {}});
        state.identity->accountId = QStringLiteral("2");
        page.initializePage();
        QTRY_COMPARE(child<QComboBox>(page, "groupCombo")->count(), 1);
    }

    void aLeaseUntilATimeEndsThen()
    {
        test::FakeServices services;
        ui::WizardState state(services);
        state.plan.lease = std::chrono::hours(8);
        QCOMPARE(state.planNow().lease, std::chrono::minutes(480));
        state.leaseUntil = services.clock().now().addSecs(2 * 3600 + 30);
        QCOMPARE(state.planNow().lease, std::chrono::minutes(120));
        state.leaseUntil = services.clock().now().addSecs(-3600);
        QVERIFY(!state.planNow().problems().isEmpty()); // neither endless nor over before it begins
    }

    void openStaysTheDefaultOnTheLastPage()
    {
        test::FakeServices services;
        test::storeKey(services);
        ui::Job job(services, Verb::Launch, QStringLiteral("default"), {});
        LaunchWizard wizard(services, {});
        connect(&wizard, &LaunchWizard::launchWanted, &wizard, [&] {
            job.start([](const auto &, const auto &, const auto &) -> ui::JobEnd { return launch::LaunchResult(); });
            wizard.showJob(&job);
        });
        wizard.show();
        reachReview(wizard);
        wizard.button(QWizard::CommitButton)->click();
        QTRY_COMPARE(wizard.currentId(), int(LaunchWizard::Ready));
        auto *open = child<QPushButton>(*wizard.currentPage(), "openButton");
        QTRY_VERIFY(open->isDefault());
        test::BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::processEvents();
        QVERIFY(open->isDefault());
        QVERIFY(!qobject_cast<QPushButton *>(wizard.button(QWizard::FinishButton))->isDefault());
        QCoreApplication::removeTranslator(&brackets);
    }
};

QTEST_MAIN(TestGuiMend)
#include "test_gui_mend.moc"
