package generator

import (
	"path"
	"testing"
)

// mostOfPage is how many bytes a page may have: a reader on a slow connection waits for all of it.
const mostOfPage = 300_000

// TestNoPageIsHeavy: whoever reads it, and however many competencies there are.
func TestNoPageIsHeavy(t *testing.T) {
	t.Parallel()
	for name, dir := range map[string]string{"demo": demo, "many competencies": "../../shared/faults/many-competencies"} {
		for _, audience := range []string{"committee", "self"} {
			t.Run(name+" for "+audience, func(t *testing.T) {
				if !exists(dir) {
					t.Skipf("the case is not here: %s", dir)
				}
				flag := Flag{Key: "audience", Name: "--audience", Value: audience}
				var site string
				if dir == demo {
					site, _ = demoSite(t, flag)
				} else {
					site, _ = build(t, dir, flag)
				}
				pages := 0
				for file, text := range tree(t, site) {
					if path.Ext(file) != ".html" {
						continue
					}
					if pages++; len(text) > mostOfPage {
						t.Errorf("%s has %d bytes, expected at most %d", file, len(text), mostOfPage)
					}
				}
				if pages < 10 {
					t.Errorf("%d pages were weighed", pages)
				}
			})
		}
	}
}
