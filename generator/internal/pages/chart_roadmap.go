package pages

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/assess"
	"github.com/casebook-dev/casebook/generator/internal/casefile"
	"github.com/casebook-dev/casebook/generator/internal/chart"
	"github.com/casebook-dev/casebook/generator/internal/config"
	"github.com/casebook-dev/casebook/generator/internal/day"
)

const (
	barsOnRoadmap = 60 // rows of the roadmap; finished milestones give way first, the oldest of them
	pairsOnPlan   = 30 // finished milestones, the last ones
	weeksOnLoad   = 53 // weeks of load; more are shown by month
)

// roadmapFigures gives the charts of the roadmap.
func (d *desk) roadmapFigures() []*Fig {
	all := append(d.ganttFigure(), d.loadFigure()...)
	return append(append(all, d.plannedFigure()...), d.burnupFigure()...)
}

// planPos is where the plan stands: the first milestone, or what there is.
func (d *desk) planPos() diag.Pos {
	switch {
	case len(d.c.Milestones) > 0:
		return d.c.Milestones[0].Pos
	case len(d.c.Experiments) > 0:
		return d.c.Experiments[0].Pos
	}
	return diag.Pos{File: "config.yaml"}
}

// viewsPos is where the assessments stand.
func (d *desk) viewsPos() diag.Pos {
	if len(d.c.Assessments) > 0 {
		return d.c.Assessments[0].Pos
	}
	return d.c.Framework.Pos
}

// looks gives each state of a milestone, and each outcome of an experiment,
// what it looks like.
var looks = map[string]chart.GanttBar{
	string(assess.Active):     {Tone: chart.Some, Look: chart.Half},
	string(assess.Planned):    {Tone: chart.Accent, Look: chart.Hollow},
	string(assess.Missed):     {Tone: chart.None, Look: chart.Hollow},
	string(assess.Done):       {Tone: chart.Supported, Look: chart.Full},
	string(assess.Dropped):    {Tone: chart.Waived, Look: chart.Dashed},
	string(assess.Running):    {Tone: chart.Some, Look: chart.Half},
	string(assess.NotStarted): {Tone: chart.Accent, Look: chart.Hollow},
	string(assess.Reached):    {Tone: chart.Supported, Look: chart.Full},
	string(assess.Partly):     {Tone: chart.Some, Look: chart.Full},
	string(assess.NotReached): {Tone: chart.None, Look: chart.Full},
	string(assess.NoData):     {Tone: chart.Waived, Look: chart.Dashed},
}

// ganttFigure shows the milestones by state, the other routes, the experiments
// and the calendar behind them.
func (d *desk) ganttFigure() []*Fig {
	rows := d.ganttRows()
	if len(rows) < 2 {
		return nil
	}
	s := sketch{kind: "roadmap", caption: "The plan: milestones, other routes and experiments, with the organisation's calendar behind them", at: d.planPos()}
	s.about = chart.About{Title: "Roadmap", Description: d.roadmapTold()}
	x := chart.Gantt{About: s.about, Rows: rows, Today: chartDay(d.a.Day)}
	x.First, x.Last = x.Today, x.Today
	for _, r := range rows {
		for _, b := range r.Bars {
			x.First, x.Last = min(x.First, b.First), max(x.Last, b.Last)
		}
		for _, p := range r.Points {
			x.First, x.Last = min(x.First, p.Day), max(x.Last, p.Day)
		}
	}
	for _, w := range d.c.Config.Calendar { // the next round is what the plan leads to
		if w.Kind == config.Round && w.Opens.Given() && closing(w) >= d.a.Day && chartDay(w.Opens.First) <= x.Last+120 {
			x.Last = max(x.Last, chartDay(closing(w)))
		}
	}
	x.First, x.Last = x.First-7, x.Last+7
	for _, w := range d.calendarOf() {
		if w.First <= x.Last && w.Last >= x.First {
			x.Windows = append(x.Windows, w)
		}
	}
	s.chart = x
	return []*Fig{d.figure(s)}
}

func (d *desk) roadmapTold() string {
	counts := map[assess.State]int{}
	for _, m := range d.a.Milestones {
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
		text = fmt.Sprintf("Of %s, %s on %s.", count(len(d.a.Milestones), "milestone", "milestones"), list(said), dayText(d.a.Day))
	}
	if n := len(d.c.Experiments); n > 0 {
		text += " " + count(n, "experiment", "experiments") + " beside them."
	}
	return text
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func (d *desk) ganttRows() []chart.GanttRow {
	routes := d.routes()
	var open, finished, other, trials []chart.GanttRow
	for _, state := range []assess.State{assess.Active, assess.Planned, assess.Missed, assess.Done, assess.Dropped} {
		for i := range d.a.Milestones {
			m := &d.a.Milestones[i]
			if m.State != state {
				continue
			}
			row, ok := d.milestoneBar(m)
			switch {
			case !ok:
			case routes[m.Key] && state == assess.Planned:
				row.Group, row.Bars[0].Look, row.Bars[0].Tone = "Other routes", chart.Dashed, chart.Waived
				other = append(other, row)
			case state == assess.Done || state == assess.Dropped:
				finished = append(finished, row)
			default:
				open = append(open, row)
			}
		}
	}
	for i := range d.c.Experiments {
		if row, ok := d.experimentBar(&d.c.Experiments[i]); ok {
			trials = append(trials, row)
		}
	}
	slices.SortStableFunc(trials, func(a, b chart.GanttRow) int { return cmp.Compare(a.Bars[0].First, b.Bars[0].First) })
	if room := max(0, barsOnRoadmap-len(open)-len(other)-len(trials)); len(finished) > room {
		finished = finished[len(finished)-room:]
	}
	all := slices.Concat(open, finished, other, trials)
	return all[:min(len(all), barsOnRoadmap)]
}

// routes finds the milestones that an open one names as another route.
func (d *desk) routes() map[string]bool {
	keys := map[string]bool{}
	for i := range d.c.Milestones {
		m := &d.c.Milestones[i]
		if !open(d.states[m.Key()]) {
			continue
		}
		for _, a := range m.Alternatives {
			keys[string(casefile.MilestonesFolder)+"/"+a.Milestone.V] = true
		}
	}
	return keys
}

// milestoneBar gives the row of a milestone; ok is false where it has no date.
func (d *desk) milestoneBar(m *assess.Milestone) (row chart.GanttRow, ok bool) {
	e, ok := d.entries[m.Key]
	end := m.Due
	if m.Finished != day.None {
		end = m.Finished
	}
	start := m.Start
	switch {
	case !ok || start == day.None && end == day.None:
		return row, false
	case end == day.None:
		end = max(start, d.a.Day)
	case start == day.None || start > end:
		start = end
	}
	bar := looks[string(m.State)]
	bar.Span = chart.Span{First: chartDay(start), Last: chartDay(end)}
	bar.Says = string(m.State) + ", " + dayText(start) + " – " + dayText(end)
	row = chart.GanttRow{Name: e.Title.V, Group: capital(string(m.State)), Bars: []chart.GanttBar{bar}}
	if m.Finished != day.None && m.Due != day.None && m.Due != m.Finished {
		row.Points = []chart.GanttPoint{{Day: chartDay(m.Due), Says: "due " + dayText(m.Due)}}
	}
	switch {
	case m.State == assess.Dropped:
	case m.State == assess.Missed:
		row.Note = "missed"
	case m.LateBy > 0 && m.Finished == day.None:
		row.Note = days(m.LateBy) + " overdue"
	case m.LandsLate:
		row.Note = "after its window"
	case m.LateBy > 0:
		row.Note = lateText(m.LateBy)
	}
	return row, true
}

func (d *desk) experimentBar(x *casefile.Experiment) (row chart.GanttRow, ok bool) {
	start, end := x.Start.V, x.End.V
	switch {
	case !start.Given() && !end.Given():
		return row, false
	case !start.Given():
		start = end
	case !end.Given():
		end = day.On(max(start.First, d.a.Day))
	}
	outcome := string(assess.NoData)
	if j := d.tried[x.Key()]; j != nil {
		outcome = string(j.Outcome)
	}
	bar := looks[outcome]
	bar.Span = chart.Span{First: chartDay(start.First), Last: chartDay(max(start.First, end.Last))}
	bar.Says = outcome + ", " + dayText(start.First) + " – " + dayText(end.Last)
	return chart.GanttRow{Name: x.Title.V, Group: "Experiments", Bars: []chart.GanttBar{bar}, Note: outcome}, true
}

// loadFigure shows the planned work per week against the capacity; over more
// than a year, the mean of the weeks that begin in a month.
func (d *desk) loadFigure() []*Fig {
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
func (d *desk) loadTold(over string) string {
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

// plannedFigure sets the day that each finished milestone was due beside the
// day that it was done.
func (d *desk) plannedFigure() []*Fig {
	var rows []chart.Pair
	late := 0
	for i := range d.a.Milestones {
		m := &d.a.Milestones[i]
		e, ok := d.entries[m.Key]
		if !ok || m.State != assess.Done || m.Finished == day.None || m.Due == day.None {
			continue
		}
		p := chart.Pair{Name: e.Title.V, Planned: chartDay(m.Due), Actual: chartDay(m.Finished), Tone: chart.Supported, Says: cmp.Or(lateText(m.LateBy), "on the day")}
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
	return []*Fig{d.figure(s)}
}

// burnupFigure shows how many milestones were to be done by when, and were.
func (d *desk) burnupFigure() []*Fig {
	x := chart.Burnup{Today: chartDay(d.a.Day)}
	due := 0
	for _, m := range d.a.Milestones {
		if m.State == assess.Dropped || m.Due == day.None {
			continue
		}
		x.Planned = append(x.Planned, chartDay(m.Due))
		if m.Due <= d.a.Day {
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
		"By %s, %d of %d milestones were to be done and %d %s.", dayText(d.a.Day), due, len(x.Planned), len(x.Done), were(len(x.Done)))}
	x.About = s.about
	s.chart = x
	return []*Fig{d.figure(s)}
}
