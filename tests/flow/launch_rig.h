// A whole installation in a temporary folder with a fake cloud, a fake clock and stand-ins for what happens
// on a machine.
#pragma once

#include "launch/flows.h"
#include "launch/machine_access.h"
#include "support/fake_clock.h"
#include "support/fake_cloud.h"

#include <QTemporaryDir>
#include <memory>

namespace spotbook::test {

// As SIGKILL: derived from nothing that any flow catches.
struct Killed
{
};

class Rig
{
public:
    Rig();
    ~Rig();

    FakeClock clock;
    FakeCloud cloud{clock};
    launch::MachineAccess access;
    QStringList did;                                // "rotate", "connect", "stack", "notebook", "run <first line>"
    std::function<void(const QString &)> onMachine; // before each of these; may throw
    QString seenFrom = QStringLiteral("203.0.113.7");
    QString ownAddress = QStringLiteral("203.0.113.7");
    std::optional<ssh::PublicKey> imageKey; // an image that ignores the host key it is given shows this one
    QVector<provisioning::RunOptions> stackRuns;
    QVector<domain::Progress> progress;

    launch::Context context();
    launch::ProgressSink sink();
    // t.small in zone a, a new disk of 40 GiB, limit 2.00 CNY.
    domain::LaunchPlan plan() const;
    storage::Paths paths() const { return m_paths; }
    secrets::SecretStore &secrets() { return *m_secrets; }

    launch::LaunchResult launch(const domain::LaunchPlan &plan);
    QStringList acts(const QString &launchId) const; // "create-disk intent", ...

private:
    QTemporaryDir m_home;
    storage::Paths m_paths;
    std::unique_ptr<net::HttpClient> m_http;
    std::unique_ptr<secrets::SecretStore> m_secrets;
};

// The kind that work() throws; nullopt when it throws nothing.
template <typename Work>
std::optional<domain::FailureKind> kindOf(Work &&work)
{
    try {
        work();
    } catch (const domain::Error &error) {
        return error.kind();
    }
    return std::nullopt;
}

// A key that is made once for all tests: RSA takes its time.
const ssh::KeyPair &sharedKey();

} // namespace spotbook::test
