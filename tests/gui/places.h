// What the pages before would have left: a key, a place, and launches that the journals know of.
#pragma once

#include "gui/fake_services.h"
#include "launch/flows.h"
#include "storage/journal.h"
#include "ui/wizard/wizard_state.h"

#include <atomic>
#include <memory>
#include <thread>

namespace spotbook::test {

inline const QString keyId = QStringLiteral("LTAI5tTestTestTestTest12");
inline const QString keySecret = QStringLiteral("abcdefghijklmnopqrstuvwxyz1234");

inline void storeKey(FakeServices &services)
{
    services.setAccessKey({keyId, base::Secret(keySecret.toUtf8())}, {});
}

inline void choosePlace(ui::WizardState &state, FakeServices &services)
{
    storeKey(services);
    state.plan.regionId = QStringLiteral("cn-test");
    state.plan.zoneId = QStringLiteral("a");
    state.plan.typeId = QStringLiteral("t.small");
    state.plan.priceLimit = domain::Money::micros(2'000'000, QStringLiteral("CNY"));
    domain::Offer offer;
    offer.regionId = state.plan.regionId;
    offer.zoneId = state.plan.zoneId;
    offer.type.id = state.plan.typeId;
    offer.spotPerHour = domain::Money::micros(1'000'000, QStringLiteral("CNY"));
    offer.onDemandPerHour = domain::Money::micros(9'000'000, QStringLiteral("CNY"));
    state.offer = offer;
}

// Holds every call to the cloud from the given one on, while it is closed.
class Gate
{
public:
    explicit Gate(FakeServices &services, int fromCall = 0)
    {
        services.cloud.hook = [state = m_state, fromCall](const FakeCloud::CallSeen &seen, auto) {
            while (state->closed && seen.number >= fromCall) {
                state->holding = true;
                std::this_thread::yield();
            }
            if (state->broken)
                throw domain::Error(domain::FailureKind::NetworkUnreachable);
        };
    }
    ~Gate() { open(); }
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;
    void close() { m_state->closed = true; }
    void open() { m_state->closed = false; }
    void breakDown() { m_state->broken = true; }
    bool isHolding() const { return m_state->holding; }

private:
    struct State
    {
        std::atomic<bool> closed{false};
        std::atomic<bool> holding{false};
        std::atomic<bool> broken{false};
    };
    std::shared_ptr<State> m_state = std::make_shared<State>(); // the hook may outlive the gate
};

// A machine that is ready; of the key that is stored.
inline launch::LaunchResult readyMachine(FakeServices &services, const QString &profile = QStringLiteral("work"),
                                         const launch::ToKeep &keep = {})
{
    domain::LaunchPlan plan;
    plan.profile = profile;
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    plan.priceLimit = domain::Money::micros(2'000'000, QStringLiteral("CNY"));
    return launch::launch(services.context({}), plan, {}, {}, keep);
}

// A launch that has only just begun, and was interrupted.
inline void beginLaunch(FakeServices &services, const QString &profile)
{
    domain::LaunchPlan plan;
    plan.profile = profile;
    plan.regionId = QStringLiteral("cn-test");
    plan.zoneId = QStringLiteral("a");
    plan.typeId = QStringLiteral("t.small");
    storage::Journal::create(services.paths(), QStringLiteral("0123456789"), plan, services.clock().now(),
                             {{QStringLiteral("account"), services.cloud.account}});
}

} // namespace spotbook::test
