#!/bin/sh
# Makes packages for npm of the archives of a release: one for each system, with the program,
# and one that depends on them all and runs what is there. npm installs the one that fits,
# and holds it to the sum in its lock file; no script runs, and nothing else is fetched.
# Then it tries the packages of this machine in an empty folder.
set -eu
dist=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")/npm" && pwd)
rm -rf "$2"
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$dist" && sha256sum --quiet --check --ignore-missing checksums.txt)

common='"license": "Apache-2.0", "repository": "github:casebook-dev/casebook", "homepage": "https://github.com/casebook-dev/casebook"'
depends=
for archive in "$dist"/casebook_*.tar.gz "$dist"/casebook_*.zip; do
	test -f "$archive" || continue
	name=$(basename "$archive")
	system=$(echo "$name" | sed -E 's/^casebook_(.*)_(linux|darwin|windows)_(amd64|arm64)\.(tar\.gz|zip)$/\2 \3 \1/')
	set -- $system
	version=$3
	case $1 in windows) os=win32 ;; *) os=$1 ;; esac
	case $2 in amd64) cpu=x64 ;; *) cpu=$2 ;; esac
	package=$work/$os-$cpu
	mkdir "$package"
	case $name in
	*.zip) unzip -q "$archive" casebook.exe LICENSE licences.txt -d "$package" ;;
	*) tar -xzf "$archive" -C "$package" casebook LICENSE licences.txt ;;
	esac
	echo "{\"name\": \"@casebook-dev/$os-$cpu\", \"version\": \"$version\", \"description\": \"casebook for $os on $cpu\", \"os\": [\"$os\"], \"cpu\": [\"$cpu\"], $common}" >"$package/package.json"
	npm pack --silent --pack-destination "$out" "$package" >/dev/null
	depends="$depends${depends:+, }\"@casebook-dev/$os-$cpu\": \"$version\""
done

mkdir "$work/main"
cp "$here/casebook.js" "$work/main/"
cp LICENSE README.md "$work/main/"
echo "{\"name\": \"@casebook-dev/casebook\", \"version\": \"$version\", \"description\": \"Static site generator for promotion cases\", \"bin\": {\"casebook\": \"casebook.js\"}, \"engines\": {\"node\": \">=18\"}, \"optionalDependencies\": {$depends}, $common}" >"$work/main/package.json"
npm pack --silent --pack-destination "$out" "$work/main" >/dev/null

# Both packages come from their files; nothing is asked of a registry.
mkdir "$work/try"
cd "$work/try"
echo '{"private": true}' >package.json
machine=$(node -p 'process.platform + "-" + process.arch')
npm install --silent --offline --ignore-scripts --omit=optional "$out/casebook-dev-casebook-$version.tgz"
if npx casebook version 2>said; then
	echo "npm.sh: the program runs without its package" >&2
	exit 1
fi
grep -q "the package @casebook-dev/$machine is not installed" said
npm install --silent --offline --ignore-scripts --omit=optional "$out/casebook-dev-$machine-$version.tgz"
npx casebook version | grep -q "^casebook $version\$"
npx casebook init --yes --quiet case >said
npx casebook build --quiet --audience public --out site case
test -s site/index.html
status=0
npx casebook nothing 2>said || status=$?
test "$status" = 2
echo "the packages of npm work"
