package generator

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// Two locked sites below paths of one host, and pages of somebody else below one
// of them: each is opened by its own passphrase, and leaves the others alone.
func TestLockedSitesBelowPathsInABrowser(t *testing.T) {
	browser := chromium(t)
	mux := http.NewServeMux()
	var secrets []string
	for _, base := range []string{"/case/", "/old/"} {
		c := &locking{dir: t.TempDir(), flags: []Flag{
			{Key: "lock.always", Name: "--lock", Value: "true"}, {Key: "baseURL", Name: "--base-url", Value: "https://site.example" + base},
		}}
		for name, text := range map[string]string{
			"config.yaml":              "title: Small\nperson: {name: Someone}\n",
			"content/evidence/move.md": "---\ntitle: Work below " + base + "\nstarted: 2025-01\nended: 2025-06\nsummary: Work.\n---\n\nIt was done.\n",
		} {
			file := filepath.Join(c.dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		secrets = append(secrets, c.invite(t, ByPassphrase, ""))
		mux.Handle(base, http.StripPrefix(base[:len(base)-1], staticly(t, c.seal(t))))
	}
	mux.HandleFunc("/case/blog/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>Blog</title><link rel="icon" href="data:,"><body class="page-blog">Somebody else's.`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)

	p := open(t, browser, server.URL)
	heads := func(words string) {
		t.Helper()
		p.until(`document.readyState === 'complete' && document.querySelector('h1')?.innerText === '` + words + `'`)
	}
	p.visit("/case/evidence/move/")
	p.until(asking)
	if title := ask[string](p, `document.querySelector('h1').innerText`); title != "This site is locked" {
		t.Errorf("a cover without words of the author's: %q", title)
	}
	p.enter(secrets[0])
	heads("Work below /case/")
	p.visit("/old/evidence/move/")
	p.enter(secrets[0])
	p.said("does not open the site")
	p.enter(secrets[1])
	heads("Work below /old/")
	p.visit("/case/evidence/move/")
	heads("Work below /case/")
	p.taken()
	p.visit("/case/blog/")
	p.opened("blog")
	p.sound("a page of somebody else")
	p.visit("/old/evidence/move/")
	heads("Work below /old/")
	if got := ask[int](p, `fetch('/case/evidence/move/').then((r) => r.text()).then((s) => s.includes('It was done') ? 1 : 0)`); got != 0 {
		t.Error("a page of one site reads the other")
	}
}

// A passphrase is brought into one form alike in a browser and where it was made.
func TestPassphrasesAreReadAlikeInABrowser(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("internal", "privacy", "lock", "testdata", "normal.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct{ Given, Normal string }
	if err := json.Unmarshal(data, &examples); err != nil || len(examples) < 10 {
		t.Fatalf("%d examples: %v", len(examples), err)
	}
	script, err := os.ReadFile(filepath.Join("..", "themes", "casebook", "assets", "js", "lock-keep.js"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/keep.js" {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			_, _ = w.Write(script)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><script src="/keep.js" data-base="/"></script>`)
	}))
	t.Cleanup(server.Close)
	p := open(t, chromium(t), server.URL)
	p.visit("/")
	p.do(chromedp.Evaluate[chromedp.Void](`window.examples = ` + string(data)))
	got := ask[[]string](p, `examples.map((e) => casebookLock.normal(e.given))`)
	for i, e := range examples {
		if got[i] != e.Normal {
			t.Errorf("%q becomes %q; want %q", e.Given, got[i], e.Normal)
		}
	}
	p.sound("examples")
}
