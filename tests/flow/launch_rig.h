// A whole installation in a temporary folder with a fake cloud, a fake clock and stand-ins for what happens
// on a machine.
#pragma once

#include "launch/flows.h"
#include "support/fake_clock.h"
#include "support/fake_cloud.h"
#include "support/fake_machines.h"

#include <QTemporaryDir>
#include <memory>

namespace spotbook::test {

// As SIGKILL: derived from nothing that any flow catches.
struct Killed
{
};

class Rig : public FakeMachines
{
public:
    Rig();
    ~Rig();

    FakeClock clock;
    FakeCloud cloud{clock};
    QString ownAddress = QStringLiteral("203.0.113.7");
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

} // namespace spotbook::test
