package pages

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
)

// weeksOnLoad is how many weeks are shown one by one; more are shown by month.
const weeksOnLoad = 53

// loadFigure shows the planned work per week against the capacity; over more
// than a year, the mean of the weeks that begin in a month.
func (d *composer) loadFigure() []*Fig {
	weeks := d.a.Load
	planned := 0
	for _, w := range weeks {
		if w.Hours > 0 {
			planned++
		}
	}
	if len(weeks) < 2 || planned == 0 {
		return nil
	}
	s := sketch{kind: "load", caption: "Hours planned per week", at: d.planPos()}
	_, told := d.load()
	s.about = chart.About{Title: "Load against capacity", Unit: "h", Description: d.loadTold(told)}
	x := chart.Bars{About: s.about, Limit: d.c.Config.Capacity.HoursPerWeek}
	if x.Limit > 0 {
		s.caption += ", against the capacity"
	}
	for _, w := range weeks {
		var from []string
		for _, l := range d.links(w.From) {
			from = append(from, l.Title)
		}
		x.Bars = append(x.Bars, chart.Bar{
			Span:  chart.Span{First: chartDay(w.Monday), Last: chartDay(w.Monday + 6)},
			Value: rounded(w.Hours), Rest: w.Rest, Note: list(from),
		})
	}
	if len(weeks) > weeksOnLoad {
		s.caption += "; the mean of each month"
		x.Bars = monthlyLoad(weeks)
	}
	s.chart = x
	return []*Fig{d.figure(s)}
}

// loadTold says which week is the fullest, and how many are too full.
func (d *composer) loadTold(over string) string {
	most := d.a.Load[0]
	for _, w := range d.a.Load {
		if w.Hours > most.Hours {
			most = w
		}
	}
	text := fmt.Sprintf("The fullest week, from %s, has %s.", dayText(most.Monday), figure(rounded(most.Hours), "h"))
	if over != "" {
		text += " " + capital(over) + "."
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
		b.Value = rounded(b.Value / float64(n))
		all = append(all, b)
	}
	return all
}
