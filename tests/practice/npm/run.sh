#!/bin/sh
# run.sh INSTALL_DIR PRACTICE_CLOUD: installs the official client once and runs check.mjs against a fresh practice cloud.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
install=$1
cloud=$2

mkdir -p "$install"
if ! cmp -s "$here/package.json" "$install/package.json" || [ ! -d "$install/node_modules" ]; then
    rm -rf "$install/node_modules" "$install/package.json"
    cp "$here/package.json" "$install/package.json.new"
    mkdir -p "$install/staging"
    cp "$here/package.json" "$install/staging/package.json"
    (cd "$install/staging" && npm install --no-audit --no-fund --no-package-lock --loglevel=error)
    rm -rf "$install/node_modules"
    mv "$install/staging/node_modules" "$install/node_modules"
    # Last: its presence says that the installation is whole.
    mv "$install/package.json.new" "$install/package.json"
fi

work=$(mktemp -d)
pid=
finish() {
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    [ -z "$pid" ] || wait "$pid" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

SPOTBOOK_PRACTICE_ACCOUNT=check-id:check-secret:12345 "$cloud" --listen 127.0.0.1:0 --state "$work/state" \
    --cache "$work/cache" --machines none >"$work/ready" 2>"$work/log" &
pid=$!
tries=0
until grep -q endpoint "$work/ready"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ] || ! kill -0 "$pid" 2>/dev/null; then
        cat "$work/log" >&2
        exit 1
    fi
    sleep 0.1
done
ENDPOINT=$(sed 's/.*"endpoint": "\([^"]*\)".*/\1/' "$work/ready")
export ENDPOINT
if ! CLIENT_ROOT=$install KEY_ID=check-id KEY_SECRET=check-secret NO_PROXY=127.0.0.1 node "$here/check.mjs"; then
    tail -20 "$work/log" >&2
    exit 1
fi
