#include "ui/task.h"

#include <algorithm>

namespace spotbook::ui {

void TaskRun::post(std::function<void()> deliver) const
{
    m_task.deliver(m_id, std::move(deliver));
}

Task::Task(QObject *parent) : QObject(parent) {}

Task::~Task()
{
    for (Run &run : m_runs)
        run.thread.request_stop();
    m_runs.clear(); // joins
}

void Task::begin(Body body, Failed failed)
{
    const bool was = isRunning();
    cancel();
    const quint64 id = ++m_last;
    m_current = id;
    std::jthread thread([this, id, body = std::move(body), failed = std::move(failed)](const base::StopToken &stop) {
        std::function<void()> end;
        try {
            end = body(TaskRun(*this, id, stop));
        } catch (const domain::Error &error) {
            end = [failed, failure = error.failure()] { failed(failure); };
        } catch (const std::exception &error) {
            domain::Failure failure{domain::FailureKind::Internal};
            failure.detail = QString::fromLocal8Bit(error.what());
            end = [failed, failure] { failed(failure); };
        }
        QMetaObject::invokeMethod(
            this, [this, id, end] { finish(id, end); }, Qt::QueuedConnection);
    });
    m_runs.push_back({id, std::move(thread)});
    if (!was)
        Q_EMIT runningChanged(true);
}

void Task::cancel()
{
    for (Run &run : m_runs) {
        if (run.id == m_current)
            run.thread.request_stop();
    }
}

void Task::abandon()
{
    if (!isRunning())
        return;
    cancel();
    m_current = 0;
    Q_EMIT runningChanged(false);
}

void Task::deliver(quint64 id, std::function<void()> what)
{
    QMetaObject::invokeMethod(
        this,
        [this, id, what = std::move(what)] {
            if (id == m_current)
                what();
        },
        Qt::QueuedConnection);
}

void Task::finish(quint64 id, const std::function<void()> &what)
{
    const auto run = std::find_if(m_runs.begin(), m_runs.end(), [id](const Run &r) { return r.id == id; });
    if (run != m_runs.end())
        m_runs.erase(run); // the thread has nothing left to do: joining it does not wait
    if (id != m_current)
        return;
    m_current = 0;
    Q_EMIT runningChanged(false);
    what();
}

} // namespace spotbook::ui
