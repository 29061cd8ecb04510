#!/bin/sh
# Builds a new portfolio as its hosts do: with casebook from the archive of a release, and
# with programs of the hosts, which npx fetches. Netlify's builder has to end with the
# site, and readers of GitLab's and Cloudflare's schemas must find nothing wrong.
set -eu
export npm_config_ignore_scripts=true
dist=$(cd "$1" && pwd)
component=$(cd "$(dirname "$0")/../../../templates" && pwd)
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$work"' EXIT
cd "$work"

archive=$(basename "$dist"/casebook_*_linux_amd64.tar.gz)
version=${archive#casebook_}
version=${version%_linux_amd64.tar.gz}
tar -xzf "$dist/$archive" casebook
mkdir served
ln -s "$dist" "served/v$version"
node -e '
const { createReadStream, writeFileSync } = require("node:fs")
const server = require("node:http").createServer((q, a) =>
  createReadStream("served" + q.url).on("error", () => a.writeHead(404).end()).pipe(a))
server.listen(0, "127.0.0.1", () => writeFileSync("port", String(server.address().port)))
' &
server=$!
while ! test -s port; do sleep 0.1; done
releases="http://127.0.0.1:$(cat port)"

./casebook init --yes case
git init --quiet case
git -C case remote add origin https://gitlab.com/acme/case.git
cd case
for host in netlify gitlab-pages cloudflare-pages; do
	../casebook ci "$host" --version "$version" --releases "$releases"
done
mkdir templates
cp -R "$component/casebook" templates/
git add .
git -c user.name=casebook -c user.email=casebook@localhost commit --quiet --message "a case"

npx --yes @netlify/build@35.15.0 --offline --telemetry=false
test -s public/index.html
grep -q '^  Content-Security-Policy: ' public/_headers
echo "Netlify's builder ends with the site"

lint() {
	npx --yes gitlab-ci-local@4.61.1 --list >../gitlab.log 2>&1 && grep -q 'json schema validated' ../gitlab.log
}
lint || { cat ../gitlab.log; exit 1; }
sed 's/GIT_DEPTH: "0"/GIT_DEPTH: [0]/' .gitlab-ci.yml >wrong.yml
mv .gitlab-ci.yml right.yml
mv wrong.yml .gitlab-ci.yml
if lint; then
	echo "hosts.sh: a mistake in .gitlab-ci.yml is not found" >&2
	exit 1
fi
printf 'include:\n  - local: templates/casebook/template.yml\n    inputs: {version: 1.2.0, sha256: "00"}\n' >.gitlab-ci.yml
lint || { cat ../gitlab.log; exit 1; }
echo "the files of GitLab CI fit its schema"

mkdir ../cloudflare
echo '{"private": true}' >../cloudflare/package.json
npm install --silent --prefix ../cloudflare --omit=optional wrangler@4.86.0 ajv@8.20.0 smol-toml@1.9.1 >/dev/null
cat >../cloudflare/lint.cjs <<'END'
const fs = require("node:fs")
const schema = JSON.parse(fs.readFileSync(require.resolve("wrangler/config-schema.json"), "utf8"))
const text = fs.readFileSync(process.argv[2], "utf8")
import("smol-toml").then(({ parse }) => {
	const fits = new (require("ajv").default)({ strict: false }).compile(schema)
	if (!fits(parse(text))) throw new Error(JSON.stringify(fits.errors))
	if (fits(parse(text.replace("pages_build_output_dir", "page_output")))) throw new Error("a mistake in wrangler.toml is not found")
})
END
node ../cloudflare/lint.cjs wrangler.toml
echo "the file of Cloudflare Pages fits its schema"
