#!/bin/bash
# Runs a command as an ordinary user made for it, with what a desktop gives to one: a range of subordinate ids, a delegated
# control group, /dev/fuse and /dev/net/tun. The user, its home and its processes are gone afterwards. Needs root.
# usage: machines_ordinary_user.sh COMMAND [ARGUMENT...]     The command's code is the result.
set -euo pipefail
user=spotbook-test-$$
tree=$(findmnt --noheadings --types cgroup2 --output TARGET | head -1)
group=$tree/$user

cleanup() {
    local left
    for _ in $(seq 100); do
        mapfile -t left < <(pgrep --uid "$user") # only this script's processes run under its user
        [ ${#left[@]} -gt 0 ] || break
        kill -KILL "${left[@]}" 2>/dev/null || true
        sleep 0.05
    done
    userdel --remove "$user" >/dev/null 2>&1 || true
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true
}
trap cleanup EXIT

useradd --create-home --shell /bin/bash "$user"
chmod 700 "$(getent passwd "$user" | cut -d: -f6)"
grep -q "^$user:" /etc/subuid || usermod --add-subuids 300000-365535 --add-subgids 300000-365535 "$user"
chmod a+rw /dev/fuse /dev/net/tun # as udev leaves them on every desktop
mkdir -p "$group/session"
chown -R "$user:" "$group"

(
    echo 0 >"$group/session/cgroup.procs"
    exec su --login --shell /bin/bash "$user" -c 'exec "$@"' -- command "$@"
)
