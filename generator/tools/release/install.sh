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
bin/casebook version | grep '^casebook v0.0.1$'
bin/casebook licences --quiet | grep '^npm echarts '
bin/casebook init --example demo
bin/casebook build --audience public --out site demo
echo "go install works"
