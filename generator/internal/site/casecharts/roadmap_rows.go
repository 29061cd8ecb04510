package casecharts

import (
	"cmp"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// barsOnRoadmap bounds the rows; finished milestones give way first, the oldest of them.
const barsOnRoadmap = 60

// ganttRows gives a row per milestone and experiment, open work first.
func (d *Charts) ganttRows() []chart.GanttRow {
	routes := d.routes()
	var open, finished, other, trials []chart.GanttRow
	for _, state := range []assess.State{assess.Active, assess.Planned, assess.Missed, assess.Done, assess.Dropped} {
		for i := range d.Judged.Milestones {
			m := &d.Judged.Milestones[i]
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
	for i := range d.Case.Experiments {
		if row, ok := d.experimentBar(&d.Case.Experiments[i]); ok {
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
func (d *Charts) routes() map[string]bool {
	keys := map[string]bool{}
	for i := range d.Case.Milestones {
		m := &d.Case.Milestones[i]
		if !caseindex.Open(d.States[m.Key()]) {
			continue
		}
		for _, a := range m.Alternatives {
			keys[string(casefile.MilestonesFolder)+"/"+a.Milestone.V] = true
		}
	}
	return keys
}

// milestoneBar gives the row of a milestone; ok is false where it has no date.
func (d *Charts) milestoneBar(m *assess.Milestone) (row chart.GanttRow, ok bool) {
	e, ok := d.Entries[m.Key]
	end := m.Due
	if m.Finished != day.None {
		end = m.Finished
	}
	start := m.Start
	switch {
	case !ok || start == day.None && end == day.None:
		return row, false
	case end == day.None:
		end = max(start, d.Judged.Day)
	case start == day.None || start > end:
		start = end
	}
	bar := looks[string(m.State)]
	bar.Span = chart.Span{First: chartDay(start), Last: chartDay(end)}
	bar.Says = string(m.State) + ", " + wording.DayText(start) + " – " + wording.DayText(end)
	supposed := m.Start != day.None && !e.Date.V.Given() // nobody wrote when it begins
	if supposed {
		bar.Says = string(m.State) + ", " + wording.DayText(end)
		if m.Finished == day.None {
			bar.Says = string(m.State) + ", due " + wording.DayText(end)
		}
	}
	row = chart.GanttRow{Name: e.Title.V, Group: wording.Capital(string(m.State)), Bars: []chart.GanttBar{bar}, Supposed: supposed}
	if m.Finished != day.None && m.Due != day.None && m.Due != m.Finished {
		row.Points = []chart.GanttPoint{{Day: chartDay(m.Due), Says: "due " + wording.DayText(m.Due)}}
	}
	switch {
	case m.State == assess.Dropped:
	case m.State == assess.Missed:
		row.Note = "missed"
	case m.LateBy > 0 && m.Finished == day.None:
		row.Note = wording.Days(m.LateBy) + " overdue"
	case m.LandsLate:
		row.Note = "after its window"
	case m.LateBy > 0:
		row.Note = wording.LateText(m.LateBy)
	}
	return row, true
}

func (d *Charts) experimentBar(x *casefile.Experiment) (row chart.GanttRow, ok bool) {
	start, end := x.Start.V, x.End.V
	switch {
	case !start.Given() && !end.Given():
		return row, false
	case !start.Given():
		start = end
	case !end.Given():
		end = day.On(max(start.First, d.Judged.Day))
	}
	outcome := string(assess.NoData)
	if j := d.Tried[x.Key()]; j != nil {
		outcome = string(j.Outcome)
	}
	bar := looks[outcome]
	bar.Span = chart.Span{First: chartDay(start.First), Last: chartDay(max(start.First, end.Last))}
	bar.Says = outcome + ", " + wording.DayText(start.First) + " – " + wording.DayText(end.Last)
	return chart.GanttRow{Name: x.Title.V, Group: "Experiments", Bars: []chart.GanttBar{bar}, Note: outcome}, true
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
