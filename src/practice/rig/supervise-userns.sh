#!/bin/bash
# Process 1 of the namespaces around one practice machine, for an ordinary user: root of a user namespace of its own.
# usage: supervise-userns.sh MACHINE_DIRECTORY, with PRACTICE_HOSTNAME, PRACTICE_METADATA (the metadata executable),
# PRACTICE_BOOT (path of userns-boot.sh) and PRACTICE_CGROUP (directory of a delegated cgroup v2 group, made if need be; "own"
# for the group this process is in; empty when there is none).
set -euo pipefail
cd "$1"

group=${PRACTICE_CGROUP:-}
if [ "$group" = own ]; then group=/sys/fs/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup); fi
if [ -n "$group" ]; then
    mkdir -p "$group/outer"
    echo 0 >"$group/outer/cgroup.procs"
fi

# Tied to a test by the pipe that is standard input: at its end every other process in this namespace ends.
if [ -n "${PRACTICE_TETHERED:-}" ]; then
    exec {tether}<&0 </dev/null
    { read -r -u "$tether" || true; touch untied; kill -KILL -1; } &
    exec {tether}<&-
fi

rm -f netns slirp.sock
: >netns
unshare --net=netns ip link set lo up
nsenter --net=netns ip address add 100.100.100.200/32 dev lo
slirp4netns --configure --mtu=65520 --disable-host-loopback --netns-type=path --api-socket=slirp.sock \
    netns tap0 >slirp.log 2>&1 &
nsenter --net=netns "$PRACTICE_METADATA" "$PWD" >metadata.log 2>&1 &

exec 3>&2
boot=0
while :; do
    boot=$((boot + 1))
    ended=0
    {
        (
            exec 2>&3 3>&-
            if [ -n "$group" ]; then
                mkdir -p "$group/boot$boot"
                echo 0 >"$group/boot$boot/cgroup.procs"
            fi
            exec nsenter --net=netns unshare --mount --pid --fork --kill-child --uts --ipc --cgroup \
                --propagation private bash "$PRACTICE_BOOT" "$PWD"
        ) || ended=$?
    } 2>/dev/null # bash's own remark on a process that a signal ended, which here is an ordinary reboot
    if [ -n "$group" ]; then find "$group/boot$boot" -depth -type d -exec rmdir {} + 2>/dev/null || true; fi
    # reboot(2) in a process namespace ends its first process with SIGHUP, power-off with SIGINT (pid_namespaces(7)).
    [ "$ended" = 129 ] || break
    echo "[ machine restarts ]"
done
echo "[ machine stopped, code $ended ]"
if [ -e untied ]; then rm -rf --one-file-system upper work; fi # nobody is left who would
