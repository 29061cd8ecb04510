#!/bin/sh
# Reads what a release gives Homebrew and Scoop: Ruby and JSON that name its archives.
set -eu
dist=$(cd "$1" && pwd)
if ! test -d "$dist/scoop"; then
	echo "formulas.sh: not all systems were built: there is nothing for Homebrew and Scoop"
	exit 0
fi
cask=$dist/homebrew/Casks/casebook.rb
if command -v ruby >/dev/null; then
	ruby -c "$cask"
else
	echo "formulas.sh: no ruby: the syntax of the cask was not read"
fi
node -e '
const fs = require("node:fs")
const [dist, cask] = process.argv.slice(1)
const scoop = JSON.parse(fs.readFileSync(dist + "/scoop/casebook.json", "utf8"))
const told = fs.readFileSync(cask, "utf8") + JSON.stringify(scoop)
for (const line of fs.readFileSync(dist + "/checksums.txt", "utf8").trim().split("\n")) {
	const [sum, name] = line.split(/ [ *]/)
	if (/^casebook_.*(darwin|linux|windows)_(amd64|arm64)\.(tar\.gz|zip)$/.test(name) && !told.includes(sum)) {
		throw new Error("neither Homebrew nor Scoop has the sum of " + name)
	}
}
' "$dist" "$cask"
echo "what Homebrew and Scoop get names the archives"
