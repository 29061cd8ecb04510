package generator

import (
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// hostile is a portfolio whose words are scripts wherever a chart shows them.
var hostile = map[string]string{
	"config.yaml":              "title: Hostile\nperson: {name: Someone}\naudience: self\n",
	"content/_index.md":        "# Hostile\n\n{{< chart \"evil\" caption=\"</figcaption><script>alert(7)</script>\" >}}\n\n{{< chart \"own\" >}}\n",
	"content/evidence/work.md": "---\ntitle: Work\nstarted: 2025-01\nended: 2025-06\nsummary: Work.\nimpact:\n  - {label: \"</script><script>alert(2)</script>\", metric: evil, before: 2025-01, after: 2025-04}\n---\n\nIt was done.\n",
	"content/charts/own.yaml":  "title: \"</title><script>alert(8)</script>\"\ndescription: __f__alert(8)__f__\nseries:\n  - {metric: evil.a, name: \"__f__alert(9)__f__</script>\"}\n",
	"content/metrics/evil.yaml": "title: \"</script><script>alert(1)</script>\"\nunit: __f__alert(3)__f__\n" +
		"columns:\n  a: {title: __f__alert(4)__f__}\n  b: {title: \"<img src=x onerror=alert(5)>\"}\n" +
		"events:\n  - {date: 2025-02-03, text: \"__f__alert(6)__f__`</script><script>alert(6)</script>`\"}\n",
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
	charts, explored := 0, 0
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
			if ask[bool](p, `document.querySelector('.actions button') !== null`) {
				p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.actions button').click()`))
				explored++
				p.wait(`document.querySelector('canvas') !== null`)
				at := ask[[]float64](p, `(() => { const c = document.querySelector('canvas'); c.scrollIntoView({block: 'center'}); const r = c.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2] })()`)
				p.do(chromedp.MouseEvent("mouseMoved", at[0], at[1]))
			}
		}
		p.sound(file)
	}
	if charts < 4 || explored == 0 {
		t.Errorf("%d drawings, %d pages explored; want some of both", charts, explored)
	}
}
