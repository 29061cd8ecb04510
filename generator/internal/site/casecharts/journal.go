package casecharts

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// JournalFigures shows energy and entries over time, to the author alone.
func (d *Charts) JournalFigures() []*views.Fig {
	if d.Audience != config.Self {
		return nil
	}
	var energy []chart.Point
	months := map[day.Period]int{}
	first, last, entries, sum := day.Day(math.MaxInt), day.None, 0, 0
	for _, e := range slices.Backward(d.InOrder(casefile.JournalFolder)) {
		if !d.Over(e.Date) {
			continue
		}
		j := &d.Case.Journal[casefile.Find(d.Case.Journal, e.ID)]
		if j.Energy.V > 0 {
			energy = append(energy, chart.Point{Span: chartSpan(e.Date.V), Value: float64(j.Energy.V), Text: e.Title.V})
			sum += j.Energy.V
		}
		months[e.Date.V.Last.Month()]++
		entries++
		first, last = min(first, e.Date.V.Last), max(last, e.Date.V.Last)
	}
	var all []*views.Fig
	if len(energy) >= 2 {
		slices.SortStableFunc(energy, func(a, b chart.Point) int { return cmp.Compare(a.First, b.First) })
		s := sketch{kind: "energy", caption: energyFound(energy, sum), at: d.Case.Journal[0].Pos}
		s.about = chart.About{Title: "Energy over time", Description: fmt.Sprintf("%s at first, %s at last; %s on average over %d entries.",
			wording.Figure(energy[0].Value, ""), wording.Figure(energy[len(energy)-1].Value, ""),
			wording.Figure(wording.Rounded(float64(sum)/float64(len(energy))), ""), len(energy))}
		most := 5.0
		s.chart = chart.Line{About: s.about, Zero: true, Max: &most, Series: []chart.Series{{Name: "energy", Points: energy}}}
		all = append(all, d.Figure(s))
	}
	if entries >= 2 {
		s := sketch{kind: "journal-entries", at: d.Case.Journal[0].Pos}
		s.about = chart.About{Title: "Journal entries over time", Description: fmt.Sprintf("%s from %s to %s.",
			wording.Count(entries, "entry", "entries"), wording.DayText(first), wording.DayText(last))}
		var points []chart.Point
		for m := first.Month(); m.First <= last; m = (m.Last + 1).Month() {
			points = append(points, chart.Point{Span: chartSpan(m), Value: float64(months[m])})
		}
		s.caption = wording.Count(entries, "journal entry", "journal entries") + " in " + wording.Count(len(points), "month", "months")
		s.chart = chart.Line{About: s.about, Form: chart.Column, Series: []chart.Series{{Name: "entries", Points: points}}}
		all = append(all, d.Figure(s))
	}
	return all
}

// energyFound says what the chart shows: "Energy went from 3 to 4 of 5, with 3.4 on
// average over 12 notes".
func energyFound(energy []chart.Point, sum int) string {
	first, last := energy[0].Value, energy[len(energy)-1].Value
	text := fmt.Sprintf("Energy went from %s to %s of 5", wording.Figure(first, ""), wording.Figure(last, ""))
	if first == last {
		text = fmt.Sprintf("Energy began and ended at %s of 5", wording.Figure(first, ""))
	}
	return text + fmt.Sprintf(", with %s on average over %d notes", wording.Figure(wording.Rounded(float64(sum)/float64(len(energy))), ""), len(energy))
}
