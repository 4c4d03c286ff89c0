#include "practice/work_pool.h"

namespace spotbook::practice {

WorkPool::WorkPool(unsigned threads)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { run(); });
}

WorkPool::~WorkPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_queues.clear();
    }
    m_changed.notify_all();
    m_threads.clear();
}

void WorkPool::post(const QString &key, std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_queues[key].push_back(std::move(task));
    }
    m_changed.notify_all();
}

void WorkPool::drain()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queues.empty() && m_busy.empty(); });
}

void WorkPool::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        auto ready = m_queues.begin();
        while (ready != m_queues.end() && m_busy.count(ready->first))
            ++ready;
        if (ready == m_queues.end()) {
            if (m_stopping)
                return;
            m_changed.wait(lock);
            continue;
        }
        const QString key = ready->first;
        auto task = std::move(ready->second.front());
        ready->second.pop_front();
        if (ready->second.empty())
            m_queues.erase(ready);
        m_busy.insert(key);
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
        m_busy.erase(key);
        m_changed.notify_all();
    }
}

} // namespace spotbook::practice
