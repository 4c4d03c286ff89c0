// Cloud Assistant: commands inside a machine without SSH.
#include "practice/actions.h"

#include <algorithm>

namespace spotbook::practice {

namespace {

constexpr int maxOutput = 24 * 1024;

Reply runCommand(Call &call)
{
    if (call.params.required(q("Type")) != q("RunShellScript"))
        throw apiError("InvalidCmdType.NotFound", q("Only RunShellScript runs on Linux machines."));
    const QString coding = call.params.text(q("ContentEncoding"), q("PlainText"));
    QByteArray script = call.params.required(q("CommandContent")).toUtf8();
    if (script.toBase64().size() > 24 * 1024 && coding == q("PlainText"))
        throw apiError("InvalidParameter.CommandContent", q("The command is longer than 24 KB."));
    if (coding == q("Base64")) {
        const auto decoded = QByteArray::fromBase64Encoding(script, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            throw apiError("InvalidParameter.CommandContent", q("The command is not valid base64."));
        script = decoded.decoded;
    }
    const QStringList ids = call.params.list(q("InstanceId"));
    if (ids.isEmpty())
        throw missingParameter(q("InstanceId"));
    for (const QString &id : ids)
        if (lookUp(call, call.state.instances, id, "InvalidInstance.NotFound").status != q("Running"))
            throw apiError("InvalidInstance.NotFound", q("The instance is not running."));
    Invocation invocation;
    invocation.id = call.cloud.newId("t");
    invocation.commandId = call.cloud.newId("c");
    invocation.regionId = call.regionId;
    invocation.status = q("Running");
    invocation.startedAt = call.now;
    for (const QString &id : ids) {
        invocation.instanceId = id;
        const QString key = invocation.id % QLatin1Char('/') % id;
        call.state.invocations.insert(key, invocation);
        call.cloud.runCommand(key, script, call.params.number(q("Timeout"), 60));
    }
    return {{{q("CommandId"), invocation.commandId}, {q("InvokeId"), invocation.id}}, {}, {}};
}

Reply describeResults(Call &call)
{
    QJsonArray list;
    const bool plain = call.params.text(q("ContentEncoding"), q("Base64")) == q("PlainText");
    for (const Invocation &invocation : call.state.invocations) {
        if (invocation.regionId != call.regionId || !filterSays(call, "InvokeId", invocation.id)
            || !filterSays(call, "InstanceId", invocation.instanceId)
            || !filterSays(call, "CommandId", invocation.commandId))
            continue;
        const QByteArray whole = QByteArray::fromBase64(invocation.output.toLatin1());
        const QByteArray kept = whole.left(maxOutput);
        list << QJsonObject{{q("InvokeId"), invocation.id},
                            {q("CommandId"), invocation.commandId},
                            {q("InstanceId"), invocation.instanceId},
                            {q("InvocationStatus"), invocation.status},
                            {q("InvokeRecordStatus"), invocation.status == q("Running") ? q("Running") : q("Finished")},
                            {q("ExitCode"), invocation.exitCode},
                            {q("Output"), plain ? QString::fromUtf8(kept) : QString::fromLatin1(kept.toBase64())},
                            {q("Dropped"), whole.size() - kept.size()},
                            {q("ErrorCode"), invocation.errorInfo.isEmpty() ? QString() : q("ExecuteFailed")},
                            {q("ErrorInfo"), invocation.errorInfo},
                            {q("StartTime"), secondTime(invocation.startedAt)},
                            {q("FinishedTime"), invocation.finishedAt ? secondTime(invocation.finishedAt) : QString()}};
    }
    QJsonObject inner;
    putTokenPage(call, inner, list, "InvocationResults", "InvocationResult", 50, 10);
    return {{{q("Invocation"), inner}}, {}, {}};
}

Reply describeAssistant(Call &call)
{
    const QStringList ids = call.params.list(q("InstanceId"));
    QJsonArray list;
    for (const Instance *instance : visibleOnes(call, call.state.instances))
        if (ids.isEmpty() || ids.contains(instance->id))
            list << QJsonObject{{q("InstanceId"), instance->id},
                                {q("CloudAssistantStatus"),
                                 call.cloud.host() && instance->status == q("Running") ? q("true") : q("false")},
                                {q("OSType"), q("Linux")}};
    QJsonObject answer;
    putTokenPage(call, answer, list, "InstanceCloudAssistantStatusSet", "InstanceCloudAssistantStatus", 50, 10);
    return {answer, {}, {}};
}

} // namespace

void addAssistantActions(ActionTable &table)
{
    add(table, ecs, "RunCommand", runCommand);
    add(table, ecs, "DescribeInvocationResults", describeResults);
    add(table, ecs, "DescribeCloudAssistantStatus", describeAssistant);
}

} // namespace spotbook::practice
