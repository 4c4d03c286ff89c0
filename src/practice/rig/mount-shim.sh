#!/bin/bash
# mount(8) of a practice machine in a user namespace. The kernel lets no user namespace mount ext4, so that ext4 on one
# of the machine's disks goes to fuse2fs; everything else goes to the real mount.
real=/usr/bin/mount.real

device_of() {
    local device
    case $1 in
    UUID=* | LABEL=*)
        for device in /dev/vd*; do
            if [ "$(blkid -p -o value -s "${1%%=*}" "$device" 2>/dev/null)" = "${1#*=}" ]; then
                echo "$device"
                return
            fi
        done
        echo "$1"
        ;;
    /dev/*) readlink -f "$1" ;;
    *) echo "$1" ;;
    esac
}

is_disk() { [ -f "$1" ] && [[ $1 == /dev/vd* ]]; }

# mount_disk DEVICE DIRECTORY OPTIONS
mount_disk() {
    local device=$1 place=$2 options=rw kind
    mountpoint -q "$place" && return 0
    kind=$(blkid -p -o value -s TYPE "$device")
    if [ "$kind" != ext4 ]; then
        echo "mount: $place: wrong fs type on $device (only ext4 can be mounted here)" >&2
        return 32
    fi
    case ,$3, in *,ro,*) options=ro ;; esac
    [ $options = ro ] || e2fsck -p "$device" >/dev/null 2>&1
    local command=(fuse2fs -o "$options,allow_other,fakeroot,default_permissions,fsname=$device" "$device" "$place")
    # A fuse file system lives as long as its process. In a group of its own it outlives the service that mounted it;
    # early in the boot, or called from outside this system's groups, there is no such group to be had.
    if systemctl is-active -q dbus.service 2>/dev/null &&
        systemd-run --scope --quiet --collect --property=KillMode=none "${command[@]}" 2>/dev/null; then
        return 0
    fi
    "${command[@]}" || return 32
}

mount_all() {
    local source place kind options rest device status=0
    while read -r source place kind options rest; do
        case $source in '' | \#*) continue ;; esac
        case ,$options, in *,noauto,*) continue ;; esac
        device=$(device_of "$source")
        if is_disk "$device"; then
            mkdir -p "$place"
            mount_disk "$device" "$place" "$options" && continue
        elif [[ $kind != ext4 ]]; then
            mountpoint -q "$place" || "$real" "$place" && continue
        fi
        case ,$options, in *,nofail,*) ;; *) status=32 ;; esac
    done </etc/fstab
    return $status
}

original=("$@") places=() kind='' options='' all=''
while [ $# -gt 0 ]; do
    case $1 in
    -a | --all) all=1 ;;
    -t | --types) kind=$2 && shift ;;
    -o | --options) options=$2 && shift ;;
    -o*) options=${1#-o} ;;
    -t*) kind=${1#-t} ;;
    -r | --read-only) options+=,ro ;;
    -w | --rw | -v | --verbose) ;;
    -*) exec "$real" "${original[@]}" ;;
    *) places+=("$1") ;;
    esac
    shift
done
case ,$options, in *,bind,* | *,rbind,* | *,remount,* | *,loop,* | *,move,*) exec "$real" "${original[@]}" ;; esac
case $kind in '' | auto | ext4) ;; *) exec "$real" "${original[@]}" ;; esac
if [ -n "$all" ]; then
    mount_all
    exit
fi
if [ ${#places[@]} = 1 ]; then
    read -r from to fstab_options < <(awk -v p="${places[0]}" '$1 !~ /^#/ && ($2 == p || $1 == p) { print $1, $2, $4; exit }' /etc/fstab)
    [ -n "${to:-}" ] || exec "$real" "${original[@]}"
    places=("$from" "$to")
    options+=,${fstab_options:-}
fi
[ ${#places[@]} = 2 ] || exec "$real" "${original[@]}"
device=$(device_of "${places[0]}")
is_disk "$device" || exec "$real" "${original[@]}"
mount_disk "$device" "${places[1]}" "$options"
