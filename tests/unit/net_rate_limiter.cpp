#include "net/rate_limiter.h"
#include "support/fake_clock.h"

#include <QtTest>

using namespace spotbook;
using namespace std::chrono_literals;

class NetRateLimiter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void burstPassesAtOnceThenOnePerInterval()
    {
        test::FakeClock clock;
        net::RateLimiter limiter(clock, 3, 100ms);
        const auto deadline = base::Deadline::after(clock, 1h);
        for (int i = 0; i < 3; ++i)
            QVERIFY(limiter.acquire({}, deadline));
        QCOMPARE(clock.slept().count(), 0LL);
        QVERIFY(limiter.acquire({}, deadline));
        QVERIFY(limiter.acquire({}, deadline));
        QCOMPARE(clock.slept().count(), 200LL);
    }

    void restRefillsTheBurstButNoMore()
    {
        test::FakeClock clock;
        net::RateLimiter limiter(clock, 2, 100ms);
        const auto deadline = base::Deadline::after(clock, 1h);
        clock.advance(60s);
        for (int i = 0; i < 2; ++i)
            QVERIFY(limiter.acquire({}, deadline));
        QCOMPARE(clock.slept().count(), 0LL);
        QVERIFY(limiter.acquire({}, deadline));
        QCOMPARE(clock.slept().count(), 100LL);
    }

    void neverWaitsPastTheDeadline()
    {
        test::FakeClock clock;
        net::RateLimiter limiter(clock, 1, 10s);
        const auto deadline = base::Deadline::after(clock, 5s);
        QVERIFY(limiter.acquire({}, deadline));
        QVERIFY(!limiter.acquire({}, deadline));
        QCOMPARE(clock.slept().count(), 0LL);
    }

    void stopEndsTheWait()
    {
        test::FakeClock clock;
        net::RateLimiter limiter(clock, 1, 1s);
        base::StopSource source;
        QVERIFY(limiter.acquire(source.get_token(), base::Deadline::after(clock, 1h)));
        clock.onSleep([&](base::milliseconds) { source.request_stop(); });
        QVERIFY(!limiter.acquire(source.get_token(), base::Deadline::after(clock, 1h)));
    }
};

QTEST_APPLESS_MAIN(NetRateLimiter)
#include "net_rate_limiter.moc"
