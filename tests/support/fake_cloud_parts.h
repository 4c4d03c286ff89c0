// What the parts of the fake cloud share.
#pragma once

#include "domain/failure.h"
#include "support/fake_cloud.h"

#include <thread>

namespace spotbook::test {

using namespace domain;
using cloud::Call;
using cloud::Filter;

inline const QString region = QStringLiteral("cn-test");

template <typename T>
bool fits(const T &item, const QString &id, const Filter &filter)
{
    if (!filter.ids.isEmpty() && !filter.ids.contains(id))
        return false;
    for (auto it = filter.tags.begin(); it != filter.tags.end(); ++it) {
        if (item.tags.value(it.key()) != it.value())
            return false;
    }
    return true;
}

// What a test has put in without a region is in all of them.
template <typename T>
bool isIn(const QString &regionId, const T &item)
{
    return item.regionId.isEmpty() || item.regionId == regionId;
}

inline Error notFound(const char *what, const QString &id)
{
    return Error(FailureKind::NotFound,
                 {{QStringLiteral("what"), QString::fromLatin1(what)}, {QStringLiteral("id"), id}});
}

inline Error dependency(const QString &id)
{
    return Error(FailureKind::DependencyLeft, {{QStringLiteral("id"), id}});
}

// Counts the call and passes the hook on both sides. The work is done between the two.
class FakeCloud::Counted
{
public:
    Counted(FakeCloud &cloud, const char *name, bool write, const Call &call)
        : m_cloud(cloud), m_lock(cloud.m_mutex, std::defer_lock)
    {
        // A stop also ends the waiting for a call that a test holds up.
        while (!call.stop.stop_requested() && !m_lock.try_lock())
            std::this_thread::yield();
        if (call.stop.stop_requested())
            throw Error(FailureKind::Cancelled);
        m_seen = {++cloud.m_calls, write ? ++cloud.m_writes : 0, QString::fromLatin1(name), write, call.stop};
        cloud.m_names.append(m_seen.name);
        cloud.settle();
        if (cloud.hook)
            cloud.hook(m_seen, Phase::Before);
    }
    void after()
    {
        if (m_cloud.hook)
            m_cloud.hook(m_seen, Phase::After);
    }
    template <typename T>
    T answer(T value)
    {
        after();
        return value;
    }

private:
    FakeCloud &m_cloud;
    std::unique_lock<std::recursive_mutex> m_lock;
    CallSeen m_seen;
};

} // namespace spotbook::test
