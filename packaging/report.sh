#!/usr/bin/env bash
# Turns the JUnit files of a test run into one page: packaging/report.sh FOLDER -> FOLDER/index.html
set -euo pipefail
folder=$1
{
  cat <<'H'
<!doctype html><meta charset="utf-8"><title>Spotbook test report</title>
<style>body{font:14px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ddd;padding:.2em .6em;text-align:left}td.n{text-align:right;font-variant-numeric:tabular-nums}
.bad{background:#fdd}pre{background:#f6f6f6;padding:1em;overflow:auto}</style>
<h1>Spotbook test report</h1>
H
  printf '<p>%s · %s · %s</p>\n<pre>' "$(date -u '+%Y-%m-%d %H:%M UTC')" "$(git -C "$folder" rev-parse --short HEAD 2>/dev/null || echo 'no git')" "$(. /etc/os-release && echo "$PRETTY_NAME")"
  cat "$folder/summary.txt"
  printf '</pre>\n'
  for file in "$folder"/*.xml; do
    [ -e "$file" ] || continue
    printf '<h2>%s</h2>\n<table><tr><th>Test<th>Result<th>Seconds</tr>\n' "$(basename "$file" .xml)"
    grep -oE '<testcase [^>]*>' "$file" | awk '{
      match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7)
      match($0, /time="[^"]*"/); time = substr($0, RSTART + 6, RLENGTH - 7)
      match($0, /status="[^"]*"/); status = substr($0, RSTART + 8, RLENGTH - 9)
      printf "<tr%s><td>%s<td>%s<td class=n>%.2f</tr>\n", status == "run" ? "" : " class=bad", name, status == "run" ? "passed" : status, time
    }'
    printf '</table>\n'
  done
  for file in "$folder"/*.txt; do
    [ "$(basename "$file")" = summary.txt ] && continue
    [ -e "$file" ] || continue
    printf '<h2>%s</h2>\n<pre>' "$(basename "$file" .txt)"
    sed 's/&/\&amp;/g; s/</\&lt;/g' "$file"
    printf '</pre>\n'
  done
} >"$folder/index.html"
