#!/bin/sh
# Tries the archive and the Debian package of a release for this machine, in an empty
# folder, with neither Go nor Node to be found.
set -eu
dist=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

(cd "$dist" && sha256sum --quiet --check --ignore-missing checksums.txt)

alone() {
	env -i PATH="$work/bin:/usr/bin:/bin" HOME="$work/home" LANG=C.UTF-8 "$@"
}
for tool in go node npm; do
	if alone sh -c "command -v $tool"; then
		echo "try.sh: $tool is in /usr/bin, so this shows nothing" >&2
		exit 1
	fi
done

mkdir bin home unpacked
tar -xzf "$dist"/casebook_*_linux_amd64.tar.gz -C unpacked
for file in LICENSE licences.txt casebook.cdx.json man/casebook-build.1 completions/casebook.bash; do
	test -s "unpacked/$file"
done
mv unpacked/casebook bin/
alone casebook version
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
	dpkg -r casebook
else
	echo "try.sh: not root, or no dpkg: the package was not installed"
fi
echo "the release works"
