package generator

import (
	"maps"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"
)

// A preview in a browser, under the policy of the site: an open page shows each
// new build by itself, and what is wrong with one that failed.
func TestBrowserFollowsAPreview(t *testing.T) {
	browser := chromium(t)
	preview := NewPreview()
	server := httptest.NewServer(preview.Handler())
	t.Cleanup(server.CloseClientConnections) // open pages listen
	origin := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	show := func(title, rest string) string {
		t.Helper()
		files := fstest.MapFS{
			"config.yaml":           {Data: []byte("title: " + title + "\nbaseURL: https://example.com/case/\naudience: mentor\n")},
			"content/evidence/a.md": {Data: []byte("---\ntitle: A queue\nended: 2026-03-31\n" + rest + "---\n\nOne queue.\n")},
		}
		address, b, err := preview.Build(t.Context(), origin, Options{Portfolio: files, Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)})
		if err != nil || b.Diags.Errors() > 0 != strings.HasPrefix(rest, "colour") {
			t.Fatal(err, b.Diags)
		}
		return strings.TrimPrefix(address, origin)
	}
	base := show("One", "")
	if base != "/case/" {
		t.Fatalf("the site lies at %q", base)
	}
	p := open(t, browser, origin)
	p.visit(base + "evidence/a/")
	until(p, `document.title.includes('One')`)
	show("Two", "")
	until(p, `document.title.includes('Two')`)
	show("Three", "colour: red\n")
	until(p, `document.querySelector('[role=alert]')?.textContent.startsWith('content/evidence/a.md:4:1: error: ')`)
	if !ask[bool](p, `document.title.includes('Two') && getComputedStyle(document.querySelector('[role=alert]')).position === 'fixed'`) {
		t.Error("the last sound page is gone, or what is wrong is not shown over it")
	}
	show("Two", "")
	until(p, `!document.querySelector('[role=alert]')`)
	show("Four", "")
	until(p, `document.title.includes('Four')`)
	p.sound("the preview")

	p.visit(base + "nothing/")
	for _, text := range p.taken() {
		if !strings.Contains(text, "404 (Not Found)") {
			t.Error(text)
		}
	}
	show("Five", "")
	until(p, `document.title.includes('Five')`)
}

// Where only words of a page differ, they are exchanged, and the page stays. One that has to
// be loaded anew keeps its place, and what was open.
func TestBrowserKeepsItsPlaceInAPreview(t *testing.T) {
	browser := chromium(t)
	preview := NewPreview()
	server := httptest.NewServer(preview.Handler())
	t.Cleanup(server.CloseClientConnections)
	origin := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	files := fstest.MapFS{
		"config.yaml":               {Data: []byte("title: One\naudience: mentor\n")},
		"content/metrics/load.yaml": {Data: []byte("title: Load\nsource: The log\nunit: pages\n")},
		"content/metrics/load.csv":  {Data: []byte("date,load\n2026-01-01,5\n2026-02-01,7\n2026-03-01,9\n")},
	}
	long := strings.Repeat("A paragraph that is there to be scrolled past.\n\n", 200)
	body := func(text string) {
		files["content/evidence/a.md"] = &fstest.MapFile{Data: []byte("---\ntitle: A queue\nsummary: It is short.\nended: 2026-03-31\n---\n\n" + long + text)}
	}
	show := func() {
		t.Helper()
		if _, b, err := preview.Build(t.Context(), origin, Options{Portfolio: maps.Clone(files), Compiled: between() + "/compiled", Today: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)}); err != nil || b.Diags.Errors() > 0 {
			t.Fatal(err, b.Diags)
		}
	}
	body("One queue.\n")
	show()
	p := open(t, browser, origin)
	p.visit("/evidence/a/")
	ask[bool](p, `scrollTo(0, 2000), window.stays = 1, true`)
	words := `document.querySelector('.text').innerText`
	for _, c := range [][2]string{
		{"Two queues.", "Two queues."}, {"Two queues.\n\n- a list\n- of two", "of two"}, {"## A heading\n\nTwo queues.", "A heading"},
		{"Three queues.", "Three queues."}, {"> Said.\n\nFour queues.", "Four queues."},
	} {
		body(c[0] + "\n")
		show()
		until(p, words+".includes("+strconv.Quote(c[1])+")")
		if !ask[bool](p, `window.stays === 1 && scrollY === 2000`) {
			t.Errorf("%q: the page was loaded anew, or has moved", c[0])
		}
	}
	if ask[bool](p, words+`.includes('A heading')`) {
		t.Error("words that are gone are shown")
	}

	p.visit("/metrics/load/")
	ask[bool](p, `window.stays = 1, document.querySelector('details').open = true`)
	files["content/metrics/load.csv"] = &fstest.MapFile{Data: []byte("date,load\n2026-01-01,5\n2026-02-01,7\n2026-03-01,111\n")}
	show()
	until(p, `!window.stays && document.readyState === 'complete' && document.body.innerText.includes('111')`)
	until(p, `document.querySelector('details').open`)
	p.sound("the preview")
}

// until waits for what becomes true on a page that may load anew meanwhile.
func until(p *tab, expression string) {
	p.t.Helper()
	for range 300 {
		if is, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](expression)); err == nil && is {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatalf("waiting for %s: %s", expression, strings.Join(p.taken(), "; "))
}

// What a preview sends is what the site asks its host for.
func TestAPreviewSendsTheHeadersOfTheSite(t *testing.T) {
	folder, _ := demoSite(t, Flag{Key: "audience", Name: "--audience", Value: "mentor"})
	preview := NewPreview()
	server := httptest.NewServer(preview.Handler())
	t.Cleanup(server.Close)
	if _, b, err := preview.Build(t.Context(), server.URL, options(t, demo, Flag{Key: "audience", Name: "--audience", Value: "mentor"})); err != nil || b.Diags.Errors() > 0 {
		t.Fatal(err, b.Diags)
	}
	files := 0
	for file := range tree(t, folder) {
		if file == "_headers" || file == "404.html" {
			continue
		}
		files++
		at := pathOf(file)
		wanted, served := sent(t, folder, at), fetched(t, server.URL+at)
		for name := range wanted {
			if served.Get(name) != wanted.Get(name) {
				t.Errorf("%s: %s is %q, and not %q", file, name, served.Get(name), wanted.Get(name))
			}
		}
		if wanted.Get("Content-Security-Policy") != strictest {
			t.Errorf("%s: the policy is %q", file, wanted.Get("Content-Security-Policy"))
		}
	}
	if files < 100 {
		t.Errorf("only %d files", files)
	}
}
