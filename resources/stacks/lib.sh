# What the steps share. Sourced; the runner sets SPOTBOOK_BUNDLE.
# shellcheck shell=bash
set -eu -o pipefail
# shellcheck source=/dev/null
. /run/spotbook/arguments.sh

# shellcheck disable=SC2034  # read by the steps
secrets=/run/spotbook/secrets
# shellcheck disable=SC2034
work=/mnt/ml

# Ends the step with a meaning for the app (see the runner). "value=" in the text becomes the message's parameter.
fail_as() { # AptBusy|PortTaken|... text
    local code=1
    case $1 in
        RemoteDiskFull) code=80 ;;
        AptBusy) code=81 ;;
        PortTaken) code=82 ;;
        DiskNotBlank) code=83 ;;
        NotFound) code=84 ;;
    esac
    echo "$2"
    exit $code
}

has_systemd() { [ -d /run/systemd/system ]; }

# The owner and mode, "ml:ml 755", of a path that must exist, or of what a link there leads to.
owned_as() { # path owner:group mode
    [ "$(stat -L -c '%U:%G %a' "$1" 2>/dev/null)" = "$2 $3" ]
}

# Prints where the path leads; fails when a person's link takes it out of the work folder.
inside_work() { # path
    local real
    real=$(realpath -m -- "$1")
    [[ $real/ == "$(realpath -m $work)"/* ]] || return 1
    printf '%s' "$real"
}

# True when the file has exactly the text of standard input.
same_text() { cmp -s - "$1"; }

# Replaces a file in one go.
put() { # path owner:group mode  < text
    local t="$1.spotbook-new"
    cat >"$t"
    chown "$2" "$t"
    chmod "$3" "$t"
    mv -f "$t" "$1"
}

packages_present() {
    local found
    found=$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null | grep -c '^installed$') || true
    [ "$found" -ge $# ]
}

apt_quietly() {
    local lock=${ARG_APT_LOCKSECONDS:-600}
    apt-get -q -y -o "DPkg::Lock::Timeout=$lock" -o Dpkg::Options::=--force-confdef \
        -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 -o APT::Color=0 "$@"
}

# Package lists younger than an hour are good enough for one preparation.
apt_update() {
    local stamp=/run/spotbook/apt-updated try
    [ -z "$(find $stamp -mmin -60 2>/dev/null)" ] || return 0
    for try in 1 2 3; do
        if apt_quietly -o APT::Update::Error-Mode=any update; then
            : >$stamp
            return 0
        fi
        echo "package lists: attempt $try failed"
        sleep 5
    done
    return 1
}

apt_install() {
    local torn=
    # What an interrupted installation left half done stops every further one.
    if [ -n "$(find /var/lib/dpkg/updates -type f 2>/dev/null)" ] || [ -n "$(dpkg --audit 2>/dev/null)" ]; then
        # Fails where something was unpacked before what it depends on.
        dpkg --force-confdef --force-confold --configure -a </dev/null || torn=1
    fi
    apt_update
    [ -z "$torn" ] || apt_quietly --fix-broken install
    apt_quietly install --no-install-recommends "$@"
}

# Is there a package of that name to install?
available() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }
