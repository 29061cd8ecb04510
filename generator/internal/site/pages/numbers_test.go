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

// What the headline figure of a series became is told by what is better in its column, and
// the page says which way is better only where that holds for all columns.
func TestTheColumnSaysWhatIsBetter(t *testing.T) {
	for columns, want := range map[string][3]string{
		"routine: {better: higher}, special: {}":               {"worse", "target not reached", ""},
		"routine: {}, special: {better: higher}":               {"better", "target reached", ""},
		"routine: {better: higher}, special: {better: higher}": {"worse", "target not reached", "higher"},
		"routine: {}, special: {unit: h}":                      {"better", "target reached", "lower"},
	} {
		c := readCase(t, fstest.MapFS{
			"config.yaml":               {Data: []byte("title: A case\nperson: {name: Ada}\n")},
			"content/evidence/e.md":     {Data: []byte("---\ntitle: E\nended: 2026-05-01\n---\nWords.\n")},
			"content/metrics/done.csv":  {Data: []byte("date,routine,special\n2026-01,16,2\n2026-05,14,5\n")},
			"content/metrics/done.yaml": {Data: []byte("title: Inspections\nbetter: lower\ntarget: 15\ncolumns: {" + columns + "}\n")},
		})
		tree, _ := Compose(c, assess.Of(c, day.Of(2026, 6, 30)), Options{Audience: config.Committee})
		page := string(shown(t, tree, "content/metrics/done.md"))
		says := []string{`direction: "` + want[0] + `"`, `state: "` + want[1] + `"`, "better: {"}
		if want[2] != "" {
			says[2] = `"` + want[2] + `"`
		}
		for at, text := range says {
			if strings.Contains(page, text) != (want[at] != "") {
				t.Errorf("of %s, whether the page has %s is not %v\n%s", columns, text, want[at] != "", page)
			}
		}
	}
}
