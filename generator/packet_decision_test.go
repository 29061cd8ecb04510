package generator

import (
	"strings"
	"testing"
)

// TestThePacketBeginsWithTheDecision: the first page has what a committee decides on, and the
// contents follow it.
func TestThePacketBeginsWithTheDecision(t *testing.T) {
	t.Parallel()
	for _, size := range []string{"a4", "letter"} {
		made := packetOf(t, demo, PDF, paper(size))
		pages := text(t, made.Data, "-raw")
		first := spaces.ReplaceAllString(pages[1], " ")
		for _, want := range []string{
			"Not yet: 2 of 23 requirements", "The committee decides on 13 November 2026", "Asked of the committee: whether Mirela Osei",
			"Rakesh Iyer, manager, does not recommend it yet: ", "Threat model of the label service (due 11 September 2026)",
			"From “not yet” to “yes”", "Security 1 exhibit of 2 asked, 1 witness of 1 asked (Exhibit 20", "1 more exhibit missing",
			"in time for the decision", "Exhibit 26", "Five teams agreed on 23 names", "Exhibit 24",
		} {
			if !strings.Contains(first, want) {
				t.Errorf("on %s the first page does not say %q:\n%s", size, want, first)
			}
		}
		if strings.Contains(pages[1], "Contents") || !strings.Contains(pages[2], "Contents") {
			t.Errorf("on %s the contents are not on the second page", size)
		}
		columnsReachDown(t, size, layoutOf(t, made.Data))
		objections, studies := 0, 0
		for n, page := range pages[3:] {
			if strings.Contains(page, "Questions, answered\n") {
				objections = n + 3
			}
			if strings.Contains(page, "Case studies\n") {
				studies = n + 3
			}
		}
		if objections == 0 || objections > 4 || objections >= studies {
			t.Errorf("on %s the answers to objections begin on page %d, the case studies on page %d", size, objections, studies)
		}
	}
}

// leastColumn is how far down a page either half of it reaches at least, as a share of the page.
// What reaches down a page may be a column beside an empty one. The demo is composed for A4.
var leastColumn = map[string]float64{"a4": .7, "letter": .6}

func columnsReachDown(t *testing.T, size string, pages []printedPage) {
	t.Helper()
	const middle = 300 // points, of either paper
	for n, p := range pages[:len(pages)-1] {
		left, right := 0.0, 0.0
		for _, b := range p.body() {
			for _, l := range b.Lines {
				if l.Left < middle {
					left = max(left, l.Bottom)
				}
				if l.Right > middle {
					right = max(right, l.Bottom)
				}
			}
		}
		if low := min(left, right); low < leastColumn[size]*p.Height {
			t.Errorf("on %s a column of page %d ends after %.0f %% of it", size, n+1, 100*low/p.Height)
		}
	}
}
