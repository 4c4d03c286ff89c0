// Secret, redaction, clock, waiting and fan-out.
#include "base/clock.h"
#include "base/fan_out.h"
#include "base/random.h"
#include "base/secret.h"
#include "base/wait_for.h"
#include "support/fake_clock.h"

#include <QSet>
#include <QTest>
#include <atomic>
#include <stdexcept>
#include <type_traits>

using namespace spotbook;
using namespace std::chrono_literals;

static_assert(!std::is_convertible_v<base::Secret, QString> && !std::is_convertible_v<base::Secret, QByteArray>);
static_assert(!std::is_constructible_v<QString, base::Secret> && !std::is_constructible_v<QByteArray, base::Secret>);

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretTakesItsSourceOver()
    {
        QByteArray source("kept-nowhere-else");
        const base::Secret secret(std::move(source));
        QCOMPARE(QByteArray(secret.reveal().data(), int(secret.reveal().size())), QByteArray("kept-nowhere-else"));
        QVERIFY(source.isEmpty());
    }

    void wipeOverwrites()
    {
        char bytes[] = "abcdef";
        base::wipe(bytes, 3);
        QCOMPARE(QByteArray(bytes, 6), QByteArray("\0\0\0def", 6));
    }

    void secretsCompareByValue()
    {
        const auto a = base::Secret::copyOf("correct horse");
        QVERIFY(a.equals(base::Secret::copyOf("correct horse")));
        QVERIFY(!a.equals(base::Secret::copyOf("correct hors!")));
        QVERIFY(!a.equals(base::Secret::copyOf("correct")));
        QVERIFY(base::Secret().equals(base::Secret::copyOf("")));
        QVERIFY(base::Secret().isEmpty() && !a.isEmpty());
    }

    void redactsEveryForm()
    {
        const auto secret = base::Secret::copyOf("p/ss+w rd=1");
        QCOMPARE(base::redact("a p/ss+w rd=1 b"), QByteArray("a *** b"));
        QCOMPARE(base::redact("q=p%2Fss%2Bw%20rd%3D1"), QByteArray("q=***"));
        QVERIFY(!base::redact(QByteArray("p/ss+w rd=1").toBase64()).contains("cC9zcyt3"));
        QCOMPARE(base::redact("nothing here"), QByteArray("nothing here"));
    }

    void redactsLongestFirst()
    {
        const auto shorter = base::Secret::copyOf("hunter");
        const auto longer = base::Secret::copyOf("hunter-two-tail");
        QCOMPARE(base::redact("x hunter-two-tail y"), QByteArray("x *** y"));
    }

    void redactsLinesOfKeys()
    {
        const auto key =
            base::Secret::copyOf("-----BEGIN K-----\nb3BlbnNzaC1rZXktdjEAAAAA\nAAAAC3NzaC1lZDI1\n-----END K-----\n");
        QCOMPARE(base::redact("{\"key\":\"b3BlbnNzaC1rZXktdjEAAAAA\\n\"}"), QByteArray("{\"key\":\"***\\n\"}"));
        QCOMPARE(base::redact("-----BEGIN K-----"), QByteArray("-----BEGIN K-----"));
    }

    void forgetsDeadSecretsAndKeepsEqualOnes()
    {
        auto first = std::make_unique<base::Secret>(base::Secret::copyOf("twin-value"));
        const auto second = std::make_unique<base::Secret>(base::Secret::copyOf("twin-value"));
        first.reset();
        QCOMPARE(base::redact("twin-value"), QByteArray("***"));
        {
            const auto gone = base::Secret::copyOf("short-lived");
            QCOMPARE(base::redact("short-lived"), QByteArray("***"));
        }
        QCOMPARE(base::redact("short-lived"), QByteArray("short-lived"));
    }

    void holdsSecretLooksAtLongOnesOnly()
    {
        const auto word = base::Secret::copyOf("spotbook");
        const auto key = base::Secret::copyOf("LTAI-secret-of-30-characters-x");
        QVERIFY(!base::holdsSecret("{\"machineName\":\"spotbook\"}"));
        QVERIFY(base::holdsSecret("spotbook", 8));
        QVERIFY(base::holdsSecret("a LTAI-secret-of-30-characters-x b"));
    }

    void secretsAreSafeFromManyThreads()
    {
        std::atomic<int> masked{0};
        base::fanOut(64, 8, {}, [&](std::size_t i) {
            const auto secret = base::Secret::copyOf("thread-secret-" + std::to_string(i) + "!");
            const QByteArray text(secret.reveal().data(), int(secret.reveal().size()));
            if (!base::redact(text).contains("thread-secret"))
                ++masked;
        });
        QCOMPARE(masked.load(), 64);
    }

    void randomValuesDiffer()
    {
        QSet<QString> seen;
        for (int i = 0; i < 200; ++i)
            seen.insert(base::randomHex(8));
        QCOMPARE(seen.size(), 200);
        QCOMPARE(base::randomHex(8).size(), 16);
        QCOMPARE(base::randomBytes(5).size(), 5);
        QCOMPARE(base::randomUuid().size(), 36);
    }

    void systemClockSleepEndsAtOnceOnStop()
    {
        base::SystemClock clock;
        base::StopSource source;
        source.request_stop();
        const auto before = clock.steadyNow();
        QVERIFY(!clock.sleepFor(10s, source.get_token()));
        QVERIFY(clock.steadyNow() - before < 1s);
        QVERIFY(clock.sleepFor(1ms, {}));
    }

    void systemClockSleepIsWokenByAnotherThread()
    {
        base::SystemClock clock;
        base::StopSource source;
        std::atomic<bool> result{true};
        {
            std::jthread sleeper([&] { result = clock.sleepFor(30s, source.get_token()); });
            source.request_stop();
        }
        QVERIFY(!result);
    }

    void deadlines()
    {
        test::FakeClock clock;
        const auto deadline = base::Deadline::after(clock, 5s);
        QCOMPARE(deadline.remaining(clock).count(), qint64(5000));
        clock.advance(4s);
        QVERIFY(!deadline.passed(clock));
        clock.advance(2s);
        QVERIFY(deadline.passed(clock));
        QCOMPARE(deadline.remaining(clock).count(), qint64(0));
        const auto later = base::Deadline::after(clock, 1s);
        QVERIFY(later.orEarlier(deadline).at() == deadline.at());
        QVERIFY(deadline.orEarlier(later).at() == deadline.at());
    }

    void waitForStopsPollingWhenDone()
    {
        test::FakeClock clock;
        int calls = 0;
        const auto waited =
            base::waitFor(clock, {}, base::Deadline::after(clock, 1min), 2s,
                          [&]() -> std::optional<int> { return ++calls == 4 ? std::optional(7) : std::nullopt; });
        QVERIFY(waited.end == base::WaitEnd::Done);
        QCOMPARE(*waited.value, 7);
        QCOMPARE(clock.slept().count(), qint64(6000));
    }

    void waitForTimesOutWithoutOversleeping()
    {
        test::FakeClock clock;
        int calls = 0;
        const auto waited = base::waitFor(clock, {}, base::Deadline::after(clock, 5s), 2s, [&]() -> std::optional<int> {
            ++calls;
            return std::nullopt;
        });
        QVERIFY(waited.end == base::WaitEnd::TimedOut);
        QCOMPARE(clock.slept().count(), qint64(5000));
        QCOMPARE(calls, 4); // at 0, 2, 4 and once more at the deadline
    }

    void waitForHearsAStopAndPassesExceptions()
    {
        test::FakeClock clock;
        base::StopSource source;
        clock.onSleep([&](base::milliseconds) { source.request_stop(); });
        int calls = 0;
        const auto probe = [&]() -> std::optional<int> {
            ++calls;
            return std::nullopt;
        };
        const auto waited = base::waitFor(clock, source.get_token(), base::Deadline::after(clock, 1h), 2s, probe);
        QVERIFY(waited.end == base::WaitEnd::Stopped);
        QCOMPARE(calls, 1);
        QVERIFY_EXCEPTION_THROWN(base::waitFor(clock, {}, base::Deadline::after(clock, 1h), 2s,
                                               []() -> std::optional<int> { throw std::runtime_error("x"); }),
                                 std::runtime_error);
    }

    void fanOutRunsEachOnceWithinItsWidth()
    {
        std::vector<std::atomic<int>> runs(100);
        std::atomic<int> active{0};
        std::atomic<int> most{0};
        base::fanOut(runs.size(), 4, {}, [&](std::size_t i) {
            const int now = ++active;
            int seen = most.load();
            while (seen < now && !most.compare_exchange_weak(seen, now)) {
            }
            ++runs[i];
            --active;
        });
        for (const auto &count : runs)
            QCOMPARE(count.load(), 1);
        QVERIFY(most <= 4);
        base::fanOut(0, 4, {}, [&](std::size_t) { QFAIL("nothing to do"); });
    }

    void fanOutRethrowsTheFirstAndBeginsNoMore()
    {
        std::atomic<int> begun{0};
        QVERIFY_EXCEPTION_THROWN(base::fanOut(1000, 2, {},
                                              [&](std::size_t) {
                                                  ++begun;
                                                  throw std::runtime_error("x");
                                              }),
                                 std::runtime_error);
        QVERIFY(begun <= 2);
    }

    void fanOutStops()
    {
        base::StopSource source;
        std::atomic<int> begun{0};
        base::fanOut(1000, 1, source.get_token(), [&](std::size_t i) {
            ++begun;
            if (i == 2)
                source.request_stop();
        });
        QCOMPARE(begun.load(), 3);
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
