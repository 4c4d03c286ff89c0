// Machines: buy, start, stop, release, look inside.
#include "base/wait_for.h"
#include "cloud/aliyun/paging.h"
#include "cloud/aliyun/parse.h"
#include "cloud/aliyun/provider.h"

#include <algorithm>

namespace spotbook::cloud::aliyun {

using domain::Error;
using domain::FailureKind;
using domain::JsonReader;

namespace {

constexpr int pageSize = 100;
constexpr int idsPerQuestion = 100;
constexpr int largestCommand = 24 * 1024; // after base64; API page RunCommand
constexpr base::milliseconds commandPoll{1'000};

// Start and Stop answer 200 for the whole and a code for each machine.
void checkEach(const JsonReader &answer, Action action, const QString &regionId, const Parameters &parameters)
{
    for (const auto &item : answer["InstanceResponses"]["InstanceResponse"].items()) {
        const QString code = item["Code"].stringOr(QString());
        if (code.isEmpty() || code == QLatin1String("200"))
            continue;
        throw Error(
            failureFor({code, item["Message"].stringOr(QString()), answer["RequestId"].stringOr(QString()), 403},
                       specOf(action), regionId, parameters.items()));
    }
}

bool commandEnded(const QString &status)
{
    static const QStringList running = {QStringLiteral("Pending"), QStringLiteral("Running"),
                                        QStringLiteral("Stopping"), QStringLiteral("Scheduled")};
    return !status.isEmpty() && !running.contains(status);
}

// Only after Success and Failed did the command run to its end; with every other status an exit code means nothing
// (API page DescribeInvocationResults, InvocationStatus).
void throwUnlessRun(const JsonReader &result)
{
    const QString status = result["InvocationStatus"].stringOr(QString());
    if (status == QLatin1String("Timeout"))
        throw Error(FailureKind::TimedOut, {{QStringLiteral("what"), QStringLiteral("RunCommand")}});
    if ((status == QLatin1String("Success") || status == QLatin1String("Failed")) && result["ExitCode"].exists())
        return;
    throw Error(FailureKind::RemoteCommandFailed, {{QStringLiteral("command"), QStringLiteral("RunCommand")},
                                                   {QStringLiteral("output"), result["ErrorCode"].stringOr(status)}});
}

} // namespace

QVector<domain::Machine> AliyunProvider::machines(const QString &regionId, const Filter &filter, const Call &call)
{
    const Budget budget(m_rpc.clock(), call);
    const QString known = currency();
    QVector<domain::Machine> result;
    for (const auto &ids : chunks(filter.ids, idsPerQuestion)) {
        eachTokenPage(m_rpc, Action::DescribeInstances, regionId,
                      Parameters().set("RegionId", regionId).jsonList("InstanceIds", ids).tags(filter.tags), pageSize,
                      budget.left(), [&](const JsonReader &page) {
                          for (const auto &item : page["Instances"]["Instance"].items())
                              result.append(parseMachine(item, known));
                      });
    }
    return result;
}

void AliyunProvider::dryRun(const MachineSpec &spec, const Call &call)
{
    // The validated order is answered with an error that means "fine"; nothing is bought, so no token is needed.
    try {
        m_rpc.call(Action::RunInstances, spec.regionId, runInstancesParameters(spec).flag("DryRun", true), call,
                   Route{BillingSite::China, 4, true});
    } catch (const Error &error) {
        if (error.failure().providerCode != dryRunPassed)
            throw;
    }
}

QString AliyunProvider::createMachine(const MachineSpec &spec, const QString &token, const Call &call)
{
    if (token.isEmpty())
        throw Error(FailureKind::Internal, {{QStringLiteral("where"), QStringLiteral("RunInstances without a token")}});
    const auto answer =
        m_rpc.call(Action::RunInstances, spec.regionId, runInstancesParameters(spec).set("ClientToken", token), call);
    const auto ids = answer["InstanceIdSets"]["InstanceIdSet"].strings();
    if (ids.size() != 1)
        answer["InstanceIdSets"]["InstanceIdSet"].fail(QStringLiteral("one machine id"));
    return ids.first();
}

void AliyunProvider::startMachine(const QString &regionId, const QString &id, const Call &call)
{
    const auto parameters = Parameters().set("RegionId", regionId).repeat("InstanceId", {id});
    checkEach(m_rpc.call(Action::StartInstances, regionId, parameters, call), Action::StartInstances, regionId,
              parameters);
}

void AliyunProvider::stopMachine(const QString &regionId, const QString &id, bool withoutCharge, const Call &call)
{
    // Unsaid, the mode depends on a setting of the account. Where StopCharging is not possible there is no error:
    // whoever needs to know reads Machine::stoppedWithoutCharge back.
    const auto parameters = Parameters()
                                .set("RegionId", regionId)
                                .repeat("InstanceId", {id})
                                .set("StoppedMode", withoutCharge ? "StopCharging" : "KeepCharging");
    checkEach(m_rpc.call(Action::StopInstances, regionId, parameters, call), Action::StopInstances, regionId,
              parameters);
}

void AliyunProvider::releaseMachine(const QString &regionId, const QString &id, const Call &call)
{
    try {
        m_rpc.call(Action::DeleteInstance, regionId, Parameters().set("InstanceId", id).flag("Force", true), call);
    } catch (const Error &error) {
        if (error.kind() != FailureKind::NotFound)
            throw;
    }
}

void AliyunProvider::setAutoRelease(const QString &regionId, const QString &id, const QDateTime &at, const Call &call)
{
    // Without a time the release is called off.
    m_rpc.call(Action::ModifyInstanceAutoReleaseTime, regionId,
               Parameters().set("RegionId", regionId).set("InstanceId", id).time("AutoReleaseTime", at), call);
}

QStringList AliyunProvider::machineEvents(const QString &regionId, const QString &id, const Call &call)
{
    // Unasked, only finished events are told.
    const QStringList states = {QStringLiteral("Scheduled"), QStringLiteral("Executing"), QStringLiteral("Executed"),
                                QStringLiteral("Avoided"),   QStringLiteral("Failed"),    QStringLiteral("Canceled"),
                                QStringLiteral("Inquiring")};
    QVector<QPair<QDateTime, QString>> events;
    eachTokenPage(
        m_rpc, Action::DescribeInstanceHistoryEvents, regionId,
        Parameters().set("RegionId", regionId).set("InstanceId", id).repeat("InstanceEventCycleStatus", states),
        pageSize, call, [&](const JsonReader &page) {
            for (const auto &item : page["InstanceSystemEventSet"]["InstanceSystemEventType"].items())
                events.append({item["EventPublishTime"].utcTime(), item["EventType"]["Name"].stringOr(QString())});
        });
    std::stable_sort(events.begin(), events.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList names;
    for (const auto &event : std::as_const(events))
        names.append(event.second);
    return names;
}

QByteArray AliyunProvider::consoleOutput(const QString &regionId, const QString &id, const Call &call)
{
    const auto answer = m_rpc.call(Action::GetInstanceConsoleOutput, regionId,
                                   Parameters().set("RegionId", regionId).set("InstanceId", id), call);
    return decodeBase64(answer["ConsoleOutput"].stringOr(QString()));
}

QByteArray AliyunProvider::userData(const QString &regionId, const QString &id, const Call &call)
{
    const auto answer = m_rpc.call(Action::DescribeUserData, regionId,
                                   Parameters().set("RegionId", regionId).set("InstanceId", id), call);
    return decodeBase64(answer["UserData"].stringOr(QString()));
}

CloudProvider::RemoteCommandResult AliyunProvider::runRemoteCommand(const QString &regionId, const QString &id,
                                                                    const QByteArray &script, const QString &token,
                                                                    const Call &call)
{
    const QByteArray content = script.toBase64();
    if (content.size() > largestCommand)
        throw Error(FailureKind::InvalidInput,
                    {{QStringLiteral("field"), QStringLiteral("script")},
                     {QStringLiteral("value"), QString::number(script.size())},
                     {QStringLiteral("reason"), QStringLiteral("too long for a remote command")}});
    const auto deadline = base::Deadline::after(m_rpc.clock(), call.timeout);
    const Budget budget(m_rpc.clock(), call);
    const int seconds = std::max(10, int(std::chrono::duration_cast<std::chrono::seconds>(call.timeout).count()));
    const auto started = m_rpc.call(Action::RunCommand, regionId,
                                    Parameters()
                                        .set("RegionId", regionId)
                                        .set("Type", "RunShellScript")
                                        .set("CommandContent", QString::fromLatin1(content))
                                        .set("ContentEncoding", "Base64")
                                        .set("Timeout", seconds)
                                        .flag("KeepCommand", false)
                                        .repeat("InstanceId", {id})
                                        .set("ClientToken", token),
                                    budget.left());
    const QString invocation = started["InvokeId"].toString();
    const auto look = [&]() -> std::optional<RemoteCommandResult> {
        const auto answer = m_rpc.call(Action::DescribeInvocationResults, regionId,
                                       Parameters()
                                           .set("RegionId", regionId)
                                           .set("InvokeId", invocation)
                                           .set("InstanceId", id)
                                           .set("ContentEncoding", "Base64"),
                                       budget.left());
        for (const auto &item : answer["Invocation"]["InvocationResults"]["InvocationResult"].items()) {
            if (item["InvokeId"].stringOr(invocation) != invocation
                || !commandEnded(item["InvocationStatus"].stringOr(QString())))
                continue;
            throwUnlessRun(item);
            return RemoteCommandResult{item["ExitCode"].toInt(), decodeBase64(item["Output"].stringOr(QString()))};
        }
        return std::nullopt;
    };
    const auto waited = base::waitFor(m_rpc.clock(), call.stop, deadline, commandPoll, look);
    if (waited.end == base::WaitEnd::Stopped)
        throw Error(FailureKind::Cancelled);
    if (!waited.value)
        throw Error(FailureKind::TimedOut, {{QStringLiteral("what"), QStringLiteral("RunCommand")}});
    return *waited.value;
}

} // namespace spotbook::cloud::aliyun
