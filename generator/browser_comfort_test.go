package generator

import (
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
)

// tooWide is how far a page can be scrolled to the side.
const tooWide = `document.fonts.ready.then(() => document.documentElement.scrollWidth - innerWidth)`

// moved is the sum of the layout shifts since the page began to load; see
// https://web.dev/articles/cls. Fonts and scripts come before it is read.
const moved = `document.fonts.ready.then(() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum), 50));
}))`

// Each kind of page fits the narrowest and the widest window in both directions of
// writing, and does not move while it loads. A window of 320 pixels is one of 1280
// at 400 % zoom.
func comfort(t *testing.T, browser context.Context, site string, seen visited) {
	widths := []int64{320, 1920}
	if os.Getenv("CASEBOOK_LONG") != "" {
		widths = []int64{320, 768, 1920}
	}
	inTabs(t, browser, site, slices.Sorted(maps.Values(seen.kinds)), func(p *tab, path string) {
		for _, width := range widths {
			p.size(width)
			p.visit(path)
			if sum := ask[float64](p, moved); sum > 0 {
				p.t.Errorf("%s, %d pixels wide: moves by %v while it loads", path, width, sum)
			}
			for _, dir := range []string{"ltr", "rtl"} {
				if n := ask[int](p, `(document.documentElement.dir = '`+dir+`', `+tooWide+`)`); n > 0 {
					p.t.Errorf("%s, %d pixels wide, %s: %d pixels do not fit", path, width, dir, n)
				}
			}
		}
		p.sound(path)
	})
}

// lateFonts visits pages whose fonts come when the text has been drawn for long.
func lateFonts(t *testing.T, browser context.Context, folder string) {
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == ".woff2" {
			time.Sleep(400 * time.Millisecond)
		}
		w.Header().Set("Cache-Control", "no-store")
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := open(t, browser, server.URL)
	p.size(768)
	for _, path := range []string{"/", "/evidence/", "/skills/"} {
		p.visit(path)
		if sum := ask[float64](p, moved); sum > 0 {
			t.Errorf("%s moves by %v when its fonts come late", path, sum)
		}
	}
}

// In forced colours, what is said by a border or a colour is still to be seen.
func forcedColours(t *testing.T, browser context.Context, site string) {
	p := open(t, browser, site)
	p.size(1280)
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: "dark"}}})
	p.visit("/")
	for _, c := range []struct{ what, script string }{
		{"the item of the menu where the reader is", `[...document.querySelectorAll('.contents a')].map((a) => [a.hasAttribute('aria-current'), getComputedStyle(a).borderBottomColor])`},
		{"what blocks", `[...document.querySelectorAll('.marks a')].map((a) => [a.matches('.blocks'), getComputedStyle(a).borderTopColor])`},
	} {
		if ask[bool](p, `((all) => all.length < 2 || !all.some(([is]) => is) || all.some(([is, colour]) => is === (colour === getComputedStyle(document.body).backgroundColor)))(`+c.script+`)`) {
			t.Errorf("in forced colours, %s looks as all others: %v", c.what, ask[[][]any](p, c.script))
		}
	}
	for _, colour := range ask[[]paint](p, painting)[1:] {
		if ground := [3]int{}; colour.Text && contrast(colour.RGB, ground) < 4.5 {
			t.Errorf("in forced colours, a text of a chart has the colour %v on %v", colour.RGB, ground)
		}
	}
	p.sound("forced colours")
}

// sides gives where a footnote and the line that it belongs to are on the page.
const sides = `document.fonts.ready.then(() => {
  const box = (e) => { const {left, right, top, bottom} = e.getBoundingClientRect(); return {left, right, top, bottom}; };
  const back = document.querySelector('.footnote-backref');
  return {note: box(back.closest('li')), mark: box(document.getElementById(decodeURIComponent(back.hash.slice(1)))), text: box(document.querySelector('.with-margin > .text')), margin: box(document.querySelector('.with-margin > .margin'))};
})`

type side struct{ Left, Right, Top, Bottom float64 }

// Footnotes are beside their line, or right below what else is in the margin, where
// there is a margin; else, and on paper, they follow the text.
func marginNotes(t *testing.T, browser context.Context, site string) {
	p := open(t, browser, site)
	const path = "/evidence/tracking-page-times/"
	for _, c := range []struct {
		medium string
		width  int64
		beside bool
	}{{"screen", 1280, true}, {"screen", 360, false}, {"print", 718, false}} {
		p.size(c.width)
		p.look(c.medium, "light")
		p.visit(path)
		at := ask[struct{ Note, Mark, Text, Margin side }](p, sides)
		level := at.Note.Top < at.Mark.Bottom+30 && at.Note.Bottom > at.Mark.Top-30
		if c.beside && (at.Note.Left < at.Text.Right || at.Note.Top < at.Margin.Bottom || !level) {
			t.Errorf("%d pixels wide: the note is not beside its line: %+v", c.width, at)
		}
		if !c.beside && (at.Note.Top < at.Text.Bottom-1 || at.Note.Left > at.Text.Left+40) {
			t.Errorf("%s, %d pixels wide: the note does not follow the text: %+v", c.medium, c.width, at)
		}
		if c.medium == "print" {
			if at.Margin.Left < at.Text.Right {
				t.Errorf("on paper, the margin is not beside the text: %+v", at)
			}
			if shown := ask[[]string](p, `[...document.querySelectorAll('.contents, .find, .skip, .crumbs, .neighbours')].filter((e) => e.checkVisibility()).map((e) => e.className)`); len(shown) > 0 {
				t.Errorf("paper shows what only a screen needs: %q", shown)
			}
		}
	}
	p.look("", "light")
	p.sound(path)
}
