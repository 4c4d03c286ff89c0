// Balance and bills. Money is rounded to the cent in answers only.
#include "practice/actions.h"

#include <QLocale>
#include <cmath>

namespace spotbook::practice {

namespace {

const QString accountId = QStringLiteral("1234567890123456");

double cents(double value)
{
    return std::round(value * 100) / 100;
}
double exact(double value)
{
    return std::round(value * 1e6) / 1e6;
}

QString amountText(double value)
{
    return QLocale(QLocale::English).toString(cents(value), 'f', 2);
} // "10,000.00"

Reply wrap(const QJsonObject &data)
{
    return {
        {{q("Code"), q("Success")}, {q("Message"), q("Successful!")}, {q("Success"), true}, {q("Data"), data}}, {}, {}};
}

Reply queryBalance(Call &call)
{
    const QString amount = amountText(call.state.balance);
    return wrap({{q("AvailableAmount"), amount},
                 {q("AvailableCashAmount"), amount},
                 {q("CreditAmount"), q("0.00")},
                 {q("MybankCreditAmount"), q("0.00")},
                 {q("QuotaLimit"), q("0.00")},
                 {q("Currency"), q("CNY")}});
}

QVector<BillLine> linesOf(const Call &call)
{
    const QString cycle = call.params.required(q("BillingCycle"));
    const bool daily = call.params.text(q("Granularity")) == q("DAILY");
    if (daily && !call.params.has(q("BillingDate")))
        throw missingParameter(q("BillingDate"));
    QVector<BillLine> lines;
    for (const BillLine &line : call.state.bill) {
        const QString instance = call.params.text(q("InstanceID"));
        if (!line.day.startsWith(cycle) || (daily && line.day != call.params.text(q("BillingDate")))
            || (!instance.isEmpty() && instance != line.resourceId)
            || (call.params.flag(q("IsHideZeroCharge"), false) && line.amount <= 0))
            continue;
        const auto same = [&](const BillLine &other) {
            return !daily && other.resourceId == line.resourceId && other.item == line.item;
        };
        const auto found = std::find_if(lines.begin(), lines.end(), same);
        if (found == lines.end()) {
            lines << line;
        } else {
            found->amount += line.amount;
            found->seconds += line.seconds;
        }
    }
    return lines;
}

QJsonObject lineJson(const BillLine &line, bool daily)
{
    QJsonObject item{{q("InstanceID"), line.resourceId},
                     {q("ProductCode"), line.item == q("instance") ? q("ecs")
                                        : line.item == q("disk")   ? q("yundisk")
                                                                   : q("snapshot")},
                     {q("ProductName"), q("Elastic Compute Service")},
                     {q("ProductDetail"), line.item},
                     {q("SubscriptionType"), q("PayAsYouGo")},
                     {q("InstanceSpec"), line.spec},
                     {q("Region"), line.regionId},
                     {q("Zone"), line.zoneId},
                     {q("Item"), q("PayAsYouGoBill")},
                     {q("ServicePeriod"), QString::number(qint64(line.seconds))},
                     {q("ServicePeriodUnit"), q("Second")},
                     {q("PretaxGrossAmount"), exact(line.amount)},
                     {q("InvoiceDiscount"), 0},
                     {q("PretaxAmount"), exact(line.amount)},
                     {q("PaymentAmount"), exact(line.amount)},
                     {q("CashAmount"), exact(line.amount)},
                     {q("OutstandingAmount"), 0},
                     {q("Currency"), q("CNY")}};
    if (daily)
        item.insert(q("BillingDate"), line.day);
    return item;
}

QJsonArray allLines(const Call &call)
{
    const bool daily = call.params.text(q("Granularity")) == q("DAILY");
    QJsonArray list;
    for (const BillLine &line : linesOf(call))
        list << lineJson(line, daily);
    return list;
}

QJsonObject head(const Call &call)
{
    return {{q("AccountID"), accountId},
            {q("AccountName"), q("practice")},
            {q("BillingCycle"), call.params.text(q("BillingCycle"))}};
}

QJsonArray page(const Call &call, const QJsonArray &all, QJsonObject &data)
{
    const int size = call.params.number(q("PageSize"), 20), number = call.params.number(q("PageNum"), 1);
    if (size < 1 || size > 300 || number < 1)
        throw invalidParameter(q("PageSize"), q("must be between 1 and 300"));
    QJsonArray part;
    for (int i = (number - 1) * size; i < all.size() && i < number * size; ++i)
        part << all.at(i);
    data.insert(q("PageNum"), number);
    data.insert(q("PageSize"), size);
    data.insert(q("TotalCount"), all.size());
    return part;
}

Reply describeInstanceBill(Call &call)
{
    const QJsonArray all = allLines(call);
    const int size = call.params.number(q("MaxResults"), 20);
    const int offset = call.params.number(q("NextToken"), 0);
    if (size < 1 || size > 300)
        throw invalidParameter(q("MaxResults"), q("must be between 1 and 300"));
    QJsonArray part;
    for (int i = offset; i < all.size() && i < offset + size; ++i)
        part << all.at(i);
    QJsonObject data = head(call);
    data.insert(q("Items"), part); // not double-wrapped, unlike everywhere else
    data.insert(q("MaxResults"), size);
    data.insert(q("TotalCount"), all.size());
    if (offset + part.size() < all.size())
        data.insert(q("NextToken"), QString::number(offset + part.size()));
    return wrap(data);
}

Reply queryInstanceBill(Call &call)
{
    QJsonObject data = head(call);
    QJsonArray part = page(call, allLines(call), data);
    data.insert(q("Items"), wrapped("Item", part));
    return wrap(data);
}

Reply queryBill(Call &call)
{
    QJsonArray all;
    for (const BillLine &line : linesOf(call))
        all << QJsonObject{{q("ProductCode"), q("ecs")},
                           {q("ProductDetail"), line.item},
                           {q("SubscriptionType"), q("PayAsYouGo")},
                           {q("Item"), q("PayAsYouGoBill")},
                           {q("RecordID"), line.resourceId},
                           {q("UsageStartTime"), QString(line.day % q(" 00:00:00"))},
                           {q("UsageEndTime"), QString(line.day % q(" 23:59:59"))},
                           {q("PretaxGrossAmount"), exact(line.amount)},
                           {q("PretaxAmount"), exact(line.amount)},
                           {q("PaymentAmount"), exact(line.amount)},
                           {q("Currency"), q("CNY")}};
    QJsonObject data = head(call);
    const QJsonArray part = page(call, all, data);
    data.insert(q("Items"), wrapped("Item", part));
    return wrap(data);
}

} // namespace

void addBillActions(ActionTable &table)
{
    add(table, bss, "QueryAccountBalance", queryBalance);
    add(table, bss, "QueryBill", queryBill);
    add(table, bss, "QueryInstanceBill", queryInstanceBill);
    add(table, bss, "DescribeInstanceBill", describeInstanceBill);
}

} // namespace spotbook::practice
