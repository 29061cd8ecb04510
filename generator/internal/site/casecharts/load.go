package casecharts

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// weeksOnLoad is how many weeks are shown one by one; more are shown by month.
const weeksOnLoad = 53

// loadFigure shows the planned work per week against the capacity; over more
// than a year, the mean of the weeks that begin in a month.
func (d *Charts) loadFigure() []*views.Fig {
	weeks := d.Judged.Load
	planned := 0
	for _, w := range weeks {
		if w.Hours > 0 {
			planned++
		}
	}
	if len(weeks) < 2 || planned == 0 {
		return nil
	}
	_, told := d.Load()
	s := sketch{kind: "load", caption: d.loadFound(), at: d.planPos()}
	s.about = chart.About{Title: "Load against capacity", Unit: "h", Description: d.loadTold(told)}
	x := chart.Bars{About: s.about, Limit: d.Case.Config.Capacity.HoursPerWeek}
	for _, w := range weeks {
		var from []string
		for _, l := range d.Links(w.From) {
			from = append(from, l.Title)
		}
		x.Bars = append(x.Bars, chart.Bar{
			Span:  chart.Span{First: chartDay(w.Monday), Last: chartDay(w.Monday + 6)},
			Value: wording.Rounded(w.Hours), Rest: w.Rest, Note: wording.List(from),
		})
	}
	if len(weeks) > weeksOnLoad {
		s.caption += "; the mean of each month"
		x.Bars = monthlyLoad(weeks)
	}
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// loadFound says what the chart shows: "2 of 14 weeks are planned above the capacity of
// 8 h; the fullest has 9.5 h".
func (d *Charts) loadFound() string {
	most, over := 0., 0
	for _, w := range d.Judged.Load {
		most = max(most, w.Hours)
		if w.Over {
			over++
		}
	}
	fullest := wording.Figure(wording.Rounded(most), "h")
	capacity := d.Case.Config.Capacity.HoursPerWeek
	if capacity <= 0 {
		return "Planned work per week: " + fullest + " in the fullest week"
	}
	limit := wording.Figure(capacity, "h")
	if over == 0 {
		return fmt.Sprintf("No week is planned above the capacity of %s; the fullest has %s", limit, fullest)
	}
	return fmt.Sprintf("%d of %s %s planned above the capacity of %s; the fullest has %s",
		over, wording.Count(len(d.Judged.Load), "week", "weeks"), are(over), limit, fullest)
}

// loadTold says which week is the fullest, and how many are too full.
func (d *Charts) loadTold(over string) string {
	most := d.Judged.Load[0]
	for _, w := range d.Judged.Load {
		if w.Hours > most.Hours {
			most = w
		}
	}
	text := fmt.Sprintf("The fullest week, from %s, has %s.", wording.DayText(most.Monday), wording.Figure(wording.Rounded(most.Hours), "h"))
	if over != "" {
		text += " " + wording.Capital(over) + "."
	}
	return text
}

func monthlyLoad(weeks []assess.Week) []chart.Bar {
	var all []chart.Bar
	for i := 0; i < len(weeks); {
		month := weeks[i].Monday.Month()
		b, n := chart.Bar{Span: chartSpan(month), Rest: true}, 0
		for ; i < len(weeks) && month.Contains(weeks[i].Monday); i++ {
			b.Value, b.Rest = b.Value+weeks[i].Hours, b.Rest && weeks[i].Rest
			n++
		}
		b.Value = wording.Rounded(b.Value / float64(n))
		all = append(all, b)
	}
	return all
}

// Load words the planned work of each week.
func (d *Charts) Load() (weeks []views.Week, line string) {
	most, over := d.Case.Config.Capacity.HoursPerWeek, 0
	for _, w := range d.Judged.Load {
		most = max(most, w.Hours)
	}
	for _, w := range d.Judged.Load {
		v := views.Week{
			Monday: *wording.DayDate(w.Monday), Hours: wording.Figure(wording.Rounded(w.Hours), "h"), Percent: wording.Percent(w.Hours, most),
			Over: w.Over, Rest: w.Rest, From: d.Links(w.From),
		}
		v.Text = v.Hours
		if w.Capacity > 0 {
			v.Limit = wording.Percent(w.Capacity, most)
			v.Text += " of " + wording.Figure(w.Capacity, "h")
		}
		switch {
		case w.Over:
			over++
			v.Text += ": over"
		case w.Hours == 0:
			v.Text = "no work planned"
		}
		weeks = append(weeks, v)
	}
	if capacity := d.Case.Config.Capacity.HoursPerWeek; len(weeks) > 0 && capacity > 0 {
		line = fmt.Sprintf("%d of %s over the capacity of %s", over, wording.Count(len(weeks), "week", "weeks"), wording.Figure(capacity, "h"))
	}
	return weeks, line
}
