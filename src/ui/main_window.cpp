#include "ui/main_window.h"

#include "launch/machine_vitals.h"
#include "launch/monitor.h"
#include "launch/record.h"
#include "messages/messages.h"
#include "ui/cost_text.h"
#include "ui/decorate.h"
#include "ui/dialogs.h"
#include "ui/history/history_page.h"
#include "ui/keyboard_way.h"
#include "ui/machine_card.h"
#include "ui/notice_desk.h"
#include "ui/state_icon.h"
#include "ui/storage/storage_page.h"
#include "ui/tray.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_main_window.h"

#include <QActionGroup>
#include <QLabel>
#include <algorithm>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {
constexpr std::chrono::seconds watchInterval{20};
constexpr std::chrono::seconds vitalsInterval{10};

// By the journals of this computer alone.
bool mayHoldSomething(const storage::Paths &paths)
{
    const auto journals = launch::readJournals(paths);
    return !journals.damaged.isEmpty()
           || std::any_of(journals.records.begin(), journals.records.end(),
                          [](const launch::Record &record) { return !record.cameToNothing(); });
}
} // namespace

MainWindow::MainWindow(launch::Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_ui(std::make_unique<Ui::MainWindow>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("mainWindow"));
    decorate(*this);
    resize(940, 640);
    m_ui->cardLayout->addStretch();
    m_ui->practiceLabel->setVisible(m_services.practice());
    m_ui->jobGroup->hide();
    m_tray = new Tray(this);
    connectMenu();
    connectReports();
    connectTray();
    connectPages();
    addPages();
    m_ui->viewMenu->addSeparator();
    m_ui->viewMenu->addAction(m_ui->activityAction);
    connectJobs();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const QDateTime now = m_services.clock().now();
        for (MachineCard *card : std::as_const(m_cards))
            card->tick(now);
    });
    m_tick.start();
    fillCards();
    beginWatching();
}

MainWindow::~MainWindow()
{
    delete m_wizard;
    m_vitals.reset();
    m_monitor.reset();
    for (Job *job : std::as_const(m_jobs)) {
        job->disconnect(this);
        delete job;
    }
}

void MainWindow::connectMenu()
{
    connect(m_ui->newButton, &QPushButton::clicked, this, &MainWindow::newMachine);
    connect(m_ui->newAction, &QAction::triggered, this, &MainWindow::newMachine);
    connect(m_ui->quitAction, &QAction::triggered, this, &MainWindow::requestQuit);
    connect(m_ui->refreshButton, &QPushButton::clicked, this, &MainWindow::lookAgain);
    connect(m_ui->banner, &Banner::actionWanted, this, &MainWindow::act);
    auto *group = new QActionGroup(this);
    const QVector<QPair<QAction *, QString>> languages{
        {m_ui->systemLanguageAction, QString()},
        {m_ui->englishAction, QStringLiteral("en")},
        {m_ui->simplifiedAction, QStringLiteral("zh_CN")},
        {m_ui->traditionalAction, QStringLiteral("zh_TW")},
    };
    const QString present = m_services.settings().values().language;
    for (const auto &[action, language] : languages) {
        group->addAction(action);
        action->setChecked(language == present);
        connect(action, &QAction::triggered, this, [this, chosen = language] { chooseLanguage(chosen); });
    }
}

void MainWindow::bringToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

// ---------------------------------------------------------------------------------------------------- the truth

void MainWindow::beginWatching()
{
    m_vitals.reset();
    m_monitor.reset();
    // Another key may be another account's: what was seen with the one before would not age any more.
    m_statesKnown = false;
    m_states.clear();
    m_historyPage->setStates(std::nullopt);
    m_storagePage->setOutdated();
    readProfiles();
    m_watchTask.run(
        [this, &services = m_services](const TaskRun &run) {
            // Before the key: without one they are all that tells whether something may be running.
            run.post([this, any = mayHoldSomething(services.paths())] { m_launchesHere = any; });
            return services.context(run.stop());
        },
        [this](const launch::Context &context) {
            m_hasKey = true;
            m_keyMissing = false;
            m_capabilities = context.cloud.capabilities();
            m_tray->setCanStop(m_capabilities.stopWithoutCharge);
            m_monitor = std::make_unique<launch::Monitor>(context, watchInterval);
            connect(m_monitor.get(), &launch::Monitor::statesChanged, this, &MainWindow::takeStates);
            m_vitals = std::make_unique<launch::MachineVitals>(context, vitalsInterval);
            connect(m_vitals.get(), &launch::MachineVitals::seen, this, &MainWindow::takeVitals);
            fillCards();
        },
        [this](const Failure &failure) {
            m_hasKey = false;
            m_keyMissing = failure.kind == domain::FailureKind::KeyMissing;
            if (!m_keyMissing && failure.kind != domain::FailureKind::Cancelled)
                showFailure(failure, [this] { lookAgain(); });
            fillCards();
        });
    fillCards();
}

void MainWindow::lookAgain()
{
    if (m_monitor)
        m_monitor->lookNow();
    else
        beginWatching();
}

void MainWindow::takeStates(const QVector<LaunchState> &states)
{
    // A nameless one says that the look failed and that nothing older is known.
    m_statesKnown = states.isEmpty() || !states.first().launchId.isEmpty();
    m_states = m_statesKnown ? states : QVector<LaunchState>();
    const auto trouble = m_statesKnown ? std::nullopt : states.first().trouble;
    if (trouble && (m_watchTrouble || !m_ui->banner->failure())) {
        showFailure(*trouble, [this] { lookAgain(); });
        m_watchTrouble = true;
    } else if (!trouble && m_watchTrouble) {
        m_ui->banner->clear();
        m_watchTrouble = false;
    }
    m_historyPage->setStates(m_statesKnown ? std::optional(m_states) : std::nullopt);
    fillCards();
    tellTaken();
    m_notices->take(states);
    dropEntriesOfTheGone();
    dropTunnelsOfTheGone();
}

domain::Billing MainWindow::billing() const
{
    if (m_statesKnown)
        return overall(m_states);
    return m_keyMissing && !m_launchesHere ? domain::Billing::Nothing : domain::Billing::Unknown;
}

bool MainWindow::isBusy(const LaunchState &state) const
{
    return m_checks.contains(state.profile) || std::any_of(m_jobs.begin(), m_jobs.end(), [&state](const Job *job) {
               return job->isRunning()
                      && (job->profile() == state.profile
                          || (!state.launchId.isEmpty() && job->launchId() == state.launchId));
           });
}

void MainWindow::fillCards()
{
    const bool others = m_cards.size() != m_states.size() || m_states.isEmpty();
    while (m_cards.size() > m_states.size())
        delete m_cards.takeLast();
    while (m_cards.size() < m_states.size()) {
        auto *card = new MachineCard(m_capabilities.stopWithoutCharge, m_services.provider(), m_ui->cardHost);
        m_ui->cardLayout->insertWidget(m_cards.size() + 1, card);
        connectCard(card);
        m_cards << card;
    }
    QStringList busy;
    for (int i = 0; i < m_states.size(); ++i) {
        m_cards[i]->setState(m_states[i], isBusy(m_states[i]));
        m_cards[i]->setExtending(m_leaseTask.isRunning());
        if (isBusy(m_states[i]))
            busy << m_states[i].profile;
    }
    settleMnemonics(*this);
    if (others)
        settleTabOrder(*this);
    m_tray->setStates(m_states, busy, billing());
    if (m_wizard)
        m_wizard->setStates(m_states, m_leaseTask.isRunning());
    setWindowIcon(stateIcon(billing()));
    refreshSummary();
    fillProfiles();
    followMachines();
}

void MainWindow::connectCard(MachineCard *card)
{
    connect(card, &MachineCard::openWanted, this, &MainWindow::openNotebook);
    connect(card, &MachineCard::terminalWanted, this,
            [this](const LaunchState &state) { openTerminal(state.launchId); });
    connect(card, &MachineCard::editorWanted, this, [this](const LaunchState &state) { openEditor(state.launchId); });
    connect(card, &MachineCard::passwordWanted, this, &MainWindow::copyPassword);
    connect(card, &MachineCard::startWanted, this, &MainWindow::start);
    connect(card, &MachineCard::parkWanted, this, &MainWindow::park);
    connect(card, &MachineCard::stopWanted, this, &MainWindow::stop);
    connect(card, &MachineCard::releaseWanted, this, &MainWindow::release);
    connect(card, &MachineCard::eraseWanted, this, &MainWindow::erase);
    connect(card, &MachineCard::resumeWanted, this, &MainWindow::resume);
    connect(card, &MachineCard::undoWanted, this, &MainWindow::undo);
    connect(card, &MachineCard::extendWanted, this, &MainWindow::extend);
    connect(card, &MachineCard::extendUntilWanted, this, &MainWindow::askEnd);
}

void MainWindow::refreshSummary()
{
    const QString cost = costText(m_states);
    QString text;
    if (m_watchTask.isRunning())
        text = tr("Looking for your access key…");
    else if (m_keyMissing)
        text = m_launchesHere ? tr("No access key: what is running is not known. “New machine” begins with the key.")
                              : tr("No access key yet. “New machine” begins with it.");
    else if (!m_hasKey || (!m_statesKnown && m_watchTrouble))
        text = tr("What is running is not known.");
    else if (!m_statesKnown)
        text = tr("Asking the cloud what is running…");
    else if (m_states.isEmpty())
        text = tr("No machine, nothing parked: nothing is billed.");
    else if (!cost.isEmpty())
        text = tr("All machines together: %1").arg(cost);
    else if (billing() == domain::Billing::Unknown)
        text = tr("What is running is not known.");
    else
        text = messages::billingText(billing());
    m_ui->summaryLabel->setText(text);
    m_ui->emptyLabel->setText(
        tr("From access keys to an open notebook on a cheap GPU machine: “New machine” leads there step by "
           "step. Nothing is bought before the last one, and the price is on its button."));
}

// -------------------------------------------------------------------------------------------------------- verbs

// Names that a new machine cannot have; nothing until the cloud has said which there are.
std::optional<QStringList> MainWindow::takenProfiles() const
{
    if (!m_statesKnown)
        return std::nullopt;
    QStringList taken;
    for (const LaunchState &state : std::as_const(m_states))
        taken << state.profile;
    for (const Job *job : std::as_const(m_jobs)) {
        if (job->isRunning())
            taken << job->profile();
    }
    return taken;
}

void MainWindow::tellTaken()
{
    if (m_wizard)
        m_wizard->setTakenProfiles(takenProfiles());
}

void MainWindow::newMachine()
{
    if (m_wizard) {
        m_wizard->show();
        m_wizard->raise();
        m_wizard->activateWindow();
        return;
    }
    const auto taken = takenProfiles();
    m_wizard = new LaunchWizard(m_services, taken.value_or(QStringList()), this);
    m_wizard->setTakenProfiles(taken);
    m_wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_wizard, &LaunchWizard::keyAccepted, this, [this] {
        m_ui->banner->clear();
        beginWatching();
        tellTaken(); // of the account before
    });
    connect(m_wizard, &LaunchWizard::launchWanted, this, &MainWindow::launchFromWizard);
    connect(m_wizard, &LaunchWizard::mendWanted, this,
            [this](messages::RemedyAction action) { mend(m_wizard->job(), action); });
    connect(m_wizard, &LaunchWizard::openWanted, this, &MainWindow::openLaunch);
    connect(m_wizard, &LaunchWizard::terminalWanted, this, &MainWindow::openTerminal);
    connect(m_wizard, &LaunchWizard::editorWanted, this, &MainWindow::openEditor);
    connect(m_wizard, &LaunchWizard::parkWanted, this, &MainWindow::parkLaunch);
    connect(m_wizard, &LaunchWizard::stateSeen, this, &MainWindow::takeState);
    m_wizard->show();
}

void MainWindow::newMachineAt(const domain::Offer &offer)
{
    const bool isNew = !m_wizard;
    newMachine();
    if (isNew)
        m_wizard->propose(offer);
    else
        dialogs().tell(m_wizard, tr("A new machine is being chosen already"),
                       tr("What was chosen in this window stays as it is. To begin with %1 in %2 instead, close it and "
                          "press the button under the prices once more.")
                           .arg(offer.type.id, offer.zoneId.isEmpty() ? offer.regionId : offer.zoneId));
}

void MainWindow::launchFromWizard()
{
    const WizardState &state = m_wizard->state();
    // Once more means the same time of day, not as many minutes as it was away.
    auto work = [plan = state.plan, until = state.leaseUntil, keep = state.toKeep(),
                 address = state.ownAddress](const launch::Context &given, const launch::ProgressSink &progress,
                                             const base::StopToken &stopToken) -> JobEnd {
        launch::Context context = given;
        if (!address.isEmpty())
            context.ownAddress = address;
        return launch::launch(context, planAt(context.clock.now(), plan, until), progress, stopToken, keep);
    };
    m_wizard->showJob(startJob(Verb::Launch, state.plan.profile, {}, std::move(work), state.plan.stack));
}

} // namespace spotbook::ui
