#include "launch/save_work.h"

#include "launch/login.h"
#include "launch/machine_purchase.h"
#include "launch/work_disk.h"

#include <algorithm>

namespace spotbook::launch {

using domain::DiskState;
using domain::Error;
using domain::FailureKind;
using domain::MachineState;
using domain::Stage;

namespace {

constexpr auto stopTime = std::chrono::minutes(5);
constexpr auto detachTime = std::chrono::minutes(5);
constexpr auto pollEvery = std::chrono::seconds(2);
constexpr auto scriptTime = std::chrono::minutes(2);
constexpr auto bestEffortTime = std::chrono::seconds(60); // for the connection and the script together

// Ends what still holds the file system, politely first. Exit 32 as umount's own "failed".
const QByteArray saveScript = R"(
dir=/mnt/ml
for unit in spotbook-notebook.service jupyter.service; do
  systemctl stop "$unit" >/dev/null 2>&1 || :
done
sync
mountpoint -q "$dir" || exit 0
device=$(awk -v d="$dir" '$2 == d { source = $1 } END { print source }' /proc/mounts)
holders() {
  for process in /proc/[0-9]*; do
    for link in "$process"/cwd "$process"/root "$process"/exe "$process"/fd/*; do
      case $(readlink "$link" 2>/dev/null) in
        "$dir"|"$dir"/*) echo "${process#/proc/}"; break ;;
      esac
    done
  done
}
unmount() {
  awk -v s="$device" '$1 == s { print length($2), $2 }' /proc/mounts | sort -rn | while read -r _ target; do
    umount "$target" 2>/dev/null || return 1
  done
}
cd /
turn=0
until unmount; do
  turn=$((turn + 1))
  case $turn in
    3) for id in $(holders); do kill -TERM "$id" 2>/dev/null || :; done ;;
    10) for id in $(holders); do kill -KILL "$id" 2>/dev/null || :; done ;;
    30) exit 32 ;;
  esac
  sleep 0.5
done
sync
)";

// Whatever comes of it: a verb that is stopped on its way leaves a machine that is not ready any more.
void noteSaving(Run &run, const QString &machineId)
{
    storage::Entry note;
    note.act = Act::SaveWork;
    note.at = run.now();
    note.id = machineId;
    run.journal().append(note);
}

void saveOverSsh(Run &run, const domain::Machine &machine, Saving how)
{
    const TimeSheet::Entry booked(run.times(), QStringLiteral("ssh"));
    const auto end = base::Deadline::after(run.clock(), bestEffortTime);
    const auto session =
        run.access().connect(connectOptions(run.context(), run.plan(), run.launchId(), machine), run.stop());
    ssh::CommandOptions options;
    options.input = saveScript;
    options.timeout = how == Saving::Must ? scriptTime : end.remaining(run.clock());
    const auto result = session->run("sh -s", options, run.stop());
    if (result.exitCode != 0)
        throw Error(FailureKind::RemoteCommandFailed, {{QStringLiteral("command"), QStringLiteral("umount /mnt/ml")},
                                                       {QStringLiteral("exitCode"), QString::number(result.exitCode)},
                                                       {QStringLiteral("output"), QString::fromUtf8(result.err)}});
}

// The system's own shutdown unmounts everything in order.
void shutDown(Run &run, const QString &machineId)
{
    const auto isStopped = [&] {
        const auto machine = findMachine(run, machineId);
        return !machine || machine->state == MachineState::Stopped || machine->state == MachineState::Stopping;
    };
    run.done(Act::StopMachine, machineId, {}, isStopped,
             [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                 cloud.stopMachine(run.regionId(), machineId, false, call);
             });
    run.wait(QStringLiteral("stop"), stopTime, pollEvery, [&]() -> std::optional<bool> {
        const auto machine = findMachine(run, machineId);
        return !machine || machine->state == MachineState::Stopped ? std::optional(true) : std::nullopt;
    });
}

} // namespace

void requireOurs(const Run &run, const domain::Tags &tags, const QString &id)
{
    if (!domain::isOwnedBy(tags, run.context().owner))
        throw Error(FailureKind::NotOurs, {{QStringLiteral("id"), id}});
}

bool isOfProfile(const Context &context, const QString &profile, const domain::Tags &tags)
{
    return domain::isOwnedBy(tags, context.owner) && tags.value(domain::tag::profile) == profile;
}

bool isOfProfile(const Run &run, const domain::Tags &tags)
{
    return isOfProfile(run.context(), run.plan().profile, tags);
}

bool isUsedElsewhere(const Run &run, const domain::Disk &disk, const Holdings &held)
{
    const bool here = std::any_of(held.machines.begin(), held.machines.end(),
                                  [&](const auto &machine) { return machine.id == disk.machineId; });
    // A machine of this launch that is gone already may be named for a while longer.
    return !disk.machineId.isEmpty() && !here && !run.everMade(Act::CreateMachine).contains(disk.machineId);
}

void requireNotUsedElsewhere(const Run &run, const domain::Disk &disk, const Holdings &held)
{
    if (isUsedElsewhere(run, disk, held))
        throw Error(FailureKind::DiskInUse, {{QStringLiteral("disk"), disk.id}});
}

void requireReadyOnce(Run &run)
{
    if (!run.journal().has(Act::Ready, storage::Entry::Kind::Result) && !run.journal().ended())
        throw Error(FailureKind::LaunchInterrupted,
                    {{QStringLiteral("profile"), run.plan().profile}, {QStringLiteral("launch"), run.launchId()}});
}

void saveWork(Run &run, const domain::Machine &machine, Saving how)
{
    if (machine.state != MachineState::Running)
        return;
    run.stage(Stage::SaveWork, QStringLiteral("cloud"), [&] {
        run.throwIfStopped();
        noteSaving(run, machine.id);
        try {
            saveOverSsh(run, machine, how);
        } catch (const Error &error) {
            if (error.kind() == FailureKind::Cancelled)
                throw;
            run.report(Stage::SaveWork, domain::StageState::Running, machine.id, QString::fromUtf8(error.what()));
            if (how == Saving::Must)
                shutDown(run, machine.id);
        }
    });
}

void detachWorkDisks(Run &run, const Holdings &held)
{
    run.stage(Stage::Detach, QStringLiteral("cloud"), [&] {
        for (const auto &disk : held.disks) {
            const QString machineId = disk.machineId;
            if (machineId.isEmpty() || isUsedElsewhere(run, disk, held))
                continue;
            const auto isFree = [&] {
                const auto now = findDisk(run, disk.id);
                return !now || now->machineId.isEmpty() || now->state == DiskState::Detaching;
            };
            run.done(Act::DetachDisk, disk.id, {{QStringLiteral("machine"), machineId}}, isFree,
                     [&](cloud::CloudProvider &cloud, const QString &, const cloud::Call &call) {
                         cloud.detachDisk(run.regionId(), disk.id, machineId, call);
                     });
            run.wait(QStringLiteral("detach"), detachTime, pollEvery, [&]() -> std::optional<bool> {
                const auto now = findDisk(run, disk.id);
                return !now || now->state == DiskState::Available ? std::optional(true) : std::nullopt;
            });
        }
    });
}

} // namespace spotbook::launch
