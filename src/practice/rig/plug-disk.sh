#!/bin/bash
# Shows one disk file of the shared directory under its device name and serial.
# usage: plug-disk.sh DEV_DIRECTORY LETTER SERIAL
set -euo pipefail
dev=$1 name=vd$2 serial=$3
mount=/usr/bin/mount.real
[ -x "$mount" ] || mount=/usr/bin/mount
mkdir -p "$dev/disk/by-id"
: >"$dev/$name"
"$mount" --bind "$dev/.disks/$serial" "$dev/$name"
ln -sfn "../../$name" "$dev/disk/by-id/virtio-$serial"
