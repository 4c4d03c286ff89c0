#include "base/wait_for.h"
#include "ssh/session.h"
#include "ssh/socket.h"

namespace spotbook::ssh {

using domain::Error;
using domain::FailureKind;

namespace {

constexpr base::milliseconds oneTry{2'000};
constexpr base::milliseconds betweenTries{100};

} // namespace

void waitForBanner(const domain::Endpoint &endpoint, base::Clock &clock, base::milliseconds timeout,
                   const base::StopToken &stop)
{
    int others = 0;
    int nothing = 0;
    const auto probe = [&]() -> std::optional<bool> {
        try {
            // A socket cannot wait on an injected clock: each try has its own real, short limit.
            const auto until = std::chrono::steady_clock::now() + std::min(oneTry, timeout);
            const Fd fd = connectTcp(endpoint, until, stop);
            const Greeting greeting = peekGreeting(fd.get(), until, stop);
            if (greeting == Greeting::Ssh)
                return true;
            ++(greeting == Greeting::Other ? others : nothing);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            ++nothing;
        }
        return std::nullopt;
    };
    switch (base::waitFor(clock, stop, base::Deadline::after(clock, timeout), betweenTries, probe).end) {
    case base::WaitEnd::Done: return;
    case base::WaitEnd::Stopped: throw Error(FailureKind::Cancelled);
    case base::WaitEnd::TimedOut:
        throw endpointError(others > 0 && nothing == 0 ? FailureKind::NotSsh : FailureKind::HostUnreachable, endpoint);
    }
}

} // namespace spotbook::ssh
