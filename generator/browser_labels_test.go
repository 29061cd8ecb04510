package generator

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// leastLabel is how high letters in a drawing are set on paper at least, in points.
const leastLabel = 6.5

// labelsOnPaper gives the drawings whose labels are set smaller than that, each with its
// smallest, and how many labels there are.
const labelsOnPaper = `(() => {
	const small = {}; let labels = 0
	for (const text of document.querySelectorAll('svg text')) {
		if (text.getClientRects().length === 0 || !text.textContent.trim()) continue
		labels++
		const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a * .75
		const drawing = text.ownerSVGElement.id
		if (size < %v - .005 && !(small[drawing] <= size)) small[drawing] = size
	}
	return {labels, small: Object.entries(small).map(([drawing, size]) => drawing + ': ' + size.toFixed(2) + ' pt')}
})()`

// TestLabelsOfDrawingsCanBeReadOnPaper: in every packet, on the narrower sheet, as wide as
// the room between its margins.
func TestLabelsOfDrawingsCanBeReadOnPaper(t *testing.T) {
	t.Parallel()
	browser := chromium(t)
	folder := t.TempDir()
	p := open(t, browser, "file://"+filepath.ToSlash(folder))
	p.look("print", "light")
	for name, dir := range portfolios(t) {
		for which, audience := range map[string]string{"committee": "committee", "one-page": "committee", "complete": "committee", "mentor": "mentor"} {
			made := packetOf(t, dir, HTML, profile(which), Flag{Key: "audience", Name: "--audience", Value: audience})
			if err := os.WriteFile(filepath.Join(folder, which+".html"), made.Data, 0o600); err != nil {
				t.Fatal(err)
			}
			p.visit("/" + which + ".html")
			p.size(map[bool]int64{true: 658, false: 620}[which == "one-page"]) // 174 mm and 164 mm
			found := ask[struct {
				Labels int
				Small  []string
			}](p, fmt.Sprintf(labelsOnPaper, leastLabel))
			if found.Labels == 0 && (which == "committee" || which == "complete") {
				t.Errorf("%s, %s: no labels", name, which)
			}
			for _, text := range found.Small {
				t.Errorf("%s, %s: %s", name, which, text)
			}
		}
	}
}
