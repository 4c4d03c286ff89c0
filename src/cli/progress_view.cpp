#include "cli/progress_view.h"

#include "messages/messages.h"

#include <chrono>

namespace spotbook::cli {

using domain::StageState;

namespace {

QString itemText(domain::Stage stage, const QString &item)
{
    return stage == domain::Stage::Provision ? messages::stepText({}, item) : item;
}

} // namespace

ProgressView::ProgressView(Terminal &terminal, base::Clock &clock, bool quiet)
    : m_terminal(terminal), m_clock(clock), m_quiet(quiet)
{
}

QString ProgressView::describe(const Now &now) const
{
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steadyNow() - now.begun);
    QString text = messages::stageText(now.stage);
    if (now.percent >= 0)
        text += QStringLiteral(" %1 %").arg(now.percent);
    text += QStringLiteral(" (%1)").arg(messages::durationText(elapsed));
    if (!now.item.isEmpty())
        text += QStringLiteral(" · ") + itemText(now.stage, now.item);
    return text;
}

// With an item it is one step of the stage that has ended, else the stage. Steps follow one another, so that a step's
// time is counted from the end of the one before.
void ProgressView::finished(const domain::Progress &progress, const QString &mark)
{
    const bool step = !progress.item.isEmpty();
    const auto now = m_clock.steadyNow();
    const auto took = step && m_now ? std::chrono::duration_cast<std::chrono::milliseconds>(now - m_now->itemBegun)
                                    : progress.elapsed;
    if (!m_quiet) {
        const QString name = step ? itemText(progress.stage, progress.item) : messages::stageText(progress.stage);
        m_terminal.note(QStringLiteral("%1%2 %3 (%4)")
                            .arg(step ? QStringLiteral("  ") : QString(), mark, name, messages::durationText(took)));
    }
    if (!step) {
        m_now.reset();
    } else if (m_now) {
        m_now->item.clear();
        m_now->itemBegun = now;
    }
}

void ProgressView::report(const domain::Progress &progress)
{
    const std::lock_guard lock(m_mutex);
    if (progress.stage == domain::Stage::Undo)
        m_undone = progress.state == StageState::Done;
    switch (progress.state) {
    case StageState::Done: return finished(progress, QStringLiteral("✓"));
    case StageState::Failed: return finished(progress, QStringLiteral("✗"));
    case StageState::Skipped: return finished(progress, QStringLiteral("-"));
    case StageState::Waiting: return;
    case StageState::Running: break;
    }
    const bool begins = !m_now || m_now->stage != progress.stage;
    if (begins)
        m_now = Now{progress.stage, {}, m_clock.steadyNow() - progress.elapsed, m_clock.steadyNow(), -1};
    if (!progress.item.isEmpty())
        m_now->item = progress.item;
    if (progress.percent >= 0)
        m_now->percent = progress.percent;
    if (m_quiet)
        return;
    if (m_terminal.errorIsTerminal())
        m_terminal.live(QStringLiteral("… ") + describe(*m_now));
    else if (begins)
        m_terminal.note(QStringLiteral("… ") + messages::stageText(progress.stage));
}

void ProgressView::refresh()
{
    const std::lock_guard lock(m_mutex);
    if (m_now && !m_quiet)
        m_terminal.live(QStringLiteral("… ") + describe(*m_now));
}

QString ProgressView::current()
{
    const std::lock_guard lock(m_mutex);
    return m_now ? describe(*m_now) : QString();
}

bool ProgressView::undone()
{
    const std::lock_guard lock(m_mutex);
    return m_undone;
}

} // namespace spotbook::cli
