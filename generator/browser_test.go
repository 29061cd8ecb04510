package generator

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The demo as its author sees it, in a real browser: nothing leaves the site,
// nothing breaks the policy, and every chart can be read by everybody.
func TestBrowser(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	folder, _ := demoSite(t, Flag{Key: "audience", Name: "--audience", Value: "self"}, Flag{Key: "baseURL", Name: "--base-url", Value: "/"})
	site := host(t, folder)
	var paths []string
	for file := range tree(t, folder) {
		if path.Ext(file) == ".html" {
			paths = append(paths, pathOf(file))
		}
	}
	slices.Sort(paths)

	var seen visited
	t.Run("preloaded fonts", func(t *testing.T) { preloadedFonts(t, browser, site) })
	t.Run("weight of the home page", func(t *testing.T) { homeWeight(t, browser, site, folder) })
	t.Run("every page", func(t *testing.T) { seen = everyPage(t, browser, site, paths) })
	t.Run("every chart without script", func(t *testing.T) { withoutScript(t, browser, site, seen) })
	t.Run("colours", func(t *testing.T) { colours(t, browser, site, seen) })
	t.Run("accessibility", func(t *testing.T) { accessibility(t, browser, site, seen) })
	t.Run("comfort", func(t *testing.T) { comfort(t, browser, site, seen) })
	t.Run("late fonts", func(t *testing.T) { lateFonts(t, browser, folder) })
	t.Run("forced colours", func(t *testing.T) { forcedColours(t, browser, site) })
	t.Run("margin notes", func(t *testing.T) { marginNotes(t, browser, site) })
	t.Run("values by keyboard", func(t *testing.T) { valuesByKeyboard(t, browser, site, seen) })
	t.Run("search", func(t *testing.T) { searching(t, browser, site) })
	t.Run("narrowing", func(t *testing.T) { narrowing(t, browser, site) })
	t.Run("exploring", func(t *testing.T) { exploring(t, browser, site, seen) })
	t.Run("from a disk", func(t *testing.T) { fromDisk(t, browser, folder, seen) })
}

// unused finds the fonts that a page has preloaded for nothing.
const unused = `document.fonts.ready.then(() => {
  const bare = (family) => family.replaceAll('"', '');
  const rules = [...document.styleSheets].flatMap((s) => [...s.cssRules]).filter((r) => r instanceof CSSFontFaceRule);
  const loaded = [...document.fonts].filter((f) => f.status === 'loaded').map((f) => [bare(f.family), f.weight, f.style].join());
  return [...document.querySelectorAll('link[rel=preload][as=font]')].filter((l) => !rules.some((r) =>
    r.cssText.includes(new URL(l.href).pathname.split('/').pop()) && loaded.includes([bare(r.style.fontFamily), r.style.fontWeight, r.style.fontStyle].join()))).map((l) => l.href);
})`

// What a page preloads it shows.
func preloadedFonts(t *testing.T, browser context.Context, site string) {
	p := open(t, browser, site)
	p.size(1280)
	for _, path := range []string{"/", "/evidence/", "/packet/"} {
		p.visit(path)
		if n := ask[int](p, `document.querySelectorAll('link[rel=preload][as=font]').length`); n == 0 {
			t.Errorf("%s preloads no font", path)
		}
		for _, font := range ask[[]string](p, unused) {
			t.Errorf("%s preloads %s for nothing", path, font)
		}
	}
	// So that the test can fail: a font that nothing on the page is set in.
	p.do(chromedp.Evaluate[chromedp.Void](`document.head.insertAdjacentHTML('beforeend', '<link rel="preload" as="font" crossorigin href="/fonts/noto-sans-hebrew-hebrew-400-normal.woff2">')`))
	if found := ask[[]string](p, unused); len(found) != 1 {
		t.Errorf("a font for nothing is told as %q", found)
	}
}

// visited says what stands where.
type visited struct {
	kinds  map[string]string   // kind of page, as the theme names it -> the page of it with the most charts
	charts map[string][]string // kind of chart -> pages with one
}

// look is what a script finds on a page.
type look struct {
	Page     string   `json:"page"`
	Charts   []string `json:"charts"`
	Overflow []string `json:"overflow"`
	Texts    []string `json:"texts"`
}

// looking finds what is too wide for the window, and texts of drawings that are
// outside their drawing or on top of each other. Turned texts are left out:
// their boxes are larger than they are. The box of a text is rounded to whole
// units and then stretched with the text, so that it may begin a little more
// than one unit before the text.
const looking = `document.fonts.ready.then(() => {
  const wide = document.documentElement.scrollWidth > innerWidth;
  const overflow = wide ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).slice(0, 3).map((e) => e.tagName + '.' + e.getAttribute('class') + ' ' + e.textContent.trim().slice(0, 30)) : [];
  const texts = [];
  for (const plot of document.querySelectorAll('figure.chart .plot')) {
    const n = [...plot.querySelectorAll('svg')].filter((s) => s.getBoundingClientRect().width > 0).length;
    if (n !== 1) texts.push(plot.querySelector('svg').id + ': ' + n + ' drawings are to be seen');
  }
  for (const svg of document.querySelectorAll('figure.chart svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const scale = frame.width / svg.viewBox.baseVal.width;
    const list = [...svg.querySelectorAll('text')].map((e) => {
      const b = e.getBBox();
      const m = svg.getScreenCTM().inverse().multiply(e.getScreenCTM());
      return {text: e.firstChild.textContent, turned: m.b !== 0, left: b.x + m.e, right: b.x + b.width + m.e, top: b.y + m.f, bottom: b.y + b.height + m.f};
    }).filter((r) => !r.turned);
    const {width, height} = svg.viewBox.baseVal;
    for (const a of list) {
      if (a.left < -1.5 || a.top < -1 || a.right > width + 1.5 || a.bottom > height + 1) texts.push(svg.id + ': ' + a.text + ' is cut off');
    }
    for (let i = 0; i < list.length; i++) for (let j = 0; j < i; j++) {
      const a = list[i], b = list[j];
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) texts.push(svg.id + ': ' + a.text + ' lies on ' + b.text);
    }
    if (scale < .7) texts.push(svg.id + ': the drawing is shrunk to ' + scale);
  }
  return {
    page: document.body.className, overflow, texts,
    charts: [...document.querySelectorAll('figure.chart')].filter((f) => f.querySelector('svg[role=img]')).map((f) => f.dataset.kind),
  };
})`

func everyPage(t *testing.T, browser context.Context, site string, paths []string) visited {
	seen := visited{kinds: map[string]string{}, charts: map[string][]string{}}
	most := map[string]int{}
	var mu sync.Mutex
	inTabs(t, browser, site, paths, func(p *tab, path string) {
		p.size(320)
		p.visit(path)
		var found look
		for _, width := range []int64{320, 1280} {
			if width != 320 {
				p.size(width)
			}
			found = ask[look](p, looking)
			for _, text := range slices.Concat(ask[[]string](p, cells), found.Overflow, found.Texts) {
				p.t.Errorf("%s, %d pixels wide: %s", path, width, text)
			}
		}
		p.sound(path)
		mu.Lock()
		defer mu.Unlock()
		if at, met := seen.kinds[found.Page]; !met || len(found.Charts) > most[found.Page] || len(found.Charts) == most[found.Page] && path < at {
			seen.kinds[found.Page], most[found.Page] = path, len(found.Charts)
		}
		for _, kind := range slices.Compact(slices.Sorted(slices.Values(found.Charts))) {
			seen.charts[kind] = append(seen.charts[kind], path)
		}
	})
	for _, list := range seen.charts {
		slices.Sort(list)
	}
	return seen
}

// inTabs does the same on many pages, in several tabs at once.
func inTabs(t *testing.T, browser context.Context, site string, paths []string, do func(*tab, string)) {
	work := make(chan string, len(paths))
	for _, path := range paths {
		work <- path
	}
	close(work)
	t.Run("tabs", func(t *testing.T) {
		for i := range 3 {
			t.Run(strconv.Itoa(i+1), func(t *testing.T) {
				t.Parallel()
				p := open(t, browser, site)
				for path := range work {
					do(p, path)
				}
			})
		}
	})
}

// Every kind of page has its charts in the page itself.
func withoutScript(t *testing.T, browser context.Context, site string, seen visited) {
	p := open(t, browser, site)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.size(1280)
	for _, c := range []struct{ page, kinds string }{
		{"home", "readiness"},
		{"skills", "coverage"},
		{"competency", "level"},
		{"exhibits", "evidence-flow"},
		{"exhibit", "impact"},
		{"case-study", "impact"},
		{"roadmap", "roadmap load plan-actual burn-up"},
		{"metric", "series"},
		{"experiment", "experiment"},
		{"feedback", "feedback"},
		{"mentoring", "check-ins"},
		{"journal", "energy journal-entries"},
		{"packet", "readiness"},
	} {
		path, ok := seen.kinds["page-"+c.page]
		if !ok {
			t.Errorf("the demo has no page %q", c.page)
			continue
		}
		p.visit(path)
		drawn := ask[[]string](p, `[...document.querySelectorAll('figure.chart')].filter((f) => [...f.querySelectorAll('svg[role=img]')].some((s) => s.getBoundingClientRect().width > 200 && s.querySelector('title').textContent && s.querySelector('path, rect, circle'))).map((f) => f.dataset.kind)`)
		for kind := range strings.FieldsSeq(c.kinds) {
			if !slices.Contains(drawn, kind) {
				t.Errorf("%s has no chart %q; it has %q", path, kind, drawn)
			}
		}
		if n := ask[int](p, `[...document.querySelectorAll('.tip, .cursor, .actions button, .find')].filter((e) => e.checkVisibility({visibilityProperty: true})).length`); n > 0 {
			t.Errorf("%s shows %d things that need a script", path, n)
		}
		p.sound(path)
	}
}

func accessibility(t *testing.T, browser context.Context, site string, seen visited) {
	axe := axeCore(t)
	inTabs(t, browser, site, slices.Sorted(maps.Values(seen.kinds)), func(p *tab, path string) {
		p.size(1280)
		p.look("screen", "light")
		p.visit(path)
		accessible(p, path, axe)
		if os.Getenv("CASEBOOK_LONG") != "" {
			violates(p, path, "dark", allRules)
		}
		for _, width := range []int64{768, 320} {
			p.size(width)
			if os.Getenv("CASEBOOK_LONG") != "" {
				violates(p, path, "light", allRules)
				violates(p, path, "dark", allRules)
			} else {
				violates(p, path, "light", placeRules)
			}
		}
		p.sound(path)
	})
}

// axeCore is what finds what keeps people from a page; see
// https://github.com/dequelabs/axe-core.
func axeCore(t *testing.T) string {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join("..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	return string(axe)
}

// Rules of axe-core: all of WCAG 2.2 A and AA and of its best practices, those that
// depend on colours, and those that depend on where things are.
const (
	allRules    = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	colourRules = `["color-contrast", "link-in-text-block"]`
	placeRules  = `["target-size", "scrollable-region-focusable", "meta-viewport", "css-orientation-lock"]`
)

// accessible fails the test for what keeps people from the page, in light and
// in dark. The scheme changes colours alone.
func accessible(p *tab, path, axe string) {
	p.t.Helper()
	p.do(chromedp.Evaluate[chromedp.Void](axe))
	violates(p, path, "light", allRules)
	violates(p, path, "dark", colourRules)
}

func violates(p *tab, path, scheme, rules string) {
	p.t.Helper()
	p.look("screen", scheme)
	for _, text := range ask[[]string](p, fmt.Sprintf(`axe.run({runOnly: %s, resultTypes: ['violations']}).then((r) => r.violations.map((v) =>
			v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))`, rules)) {
		p.t.Errorf("%s, %d pixels wide, %s: %s", path, ask[int](p, "innerWidth"), scheme, text)
	}
}

// first gives the first page with a chart of a kind.
func (v visited) first(t testing.TB, kind string) string {
	t.Helper()
	if len(v.charts[kind]) == 0 {
		t.Fatalf("no page has a chart %q", kind)
	}
	return v.charts[kind][0]
}

// withCharts gives one page of each kind that has charts.
func (v visited) withCharts() []string {
	var list []string
	for _, path := range v.kinds {
		if slices.ContainsFunc(slices.Collect(maps.Values(v.charts)), func(on []string) bool { return slices.Contains(on, path) }) {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list
}
