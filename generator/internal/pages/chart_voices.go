package pages

import (
	"fmt"
	"math"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

const (
	quartersOfFeedback = 16
	graceOfCheckIns    = 7 // days that a meeting may be late and still be kept, as in the judgement
)

// feedbackFigure shows what was given per quarter, recognition beside
// suggestions. Of what is shown as its summary alone nobody learns which it is.
func (d *desk) feedbackFigure() []*Fig {
	given := map[day.Period][4]int{}
	first, last, total := day.Day(math.MaxInt), day.None, [4]int{}
	for i := range d.c.Feedback {
		f := &d.c.Feedback[i]
		at := f.Given
		if !at.V.Given() {
			at = f.Date
		}
		if !d.over(at) {
			continue
		}
		q := at.V.Last.Quarter()
		n := given[q]
		kind := d.sortOf(f)
		n[kind]++
		total[kind]++
		given[q] = n
		first, last = min(first, q.First), max(last, q.Last)
	}
	if len(given) == 0 || total[0]+total[1]+total[2]+total[3] < 2 {
		return nil
	}
	quarters := day.Quarters(first, last)
	if len(quarters) < 2 {
		return nil
	}
	s := sketch{kind: "feedback", caption: "Feedback by quarter: recognition beside suggestions", at: d.c.Feedback[0].Pos}
	if len(quarters) > quartersOfFeedback {
		quarters = quarters[len(quarters)-quartersOfFeedback:]
		s.caption += fmt.Sprintf(", in the last %d quarters", quartersOfFeedback)
	}
	parts := []chart.Part{
		{Name: "recognition", Tone: chart.Supported}, {Name: "both", Tone: chart.Accent},
		{Name: "suggestion", Tone: chart.Some}, {Name: "neither", Tone: chart.Waived},
	}
	if total[3] > 0 && d.audience < config.Mentor {
		parts[3].Name = "other"
	}
	x := chart.Stacked{}
	for _, q := range quarters {
		x.Periods = append(x.Periods, chartSpan(q))
		for i, n := range given[q] {
			parts[i].Values = append(parts[i].Values, float64(n))
		}
	}
	told := []string{}
	for i, p := range parts {
		if total[i] > 0 {
			x.Parts = append(x.Parts, p)
			told = append(told, fmt.Sprintf("%d %s", total[i], p.Name))
		}
	}
	s.about = chart.About{Title: "Feedback over time", Description: fmt.Sprintf("%s from %s to %s: %s.",
		count(total[0]+total[1]+total[2]+total[3], "piece of feedback", "pieces of feedback"),
		periodText(first.Quarter()), periodText(last.Quarter()), list(told))}
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}

// sortOf tells what feedback holds: 0 recognition, 1 both, 2 a suggestion, 3
// neither, or what the audience may not know.
func (d *desk) sortOf(f *casefile.Feedback) int {
	good, better := f.Recognition.V != "", f.Alternative.V != ""
	switch {
	case d.summarised(f) || !good && !better:
		return 3
	case good && better:
		return 1
	case good:
		return 0
	}
	return 2
}

// checkInFigure shows when mentor and author met, against the rhythm agreed on.
func (d *desk) checkInFigure() []*Fig {
	if d.audience < config.Mentor {
		return nil
	}
	x := chart.Calendar{Kept: "check-in", Due: "due, and none", Grace: graceOfCheckIns}
	for _, e := range slices.Backward(d.inOrder(casefile.CheckInsFolder)) {
		if d.over(e.Date) {
			x.Marks = append(x.Marks, chart.CalendarMark{Day: chartDay(e.Date.V.Last), Says: e.Title.V})
		}
	}
	if len(x.Marks) < 2 {
		return nil
	}
	slices.SortStableFunc(x.Marks, func(a, b chart.CalendarMark) int { return int(a.Day - b.Day) })
	s := sketch{kind: "check-ins", caption: "Check-ins, week by week", at: d.c.CheckIns[0].Pos}
	if every := d.c.Config.Cadence.CheckIn; every.Given() {
		x.Every = int(every.After(d.a.Day) - d.a.Day)
		s.caption += ", against the rhythm agreed on: " + every.Text
	}
	for _, w := range d.calendarOf(config.Rest) {
		x.Rest = append(x.Rest, w.Span)
	}
	x.First, x.Last = x.Marks[0].Day, chartDay(d.a.Day)
	s.about = chart.About{Title: "Check-ins", Description: fmt.Sprintf("%s since %s.",
		count(len(x.Marks), "check-in", "check-ins"), dayText(day.Day(x.First)))}
	for _, c := range d.a.Cadences {
		if c.Name == "check-in" {
			s.about.Description += " " + capital(c.Sentence) + "."
		}
	}
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}

// journalFigures shows energy and entries over time, to the author alone.
func (d *desk) journalFigures() []*Fig {
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
		slices.SortStableFunc(energy, func(a, b chart.Point) int { return int(a.First - b.First) })
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
