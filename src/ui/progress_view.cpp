#include "ui/progress_view.h"

#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/job.h"
#include "ui_progress_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <algorithm>

namespace spotbook::ui {

using domain::Stage;
using domain::StageState;

namespace {
// A shape per state, so that nobody has to tell colours apart.
QString mark(StageState state)
{
    switch (state) {
    case StageState::Waiting: return QStringLiteral("○ ");
    case StageState::Running: return QStringLiteral("▶ ");
    case StageState::Done: return QStringLiteral("✓ ");
    case StageState::Skipped: return QStringLiteral("– ");
    case StageState::Failed: return QStringLiteral("✗ ");
    }
    return {};
}

QString waitsFor(const StageLine &line)
{
    switch (line.stage) {
    case Stage::Preflight: return ProgressView::tr("answers of the cloud");
    case Stage::Network: return ProgressView::tr("the cloud to set up network and security group");
    case Stage::KeyPair: return ProgressView::tr("the cloud to take the key");
    case Stage::Disk: return ProgressView::tr("the cloud to make the work disk");
    case Stage::Buy: return ProgressView::tr("the cloud to accept the order");
    case Stage::Boot: return ProgressView::tr("the cloud to start the machine and to give it an address");
    case Stage::Attach: return ProgressView::tr("the cloud to attach the work disk");
    case Stage::Login: return ProgressView::tr("the machine to come up and to answer SSH");
    case Stage::Provision:
        return line.item.isEmpty()
                   ? ProgressView::tr("the machine to install the software")
                   : ProgressView::tr("this step on the machine: %1").arg(messages::stepText({}, line.item));
    case Stage::Notebook: return ProgressView::tr("the notebook server to let its owner in");
    default: return ProgressView::tr("an answer of the cloud or the machine");
    }
}

// Cancelling takes back what it has made.
bool makesAnew(const Job &job)
{
    return job.verb() == Verb::Launch || job.verb() == Verb::Resume || job.verb() == Verb::Start;
}

QString detailOf(const StageLine &line)
{
    QString text = line.item;
    if (line.stage == Stage::Provision && !line.item.isEmpty())
        text = messages::stepText(QStringLiteral("jupyter-apt"), line.item);
    if (line.percent >= 0 && line.state == StageState::Running)
        text += QStringLiteral("  %1 %").arg(line.percent);
    return text;
}
} // namespace

QString undoneText(const QStringList &made)
{
    if (made.isEmpty())
        return ProgressView::tr("So far nothing has been made that would have to be removed.");
    QString text = ProgressView::tr("This has been made so far and is removed again, in this order:");
    for (const QString &thing : messages::thingTexts(made))
        text += QStringLiteral("\n• ") + thing;
    return text + QLatin1Char('\n')
           + ProgressView::tr("What other machines use, such as the security group, stays for them.");
}

ProgressView::ProgressView(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::ProgressView>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("progressView"));
    m_ui->logEdit->hide();
    m_ui->copyLogButton->hide();
    m_ui->logEdit->setMaximumBlockCount(5000);
    m_ui->logEdit->setFont(QFont(QStringLiteral("monospace")));
    // A stage is named whole; what a step says of itself may be cut.
    m_ui->stageTree->header()->setStretchLastSection(false);
    m_ui->stageTree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->stageTree->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_ui->lateFrame->hide();
    m_ui->keptFrame->hide();
    connect(m_ui->logButton, &QPushButton::toggled, this, [this](bool on) {
        m_ui->logEdit->setVisible(on);
        m_ui->copyLogButton->setVisible(on);
        m_ui->logButton->setText(on ? tr("Hide the &log") : tr("Show the &log"));
    });
    connect(m_ui->copyLogButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->logEdit->toPlainText()); });
    connect(m_ui->reportButton, &QPushButton::clicked, this, [this] {
        const auto facts = [this](messages::Report &report) {
            if (m_facts)
                m_facts(report);
            if (m_job)
                addJob(report, *m_job);
        };
        copyReport(reportWith(facts, {}), m_ui->reportButton);
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ProgressView::askCancel);
    connect(m_ui->lateUndoButton, &QPushButton::clicked, this, &ProgressView::askCancel);
    connect(m_ui->lateLogButton, &QPushButton::clicked, m_ui->logButton, [this] { m_ui->logButton->setChecked(true); });
    connect(m_ui->waitButton, &QPushButton::clicked, this, [this] {
        const auto late = lateStage();
        m_waitedFor = late ? std::optional(late->stage) : std::nullopt;
        refreshLate();
    });
    const auto answer = [this](KeptAnswer what) {
        if (m_job)
            m_job->answerKept(what);
    };
    connect(m_ui->retryButton, &QPushButton::clicked, this, [answer] { answer(KeptAnswer::TryAgain); });
    connect(m_ui->undoNowButton, &QPushButton::clicked, this, [answer] { answer(KeptAnswer::Undo); });
    connect(m_ui->keepButton, &QPushButton::clicked, this, [answer] { answer(KeptAnswer::Keep); });
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ProgressView::refreshTimes);
}

ProgressView::~ProgressView() = default;

void ProgressView::setJob(Job *job)
{
    if (m_job)
        m_job->disconnect(this);
    m_job = job;
    m_waitedFor.reset();
    m_readTask.abandon();
    m_ui->stageTree->clear();
    refreshLate();
    refreshKept();
    m_ui->logEdit->clear();
    if (!job)
        return;
    for (const QString &line : job->log())
        m_ui->logEdit->appendPlainText(line);
    connect(job, &Job::stagesChanged, this, &ProgressView::refresh);
    connect(job, &Job::ended, this, &ProgressView::refresh);
    connect(job, &Job::keptChanged, this, &ProgressView::refreshKept);
    connect(job, &Job::logged, this, [this](const QStringList &lines) {
        for (const QString &line : lines)
            m_ui->logEdit->appendPlainText(line);
    });
    m_tick.start();
    refresh();
}

void ProgressView::refresh()
{
    if (!m_job)
        return;
    const auto &stages = m_job->stages();
    while (m_ui->stageTree->topLevelItemCount() < static_cast<int>(stages.size()))
        new QTreeWidgetItem(m_ui->stageTree);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const StageLine &line = stages[i];
        QTreeWidgetItem *item = m_ui->stageTree->topLevelItem(static_cast<int>(i));
        item->setText(0, mark(line.state) + messages::stageText(line.stage));
        item->setText(1, detailOf(line));
        item->setToolTip(1, item->text(1));
        if (line.state == StageState::Running)
            m_ui->stageTree->scrollToItem(item);
    }
    const bool running = m_job->isRunning();
    QString headline = verbText(m_job->verb(), m_job->profile());
    if (!running)
        headline += QStringLiteral(": ") + (m_job->failure() ? tr("not done") : tr("done"));
    else if (m_job->isCancelling())
        headline += QStringLiteral(": ") + tr("undoing what was made…");
    m_ui->headline->setText(headline);
    m_ui->cancelButton->setVisible(canBeCancelled());
    m_ui->cancelButton->setEnabled(!m_job->isCancelling());
    const bool makes = makesAnew(*m_job) && canBeCancelled();
    m_ui->cancelNote->setText(makes ? tr("You can cancel at any time: what was made so far is removed again.")
                                    : QString());
    refreshTimes();
    refreshKept();
}

void ProgressView::refreshTimes()
{
    if (!m_job)
        return;
    const auto &stages = m_job->stages();
    for (std::size_t i = 0; i < stages.size() && static_cast<int>(i) < m_ui->stageTree->topLevelItemCount(); ++i) {
        const StageLine &line = stages[i];
        const bool shown = line.state != StageState::Waiting && line.state != StageState::Skipped;
        QTreeWidgetItem *item = m_ui->stageTree->topLevelItem(static_cast<int>(i));
        item->setText(2, shown ? messages::durationText(line.time()) : QString());
        const QString left =
            m_job->isRunning() && !m_job->isUndoing() ? timeLeftText(timeLeftOf(line, m_job->learned())) : QString();
        item->setText(3, isLate(line, m_job->learned()) ? tr("longer than ever") : left);
    }
    QString total = messages::durationText(m_job->elapsed());
    if (m_job->isRunning() && m_job->verb() == Verb::Launch && !m_job->isUndoing()) {
        const QString left = timeLeftText(m_job->timeLeft());
        total = left.isEmpty() ? tr("%1 so far; how long it takes is learned from the first launch").arg(total)
                               : tr("%1 so far, left: %2").arg(total, left);
    }
    m_ui->totalLabel->setText(total);
    refreshBar();
    refreshLate();
    if (!m_job->isRunning())
        m_tick.stop();
}

// By what is done of the usual time, else by stages; where not even those are known it only moves.
void ProgressView::refreshBar()
{
    const auto &stages = m_job->stages();
    const bool running = m_job->isRunning();
    const int percent = m_job->timeLeft().percentDone;
    if (percent >= 0) {
        m_ui->overallBar->setRange(0, 100);
        m_ui->overallBar->setValue(percent);
        return;
    }
    const auto done = std::count_if(stages.begin(), stages.end(), [](const StageLine &line) {
        return line.state == StageState::Done || line.state == StageState::Skipped;
    });
    m_ui->overallBar->setRange(
        0, stages.empty() && running ? 0 : static_cast<int>(std::max<std::size_t>(stages.size(), 1)));
    m_ui->overallBar->setValue(static_cast<int>(done));
}

const StageLine *ProgressView::lateStage() const
{
    if (!m_job || !m_job->isRunning() || m_job->isUndoing())
        return nullptr;
    const auto &stages = m_job->stages();
    const auto found = std::find_if(stages.begin(), stages.end(),
                                    [this](const StageLine &line) { return isLate(line, m_job->learned()); });
    return found == stages.end() ? nullptr : &*found;
}

void ProgressView::refreshLate()
{
    const auto *late = lateStage();
    m_ui->lateFrame->setVisible(late && m_waitedFor != late->stage);
    if (!late)
        return;
    const auto worst = m_job->learned().value(late->stage).worst;
    m_ui->lateLabel->setText(
        tr("⚠ “%1” takes longer than it ever did here (%2). It waits for: %3.")
            .arg(messages::stageText(late->stage), messages::durationText(worst), waitsFor(*late)));
    m_ui->lateUndoButton->setVisible(canBeCancelled());
}

void ProgressView::refreshKept()
{
    const auto left = m_job ? m_job->undoneIn() : std::nullopt;
    m_ui->keptFrame->setVisible(left.has_value());
    if (!left)
        return;
    const auto &kept = *m_job->kept();
    const QString cost =
        kept.perHour ? tr("The machine is kept and costs %1 meanwhile.").arg(messages::perHourText(*kept.perHour))
                     : tr("The machine is kept and costs money meanwhile.");
    m_ui->keptLabel->setText(tr("⚠ “%1” failed. %2 Without an answer everything is undone in %3.")
                                 .arg(messages::stageText(kept.stage), cost, messages::durationText(*left)));
}

// An undo runs to its end: what it leaves half done would go on costing money.
bool ProgressView::canBeCancelled() const
{
    if (!m_job || !m_job->isRunning() || m_job->verb() == Verb::Undo)
        return false;
    const auto &stages = m_job->stages();
    return std::none_of(stages.begin(), stages.end(), [](const StageLine &line) {
        return line.stage == Stage::Undo && line.state != StageState::Waiting;
    });
}

// What there is to undo stands in the journal, a file.
void ProgressView::askCancel()
{
    if (!canBeCancelled() || m_readTask.isRunning())
        return;
    if (!makesAnew(*m_job)) {
        askCancelOf(std::nullopt);
        return;
    }
    const bool known = !m_job->launchId().isEmpty() && m_job->verb() != Verb::Start;
    m_readTask.run([paths = m_job->paths(), name = known ? m_job->launchId() : m_job->profile(),
                    since = known ? QDateTime() : m_job->beganAt()](
                       const TaskRun &) { return launch::undoTakes(paths, name, since); },
                   [this](const QStringList &made) { askCancelOf(made); },
                   [this](const domain::Failure &) { askCancelOf(std::nullopt); });
}

void ProgressView::askCancelOf(const std::optional<QStringList> &made)
{
    if (!canBeCancelled())
        return;
    Question question;
    question.title = verbText(m_job->verb(), m_job->profile());
    question.no = tr("Keep going");
    question.destructive = true;
    if (makesAnew(*m_job)) {
        question.text = tr("Cancel this launch?");
        question.details =
            (made ? undoneText(*made) : tr("Everything it has made is removed again, the machine first."))
            + QLatin1Char('\n') + tr("A disk that existed before is only detached.");
        question.yes = tr("Cancel and undo");
    } else {
        question.text = tr("Stop here?");
        question.details = tr("What is done stays done. The main window shows what is left and offers to go on.");
        question.yes = tr("Stop here");
    }
    const QPointer<Job> job = m_job;
    dialogs().ask(this, question, [job](bool yes) {
        if (yes && job && job->isRunning())
            job->cancel();
    });
}

void ProgressView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        m_ui->logButton->setText(m_ui->logButton->isChecked() ? tr("Hide the &log") : tr("Show the &log"));
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace spotbook::ui
