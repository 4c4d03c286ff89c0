// Threads for slow work (machines, copies of disks), so that the HTTP side never waits for it.
#pragma once

#include <QString>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace spotbook::practice {

// Tasks with the same key run one after the other in the order they came; different keys run side by side.
// A task must not throw. The destructor finishes what has begun and drops the rest.
class WorkPool
{
public:
    explicit WorkPool(unsigned threads);
    ~WorkPool();
    void post(const QString &key, std::function<void()> task);
    // Blocks until nothing is queued or running.
    void drain();

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<QString, std::deque<std::function<void()>>> m_queues;
    std::set<QString> m_busy;
    bool m_stopping = false;
    std::vector<std::jthread> m_threads;
};

} // namespace spotbook::practice
