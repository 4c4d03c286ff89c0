#include "ui/main_window.h"

#include "launch/monitor.h"
#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/machine_card.h"
#include "ui/state_icon.h"
#include "ui/tray.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QLabel>

namespace spotbook::ui {

using domain::Failure;
using domain::LaunchState;

namespace {
constexpr std::chrono::seconds watchInterval{20};
constexpr int messageMilliseconds = 8000;
} // namespace

MainWindow::MainWindow(launch::Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_ui(std::make_unique<Ui::MainWindow>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(stateIcon(domain::Billing::Nothing));
    resize(940, 640);
    m_ui->cardLayout->addStretch();
    m_ui->practiceLabel->setVisible(m_services.practice());
    m_ui->jobGroup->hide();
    m_tray = new Tray(this);
    connectMenu();
    connectTray();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        const QDateTime now = m_services.clock().now();
        for (MachineCard *card : std::as_const(m_cards))
            card->tick(now);
    });
    m_tick.start();
    refreshSummary();
    beginWatching();
}

MainWindow::~MainWindow()
{
    delete m_wizard;
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
    connect(m_ui->refreshButton, &QPushButton::clicked, this, [this] {
        if (m_monitor)
            m_monitor->lookNow();
        else
            beginWatching();
    });
    connect(m_ui->hideJobButton, &QPushButton::clicked, m_ui->jobGroup, &QWidget::hide);
    connect(m_ui->banner, &Banner::actionWanted, this, [this](messages::RemedyAction action) {
        using messages::RemedyAction;
        if (action == RemedyAction::CheckKey || action == RemedyAction::ThisRunOnly)
            newMachine();
        else if (action == RemedyAction::Retry || action == RemedyAction::UnlockKeychain) {
            m_ui->banner->clear();
            m_ui->refreshButton->click();
        }
    });
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

void MainWindow::connectTray()
{
    connect(m_tray, &Tray::showWanted, this, &MainWindow::bringToFront);
    connect(m_tray, &Tray::openWanted, this, &MainWindow::openNotebook);
    connect(m_tray, &Tray::parkWanted, this, &MainWindow::park);
    connect(m_tray, &Tray::quitWanted, this, &MainWindow::requestQuit);
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
    m_watchTask.run([&services = m_services](const TaskRun &run) { return services.context(run.stop()); },
                    [this](const launch::Context &context) {
                        m_hasKey = true;
                        m_capabilities = context.cloud.capabilities();
                        m_monitor = std::make_unique<launch::Monitor>(context, watchInterval);
                        connect(m_monitor.get(), &launch::Monitor::statesChanged, this, &MainWindow::takeStates);
                        refreshSummary();
                    },
                    [this](const Failure &failure) {
                        m_hasKey = false;
                        if (failure.kind != domain::FailureKind::KeyMissing
                            && failure.kind != domain::FailureKind::Cancelled)
                            m_ui->banner->showFailure(failure, m_services.provider());
                        refreshSummary();
                    });
}

void MainWindow::takeStates(const QVector<LaunchState> &states)
{
    m_states = states;
    m_statesKnown = true;
    fillCards();
}

bool MainWindow::isBusy(const LaunchState &state) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [&state](const Job *job) {
        return job->isRunning() && (job->profile() == state.profile || job->launchId() == state.launchId);
    });
}

void MainWindow::fillCards()
{
    while (m_cards.size() > m_states.size())
        delete m_cards.takeLast();
    while (m_cards.size() < m_states.size()) {
        auto *card = new MachineCard(m_capabilities.stopWithoutCharge, m_ui->cardHost);
        m_ui->cardLayout->insertWidget(m_cards.size() + 1, card);
        connectCard(card);
        m_cards << card;
    }
    QStringList busy;
    for (int i = 0; i < m_states.size(); ++i) {
        m_cards[i]->setState(m_states[i], isBusy(m_states[i]));
        if (isBusy(m_states[i]))
            busy << m_states[i].profile;
    }
    m_tray->setStates(m_states, busy);
    setWindowIcon(stateIcon(overall(m_states)));
    refreshSummary();
}

void MainWindow::connectCard(MachineCard *card)
{
    connect(card, &MachineCard::openWanted, this, &MainWindow::openNotebook);
    connect(card, &MachineCard::passwordWanted, this, &MainWindow::copyPassword);
    connect(card, &MachineCard::startWanted, this, &MainWindow::start);
    connect(card, &MachineCard::parkWanted, this, &MainWindow::park);
    connect(card, &MachineCard::stopWanted, this, &MainWindow::stop);
    connect(card, &MachineCard::releaseWanted, this, &MainWindow::release);
    connect(card, &MachineCard::eraseWanted, this, &MainWindow::erase);
    connect(card, &MachineCard::resumeWanted, this, &MainWindow::resume);
    connect(card, &MachineCard::undoWanted, this, &MainWindow::undo);
}

void MainWindow::refreshSummary()
{
    std::optional<domain::Money> perHour;
    for (const LaunchState &state : std::as_const(m_states)) {
        if (state.machine && state.perHour)
            perHour = perHour ? *perHour + *state.perHour : *state.perHour;
    }
    QString text;
    if (!m_hasKey)
        text = m_watchTask.isRunning() ? tr("Looking for your access key…")
                                       : tr("No access key yet. “New machine” begins with it.");
    else if (!m_statesKnown)
        text = tr("Asking the cloud what is running…");
    else if (m_states.isEmpty())
        text = tr("No machine, nothing parked: nothing is billed.");
    else if (perHour)
        text = tr("All machines together: %1").arg(messages::perHourText(*perHour));
    else
        text = messages::billingText(overall(m_states));
    m_ui->summaryLabel->setText(text);
    m_ui->emptyLabel->setVisible(m_states.isEmpty());
    m_ui->emptyLabel->setText(
        tr("From access keys to an open notebook on a cheap GPU machine: “New machine” leads there in six "
           "steps. Nothing is bought before the last one, and the price is on its button."));
}

// -------------------------------------------------------------------------------------------------------- verbs

Job *MainWindow::startJob(Verb verb, const QString &profile, const QString &launchId, Job::Work work)
{
    auto *job = new Job(m_services, verb, profile, launchId, this);
    m_jobs << job;
    connect(job, &Job::ended, this, [this, job] { jobEnded(job); });
    job->start(std::move(work));
    m_ui->banner->clear();
    m_ui->jobView->setJob(job);
    m_ui->jobGroup->show();
    fillCards();
    return job;
}

void MainWindow::jobEnded(Job *job)
{
    if (job->failure()) {
        if (job->undone())
            m_ui->banner->showUndone(*job->failure(), m_services.provider());
        else
            m_ui->banner->showFailure(*job->failure(), m_services.provider());
        m_tray->notify(verbText(job->verb(), job->profile()),
                       messages::describe(*job->failure(), m_services.provider()).title);
    } else if (const auto *receipt = job->receipt()) {
        QString text =
            tr("Ended: %1.").arg(receipt->ended.isEmpty() ? tr("nothing") : receipt->ended.join(QStringLiteral(", ")));
        text += QLatin1Char(' ')
                + tr("Stays: %1.")
                      .arg(receipt->stays.isEmpty() ? tr("nothing") : receipt->stays.join(QStringLiteral(", ")));
        if (receipt->staysPerMonth)
            text += QLatin1Char(' ') + tr("That costs %1 per month.").arg(messages::moneyText(*receipt->staysPerMonth));
        m_ui->statusBar->showMessage(text);
    } else if (job->launched()) {
        m_ui->statusBar->showMessage(tr("%1 is ready.").arg(job->profile()), messageMilliseconds);
        if (!isActiveWindow() && !(m_wizard && m_wizard->isActiveWindow()))
            m_tray->notify(tr("Your notebook is ready"), job->profile());
    }
    if (!job->launched())
        m_tunnels.erase(job->launchId()); // whatever the verb was, the machine behind it is another one now
    if (m_monitor)
        m_monitor->lookNow();
    fillCards();
}

void MainWindow::newMachine()
{
    if (m_wizard) {
        m_wizard->show();
        m_wizard->raise();
        m_wizard->activateWindow();
        return;
    }
    QStringList taken;
    for (const LaunchState &state : std::as_const(m_states))
        taken << state.profile;
    for (const Job *job : std::as_const(m_jobs)) {
        if (job->isRunning())
            taken << job->profile();
    }
    m_wizard = new LaunchWizard(m_services, taken, this);
    m_wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_wizard, &LaunchWizard::keyAccepted, this, [this] {
        m_ui->banner->clear();
        m_monitor.reset();
        beginWatching();
    });
    connect(m_wizard, &LaunchWizard::launchWanted, this, &MainWindow::launchFromWizard);
    connect(m_wizard, &LaunchWizard::openWanted, this, &MainWindow::openLaunch);
    m_wizard->show();
}

void MainWindow::launchFromWizard()
{
    const WizardState &state = m_wizard->state();
    auto work = [&services = m_services, plan = state.plan, password = state.password, save = state.saveProfile,
                 address = state.ownAddress](const launch::Context &given, const launch::ProgressSink &progress,
                                             const base::StopToken &stopToken) -> JobEnd {
        launch::Context context = given;
        context.ownAddress = address;
        context.secrets.write(secrets::name::notebookPassword(plan.profile), password, stopToken);
        if (save)
            services.profiles().save(plan);
        services.settings().update([&plan](storage::SettingsValues &values) { values.lastProfile = plan.profile; });
        return launch::launch(context, plan, progress, stopToken);
    };
    m_wizard->showJob(startJob(Verb::Launch, state.plan.profile, {}, std::move(work)));
}

// ------------------------------------------------------------------------------------------------ language, end

void MainWindow::chooseLanguage(const QString &language)
{
    m_smallTask.run(
        [&services = m_services, language](const TaskRun &) {
            services.settings().update([&language](storage::SettingsValues &values) { values.language = language; });
        },
        [] {}, [this](const Failure &failure) { m_ui->banner->showFailure(failure, m_services.provider()); });
    Q_EMIT languageChosen(language);
}

void MainWindow::retranslate()
{
    m_ui->retranslateUi(this);
    m_tray->retranslate();
    refreshSummary();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_tray->retranslate(); // the menu's Show is Hide now
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    m_tray->retranslate();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_quitting) {
        event->accept();
        return;
    }
    const bool running = std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job *job) { return job->isRunning(); });
    const bool billing = overall(m_states) == domain::Billing::Charging;
    if (m_tray->isShown() && (running || billing)) {
        event->ignore();
        hide();
        m_tray->notify(tr("Spotbook goes on in the tray"),
                       running ? tr("What is under way is finished.") : tr("A machine is running and is billed."));
        return;
    }
    event->ignore();
    requestQuit();
}

void MainWindow::requestQuit()
{
    const bool running = std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job *job) { return job->isRunning(); });
    const bool billing = overall(m_states) == domain::Billing::Charging;
    const auto quit = [this] {
        m_quitting = true;
        close();
        QApplication::quit();
    };
    if (!running && !billing) {
        quit();
        return;
    }
    Question question;
    question.title = tr("Quit Spotbook");
    question.destructive = true;
    if (running) {
        question.text = tr("Something is still under way. Quit all the same?");
        question.details =
            tr("A launch is undone first. Whatever could not be finished is found again at the next start.");
        question.yes = tr("Stop it and quit");
    } else {
        question.text = tr("A machine is running and is billed. Quit all the same?");
        question.details = tr("It runs on without Spotbook until the time at which it ends by itself.");
        question.yes = tr("Quit");
    }
    question.no = tr("Stay");
    dialogs().ask(this, question, [quit](bool yes) {
        if (yes)
            quit();
    });
}

} // namespace spotbook::ui
