#!/bin/sh
# Tries the archive and the Debian package of a release for this machine, in an empty
# folder, with neither Go nor Node to be found.
set -eu
dist=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

(cd "$dist" && sha256sum --quiet --check --ignore-missing checksums.txt)

# The program for buckets is in an archive of its own, and is no command for people.
mkdir cloud
tar -xzf "$dist"/casebook-cloud_*_linux_amd64.tar.gz -C cloud
test -s cloud/licences.txt
cloud/casebook-cloud </dev/null 2>&1 | grep 'is run by casebook publish'

# What this machine has, but for Go and Node.
mkdir bin home system unpacked
for program in /usr/bin/*; do
	case ${program##*/} in
	go | gofmt | node | nodejs | npm | npx) ;;
	*) ln -s "$program" system/ ;;
	esac
done
alone() {
	env -i PATH="$work/bin:$work/system" HOME="$work/home" LANG=C.UTF-8 "$@"
}
tar -xzf "$dist"/casebook_*_linux_amd64.tar.gz -C unpacked
for file in LICENSE licences.txt casebook.cdx.json man/casebook-build.1 completions/casebook.bash; do
	test -s "unpacked/$file"
done
mv unpacked/casebook bin/
alone casebook version | grep "^commit [0-9a-f]"
alone casebook init --example demo
alone casebook check --strict demo
alone casebook build --audience public --out site demo
test -s site/index.html

# The package takes the place of the archive.
rm bin/casebook
if [ "$(id -u)" = 0 ] && command -v dpkg >/dev/null; then
	dpkg -i "$dist"/casebook_*_linux_amd64.deb
	alone /usr/bin/casebook build --audience public --out packaged demo
	diff -r site packaged
	alone /usr/bin/casebook packet --audience public -o packet.pdf demo
	test -s packet.pdf
	test -s /usr/share/man/man1/casebook-build.1
	test -s /usr/share/doc/casebook/casebook.cdx.json
	dpkg --purge casebook
	test ! -e /usr/bin/casebook && test ! -e /usr/share/doc/casebook
else
	echo "try.sh: not root, or no dpkg: the package was not installed"
fi
echo "the release works"
