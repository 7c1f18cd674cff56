#!/usr/bin/env bash
# Kills the indexing of a large corpus at random moments, and looks whether anything is lost or
# doubled when it goes on: kill.sh HOJA TIMES [PASSAGES-FILE.jsonl.zst …]
set -euo pipefail
hoja=$1 times=$2
shift 2
matter=$(mktemp -d)
trap 'rm -rf "$matter"' EXIT
printf 'name: Kill\njurisdiction: ke\nlanguages: [en]\n' > "$matter/hoja.yaml"
mkdir "$matter/bulk"
for file in "$@"; do ln "$file" "$matter/bulk/" 2>/dev/null || cp "$file" "$matter/bulk/"; done

count() { "$hoja" --matter "$matter" index --json 2>/dev/null | tr -d ' ,' | grep -E '^"(documents|passages)":' | tr '\n' ' '; }
hits() { "$hoja" --matter "$matter" search "$1" --literal --count; }

began=$(date +%s%N)
expected=$(count)
whole=$(( ($(date +%s%N) - began) / 1000000 ))
words=$(hits minister) phrase=$(hits '"public interest"')
echo "whole: $whole ms; $expected; minister $words, \"public interest\" $phrase"

kills=0
while [ "$kills" -lt "$times" ]; do
  rm -rf "$matter/.hoja"
  # Several times in one indexing: each goes on where the one before was.
  for _ in 1 2 3; do
    [ "$kills" -lt "$times" ] || break
    wait=$(( RANDOM * RANDOM % (whole + 1) ))
    "$hoja" --matter "$matter" index --quiet >/dev/null 2>&1 &
    pid=$!
    sleep "$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))"
    if kill -9 "$pid" 2>/dev/null; then kills=$((kills + 1)); fi
    wait "$pid" 2>/dev/null || true
  done
  found=$(count)
  if [ "$found" != "$expected" ] || [ "$(hits minister)" != "$words" ] \
    || [ "$(hits '"public interest"')" != "$phrase" ]; then
    echo "after $kills kills: $found, expected $expected" >&2
    exit 1
  fi
done
echo "$kills kills: nothing lost, nothing doubled"
