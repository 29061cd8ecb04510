package generator

import (
	"path"
	"regexp"
	"slices"
	"testing"
)

// withLittleRoom are the places, beside drawings, whose texts may not fit.
const withLittleRoom = `th, td, .scale-head li, .quarters li, .marks a`

// cells finds texts of tables and labels that run out of their cell, are cut off
// by a part of the page that hides what does not fit, or lie on another text of
// their cell. What is folded is opened first. The box of a text is as high as
// its font, and so may reach a little into the next line.
const cells = `document.fonts.ready.then(() => {
  for (const d of document.querySelectorAll('details')) d.open = true;
  const found = [];
  const hides = (e) => [getComputedStyle(e).overflowX, getComputedStyle(e).overflowY].some((o) => o === 'hidden' || o === 'clip');
  const out = (r, b, x, y) => r.left < b.left - x || r.right > b.right + x || r.top < b.top - y || r.bottom > b.bottom + y;
  for (const cell of document.querySelectorAll('` + withLittleRoom + `')) {
    if (!cell.checkVisibility({visibilityProperty: true})) continue;
    const box = cell.getBoundingClientRect();
    const hiding = [];
    for (let e = cell; e !== document.body; e = e.parentElement) if (hides(e)) hiding.push(e.getBoundingClientRect());
    const before = [];
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest('.hidden, svg') || !node.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const say = (what) => found.push(cell.tagName + ' ' + node.data.trim().slice(0, 60) + ' ' + what);
      const rects = [...range.getClientRects()].filter((r) => r.width > 0);
      if (rects.some((r) => out(r, box, 1, 4))) say('runs out of its cell');
      if (rects.some((r) => hiding.some((b) => out(r, b, 1, 4)))) say('is cut off');
      for (const a of rects) for (const b of before) {
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .5 * Math.min(a.height, b.height)) say('lies on another text');
      }
      before.push(...rects);
    }
  }
  return found;
})`

// withLabels is how a page of the site says that it has something labelled.
var withLabels = regexp.MustCompile(`<figure [^>]*data-kind=|<table|class="?(scale-head|quarters|marks)`)

// textsFit fails the test for texts that are cut off, that lie on each other, or
// that make the page too wide.
func textsFit(p *tab, file string, widths ...int64) {
	p.t.Helper()
	p.size(widths[0])
	p.visit(pathOf(file))
	for _, width := range widths {
		p.size(width)
		found := ask[look](p, looking)
		for _, text := range slices.Concat(ask[[]string](p, cells), ask[[]string](p, loose), found.Overflow, found.Texts) {
			p.t.Errorf("%s, %d pixels wide: %s", file, width, text)
		}
	}
	p.sound(file)
}

// withTexts gives the pages of a site that have a chart, a table or labels.
func withTexts(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	for file, text := range tree(t, folder) {
		if path.Ext(file) == ".html" && withLabels.MatchString(text) {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return files
}
