package generator

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/casebook-dev/casebook/generator/internal/chart"
)

// The demo as its author sees it, in a real browser: nothing leaves the site,
// nothing breaks the policy, and every chart can be read by everybody.
func TestBrowser(t *testing.T) {
	browser := chromium(t)
	folder, _ := build(t, demo, Flag{Key: "audience", Name: "--audience", Value: "self"}, Flag{Key: "baseURL", Name: "--base-url", Value: "/"})
	site := host(t, folder)
	var paths []string
	for file := range tree(t, folder) {
		if path.Ext(file) == ".html" {
			paths = append(paths, pathOf(file))
		}
	}
	slices.Sort(paths)

	var seen visited
	t.Run("every page", func(t *testing.T) { seen = everyPage(t, browser, site, paths) })
	t.Run("every chart without script", func(t *testing.T) { withoutScript(t, browser, site, seen) })
	t.Run("colours", func(t *testing.T) { colours(t, browser, site, seen) })
	t.Run("accessibility", func(t *testing.T) { accessibility(t, browser, site, seen) })
	t.Run("values by keyboard", func(t *testing.T) { valuesByKeyboard(t, browser, site, seen) })
	t.Run("exploring", func(t *testing.T) { exploring(t, browser, site, seen) })
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
// their boxes are larger than they are.
const looking = `(() => {
  const wide = document.documentElement.scrollWidth > innerWidth;
  const overflow = wide ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).slice(0, 3).map((e) => e.tagName + '.' + e.getAttribute('class') + ' ' + e.textContent.trim().slice(0, 30)) : [];
  const texts = [];
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
      if (a.left < -1 || a.top < -1 || a.right > width + 1 || a.bottom > height + 1) texts.push(svg.id + ': ' + a.text + ' is cut off');
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
})()`

func everyPage(t *testing.T, browser context.Context, site string, paths []string) visited {
	seen := visited{kinds: map[string]string{}, charts: map[string][]string{}}
	most := map[string]int{}
	var mu sync.Mutex
	work := make(chan string, len(paths))
	for _, p := range paths {
		work <- p
	}
	close(work)
	var tabs sync.WaitGroup
	for range 3 {
		p := open(t, browser, site)
		tabs.Go(func() {
			for path := range work {
				p.size(360)
				if err := chromedp.Do(p.ctx, chromedp.Navigate(site+path)); err != nil {
					t.Errorf("%s: %v", path, err)
					return
				}
				var found look
				for _, width := range []int64{360, 1280} {
					if width != 360 {
						if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(width, 900)); err != nil {
							t.Error(err)
						}
					}
					var err error
					if found, err = chromedp.Run(p.ctx, chromedp.Evaluate[look](looking)); err != nil {
						t.Errorf("%s: %v", path, err)
						return
					}
					for _, text := range append(found.Overflow, found.Texts...) {
						t.Errorf("%s, %d pixels wide: %s", path, width, text)
					}
				}
				p.sound(path)
				mu.Lock()
				if at, met := seen.kinds[found.Page]; !met || len(found.Charts) > most[found.Page] || len(found.Charts) == most[found.Page] && path < at {
					seen.kinds[found.Page], most[found.Page] = path, len(found.Charts)
				}
				for _, kind := range slices.Compact(slices.Sorted(slices.Values(found.Charts))) {
					seen.charts[kind] = append(seen.charts[kind], path)
				}
				mu.Unlock()
			}
		})
	}
	tabs.Wait()
	for _, list := range seen.charts {
		slices.Sort(list)
	}
	return seen
}

// Every kind of page has its charts in the page itself.
func withoutScript(t *testing.T, browser context.Context, site string, seen visited) {
	p := open(t, browser, site)
	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.size(1280)
	for _, c := range []struct{ page, kinds string }{
		{"home", "readiness small"},
		{"skills", "skill-map coverage"},
		{"competency", "level"},
		{"exhibits", "evidence-flow"},
		{"exhibit", "impact"},
		{"case-study", "impact"},
		{"roadmap", "roadmap load plan-actual burn-up"},
		{"metric", "series"},
		{"experiment", "experiment"},
		{"feedback-list", "feedback"},
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
		if n := ask[int](p, `document.querySelectorAll('.tip, .cursor, .ways button').length`); n > 0 {
			t.Errorf("%s shows %d things that need a script", path, n)
		}
		p.sound(path)
	}
}

// paint is a colour of a drawing, as red, green, blue.
type paint struct {
	Text bool   `json:"text"`
	RGB  [3]int `json:"rgb"`
}

const painting = `(() => {
  const read = (c) => (c.match(/^rgba?\((\d+), (\d+), (\d+)/) || []).slice(1).map(Number);
  const all = [{text: false, rgb: read(getComputedStyle(document.body).backgroundColor)}];
  for (const svg of document.querySelectorAll('figure.chart svg')) {
    if (svg.getBoundingClientRect().width === 0) continue;
    for (const e of svg.querySelectorAll('path, rect, circle, text')) {
      const style = getComputedStyle(e);
      for (const c of [style.fill, style.stroke]) if (read(c).length) all.push({text: e.tagName === 'text' && c === style.fill, rgb: read(c)});
    }
  }
  return all;
})()`

// Charts follow the colour scheme, their texts can be read in all of them, and
// paper has no colours.
func colours(t *testing.T, browser context.Context, site string, seen visited) {
	p := open(t, browser, site)
	p.size(1280)
	for _, path := range seen.withCharts() {
		p.visit(path)
		sets := map[string]map[paint]bool{}
		for _, mode := range []struct{ name, medium, scheme string }{{"light", "screen", "light"}, {"dark", "screen", "dark"}, {"print", "print", "light"}, {"print from dark", "print", "dark"}} {
			p.look(mode.medium, mode.scheme)
			list := ask[[]paint](p, painting)
			set := map[paint]bool{}
			ground := list[0].RGB
			for _, c := range list[1:] {
				set[c] = true
				if c.Text && contrast(c.RGB, ground) < 4.5 {
					t.Errorf("%s, %s: a text has the colour %v on %v, a contrast of %.1f", path, mode.name, c.RGB, ground, contrast(c.RGB, ground))
				}
				if mode.medium == "print" && (c.RGB[0] != c.RGB[1] || c.RGB[1] != c.RGB[2]) {
					t.Errorf("%s, %s: the colour %v", path, mode.name, c.RGB)
				}
			}
			sets[mode.name] = set
		}
		p.look("", "light")
		for _, pair := range [][2]string{{"light", "dark"}, {"light", "print"}} {
			if maps.Equal(sets[pair[0]], sets[pair[1]]) {
				t.Errorf("%s: %s and %s have the same colours", path, pair[0], pair[1])
			}
		}
		if !maps.Equal(sets["print"], sets["print from dark"]) {
			t.Errorf("%s: paper depends on the colour scheme of the screen", path)
		}
	}
	p.sound("colours")
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

// contrast is that of WCAG 2.2, from 1 to 21.
func contrast(a, b [3]int) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + .05) / (dark + .05)
}

// axe finds what keeps people from a page; see https://github.com/dequelabs/axe-core.
func accessibility(t *testing.T, browser context.Context, site string, seen visited) {
	axe, err := os.ReadFile(filepath.Join("..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("%v: run make assets", err)
	}
	var tabs sync.WaitGroup
	work := make(chan string, len(seen.kinds))
	for _, path := range slices.Sorted(maps.Values(seen.kinds)) {
		work <- path
	}
	close(work)
	for range 2 {
		p := open(t, browser, site)
		p.size(1280)
		tabs.Go(func() {
			for path := range work {
				p.look("screen", "light")
				if err := chromedp.Do(p.ctx, chromedp.Navigate(site+path)); err != nil {
					t.Errorf("%s: %v", path, err)
					return
				}
				if err := chromedp.Do(p.ctx, chromedp.Evaluate[chromedp.Void](string(axe))); err != nil {
					t.Errorf("%s: %v", path, err)
					return
				}
				// The scheme changes colours alone.
				for scheme, rules := range map[string]string{"light": `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`, "dark": `["color-contrast", "link-in-text-block"]`} {
					p.look("screen", scheme)
					found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](fmt.Sprintf(
						`axe.run({runOnly: %s, resultTypes: ['violations']}).then((r) => r.violations.map((v) => v.id + ': ' + v.help + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))`, rules), chromedp.EvalAwaitPromise))
					if err != nil {
						t.Errorf("%s: %v", path, err)
						return
					}
					for _, text := range found {
						t.Errorf("%s, %s: %s", path, scheme, text)
					}
				}
				p.sound(path)
			}
		})
	}
	tabs.Wait()
}

// first gives the first page with a chart of a kind.
func (v visited) first(t testing.TB, kind string) string {
	t.Helper()
	if len(v.charts[kind]) == 0 {
		t.Fatalf("no page has a chart %q", kind)
	}
	return v.charts[kind][0]
}

func valuesByKeyboard(t *testing.T, browser context.Context, site string, seen visited) {
	p := open(t, browser, site)
	p.size(1280)
	p.visit(seen.first(t, "series"))
	const at = `document.activeElement.matches('.cursor') && document.activeElement.closest('figure.chart') !== null`
	for range 60 {
		if ask[bool](p, at) {
			break
		}
		p.do(chromedp.KeyEvent(kb.Tab))
	}
	if !ask[bool](p, at) {
		t.Fatal("the chart cannot be reached with the tab key")
	}
	const said = `document.activeElement.getAttribute('aria-valuetext')`
	const shown = `(() => { const tip = document.querySelector('.tip'); return tip.hidden ? '' : tip.innerText })()`
	one := ask[string](p, said)
	if tip := ask[string](p, shown); tip == "" || !strings.HasPrefix(one, strings.Split(tip, "\n")[0]) {
		t.Errorf("the tip shows %q, the cursor says %q", tip, one)
	}
	p.do(chromedp.KeyEvent(kb.ArrowRight))
	two := ask[string](p, said)
	p.do(chromedp.KeyEvent(kb.End))
	last := ask[string](p, said)
	p.do(chromedp.KeyEvent(kb.Home))
	if one == two || two == last || ask[string](p, said) != one {
		t.Errorf("right, end and home lead to %q, %q and %q", two, last, ask[string](p, said))
	}
	if tip := ask[string](p, shown); tip == "" {
		t.Error("no tip after a move")
	}
	p.do(chromedp.KeyEvent(kb.Escape))
	if tip := ask[string](p, shown); tip != "" {
		t.Errorf("escape leaves the tip %q", tip)
	}
	p.sound("values by keyboard")
}

// explorable is the first chart of a page that can be explored.
const explorable = `document.querySelector('.ways button').closest('figure')`

func exploring(t *testing.T, browser context.Context, site string, seen visited) {
	p := open(t, browser, site)
	p.size(1280)
	p.look("screen", "light")
	for _, kind := range []string{"readiness", "series", "load"} {
		path := seen.first(t, kind)
		p.visit(path)
		figure := `document.querySelector('figure.chart[data-kind="` + kind + `"]')`
		if !ask[bool](p, figure+`.querySelector('.ways button') !== null`) {
			t.Errorf("%s: the chart %q cannot be explored", path, kind)
			continue
		}
		if ask[bool](p, `performance.getEntriesByType('resource').some((e) => e.name.includes('/vendor/'))`) {
			t.Errorf("%s loads ECharts before anybody asked", path)
		}
		p.do(chromedp.Evaluate[chromedp.Void](figure + `.querySelector('.ways button').focus()`))
		p.do(chromedp.KeyEvent(kb.Enter))
		const painted = `((c) => c && c.width > 0 && c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0))`
		p.wait(painted + `(` + figure + `.querySelector('canvas'))`)
		p.do(chromedp.Evaluate[chromedp.Void](`window.light = ` + figure + `.querySelector('canvas').toDataURL()`))
		p.look("screen", "dark")
		p.wait(`` + painted + `(` + figure + `.querySelector('canvas')) && ` + figure + `.querySelector('canvas').toDataURL() !== window.light`)
		p.look("screen", "light")
		box := ask[[]float64](p, `(() => { const r = `+figure+`.querySelector('canvas').getBoundingClientRect(); scrollTo(0, r.top + scrollY - 100); const s = `+figure+`.querySelector('canvas').getBoundingClientRect(); return [s.left + s.width / 2, s.top + s.height / 2] })()`)
		p.do(chromedp.MouseEvent("mouseMoved", box[0], box[1]))
		p.do(chromedp.KeyEvent(kb.Enter))
		p.wait(figure + `.querySelector('canvas') === null && ` + figure + `.querySelector('.plot').getBoundingClientRect().height > 0`)
		p.sound(path)
	}

	// What cannot be loaded leaves the drawing, and is said.
	p.visit(seen.first(t, "series"))
	p.do(chromedp.Evaluate[chromedp.Void](explorable + `.dataset.option = '/nowhere.json'; ` + explorable + `.querySelector('button').click()`))
	p.wait(explorable + `.querySelector('[role=status]').textContent !== ''`)
	if !ask[bool](p, explorable+`.querySelector('.plot').getBoundingClientRect().height > 0`) {
		t.Error("the drawing is gone after a chart could not be loaded")
	}
}

// hostile is a portfolio whose words are scripts wherever a chart shows them.
var hostile = map[string]string{
	"config.yaml":              "title: Hostile\nperson: {name: Someone}\naudience: self\n",
	"content/_index.md":        "# Hostile\n\n{{< chart \"evil\" caption=\"</figcaption><script>alert(7)</script>\" >}}\n",
	"content/evidence/work.md": "---\ntitle: Work\nstarted: 2025-01\nended: 2025-06\nsummary: Work.\nimpact:\n  - {label: \"</script><script>alert(2)</script>\", metric: evil, before: 2025-01, after: 2025-04}\n---\n\nIt was done.\n",
	"content/metrics/evil.yaml": "title: \"</script><script>alert(1)</script>\"\nunit: __f__alert(3)__f__\n" +
		"columns:\n  a: {title: __f__alert(4)__f__}\n  b: {title: \"<img src=x onerror=alert(5)>\"}\n" +
		"events:\n  - {date: 2025-02-03, text: \"__f__alert(6)__f__</script><script>alert(6)</script>\"}\n",
	"content/metrics/evil.csv": "date,a,b\n2025-01,1,2\n2025-02,2,3\n2025-03,4,3\n2025-04,5,1\n",
}

func TestBrowserRunsNoWordOfAChart(t *testing.T) {
	browser := chromium(t)
	dir := t.TempDir()
	for name, text := range hostile {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder, built := build(t, dir, Flag{Key: "audience", Name: "--audience", Value: "self"}, Flag{Key: "baseURL", Name: "--base-url", Value: "/"})
	if built.Charts == 0 {
		t.Fatal("no chart was drawn")
	}
	site := host(t, folder)
	p := open(t, browser, site)
	p.size(1280)
	charts := 0
	for file := range tree(t, folder) {
		if path.Ext(file) != ".html" && path.Ext(file) != ".svg" {
			continue
		}
		p.visit(pathOf(file))
		if path.Ext(file) == ".svg" {
			p.sound(file)
			continue
		}
		n := ask[int](p, `document.querySelectorAll('figure.chart svg').length`)
		charts += n
		if n > 0 {
			p.do(chromedp.Evaluate[chromedp.Void](`for (const m of document.querySelectorAll('[data-value]')) m.dispatchEvent(new PointerEvent('pointermove', {bubbles: true}))`))
			if ask[bool](p, `document.querySelector('.ways button') !== null`) {
				p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.ways button').click()`))
				p.wait(`document.querySelector('canvas') !== null`)
				at := ask[[]float64](p, `(() => { const c = document.querySelector('canvas'); c.scrollIntoView({block: 'center'}); const r = c.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2] })()`)
				p.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
			}
		}
		p.sound(file)
	}
	if charts == 0 {
		t.Error("no page shows a chart")
	}
}

// The script of the charts knows the colours that charts are drawn with.
func TestScriptKnowsThePalette(t *testing.T) {
	script, err := os.ReadFile(filepath.Join("..", "themes", "casebook", "assets", "js", "charts.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range chart.Properties() {
		if want := fmt.Sprintf("'%s': '%s'", p.Fallback, p.Name); p.Name != "--chart-font" && !strings.Contains(string(script), want) {
			t.Errorf("charts.js lacks %s", want)
		}
	}
}

// luminance is that of WCAG 2.2, from 0 to 1.
func luminance(rgb [3]int) float64 {
	sum := 0.
	for i, weight := range []float64{.2126, .7152, .0722} {
		c := float64(rgb[i]) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
