#include "ui/job.h"

#include "launch/timings.h"
#include "storage/profile_store.h"

#include <QTime>
#include <algorithm>
#include <mutex>

namespace spotbook::ui {

using domain::Progress;
using domain::Stage;
using domain::StageState;

namespace {
constexpr int keptLogLines = 5000;

std::vector<StageLine> expectedStages(Verb verb)
{
    std::vector<StageLine> lines;
    if (verb == Verb::Launch) {
        for (const Stage stage : launch::stagesOfALaunch())
            lines.push_back({stage});
    }
    return lines;
}
} // namespace

QString verbText(Verb verb, const QString &profile)
{
    switch (verb) {
    case Verb::Launch: return Job::tr("Launching %1").arg(profile);
    case Verb::Resume: return Job::tr("Going on with %1").arg(profile);
    case Verb::Undo: return Job::tr("Undoing %1").arg(profile);
    case Verb::Start: return Job::tr("Starting %1").arg(profile);
    case Verb::Park: return Job::tr("Parking %1").arg(profile);
    case Verb::Release: return Job::tr("Releasing %1").arg(profile);
    case Verb::Erase: return Job::tr("Erasing %1").arg(profile);
    case Verb::Stop: return Job::tr("Stopping %1").arg(profile);
    }
    return {};
}

bool endsCharge(Verb verb)
{
    switch (verb) {
    case Verb::Launch:
    case Verb::Resume:
    case Verb::Start: return false;
    case Verb::Undo:
    case Verb::Park:
    case Verb::Release:
    case Verb::Erase:
    case Verb::Stop: break;
    }
    return true;
}

// News from the flow's thread, fetched in one go: a chatty log must not flood the event queue.
struct Job::Mailbox
{
    std::mutex mutex;
    std::vector<Progress> news;

    bool add(const Progress &progress) // true: nobody is on the way to fetch
    {
        const std::lock_guard lock(mutex);
        news.push_back(progress);
        return news.size() == 1;
    }
    std::vector<Progress> fetch()
    {
        const std::lock_guard lock(mutex);
        return std::exchange(news, {});
    }
};

Job::Job(launch::Services &services, Verb verb, QString profile, QString launchId, QObject *parent)
    : QObject(parent), m_services(services), m_verb(verb), m_profile(std::move(profile)),
      m_launchId(std::move(launchId)), m_stages(expectedStages(verb))
{
    m_countdown.setInterval(1000);
    connect(&m_countdown, &QTimer::timeout, this, &Job::countDown);
}

Job::~Job() = default;

void Job::start(Work work, const QString &stack)
{
    m_begun.start();
    m_beganAt = m_services.clock().now();
    m_work = work;
    auto mailbox = std::make_shared<Mailbox>();
    m_task.run(
        [this, mailbox, work = std::move(work), &services = m_services,
         stack = stack.isEmpty() ? domain::LaunchPlan().stack : stack](const TaskRun &run) {
            const launch::Context context = services.context(run.stop());
            run.post([this, learned = launch::learnedTimes(context, stack)] {
                m_learned = learned;
                Q_EMIT stagesChanged();
            });
            const launch::ProgressSink sink = [this, mailbox, run](const Progress &progress) {
                if (mailbox->add(progress))
                    run.post([this, mailbox] { take(mailbox->fetch()); });
            };
            return work(context, sink, run.stop());
        },
        [this, mailbox](JobEnd end) {
            take(mailbox->fetch());
            m_took = std::chrono::milliseconds(m_begun.elapsed());
            m_end = std::move(end);
            m_work = nullptr;
            Q_EMIT ended();
        },
        [this, mailbox](const domain::Failure &failure) {
            take(mailbox->fetch());
            m_took = std::chrono::milliseconds(m_begun.elapsed());
            fail(failure);
        });
}

void Job::fail(const domain::Failure &failure)
{
    m_failure = failure;
    for (StageLine &line : m_stages) {
        if (line.state == StageState::Running)
            line.state = StageState::Failed;
    }
    m_kept = launch::keptBy(failure);
    if (m_kept) {
        m_undoAt = m_services.clock().now().addSecs(std::chrono::seconds(keptFor).count());
        m_countdown.start();
    }
    Q_EMIT stagesChanged();
    Q_EMIT ended();
}

std::optional<std::chrono::seconds> Job::undoneIn() const
{
    if (!m_undoAt.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, m_services.clock().now().secsTo(m_undoAt)));
}

// By the clock of now and not by ticks: a computer that slept has let the time pass.
void Job::countDown()
{
    if (undoneIn() == std::chrono::seconds(0))
        answerKept(KeptAnswer::Undo);
    else
        Q_EMIT keptChanged();
}

void Job::answerKept(KeptAnswer answer)
{
    if (!m_undoAt.isValid())
        return;
    m_undoAt = QDateTime();
    m_countdown.stop();
    Q_EMIT keptChanged();
    Q_EMIT keptAnswered(answer);
}

bool Job::isUndoing() const
{
    return m_cancelling || std::any_of(m_stages.begin(), m_stages.end(), [](const StageLine &line) {
               return line.stage == Stage::Undo && line.state != StageState::Waiting;
           });
}

TimeLeft Job::timeLeft() const
{
    return m_verb == Verb::Launch && isRunning() && !isUndoing() ? timeLeftOf(m_stages, m_learned) : TimeLeft{};
}

void Job::cancel()
{
    m_cancelling = true;
    m_task.cancel();
    Q_EMIT stagesChanged();
}

std::chrono::milliseconds Job::elapsed() const
{
    return isRunning() ? std::chrono::milliseconds(m_begun.elapsed()) : m_took;
}

bool Job::undone() const
{
    return m_failure && m_failure->kind != domain::FailureKind::UndoIncomplete
           && std::any_of(m_stages.begin(), m_stages.end(), [](const StageLine &line) {
                  return line.stage == Stage::Undo && line.state == StageState::Done;
              });
}

StageLine &Job::lineOf(Stage stage)
{
    const auto found =
        std::find_if(m_stages.begin(), m_stages.end(), [stage](const StageLine &l) { return l.stage == stage; });
    return found != m_stages.end() ? *found : m_stages.emplace_back(StageLine{stage});
}

// Untranslated: logs are read by those who mend things, and searched for.
QString Job::logLine(const Progress &progress) const
{
    if (!progress.text.isEmpty())
        return progress.text;
    static const char *const states[] = {"waiting", "begins", "done", "skipped", "failed"};
    QString line = domain::stageName(progress.stage);
    if (!progress.item.isEmpty())
        line += QLatin1Char(' ') + progress.item;
    return line + QStringLiteral(": ") + QString::fromLatin1(states[static_cast<int>(progress.state)]);
}

void Job::take(const std::vector<Progress> &news)
{
    QStringList lines;
    for (const Progress &progress : news) {
        StageLine &line = lineOf(progress.stage);
        line.state = progress.state;
        line.percent = progress.percent;
        line.elapsed = progress.elapsed;
        line.since.start();
        if (!progress.item.isEmpty())
            line.item = progress.item;
        const QString stamp = QTime::currentTime().toString(QStringLiteral("HH:mm:ss "));
        for (const QString &part : logLine(progress).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            lines << stamp + part;
    }
    if (news.empty())
        return;
    m_log += lines;
    if (m_log.size() > keptLogLines)
        m_log = m_log.mid(m_log.size() - keptLogLines);
    Q_EMIT logged(lines);
    Q_EMIT stagesChanged();
}

} // namespace spotbook::ui
