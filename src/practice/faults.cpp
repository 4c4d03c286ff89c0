#include "practice/faults.h"

#include <QMap>

namespace spotbook::practice {

std::optional<Fault> Faults::parse(const QJsonObject &json, QString *problem)
{
    static const QMap<QString, Fault::Kind> kinds{
        {QStringLiteral("throttle"), Fault::Kind::Throttle},
        {QStringLiteral("status500"), Fault::Kind::Status},
        {QStringLiteral("status502"), Fault::Kind::Status},
        {QStringLiteral("status503"), Fault::Kind::Status},
        {QStringLiteral("hang"), Fault::Kind::Hang},
        {QStringLiteral("cut"), Fault::Kind::Cut},
        {QStringLiteral("closeWithoutAnswer"), Fault::Kind::CloseWithoutAnswer},
        {QStringLiteral("brokenJson"), Fault::Kind::BrokenJson},
        {QStringLiteral("hugeBody"), Fault::Kind::HugeBody},
        {QStringLiteral("delay"), Fault::Kind::Delay},
        {QStringLiteral("errorCode"), Fault::Kind::ErrorCode},
        {QStringLiteral("duplicate"), Fault::Kind::Duplicate}};
    const QString name = json.value(QLatin1String("fault")).toString();
    if (!kinds.contains(name))
        return std::nullopt;
    Fault fault;
    fault.kind = kinds.value(name);
    fault.action = json.value(QLatin1String("action")).toString(QStringLiteral("*"));
    fault.times = json.value(QLatin1String("times")).toInt(1);
    fault.skip = json.value(QLatin1String("skip")).toInt(0);
    fault.afterWork = json.value(QLatin1String("afterWork"))
                          .toBool(fault.kind == Fault::Kind::Duplicate || fault.kind == Fault::Kind::Delay);
    fault.match = json.value(QLatin1String("match")).toString();
    fault.code = json.value(QLatin1String("code")).toString();
    fault.message = json.value(QLatin1String("message")).toString();
    fault.milliseconds = json.value(QLatin1String("delayMs")).toInt(json.value(QLatin1String("retryAfterMs")).toInt());
    if (name.startsWith(QLatin1String("status")))
        fault.status = name.mid(6).toInt();
    else
        fault.status = json.value(QLatin1String("status")).toInt(400);
    if (fault.kind == Fault::Kind::ErrorCode && fault.code.isEmpty())
        *problem = QStringLiteral("errorCode needs \"code\"");
    return fault;
}

void Faults::clear()
{
    m_faults.clear();
    m_stock.clear();
    denied.clear();
    invisibleSeconds = 0;
    clockSkewMs = 0;
}

std::optional<Fault> Faults::take(const QString &action, const QString &query)
{
    for (int i = 0; i < m_faults.size(); ++i) {
        Fault &fault = m_faults[i];
        if ((fault.action != QLatin1String("*") && fault.action != action)
            || (!fault.match.isEmpty() && !query.contains(fault.match)))
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        const Fault taken = fault;
        if (fault.times > 0 && --fault.times == 0)
            m_faults.remove(i);
        return taken;
    }
    return std::nullopt;
}

namespace {

bool covers(const StockOut &out, const QString &zone, const QString &type)
{
    const QString any = QStringLiteral("*");
    return (out.zone == any || out.zone == zone) && (out.type == any || out.type == type);
}

} // namespace

bool Faults::soldOut(const QString &zone, const QString &type) const
{
    for (const StockOut &out : m_stock)
        if (covers(out, zone, type))
            return true;
    return false;
}

void Faults::spendStockOut(const QString &zone, const QString &type)
{
    for (int i = 0; i < m_stock.size(); ++i) {
        if (!covers(m_stock.at(i), zone, type))
            continue;
        if (m_stock.at(i).times > 0 && --m_stock[i].times == 0)
            m_stock.remove(i);
        return;
    }
}

} // namespace spotbook::practice
