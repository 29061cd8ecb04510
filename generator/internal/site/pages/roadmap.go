package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func (d *composer) hasRoadmap() bool {
	cfg := d.c.Config
	return len(d.c.Milestones)+len(d.c.Experiments)+len(cfg.Calendar)+len(cfg.Enough) > 0
}

// roadmap composes /roadmap/.
func (d *composer) roadmap() {
	if !d.hasRoadmap() {
		return
	}
	s := d.section("roadmap", "Roadmap", "roadmap")
	v := Roadmap{
		Base: s.base, States: d.milestoneSets(), Experiments: d.experimentRows(),
		Windows: d.windows(), Actual: d.actual(), InProgress: d.mixed(d.a.InProgress),
	}
	var said []string
	for _, set := range v.States {
		said = append(said, fmt.Sprintf("%d %s", len(set.Rows), set.State.Word))
	}
	v.Line = strings.Join(said, ", ")
	for i := range d.c.Milestones {
		m := &d.c.Milestones[i]
		if open(d.states[m.Key()]) {
			l, _ := d.link(m.Key())
			v.Alternatives = append(v.Alternatives, d.alternatives(m, &l)...)
		}
	}
	v.Weeks, v.LoadLine = d.load()
	for _, r := range d.a.Resting {
		if l, ok := d.link(r.Key); ok {
			what := strings.TrimSpace(strings.TrimSuffix(r.What, r.At.V.String()))
			l.Note = fmt.Sprintf("%s %s, inside %s", what, periodText(r.At.V), r.Window.Name)
			v.Resting = append(v.Resting, l)
		}
	}
	for _, e := range d.c.Config.Enough {
		v.Enough = append(v.Enough, Enough{
			Period: *cmp.Or(periodDate(e.Period), &Date{}), TextMD: d.because(e.Text), Now: e.Period.Contains(d.a.Day),
		})
	}
	if n := len(v.InProgress); n > 0 {
		v.InProgressLine = fmt.Sprintf("%d in progress", n)
		if most := d.c.Config.Capacity.InProgress; most > 0 {
			v.InProgressLine += fmt.Sprintf(", of %d at most", most)
		}
	}
	v.Charts = d.roadmapFigures()
	d.put(s, v)
}

// open tells whether there is still work in a milestone.
func open(m *assess.Milestone) bool {
	return m != nil && m.State != assess.Done && m.State != assess.Dropped
}

// windows lists the calendar by opening day.
func (d *composer) windows() []Window {
	calendar := slices.Clone(d.c.Config.Calendar)
	slices.SortStableFunc(calendar, func(a, b config.Window) int {
		return cmp.Or(cmp.Compare(a.Opens.First, b.Opens.First), cmp.Compare(a.Name, b.Name))
	})
	var all []Window
	for _, w := range calendar {
		all = append(all, d.window(w))
	}
	return all
}

func (d *composer) window(w config.Window) Window {
	at := func(p day.Period) casefile.Date { return casefile.Date{V: p} }
	v := Window{
		Name: w.Name, Kind: wordOf(string(w.Kind)), Opens: periodDate(w.Opens), Closes: periodDate(w.Closes),
		Decides: periodDate(w.Decides), Effective: periodDate(w.Effective), Period: spanText(at(w.Opens), at(w.Closes)),
	}
	if !w.Closes.Given() {
		v.Period = "from " + dayText(w.Opens.First)
	}
	switch today, end := d.a.Day, closing(w); {
	case end < today && !w.Closes.Given():
		v.State, v.Line = wordOf("past"), "opened "+distance(w.Opens.First, today)
	case end < today:
		v.State, v.Line = wordOf("past"), "closed "+distance(end, today)
	case w.Opens.First > today:
		v.State, v.Line = wordOf("next"), "opens "+distance(w.Opens.First, today)
	case !w.Closes.Given():
		v.State, v.Line = wordOf("open"), "opened "+distance(w.Opens.First, today)
	default:
		v.State, v.Line = wordOf("open"), "closes "+distance(end, today)
	}
	return v
}

// load words the planned work of each week.
func (d *composer) load() (weeks []Week, line string) {
	most, over := d.c.Config.Capacity.HoursPerWeek, 0
	for _, w := range d.a.Load {
		most = max(most, w.Hours)
	}
	for _, w := range d.a.Load {
		v := Week{
			Monday: *dayDate(w.Monday), Hours: figure(rounded(w.Hours), "h"), Percent: percent(w.Hours, most),
			Over: w.Over, Rest: w.Rest, From: d.links(w.From),
		}
		v.Text = v.Hours
		if w.Capacity > 0 {
			v.Limit = percent(w.Capacity, most)
			v.Text += " of " + figure(w.Capacity, "h")
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
	if capacity := d.c.Config.Capacity.HoursPerWeek; len(weeks) > 0 && capacity > 0 {
		line = fmt.Sprintf("%d of %s over the capacity of %s", over, count(len(weeks), "week", "weeks"), figure(capacity, "h"))
	}
	return weeks, line
}

// actual sets the plan beside what happened, for what is finished or overdue.
func (d *composer) actual() []PlanActual {
	var all []PlanActual
	for i := range d.a.Milestones {
		m := &d.a.Milestones[i]
		finished := m.State == assess.Done && m.Finished != day.None
		if m.Due == day.None || !finished && !(open(m) && m.LateBy > 0) {
			continue
		}
		r := d.milestoneRow(m)
		l, _ := d.link(m.Key)
		v := PlanActual{Milestone: l, State: *r.State, Due: r.Due, Done: r.Done, Text: lateText(m.LateBy)}
		switch {
		case !finished:
			v.Text = fmt.Sprintf("open, %s overdue", days(m.LateBy))
		case m.LateBy == 0:
			v.Text = "on the day"
		}
		all = append(all, v)
	}
	return all
}
