#!/bin/sh
# Writes what a release brings beside the program into a folder: manual pages, shell
# completions, the licences of everything that is linked in, and a bill of materials.
set -eu
out=$1
rm -rf "$out"
mkdir -p "$out"
go build -o "$out/casebook" ./cmd/casebook
"$out/casebook" man "$out"
"$out/casebook" licences >"$out/licences.txt"
"$out/casebook" licences --format cyclonedx >"$out/casebook.cdx.json"
rm "$out/casebook"
