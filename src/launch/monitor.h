// The one owner of the truth about running machines: polls on its own thread and publishes immutable values.
#pragma once

#include "domain/launch_state.h"
#include "launch/context.h"

#include <QObject>
#include <memory>

namespace spotbook::launch {

// Lives in the GUI thread; its signal arrives there. A failed look publishes the last values with billing
// Unknown (once older than a minute) and the trouble set; where there are none, a single nameless one.
class Monitor : public QObject
{
    Q_OBJECT
public:
    Monitor(const Context &context, std::chrono::seconds interval, QObject *parent = nullptr);
    ~Monitor() override; // stops and joins
    QVector<domain::LaunchState> states() const;
    void lookNow();

Q_SIGNALS:
    void statesChanged(const QVector<spotbook::domain::LaunchState> &states);

private:
    struct Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace spotbook::launch
