package casecharts

import (
	"cmp"
	"fmt"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// pairsOnPlan is how many finished milestones are shown, the last ones.
const pairsOnPlan = 30

// plannedFigure sets the day that each finished milestone was due beside the
// day that it was done.
func (d *Charts) plannedFigure() []*views.Fig {
	var rows []chart.Pair
	late := 0
	for i := range d.Judged.Milestones {
		m := &d.Judged.Milestones[i]
		e, ok := d.Entries[m.Key]
		if !ok || m.State != assess.Done || m.Finished == day.None || m.Due == day.None {
			continue
		}
		p := chart.Pair{Name: e.Title.V, Planned: chartDay(m.Due), Actual: chartDay(m.Finished), Tone: chart.Supported, Says: cmp.Or(wording.LateText(m.LateBy), "on the day")}
		if m.LateBy > 0 {
			p.Tone = chart.None
			late++
		}
		rows = append(rows, p)
	}
	if len(rows) < 2 {
		return nil
	}
	s := sketch{kind: "plan-actual", caption: "Finished milestones: when they were due, and when they were done", at: d.planPos()}
	s.about = chart.About{Title: "Plan against actual", Description: fmt.Sprintf(
		"Of %d finished milestones, %d %s done after the day they were due.", len(rows), late, were(late))}
	if len(rows) > pairsOnPlan {
		rows = rows[len(rows)-pairsOnPlan:]
		s.caption += fmt.Sprintf("; the last %d", pairsOnPlan)
	}
	s.chart = chart.Paired{About: s.about, Rows: rows}
	return []*views.Fig{d.Figure(s)}
}

// burnupFigure shows how many milestones were to be done by when, and were.
func (d *Charts) burnupFigure() []*views.Fig {
	x := chart.Burnup{Today: chartDay(d.Judged.Day)}
	due := 0
	for _, m := range d.Judged.Milestones {
		if m.State == assess.Dropped || m.Due == day.None {
			continue
		}
		x.Planned = append(x.Planned, chartDay(m.Due))
		if m.Due <= d.Judged.Day {
			due++
		}
		if m.Finished != day.None {
			x.Done = append(x.Done, chartDay(m.Finished))
		}
	}
	if len(x.Planned) < 2 {
		return nil
	}
	s := sketch{kind: "burn-up", caption: "Milestones that were to be done by a day, and those that were", at: d.planPos()}
	s.about = chart.About{Title: "Milestones done", Description: fmt.Sprintf(
		"By %s, %d of %d milestones were to be done and %d %s.", wording.DayText(d.Judged.Day), due, len(x.Planned), len(x.Done), were(len(x.Done)))}
	x.About = s.about
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}
