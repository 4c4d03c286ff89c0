// What is under way: how it begins and ends, and which of it is shown.
#include "launch/monitor.h"
#include "messages/messages.h"
#include "ui/desktop_notes.h"
#include "ui/main_window.h"
#include "ui/notice_desk.h"
#include "ui/storage/storage_page.h"
#include "ui/texts.h"
#include "ui/wizard/launch_wizard.h"
#include "ui_main_window.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStatusBar>
#include <algorithm>

namespace spotbook::ui {

namespace {
constexpr int messageMilliseconds = 8000;

// There is still something to do about it.
bool isOpen(const Job &job)
{
    return job.isRunning() || job.undoneIn();
}

Note noteOf(const Job &job, const cloud::ProviderInfo &provider)
{
    Note note;
    note.title = [verb = job.verb(), profile = job.profile()] { return verbText(verb, profile); };
    note.text = [failure = *job.failure(), provider, kept = job.kept().has_value()]() -> QString {
        const QString text = messages::describe(failure, provider).title;
        return kept ? text + QLatin1Char('\n') + MainWindow::tr("The machine waits for your answer, and costs money.")
                    : text;
    };
    note.launchId = job.launchId();
    return note;
}
} // namespace

Job *MainWindow::startJob(Verb verb, const QString &profile, const QString &launchId, Job::Work work,
                          const QString &stack)
{
    for (Job *other : std::as_const(m_jobs)) {
        if (other->profile() == profile)
            other->answerKept(KeptAnswer::Keep); // what is begun now is the answer
    }
    m_stopping = false; // who begins something new stays
    m_watchTrouble = false;
    auto *job = new Job(m_services, verb, profile, launchId, this);
    m_jobs << job;
    connect(job, &Job::ended, this, [this, job] { jobEnded(job); });
    connect(job, &Job::keptAnswered, this, [this, job](KeptAnswer answer) {
        refreshJobs();
        answerKept(*job, answer);
    });
    job->start(std::move(work), stack);
    m_ui->banner->clear();
    showJob(job);
    fillCards();
    // Also what the card's buttons do about the launch that an open wizard shows.
    const bool ofLaunch = verb == Verb::Launch || verb == Verb::Resume || verb == Verb::Undo;
    if (ofLaunch && m_wizard && m_wizard->job() && m_wizard->job()->profile() == profile
        && !m_wizard->job()->launched())
        m_wizard->showJob(job);
    return job;
}

void MainWindow::jobEnded(Job *job)
{
    if (job->failure()) {
        showFailureOf(job);
        tellOutside(noteOf(*job, m_services.provider()));
    } else if (const auto *receipt = job->receipt()) {
        showReceipt(*receipt);
        m_notices->lookForLeftOvers();
    } else if (job->launched()) {
        m_ui->statusBar->showMessage(tr("%1 is ready.").arg(job->profile()), messageMilliseconds);
        rememberProfile(job->profile());
        // All went well: the card is what matters now, and the activity would leave little of it.
        if (std::none_of(m_jobs.begin(), m_jobs.end(), [](const Job *each) { return isOpen(*each); }))
            m_ui->jobGroup->hide();
    }
    showWhatWaits(job);
    if (!job->launched())
        m_tunnels.erase(job->launchId()); // whatever the verb was, the machine behind it is another one now
    if (m_monitor)
        m_monitor->lookNow();
    m_storagePage->setOutdated();
    readProfiles(); // a launch may have kept its own
    fillCards();
    tellTaken();
    if (m_stopping)
        goOnStopping(*job);
}

// ------------------------------------------------------------------------------------------- which of them is shown

void MainWindow::connectJobs()
{
    connect(m_ui->hideJobButton, &QPushButton::clicked, this, [this] {
        m_ui->jobGroup->hide();
        refreshJobs();
    });
    connect(m_ui->activityAction, &QAction::triggered, this, [this] {
        if (m_shownJob)
            showJob(m_shownJob);
    });
    connect(m_ui->jobCombo, qOverload<int>(&QComboBox::activated), this, [this](int row) {
        if (auto *job = qobject_cast<Job *>(m_ui->jobCombo->itemData(row).value<QObject *>()))
            showJob(job);
    });
    refreshJobs();
}

void MainWindow::showJob(Job *job)
{
    if (m_shownJob != job) {
        m_shownJob = job;
        m_ui->jobView->setJob(job);
    }
    m_ui->jobGroup->show();
    refreshJobs();
}

// A machine that costs money and waits for an answer is not left behind what has just ended, nor behind nothing.
void MainWindow::showWhatWaits(Job *ended)
{
    const auto waits =
        std::find_if(m_jobs.rbegin(), m_jobs.rend(), [](const Job *job) { return bool(job->undoneIn()); });
    if (ended->undoneIn())
        showJob(ended);
    else if (waits != m_jobs.rend() && (!m_shownJob || !isOpen(*m_shownJob)))
        showJob(*waits);
    else
        refreshJobs();
}

void MainWindow::refreshJobs()
{
    const QSignalBlocker quiet(m_ui->jobCombo);
    m_ui->jobCombo->clear();
    for (Job *job : std::as_const(m_jobs)) {
        if (!isOpen(*job) && job != m_shownJob)
            continue;
        QString text = verbText(job->verb(), job->profile());
        if (job->undoneIn())
            text = QStringLiteral("⚠ ") + tr("%1: waits for your answer").arg(text);
        m_ui->jobCombo->addItem(text, QVariant::fromValue<QObject *>(job));
        if (job == m_shownJob)
            m_ui->jobCombo->setCurrentIndex(m_ui->jobCombo->count() - 1);
    }
    m_ui->jobCombo->setVisible(m_ui->jobCombo->count() > 1);
    m_ui->activityAction->setEnabled(m_shownJob && m_ui->jobGroup->isHidden());
}

void MainWindow::showReceipt(const launch::Receipt &receipt)
{
    const auto listed = [](const QStringList &things) {
        return things.isEmpty() ? tr("nothing") : messages::thingTexts(things).join(QStringLiteral(", "));
    };
    QString text =
        tr("Ended: %1.").arg(listed(receipt.ended)) + QLatin1Char(' ') + tr("Stays: %1.").arg(listed(receipt.stays));
    if (!receipt.notLooked.isEmpty()) // what then ended and what stays is not known
        text = tr("Done, but it could not be looked at again: %1. It may still cost money.")
                   .arg(listed(receipt.notLooked));
    if (receipt.staysPerMonth)
        text += QLatin1Char(' ') + tr("That costs %1 per month.").arg(messages::moneyText(*receipt.staysPerMonth));
    if (receipt.session)
        text += QLatin1Char(' ') + tr("The session cost %1.").arg(messages::moneyText(inHundredths(*receipt.session)));
    m_receipt = receipt;
    m_receiptText = text;
    m_ui->statusBar->showMessage(text);
}

} // namespace spotbook::ui
