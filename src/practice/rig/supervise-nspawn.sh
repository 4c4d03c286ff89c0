#!/bin/bash
# Process 1 of the namespaces around one practice machine, for root. Whatever belongs to the machine (its network, the
# metadata service, systemd-nspawn) is a child of this script in its process namespace: when it ends, all of it ends.
# usage: supervise-nspawn.sh MACHINE_DIRECTORY, with PRACTICE_ID, PRACTICE_HOSTNAME, PRACTICE_METADATA (the metadata
# executable) and, when this computer has no plain cgroup v2 tree run by systemd, PRACTICE_CGROUP (below the v2 root),
# PRACTICE_CGROUP_REMOUNT=1 and PRACTICE_DEVICES (this machine's directory in the v1 devices hierarchy).
# PRACTICE_TETHERED=1: see below.
set -euo pipefail
cd "$1"

if [ -n "${PRACTICE_DEVICES:-}" ]; then echo 0 >"$PRACTICE_DEVICES/cgroup.procs"; fi
if [ -n "${PRACTICE_CGROUP_REMOUNT:-}" ]; then
    # A mixed v1 and v2 tree would make systemd-nspawn work in the root of this computer's hierarchies.
    umount -R /sys/fs/cgroup
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
fi
group=/sys/fs/cgroup${PRACTICE_CGROUP:-$(sed -n 's/^0:://p' /proc/self/cgroup)}
mkdir -p "$group/outer"
echo 0 >"$group/outer/cgroup.procs"

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

mkdir -p root
mount -t overlay practice -o lowerdir=lower-image,upperdir=upper,workdir=work root

boot=0
while :; do
    boot=$((boot + 1))
    mkdir -p "$group/boot$boot"
    ended=0
    (
        echo 0 >"$group/boot$boot/cgroup.procs"
        exec systemd-nspawn --quiet --directory=root --machine="$PRACTICE_ID" --hostname="$PRACTICE_HOSTNAME" --boot \
            --register=no --keep-unit --network-namespace-path="$PWD/netns" --bind-ro="$PWD/tmpfiles.d:/run/tmpfiles.d" \
            --bind="$PWD/console.log:/dev/practice-console" --resolv-conf=off --timezone=off --link-journal=no --console=pipe
    ) || ended=$?
    find "$group/boot$boot" -depth -type d -exec rmdir {} + 2>/dev/null || true
    # With --keep-unit the machine's own reboot ends systemd-nspawn with this code (systemd-nspawn(1), EXIT STATUS).
    [ "$ended" = 133 ] || break
    echo "[ machine restarts ]"
done
echo "[ machine stopped, code $ended ]"
if [ -e untied ]; then # nobody is left who would take away what it held
    sed -n 's/^b+ .* \([0-9]*:[0-9]*\)$/\1/p' tmpfiles.d/practice-disks.conf | while read -r number; do
        losetup --detach "/dev/$(basename "$(readlink -f "/sys/dev/block/$number")")" || true
    done
    umount root
    rm -rf --one-file-system upper work
fi
