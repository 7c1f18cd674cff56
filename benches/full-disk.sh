#!/usr/bin/env bash
# Indexes on a disk that is too small, as root: status 4, one line, nothing lost; with room, it
# goes on. full-disk.sh HOJA FILE.jsonl.zst
set -euo pipefail
hoja=$1 file=$2
disk=$(mktemp -d)
trap 'umount "$disk"; rmdir "$disk"' EXIT
mount -t tmpfs -o size=40m tmpfs "$disk"
printf 'name: Disk\njurisdiction: ke\nlanguages: [en]\n' > "$disk/hoja.yaml"
mkdir "$disk/bulk"
cp "$file" "$disk/bulk/"
before=$(sha256sum "$disk"/bulk/*)
status=0
said=$("$hoja" --matter "$disk" index 2>&1 >/dev/null) || status=$?
echo "status $status: $said"
[ "$status" = 4 ] && [ "$(echo "$said" | wc -l)" = 1 ]
[ "$before" = "$(sha256sum "$disk"/bulk/*)" ]
mount -o remount,size=400m "$disk"
"$hoja" --matter "$disk" index
mount -o remount,ro "$disk"
"$hoja" --matter "$disk" search '"public health"' --count
echo 'a full disk: nothing lost'
