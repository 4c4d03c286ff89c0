// Short ways to call the practice cloud's actions in tests.
#pragma once

#include "practice/server_bench.h"

namespace spotbook::tests {

inline const Parameters hangzhou{{s("RegionId"), s("cn-hangzhou")}};

inline Parameters with(Parameters base, std::initializer_list<std::pair<const char *, QString>> more)
{
    for (const auto &[name, value] : more) {
        if (value.isNull())
            base.remove(s(name));
        else
            base.insert(s(name), value);
    }
    return base;
}

inline QString buy(ServerBench &bench, const Parameters &run)
{
    const Answered answer = bench.call("RunInstances", run);
    const QString id = answer.items("InstanceIdSets", "InstanceIdSet").at(0).toString();
    if (id.isEmpty())
        qWarning("%s", answer.raw.body.constData());
    return id;
}

inline QJsonObject instance(ServerBench &bench, const QString &id)
{
    return bench.call("DescribeInstances", with(hangzhou, {{"InstanceIds", s("[\"") + id + s("\"]")}}))
        .items("Instances", "Instance")
        .at(0)
        .toObject();
}

inline QJsonObject disk(ServerBench &bench, const QString &id)
{
    return bench.call("DescribeDisks", with(hangzhou, {{"DiskIds", s("[\"") + id + s("\"]")}}))
        .items("Disks", "Disk")
        .at(0)
        .toObject();
}

inline QString field(const QJsonObject &object, const char *name)
{
    return object.value(s(name)).toString();
}

} // namespace spotbook::tests
