package casecharts

import (
	"math"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func TestPeriodsInWords(t *testing.T) {
	d := day.Of(2026, 1, 28)
	timed := day.On(d)
	timed.Text += "T14:05"
	for _, c := range []struct {
		p    day.Period
		want string
	}{
		{day.On(d), "28 January 2026"}, {timed, "28 January 2026, 14:05"}, {d.Week(), "week of 26 January 2026"},
		{d.Month(), "January 2026"}, {d.Quarter(), "Q1 2026"}, {d.Year(), "2026"},
	} {
		if got := wording.PeriodText(c.p); got != c.want {
			t.Errorf("%s: got %q, want %q", c.p, got, c.want)
		}
	}
}

// Points that share a day keep a row each, in a table of several series too.
func TestPointsOfOneDayKeepTheirRows(t *testing.T) {
	on := func(d int, values ...float64) casefile.Point {
		return casefile.Point{When: day.On(day.Of(2026, 1, d)), Values: values}
	}
	a := &casefile.Series{Columns: []casefile.Column{{ID: "a"}}, Points: []casefile.Point{on(5, 1), on(5, 2), on(6, 3)}}
	b := &casefile.Series{Columns: []casefile.Column{{ID: "b"}}, Points: []casefile.Point{on(5, 7), on(6, 8), on(6, 9)}}
	got := ""
	for _, row := range Table([]caseindex.Column{caseindex.Leading(a), caseindex.Leading(b)}, caseindex.Inside, day.Period{First: day.None, Last: math.MaxInt}).Rows {
		got += row.Head + ": " + strings.Join(row.Cells, " ") + "; "
	}
	if want := "5 January 2026: 1 7; 5 January 2026: 2 ; 6 January 2026: 3 8; 6 January 2026:  9; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
