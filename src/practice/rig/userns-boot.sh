#!/bin/bash
# One boot of a practice machine in a user namespace: builds its file tree, then becomes its init.
# usage: userns-boot.sh MACHINE_DIRECTORY, with PRACTICE_HOSTNAME and PRACTICE_CGROUP (empty: no systemd possible)
set -euo pipefail
cd "$1"
hostname "$PRACTICE_HOSTNAME"
mkdir -p root
# Without userxattr dpkg's renames fail with "Invalid cross-device link".
mount -t overlay practice -o userxattr,lowerdir=lower-image,upperdir=upper,workdir=work root

mount -t proc proc root/proc
mount -t sysfs -o ro sysfs root/sys
mount -t tmpfs -o mode=755 dev root/dev
for device in null zero full random urandom tty fuse; do
    : >"root/dev/$device"
    mount --bind "/dev/$device" "root/dev/$device"
done
: >root/dev/practice-console
mount --bind console.log root/dev/practice-console
mkdir root/dev/pts root/dev/shm root/dev/.disks
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts root/dev/pts
ln -s pts/ptmx root/dev/ptmx
mount -t tmpfs -o mode=1777 shm root/dev/shm
ln -s /proc/self/fd root/dev/fd
ln -s fd/0 root/dev/stdin
ln -s fd/1 root/dev/stdout
ln -s fd/2 root/dev/stderr
mount -t tmpfs -o mode=755 run root/run
mkdir -p root/run/sshd root/run/lock

# The directory of disks is shared as a whole, so that a disk linked into it later is seen inside.
mount --bind disks root/dev/.disks
while read -r letter serial; do
    bash "$PWD/plug-disk.sh" root/dev "$letter" "$serial"
done <disks.list

cd root
mkdir -p .outside
pivot_root . .outside
cd /
umount -l .outside
rmdir .outside
# Else an unmount would not reach the mount namespaces of the machine's services, and no disk would ever be free.
mount --make-rshared /
if [ -n "${PRACTICE_CGROUP:-}" ] && mount -t cgroup2 cgroup2 /sys/fs/cgroup; then
    exec env -i container=practice PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        /lib/systemd/systemd --log-target=journal
fi
exec env -i container=practice PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /usr/local/sbin/practice-init
