#!/bin/bash
# The whole way in a terminal as an ordinary user without root: practice cloud with machines in user namespaces, a launch
# from a profile up to the logged-in notebook, everything erased. As root the test makes such a user for itself.
# usage: terminal_ordinary_user.sh BIN_DIR PROFILE_FILE
set -euo pipefail
bin=$1
profile=$2
here=$(cd "$(dirname "$0")" && pwd)

if [ "$(id -u)" = 0 ]; then
    # A copy, because nobody else may look into root's checkout.
    copy=$(mktemp -d)
    trap 'rm -rf "$copy"' EXIT
    cp "$bin"/spotbook "$bin"/spotbook-practice-cloud "$bin"/spotbook-practice-metadata "$profile" "$here/$(basename "$0")" "$copy"
    chmod -R a+rX "$copy"
    bash "$here/../practice/machines_ordinary_user.sh" env LC_ALL=C.UTF-8 \
        bash "$copy/$(basename "$0")" "$copy" "$copy/$(basename "$profile")"
    exit
fi

fail() {
    echo "FAIL: $1"
    sed 's/^/cloud: /' "$work/cloud.log" | tail -n 30
    exit 1
}
random() { od -An -N15 -tx1 /dev/urandom | tr -d ' \n'; }

[ "$(awk '/^CapEff/ { print $2 }' /proc/self/status)" = 0000000000000000 ] || {
    echo "FAIL: this user has privileges"
    exit 1
}
work=$(mktemp -d -p /var/tmp) # machines grow to gigabytes, and /tmp may be kept in memory
cloud=
cleanup() {
    if [ -n "$cloud" ]; then
        kill -TERM "$cloud" 2>/dev/null || true
        wait "$cloud" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap cleanup EXIT

id=LTAIordinary
secret=$(random)
password=$(random)
SPOTBOOK_PRACTICE_ACCOUNT=$id:$secret:300 "$bin/spotbook-practice-cloud" --listen 127.0.0.1:0 --state "$work/cloud" \
    --machines userns --time-scale 0.05 --destroy-machines-on-exit >"$work/ready" 2>"$work/cloud.log" </dev/null &
cloud=$!
for ((i = 0; i < 600; i++)); do
    [ ! -s "$work/ready" ] || break
    kill -0 "$cloud" 2>/dev/null || fail "the practice cloud ended"
    [ $((i % 10)) != 9 ] || tail -n 1 "$work/cloud.log"
    sleep 1
done
[ -s "$work/ready" ] || fail "the practice cloud did not get ready"

export SPOTBOOK_HOME=$work/home
SPOTBOOK_ENDPOINT=$(sed -n 's/.*"endpoint": *"\([^"]*\)".*/\1/p' "$work/ready")
export SPOTBOOK_ENDPOINT
spotbook() {
    ALIBABA_CLOUD_ACCESS_KEY_ID=$id ALIBABA_CLOUD_ACCESS_KEY_SECRET=$secret "$bin/spotbook" --this-run-only "$@"
}

spotbook profile import "$profile" --name practice >"$work/import" 2>&1 || fail "the profile was not imported: $(<"$work/import")"
begun=$SECONDS
printf '%s\n' "$password" | spotbook launch --profile practice --once --password-stdin >"$work/out" 2>"$work/err" ||
    fail "the launch ended with $?: $(<"$work/err") $(<"$work/out")"
cat "$work/err" "$work/out"
echo "launched and erased in $((SECONDS - begun)) s as $(id -un) ($(id -u))"
for line in 'Notebook: *https://127\.77\.0\.' 'Certificate: *SHA-256 [0-9A-F:]\{95\}' 'Price: *[^ ]*[0-9]' 'nothing of this launch is left'; do
    grep -q "$line" "$work/out" || fail "missing in the answer: $line"
done
spotbook --json sweep >"$work/sweep" || fail "sweep"
grep -q '"items"' "$work/sweep" || fail "no answer: $(<"$work/sweep")"
if grep -q '"id"' "$work/sweep"; then
    fail "something is left: $(<"$work/sweep")"
fi
if grep -rqF -e "$secret" -e "$password" "$SPOTBOOK_HOME" "$work/out" "$work/err" "$work/cloud.log"; then
    fail "a secret was written down"
fi
echo "PASS"
