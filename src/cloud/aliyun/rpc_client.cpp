#include "cloud/aliyun/rpc_client.h"

#include "base/random.h"

#include <QJsonDocument>
#include <QLocale>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <algorithm>

namespace spotbook::cloud::aliyun {

Q_LOGGING_CATEGORY(lcAliyun, "spotbook.aliyun")

using base::milliseconds;
using domain::Error;
using domain::Failure;
using domain::FailureKind;
using domain::JsonReader;

namespace {

constexpr int callBurst = 40;
constexpr milliseconds callInterval{100};
constexpr milliseconds firstPause{1'000};
constexpr milliseconds longestPause{16'000};
constexpr milliseconds sameTokenPause{2'500};
constexpr milliseconds noPause{-1}; // repeat at once
// A lost answer of something that may be repeated is not waited for until the very end.
constexpr milliseconds oneAttempt{25'000};

struct Answer
{
    std::optional<JsonReader> body; // set on success
    ApiError error;
    milliseconds retryAfter{0};
};

ApiError readError(const net::HttpResponse &response)
{
    ApiError error;
    error.httpStatus = response.status;
    const auto object = QJsonDocument::fromJson(response.body).object();
    error.code = object.value(QLatin1String("Code")).toString();
    error.message = object.value(QLatin1String("Message")).toString();
    error.requestId = object.value(QLatin1String("RequestId")).toString();
    if (error.code.isEmpty())
        error.message = QStringLiteral("HTTP %1 without an error code").arg(response.status);
    return error;
}

Answer readAnswer(const net::HttpResponse &response)
{
    Answer answer;
    if (response.status >= 200 && response.status < 300) {
        answer.body = JsonReader::parseObject(response.body);
        return answer;
    }
    answer.error = readError(response);
    answer.retryAfter = milliseconds(std::clamp<qint64>(response.header("x-acs-retry-after").toLongLong(), 0, 300'000));
    return answer;
}

milliseconds pauseBefore(int attempt)
{
    const auto full = std::min(longestPause, firstPause * (1 << std::min(attempt, 10)));
    const auto jitter = QRandomGenerator::global()->bounded(int(full.count() / 2) + 1);
    return full / 2 + milliseconds(jitter);
}

// The date in a header is in English whatever the locale.
QDateTime httpDate(const QByteArray &value)
{
    const auto text = QString::fromLatin1(value); // "Fri, 01 Mar 2024 12:00:00 GMT", RFC 9110 section 5.6.7
    const QDate day = QLocale::c().toDate(text.mid(5, 11), QStringLiteral("dd MMM yyyy"));
    const QTime time = QTime::fromString(text.mid(17, 8), QStringLiteral("hh:mm:ss"));
    return day.isValid() && time.isValid() ? QDateTime(day, time, Qt::UTC) : QDateTime();
}

} // namespace

RpcClient::RpcClient(net::HttpClient &http, base::Clock &clock, AliyunKey key, const QString &endpointOverrides)
    : m_http(http), m_clock(clock), m_key(std::move(key)), m_endpoints(endpointOverrides),
      m_limiter(clock, callBurst, callInterval)
{
}

net::HttpRequest RpcClient::sign(const ActionSpec &spec, const QUrl &url, const Parameters &parameters,
                                 milliseconds left) const
{
    const auto now = m_clock.now().addSecs(m_appliedSkew.load());
    QByteArray host = url.host().toLatin1();
    if (url.port() != -1)
        host += ':' + QByteArray::number(url.port());
    Acs3Request request;
    request.query = parameters.items();
    request.headers = {{"host", host},
                       {"x-acs-action", spec.name},
                       {"x-acs-version", productVersion(spec.product)},
                       {"x-acs-date", utcText(now).toLatin1()},
                       {"x-acs-signature-nonce", base::randomHex(16).toLatin1()},
                       {"x-acs-content-sha256", sha256Hex({})}};
    if (!m_key.securityToken.isEmpty()) {
        const auto token = m_key.securityToken.reveal();
        request.headers.append(
            qMakePair(QByteArrayLiteral("x-acs-security-token"), QByteArray(token.data(), int(token.size()))));
    }
    const auto signature = signAcs3(request, m_key.id.toUtf8(), m_key.secret);

    net::HttpRequest wire;
    wire.method = request.method;
    wire.url = QUrl::fromEncoded(url.toEncoded() + '?' + canonicalQuery(request.query), QUrl::StrictMode);
    wire.headers = request.headers;
    wire.headers.append(qMakePair(QByteArrayLiteral("authorization"), signature.authorization));
    wire.headers.append(qMakePair(QByteArrayLiteral("accept"), QByteArrayLiteral("application/json")));
    wire.repeatable = spec.effect == Effect::Read;
    wire.timeout = spec.effect == Effect::PlainWrite ? left : std::min(left, oneAttempt);
    return wire;
}

void RpcClient::measureSkew(const net::HttpResponse &response)
{
    const auto theirs = httpDate(response.header("date"));
    if (theirs.isValid())
        m_measuredSkew = m_clock.now().toUTC().secsTo(theirs);
}

net::HttpResponse RpcClient::send(const ActionSpec &spec, const QUrl &url, const Parameters &parameters,
                                  const Call &call, base::Deadline deadline)
{
    if (!m_limiter.acquire(call.stop, deadline))
        throw Error(call.stop.stop_requested() ? FailureKind::Cancelled : FailureKind::Throttled,
                    {{QStringLiteral("what"), QString::fromLatin1(spec.name)}});
    const auto left = std::max(deadline.remaining(m_clock), milliseconds(1));
    auto response = m_http.send(sign(spec, url, parameters, left), call.stop);
    measureSkew(response);
    return response;
}

// What one call has been through so far.
struct RpcClient::History
{
    ActionSpec spec;
    const QString &regionId;
    const Parameters &parameters;
    int mostTries;
    bool maybeDone = false; // an attempt of a write may have been carried out
    bool timeCorrected = false;
    bool nonceRenewed = false;
    int lost = 0;

    bool isWrite() const { return spec.effect != Effect::Read; }
    bool mayRepeat() const { return spec.effect != Effect::PlainWrite; }
};

struct RpcClient::Verdict
{
    Failure failure;
    bool again = false;
    milliseconds pause{0};
};

RpcClient::Verdict RpcClient::judge(const ApiError &error, History &history)
{
    Verdict verdict{failureFor(error, history.spec, history.regionId, history.parameters.items()), false,
                    milliseconds(0)};
    qCInfo(lcAliyun).noquote() << history.spec.name << history.regionId << error.code << error.requestId;
    switch (meaningOf(error.code, error.httpStatus).repeat) {
    case Repeat::Rejected:
        verdict.again = verdict.failure.kind == FailureKind::Throttled || ++history.lost < history.mostTries;
        return verdict;
    case Repeat::SameToken:
        history.maybeDone = true;
        verdict.again = history.mayRepeat(); // without a token it would be another order
        verdict.pause = sameTokenPause;
        return verdict;
    case Repeat::Unclear:
        history.maybeDone = history.maybeDone || history.isWrite();
        verdict.again = history.mayRepeat() && ++history.lost < history.mostTries;
        return verdict;
    case Repeat::Later:
    case Repeat::No: break;
    }
    if (error.code == QLatin1String("SignatureNonceUsed")) {
        // Our own request has come twice: what became of the first is not said here.
        history.maybeDone = history.maybeDone || history.isWrite();
        verdict.again = history.mayRepeat() && !std::exchange(history.nonceRenewed, true);
        verdict.pause = noPause;
    } else if (error.code == QLatin1String("InvalidTimeStamp.Expired")) {
        const auto measured = m_measuredSkew.load();
        verdict.failure.params.insert(QStringLiteral("skewSeconds"), QString::number(measured));
        verdict.again = !std::exchange(history.timeCorrected, true);
        verdict.pause = noPause;
        m_appliedSkew = measured;
    } else {
        // A clear "no" (to the same token, if it is a repetition) settles what became of the earlier attempts.
        history.maybeDone = false;
    }
    return verdict;
}

RpcClient::Verdict RpcClient::judge(const Failure &lost, History &history)
{
    Verdict verdict{lost, false, milliseconds(0)};
    verdict.failure.params.insert(QStringLiteral("action"), QString::fromLatin1(history.spec.name));
    const bool lostAnswer = lost.kind == FailureKind::OutcomeUnknown || lost.kind == FailureKind::TimedOut
                            || lost.kind == FailureKind::NetworkUnreachable;
    const bool unclear = lostAnswer || lost.kind == FailureKind::BadAnswer;
    history.maybeDone = history.maybeDone || (unclear && history.isWrite());
    // Nonsense is not worth another try.
    verdict.again = lostAnswer && history.mayRepeat() && ++history.lost < history.mostTries;
    return verdict;
}

JsonReader RpcClient::call(Action action, const QString &regionId, const Parameters &parameters, const Call &call,
                           Route route)
{
    const auto deadline = base::Deadline::after(m_clock, call.timeout);
    const auto url = [&] { return m_endpoints.urlFor(specOf(action).product, regionId, route.site); };
    History history{specOf(action), regionId, parameters, route.mostTries};
    if (route.harmless)
        history.spec.effect = Effect::Read;
    for (int attempt = 0;; ++attempt) {
        Verdict verdict;
        milliseconds wanted{0};
        try {
            const auto answer = readAnswer(send(history.spec, url(), parameters, call, deadline));
            if (answer.body)
                return *answer.body;
            wanted = answer.retryAfter;
            verdict = judge(answer.error, history);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled || error.kind() == FailureKind::RegionUnknown)
                throw;
            verdict = judge(error.failure(), history);
        }
        auto pause = verdict.pause == noPause ? milliseconds(0) : std::max(verdict.pause, pauseBefore(attempt));
        pause = std::max(pause, wanted);
        if (!verdict.again || pause >= deadline.remaining(m_clock)) {
            if (history.maybeDone) {
                verdict.failure.kind = FailureKind::OutcomeUnknown;
                verdict.failure.retryable = false;
            }
            throw Error(verdict.failure);
        }
        if (!m_clock.sleepFor(pause, call.stop))
            throw Error(FailureKind::Cancelled);
    }
}

} // namespace spotbook::cloud::aliyun
