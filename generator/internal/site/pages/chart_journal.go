package pages

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// journalFigures shows energy and entries over time, to the author alone.
func (d *composer) journalFigures() []*Fig {
	if d.audience != config.Self {
		return nil
	}
	var energy []chart.Point
	months := map[day.Period]int{}
	first, last, entries, sum := day.Day(math.MaxInt), day.None, 0, 0
	for _, e := range slices.Backward(d.inOrder(casefile.JournalFolder)) {
		if !d.over(e.Date) {
			continue
		}
		j := &d.c.Journal[casefile.Find(d.c.Journal, e.ID)]
		if j.Energy.V > 0 {
			energy = append(energy, chart.Point{Span: chartSpan(e.Date.V), Value: float64(j.Energy.V), Text: e.Title.V})
			sum += j.Energy.V
		}
		months[e.Date.V.Last.Month()]++
		entries++
		first, last = min(first, e.Date.V.Last), max(last, e.Date.V.Last)
	}
	var all []*Fig
	if len(energy) >= 2 {
		slices.SortStableFunc(energy, func(a, b chart.Point) int { return cmp.Compare(a.First, b.First) })
		s := sketch{kind: "energy", caption: "Energy, from 1 to 5, as noted in the journal", at: d.c.Journal[0].Pos}
		s.about = chart.About{Title: "Energy over time", Description: fmt.Sprintf("%s at first, %s at last; %s on average over %d entries.",
			figure(energy[0].Value, ""), figure(energy[len(energy)-1].Value, ""),
			figure(rounded(float64(sum)/float64(len(energy))), ""), len(energy))}
		s.chart = chart.Line{About: s.about, Zero: true, Series: []chart.Series{{Name: "energy", Points: energy}}}
		all = append(all, d.figure(s))
	}
	if entries >= 2 {
		s := sketch{kind: "journal-entries", caption: "Journal entries by month", at: d.c.Journal[0].Pos}
		s.about = chart.About{Title: "Journal entries over time", Description: fmt.Sprintf("%s from %s to %s.",
			count(entries, "entry", "entries"), dayText(first), dayText(last))}
		var points []chart.Point
		for m := first.Month(); m.First <= last; m = (m.Last + 1).Month() {
			points = append(points, chart.Point{Span: chartSpan(m), Value: float64(months[m])})
		}
		s.chart = chart.Line{About: s.about, Form: chart.Column, Series: []chart.Series{{Name: "entries", Points: points}}}
		all = append(all, d.figure(s))
	}
	return all
}
