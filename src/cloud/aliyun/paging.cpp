#include "cloud/aliyun/paging.h"

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;

namespace {

[[noreturn]] void goesInCircles(Action action)
{
    throw Error(FailureKind::BadAnswer, {{QStringLiteral("what"), QString::fromLatin1(specOf(action).name)
                                                                      + QStringLiteral(": pages do not end")}});
}

Parameters with(Parameters parameters, const char *name, const QString &value)
{
    if (!value.isEmpty())
        parameters.set(name, value);
    return parameters;
}

} // namespace

void eachTokenPage(RpcClient &rpc, Action action, const QString &regionId, Parameters parameters, int pageSize,
                   const Call &call, const OnPage &onPage)
{
    const Budget budget(rpc.clock(), call);
    if (pageSize > 0)
        parameters.set("MaxResults", pageSize);
    QString token;
    for (;;) {
        const auto page = rpc.call(action, regionId, with(parameters, "NextToken", token), budget.left());
        onPage(page);
        const QString next = page["NextToken"].stringOr(QString());
        if (next.isEmpty())
            return;
        if (next == token)
            goesInCircles(action);
        token = next;
    }
}

void eachNumberedPage(RpcClient &rpc, Action action, const QString &regionId, Parameters parameters, int pageSize,
                      const Call &call, const std::function<int(const domain::JsonReader &page)> &onPage)
{
    const Budget budget(rpc.clock(), call);
    parameters.set("PageSize", pageSize);
    int seen = 0;
    for (int number = 1;; ++number) {
        const auto page =
            rpc.call(action, regionId, with(parameters, "PageNumber", QString::number(number)), budget.left());
        const int rows = onPage(page);
        seen += rows;
        const auto total = page["TotalCount"];
        if (rows == 0 || (total.exists() && seen >= total.toInt()))
            return;
    }
}

void eachOffsetPage(RpcClient &rpc, Action action, const QString &regionId, const Parameters &parameters,
                    const Call &call, const std::function<int(const domain::JsonReader &page)> &onPage)
{
    const Budget budget(rpc.clock(), call);
    int offset = 0;
    for (;;) {
        const auto page =
            rpc.call(action, regionId, with(parameters, "Offset", offset > 0 ? QString::number(offset) : QString()),
                     budget.left());
        const int rows = onPage(page);
        const int next = page["NextOffset"].intOr(0);
        if (next <= 0 || rows == 0)
            return;
        if (next <= offset)
            goesInCircles(action);
        offset = next;
    }
}

QVector<QStringList> chunks(const QStringList &values, int size)
{
    QVector<QStringList> result;
    for (int i = 0; i < values.size(); i += size)
        result.append(values.mid(i, size));
    if (result.isEmpty())
        result.append(QStringList());
    return result;
}

} // namespace spotbook::cloud::aliyun
