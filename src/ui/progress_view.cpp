#include "ui/progress_view.h"

#include "messages/messages.h"
#include "ui/dialogs.h"
#include "ui/job.h"
#include "ui_progress_view.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
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

std::chrono::milliseconds timeOf(const StageLine &line)
{
    if (line.state == StageState::Running && line.since.isValid())
        return line.elapsed + std::chrono::milliseconds(line.since.elapsed());
    return line.elapsed;
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

ProgressView::ProgressView(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::ProgressView>())
{
    m_ui->setupUi(this);
    setObjectName(QStringLiteral("progressView"));
    m_ui->logEdit->hide();
    m_ui->copyLogButton->hide();
    m_ui->logEdit->setMaximumBlockCount(5000);
    m_ui->logEdit->setFont(QFont(QStringLiteral("monospace")));
    m_ui->stageTree->setColumnWidth(0, 330);
    m_ui->stageTree->setColumnWidth(1, 400);
    connect(m_ui->logButton, &QPushButton::toggled, this, [this](bool on) {
        m_ui->logEdit->setVisible(on);
        m_ui->copyLogButton->setVisible(on);
        m_ui->logButton->setText(on ? tr("Hide the &log") : tr("Show the &log"));
    });
    connect(m_ui->copyLogButton, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->logEdit->toPlainText()); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &ProgressView::askCancel);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ProgressView::refreshTimes);
}

ProgressView::~ProgressView() = default;

void ProgressView::setJob(Job *job)
{
    if (m_job)
        m_job->disconnect(this);
    m_job = job;
    m_ui->stageTree->clear();
    m_ui->logEdit->clear();
    if (!job)
        return;
    for (const QString &line : job->log())
        m_ui->logEdit->appendPlainText(line);
    connect(job, &Job::stagesChanged, this, &ProgressView::refresh);
    connect(job, &Job::ended, this, &ProgressView::refresh);
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
    int done = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const StageLine &line = stages[i];
        QTreeWidgetItem *item = m_ui->stageTree->topLevelItem(static_cast<int>(i));
        item->setText(0, mark(line.state) + messages::stageText(line.stage));
        item->setText(1, detailOf(line));
        item->setToolTip(1, item->text(1));
        if (line.state == StageState::Done || line.state == StageState::Skipped)
            ++done;
        if (line.state == StageState::Running)
            m_ui->stageTree->scrollToItem(item);
    }
    const bool running = m_job->isRunning();
    m_ui->overallBar->setRange(
        0, stages.empty() && running ? 0 : static_cast<int>(std::max<std::size_t>(stages.size(), 1)));
    m_ui->overallBar->setValue(done);
    QString headline = verbText(m_job->verb(), m_job->profile());
    if (!running)
        headline += QStringLiteral(": ") + (m_job->failure() ? tr("not done") : tr("done"));
    else if (m_job->isCancelling())
        headline += QStringLiteral(": ") + tr("undoing what was made…");
    m_ui->headline->setText(headline);
    m_ui->cancelButton->setVisible(canBeCancelled());
    m_ui->cancelButton->setEnabled(!m_job->isCancelling());
    const bool makes = m_job->verb() == Verb::Launch && canBeCancelled();
    m_ui->cancelNote->setText(makes ? tr("You can cancel at any time: what was made so far is removed again.")
                                    : QString());
    refreshTimes();
}

void ProgressView::refreshTimes()
{
    if (!m_job)
        return;
    const auto &stages = m_job->stages();
    for (std::size_t i = 0; i < stages.size() && static_cast<int>(i) < m_ui->stageTree->topLevelItemCount(); ++i) {
        const StageLine &line = stages[i];
        const bool shown = line.state != StageState::Waiting && line.state != StageState::Skipped;
        m_ui->stageTree->topLevelItem(static_cast<int>(i))
            ->setText(2, shown ? messages::durationText(timeOf(line)) : QString());
    }
    m_ui->totalLabel->setText(messages::durationText(m_job->elapsed()));
    if (!m_job->isRunning())
        m_tick.stop();
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

void ProgressView::askCancel()
{
    if (!canBeCancelled())
        return;
    Question question;
    question.title = verbText(m_job->verb(), m_job->profile());
    question.no = tr("Keep going");
    question.destructive = true;
    if (m_job->verb() == Verb::Launch) {
        question.text = tr("Cancel this launch?");
        question.details =
            tr("Everything this launch has made so far is removed again, the machine first: a new work disk, "
               "the security group and the key go too. A disk that existed before is only detached.");
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
