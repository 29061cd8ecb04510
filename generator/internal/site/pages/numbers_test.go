package pages

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// The figures of an exhibit are among the headline figures of the home page, though the
// series that they are of is there: its row shows another column of it.
func TestFiguresOfOtherColumnsAreShown(t *testing.T) {
	c := readCase(t, fstest.MapFS{
		"config.yaml":               {Data: []byte("title: A case\nperson: {name: Ada}\n")},
		"content/metrics/wait.csv":  {Data: []byte("date,median,longest\n2026-01,9,90\n2026-05,5,40\n")},
		"content/metrics/wait.yaml": {Data: []byte("title: Waiting\nbaseline: 9\ncolumns: {median: {title: Median}, longest: {title: Longest}}\n")},
		"content/evidence/e.md": {Data: []byte("---\ntitle: E\nended: 2026-05-01\nimpact:\n  - {label: The longest wait, metric: wait.longest, from: 90, to: 40}\n" +
			"  - {label: The median wait, metric: wait.median, from: 9, to: 5}\n---\nWords.\n")},
	})
	tree, _ := Compose(c, assess.Of(c, day.Of(2026, 6, 30)), Options{Audience: config.Committee})
	home := string(shown(t, tree, "content/_index.md"))
	_, numbers, _ := strings.Cut(home, "numbers")
	numbers, _, _ = strings.Cut(numbers, "strongest:")
	if !strings.Contains(numbers, "The longest wait") || !strings.Contains(numbers, "Waiting") || strings.Contains(numbers, "The median wait") {
		t.Errorf("the headline figures are\n%s", numbers)
	}
}
