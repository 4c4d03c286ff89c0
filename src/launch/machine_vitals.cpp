#include "launch/machine_vitals.h"

#include "launch/login.h"
#include "launch/machine_access.h"
#include "launch/record.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace spotbook::launch {

using domain::Error;
using domain::Failure;
using domain::FailureKind;
using domain::LaunchState;
using std::chrono::milliseconds;

namespace {

constexpr auto connectTime = std::chrono::seconds(10);
constexpr auto lookTime = std::chrono::seconds(15);
constexpr auto secondLookAfter = std::chrono::seconds(2); // the first says nothing about the CPU
constexpr auto longestPause = std::chrono::minutes(1);
const QString workFolder = QStringLiteral("/mnt/ml");

const MachineAccess &accessOf(const Context &context)
{
    return context.machineAccess ? *context.machineAccess : realMachineAccess();
}

// Asking again cannot help, and must not look like an attack.
bool isFinal(FailureKind kind)
{
    return kind == FailureKind::HostKeyChanged || kind == FailureKind::HostKeyUnknown
           || kind == FailureKind::LoginRefused;
}

bool isSameMachine(const domain::Machine &a, const domain::Machine &b)
{
    return a.id == b.id && a.publicAddress == b.publicAddress;
}

} // namespace

QByteArray vitalsCommand(const QString &workFolder)
{
    const QByteArray folder = ssh::quoted(workFolder);
    return "export LC_ALL=C; echo '#stat'; head -n 1 /proc/stat; echo '#cpus'; grep -c '^processor' /proc/cpuinfo;"
           " echo '#meminfo'; grep -E '^Mem(Total|Available):' /proc/meminfo; echo '#disk';"
           " if mountpoint -q "
           + folder + "; then df -P -k " + folder + " | tail -n 1; df -P -i " + folder
           + " | tail -n 1; else echo none; fi; echo '#gpu';"
             " if command -v nvidia-smi >/dev/null; then timeout 5 nvidia-smi"
             " --query-gpu=name,utilization.gpu,memory.used,memory.total,temperature.gpu"
             " --format=csv,noheader,nounits || echo failed;"
             " elif cat /sys/bus/pci/devices/*/uevent 2>/dev/null | tr '\\n' ' '"
             " | grep -qE 'PCI_CLASS=3[0-9A-F]{4} PCI_ID=10DE:'; then echo no-driver; else echo none; fi; echo '#end'";
}

struct MachineVitals::Watch
{
    Watch(const Context &contextToUse, const LaunchState &state, milliseconds every, MachineVitals *vitals)
        : context(contextToUse), launchId(state.launchId), machine(*state.machine), interval(every), owner(vitals),
          thread([this](const base::StopToken &stop) {
              work(stop);
              ended = true;
              QMetaObject::invokeMethod(
                  owner, [whose = owner, self = this] { whose->bury(self); }, Qt::QueuedConnection);
          })
    {
    }

    const Context context;
    const QString launchId;
    const domain::Machine machine;
    const milliseconds interval;
    MachineVitals *const owner;

    std::unique_ptr<ssh::Session> session;
    VitalsReading reading;
    std::atomic<bool> ended{false};
    std::jthread thread; // last: joins before the rest goes

    void work(const base::StopToken &stop)
    {
        reading.launchId = launchId;
        milliseconds pause = interval;
        while (!stop.stop_requested()) {
            try {
                const bool first = !reading.vitals || reading.trouble;
                look(stop);
                pause = first ? std::min<milliseconds>(interval, secondLookAfter) : interval;
            } catch (const Error &error) {
                session.reset();
                if (stop.stop_requested())
                    return;
                tell(error.failure());
                if (isFinal(error.kind()))
                    return;
                pause = std::clamp<milliseconds>(pause * 2, interval, std::max<milliseconds>(interval, longestPause));
            }
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any().wait_for(lock, stop, pause, [] { return false; });
        }
    }

    void look(const base::StopToken &stop)
    {
        if (!session) {
            auto options = connectOptions(context, readRecord(context.paths, launchId).plan, launchId, machine);
            options.connectTimeout = connectTime;
            session = accessOf(context).connectToLook(options, stop);
        }
        ssh::CommandOptions options;
        options.timeout = lookTime;
        options.maxOutput = 64 * 1024;
        const auto result = session->run(vitalsCommand(workFolder), options, stop);
        const auto before = reading.vitals ? reading.vitals->ticks : domain::CpuTicks();
        auto vitals = domain::parseVitals(result.out, before);
        if (!vitals)
            throw Error(FailureKind::BadAnswer, {{QStringLiteral("what"), QStringLiteral("vitals")}},
                        QString::fromUtf8(result.err.left(2000)));
        vitals->seenAt = context.clock.now();
        reading.vitals = vitals;
        reading.trouble.reset();
        publish();
    }

    void tell(const Failure &failure)
    {
        reading.trouble = failure;
        publish();
    }

    void publish()
    {
        QMetaObject::invokeMethod(
            owner, [whose = owner, self = this, now = reading] { whose->publish(self, now); }, Qt::QueuedConnection);
    }
};

MachineVitals::MachineVitals(const Context &context, milliseconds interval, QObject *parent)
    : QObject(parent), m_context(context), m_interval(interval)
{
}

MachineVitals::~MachineVitals()
{
    for (auto *list : {&m_watches, &m_ending}) {
        for (const auto &watch : *list)
            watch->thread.request_stop();
    }
    // Their threads still post to this object: joined while it is whole.
    m_watches.clear();
    m_ending.clear();
}

void MachineVitals::follow(const QVector<LaunchState> &states)
{
    const auto isWanted = [&](const Watch &watch) {
        return std::any_of(states.begin(), states.end(), [&](const LaunchState &state) {
            return state.launchId == watch.launchId && state.machine && isSameMachine(*state.machine, watch.machine);
        });
    };
    const auto unwanted =
        std::stable_partition(m_watches.begin(), m_watches.end(), [&](const auto &watch) { return isWanted(*watch); });
    for (auto it = unwanted; it != m_watches.end(); ++it) {
        (*it)->thread.request_stop();
        if (!(*it)->ended)
            m_ending.push_back(std::move(*it));
    }
    m_watches.erase(unwanted, m_watches.end());
    for (const LaunchState &state : states) {
        const bool known = std::any_of(m_watches.begin(), m_watches.end(),
                                       [&](const auto &watch) { return watch->launchId == state.launchId; });
        if (!known && state.machine)
            m_watches.push_back(std::make_unique<Watch>(m_context, state, m_interval, this));
    }
}

void MachineVitals::publish(const Watch *watch, const VitalsReading &reading)
{
    const bool present =
        std::any_of(m_watches.begin(), m_watches.end(), [watch](const auto &w) { return w.get() == watch; });
    if (present)
        Q_EMIT seen(reading);
}

// Its thread has nothing left to do: joining it does not wait. One that has given up stays, so that it is not begun
// again.
void MachineVitals::bury(const Watch *watch)
{
    m_ending.erase(
        std::remove_if(m_ending.begin(), m_ending.end(), [watch](const auto &w) { return w.get() == watch; }),
        m_ending.end());
}

} // namespace spotbook::launch
