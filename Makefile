# What to make. `make` alone prints this list of targets with their meaning.

GO       ?= go
CASEBOOK := bin/casebook
FUZZTIME ?= 20s
# More arguments for go test, as in: make test TESTFLAGS='-v -run Build'
TESTFLAGS ?=
# More arguments for the benchmark, as in: make bench BENCHFLAGS='-sizes 100 -runs 2'
BENCHFLAGS ?=

.PHONY: help
help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

THIRD_PARTY := themes/casebook/assets/third-party/echarts.js

.PHONY: assets
assets: ## fetch and bundle the front-end code, fonts and licences by others
	$(GO) run ./generator/tools/assets

$(THIRD_PARTY): package.json package-lock.json go.mod $(wildcard generator/tools/assets/*)
	$(GO) run ./generator/tools/assets
	@touch $@

.PHONY: build
build: $(THIRD_PARTY) ## build bin/casebook
	$(GO) build -o $(CASEBOOK) ./cmd/casebook

.PHONY: site
site: build ## build the demo case into public/
	$(CASEBOOK) build

# The server of Azure's API that tests publish to. Without it, its tests are skipped.
AZURITE := generator/tools/bucketservers/node_modules/.package-lock.json

.PHONY: azurite
azurite: $(AZURITE) ## install the server of Azure's API that tests publish to

$(AZURITE): generator/tools/bucketservers/package-lock.json
	cd generator/tools/bucketservers && npm ci --ignore-scripts --loglevel=error
	@touch $@

.PHONY: test
test: tools $(AZURITE) $(THIRD_PARTY) ## format, vet and every test
	@unformatted=$$(find . -name '*.go' -not -path './tmp/*' -not -path './node_modules/*' | xargs gofmt -l); \
	  test -z "$$unformatted" || { echo "gofmt -w these:"; echo "$$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) test -timeout 25m $(TESTFLAGS) ./...

.PHONY: test-long
test-long: tools $(AZURITE) $(THIRD_PARTY) ## with the race detector, and the long tests
	GO='$(GO)' TESTFLAGS='$(TESTFLAGS)' bash generator/tools/long.sh long

.PHONY: test-nightly
test-nightly: tools $(THIRD_PARTY) ## the tests that take an hour
	GO='$(GO)' TESTFLAGS='$(TESTFLAGS)' bash generator/tools/long.sh nightly

.PHONY: fuzz
fuzz: $(THIRD_PARTY) ## run each fuzz target for FUZZTIME (20s)
	GO='$(GO)' bash generator/tools/fuzz.sh $(FUZZTIME)

.PHONY: bench
bench: $(THIRD_PARTY) ## time and memory beside Hugo, Node and Chromium alone
	$(GO) run ./generator/tools/bench $(BENCHFLAGS)

.PHONY: bench-peers
bench-peers: $(THIRD_PARTY) ## beside other generators; goes on where it was cut, and writes docs/performance.md
	$(GO) run ./generator/tools/bench -missing -parts builds,starts,serve,charts,editor,packets,peers,profiles -doc docs/performance.md $(BENCHFLAGS)

.PHONY: pictures
pictures: build ## take pictures of every kind of page into tmp/pictures
	$(CASEBOOK) build --quiet --audience self --out tmp/pictures-site
	$(GO) run ./generator/tools/pictures -site tmp/pictures-site -out tmp/pictures

.PHONY: lighthouse
lighthouse: build ## measure public pages with Lighthouse, which npx fetches
	$(CASEBOOK) build --quiet --audience public --base-url / --out tmp/lighthouse-site
	$(GO) run ./generator/tools/lighthouse -site tmp/lighthouse-site

# Pinned, and built by Go when it is first asked for.
GORELEASER := $(GO) run github.com/goreleaser/goreleaser/v2@v2.15.1

# The systems whose archives are built: all of them take six times as long. All of them:
# make release-check SYSTEMS='linux, darwin, windows'
SYSTEMS ?= linux
# Homebrew and Scoop are for the others. Docker builds the image in generator/tools/release/image.sh.
comma := ,
SKIP := docker$(if $(findstring windows,$(SYSTEMS)),,$(comma)homebrew$(comma)scoop)

.PHONY: release-check
release-check: $(THIRD_PARTY) ## build the archives of Linux, and try what is in them
	$(GORELEASER) check
	sh generator/tools/release/notes.sh Unreleased >/dev/null
	@mkdir -p tmp
	sed 's/goos: \[.*/goos: [$(SYSTEMS)]/' .goreleaser.yaml >tmp/goreleaser.yaml
	$(GORELEASER) release --config tmp/goreleaser.yaml --snapshot --clean --timeout 3h --skip=$(SKIP)
	sh generator/tools/release/try.sh dist
	sh generator/tools/release/npm.sh dist tmp/npm
	sh generator/tools/release/hosts.sh dist
	sh generator/tools/release/image.sh dist
	sh generator/tools/release/formulas.sh dist
	sh generator/tools/release/install.sh

.PHONY: release
release: ## publish the tag that is checked out, with the notes of CHANGELOG.md
	@mkdir -p tmp
	sh generator/tools/release/notes.sh "$$(git describe --exact-match)" >tmp/notes.md
	$(GORELEASER) release --clean --release-notes tmp/notes.md
	sh generator/tools/release/npm.sh dist tmp/npm
	for package in tmp/npm/*.tgz; do npm publish --access public "$$package"; done

.PHONY: clean
clean: ## remove what make produced
	rm -rf bin public dist tmp node_modules generator/tools/bucketservers/node_modules themes/casebook/assets/third-party .casebook

# The tests that open pages need a browser. They are skipped without one.
.PHONY: tools
tools:
	@for browser in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do \
	  if command -v $$browser >/dev/null; then exit 0; fi; \
	done; \
	echo "note: no Chromium or Chrome here; tests in a browser will be skipped"
	@command -v nvim >/dev/null || echo "note: no Neovim here (nvim); the test of the language server in an editor will be skipped"
	@command -v pdftotext >/dev/null || echo "note: no poppler here (pdftotext); tests that read packets back will be skipped"
