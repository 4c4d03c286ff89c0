// Stand-ins for what happens on machines: nothing is connected to, and everything succeeds at once unless a test
// objects.
#pragma once

#include "launch/machine_access.h"

#include <QStringList>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace spotbook::test {

// Used by one flow at a time, on whatever thread that runs.
class FakeMachines
{
public:
    FakeMachines();
    FakeMachines(const FakeMachines &) = delete;
    FakeMachines &operator=(const FakeMachines &) = delete;

    launch::MachineAccess access;
    QStringList did;                                // "rotate", "connect", "stack", "notebook", "run <first line>"
    std::function<void(const QString &)> onMachine; // before each of these; may throw
    QString seenFrom = QStringLiteral("203.0.113.7");
    std::optional<ssh::PublicKey> imageKey; // an image that ignores the host key it is given shows this one
    QVector<provisioning::RunOptions> stackRuns;
    // What a look at a machine prints or throws, beside the flows; empty: HostUnreachable. Set it before there is a
    // look.
    std::function<QByteArray()> look;
    std::atomic<int> looks{0};
    std::atomic<int> lookConnections{0};                                               // that are open now
    std::shared_ptr<std::atomic<int>> tunnels = std::make_shared<std::atomic<int>>(0); // that are open now
};

// A key that is made once for all tests: RSA takes its time.
const ssh::KeyPair &sharedKey();

} // namespace spotbook::test
