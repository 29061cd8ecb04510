package generator

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/page"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/site/render"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// Every hostile text, in every kind of field that is printed: what the build does
// not refuse by name is published, and does nothing in a browser.
func TestBrowserRunsNoHostileInput(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	inputs := hostileInputs(t)
	const portfolios = 4
	published := map[string]bool{}
	refused := map[string]int{}
	visited := 0
	for k := range portfolios {
		var mine []input
		for i := k; i < len(inputs); i += portfolios {
			mine = append(mine, inputs[i])
		}
		files := enter(mine)
		site := publishable(t, files, nil, refused)
		for _, f := range scan.Search(site, scan.Options{Base: "/"}) {
			if path.Ext(f.Path) != ".svg" {
				t.Errorf("the pages are not safe by themselves: %v", f)
			}
			refused["output-unsafe"]++
			delete(site, f.Path)
		}
		for _, x := range mine {
			for name, data := range files {
				if _, ok := site[strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")+"/index.html"]; ok && bytes.Contains(data.Data, asJSON(x.text)) {
					published[x.text] = true
				}
			}
		}
		visited += visitAll(t, browser, site)
	}
	if len(published) < 300 {
		t.Errorf("only %d of %d hostile texts came onto a page", len(published), len(inputs))
	}
	t.Logf("%d of %d texts are on %d pages; refused files, by check: %v", len(published), len(inputs), visited, refused)
}

// publishable builds the site of a portfolio without the files that the build
// refuses, which it counts by check. Theme is in place of the portfolio's own.
func publishable(t *testing.T, files fstest.MapFS, theme fs.FS, refused map[string]int) map[string][]byte {
	t.Helper()
	opt := Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), undrawn: true}
	for range 8 {
		r, err := read(opt)
		if err != nil {
			t.Fatal(err)
		}
		if without(t, files, r.diags, refused) {
			continue
		}
		p, err := prepare(t.Context(), opt, r, r.site())
		if err != nil {
			t.Fatal(err)
		}
		if without(t, files, p.found, refused) {
			continue
		}
		if theme != nil {
			p.options.Theme = theme
		}
		site, found, err := render.Run(t.Context(), p.tree, p.options)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case without(t, files, found, refused):
		case opt.undrawn && theme == nil:
			opt.undrawn = false // once more, with charts
		default:
			return site.Files
		}
	}
	t.Fatalf("every build refuses something else: %v", refused)
	return nil
}

// unshown are the checks of texts that a page would not show as they are meant.
// What it does with them all the same is what is tried here.
var unshown = []string{"html-lost", "words-lost", "picture-literal", "remark-published", "address-unusable", "comment-unclosed"}

// without takes out the files that have errors, and tells whether there were any.
func without(t *testing.T, files fstest.MapFS, list diag.List, refused map[string]int) bool {
	t.Helper()
	erred := false
	for _, d := range list.Of(diag.Error) {
		if slices.Contains(unshown, d.Check) {
			continue
		}
		if files[d.Pos.File] == nil && erred {
			continue // gone already
		}
		if d.Pos.File == source.ConfigFile || files[d.Pos.File] == nil {
			t.Fatalf("refused for no file of its own: %v", d)
		}
		refused[d.Check]++
		delete(files, d.Pos.File)
		erred = true
	}
	return erred
}

// visitAll opens every page and drawing of a site under the policy.
func visitAll(t *testing.T, browser context.Context, site map[string][]byte) int {
	t.Helper()
	var paths []string
	for name := range site {
		if ext := path.Ext(name); ext == ".html" || ext == ".svg" && !strings.HasPrefix(name, "charts/") {
			paths = append(paths, pathOf(name))
		}
	}
	slices.Sort(paths)
	served := maps.Clone(site)
	maps.DeleteFunc(served, func(name string, _ []byte) bool { return path.Ext(name) == ".woff2" }) // nothing runs in a font, and each page would wait for them
	inTabs(t, browser, serve(t, served, strictest), paths, noticing(`alert('top.x')`, func(p *tab, path string) {
		p.visit(path)
		for _, text := range ask[[]string](p, live) {
			p.note("alive: " + text)
		}
		for _, text := range p.taken() {
			if !strings.Contains(text, "404 (Not Found)") {
				p.t.Errorf("%s: %s", path, text)
			}
		}
	}))
	return len(paths)
}

// noticing has a script run on every page where something reads or sets top.x.
func noticing(script string, do func(*tab, string)) func(*tab, string) {
	var mu sync.Mutex
	ready := map[*tab]bool{}
	source := "Object.defineProperty(window, 'x', {get() { " + script + "; return () => {} }, set() { " + script + " }})"
	return func(p *tab, path string) {
		mu.Lock()
		was := ready[p]
		ready[p] = true
		mu.Unlock()
		if !was {
			call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
		}
		do(p, path)
	}
}

// serve gives the address of a site in memory, under a policy if there is one.
// What is not in it is not found, once and for all.
func serve(t *testing.T, site map[string][]byte, policy string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		w.Header().Set("Cache-Control", "max-age=3600")
		if policy != "" {
			w.Header().Set("Content-Security-Policy", policy)
		}
		data, ok := site[name]
		switch {
		case name == "favicon.ico":
			w.WriteHeader(http.StatusNoContent)
		case !ok:
			http.NotFound(w, r)
		default:
			http.ServeContent(w, r, path.Base(name), time.Time{}, bytes.NewReader(data))
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// live finds what would run if somebody clicked or pointed at it.
const live = `[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) =>
	/^on/i.test(a.name) || a.name === 'style' || ['javascript:', 'vbscript:', 'data:'].includes(e.protocol) && a.name === 'href').map((a) => e.tagName + ' ' + a.name + '=' + a.value))`
