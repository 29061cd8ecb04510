package packet

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// waits is a series with a value in May, none in June.
func waits() casefile.Series {
	return casefile.Series{ID: "waits", Columns: []casefile.Column{{ID: "n"}}, Points: []casefile.Point{
		{When: date("2026-04").V, Values: []float64{9}},
		{When: date("2026-05").V, Values: []float64{7}},
		{When: date("2026-06").V, Values: []float64{math.NaN()}},
	}}
}

func readFrom(before, after string) casefile.Impact {
	return casefile.Impact{Series: text("waits"), Before: date(before), After: date(after)}
}

func stated() casefile.Impact {
	return casefile.Impact{Label: text("waits"), To: casefile.Real{V: 7, Pos: here}}
}

// ranked gives the keys of the finished evidence, strongest first.
func ranked(c casefile.Case, a assess.Assessment) []string {
	var keys []string
	for _, m := range Merits(c, a) {
		keys = append(keys, m.Key)
	}
	return keys
}

// In each pair the first is the stronger, though the second has the better of
// all that weighs less, and the better id.
func TestRank(t *testing.T) {
	best := []func(*casefile.Evidence){scope("industry"), seenBy("ana ben cleo"), figures(readFrom("2026-04", "2026-05"))}
	alone := func(e *casefile.Evidence) { e.Title = text("A title alone") }
	for name, pair := range map[string][2]casefile.Evidence{
		"a title alone":           {ev("b", "2025-01", "design@engineer"), ev("a", "2026-06", "design@staff", alone, best[0], best[1])},
		"level":                   {ev("b", "2025-01", "design@staff"), ev("a", "2026-06", "design@senior", best...)},
		"level held":              {ev("b", "2025-01", "design"), ev("a", "2026-06", "design@engineer", best...)},
		"any level":               {ev("b", "2025-01", "talks@staff design@engineer"), ev("a", "2026-06", "", best...)},
		"unknown level":           {ev("b", "2025-01", "design@engineer"), ev("a", "2026-06", "design@chief", best...)},
		"scope":                   {ev("b", "2025-01", "x@staff", scope("organisation")), ev("a", "2026-06", "x@staff", scope("teams"), best[1], best[2])},
		"no scope":                {ev("b", "2025-01", "x@staff", scope("self")), ev("a", "2026-06", "x@staff", best[1], best[2])},
		"witnesses":               {ev("b", "2025-01", "x@staff", seenBy("ana ben")), ev("a", "2026-06", "x@staff", seenBy("ana ana self mirela nobody"), best[2])},
		"recency":                 {ev("b", "2026-06", "x@staff"), ev("a", "2026-05", "x@staff")},
		"end of the period":       {ev("b", "2026-Q2", "x@staff"), ev("a", "2026-05", "x@staff")},
		"stated, older":           {ev("b", "2025-01", "x@staff", figures(stated())), ev("a", "2026-06", "x@staff")},
		"witnesses beside stated": {ev("b", "2025-01", "x@staff", seenBy("ana")), ev("a", "2026-06", "x@staff", figures(stated(), stated()))},
		"measured beside people":  {ev("b", "2025-01", "x@staff", figures(readFrom("2026-04", "2026-05"), readFrom("", "2026-05"))), ev("a", "2026-06", "x@staff", seenBy("ana"))},
		"measured":                {ev("b", "2026-05", "x@staff", figures(readFrom("2026-04", "2026-05"))), ev("a", "2026-05", "x@staff", figures(stated(), stated(), readFrom("2026-05", "2026-06")))},
		"measured after alone":    {ev("b", "2026-05", "x@staff", figures(readFrom("", "2026-05"))), ev("a", "2026-05", "x@staff", figures(stated(), readFrom("", "")))},
		"stated":                  {ev("b", "2026-05", "x@staff", figures(stated())), ev("a", "2026-05", "x@staff")},
		"id":                      {ev("a", "2026-05", "x@staff"), ev("b", "2026-05", "x@staff")},
		"id of two with the same": {ev("a-1", "2026-05", "x@staff", best...), ev("a-2", "2026-05", "x@staff", best...)},
	} {
		for i := range pair {
			if e := &pair[i]; e.Title.V != "A title alone" {
				e.Summary = text("What was done.")
			}
		}
		c := ladder("design", asks(1, 0), pair[0], pair[1], ev("later", "2026-07", "design@staff", best...), ev("open", "", "design@staff", best...))
		c.Series = []casefile.Series{waits()}
		same(t, name, ranked(c, assess.Of(c, today)), []string{pair[0].Key(), pair[1].Key()})
	}
}

func TestRankOfNothing(t *testing.T) {
	if got := ranked(casefile.Case{}, assess.Assessment{}); len(got) > 0 {
		t.Error(got)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		merit Merit
		want  string
	}{
		{Merit{Scope: -1}, ""},
		{Merit{Scope: 0}, "own work"},
		{Merit{Scope: 2, Witnesses: 2, Measured: 1}, "several teams, 2 witnesses, 1 measured figure"},
		{Merit{Scope: 4, Witnesses: 1, Stated: 1}, "the industry, 1 witness, 1 figure"},
		{Merit{Scope: -1, Measured: 2, Stated: 3}, "2 measured figures, 3 stated"},
	} {
		same(t, "words", strings.Join(c.merit.Words(), ", "), c.want)
	}
	for i := range format.Scopes {
		if len((Merit{Scope: i}).Words()) != 1 {
			t.Errorf("%q has no words", format.Scopes[i])
		}
	}
}

// The evidence that is ranked is the evidence that is finished.
func TestRankHoldsWhatIsFinished(t *testing.T) {
	c := madeUp(rand.New(rand.NewPCG(4, 9)), 6, 60, asks(1, 0))
	finished := 0
	for _, e := range c.Evidence {
		if e.Ended.V.Last <= today {
			finished++
		}
	}
	keys := ranked(c, assess.Assessment{Day: today})
	if len(keys) != finished || finished == len(c.Evidence) {
		t.Errorf("%d ranked, %d finished of %d", len(keys), finished, len(c.Evidence))
	}
	if early := ranked(c, assess.Assessment{Day: day.None + 1}); len(early) > 0 {
		t.Errorf("%v before anything ended", early)
	}
}
