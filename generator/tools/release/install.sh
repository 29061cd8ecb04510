#!/bin/sh
# Installs the program from its module, as `go install` does for those who have Go, with a
# module proxy on this disk.
set -eu
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
go run ./generator/tools/release "$work/proxy" v0.0.1
cd "$work"
GOPROXY="file://$work/proxy,file://$(go env GOMODCACHE)/cache/download" GONOSUMDB='*' GOFLAGS=-trimpath \
	GOMODCACHE="$work/modules" GOBIN="$work/bin" go install github.com/casebook-dev/casebook/cmd/casebook@v0.0.1
# The drivers of clouds are required by the module and linked into casebook-cloud alone. Go
# downloads no module that gives a program no package, so they need no module of their own.
if find modules/cache/download -name '*.zip' | grep -E '/gocloud\.dev/|/aws/aws-sdk|/azure-sdk-for-go/|/cloud\.google\.com/go/storage/'; then
	echo "install.sh: go install downloads what casebook-cloud alone needs" >&2
	exit 1
fi
bin/casebook version | grep '^casebook v0.0.1$'
bin/casebook licences --quiet | grep '^npm echarts '
bin/casebook init --example demo
bin/casebook build --audience public --out site demo
echo "go install works"
