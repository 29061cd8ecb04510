package pages

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// checkInFigure shows when mentor and author met, against the rhythm agreed on.
func (d *composer) checkInFigure() []*Fig {
	if d.audience < config.Mentor {
		return nil
	}
	x := chart.Calendar{Kept: "check-in", Due: "due, and none", Grace: assess.Grace}
	for _, e := range slices.Backward(d.inOrder(casefile.CheckInsFolder)) {
		if d.over(e.Date) {
			x.Marks = append(x.Marks, chart.CalendarMark{Day: chartDay(e.Date.V.Last), Says: e.Title.V})
		}
	}
	if len(x.Marks) < 2 {
		return nil
	}
	slices.SortStableFunc(x.Marks, func(a, b chart.CalendarMark) int { return cmp.Compare(a.Day, b.Day) })
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
			s.about.Description += " " + capital(datesSpoken(c.Sentence)) + "."
		}
	}
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}
