#!/bin/bash
# Runs a command in a desktop of its own: X server, window manager, session bus and an unlocked keyring, all of them gone
# afterwards. with_display.sh COMMAND [ARGUMENT...]
set -euo pipefail
work=$(mktemp -d)
pids=()
session=
cleanup() {
    local pid
    [ -z "$session" ] || kill -TERM -- "-$session" 2>/dev/null || true
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 143' TERM INT

Xvfb -displayfd 7 -screen 0 1280x800x24 -nolisten tcp 7>"$work/display" 2>"$work/xvfb.log" &
pids+=($!)
for ((i = 0; i < 200; i++)); do
    [ -s "$work/display" ] && break
    sleep 0.05
done
[ -s "$work/display" ] || { echo "the X server did not start" >&2; cat "$work/xvfb.log" >&2; exit 1; }
DISPLAY=:$(cat "$work/display")
export XDG_CACHE_HOME=${XDG_CACHE_HOME:-$HOME/.cache} # images of practice machines are worth keeping
export WITH_DISPLAY_USER_RUNTIME=${XDG_RUNTIME_DIR:-}
export NPM_CONFIG_USERCONFIG=${NPM_CONFIG_USERCONFIG:-$HOME/.npmrc} # where packages come from is the person's choice
mkdir -m 0700 "$work/home" "$work/run"
# The bus would start the service of notifications that is installed here; a test has one when it starts it.
services=$work/run/dbus-1/services
mkdir -p "$services"
printf '[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=/bin/false\n' \
    >"$services/org.freedesktop.Notifications.service"
export DISPLAY HOME=$work/home XDG_RUNTIME_DIR=$work/run QT_QPA_PLATFORM=xcb XDG_CURRENT_DESKTOP='' LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_DATA_HOME XDG_CONFIG_HOME
export WITH_DISPLAY_WORK=$work
export QTEST_FUNCTION_TIMEOUT=${QTEST_FUNCTION_TIMEOUT:-880000} # the whole way is one test function

# A process group of its own, so that all of it can be ended together.
# shellcheck disable=SC2016  # expanded by the inner shell
setsid dbus-run-session -- bash -c '
    printf keyring-of-the-test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    openbox >"$WITH_DISPLAY_WORK/openbox.log" 2>&1 &
    manager=$!
    for ((i = 0; i < 200; i++)); do
        xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 0x && break
        sleep 0.05
    done
    "$@"
    result=$?
    kill "$manager" 2>/dev/null
    exit "$result"' with_display "$@" &
session=$!
pids+=("$session")
wait "$session"
