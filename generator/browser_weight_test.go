package generator

import (
	"bytes"
	"compress/gzip"
	"context"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"testing"
)

// loaded gives the addresses of the page and of everything that it loads, once
// its fonts and scripts are there. Nobody has searched or explored a chart. A
// browser without a window loads no icon: the drawn one is what the others take.
const loaded = `document.fonts.ready.then(() => [...new Set([location.href, ...performance.getEntriesByType('resource').map((e) => e.name),
  ...[...document.querySelectorAll('link[rel=icon][type="image/svg+xml"]')].map((l) => l.href)])])`

// What a reader waits for before the home page is whole, in bytes as a server
// sends them.
const (
	mostOfHome   = 100_000
	mostOfScript = 12_000
)

// homeWeight adds up what the browser loads for the home page, compressed as a
// server does it.
func homeWeight(t *testing.T, browser context.Context, site, folder string) {
	p := open(t, browser, site)
	p.size(1280)
	p.visit("/")
	all, script, fonts, drawings := 0, 0, 0, ask[int](p, `document.querySelectorAll('figure.chart svg[role=img]').length`)
	for _, address := range ask[[]string](p, loaded) {
		at, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if at.Path == "/" {
			at.Path = "/index.html"
		}
		n := compressed(t, filepath.Join(folder, filepath.FromSlash(at.Path)))
		t.Logf("%6d bytes %s", n, at.Path)
		all += n
		switch path.Ext(at.Path) {
		case ".js":
			script += n
		case ".woff2":
			fonts++
		}
	}
	t.Logf("%6d bytes, %d of them scripts", all, script)
	if all > mostOfHome || script > mostOfScript {
		t.Errorf("the home page has %d bytes, expected at most %d; its scripts have %d, expected at most %d", all, mostOfHome, script, mostOfScript)
	}
	if script == 0 || fonts == 0 || drawings == 0 {
		t.Errorf("the home page has %d bytes of script, %d fonts and %d drawings; nothing was measured", script, fonts, drawings)
	}
	p.sound("/")
}

// compressed gives the size of a file as it is sent. Fonts and photos are
// compressed in themselves.
func compressed(t *testing.T, file string) int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return min(b.Len(), len(data))
}
