// The one owner of the truth about running machines: polls on its own thread and publishes immutable values.
#pragma once

#include "domain/launch_state.h"
#include "launch/context.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace spotbook::launch {

// Lives in the GUI thread; its signal arrives there. A failed look publishes the last values with the trouble set;
// where there are none, a single nameless one. What was last seen more than a minute ago is Unknown within two seconds
// more, also while a look hangs.
class Monitor : public QObject
{
    Q_OBJECT
public:
    Monitor(const Context &context, std::chrono::seconds interval, QObject *parent = nullptr);
    ~Monitor() override; // stops and joins
    QVector<domain::LaunchState> states() const;
    void lookNow();

    static constexpr std::chrono::seconds trustedFor{60};

Q_SIGNALS:
    void statesChanged(const QVector<spotbook::domain::LaunchState> &states);

private:
    void age();

    struct Worker;
    std::unique_ptr<Worker> m_worker;
    QTimer m_ageing;
};

} // namespace spotbook::launch
