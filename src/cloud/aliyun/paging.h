// Reading lists to their last page. The three ways of Alibaba Cloud: NextToken, PageNumber, NextOffset.
#pragma once

#include "cloud/aliyun/rpc_client.h"

#include <functional>

namespace spotbook::cloud::aliyun {

using OnPage = std::function<void(const domain::JsonReader &page)>;

// MaxResults/NextToken. The end is an empty or absent NextToken; TotalCount means nothing here.
void eachTokenPage(RpcClient &rpc, Action action, const QString &regionId, Parameters parameters, int pageSize,
                   const Call &call, const OnPage &onPage);
// PageNumber/PageSize. The end is an empty page or, where TotalCount is told, having seen that many rows.
void eachNumberedPage(RpcClient &rpc, Action action, const QString &regionId, Parameters parameters, int pageSize,
                      const Call &call, const std::function<int(const domain::JsonReader &page)> &onPage); // -> rows
// Offset/NextOffset: goes on while it is above zero and rows came.
void eachOffsetPage(RpcClient &rpc, Action action, const QString &regionId, const Parameters &parameters,
                    const Call &call, const std::function<int(const domain::JsonReader &page)> &onPage);

// The list cut into pieces of at most `size`; one empty piece for an empty list ("no filter").
QVector<QStringList> chunks(const QStringList &values, int size);

// What is left of a call's time, for work that takes several requests.
class Budget
{
public:
    Budget(base::Clock &clock, const Call &call)
        : m_clock(clock), m_stop(call.stop), m_deadline(base::Deadline::after(clock, call.timeout))
    {
    }
    Call left() const { return {m_stop, m_deadline.remaining(m_clock)}; }

private:
    base::Clock &m_clock;
    base::StopToken m_stop;
    base::Deadline m_deadline;
};

} // namespace spotbook::cloud::aliyun
