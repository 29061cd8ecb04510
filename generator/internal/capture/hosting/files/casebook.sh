#!/bin/sh
# Checks the case and builds its site into public/. Written by casebook ci. To change the
# version, run casebook ci with --overwrite.
set -eu
cd "$(dirname "$0")/.."

version='[[.Version]]'
releases='[[.Releases]]'

case "$(uname -s) $(uname -m)" in
[[- range .Archives]]
'[[.Uname]]') archive='[[.File]]' sum='[[.Sum]]' ;;
[[- end]]
*)
	echo "casebook.sh: no release of casebook for $(uname -s) $(uname -m)" >&2
	exit 1
	;;
esac

# The folder is outside of the portfolio, and new: nothing in it came with the files.
bin=$(mktemp -d)
trap 'rm -rf "$bin"' EXIT
echo "installing casebook $version"
if command -v curl >/dev/null; then
	curl -fsSL --retry 3 -o "$bin/$archive" "$releases/v$version/$archive"
else
	wget -q -O "$bin/$archive" "$releases/v$version/$archive"
fi
echo "$sum  $bin/$archive" | sha256sum -c - >/dev/null || {
	echo "casebook.sh: $archive is not the file that was released: its checksum differs" >&2
	exit 1
}
tar -xzf "$bin/$archive" -C "$bin" casebook

# KEPT names a folder in which the host keeps compiled charts and drawings between runs. One
# that came with the files is not that folder.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/casebook
kept=
if [ -n "${KEPT:-}" ] && tracked=$(git ls-files -- "$KEPT") && [ -z "$tracked" ]; then
	kept=$KEPT
fi
if [ -n "$kept" ] && [ -d "$kept" ]; then
	mkdir -p "$cache" .casebook
	cp -R "$kept/user/." "$cache/"
	cp -R "$kept/drawn/." .casebook/
	rm -rf "$kept"
fi

# ADDRESS is where the site will be, if the host says so.
set -- --publish --audience '[[.Audience]]'
if [ -n "${ADDRESS:-}" ]; then
	set -- "$@" --base-url "${ADDRESS%/}/"
fi
# A pull request gets one comment: what it changes in the case.
if [ "${GITHUB_EVENT_NAME:-}" = pull_request ] || [ -n "${CI_MERGE_REQUEST_IID:-}" ]; then
	"$bin/casebook" comment || echo "casebook.sh: the comment was not written" >&2
fi
format=text
if [ "${GITHUB_ACTIONS:-}" = true ]; then
	format=github # mistakes are shown at their lines
fi
"$bin/casebook" check --strict --format "$format" "$@"
# MANIFEST names a file for the sums of the site.
if [ -n "${MANIFEST:-}" ]; then
	set -- "$@" --manifest "$MANIFEST"
fi
"$bin/casebook" build --strict --out public "$@"
if [ -n "$kept" ]; then
	mkdir -p "$kept" "$cache" .casebook
	cp -R "$cache" "$kept/user"
	cp -R .casebook "$kept/drawn"
fi
