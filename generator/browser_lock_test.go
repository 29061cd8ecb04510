package generator

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/casebook-dev/casebook/generator/internal/privacy/lock"
	"github.com/casebook-dev/casebook/generator/internal/site/scan"
)

// A locked site in a real browser: what every reader sees of it, with what a
// reader has.
func TestLockedSiteInABrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	c := lockable(t)
	chair, link := c.invite(t, ByPassphrase, ""), c.invite(t, ByLink, "")
	former := c.invite(t, ByPassphrase, "")
	c.remove(t, 2)
	folder := c.seal(t)

	t.Run("files", func(t *testing.T) { onlyTheCover(t, folder) })
	t.Run("cover", func(t *testing.T) { coverInABrowser(t, browser, static(t, folder), chair) })
	t.Run("readers", func(t *testing.T) { everyReader(t, browser, *c, folder, chair, link, former) })
	t.Run("everything works", func(t *testing.T) { unlocked(t, browser, static(t, folder), chair) })
	t.Run("visit", func(t *testing.T) { oneVisit(t, browser, static(t, folder), chair) })
	t.Run("lock again", func(t *testing.T) { lockedAgain(t, browser, static(t, folder), chair) })
	t.Run("addresses", func(t *testing.T) { addresses(t, browser, static(t, folder), chair, link) })
	t.Run("damage", func(t *testing.T) { damaged(t, browser, c, folder, chair) })
	t.Run("exchanged", func(t *testing.T) { exchanged(t, browser, c, folder, link) })
	t.Run("built anew", func(t *testing.T) { builtAnew(t, browser, c, folder, chair, link) })
	t.Run("no way in", func(t *testing.T) { noWayIn(t, browser, folder) })
}

// locking is a portfolio whose site is locked: the demo, with a photograph.
type locking struct {
	dir     string
	readers Readers
	flags   []Flag
}

func lockable(t *testing.T) *locking {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"content", "config.yaml"} {
		copyInto(t, filepath.Join(demo, part), filepath.Join(dir, part))
	}
	add := func(name, text string) {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err == nil {
			_, err = f.WriteString(text)
			f.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("config.yaml", "\nlock:\n  title: A case for the committee\n  synopsis: |\n    For the round of *autumn 2026*. Ask [Mirela](mailto:mirela@casebook.example) for a way in.\n")
	add("content/evidence/double-run-comparison/index.md", "\n![The team at the end.](team.png)\n")
	var photo bytes.Buffer
	pixels := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for i := range 64 * 48 {
		pixels.Set(i%64, i/64, color.RGBA{uint8(i), uint8(i / 64), 80, 255})
	}
	if err := png.Encode(&photo, pixels); err != nil {
		t.Fatal(err)
	}
	add("content/evidence/double-run-comparison/team.png", photo.String())
	return &locking{dir: dir, flags: []Flag{
		{Key: "lock.always", Name: "--lock", Value: "true"}, {Key: "baseURL", Name: "--base-url", Value: "/"}, {Key: "audience", Name: "--audience", Value: "committee"},
	}}
}

// invite adds a reader and gives what they open the site with.
func (c *locking) invite(t *testing.T, kind lock.Kind, passphrase string) string {
	t.Helper()
	secret, err := c.readers.Invite("Reader "+strconv.Itoa(len(c.readers.All)+1), kind, passphrase, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// remove takes out the reader that was added as number i, counted from 0.
func (c *locking) remove(t *testing.T, i int) {
	t.Helper()
	if err := c.readers.Remove(c.readers.All[i].Name); err != nil {
		t.Fatal(err)
	}
}

func (c *locking) seal(t *testing.T) string {
	t.Helper()
	if err := os.WriteFile(filepath.Join(c.dir, "readers.yaml"), lock.ReadersFile(c.readers.All), 0o600); err != nil {
		t.Fatal(err)
	}
	folder, _ := build(t, c.dir, c.flags...)
	return folder
}

// sealAgain gives a site the new key that another build would give it, for the
// readers that there are now. It is opened with a secret.
func (c *locking) sealAgain(t *testing.T, folder, secret string) string {
	t.Helper()
	root := os.DirFS(folder)
	read := func(name string) ([]byte, bool) {
		data, err := fs.ReadFile(root, name)
		return data, err == nil
	}
	files, err := lock.Unseal(read, secret)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := lock.Seal(t.Context(), files, lock.Options{Readers: c.readers.All})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range tree(t, folder) {
		if path.Ext(name) != ".age" && name != "lock/readers.json" {
			sealed.Files[name] = []byte(text)
		}
	}
	out := t.TempDir()
	for name, data := range sealed.Files {
		file := filepath.Join(out, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		if err == nil {
			err = os.WriteFile(file, data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// static serves a folder as hosts of static sites do: with the headers of its
// _headers, with 404.html where there is no file, and with leave to keep files
// for a while.
func static(t testing.TB, folder string) string {
	t.Helper()
	server := httptest.NewServer(staticly(t, folder))
	t.Cleanup(server.Close)
	return server.URL
}

func staticly(t testing.TB, folder string) http.Handler {
	files := http.FileServer(http.Dir(folder))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), sent(t, folder, r.URL.Path))
		w.Header().Set("Cache-Control", "max-age=600")
		at := filepath.Join(folder, filepath.FromSlash(r.URL.Path))
		info, err := os.Stat(at)
		if err == nil && info.IsDir() && strings.HasSuffix(r.URL.Path, "/") {
			_, err = os.Stat(filepath.Join(at, "index.html"))
		}
		if err == nil {
			files.ServeHTTP(w, r)
			return
		}
		lost, err := os.ReadFile(filepath.Join(folder, "404.html"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(lost)
	})
}

// asking is true on the cover that waits for a passphrase.
const asking = `document.body?.className === 'page-cover' && !document.querySelector('form').hidden && !document.querySelector('#passphrase').readOnly`

// enter types a passphrase as a reader does.
func (p *tab) enter(passphrase string) {
	p.t.Helper()
	p.until(asking + ` && document.activeElement.id === 'passphrase'`)
	p.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`), chromedp.KeyEvent(passphrase), chromedp.KeyEvent(kb.Enter))
}

// opened waits for a page of the site, of some kind.
func (p *tab) opened(kind string) {
	p.t.Helper()
	p.until(`document.readyState === 'complete' && document.body.classList.contains('page-` + kind + `')`)
}

// said waits for words of the cover.
func (p *tab) said(words string) {
	p.t.Helper()
	p.until(asking + ` && document.querySelector('#said').textContent.includes('` + words + `')`)
}

// until waits for an expression to be true, on whatever page comes.
func (p *tab) until(expression string) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		ctx, stop := context.WithTimeout(p.ctx, 5*time.Second)
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression))
		stop()
		if err == nil && is {
			return
		}
		if time.Now().After(end) {
			shown, _ := chromedp.Run(p.ctx, chromedp.Evaluate[string](`location.href + ' ' + document.body?.className + ': ' + document.body?.innerText.slice(0, 400)`))
			p.t.Fatalf("waiting for %s: %v; %s; the page is %s", expression, err, strings.Join(p.taken(), "; "), shown)
		}
	}
}

// onlyTheCover holds the published files against the gate, and against the
// words of the case.
func onlyTheCover(t *testing.T, folder string) {
	files := map[string][]byte{}
	for name, text := range tree(t, folder) {
		files[name] = []byte(text)
		if strings.Contains(text, "parcel") || strings.Contains(text, "Osei") {
			t.Errorf("%s can be read", name)
		}
	}
	for _, f := range scan.Search(files, scan.Options{Base: "/"}) {
		t.Errorf("%s:%d:%d: %s", f.Path, f.Line, f.Col, f.What)
	}
	if n := len(files["sw.js"]); n < 20_000 || n > 200_000 {
		t.Errorf("sw.js has %d bytes", n)
	}
}

// The cover shows its words and one field. A slip is said and can be mended.
func coverInABrowser(t *testing.T, browser context.Context, site, passphrase string) {
	p, axe := open(t, browser, site), axeCore(t)
	for _, width := range []int64{360, 1280} {
		p.size(width)
		p.look("screen", "light")
		p.visit("/")
		p.until(asking)
		if got := ask[string](p, `document.querySelector('main').innerText`); !strings.Contains(got, "A case for the committee") || !strings.Contains(got, "autumn 2026") {
			t.Errorf("the cover reads %q", got)
		}
		for _, text := range ask[look](p, looking).Overflow {
			t.Errorf("%d pixels wide: %s", width, text)
		}
		accessible(p, "cover", axe)
	}
	p.look("screen", "light")
	p.enter("this is not the passphrase")
	p.until(`document.querySelector('#said').textContent.startsWith('Opening')`)
	p.said("does not open the site")
	for name, holds := range map[string]string{
		"is marked":               `document.querySelector('#passphrase').getAttribute('aria-invalid') === 'true'`,
		"keeps what was typed":    `document.querySelector('#passphrase').value === 'this is not the passphrase'`,
		"has the focus":           `document.activeElement.id === 'passphrase'`,
		"is described":            `document.querySelector('#' + document.querySelector('#passphrase').getAttribute('aria-describedby')).getAttribute('role') === 'status'`,
		"is one for a password":   `document.querySelector('#passphrase').type === 'password' && document.querySelector('#passphrase').autocomplete === 'current-password'`,
		"leaves nothing anywhere": `sessionStorage.getItem('casebook-lock') === null`,
	} {
		if !ask[bool](p, holds) {
			t.Errorf("after a wrong passphrase, it is not so that the field %s", name)
		}
	}
	accessible(p, "cover after a wrong passphrase", axe)
	if got := ask[string](p, `(document.querySelector('.show').click(), document.querySelector('#passphrase').type + document.querySelector('.show').innerText)`); !strings.HasPrefix(got, "textHide") {
		t.Errorf("a passphrase that is to be shown: %q", got)
	}
	p.enter("   ")
	p.said("Enter the passphrase")
	p.enter(passphrase)
	p.opened("home")
	p.sound("the cover")
}

// everyReader: whoever is a reader gets in by what they have, and nobody else.
func everyReader(t *testing.T, browser context.Context, c locking, folder, chair, link, former string) {
	own := c.invite(t, ByPassphrase, "Kreide, 4 Türen, Räume Ziegel")
	folder = c.sealAgain(t, folder, chair)
	p := open(t, browser, static(t, folder))
	p.visit("/")
	p.enter(former)
	p.said("does not open the site")
	for _, secret := range []string{chair, " " + strings.ToUpper(strings.ReplaceAll(chair, "-", " ")), own, "/#" + link, p.site + "/#" + link} {
		p := open(t, browser, static(t, folder))
		if strings.HasPrefix(secret, "/#") {
			p.visit(secret)
		} else {
			p.visit("/")
			p.enter(secret)
		}
		p.opened("home")
		if at := ask[string](p, `location.href`); at != p.site+"/" {
			t.Errorf("the reader with %q is at %s", secret, at)
		}
		p.sound(secret)
	}
}

// unlocked is what readers do on the pages.
func unlocked(t *testing.T, browser context.Context, site, passphrase string) {
	p := open(t, browser, site)
	p.size(1280)
	p.look("screen", "light")
	p.visit("/evidence/double-run-comparison/")
	if len(p.taken()) > 1 {
		t.Error("more went wrong than that the host has no such page")
	}
	p.enter(passphrase)
	p.opened("exhibit")
	p.until(`[...document.querySelectorAll('main img')].length > 1 && (document.querySelectorAll('main img').forEach((i) => i.loading = 'eager'), [...document.querySelectorAll('main img')].every((i) => i.naturalWidth > 0))`)
	if !ask[bool](p, `getComputedStyle(document.querySelector('.masthead')).display === 'block' && document.styleSheets[0].cssRules.length > 100`) {
		t.Error("the page has no styles")
	}
	text := ask[string](p, `document.querySelector('h1').innerText`)
	p.look("", "light")
	printed := call(p, page.PrintToPDF, page.PrintToPDFParams{})
	if data := []byte(printed.Data); !bytes.HasPrefix(data, []byte("%PDF-")) || len(data) < 20_000 {
		t.Errorf("printing gives %d bytes", len(data))
	} else if words := textOf(t, data); !strings.Contains(words, text) || strings.Contains(words, "Lock again") || strings.Contains(words, "Passphrase") {
		t.Errorf("the page on paper reads %q", words)
	}

	if n := ask[int](p, `fetch('/search.json').then((r) => r.json()).then((j) => JSON.stringify(j).length)`); n < 1000 {
		t.Errorf("search.json has %d characters", n)
	}
	if got := ask[string](p, `fetch('/search.json', {method: 'HEAD'}).then(async (r) => [r.status, r.headers.get('Content-Type'), r.headers.get('Content-Security-Policy').includes("default-src 'none'"), (await r.text()).length].join(' '))`); got != "200 application/json true 0" {
		t.Errorf("a request for the head of a file: %s", got)
	}
	if got := ask[int](p, `fetch('/search.json', {method: 'POST'}).then((r) => r.status)`); got == http.StatusOK {
		t.Error("a file answers to something else than to be read")
	}
	p.taken() // the console tells of the last one

	p.visit("/metrics/scan-lag/")
	p.opened("metric")
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.actions button').click()`))
	p.until(`document.querySelector('.live canvas')?.width > 0`)
	p.sound("exploring a chart")
	saved := t.TempDir()
	p.downloads(saved)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('a[download]').click()`))
	var got []byte
	for end := time.Now().Add(10 * time.Second); len(got) == 0 && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		got, _ = os.ReadFile(filepath.Join(saved, "series-scan-lag.csv"))
	}
	if !bytes.Contains(got, []byte(",")) || bytes.Contains(got, []byte("<html")) {
		t.Errorf("the table that was saved: %.80q", got)
	}
	p.sound("the pages")
}
