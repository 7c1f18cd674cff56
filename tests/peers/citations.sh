#!/usr/bin/env bash
# Citations by hoja, by eyecite (in a venv of its own, made here) and by plain regular
# expressions, on the labelled texts, in one run. Prints the table of book/src/measured.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
cache="${XDG_CACHE_HOME:-$HOME/.cache}/hoja-peers"
mkdir -p "$cache"
if [ ! -x "$cache/eyecite/bin/python" ]; then
  python3 -m venv "$cache/eyecite"
  "$cache/eyecite/bin/pip" install --quiet eyecite==2.7.8
fi
HOJA_CITE_EXPORT="$cache/citations.jsonl" cargo test --quiet --test cite_gold >/dev/null
exec "$cache/eyecite/bin/python" tests/peers/citations.py "$cache/citations.jsonl"
