package generator

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	chrome "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/site/policy"
)

// The passphrase is asked for once: on whatever page, in however many tabs, and
// when the browser has stopped the worker.
func oneVisit(t *testing.T, in context.Context, site, passphrase string) {
	p := open(t, in, site)
	p.visit("/")
	p.enter(passphrase)
	p.opened("home")
	p.taken()
	for _, at := range []struct{ path, kind string }{{"/skills/", "skills"}, {"/evidence/", "exhibits"}, {"/roadmap/", "roadmap"}, {"/metrics/scan-lag/", "metric"}, {"/packet/", "packet"}} {
		p.visit(at.path)
		p.opened(at.kind)
	}
	call(p, page.Reload, page.ReloadParams{})
	p.opened("packet")
	p.sound("five pages")

	other := open(t, in, site)
	other.visit("/evidence/")
	other.opened("exhibits")
	other.until(`sessionStorage.getItem('casebook-lock') !== null`)
	other.sound("another tab")

	stop := func() {
		p.t.Helper()
		call(p, serviceworker.Enable, cdp.Empty{})
		call(p, serviceworker.StopAllWorkers, cdp.Empty{})
	}
	stop()
	p.visit("/roadmap/")
	p.opened("roadmap")
	stop()
	call(p, page.Reload, page.ReloadParams{})
	p.opened("roadmap")
	stop()
	other.visit("/questions/")
	other.opened("questions")
	stop()
	if status := ask[int](p, `fetch('/search.json').then((r) => r.status)`); status != http.StatusOK {
		t.Errorf("a file that a page asks the stopped worker for has the status %d", status)
	}
	p.sound("after the worker was stopped") // the cover was not shown in between
	other.sound("after the worker was stopped, in another tab")

	// Where no page knows it, the tab does: the cover goes on without asking.
	p.visit("/sw.js")
	other.visit("/sw.js")
	stop()
	p.visit("/skills/#part.main")
	p.opened("skills")
	if at := ask[string](p, `location.pathname + location.hash`); at != "/skills/#part.main" {
		t.Errorf("the tab is at %s", at)
	}
	// A reload past the worker is the host's cover, which does the same.
	past := true
	call(p, page.Reload, page.ReloadParams{IgnoreCache: &past})
	p.opened("skills")

	// A tab that knows nothing is asked, once all others are gone.
	p.visit("/sw.js")
	stop()
	third := open(t, in, site)
	third.visit("/evidence/")
	third.until(asking)
}

// After the site was locked again nothing of it can be read, in any tab, by the
// way back either.
func lockedAgain(t *testing.T, in context.Context, site, passphrase string) {
	p := open(t, in, site)
	p.visit("/evidence/")
	p.enter(passphrase)
	p.opened("exhibits")
	other := open(t, in, site)
	other.visit("/skills/")
	other.opened("skills")
	away := open(t, in, site)
	away.visit("/roadmap/")
	away.opened("roadmap")
	away.until(`sessionStorage.getItem('casebook-lock') !== null`)
	away.visit("/sw.js") // whom nobody can tell
	p.visit("/roadmap/")
	p.opened("roadmap")
	if !ask[bool](p, `(({width, height}) => width > 20 && height > 10)(document.querySelector('button[data-lock]').getBoundingClientRect())`) {
		t.Error("there is no button to lock the site again")
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('button[data-lock]').click()`))
	for _, tab := range []*tab{p, other} {
		tab.until(asking)
		if !ask[bool](tab, `sessionStorage.getItem('casebook-lock') === null`) {
			t.Error("a tab still knows the identity")
		}
	}
	for _, tab := range []*tab{p, away} {
		tab.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
		tab.until(asking)
	}
	if !strings.Contains(ask[string](p, `location.pathname`), "/evidence/") {
		t.Error("the way back led elsewhere")
	}
	p.enter(passphrase)
	p.opened("exhibits")
	other.visit("/skills/")
	other.opened("skills")
}

// addresses are as on a host: folders, ends, what is not there.
func addresses(t *testing.T, in context.Context, site, passphrase, link string) {
	p := open(t, in, site)
	p.visit("/skills?from=mail#part.main")
	p.enter(passphrase)
	p.opened("skills")
	if at := ask[string](p, `location.pathname + location.search + location.hash`); at != "/skills/?from=mail#part.main" {
		t.Errorf("the page is at %s", at)
	}
	p.visit("/evidence/double-run-comparison/")
	p.opened("exhibit")
	p.taken()
	p.visit("/evidence/no-such-thing/")
	p.until(`document.querySelector('h1')?.innerText === 'Page not found'`)
	p.taken()
	for path, want := range map[string]string{
		"/":                                  "200 text/html; charset=utf-8",
		"/skills?x=1":                        "200 text/html; charset=utf-8",
		"/%73kills/":                         "200 text/html; charset=utf-8",
		"/search.json?q=a":                   "200 application/json",
		"/calendar.ics":                      "200 text/calendar; charset=utf-8",
		"/index.xml":                         "200 application/xml",
		"/no%zz":                             "404 text/html; charset=utf-8",
		"/__proto__":                         "404 text/html; charset=utf-8",
		"/case.json":                         "200 application/json",
		"/evidence/double-run-comparison":    "200 text/html; charset=utf-8",
		"/evidence/double-run-comparison//x": "404 text/html; charset=utf-8",
		"/lock/readers.json":                 "200 application/json",
	} {
		if got := ask[string](p, fmt.Sprintf(`fetch(%q).then((r) => r.status + ' ' + r.headers.get('Content-Type'))`, path)); got != want {
			t.Errorf("%s: %s; want %s", path, got, want)
		}
	}
	got := ask[string](p, `fetch('/').then((r) => ['Content-Security-Policy', 'X-Content-Type-Options', 'Referrer-Policy', 'Cache-Control'].map((n) => r.headers.get(n)).join(' | '))`)
	if want := policy.ForServers(nil) + " | nosniff | no-referrer | no-store"; got != want {
		t.Errorf("headers of a page: %s\nwant %s", got, want)
	}

	// Who comes by a link to a place in a page is brought there.
	q := open(t, in, site)
	q.visit("/skills/")
	q.opened("skills")
	id := ask[string](q, `[...document.querySelectorAll('main [id]')].findLast((e) => e.getBoundingClientRect().top > innerHeight).id`)
	q.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('button[data-lock]').click()`))
	q.until(asking)
	q.visit("/roadmap/")
	q.visit("/skills/#" + id)
	q.enter(passphrase)
	q.opened("skills")
	there := fmt.Sprintf(`Math.abs(document.getElementById(%q).getBoundingClientRect().top) < innerHeight && scrollY > 0 && location.hash === %q`, id, "#"+id)
	q.until(there)

	// A secret link may name a place too, on either side of what opens the site.
	for _, fragment := range []string{id + "&" + link, link + "&" + id} {
		q.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('button[data-lock]').click()`))
		q.until(asking)
		q.visit("/sw.js")
		q.visit("/skills/#" + fragment)
		q.opened("skills")
		q.until(there)
	}

	// It leaves the address, however many slashes the path begins with.
	q.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('button[data-lock]').click()`))
	q.until(asking)
	q.visit("/sw.js")
	q.visit("//skills/#" + link)
	q.until(`location.pathname === '//skills/' && location.hash === ''`)
}

// damaged: a file that was changed is never shown, and words say what is wrong.
func damaged(t *testing.T, in context.Context, c *locking, folder, passphrase string) {
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	p := open(t, in, static(t, copied))
	p.visit("/")
	p.enter(passphrase)
	p.opened("home")
	flip := func(pattern string) {
		t.Helper()
		files, err := filepath.Glob(filepath.Join(copied, filepath.FromSlash(pattern)))
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err == nil {
				data[len(data)-20] ^= 4
				err = os.WriteFile(file, data, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	// No file stands in for another, whole as it may be.
	sealed, err := filepath.Glob(filepath.Join(copied, "lock", "files", "*"))
	if err != nil || len(sealed) < 2 {
		t.Fatal(err)
	}
	spare := filepath.Join(copied, "spare")
	for i, to := range append([]string{spare}, sealed...) { // each takes the place of the one before it
		if err := os.Rename(append(sealed, spare)[i], to); err != nil {
			t.Fatal(err)
		}
	}
	p.visit("/roadmap/")
	p.said("a file on its host is damaged")

	flip("lock/files/*")
	p.visit("/skills/")
	p.said("a file on its host is damaged")
	if status := ask[int](p, `fetch('/search.json').then((r) => r.status)`); status != http.StatusInternalServerError {
		t.Errorf("a damaged file has the status %d", status)
	}
	p.taken()
	flip("lock/key.age")
	p.visit("/evidence/")
	p.said("a file on its host is damaged")
	p.enter(passphrase)
	p.said("a file on its host is damaged")
	flip("lock/readers/*")
	p.enter(passphrase)
	p.said("a file on its host is damaged")
}

// builtAnew: a visit goes on where the site is built again, for the same readers
// or for others, or is not locked any more.
func builtAnew(t *testing.T, in context.Context, c *locking, built, chair, link string) {
	var folder atomic.Value
	folder.Store(built)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		staticly(t, folder.Load().(string)).ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := open(t, in, server.URL)
	p.visit("/skills/")
	p.enter(chair)
	p.opened("skills")
	q := open(t, in, server.URL)
	q.visit("/evidence/")
	q.opened("exhibits")

	folder.Store(c.sealAgain(t, built, chair))
	p.taken()
	p.visit("/evidence/")
	p.opened("exhibits")
	p.visit("/metrics/scan-lag/")
	p.opened("metric")
	p.sound("after the site was built anew")

	c.remove(t, 0)
	folder.Store(c.sealAgain(t, built, chair))
	p.visit("/roadmap/")
	p.said("no longer opens it")
	p.enter(chair)
	p.said("does not open the site")
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = '#%s'`, link[:60])))
	p.said("This link is incomplete")
	p.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`location.hash = '#%s'`, link)))
	p.opened("roadmap")
	if at := ask[string](p, `location.href`); at != p.site+"/roadmap/" {
		t.Errorf("the secret stays in the address: %s", at)
	}

	open, _ := build(t, c.dir, append(c.flags[1:], Flag{Key: "lock.always", Name: "--lock", Value: "false"})...)
	folder.Store(open)
	p.visit("/skills/")
	p.opened("skills")
	p.until(`navigator.serviceWorker.getRegistrations().then((r) => { window.registrations = r.length }), window.registrations === 0`)
	q.visit("/skills/")
	q.opened("skills")
	if ask[bool](q, `document.querySelector('button[data-lock]') !== null`) {
		t.Error("a site that is not locked can be locked again")
	}
}

// noWayIn: where a browser cannot open the site, the cover says what to do.
func noWayIn(t *testing.T, in context.Context, folder string) {
	without := func(script string) *tab {
		p := open(t, in, static(t, folder))
		call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		p.visit("/")
		return p
	}
	says := func(p *tab, words string) {
		t.Helper()
		p.until(`document.querySelector('form').hidden && document.querySelector('#said').textContent.includes('` + words + `')`)
	}
	says(without(`Object.defineProperty(Navigator.prototype, 'serviceWorker', {get: () => undefined})`), "a service worker")
	says(without(`navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'))`), "window may be private")
	says(without(`navigator.serviceWorker.register = () => Promise.reject(new TypeError('no'))`), "does not answer")
	says(without(`Object.defineProperty(window, 'isSecureContext', {get: () => false})`), "begins with http")

	p := open(t, in, static(t, folder))
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.visit("/")
	if text := ask[string](p, `document.body.innerText`); !strings.Contains(text, "Allow JavaScript") {
		t.Errorf("without scripts: %s", text)
	}
	if ask[bool](p, `document.querySelector('form').getBoundingClientRect().height > 0`) {
		t.Error("without scripts there is a field")
	}
}

// downloads saves files into a folder.
func (p *tab) downloads(folder string) {
	p.t.Helper()
	call(p, chrome.SetDownloadBehavior, chrome.SetDownloadBehaviorParams{Behavior: chrome.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder})
}

// textOf gives the words on the pages of a PDF.
func textOf(t *testing.T, data []byte) string {
	t.Helper()
	parts, err := pdf.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, part := range parts {
		if strings.HasPrefix(part.Name, "page ") {
			all.Write(part.Text)
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}
