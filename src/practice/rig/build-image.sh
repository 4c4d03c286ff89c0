#!/bin/bash
# Builds the system image of the practice machines: this computer's own release, from its own apt configuration.
# usage: build-image.sh TARGET_DIRECTORY PACKAGE[,PACKAGE...]
# Runs as root, or as the root of a user namespace. Every line on standard output is progress.
set -euo pipefail
target=$1 packages=$2
scratch=$target.scratch
mkdir -p "$scratch"
# shellcheck source=/dev/null
. /etc/os-release
codename=${VERSION_CODENAME:?this system has no release code name}

# shellcheck source-path=SCRIPTDIR source=host-archives.sh
. "${BASH_SOURCE[0]%/*}/host-archives.sh"
# A proxy on this computer's loopback is used for building, but a machine could not reach it.
machine_options() { host_options | grep -vE '//(localhost|127\.|\[::1\])|Proxy-Auto-Detect|ProxyAutoDetect' || true; }

sources "$codename" >"$scratch/sources.list"
[ -s "$scratch/sources.list" ] || { echo "apt on this computer names no network archive for $codename" >&2; exit 1; }
host_options >"$scratch/apt.conf"
printf 'Acquire::Languages "none";\n' >>"$scratch/apt.conf"

mkdir -p "$scratch/keyrings"
keyrings | sort -u | while read -r keyring; do install -m 644 -t "$scratch/keyrings" "$keyring"; done

echo "downloading and unpacking $PRETTY_NAME"
mmdebstrap --mode=root --variant=apt --format=directory \
    --keyring="$scratch/keyrings" --aptopt="$scratch/apt.conf" \
    --dpkgopt='force-unsafe-io' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/info/*' \
    --skip=cleanup/apt/lists --include="$packages" "$codename" "$target" "$scratch/sources.list" </dev/null 2>&1

echo "configuring the image"
install -D -m 644 -t "$target/etc/apt/trusted.gpg.d" "$scratch"/keyrings/*
rm -f "$target/etc/apt/apt.conf.d/99mmdebstrap"
machine_options >"$target/etc/apt/apt.conf.d/90practice"
# Packages stay in the machine's cache, from where later machines get them; background runs would hold apt's locks.
printf '%s\n' 'Acquire::Languages "none";' 'APT::Keep-Downloaded-Packages "true";' 'APT::Periodic::Enable "0";' >>"$target/etc/apt/apt.conf.d/90practice"

units=$target/etc/systemd/system
mask() { for unit; do ln -sfn /dev/null "$units/$unit"; done; }
enable() { mkdir -p "$units/$2.wants"; ln -sfn "../$1" "$units/$2.wants/$1"; }
mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer dpkg-db-backup.timer \
    man-db.timer motd-news.timer console-getty.service container-getty@.service getty@.service \
    sys-kernel-debug.mount sys-kernel-tracing.mount systemd-networkd-wait-online.service ssh.socket

# systemd ignores the device lines of fstab in a container, so that a data disk would not come back after a reboot.
cat >"$units/practice-fstab.service" <<'UNIT'
[Unit]
Description=Mount the disks of fstab
DefaultDependencies=no
After=systemd-tmpfiles-setup-dev.service
Before=local-fs.target
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=-/usr/bin/mount -a
# In a user namespace the mount is a process, which must outlive this unit's start.
KillMode=none
UNIT
enable practice-fstab.service local-fs.target

# What cloud-init does in the real cloud, from scripts written when the machine is made.
cat >"$units/practice-init.service" <<'UNIT'
[Unit]
Description=Initial set-up from the user data, before the network services
After=local-fs.target
Before=ssh.service
ConditionPathExists=/var/lib/practice/init
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/bash /var/lib/practice/init
[Install]
WantedBy=multi-user.target
UNIT
enable practice-init.service multi-user.target
cat >"$units/practice-final.service" <<'UNIT'
[Unit]
Description=Commands and scripts of the user data, once
After=ssh.service practice-init.service
ConditionPathExists=/var/lib/practice/final
ConditionPathExists=!/var/lib/practice/final.done
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/bash /var/lib/practice/final
TimeoutStartSec=infinity
[Install]
WantedBy=multi-user.target
UNIT
enable practice-final.service multi-user.target
ln -sfn /lib/systemd/system/ssh.service "$units/multi-user.target.wants/ssh.service"

rm -f "$target"/etc/ssh/ssh_host_* "$target/etc/hostname" "$target/etc/resolv.conf"
echo 'nameserver 10.0.2.3' >"$target/etc/resolv.conf"
: >"$target/etc/machine-id"
echo 'LANG=C.UTF-8' >"$target/etc/default/locale"
: >"$target/etc/fstab"
rm -rf "${target:?}"/dev/* "$scratch"
mkdir -p "$target/var/lib/practice" "$target/run/sshd"
echo "image ready"
