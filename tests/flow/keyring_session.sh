#!/bin/sh
# Runs a program on a session bus of its own: keyring_session.sh unlocked|untouched|no-service PROGRAM [ARGUMENT...]
#   unlocked    a gnome-keyring that was unlocked with the password "practice"
#   untouched   the keyring as the bus starts it by itself: locked, if a keyring is there already
#   no-service  a bus that offers no secret service at all
# HOME and XDG_RUNTIME_DIR belong to the caller, who makes new ones for each test.
set -eu

state=$1
shift

case $state in
unlocked)
    # shellcheck disable=SC2016 # expanded by the inner shell
    exec dbus-run-session -- sh -c '
        printf practice | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        # It takes its name on the bus a moment after it has gone to the background.
        KEYRING_PID= tries=0
        while [ -z "$KEYRING_PID" ] && [ $tries -lt 250 ]; do
            KEYRING_PID=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
                org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null |
                sed "s/.*uint32 //") || KEYRING_PID=
            [ -n "$KEYRING_PID" ] || sleep 0.02
            tries=$((tries + 1))
        done
        [ -n "$KEYRING_PID" ] || { echo "gnome-keyring-daemon does not answer" >&2; exit 3; }
        export KEYRING_PID
        status=0
        "$@" || status=$?
        # A check may have left it stopped: it hears the signal only when it goes on.
        kill "$KEYRING_PID" 2>/dev/null || true
        kill -CONT "$KEYRING_PID" 2>/dev/null || true
        exit $status' sh "$@"
    ;;
untouched)
    exec dbus-run-session -- "$@"
    ;;
no-service)
    cat >"$XDG_RUNTIME_DIR/bus.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$XDG_RUNTIME_DIR</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF
    exec dbus-run-session --config-file="$XDG_RUNTIME_DIR/bus.conf" -- "$@"
    ;;
*)
    echo "unknown state: $state" >&2
    exit 2
    ;;
esac
