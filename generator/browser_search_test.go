package generator

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// searching is the search as readers use it: by key and by button, with nothing
// loaded before, and with what was found marked.
func searching(t *testing.T, browser context.Context, site string) {
	p := open(t, browser, site)
	p.size(320)
	p.look("screen", "light")
	p.visit("/skills/")
	const loaded = `performance.getEntriesByType('resource').filter((r) => /search\.json|third-party\/search/.test(r.name)).length`
	if n := ask[int](p, loaded); n != 0 {
		t.Errorf("%d files of the search are loaded before it is used", n)
	}
	press := func(keys string) { p.t.Helper(); p.do(chromedp.KeyEvent(keys)) }
	press("/")
	p.wait(`document.querySelector('dialog.search[open] input') === document.activeElement`)
	// The protocol sends the letter of a key apart from the key; a keyboard does not.
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.search input').select()`))
	press("rota/")
	p.wait(`document.querySelectorAll('.found a').length > 0`)
	if v := ask[string](p, `document.querySelector('.search input').value`); v != "rota/" {
		t.Errorf("the field holds %q", v)
	}
	if marks := ask[[]string](p, `[...document.querySelectorAll('.found mark')].map((m) => m.textContent.toLowerCase())`); len(marks) == 0 || !strings.HasPrefix(marks[0], "rota") {
		t.Errorf("marked are %q", marks)
	}
	if said := ask[string](p, `document.querySelector('.search [role=status]').textContent`); !strings.HasPrefix(said, "Found: ") {
		t.Errorf("said is %q", said)
	}
	if n := ask[int](p, `document.querySelectorAll('.found h2').length`); n == 0 {
		t.Error("no kind stands over what was found")
	}
	if ask[bool](p, `document.documentElement.scrollWidth > innerWidth || document.querySelector('dialog').scrollWidth > document.querySelector('dialog').clientWidth`) {
		t.Error("at 320 pixels something is wider than the window")
	}
	accessible(p, "the search", axeCore(t))

	press(kb.ArrowDown + kb.ArrowDown + kb.ArrowUp)
	if !ask[bool](p, `document.activeElement === document.querySelector('.found a')`) {
		t.Error("the arrows do not lead to the first result")
	}
	press("s") // and typing leads back
	p.wait(`document.querySelector('.search input').value === 'rota/s'`)
	press(kb.Escape)
	p.wait(`!document.querySelector('dialog.search').open`)

	p.do(chromedp.Click(".find"))
	p.wait(`document.querySelector('dialog.search').open`)
	press("zzqqxxyy")
	p.wait(`document.querySelector('.search [role=status]').textContent === 'Nothing found'`)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.search input').select()`))
	press("rota")
	p.wait(`document.querySelectorAll('.found a').length > 0`)
	first := ask[string](p, `document.querySelector('.found a').href`)
	p.do(chromedp.Evaluate[chromedp.Void](`addEventListener('click', (e) => { window.went ??= e.target.closest('a')?.href; e.preventDefault(); }, true)`))
	press(kb.Enter)
	if to := ask[string](p, `window.went ?? ''`); to != first {
		t.Errorf("Enter leads to %q, and the first result to %q", to, first)
	}
	p.look("print", "light")
	if ask[bool](p, `document.querySelector('.find').getClientRects().length > 0`) {
		t.Error("the button of the search is printed")
	}
	p.sound("the search")
}

// narrowing is the list of evidence by what its exhibits are: an index without
// script; with it switches, whose state stands in the address.
func narrowing(t *testing.T, browser context.Context, site string) {
	p := open(t, browser, site)
	p.size(320)
	p.visit("/evidence/?kind=talk&kind=nonsense")
	const shown = `[...document.querySelectorAll('.exhibits > li')].filter((e) => e.checkVisibility()).length`
	const all = `document.querySelectorAll('.exhibits > li').length`
	talks, every := ask[int](p, shown), ask[int](p, all)
	if talks == 0 || talks >= every {
		t.Errorf("%d of %d exhibits are talks", talks, every)
	}
	if said := ask[string](p, `document.querySelector('.facets [role=status]').textContent`); !strings.HasPrefix(said, "Shown: ") {
		t.Errorf("said is %q", said)
	}
	if ask[bool](p, `[...document.querySelectorAll('main h2')].some((h) => h.checkVisibility() && h.nextElementSibling?.matches('.exhibits') && !h.nextElementSibling.checkVisibility())`) ||
		ask[bool](p, `[...document.querySelectorAll('.exhibits')].some((list) => list.checkVisibility() && ![...list.children].some((li) => li.checkVisibility()))`) {
		t.Error("a heading or a list is shown of which nothing fits")
	}
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll('.facets details').forEach((d) => { d.open = true })`))
	if ask[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
		t.Error("at 320 pixels something is wider than the window")
	}
	accessible(p, "the list of evidence", axeCore(t))
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-facet=kind] [aria-pressed=false]').click()`))
	if more := ask[int](p, shown); more <= talks {
		t.Errorf("two kinds have %d exhibits, one of them %d", more, talks)
	}
	p.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	p.wait(shown + " === " + strconv.Itoa(talks))
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('.narrowed button').click()`))
	if n := ask[int](p, shown); n != every || ask[string](p, `location.search`) != "" {
		t.Errorf("all are %d of %d", n, every)
	}
	p.sound("the list of evidence")

	call(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	p.visit("/evidence/?kind=talk")
	if n := ask[int](p, shown); n != every {
		t.Errorf("without script %d of %d exhibits are shown", n, every)
	}
	if n := ask[int](p, `document.querySelectorAll('.facets [data-facet=kind] [data-value=talk] a').length`); n != talks {
		t.Errorf("the index leads to %d talks, the list has %d", n, talks)
	}
}
