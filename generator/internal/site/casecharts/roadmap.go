package casecharts

import (
	"fmt"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// RoadmapFigures gives the charts of the roadmap.
func (d *Charts) RoadmapFigures() []*views.Fig {
	all := append(d.ganttFigure(), d.loadFigure()...)
	return append(append(all, d.plannedFigure()...), d.burnupFigure()...)
}

// planPos is where the plan stands: the first milestone, or what there is.
func (d *Charts) planPos() diag.Pos {
	switch {
	case len(d.Case.Milestones) > 0:
		return d.Case.Milestones[0].Pos
	case len(d.Case.Experiments) > 0:
		return d.Case.Experiments[0].Pos
	}
	return diag.Pos{File: "config.yaml"}
}

// ganttFigure shows the milestones by state, the other routes, the experiments
// and the calendar behind them.
func (d *Charts) ganttFigure() []*views.Fig {
	rows := d.ganttRows()
	if len(rows) < 2 {
		return nil
	}
	s := sketch{kind: "roadmap", caption: d.roadmapFound(), at: d.planPos(), width: wide}
	s.about = chart.About{Title: "Roadmap", Description: d.roadmapTold()}
	x := chart.Gantt{About: s.about, Rows: rows, Today: chartDay(d.Judged.Day)}
	x.First, x.Last = x.Today, x.Today
	for _, r := range rows {
		for _, b := range r.Bars {
			x.First, x.Last = min(x.First, b.First), max(x.Last, b.Last)
		}
		for _, p := range r.Points {
			x.First, x.Last = min(x.First, p.Day), max(x.Last, p.Day)
		}
	}
	for _, w := range d.Case.Config.Calendar { // the next round is what the plan leads to
		if w.Kind == config.Round && w.Opens.Given() && w.Closing() >= d.Judged.Day && chartDay(w.Opens.First) <= x.Last+120 {
			x.Last = max(x.Last, chartDay(w.Closing()))
		}
	}
	x.First, x.Last = x.First-7, x.Last+7
	for _, w := range d.calendarOf(config.Round, config.Freeze, config.Rest) { // a budget is open for most of a year
		if w.First <= x.Last && w.Last >= x.First {
			x.Windows = append(x.Windows, w)
		}
	}
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// roadmapFound says what the chart shows: "6 milestones are open: the next is due on 4
// September 2026, 1 is overdue".
func (d *Charts) roadmapFound() string {
	open, overdue, next := 0, 0, day.None
	for _, m := range d.Judged.Milestones {
		if m.State != assess.Active && m.State != assess.Planned && m.State != assess.Missed {
			continue
		}
		open++
		switch {
		case m.Due == day.None:
		case m.Due < d.Judged.Day:
			overdue++
		case next == day.None || m.Due < next:
			next = m.Due
		}
	}
	if open == 0 {
		return "The plan: no milestone is open"
	}
	var said []string
	if next != day.None {
		said = append(said, "the next is due on "+wording.DayText(next))
	}
	if overdue > 0 {
		said = append(said, fmt.Sprintf("%d %s overdue", overdue, are(overdue)))
	}
	text := fmt.Sprintf("%s %s open", wording.Count(open, "milestone", "milestones"), are(open))
	if len(said) > 0 {
		text += ": " + wording.List(said)
	}
	return text
}

func (d *Charts) roadmapTold() string {
	counts := map[assess.State]int{}
	for _, m := range d.Judged.Milestones {
		counts[m.State]++
	}
	var said []string
	for _, state := range []assess.State{assess.Active, assess.Planned, assess.Missed, assess.Done, assess.Dropped} {
		if n := counts[state]; n > 0 {
			said = append(said, fmt.Sprintf("%d %s %s", n, are(n), state))
		}
	}
	text := ""
	if len(said) > 0 {
		text = fmt.Sprintf("Of %s, %s on %s.", wording.Count(len(d.Judged.Milestones), "milestone", "milestones"), wording.List(said), wording.DayText(d.Judged.Day))
	}
	if n := len(d.Case.Experiments); n > 0 {
		text += " " + wording.Count(n, "experiment", "experiments") + " beside them."
	}
	return text
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
