package generator

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/casebook-dev/casebook/generator/internal/site/chart"
)

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
      const box = e.getBBox();
      if (box.width + box.height === 0) continue;
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

// contrast is that of WCAG 2.2, from 1 to 21.
func contrast(a, b [3]int) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + .05) / (dark + .05)
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
const explorable = `document.querySelector('.actions button').closest('figure')`

func exploring(t *testing.T, browser context.Context, site string, seen visited) {
	p := open(t, browser, site)
	p.size(1280)
	p.look("screen", "light")
	for _, kind := range []string{"readiness", "series", "load"} {
		path := seen.first(t, kind)
		p.visit(path)
		figure := `document.querySelector('figure.chart[data-kind="` + kind + `"]')`
		if !ask[bool](p, figure+`.querySelector('.actions button') !== null`) {
			t.Errorf("%s: the chart %q cannot be explored", path, kind)
			continue
		}
		if ask[bool](p, `performance.getEntriesByType('resource').some((e) => e.name.includes('/third-party/'))`) {
			t.Errorf("%s loads ECharts before anybody asked", path)
		}
		p.do(chromedp.Evaluate[chromedp.Void](figure + `.querySelector('.figure-data').open = true`))
		p.do(chromedp.Evaluate[chromedp.Void](figure + `.querySelector('.actions button').focus()`))
		p.do(chromedp.KeyEvent(kb.Enter))
		const painted = `((c) => c && c.width > 0 && c.toDataURL() !== Object.assign(document.createElement('canvas'), {width: c.width, height: c.height}).toDataURL())`
		p.wait(painted + `(` + figure + `.querySelector('canvas'))`)
		p.do(chromedp.Evaluate[chromedp.Void](`window.light = ` + figure + `.querySelector('canvas').toDataURL()`))
		p.look("screen", "dark")
		p.wait(`` + painted + `(` + figure + `.querySelector('canvas')) && ` + figure + `.querySelector('canvas').toDataURL() !== window.light`)
		p.look("screen", "light")
		box := ask[[]float64](p, `(() => { const r = `+figure+`.querySelector('canvas').getBoundingClientRect(); scrollTo(0, r.top + scrollY - 100); const s = `+figure+`.querySelector('canvas').getBoundingClientRect(); return [s.left + s.width / 2, s.top + s.height / 2] })()`)
		p.do(chromedp.Evaluate[chromedp.Void](`window.still = ` + figure + `.querySelector('canvas').toDataURL()`))
		p.do(chromedp.MouseEvent("mouseMoved", box[0], box[1]))
		p.wait(figure + `.querySelector('canvas').toDataURL() !== window.still`) // a tip is painted
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
