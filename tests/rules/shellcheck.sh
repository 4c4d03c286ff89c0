#!/usr/bin/env bash
# Every shell script of the tree, found by its first line, is clean under shellcheck.
set -euo pipefail
cd "$1"
command -v shellcheck >/dev/null || {
  echo "shellcheck is not installed: packaging/test installs it" >&2
  exit 1
}
mapfile -t scripts < <(git ls-files --cached --others --exclude-standard | while IFS= read -r file; do
  [ -f "$file" ] || continue
  head -c 64 "$file" | head -n 1 | grep -aqE '^#!.*\b(ba|da)?sh\b|^# shellcheck shell=' && printf '%s\n' "$file"
  true
done)
# A step without its first line would be run by whatever shell calls it, and be missed above.
while IFS= read -r step; do
  head -n 1 "$step" | grep -q '^#!' || {
    echo "$step does not begin with #!" >&2
    exit 1
  }
  [ -x "$step" ] || {
    echo "$step is not executable" >&2
    exit 1
  }
done < <(find resources/stacks -type f \( -path '*/steps/*/check' -o -path '*/steps/*/apply' \))
[ "${#scripts[@]}" -ge 8 ] || {
  echo "only ${#scripts[@]} scripts found; this check looks in the wrong place" >&2
  exit 1
}
shellcheck -x "${scripts[@]}"
echo "${#scripts[@]} scripts are clean"
