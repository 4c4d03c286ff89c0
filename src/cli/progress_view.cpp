#include "cli/progress_view.h"

#include "messages/messages.h"

#include <chrono>

namespace spotbook::cli {

using domain::StageState;

ProgressView::ProgressView(Terminal &terminal, base::Clock &clock, bool quiet)
    : m_terminal(terminal), m_clock(clock), m_quiet(quiet)
{}

QString ProgressView::describe(const Now &now) const
{
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steadyNow() - now.begun);
    QString text = messages::stageText(now.stage);
    if (now.percent >= 0)
        text += QStringLiteral(" %1 %").arg(now.percent);
    text += QStringLiteral(" (%1)").arg(messages::durationText(elapsed));
    if (!now.item.isEmpty())
        text += QStringLiteral(" · ") + (now.stage == domain::Stage::Provision ? messages::stepText({}, now.item) : now.item);
    return text;
}

void ProgressView::finished(const domain::Progress &progress, const QString &mark)
{
    if (!m_quiet) {
        QString text = mark + QLatin1Char(' ') + messages::stageText(progress.stage);
        text += QStringLiteral(" (%1)").arg(messages::durationText(progress.elapsed));
        m_terminal.note(text);
    }
    m_now.reset();
}

void ProgressView::report(const domain::Progress &progress)
{
    const std::lock_guard lock(m_mutex);
    switch (progress.state) {
    case StageState::Done:
        return finished(progress, QStringLiteral("✓"));
    case StageState::Failed:
        return finished(progress, QStringLiteral("✗"));
    case StageState::Skipped:
        return finished(progress, QStringLiteral("-"));
    case StageState::Waiting:
        return;
    case StageState::Running:
        break;
    }
    const bool begins = !m_now || m_now->stage != progress.stage;
    const bool newItem = begins || (!progress.item.isEmpty() && m_now->item != progress.item);
    if (begins)
        m_now = Now{progress.stage, {}, m_clock.steadyNow() - progress.elapsed, -1};
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
    else if (newItem && progress.stage == domain::Stage::Provision)
        m_terminal.note(QStringLiteral("  · ") + messages::stepText({}, progress.item));
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

} // namespace spotbook::cli
