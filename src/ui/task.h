// Work off the GUI thread, its end delivered on it.
//
// A Task lives in the GUI thread. run() starts the callable on a thread of its own; its value or its failure comes back
// as an event of the GUI thread. A new run() takes the place of the one before: that one is asked to stop and what it
// still delivers is dropped. Destruction asks for a stop and joins, so nothing outlives the page that started it; work
// that honours its stop token therefore keeps the wait short.
#pragma once

#include "base/stop.h"
#include "domain/failure.h"

#include <QObject>
#include <functional>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace spotbook::ui {

class Task;

// What the callable gets: its stop token, and a way to hand over what it has so far.
class TaskRun
{
public:
    TaskRun(Task &task, quint64 id, base::StopToken stop) : m_task(task), m_id(id), m_stop(std::move(stop)) {}
    const base::StopToken &stop() const { return m_stop; }
    // Runs `deliver` in the GUI thread, unless the run has been replaced or its task destroyed. From any thread.
    void post(std::function<void()> deliver) const;

private:
    Task &m_task;
    quint64 m_id;
    base::StopToken m_stop;
};

class Task : public QObject
{
    Q_OBJECT
public:
    using Failed = std::function<void(const domain::Failure &)>;

    explicit Task(QObject *parent = nullptr);
    ~Task() override;

    // work: (const TaskRun &) -> Result, on the worker. done: (Result), failed: (const Failure &), in the GUI thread.
    template <typename Work, typename Done>
    void run(Work work, Done done, Failed failed) // NOLINT(performance-unnecessary-value-param): it is moved below
    {
        using Result = std::invoke_result_t<Work, const TaskRun &>;
        begin(
            [work = std::move(work), done = std::move(done)](const TaskRun &run) -> std::function<void()> {
                if constexpr (std::is_void_v<Result>) {
                    work(run);
                    return [done] { done(); };
                } else {
                    auto result = std::make_shared<Result>(work(run));
                    return [done, result] { done(std::move(*result)); };
                }
            },
            std::move(failed));
    }

    bool isRunning() const { return m_current != 0; }
    // Asks the present run to stop; its failed(Cancelled), or its value if it was faster, still arrives.
    void cancel();
    // Asks for a stop and drops whatever would still arrive.
    void abandon();

Q_SIGNALS:
    void runningChanged(bool running);

private:
    friend class TaskRun;
    using Body = std::function<std::function<void()>(const TaskRun &)>;
    struct Run
    {
        quint64 id;
        std::jthread thread;
    };

    void begin(Body body, Failed failed);
    void deliver(quint64 id, std::function<void()> what);
    void finish(quint64 id, const std::function<void()> &what);

    std::vector<Run> m_runs;
    quint64 m_current = 0;
    quint64 m_last = 0;
};

} // namespace spotbook::ui
