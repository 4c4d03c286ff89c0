#!/bin/bash
# Puts the browser driver of the whole-way test into the build folder: install.sh DESTINATION
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
destination=$1
mkdir -p "$destination"
if ! cmp -s "$here/package.json" "$destination/package.json" || [ ! -d "$destination/node_modules/playwright-core" ]; then
    cp "$here/package.json" "$destination/"
    (cd "$destination" && npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error)
fi
cp "$here/notebook.js" "$destination/"
# Where the distribution has no Chromium of its own, the driver's.
[ -x /usr/bin/chromium ] || (cd "$destination" && node node_modules/playwright-core/cli.js install chromium)
