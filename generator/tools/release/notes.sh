#!/bin/sh
# Prints the notes of a release: what CHANGELOG.md says of VERSION, as v1.2.0 or 1.2.0.
set -eu
version=${1#v}
notes=$(awk -v heading="## $version" '/^## / { within = ($0 == heading); next } within' CHANGELOG.md)
test -n "$notes" || {
	echo "notes.sh: CHANGELOG.md says nothing under \"## $version\"" >&2
	exit 1
}
printf '%s\n' "$notes" | sed '/./,$!d'
