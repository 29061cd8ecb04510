package casecharts

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// checkInsFound says what the chart shows: "14 check-ins in 41 weeks; agreed: every 2 weeks".
func (d *Charts) checkInsFound(marks []chart.CalendarMark) string {
	weeks := (int(d.Judged.Day) - int(marks[0].Day) + 6) / 7
	text := wording.Count(len(marks), "check-in", "check-ins") + " in " + wording.Count(max(weeks, 1), "week", "weeks")
	if every := d.Case.Config.Cadence.CheckIn; every.Given() {
		text += "; agreed: " + every.Text
	}
	return text
}

// CheckInFigure shows when mentor and author met, against the rhythm agreed on.
func (d *Charts) CheckInFigure() []*views.Fig {
	if d.Audience < config.Mentor {
		return nil
	}
	x := chart.Calendar{Kept: "check-in", Due: "due, and none", Grace: assess.Grace}
	for _, e := range slices.Backward(d.InOrder(casefile.CheckInsFolder)) {
		if d.Over(e.Date) {
			x.Marks = append(x.Marks, chart.CalendarMark{Day: chartDay(e.Date.V.Last), Says: e.Title.V})
		}
	}
	if len(x.Marks) < 2 {
		return nil
	}
	slices.SortStableFunc(x.Marks, func(a, b chart.CalendarMark) int { return cmp.Compare(a.Day, b.Day) })
	s := sketch{kind: "check-ins", caption: d.checkInsFound(x.Marks), at: d.Case.CheckIns[0].Pos}
	if every := d.Case.Config.Cadence.CheckIn; every.Given() {
		x.Every = int(every.After(d.Judged.Day) - d.Judged.Day)
	}
	for _, w := range d.calendarOf(config.Rest) {
		x.Rest = append(x.Rest, w.Span)
	}
	x.First, x.Last = x.Marks[0].Day, chartDay(d.Judged.Day)
	s.about = chart.About{Title: "Check-ins", Description: fmt.Sprintf("%s since %s.",
		wording.Count(len(x.Marks), "check-in", "check-ins"), wording.DayText(day.Day(x.First)))}
	for _, c := range d.Judged.Cadences {
		if c.Name == "check-in" {
			s.about.Description += " " + wording.Capital(c.Sentence) + "."
		}
	}
	x.About = s.about
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}
