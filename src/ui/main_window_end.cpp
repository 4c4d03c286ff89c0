// The window's language, and its end: nothing is left running, or billed, without having been asked.
#include "ui/dialogs.h"
#include "ui/keyboard_way.h"
#include "ui/main_window.h"
#include "ui/tray.h"
#include "ui_main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <algorithm>

namespace spotbook::ui {

using domain::Billing;
using domain::Failure;
using domain::FailureKind;

void MainWindow::chooseLanguage(const QString &language)
{
    m_smallTask.run(
        [&services = m_services, language](const TaskRun &) {
            services.settings().update([&language](storage::SettingsValues &values) { values.language = language; });
        },
        [] {},
        [this, language](const Failure &failure) {
            showFailure(failure, [this, language] { chooseLanguage(language); });
        });
    Q_EMIT languageChosen(language);
}

void MainWindow::retranslate()
{
    m_ui->retranslateUi(this);
    m_tray->retranslate();
    refreshSummary();
    refreshJobs();
    if (!m_receiptText.isEmpty() && m_ui->statusBar->currentMessage() == m_receiptText)
        showReceipt(m_receipt);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        unsetLocale(); // what counts and measures inside follows the default, which has changed with the language
        retranslate();
        // The cards and what runs get their words after the window.
        QMetaObject::invokeMethod(
            this, [this] { settleMnemonics(*this); }, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::WindowStateChange)
        followMachines();
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_sessionEnds = false; // somebody has called it off
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    followMachines();
    m_tray->retranslate(); // the menu's Show is Hide now
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QMainWindow::hideEvent(event);
    followMachines();
    m_tray->retranslate();
}

bool MainWindow::isWorking() const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job *job) { return job->isRunning(); });
}

// What is not known counts as billed.
bool MainWindow::mayBill() const
{
    return billing() == Billing::Charging || billing() == Billing::Unknown;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_quitting || m_sessionEnds) {
        event->accept();
        return;
    }
    event->ignore();
    if (!m_tray->isShown() || (!isWorking() && !mayBill())) {
        requestQuit();
        event->setAccepted(m_quitting);
        return;
    }
    hide();
    sayGoesOn();
}

void MainWindow::sessionEnds()
{
    m_sessionEnds = true;
}

Question MainWindow::quitQuestion() const
{
    Question question;
    question.title = tr("Quit Spotbook");
    question.destructive = true;
    question.no = tr("Stay");
    const auto endsIt = [](const Job *job) { return job->isRunning() && endsCharge(job->verb()); };
    const auto makes = [](const Job *job) { return job->isRunning() && !endsCharge(job->verb()); };
    if (std::any_of(m_jobs.begin(), m_jobs.end(), endsIt)) {
        question.text = tr("Something is under way that ends a charge. Quit all the same?");
        question.details = tr("If it is stopped now, what it was to end may go on costing money.");
        if (std::any_of(m_jobs.begin(), m_jobs.end(), makes))
            question.details += QLatin1Char('\n') + tr("A launch is undone first, whichever you choose.");
        question.yes = tr("Finish, then quit");
        question.other = tr("Stop it and quit");
        question.destructive = false; // what costs nothing further is the default
    } else if (isWorking()) {
        question.text = tr("Something is still under way. Quit all the same?");
        question.details =
            tr("A launch is undone first. Whatever could not be finished is found again at the next start.");
        question.yes = tr("Stop it and quit");
    } else if (billing() == Billing::Charging) {
        question.text = tr("A machine is running and is billed. Quit all the same?");
        question.details = tr("It runs on without Spotbook until the time at which it ends by itself.");
        question.yes = tr("Quit");
    } else {
        question.text = tr("It is not known whether a machine is running and is billed. Quit all the same?");
        question.details =
            tr("If there is one, it runs on without Spotbook until the time at which it ends by itself.");
        question.yes = tr("Quit");
    }
    return question;
}

void MainWindow::requestQuit()
{
    if (m_stopping) { // asked and answered
        bringToFront();
        return;
    }
    const bool working = isWorking();
    if (!working && !mayBill()) {
        quitNow();
        return;
    }
    const Question question = quitQuestion();
    dialogs().askWay(this, question, [this, working, finish = !question.other.isEmpty()](Way way) {
        if (way == Way::No)
            return;
        if (isWorking() && !working)
            requestQuit(); // begun while the question was open: it was not asked about
        else
            stopAndQuit(finish && way == Way::Yes);
    });
}

// The window stays, and shows it, until what was stopped has come to its end.
void MainWindow::stopAndQuit(bool finish)
{
    if (!isWorking()) {
        quitNow();
        return;
    }
    m_stopping = true;
    for (Job *job : std::as_const(m_jobs)) {
        if (!job->isRunning())
            continue;
        showJob(job);
        if (!finish || !endsCharge(job->verb()))
            job->cancel();
    }
    m_ui->statusBar->showMessage(tr("Spotbook quits as soon as that has come to its end."));
    bringToFront();
}

// What failed, or was finished after all, is something to know before Spotbook ends.
void MainWindow::goOnStopping(const Job &job)
{
    const bool stopped = !job.launched() && (!job.failure() || job.failure()->kind == FailureKind::Cancelled);
    if (!stopped) {
        m_stopping = false;
        if (job.failure())
            m_ui->statusBar->clearMessage();
        bringToFront();
    } else if (!isWorking()) {
        quitNow();
    }
}

void MainWindow::quitNow()
{
    m_quitting = true;
    close();
    QApplication::quit();
}

// ---------------------------------------------------------------------------------------------------------- report

void MainWindow::connectReports()
{
    const ReportFacts facts = [this](messages::Report &report) { addFacts(report); };
    m_ui->banner->setReportFacts(facts);
    m_ui->jobView->setReportFacts(facts);
    connect(m_ui->reportAction, &QAction::triggered, this, [this, facts] {
        QGuiApplication::clipboard()->setText(reportWith(facts, m_ui->banner->failure()));
        m_ui->statusBar->showMessage(tr("The report is in the clipboard, without keys and passwords."));
    });
}

// Of the verb that failed or ran last, else of the first machine.
void MainWindow::addFacts(messages::Report &report) const
{
    addServices(report, m_services);
    const Job *job = m_failedJob ? m_failedJob.data() : m_jobs.isEmpty() ? nullptr : m_jobs.last();
    for (const domain::LaunchState &state : m_states) {
        if (!job || state.launchId == job->launchId()) {
            addState(report, state);
            break;
        }
    }
    if (job)
        addJob(report, *job);
}

} // namespace spotbook::ui
