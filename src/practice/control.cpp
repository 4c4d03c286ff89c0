// POST /practice/control: what a test asks of this cloud besides the real calls. Loopback only, JSON only.
#include "practice/catalogue.h"
#include "practice/cloud.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace spotbook::practice {

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

HttpAnswer jsonAnswer(int status, const QJsonObject &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answer;
}

} // namespace

HttpAnswer Cloud::control(const HttpRequest &request)
{
    if (!request.remoteAddress.startsWith("127.") && request.remoteAddress != "::1")
        return jsonAnswer(403, {{s("error"), s("only from this computer")}});
    // A web page cannot send this content type without asking first, so no page can steer this server.
    if (request.method != "POST" || !request.headers.value("content-type").startsWith("application/json"))
        return jsonAnswer(405, {{s("error"), s("POST application/json")}});
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return jsonAnswer(400, {{s("error"), s("not a JSON object")}});
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_settings.nowMs();
    advance(now);
    const QJsonObject answer = obey(document.object(), now);
    m_changed = true;
    return jsonAnswer(answer.contains(s("error")) ? 400 : 200, answer);
}

QJsonObject Cloud::obey(const QJsonObject &order, qint64 now)
{
    if (order.value(s("clear")).toBool()) {
        m_faults.clear();
        m_state.maxSpotVcpu = State().maxSpotVcpu;
        m_state.realName = State().realName;
        m_state.identityType = State().identityType;
        return {{s("ok"), true}};
    }
    if (order.value(s("dump")).toBool())
        return dump(now);
    const QString name = order.value(s("fault")).toString();
    const QJsonValue value = order.value(s("value"));
    QString problem;
    if (const std::optional<Fault> fault = Faults::parse(order, &problem)) {
        if (!problem.isEmpty())
            return {{s("error"), problem}};
        m_faults.add(*fault);
    } else if (name == s("noStock")) {
        m_faults.addStockOut({order.value(s("zone")).toString(s("*")), order.value(s("type")).toString(s("*")),
                              order.value(s("times")).toInt(-1)});
    } else if (name == s("deny")) {
        m_faults.denied.clear();
        for (const QJsonValue &action : order.value(s("actions")).toArray())
            m_faults.denied << action.toString();
    } else if (name == s("quota")) {
        m_state.maxSpotVcpu = value.toInt();
    } else if (name == s("balance")) {
        m_state.balance = value.toDouble();
    } else if (name == s("realName")) {
        m_state.realName = value.toString();
    } else if (name == s("identity")) {
        m_state.identityType = value.toString();
    } else if (name == s("invisible")) {
        m_faults.invisibleSeconds = order.value(s("seconds")).toInt(value.toInt());
    } else if (name == s("clockSkew")) {
        m_faults.clockSkewMs = qint64(order.value(s("seconds")).toInt(value.toInt())) * 1000;
    } else if (name == s("priceFactor")) {
        m_state.priceFactors << PriceFactor{now, value.toDouble(1)};
    } else if (name == s("reclaim")) {
        const QString id = order.value(s("instanceId")).toString();
        if (!m_state.instances.contains(id))
            return {{s("error"), s("no such instance")}};
        const int notice = order.value(s("noticeSeconds")).toInt(300);
        announceReclaim(m_state.instances[id], now + notice * 1000LL, now);
    } else {
        return {{s("error"), QString(s("unknown fault ") % name)}};
    }
    return {{s("ok"), true}};
}

QJsonObject Cloud::dump(qint64 now)
{
    QJsonObject all = toJson(m_state);
    all.remove(s("tokens"));
    QJsonObject calls;
    for (auto it = m_calls.begin(); it != m_calls.end(); ++it)
        calls.insert(it.key(), it.value());
    all.insert(s("calls"), calls);
    QJsonArray billing; // what costs money at this moment, with its rate
    const auto note = [&](const QString &id, const char *kind, double perHour) {
        if (perHour > 0)
            billing << QJsonObject{{s("id"), id}, {s("kind"), s(kind)}, {s("perHour"), perHour}};
    };
    for (const Instance &instance : m_state.instances) {
        const TypeInfo *type = findType(instance.typeId);
        if (type && !instance.deleting
            && !(instance.status == s("Stopped") && instance.stoppedMode == s("StopCharging")))
            note(instance.id, "instance",
                 instance.isSpot() ? marketPrice(instance.zoneId, instance.typeId, now)
                                   : onDemandPrice(instance.zoneId, *type));
    }
    for (const Disk &disk : m_state.disks)
        note(disk.id, "disk", diskPrice(disk.category, disk.sizeGiB));
    for (const Snapshot &snapshot : m_state.snapshots)
        note(snapshot.id, "snapshot", snapshotPrice(snapshot.sizeGiB));
    all.insert(s("billing"), billing);
    all.insert(s("answerFaults"), QJsonArray::fromStringList(m_answerFaults));
    return all;
}

} // namespace spotbook::practice
