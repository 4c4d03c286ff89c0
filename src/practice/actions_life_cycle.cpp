// Starting, stopping, rebooting, releasing and changing instances.
#include "practice/actions.h"

namespace spotbook::practice {

namespace {

void passDryRun(const Call &call)
{
    if (call.params.flag(q("DryRun"), false))
        throw apiError("DryRunOperation");
}

void checkStart(const Call &call, const Instance &instance)
{
    if (instance.status != q("Stopped") || instance.deleting)
        throw apiError("IncorrectInstanceStatus");
    if (instance.stoppedMode != q("StopCharging"))
        return;
    // What was given back must be had again: stock and price count anew.
    if (call.cloud.faults().soldOut(instance.zoneId, instance.typeId))
        throw apiError("OperationDenied.NoStock");
    if (instance.spotStrategy == q("SpotWithPriceLimit")
        && call.cloud.marketPrice(instance.zoneId, instance.typeId, call.now) > instance.spotPriceLimit)
        throw apiError("OperationDenied.SpotPriceLowerThanPublicPrice");
    needBalance(call);
}

void checkStop(const Instance &instance)
{
    if (instance.status != q("Running") || instance.deleting)
        throw apiError("IncorrectInstanceStatus");
}

// The stopped mode holds until the machine runs: it is the one that counts if it does not start.
void start(Call &call, const Instance &instance)
{
    call.cloud.startMachine(instance.id);
}

void stop(Call &call, Instance &instance, bool force)
{
    // A type with local disks cannot be stopped free of charge; the service says nothing and goes on charging.
    const bool free = call.params.text(q("StoppedMode"), q("KeepCharging")) == q("StopCharging")
                      && findType(instance.typeId)->localDisks == 0;
    instance.stoppedMode = free ? q("StopCharging") : q("KeepCharging");
    call.cloud.stopMachine(instance.id, force);
}

void release(Call &call, Instance &instance, bool force)
{
    if (instance.deleting)
        return;
    if (instance.deletionProtection)
        throw apiError("InvalidOperation.DeletionProtection");
    if (instance.status == q("Pending"))
        throw apiError("IncorrectInstanceStatus.Initializing");
    if (instance.status != q("Stopped") && !force)
        throw apiError("IncorrectInstanceStatus");
    call.cloud.releaseMachine(instance.id);
}

void checkStoppedMode(const Call &call)
{
    const QString mode = call.params.text(q("StoppedMode"), q("KeepCharging"));
    if (mode != q("KeepCharging") && mode != q("StopCharging"))
        throw invalidParameter(q("StoppedMode"), q("KeepCharging or StopCharging"));
}

Reply startInstance(Call &call)
{
    Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    checkStart(call, instance);
    passDryRun(call);
    start(call, instance);
    return {};
}

Reply stopInstance(Call &call)
{
    Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    checkStoppedMode(call);
    checkStop(instance);
    passDryRun(call);
    stop(call, instance, call.params.flag(q("ForceStop"), false));
    return {};
}

Reply rebootInstance(Call &call)
{
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    checkStop(instance);
    passDryRun(call);
    call.cloud.rebootMachine(instance.id, call.params.flag(q("ForceStop"), false));
    return {};
}

Reply deleteInstance(Call &call)
{
    Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    passDryRun(call);
    release(call, instance, call.params.flag(q("Force"), false));
    return {};
}

// Batch calls: AllTogether (default) does nothing when one fails the check, SuccessFirst does what can be done.
template <typename Check, typename Act>
Reply batch(Call &call, const char *verbing, Check &&check, Act &&act)
{
    const QStringList ids = call.params.list(q("InstanceId"));
    const bool partly = call.params.text(q("BatchOptimization")) == q("SuccessFirst");
    const bool dry = call.params.flag(q("DryRun"), false);
    if (!partly)
        for (const QString &id : ids)
            check(instanceOf(call, id));
    QJsonArray answers;
    for (const QString &id : ids) {
        QJsonObject answer{{q("InstanceId"), id}, {q("Code"), q("200")}, {q("Message"), q("success")}};
        try {
            Instance &instance = instanceOf(call, id);
            check(instance);
            answer.insert(q("PreviousStatus"), instance.status);
            answer.insert(q("CurrentStatus"), dry ? instance.status : q(verbing));
            if (dry)
                answer.insert(q("Code"), q("DRYRUN.SUCCESS"));
            else
                act(instance);
        } catch (const ApiError &error) {
            answer.insert(q("Code"), error.code);
            answer.insert(q("Message"), error.message);
        }
        answers << answer;
    }
    return {{{q("InstanceResponses"), wrapped("InstanceResponse", answers)}}, {}, {}};
}

Reply startInstances(Call &call)
{
    return batch(
        call, "Starting", [&](const Instance &instance) { checkStart(call, instance); },
        [&](Instance &instance) { start(call, instance); });
}

Reply stopInstances(Call &call)
{
    checkStoppedMode(call);
    return batch(
        call, "Stopping", [](const Instance &instance) { checkStop(instance); },
        [&](Instance &instance) { stop(call, instance, call.params.flag(q("ForceStop"), false)); });
}

Reply rebootInstances(Call &call)
{
    return batch(
        call, "Running", [](const Instance &instance) { checkStop(instance); },
        [&](const Instance &instance) {
            call.cloud.rebootMachine(instance.id, call.params.flag(q("ForceReboot"), false));
        });
}

Reply deleteInstances(Call &call)
{
    const QStringList ids = call.params.list(q("InstanceId"));
    for (const QString &id : ids)
        instanceOf(call, id);
    passDryRun(call);
    for (const QString &id : ids)
        release(call, instanceOf(call, id), call.params.flag(q("Force"), false));
    return {};
}

Reply modifyAutoRelease(Call &call)
{
    constexpr qint64 minuteMs = 60 * 1000LL;
    Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    const qint64 at = call.params.utcMs(q("AutoReleaseTime"), 0) / minuteMs * minuteMs;
    if (at != 0 && (at < (call.now / minuteMs + 30) * minuteMs || at > call.now + 3 * 365 * 24 * 60 * minuteMs))
        throw apiError("InvalidAutoReleaseTime.Malformed");
    instance.autoReleaseAt = at; // absent: never
    return {};
}

Reply modifyAttribute(Call &call)
{
    Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    const QStringList groups = call.params.list(q("SecurityGroupIds"));
    for (const QString &id : groups)
        if (lookUp(call, call.state.securityGroups, id, "InvalidSecurityGroupId.NotFound").vpcId != instance.vpcId)
            throw apiError("OperationDenied.InconsistentNetwork",
                           q("Security group and instance are in different VPCs."));
    instance.name = call.params.text(q("InstanceName"), instance.name);
    instance.description = call.params.text(q("Description"), instance.description);
    if (!groups.isEmpty()) {
        instance.securityGroupIds = groups;
        call.cloud.refreshPortsOf(instance.id);
    }
    return {};
}

Reply allocateAddress(Call &call)
{
    const Instance &instance = instanceOf(call, call.params.required(q("InstanceId")));
    if (instance.bandwidthOut > 0)
        throw apiError("AllocatedAlready", q("The instance has a public address already."));
    throw apiError("AllocateIpInvalidInstanceBandwidth", q("The instance was bought without bandwidth."));
}

} // namespace

void addLifeCycleActions(ActionTable &table)
{
    add(table, ecs, "StartInstance", startInstance);
    add(table, ecs, "StopInstance", stopInstance);
    add(table, ecs, "RebootInstance", rebootInstance);
    add(table, ecs, "DeleteInstance", deleteInstance);
    add(table, ecs, "StartInstances", startInstances);
    add(table, ecs, "StopInstances", stopInstances);
    add(table, ecs, "RebootInstances", rebootInstances);
    add(table, ecs, "DeleteInstances", deleteInstances);
    add(table, ecs, "ModifyInstanceAutoReleaseTime", modifyAutoRelease);
    add(table, ecs, "ModifyInstanceAttribute", modifyAttribute);
    add(table, ecs, "AllocatePublicIpAddress", allocateAddress);
}

} // namespace spotbook::practice
