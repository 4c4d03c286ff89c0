#!/usr/bin/env bash
# The files of the desktop and the manual pages are well formed, and all name one version.
# usage: check_files.sh SOURCE_FOLDER MADE_FOLDER VERSION
set -euo pipefail
source=$1 made=$2 version=$3
metainfo=$made/io.github.spotbook.Spotbook.metainfo.xml
rc=0

fail() {
  printf '%s\n' "$*" >&2
  rc=1
}

for tool in desktop-file-validate appstreamcli man shellcheck; do
  command -v "$tool" >/dev/null || {
    echo "$tool is not installed: packaging/test installs it" >&2
    exit 1
  }
done

# It says what it found and ends with 0 where it only warns.
found=$(desktop-file-validate "$source/packaging/spotbook.desktop" 2>&1) || true
[ -z "$found" ] || fail "$found"
for language in zh_CN zh_TW; do
  for key in Name GenericName Comment Keywords; do
    [ "$key" = Name ] || grep -q "^$key\[$language\]=" "$source/packaging/spotbook.desktop" || fail "$key has no $language"
  done
done
# Every action that is announced is there, in every language.
mapfile -t actions < <(sed -n 's/^Actions=//p' "$source/packaging/spotbook.desktop" | tr ';' '\n' | grep .)
[ "${#actions[@]}" -gt 0 ] || fail "the desktop entry announces no action"
for action in "${actions[@]}"; do
  part=$(sed -n "/^\[Desktop Action $action\]/,/^\[/p" "$source/packaging/spotbook.desktop")
  for key in Name 'Name\[zh_CN\]' 'Name\[zh_TW\]' Exec; do
    grep -q "^$key=" <<<"$part" || fail "the action $action has no $key"
  done
done

found=$(appstreamcli validate --no-net --pedantic "$metainfo" 2>&1) || fail "$found"
grep -q "<release version=\"$version\" " "$metainfo" || fail "$metainfo has no release $version"
head -n 1 "$made/changelog.Debian" | grep -qF "($version-1)" || fail "the package's changelog is not about $version"
day=$(sed -n 's/.*<release version="[^"]*" date="\([^"]*\)".*/\1/p' "$metainfo" | head -n 1)
stamp=$(sed -n 's/^ -- .*>  //p' "$made/changelog.Debian")
[ "$(LC_ALL=C date -u -d "$day 12:00" '+%a, %d %b %Y %H:%M:%S +0000')" = "$stamp" ] || fail "the release is of $day, its changelog of $stamp"

for page in spotbook.1 spotbook-practice-cloud.1; do
  found=$(MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings --encoding=UTF-8 --local-file "$made/$page" 2>&1 >/dev/null) || fail "$page cannot be shown"
  [ -z "$found" ] || fail "$page: $found"
  ! grep -nE '@[A-Z]+@' "$made/$page" || fail "$page is not filled in"
done
shellcheck --shell=bash "$made/spotbook.bash" || rc=1
exit "$rc"
