#!/usr/bin/env bash
# clang-format over everything, clang-tidy over the sources of the dev build. Exits non-zero when one of them finds
# something. Which findings there are, and how a line is broken, changes from version to version: those of Debian 12
# decide, those of another version are shown only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly decides=14
rc=0

decides() { "$1" --version | grep -qE "version $decides\\."; }

mapfile -t sources < <(git ls-files 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'tests/*.h' 'packaging/*.cpp' 'packaging/*.h')
if decides clang-format; then
  clang-format --dry-run --Werror "${sources[@]}" || rc=1
else
  clang-format --dry-run "${sources[@]}"
fi
mapfile -t units < <(git ls-files 'src/*.cpp' 'packaging/*.cpp')
tidy=(clang-tidy -p build/dev --quiet)
decides clang-tidy || tidy+=('--warnings-as-errors=-*')
printf '%s\n' "${units[@]}" | xargs -P "$(nproc)" -n 4 "${tidy[@]}" || rc=1
exit "$rc"
