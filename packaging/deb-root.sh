#!/usr/bin/env bash
# Installs the package in a fresh minimal system, starts it there and removes it; called by packaging/deb with mounts and
# processes of its own, as root or as the root of a user namespace. What begins with "tried: " is its result.
# usage: deb-root.sh PACKAGE SCREENSHOT
set -euo pipefail
deb=$1 screenshot=$2
PATH=$PATH:/usr/sbin:/sbin
scratch=$(mktemp -d /var/tmp/spotbook-deb-XXXXXX)
root=$scratch/root
# shellcheck source=/dev/null
. /etc/os-release
codename=${VERSION_CODENAME:?this system has no release code name}
# Nothing of it outlives this process: mounts go with the namespace.
cleanup() {
  rc=$?
  trap - EXIT
  mapfile -t mounted < <(findmnt --raw --noheadings --output TARGET | grep -F "$scratch/" | sort -r)
  for place in "${mounted[@]}"; do umount --lazy "$place" || true; done
  rm -rf --one-file-system "$scratch"
  exit "$rc"
}
trap cleanup EXIT
trap 'exit 143' TERM INT

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Its archives, as for the practice machines.
# shellcheck source-path=SCRIPTDIR source=../src/practice/rig/host-archives.sh
. "$(dirname "${BASH_SOURCE[0]}")/../src/practice/rig/host-archives.sh"

make_root() {
  sources "$codename" >"$scratch/sources.list"
  [ -s "$scratch/sources.list" ] || fail "apt on this computer names no network archive for $codename"
  host_options >"$scratch/apt.conf"
  printf 'Acquire::Languages "none";\n' >>"$scratch/apt.conf"
  mkdir "$scratch/keyrings"
  keyrings | sort -u | while read -r keyring; do install -m 644 -t "$scratch/keyrings" "$keyring"; done
  mmdebstrap --mode=root --variant=apt --format=directory --keyring="$scratch/keyrings" --aptopt="$scratch/apt.conf" \
    --dpkgopt=force-unsafe-io --skip=cleanup/apt/lists "$codename" "$root" "$scratch/sources.list" </dev/null
  install -D -m 644 -t "$root/etc/apt/trusted.gpg.d" "$scratch"/keyrings/*
  install -m 644 "$scratch/apt.conf" "$root/etc/apt/apt.conf.d/90try"
  install -m 644 /etc/resolv.conf "$root/etc/resolv.conf"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  mount -t proc proc "$root/proc"
  mount -t tmpfs -o mode=755 dev "$root/dev"
  for device in null zero full random urandom tty; do
    : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir -m 1777 "$root/dev/shm"
  ln -s /proc/self/fd "$root/dev/fd"
}

within() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# As an ordinary user of it, whose temporary files (the sockets of a window that is killed) are its own, too.
person() {
  chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME=/home/person \
    XDG_RUNTIME_DIR=/home/person/run TMPDIR=/home/person/run "$@"
}

start_display() {
  Xvfb -displayfd 7 -screen 0 1280x800x24 -nolisten tcp -ac 7>"$scratch/display" 2>"$scratch/xvfb.log" &
  for ((i = 0; i < 200; i++)); do
    [ -s "$scratch/display" ] && break
    sleep 0.05
  done
  [ -s "$scratch/display" ] || fail "the X server did not start: $(cat "$scratch/xvfb.log")"
  DISPLAY=:$(cat "$scratch/display")
  export DISPLAY
  mkdir -p "$root/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
}

# window TITLE: waits until a window with it is shown.
window() {
  for ((i = 0; i < 300; i++)); do
    xdotool search --onlyvisible --name "$1" 2>/dev/null | grep -q . && return 0
    sleep 0.2
  done
  fail "no window called $1: $(xdotool search --onlyvisible --name . getwindowname %@ 2>/dev/null) $(cat "$scratch/window.log")"
}

echo "making a fresh $PRETTY_NAME"
make_root
packages_before=$(within dpkg-query -W -f '.\n' | wc -l)

echo "installing the package with what it depends on, and nothing it only recommends"
install -m 644 "$deb" "$root/tmp/spotbook.deb"
within apt-get install -y --no-install-recommends /tmp/spotbook.deb </dev/null
rm "$root/tmp/spotbook.deb"
[ -z "$(within dpkg --audit)" ] || fail "dpkg finds the package in a bad state"
[ -z "$(within dpkg --verify spotbook)" ] || fail "files are not as they were packed: $(within dpkg --verify spotbook)"
printf 'tried: installed in a minimal %s with %s packages more\n' "$codename" $(($(within dpkg-query -W -f '.\n' | wc -l) - packages_before - 1))
mapfile -t files < <(within dpkg -L spotbook)

echo "starting it in the terminal, as an ordinary user"
install -d -o 1000 -g 1000 -m 700 "$root/home/person" "$root/home/person/run"
version=$(dpkg-deb --field "$deb" Version)
[ "$(person spotbook --version)" = "spotbook ${version%-*}" ] || fail "spotbook --version says $(person spotbook --version)"
person spotbook --help | grep -q '^  launch ' || fail "spotbook --help does not name launch"
person spotbook-practice-cloud --help | grep -q -- --destroy-machines-on-exit || fail "the practice cloud does not start"
# shellcheck disable=SC2016  # expanded by the shell in there
person bash -c '. /usr/share/bash-completion/completions/spotbook
  COMP_WORDS=(spotbook pa) COMP_CWORD=1; _spotbook spotbook; [ "${COMPREPLY[*]}" = "password park" ]' || fail "bash completes nothing"
within apt-get install -y --no-install-recommends fish zsh </dev/null
[ "$(person fish --command 'complete --do-complete "spotbook park --keep "' | cut -f 1 | sort | xargs)" = "disk snapshot" ] || fail "fish completes nothing"
person zsh -n /usr/share/zsh/vendor-completions/_spotbook || fail "zsh cannot read its completion"
printf 'tried: spotbook --version, --help, spotbook-practice-cloud --help, completion in bash, fish and zsh\n'

echo "opening its window"
start_display
person "DISPLAY=$DISPLAY" spotbook >"$scratch/window.log" 2>&1 &
program=$!
window '^Spotbook$'
# The desktop entry's second action reaches the window that is open.
person "DISPLAY=$DISPLAY" timeout 30 spotbook --new-machine || fail "a second start does not reach the first"
window 'New machine'
import -window root "$screenshot"
colours=$(identify -format %k "$screenshot")
[ "$colours" -gt 20 ] || fail "the screen is empty: $colours colours"
kill -0 "$program" 2>/dev/null || fail "the window ended by itself: $(cat "$scratch/window.log")"
kill "$program"
wait "$program" 2>/dev/null || true
! grep -iE 'cannot|could not|error|failed' "$scratch/window.log" | grep -viE 'bus|keyring|keychain|secret' | grep . || fail "the window complained"
printf 'tried: window and wizard opened, %s colours on the screen\n' "$colours"

echo "removing it"
within apt-get purge -y spotbook </dev/null
rm -rf "${root:?}/home/person"
left=''
for file in "${files[@]}"; do
  if [ -e "$root$file" ] && ! within dpkg -S "$file" >/dev/null 2>&1 && [ "$file" != /. ]; then
    left+=$file$'\n'
  fi
done
left+=$(find "$root" -xdev -iname '*spotbook*' -printf '/%P\n' | grep -vE '^/var/(cache/apt|log)/' || true)
[ -z "${left//$'\n'/}" ] || fail "left behind: $left"
within dpkg --audit
printf 'tried: removed, none of its %s files and folders left\n' ${#files[@]}
