// A light look at machines that run: how busy GPU, CPU, memory and work disk are. For showing only; nothing is decided
// by it.
#pragma once

#include "domain/launch_state.h"
#include "domain/vitals.h"
#include "launch/context.h"

#include <QObject>
#include <memory>
#include <vector>

namespace spotbook::launch {

struct VitalsReading
{
    QString launchId;
    std::optional<domain::Vitals> vitals;   // the newest that was seen, however old: seenAt
    std::optional<domain::Failure> trouble; // of the last look; the figures above are from before it
};

// What the look runs on the machine; takes well under a second, changes nothing. `workFolder` is where the work disk is
// mounted.
QByteArray vitalsCommand(const QString &workFolder);

// Lives in the GUI thread; its signal arrives there. Each machine has a thread and one SSH connection of its own that
// is kept open and made anew, at growing intervals, when it breaks. A machine that shows another host key, or refuses
// the login, is not asked again.
class MachineVitals : public QObject
{
    Q_OBJECT
public:
    MachineVitals(const Context &context, std::chrono::milliseconds interval, QObject *parent = nullptr);
    ~MachineVitals() override; // stops and joins
    // From now on exactly the machines of these states; the others' connections are closed. Never waits.
    void follow(const QVector<domain::LaunchState> &states);

Q_SIGNALS:
    void seen(const spotbook::launch::VitalsReading &reading);

private:
    struct Watch;
    void publish(const Watch *watch, const VitalsReading &reading);
    void bury(const Watch *watch);

    Context m_context;
    std::chrono::milliseconds m_interval;
    std::vector<std::unique_ptr<Watch>> m_watches;
    std::vector<std::unique_ptr<Watch>> m_ending; // asked to stop; they go when their threads have ended
};

} // namespace spotbook::launch

Q_DECLARE_METATYPE(spotbook::launch::VitalsReading)
