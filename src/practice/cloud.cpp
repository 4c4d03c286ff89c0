#include "practice/cloud.h"

#include "base/random.h"
#include "practice/catalogue.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <stdexcept>

namespace spotbook::practice {

namespace {

constexpr double kNewBalance = 1000; // CNY

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString requestId()
{
    return base::randomUuid().toUpper();
}

HttpAnswer errorAnswer(const ApiError &error, const QByteArray &host)
{
    HttpAnswer answer;
    answer.status = error.status;
    answer.headers = error.headers;
    const QString id = requestId();
    answer.headers.insert("x-acs-request-id", id.toLatin1());
    answer.body =
        compact({{QStringLiteral("RequestId"), id},
                 {QStringLiteral("HostId"), QString::fromLatin1(host)},
                 {QStringLiteral("Code"), error.code},
                 {QStringLiteral("Message"), error.message},
                 {QStringLiteral("Recommend"),
                  QString(QStringLiteral("https://error-center.aliyun.com/status/search?Keyword=") % error.code)}});
    return answer;
}

ApiError asError(const Fault &fault)
{
    if (fault.kind == Fault::Kind::Throttle) {
        ApiError error = apiError("Throttling");
        if (fault.milliseconds > 0)
            error.headers.insert("x-acs-retry-after", QByteArray::number(fault.milliseconds));
        return error;
    }
    if (fault.kind == Fault::Kind::ErrorCode)
        return {fault.status, fault.code, fault.message.isEmpty() ? fault.code : fault.message, {}};
    return {fault.status,
            fault.status == 503 ? QStringLiteral("ServiceUnavailable") : QStringLiteral("InternalError"),
            QStringLiteral("The request has failed due to a temporary failure of the server."),
            {}};
}

// Turns a good answer into what the fault makes of it.
void spoil(HttpAnswer &answer, const Fault &fault, const QByteArray &host)
{
    switch (fault.kind) {
    case Fault::Kind::Throttle:
    case Fault::Kind::Status:
    case Fault::Kind::ErrorCode: answer = errorAnswer(asError(fault), host); break;
    case Fault::Kind::Hang: answer.mishap = Mishap::Hang; break;
    case Fault::Kind::Cut: answer.mishap = Mishap::CutInBody; break;
    case Fault::Kind::CloseWithoutAnswer: answer.mishap = Mishap::CloseWithoutAnswer; break;
    case Fault::Kind::BrokenJson: answer.body.chop(qMin(answer.body.size(), answer.body.size() / 2 + 1)); break;
    case Fault::Kind::HugeBody:
        answer.body = QByteArray("{\"RequestId\":\"") + QByteArray(64 * 1024 * 1024, 'x') + "\"}";
        break;
    case Fault::Kind::Delay: answer.delayMs = fault.milliseconds; break;
    case Fault::Kind::Duplicate: answer.mishap = Mishap::Twice; break;
    }
}

bool isRead(const QString &action)
{
    return action.startsWith(QLatin1String("Describe")) || action.startsWith(QLatin1String("List"))
           || action.startsWith(QLatin1String("Get")) || action.startsWith(QLatin1String("Query"));
}

} // namespace

Cloud::Cloud(CloudSettings settings, std::unique_ptr<MachineHost> host)
    : m_settings(std::move(settings)), m_host(std::move(host)), m_addresses(m_settings.cacheDir, m_settings.stateDir),
      m_pool(4)
{
    for (const char *folder : {"", "/disks", "/snapshots"})
        QDir().mkpath(m_settings.stateDir % QLatin1String(folder));
    QFile file(m_settings.stateDir % QLatin1String("/state.json"));
    if (file.exists()) {
        QJsonParseError problem;
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("cannot read " + file.fileName().toStdString());
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
        if (!document.isObject())
            throw std::runtime_error(file.fileName().toStdString()
                                     + " is damaged: " + problem.errorString().toStdString());
        m_state = stateFromJson(document.object());
    } else {
        m_state.balance = kNewBalance;
    }
    if (m_settings.balance)
        m_state.balance = *m_settings.balance;
    save();
    resumeMachines();
}

Cloud::~Cloud()
{
    const std::lock_guard lock(m_mutex);
    try {
        save();
    } catch (const std::exception &problem) {
        m_settings.log(QString::fromUtf8(problem.what()));
    }
}

qint64 Cloud::serverTimeMs()
{
    const std::lock_guard lock(m_mutex);
    return m_settings.nowMs() + m_faults.clockSkewMs;
}

QStringList Cloud::answerFaults()
{
    const std::lock_guard lock(m_mutex);
    return m_answerFaults;
}

QString Cloud::newId(const char *prefix)
{
    // Three letters and seventeen digits: a disk's id without "d-" just fits a virtio serial (20 characters).
    static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    QString id = QString::fromLatin1(prefix) % QLatin1String("-bp1");
    for (const char byte : base::randomBytes(17))
        id += QLatin1Char(letters[quint8(byte) % 36]);
    return id;
}

double Cloud::marketPrice(const QString &zoneId, const QString &typeId, qint64 at) const
{
    const TypeInfo *type = findType(typeId);
    return type ? spotPrice(zoneId, *type, at, m_state.priceFactors) : 0;
}

void Cloud::save()
{
    saveState(m_state, m_settings.stateDir % QLatin1String("/state.json"));
    m_changed = false;
    m_savedAt = m_settings.nowMs();
}

void Cloud::update(const std::function<void(State &, qint64)> &change)
{
    const std::lock_guard lock(m_mutex);
    change(m_state, m_settings.nowMs());
    try {
        save();
    } catch (const std::exception &problem) {
        m_settings.log(QString::fromUtf8(problem.what()));
    }
}

void Cloud::tick()
{
    const std::lock_guard lock(m_mutex);
    advance(m_settings.nowMs());
    // What has been billed can be worked out again after a crash, so it need not be written at every tick.
    if (!m_changed && m_settings.nowMs() - m_savedAt < 5000)
        return;
    try {
        save();
    } catch (const std::exception &problem) {
        m_settings.log(QString::fromUtf8(problem.what()));
    }
}

void Cloud::handle(const HttpRequest &request, const std::function<void(HttpAnswer)> &done)
{
    if (request.path == "/practice/own-address") {
        HttpAnswer answer;
        answer.contentType = QByteArrayLiteral("text/plain");
        answer.body = request.remoteAddress;
        done(answer);
        return;
    }
    if (request.path == "/practice/control") {
        done(control(request));
        return;
    }
    const QString action = QString::fromLatin1(request.headers.value("x-acs-action"));
    std::optional<Fault> fault;
    try {
        {
            const std::lock_guard lock(m_mutex);
            ++m_calls[action];
            fault = m_faults.take(action, QString::fromUtf8(QByteArray::fromPercentEncoding(request.query)));
        }
        if (fault && !fault->afterWork) {
            HttpAnswer answer;
            answer.body = compact({{QStringLiteral("RequestId"), requestId()}});
            spoil(answer, *fault, request.headers.value("host"));
            done(answer);
            return;
        }
        QMap<QString, QString> pairs = parsePairs(request.query, false);
        if (request.headers.value("content-type").startsWith("application/x-www-form-urlencoded")) {
            const QMap<QString, QString> form = parsePairs(request.body, true);
            for (auto it = form.begin(); it != form.end(); ++it)
                pairs.insert(it.key(), it.value());
        }
        dispatch(request, Params(pairs), fault, done);
    } catch (const ApiError &error) {
        m_settings.log(QStringLiteral("%1: %2 %3").arg(action).arg(error.status).arg(error.code));
        HttpAnswer answer = errorAnswer(error, request.headers.value("host"));
        if (fault)
            spoil(answer, *fault, request.headers.value("host"));
        done(answer);
    } catch (const std::exception &problem) {
        m_settings.log(QString::fromUtf8(problem.what()));
        done(errorAnswer(apiError("InternalError"), request.headers.value("host")));
    }
}

void Cloud::dispatch(const HttpRequest &request, const Params &params, const std::optional<Fault> &fault,
                     const std::function<void(HttpAnswer)> &done)
{
    const QString action = QString::fromLatin1(request.headers.value("x-acs-action"));
    const QString version = QString::fromLatin1(request.headers.value("x-acs-version"));
    const ApiModel &model = ApiModel::instance();
    if (request.path != "/" || (request.method != "POST" && request.method != "GET"))
        throw apiError("InvalidAction.NotFound");
    if (action.isEmpty() || version.isEmpty())
        throw missingParameter(action.isEmpty() ? QStringLiteral("Action") : QStringLiteral("Version"));
    const Handler handler = actionTable().value(version % QLatin1Char('/') % action);
    if (!model.knows(version, action) || !handler)
        throw apiError("InvalidAction.NotFound");
    m_signatures.verify(request, serverTimeMs());
    model.checkRequest(version, action, params);

    std::unique_lock lock(m_mutex);
    // The gateway looks at the form of a request first; whether the key may do it is asked before the work.
    if (m_faults.denied.contains(action))
        throw version == QLatin1String("2017-12-14") ? apiError("InternalError") : apiError("Forbidden.RAM");
    const qint64 now = m_settings.nowMs();
    advance(now);
    const QString region = params.text(QStringLiteral("RegionId"));
    if (!region.isEmpty() && !findRegion(region))
        throw apiError("InvalidRegionId.NotFound");
    Call call{*this, m_state, params, version, action, region, now};
    bool fresh = true;
    const Reply reply = perform(call, handler, &fresh);
    if (!reply.later) {
        lock.unlock();
        finish(version, action, reply.body, fault, done);
        return;
    }
    lock.unlock();
    const QByteArray host = request.headers.value("host");
    m_pool.post(reply.key, [this, later = reply.later, version, action, fault, done, host] {
        try {
            finish(version, action, later(), fault, done);
        } catch (const ApiError &error) {
            m_settings.log(QStringLiteral("%1: %2 %3").arg(action).arg(error.status).arg(error.code));
            done(errorAnswer(error, host));
        } catch (const std::exception &problem) {
            m_settings.log(QString::fromUtf8(problem.what()));
            done(errorAnswer(apiError("InternalError"), host));
        }
    });
}

Reply Cloud::perform(Call &call, Handler handler, bool *fresh)
{
    const QString token = call.params.text(QStringLiteral("ClientToken"));
    QString hash;
    const QString key = call.action % QLatin1Char('/') % token;
    if (!token.isEmpty()) {
        if (token.size() > 64)
            throw invalidParameter(QStringLiteral("ClientToken"), QStringLiteral("longer than 64 characters"));
        QCryptographicHash digest(QCryptographicHash::Sha256);
        for (auto it = call.params.all().begin(); it != call.params.all().end(); ++it)
            digest.addData((it.key() % QLatin1Char('=') % it.value() % QLatin1Char('\n')).toUtf8());
        hash = QString::fromLatin1(digest.result().toHex());
        const auto used = m_state.tokens.constFind(key);
        if (used != m_state.tokens.constEnd()) {
            if (used->parametersHash != hash)
                throw apiError("IdempotentParameterMismatch");
            *fresh = false;
            return {QJsonDocument::fromJson(used->answer.toUtf8()).object(), {}, {}};
        }
    }
    Reply reply = handler(call);
    if (!token.isEmpty())
        m_state.tokens.insert(key, {hash, QString::fromUtf8(compact(reply.body)), call.now});
    if (!isRead(call.action))
        save();
    return reply;
}

void Cloud::finish(const QString &version, const QString &action, const QJsonObject &body,
                   const std::optional<Fault> &fault, const std::function<void(HttpAnswer)> &done)
{
    QJsonObject full = body;
    const QString id = requestId();
    full.insert(QStringLiteral("RequestId"), id);
    const QStringList unknown = ApiModel::instance().unknownFields(version, action, full);
    if (!unknown.isEmpty()) {
        m_settings.log(QStringLiteral("%1 answers fields that the service does not have: %2")
                           .arg(action, unknown.join(QStringLiteral(", "))));
        const std::lock_guard lock(m_mutex);
        m_answerFaults << QString(action % QLatin1String(": ") % unknown.join(QStringLiteral(", ")));
    }
    HttpAnswer answer;
    answer.body = compact(full);
    answer.headers.insert("x-acs-request-id", id.toLatin1());
    if (!isRead(action))
        m_settings.log(QStringLiteral("%1: done").arg(action));
    if (fault)
        spoil(answer, *fault, {});
    done(answer);
}

} // namespace spotbook::practice
