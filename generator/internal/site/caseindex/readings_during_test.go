package caseindex

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// A figure is told with the period that it is of: a month of a table of quarters has
// none of its own.
func TestReadingNamesThePeriodOfItsFigure(t *testing.T) {
	period := func(text string) day.Period {
		p, err := day.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	s := &casefile.Series{Columns: []casefile.Column{{}}}
	for i, when := range []string{"2024-Q1", "2024-Q2", "2024-Q3"} {
		s.Points = append(s.Points, casefile.Point{When: period(when), Values: []float64{float64(4 + i)}})
	}
	for over, want := range map[string]string{"2024-05": "2024-Q2", "2024-09-30": "2024-Q3", "2024-Q1": "2024-Q1"} {
		r := Column{Series: s}.During(period(over))
		if want := period(want); r.Over != want || r.When != wording.PeriodText(want) {
			t.Errorf("%s: told as %v, want %v", over, r.When, wording.PeriodText(want))
		}
	}
}
